// The printed tables of a plan as the rules read them: which rows and columns there are, which year a column is, what stood the year before.
// Knows addresses only, so the same rules go over a printed plan and over our own. Refuses a column whose year cannot be read.
import { type FigureRef, parseRef } from '../kernel/figure.ts'
import type { Text } from '../kernel/text.ts'
import { type TableName, tableRef } from '../plan/model.ts'
import type { PublishedFigure } from '../statements/model.ts'
import { figure } from './build.ts'
import { REGION } from './catalogueStatements.ts'
import type { Tolerance } from './comparison.ts'
import type { Expression, Resolve } from './expression.ts'
import type { Comparison, Registered } from './rule.ts'

/** `plan` is a budget or a plan year; `change` what a decision adds; `fresh` the budget after it. */
export type ColumnKind = 'plan' | 'outcome' | 'index' | 'total' | 'change' | 'fresh'

export interface Column {
  id: string
  year: number
  kind: ColumnKind
}

const COLUMNS: [shape: RegExp, kind: ColumnKind][] = [
  [/^(?:budget|plan)_(\d{4})$/, 'plan'],
  [/^(\d{4})$/, 'plan'],
  [/^outcome_(\d{4})/, 'outcome'],
  [/^index_(\d{4})$/, 'index'],
  [/^total_(\d{4})/, 'total'],
  [/^ny_budget_(\d{4})$/, 'fresh'],
  [/^(?:tb|change)_(\d{4})/, 'change'],
]

/** A column without a year of its own has the year of its table: `supplementary-2022`. */
export function columnOf(id: string, table = ''): Column | undefined {
  for (const [shape, kind] of COLUMNS) {
    const year = shape.exec(id)?.[1]
    if (year) return { id, year: Number(year), kind }
  }
  const year = /-(\d{4})$/.exec(table)?.[1]
  return year ? { id, year: Number(year), kind: 'change' } : undefined
}

const TABLE_PATH = /^table\/([^/]+)\/(.+)$/

/** Table, row and column of an address; undefined when it is no cell of a plan. */
export function cellOf(ref: FigureRef): { table: TableName; line: string; column: string } | undefined {
  const parts = parseRef(ref)
  const match = parts?.room === 'plan' ? TABLE_PATH.exec(parts.path) : null
  return match ? { table: match[1] as TableName, line: match[2]!, column: parts!.period } : undefined
}

/** The year a figure of a plan document is about, whatever its column is called. */
export const yearOf = (ref: FigureRef): number | undefined => {
  const year = /\d{4}/.exec(parseRef(ref)?.period ?? '')?.[0] ?? /-(\d{4})\//.exec(ref)?.[1]
  return year === undefined ? undefined : Number(year)
}

const isPlanning = (ref: FigureRef): boolean => /^(plan|budget):/.test(ref)

/** Whose plan is tried: the printed cells by their addresses, and who answers them. Read once, when a rule first asks. */
export interface PlanMaterial {
  /** The figures of the plan documents that are tied out under the year. */
  documents(): readonly PublishedFigure[]
  tables(): Tables
  resolve: Resolve
  /** Our own plan; else the printed one. */
  own: boolean
}

interface Asked {
  facts: readonly PublishedFigure[]
  resolve: Resolve
  own: boolean
  registered: Registered
  year: number
}

/** Our own plan is also tied out under the year it begins. */
function documentFacts({ facts, own, registered, year }: Asked): PublishedFigure[] {
  const documents = registered.plan?.documents
  const under = (document: string): boolean =>
    documents?.[document]?.some((one) => one === year || (own && one === year - 1)) ?? false
  return facts.filter((fact) => isPlanning(fact.ref) && under(fact.document))
}

export function planMaterial(asked: Asked): PlanMaterial {
  let found: PublishedFigure[] | undefined
  let tables: Tables | undefined
  const documents = () => {
    found ??= documentFacts(asked)
    return found
  }
  return {
    documents,
    tables: () => {
      tables ??= tablesOf(asked, documents())
      return tables
    },
    resolve: asked.resolve,
    own: asked.own,
  }
}

export interface Tables {
  has(table: TableName, line: string, column: string): boolean
  cell(table: TableName, line: string, column: string, factor?: number): Expression
  lines(table: TableName): string[]
  columns(table: TableName, ...kinds: ColumnKind[]): Column[]
  /** The budget or plan column of the year before; an outcome where there is no budget. */
  before(table: TableName, column: Column): Column | undefined
  /** The budget or plan column of a year in another table; an outcome for an outcome. */
  same(table: TableName, column: Column): Column | undefined
  label(table: TableName, line: string): string
  head(table: TableName, column: string): string
  /** Where the table is printed. */
  place(table: TableName): string
  /** Every cell with its address, in printed order. */
  cells(): readonly PublishedFigure[]
  year: number
}

interface Found {
  /** Columns that have a value, by `table/row`. */
  cells: Map<string, Set<string>>
  columns: Map<string, Map<string, Column>>
  labels: Map<string, string>
  kept: PublishedFigure[]
}

/** Every cell that has a value, on the side that is tried. What print leaves blank our own plan may still say. */
function collect({ own, resolve }: Asked, documents: readonly PublishedFigure[]): Found {
  const found: Found = { cells: new Map(), columns: new Map(), labels: new Map(), kept: [] }
  const { cells, columns, labels, kept } = found
  const answers = (ref: FigureRef): boolean => typeof resolve(ref)?.value === 'number'
  for (const fact of documents) {
    const at = cellOf(fact.ref)
    const shaped = at && columnOf(at.column, at.table)
    if (!at || !shaped || (!own && fact.value === null)) continue
    const { table, line, column } = at
    const key = `${table}/${line}`
    const known = cells.get(key) ?? new Set()
    cells.set(key, known)
    columns.set(table, (columns.get(table) ?? new Map()).set(column, shaped))
    const { place, document } = fact
    if (!labels.has(table)) labels.set(table, `${document}, ${place.table ?? place.chapter}`)
    if (!labels.has(key)) labels.set(key, place.row ?? line)
    if (!labels.has(`${table}|${column}`)) labels.set(`${table}|${column}`, place.column ?? column)
    if (known.has(column)) continue
    kept.push(fact)
    known.add(column)
  }
  if (!own) return found
  for (const [key, known] of cells) {
    const table = key.slice(0, key.indexOf('/')) as TableName
    known.clear()
    for (const column of columns.get(table)!.keys())
      if (answers(tableRef(table, key.slice(table.length + 1), column))) known.add(column)
  }
  return found
}

function tablesOf(asked: Asked, documents: readonly PublishedFigure[]): Tables {
  const { cells, columns, labels, kept } = collect(asked, documents)
  const { year } = asked
  const all = (table: TableName) => [...(columns.get(table)?.values() ?? [])]
  const find = (table: TableName, year: number, ...kinds: ColumnKind[]) =>
    kinds.flatMap((kind) => all(table).filter((column) => column.year === year && column.kind === kind))[0]
  return {
    year,
    has: (table, line, column) => cells.get(`${table}/${line}`)?.has(column) ?? false,
    cell: (table, line, column, factor = 1) => figure(tableRef(table, line, column), factor),
    lines: (table) =>
      [...cells].flatMap(([key, known]) => (key.startsWith(`${table}/`) && known.size > 0 ? [key.slice(table.length + 1)] : [])),
    columns: (table, ...kinds) => all(table).filter((column) => kinds.length === 0 || kinds.includes(column.kind)),
    before: (table, column) => find(table, column.year - 1, 'plan', 'outcome'),
    same: (table, column) => find(table, column.year, column.kind === 'outcome' ? 'outcome' : 'plan'),
    label: (table, line) => labels.get(`${table}/${line}`) ?? line,
    place: (table) => labels.get(table) ?? table,
    cells: () => kept,
    head: (table, column) => labels.get(`${table}|${column}`) ?? column,
  }
}

const SUFFIX: Partial<Record<ColumnKind, string>> = {
  outcome: '.outcome',
  index: '.index',
  total: '.total',
  change: '.change',
  fresh: '.new',
}

/** One comparison of a column: its period is the column's year; columns that share a year are told apart by the number. */
export function inColumn(
  id: string,
  column: Column,
  tables: Tables,
  name: Text,
  left: Expression,
  right: Expression,
  tolerance: Tolerance,
): Comparison {
  const suffix = column.id === 'andring' ? '.moved' : (SUFFIX[column.kind] ?? '')
  return { id: `${id}${suffix}`, name, left, right, tolerance, scopes: REGION, years: [column.year - tables.year] }
}
