// What indicators ask of the books: deviations of units, costs of staff, any figure by its address. Handed in by the house.
// Refuses: knowing the ledger; a period the books do not hold is undefined, never zero.
import type { ExplainNode, Figure } from '../../kernel/figure.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'

export interface UnitDeviation {
  unit: UnitCode
  name: string
  /** Outcome − budget accumulated to and including the period, statement signs: positive is better. */
  deviationOre: number
  /** Address in the books, which explains down to the ledger. */
  ref: string
}

/** Groups of accounts a formula may ask for; which accounts they are is said by the statements' own mapping. */
export type CostGroup = 'agencyStaff' | 'ownStaff'

export interface Books {
  /** Units with a budget of their own below `scope`. */
  deviations(scope: UnitCode, period: string): readonly UnitDeviation[] | undefined
  /** A cost as a positive amount in öre with the tree below it. */
  cost(group: CostGroup, scope: UnitCode, period: string): ExplainNode | undefined
  /** The figure an address leads to, for the period; `{period}` in the address is replaced by it. */
  figure(ref: string, period: string): Figure | undefined
  explain(ref: string, period: string): ExplainNode | undefined
}

export interface FromBooks {
  cell: string
  explain: ExplainNode
}

export type BooksAnswer = { ok: true; value: FromBooks } | { ok: false; missing: Text }
