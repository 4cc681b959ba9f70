// The printed plans of measures and the opposition's bridge: every row has its place, totals compete beside each other, sums are checked.
import { expect, it } from 'vitest'
import { bridgeOf, followUp, leadingPlan, measuresJson, measureYear, planYears } from '../followup/model.ts'
import { loadComparability, loadMeasures } from '../followup/store.ts'
import { parseRef } from '../kernel/figure.ts'
import { mkr } from '../kernel/money.ts'
import { month } from '../kernel/month.ts'
import { unitTreeAt } from '../organisation/model.ts'
import { forEachDatabase } from '../storage/testing.ts'
import { measureFacts, placedRows, seedMeasures } from './measuresSeed.ts'
import { demoOrganisation } from './organisation.ts'
import { readCsv } from './publishedCsv.ts'

const { units } = demoOrganisation(readCsv('organisation.csv'), 'small')
const tree = unitTreeAt(units, '2020-12-31')

it('gives every row of the list a place among units that exist', () => {
  for (const { placed, plan } of placedRows())
    expect([plan.id, tree.unit('unit' in placed ? placed.unit : plan.unit)?.code]).toEqual([plan.id, expect.any(String)])
})

forEachDatabase('the demo’s measures', (open) => {
  it('stand as printed, with competing totals beside each other, and are put in once', async () => {
    const db = await open()
    await db.transact(seedMeasures)
    await db.transact(seedMeasures)
    const book = await db.transact(loadMeasures)
    expect(planYears(book.plans)).toEqual([2023, 2022, 2021, 2020])
    const followed = book.plans
      .filter((one) => one.first === '2020-01' && one.last === '2020-12')
      .map((plan) => followUp({ ...book, plan, tree, nameOf: (code) => code }))
    const said = followed.map(({ plan, total }) => [
      plan.id,
      total.planned && mkr(total.planned, 1),
      total.achieved && mkr(total.achieved, 1),
      total.share.known ? [total.share.percent, total.share.exact] : undefined,
      plan.beside,
    ])
    expect(said).toEqual([
      ['omstallningsplan-2020', 225, 138, [61, 61.3], undefined],
      ['omstallningsplan-2020-formel', 188, 117, [62, 62.2], 'omstallningsplan-2020'],
      ['omstallningsplan-2020-omprovad', 188, 94.1, [50, 50.1], 'omstallningsplan-2020'],
    ])
    const region = leadingPlan(followed, tree)!
    expect(region.byCommittee.map((row) => [row.unit, row.achieved && mkr(row.achieved, 1), row.missing])).toEqual([
      ['hsn', 80, []],
      ['rs', 57, []],
      ['run', undefined, ['ruf']],
    ])
    expect(region.byCommittee[0]!.share).toMatchObject({ known: false, percentPrinted: 38 })
    expect(region.items.filter((one) => one.within).map((one) => [one.title, mkr(one.achieved!, 1)])).toEqual([
      ['Minska beroendet av hyrpersonal', -17.4],
      ['Effektivisering av inköps- och upphandlingsprocessen', 12.3],
    ])
    expect(mkr(region.undistributed!)).toBe(1)
  })

  it('are what the command line answers, with the base of every percentage', async () => {
    const db = await open()
    await db.transact(seedMeasures)
    const book = await db.transact(loadMeasures)
    const answer = measuresJson(measureYear(book, units, 2020), units)!
    expect(answer).toMatchObject({
      year: 2020,
      plan: 225,
      achieved: 138,
      percent: 61,
      percentExact: 61.3,
      base: 'yearPlan',
      baseWords: 'årsplanen 2020',
      missing: [{ unit: 'ruf', kind: 'stated' }],
    })
    expect(answer.competing.map(({ plan, achieved, percent }) => [plan, achieved, percent])).toEqual([
      [188, 117, 62],
      [188, 94.1, 50],
    ])
    expect(answer.by.map((one) => [one.unit, one.plan, one.achieved, one.percent, one.percentFrom, one.base])).toEqual([
      ['hsf', null, 80, 38, 'printed', 'yearPlan'],
      ['rfv', 11.5, 57, 496, 'amounts', 'yearPlan'],
      ['ruf', null, null, null, null, 'yearPlan'],
    ])
    expect(measuresJson(measureYear(book, units, 2023), units)).toMatchObject({
      plan: 91,
      achieved: 34,
      percent: 37,
      base: 'periodPlan',
      baseWords: 'periodplanen januari–april 2023',
    })
    expect(measuresJson(measureYear(book, units, 2019), units)).toBeUndefined()
  })

  it('hold the bridge to the structural result, which adds up to its printed line', async () => {
    const db = await open()
    await db.transact(seedMeasures)
    const { estimates } = await db.transact(loadComparability)
    const bridge = bridgeOf({ period: month('2020-11'), tagged: [], estimates })
    expect([bridge.steps.length, mkr(bridge.start!.ore), mkr(bridge.cleaned!), bridge.printed!.difference]).toEqual([
      9, 259, -230, 0,
    ])
    expect([mkr(bridge.fullYear!.amountOre), bridge.fullYear!.signed?.by, bridge.fullYear!.basis]).toEqual([
      -250,
      'Demodata (publicerade uppgifter)',
      'published',
    ])
  })
})

it('gives a fact for every printed number, each with an address of its own', () => {
  const facts = measureFacts()
  expect(new Set(facts.map((one) => one.ref)).size).toBe(facts.length)
  expect(facts.filter((one) => parseRef(one.ref)?.room !== 'followup' || one.value === null)).toEqual([])
  const numbers = readCsv('plan_2022_2026/measures.csv').flatMap((row) =>
    [row.plan_mkr, row.effect_mkr, row.percent].filter((one) => one !== ''),
  )
  const tables = readCsv('plan_2022_2026/alliance_2021.csv').filter((row) =>
    [
      'structural_deficit_bridge',
      'structural_deficit_prose',
      'covid_effect_per_month',
      'accumulated_result',
      'effect_degree',
    ].includes(row.table!),
  )
  // 265 is a sum made by the list, not a printed number.
  expect(facts.length).toBe(numbers.length - 1 + tables.length)
  const printedAt = new Map(facts.map((one) => [String(one.ref), [one.value, one.unit, one.document]]))
  expect(printedAt.get('followup:measures/omstallningsplan-2020/effect@region/2020')).toEqual([138, 'mkr', 'Årsredovisning 2020'])
  expect(printedAt.get('followup:measures/omstallningsplan-2020/percent@hsf/2020')).toEqual([
    38,
    'percent',
    'Årsredovisning 2020',
  ])
  expect(printedAt.get('followup:measures/atgardsplaner-2023-04/plan@hsn/2023-04')).toEqual([
    91,
    'mkr',
    'Delårsrapport april 2023',
  ])
  expect(printedAt.get('followup:structural_deficit/bridge/structural_result@region/2020-11')?.[0]).toBe(-230)
  expect(printedAt.get('followup:accumulated_result/operations_net/sum@region/2011-2019')?.[0]).toBe(-1806)
  expect(printedAt.get('followup:effect_degree/not_achieved_share@region/2021')?.[0]).toBe(0.4)
})
