// What is decided about a report and what a signed report is: its name in the store, its decision and its frozen content.
// Refuses: a signed report that is made again; the content is kept as the text that was signed.
import type { FigureState, Unit } from '../kernel/figure.ts'
import type { Report } from './document.ts'

/** What names an interim report: its year, its last month and the committee whose own it is. */
export interface ReportAbout {
  year: number
  period?: string | undefined
  committee?: string | undefined
}

/** `interim/2023-04`, `interim/2023-04/HSN`, `annual/2020`: what decisions and signed reports are kept under. */
export const reportKey = ({ year, period, committee }: ReportAbout): string =>
  [period === undefined ? 'annual' : 'interim', period ?? String(year), committee?.toUpperCase()].filter(Boolean).join('/')

export interface ReportDecision {
  /** From `reportKey`. */
  report: string
  version: number
  caseNumber: string
  /** `YYYY-MM-DD`; absent while nothing is decided. */
  decidedOn?: string
  /** What is proposed, one line each; empty for the standing wording. */
  proposal: string
  /** Significant events, one line each. */
  events: string
  by: string
  onBehalfOf?: string
  /** Instant, UTC. */
  at: string
}

/** A value as it was when the report was signed: exact, before rounding. */
export interface FrozenFigure {
  value: number | null
  unit: Unit
  state: FigureState
}

/** How a figure came about, one level down, as the HTML file tells it. */
export interface FrozenOrigin {
  ref: string
  label: string
  how: string
  parts: { label: string; shown: string }[]
}

export interface SignedContent {
  report: Report
  figures: Record<string, FrozenFigure>
  origins: FrozenOrigin[]
}

/** An import that spoke for the books when the report was signed. */
export interface ImportMark {
  entity: string
  year: number
  measure: string
  importId: string
}

export interface SignedReport {
  report: string
  /** 1 for the first signing of the report. */
  no: number
  title: string
  /** SHA-256 of the content: also in the audit log, and of the data file. */
  sha256: string
  imports: ImportMark[]
  /** Where the audit log stood when the content was made. */
  auditHead: { entryNo: number; hash: string }
  /** Why it was signed although statements do not tie out; empty where they do. */
  overrideReason: string
  by: string
  onBehalfOf?: string
  at: string
}

export const linesIn = (words: string): string[] =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const contentText = (content: SignedContent): string => `${JSON.stringify(content, null, 2)}\n`
export const readContent = (content: string): SignedContent => JSON.parse(content) as SignedContent
