// Two computed plans side by side: every cell that differs, and how one result becomes the other, cause by cause.
// Refuses: leaving anything out. The steps add up to the difference of the results exactly; what no cause explains is a step.
import type { FigureRef } from '../../kernel/figure.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import { sumOre } from '../../kernel/money.ts'
import { type Text, text } from '../../kernel/text.ts'
import type { PlanStructure } from '../input.ts'
import { INPUT_CELLS } from '../inputWords.ts'
import { INPUTS, LEAF, resultRef, rowRef, tableRef } from '../refs.ts'
import type { Sheet } from '../sheetShape.ts'
import { tableShapes } from '../tableShape.ts'
import { RESULT_LINE } from './effect.ts'

/** A table as it is compared: its lines, and the address of each cell. */
export interface ComparedTable {
  id: string
  name: Text
  lines: readonly ComparedLine[]
}
export interface ComparedLine {
  id: string
  label: Text
  cells: readonly { column: string; ref: FigureRef; head?: Text }[]
}

export interface CellDifference {
  table: string
  id: string
  ref: FigureRef
  label: Text
  column: string
  /** The column as it is headed in the table. */
  head?: Text
  /** Null is missing in that plan. */
  a: number | null
  b: number | null
  /** b less a; null where either is missing. */
  difference: number | null
  /** Öre unless it says otherwise. */
  unit: string
}

export interface TableDifference {
  id: string
  name: Text
  cells: CellDifference[]
}

export interface WaterfallStep {
  id: string
  label: Text
  /** What it does to the result: positive is better. */
  amount: number
}

export interface Waterfall {
  year: number
  a: number
  b: number
  /** Only what moved. */
  steps: WaterfallStep[]
}

export interface SheetDifference {
  tables: TableDifference[]
  waterfalls: Waterfall[]
}

/** What the tables rest on: the inputs of the whole authority, as a table of their own. */
function inputTable({ baseYear, years }: PlanStructure): ComparedTable {
  const lines = INPUTS.map((name): ComparedLine => {
    const cells = [baseYear, ...years].map((year) => ({ column: String(year), ref: LEAF.input(name, year) }))
    return { id: name, label: INPUT_CELLS[name](cells[0]!.ref).label, cells }
  })
  return { id: 'inputs', name: text('Förutsättningar', 'Assumptions'), lines }
}

/** Every table of the plan as it is printed, and what they rest on. */
export const comparedTables = (structure: PlanStructure): ComparedTable[] => [
  ...tableShapes(structure).map(({ name, caption, columns, lines }) => ({
    id: name,
    name: caption,
    lines: lines.map(({ id, label }) => ({
      id,
      label: text(label, label),
      cells: columns.map((column) => ({ column: column.id, ref: tableRef(name, id, column.id), head: column.label })),
    })),
  })),
  inputTable(structure),
]

export const diffSheets = (a: Sheet, b: Sheet, tables: readonly ComparedTable[]): SheetDifference => ({
  tables: tables.map((table) => tableDifference(a, b, table)).filter(({ cells }) => cells.length > 0),
  waterfalls: sharedYears(a, b).flatMap((year) => waterfall(a, b, year) ?? []),
})

const sharedYears = (a: Sheet, b: Sheet): number[] =>
  a.input.structure.years.filter((year) => b.input.structure.years.includes(year))

function tableDifference(a: Sheet, b: Sheet, { id, name, lines }: ComparedTable): TableDifference {
  const cells = lines.flatMap((line) =>
    line.cells.flatMap(({ ref, column, head }): CellDifference[] => {
      if ((a.value(ref) ?? null) === (b.value(ref) ?? null)) return []
      // As figures say it: parts per million as percent.
      const [one, other] = [a.figure(ref), b.figure(ref)]
      const [left, right] = [one?.value ?? null, other?.value ?? null]
      const difference = left === null || right === null ? null : right - left
      const unit = (other ?? one)?.unit ?? 'ore'
      return [
        { table: id, id: line.id, ref, label: line.label, column, ...(head && { head }), a: left, b: right, difference, unit },
      ]
    }),
  )
  return { id, name, cells }
}

/** The committees of both plans, in the order of the tables. */
const committees = (a: Sheet, b: Sheet): Map<UnitCode, string> =>
  new Map([...a.input.structure.rows, ...b.input.structure.rows].map(({ unit, committee }) => [unit, committee]))

/** Result A to result B of a year. Undefined where either is missing. */
export function waterfall(a: Sheet, b: Sheet, year: number): Waterfall | undefined {
  const [from, to] = [a.value(resultRef(RESULT_LINE, year)), b.value(resultRef(RESULT_LINE, year))]
  if (typeof from !== 'number' || typeof to !== 'number') return undefined
  const line = (id: string) => (b.value(resultRef(id, year)) ?? 0) - (a.value(resultRef(id, year)) ?? 0)
  const steps: WaterfallStep[] = [
    ...[...committees(a, b)].map(([unit, name]) => ({
      id: `frame.${unit}`,
      label: text(`Ram: ${name}`, `Frame: ${name}`),
      amount: -rowsMoved(a, b, year, (row) => row.unit === unit && row.treatment === 'indexed'),
    })),
    { id: 'depreciation', label: DEPRECIATION, amount: -rowsMoved(a, b, year, (row) => row.treatment === 'depreciation') },
    { id: 'pensions', label: PENSIONS, amount: -rowsMoved(a, b, year, (row) => row.treatment === 'level') },
    { id: 'tax', label: text('Skatteintäkter', 'Tax revenue'), amount: line('tax_income') },
    {
      id: 'grants',
      label: text('Statsbidrag', 'State grants'),
      amount: line('general_state_grants') + line('state_grant_covid'),
    },
    { id: 'financial', label: text('Finansnetto', 'Financial net'), amount: line('financial_income') + line('financial_costs') },
  ]
  const rest = to - from - sumOre(steps.map(({ amount }) => amount))
  const all = [...steps, { id: 'other', label: text('Övrigt', 'Other'), amount: rest }]
  return { year, a: from, b: to, steps: all.filter(({ amount }) => amount !== 0) }
}

const DEPRECIATION = text('Avskrivningar', 'Depreciation')
const PENSIONS = text('Pensioner och annat med egen prognos', 'Pensions and other own forecasts')

type Row = Sheet['input']['structure']['rows'][number]

/** How much more the rows get in b than in a. A row only one of the plans has counts whole. */
function rowsMoved(a: Sheet, b: Sheet, year: number, wanted: (row: Row) => boolean): number {
  const refs = (sheet: Sheet) => sheet.input.structure.rows.filter(wanted).map((row) => rowRef(row.unit, row.id, 'frame', year))
  const all = new Set([...refs(a), ...refs(b)])
  return sumOre([...all].map((ref) => (b.value(ref) ?? 0) - (a.value(ref) ?? 0)))
}
