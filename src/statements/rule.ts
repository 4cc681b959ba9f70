// The shape of a rule: leaves name accounts per chart, lines name leaves and other lines. Data, with the law each line follows.
// Refuses formulas in code: what a line sums can be read, dated and explained.
import type { AuthorityKind } from '../kernel/authorityWords.ts'
import type { Text } from '../kernel/text.ts'
import type { At } from './expression.ts'

/** `region` = Region-Bas, `company` = BAS. */
export type ChartFamily = 'region' | 'company'

/** A named set of accounts that moves as one through statements, notes and group accounts. */
export interface Leaf {
  id: string
  label: Text
  accounts: Partial<Record<ChartFamily, string>>
  /** Turns the ledger's sign (debit positive) once: −1 for income, equity, provisions and liabilities. */
  sign: 1 | -1
  /** Taken away whole in the group accounts: a guarantee for a group company's debt, which stands in the balance sheet there. */
  eliminatedInGroup?: true
  /** Shown in notes of authorities of this kind only; it counts for all. */
  only?: AuthorityKind
}

export type Term = { leaf: string; at: At; factor?: -1 } | { line: string; factor?: -1 }

export interface Line {
  /** The printed `line_id`. */
  id: string
  label: Text
  /** Notes the line refers to, as printed. */
  note?: string
  /** Law or recommendation the line follows. */
  source: string
  /** True where the reference has not been checked against the source text. */
  unverified?: boolean
  /** A sum of other lines, shown as such. */
  total?: boolean
  terms: Term[]
}

export interface NoteLine extends Line {
  /** `income.1`, `cash_flow.2`, `balance.10`. */
  in: string
  /** Part of a line above: shown, not summed (RULES C31). */
  ofWhich?: boolean
  /** Units other than öre cannot come from the books. */
  unit?: 'years' | 'percent'
}

export const at = (leaf: string, when: At, factor?: -1): Term => ({ leaf, at: when, ...(factor ? { factor } : {}) })
export const moved = (leaf: string, factor?: -1): Term => at(leaf, 'movement', factor)
export const closing = (leaf: string, factor?: -1): Term => at(leaf, 'closing', factor)
export const opening = (leaf: string, factor?: -1): Term => at(leaf, 'opening', factor)
export const line = (id: string, factor?: -1): Term => ({ line: id, ...(factor ? { factor } : {}) })
