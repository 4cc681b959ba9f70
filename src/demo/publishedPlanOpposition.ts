// The opposition's supplementary budget 2021: its result budget column by column, what it adds to each row, and its prose.
// Refuses to move a row to where it belongs: rows that are part of another are explained, not left out.
import { constant, type Expression, figure, growth, ratio, sum } from '../tieout/model.ts'
import { cell, E, P, type Row, T, type Tolerance } from './publishedPlanWords.ts'

/** Rows of the opposition's result budget, three columns each, by the number of the first. */
const OPPOSITION_COLUMNS = ['budget_2021', 'tb_2021_alliansen', 'ny_budget_2021'] as const
const ROWS = {
  frame: 1,
  rs: 4,
  run: 7,
  hsn: 10,
  dental: 13,
  fhs: 16,
  other: 19,
  taxes: 22,
  grants: 25,
  taxesAndGrants: 28,
  operating: 34,
  operatingShare: 37,
  costs: 40,
  income: 43,
  net: 46,
  result: 49,
} as const
const opp = (row: keyof typeof ROWS, column: 0 | 1 | 2, factor = 1) =>
  cell('opposition-2021', `result_budget/region/${ROWS[row] + column}`, OPPOSITION_COLUMNS[column], factor)
const at = (no: number) => cell('opposition-2021', `result_budget/region/${no}`, 'ny_budget_2021')
const HEADS = ['Budget 2021', 'TB 2021 Alliansen', 'Ny budget 2021'] as const

const byColumn = (
  sv: string,
  en: string,
  columns: readonly (0 | 1 | 2)[],
  make: (column: 0 | 1 | 2) => [Expression, Expression, Tolerance],
): Row[] => columns.map((column): Row => [`${sv}, ${HEADS[column]}`, `${en}, ${HEADS[column]}`, 2021, ...make(column)])

const PARTS = ['rs', 'run', 'hsn', 'dental', 'fhs', 'other'] as const
const ALL = [0, 1, 2] as const
const adjusted = (committee: string, no: number, factor = 1) =>
  cell('opposition-2021', `frame_adjustment/${committee}/${no}`, 'change_2021', factor)
const TOTALS: [row: keyof typeof ROWS, committee: string, no: number][] = [
  ['rs', 'Regionstyrelsen', 23],
  ['fhs', 'Folkhögskolestyrelsen', 2],
  ['run', 'Regionala utvecklingsnämnden', 8],
  ['hsn', 'Hälso- och sjukvårdsnämnden', 14],
]

export const OPPOSITION: Row[] = [
  ...byColumn('Varav-raderna = nettoramen', 'Of-which rows = net frame', ALL, (c) => [
    sum(...PARTS.map((row) => opp(row, c))),
    opp('frame', c, -1),
    T,
  ]),
  ...byColumn('Skatter + statsbidrag = summan', 'Taxes + grants = total', [0, 2], (c) => [
    sum(opp('taxes', c), opp('grants', c)),
    opp('taxesAndGrants', c),
    T,
  ]),
  ...byColumn('Statsbidrag = summa skatter och bidrag', 'Grants = taxes and grants', [1], (c) => [
    opp('grants', c),
    opp('taxesAndGrants', c),
    E,
  ]),
  ...byColumn(
    'Nettoram + skatter och bidrag = verksamhetens resultat',
    'Net frame + taxes and grants = operating result',
    ALL,
    (c) => [sum(opp('frame', c), opp('taxesAndGrants', c)), opp('operating', c), T],
  ),
  ...byColumn('Finansiella kostnader + intäkter = finansnetto', 'Financial costs + income = financial net', [0, 2], (c) => [
    sum(opp('costs', c), opp('income', c)),
    opp('net', c),
    T,
  ]),
  ...byColumn('Finansiella kostnader = finansnetto', 'Financial costs = financial net', [1], (c) => [
    opp('costs', c),
    opp('net', c),
    T,
  ]),
  ...byColumn('Verksamhetens resultat + finansnetto = resultat', 'Operating result + financial net = result', ALL, (c) => [
    sum(opp('operating', c), opp('net', c)),
    opp('result', c),
    T,
  ]),
  ...byColumn(
    'Verksamhetens resultat, andel av skatter och bidrag',
    'Operating result, share of taxes and grants',
    [0, 2],
    (c) => [opp('operatingShare', c), ratio(opp('operating', c), opp('taxesAndGrants', c)), P],
  ),
  [
    'Nämndernas ramändringar = tilläggsbudgetens nettoram',
    'Changes of the frames = net frame of the proposal',
    2021,
    sum(...TOTALS.map(([, committee, no]) => adjusted(committee, no))),
    opp('frame', 1, -1),
    T,
  ],
  ...TOTALS.map(
    ([row, committee, no]): Row => [
      `Ramändring = resultatbudgeten, ${committee}`,
      `Change of the frame = result budget, ${committee}`,
      2021,
      adjusted(committee, no),
      opp(row, 1),
      E,
    ],
  ),
  [
    'Effektgrad 60 %: 0,4 × (175 + 90)',
    'Degree of effect 60 %: 0.4 × (175 + 90)',
    2021,
    at(54),
    constant(-0.4 * (175 + 90), 'mkr'),
    T,
  ],
  [
    'Pandemins effekter: 27 × 3 + 27 × 3 ÷ 2',
    'Effects of the pandemic: 27 × 3 + 27 × 3 ÷ 2',
    2021,
    at(57),
    constant(-(27 * 3 + (27 * 3) / 2), 'mkr'),
    T,
  ],
  [
    'Ny bedömning = resultat + effekter',
    'New assessment = result + effects',
    2021,
    sum(opp('result', 2), at(54), at(57)),
    at(60),
    T,
  ],
]

/** The old budget and the proposal make the new budget, row by row. */
const OPPOSITION_ROWS = [
  'frame',
  'rs',
  'run',
  'hsn',
  'dental',
  'fhs',
  'other',
  'grants',
  'taxesAndGrants',
  'operating',
  'costs',
  'net',
  'result',
] as const
const OPPOSITION_NAMES: Record<(typeof OPPOSITION_ROWS)[number], string> = {
  frame: 'nettoram',
  rs: 'regionstyrelsen',
  run: 'regionala utvecklingsnämnden',
  hsn: 'hälso- och sjukvårdsnämnden',
  dental: 'tandvård',
  fhs: 'folkhögskolestyrelsen',
  other: 'övrigt',
  grants: 'generella statsbidrag',
  taxesAndGrants: 'skatter och statsbidrag',
  operating: 'verksamhetens resultat',
  costs: 'finansiella kostnader',
  net: 'finansnetto',
  result: 'resultat',
}
export const OPPOSITION_NEW: Row[] = OPPOSITION_ROWS.map((row) => [
  `Budget + tilläggsbudget = ny budget, ${OPPOSITION_NAMES[row]}`,
  `Budget + proposal = new budget, ${row}`,
  2021,
  sum(opp(row, 0), opp(row, 1)),
  opp(row, 2),
  T,
])

const prose = (no: number, year: number) => figure(`plan:facts/opposition/prose_figure/region/${no}@region/${year}`)
export const OPPOSITION_TEXTS: Row[] = [
  [
    'Styrdokumentens ökning 2018–2020 i texten',
    'Growth of governing documents 2018–2020',
    2020,
    prose(11, 2020),
    growth(prose(10, 2020), prose(9, 2018)),
    P,
  ],
  [
    'Hälsocentralernas ersättning i dag = 100 procent',
    'Pay of health centres today = 100 per cent',
    2021,
    sum(prose(2, 2021), prose(3, 2021)),
    constant(100, 'percent'),
    T,
  ],
  [
    'Hälsocentralernas föreslagna ersättning = 100 procent',
    'Proposed pay of health centres = 100 per cent',
    2021,
    sum(prose(4, 2021), prose(5, 2021)),
    constant(100, 'percent'),
    T,
  ],
]
