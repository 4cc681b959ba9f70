// The printed tables as data of a structure: columns, lines, and for every cell the address it shows and with which sign.
// Refuses: names of one authority; those come with the structure.
import type { FigureRef } from '../kernel/figure.ts'
import { type Text, text } from '../kernel/text.ts'
import { type Cell, leafCell, plus, sumCell, type Term } from './cells.ts'
import { BALANCE_LINES, CASH_FLOW_LINES, type FormulaLine, lineId, RESULT_LINES } from './formulas.ts'
import type { OwnCell, OwnTable, PlanStructure } from './input.ts'
import {
  balanceRef,
  cashFlowRef,
  frameRef,
  LEAF,
  planRef,
  resultRef,
  rowRef,
  TABLE_NAMES,
  type TableName,
  tableRef,
} from './refs.ts'

export interface TableColumn {
  id: string
  label: Text
}

export interface TableLine {
  id: string
  label: string
  unit: 'ore' | 'percent'
  total?: true
  /** What the cell shows: terms with a sign, a ratio, or nothing, when the cell itself is put in. */
  shows(column: string): readonly Term[] | { kind: 'ratio' | 'growth'; of: readonly [FigureRef, FigureRef] } | undefined
}

export interface TableShape {
  name: TableName
  caption: Text
  columns: readonly TableColumn[]
  lines: readonly TableLine[]
  /** Decimals of amounts in mkr, by column where it differs. */
  precision(column: string): number
}

const column = (id: string, sv: string, en: string): TableColumn => ({ id, label: text(sv, en) })
const budget = (year: number) => column(`budget_${year}`, `Budget ${year}`, `Budget ${year}`)
const plan = (year: number) => column(`plan_${year}`, `Plan ${year}`, `Plan ${year}`)

/** The column's year; the outcome column of the frames has none of its own: it is put in as printed. */
const yearOf = (id: string): number | undefined => (/^(budget|plan|index)_\d{4}$/.test(id) ? Number(id.slice(-4)) : undefined)

const frameColumns = ({ baseYear, years }: PlanStructure): TableColumn[] => [
  budget(baseYear - 1),
  column(`outcome_${baseYear - 1}_prel`, `Utfall ${baseYear - 1} preliminärt`, `Outcome ${baseYear - 1} preliminary`),
  budget(baseYear),
  ...years.map(plan),
]

/** Balance and cash flow start from an outcome; the first year of the plan is the budget. */
const statementColumns = ({ baseYear, years }: PlanStructure): TableColumn[] => [
  column(`outcome_${baseYear - 1}`, `Utfall ${baseYear - 1}`, `Outcome ${baseYear - 1}`),
  budget(baseYear),
  ...years.map((year, i) => (i === 0 ? budget(year) : plan(year))),
]

const activityColumns = ({ baseYear, years }: PlanStructure): TableColumn[] => [
  budget(baseYear - 1),
  budget(baseYear),
  ...years.flatMap((year) => [column(`index_${year}`, `Index och prognos ${year}`, `Index and forecast ${year}`), plan(year)]),
]

const at = (ref: (year: number) => FigureRef) => (id: string) => {
  const year = yearOf(id)
  return year === undefined ? undefined : [plus(ref(year))]
}

interface UnitRows {
  unit: string
  committee: string
  rows: PlanStructure['rows']
}

export function unitRows({ rows }: PlanStructure): UnitRows[] {
  const sorted = [...rows].sort((a, b) => a.position - b.position)
  return [...new Map(sorted.map((row) => [row.unit, row.committee]))].map(([unit, committee]) => ({
    unit,
    committee,
    rows: sorted.filter((row) => row.unit === unit),
  }))
}

const ALL = 'Summa verksamhetens nettokostnad'

function framesByCommittee(structure: PlanStructure): TableShape {
  const lines: TableLine[] = unitRows(structure).map(({ unit, committee }) => ({
    id: committee,
    label: committee,
    unit: 'ore',
    shows: at((year) => frameRef(unit, 'frame', year)),
  }))
  lines.push({ id: ALL, label: ALL, unit: 'ore', total: true, shows: at((year) => frameRef('region', 'frame', year)) })
  return {
    name: 'frames-by-committee',
    caption: text('Ekonomiska ramar per nämnd', 'Frames by committee'),
    columns: frameColumns(structure),
    lines,
    precision: () => 0,
  }
}

const which = (id: string): 'frame' | 'change' => (id.startsWith('index_') ? 'change' : 'frame')

function framesByActivity(structure: PlanStructure): TableShape {
  const lines: TableLine[] = []
  for (const { unit, committee, rows } of unitRows(structure)) {
    for (const row of rows)
      lines.push({
        id: `${committee}/${row.name}`,
        label: row.name,
        unit: 'ore',
        shows: (id) => at((year) => rowRef(unit, row.id, which(id), year))(id),
      })
    if (rows.length > 1)
      lines.push({
        id: `${committee}/Summa`,
        label: `Summa ${committee}`,
        unit: 'ore',
        total: true,
        shows: (id) => at((year) => frameRef(unit, which(id), year))(id),
      })
  }
  lines.push({
    id: `Totalt/${ALL}`,
    label: ALL,
    unit: 'ore',
    total: true,
    shows: (id) => at((year) => frameRef('region', which(id), year))(id),
  })
  return {
    name: 'frames-by-activity',
    caption: text('Ekonomiska ramar per verksamhet', 'Frames by activity'),
    columns: activityColumns(structure),
    lines,
    precision: (id) => (id.startsWith('index_') ? 1 : 0),
  }
}

/** Lines that the printed table does not have; pages show them when they hold something. */
const UNPRINTED = new Set(['other_provisions'])

function statementTable(
  structure: PlanStructure,
  name: TableName,
  caption: Text,
  formulas: readonly FormulaLine[],
  ref: (line: string, year: number) => FigureRef,
): TableShape {
  const columns = name === 'result-budget' ? frameColumns(structure) : statementColumns(structure)
  return {
    name,
    caption,
    columns,
    lines: formulas
      .filter(({ path }) => !UNPRINTED.has(lineId(path)))
      .map((formula) => {
        const id = lineId(formula.path)
        return {
          id,
          label: structure.lineLabels?.[`${name}/${id}`] ?? formula.label.sv,
          unit: formula.percent ? 'percent' : 'ore',
          ...(formula.total ? { total: true as const } : {}),
          shows: (of) => {
            const year = of.endsWith('_prel') ? undefined : Number(of.slice(-4))
            return year === undefined ? undefined : [plus(ref(id, year))]
          },
        }
      }),
    precision: () => 0,
  }
}

function investmentTable({ areas, years }: PlanStructure): TableShape {
  const total = `total_${years[0]}_${years.at(-1)}`
  const terms = (ref: (year: number) => FigureRef) => (id: string) =>
    id === total ? years.map((year) => plus(ref(year))) : [plus(ref(Number(id)))]
  return {
    name: 'investment-plan',
    caption: text('Investeringsplan', 'Investment plan'),
    columns: [
      ...years.map((year) => column(String(year), String(year), String(year))),
      column(total, `Totalt ${years[0]}–${years.at(-1)}`, `Total ${years[0]}–${years.at(-1)}`),
    ],
    lines: [
      ...areas.map(
        ({ id, name }): TableLine => ({
          id: name,
          label: name,
          unit: 'ore',
          shows: terms((year) => LEAF.investment(id, year)),
        }),
      ),
      {
        id: 'Totalt',
        label: 'Totalt',
        unit: 'ore',
        total: true,
        shows: terms((year) => planRef('total/investment', 'region', year)),
      },
    ],
    precision: () => 0,
  }
}

const ownShows = (cell: OwnCell | undefined): ReturnType<TableLine['shows']> => {
  if (!cell) return undefined
  if ('sum' in cell) return cell.sum
  return 'ratio' in cell ? { kind: 'ratio', of: cell.ratio } : { kind: 'growth', of: cell.growth }
}

const ownTable = ({ name, caption, columns, lines, precision = 0 }: OwnTable): TableShape => ({
  name,
  caption,
  columns,
  lines: lines.map(({ id, label, unit = 'ore', cells }) => ({ id, label, unit, shows: (of) => ownShows(cells[of]) })),
  precision: () => precision,
})

/** Every table the structure can tell, in the registered order. */
export function tableShapes(structure: PlanStructure): TableShape[] {
  const shapes = [
    framesByCommittee(structure),
    framesByActivity(structure),
    statementTable(structure, 'result-budget', text('Resultatbudget', 'Result budget'), RESULT_LINES, resultRef),
    statementTable(structure, 'cash-flow-budget', text('Kassaflödesbudget', 'Cash flow budget'), CASH_FLOW_LINES, cashFlowRef),
    statementTable(structure, 'balance-budget', text('Balansbudget', 'Balance budget'), BALANCE_LINES, balanceRef),
    investmentTable(structure),
    ...(structure.tables ?? []).map(ownTable),
  ]
  return shapes.sort((a, b) => TABLE_NAMES.indexOf(a.name) - TABLE_NAMES.indexOf(b.name))
}

/** Each printed cell as a cell of the sheet, so that it can be asked, explained and put in as history. */
export function tableCells(structure: PlanStructure): Cell[] {
  return tableShapes(structure).flatMap((shape) =>
    shape.lines.flatMap((line) =>
      shape.columns.map(({ id, label }): Cell => {
        const ref = tableRef(shape.name, line.id, id)
        const words = text(`${line.label}, ${label.sv}`, `${line.label}, ${label.en}`)
        const precision = line.unit === 'percent' ? 1 : shape.precision(id)
        const shown = line.shows(id)
        if (shown === undefined) return { ...leafCell(ref, words, line.unit), precision }
        if ('kind' in shown) return { ref, label: words, unit: 'percent', op: shown, precision }
        return { ...sumCell(ref, words, shown, line.unit), precision }
      }),
    ),
  )
}
