// Rolling origin: at the end of each month the full year is expected from what was known that day and nothing later; when the year
// has closed the error is kept and weighs in from then on. Refuses: an error of a year that was not over on the day it is used.
import { assertSafe, type Ore } from '../../kernel/money.ts'
import { fullYear, type KnownYear, type Settled, SUGGESTION_METHODS, type SuggestionMethod, withLateInvoices } from './methods.ts'

export interface Origin {
  year: number
  /** 1 to 12: the last month that is known. */
  month: number
}

/** One holder's months with their memory. Statement signs, whole öre. */
export interface Series {
  id: string
  firstYear: number
  /** The months of a year as they were known at an origin; undefined when they were not. Up to the origin's month in its own year. */
  asKnown(year: number, at: Origin): readonly number[] | undefined
  budget?(year: number): readonly number[] | undefined
}

/** Months where only the present reading is kept: every day knows what is known today. */
export function plainSeries(id: string, years: ReadonlyMap<number, readonly number[]>): Series {
  return {
    id,
    firstYear: Math.min(...years.keys()),
    asKnown: (year, at) =>
      year > at.year ? undefined : year === at.year ? years.get(year)?.slice(0, at.month) : years.get(year),
  }
}

export type ChosenMethod = SuggestionMethod | 'combined'

export interface Tested {
  series: string
  at: Origin
  estimates: Readonly<Partial<Record<SuggestionMethod, number>>>
  suggested: number
  chosen: ChosenMethod
  /** Four times of five the year has ended within; undefined while too few errors are known. */
  interval?: { low: number; high: number; errors: number }
  /** Errors of its own each method was chosen by. */
  ownErrors: number
  /** What the year became; undefined while it is not over. */
  actual?: number
}

/** Set by trying them on other series than those the report is made on (docs/backtest.md). */
export interface Tuning {
  /** How many own years the others' errors weigh as. */
  poolWeight: number
  /** Origins this near in months share errors. */
  reach: number
  coverage: number
  /** Fewest errors an interval may rest on. */
  leastErrors: number
  /** Each earlier year's error weighs this much of the year after it. */
  fading: number
}
export const TUNING: Tuning = { poolWeight: 2, reach: 1, coverage: 0.8, leastErrors: 10, fading: 0.7 }

/** An error in parts of the year's size, kept under its series, year and month. */
interface Kept {
  series: string
  year: number
  month: number
  method: ChosenMethod | 'suggested'
  error: number
  /** The spread that was expected when it was made: what the interval is measured in. */
  spread?: number
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)

/** Every origin from the first with a year before it, up to and including `until`. In order, so that each sees only what was. */
export function backtest(all: readonly Series[], until: Origin, tuning: Tuning = TUNING): Tested[] {
  const first = Math.min(...all.map((one) => one.firstYear))
  const kept: Kept[] = []
  const tested: Tested[] = []
  for (let year = first; year <= until.year; year++) {
    const ofYear: (Tested & { size: number; spread?: number })[] = []
    for (let month = 1; month <= (year === until.year ? until.month : 11); month++)
      for (const series of all) {
        const one = tryOne(series, { year, month }, kept, tuning)
        if (one) ofYear.push(one)
      }
    for (const { size, spread, ...one } of ofYear) {
      const series = all.find(({ id }) => id === one.series)!
      const closing = series.asKnown(year, { year: year + 1, month: 1 })
      const over = year < until.year && closing?.length === 12
      tested.push(over ? { ...one, actual: sum(closing) } : one)
      // A first year has one method and no memory: its errors say nothing of the years after it.
      if (over && year > series.firstYear) kept.push(...errorsOf(one, sum(closing), size, spread))
    }
  }
  return tested
}

function errorsOf(one: Tested, actual: number, size: number, spread: number | undefined): Kept[] {
  const base = { series: one.series, year: one.at.year, month: one.at.month }
  const entries: [Kept['method'], number | undefined][] = [
    ...SUGGESTION_METHODS.map((method) => [method, one.estimates[method]] as [SuggestionMethod, number | undefined]),
    ['combined', combine(one.estimates, {})],
    ['suggested', one.suggested],
  ]
  return entries.flatMap(([method, value]) =>
    value === undefined
      ? []
      : [{ ...base, method, error: (actual - value) / size, ...(method === 'suggested' && spread ? { spread } : {}) }],
  )
}

type Scores = Partial<Record<Kept['method'], { ms: number; own: number }>>

function tryOne(
  series: Series,
  at: Origin,
  kept: readonly Kept[],
  tuning: Tuning,
): (Tested & { size: number; spread?: number }) | undefined {
  const known = knownAt(series, at)
  if (!known) return undefined
  const near = kept.filter((one) => Math.abs(one.month - at.month) <= tuning.reach)
  const scores = scoresOf(near, series.id, at.year, tuning)
  const toDate = withLateInvoices(sum(known.months), settledBefore(series, at))
  const estimates = Object.fromEntries(
    SUGGESTION_METHODS.flatMap((method) => {
      const value = fullYear(method, known, toDate)
      return value === undefined ? [] : [[method, value]]
    }),
  ) as Tested['estimates']
  const { chosen, suggested } = choose(estimates, scores)
  if (suggested === undefined) return undefined
  // A series near zero is measured by what passes through it, not by what is left.
  const size = (known.lastYear ?? known.months).reduce((total, one) => total + Math.abs(one), 0) || 1
  const spread = scores.suggested && Math.sqrt(scores.suggested.ms)
  const interval = spread === undefined ? undefined : intervalOf(suggested, spread * size, near, tuning)
  return {
    series: series.id,
    at,
    estimates,
    suggested,
    chosen,
    ownErrors: scores[chosen]?.own ?? 0,
    size,
    ...(spread === undefined ? {} : { spread }),
    ...(interval ? { interval } : {}),
  }
}

function knownAt(series: Series, at: Origin): KnownYear | undefined {
  const months = series.asKnown(at.year, at)
  const lastYear = series.asKnown(at.year - 1, at)
  return months?.length === at.month ? { months, ...(lastYear ? { lastYear } : {}) } : undefined
}

/** Earlier years at the same month: as known then, and as known at this origin. */
const settledBefore = (series: Series, at: Origin): Settled[] =>
  Array.from({ length: at.year - series.firstYear }, (_, back) => at.year - 1 - back).flatMap((year) => {
    const knownThen = series.asKnown(year, { year, month: at.month })
    const became = series.asKnown(year, at)
    return knownThen && became ? [{ knownThen, became }] : []
  })

/** Mean square error of each method: the series' own, drawn towards everybody's while its own are few. */
function scoresOf(near: readonly Kept[], series: string, year: number, { poolWeight, fading, reach }: Tuning): Scores {
  const scores: Scores = {}
  const weigh = (one: Kept): number => fading ** (year - 1 - one.year)
  for (const method of [...SUGGESTION_METHODS, 'combined', 'suggested'] as const) {
    const all = near.filter((one) => one.method === method)
    if (all.length === 0) continue
    const own = all.filter((one) => one.series === series)
    const meanSquare = (list: readonly Kept[]): number => {
      const weight = sum(list.map(weigh))
      return weight === 0 ? 0 : sum(list.map((one) => weigh(one) * one.error ** 2)) / weight
    }
    const ownYears = sum(own.map(weigh)) / (2 * reach + 1)
    const ms = (ownYears * meanSquare(own) + poolWeight * typicalSquare(all)) / (ownYears + poolWeight)
    scores[method] = { ms, own: own.length }
  }
  return scores
}

/** What is usual among all: the median, so that one broken series does not widen everybody's interval. */
function typicalSquare(all: readonly Kept[]): number {
  const squares = all.map((one) => one.error ** 2).sort((a, b) => a - b)
  return squares[Math.floor(squares.length / 2)]! * 2
}

function choose(estimates: Tested['estimates'], scores: Scores): { chosen: ChosenMethod; suggested?: number } {
  const combined = combine(estimates, scores)
  const candidates = [...SUGGESTION_METHODS, 'combined' as const].filter((one) =>
    one === 'combined' ? combined !== undefined : estimates[one] !== undefined,
  )
  const best = candidates.reduce<ChosenMethod | undefined>((lead, one) => {
    const mine = scores[one]?.ms
    const theirs = lead && scores[lead]?.ms
    return mine !== undefined && (theirs === undefined || mine < theirs) ? one : lead
  }, undefined)
  const chosen = best ?? (combined === undefined ? 'run-rate' : 'combined')
  const suggested = chosen === 'combined' ? combined : estimates[chosen]
  return { chosen, ...(suggested === undefined ? {} : { suggested }) }
}

/** The methods weighed by how well each has hit; alike while nothing is known of them. */
function combine(estimates: Tested['estimates'], scores: Scores): number | undefined {
  let total = 0
  let weights = 0
  for (const method of SUGGESTION_METHODS) {
    const value = estimates[method]
    if (value === undefined) continue
    const weight = 1 / ((scores[method]?.ms ?? 1) + 1e-9)
    total += weight * value
    weights += weight
  }
  return weights === 0 ? undefined : total / weights
}

/** Split conformal: earlier errors measured in the spread expected of each, and the part of them that shall fall within. */
function intervalOf(
  middle: number,
  spread: number,
  near: readonly Kept[],
  { coverage, leastErrors }: Tuning,
): Tested['interval'] {
  const measured = near.filter((one) => one.spread)
  if (measured.length < leastErrors) return undefined
  const sizes = measured.map((one) => Math.abs(one.error) / one.spread!).sort((a, b) => a - b)
  // Errors of one year of one series share its outcome: what is counted is such years, and few of them widen the interval.
  const years = new Set(measured.map((one) => `${one.series} ${one.year}`)).size
  const rank = Math.min(sizes.length, Math.ceil(sizes.length * Math.min(1, ((years + 1) * coverage) / years)))
  const half = sizes[rank - 1]! * spread
  return { low: middle - half, high: middle + half, errors: sizes.length }
}

export interface Suggestion {
  method: ChosenMethod
  fullYear: Ore
  estimates: Readonly<Partial<Record<SuggestionMethod, Ore>>>
  /** 80 %; `errors` is how many earlier errors it rests on. */
  interval?: { low: Ore; high: Ore; errors: number }
  /** Earlier errors of the holder itself that chose the method; 0 means that nobody could choose. */
  ownErrors: number
}

const whole = (value: number): Ore => assertSafe(Math.round(value))

/** What is suggested for one series at an origin; `others` lend it their errors while its own are few. */
export function suggest(
  series: Series,
  at: Origin,
  others: readonly Series[] = [],
  tuning: Tuning = TUNING,
): Suggestion | undefined {
  const tested = backtest([series, ...others.filter(({ id }) => id !== series.id)], at, tuning)
  const one = tested.find((each) => each.series === series.id && each.at.year === at.year && each.at.month === at.month)
  if (!one) return undefined
  const { interval } = one
  return {
    method: one.chosen,
    fullYear: whole(one.suggested),
    estimates: Object.fromEntries(Object.entries(one.estimates).map(([method, value]) => [method, whole(value)])),
    ...(interval ? { interval: { low: whole(interval.low), high: whole(interval.high), errors: interval.errors } } : {}),
    ownErrors: one.ownErrors,
  }
}
