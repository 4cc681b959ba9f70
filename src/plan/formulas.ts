// The statements of a plan as data: each line's address, words and terms. A term is a path, `-path` for less, `^path` for the year
// before. Line ids are those of the printed tables. Signs: income positive, costs negative; cash in positive, cash out negative.
import { type Text, text } from '../kernel/text.ts'

export interface FormulaLine {
  /** `result/net_frame`: family and line id. */
  path: string
  label: Text
  /** In the years of the plan. Absent: the line is compiled by rows.ts. */
  terms?: readonly string[]
  /** In the base year and the one before, where it follows from other lines of that year; else the line is put in. */
  given?: readonly string[]
  percent?: { kind: 'ratio' | 'growth'; of: readonly [string, string] }
  /** Put in, and zero when nobody has decided anything: in the plan's years, or `always`. */
  optional?: true | 'always'
  total?: true
}

const line = (path: string, sv: string, en: string, rest: Omit<FormulaLine, 'path' | 'label'> = {}): FormulaLine => ({
  path,
  label: text(sv, en),
  ...rest,
})

/** The same terms in every year. */
const always = (...terms: string[]) => ({ terms, given: terms })

export const RESULT_LINES: readonly FormulaLine[] = [
  line('result/net_frame', 'Verksamhetens nettoram', 'Net frame of operations', { ...always('-total/frame'), total: true }),
  line('result/net_frame_reduction', '– varav budgetreducering/omställning', '– of which reductions', { optional: true }),
  line('result/net_frame_lpik', '– varav budgetökning för löner och priser', '– of which pay and prices'),
  line(
    'result/net_frame_excl_lpik_1',
    '– varav budgetförändring utöver löner och priser: egen prognos',
    '– of which changes beyond pay and prices: own forecast',
  ),
  line(
    'result/net_frame_excl_lpik_2',
    '– varav budgetförändring utöver löner och priser: beslut',
    '– of which changes beyond pay and prices: decisions',
  ),
  line('result/net_frame_suppl_budget', '– varav tilläggsbudget', '– of which supplementary budget', { optional: true }),
  line('result/net_cost_growth_pct', 'Budgeterad nettokostnadsutveckling', 'Budgeted growth of net costs', {
    percent: { kind: 'growth', of: ['result/net_frame', '^result/net_frame'] },
  }),
  line('result/tax_income', 'Skatteintäkter', 'Tax revenue', { terms: ['input/tax_revenue', 'tax/change'] }),
  line('result/general_state_grants', 'Generella statsbidrag', 'General state grants', {
    terms: ['input/general_state_grants'],
  }),
  line('result/state_grant_covid', 'Tillfälligt statligt bidrag', 'Temporary state grant', { optional: 'always' }),
  line('result/tax_and_grants', 'Summa skatter och statsbidrag', 'Tax and grants', {
    ...always('result/tax_income', 'result/general_state_grants', 'result/state_grant_covid'),
    total: true,
  }),
  line('result/tax_and_grants_growth_pct', '– utveckling av skatter och statsbidrag', '– growth of tax and grants', {
    percent: { kind: 'growth', of: ['result/tax_and_grants', '^result/tax_and_grants'] },
  }),
  line('result/operating_result', 'Verksamhetens resultat', 'Operating result', {
    ...always('result/net_frame', 'result/tax_and_grants'),
    total: true,
  }),
  line('result/operating_result_pct', 'Procent av skatter och statsbidrag', 'Per cent of tax and grants', {
    percent: { kind: 'ratio', of: ['result/operating_result', 'result/tax_and_grants'] },
  }),
  line('result/financial_costs', 'Finansiella kostnader', 'Financial costs', {
    terms: ['input/financial_costs', 'loans/interest'],
  }),
  line('result/financial_income', 'Finansiella intäkter', 'Financial income', { terms: ['input/financial_income'] }),
  line('result/financial_net', 'Summa finansnetto', 'Financial net', {
    ...always('result/financial_costs', 'result/financial_income'),
    total: true,
  }),
  line('result/result_incl_fin', 'Resultat inklusive finansnetto', 'Result including financial net', {
    ...always('result/operating_result', 'result/financial_net'),
    total: true,
  }),
  line('result/result_incl_fin_pct', 'Procent av skatter och statsbidrag efter finansnetto', 'Per cent after financial net', {
    percent: { kind: 'ratio', of: ['result/result_incl_fin', 'result/tax_and_grants'] },
  }),
]

/** Asked beside the result budget: what the operations must give, and how far they are from it. */
export const NEED_LINES: readonly FormulaLine[] = [
  line(
    'result/needed_operating_result',
    'Verksamhetsresultat som täcker finansiella kostnader',
    'Operating result that covers financial costs',
    {
      ...always('-result/financial_costs'),
    },
  ),
  line(
    'result/operating_result_gap',
    'Över eller under vad finansiella kostnader kräver',
    'Above or below what financial costs require',
    {
      ...always('result/operating_result', 'result/financial_costs'),
    },
  ),
]

export const CASH_FLOW_LINES: readonly FormulaLine[] = [
  line('cash_flow/result', 'Årets resultat', 'Result for the year', always('result/result_incl_fin')),
  line('cash_flow/non_cash_adjustment', 'Justering för ej likvidpåverkande poster', 'Items not affecting cash', {
    terms: ['total/depreciation', 'input/pension_provision_change', 'input/other_provision_change', '-input/realised_gains'],
  }),
  line(
    'cash_flow/funds_before_wc',
    'Medel från löpande verksamhet före förändring av rörelsekapital',
    'Funds before changes in working capital',
    {
      ...always('cash_flow/result', 'cash_flow/non_cash_adjustment'),
      total: true,
    },
  ),
  line('cash_flow/change_receivables', 'Förändring kortfristiga fordringar', 'Change in receivables', {
    terms: ['input/receivables_change'],
  }),
  line('cash_flow/change_stock', 'Förändring förråd', 'Change in stock', { terms: ['input/stock_change'] }),
  line('cash_flow/change_short_term_debt', 'Förändring korta skulder', 'Change in short-term debt', {
    terms: ['input/short_term_debt_change'],
  }),
  line('cash_flow/operating_cash_flow', 'Kassaflöde löpande verksamhet', 'Operating cash flow', {
    ...always(
      'cash_flow/funds_before_wc',
      'cash_flow/change_receivables',
      'cash_flow/change_stock',
      'cash_flow/change_short_term_debt',
    ),
    total: true,
  }),
  line('cash_flow/investments', 'Investeringar', 'Investments', { terms: ['-total/investment'] }),
  line('cash_flow/asset_sales', 'Försäljning av anläggningstillgångar', 'Sale of fixed assets', {
    terms: ['input/asset_sales'],
  }),
  line('cash_flow/change_short_term_placements', 'Förändring kortfristiga placeringar', 'Change in short-term placements'),
  line('cash_flow/investing_cash_flow', 'Kassaflöde investeringsverksamhet', 'Investing cash flow', {
    ...always('cash_flow/investments', 'cash_flow/asset_sales', 'cash_flow/change_short_term_placements'),
    total: true,
  }),
  line('cash_flow/change_long_term_debt', 'Förändring långfristiga skulder', 'Change in long-term debt', {
    terms: ['input/new_loans'],
  }),
  line('cash_flow/financing_cash_flow', 'Kassaflöde finansieringsverksamhet', 'Financing cash flow', {
    ...always('cash_flow/change_long_term_debt'),
    total: true,
  }),
  line('cash_flow/cash_flow', 'Årets kassaflöde', 'Cash flow of the year', {
    ...always('cash_flow/operating_cash_flow', 'cash_flow/investing_cash_flow', 'cash_flow/financing_cash_flow'),
    total: true,
  }),
  line('cash_flow/liquid_opening', 'Likvida medel vid årets början', 'Liquid funds at the start of the year', {
    terms: ['^cash_flow/liquid_closing'],
  }),
  line('cash_flow/liquid_closing', 'Likvida medel vid årets slut', 'Liquid funds at the end of the year', {
    ...always('cash_flow/liquid_opening', 'cash_flow/cash_flow'),
    total: true,
  }),
]

export const BALANCE_LINES: readonly FormulaLine[] = [
  // What is sold leaves at its book value: the price less the gain.
  line('balance/fixed_assets', 'Anläggningstillgångar', 'Fixed assets', {
    terms: ['^balance/fixed_assets', 'total/investment', '-total/depreciation', '-input/asset_sales', 'input/realised_gains'],
  }),
  line('balance/current_assets', 'Omsättningstillgångar', 'Current assets', {
    terms: [
      '^balance/current_assets',
      'cash_flow/cash_flow',
      '-cash_flow/change_short_term_placements',
      '-cash_flow/change_receivables',
      '-cash_flow/change_stock',
    ],
  }),
  line('balance/total_assets', 'Summa tillgångar', 'Total assets', {
    ...always('balance/fixed_assets', 'balance/current_assets'),
    total: true,
  }),
  line('balance/equity_opening', 'Ingående eget kapital', 'Opening equity', { terms: ['^balance/equity_total'] }),
  line('balance/equity_result', 'Periodens resultat', 'Result of the period', always('result/result_incl_fin')),
  line('balance/equity_total', 'Summa eget kapital', 'Equity', {
    ...always('balance/equity_opening', 'balance/equity_result'),
    total: true,
  }),
  line('balance/pension_provisions', 'Avsättningar för pensioner', 'Pension provisions', {
    terms: ['^balance/pension_provisions', 'input/pension_provision_change'],
  }),
  line('balance/other_provisions', 'Andra avsättningar', 'Other provisions', {
    terms: ['^balance/other_provisions', 'input/other_provision_change'],
    optional: 'always',
  }),
  line('balance/provisions_total', 'Summa avsättningar', 'Provisions', {
    ...always('balance/pension_provisions', 'balance/other_provisions'),
    total: true,
  }),
  line('balance/long_term_liabilities', 'Långfristiga skulder', 'Long-term liabilities', {
    terms: ['^balance/long_term_liabilities', 'cash_flow/change_long_term_debt'],
  }),
  line('balance/short_term_liabilities', 'Kortfristiga skulder', 'Short-term liabilities', {
    terms: ['^balance/short_term_liabilities', 'cash_flow/change_short_term_debt'],
  }),
  line('balance/liabilities_total', 'Summa skulder', 'Liabilities', {
    ...always('balance/long_term_liabilities', 'balance/short_term_liabilities'),
    total: true,
  }),
  line(
    'balance/equity_provisions_liabilities',
    'Summa eget kapital, avsättningar och skulder',
    'Equity, provisions and liabilities',
    {
      ...always('balance/equity_total', 'balance/provisions_total', 'balance/liabilities_total'),
      total: true,
    },
  ),
]

/** The balance requirement on the plan (KL 11:5): gains from sales are taken out, unrealised ones are never budgeted. */
export const BALANCE_REQUIREMENT_LINES: readonly FormulaLine[] = [
  line('balance_requirement/result_for_the_year', 'Årets resultat', 'Result for the year', {
    terms: ['result/result_incl_fin'],
  }),
  line(
    'balance_requirement/reduction_capital_gains',
    'Reducering av samtliga realisationsvinster',
    'Reduction for all capital gains',
    {
      terms: ['-input/realised_gains'],
    },
  ),
  line(
    'balance_requirement/adjustment_capital_gains_exception',
    'Justering för realisationsvinster enligt undantagsmöjlighet',
    'Capital gains excepted',
    { optional: true },
  ),
  line(
    'balance_requirement/adjustment_capital_losses_exception',
    'Justering för realisationsförluster enligt undantagsmöjlighet',
    'Capital losses excepted',
    { optional: true },
  ),
  line(
    'balance_requirement/result_after_balance_adjustments',
    'Årets resultat efter balanskravsjusteringar',
    'Result after balance adjustments',
    {
      terms: [
        'balance_requirement/result_for_the_year',
        'balance_requirement/reduction_capital_gains',
        'balance_requirement/adjustment_capital_gains_exception',
        'balance_requirement/adjustment_capital_losses_exception',
      ],
      total: true,
    },
  ),
  line(
    'balance_requirement/reservation_equalisation_reserve',
    'Reservering av medel till resultatreserv',
    'Reservation to the result reserve',
    {
      optional: true,
    },
  ),
  line(
    'balance_requirement/use_of_equalisation_reserve',
    'Användning av medel från resultatreserv',
    'Use of the result reserve',
    {
      optional: true,
    },
  ),
  line('balance_requirement/balance_requirement_result', 'Balanskravsresultat', 'Balance-requirement result', {
    terms: [
      'balance_requirement/result_after_balance_adjustments',
      'balance_requirement/reservation_equalisation_reserve',
      'balance_requirement/use_of_equalisation_reserve',
    ],
    total: true,
  }),
]

/** Key ratios that a plan can tell (RULES §5); N09 by its default alternative, funds before working capital. */
export const RATIO_LINES: readonly FormulaLine[] = [
  line('ratio/N05', 'Verksamhetens resultat av skatter och statsbidrag', 'Operating result of tax and grants', {
    percent: { kind: 'ratio', of: ['result/operating_result', 'result/tax_and_grants'] },
  }),
  line('ratio/N06', 'Årets resultat av skatter och statsbidrag', 'Result of tax and grants', {
    percent: { kind: 'ratio', of: ['result/result_incl_fin', 'result/tax_and_grants'] },
  }),
  line('ratio/N07', 'Soliditet', 'Equity ratio', {
    percent: { kind: 'ratio', of: ['balance/equity_total', 'balance/total_assets'] },
  }),
  line('ratio/N09', 'Självfinansieringsgrad av investeringar', 'Self-financing of investments', {
    percent: { kind: 'ratio', of: ['cash_flow/funds_before_wc', 'total/investment'] },
  }),
  line('ratio/N10', 'Långfristiga skulder av skatter och statsbidrag', 'Long-term liabilities of tax and grants', {
    percent: { kind: 'ratio', of: ['balance/long_term_liabilities', 'result/tax_and_grants'] },
  }),
]

export const PLAN_FAMILIES = {
  result: RESULT_LINES,
  cash_flow: CASH_FLOW_LINES,
  balance: BALANCE_LINES,
} as const
export type Family = keyof typeof PLAN_FAMILIES

/** The line id without its family. */
export const lineId = (path: string): string => path.slice(path.indexOf('/') + 1)
