// Example of the statements with the published figures of 2020 and 2019, for tests and for looking at them.
import { type Text, text } from '../../kernel/text.ts'
import type { Verdict } from '../../kernel/verdict.ts'
import { known } from '../../web/figure.tsx'
import type { NotesView, StatementsView } from './statementsPage.tsx'
import type { StatementLine, StatementView } from './statementTable.tsx'

const same = (words: string): Text => text(words, words)
const COLUMNS = [
  { scope: 'region', year: 2020 },
  { scope: 'region', year: 2019 },
  { scope: 'group', year: 2020 },
  { scope: 'group', year: 2019 },
] as const

const group = (label: string): StatementLine => ({ kind: 'group', label: same(label), figures: [] })

function line(
  path: string,
  kind: StatementLine['kind'],
  label: string,
  note: string,
  values: number[],
  verdict?: Verdict,
): StatementLine {
  return {
    kind,
    label: same(label),
    note: note === '' ? undefined : { label: note, href: `/rakenskaper/noter#not-${path.split('/')[0]}-${note.split('–')[0]}` },
    figures: values.map((value, at) => known(value, `statements:${path}@${COLUMNS[at]!.scope}/${COLUMNS[at]!.year}`)),
    verdict,
    verdictHref: verdict && '/avstamning',
  }
}

const incomeLines = [
  line('income/operating_income', 'line', 'Verksamhetens intäkter', '1', [3651, 3311, 4262, 3916], 'rounding'),
  line('income/operating_costs', 'line', 'Verksamhetens kostnader', '2–5', [-11750, -11531, -12355, -12131], 'rounding'),
  line('income/depreciation', 'line', 'Avskrivningar', '6', [-430, -400, -436, -405], 'rounding'),
  line('income/net_operating_costs', 'sum', 'Verksamhetens nettokostnader', '', [-8530, -8620, -8529, -8620], 'rounding'),
  line('income/tax_revenue', 'line', 'Skatteintäkter', '7', [6605, 6599, 6605, 6599], 'rounding'),
  line(
    'income/general_state_grants_and_equalisation',
    'line',
    'Generella statsbidrag och utjämning',
    '8',
    [2317, 1692, 2317, 1692],
    'ok',
  ),
  line('income/operating_result', 'sum', 'Verksamhetens resultat', '', [391, -329, 393, -329], 'rounding'),
  line('income/financial_income', 'line', 'Finansiella intäkter', '9', [207, 705, 207, 705]),
  line('income/financial_costs', 'line', 'Finansiella kostnader', '10', [-500, -151, -500, -151]),
  line('income/result_after_financial_items', 'sum', 'Resultat efter finansiella poster', '', [98, 225, 100, 225], 'ok'),
  line('income/extraordinary_items', 'line', 'Extraordinära poster', '11', [0, 0, 0, 22]),
  line('income/result_for_the_year', 'total', 'Årets resultat', '', [98, 225, 100, 247], 'ok'),
]
const balanceLines = [
  group('Anläggningstillgångar'),
  line('balance/intangible_assets', 'line', 'Immateriella tillgångar', '1', [119, 128, 121, 128]),
  line(
    'balance/land_buildings_technical_installations',
    'line',
    'Mark, byggnader och tekniska anläggningar',
    '2',
    [5463, 4755, 5462, 4755],
  ),
  line('balance/machinery_and_equipment', 'line', 'Maskiner och inventarier', '3', [753, 701, 774, 714]),
  line('balance/financial_fixed_assets', 'line', 'Finansiella anläggningstillgångar', '4', [107, 105, 108, 106]),
  line('balance/total_fixed_assets', 'sum', 'Summa anläggningstillgångar', '', [6442, 5689, 6466, 5703]),
  group('Omsättningstillgångar'),
  line('balance/inventories', 'line', 'Förråd', '5', [45, 22, 45, 22]),
  line('balance/current_receivables', 'line', 'Kortfristiga fordringar', '6', [918, 829, 1028, 875]),
  line('balance/short_term_investments', 'line', 'Kortfristiga placeringar', '7', [4560, 4721, 4560, 4721]),
  line('balance/cash_and_bank', 'line', 'Kassa och bank', '8', [339, 446, 380, 494], 'deviation'),
  line('balance/total_current_assets', 'sum', 'Summa omsättningstillgångar', '', [5861, 6018, 6013, 6112]),
  line('balance/total_assets', 'total', 'Summa tillgångar', '', [12304, 11707, 12478, 11815], 'rounding'),
  group('Eget kapital'),
  line('balance/equity_brought_forward', 'line', 'Eget kapital', '9', [2233, 2007, 2256, 2007]),
  line('balance/result_for_the_year', 'line', 'Årets resultat', '9', [98, 225, 100, 247], 'ok'),
  line('balance/total_equity', 'sum', 'Summa eget kapital', '', [2331, 2233, 2357, 2254]),
  group('Avsättningar'),
  line('balance/pension_provisions', 'line', 'Avsättningar för pensioner', '10', [4901, 4618, 4901, 4618], 'deviation'),
  line('balance/other_provisions', 'line', 'Övriga avsättningar', '', [0, 0, 0, 1]),
  line('balance/total_provisions', 'sum', 'Summa avsättningar', '', [4901, 4618, 4901, 4619]),
  group('Skulder'),
  line('balance/long_term_liabilities', 'line', 'Långfristiga skulder', '11', [2676, 2673, 2690, 2673]),
  line('balance/current_liabilities', 'line', 'Kortfristiga skulder', '12', [2395, 2184, 2531, 2269]),
  line('balance/total_liabilities', 'sum', 'Summa skulder', '', [5071, 4857, 5220, 4942]),
  line(
    'balance/total_equity_provisions_liabilities',
    'total',
    'Summa eget kapital, avsättningar och skulder',
    '',
    [12304, 11707, 12478, 11815],
  ),
  group('Ansvarsförbindelser'),
  line(
    'balance/pension_obligations_off_balance_sheet',
    'line',
    'Pensionsförpliktelser som inte tagits upp bland skulderna eller avsättningarna',
    '13',
    [4934, 4818, 4934, 4818],
  ),
  line('balance/other_contingent_liabilities', 'line', 'Övriga ansvarsförbindelser', '14', [337, 308, 301, 273]),
]

const income: StatementView = {
  id: 'resultatrakning',
  title: text('Resultaträkning', 'Income statement'),
  columns: COLUMNS,
  lines: incomeLines,
  excel: '/rakenskaper/resultatrakning.xlsx',
  csv: '/rakenskaper/resultatrakning.csv',
}
const balance: StatementView = {
  id: 'balansrakning',
  title: text('Balansräkning', 'Balance sheet'),
  columns: COLUMNS,
  lines: balanceLines,
}

export const statementsExample: StatementsView = {
  title: text('Resultaträkning och balansräkning', 'Income statement and balance sheet'),
  statements: [income, balance],
  others: [
    { label: text('Kassaflödesanalys', 'Cash flow'), href: '/rakenskaper/kassaflode' },
    { label: text('Noter', 'Notes'), href: '/rakenskaper/noter' },
  ],
  deviations: [
    {
      title: text('Kassa och bank', 'Cash and bank'),
      where: text(
        'Balansräkning not 8 mot avsnittet Medelsförvaltning. C91',
        'Balance sheet note 8 against the treasury section. C91',
      ),
      left: known(339),
      right: known(252),
      href: '/avstamning/C91',
    },
    {
      title: text('Avsättning för pensioner, ingående', 'Pension provisions, opening'),
      where: text('Not 10 mot utgående 2019. C11', 'Note 10 against closing 2019. C11'),
      left: known(4587),
      right: known(4618),
      href: '/avstamning/C11',
    },
  ],
  law: text(
    'Uppställning enligt 5 kap. 2 § och 6 kap. 2 § lagen (2018:597) om kommunal bokföring och redovisning. Belopp som publicerat; summor kan avvika en enhet på grund av avrundning.',
    'Layout by chapters 5 and 6 of the Local Authority Accounting Act (2018:597). Amounts as published; sums may differ by one because of rounding.',
  ),
}

export const oneStatementExample: StatementsView = {
  ...statementsExample,
  title: income.title,
  statements: [income],
  deviations: [],
}

export const notesExample: NotesView = {
  title: text('Noter', 'Notes'),
  parts: [
    {
      title: text('Noter till resultaträkningen', 'Notes to the income statement'),
      notes: [
        {
          id: 'not-income-1',
          number: '1',
          title: text('Verksamhetens intäkter', 'Operating income'),
          statement: {
            ...income,
            lines: [
              line('notes/income.1.patient_fees', 'line', 'Patientintäkter', '', [229, 263, 229, 263]),
              line('notes/income.1.grants', 'line', 'Erhållna bidrag', '', [1562, 1140, 1562, 1140]),
              line('notes/income.1.total', 'sum', 'Summa', '', [3650, 3311, 4262, 3916], 'rounding'),
            ],
          },
        },
      ],
    },
  ],
  others: [],
  law: same('LKBR 9 kap.'),
}
