// The operating account, the investment account and the balance requirement as bands, and the unknowns they add:
// net cost per committee and year, and the budgets. The executive board takes the rest, so that committees sum to the income statement.
import { Compiler, type LedgerQuery } from '../statements/model.ts'
import type { Model } from './calibrateModel.ts'
import { bandAround, blankContext, formOf, type PrintedTables } from './calibrateTargets.ts'
import { CALIBRATED_YEARS, COMMITTEES, INVESTMENT_AREAS } from './groupCompanies.ts'
import { type Band, combine, type Form } from './linear.ts'
import type { CsvRow } from './publishedCsv.ts'

export interface OperatingForms {
  bands: Band[]
  /** Net cost per committee as a statement shows it. */
  net: Map<number, Record<string, Form>>
  budget?: {
    year: number
    committees: Record<string, Form>
    areas: Record<string, Form>
    tax: Form
    grants: Form
    financialIncome: Form
    financialCosts: Form
  }
}

const BUDGET_YEAR = 2020
const CAPEX = '1011,1111,1211'

export function addOperating(model: Model, tables: PrintedTables, ask: (query: LedgerQuery) => Form): OperatingForms {
  const rows = new Map(tables.operating.map((row) => [row.row_id!, row]))
  const compiler = new Compiler(blankContext(CALIBRATED_YEARS))
  const income = (line: string, year: number): Form => formOf(compiler.line(`income/${line}`, 'region', year), ask)
  const variable = (value: number): Form => {
    model.start.push(value)
    model.weights.push(0.3)
    model.steps.push(1)
    return new Map([[model.start.length - 1, 1]])
  }
  const net = netCosts(rows, income, variable)
  const bands = outcomeBands(rows, net, income)
  const budget = budgets(rows, tables.investments, variable)
  return {
    net,
    budget: { year: BUDGET_YEAR, ...budget.forms },
    bands: [
      ...bands,
      ...budgetBands(rows, net, budget.forms, income),
      ...investmentBands(tables.investments, budget.forms.areas, ask),
      ...requirementBands(tables.balanceRequirement, compiler, ask),
      ...overviewBands(tables.fiveYears, compiler, ask),
    ],
  }
}

type Rows = ReadonlyMap<string, CsvRow>
type Income = (line: string, year: number) => Form

function netCosts(rows: Rows, income: Income, variable: (value: number) => Form): Map<number, Record<string, Form>> {
  return new Map(
    CALIBRATED_YEARS.map((year) => {
      const others = COMMITTEES.filter(({ code }) => code !== 'rs').map(
        ({ code, row }) => [code, variable(Number(rows.get(row)![`outcome_${year}`]))] as const,
      )
      const rs = combine([[1, income('net_operating_costs', year)], ...others.map(([, form]) => [-1, form] as const)])
      return [year, { rs, ...Object.fromEntries(others) }]
    }),
  )
}

function outcomeBands(rows: Rows, net: ReadonlyMap<number, Record<string, Form>>, income: Income): Band[] {
  const outcome = (year: number): Array<[string, Form]> => [
    ...COMMITTEES.map(({ code, row }): [string, Form] => [row, net.get(year)![code]!]),
    ...['net_operating_costs', 'tax_revenue', 'general_state_grants_and_equalisation'].map((row): [string, Form] => [
      row,
      income(row, year),
    ]),
  ]
  const [first, last] = CALIBRATED_YEARS.map((year) => new Map(outcome(year))) as [Map<string, Form>, Map<string, Form>]
  return [...last].flatMap(([row, form]) => [
    ...CALIBRATED_YEARS.map((year) =>
      bandAround(
        `operating/${row}/outcome ${year}`,
        (year === BUDGET_YEAR ? last : first).get(row)!,
        Number(rows.get(row)![`outcome_${year}`]),
      ),
    ),
    ...growthBands(row, first.get(row)!, form, rows.get(row)!.cost_development_percent!),
  ])
}

/** Growth in whole percent: `last ÷ first − 1` within half a percent, as two straight lines (first and last have one sign). */
function growthBands(row: string, first: Form, last: Form, percent: string): Band[] {
  if (percent === '') return []
  const sign = percent !== '' && /tax|grants/.test(row) ? 1 : -1
  const against = (limit: number): Form =>
    combine([
      [sign, last],
      [-sign * (1 + limit / 100), first],
    ])
  const edge = 0.002
  return [
    { name: `operating/${row}/growth`, form: against(Number(percent) - 0.5), low: edge, high: Infinity },
    { name: `operating/${row}/growth`, form: against(Number(percent) + 0.5), low: -Infinity, high: -edge },
  ]
}

function budgets(rows: Rows, investments: readonly CsvRow[], variable: (value: number) => Form) {
  const of = (row: string): Form => variable(Number(rows.get(row)!.budget_2020))
  const area = (id: string): Form => variable(Number(investments.find((row) => row.area === id)!.budget_2020))
  const forms = {
    committees: Object.fromEntries(COMMITTEES.map(({ code, row }) => [code, of(row)])) as Record<string, Form>,
    areas: Object.fromEntries(INVESTMENT_AREAS.map(({ code, id }) => [code, area(id)])) as Record<string, Form>,
    tax: of('tax_revenue'),
    grants: of('general_state_grants_and_equalisation'),
    financialIncome: of('financial_income'),
    financialCosts: of('financial_costs'),
  }
  return { forms }
}

function budgetBands(
  rows: Rows,
  net: ReadonlyMap<number, Record<string, Form>>,
  budget: Omit<NonNullable<OperatingForms['budget']>, 'year'>,
  income: Income,
): Band[] {
  const costs = combine(Object.values(budget.committees).map((form) => [1, form] as const))
  const result = combine([
    [1, costs],
    [1, budget.tax],
    [1, budget.grants],
  ])
  const financial = combine([
    [1, budget.financialIncome],
    [1, budget.financialCosts],
  ])
  const both: Array<[string, Form, Form]> = [
    ...COMMITTEES.map(({ code, row }): [string, Form, Form] => [row, budget.committees[code]!, net.get(BUDGET_YEAR)![code]!]),
    ['net_operating_costs', costs, income('net_operating_costs', BUDGET_YEAR)],
    ['tax_revenue', budget.tax, income('tax_revenue', BUDGET_YEAR)],
    ['general_state_grants_and_equalisation', budget.grants, income('general_state_grants_and_equalisation', BUDGET_YEAR)],
    ['operating_result', result, income('operating_result', BUDGET_YEAR)],
    ['financial_income', budget.financialIncome, income('financial_income', BUDGET_YEAR)],
    ['financial_costs', budget.financialCosts, income('financial_costs', BUDGET_YEAR)],
    [
      'net_financial_items',
      financial,
      combine([
        [1, income('financial_income', BUDGET_YEAR)],
        [1, income('financial_costs', BUDGET_YEAR)],
      ]),
    ],
    [
      'total_region',
      combine([
        [1, result],
        [1, financial],
      ]),
      income('result_for_the_year', BUDGET_YEAR),
    ],
  ]
  return both.flatMap(([row, planned, outcome]) => [
    bandAround(`operating/${row}/budget`, planned, Number(rows.get(row)!.budget_2020)),
    bandAround(
      `operating/${row}/deviation`,
      combine([
        [1, outcome],
        [-1, planned],
      ]),
      Number(rows.get(row)!.budget_deviation),
    ),
    ...(row === 'net_financial_items'
      ? CALIBRATED_YEARS.map((year) =>
          bandAround(
            `operating/${row}/outcome ${year}`,
            combine([
              [1, income('financial_income', year)],
              [1, income('financial_costs', year)],
            ]),
            Number(rows.get(row)![`outcome_${year}`]),
          ),
        )
      : []),
  ])
}

function investmentBands(
  rows: readonly CsvRow[],
  budget: Readonly<Record<string, Form>>,
  ask: (query: LedgerQuery) => Form,
): Band[] {
  const outcome = (object: string): Form => ask({ entity: 'region', year: BUDGET_YEAR, at: 'movement', accounts: CAPEX, object })
  const areas: Array<[string, Form, Form]> = INVESTMENT_AREAS.map(({ code, id }) => [id, outcome(code), budget[code]!])
  const sum = (of: (area: [string, Form, Form]) => Form): Form => combine(areas.map((area) => [1, of(area)] as const))
  return [...areas, ['Summa', sum(([, made]) => made), sum(([, , planned]) => planned)] as [string, Form, Form]].flatMap(
    ([id, made, planned]) => {
      const row = rows.find((one) => one.area === id)!
      return [
        bandAround(`investments/${id}/outcome`, made, Number(row.outcome_2020)),
        bandAround(`investments/${id}/budget`, planned, Number(row.budget_2020)),
        bandAround(
          `investments/${id}/deviation`,
          combine([
            [1, planned],
            [-1, made],
          ]),
          Number(row.budget_deviation),
        ),
      ]
    },
  )
}

function requirementBands(rows: readonly CsvRow[], compiler: Compiler, ask: (query: LedgerQuery) => Form): Band[] {
  return rows.map((row) =>
    bandAround(
      `balance-requirement/${row.line_id}`,
      formOf(compiler.line(`balance-requirement/${row.line_id}`, 'region', BUDGET_YEAR), ask),
      row.value_mkr === '' ? 0 : Number(row.value_mkr),
    ),
  )
}

/** Lines of the five-year table that no statement prints: the balance requirement of the first year, and growth with a decimal. */
function overviewBands(rows: readonly CsvRow[], compiler: Compiler, ask: (query: LedgerQuery) => Form): Band[] {
  const printed = (id: string, year: number): number =>
    Number(rows.find((row) => row.measure_id === id && row.year === String(year))!.value)
  const line = (path: string, year: number): Form => formOf(compiler.line(path, 'region', year), ask)
  const [first, last] = CALIBRATED_YEARS
  // Printed without its sign (C81): costs fell.
  const growth = -Math.abs(printed('net_cost_development', last)) / 100
  const against = (limit: number): Form =>
    combine([
      [-1, line('income/net_operating_costs', last)],
      [1 + limit, line('income/net_operating_costs', first)],
    ])
  return [
    bandAround(
      `five-years/balance_requirement_result ${first}`,
      line('balance-requirement/balance_requirement_result', first),
      printed('balance_requirement_result', first),
    ),
    { name: 'five-years/net_cost_development', form: against(growth - 0.0005), low: 0.01, high: Infinity },
    { name: 'five-years/net_cost_development', form: against(growth + 0.0005), low: -Infinity, high: -0.01 },
  ]
}
