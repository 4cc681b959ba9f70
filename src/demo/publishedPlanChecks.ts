// What the texts of the demo region's plans claim of their tables, and the sums only these documents print: each with its rule and year.
// Refuses a claim that needs a reading of the text: only what the words and numbers say straight out is compared.
import type { FigureRef } from '../kernel/figure.ts'
import { text } from '../kernel/text.ts'
import { type TableName, tableRef } from '../plan/model.ts'
import type { Check, Expression } from '../tieout/model.ts'
import { constant, difference, figure, growth, ratio, sum } from '../tieout/model.ts'
import { approximateOf, boardRef, factRef } from './publishedPlan.ts'

type Tolerance = Check['tolerance']
const E: Tolerance = { kind: 'E' }
const T: Tolerance = { kind: 'T' }
const P: Tolerance = { kind: 'P' }

const cell = (table: TableName, line: string, column: string, factor = 1): Expression =>
  figure(tableRef(table, line, column), factor)
const result = (line: string, column: string, factor = 1) => cell('result-budget', line, column, factor)
const extra = (line: string, column: string, factor = 1) => cell('supplementary-2022', line, column, factor)

type Row = [sv: string, en: string, year: number, left: Expression, right: Expression, tolerance: Tolerance]

const numbered = (rule: string, from: number, under: readonly number[], rows: readonly Row[]): Check[] =>
  rows.map(([sv, en, year, left, right, tolerance], i) => ({
    id: `${rule}.${from + i}`,
    name: text(sv, en),
    left,
    right,
    tolerance,
    year,
    under,
  }))

/** A statement of the planning conditions, by its words in the list of facts, against what it repeats or claims. */
function claim(topic: string, statement: string, year: number, unit: string, sv: string, right: Expression): Row {
  const approximate = approximateOf(statement)
  const tolerance: Tolerance = { kind: 'X', ...(approximate ? { approximate } : {}) }
  return [sv, statement, year, figure(factRef(topic, statement, String(year), unit)), right, tolerance]
}

const said = (topic: string, statement: string, year: number, unit = 'mkr') =>
  figure(factRef(topic, statement, String(year), unit))
const asGrowth = (increase: Expression, now: Expression) => ratio(increase, difference(now, increase))

const TAXES: Row[] = [
  claim(
    'tax_base',
    'Tax income forecast (SKR 16 Dec 2021)',
    2023,
    'mkr',
    'Skatteintäkter 2023 i texten',
    result('tax_income', 'plan_2023'),
  ),
  claim(
    'tax_base',
    'Tax income increase on 2022',
    2023,
    'mkr',
    'Skatteintäkternas ökning 2023',
    difference(result('tax_income', 'plan_2023'), result('tax_income', 'budget_2022')),
  ),
  claim(
    'tax_base',
    'Tax income increase on 2022',
    2023,
    'percent',
    'Skatteintäkternas ökning 2023, procent',
    growth(result('tax_income', 'plan_2023'), result('tax_income', 'budget_2022')),
  ),
  ...(
    [
      [2022, 'budget_2022'],
      [2023, 'plan_2023'],
      [2024, 'plan_2024'],
    ] as const
  ).map(([year, column]) =>
    claim(
      'state_grants',
      'General state grants',
      year,
      'mkr',
      `Generella statsbidrag ${year} i texten`,
      result('general_state_grants', column),
    ),
  ),
  claim(
    'result_budget',
    'Taxes and general grants forecast Dec 2021',
    2022,
    'mkr',
    'Skatter och bidrag 2022 i texten',
    result('tax_and_grants', 'budget_2022'),
  ),
  claim(
    'result_budget',
    'Increase against budget 2021 as stated in prose',
    2022,
    'percent',
    'Ökning av skatter och bidrag mot budget 2021 i texten',
    growth(result('tax_and_grants', 'budget_2022'), result('tax_and_grants', 'budget_2021')),
  ),
  claim(
    'result_budget',
    'Growth of taxes and grants',
    2023,
    'percent',
    'Utveckling av skatter och bidrag 2023 i texten',
    result('tax_and_grants_growth_pct', 'plan_2023'),
  ),
]

const RESULTS: Row[] = [
  claim(
    'result_budget',
    'Operating result after supplementary budget',
    2022,
    'mkr',
    'Verksamhetens resultat 2022 i texten',
    result('operating_result', 'budget_2022'),
  ),
  claim(
    'result_budget',
    'Operating result share',
    2022,
    'percent',
    'Verksamhetens resultat 2022, andel i texten',
    result('operating_result_pct', 'budget_2022'),
  ),
  claim('result_budget', 'Financial net', 2022, 'mkr', 'Finansnetto 2022 i texten', result('financial_net', 'budget_2022')),
  claim(
    'result_budget',
    'Operating result forecast',
    2023,
    'mkr',
    'Verksamhetens resultat 2023 i texten',
    result('operating_result', 'plan_2023'),
  ),
  claim(
    'result_budget',
    'Operating result share',
    2023,
    'percent',
    'Verksamhetens resultat 2023, andel i texten',
    result('operating_result_pct', 'plan_2023'),
  ),
  claim(
    'result_budget',
    'Result incl. financial net',
    2023,
    'mkr',
    'Resultat 2023 i texten',
    result('result_incl_fin', 'plan_2023'),
  ),
  claim(
    'result_budget',
    'Result incl. financial net, share',
    2023,
    'percent',
    'Resultat 2023, andel i texten',
    result('result_incl_fin_pct', 'plan_2023'),
  ),
  claim(
    'result_budget',
    'Operating result needed to cover financial costs',
    2023,
    'mkr',
    'Verksamhetens resultat som behövs = finansiella kostnader',
    result('financial_costs', 'plan_2023', -1),
  ),
  claim(
    'alternative',
    'Alternative budget reduction',
    2023,
    'mkr',
    'Budgetreducering = det som behövs − det som finns',
    difference(result('financial_costs', 'plan_2023', -1), result('operating_result', 'plan_2023')),
  ),
]

const COSTS: Row[] = [
  claim(
    'pension_cost',
    'Dec 2021 forecast of pension cost',
    2022,
    'mkr',
    'Pensionskostnad 2022 = regionplanen + ändringen',
    sum(
      said('pension_cost', 'External pension cost incl. financial part, regionplan budget', 2022),
      said('pension_cost', 'Revision in Dec 2021 forecast (downwards)', 2022),
    ),
  ),
  claim(
    'depreciation',
    'Depreciation forecast at end of plan period, about',
    2026,
    'mkr',
    'Avskrivningar 2026 i texten',
    cell('frames-by-activity', 'Regionstyrelse/Avskrivningar', 'plan_2026'),
  ),
  claim(
    'personnel_cost',
    'Personnel cost growth incl. pensions',
    2021,
    'percent',
    'Personalkostnadernas ökning',
    asGrowth(said('personnel_cost', 'Personnel cost increase', 2021), said('personnel_cost', 'Personnel costs', 2021)),
  ),
  claim(
    'hired_staff',
    'Hired staff cost growth',
    2021,
    'percent',
    'Hyrpersonalens ökning',
    asGrowth(said('hired_staff', 'Hired staff cost increase', 2021), said('hired_staff', 'Hired staff costs', 2021)),
  ),
]

const MOVES: Row[] = [
  claim(
    'supplementary_budget',
    'Proposed supplementary budget',
    2022,
    'mkr',
    'Tilläggsbudget i texten',
    extra('net_frame', 'tb_2022', -1),
  ),
  claim(
    'supplementary_budget',
    'Share to regional board',
    2022,
    'mkr',
    'Tilläggsbudget till regionstyrelsen',
    extra('rs', 'tb_2022', -1),
  ),
  claim(
    'supplementary_budget',
    'Share to health and medical care committee',
    2022,
    'mkr',
    'Tilläggsbudget till hälso- och sjukvårdsnämnden',
    extra('hsn', 'tb_2022', -1),
  ),
  [
    'Flyttade tjänster och IT = utvecklingsnämndens ändring',
    'Moved posts and IT = change of the development committee',
    2022,
    sum(
      said('budget_change', 'Costs moved with those posts', 2022),
      said('budget_change', 'IT costs moved to regional board', 2022),
    ),
    extra('run', 'andring'),
    T,
  ],
  [
    'Flyttade medel = hälso- och sjukvårdsnämndens ändring',
    'Moved funds = change of the health committee',
    2022,
    said('budget_change', 'Funds moved from regional board to health committee (flu vaccine, SAMSYN)', 2022),
    extra('hsn', 'andring', -1),
    E,
  ],
]

const INVESTMENTS: Row[] = [
  claim(
    'investments',
    'Investment outcome',
    2021,
    'mkr',
    'Investeringar 2021 i texten = kassaflödet',
    cell('cash-flow-budget', 'investments', 'outcome_2021', -1),
  ),
  claim(
    'investments',
    'Investment budget',
    2022,
    'mkr',
    'Investeringsbudget 2022 i texten = kassaflödet',
    cell('cash-flow-budget', 'investments', 'budget_2022', -1),
  ),
  claim(
    'investments',
    'Planned investments',
    2023,
    'mkr',
    'Planerade investeringar i texten = investeringsplanen',
    cell('investment-plan', 'Totalt', 'total_2023_2026'),
  ),
  claim(
    'solidity',
    'Equity ratio, just over',
    2021,
    'percent',
    'Soliditet 2021 i texten',
    ratio(cell('balance-budget', 'equity_total', 'outcome_2021'), cell('balance-budget', 'total_assets', 'outcome_2021')),
  ),
  claim(
    'solidity',
    'Equity ratio, about',
    2026,
    'percent',
    'Soliditet 2026 i texten',
    ratio(cell('balance-budget', 'equity_total', 'plan_2026'), cell('balance-budget', 'total_assets', 'plan_2026')),
  ),
]

const statement = (path: string, year: number) => figure(`statements:${path}@region/${year}`)
const ACROSS: Row[] = [
  [
    'Eget kapital vid årets början 2021 = årsredovisningen 2020',
    'Opening equity 2021 = annual report 2020',
    2021,
    cell('balance-budget', 'equity_opening', 'outcome_2021'),
    statement('balance/total_equity', 2020),
    E,
  ],
  [
    'Likvida medel vid årets början 2021 = årsredovisningen 2020',
    'Opening cash 2021 = annual report 2020',
    2021,
    cell('cash-flow-budget', 'liquid_opening', 'outcome_2021'),
    statement('cash-flow/cash_closing', 2020),
    E,
  ],
  [
    'Långfristiga skulder 2021 − förändringen = årsredovisningen 2020',
    'Long-term liabilities 2021 less change = annual report 2020',
    2021,
    difference(
      cell('balance-budget', 'long_term_liabilities', 'outcome_2021'),
      cell('cash-flow-budget', 'change_long_term_debt', 'outcome_2021'),
    ),
    statement('balance/long_term_liabilities', 2020),
    T,
  ],
  ...(
    [
      ['rs', 'Regionstyrelse'],
      ['hsn', 'Hälso- och sjukvårdsnämnd'],
      ['run', 'Regional utvecklingsnämnd'],
    ] as const
  ).map(
    ([id, line]): Row => [
      `Ny budget 2022 = ramen, ${line}`,
      `New budget 2022 = frame, ${line}`,
      2022,
      extra(id, 'ny_budget_2022', -1),
      cell('frames-by-committee', line, 'budget_2022'),
      E,
    ],
  ),
  [
    'Ny budget 2022 = ramarna, övriga nämnder',
    'New budget 2022 = frames, other committees',
    2022,
    extra('other_committees', 'ny_budget_2022', -1),
    sum(
      ...['Regionfullmäktige', 'Folkhögskolestyrelse', 'Patientnämnd', 'Revision'].map((line) =>
        cell('frames-by-committee', line, 'budget_2022'),
      ),
    ),
    T,
  ],
]

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

const OPPOSITION: Row[] = [
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
const OPPOSITION_NEW: Row[] = OPPOSITION_ROWS.map((row) => [
  `Budget + tilläggsbudget = ny budget, ${OPPOSITION_NAMES[row]}`,
  `Budget + proposal = new budget, ${row}`,
  2021,
  sum(opp(row, 0), opp(row, 1)),
  opp(row, 2),
  T,
])

const prose = (no: number, year: number) => figure(`plan:facts/opposition/prose_figure/region/${no}@region/${year}`)
const OPPOSITION_TEXTS: Row[] = [
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

const board = (area: string, topic: string, measure: string) => figure(boardRef(area, topic, measure))
const AREAS = [
  'Regionförvaltning gemensamt',
  'Administrativ verksamhet',
  'Primärvård beställning',
  'Tandvård beställning',
  'Digitalisering och medicinsk teknik',
  'Service',
]
const BOARD: Row[] = [
  [
    'Områdenas budgetavvikelser = regionstyrelsens',
    'Deviations of the areas = the board’s',
    2021,
    sum(...AREAS.map((area) => board(area, 'budget deviation', 'net cost'))),
    board('', 'result', 'net cost budget deviation'),
    T,
  ],
  [
    'Primärvårdens avvikelse = sina delar',
    'Deviation of primary care = its parts',
    2021,
    sum(
      board('Primärvård beställning', 'budget deviation', 'covid supplement not yet paid out'),
      board('Primärvård beställning', 'budget deviation', 'capitation and visit payments better than budget'),
    ),
    board('Primärvård beställning', 'budget deviation', 'net cost'),
    T,
  ],
  [
    'Effekt hos andra enheter = sina delar',
    'Effect in other units = its parts',
    2021,
    sum(
      board('Service', 'measures', 'effect of purchasing in other units'),
      board('Digitalisering och medicinsk teknik', 'measures', 'effect in other units, about'),
    ),
    board('Service and DMT', 'measures', 'effect in other units'),
    T,
  ],
  [
    'Bidrag till testning, båda ställena',
    'Grants for testing, both places',
    2021,
    board('Regionförvaltning gemensamt', 'state grants', 'earmarked grants for testing placed centrally'),
    board('', 'state grants', 'central budget for testing'),
    E,
  ],
  [
    'Män + kvinnor = månadsavlönade',
    'Men + women = monthly paid',
    2021,
    sum(board('', 'staff', 'of which men'), board('', 'staff', 'of which women')),
    board('', 'staff', 'monthly paid employees, average'),
    T,
  ],
  [
    'Män + kvinnor = tillsvidareanställda',
    'Men + women = permanent',
    2021,
    sum(board('', 'staff', 'permanent, men'), board('', 'staff', 'permanent, women')),
    board('', 'staff', 'permanent employees'),
    T,
  ],
]

const interim = (path: string, scope = 'region', period = '2023-04', factor = 1) =>
  figure(`statements:interim/${path}@${scope}/${period}` as FigureRef, factor)
const FORECAST: Row[] = [
  [
    'Nämndernas prognoser = nettokostnadernas prognos',
    'Forecasts of the committees = forecast of net costs',
    2023,
    sum(...['RS', 'HSN', 'RUN'].map((scope) => interim('forecast/net_cost_deviation', scope))),
    interim('forecast/net_cost_deviation'),
    T,
  ],
  [
    'Nettokostnader + skatter och bidrag + finans = prognosens avvikelse',
    'Net costs + taxes and grants + finance = forecast deviation',
    2023,
    sum(
      interim('forecast/net_cost_deviation'),
      interim('forecast/taxes_and_general_grants_deviation'),
      interim('forecast/financial_items_deviation'),
    ),
    interim('forecast/deviation_incl_taxes_grants_financial'),
    T,
  ],
  [
    'Budget + avvikelser = verksamhetens prognos',
    'Budget + deviations = operating forecast',
    2023,
    sum(
      interim('budget/operating_result_budget', 'region', '2023'),
      interim('forecast/net_cost_deviation'),
      interim('forecast/taxes_and_general_grants_deviation'),
    ),
    interim('forecast/operating_result_forecast'),
    T,
  ],
  [
    'Regionstyrelsens områden = styrelsens prognos',
    'Areas of the board = forecast of the board',
    2023,
    sum(
      ...[
        'regionf_rvaltningen_gemensamt',
        'administrative_activity',
        'primary_care_ordering',
        'dental_care_ordering',
        'digitalisering_och_service',
      ].map((area) => interim(`forecast/${area}`, 'RS')),
    ),
    interim('forecast/net_cost_deviation', 'RS'),
    T,
  ],
  [
    'Trafikbolagen = utvecklingsnämndens prognos',
    'Transport companies = forecast of the development committee',
    2023,
    sum(
      interim('forecast/public_transport_companies_above_budgeted_grant', 'RUN'),
      interim('forecast/change_in_companies_forecast', 'RUN'),
    ),
    interim('forecast/net_cost_deviation', 'RUN'),
    T,
  ],
]

const TERTIAL: Row[] = [
  [
    'Verksamhetens resultat + finansnetto = resultat, april 2023',
    'Operating result + financial net = result, April 2023',
    2023,
    sum(interim('result/operating_result'), interim('financial/financial_net')),
    interim('result/result'),
    T,
  ],
  [
    'Verksamhetens resultat + finansnetto = resultat, april 2022',
    'Operating result + financial net = result, April 2022',
    2022,
    sum(interim('result/operating_result', 'region', '2022-04'), interim('financial/financial_net', 'region', '2022-04')),
    interim('result/result', 'region', '2022-04'),
    T,
  ],
  [
    'Verksamhetens resultat, förändring',
    'Operating result, change',
    2023,
    difference(interim('result/operating_result'), interim('result/operating_result', 'region', '2022-04')),
    interim('result/operating_result_change'),
    T,
  ],
  [
    'Finansnetto, förändring',
    'Financial net, change',
    2023,
    difference(interim('financial/financial_net'), interim('financial/financial_net', 'region', '2022-04')),
    interim('result/financial_net_change'),
    T,
  ],
  [
    'Skatter + bidrag, förändring',
    'Taxes + grants, change',
    2023,
    sum(interim('tax/tax_income_change'), interim('state_grants/general_state_grants_change')),
    interim('tax_and_grants/taxes_and_general_grants_change'),
    T,
  ],
  [
    'Avvikelserna = avvikelsen med finansnetto',
    'Deviations = deviation with financial net',
    2023,
    sum(
      interim('budget_deviation/net_cost'),
      interim('budget_deviation/taxes_and_general_grants'),
      interim('budget_deviation/financial_net'),
    ),
    interim('budget_deviation/deviation_incl_financial_net'),
    T,
  ],
  [
    'Hälso- och sjukvårdsnämndens intäkter + kostnader = avvikelsen',
    'Income + costs of the health committee = deviation',
    2023,
    sum(interim('budget_deviation/income', 'HSN'), interim('budget_deviation/cost', 'HSN')),
    interim('budget_deviation/net_cost', 'HSN'),
    T,
  ],
  [
    'Utvecklingsnämndens delar = avvikelsen',
    'Parts of the development committee = deviation',
    2023,
    sum(interim('budget_deviation/public_transport', 'RUN'), interim('budget_deviation/other_activities', 'RUN')),
    interim('budget_deviation/net_cost', 'RUN'),
    T,
  ],
  [
    'Kollektivtrafikens underskott, båda avsnitten',
    'Deficit of public transport, both chapters',
    2023,
    interim('public_transport/budget_deficit', 'RUN'),
    interim('budget_deviation/public_transport', 'RUN'),
    E,
  ],
  [
    'Vårdinformationssystemets avvikelse, båda avsnitten',
    'Deviation of the care system, both chapters',
    2023,
    interim('fvis/budget_deviation_fvis_and_cosmic'),
    interim('budget_deviation/fvis_and_cosmic', 'RS'),
    E,
  ],
  [
    'Investeringsprognos i kapitel 5 = kapitel 2',
    'Investment forecast in chapter 5 = chapter 2',
    2023,
    interim('investment/investment_forecast'),
    interim('investment/net_investments_forecast'),
    E,
  ],
  [
    'Intäkternas minskning i avsnitt 4.2 = avsnitt 2.2',
    'Fall of income in section 4.2 = section 2.2',
    2023,
    interim('income/income_change_percent'),
    interim('income/operating_income_change_percent'),
    E,
  ],
  [
    'Anställda, förändring',
    'Employees, change',
    2023,
    difference(interim('staff/employees'), interim('staff/employees', 'region', '2022-04')),
    interim('staff/employee_change'),
    T,
  ],
  [
    'Åtgärdernas andel av väntad effekt',
    'Measures’ share of expected effect',
    2023,
    interim('action_plans/achieved_share_of_expected', 'HSN'),
    ratio(interim('action_plans/achieved_effect', 'HSN'), interim('action_plans/expected_effect', 'HSN')),
    P,
  ],
  [
    'Pensionsåtagandets finansiering',
    'Funding of the pension commitment',
    2023,
    interim('pension/pension_commitment_funded_forecast'),
    ratio(interim('pension/portfolio_value_forecast'), interim('pension/pension_debt_booked_value_forecast')),
    P,
  ],
  [
    'Utomlänsvårdens ökning',
    'Growth of out-of-county care',
    2023,
    interim('out_of_county_care/growth'),
    asGrowth(interim('out_of_county_care/cost_change'), interim('out_of_county_care/cost')),
    P,
  ],
  [
    'Avkastning mot index',
    'Return against index',
    2023,
    difference(interim('portfolio/portfolio_return'), interim('portfolio/comparison_index')),
    interim('portfolio/return_against_index'),
    T,
  ],
  [
    'Skatteintäkternas ökning',
    'Growth of tax income',
    2023,
    interim('tax/tax_income_change_percent'),
    asGrowth(interim('tax/tax_income_change'), interim('tax/tax_income')),
    P,
  ],
]

const NOT_ABOVE_ZERO = text(
  'Budgeten är ett underskott. Kommunallagen kräver reservens användning eller synnerliga skäl; beslutet finns inte i dokumenten.',
  'The budget is a deficit. The law asks for use of the reserve or exceptional reasons; the decision is not in the documents.',
)

const BUDGETED: Check[] = [
  {
    id: 'C59.21',
    name: text('Budgeterat resultat 2023 är större än noll', 'Budgeted result 2023 is above zero'),
    left: interim('budget/year_budget_result', 'region', '2023'),
    right: constant(0, 'mkr'),
    tolerance: { kind: 'L', relation: '>' },
    year: 2023,
    under: [2023],
    deviates: NOT_ABOVE_ZERO,
  },
]

export function planChecks(): Check[] {
  const plan = [2022]
  const opposition = [2021, 2022]
  const april = [2023]
  return [
    ...numbered('C85', 1001, plan, [...TAXES, ...RESULTS, ...COSTS, ...MOVES, ...INVESTMENTS]),
    ...numbered('C85', 1101, opposition, OPPOSITION_TEXTS),
    ...numbered('C85', 1201, opposition, BOARD),
    ...numbered('C85', 1301, april, TERTIAL),
    ...numbered('C116', 101, plan, ACROSS),
    ...numbered('C116', 201, april, [
      [
        'Årsbudget 2022 i delårsrapporten 2023 = planen',
        'Year budget 2022 in the report of 2023 = plan',
        2022,
        interim('budget/year_budget_result', 'region', '2022'),
        result('result_incl_fin', 'budget_2022'),
        E,
      ],
    ]),
    ...numbered('C118', 11, opposition, OPPOSITION),
    ...numbered('C54', 101, opposition, OPPOSITION_NEW),
    ...numbered('C97', 1, april, FORECAST),
    ...BUDGETED,
  ]
}
