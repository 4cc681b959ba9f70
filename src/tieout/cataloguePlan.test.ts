// The rules of plans over a small plan: our own to the öre, its printed tables within rounding, and each against the other.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Figure, type FigureRef, parseRef } from '../kernel/figure.ts'
import { LEAF, tableRef } from '../plan/model.ts'
import type { PublishedFigure } from '../statements/model.ts'
import { planDocumentYears } from './cataloguePlan.ts'
import { cellOf, columnOf } from './cataloguePlanCells.ts'
import { answering, ownSheet, printedPlan, REGISTERED } from './fixtures/ownPlan.ts'
import type { Source, TieOutResult } from './rule.ts'
import { runTieOut } from './run.ts'

const sheet = ownSheet()
const facts = printedPlan(sheet)
const resolve = answering(facts, sheet)

const tried = (source: Source, year = 2022, figures: readonly PublishedFigure[] = facts, ask = answering(figures, sheet)) =>
  runTieOut({ resolve: ask, facts: figures, year, source, registered: REGISTERED }).results.filter(
    (r) => r.difference !== null || r.where.length === 2,
  )
const worst = (results: readonly TieOutResult[]) =>
  results.filter((r) => r.verdict === 'deviation').map((r) => `${r.rule} ${r.period}: ${r.left.value} / ${r.right.value}`)
const rulesOf = (results: readonly TieOutResult[]) => [...new Set(results.map((r) => r.rule.split('.')[0]!))]

/** Our own plan with one cell of a table an öre off. */
const off =
  (at: FigureRef, by: number) =>
  (ref: FigureRef): Figure | undefined => {
    const found = resolve(ref)
    return found && ref === at ? { ...found, value: found.value! + by } : found
  }

describe('our own plan', () => {
  it.each([2022, 2023])('deviates nowhere under %s, to the öre', (year) => {
    const results = tried('books', year)
    expect(worst(results)).toEqual([])
    expect(results.filter((r) => r.verdict === 'rounding')).toEqual([])
    expect(rulesOf(results)).toEqual(['C59', 'C60', 'C63', 'C65', 'C110', 'C112', 'C113', 'C114', 'C115', 'C116'])
    expect(results.length).toBeGreaterThan(150)
  })

  it.each([
    ['C110.1', tableRef('frames-by-committee', 'Vårdnämnd', 'plan_2025')],
    ['C110.4', tableRef('frames-by-activity', 'Vårdnämnd/Tandvård', 'plan_2024')],
    ['C112.2', tableRef('result-budget', 'tax_income', 'plan_2026')],
    ['C114.6', tableRef('cash-flow-budget', 'liquid_closing', 'plan_2024')],
    ['C115.8', tableRef('balance-budget', 'fixed_assets', 'plan_2025')],
    ['C63.101', tableRef('investment-plan', 'IT', '2024')],
  ])('one öre is found by %s', (rule, at) => {
    expect(worst(tried('books', 2022, facts, off(at, 1)))).toContainEqual(expect.stringContaining(`${rule} `))
  })

  it('is not tried under a year no plan belongs to', () => {
    expect(rulesOf(tried('books', 2027))).toEqual([])
    expect(planDocumentYears(REGISTERED)).toEqual([2022])
  })
})

describe('the printed plan', () => {
  it('differs from itself by rounding only', () => {
    const results = tried('published')
    expect(worst(results)).toEqual([])
    expect(results.some((r) => r.verdict === 'rounding')).toBe(true)
    for (const r of results) expect(r.where.every((place) => place !== '') && r.where.length === 2, r.rule).toBe(true)
  })

  it('is our own plan as it would be printed, cell by cell', () => {
    const results = tried('published').filter((r) => r.rule.startsWith('C119.'))
    expect(results).toHaveLength(facts.length)
    expect(new Set(results.map((r) => r.verdict))).toEqual(new Set(['ok']))
  })

  it('says how far it is from our own where it is not', () => {
    const at = tableRef('result-budget', 'tax_income', 'plan_2024')
    const wrong = facts.map((fact) => (fact.ref === at ? { ...fact, value: fact.value! + 7 } : fact))
    const found = tried('published', 2022, wrong).filter((r) => r.rule.startsWith('C119.') && r.verdict === 'deviation')
    expect(found.map((r) => [r.period, r.difference])).toEqual([['2024', 7]])
    expect(found[0]!.where[0]).toContain('Plan 2023–2026, Planen, Resultatbudget')
  })

  it('waits for our own plan when there is none', () => {
    const none = (ref: FigureRef) => (parseRef(ref)!.params.source === 'published' ? resolve(ref) : undefined)
    const { results } = runTieOut({ resolve: none, facts, year: 2022, source: 'published', registered: REGISTERED })
    const waiting = results.filter((r) => r.rule === 'C119')
    expect(waiting.map((r) => [r.verdict, r.message.sv])).toEqual([
      ['untestable', 'Ingen egen plan svarar för de tryckta tabellerna.'],
    ])
  })

  it('has a year of every column it is compared in, and results belong to that year', () => {
    for (const fact of facts) {
      const { table, column } = cellOf(fact.ref)!
      expect(columnOf(column, table)?.year, fact.ref).toBeGreaterThanOrEqual(2021)
    }
    const compared = tried('published').filter((r) => !r.rule.startsWith('C119.'))
    expect(new Set(compared.map((r) => r.period))).toEqual(new Set(['2022', '2023', '2024', '2025', '2026']))
  })
})

describe('any own plan', () => {
  it('ties out whatever is put in', () => {
    const amount = fc.integer({ min: -500_000_000_00, max: 500_000_000_00 })
    fc.assert(
      fc.property(amount, amount, amount, (levy, building, pensions) => {
        const changed = sheet.with([
          { ref: LEAF.input('tax_revenue', 2024), add: levy },
          { ref: LEAF.investment('fastighet', 2023), add: building },
          { ref: LEAF.level('rs', 'pensioner', 2025), add: pensions },
        ]).sheet
        const results = tried('books', 2022, facts, answering(facts, changed))
        expect(worst(results).filter((one) => !one.startsWith('C59'))).toEqual([])
      }),
      { numRuns: 15 },
    )
  })
})
