// Methods and backtest: nothing of the future is used, what arrives late is learnt, and the interval says what it rests on.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ore } from '../../kernel/money.ts'
import { backtest, plainSeries, type Series, suggest } from './backtest.ts'
import { materialOf, suggestionOf } from './material.ts'
import { fullYear, withLateInvoices } from './methods.ts'

const flat = (amount: number): number[] => Array.from({ length: 12 }, () => amount)
const wave = (level: number): number[] => Array.from({ length: 12 }, (_, m) => level * (1 + (m % 3) / 10))

describe('the methods', () => {
  const lastYear = wave(-100)
  it('are right about a year that is as the method believes', () => {
    const months = wave(-110).slice(0, 4)
    expect(fullYear('last-years-curve', { months, lastYear })).toBeCloseTo(wave(-110).reduce((a, b) => a + b))
    expect(fullYear('run-rate', { months: flat(-100).slice(0, 5) })).toBeCloseTo(-1200)
    expect(fullYear('seasonal-naive', { months: lastYear.slice(0, 7), lastYear })).toBeCloseTo(lastYear.reduce((a, b) => a + b))
  })

  it('answer nothing without what they stand on', () => {
    expect(fullYear('seasonal-naive', { months: [-1] })).toBeUndefined()
    expect(fullYear('last-years-curve', { months: [-1], lastYear: [0, ...flat(-100).slice(1)] })).toBeUndefined()
    expect(fullYear('run-rate', { months: [] })).toBeUndefined()
  })

  it('add what usually arrives later, and nothing where nothing is remembered', () => {
    expect(withLateInvoices(-90, [{ knownThen: [-45, -45], became: [-50, -50, -50] }])).toBeCloseTo(-100)
    expect(withLateInvoices(-90, [])).toBe(-90)
  })
})

const years = (values: number[][]): Map<number, number[]> => new Map(values.map((months, at) => [2018 + at, months]))

describe('the backtest', () => {
  it('uses nothing that was not known on the day', () => {
    const months = fc.array(fc.integer({ min: -1_000, max: -1 }), { minLength: 12, maxLength: 12 })
    const history = fc.array(months, { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(history, months, fc.integer({ min: 1, max: 11 }), (known, other, month) => {
        const at = { year: 2021, month }
        const changed = known.map((year, no) => (no === 3 ? [...year.slice(0, month), ...other.slice(month)] : year))
        const of = (values: number[][]): Series[] => [
          plainSeries('a', years(values)),
          plainSeries('b', years(values.slice().reverse())),
        ]
        const before = backtest(of(known), at).filter((one) => one.series === 'a')
        const after = backtest([plainSeries('a', years(changed)), of(known)[1]!], at).filter((one) => one.series === 'a')
        expect(after).toEqual(before)
      }),
      { numRuns: 40 },
    )
  })

  it('chooses the method that has hit best on the series', () => {
    const curved = [1, 1.1, 1.05, 1.2, 1.02].map((growth) => wave(-100_000 * growth).map(Math.round))
    const one = suggest(plainSeries('a', years(curved)), { year: 2022, month: 6 })!
    expect(one.method).toBe('last-years-curve')
    expect(one.ownErrors).toBeGreaterThan(0)
    expect(one.fullYear).toBeCloseTo(
      curved[4]!.reduce((a, b) => a + b),
      -2,
    )
  })

  it('gives no interval on too few errors, and tells how many it rests on when it does', () => {
    const noisy = (seed: number) =>
      [0, 1, 2, 3, 4].map((y) => wave(-100_000).map((v, m) => Math.round(v * (1 + (((m + 1) * (y + 3) * seed) % 7) / 50))))
    const two = suggest(plainSeries('a', years(noisy(3).slice(0, 2))), { year: 2019, month: 4 })!
    expect(two.interval).toBeUndefined()
    const others = [2, 4, 5].map((seed) => plainSeries(`o${seed}`, years(noisy(seed))))
    const five = suggest(plainSeries('a', years(noisy(3))), { year: 2022, month: 4 }, others)!
    expect(five.interval!.errors).toBeGreaterThanOrEqual(10)
    expect(five.interval!.low).toBeLessThan(five.fullYear)
    expect(five.interval!.high).toBeGreaterThan(five.fullYear)
  })

  it('suggests nothing before the year has a month, and is the same each time', () => {
    const series = plainSeries('a', years([flat(-5), flat(-6)]))
    expect(suggest(series, { year: 2020, month: 1 })).toBeUndefined()
    expect(suggest(series, { year: 2019, month: 3 })).toEqual(suggest(series, { year: 2019, month: 3 }))
  })
})

describe('what the pages stand on', () => {
  it('ends at the round’s month and goes back as far as whole years go', async () => {
    const outcome = (_: string, year: number) =>
      year < 2018
        ? undefined
        : {
            outcome: flat(-100)
              .slice(0, year === 2018 ? 11 : 12)
              .map(ore),
            budget: flat(-90).map(ore),
          }
    const one = await materialOf({ outcome }, 'e1', '2020-04')
    expect([one.toDate, one.budget, one.series?.firstYear]).toEqual([[-100, -100, -100, -100], -1_080, 2019])
    expect(suggestionOf(one, [], '2020-04')?.fullYear).toBe(-1_200)
    expect(suggestionOf(one, [], '2020-12')).toBeUndefined()
    expect((await materialOf({ outcome }, 'e1', '2017-04')).series).toBeUndefined()
  })
})
