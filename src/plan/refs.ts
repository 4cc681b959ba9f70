// Addresses of the plan. Leaves are what is put in; everything else follows from them.
// `@HSN` is a committee (upper case as in all addresses), `@region` the whole; the period is a year, or the column of a printed table.
import { type FigureRef, formatRef } from '../kernel/figure.ts'

export const planRef = (path: string, scope: string, period: string | number): FigureRef =>
  formatRef({ room: 'plan', path, scope, period: String(period) })

const scopeOf = (unit: string): string => unit.toUpperCase()

/** Leaves of one activity (öre, positive = more resources). Base: permanent budget of the base year; level: forecast rows only. */
export const LEAF = {
  base: (unit: string, activity: string, baseYear: number) => planRef(`row/${activity}/base`, scopeOf(unit), baseYear),
  /** Permanent changes of the year by decision or proposal. */
  adjustment: (unit: string, activity: string, year: number) => planRef(`row/${activity}/adjustment`, scopeOf(unit), year),
  /** Temporary changes: they fall away the year after, also those of the base year. */
  once: (unit: string, activity: string, year: number) => planRef(`row/${activity}/once`, scopeOf(unit), year),
  level: (unit: string, activity: string, year: number) => planRef(`row/${activity}/level`, scopeOf(unit), year),
  /** Expenditure of an area, öre, positive. */
  investment: (area: string, year: number) => planRef(`investment/${area}`, 'region', year),
  input: (name: InputName, year: number) => planRef(`input/${name}`, 'region', year),
} as const

/**
 * Inputs of the whole authority by year. Statement signs: income positive, costs negative. `_ppm` are parts per million
 * (38 470 = 3,847 %), `tax_rate` öre per 100 kronor (1 135 = 11,35 kr), `tax_rate_change` öre per 100 kronor on top.
 */
export const INPUTS = [
  'price_index_ppm',
  'tax_revenue',
  'tax_rate',
  'tax_rate_change',
  'general_state_grants',
  'financial_income',
  'financial_costs',
  'depreciation_existing',
  'pension_provision_change',
  'other_provision_change',
  'new_loans',
  'loan_interest_ppm',
  'reinvested_ppm',
  'asset_sales',
  'receivables_change',
  'stock_change',
  'short_term_debt_change',
  'realised_gains',
] as const
export type InputName = (typeof INPUTS)[number]

/** Results of one activity. `change` is the index, or what the own forecast moved. */
export const rowRef = (unit: string, activity: string, column: 'frame' | 'change', year: number): FigureRef =>
  planRef(`row/${activity}/${column}`, scopeOf(unit), year)

/** A committee's frame or change; the whole authority's with `region`. Öre, positive = more resources. */
export const frameRef = (scope: string, column: 'frame' | 'change', year: number): FigureRef =>
  planRef(`total/${column}`, scope === 'region' ? scope : scopeOf(scope), year)

/** Lines of the three statements; line ids are those of the printed tables (`result_budget.csv`, …). Statement signs. */
export const resultRef = (line: string, year: number): FigureRef => planRef(`result/${line}`, 'region', year)
export const cashFlowRef = (line: string, year: number): FigureRef => planRef(`cash_flow/${line}`, 'region', year)
export const balanceRef = (line: string, year: number): FigureRef => planRef(`balance/${line}`, 'region', year)

export const TABLE_NAMES = [
  'frames-by-committee',
  'frames-by-activity',
  'result-budget',
  'cash-flow-budget',
  'balance-budget',
  'investment-plan',
  'supplementary-2022',
  'opposition-2021',
] as const
export type TableName = (typeof TABLE_NAMES)[number]

/**
 * One printed cell of a plan table: `plan:table/result-budget/net_frame@region/budget_2022`. Printed figures have this address with
 * `source=published`; the own plan answers the same address with the table's display sign applied.
 */
export const tableRef = (table: TableName, line: string, column: string): FigureRef =>
  planRef(`table/${table}/${line}`, 'region', column)
