// Frames year by year, the rounding everybody shares, and editions that are never mixed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeDecimal } from '../kernel/decimal.ts'
import { ore, sumOre } from '../kernel/money.ts'
import type { Activity } from './activity.ts'
import type { BudgetDecision, Entry } from './decision.ts'
import { differentiate, frameChain, indexChange, indexed } from './frames.ts'
import { lineHolder, unitHolder } from './holder.ts'
import type { Vintage } from './vintage.ts'
import { amountOf, editionChanges, percentOfPpm, rateOf } from './vintages.ts'

describe('an index', () => {
  it('is rounded once to whole öre, half away from zero', () => {
    expect(indexChange(ore(100), 25_000)).toBe(3)
    expect(indexChange(ore(-100), 25_000)).toBe(-3)
    expect(indexed(ore(1_000_000_00), 38_470)).toBe(103_847_000)
  })

  it('adds what it says: the amount and its change are never an öre apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), fc.integer({ min: -200_000, max: 200_000 }), (amount, ppm) => {
        expect(indexed(ore(amount), ppm)).toBe(amount + indexChange(ore(amount), ppm))
        const exact = BigInt(amount) * BigInt(ppm) * 2n - BigInt(indexChange(ore(amount), ppm)) * 2_000_000n
        expect(exact >= -1_000_000n && exact <= 1_000_000n).toBe(true)
      }),
    )
  })
})

const activity = (id: string, treatment: Activity['treatment'], position: number): Activity => ({
  unit: 'hsn',
  id,
  name: id,
  treatment,
  position,
})
const CARE = activity('sjukhusvard', 'indexed', 1)
const DEPRECIATION = activity('avskrivningar', 'depreciation', 2)
const PENSIONS = activity('pensioner', 'level', 3)

const given = (to: Activity, year: number, kronor: number, permanence: Entry['permanence'] = 'permanent'): Entry => ({
  id: `${to.id}-${year}-${permanence}`,
  from: lineHolder('result'),
  to: unitHolder(to.unit, to.id),
  year,
  amount: ore(kronor * 100),
  reason: 'Ram',
  permanence,
})
const plan: BudgetDecision = {
  id: 'plan',
  kind: 'regionalPlan',
  state: 'decided',
  body: 'assembly',
  date: '2021-06-15',
  title: 'Plan',
  reason: 'Plan',
  entries: [
    given(CARE, 2022, 1_000),
    given(CARE, 2022, 50, 'temporary'),
    given(CARE, 2023, 20),
    given(CARE, 2024, 7, 'temporary'),
    given(DEPRECIATION, 2022, 300),
    given(PENSIONS, 2022, 200),
  ],
}

const chain = (indexOf: (year: number) => number | undefined) =>
  frameChain({
    decisions: [plan],
    activities: [CARE, DEPRECIATION, PENSIONS],
    baseYear: 2022,
    years: [2023, 2024, 2025],
    indexOf,
    forecastOf: (one, year) =>
      one.treatment === 'level' ? ore((200 + year - 2022) * 100) : year < 2025 ? ore(33_000) : undefined,
  })

describe('the frames of a plan', () => {
  const rows = chain((year) => ({ 2023: 38_000, 2024: 10_000, 2025: 20_000 })[year])
  const frames = (one: Activity) => rows.filter((row) => row.activity === one).map((row) => row.frame)

  it('carry what is permanent, index it by the one edition, and add the decisions of the year', () => {
    // 1 050 − 50 temporary = 1 000; × 1,038 + 20 = 1 058; × 1,010 + 7 = 1 075,58; − 7, × 1,020.
    expect(frames(CARE)).toEqual([105_000, 105_800, 107_558, 108_995])
    expect(rows.find((row) => row.activity === CARE && row.year === 2023)).toMatchObject({
      carried: 100_000,
      change: 3_800,
      permanent: 2_000,
      temporary: 0,
    })
  })

  it('let depreciation and levels follow their own forecast, never the index', () => {
    expect(frames(PENSIONS)).toEqual([20_000, 20_100, 20_200, 20_300])
    expect(frames(DEPRECIATION)).toEqual([30_000, 33_000, 33_000, null])
  })

  it('are missing from the year whose index is missing', () => {
    const missing = chain((year) => (year === 2023 ? 38_000 : undefined))
    expect(missing.filter((row) => row.activity === CARE).map((row) => row.frame)).toEqual([105_000, 105_800, null, null])
  })

  it('always are carried + change + permanent + temporary', () => {
    for (const row of rows.filter((one) => one.carried !== null && one.frame !== null))
      expect(sumOre([row.carried!, row.change!, row.permanent, row.temporary])).toBe(row.frame)
  })

  it('are not changed by indices of cost types: the rest is a line of its own', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 11 }),
        fc.array(fc.record({ weight: fc.integer({ min: 1, max: 100 }), ppm: fc.integer({ min: -50_000, max: 90_000 }) }), {
          minLength: 1,
          maxLength: 6,
        }),
        (carried, shares) => {
          const frame = indexed(ore(carried), 38_000)
          const named = shares.map((one, at) => ({ ...one, costType: String(at) }))
          const { parts, rest } = differentiate({ carried: ore(carried), frame }, named)
          expect(sumOre([...parts.map((one) => one.amount), rest])).toBe(frame)
        },
      ),
    )
    const same = differentiate({ carried: ore(1_000), frame: ore(1_038) }, [{ costType: 'Löner', weight: 1, ppm: 38_000 }])
    expect(same).toEqual({ parts: [{ costType: 'Löner', amount: 1_038 }], rest: 0 })
  })
})

describe('editions of a forecast', () => {
  const edition = (id: string, published: string, values: Vintage['values'], unit: Vintage['unit'] = 'percent'): Vintage => ({
    id,
    series: 'priceIndex',
    name: id,
    published,
    source: 'Exempel',
    unit,
    values,
  })
  const april = edition('april', '2021-04', { total: { 2022: '1.8', 2023: '2.05' } })
  const december = edition('december', '2021-12-16', { total: { 2022: '1.8', 2023: '3.847' }, Timlön: { 2023: '3.0' } })

  it('give rates as whole parts per million, and nothing for a year they do not have', () => {
    expect(rateOf(december, 'total', 2023)).toBe(38_470)
    expect(rateOf(april, 'total', 2023)).toBe(20_500)
    expect(rateOf(april, 'total', 2024)).toBeUndefined()
    expect(rateOf(april, 'Timlön', 2023)).toBeUndefined()
    expect(rateOf(edition('mkr', '2021', { total: { 2023: '7428' } }, 'mkr'), 'total', 2023)).toBeUndefined()
    expect(amountOf(edition('mkr', '2021', { total: { 2023: '7428.5' } }, 'mkr'), 'total', 2023)).toBe(742_850_000_000)
    expect(writeDecimal(percentOfPpm(38_470))).toBe('3.8470')
  })

  it('tell what moved between them, in the order they were published', () => {
    expect(
      editionChanges([december, april], 'priceIndex').map((one) => [
        one.component,
        one.year,
        one.from.id,
        one.to.id,
        writeDecimal(one.change),
      ]),
    ).toEqual([['total', 2023, 'april', 'december', '1.797']])
  })
})
