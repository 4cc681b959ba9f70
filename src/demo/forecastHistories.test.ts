// The generated histories are what they say: the same each time, never known before their time, and complete when the year closes.
import { expect, it } from 'vitest'
import { backtest } from '../followup/model.ts'
import { FEATURES, FIRST_YEAR, forecastHistories, HISTORY_YEARS } from './forecastHistories.ts'

const HISTORIES = forecastHistories(7)

it('are twenty of at least five years, with every feature alone and mixed, labelled synthetic', () => {
  expect(HISTORIES).toHaveLength(20)
  expect(HISTORY_YEARS).toBeGreaterThanOrEqual(5)
  for (const feature of FEATURES) {
    expect(HISTORIES.some(({ features }) => features.length === 1 && features[0] === feature)).toBe(true)
    expect(HISTORIES.some(({ features }) => features.length > 1 && features.includes(feature))).toBe(true)
  }
  expect(HISTORIES.every((one) => one.synthetic)).toBe(true)
  expect(new Set(HISTORIES.map(({ name }) => name)).size).toBe(20)
})

it('know at a month only what had been booked, and everything when the year has closed', () => {
  for (const one of HISTORIES) {
    const final = one.final(FIRST_YEAR + 1)
    const known = one.asKnown(FIRST_YEAR + 1, { year: FIRST_YEAR + 1, month: 6 })!
    expect(known).toHaveLength(6)
    expect(known.every((value, m) => Number.isSafeInteger(value) && Math.abs(value) <= Math.abs(final[m]!))).toBe(true)
    expect(one.asKnown(FIRST_YEAR + 1, { year: FIRST_YEAR, month: 12 })).toBeUndefined()
    expect(one.asKnown(FIRST_YEAR + 1, { year: FIRST_YEAR + 2, month: 1 })).toEqual(final)
  }
  const late = HISTORIES.find(({ features }) => features.length === 1 && features[0] === 'lateInvoices')!
  const at = { year: FIRST_YEAR, month: 6 }
  expect(Math.abs(late.asKnown(FIRST_YEAR, at)![5]!)).toBeLessThan(Math.abs(late.final(FIRST_YEAR)[5]!))
})

it('let the suggestion be tried: nearer than run-rate, and its interval holds about as often as it says', () => {
  const tested = backtest(HISTORIES, { year: FIRST_YEAR + HISTORY_YEARS, month: 1 }).filter(
    (one) => one.actual !== undefined && one.at.year >= FIRST_YEAR + 3,
  )
  const error = (value: number, actual: number) => Math.abs((value - actual) / actual)
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
  expect(mean(tested.map((one) => error(one.suggested, one.actual!)))).toBeLessThan(
    mean(tested.map((one) => error(one.estimates['run-rate']!, one.actual!))),
  )
  const told = tested.filter((one) => one.interval)
  const within = told.filter((one) => one.actual! >= one.interval!.low && one.actual! <= one.interval!.high)
  expect(told.length).toBe(880)
  expect(within.length / told.length).toBeGreaterThan(0.7)
  expect(within.length / told.length).toBeLessThan(0.9)
})

it('are the same for the same seed and others for another', () => {
  expect(forecastHistories(7)[3]!.final(FIRST_YEAR)).toEqual(HISTORIES[3]!.final(FIRST_YEAR))
  expect(forecastHistories(8)[3]!.final(FIRST_YEAR)).not.toEqual(HISTORIES[3]!.final(FIRST_YEAR))
})
