// A decision on money and its entries: every krona of budget is moved by an entry, from somebody to somebody, in one year.
// Amounts are always more than zero: whoever gets more resources is `to`. Sums live in journal.ts.
import type { Ore } from '../kernel/money.ts'
import type { Holder } from './holder.ts'

/** What a decision is (rule C55). Which body may take it stands in `bodies.ts` as dated data with its law. */
export const DECISION_KINDS = [
  'regionalPlan',
  'supplementaryBudget',
  'reallocation',
  'technicalAdjustment',
  'index',
  'grantDistribution',
  'allocation',
] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]

export const BODIES = ['assembly', 'executiveBoard', 'committee', 'administration'] as const
export type Body = (typeof BODIES)[number]

/** How a change that is not neutral is paid for (KL 11:15). */
export const FUNDING_KINDS = ['appropriation', 'result', 'reserve', 'loan', 'grant'] as const
export interface Funding {
  kind: (typeof FUNDING_KINDS)[number]
  note: string
}

/** Permanent entries are part of next year's starting point, temporary ones are not. */
export type Permanence = 'permanent' | 'temporary'

export interface Entry {
  id: string
  from: Holder
  to: Holder
  /** Budget year. */
  year: number
  /** More than zero. */
  amount: Ore
  reason: string
  permanence: Permanence
  /** Part of the planned savings: shown on its own line of the result budget. */
  reduction?: boolean
}

/** A budgeted result of zero or less needs this (KL 11:5): which amount, and why. */
export interface BalanceException {
  kind: 'reserve' | 'exceptionalReasons'
  year: number
  amount: Ore
  reason: string
}

export interface BudgetDecision {
  id: string
  kind: DecisionKind
  state: 'draft' | 'decided' | 'withdrawn'
  body: Body
  /** The committee, where a committee or its administration decides. */
  unit?: string
  /** `YYYY-MM-DD`. */
  date: string
  paragraph?: string
  caseNumber?: string
  title: string
  reason: string
  funding?: Funding
  exception?: BalanceException
  entries: readonly Entry[]
  /** Printed place or other source, when it was read in from a document. */
  source?: string
}

/** Only what has been decided counts, from its day on; what is withdrawn counts as if it had never been. */
export const countsAt = ({ state, date }: Pick<BudgetDecision, 'state' | 'date'>, asOf?: string): boolean =>
  state === 'decided' && (asOf === undefined || date <= asOf)

/** An identity that may stand in addresses. */
export const isDecisionId = (id: string): boolean => /^[A-Za-z0-9._-]{1,80}$/.test(id)

/** As the journal keeps it: the latest version, who saved it, and why it was withdrawn. */
export interface StoredDecision extends BudgetDecision {
  version: number
  by: string
  onBehalfOf?: string
  /** Instant, UTC. */
  at: string
  withdrawnBecause?: string
}
