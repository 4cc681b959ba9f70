// C13–C23: the cash flow agrees with income statement and balance sheet, the group with its parts (LKBR ch. 8, 12; RKR R13, R16).
// Data only; signs are those of the statements: an increase of an asset is negative in the cash flow.
import { text } from '../kernel/text.ts'
import { before, change, ofRegion, own, sum } from './build.ts'
import { compared, E, one, T } from './catalogueStatements.ts'
import type { Rule } from './rule.ts'

const R = (line: string, factor = 1) => own(`income/${line}`, factor)
const B = (line: string) => own(`balance/${line}`)
const K = (line: string, factor = 1) => own(`cash-flow/${line}`, factor)

const cash: Rule[] = [
  {
    id: 'C13',
    name: text('Löpande + investering + finansiering = årets kassaflöde', 'Operating + investing + financing = cash flow'),
    law: 'LKBR ch. 8; RKR R13',
    severity: 'F',
    comparisons: [
      compared(
        'C13.1',
        text('De tre delarna = årets kassaflöde', 'The three parts = cash flow for the year'),
        sum(K('cash_flow_operating'), K('cash_flow_investing'), K('cash_flow_financing')),
        K('cash_flow_for_the_year'),
        T,
      ),
      compared(
        'C13.2',
        text('Löpande verksamhet = sina rader', 'Operating activities = their lines'),
        sum(
          K('funds_before_working_capital_change'),
          K('change_current_receivables'),
          K('change_inventories'),
          K('change_current_liabilities'),
        ),
        K('cash_flow_operating'),
        T,
      ),
      compared(
        'C13.3',
        text('Investeringsverksamhet = sina rader', 'Investing activities = their lines'),
        sum(K('investments'), K('sale_of_fixed_assets'), K('change_short_term_investments')),
        K('cash_flow_investing'),
        T,
      ),
      compared(
        'C13.4',
        text('Finansieringsverksamhet = sina rader', 'Financing activities = their lines'),
        sum(K('change_long_term_liabilities'), K('shareholder_contributions_received')),
        K('cash_flow_financing'),
        T,
      ),
      compared(
        'C13.5',
        text('Medel före förändring av rörelsekapital = sina rader', 'Funds before working capital change = their lines'),
        sum(K('result_for_the_year'), K('adjustment_non_cash_items')),
        K('funds_before_working_capital_change'),
        T,
      ),
    ],
  },
  one(
    { id: 'C14', law: 'RKR R13', severity: 'F' },
    text('Likvida medel: början + årets kassaflöde = slut', 'Cash: opening + cash flow = closing'),
    sum(K('cash_opening'), K('cash_flow_for_the_year')),
    K('cash_closing'),
    T,
  ),
  {
    id: 'C15',
    name: text('Likvida medel i kassaflödet = kassa och bank', 'Cash in the cash flow = cash and bank'),
    law: 'RKR R13',
    severity: 'F',
    comparisons: [
      compared(
        'C15.1',
        text('Likvida medel vid årets slut = kassa och bank', 'Closing cash = cash and bank'),
        K('cash_closing'),
        B('cash_and_bank'),
        E,
      ),
      compared(
        'C15.2',
        text('Likvida medel vid årets början = kassa och bank', 'Opening cash = cash and bank'),
        K('cash_opening'),
        before('balance/cash_and_bank'),
        E,
      ),
    ],
  },
  one(
    { id: 'C16', law: 'RKR R13', severity: 'F' },
    text('Kassaflödet börjar med årets resultat', 'The cash flow starts with the result for the year'),
    K('result_for_the_year'),
    R('result_for_the_year'),
    E,
  ),
  one(
    { id: 'C17', law: 'RKR R13', severity: 'F' },
    text('Avskrivningar i kassaflödets not = resultaträkningen', 'Depreciation in the cash flow note = income statement'),
    own('notes/cash_flow.1.depreciation_writedown_disposal'),
    R('depreciation', -1),
    E,
  ),
  one(
    { id: 'C18', law: 'RKR R13', severity: 'V' },
    text('Förändring av avsättningar i kassaflödet = balansräkningen', 'Change in provisions in the cash flow = balance sheet'),
    own('notes/cash_flow.1.change_pension_provision'),
    change('balance/total_provisions'),
    T,
  ),
  {
    id: 'C19',
    name: text(
      'Förändring av rörelsekapital = balansräkningens förändring',
      'Change in working capital = change in the balance sheet',
    ),
    law: 'RKR R13',
    severity: 'V',
    comparisons: [
      compared(
        'C19.1',
        text('Kortfristiga fordringar', 'Current receivables'),
        K('change_current_receivables', -1),
        change('balance/current_receivables'),
        T,
      ),
      compared('C19.2', text('Förråd', 'Inventories'), K('change_inventories', -1), change('balance/inventories'), T),
      compared(
        'C19.3',
        text('Kortfristiga skulder', 'Current liabilities'),
        K('change_current_liabilities'),
        change('balance/current_liabilities'),
        T,
      ),
    ],
  },
  one(
    { id: 'C20', law: 'RKR R13', severity: 'V' },
    text(
      'Förändring av långfristiga skulder = balansräkningens förändring',
      'Change in long-term liabilities = change in the balance sheet',
    ),
    K('change_long_term_liabilities'),
    change('balance/long_term_liabilities'),
    T,
  ),
]

const group: Rule[] = [
  {
    id: 'C21',
    name: text(
      'Koncernens rad = regionen + bolagens andelar − elimineringar',
      'Group line = region + shares of companies − eliminations',
    ),
    law: 'RKR R16',
    severity: 'F',
    comparisons: [],
    needs: {
      published: text(
        'Bolagens räkningar och elimineringarna är inte tryckta.',
        'The companies’ accounts and the eliminations are not printed.',
      ),
      books: text('Böckerna innehåller inga bolag med ägd andel.', 'The books hold no companies with an owned share.'),
    },
  },
  {
    id: 'C22',
    name: text('Koncernens skatter och bidrag = regionens', 'The group’s taxes and grants = the region’s'),
    law: 'RKR R16',
    severity: 'V',
    comparisons: [
      compared('C22.1', text('Skatteintäkter', 'Tax revenue'), R('tax_revenue'), ofRegion('income/tax_revenue'), E, {
        scopes: ['group'],
      }),
      compared(
        'C22.2',
        text('Generella statsbidrag och utjämning', 'General grants and equalisation'),
        R('general_state_grants_and_equalisation'),
        ofRegion('income/general_state_grants_and_equalisation'),
        E,
        { scopes: ['group'] },
      ),
    ],
  },
  {
    id: 'C23',
    name: text('Uteslutna bolag klarar 2- och 5-procentsgränserna', 'Excluded companies pass the 2 and 5 per cent limits'),
    law: 'RKR R16',
    unverified: true,
    severity: 'V',
    comparisons: [],
    needs: text(
      'Omsättning och tillgångar saknas för de bolag som inte ingår.',
      'Turnover and assets are missing for the excluded companies.',
    ),
  },
]

export const CASH_RULES: readonly Rule[] = [...cash, ...group]
