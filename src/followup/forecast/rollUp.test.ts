// A round rolled up: what was said adds up, what was not said is named, and nobody's silence becomes a zero.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recompute } from '../../kernel/figure.ts'
import { ORE_PER_MKR, ore } from '../../kernel/money.ts'
import { type Unit, unitTreeAt } from '../../organisation/model.ts'
import { accuracy } from './accuracy.ts'
import { balanceForecast } from './balanceForecast.ts'
import { forecastRef, withForecasts } from './figures.ts'
import {
  deviationOre,
  type Forecast,
  forecastOre,
  forecastsOfReports,
  lineForecast,
  parseForecastHolder,
  portfolioForecast,
  statesDeviationOnly,
  unitForecast,
} from './forecast.ts'
import { forecasters, rollUp } from './rollUp.ts'

const unit = (code: string, kind: Unit['kind'], name: string, parent?: string): Unit => ({
  code,
  kind,
  name,
  validFrom: '2020-01-01',
  ...(parent ? { parent } : {}),
})
const TREE = unitTreeAt(
  [
    unit('rf', 'assembly', 'Fullmäktige'),
    unit('rs', 'executiveBoard', 'Styrelsen', 'rf'),
    unit('hsn', 'committee', 'Vårdnämnden', 'rf'),
    unit('pn', 'committee', 'Patientnämnden', 'rf'),
    unit('fin', 'finance', 'Central finansiering', 'rf'),
    unit('kost', 'jointCommittee', 'Grannens nämnd'),
    unit('ls', 'businessArea', 'Länssjukvård', 'hsn'),
    unit('e1', 'unit', 'Akuten', 'ls'),
    unit('e2', 'unit', 'Röntgen', 'ls'),
    unit('k1', 'costCentre', 'Akuten dag', 'e1'),
  ],
  '2023-04-30',
)
const mkr = (value: number) => ore(value * ORE_PER_MKR)
const said = (holder: string, deviation: number, more: Partial<Forecast> = {}): Forecast => ({
  round: '2023-04',
  holder,
  year: 2023,
  statedDeviation: mkr(deviation),
  method: 'published',
  comment: '',
  by: 'någon',
  at: '2023-05-10T08:00:00Z',
  version: 1,
  ...more,
})
const roll = (forecasts: Forecast[], adjustments: Parameters<typeof rollUp>[0]['adjustments'] = []) =>
  rollUp({ round: '2023-04', tree: TREE, forecasts, adjustments })
const PRINTED = [said('unit/rs', -43), said('unit/hsn', -550), said('line/tax_and_grants', 154), said('line/financial', 81)]

describe('a forecast', () => {
  it('is always outcome to date and the rest (C62); a stated deviation says that it is only that', () => {
    const own = { outcomeToDate: mkr(-100), restOfYear: mkr(-210), budget: mkr(-300) }
    expect([forecastOre(own), deviationOre(own), statesDeviationOnly(own)]).toEqual([mkr(-310), mkr(-10), false])
    const stated = { statedDeviation: mkr(-43) }
    expect([forecastOre(stated), deviationOre(stated), statesDeviationOnly(stated)]).toEqual([undefined, mkr(-43), true])
    expect(deviationOre({ outcomeToDate: mkr(-1) })).toBeUndefined()
    expect(forecastOre({ budget: mkr(-324), statedDeviation: mkr(-409) })).toBe(mkr(-733))
  })

  it('has a holder written as those of the budget', () => {
    expect(parseForecastHolder('unit/rs/service')).toEqual({ kind: 'unit', unit: 'rs', activity: 'service' })
    expect(parseForecastHolder(lineForecast('financial'))).toEqual({ kind: 'line', line: 'financial' })
    expect(['line/okänd', 'unit/', 'unit/a/', 'rs', 'unit/a/b/c'].map(parseForecastHolder)).toEqual(Array(5).fill(undefined))
  })

  it('of a portfolio takes unrealised changes at the outcome to date, and says so', () => {
    expect(portfolioForecast({ realised: mkr(20), unrealisedToDate: mkr(60) })).toEqual({
      unrealised: mkr(60),
      total: mkr(80),
      defaulted: true,
    })
    expect(portfolioForecast({ realised: mkr(20), unrealisedToDate: mkr(60), unrealised: mkr(0) })).toMatchObject({
      total: mkr(20),
      defaulted: false,
    })
    expect(portfolioForecast({ realised: mkr(20) }).total).toBeUndefined()
  })
})

describe('a roll-up', () => {
  it('asks the assembly and what answers to it, nobody else', () => {
    expect(forecasters(TREE).map(({ code }) => code)).toEqual(['rf', 'rs', 'hsn', 'pn'])
  })

  it('adds up what was said, names the rest and tells how many a total rests on', () => {
    const rolled = roll([...PRINTED, said('line/result', -439 + 81, { budget: mkr(-324) })])
    expect(rolled.netCost).toMatchObject({ deviation: mkr(-593), restsOn: { known: 2, of: 4 } })
    expect(rolled.total.deviation).toBe(mkr(-358))
    expect(rolled.result).toBe(mkr(-682))
    expect(rolled.missing).toEqual(['Fullmäktige', 'Patientnämnden'])
    expect(rolled.findings).toEqual([])
    const without = roll([])
    expect([without.netCost.deviation, without.total.deviation, without.result]).toEqual([undefined, undefined, undefined])
    expect(without.missing).toHaveLength(6)
  })

  it('reads unit reports as forecasts when the committee has made none, and names the units that are silent', () => {
    const reports = forecastsOfReports([
      {
        round: '2023-04',
        unit: 'e1',
        version: 1,
        text: '',
        forecastOre: mkr(-3),
        deviationReason: 'Vikarier.',
        unchanged: false,
        by: 'A',
        at: '',
      },
      { round: '2023-04', unit: 'e2', version: 1, text: '', deviationReason: '', unchanged: false, by: 'B', at: '' },
    ])
    const hsn = roll(reports).committees.find(({ id }) => id === 'hsn')!
    expect(hsn).toMatchObject({ deviation: mkr(-3), source: 'units', restsOn: { known: 1, of: 2 }, missing: ['Röntgen'] })
    const own = roll([...reports, said('unit/hsn', -550)]).committees.find(({ id }) => id === 'hsn')!
    expect(own).toMatchObject({ deviation: mkr(-550), source: 'own', units: { deviation: mkr(-3) } })
    const area = roll([...reports, said('unit/ls', -8)]).committees.find(({ id }) => id === 'hsn')!
    expect(area).toMatchObject({ deviation: mkr(-8), restsOn: { known: 1, of: 1 } })
  })

  it('keeps an adjustment at the committee, and makes none of a committee that has said nothing', () => {
    const adjustment = { round: '2023-04', amount: mkr(20), reason: 'Bidrag väntas.', no: 1, by: 'C', at: '' }
    const rolled = roll(PRINTED, [
      { ...adjustment, unit: 'hsn' },
      { ...adjustment, unit: 'pn' },
    ])
    expect(rolled.committees.find(({ id }) => id === 'hsn')).toMatchObject({
      deviation: mkr(-530),
      own: { statedDeviation: mkr(-550) },
    })
    expect(rolled.committees.find(({ id }) => id === 'pn')!.deviation).toBeUndefined()
    expect(rolled.netCost.deviation).toBe(mkr(-573))
  })

  it('says when parts or a stated total do not add up', () => {
    const parts = [said('unit/rs/a', 36), said('unit/rs/b', -80)]
    const rolled = roll([...PRINTED, ...parts, said('line/net_cost', -600)])
    expect(rolled.findings.map((one) => one.message.sv.replaceAll('\u2212', '-'))).toEqual([
      'Styrelsen: delarna summerar till -44 mkr, men prognosen är -43 mkr. Skillnad -1 mkr.',
      'Verksamhetens nettokostnader: summan är -593 mkr, men -600 mkr har angetts.',
    ])
    expect(rolled.netCost.deviation).toBe(mkr(-593))
  })

  it('is the sum of its parts whatever is missing', () => {
    const amount = fc.option(fc.integer({ min: -1_000, max: 1_000 }), { nil: undefined })
    fc.assert(
      fc.property(fc.tuple(amount, amount, amount, amount), (amounts) => {
        const holders = ['unit/rs', 'unit/hsn', 'unit/pn', 'unit/rf']
        const rolled = roll(amounts.flatMap((one, at) => (one === undefined ? [] : [said(holders[at]!, one)])))
        const known = amounts.filter((one) => one !== undefined)
        expect(rolled.netCost.restsOn).toEqual({ known: known.length, of: 4 })
        expect(rolled.netCost.deviation).toBe(known.length === 0 ? undefined : mkr(known.reduce((a, b) => a + b, 0)))
        expect(rolled.netCost.missing).toHaveLength(4 - known.length)
      }),
    )
  })
})

it('the balance requirement starts from the forecast result and is not finished while an adjustment is missing', () => {
  const one = balanceForecast(mkr(-733))
  expect([one.startsFrom, one.result, one.missing.length]).toEqual([mkr(-733), undefined, 2])
  const whole = balanceForecast(mkr(-733), { reduction_capital_gains: mkr(-5), unrealised_gains_losses_securities: mkr(-60) })
  expect([whole.result, whole.missing]).toEqual([mkr(-798), []])
  expect(balanceForecast(undefined).startsFrom).toBeUndefined()
})

it('accuracy is outcome less forecast by months left, and only of years that are over', () => {
  const own = {
    outcomeToDate: mkr(-100),
    restOfYear: mkr(-200),
    budget: mkr(-290),
    statedDeviation: undefined,
    method: 'judged' as const,
  }
  const forecasts = [
    said('unit/rs', 0, own),
    said('unit/rs', 0, { ...own, round: '2023-08', restOfYear: mkr(-210) }),
    said('unit/hsn', -10),
    said('unit/pn', -1),
  ]
  const known = accuracy(forecasts, [
    { holder: 'unit/rs', year: 2023, outcome: mkr(-306), budget: mkr(-290) },
    { holder: 'unit/hsn', year: 2023, outcome: mkr(-1_014), budget: mkr(-1_000) },
  ])
  expect(known.hits.map((one) => [one.forecast.holder, one.lead, one.error])).toEqual([
    ['unit/rs', 8, mkr(-6)],
    ['unit/rs', 4, mkr(4)],
    ['unit/hsn', 8, mkr(-4)],
  ])
  expect(known.byLead).toEqual([
    { key: '8', count: 2, meanError: mkr(5), bias: mkr(-5) },
    { key: '4', count: 1, meanError: mkr(4), bias: mkr(4) },
  ])
  expect(known.byHolder.find(({ key }) => key === unitForecast('rs'))).toMatchObject({ meanError: mkr(5), bias: mkr(-1) })
})

describe('the figures of a round', () => {
  const none = { room: 'followup', resolve: () => undefined, explain: () => undefined }
  const adjustment = {
    round: '2023-04',
    unit: 'hsn',
    amount: mkr(20),
    reason: 'Bidrag väntas.',
    no: 1,
    by: 'C',
    at: '2023-05-10T08:00:00Z',
  }
  const rolled = roll(
    [...PRINTED, said('unit/e1', -3), said('line/result', -358, { budget: mkr(-324), source: 'Delårsrapport' })],
    [adjustment],
  )
  const source = withForecasts(none, (round) => (round === '2023-04' ? rolled : undefined))

  it('have addresses, and explain themselves down to who said what', async () => {
    for (const [id, value] of [
      ['hsn', -530],
      ['rs', -43],
      ['net_cost', -573],
      ['tax_and_grants', 154],
      ['total', -338],
      ['result', -662],
    ] as const) {
      const ref = forecastRef(id, '2023-04')
      const node = (await source.explain(ref))!
      expect([id, source.resolve(ref)?.value, node.value, recompute(node)]).toEqual([id, mkr(value), mkr(value), mkr(value)])
    }
    expect((await source.explain(forecastRef('hsn', '2023-04')))!.children.map((one) => [one.ref, one.value])).toEqual([
      ['followup:forecast/said@hsn/2023-04', mkr(-550)],
      ['followup:forecast/adjustment/1@hsn/2023-04', mkr(20)],
    ])
    expect((await source.explain(forecastRef('total', '2023-04')))!.note?.sv).toContain('Saknas: Fullmäktige och Patientnämnden')
  })

  it('are missing where nobody has said anything, and unknown where there is no such thing', () => {
    expect(source.resolve(forecastRef('pn', '2023-04'))).toMatchObject({ value: null, state: 'missing' })
    expect(source.resolve(forecastRef('hsn', '2024-01'))).toBeUndefined()
    expect(source.resolve(forecastRef('okänd', '2023-04'))).toBeUndefined()
    expect(source.resolve('followup:forecast/adjustment/1@hsn/2023-04' as never)?.value).toBe(mkr(20))
    expect(source.resolve('followup:forecast/said@rs/2023-04' as never)).toMatchObject({ basis: 'published' })
  })
})
