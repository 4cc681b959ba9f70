// Cash flow budget, balance budget and investment plan: they add up, follow on the year before and lean on each other.
// Depreciation stands in the frames by activity; which row it is, the authority has said. Without it those comparisons are not made.
import { text } from '../kernel/text.ts'
import type { TableName } from '../plan/model.ts'
import { sum, weighted } from './build.ts'
import { type Column, inColumn, type Tables } from './cataloguePlanCells.ts'
import { E, T } from './catalogueStatements.ts'
import type { Tolerance } from './comparison.ts'
import type { Expression } from './expression.ts'
import type { Comparison, PlanRegister } from './rule.ts'

const CASH: TableName = 'cash-flow-budget'
const BALANCE: TableName = 'balance-budget'
const PLAN: TableName = 'investment-plan'
const RESULT: TableName = 'result-budget'
const ACTIVITY: TableName = 'frames-by-activity'

/** One term of a side: which table, row, and whose column: the year's own, or the one before. */
type Term = readonly [factor: number, table: TableName, line: string, when?: 'before']
type Line = readonly [id: string, sv: string, en: string, left: readonly Term[], right: Term, tolerance: Tolerance, only?: 'plan']

const c = (line: string, factor = 1): Term => [factor, CASH, line]
const b = (line: string, factor = 1): Term => [factor, BALANCE, line]
const was = (table: TableName, line: string, factor = 1): Term => [factor, table, line, 'before']

const CASH_LINES: readonly Line[] = [
  [
    'C114.1',
    'Resultat + ej likvidpåverkande = före rörelsekapital',
    'Result + non-cash = before working capital',
    [c('result'), c('non_cash_adjustment')],
    c('funds_before_wc'),
    T,
  ],
  [
    'C114.2',
    'Löpande verksamhet = sina delar',
    'Operating cash flow = its parts',
    [c('funds_before_wc'), c('change_receivables'), c('change_stock'), c('change_short_term_debt')],
    c('operating_cash_flow'),
    T,
  ],
  [
    'C114.3',
    'Investeringsverksamhet = sina delar',
    'Investing cash flow = its parts',
    [c('investments'), c('asset_sales'), c('change_short_term_placements')],
    c('investing_cash_flow'),
    T,
  ],
  [
    'C114.4',
    'Finansieringsverksamhet = sina delar',
    'Financing cash flow = its parts',
    [c('change_long_term_debt')],
    c('financing_cash_flow'),
    T,
  ],
  [
    'C114.5',
    'Årets kassaflöde = sina delar',
    'Cash flow = its parts',
    [c('operating_cash_flow'), c('investing_cash_flow'), c('financing_cash_flow')],
    c('cash_flow'),
    T,
  ],
  [
    'C114.6',
    'Likvida medel vid årets början + kassaflöde = vid årets slut',
    'Opening cash + cash flow = closing cash',
    [c('liquid_opening'), c('cash_flow')],
    c('liquid_closing'),
    T,
  ],
  [
    'C114.7',
    'Likvida medel vid årets början = slutet av året före',
    'Opening cash = closing cash of the year before',
    [c('liquid_opening')],
    was(CASH, 'liquid_closing'),
    E,
  ],
  [
    'C114.8',
    'Återinvesterad avkastning = finansiella intäkter',
    'Reinvested return = financial income',
    [c('change_short_term_placements', -1)],
    [1, RESULT, 'financial_income'],
    E,
    'plan',
  ],
]

const BALANCE_LINES: readonly Line[] = [
  [
    'C115.1',
    'Anläggningstillgångar + omsättningstillgångar = summa tillgångar',
    'Fixed + current assets = total assets',
    [b('fixed_assets'), b('current_assets')],
    b('total_assets'),
    T,
  ],
  [
    'C115.2',
    'Ingående eget kapital + resultat = summa eget kapital',
    'Opening equity + result = total equity',
    [b('equity_opening'), b('equity_result')],
    b('equity_total'),
    T,
  ],
  [
    'C115.3',
    'Ingående eget kapital = utgående året före',
    'Opening equity = closing equity of the year before',
    [b('equity_opening')],
    was(BALANCE, 'equity_total'),
    E,
  ],
  ['C115.4', 'Avsättningar = sina delar', 'Provisions = their parts', [b('pension_provisions')], b('provisions_total'), T],
  [
    'C115.5',
    'Långa + korta skulder = summa skulder',
    'Long-term + current liabilities = total',
    [b('long_term_liabilities'), b('short_term_liabilities')],
    b('liabilities_total'),
    T,
  ],
  [
    'C115.6',
    'Eget kapital + avsättningar + skulder = summan',
    'Equity + provisions + liabilities = total',
    [b('equity_total'), b('provisions_total'), b('liabilities_total')],
    b('equity_provisions_liabilities'),
    T,
  ],
  [
    'C115.7',
    'Summa tillgångar = summa eget kapital, avsättningar och skulder',
    'Total assets = total equity, provisions and liabilities',
    [b('total_assets')],
    b('equity_provisions_liabilities'),
    E,
  ],
  [
    'C115.9',
    'Omsättningstillgångar = året före + kassaflöde + placeringar',
    'Current assets = year before + cash flow + placements',
    [
      was(BALANCE, 'current_assets'),
      c('cash_flow'),
      c('change_short_term_placements', -1),
      c('change_receivables', -1),
      c('change_stock', -1),
    ],
    b('current_assets'),
    T,
  ],
  [
    'C115.10',
    'Långfristiga skulder = året före + förändring',
    'Long-term liabilities = year before + change',
    [was(BALANCE, 'long_term_liabilities'), c('change_long_term_debt')],
    b('long_term_liabilities'),
    T,
  ],
  [
    'C115.11',
    'Kortfristiga skulder = året före + förändring',
    'Current liabilities = year before + change',
    [was(BALANCE, 'short_term_liabilities'), c('change_short_term_debt')],
    b('short_term_liabilities'),
    T,
  ],
]

const SAME: readonly Line[] = [
  [
    'C116.1',
    'Resultat i kassaflödet = resultatbudgeten',
    'Result in the cash flow = result budget',
    [c('result')],
    [1, RESULT, 'result_incl_fin'],
    E,
  ],
  [
    'C116.2',
    'Resultat i balansbudgeten = resultatbudgeten',
    'Result in the balance budget = result budget',
    [b('equity_result')],
    [1, RESULT, 'result_incl_fin'],
    E,
  ],
  [
    'C116.3',
    'Resultat i kassaflödet = balansbudgeten',
    'Result in the cash flow = balance budget',
    [c('result')],
    b('equity_result'),
    E,
  ],
]

const INVESTED: readonly Line[] = [
  [
    'C65.11',
    'Investeringar i kassaflödet = investeringsplanen',
    'Investments in the cash flow = investment plan',
    [c('investments', -1)],
    [1, PLAN, 'Totalt'],
    E,
  ],
]

const withDepreciation = (row: string): readonly Line[] => [
  [
    'C114.9',
    'Ej likvidpåverkande = avskrivningar + ändrade avsättningar',
    'Non-cash = depreciation + change of provisions',
    [[1, ACTIVITY, row], b('provisions_total'), was(BALANCE, 'provisions_total', -1)],
    c('non_cash_adjustment'),
    T,
  ],
  [
    'C115.8',
    'Anläggningstillgångar = året före + investeringar − avskrivningar',
    'Fixed assets = year before + investments − depreciation',
    [was(BALANCE, 'fixed_assets'), c('investments', -1), c('asset_sales', -1), [-1, ACTIVITY, row]],
    b('fixed_assets'),
    T,
  ],
]

/** The lines for each year of the cash flow, in the column every table has for it. A line whose cells are not all there is not made. */
function made(tables: Tables, lines: readonly Line[]): Comparison[] {
  const at = ([factor, table, line, when]: Term, column: Column): Expression | undefined => {
    const own = tables.same(table, column)
    const found = when === 'before' ? tables.before(table, column) : own
    return found && tables.has(table, line, found.id) ? tables.cell(table, line, found.id, factor) : undefined
  }
  return lines.flatMap(([id, sv, en, left, right, tolerance, only]) =>
    tables.columns(CASH, 'plan', 'outcome').flatMap((column) => {
      if (only && column.kind !== only) return []
      const parts = left.map((term) => at(term, column))
      const other = at(right, column)
      if (!other || parts.some((part) => part === undefined)) return []
      const head = tables.head(CASH, column.id)
      const side = parts.length === 1 ? parts[0]! : weighted(...parts.map((part): [number, Expression] => [1, part!]))
      return [inColumn(id, column, tables, text(`${sv}, ${head}`, `${en}, ${head}`), side, other, tolerance)]
    }),
  )
}

export const cashLines = (tables: Tables, register: PlanRegister | undefined): Comparison[] =>
  made(tables, [...CASH_LINES, ...withDepreciation(register?.depreciation ?? '').slice(0, 1)])
export const balanceLines = (tables: Tables, register: PlanRegister | undefined): Comparison[] =>
  made(tables, [...BALANCE_LINES, ...withDepreciation(register?.depreciation ?? '').slice(1)])
export const sameResults = (tables: Tables): Comparison[] => made(tables, SAME)
export const sameInvestments = (tables: Tables): Comparison[] => made(tables, INVESTED)

/** C63: areas by year, and years by area. */
export function investmentSums(tables: Tables): Comparison[] {
  const areas = tables.lines(PLAN).filter((line) => line !== 'Totalt')
  const columns = tables.columns(PLAN, 'plan', 'total')
  const down = columns.flatMap((column) => {
    const parts = areas.filter((line) => tables.has(PLAN, line, column.id))
    if (parts.length === 0 || !tables.has(PLAN, 'Totalt', column.id)) return []
    const head = tables.head(PLAN, column.id)
    const name = text(`Investeringsområden = totalen, ${head}`, `Investment areas = total, ${head}`)
    const left = sum(...parts.map((line) => tables.cell(PLAN, line, column.id)))
    return [inColumn('C63.101', column, tables, name, left, tables.cell(PLAN, 'Totalt', column.id), T)]
  })
  const [total] = tables.columns(PLAN, 'total')
  const across = tables.lines(PLAN).flatMap((line, i) => {
    const years = tables.columns(PLAN, 'plan').filter(({ id }) => tables.has(PLAN, line, id))
    if (!total || years.length === 0 || !tables.has(PLAN, line, total.id)) return []
    const name = text(`Investeringsår = totalen, ${line}`, `Investment years = total, ${line}`)
    const left = sum(...years.map(({ id }) => tables.cell(PLAN, line, id)))
    return [inColumn(`C63.${i + 102}`, total, tables, name, left, tables.cell(PLAN, line, total.id), T)]
  })
  return [...down, ...across]
}
