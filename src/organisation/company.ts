// Companies and other bodies an authority owns parts of; the owned share has a history.
// Knows nothing of consolidation: the statements room applies the share, by the date of the closing.
import { at, type Dated } from '../kernel/dated.ts'

/** An exact share: 66,7 % is 667 of 1 000, a third is 1 of 3. */
export interface Share {
  numerator: number
  denominator: number
}

export interface Company {
  code: string
  name: string
  /** NNNNNN-NNNN; absent where the source does not print it. */
  orgnr?: string
  legalForm?: string
  /** Absent where the share is not known; that is not nought. */
  ownedShare?: Dated<Share>
  /** Code of the company the share is held through; held directly when absent. */
  heldVia?: string
  /** Taken into the combined accounts (lag 2018:597, 12 kap.). */
  consolidated: boolean
  /** True where the books are generated for the demonstration; every page and report says so. */
  synthetic: boolean
  purpose?: string
}

/** `66.7` or `66,7` (percent) as an exact share; undefined when it is not a percentage from 0 to 100. */
export function shareOfPercent(percent: string): Share | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,6}))?$/.exec(percent.trim())
  if (!match) return undefined
  const decimals = match[2] ?? ''
  const share = { numerator: Number(match[1]! + decimals), denominator: 100 * 10 ** decimals.length }
  return share.numerator > share.denominator ? undefined : share
}

/** The share owned on a date (`YYYY-MM-DD`, or a year for its last day); undefined when unknown. */
export const shareOn = (company: Company, when: string): Share | undefined =>
  company.ownedShare === undefined ? undefined : at(company.ownedShare, when)

export const WHOLLY: Share = { numerator: 1, denominator: 1 }
