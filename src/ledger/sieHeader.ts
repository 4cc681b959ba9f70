// What a ledger file says about itself, filled in record by record, and the way a reading is put together from it.
import type { SieBalance, SieChecksum, SieEncoding, SieReading, SieType, SieVariant } from './sieBook.ts'
import type { SieLog } from './sieFindings.ts'
import type { SieRegister } from './sieRegister.ts'
import type { Voucher } from './voucher.ts'

export interface SieOptions {
  /**
   * Each voucher that could be read without a broken row, in file order; a promise is awaited before reading on.
   * Unbalanced vouchers are handed over too (the reading is then not accepted). Object lists are shared: do not change them.
   */
  onVoucher?: (voucher: Voucher) => void | Promise<void>
  /** Each balance row without an error of its own; then `balances` of the reading stays empty. */
  onBalance?: (balance: SieBalance) => void
  /** Only the suffix is used (.si tells 4I). */
  fileName?: string
  /** Overrides what the bytes say. */
  encoding?: SieEncoding
  /** Reads also vouchers in type 1-3 and balances in 4I, which are otherwise only counted. */
  everything?: boolean
}

export class SieHeader {
  type: SieType | null = null
  program: { name: string; version: string } | null = null
  generated: string | null = null
  company: string | null = null
  orgnr: string | null = null
  currency = 'SEK'
  checksum: SieChecksum = 'absent'
  encoding: SieEncoding = 'ascii'
  readonly seen = new Set<string>()
  readonly balances: SieBalance[] = []

  /** A file without #SIETYP is type 1. */
  get typeOrOne(): SieType {
    return this.type ?? 1
  }
}

/** 4I by content: no balances; the suffix decides where the content does not (FORMATS §1.1). */
export function variantOf(type: SieType | null, hasBalances: boolean, hasYears: boolean, fileName = ''): SieVariant {
  if (type !== 4) return null
  const name = fileName.toLowerCase()
  if (name.endsWith('.si')) return '4I'
  if (hasBalances) return '4E'
  return hasYears && name.endsWith('.se') ? '4E' : '4I'
}

export const isImportFile = (fileName = ''): boolean => fileName.toLowerCase().endsWith('.si')

export function readingOf(header: SieHeader, register: SieRegister, log: SieLog, variant: SieVariant): SieReading {
  return {
    accepted: !log.hasErrors,
    type: header.type,
    variant,
    encoding: header.encoding,
    program: header.program,
    generated: header.generated,
    company: header.company,
    orgnr: header.orgnr,
    currency: header.currency,
    years: register.years.filter((year) => year.declared).map(({ no, start, end }) => ({ no, start, end })),
    accounts: [...register.accounts.values()]
      .filter((account) => account.declaredLine > 0)
      .map(({ number, name, kind }) => ({ number, name, kind })),
    dimensions: [...register.dimensions.values()],
    objects: [...register.objects.values()]
      .filter((object) => object.declaredLine > 0)
      .map(({ dimension, object, name }) => ({ dimension, object, name })),
    balances: header.balances,
    counts: register.counts,
    sums: register.sums,
    checksum: header.checksum,
    findings: log.findings(),
    findingCounts: log.counts,
  }
}
