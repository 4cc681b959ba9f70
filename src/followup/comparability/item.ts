// Items affecting comparability: rules that tag what is temporary in the books, and estimates of what the books cannot show.
// Refuses: an estimate nobody has signed, and a tag without owner and reason.
import type { Basis } from '../../kernel/figure.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import type { Ore } from '../../kernel/money.ts'
import type { Month } from '../../kernel/month.ts'

export const TAG_KINDS = ['project', 'account', 'voucher'] as const
export type TagKind = (typeof TAG_KINDS)[number]

/** Whether what is tagged made the result better or worse than it would have been. */
export const TAG_EFFECTS = ['better', 'worse'] as const
export type TagEffect = (typeof TAG_EFFECTS)[number]

export interface TagRule {
  id: string
  version: number
  kind: TagKind
  /** The project, the accounts (`4011`, `4000-4099`) or the words of a voucher series and number. */
  selector: string
  from: Month
  to: Month
  /** Who answers for what is tagged. */
  owner: UnitCode
  reason: string
  /** The line of the bridge it belongs to. */
  group: string
  effect: TagEffect
  by: string
  at: string
}

/** What an estimate says: where the bridge starts, one of its corrections, or what the year as a whole is assessed to. */
export const ESTIMATE_ROLES = ['start', 'correction', 'fullYear', 'printedResult'] as const
export type EstimateRole = (typeof ESTIMATE_ROLES)[number]

export interface Signature {
  by: string
  at: string
}

export interface Estimate {
  id: string
  version: number
  role: EstimateRole
  /** Accumulated from January through this month. */
  period: Month
  unit: UnitCode
  /** The line of the bridge; its words for the reader. */
  group: string
  position: number
  /** What is added to the result to clean it: a lost income is +, a grant that will not return is −. */
  amountOre: Ore
  why: string
  source: string
  basis: Basis
  /** Address of the printed figure it was read from. */
  ref?: string
  /** Absent: not signed, and so not counted. */
  signed?: Signature
  by: string
  at: string
}

/** The part of the period a rule covers; undefined where they do not meet. */
export function coveredBy(
  rule: Pick<TagRule, 'from' | 'to'>,
  first: Month,
  last: Month,
): { first: Month; last: Month } | undefined {
  const from = rule.from > first ? rule.from : first
  const to = rule.to < last ? rule.to : last
  return from > to ? undefined : { first: from, last: to }
}
