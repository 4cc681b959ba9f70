// C01–C12: the income statement and balance sheet add up, agree, and follow on the year before (LKBR ch. 5, 6; RKR R12).
// Holds the shorthand the other parts of the catalogue are written in.
import { type Text, text } from '../kernel/text.ts'
import { before, figure, own, sum } from './build.ts'
import type { Tolerance } from './comparison.ts'
import type { Expression } from './expression.ts'
import type { Comparison, Rule } from './rule.ts'

export const BOTH: readonly string[] = ['region', 'group']
export const REGION: readonly string[] = ['region']
export const TWO_YEARS: readonly number[] = [0, -1]
export const THIS_YEAR: readonly number[] = [0]

export const E: Tolerance = { kind: 'E' }
export const T: Tolerance = { kind: 'T' }
export const P: Tolerance = { kind: 'P' }
export const L = (relation: '<=' | '>=' | '>' | 'present' | 'within'): Tolerance => ({ kind: 'L', relation })

type Options = Partial<Pick<Comparison, 'scopes' | 'years' | 'severity' | 'sources'>>

/** One comparison of the catalogue, for region and group, this year and the comparative, unless it says otherwise. */
export function compared(
  id: string,
  name: Text,
  left: Expression,
  right: Expression,
  tolerance: Tolerance,
  options: Options = {},
): Comparison {
  return { id, name, left, right, tolerance, scopes: BOTH, years: TWO_YEARS, ...options }
}

const R = (line: string, factor = 1) => own(`income/${line}`, factor)
const B = (line: string) => own(`balance/${line}`)
const K = (line: string, factor = 1) => own(`cash-flow/${line}`, factor)

const ALL_LINES = [
  'operating_income',
  'operating_costs',
  'depreciation',
  'net_operating_costs',
  'tax_revenue',
  'general_state_grants_and_equalisation',
  'operating_result',
  'financial_income',
  'financial_costs',
  'result_after_financial_items',
  'extraordinary_items',
  'result_for_the_year',
]

export const one = (
  rule: Omit<Rule, 'comparisons' | 'name'>,
  name: Text,
  left: Expression,
  right: Expression,
  tolerance: Tolerance,
  options: Options = {},
): Rule => ({
  ...rule,
  name,
  comparisons: [compared(rule.id, name, left, right, tolerance, options)],
})

const income: Rule[] = [
  one(
    { id: 'C01', law: 'LKBR 5:2', severity: 'F' },
    text('Intäkter + kostnader + avskrivningar = nettokostnader', 'Income + costs + depreciation = net operating costs'),
    sum(R('operating_income'), R('operating_costs'), R('depreciation')),
    R('net_operating_costs'),
    T,
  ),
  one(
    { id: 'C02', law: 'LKBR 5:2', severity: 'F' },
    text('Nettokostnader + skatter + bidrag = verksamhetens resultat', 'Net costs + taxes + grants = operating result'),
    sum(R('net_operating_costs'), R('tax_revenue'), R('general_state_grants_and_equalisation')),
    R('operating_result'),
    T,
  ),
  one(
    { id: 'C03', law: 'LKBR 5:2', severity: 'F' },
    text(
      'Verksamhetens resultat + finansiella poster = resultat efter finansiella poster',
      'Operating result + financial items = result after them',
    ),
    sum(R('operating_result'), R('financial_income'), R('financial_costs')),
    R('result_after_financial_items'),
    T,
  ),
  one(
    { id: 'C04', law: 'LKBR 5:2', severity: 'F' },
    text(
      'Resultat efter finansiella poster + extraordinära poster = årets resultat',
      'Result after financial items + extraordinary items = result',
    ),
    sum(R('result_after_financial_items'), R('extraordinary_items')),
    R('result_for_the_year'),
    T,
  ),
  one(
    { id: 'C05', law: 'LKBR 5:2', severity: 'V' },
    text('Resultaträkningens tolv rader finns', 'The twelve lines of the income statement are there'),
    sum(...ALL_LINES.map((line) => R(line))),
    R('result_for_the_year'),
    L('present'),
  ),
]

const FIXED = ['intangible_assets', 'land_buildings_technical_installations', 'machinery_and_equipment', 'financial_fixed_assets']
const CURRENT = ['inventories', 'current_receivables', 'short_term_investments', 'cash_and_bank']

const assets: Rule = {
  id: 'C06',
  name: text('Summa tillgångar = anläggningstillgångar + omsättningstillgångar', 'Total assets = fixed + current assets'),
  law: 'LKBR 6:2',
  severity: 'F',
  comparisons: [
    compared(
      'C06.1',
      text('Summa tillgångar = sina delar', 'Total assets = its parts'),
      sum(B('total_fixed_assets'), B('total_current_assets')),
      B('total_assets'),
      T,
    ),
    compared(
      'C06.2',
      text('Summa anläggningstillgångar = sina rader', 'Total fixed assets = its lines'),
      sum(...FIXED.map(B)),
      B('total_fixed_assets'),
      T,
    ),
    compared(
      'C06.3',
      text('Summa omsättningstillgångar = sina rader', 'Total current assets = its lines'),
      sum(...CURRENT.map(B)),
      B('total_current_assets'),
      T,
    ),
    compared(
      'C06.4',
      text('Summa avsättningar = sina rader', 'Total provisions = its lines'),
      sum(B('pension_provisions'), B('other_provisions')),
      B('total_provisions'),
      T,
    ),
    compared(
      'C06.5',
      text('Summa skulder = sina rader', 'Total liabilities = its lines'),
      sum(B('long_term_liabilities'), B('current_liabilities')),
      B('total_liabilities'),
      T,
    ),
  ],
}

const balance: Rule[] = [
  assets,
  one(
    { id: 'C07', law: 'LKBR 6:2', severity: 'F' },
    text('Summa eget kapital, avsättningar och skulder = sina delar', 'Total equity, provisions and liabilities = its parts'),
    sum(B('total_equity'), B('total_provisions'), B('total_liabilities')),
    B('total_equity_provisions_liabilities'),
    T,
  ),
  one(
    { id: 'C08', law: 'LKBR 6:2', severity: 'F' },
    text('Summa tillgångar = eget kapital, avsättningar, skulder', 'Total assets = equity, provisions, liabilities'),
    B('total_assets'),
    B('total_equity_provisions_liabilities'),
    E,
  ),
  one(
    { id: 'C09', law: 'LKBR 5:2, 6:2', severity: 'F' },
    text('Årets resultat i resultaträkningen = i balansräkningen', 'Result in the income statement = in the balance sheet'),
    R('result_for_the_year'),
    B('result_for_the_year'),
    E,
  ),
  one(
    { id: 'C10', law: 'LKBR 4:4, 6:2', severity: 'F' },
    text(
      'Eget kapital: ingående + årets resultat + direkta poster = utgående',
      'Equity: opening + result + direct items = closing',
    ),
    sum(
      own('notes/balance.9.opening_equity'),
      own('notes/balance.9.adjustment_region_merger'),
      own('notes/balance.9.shareholder_contribution'),
      R('result_for_the_year'),
    ),
    B('total_equity'),
    T,
  ),
]

const opening = (id: string, sv: string, en: string, note: string, closing: string): Comparison =>
  compared(
    id,
    text(`Ingående ${sv} = utgående året före`, `Opening ${en} = closing the year before`),
    own(`notes/balance.${note}`),
    before(closing),
    E,
  )

const assetOpenings = [1, 2, 3].flatMap((no): Comparison[] => [
  opening(
    `C11.${no + 4}`,
    `anskaffningsvärde, not ${no}`,
    `cost, note ${no}`,
    `${no}.opening_cost`,
    `notes/balance.${no}.total_cost`,
  ),
  opening(
    `C11.${no + 7}`,
    `avskrivningar, not ${no}`,
    `depreciation, note ${no}`,
    `${no}.opening_depreciation`,
    `notes/balance.${no}.total_depreciation`,
  ),
])

/** Every line of the balance sheet: the opening balance in the ledger of the year, by all accounts of the line. */
const LEDGER_OPENINGS: [line: string, accounts: string, sign: 1 | -1, sv: string, en: string][] = [
  ['intangible_assets', '1000-1099', 1, 'immateriella tillgångar', 'intangible assets'],
  ['land_buildings_technical_installations', '1100-1199', 1, 'mark, byggnader och anläggningar', 'land and buildings'],
  ['machinery_and_equipment', '1200-1299', 1, 'maskiner och inventarier', 'machinery and equipment'],
  ['financial_fixed_assets', '1300-1399', 1, 'finansiella anläggningstillgångar', 'financial fixed assets'],
  ['inventories', '1400-1499', 1, 'förråd', 'inventories'],
  ['current_receivables', '1500-1799', 1, 'kortfristiga fordringar', 'current receivables'],
  ['short_term_investments', '1800-1899', 1, 'kortfristiga placeringar', 'short-term investments'],
  ['cash_and_bank', '1900-1999', 1, 'kassa och bank', 'cash and bank'],
  ['total_equity', '2000-2099', -1, 'eget kapital', 'equity'],
  ['total_provisions', '2200-2299', -1, 'avsättningar', 'provisions'],
  ['long_term_liabilities', '2300-2399', -1, 'långfristiga skulder', 'long-term liabilities'],
  ['current_liabilities', '2400-2999', -1, 'kortfristiga skulder', 'current liabilities'],
]

const ledgerOpenings = LEDGER_OPENINGS.map(
  ([line, accounts, sign, sv, en], i): Comparison =>
    compared(
      `C11.${i + 21}`,
      text(`Ingående ${sv} i huvudboken = utgående året före`, `Opening ${en} in the ledger = closing the year before`),
      figure(`ledger:opening/${accounts}@region/{year}`, sign),
      before(`balance/${line}`),
      E,
      { scopes: REGION, sources: ['books'] },
    ),
)

const continuity: Rule[] = [
  {
    id: 'C11',
    name: text('Ingående balans = utgående balans året före', 'Opening balance = closing balance the year before'),
    law: 'LKBR 4:4; RKR R12',
    severity: 'F',
    comparisons: [
      opening(
        'C11.1',
        'avsättning för pensioner',
        'pension provision',
        '10.opening_provision_incl_payroll_tax',
        'balance/pension_provisions',
      ),
      opening(
        'C11.2',
        'ansvarsförbindelse',
        'contingent liability',
        '13.opening_contingent_liability',
        'balance/pension_obligations_off_balance_sheet',
      ),
      opening('C11.3', 'eget kapital', 'equity', '9.opening_equity', 'balance/total_equity'),
      compared(
        'C11.4',
        text('Ingående likvida medel = utgående året före', 'Opening cash = closing the year before'),
        K('cash_opening'),
        before('cash-flow/cash_closing'),
        E,
      ),
      ...assetOpenings,
      ...ledgerOpenings,
    ],
  },
  one(
    { id: 'C12', law: 'LKBR 6:2; KL 11:14', severity: 'F' },
    text('Eget kapital = årets resultat + övrigt eget kapital', 'Equity = result for the year + other equity'),
    sum(B('equity_brought_forward'), B('result_for_the_year')),
    B('total_equity'),
    T,
  ),
]

export const STATEMENT_RULES: readonly Rule[] = [...income, ...balance, ...continuity]
