// The year totals a demo entity's books must reach: what `calibrate` decides and `generate` spreads over units, months and vouchers.
import type { Ore } from '../kernel/money.ts'

/** Committee level code of the demo organisation; `fin` is the central finance unit (tax, grants, financial items, balance accounts). */
export type CommitteeCode = 'rs' | 'hsn' | 'run' | 'fhs' | 'pn' | 'rev' | 'fin' | string

export interface OpeningTotal {
  account: string
  amount: Ore
}

export interface MovementTotal {
  account: string
  committee: CommitteeCode
  /** Other committee (internal item), company code (group item) or empty. */
  counterpart: string
  /** Investment area code on capital expenditure, otherwise empty. */
  object: string
  amount: Ore
}

export interface BudgetTotal {
  account: string
  committee: CommitteeCode
  object: string
  amount: Ore
}

/** All amounts in öre, debit positive. Movements sum to zero over the year, memo accounts among themselves; so does the opening. */
export interface BookTotals {
  entity: string
  year: number
  opening: OpeningTotal[]
  movements: MovementTotal[]
  budget: BudgetTotal[]
}
