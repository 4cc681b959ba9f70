// What is written in the forecast forms, read: the rest of the year or, where the books are silent, the deviation; an adjustment.
// Refuses: an empty amount as zero, a method that is not there, and stopping at the first thing that is wrong.
import { type Finding, finding } from '../../kernel/finding.ts'
import { type Ore, sumOre } from '../../kernel/money.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { isMoneyUnit, type MoneyUnit, readAmount } from '../../ledger/model.ts'
import { deviationOre, type ForecastMethod, isForecastMethod, type NewAdjustment, type NewForecast } from './forecast.ts'

export interface ForecastFields {
  /** Rest of the year, or the deviation where outcome or budget is not known. */
  amount: string
  unit: string
  method: string
  comment: string
}

/** What the form stands on: with both the rest of the year is asked for, otherwise the deviation alone. */
export interface ForecastBasis {
  round: string
  holder: string
  outcomeToDate?: Ore
  budget?: Ore
  onBehalfOf?: string
}

export const asksForRest = ({ outcomeToDate, budget }: Pick<ForecastBasis, 'outcomeToDate' | 'budget'>): boolean =>
  outcomeToDate !== undefined && budget !== undefined

/** Methods a person can name; the others are for what is read in. */
export const WRITABLE_METHODS: readonly ForecastMethod[] = [
  'judged',
  'seasonal-naive',
  'run-rate',
  'last-years-curve',
  'combined',
]

const LEAST_WORDS = 10
const MOST_WORDS = 5_000
const unitOf = (written: string): MoneyUnit => (isMoneyUnit(written) ? written : 'tkr')

export function readForecast(fields: ForecastFields, basis: ForecastBasis): Result<NewForecast> {
  const findings: Finding[] = []
  const say = (cell: string, sv: string, en: string): void => {
    findings.push(finding('followup/forecast-field', 'error', text(sv, en), { cell }))
  }
  const rest = asksForRest(basis)
  const amount = readAmount(fields.amount, unitOf(fields.unit))
  const name = rest ? text('Resten av året', 'Rest of the year') : text('Avvikelse', 'Deviation')
  if (!amount.ok) say('amount', `${name.sv}: ${amount.why.sv}`, `${name.en}: ${amount.why.en}`)
  else if (amount.ore === undefined)
    say(
      'amount',
      `${name.sv}: fältet är tomt. Skriv beloppet, 0 om inget väntas.`,
      `${name.en}: the field is empty. Write the amount, 0 if nothing is expected.`,
    )
  const method = isForecastMethod(fields.method) && WRITABLE_METHODS.includes(fields.method) ? fields.method : undefined
  if (!method)
    say('method', `Metod: ”${fields.method}” finns inte. Välj i listan.`, `Method: there is no “${fields.method}”. Choose one.`)
  const comment = fields.comment.trim()
  if (comment.length > MOST_WORDS)
    say(
      'comment',
      `Kommentaren har ${comment.length} tecken, högst ${MOST_WORDS} ryms. Korta den.`,
      `The comment has ${comment.length} characters, at most ${MOST_WORDS} fit. Shorten it.`,
    )
  const stated = amount.ok ? amount.ore : undefined
  const { outcomeToDate, budget, round, holder, onBehalfOf } = basis
  const amounts: Partial<NewForecast> =
    stated === undefined
      ? {}
      : rest
        ? { outcomeToDate, restOfYear: stated, budget }
        : { statedDeviation: stated, ...(budget === undefined ? {} : { budget }) }
  const deviation = deviationOre(amounts)
  if (deviation !== undefined && deviation !== 0 && comment.length < LEAST_WORDS)
    say(
      'comment',
      `Kommentar: prognosen avviker från budget. Skriv vad det beror på, minst ${LEAST_WORDS} tecken.${comment ? ` Du skrev ”${comment}”.` : ''}`,
      `Comment: the forecast deviates from the budget. Say what it comes from, at least ${LEAST_WORDS} characters.`,
    )
  if (findings.length > 0 || !method) return failed(findings)
  return ok({
    round,
    holder,
    year: Number(round.slice(0, 4)),
    ...amounts,
    method,
    comment,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
  })
}

export interface AdjustmentFields {
  adjustAmount: string
  adjustUnit: string
  adjustReason: string
}

export function readAdjustment(
  fields: AdjustmentFields,
  { round, unit }: Pick<NewAdjustment, 'round' | 'unit'>,
): Result<NewAdjustment> {
  const findings: Finding[] = []
  const say = (cell: string, sv: string, en: string): void => {
    findings.push(finding('followup/adjustment-field', 'error', text(sv, en), { cell }))
  }
  const amount = readAmount(fields.adjustAmount, unitOf(fields.adjustUnit))
  if (!amount.ok) say('adjustAmount', `Justering: ${amount.why.sv}`, `Adjustment: ${amount.why.en}`)
  else if (amount.ore === undefined || amount.ore === 0)
    say(
      'adjustAmount',
      'Justering: skriv ett belopp, − om prognosen ska bli sämre.',
      'Adjustment: write an amount, − if the forecast is to be worse.',
    )
  const reason = fields.adjustReason.trim()
  if (reason.length < LEAST_WORDS)
    say(
      'adjustReason',
      `Skäl: skriv varför nämnden justerar, minst ${LEAST_WORDS} tecken.${reason ? ` Du skrev ”${reason}”.` : ''}`,
      `Reason: say why the committee adjusts, at least ${LEAST_WORDS} characters.`,
    )
  if (findings.length > 0 || !amount.ok || !amount.ore) return failed(findings)
  return ok({ round, unit, amount: amount.ore, reason })
}

/** What is left of the year when the full year is known: what a suggestion puts in the field. */
export const restOf = (fullYear: Ore, outcomeToDate: Ore): Ore => sumOre([fullYear, -outcomeToDate])
