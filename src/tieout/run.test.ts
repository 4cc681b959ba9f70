// The catalogue on figures without rounding: nothing is tolerated, everything untestable says why, and each fault is caught.
import { describe, expect, it } from 'vitest'
import type { FigureRef } from '../kernel/figure.ts'
import { CATALOGUE } from './catalogue.ts'
import { type Amounts, AREAS, booksResolver, OWN_NOTES, ownBooks } from './fixtures/ownBooks.ts'
import { runTieOut } from './run.ts'

const run = (amounts: Amounts) =>
  runTieOut({ resolve: booksResolver(amounts), year: 2020, source: 'books', registered: { notes: OWN_NOTES, areas: AREAS } })
const region = (path: string, year = 2020) => `statements:${path}@region/${year}` as FigureRef
const group = (path: string, year = 2020) => `statements:${path}@group/${year}` as FigureRef

describe('the catalogue', () => {
  it('has one entry for each of C01–C106 that the reference names, and C110–C119 for plans, in order', () => {
    const range = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, i) => `C${String(from + i).padStart(2, '0')}`)
    expect(CATALOGUE.map((r) => r.id)).toEqual([
      ...range(1, 23),
      ...range(30, 44),
      ...range(50, 69),
      ...range(70, 92),
      ...range(95, 106),
      ...range(110, 119),
    ])
  })

  it('names every comparison by its rule, once', () => {
    const ids = CATALOGUE.flatMap((rule) => rule.comparisons.map((c) => [rule.id, c.id] as const))
    for (const [rule, id] of ids) expect(id.split('.')[0]).toBe(rule)
    expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length)
  })
})

describe('own books', () => {
  const { results, summary } = run(ownBooks())

  it('deviate nowhere, and nothing is rounding', () => {
    expect(results.filter((r) => r.verdict === 'deviation' || r.verdict === 'rounding')).toEqual([])
    expect(summary.byVerdict.ok).toBeGreaterThan(150)
  })

  it('say why where a rule cannot be tried', () => {
    for (const r of results.filter((x) => x.verdict === 'untestable')) expect(r.message.sv.length, r.rule).toBeGreaterThan(15)
    expect(results.find((r) => r.rule === 'C85')?.message.sv).toContain('inte sammanställd')
  })

  it('have no number where a figure is missing', () => {
    const gone = ownBooks()
    gone.delete(region('income/operating_costs'))
    const found = run(gone).results.find((r) => r.rule === 'C01' && r.scope === 'region' && r.period === '2020')!
    expect(found).toMatchObject({ verdict: 'untestable', difference: null, left: { value: null } })
    expect(found.message.sv).toContain('statements:income/operating_costs@region/2020')
  })
})

type Fault = [name: string, rule: string, change: (books: Amounts) => void]

const set = (ref: FigureRef, to: (value: number) => number) => (books: Amounts) => {
  books.set(ref, to(books.get(ref)!))
}
const negated = (ref: FigureRef) => set(ref, (v) => -v)
const thousandfold = (ref: FigureRef) => set(ref, (v) => v * 1000)
const oneOre = (ref: FigureRef) => set(ref, (v) => v + 1)
const takenFrom = (ref: FigureRef, other: FigureRef) => (books: Amounts) => {
  books.set(ref, books.get(other)!)
}
const swapped = (a: FigureRef, b: FigureRef) => (books: Amounts) => {
  const [first, second] = [books.get(a)!, books.get(b)!]
  books.set(a, second)
  books.set(b, first)
}
const without = (ref: FigureRef, part: FigureRef) => (books: Amounts) => {
  books.set(ref, books.get(ref)! - books.get(part)!)
}

const FAULTS: Fault[] = [
  ['the sign of costs', 'C01', negated(region('income/operating_costs'))],
  ['the sign of depreciation', 'C17', negated(region('income/depreciation'))],
  ['the sign of financial costs', 'C03', negated(region('income/financial_costs'))],
  ['the sign of the change in receivables', 'C19.1', negated(region('cash-flow/change_current_receivables'))],
  ['the sign of the change in current liabilities', 'C19.3', negated(region('cash-flow/change_current_liabilities'))],
  ['a cost note with the sign of the statement', 'C30.2', negated(region('notes/income.2.total_costs'))],
  ['capital gains added instead of deducted', 'C72.1', negated(region('balance-requirement/reduction_capital_gains'))],
  ['tax revenue in another unit', 'C02', thousandfold(region('income/tax_revenue'))],
  ['assets in another unit', 'C106.1', thousandfold(region('balance/total_assets'))],
  ['taxes and grants in another unit', 'C106.2', thousandfold(region('income/tax_revenue'))],
  ['an investment area in another unit', 'C63.1', thousandfold(region('investments/Hus/outcome'))],
  ['cash from the year before', 'C15.1', takenFrom(region('balance/cash_and_bank'), region('balance/cash_and_bank', 2019))],
  ['opening cash from this year', 'C15.2', takenFrom(region('cash-flow/cash_opening'), region('balance/cash_and_bank'))],
  [
    'opening equity from two years before',
    'C11.3',
    takenFrom(region('notes/balance.9.opening_equity'), region('balance/total_equity', 2018)),
  ],
  [
    'the result of the year before in the cash flow',
    'C16',
    takenFrom(region('cash-flow/result_for_the_year'), region('income/result_for_the_year', 2019)),
  ],
  ['the comparative with this year’s tax', 'C02', takenFrom(region('income/tax_revenue', 2019), region('income/tax_revenue'))],
  [
    'the group’s result in the region’s balance sheet',
    'C09',
    takenFrom(region('balance/result_for_the_year'), group('income/result_for_the_year')),
  ],
  ['the region’s costs in the group', 'C01', takenFrom(group('income/operating_costs'), region('income/operating_costs'))],
  ['the group’s tax with a company’s', 'C22.1', oneOre(group('income/tax_revenue'))],
  [
    'a dropped account of income',
    'C31.1',
    without(region('notes/income.1.total_operating_income'), region('notes/income.1.other_income')),
  ],
  [
    'a dropped line of fixed assets',
    'C06.2',
    without(region('balance/total_fixed_assets'), region('balance/machinery_and_equipment')),
  ],
  ['a dropped provision', 'C07', without(region('balance/total_provisions'), region('balance/pension_provisions'))],
  ['a dropped committee', 'C50.1', set(region('operating/patients_committee/outcome'), () => 0)],
  ['a balance sheet one öre off', 'C08', oneOre(region('balance/total_assets'))],
  ['a cash flow one öre off', 'C14', oneOre(region('cash-flow/cash_flow_for_the_year'))],
  ['a loan one öre off', 'C20', oneOre(region('cash-flow/change_long_term_liabilities'))],
  [
    'two committees that changed places',
    'C52.1',
    swapped(region('operating/regional_executive_board/outcome'), region('operating/health_care_committee/outcome')),
  ],
  [
    'two committees’ budgets that changed places',
    'C52.2',
    swapped(region('operating/regional_executive_board/budget'), region('operating/health_care_committee/budget')),
  ],
  ['a deviation against the wrong budget', 'C53.2', oneOre(region('operating/tax_revenue/deviation'))],
  ['a result that is not the income statement’s', 'C51', oneOre(region('operating/total_region/outcome'))],
  ['a balance requirement that starts elsewhere', 'C70', oneOre(region('balance-requirement/result_for_the_year'))],
  ['a balance requirement that does not add up', 'C71.1', oneOre(region('balance-requirement/result_after_balance_adjustments'))],
]

const deviating = (amounts: Amounts) => run(amounts).results.filter((r) => r.verdict === 'deviation')

describe('a fault in the books', () => {
  it.each(FAULTS)('%s is caught by %s', (_name, rule, change) => {
    const faulty = ownBooks()
    change(faulty)
    const caught = deviating(faulty).find((r) => r.rule === rule)
    expect(caught, `${rule} should deviate`).toBeDefined()
    expect(caught!.where.every((place) => place !== '')).toBe(true)
  })

  it('is gone when the fault goes: after all of them the books deviate nowhere', () => {
    expect(deviating(ownBooks())).toEqual([])
  })
})
