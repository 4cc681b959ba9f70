// What an authority's own books and report hold beside the figures: companies, units, notes, goals and the composed report as plain data.
// The house prepares it, since this room reads no report; refuses anything but names, addresses and what was printed.
import type { FigureRef } from '../kernel/figure.ts'
import type { Assessment } from '../kernel/verdict.ts'

export interface OwnCompany {
  code: string
  name: string
  /** Owned share of a year; absent in years it is not in the group accounts. */
  shares: readonly { year: number; numerator: number; denominator: number }[]
}

export interface OwnNotes {
  /** `income`, `cash_flow`, `balance`. */
  statement: string
  /** As printed on the lines of the statement: `7`, `2–5`. */
  referred: readonly string[]
  present: readonly number[]
}

/** Words and figures of a sentence, in order. */
export type ReportPart = { words: string } | { ref: FigureRef; shown: string }

export interface ReportSentence {
  chapter: string
  /** Section and kind, for the reader who looks for it. */
  place: string
  parts: readonly ReportPart[]
}

export interface ReportTable {
  chapter: string
  number: string
  caption: string
  columns: readonly string[]
  /** Label first. */
  rows: readonly (readonly { text: string; ref?: FigureRef }[])[]
}

export interface ReportMaterial {
  title: string
  /** Section titles of each chapter, in order. */
  chapters: readonly { title: string; sections: readonly string[] }[]
  sentences: readonly ReportSentence[]
  tables: readonly ReportTable[]
  /** The judgement shown for each goal the report has a section about. */
  goals: readonly { no: number; status: Assessment | undefined }[]
}

export interface OwnMaterial {
  companies: readonly OwnCompany[]
  /** Lines of the group's statements by path, `income/tax_revenue`. */
  groupLines: readonly { path: string; sv: string; en: string }[]
  /** Units that together make a committee; addresses write committees in upper case. */
  units: readonly { committee: string; units: readonly string[] }[]
  notes: readonly OwnNotes[]
  /** Numbers of the goals in the plan of the year. */
  goals: readonly number[]
  /** Composed when a rule first asks. */
  report: () => ReportMaterial | undefined
}
