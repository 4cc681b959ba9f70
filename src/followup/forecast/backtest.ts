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
  const byId = new Map(all.map((one) => [one.id, one]))
  const kept: Kept[] = []
  const tested: Tested[] = []
  for (let year = first; year <= until.year; year++) {
    const ofYear: Trial[] = []
    for (let month = 1; month <= (year === until.year ? until.month : 11); month++) {
      const memory = memoryAt(kept, { year, month }, tuning)
      for (const series of all) {
        const one = tryOne(series, { year, month }, memory, tuning)
        if (one) ofYear.push(one)
      }
    }
    for (const one of ofYear) {
      const series = byId.get(one.tested.series)!
      const closing = series.asKnown(year, { year: year + 1, month: 1 })
      const over = year < until.year && closing?.length === 12
      tested.push(over ? { ...one.tested, actual: sum(closing) } : one.tested)
      // A first year has one method and no memory: its errors say nothing of the years after it.
      if (over && year > series.firstYear) kept.push(...errorsOf(one, sum(closing)))
    }
  }
  return tested
}

/** One origin tried, with what its error will be measured in. */
interface Trial {
  tested: Tested
  combined?: number
  size: number
  spread?: number
}

function errorsOf({ tested, combined, size, spread }: Trial, actual: number): Kept[] {
  const base = { series: tested.series, year: tested.at.year, month: tested.at.month }
  const entries: [Kept['method'], number | undefined][] = [
    ...SUGGESTION_METHODS.map((method) => [method, tested.estimates[method]] as [SuggestionMethod, number | undefined]),
    ['combined', combined],
    ['suggested', tested.suggested],
  ]
  return entries.flatMap(([method, value]) =>
    value === undefined
      ? []
      : [{ ...base, method, error: (actual - value) / size, ...(method === 'suggested' && spread ? { spread } : {}) }],
  )
}

/** What everybody's errors near a month say on a day, worked out once for all series. */
interface Memory {
  methods: ReadonlyMap<Kept['method'], { typical: number; own: ReadonlyMap<string, readonly Kept[]> }>
  /** How many spreads wide half an interval is, and the errors it rests on. */
  width?: { spreads: number; errors: number }
}

function memoryAt(kept: readonly Kept[], { month }: Origin, tuning: Tuning): Memory {
  const near = kept.filter((one) => Math.abs(one.month - month) <= tuning.reach)
  const byMethod = new Map<Kept['method'], Kept[]>()
  for (const one of near) {
    const list = byMethod.get(one.method)
    if (list) list.push(one)
    else byMethod.set(one.method, [one])
  }
  const width = widthOf(byMethod.get('suggested') ?? [], tuning)
  return {
    methods: new Map([...byMethod].map(([method, list]) => [method, { typical: typicalSquare(list), own: bySeries(list) }])),
    ...(width ? { width } : {}),
  }
}

function bySeries(list: readonly Kept[]): Map<string, Kept[]> {
  const found = new Map<string, Kept[]>()
  for (const one of list) {
    const own = found.get(one.series)
    if (own) own.push(one)
    else found.set(one.series, [one])
  }
  return found
}

type Scores = Partial<Record<Kept['method'], { ms: number; own: number }>>

function tryOne(series: Series, at: Origin, memory: Memory, tuning: Tuning): Trial | undefined {
  const known = knownAt(series, at)
  if (!known) return undefined
  const scores = scoresOf(memory, series.id, at.year, tuning)
  const toDate = withLateInvoices(sum(known.months), settledBefore(series, at))
  const estimates = Object.fromEntries(
    SUGGESTION_METHODS.flatMap((method) => {
      const value = fullYear(method, known, toDate)
      return value === undefined ? [] : [[method, value]]
    }),
  ) as Tested['estimates']
  const { chosen, suggested, combined } = choose(estimates, scores)
  if (suggested === undefined) return undefined
  // A series near zero is measured by what passes through it, not by what is left.
  const size = (known.lastYear ?? known.months).reduce((total, one) => total + Math.abs(one), 0) || 1
  const spread = scores.suggested && Math.sqrt(scores.suggested.ms)
  const { width } = memory
  const half = spread === undefined || !width ? undefined : width.spreads * spread * size
  return {
    tested: {
      series: series.id,
      at,
      estimates,
      suggested,
      chosen,
      ownErrors: scores[chosen]?.own ?? 0,
      ...(half === undefined ? {} : { interval: { low: suggested - half, high: suggested + half, errors: width!.errors } }),
    },
    ...(combined === undefined ? {} : { combined }),
    size,
    ...(spread === undefined ? {} : { spread }),
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
function scoresOf({ methods }: Memory, series: string, year: number, { poolWeight, fading, reach }: Tuning): Scores {
  const scores: Scores = {}
  for (const [method, { typical, own: ownBySeries }] of methods) {
    const own = ownBySeries.get(series) ?? []
    let weights = 0
    let squares = 0
    for (const one of own) {
      const weight = fading ** (year - 1 - one.year)
      weights += weight
      squares += weight * one.error ** 2
    }
    const ownYears = weights / (2 * reach + 1)
    const mine = weights === 0 ? 0 : squares / weights
    scores[method] = { ms: (ownYears * mine + poolWeight * typical) / (ownYears + poolWeight), own: own.length }
  }
  return scores
}

/** What is usual among all: the median, so that one broken series does not widen everybody's interval. */
function typicalSquare(all: readonly Kept[]): number {
  const squares = all.map((one) => one.error ** 2).sort((a, b) => a - b)
  return squares[Math.floor(squares.length / 2)]! * 2
}

function choose(estimates: Tested['estimates'], scores: Scores): { chosen: ChosenMethod; suggested?: number; combined?: number } {
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
  return { chosen, ...(suggested === undefined ? {} : { suggested }), ...(combined === undefined ? {} : { combined }) }
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
function widthOf(suggested: readonly Kept[], { coverage, leastErrors }: Tuning): Memory['width'] {
  const measured = suggested.filter((one) => one.spread)
  if (measured.length < leastErrors) return undefined
  const sizes = measured.map((one) => Math.abs(one.error) / one.spread!).sort((a, b) => a - b)
  // Errors of one year of one series share its outcome: what is counted is such years, and few of them widen the interval.
  const years = new Set(measured.map((one) => `${one.series} ${one.year}`)).size
  const rank = Math.min(sizes.length, Math.ceil(sizes.length * Math.min(1, ((years + 1) * coverage) / years)))
  return { spreads: sizes[rank - 1]!, errors: sizes.length }
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

/** What is suggested for each series at an origin; they lend each other their errors while a series' own are few. */
export function suggestAll(all: readonly Series[], at: Origin, tuning: Tuning = TUNING): Map<string, Suggestion> {
  if (all.length === 0) return new Map()
  const here = backtest(all, at, tuning).filter((one) => one.at.year === at.year && one.at.month === at.month)
  return new Map(here.map((one) => [one.series, suggestionOf(one)]))
}

/** For one series; `others` lend it their errors. */
export const suggest = (
  series: Series,
  at: Origin,
  others: readonly Series[] = [],
  tuning: Tuning = TUNING,
): Suggestion | undefined => suggestAll([series, ...others.filter(({ id }) => id !== series.id)], at, tuning).get(series.id)

function suggestionOf({ chosen, suggested, estimates, interval, ownErrors }: Tested): Suggestion {
  return {
    method: chosen,
    fullYear: whole(suggested),
    estimates: Object.fromEntries(Object.entries(estimates).map(([method, value]) => [method, whole(value)])),
    ...(interval ? { interval: { low: whole(interval.low), high: whole(interval.high), errors: interval.errors } } : {}),
    ownErrors,
  }
}
