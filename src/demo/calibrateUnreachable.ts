// Printed lines the demo's books do not reach, because other printed lines say otherwise. Each with what the books give and why.
// The income statement and the balance sheet come first; a test holds the list complete and free of lines that are reached.
export interface Unreachable {
  path: string
  scope: 'region' | 'group'
  year: number
  printed: number
  /** What the books give, in whole mkr. */
  computed: number
  /** The tie-out rules that show the contradiction in the printed report. */
  rules: string
  reason: string
}

const line = (
  path: string,
  scope: 'region' | 'group',
  year: number,
  printed: number,
  computed: number,
  rules: string,
  reason: string,
): Unreachable => ({
  path,
  scope,
  year,
  printed,
  computed,
  rules,
  reason,
})
const both = (path: string, year: number, printed: number, computed: number, rules: string, reason: string): Unreachable[] =>
  (['region', 'group'] as const).map((scope) => line(path, scope, year, printed, computed, rules, reason))

const TAX_SHARE = 'Löneskatten ska vara 24,26/124,26 av ett belopp inklusive skatt; den tryckta är 24,26 procent av det'
const OPENS_AT_CLOSING = 'Ingående värde är föregående års utgående; den tryckta noten ingår med ett annat tal'
const OTHER_SORTING = 'Koncernens not 2019 sorterar kostnaderna på andra rader än regionens egen not'

export const UNREACHABLE: readonly Unreachable[] = [
  line(
    'cash-flow/funds_before_working_capital_change',
    'region',
    2019,
    1080,
    1081,
    'C13',
    'Resultat över 225,0 (2 233 − 2 007) och justering minst 855,5 ger mer än 1 080,5',
  ),
  line(
    'notes/income.1.total_operating_income',
    'region',
    2020,
    3650,
    3651,
    'C30',
    'Resultaträkningen säger 3 651 om samma belopp',
  ),
  line('notes/income.2.total_costs', 'region', 2020, 11751, 11750, 'C30', 'Resultaträkningen säger 11 750 om samma belopp'),
  line('notes/income.6.depr_machinery', 'region', 2020, 195, 196, 'C36', 'Balansnoten säger 196 om samma avskrivning'),
  line(
    'notes/cash_flow.2.total_investments',
    'region',
    2020,
    1183,
    1184,
    'C30',
    'Kassaflödesanalysen säger 1 184 om samma belopp',
  ),
  line(
    'notes/cash_flow.2.total_investments',
    'group',
    2020,
    1198,
    1199,
    'C30',
    'Kassaflödesanalysen säger 1 199 om samma belopp',
  ),
  line(
    'notes/cash_flow.2.total_investments',
    'group',
    2019,
    1523,
    1524,
    'C30',
    'Kassaflödesanalysen säger 1 524 om samma belopp',
  ),
  line(
    'notes/cash_flow.2.investment_financial_fixed_assets',
    'group',
    2020,
    1,
    2,
    'C21',
    'Koncernen kan inte investera mindre än regionen utan en intern post som ingen not visar',
  ),
  line(
    'notes/cash_flow.5.total_change_long_term_liabilities',
    'group',
    2020,
    17,
    16,
    'C30',
    'Kassaflödesanalysen säger 16 om samma belopp',
  ),
  line('notes/balance.1.depreciation_for_year', 'group', 2020, -23, -22, 'C36', 'Resultatnoten säger 22 om samma avskrivning'),
  line(
    'notes/balance.3.disposals_depreciation',
    'group',
    2019,
    -3,
    -1,
    'C34',
    'Kassaflödesanalysens försäljningar rymmer inte en sådan post',
  ),
  line('notes/balance.9.carrying_amount', 'group', 2020, 2356, 2357, 'C30', 'Balansräkningen säger 2 357 om samma belopp'),
  line(
    'notes/balance.14.guarantee_skelleftea_museum_foundation',
    'group',
    2020,
    0,
    1,
    'C21',
    'Samma borgen står kvar hos regionen och är ingen koncernintern skuld',
  ),
  ...both('notes/balance.10.opening_provision_incl_payroll_tax', 2020, 4587, 4618, 'C11', OPENS_AT_CLOSING),
  ...both(
    'notes/balance.10.change_pension_elected_representatives',
    2020,
    38,
    7,
    'C11, C39',
    'Skillnaden 31 i ingående avsättning ligger i denna rad',
  ),
  ...both('notes/balance.10.of_which_payroll_tax', 2019, 1009, 812, 'C39', TAX_SHARE),
  ...both('notes/balance.10.of_which_payroll_tax', 2020, 1113, 901, 'C39', TAX_SHARE),
  ...both('notes/balance.13.opening_contingent_liability', 2020, 4812, 4818, 'C11', OPENS_AT_CLOSING),
  ...both(
    'notes/balance.13.other_item',
    2020,
    219,
    213,
    'C11, C40',
    'Skillnaden 6 i ingående ansvarsförbindelse ligger i denna rad',
  ),
  ...both('notes/balance.13.of_which_payroll_tax', 2019, 1235, 994, 'C39, C40', TAX_SHARE),
  ...both('notes/balance.13.of_which_payroll_tax', 2020, 1167, 941, 'C39, C40', TAX_SHARE),
  line('notes/income.2.salaries', 'group', 2019, 4698, 4628, 'C21', OTHER_SORTING),
  line('notes/income.2.other_staff_costs', 'group', 2019, 0, 70, 'C21', OTHER_SORTING),
  line('notes/income.2.payment_private_health_choice_units', 'group', 2019, 197, 207, 'C21', OTHER_SORTING),
  line('notes/income.2.operation_related_services', 'group', 2019, 447, 437, 'C21', OTHER_SORTING),
]
