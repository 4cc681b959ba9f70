// Faults put into the printed plans one at a time: each is caught by the rule that should, and gone when the fault goes.
import { describe, expect, it } from 'vitest'
import type { FigureRef } from '../kernel/figure.ts'
import { tableRef } from '../plan/model.ts'
import { type PublishedFigure, publishedSource } from '../statements/model.ts'
import { runTieOut, type TieOutResult } from '../tieout/model.ts'
import { publishedFacts } from './publishedFacts.ts'
import { interimFacts } from './publishedInterim.ts'
import { boardRef, factRef, planFacts } from './publishedPlan.ts'
import { registered } from './publishedRegistered.ts'

const sound = [...publishedFacts(), ...interimFacts(), ...planFacts()]
const known = registered()
const run = (facts: PublishedFigure[], year: number) =>
  runTieOut({ resolve: publishedSource(facts).resolve, facts, year, source: 'published', registered: known }).results

/** Changes one printed place of an address. */
const set =
  (ref: FigureRef, to: (value: number) => number, place = 1) =>
  (facts: PublishedFigure[]): PublishedFigure[] => {
    const at = facts.flatMap((f, i) => (f.ref === ref ? [i] : []))[place - 1]
    if (at === undefined) throw new Error(`no printed figure ${ref}`)
    return facts.map((f, i) => (i === at ? { ...f, value: to(f.value!) } : f))
  }
const off = (ref: FigureRef, by: number, place = 1) => set(ref, (v) => v + by, place)
const negated = (ref: FigureRef) => set(ref, (v) => -v)
const thousandfold = (ref: FigureRef) => set(ref, (v) => v * 1000)
const dropped = (ref: FigureRef) => set(ref, () => 0)

const interim = (path: string, scope = 'region', period = '2023-04') =>
  `statements:interim/${path}@${scope}/${period}` as FigureRef
const opposition = (line: string, column: string) => tableRef('opposition-2021', line, column)

type Fault = [name: string, under: number, rule: string, change: (facts: PublishedFigure[]) => PublishedFigure[]]

const FAULTS: Fault[] = [
  [
    'a committee’s frame of another year',
    2022,
    'C110.1',
    off(tableRef('frames-by-committee', 'Regionstyrelse', 'plan_2025'), -152),
  ],
  [
    'a dropped activity',
    2022,
    'C110.5',
    dropped(tableRef('frames-by-activity', 'Hälso- och sjukvårdsnämnd/Tandvård Verksamhet', 'plan_2024')),
  ],
  [
    'the sign of an index',
    2022,
    'C111.14',
    negated(tableRef('frames-by-activity', 'Hälso- och sjukvårdsnämnd/Primärvård verksamhet och Sjukhusvård', 'index_2025')),
  ],
  [
    'a committee with another frame in the other table',
    2022,
    'C116.25',
    off(tableRef('frames-by-committee', 'Regional utvecklingsnämnd', 'plan_2026'), 9),
  ],
  ['a net frame in thousands', 2022, 'C112.3', thousandfold(tableRef('result-budget', 'net_frame', 'plan_2025'))],
  [
    'the sign of the index in the result budget',
    2022,
    'C112.1',
    negated(tableRef('result-budget', 'net_frame_lpik', 'plan_2026')),
  ],
  ['tax income that is not the sum’s', 2022, 'C112.2', off(tableRef('result-budget', 'tax_income', 'plan_2024'), -100)],
  ['the sign of financial income', 2022, 'C112.4', negated(tableRef('result-budget', 'financial_income', 'plan_2026'))],
  ['an index that is not the activities’', 2022, 'C112.21', off(tableRef('result-budget', 'net_frame_lpik', 'plan_2025'), -20)],
  ['a growth of the wrong year', 2022, 'C113.3', set(tableRef('result-budget', 'net_cost_growth_pct', 'plan_2025'), () => 2.4)],
  ['a share of the wrong result', 2022, 'C113.1', set(tableRef('result-budget', 'operating_result_pct', 'plan_2026'), () => 2.0)],
  [
    'a result that the second table prints differently',
    2022,
    'C86.43',
    off(tableRef('result-budget', 'operating_result', 'plan_2026'), 10, 2),
  ],
  ['a planned deficit', 2022, 'C59.11', negated(tableRef('result-budget', 'result_incl_fin', 'plan_2025'))],
  ['a first year that is not the budget', 2022, 'C60.2', off(tableRef('cash-flow-budget', 'result', 'budget_2023'), 40)],
  ['the sign of investments in the cash flow', 2022, 'C114.3', negated(tableRef('cash-flow-budget', 'investments', 'plan_2024'))],
  ['opening cash of another year', 2022, 'C114.7', off(tableRef('cash-flow-budget', 'liquid_opening', 'plan_2025'), 94)],
  [
    'a return that is not reinvested',
    2022,
    'C114.8',
    dropped(tableRef('cash-flow-budget', 'change_short_term_placements', 'plan_2024')),
  ],
  [
    'depreciation that is not the frame’s',
    2022,
    'C114.9',
    off(tableRef('frames-by-activity', 'Regionstyrelse/Avskrivningar', 'plan_2025'), 30),
  ],
  [
    'fixed assets without a year’s investments',
    2022,
    'C115.8',
    off(tableRef('balance-budget', 'fixed_assets', 'plan_2025'), -895),
  ],
  [
    'equity that does not begin where it ended',
    2022,
    'C115.3',
    off(tableRef('balance-budget', 'equity_opening', 'plan_2026'), 164),
  ],
  ['a balance that does not balance', 2022, 'C115.7', off(tableRef('balance-budget', 'total_assets', 'plan_2024'), 12)],
  ['a result that is not the result budget’s', 2022, 'C116.2', off(tableRef('balance-budget', 'equity_result', 'plan_2026'), 5)],
  ['an investment area in thousands', 2022, 'C63.101', thousandfold(tableRef('investment-plan', 'IT', '2025'))],
  [
    'a year of investments left out of the total',
    2022,
    'C63.103.total',
    off(tableRef('investment-plan', 'MT', 'total_2023_2026'), -140),
  ],
  ['investments that are not the plan’s', 2022, 'C65.11', off(tableRef('cash-flow-budget', 'investments', 'plan_2026'), 50)],
  ['an addition that nobody got', 2022, 'C117.1.change', off(tableRef('supplementary-2022', 'hsn', 'tb_2022'), 8)],
  ['a new budget that is not the frame', 2022, 'C116.105', off(tableRef('supplementary-2022', 'hsn', 'ny_budget_2022'), -6)],
  [
    'a text with last year’s result',
    2022,
    'C85.1010',
    set(factRef('result_budget', 'Operating result after supplementary budget', '2022'), () => 181),
  ],
  [
    'a planned investment total of another plan',
    2022,
    'C85.1030',
    off(factRef('investments', 'Planned investments', '2023'), 457),
  ],
  ['a dropped reallocation', 2022, 'C55.1', dropped('budget:reallocations/06@HSN/2021' as FigureRef)],
  ['a proposal left out', 2021, 'C118.4', dropped(opposition('frame_adjustment/Hälso- och sjukvårdsnämnden/8', 'change_2021'))],
  [
    'a new budget that is not old and proposal',
    2021,
    'C54.108',
    off(opposition('result_budget/region/27', 'ny_budget_2021'), 30),
  ],
  [
    'an area that is not in the board’s deviation',
    2021,
    'C85.1201',
    negated(boardRef('Service', 'budget deviation', 'net cost')),
  ],
  ['a committee’s forecast of the report before', 2023, 'C97.1', off(interim('forecast/net_cost_deviation', 'HSN'), 120)],
  ['the sign of the financial forecast', 2023, 'C97.2', negated(interim('forecast/financial_items_deviation'))],
  ['a financial net of last year', 2023, 'C85.1301', set(interim('financial/financial_net'), () => -457)],
]

const deviating = (results: TieOutResult[], rule: string) =>
  results.filter((r) => r.rule === rule && r.verdict === 'deviation').length
const baseline = new Map([2021, 2022, 2023].map((year) => [year, run(sound, year)]))

describe('a fault in the printed plans', () => {
  it.each(FAULTS)('%s is caught under %s by %s', (_name, year, rule, change) => {
    const before = deviating(baseline.get(year)!, rule)
    const after = run(change(sound), year).filter((r) => r.rule === rule && r.verdict === 'deviation')
    expect(after.length, `${rule} should find one more`).toBeGreaterThan(before)
    for (const one of after) expect(one.where).toHaveLength(2)
  })

  it('is gone when the fault goes', () => {
    for (const [year, results] of baseline) expect(run(sound, year)).toEqual(results)
  })

  it('that changes an explained difference is a finding again', () => {
    const moved = off(
      tableRef('frames-by-activity', 'Regional utvecklingsnämnd/Regionala anslag och funktioner', 'plan_2024'),
      -2,
    )
    const found = run(moved(sound), 2022).find((r) => r.rule === 'C111.19' && r.period === '2024')
    expect([found?.verdict, found?.difference]).toEqual(['deviation', 4.8])
  })
})
