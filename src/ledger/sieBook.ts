// The model of a ledger file: what a SIE file (1-5) or a flat export says, and what a writer needs to say it again.
// Knows no bytes and no database. Signs as booked: debit positive, credit negative.
import type { Finding } from '../kernel/finding.ts'
import type { Ore } from '../kernel/money.ts'
import type { DimensionObject, Voucher } from './voucher.ts'

export type SieType = 1 | 2 | 3 | 4 | 5
/** Both say `#SIETYP 4`: 4E is exported from a ledger, 4I is to be imported into one. */
export type SieVariant = '4E' | '4I' | null
/** `ascii`: nothing in the file tells encodings apart. A UTF-8 file with byte order mark is `utf-8`. */
export type SieEncoding = 'ascii' | 'cp437' | 'windows-1252' | 'utf-8'

export interface SieYear {
  /** 0 = current, -1 = previous. */
  no: number
  /** `YYYY-MM-DD`, both included. */
  start: string
  end: string
}

/** T tillgång, S skuld, K kostnad, I intäkt. */
export type SieAccountKind = 'T' | 'S' | 'K' | 'I'

export interface SieAccount {
  number: string
  name: string
  kind: SieAccountKind | null
}

export interface SieDimension {
  number: string
  name: string
  /** Parent dimension of an `#UNDERDIM`. */
  parent: string | null
}

export interface SieObject {
  dimension: string
  object: string
  name: string
}

export type SieBalanceLabel = 'IB' | 'UB' | 'OIB' | 'OUB' | 'RES' | 'PSALDO' | 'PBUDGET'

export interface SieBalance {
  label: SieBalanceLabel
  /** Year number, 0 = current. */
  year: number
  /** `YYYY-MM` for PSALDO and PBUDGET (change during the period, not accumulated), otherwise null. */
  period: string | null
  account: string
  /** Empty = the whole account. Types 1-4 carry at most one pair, SIE 5 may carry several. */
  objects: DimensionObject[]
  amount: Ore
  /** 1-based line of the file; 0 in books made by a program. */
  line: number
}

export interface SieCounts {
  accounts: number
  dimensions: number
  objects: number
  openingBalances: number
  closingBalances: number
  results: number
  periodBalances: number
  periodBudgets: number
  vouchers: number
  /** `#TRANS` rows. */
  transactions: number
  /** `#RTRANS` rows; the identical `#TRANS` that follows counts among transactions. */
  addedTransactions: number
  /** `#BTRANS` rows. */
  removedTransactions: number
}

/** Öre as written in the file, per year number: opening = IB + OIB, closing = UB + OUB. */
export interface SieSums {
  transactionsOre: number
  /** Debit side of `#TRANS`, so that a receipt shows turnover and not only the zero. */
  debitOre: number
  resultsOre: Record<string, number>
  openingOre: Record<string, number>
  closingOre: Record<string, number>
}

export type SieChecksum = 'ok' | 'wrong' | 'absent'

/** What a file said. `accepted` is false exactly when a finding of severity error exists. */
export interface SieReading {
  accepted: boolean
  type: SieType | null
  variant: SieVariant
  encoding: SieEncoding
  program: { name: string; version: string } | null
  /** `YYYY-MM-DD`. */
  generated: string | null
  company: string | null
  orgnr: string | null
  /** ISO 4217, SEK when the file does not say. */
  currency: string
  years: SieYear[]
  accounts: SieAccount[]
  dimensions: SieDimension[]
  objects: SieObject[]
  /** Empty when `onBalance` took them. */
  balances: SieBalance[]
  counts: SieCounts
  sums: SieSums
  checksum: SieChecksum
  /** The first of each code (limit per code); `findingCounts` has them all. */
  findings: Finding[]
  findingCounts: Record<string, number>
}

/** What `writeSie` writes. Vouchers may be a generator: they are never all held in memory. */
export interface SieBook {
  type: 1 | 2 | 3 | 4
  /** 4E or 4I for type 4, otherwise null. */
  variant: SieVariant
  program: { name: string; version: string }
  /** `YYYY-MM-DD`; passed in, no clock here. */
  generated: string
  company: string
  orgnr: string | null
  /** Left out (SEK) when absent. */
  currency?: string
  years: readonly SieYear[]
  accounts: readonly SieAccount[]
  dimensions: readonly SieDimension[]
  objects: readonly SieObject[]
  balances: Iterable<Omit<SieBalance, 'line'>>
  vouchers: Iterable<Voucher> | AsyncIterable<Voucher>
}

export const emptyCounts = (): SieCounts => ({
  accounts: 0,
  dimensions: 0,
  objects: 0,
  openingBalances: 0,
  closingBalances: 0,
  results: 0,
  periodBalances: 0,
  periodBudgets: 0,
  vouchers: 0,
  transactions: 0,
  addedTransactions: 0,
  removedTransactions: 0,
})

export const emptySums = (): SieSums => ({ transactionsOre: 0, debitOre: 0, resultsOre: {}, openingOre: {}, closingOre: {} })
