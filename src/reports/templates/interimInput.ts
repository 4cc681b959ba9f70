// What the interim report's template needs to know besides figures: the period, names of lines, judgements of the round, the decision.
// Refuses numbers of the books: a figure enters a report only by its address.
import type { AuthorityKind } from '../../kernel/authorityWords.ts'
import { monthName } from '../../kernel/text.ts'
import type { Assessment } from '../../kernel/verdict.ts'
import type { LineName, Written } from './annualInput.ts'

export interface InterimCommittee {
  code: string
  name: string
  /** Line of the operating account. */
  row: string
}

/** Money from the authority's own books, January to the month. */
export interface BooksMoney {
  kind: 'books'
  income: LineName[]
  balance: LineName[]
  operating: LineName[]
  investments: LineName[]
  balanceRequirement: LineName[]
  /** Addresses of the full-year forecast by line of the operating account, and `balance_requirement_result`; empty when none is made. */
  forecast: Readonly<Record<string, string>>
}

/** Money as printed elsewhere: there are no books of the period. */
export interface PublishedMoney {
  kind: 'published'
  document: string
  /** Every printed figure of the period, with the words and chapter it was printed with. */
  facts: { scope: string; label: string; ref: string; chapter: string }[]
}

export interface NoMoney {
  kind: 'missing'
  reason: string
}

/** What a person decided about a step, and what the rule proposed. */
export interface Judged {
  assessment: Assessment
  proposed: Assessment
  because: string
  decided?: { reason: string; by: string; onBehalfOf?: string; day: string }
}

export interface InterimSubgoal extends Judged {
  committee: string
  title: string
}
export interface InterimIndicator extends Judged {
  committee: string
  name: string
  target: string
  value: Written
}
export interface InterimActivity extends Judged {
  committee: string
  title: string
}
export interface InterimGoal extends Judged {
  number: string
  title: string
  /** Sentences that count for themselves, made from the chain. */
  sentences: string[]
  /** What was written about the goal; empty when nothing was. */
  comment: string
  committees: (Judged & { code: string; name: string; sentence: string; comment: string })[]
  subgoals: InterimSubgoal[]
  indicators: InterimIndicator[]
  activities: InterimActivity[]
}

export type InterimGoals =
  | { kind: 'round'; basis: 'prognosis' | 'outcome'; rule: string; goals: InterimGoal[] }
  /** No round was held: the goals there are, and nothing judged. */
  | { kind: 'none'; reason: string; goals: { number: string; title: string; indicators: number }[] }

export interface InterimDecision {
  caseNumber?: string
  /** Day of the decision, `YYYY-MM-DD`. */
  date?: string
  /** What is proposed to be decided, when it is not the standing wording. */
  proposal?: string[]
  /** Who signed in the product and when; absent until it is signed. */
  signed?: { by: string; at: string }
  /** Who signs: functions, never names. */
  signatures: string[]
  /** Where the audit log stood when the report was made; printed in every signed report. */
  auditHead?: { entryNo: number; hash: string }
}

export interface InterimInput {
  authority: string
  kind: AuthorityKind
  year: number
  /** Last month of the period, 1–12. */
  month: number
  date: string
  synthetic: boolean
  /** One committee's own report; the whole authority when absent. */
  committee?: InterimCommittee
  committees: InterimCommittee[]
  money: BooksMoney | PublishedMoney | NoMoney
  goals: InterimGoals
  /** Significant events as recorded; the heading is left out when there are none. */
  events: string[]
  decision: InterimDecision
}

/** `2020-08` */
export const periodKey = ({ year, month }: Pick<InterimInput, 'year' | 'month'>, back = 0): string =>
  `${year - back}-${String(month).padStart(2, '0')}`

/** `januari–augusti 2020` */
export const periodWords = ({ year, month }: Pick<InterimInput, 'year' | 'month'>, back = 0): string =>
  `januari–${monthName(month).sv} ${year - back}`

/** `jan–aug 2020`, for column headings. */
export const periodShort = ({ year, month }: Pick<InterimInput, 'year' | 'month'>, back = 0): string =>
  `jan–${monthName(month).sv.slice(0, 3)} ${year - back}`

/** At least half and at most two thirds of the year (LKBR 13:1): otherwise the report is the authority's own. */
export const isStatutory = ({ month }: Pick<InterimInput, 'month'>): boolean => month >= 6 && month <= 8
