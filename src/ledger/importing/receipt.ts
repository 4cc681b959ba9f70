// What an import answers: which import it became, what it replaced, counts, control sums and findings.
import type { Finding } from '../../kernel/finding.ts'
import type { ImportId } from '../../kernel/ids.ts'
import type { Measure } from '../balance.ts'
import type { ControlSum } from '../cube.ts'
import type { SieCounts, SieSums } from '../sieBook.ts'

export interface ImportCounts extends SieCounts {
  /** Cells of unit × account × counterpart × object × period, opening balances included. */
  balances: number
  units: number
  /** Rows dated outside the year, told and not counted. */
  outsideYear: number
}

export interface ImportSums extends SieSums {
  /** What went into the books, per measure; compared again each time the books are opened. */
  books: Partial<Record<Measure, ControlSum>>
}

export interface Receipt {
  importId: ImportId
  entity: string
  year: number
  kind: string
  fileName: string
  supersedes: ImportId | null
  counts: ImportCounts
  sums: ImportSums
  findings: Finding[]
}

export type ImportAnswer = Receipt | { unchanged: true; importId: ImportId; entity: string; year: number }

export const isUnchanged = (answer: ImportAnswer): answer is Extract<ImportAnswer, { unchanged: true }> => 'unchanged' in answer

/** Staged: being read; abandoned: never became active, being taken away. */
export type ImportStatus = 'staged' | 'active' | 'superseded' | 'abandoned'

/** An import as the list of imports shows it. */
export interface ImportRecord extends Omit<Receipt, 'counts' | 'sums' | 'findings'> {
  status: ImportStatus
  sha256: string
  sizeBytes: number
  actor: string
  /** UTC instant. */
  importedAt: string
  counts: ImportCounts | null
  sums: ImportSums | null
  findings: Finding[] | null
}

export interface ImportProgress {
  step: 'reading' | 'checking' | 'writing' | 'done'
  bytesRead: number
  bytesTotal: number
  vouchers: number
}
