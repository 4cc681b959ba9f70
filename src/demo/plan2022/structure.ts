// The plan 2023–2026 as the planning conditions set it up: rows, investment areas and the table of the supplementary budget 2022.
// The years of use are assumptions: the print gives none.
import { text } from '../../kernel/text.ts'
import { frameRef, type OwnCell, type OwnLine, type OwnTable, type PlanStructure, resultRef, tableRef } from '../../plan/model.ts'
import { readCsv } from '../publishedCsv.ts'
import { PLAN_AREAS } from './areas.ts'
import { PRINTED_ROWS } from './rows.ts'

export const PLAN_ID = '2023-2026'

const TABLE = 'supplementary-2022'
const COLUMNS = ['budget_2022', 'andring', 'tb_2022', 'ny_budget_2022'] as const
type Column = (typeof COLUMNS)[number]

const LABELS: Record<string, string> = {
  rs: 'Regionstyrelsen',
  hsn: 'Hälso- och sjukvårdsnämnden',
  run: 'Regional utvecklingsnämnd',
  other_committees: 'Övriga nämnder',
  net_frame: 'Verksamhetens nettoram',
  tax_income: 'Skatteintäkter',
  general_state_grants: 'Generella statsbidrag',
  tax_and_grants_growth_pct: '-utveckling skatter och bidrag (procent)',
  tax_and_grants: 'Summa skatter och bidrag',
  operating_result: 'Verksamhetens resultat',
  operating_result_pct: '-andel av skatter och bidrag (procent)',
  financial_costs: 'Finansiella kostnader',
  financial_income: 'Finansiella intäkter',
  financial_net: 'Summa finansnetto',
  result_incl_fin: 'Resultat inklusive finansnetto',
}

const cell = (line: string, column: Column) => tableRef(TABLE, line, column)
const plus = (...refs: ReturnType<typeof resultRef>[]) => refs.map((ref) => ({ ref, factor: 1 }))
const less = (...refs: ReturnType<typeof resultRef>[]) => refs.map((ref) => ({ ref, factor: -1 }))

/** Sums within a column; the new budget is the plan's own year 2022, so that both are held against each other. */
const SUMS: Record<string, readonly string[]> = {
  net_frame: ['rs', 'hsn', 'run', 'other_committees'],
  tax_and_grants: ['tax_income', 'general_state_grants'],
  operating_result: ['net_frame', 'tax_and_grants'],
  financial_net: ['financial_costs', 'financial_income'],
  result_incl_fin: ['operating_result', 'financial_net'],
}
const FRAMES: Record<string, readonly string[]> = {
  rs: ['rs'],
  hsn: ['hsn'],
  run: ['run'],
  other_committees: ['rf', 'fhs', 'pn', 'rev'],
}

function newBudget(line: string): OwnCell {
  const frames = FRAMES[line]
  if (frames) return { sum: less(...frames.map((unit) => frameRef(unit, 'frame', 2022))) }
  if (line === 'operating_result_pct') return { ratio: [resultRef('operating_result', 2022), resultRef('tax_and_grants', 2022)] }
  if (line === 'tax_and_grants_growth_pct')
    return { growth: [resultRef('tax_and_grants', 2022), resultRef('tax_and_grants', 2021)] }
  return { sum: plus(resultRef(line, 2022)) }
}

function cellsOf(line: string): Record<string, OwnCell> {
  const made: Record<string, OwnCell> = { ny_budget_2022: newBudget(line) }
  for (const column of ['budget_2022', 'andring', 'tb_2022'] as const)
    if (SUMS[line]) made[column] = { sum: plus(...SUMS[line].map((part) => cell(part, column))) }
  if (line === 'operating_result_pct')
    made.budget_2022 = { ratio: [cell('operating_result', 'budget_2022'), cell('tax_and_grants', 'budget_2022')] }
  if (line === 'tax_and_grants_growth_pct')
    made.budget_2022 = { growth: [cell('tax_and_grants', 'budget_2022'), resultRef('tax_and_grants', 2021)] }
  return made
}

const SUPPLEMENT: OwnTable = {
  name: TABLE,
  caption: text('Resultatbudget med tilläggsbudget 2022', 'Result budget with the supplementary budget 2022'),
  columns: [
    { id: 'budget_2022', label: text('Budget 2022', 'Budget 2022') },
    { id: 'andring', label: text('Ändring', 'Change') },
    { id: 'tb_2022', label: text('Tilläggsbudget 2022', 'Supplementary budget 2022') },
    { id: 'ny_budget_2022', label: text('Ny budget 2022', 'New budget 2022') },
  ],
  lines: Object.entries(LABELS).map(
    ([id, label]): OwnLine => ({ id, label, unit: id.endsWith('_pct') ? 'percent' : 'ore', cells: cellsOf(id) }),
  ),
}

/** What the document itself calls its lines. */
function printedLabels(table: string, file: string): Record<string, string> {
  const rows = readCsv(`plan_2022_2026/${file}.csv`)
  return Object.fromEntries(rows.map((row) => [`${table}/${row.line_id}`, row.label_sv!]))
}

export const PLAN_2022: PlanStructure = {
  id: PLAN_ID,
  name: 'Planeringsförutsättningar 2023–2026',
  baseYear: 2022,
  years: [2023, 2024, 2025, 2026],
  rows: PRINTED_ROWS.map(({ printed: _, ...row }) => row),
  areas: PLAN_AREAS.map(({ id, name, lifeYears }) => ({ id, name, lifeYears })),
  tables: [SUPPLEMENT],
  lineLabels: {
    ...printedLabels('result-budget', 'result_budget'),
    ...printedLabels('cash-flow-budget', 'cash_flow_budget'),
    ...printedLabels('balance-budget', 'balance_budget'),
  },
}
