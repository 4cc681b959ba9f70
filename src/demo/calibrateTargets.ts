// The printed lines the demo's books must reach, as bands around the printed number, each named by its figure address.
// Lines in UNREACHABLE contradict other printed lines and are left out here, never bent.

import type { LedgerQuery } from '../statements/model.ts'
import { Compiler, type Expression, eachQuery, type StatementContext } from '../statements/model.ts'
import { GROUP_COMPANIES } from './groupCompanies.ts'
import { type Band, combine, type Form } from './linear.ts'
import { LOCAL_LEAVES, LOCAL_NOTES } from './localNotes.ts'
import type { CsvRow } from './publishedCsv.ts'

export interface PrintedTables {
  income: readonly CsvRow[]
  balance: readonly CsvRow[]
  cashFlow: readonly CsvRow[]
  notes: readonly CsvRow[]
  operating: readonly CsvRow[]
  investments: readonly CsvRow[]
  balanceRequirement: readonly CsvRow[]
  fiveYears: readonly CsvRow[]
}

/** One printed number in whole mkr and the address it claims to be. */
export interface PrintedLine {
  path: string
  scope: 'region' | 'group'
  year: number
  printed: number
}

export const addressOf = ({ path, scope, year }: Omit<PrintedLine, 'printed'>): string => `statements:${path}@${scope}/${year}`

const scopeOf = (entity: string): 'region' | 'group' => (entity === 'koncern' ? 'group' : 'region')
/** In statutory statements a dash means nil. */
const printedOf = (cell: string): number => (cell === '' ? 0 : Number(cell))

/** Every printed line of the statements and of the notes in mkr. */
export function printedLines(tables: PrintedTables): PrintedLine[] {
  const from = (rows: readonly CsvRow[], path: (row: CsvRow) => string): PrintedLine[] =>
    rows.map((row) => ({
      path: path(row),
      scope: scopeOf(row.entity!),
      year: Number((row.year ?? row.date ?? row.year_or_date)!.slice(0, 4)),
      printed: printedOf(row.value_mkr!),
    }))
  return [
    ...from(tables.income, (row) => `income/${row.line_id}`),
    ...from(tables.balance, (row) => `balance/${row.line_id}`),
    ...from(tables.cashFlow, (row) => `cash-flow/${row.line_id}`),
    ...from(
      tables.notes.filter((row) => row.unit === 'mkr'),
      (row) => `notes/${row.statement}.${row.note_no}.${row.line_id}`,
    ),
  ]
}

/** Room left inside the band, so that whole öre cannot fall outside. */
const MARGIN = 0.005

export const bandAround = (name: string, form: Form, printed: number, margin = MARGIN): Band => ({
  name,
  form,
  low: printed - 0.5 + margin,
  high: printed + 0.5 - margin,
})

/** The context rules are compiled in while nothing is booked yet: it has years, and refuses to answer amounts. */
export function blankContext(years: readonly number[]): StatementContext {
  const refuse = (): never => {
    throw new Error('the calibration asks for forms, not amounts')
  }
  return {
    books: { entities: () => ['region'], years: () => [...years], sum: refuse, group: refuse },
    companies: GROUP_COMPANIES,
    committees: [],
    investmentAreas: [],
    localLeaves: LOCAL_LEAVES,
    localNotes: LOCAL_NOTES,
  }
}

export function formOf(expression: Expression, ask: (query: LedgerQuery) => Form): Form {
  const parts: Array<readonly [number, Form]> = []
  eachQuery(expression, (query, factor) => parts.push([factor, ask(query)]))
  return combine(parts)
}

export function lineBands(lines: readonly PrintedLine[], years: readonly number[], ask: (query: LedgerQuery) => Form): Band[] {
  const compiler = new Compiler(blankContext(years))
  return lines.map((line) =>
    bandAround(addressOf(line), formOf(compiler.line(line.path, line.scope, line.year), ask), line.printed),
  )
}
