// Tables of the directors' report made of statement lines: five years, pension commitment, treasury, deficits to restore (RKR R15).
// Years without books have no value here: what was printed for them is a published figure.
import { type Text, text } from '../kernel/text.ts'
import type { StatementContext } from './context.ts'
import { type Expression, sum, times } from './expression.ts'
import { commitmentOf, type LineOf } from './ratios.ts'

export interface OverviewRow {
  id: string
  label: Text
  unit: 'ore' | 'percent' | 'kr' | 'count'
  decimals: number
  of: (line: LineOf, ctx: StatementContext, year: number) => Expression
}

const row = (
  id: string,
  sv: string,
  en: string,
  unit: OverviewRow['unit'],
  decimals: number,
  of: OverviewRow['of'],
): OverviewRow => ({
  id,
  label: text(sv, en),
  unit,
  decimals,
  of,
})
const same =
  (path: string, factor = 1): OverviewRow['of'] =>
  (line, _ctx, year) =>
    sum(text('Rad i räkningen', 'Line of the statement'), [times(factor, line(path, year))])
const missing =
  (sv: string, en: string): OverviewRow['of'] =>
  () => ({ kind: 'missing', label: text(sv, en) })

export const FIVE_YEAR_ROWS: readonly OverviewRow[] = [
  row('population', 'Folkmängd', 'Population', 'count', 0, (_line, ctx, year) => {
    const value = ctx.population?.get(year)
    if (value === undefined) return { kind: 'missing', label: text('folkmängden saknas', 'the population is missing') }
    return { kind: 'registered', label: text('Folkmängd', 'Population'), value, place: `Folkmängd ${year}`, unit: 'count' }
  }),
  row(
    'tax_rate',
    'Utdebitering',
    'Tax rate',
    'kr',
    2,
    missing('skattesatsen finns inte i räkenskaperna', 'the tax rate is not in the books'),
  ),
  row('operating_income', 'Verksamhetens intäkter', 'Operating income', 'ore', 0, same('income/operating_income')),
  row('operating_costs', 'Verksamhetens kostnader', 'Operating costs', 'ore', 0, same('income/operating_costs', -1)),
  row('result_for_the_year', 'Årets resultat', 'Result for the year', 'ore', 0, same('income/result_for_the_year')),
  row('net_cost_development', 'Nettokostnadsutveckling', 'Growth of net costs', 'percent', 1, same('ratios/N01')),
  row(
    'balance_requirement_result',
    'Balanskravsresultat',
    'Balance-requirement result',
    'ore',
    0,
    same('balance-requirement/balance_requirement_result'),
  ),
  row('solidity', 'Soliditet', 'Equity ratio', 'percent', 1, same('ratios/N07')),
  row(
    'solidity_incl_total_pension_commitment',
    'Soliditet inklusive totala pensionsåtagandet',
    'Equity ratio incl. pension commitment',
    'percent',
    1,
    same('ratios/N08'),
  ),
  row('pension_commitment', 'Pensionsåtagande', 'Pension commitment', 'ore', 0, (line, _ctx, year) => commitmentOf(line, year)),
  row('investments', 'Investeringar', 'Investments', 'ore', 0, (line, _ctx, year) =>
    sum(
      text('Investeringar', 'Investments'),
      ['intangible', 'land_buildings', 'machinery'].map((one) => line(`notes/cash_flow.2.investment_${one}`, year)),
    ),
  ),
  row('long_term_loan_debt', 'Långfristig låneskuld', 'Long-term loan debt', 'ore', 0, same('notes/balance.11.long_term_loans')),
  row(
    'employees',
    'Antal anställda',
    'Employees',
    'count',
    0,
    missing('antalet anställda finns inte i räkenskaperna', 'the number of employees is not in the books'),
  ),
]

export const PENSION_ROWS: readonly OverviewRow[] = [
  row('pension_provision', 'Avsättning för pensioner', 'Pension provision', 'ore', 0, same('balance/pension_provisions')),
  row(
    'contingent_liability',
    'Ansvarsförbindelse',
    'Contingent liability',
    'ore',
    0,
    same('balance/pension_obligations_off_balance_sheet'),
  ),
  row('total_pension_commitment', 'Summa pensionsåtagande', 'Total pension commitment', 'ore', 0, (line, _ctx, year) =>
    commitmentOf(line, year),
  ),
  row(
    'financial_current_assets',
    'Finansiella omsättningstillgångar',
    'Financial current assets',
    'ore',
    0,
    same('balance/short_term_investments'),
  ),
  row('reborrowing', 'Återlån', 'Reborrowing', 'ore', 0, same('ratios/N13')),
  row(
    'return_on_financial_investments',
    'Avkastning på finansiella placeringar',
    'Return on investments',
    'percent',
    1,
    missing('portföljens avkastning finns inte i räkenskaperna', 'the return of the portfolio is not in the books'),
  ),
]

export const TREASURY_ROWS: readonly OverviewRow[] = [
  row('cash_and_bank', 'Kassa/bank', 'Cash and bank', 'ore', 0, same('balance/cash_and_bank')),
  row(
    'short_term_investments',
    'Kortfristiga placeringar',
    'Short-term investments',
    'ore',
    0,
    same('balance/short_term_investments'),
  ),
  row('total', 'Summa', 'Total', 'ore', 0, (line, _ctx, year) =>
    sum(text('Summa', 'Total'), [line('balance/cash_and_bank', year), line('balance/short_term_investments', year)]),
  ),
]

export const OVERVIEWS: Readonly<Record<string, readonly OverviewRow[]>> = {
  'five-years': FIVE_YEAR_ROWS,
  pensions: PENSION_ROWS,
  treasury: TREASURY_ROWS,
}
