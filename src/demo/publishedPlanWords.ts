// The words checks of the demo region's plans are written in: tolerances, cells by table, and rows that become numbered checks.
// Refuses an address written by hand where a table has one.
import { text } from '../kernel/text.ts'
import { type TableName, tableRef } from '../plan/model.ts'
import { type Check, difference, type Expression, figure, ratio } from '../tieout/model.ts'

export type Tolerance = Check['tolerance']
export const E: Tolerance = { kind: 'E' }
export const T: Tolerance = { kind: 'T' }
export const P: Tolerance = { kind: 'P' }

export const cell = (table: TableName, line: string, column: string, factor = 1): Expression =>
  figure(tableRef(table, line, column), factor)

export type Row = [sv: string, en: string, year: number, left: Expression, right: Expression, tolerance: Tolerance]

export const numbered = (rule: string, from: number, under: readonly number[], rows: readonly Row[]): Check[] =>
  rows.map(([sv, en, year, left, right, tolerance], i) => ({
    id: `${rule}.${from + i}`,
    name: text(sv, en),
    left,
    right,
    tolerance,
    year,
    under,
  }))

export const asGrowth = (increase: Expression, now: Expression) => ratio(increase, difference(now, increase))
