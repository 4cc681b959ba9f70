// What the prose of the planning conditions says of its own tables, and what other documents print of the same figures.
// Refuses a claim that needs a reading of the text: only what the words and numbers say straight out is compared.
import { difference, type Expression, figure, growth, ratio, sum } from '../tieout/model.ts'
import { approximateOf, factRef, indexRef } from './publishedPlan.ts'
import { asGrowth, cell, E, type Row, T, type Tolerance } from './publishedPlanWords.ts'

const result = (line: string, column: string, factor = 1) => cell('result-budget', line, column, factor)
const extra = (line: string, column: string, factor = 1) => cell('supplementary-2022', line, column, factor)

/** A statement of the planning conditions, by its words in the list of facts, against what it repeats or claims. */
function claim(topic: string, statement: string, year: number, unit: string, sv: string, right: Expression): Row {
  const approximate = approximateOf(statement)
  const tolerance: Tolerance = { kind: 'X', ...(approximate ? { approximate } : {}) }
  return [sv, statement, year, figure(factRef(topic, statement, String(year), unit)), right, tolerance]
}

const said = (topic: string, statement: string, year: number, unit = 'mkr') =>
  figure(factRef(topic, statement, String(year), unit))
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
export const ACROSS: Row[] = [
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

export const CLAIMS: readonly Row[] = [...TAXES, ...RESULTS, ...COSTS, ...MOVES, ...INVESTMENTS]

const BARE = 'LPIK exkl. läkemedel'
const index = (component: string, where: string, year: number) => figure(indexRef(component, where, year))

/** The index of December in its three places, and that of April against what the text says was decided on it. */
export const INDICES: readonly Row[] = [
  ...[2021, 2022, 2023, 2024, 2025, 2026].map(
    (year): Row => [
      `Index enligt SKR ${year}, över resultatbudgeten = avsnitt 5.1`,
      `Index by SKR ${year}, above the result budget = section 5.1`,
      year,
      index(BARE, 'december_2021_result_budget', year),
      index(BARE, 'december_2021', year),
      E,
    ],
  ),
  ...[2023, 2024, 2025, 2026].map(
    (year): Row => [
      `Index i ramarna ${year} = SKR december 2021`,
      `Index in the frames ${year} = SKR December 2021`,
      year,
      index(BARE, 'frames', year),
      index(BARE, 'december_2021', year),
      E,
    ],
  ),
  ...[2022, 2023, 2024, 2025].map(
    (year): Row => [
      `Index april 2021 för ${year} = det texten säger låg i regionplanen 2022`,
      `Index of April 2021 for ${year} = what the text says the plan of 2022 had`,
      year,
      index('LPIK', 'april_2021', year),
      index('LPIK', 'regionplan_2022', year),
      E,
    ],
  ),
]
