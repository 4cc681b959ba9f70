// Every effect counted once, where it shows; a percentage with its base; what is missing said by name and never as zero.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumOre } from '../../kernel/money.ts'
import { month } from '../../kernel/month.ts'
import { type Unit, unitTreeAt } from '../../organisation/model.ts'
import { EXAMPLE_UNITS, exampleMeasure, examplePlan, exampleReport, exampleStated, millions } from './examples.ts'
import { followUp, leadingPlan, type PlanFollowUp } from './followUp.ts'
import {
  baseFits,
  baseWords,
  type Measure,
  type MeasurePlan,
  type MeasureReport,
  plannedOf,
  type StatedEffect,
} from './measure.ts'
import { measureSubjects, measureTasks } from './tasks.ts'

const tree = unitTreeAt(EXAMPLE_UNITS, '2023-12-31')
const names = new Map(EXAMPLE_UNITS.map((one) => [one.code, one.name]))
const nameOf = (unit: string) => names.get(unit) ?? unit

interface Given {
  plan?: MeasurePlan
  measures?: readonly Measure[]
  reports?: readonly MeasureReport[]
  stated?: readonly StatedEffect[]
}
const follow = ({ plan = examplePlan(), measures = [], reports = [], stated = [] }: Given): PlanFollowUp =>
  followUp({ plan, measures, reports, stated, tree, nameOf })

const planned = (value: number) => ({ planned: { 2023: millions(value) } })

describe('a percentage of plan', () => {
  it('says which plan it is a share of, in data and in words', () => {
    const year = follow({
      plan: examplePlan({ plannedOre: millions(225) }),
      stated: [exampleStated({ unit: 'rf', effectOre: millions(138) })],
    })
    expect(year.total.share).toEqual({
      known: true,
      base: { sv: 'årsplanen 2023', en: 'the year plan 2023' },
      percent: 61,
      exact: 61.3,
    })
    const period = examplePlan({ base: 'periodPlan', last: month('2023-04'), plannedOre: millions(91) })
    const part = follow({ plan: period, stated: [exampleStated({ unit: 'rf', effectOre: millions(34) })] })
    expect(part.total.share).toMatchObject({ percent: 37, exact: 37.4, base: { sv: 'periodplanen januari–april 2023' } })
  })

  it.each([
    ['without an amount in the plan', { effectOre: millions(80), percentPrinted: 38 }, undefined, 'Planen har inget belopp.'],
    ['without an effect', {}, 5, 'Ingen effekt är redovisad.'],
    ['of a plan of zero', { effectOre: millions(1) }, 0, 'Planen är noll eller mindre.'],
  ])('is a reason instead %s', (_, effect, amount, why) => {
    const { total } = follow({
      plan: examplePlan(amount === undefined ? {} : { plannedOre: millions(amount) }),
      stated: [exampleStated({ unit: 'rf', ...effect })],
    })
    expect(total.share).toMatchObject({ known: false, why: { sv: why }, base: { sv: 'årsplanen 2023' } })
  })

  it('of a plan over several years is of the whole period, and a year missing in a measure makes its plan missing', () => {
    const plan = examplePlan({ base: 'periodPlan', first: month('2020-01'), last: month('2022-12') })
    expect(baseWords(plan).sv).toBe('periodplanen 2020–2022')
    expect(plannedOf({ planned: { 2020: millions(1), 2021: millions(2), 2022: millions(2) } }, plan)).toBe(millions(5))
    expect(plannedOf({ planned: { 2020: millions(1), 2022: millions(2) } }, plan)).toBeUndefined()
    expect([baseFits(plan), baseFits({ ...plan, base: 'yearPlan' }), baseFits(examplePlan())]).toEqual([true, false, true])
  })
})

describe('missing effects', () => {
  it('are named, are not zero, and take the percentage away', () => {
    const measures = [
      exampleMeasure({ ...planned(10) }),
      exampleMeasure({ id: 'm2', title: 'Nytt avtal', unit: 'e2', ...planned(4) }),
    ]
    const { total, lacking, byCommittee } = follow({ measures, reports: [exampleReport({ effectOre: millions(6) })] })
    expect(total).toMatchObject({ planned: millions(14), achieved: millions(6), missing: ['Nytt avtal'] })
    expect(total.share).toMatchObject({ known: false, why: { sv: 'Effekt saknas för Nytt avtal.' } })
    expect(lacking.map((one) => one.title)).toEqual(['Nytt avtal'])
    expect(byCommittee.map((row) => [row.unit, row.achieved, row.share.known])).toEqual([
      ['hsn', millions(6), true],
      ['rs', undefined, false],
    ])
  })

  it('reported as nought is a known nought', () => {
    const { total } = follow({ measures: [exampleMeasure(planned(10))], reports: [exampleReport({ effectOre: millions(0) })] })
    expect(total.share).toMatchObject({ known: true, percent: 0 })
  })

  it('a plan missing in one measure takes the percentage away too', () => {
    const measures = [exampleMeasure(planned(10)), exampleMeasure({ id: 'm2', title: 'Nytt avtal' })]
    const reports = [exampleReport({ effectOre: millions(6) }), exampleReport({ measure: 'm2', effectOre: millions(3) })]
    expect(follow({ measures, reports }).total.share).toMatchObject({ why: { sv: 'Planerat belopp saknas för Nytt avtal.' } })
  })
})

describe('what has been reported', () => {
  it('is the latest version of the latest round within the period of the plan', () => {
    const reports = [
      exampleReport({ effectOre: millions(1) }),
      exampleReport({ version: 2, effectOre: millions(2) }),
      exampleReport({ round: month('2023-08'), effectOre: millions(3) }),
      exampleReport({ round: month('2024-04'), effectOre: millions(9) }),
    ]
    const of = (plan: MeasurePlan) => follow({ plan, measures: [exampleMeasure()], reports }).items[0]!.report?.effectOre
    expect(of(examplePlan())).toBe(millions(3))
    expect(of(examplePlan({ base: 'periodPlan', last: month('2023-04') }))).toBe(millions(2))
  })
})

describe('an effect in another unit', () => {
  it('is counted once, where it shows, and read where it was done', () => {
    const measures = [
      exampleMeasure({ id: 'm1', title: 'Upphandling', unit: 'e2', effectPlace: { kind: 'unit', unit: 'e1' }, ...planned(10) }),
      exampleMeasure({ id: 'm2', title: 'Annat', unit: 'e2', effectPlace: { kind: 'unnamed' }, ...planned(3) }),
    ]
    const reports = [exampleReport({ effectOre: millions(12) }), exampleReport({ measure: 'm2', effectOre: millions(2) })]
    const { total, byCommittee } = follow({ measures, reports })
    expect(total.achieved).toBe(millions(14))
    expect(byCommittee.map((row) => [row.unit, row.achieved, row.doneHereShownElsewhere.map((one) => one.title)])).toEqual([
      ['hsn', millions(12), []],
      ['rs', undefined, ['Upphandling', 'Annat']],
      [undefined, millions(2), []],
    ])
  })
})

describe('a stated total', () => {
  const stated = [
    exampleStated({ unit: 'rf', effectOre: millions(138), percentPrinted: 61 }),
    exampleStated({ unit: 'hsf', effectOre: millions(80), percentPrinted: 38 }),
    exampleStated({ unit: 'e2', plannedOre: millions(11.5), effectOre: millions(57) }),
  ]
  const measures = [exampleMeasure({ title: 'Hyrpersonal', unit: 'e1' })]
  const reports = [exampleReport({ effectOre: millions(-17.4) })]

  it('is the total; measures inside it are shown and not added; what its parts lack is said', () => {
    const got = follow({ plan: examplePlan({ plannedOre: millions(225) }), stated, measures, reports })
    expect(got.total).toMatchObject({ achieved: millions(138), share: { percent: 61 } })
    expect(got.byCommittee.map((row) => [row.unit, row.achieved])).toEqual([
      ['hsn', millions(80)],
      ['rs', millions(57)],
    ])
    expect(got.items.find((one) => one.title === 'Hyrpersonal')).toMatchObject({ within: 'hsf', achieved: millions(-17.4) })
    expect(got.undistributed).toBe(millions(1))
  })

  it('keeps a printed percentage beside the reason why none is computed', () => {
    const { byCommittee } = follow({ stated })
    expect(byCommittee[0]!.share).toMatchObject({ known: false, percentPrinted: 38, why: { sv: 'Planen har inget belopp.' } })
    expect(byCommittee[1]!.share).toMatchObject({ known: true, percent: 496 })
  })
})

describe('over random organisations and measures', () => {
  const codes = fc.integer({ min: 3, max: 12 })
  const made = codes.chain((size) => {
    const at = fc.integer({ min: 0, max: size - 1 })
    return fc.record({
      parents: fc.array(fc.nat(), { minLength: size, maxLength: size }),
      kinds: fc.array(fc.constantFrom('committee' as const, 'unit' as const), { minLength: size, maxLength: size }),
      measures: fc.array(
        fc.record({
          unit: at,
          place: fc.oneof(fc.constant('own' as const), fc.constant('unnamed' as const), at),
          effect: fc.option(fc.integer({ min: -1e12, max: 1e12 }), { nil: undefined }),
        }),
        { maxLength: 15 },
      ),
      stated: fc.uniqueArray(
        fc.record({ unit: at, effect: fc.option(fc.integer({ min: -1e12, max: 1e12 }), { nil: undefined }) }),
        {
          selector: (one) => one.unit,
          maxLength: 4,
        },
      ),
    })
  })

  it('the region’s total is the sum of its committees and of what is not named, however stated totals lie, nothing doubled', () => {
    fc.assert(
      fc.property(made, (given) => {
        const units: Unit[] = given.parents.map((parent, i) => ({
          code: `u${i}`,
          name: `u${i}`,
          kind: given.kinds[i]!,
          ...(i === 0 ? {} : { parent: `u${parent % i}` }),
          validFrom: '2020-01-01',
        }))
        units.push({ code: 'top', name: 'top', kind: 'assembly', validFrom: '2020-01-01' })
        const where = unitTreeAt(units, '2023-12-31')
        const measures = given.measures.map((one, i) =>
          exampleMeasure({
            id: `m${i}`,
            title: `m${i}`,
            unit: `u${one.unit}`,
            effectPlace:
              one.place === 'own' || one.place === 'unnamed' ? { kind: one.place } : { kind: 'unit', unit: `u${one.place}` },
          }),
        )
        const reports = given.measures.flatMap((one, i) =>
          one.effect === undefined ? [] : [exampleReport({ measure: `m${i}`, effectOre: one.effect as never })],
        )
        const stated = given.stated.map((one) =>
          exampleStated({ unit: `u${one.unit}`, ...(one.effect === undefined ? {} : { effectOre: one.effect as never }) }),
        )
        const got = followUp({
          plan: examplePlan({ unit: 'top' }),
          measures,
          reports,
          stated,
          tree: where,
          nameOf: (code) => code,
        })
        const rowsSum = (rows: typeof got.byUnit) =>
          sumOre(rows.flatMap((row) => (row.achieved === undefined ? [] : [row.achieved])))
        // By hand: an item is added unless a stated unit stands over whoever did it.
        const over = (code: string, self?: string) => stated.some((one) => one.unit !== self && where.contains(one.unit, code))
        const byHand = sumOre([
          ...measures.flatMap((one, i) => (over(one.unit) ? [] : [given.measures[i]!.effect ?? 0])),
          ...stated.flatMap((one) => (over(one.unit, one.unit) ? [] : [one.effectOre ?? 0])),
        ])
        expect(got.total.achieved ?? 0).toBe(byHand)
        expect(rowsSum(got.byCommittee)).toBe(byHand)
        expect(rowsSum(got.byUnit)).toBe(byHand)
        expect(got.items.length).toBe(measures.length + stated.length)
      }),
    )
  })
})

describe('the plan a year opens with', () => {
  it('is the authority’s own with plan and effect; another total of it stands beside', () => {
    const mine = follow({
      plan: examplePlan({ plannedOre: millions(225) }),
      stated: [exampleStated({ unit: 'rf', effectOre: millions(138) })],
    })
    const beside = follow({
      plan: examplePlan({ id: 'other', beside: 'plan-2023', plannedOre: millions(188) }),
      stated: [exampleStated({ plan: 'other', unit: 'rf', effectOre: millions(117) })],
    })
    const small = follow({ plan: examplePlan({ id: 'hsn', unit: 'hsn', plannedOre: millions(274) }) })
    expect(leadingPlan([beside, small, mine], tree)?.plan.id).toBe('plan-2023')
    expect(leadingPlan([], tree)).toBeUndefined()
  })
})

describe('who needs a plan', () => {
  it('is a unit with a negative forecast or a reduced frame; a missing forecast is unknown, not good', () => {
    const got = measureTasks({
      year: 2023,
      forecasts: [
        { unit: 'hsn', deviationOre: millions(-550) },
        { unit: 'rs', deviationOre: millions(3) },
        { unit: 'e1' },
        { unit: 'e2', deviationOre: millions(0) },
      ],
      frames: [
        { unit: 'rs', changeOre: millions(-1) },
        { unit: 'e2', changeOre: millions(5) },
      ],
      plans: [
        examplePlan({ id: 'hsn-2023', unit: 'hsn' }),
        examplePlan({ id: 'hsn-2022', unit: 'hsn', last: month('2022-12'), first: month('2022-01') }),
      ],
    })
    expect(got).toEqual({
      needs: [
        { unit: 'hsn', forecastOre: millions(-550), plans: ['hsn-2023'] },
        { unit: 'rs', frameOre: millions(-1), plans: [] },
      ],
      unknown: ['e1'],
    })
  })

  it('gives the round a subject only where no plan is made', () => {
    const needs = [
      { unit: 'hsn', forecastOre: millions(-550), plans: ['hsn-2023'] },
      { unit: 'rs', frameOre: millions(-1), plans: [] },
      { unit: 'e1', forecastOre: millions(-2), plans: [] },
    ]
    expect(measureSubjects({ needs }, 2023, EXAMPLE_UNITS)).toEqual([
      { address: 'followup:measure-plan@rs/2023', kind: 'committee', unit: 'rs', title: 'Åtgärdsplan 2023, Regionstyrelsen' },
      { address: 'followup:measure-plan@e1/2023', kind: 'unit', unit: 'e1', title: 'Åtgärdsplan 2023, Akuten' },
    ])
  })
})
