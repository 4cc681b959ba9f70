// Leaves of the balance sheet and of what stands below it: base accounts and the year's movements, per chart.
// Movement accounts roll into their base account at the turn of the year, so a leaf group's opening is last year's closing.
import type { Leaf } from './rule.ts'

const asset = (id: string, sv: string, en: string, region?: string, company?: string): Leaf => ({
  id,
  label: { sv, en },
  accounts: { ...(region ? { region } : {}), ...(company ? { company } : {}) },
  sign: 1,
})
const credit = (id: string, sv: string, en: string, region?: string, company?: string): Leaf => ({
  ...asset(id, sv, en, region, company),
  sign: -1,
})

const fixed = (name: string, prefix: string): Leaf[] => [
  asset(`${name}_cost`, 'Ingående anskaffningsvärde', 'Opening cost', `${prefix}0`, `${prefix}0`),
  asset(`${name}_capex`, 'Årets investeringsutgifter', 'Capital expenditure of the year', `${prefix}1`, `${prefix}1`),
  asset(`${name}_disposals`, 'Försäljningar/utrangeringar', 'Disposals', `${prefix}2`, `${prefix}2`),
  asset(
    `${name}_depr_reversed`,
    'Försäljningar/utrangeringar, avskrivningar',
    'Depreciation of disposals',
    `${prefix}7`,
    `${prefix}7`,
  ),
  asset(`${name}_depr`, 'Ingående avskrivningar', 'Opening depreciation', `${prefix}8`, `${prefix}8`),
  asset(`${name}_depr_year`, 'Årets avskrivningar', 'Depreciation of the year', `${prefix}9`, `${prefix}9`),
]

export const ASSET_LEAVES: Leaf[] = [
  ...fixed('intangible', '101'),
  ...fixed('buildings', '111'),
  ...fixed('machinery', '121'),
  asset('securities', 'Värdepapper m.m.', 'Securities', '1310,1312-1320', '1350'),
  asset('securities_bought', 'Värdepapper m.m., årets förvärv', 'Securities bought', '1311,1321', '1351'),
  asset('securities_sold', 'Värdepapper m.m., årets försäljning', 'Securities sold', '1322'),
  asset('long_term_receivables', 'Långfristiga fordringar (utlämnade lån)', 'Long-term receivables', '1330'),
  asset('long_term_lent', 'Långfristiga fordringar, årets utlåning', 'Lent in the year', '1331'),
  asset('tenant_owned_apartments', 'Bostadsrätter', 'Tenant-owned apartments', '1340'),
  asset('tenant_owned_bought', 'Bostadsrätter, årets förvärv', 'Tenant-owned apartments bought', '1341'),
  asset('inventory_fuel', 'Förråd, bränsle', 'Inventories, fuel', '1410'),
  { ...asset('inventory_implants', 'Förråd, implantat', 'Inventories, implants', '1420'), only: 'region' },
  asset('inventory_other', 'Förråd, övrigt', 'Inventories, other', '1430-1499', '1400-1499'),
  asset('trade_receivables', 'Kundfordringar', 'Trade receivables', '1500-1599', '1500-1599'),
  asset('other_receivables', 'Övriga fordringar', 'Other receivables', '1600-1649', '1600-1699'),
  asset('vat_and_state_receivables', 'Mervärdeskatt och fordringar på staten', 'VAT and receivables from the state', '1650-1699'),
  asset(
    'prepaid_costs_accrued_income',
    'Förutbetalda kostnader/upplupna intäkter',
    'Prepaid costs and accrued income',
    '1700-1799',
    '1700-1799',
  ),
  asset('shares', 'Aktier och andelar', 'Shares', '1810-1811'),
  asset('reinvested_dividends', 'Återinvesterade utdelningar', 'Reinvested dividends', '1812'),
  asset('fixed_income_funds', 'Räntefonder', 'Fixed-income funds', '1820-1829'),
  asset('other_short_term_investments', 'Övriga kortfristiga placeringar', 'Other short-term investments', '1830-1839'),
  asset('unrealised_value', 'Orealiserad värdeförändring, ingående', 'Unrealised change in value, opening', '1840'),
  asset('unrealised_of_year', 'Årets orealiserade värdeförändring', 'Unrealised change in value of the year', '1841'),
  asset('value_losses_of_year', 'Årets värdeförluster', 'Losses in value of the year', '1842'),
  asset(
    'unrealised_now_realised',
    'Tidigare orealiserade vinster som realiserats',
    'Earlier unrealised gains now realised',
    '1843',
  ),
  asset('unrealised_moved', 'Orealiserat värde fört till anskaffningsvärde', 'Unrealised value moved to cost', '1844'),
  asset('bank', 'Bank', 'Bank', '1910', '1910-1999'),
  asset('cash_and_giro', 'Handkassor, plusgiro', 'Cash and giro', '1920-1999'),
]

export const EQUITY_LEAVES: Leaf[] = [
  credit('equity', 'Eget kapital', 'Equity', '2000-2079', '2080-2092'),
  credit('equity_adjustment', 'Justering av eget kapital', 'Adjustment of equity', '2080-2089'),
  credit('contribution_received', 'Erhållet aktieägartillskott', 'Shareholder contribution received', undefined, '2093'),
  credit('untaxed_reserves', 'Obeskattade reserver', 'Untaxed reserves', undefined, '2100-2199'),
  credit('booked_result', 'Årets resultat', 'Result for the year', '2090'),
]

export const PROVISION_LEAVES: Leaf[] = [
  credit('pension', 'Avsättning för pensioner', 'Pension provision', '2210'),
  credit('pension_newly_earned', 'Nyintjänad pension', 'Newly earned pension', '2211'),
  credit('pension_payments', 'Årets utbetalningar', 'Payments of the year', '2212'),
  credit('pension_interest', 'Ränte- och basbeloppsuppräkning', 'Interest and base amount indexation', '2213'),
  credit('pension_other', 'Övrig post', 'Other item', '2214'),
  credit('pension_elected', 'Förändring pensioner förtroendevalda', 'Pensions of elected representatives, change', '2216'),
  credit('pension_payroll_tax', 'Löneskatt på pensioner', 'Payroll tax on pensions', '2220'),
  credit('pension_payroll_tax_change', 'Förändring av löneskatten', 'Change in payroll tax', '2221'),
  credit('other_provisions', 'Övriga avsättningar', 'Other provisions', '2290'),
]

export const LIABILITY_LEAVES: Leaf[] = [
  credit('long_term_loans', 'Långfristiga lån', 'Long-term loans', '2310', '2350'),
  credit('loans_raised', 'Upptagna lån', 'Loans raised', '2311', '2351'),
  credit('investment_grants', 'Investeringsbidrag', 'Investment grants', '2350'),
  credit('investment_grants_change', 'Investeringsbidrag, årets förändring', 'Investment grants, change', '2351'),
  credit('trade_payables', 'Leverantörsskulder', 'Trade payables', '2440-2449', '2440-2469'),
  credit('overtime_balance', 'Övertidssaldo', 'Overtime balance', '2911'),
  credit('on_call_and_retroactive_pay', 'Jour, beredskap och retroaktiva löner', 'On-call and retroactive pay', '2912'),
  credit('holiday_pay_liability', 'Semesterlöneskuld', 'Holiday pay liability', '2920', '2920'),
  credit('accrued_employer_contributions', 'Upplupna arbetsgivaravgifter', 'Accrued employer contributions', '2930'),
  credit(
    'accrued_defined_contribution_pension',
    'Upplupen pension, individuell del',
    'Accrued defined-contribution pension',
    '2940',
  ),
  credit('prepaid_tax_revenue', 'Förutbetalda skatteintäkter', 'Prepaid tax revenue', '2950'),
  credit('withheld_tax', 'Personalens källskatt', 'Withheld tax', '2510'),
  credit('accrued_costs_etc', 'Upplupna kostnader m.m.', 'Accrued costs etc.', '2990-2999', '2970-2999'),
]

/** Below the line: memo accounts (LKBR 6:2, 6:4; RKR R5, R9, R10). */
export const MEMO_LEAVES: Leaf[] = [
  credit('contingent', 'Ansvarsförbindelse', 'Contingent liability', '9410'),
  credit('contingent_interest', 'Ränte- och basbeloppsuppräkning', 'Interest and base amount indexation', '9411'),
  credit('contingent_newly_earned', 'Nyintjänad pension', 'Newly earned pension', '9412'),
  credit('contingent_payments', 'Pensionsutbetalningar', 'Pension payments', '9413'),
  credit('contingent_other', 'Övrig post', 'Other item', '9414'),
  credit('contingent_payroll_tax', 'Löneskatt', 'Payroll tax', '9420'),
  credit('contingent_payroll_tax_change', 'Förändring av löneskatten', 'Change in payroll tax', '9421'),
  credit('adel_reform', 'Ädelreformen', 'Ädel reform', '9430'),
  credit('adel_payroll_tax', 'Ädelreformen, löneskatt', 'Ädel reform, payroll tax', '9431'),
  credit('guarantees', 'Borgensåtaganden', 'Guarantees', '9450-9455'),
  {
    ...credit('guarantees_group', 'Borgensåtaganden för koncernföretag', 'Guarantees for group companies', '9456-9459'),
    eliminatedInGroup: true,
  },
  credit('joint_guarantee', 'Solidarisk borgen, bedömt utestående värde', 'Joint guarantee, estimated outstanding value', '9460'),
  credit('leasing_0_12', 'Leasing, inom 12 månader', 'Leasing, within 12 months', '9510', '9510'),
  credit('leasing_12_60', 'Leasing, 12–60 månader', 'Leasing, 12 to 60 months', '9520', '9520'),
  credit('leasing_over_60', 'Leasing, mer än 60 månader', 'Leasing, over 60 months', '9530', '9530'),
  credit('overdraft_unused', 'Outnyttjad checkräkningskredit', 'Unused overdraft facility', '9540'),
  credit('equity_before_merger', 'Eget kapital före sammanslagning', 'Equity before merger', '9610'),
]

export const BALANCE_LEAVES: Leaf[] = [...ASSET_LEAVES, ...EQUITY_LEAVES, ...PROVISION_LEAVES, ...LIABILITY_LEAVES]
