// A balance: what one account moved in one month for one unit. Signs as booked: debit positive, credit negative.
// Nothing here knows statements; signs are turned once, in the statements room.
import type { UnitCode } from '../kernel/ids.ts'
import type { Ore } from '../kernel/money.ts'

export type Measure = 'actual' | 'budget'

/** Key of the authority's own ledger among the entities; every company has its own code. */
export const OWN_ENTITY = 'region'

export interface Balance {
  /** `region` for the authority's own books, otherwise the company's code. */
  entity: string
  year: number
  measure: Measure
  unit: UnitCode
  account: string
  /** Counterpart code (internal unit, group company …); empty when outside. */
  counterpart: string
  /** Investment object or project; empty when none. */
  object: string
  /** 0 = opening balance, 1 to 12 = change during the month. */
  period: number
  /** Öre, debit positive. */
  amount: Ore
}
