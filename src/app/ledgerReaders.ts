// Which reader a ledger file needs: SIE by itself, a flat export by its name. The same import and receipt serve both.
import { readFlat } from '../ledger/io/readFlat.ts'
import type { LedgerReader } from '../ledger/store.ts'

export type LedgerFormat = 'sie' | 'flat'

export const formatOf = (fileName: string): LedgerFormat => (/\.(csv|xlsx|txt|tsv)$/i.test(fileName) ? 'flat' : 'sie')

/** Undefined for SIE, whose reader is the import's own. */
export function readerFor(format: LedgerFormat, fileName: string, year?: number): LedgerReader | undefined {
  if (format === 'sie') return undefined
  return {
    kind: /\.xlsx$/i.test(fileName) ? 'flat-xlsx' : 'flat-csv',
    read: (source, options) => readFlat(source, { onVoucher: options.onVoucher, year }),
  }
}
