// Financial goals (sound financial management): met or not met, never partly; a long-term part and a year part shown together.
// Formulas and interpretations are registered and versioned (KL 11 kap. 6 §); `minst 1–3 procent` is registered, not parsed.
import { compareDecimal, type Decimal, decimal, divideDecimal, formatDecimal, trimDecimal } from '../kernel/decimal.ts'
import { type Lang, type Text, text } from '../kernel/text.ts'
import type { Assessed } from './assessed.ts'

export type FinancialPartKind = 'long' | 'year'

/** How a part is judged. Version numbers move when the meaning does; a value is kept with the version it was judged by. */
export interface FinancialFormula {
  id: string
  version: number
  description: Text
  /** `least`: the outcome is at least the limit. `most`: at most. `none`: no number is decided. */
  test: 'least' | 'most' | 'none'
  limit?: Decimal
  /** A level aimed at above the floor, shown but not required. */
  level?: Decimal
  unit: '%' | 'mkr'
  /** Several years judged by their mean, or one later year. */
  period: { kind: 'year' } | { kind: 'mean'; first: number; last: number } | { kind: 'by'; year: number } | { kind: 'ceiling' }
}

export interface FinancialPart {
  kind: FinancialPartKind
  formula: FinancialFormula
  /** Printed outcome as it stands, with its place; absent when none is printed. */
  outcome?: { value: Decimal; place: string; forecast: boolean }
  /** What the document says in words about this part. */
  stated?: 'met' | 'notMet'
  note?: string
}

export interface FinancialGoal {
  id: string
  name: Text
  year: number
  /** `plan` for goals decided but not yet followed up. */
  basis: 'followUp' | 'plan'
  parts: FinancialPart[]
}

export type FinancialAssessment = Assessed & { assessment: 'met' | 'notMet' | 'notAssessed' }

/** Years in a mean are given; the mean itself is exact. */
export function assessFinancialPart(part: FinancialPart, year: number, values?: readonly Decimal[]): FinancialAssessment {
  const { formula } = part
  if (formula.test === 'none' || !formula.limit)
    return unjudged('Ej bedömt: inget tal är beslutat.', 'Not assessed: no number is decided.')
  const { period } = formula
  if (period.kind === 'mean' && !part.outcome && year < period.last && !values)
    return unjudged(
      `Ej bedömt: medelvärdet av ${period.first}–${period.last} är inte känt än.`,
      `Not assessed: the mean of ${period.first}–${period.last} is not known yet.`,
    )
  if (period.kind === 'by' && !part.outcome && year < period.year)
    return unjudged(
      `Ej bedömt: målet gäller senast ${period.year}.`,
      `Not assessed: the goal is for ${period.year} at the latest.`,
    )
  const outcome = values && values.length > 0 ? meanOf(values) : part.outcome?.value
  if (!outcome) return unjudged('Ej bedömt: utfall saknas.', 'Not assessed: no outcome.')
  const order = compareDecimal(outcome, formula.limit)
  const met = formula.test === 'least' ? order >= 0 : order <= 0
  return { assessment: met ? 'met' : 'notMet', reason: comparison(outcome, part, formula.limit) }
}

const unjudged = (sv: string, en: string): FinancialAssessment => ({ assessment: 'notAssessed', reason: text(sv, en) })

/** Mean to six decimals: far finer than any printed limit. */
function meanOf(values: readonly Decimal[]): Decimal {
  const total = values.reduce((sum, v) => ({
    units: sum.units * 10n ** BigInt(v.scale) + v.units * 10n ** BigInt(sum.scale),
    scale: sum.scale + v.scale,
  }))
  return divideDecimal(total, decimal(String(values.length)), 6, 'half-away')
}

function comparison(outcome: Decimal, { formula, outcome: printed }: FinancialPart, limit: Decimal): Text {
  const say = (lang: Lang) => {
    const sv = lang === 'sv'
    const show = (d: Decimal) => {
      const number = formatDecimal(trimDecimal(d), lang)
      return formula.unit === 'mkr' && !sv ? `SEK\u00a0${number}\u00a0m` : `${number}\u00a0${formula.unit}`
    }
    const word = formula.test === 'least' ? (sv ? 'minst' : 'at least') : sv ? 'högst' : 'at most'
    const forecast = printed?.forecast ? (sv ? ' enligt prognos' : ' by forecast') : ''
    const level = formula.level
      ? sv
        ? ` Nivå att sträva mot: ${show(formula.level)}.`
        : ` Level aimed at: ${show(formula.level)}.`
      : ''
    return sv
      ? `${show(outcome)}${forecast}, kravet är ${word} ${show(limit)}.${level}`
      : `${show(outcome)}${forecast}, required ${word} ${show(limit)}.${level}`
  }
  return text(say('sv'), say('en'))
}
