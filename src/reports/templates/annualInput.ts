// What the annual report's template needs to know besides figures: names, orders and judgements, handed down by the house.
// Refuses numbers: a figure enters a report only by its address.
import { type AuthorityKind, inWordsOf } from '../../kernel/authorityWords.ts'
import { text } from '../../kernel/text.ts'
import type { Assessment } from '../../kernel/verdict.ts'
import type { RowKind } from '../document.ts'

export interface LineName {
  id: string
  label: string
  note?: string
  kind: RowKind
}

export interface NoteTable {
  /** `income`, `cash_flow` or `balance`. */
  statement: string
  no: string
  title: string
  lines: (LineName & { decimals?: number })[]
}

/** A value in the words it was reported with, and its address where it has one. */
export type Written = string | { text: string; figure: string }

export interface IndicatorRow {
  committee: string
  name: string
  /** Outcome cells as reported, oldest first; the current year last. One with a value has its address. */
  outcomes: Written[]
  target: string
  assessment: Assessment
  reason: string
}

export interface GoalChapter {
  number: string
  title: string
  focusArea: string
  assessment: Assessment
  word: string
  reason: string
  committees: { code: string; name: string; assessment: Assessment; word: string; reason: string; concerned: boolean }[]
  indicators: IndicatorRow[]
}

export interface CompanyRow {
  name: string
  share: string
  consolidated: boolean
  synthetic: boolean
}

export interface AnnualInput {
  authority: string
  /** What the authority is, for the words of the report; a region when absent. */
  kind?: AuthorityKind
  year: number
  date: string
  synthetic: boolean
  vision: string
  committees: { code: string; name: string; row: string }[]
  income: LineName[]
  balance: LineName[]
  cashFlow: LineName[]
  operating: LineName[]
  investments: LineName[]
  balanceRequirement: LineName[]
  ratios: { id: string; label: string; decimals: number }[]
  /** `printed`: the years whose value is not in the books and is read from print. */
  fiveYears: { id: string; label: string; decimals: number; printed: number[] }[]
  notes: NoteTable[]
  goals: GoalChapter[]
  outcomeYears: number[]
  goalWords: Record<Assessment, string>
  companies: CompanyRow[]
  /** Addresses of personnel facts with a known value, in the order they are shown. */
  personnel: { label: string; ref: string; decimals: number }[]
  pension: LineName[]
  contradictions: { rule: string; title: string; left: Written; right: Written; message: string }[]
}

/** A word of a region in the authority's own kind: `Regionens`, `Kommunens`. */
export const ownWord = (kind: AuthorityKind | undefined, word: string): string => inWordsOf(kind ?? 'region', text(word, word)).sv
