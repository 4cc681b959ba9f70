// The words of the budget journal, in both languages.
// Refuses: sentences about one decision; those stand with what they say.
import { formatDecimal, roundDecimal, trimDecimal } from '../kernel/decimal.ts'
import type { UnitCode } from '../kernel/ids.ts'
import type { Ore } from '../kernel/money.ts'
import { formatDate, type Lang, type Text, text } from '../kernel/text.ts'
import type { Treatment } from './activity.ts'
import type { Body, BudgetDecision, DecisionKind, Funding, Permanence } from './decision.ts'
import { type Line, parseHolder } from './holder.ts'
import type { VintageSeries } from './vintage.ts'

export const KIND_WORDS: Readonly<Record<DecisionKind, Text>> = {
  regionalPlan: text('Plan och budget', 'Plan and budget'),
  supplementaryBudget: text('Tilläggsbudget', 'Supplementary budget'),
  reallocation: text('Omfördelning', 'Reallocation'),
  technicalAdjustment: text('Teknisk justering', 'Technical adjustment'),
  index: text('Uppräkning', 'Index'),
  grantDistribution: text('Fördelning av riktat statsbidrag', 'Distribution of earmarked grants'),
  allocation: text('Fördelning inom nämnden', 'Allocation within the committee'),
}

export const BODY_WORDS: Readonly<Record<Body, Text>> = {
  assembly: text('Fullmäktige', 'The assembly'),
  executiveBoard: text('Styrelsen', 'The executive board'),
  committee: text('Nämnden', 'The committee'),
  administration: text('Förvaltningen', 'The administration'),
}

export const STATE_WORDS: Readonly<Record<BudgetDecision['state'], Text>> = {
  draft: text('Utkast', 'Draft'),
  decided: text('Beslutat', 'Decided'),
  withdrawn: text('Återtaget', 'Withdrawn'),
}

export const LINE_WORDS: Readonly<Record<Line, Text>> = {
  tax_revenue: text('Skatteintäkter', 'Tax revenue'),
  general_state_grants: text('Generella statsbidrag och utjämning', 'General state grants and equalisation'),
  earmarked_grants: text('Riktade statsbidrag', 'Earmarked state grants'),
  financial_income: text('Finansiella intäkter', 'Financial income'),
  financial_costs: text('Finansiella kostnader', 'Financial costs'),
  reserve: text('Reserv', 'Reserve'),
  result: text('Budgeterat resultat', 'Budgeted result'),
}

export const FUNDING_WORDS: Readonly<Record<Funding['kind'], Text>> = {
  appropriation: text('annat anslag', 'another appropriation'),
  result: text('resultatet', 'the result'),
  reserve: text('reserven', 'the reserve'),
  loan: text('lån', 'a loan'),
  grant: text('statsbidrag', 'a state grant'),
}

export const PERMANENCE_WORDS: Readonly<Record<Permanence, Text>> = {
  permanent: text('Varaktig', 'Permanent'),
  temporary: text('Tillfällig', 'Temporary'),
}

export const TREATMENT_WORDS: Readonly<Record<Treatment, Text>> = {
  indexed: text('Följer prisindex', 'Follows the price index'),
  depreciation: text('Egen prognos (avskrivningar)', 'Own forecast (depreciation)'),
  level: text('Egen prognos', 'Own forecast'),
}

export const SERIES_WORDS: Readonly<Record<VintageSeries, Text>> = {
  priceIndex: text('Prisindex', 'Price index'),
  taxRevenue: text('Skatteintäkter', 'Tax revenue'),
  generalGrants: text('Generella statsbidrag', 'General grants'),
  pensionCost: text('Pensionskostnader', 'Pension costs'),
}

export const EXCEPTION_WORDS = {
  reserve: text('uttag ur reserv (RUR eller RER)', 'drawing on the reserve (RUR or RER)'),
  exceptionalReasons: text('synnerliga skäl', 'exceptional reasons'),
} as const

/** Names of units and activities as pages print them. */
export interface Names {
  unit(code: UnitCode): string | undefined
  activity(unit: UnitCode, id: string): string | undefined
}

/** `Hälso- och sjukvårdsnämnden, Sjukhusvård`, `Skatteintäkter`; the text itself when it is no holder. */
export function holderText(holder: string, names: Names, lang: Lang): string {
  const parsed = parseHolder(holder)
  if (!parsed) return holder
  if (parsed.kind === 'line') return LINE_WORDS[parsed.line][lang]
  const unit = names.unit(parsed.unit) ?? parsed.unit
  return parsed.activity === undefined ? unit : `${unit}, ${names.activity(parsed.unit, parsed.activity) ?? parsed.activity}`
}

/** Exact, in mkr: `5,72 mkr`, `−0,12 mkr`. */
export function mkrText(amount: Ore, lang: Lang, options: { sign?: boolean; decimals?: number } = {}): string {
  const exact = { units: BigInt(amount), scale: 8 }
  const shown = options.decimals === undefined ? trimDecimal(exact) : roundDecimal(exact, options.decimals, 'half-away')
  const written = formatDecimal(shown, lang, options)
  return lang === 'sv' ? `${written}\u00a0mkr` : `SEK\u00a0${written}\u00a0m`
}

/** Who decided, when and where it is written: `Fullmäktige 15 juni 2021, § 78, RS 1-2021`. */
export function decisionPlace(decision: BudgetDecision, lang: Lang, names?: Names): string {
  const { body, unit, date, paragraph, caseNumber } = decision
  const who = unit && body !== 'assembly' ? (names?.unit(unit) ?? unit.toUpperCase()) : BODY_WORDS[body][lang]
  const section = paragraph && (/^§/.test(paragraph) ? paragraph : `§ ${paragraph}`)
  return [`${who} ${formatDate(date, lang)}`, section, caseNumber].filter(Boolean).join(', ')
}
