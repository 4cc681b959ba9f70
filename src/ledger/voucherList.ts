// The list of voucher rows behind an amount: what drill-down shows, page by page. Texts are not here: reading them is logged.
import type { ImportId } from '../kernel/ids.ts'
import type { Ore } from '../kernel/money.ts'
import type { Measure } from './balance.ts'
import type { Books, Structure } from './books.ts'

export interface VoucherQuery {
  entity: string
  year: number
  account: string
  /** Months 1 to 12, both included; the whole year when absent. */
  from?: number
  to?: number
  /** The unit and everything below it. */
  unit?: string
  structure?: Structure
  counterpart?: string
  object?: string
  limit?: number
  offset?: number
}

export interface VoucherLine {
  rowNo: number
  series: string
  number: string
  date: string
  unit: string
  account: string
  counterpart: string
  object: string
  operation: string
  period: number
  amount: Ore
  /** 1-based line of the imported file. */
  line: number
  kind: 'normal' | 'added'
}

export interface VoucherList {
  importId: ImportId | undefined
  fileName: string
  rows: VoucherLine[]
  /** Rows and sum of the whole list, not only of this page of it. */
  total: number
  sum: Ore
}

export interface VoucherText {
  rowNo: number
  voucherText: string
  rowText: string
}

export interface FileLine {
  line: number
  text: string
}

/** What a figure of the ledger asks to be followed to the file: one account, a unit or the whole entity, some periods. */
export interface SourceQuery {
  entity: string
  year: number
  measure: Measure
  accounts: readonly string[]
  unit?: string
  structure?: Structure
  counterpart?: string
  object?: string
  /** Both included; 0 = opening balance. */
  from: number
  to: number
  /** At most this many rows per account and period, the largest first. */
  atMost: number
}

/** A row of the imported file that an amount is made of. */
export interface SourceRow {
  account: string
  period: number
  amount: Ore
  line: number
  date: string | null
  /** Series and number of the voucher, or the label of a balance row (IB, PBUDGET …). */
  series: string
  number: string
}

export interface ImportPlace {
  importId: ImportId
  fileName: string
}

/** Books that can be followed down to the file. */
export interface Drillable extends Books {
  importOf(entity: string, year: number, measure?: Measure): ImportPlace | undefined
  sourceRows(query: SourceQuery): Promise<SourceRow[]>
}
