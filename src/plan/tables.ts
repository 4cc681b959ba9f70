// A printed table of the plan as lines: from the sheet, or as it was printed, in one shape so that they can be compared.
// Refuses: rounding. What is printed stays as printed; what is computed keeps its öre.
import { type FigureRef, type FigureState, parseRef } from '../kernel/figure.ts'
import { mkr, ORE_PER_MKR, type Ore } from '../kernel/money.ts'
import type { Text } from '../kernel/text.ts'
import type { PublishedFigure } from '../statements/model.ts'
import type { PlanStructure } from './input.ts'
import { TABLE_NAMES, type TableName, tableRef } from './refs.ts'
import type { Sheet } from './sheetShape.ts'
import { type TableShape, tableShapes } from './tableShape.ts'

export interface PlanTableCell {
  id: string
  label: string
  column: string
  /** Million kronor, or percent where `unit` says so; null when missing. */
  mkr: number | null
  ore?: number | null
  unit: 'mkr' | 'percent'
  state?: FigureState
  /** Decimals as printed; of printed cells only. */
  precision?: number
}

export interface PlanTable {
  table: TableName
  caption?: Text
  lines: readonly PlanTableCell[]
}

export const isTableName = (name: string): name is TableName => (TABLE_NAMES as readonly string[]).includes(name)

export const tableShape = (structure: PlanStructure, name: TableName): TableShape | undefined =>
  tableShapes(structure).find((shape) => shape.name === name)

/** The tables this plan can tell. */
export const tablesOf = (structure: PlanStructure): TableName[] => tableShapes(structure).map(({ name }) => name)

/** The own plan in the shape of a printed table; undefined when its structure has no such table. */
export function planTable(sheet: Sheet, name: TableName): PlanTable | undefined {
  const shape = tableShape(sheet.input.structure, name)
  if (!shape) return undefined
  const lines = shape.lines.flatMap(({ id, label, unit }) =>
    shape.columns.map((column): PlanTableCell => {
      const value = sheet.value(tableRef(name, id, column.id)) ?? null
      const known = value === null ? { state: 'missing' as const } : {}
      if (unit === 'percent') return { id, label, column: column.id, mkr: value, unit, ...known }
      return { id, label, column: column.id, mkr: value === null ? null : value / ORE_PER_MKR, ore: value, unit: 'mkr', ...known }
    }),
  )
  return { table: name, caption: shape.caption, lines }
}

const PER: Partial<Record<string, number>> = { mkr: 1, tkr: 1_000, kr: 1_000_000, percent: 1 }

/** Which table, line and column an address is a printed cell of. */
export function tableCellOf(ref: FigureRef): { table: TableName; line: string; column: string } | undefined {
  const parts = parseRef(ref)
  if (parts?.room !== 'plan' || !parts.path.startsWith('table/')) return undefined
  const [, table = '', ...line] = parts.path.split('/')
  return isTableName(table) ? { table, line: line.join('/'), column: parts.period } : undefined
}

/** The branch that prints a table of the plan's own, where it is not the plan itself. */
export const branchOfTable = ({ tables }: PlanStructure, name: string): string | undefined =>
  tables?.find((one) => one.name === name)?.branch

/** The table as printed, in printed order; undefined when no document prints it. */
export function publishedTable(facts: readonly PublishedFigure[], name: TableName): PlanTable | undefined {
  const seen = new Set<string>()
  const lines: PlanTableCell[] = []
  for (const fact of facts) {
    const cell = tableCellOf(fact.ref)
    const per = PER[fact.unit]
    if (cell?.table !== name || per === undefined || seen.has(fact.ref)) continue
    seen.add(fact.ref)
    const value = fact.value === null ? null : fact.value / per
    const unit = fact.unit === 'percent' ? 'percent' : 'mkr'
    const state = fact.state === 'known' ? {} : { state: fact.state }
    const label = fact.place.row ?? fact.label
    lines.push({ id: cell.line, label, column: cell.column, mkr: value, unit, ...state, precision: fact.precision })
  }
  return lines.length === 0 ? undefined : { table: name, lines }
}

/** An own cell beside the printed one. */
export interface ComparedCell extends PlanTableCell {
  /** Undefined where the document prints nothing. */
  printed: number | null | undefined
  /** Own less printed, rounded as it is printed; null when either is missing. */
  difference: number | null
}

export function compareTables(own: PlanTable, printed: PlanTable | undefined): ComparedCell[] {
  const key = ({ id, column }: { id: string; column: string }) => tableRef(own.table, id, column)
  const cells = new Map(printed?.lines.map((line) => [key(line), line]))
  return own.lines.map((line) => {
    const other = cells.get(key(line))
    const value = other?.mkr
    const known = line.mkr !== null && value !== undefined && value !== null
    const difference = known ? differenceAt(line, value, other?.precision ?? 0) : null
    const precision = other?.precision === undefined ? {} : { precision: other.precision }
    return { ...line, printed: value, difference, ...precision }
  })
}

function differenceAt({ mkr: value, ore, unit }: PlanTableCell, other: number, decimals: number): number {
  const rounded = unit === 'mkr' && ore !== undefined && ore !== null ? mkr(ore as Ore, decimals) : roundPercent(value!, decimals)
  const scale = 10 ** decimals
  return Math.round((rounded - other) * scale) / scale || 0
}

const roundPercent = (value: number, decimals: number): number => {
  const scale = 10 ** decimals
  return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale || 0
}
