// The unit's report of a round: how it opens, when a reason is asked for, and what a report handed in must hold.
// Refuses: an empty field as zero, a question the round does not ask, and stopping at the first thing that is wrong.
import { type Finding, finding } from '../kernel/finding.ts'
import type { UnitCode } from '../kernel/ids.ts'
import { assertSafe, ORE_PER_TKR, type Ore, shareOf } from '../kernel/money.ts'
import { month, monthNo } from '../kernel/month.ts'
import { failed, ok, type Result } from '../kernel/result.ts'
import { formatNumber, type Text, text } from '../kernel/text.ts'
import { type MoneyUnit, readAmount, writeAmount } from '../ledger/model.ts'

export interface UnitReport {
  round: string
  unit: UnitCode
  version: number
  text: string
  /** Expected deviation from the budget at year end, + is better; undefined is missing, never zero. */
  forecastOre?: Ore
  deviationReason: string
  /** Everything said is as the round before, confirmed as still true. */
  unchanged: boolean
  by: string
  onBehalfOf?: string
  /** Instant, UTC. */
  at: string
}

export type NewReport = Omit<UnitReport, 'version' | 'by' | 'at'>

/** A unit's money so far this year, from the books; costs negative, deviation + is better. */
export interface UnitMoney {
  outcome: Ore
  budget: Ore
  deviation: Ore
  /** Addresses, so that every figure can be asked. */
  refs: { outcome: string; budget: string; deviation: string }
}

/** What a round asks a unit for. */
export interface Asks {
  /** Values, activities and comment; a month asks for money and forecast only. */
  content: boolean
  forecast: 'required' | 'optional' | 'no'
}

export function asksOf(round: string): Asks {
  const no = monthNo(month(round))
  if (no === 12) return { content: true, forecast: 'no' }
  return no === 4 || no === 8 ? { content: true, forecast: 'optional' } : { content: false, forecast: 'required' }
}

/** Beyond the larger of the two a deviation is to be explained. Dated data, per authority. */
export interface DeviationLimit {
  /** First month it holds. */
  from: string
  percent: number
  ore: Ore
}

export const DEVIATION_LIMITS: readonly DeviationLimit[] = [{ from: '2000-01', percent: 1, ore: assertSafe(500 * ORE_PER_TKR) }]

/** Key of the authority's own limits, beside the built-in ones. */
export const DEVIATION_LIMITS_SETTING = 'followup/deviation-limits'

export const limitFor = (round: string, limits: readonly DeviationLimit[] = DEVIATION_LIMITS): DeviationLimit =>
  [...limits].sort((a, b) => (a.from < b.from ? 1 : -1)).find((one) => one.from <= round) ?? DEVIATION_LIMITS[0]!

export const limitOre = (budget: Ore, limit: DeviationLimit): Ore =>
  assertSafe(Math.max(Math.abs(shareOf(budget, limit.percent, 100, 'half-away')), limit.ore))

/** Either way: money left over is explained as well as money missing. */
export const asksReason = (money: UnitMoney | undefined, limit: DeviationLimit): boolean =>
  money !== undefined && Math.abs(money.deviation) > limitOre(money.budget, limit)

export interface ReportFields {
  text: string
  forecast: string
  forecastUnit: MoneyUnit
  deviationReason: string
}

export interface Opened extends ReportFields {
  /** The version the form stands on; 0 when nobody has saved yet. */
  version: number
  /** The texts come from this earlier round and are not yet confirmed. */
  from?: string
}

/** What the form shows when it is opened: what was saved, else what was said the round before, marked as such. */
export function openReport(current: UnitReport | undefined, previous: UnitReport | undefined): Opened {
  if (current)
    return {
      version: current.version,
      text: current.text,
      forecast: current.forecastOre === undefined ? '' : writeAmount(current.forecastOre, 'tkr'),
      forecastUnit: 'tkr',
      deviationReason: current.deviationReason,
      ...(current.unchanged && previous ? { from: previous.round } : {}),
    }
  const empty: Opened = { version: 0, text: '', forecast: '', forecastUnit: 'tkr', deviationReason: '' }
  if (!previous) return empty
  const forecast = previous.forecastOre === undefined ? '' : writeAmount(previous.forecastOre, 'tkr')
  return { ...empty, text: previous.text, forecast, deviationReason: previous.deviationReason, from: previous.round }
}

export interface ReportContext {
  round: string
  unit: UnitCode
  money?: UnitMoney
  previous?: UnitReport
  limits?: readonly DeviationLimit[]
  /** Handing in asks for what saving may lack. */
  handIn: boolean
  onBehalfOf?: string
}

const LEAST_REASON = 10
const MOST_TEXT = 20_000

/** The report to save, or everything that is wrong with it. Field names are the form's own. */
export function readReport(fields: ReportFields, context: ReportContext): Result<NewReport> {
  const { round, unit, money, previous, handIn, onBehalfOf } = context
  const asks = asksOf(round)
  const findings: Finding[] = []
  const say = (code: string, cell: string, message: Text) =>
    findings.push(finding(`followup/${code}`, 'error', message, { cell }))
  const amount = asks.forecast === 'no' ? readAmount('', 'tkr') : readAmount(fields.forecast, fields.forecastUnit)
  if (!amount.ok) say('forecast-unreadable', 'forecast', text(`Prognos: ${amount.why.sv}`, `Forecast: ${amount.why.en}`))
  else if (handIn && asks.forecast === 'required' && amount.ore === undefined)
    say('forecast-missing', 'forecast', FORECAST_MISSING)
  for (const [cell, written] of [
    ['text', fields.text],
    ['deviationReason', fields.deviationReason],
  ] as const)
    if (written.length > MOST_TEXT) say('too-long', cell, TOO_LONG(written.length))
  const limit = limitFor(round, context.limits)
  if (handIn && money && asksReason(money, limit) && fields.deviationReason.trim().length < LEAST_REASON)
    say('reason-missing', 'deviationReason', REASON_MISSING(money, limit, fields.deviationReason.trim()))
  if (findings.length > 0 || !amount.ok) return failed(findings)
  return ok({
    round,
    unit,
    text: fields.text.trim(),
    ...(amount.ore === undefined ? {} : { forecastOre: amount.ore }),
    deviationReason: fields.deviationReason.trim(),
    unchanged: previous !== undefined && sameText(fields, previous) && amount.ore === previous.forecastOre,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
  })
}

const sameText = (fields: ReportFields, previous: UnitReport): boolean =>
  fields.text.trim() === previous.text && fields.deviationReason.trim() === previous.deviationReason

/** Whether a save would say anything new. */
export const sameReport = (a: NewReport, b: NewReport): boolean =>
  a.text === b.text && a.forecastOre === b.forecastOre && a.deviationReason === b.deviationReason && a.unchanged === b.unchanged

const tkr = (value: number): string => formatNumber(value / ORE_PER_TKR, 0)

const FORECAST_MISSING = text(
  'Prognos: fältet är tomt, och månadens rapport består av den. Skriv avvikelsen du väntar vid årets slut, 0 om ingen.',
  'Forecast: the field is empty, and the month asks for it. Write the deviation you expect at year end, 0 if none.',
)
const TOO_LONG = (length: number): Text =>
  text(
    `Texten har ${length} tecken, högst ${MOST_TEXT} ryms. Korta den.`,
    `The text has ${length} characters, at most ${MOST_TEXT} fit. Shorten it.`,
  )
const REASON_MISSING = ({ deviation, budget }: UnitMoney, limit: DeviationLimit, written: string): Text => {
  const allowed = tkr(limitOre(budget, limit))
  const sv = `Orsak: avvikelsen är ${formatNumber(deviation / ORE_PER_TKR, 0, 'sv', { sign: true })} tkr, gränsen är ${allowed} tkr. Skriv vad den beror på.`
  const en = `Reason: the deviation is SEK ${formatNumber(deviation / ORE_PER_TKR, 0, 'en', { sign: true })} k, the limit is ${allowed}. Say what it comes from.`
  return written === '' ? text(sv, en) : text(`${sv} Du skrev ”${written}”.`, `${en} You wrote “${written}”.`)
}
