// Vouchers as read from a ledger file: kept for drill-down, never in the cube. Text may hold personal data: reading it is logged.
import type { Ore } from '../kernel/money.ts'

export interface DimensionObject {
  dimension: string
  object: string
}

export interface Transaction {
  kind: 'normal' | 'added' | 'removed'
  account: string
  objects: DimensionObject[]
  amount: Ore
  date: string
  text: string
  /** 1-based line of the file. */
  line: number
}

export interface Voucher {
  series: string
  number: string
  /** `YYYY-MM-DD`. */
  date: string
  text: string
  line: number
  transactions: Transaction[]
}
