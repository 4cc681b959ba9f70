// The demo region's own books against every rule: none deviates; faults put in one at a time are caught by the rule that should.
import { describe, expect, it } from 'vitest'
import type { Figure, FigureRef } from '../kernel/figure.ts'
import type { ImportId } from '../kernel/ids.ts'
import type { Ore } from '../kernel/money.ts'
import { type Balance, type Books, booksOf, ledgerSource } from '../ledger/model.ts'
import { contextOf, statementsSource } from '../statements/model.ts'
import { runTieOut, type TieOutResult } from '../tieout/model.ts'
import { readBookTotals } from './bookTotalsTable.ts'
import { DEMO_SEED, readDemo } from './io/readDemo.ts'
import { demoProfile } from './profile.ts'
import { readCsv } from './publishedCsv.ts'
import { registered } from './publishedRegistered.ts'

const totals = readBookTotals(readCsv('../calibrated.csv'))
const { companies } = readDemo('small', DEMO_SEED)
const profile = demoProfile(readCsv('finance_2020/five_years.csv'))
const known = registered()

/** The calibrated totals as balances: opening in period 0, the year's movement and budget in December. */
const BALANCES: Balance[] = totals.flatMap(({ entity, year, opening, movements, budget }): Balance[] => {
  const common = { entity, year, counterpart: '', object: '' }
  return [
    ...opening.map((o) => ({
      ...common,
      measure: 'actual' as const,
      unit: 'fin',
      account: o.account,
      period: 0,
      amount: o.amount,
    })),
    ...movements.map(({ committee, ...m }) => ({ ...common, ...m, measure: 'actual' as const, unit: committee, period: 12 })),
    ...budget.map(({ committee, ...b }) => ({ ...common, ...b, measure: 'budget' as const, unit: committee, period: 12 })),
  ]
})

type Resolver = (ref: FigureRef) => Figure | undefined

const COMMITTEES = new Set(profile.committees.map((committee) => committee.code.toUpperCase()))

/** Statements and the ledger below them, as the house resolves them; the rows of files are asked for by explanations only. */
const resolverOf = (books: Books): Resolver => {
  const statements = statementsSource(contextOf(profile, books, companies))
  const place = { importId: 'calibrated' as ImportId, fileName: 'calibrated.csv' }
  const drillable = { ...books, importOf: () => place, sourceRows: () => Promise.resolve([]) }
  const unit = (scope: string) => (COMMITTEES.has(scope) ? { code: scope.toLowerCase(), name: scope } : undefined)
  const ledger = ledgerSource(drillable, { account: () => undefined, unit })
  return (ref) => (ref.startsWith('ledger:') ? ledger : statements).resolve(ref)
}
const sound = resolverOf(booksOf(BALANCES))

const run = (resolve: Resolver) => runTieOut({ resolve, year: 2020, source: 'books', registered: known })
const region = (path: string, year = 2020) => `statements:${path}@region/${year}` as FigureRef
const group = (path: string, year = 2020) => `statements:${path}@group/${year}` as FigureRef

/** The books' answers with one figure changed. */
const changed =
  (at: FigureRef, to: (figure: Figure) => number): ((resolve: Resolver) => Resolver) =>
  (resolve) =>
  (ref) => {
    const figure = resolve(ref)
    return ref === at && figure ? { ...figure, value: to(figure) } : figure
  }
const negated = (at: FigureRef) => changed(at, (f) => -f.value!)
const thousandfold = (at: FigureRef) => changed(at, (f) => f.value! * 1000)
const oneOre = (at: FigureRef) => changed(at, (f) => f.value! + 1)
const dropped = (at: FigureRef) => changed(at, () => 0)
const takenFrom = (at: FigureRef, other: FigureRef) => changed(at, () => sound(other)!.value!)
const swapped = (a: FigureRef, b: FigureRef) => (resolve: Resolver) => takenFrom(b, a)(takenFrom(a, b)(resolve))

type Fault = [name: string, rule: string, put: (resolve: Resolver) => Resolver]
const FAULTS: Fault[] = [
  ['the sign of income', 'C01', negated(region('income/operating_income'))],
  ['the sign of a note', 'C30.2', negated(region('notes/income.2.total_costs'))],
  ['the sign of investments', 'C13.3', negated(region('cash-flow/investments'))],
  ['the sign of equity', 'C07', negated(group('balance/total_equity'))],
  ['the sign of a deviation', 'C52.1', negated(region('operating/regional_executive_board/deviation'))],
  ['the sign of capital gains', 'C72.1', negated(region('balance-requirement/reduction_capital_gains'))],
  ['grants in another unit', 'C02', thousandfold(region('income/general_state_grants_and_equalisation'))],
  ['assets in another unit', 'C106.1', thousandfold(region('balance/total_assets'))],
  ['an investment area in another unit', 'C63.1', thousandfold(region('investments/IT/outcome'))],
  ['a pension movement in another unit', 'C39.1', thousandfold(region('notes/balance.10.payments_for_year'))],
  ['cash of the year before', 'C15.1', takenFrom(region('balance/cash_and_bank'), region('balance/cash_and_bank', 2019))],
  ['opening equity of this year', 'C11.3', takenFrom(region('notes/balance.9.opening_equity'), region('balance/total_equity'))],
  [
    'the comparative’s costs with this year’s',
    'C01',
    takenFrom(region('income/operating_costs', 2019), region('income/operating_costs')),
  ],
  [
    'a five-year column of the wrong year',
    'C82.3',
    takenFrom(region('five-years/result_for_the_year'), region('five-years/result_for_the_year', 2019)),
  ],
  ['the equity ratio of the year before', 'C80.1', takenFrom(region('ratios/N07'), region('ratios/N07', 2019))],
  [
    'the group’s result in the region',
    'C09',
    takenFrom(region('balance/result_for_the_year'), group('balance/result_for_the_year')),
  ],
  [
    'the region’s receivables in the group',
    'C06.3',
    takenFrom(group('balance/current_receivables'), region('balance/current_receivables')),
  ],
  ['a company’s tax in the group', 'C22.1', oneOre(group('income/tax_revenue'))],
  ['a dropped cost line', 'C31.2', dropped(region('notes/income.2.purchased_health_care'))],
  ['dropped depreciation of buildings', 'C34.2', dropped(region('notes/balance.2.depreciation_for_year'))],
  ['dropped settlement of tax', 'C37', dropped(region('notes/income.7.spec_forecast_settlement_current_year'))],
  ['a dropped loan', 'C92', dropped(region('notes/balance.11.long_term_loans'))],
  [
    'two committees that changed places',
    'C104.1',
    swapped(region('operating/regional_executive_board/outcome'), region('operating/health_care_committee/outcome')),
  ],
  [
    'two committees’ budgets that changed places',
    'C52.2',
    swapped(region('operating/regional_executive_board/budget'), region('operating/health_care_committee/budget')),
  ],
  [
    'another committee’s statement',
    'C104.3',
    takenFrom(
      'statements:income/net_operating_costs@RUN/2020' as FigureRef,
      'statements:income/net_operating_costs@FHS/2020' as FigureRef,
    ),
  ],
  ['internal income that does not eliminate', 'C68', oneOre('statements:income/operating_income@HSN/2020' as FigureRef)],
  ['one öre in the balance sheet', 'C08', oneOre(region('balance/total_assets'))],
  ['one öre in the cash flow', 'C14', oneOre(region('cash-flow/cash_flow_for_the_year'))],
  ['one öre in the balance requirement', 'C71.1', oneOre(region('balance-requirement/result_after_balance_adjustments'))],
  ['one öre in the treasury table', 'C91.1', oneOre(region('treasury/cash_and_bank'))],
  ['opening receivables of another amount in the ledger', 'C11.26', oneOre('ledger:opening/1500-1799@region/2020' as FigureRef)],
  ['a term of the lease commitments left out', 'C44', dropped(region('notes/income.4.leasing_commitment_12_60_months'))],
  [
    'items affecting comparability of the year before',
    'C43.2',
    oneOre(region('notes/income.5.total_items_affecting_comparability')),
  ],
  ['hired staff in another unit', 'C89.2', thousandfold(region('notes/income.2.hired_staff'))],
  ['the share of hired staff of the year before', 'C89.3', takenFrom(region('ratios/N18'), region('ratios/N18', 2019))],
  [
    'the comparative’s investments with this year’s',
    'C82.9',
    takenFrom(region('five-years/investments', 2019), region('five-years/investments')),
  ],
]

const baseline = run(sound)
const deviating = (results: readonly TieOutResult[]) => results.filter((r) => r.verdict === 'deviation')

describe('the demo region’s books', () => {
  it('deviate nowhere, to the öre', () => {
    expect(deviating(baseline.results)).toEqual([])
    expect(baseline.summary.byVerdict.rounding).toBe(0)
    expect(baseline.summary.comparisonsEvaluated).toBeGreaterThanOrEqual(200)
    expect(baseline.summary.rulesEvaluated).toBeGreaterThanOrEqual(60)
  })

  it('can be tried by every rule of the statements, the operating account and the balance requirement', () => {
    const must = /^C(0[1-9]|1\d|20|5[0-3]|7[01])(\.|$)/
    const results = baseline.results.filter((r) => must.test(r.rule))
    expect(results.filter((r) => r.verdict === 'untestable').map((r) => `${r.rule} ${r.scope} ${r.period}`)).toEqual([])
    expect(new Set(results.map((r) => r.rule.split('.')[0])).size).toBe(26)
  })

  it('say what is missing wherever a rule cannot be tried', () => {
    for (const r of baseline.results.filter((x) => x.verdict === 'untestable'))
      expect(r.message.sv.length, r.rule).toBeGreaterThan(20)
  })
})

describe('a fault in the demo region’s books', () => {
  it.each(FAULTS)('%s is caught by %s', (_name, rule, put) => {
    const found = deviating(run(put(sound)).results).find((r) => r.rule === rule)
    expect(found, `${rule} should deviate`).toBeDefined()
    expect(found!.where.every((place) => place !== '')).toBe(true)
  })

  it('in an account is caught: one balance dropped and the sheet no longer balances', () => {
    const at = BALANCES.findIndex(
      (b) => b.entity === 'region' && b.year === 2020 && b.measure === 'actual' && b.period === 12 && b.account.startsWith('19'),
    )
    const less = BALANCES.map((b, i) => (i === at ? { ...b, amount: 0 as Ore } : b))
    const rules = deviating(run(resolverOf(booksOf(less))).results).map((r) => r.rule)
    expect(rules).toContain('C08')
  })

  it('is gone when the fault goes: the books deviate nowhere', () => {
    expect(deviating(run(sound).results)).toEqual([])
  })
})
