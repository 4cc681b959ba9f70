// How well locked forecasts hit: outcome − forecast by lead time (N17), mean absolute error and bias per holder and per round.
// Refuses: judging a year that is not over, and a forecast whose amount or outcome is missing.

import { assertSafe, type Ore, shareOf, sumOre } from '../../kernel/money.ts'
import { month, monthNo } from '../../kernel/month.ts'
import { deviationOre, type Forecast, type ForecastHolder, forecastOre } from './forecast.ts'

/** A year that is over. A deviation forecast is judged by the year's deviation, an amount by its outcome. */
export interface YearOutcome {
  holder: ForecastHolder
  year: number
  outcome: Ore
  budget?: Ore
}

export interface Hit {
  forecast: Forecast
  /** Months left of the year when it was made: 8 in April. */
  lead: number
  expected: Ore
  became: Ore
  /** Outcome − forecast: + is better than was said. */
  error: Ore
}

export interface AccuracyRow {
  key: string
  count: number
  /** Mean absolute error. */
  meanError: Ore
  /** Mean error with its sign: + means that the year became better than forecasts said. */
  bias: Ore
}

export interface Accuracy {
  hits: readonly Hit[]
  byHolder: readonly AccuracyRow[]
  byLead: readonly AccuracyRow[]
  byRound: readonly AccuracyRow[]
}

export const leadOf = (round: string): number => 12 - monthNo(month(round))

export function accuracy(forecasts: readonly Forecast[], outcomes: readonly YearOutcome[]): Accuracy {
  const known = new Map(outcomes.map((one) => [`${one.holder} ${one.year}`, one]))
  const hits = forecasts.flatMap((forecast): Hit[] => {
    const year = known.get(`${forecast.holder} ${forecast.year}`)
    if (!year) return []
    const amount = forecastOre(forecast)
    const deviation = deviationOre(forecast)
    const byAmount = amount !== undefined && forecast.statedDeviation === undefined
    const expected = byAmount ? amount : deviation
    const became = byAmount ? year.outcome : year.budget === undefined ? undefined : sumOre([year.outcome, -year.budget])
    if (expected === undefined || became === undefined) return []
    return [{ forecast, lead: leadOf(forecast.round), expected, became, error: sumOre([became, -expected]) }]
  })
  return {
    hits,
    byHolder: grouped(hits, (hit) => hit.forecast.holder),
    byLead: grouped(hits, (hit) => String(hit.lead)).sort((a, b) => Number(b.key) - Number(a.key)),
    byRound: grouped(hits, (hit) => hit.forecast.round),
  }
}

function grouped(hits: readonly Hit[], keyOf: (hit: Hit) => string): AccuracyRow[] {
  const groups = new Map<string, Ore[]>()
  for (const hit of hits) groups.set(keyOf(hit), [...(groups.get(keyOf(hit)) ?? []), hit.error])
  return [...groups].map(([key, errors]) => ({
    key,
    count: errors.length,
    meanError: mean(errors.map((one) => assertSafe(Math.abs(one)))),
    bias: mean(errors),
  }))
}

const mean = (values: readonly Ore[]): Ore => shareOf(sumOre(values), 1, values.length, 'half-away')
