// Editions of outside forecasts compared: the rate or amount of one edition, and what moved from each edition to the next.
// Refuses: filling a year an edition does not give from another edition.
import {
  type Decimal,
  decimal,
  divideDecimal,
  multiplyDecimal,
  parseDecimal,
  roundDecimal,
  subtractDecimal,
} from '../kernel/decimal.ts'
import { type Ore, ore } from '../kernel/money.ts'
import type { Vintage, VintageSeries } from './vintage.ts'

/** The edition a series is computed with, which of its components, and why that one. */
export interface ChosenVintage {
  vintage: Vintage
  component: string
  reason: string
  by: string
  at: string
}
export type ChosenVintages = Partial<Record<VintageSeries, ChosenVintage>>

/** As published; undefined when the edition does not give the year. */
export function publishedValue(vintage: Vintage, component: string, year: number): Decimal | undefined {
  const written = vintage.values[component]?.[year]
  return written === undefined ? undefined : parseDecimal(written)
}

/** A percentage as whole parts per million (3.847 % → 38 470), rounded once. Undefined is missing. */
export function rateOf(vintage: Vintage, component: string, year: number): number | undefined {
  const value = vintage.unit === 'percent' ? publishedValue(vintage, component, year) : undefined
  if (!value) return undefined
  return Number(roundDecimal(multiplyDecimal(value, decimal('10000')), 0, 'half-away').units)
}

/** An amount in öre; undefined is missing. */
export function amountOf(vintage: Vintage, component: string, year: number): Ore | undefined {
  const value = vintage.unit === 'mkr' ? publishedValue(vintage, component, year) : undefined
  return value && ore(Number(roundDecimal(multiplyDecimal(value, decimal('100000000')), 0, 'half-away').units))
}

/** Oldest first. An edition dated in words stands where it was registered, before dated ones. */
export function editionsOf(vintages: readonly Vintage[], series: VintageSeries): Vintage[] {
  const dated = (one: Vintage) => /^\d{4}(-\d{2}){0,2}/.exec(one.published)?.[0] ?? ''
  return vintages
    .filter((one) => one.series === series)
    .map((one, at) => ({ one, at, day: dated(one) }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.at - b.at))
    .map(({ one }) => one)
}

export interface EditionChange {
  component: string
  year: number
  from: Vintage
  to: Vintage
  before: Decimal
  after: Decimal
  /** After less before: percentage points or mkr. */
  change: Decimal
}

/** How a series moved from each edition to the next that gives the same component and year; what did not move is left out. */
export function editionChanges(vintages: readonly Vintage[], series: VintageSeries): EditionChange[] {
  const latest = new Map<string, { from: Vintage; before: Decimal }>()
  const found: EditionChange[] = []
  for (const to of editionsOf(vintages, series))
    for (const [component, years] of Object.entries(to.values))
      for (const year of Object.keys(years).map(Number)) {
        const after = publishedValue(to, component, year)
        if (!after) continue
        const known = latest.get(`${component}|${year}`)
        if (known && known.from.unit === to.unit) {
          const change = subtractDecimal(after, known.before)
          if (change.units !== 0n) found.push({ component, year, from: known.from, to, before: known.before, after, change })
        }
        latest.set(`${component}|${year}`, { from: to, before: after })
      }
  return found
}

/** Parts per million as a percentage: 38 470 → 3.847. */
export const percentOfPpm = (ppm: number): Decimal =>
  divideDecimal({ units: BigInt(ppm), scale: 0 }, decimal('10000'), 4, 'half-away')
