// A forecast of a year, made in a round: who it is about, the amounts it stands on, by which method, who made it.
// Refuses: a full-year amount of its own (it is always outcome to date + rest, C62), and a missing part read as zero.
import type { UnitCode } from '../../kernel/ids.ts'
import { type Ore, sumOre } from '../../kernel/money.ts'
import { type Text, text } from '../../kernel/text.ts'
import type { UnitReport } from '../report.ts'

/** `unit/hsn`, `unit/rs/digitalisering` (an activity of it), `line/financial`: written as holders of budget are. */
export type ForecastHolder = string

/** Lines of the whole authority. `net_cost` and `result` are totals somebody stated: they are compared with, never added. */
export const FORECAST_LINES = ['net_cost', 'tax_and_grants', 'financial', 'result'] as const
export type ForecastLine = (typeof FORECAST_LINES)[number]

export const unitForecast = (unit: UnitCode, activity?: string): ForecastHolder =>
  activity === undefined ? `unit/${unit}` : `unit/${unit}/${activity}`
export const lineForecast = (line: ForecastLine): ForecastHolder => `line/${line}`

export type ParsedForecastHolder = { kind: 'unit'; unit: UnitCode; activity?: string } | { kind: 'line'; line: ForecastLine }

/** Undefined when the text names nobody. */
export function parseForecastHolder(written: string): ParsedForecastHolder | undefined {
  const [kind, name, activity, ...rest] = written.split('/')
  if (!name || rest.length > 0 || activity === '') return undefined
  if (kind === 'unit') return activity === undefined ? { kind, unit: name } : { kind, unit: name, activity }
  const line = FORECAST_LINES.find((one) => one === name)
  return kind === 'line' && line && activity === undefined ? { kind, line } : undefined
}

/** How the figure came about. Every forecast names one. */
export const FORECAST_METHODS = {
  judged: text('Egen bedömning av resten av året', 'Own judgement of the rest of the year'),
  'seasonal-naive': text('Resten som förra årets samma månader', 'The rest as the same months last year'),
  'run-rate': text('Hittills i år i samma takt året ut', 'So far this year at the same pace to the end'),
  'last-years-curve': text('Hittills i år enligt förra årets kurva', 'So far this year along last year’s curve'),
  combined: text('Metoderna vägda efter hur väl de träffat', 'The methods weighed by how well they have hit'),
  'unit-report': text('Enhetens rapport, avvikelse mot budget', 'The unit’s report, deviation from budget'),
  published: text('Tryckt i dokument, endast avvikelsen anges', 'Printed in a document, only the deviation is stated'),
} as const satisfies Record<string, Text>
export type ForecastMethod = keyof typeof FORECAST_METHODS
export const isForecastMethod = (written: string): written is ForecastMethod => Object.hasOwn(FORECAST_METHODS, written)

export interface Forecast {
  /** `2023-04`: the last month that is known. */
  round: string
  holder: ForecastHolder
  year: number
  /** Statement signs: income positive, costs negative. */
  outcomeToDate?: Ore
  restOfYear?: Ore
  budget?: Ore
  /** Where a document or a report states the deviation and nothing else. */
  statedDeviation?: Ore
  method: ForecastMethod
  comment: string
  by: string
  onBehalfOf?: string
  /** Instant, UTC. */
  at: string
  version: number
  lockedAt?: string
  /** What it was called where it was printed, and where: `document: quote`. */
  label?: string
  source?: string
}

export type NewForecast = Omit<Forecast, 'by' | 'at' | 'version' | 'lockedAt'>

type Amounts = Pick<Forecast, 'outcomeToDate' | 'restOfYear' | 'budget' | 'statedDeviation'>

export const statesDeviationOnly = (one: Amounts): boolean =>
  one.statedDeviation !== undefined && (one.outcomeToDate === undefined || one.restOfYear === undefined)

/** Outcome to date + rest of the year (C62); from budget + stated deviation where only that is stated. */
export function forecastOre(one: Amounts): Ore | undefined {
  if (one.outcomeToDate !== undefined && one.restOfYear !== undefined) return sumOre([one.outcomeToDate, one.restOfYear])
  if (one.budget !== undefined && one.statedDeviation !== undefined) return sumOre([one.budget, one.statedDeviation])
  return undefined
}

/** Forecast − budget, + is better (N16). */
export function deviationOre(one: Amounts): Ore | undefined {
  const { outcomeToDate, restOfYear, budget } = one
  if (outcomeToDate !== undefined && restOfYear !== undefined)
    return budget === undefined ? undefined : sumOre([outcomeToDate, restOfYear, -budget])
  return one.statedDeviation
}

/** What units already said in their reports of the round: read as it stands, so that nobody writes it twice. */
export const forecastsOfReports = (reports: readonly UnitReport[]): Forecast[] =>
  reports.flatMap(({ round, unit, forecastOre: stated, text: comment, deviationReason, by, onBehalfOf, at, version }) =>
    stated === undefined
      ? []
      : [
          {
            round,
            holder: unitForecast(unit),
            year: Number(round.slice(0, 4)),
            statedDeviation: stated,
            method: 'unit-report',
            comment: deviationReason || comment,
            by,
            ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
            at,
            version,
          },
        ],
  )

/** A committee's addition to what its units said, with its reason. It stays where it is made and is never spread. */
export interface ForecastAdjustment {
  round: string
  unit: UnitCode
  no: number
  amount: Ore
  reason: string
  by: string
  at: string
}
export type NewAdjustment = Omit<ForecastAdjustment, 'no' | 'by' | 'at'>

/** A round's forecasts are locked once; after that they are its memory. */
export interface ForecastLock {
  round: string
  by: string
  at: string
}

/**
 * What a portfolio is expected to leave for the whole year: realised items by forecast, but nobody foresees prices,
 * so unrealised changes stand at the outcome to date unless somebody says otherwise with a reason.
 */
export function portfolioForecast(parts: { realised?: Ore; unrealisedToDate?: Ore; unrealised?: Ore }): {
  unrealised?: Ore
  total?: Ore
  defaulted: boolean
} {
  const unrealised = parts.unrealised ?? parts.unrealisedToDate
  const total = unrealised === undefined || parts.realised === undefined ? undefined : sumOre([parts.realised, unrealised])
  return {
    ...(unrealised === undefined ? {} : { unrealised }),
    ...(total === undefined ? {} : { total }),
    defaulted: parts.unrealised === undefined && parts.unrealisedToDate !== undefined,
  }
}
