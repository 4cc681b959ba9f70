// The balance sheet in the statutory order (LKBR 6:2) and what stands below the line (LKBR 6:4). Each side positive on its own side.
import { closing, type Line, line, opening, type Term } from './rule.ts'

const SOURCE = 'SFS 2018:597, 6 kap. 2 §'
const BELOW = 'SFS 2018:597, 6 kap. 2 och 4 §§'

const all = (...leaves: string[]): Term[] => leaves.map((leaf) => closing(leaf))
export const FIXED_LEAVES = (name: string): string[] =>
  ['cost', 'capex', 'disposals', 'depr', 'depr_year', 'depr_reversed'].map((part) => `${name}_${part}`)
export const FINANCIAL_FIXED = [
  'securities',
  'securities_bought',
  'securities_sold',
  'long_term_receivables',
  'long_term_lent',
  'tenant_owned_apartments',
  'tenant_owned_bought',
]
export const INVENTORY = ['inventory_fuel', 'inventory_implants', 'inventory_other']
export const RECEIVABLE = ['trade_receivables', 'other_receivables', 'vat_and_state_receivables', 'prepaid_costs_accrued_income']
export const UNREALISED = [
  'unrealised_value',
  'unrealised_of_year',
  'value_losses_of_year',
  'unrealised_now_realised',
  'unrealised_moved',
]
export const PLACEMENT = ['shares', 'reinvested_dividends', 'fixed_income_funds', 'other_short_term_investments', ...UNREALISED]
export const CASH = ['bank', 'cash_and_giro']
export const PENSION = [
  'pension',
  'pension_newly_earned',
  'pension_payments',
  'pension_interest',
  'pension_other',
  'pension_elected',
  'pension_payroll_tax',
  'pension_payroll_tax_change',
]
export const LONG_TERM = ['investment_grants', 'investment_grants_change', 'long_term_loans', 'loans_raised']
export const CURRENT = [
  'trade_payables',
  'overtime_balance',
  'on_call_and_retroactive_pay',
  'holiday_pay_liability',
  'accrued_employer_contributions',
  'accrued_defined_contribution_pension',
  'prepaid_tax_revenue',
  'withheld_tax',
  'accrued_costs_etc',
]
export const CONTINGENT = [
  'contingent',
  'contingent_interest',
  'contingent_newly_earned',
  'contingent_payments',
  'contingent_other',
  'contingent_payroll_tax',
  'contingent_payroll_tax_change',
]

const row = (id: string, sv: string, en: string, note: string | undefined, terms: Term[], source = SOURCE): Line => ({
  id,
  label: { sv, en },
  ...(note ? { note } : {}),
  source,
  terms,
})
const total = (id: string, sv: string, en: string, ...lines: string[]): Line => ({
  id,
  label: { sv, en },
  source: SOURCE,
  total: true,
  terms: lines.map((of) => line(of)),
})

export const BALANCE_LINES: Line[] = [
  row('intangible_assets', 'Immateriella tillgångar', 'Intangible assets', '1', all(...FIXED_LEAVES('intangible'))),
  row(
    'land_buildings_technical_installations',
    'Mark, byggnader och tekniska anläggningar',
    'Land, buildings and technical installations',
    '2',
    all(...FIXED_LEAVES('buildings')),
  ),
  row('machinery_and_equipment', 'Maskiner och inventarier', 'Machinery and equipment', '3', all(...FIXED_LEAVES('machinery'))),
  row('financial_fixed_assets', 'Finansiella anläggningstillgångar', 'Financial fixed assets', '4', all(...FINANCIAL_FIXED)),
  total(
    'total_fixed_assets',
    'Summa anläggningstillgångar',
    'Total fixed assets',
    'intangible_assets',
    'land_buildings_technical_installations',
    'machinery_and_equipment',
    'financial_fixed_assets',
  ),
  row('inventories', 'Förråd', 'Inventories', '5', all(...INVENTORY)),
  row('current_receivables', 'Kortfristiga fordringar', 'Current receivables', '6', all(...RECEIVABLE)),
  row('short_term_investments', 'Kortfristiga placeringar', 'Short-term investments', '7', all(...PLACEMENT)),
  row('cash_and_bank', 'Kassa och bank', 'Cash and bank', '8', all(...CASH)),
  total(
    'total_current_assets',
    'Summa omsättningstillgångar',
    'Total current assets',
    'inventories',
    'current_receivables',
    'short_term_investments',
    'cash_and_bank',
  ),
  total('total_assets', 'Summa tillgångar', 'Total assets', 'total_fixed_assets', 'total_current_assets'),
  // Untaxed reserves stand in equity at their opening value; the year's change is part of the year's result (RKR R16).
  row('equity_brought_forward', '– Eget kapital', '– Equity brought forward', '9', [
    ...all('equity', 'equity_adjustment', 'contribution_received'),
    opening('untaxed_reserves'),
  ]),
  row('result_for_the_year', '– Årets resultat', '– Result for the year', '9', all('booked_result')),
  total('total_equity', 'Summa eget kapital', 'Total equity', 'equity_brought_forward', 'result_for_the_year'),
  row('pension_provisions', 'Avsättningar för pensioner', 'Pension provisions', '10', all(...PENSION)),
  row('other_provisions', 'Övriga avsättningar', 'Other provisions', undefined, all('other_provisions')),
  total('total_provisions', 'Summa avsättningar', 'Total provisions', 'pension_provisions', 'other_provisions'),
  row('long_term_liabilities', 'Långfristiga skulder', 'Long-term liabilities', '11', all(...LONG_TERM)),
  row('current_liabilities', 'Kortfristiga skulder', 'Current liabilities', '12', all(...CURRENT)),
  total('total_liabilities', 'Summa skulder', 'Total liabilities', 'long_term_liabilities', 'current_liabilities'),
  total(
    'total_equity_provisions_liabilities',
    'Summa eget kapital, avsättningar och skulder',
    'Total equity, provisions and liabilities',
    'total_equity',
    'total_provisions',
    'total_liabilities',
  ),
  // Regions may not pledge property (KL 11:22): the line is nil by law and kept in its place.
  row(
    'pledges_and_contingent_liabilities',
    'Panter och ansvarsförbindelser',
    'Pledges and contingent liabilities',
    undefined,
    [],
    BELOW,
  ),
  row(
    'pension_obligations_off_balance_sheet',
    'Pensionsförpliktelser som inte tagits upp bland skulderna eller avsättningarna',
    'Pension obligations not recognised as liability or provision',
    '13',
    all(...CONTINGENT),
    BELOW,
  ),
  row(
    'other_contingent_liabilities',
    'Övriga ansvarsförbindelser',
    'Other contingent liabilities',
    '14',
    all('guarantees', 'guarantees_group'),
    BELOW,
  ),
]
