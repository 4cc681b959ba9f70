// Control totals of a generated file: counted from the very vouchers that are written, so that a reader can be held to them.
// Knows no bytes: the checksum is added by whoever writes the file.
import type { SieBook, Voucher } from '../ledger/model.ts'

export interface ControlTotals {
  file: string
  entity: string
  year: number
  vouchers: number
  transactions: number
  /** Debit side of all rows; the credit side is the same with a minus. */
  debitOre: number
  /** Movement per account, in öre as booked. */
  accountsOre: Record<string, number>
  sha256: string
}

/** The same book, whose vouchers are counted into `totals` while they are read. */
export function counted(book: SieBook, totals: ControlTotals): SieBook {
  return { ...book, vouchers: countedVouchers(book.vouchers as Iterable<Voucher>, totals) }
}

function* countedVouchers(vouchers: Iterable<Voucher>, totals: ControlTotals): Generator<Voucher> {
  const accounts = new Map<string, number>()
  for (const voucher of vouchers) {
    totals.vouchers++
    totals.transactions += voucher.transactions.length
    for (const { account, amount } of voucher.transactions) {
      accounts.set(account, (accounts.get(account) ?? 0) + amount)
      if (amount > 0) totals.debitOre += amount
    }
    yield voucher
  }
  totals.accountsOre = Object.fromEntries([...accounts].sort(([a], [b]) => (a < b ? -1 : 1)))
}
