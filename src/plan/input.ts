// What a plan is computed from: its structure and its leaves. The same data on the server and in the browser; nothing here computes.
import type { Activity } from '../budget/model.ts'
import type { Basis, FigureRef } from '../kernel/figure.ts'
import type { Text } from '../kernel/text.ts'
import type { TableName } from './refs.ts'

export interface PlanRow extends Activity {
  /** The committee's name as tables print it. */
  committee: string
}

export interface PlanArea {
  /** Part of addresses. */
  id: string
  name: string
  /** Years of use; depreciation is linear from the year after the expenditure. */
  lifeYears: number
}

/** How one printed cell of an own table follows from other addresses; a cell that is left out is a leaf of its own. */
export type OwnCell =
  | { sum: readonly { ref: FigureRef; factor: number }[] }
  | { ratio: readonly [FigureRef, FigureRef] }
  | { growth: readonly [FigureRef, FigureRef] }

export interface OwnLine {
  id: string
  label: string
  unit?: 'ore' | 'percent'
  cells: Readonly<Record<string, OwnCell>>
}

/** A table one authority prints in its own way: its columns and lines come with the data. */
export interface OwnTable {
  name: TableName
  caption: Text
  columns: readonly { id: string; label: Text }[]
  lines: readonly OwnLine[]
  /** Decimals of amounts as printed; 0 when absent. */
  precision?: number
  /** The branch that prints it, once published; the plan itself when absent. */
  branch?: string
}

export interface PlanStructure {
  /** `2023-2026`. */
  id: string
  name: string
  /** The last decided year: its statements are given, not solved. */
  baseYear: number
  /** The budget year and the plan years after it, in order. */
  years: readonly number[]
  rows: readonly PlanRow[]
  areas: readonly PlanArea[]
  /** Tables that no structure of rows and years can tell, such as a supplementary budget. */
  tables?: readonly OwnTable[]
  /** What this authority calls a line of a printed table: `result-budget/net_frame_lpik`. */
  lineLabels?: Readonly<Record<string, string>>
}

export interface Leaf {
  /** Öre, parts per million or a count, as `unit` says; null is missing. Printed percentages of history are `percent`. */
  value: number | null
  unit: 'ore' | 'ppm' | 'count' | 'percent'
  label: Text
  basis: Basis
  /** In words: the decision, edition or document it stands on. */
  source: string
}

/**
 * Leaves by address. An address that also has a formula (a line of the base year, a printed outcome) takes the leaf instead:
 * that is how history and the opening balance come in.
 */
export interface PlanInput {
  structure: PlanStructure
  leaves: ReadonlyMap<FigureRef, Leaf>
}

/** One change of one leaf: to a value or by an amount. A leaf that is not there counts as zero when something is added. */
export type Change = { ref: FigureRef; set: number } | { ref: FigureRef; add: number }
