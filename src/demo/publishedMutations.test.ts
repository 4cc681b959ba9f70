// Faults put into the printed report one at a time: each is caught by the rule that should, and gone when the fault goes.
import { describe, expect, it } from 'vitest'
import { type FigureRef, parseRef } from '../kernel/figure.ts'
import { type PublishedFigure, publishedSource } from '../statements/model.ts'
import { runTieOut, type TieOutResult } from '../tieout/model.ts'
import { publishedFacts } from './publishedFacts.ts'
import { registered } from './publishedRegistered.ts'

const sound = publishedFacts()
const known = registered()
const run = (facts: PublishedFigure[]) =>
  runTieOut({ resolve: publishedSource(facts).resolve, facts, year: 2020, source: 'published', registered: known }).results

const region = (path: string, year = 2020) => `statements:${path}@region/${year}` as FigureRef
const group = (path: string, year = 2020) => `statements:${path}@group/${year}` as FigureRef

/** Changes the first printed place of an address. */
const set =
  (ref: FigureRef, to: (value: number) => number) =>
  (facts: PublishedFigure[]): PublishedFigure[] => {
    const at = facts.findIndex((f) => f.ref === ref)
    if (at < 0) throw new Error(`no printed figure ${ref}`)
    return facts.map((f, i) => (i === at ? { ...f, value: to(f.value!) } : f))
  }
const printedValue = (ref: FigureRef) => sound.find((f) => f.ref === ref)!.value!
const negated = (ref: FigureRef) => set(ref, (v) => -v)
const thousandfold = (ref: FigureRef) => set(ref, (v) => v * 1000)
const off = (ref: FigureRef, by: number) => set(ref, (v) => v + by)
const takenFrom = (ref: FigureRef, other: FigureRef) => set(ref, () => printedValue(other))
const swapped = (a: FigureRef, b: FigureRef) => (facts: PublishedFigure[]) =>
  set(b, () => printedValue(a))(set(a, () => printedValue(b))(facts))
const dropped = (ref: FigureRef) => set(ref, () => 0)
const text = (quote: string, to: number) => (facts: PublishedFigure[]) => {
  const at = facts.findIndex((f) => f.quote?.includes(quote))
  if (at < 0) throw new Error(`no text ${quote}`)
  return facts.map((f, i) => (i === at ? { ...f, value: to } : f))
}

type Fault = [name: string, rule: string, change: (facts: PublishedFigure[]) => PublishedFigure[]]

const FAULTS: Fault[] = [
  ['the sign of depreciation', 'C01', negated(region('income/depreciation'))],
  ['the sign of the investments in the cash flow', 'C13.3', negated(region('cash-flow/investments'))],
  ['the sign of the regulation fee', 'C38.2', negated(region('notes/income.8.regulation_fee'))],
  ['the sign of a committee’s deviation', 'C52.2', negated(region('operating/health_care_committee/deviation'))],
  ['the sign of financial costs in the operating account', 'C41', negated(region('operating/net_financial_items/outcome'))],
  [
    'the sign of capital gains in the balance requirement',
    'C72.1',
    negated(region('balance-requirement/reduction_capital_gains')),
  ],
  ['unrealised losses instead of gains', 'C74.2', negated(region('balance-requirement/unrealised_gains_losses_securities'))],
  ['a note in thousands of kronor', 'C30.23', thousandfold(region('notes/balance.10.carrying_amount'))],
  ['the balance sheet total in thousands', 'C106.1', thousandfold(region('balance/total_assets'))],
  ['an amount larger than the region', 'C106.3', thousandfold(region('notes/income.4.leasing_commitment_12_60_months'))],
  ['an investment area in thousands', 'C63.1', thousandfold(region('investments/IT/outcome'))],
  ['cash of the year before', 'C15.1', takenFrom(region('balance/cash_and_bank'), region('balance/cash_and_bank', 2019))],
  [
    'tax revenue of the year before in the five-year table’s income',
    'C82.1',
    takenFrom(region('five-years/operating_income'), region('five-years/operating_income', 2019)),
  ],
  [
    'the contingent liability of the year before',
    'C78.2',
    takenFrom(region('pensions/contingent_liability'), region('balance/pension_obligations_off_balance_sheet', 2019)),
  ],
  [
    'opening cost of two years before',
    'C11.6',
    takenFrom(region('notes/balance.2.opening_cost'), region('notes/balance.2.opening_cost', 2019)),
  ],
  [
    'the comparative’s equity with this year’s',
    'C10',
    takenFrom(region('balance/total_equity', 2019), region('balance/total_equity')),
  ],
  [
    'the group’s current liabilities in the region',
    'C06.5',
    takenFrom(region('balance/current_liabilities'), group('balance/current_liabilities')),
  ],
  [
    'the region’s cash flow in the group',
    'C13.1',
    takenFrom(group('cash-flow/cash_flow_operating'), region('cash-flow/cash_flow_financing')),
  ],
  [
    'the group’s receivables note from the region',
    'C30.19',
    takenFrom(group('notes/balance.6.carrying_amount'), region('notes/balance.6.carrying_amount')),
  ],
  ['other tax revenue in the group', 'C22.1', off(group('income/tax_revenue'), 5)],
  ['a dropped line of the cost note', 'C31.2', dropped(region('notes/income.2.purchased_health_care'))],
  ['a dropped line of the receivables note', 'C31.17', dropped(region('notes/balance.6.prepaid_costs_accrued_income'))],
  ['dropped machinery', 'C06.2', dropped(region('balance/machinery_and_equipment'))],
  ['a dropped reallocation', 'C55.1', dropped('statements:reallocations/02@RS/2020' as FigureRef)],
  [
    'two committees that changed places',
    'C52.1',
    swapped(region('operating/regional_executive_board/outcome'), region('operating/health_care_committee/outcome')),
  ],
  [
    'two committees’ outcomes of the year before',
    'C61.1',
    swapped(region('operating/regional_executive_board/outcome', 2019), region('operating/health_care_committee/outcome', 2019)),
  ],
  ['a deficit that was not restored', 'C75', set(region('balance-requirement/balance_requirement_result'), () => 300)],
  ['a negative balance requirement', 'C76', negated(region('balance-requirement/balance_requirement_result'))],
  ['a pension movement that does not add up', 'C39.1', off(region('notes/balance.10.payments_for_year'), 40)],
  ['reborrowing of last year', 'C79.1', takenFrom(region('pensions/reborrowing'), region('pensions/reborrowing', 2019))],
  ['an equity ratio of another year in 2019', 'C80.1', off(region('ratios/N07', 2019), 1.5)],
  ['an explained difference that changes is a finding again', 'C77.2', off(region('five-years/pension_commitment', 2019), 10)],
  ['women and men that do not make the total', 'C87.1', off('series:employees_part_time@region/2020?sex=women' as FigureRef, 7)],
  ['a sick leave total above both sexes', 'C88.2', set('series:sick_leave@region/2020' as FigureRef, () => 7.4)],
  ['a goal that was never evaluated', 'C84', off('goals:total/met@region/2020' as FigureRef, -1)],
  ['placements that are not the balance sheet’s', 'C91.2', off(region('treasury/short_term_investments'), 30)],
  ['a stale result in the foreword', 'C85.12', text('positivt ekonomiskt resultat på 98', 225)],
  ['a stale tax revenue in the text', 'C85.91', text('uppgick till 6 605 miljoner', 6599)],
  ['a stale loan debt in the text', 'C85.50', text('räntebärande låneskuld till 2 600', 1600)],
  ['a stale growth in the text', 'C85.152', text('minskad nettokostnadsutveckling på 13,3', -3.3)],
]

const deviating = (results: TieOutResult[], rule: string) =>
  results.filter((r) => r.rule === rule && r.verdict === 'deviation').map((r) => `${r.scope} ${r.period}`)
const baseline = run(sound)

describe('a fault in the printed report', () => {
  it.each(FAULTS)('%s is caught by %s', (_name, rule, change) => {
    const before = deviating(baseline, rule)
    const faulty = run(change(sound))
    const after = deviating(faulty, rule)
    expect(after.length, `${rule} should find one more`).toBeGreaterThan(before.length)
  })

  it('is gone when the fault goes: after all of them the report gives the same results as before', () => {
    expect(run(sound)).toEqual(baseline)
  })

  it('leaves every figure with an address that can be read', () => {
    for (const fact of sound) expect(parseRef(fact.ref), fact.ref).toBeDefined()
  })
})
