// The cash flow statement by the indirect method (LKBR 8 kap., RKR R13), derived from balance movements; liquid funds = cash and bank.
// Gains on disposals stay in the result, as the region prints it: sales are shown at carrying amount.
import { CASH, CURRENT, FINANCIAL_FIXED, INVENTORY, LONG_TERM, PENSION, PLACEMENT, RECEIVABLE } from './balanceLines.ts'
import { closing, type Line, line, moved, opening, type Term } from './rule.ts'

const SOURCE = 'SFS 2018:597, 8 kap.; RKR R13'
const change = (leaves: readonly string[], factor?: -1): Term[] => leaves.map((leaf) => moved(leaf, factor))

export const CAPEX = ['intangible_capex', 'buildings_capex', 'machinery_capex']
export const FINANCIAL_CAPEX = ['securities_bought', 'long_term_lent', 'tenant_owned_bought']
/** Everything in financial fixed assets that is not bought or lent in the year: base accounts and sales. */
const FINANCIAL_SOLD = FINANCIAL_FIXED.filter((leaf) => !FINANCIAL_CAPEX.includes(leaf))
export const DISPOSED = ['intangible', 'buildings', 'machinery'].flatMap((name) => [`${name}_disposals`, `${name}_depr_reversed`])
/** Depreciation as booked on the assets, which the result's depreciation must equal (RULES C36). */
export const DEPRECIATED = ['intangible_depr_year', 'buildings_depr_year', 'machinery_depr_year']

const row = (id: string, sv: string, en: string, terms: Term[], note?: string, total?: boolean): Line => ({
  id,
  label: { sv, en },
  source: SOURCE,
  unverified: true,
  ...(note ? { note } : {}),
  ...(total ? { total } : {}),
  terms,
})

export const CASH_FLOW_LINES: Line[] = [
  row('result_for_the_year', 'Årets resultat', 'Result for the year', [line('income/result_for_the_year')]),
  row(
    'adjustment_non_cash_items',
    'Justering för ej likvidpåverkande poster',
    'Adjustment for non-cash items',
    [
      line('notes/cash_flow.1.depreciation_writedown_disposal'),
      line('notes/cash_flow.1.adjustment_negative_goodwill'),
      line('notes/cash_flow.1.change_pension_provision'),
    ],
    '1',
  ),
  row(
    'funds_before_working_capital_change',
    'Medel från löpande verksamhet före förändring av rörelsekapital',
    'Funds from operations before working capital changes',
    [line('result_for_the_year'), line('adjustment_non_cash_items')],
    undefined,
    true,
  ),
  row(
    'change_current_receivables',
    'Förändring kortfristiga fordringar',
    'Change in current receivables',
    change(RECEIVABLE, -1),
  ),
  row('change_inventories', 'Förändring förråd', 'Change in inventories', change(INVENTORY, -1)),
  row('change_current_liabilities', 'Förändring kortfristiga skulder', 'Change in current liabilities', change(CURRENT)),
  row(
    'cash_flow_operating',
    'Kassaflöde från löpande verksamhet',
    'Cash flow from operations',
    [
      line('funds_before_working_capital_change'),
      line('change_current_receivables'),
      line('change_inventories'),
      line('change_current_liabilities'),
    ],
    undefined,
    true,
  ),
  row('investments', 'Investeringar', 'Investments', change([...CAPEX, ...FINANCIAL_CAPEX], -1), '2'),
  row(
    'sale_of_fixed_assets',
    'Försäljning av anläggningstillgångar',
    'Sale of fixed assets',
    change([...DISPOSED, ...FINANCIAL_SOLD], -1),
    '3',
  ),
  row(
    'change_short_term_investments',
    'Förändring kortfristiga placeringar',
    'Change in short-term investments',
    change(PLACEMENT, -1),
    '4',
  ),
  row(
    'cash_flow_investing',
    'Kassaflöde från investeringsverksamhet',
    'Cash flow from investing',
    [line('investments'), line('sale_of_fixed_assets'), line('change_short_term_investments')],
    undefined,
    true,
  ),
  row(
    'change_long_term_liabilities',
    'Förändring långfristiga skulder',
    'Change in long-term liabilities',
    change(LONG_TERM),
    '5',
  ),
  row(
    'shareholder_contributions_received',
    'Erhållna aktieägartillskott',
    'Shareholder contributions received',
    change(['contribution_received']),
  ),
  row(
    'cash_flow_financing',
    'Kassaflöde från finansieringsverksamhet',
    'Cash flow from financing',
    [line('change_long_term_liabilities'), line('shareholder_contributions_received')],
    undefined,
    true,
  ),
  row(
    'cash_flow_for_the_year',
    'Årets kassaflöde',
    'Cash flow for the year',
    [line('cash_flow_operating'), line('cash_flow_investing'), line('cash_flow_financing')],
    undefined,
    true,
  ),
  row(
    'cash_opening',
    'Likvida medel vid årets början',
    'Cash at the beginning of the year',
    CASH.map((leaf) => opening(leaf)),
  ),
  row(
    'cash_closing',
    'Likvida medel vid årets slut',
    'Cash at the end of the year',
    CASH.map((leaf) => closing(leaf)),
  ),
]

export const NON_CASH_PROVISIONS: readonly string[] = [...PENSION, 'other_provisions']
