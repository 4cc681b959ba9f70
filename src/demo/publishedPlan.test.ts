// The printed plans as facts: every cell of every table is there once, with its value, place and address; blanks are not figures.
import { describe, expect, it } from 'vitest'
import { asPublished, parseRef } from '../kernel/figure.ts'
import { tableRef } from '../plan/model.ts'
import { publishedSource } from '../statements/model.ts'
import { readCsv } from './publishedCsv.ts'
import { publishedFacts } from './publishedFacts.ts'
import { interimFacts } from './publishedInterim.ts'
import { ALLIANCE, BOARD_APRIL_2021, PLAN_2023, planFacts } from './publishedPlan.ts'
import { planChecks } from './publishedPlanChecks.ts'
import { PLAN_DOCUMENTS } from './publishedPlanRegistered.ts'
import { PLAN_TEXTS } from './publishedPlanTexts.ts'

const facts = planFacts()
const source = publishedSource(facts)
const file = (name: string) => readCsv(`plan_2022_2026/${name}.csv`)
const filled = (name: string, column = 'value') => file(name).filter((row) => row[column] !== '').length

describe('the printed plans', () => {
  it('have every printed cell of the tables, and nothing for a blank one', () => {
    const inTable = (table: string) => facts.filter((fact) => fact.ref.startsWith(`plan:table/${table}/`)).length
    const alliance = file('alliance_2021').filter(
      (row) => /^(frame_adjustment|result_budget)$/.test(row.table!) && row.value !== '',
    )
    const supplementary = ['budget_2022', 'andring', 'tb_2022', 'ny_budget_2022'].map((column) =>
      filled('result_budget_tb_2022', column),
    )
    expect({
      'result-budget': inTable('result-budget'),
      'frames-by-committee': inTable('frames-by-committee'),
      'frames-by-activity': inTable('frames-by-activity'),
      'cash-flow-budget': inTable('cash-flow-budget'),
      'balance-budget': inTable('balance-budget'),
      'investment-plan': inTable('investment-plan'),
      'supplementary-2022': inTable('supplementary-2022'),
      'opposition-2021': inTable('opposition-2021'),
    }).toEqual({
      'result-budget': filled('result_budget') + filled('result_budget_frames_table'),
      'frames-by-committee': 56,
      'frames-by-activity': 240,
      'cash-flow-budget': 96,
      'balance-budget': 72,
      'investment-plan': 30,
      'supplementary-2022': supplementary.reduce((a, b) => a + b),
      'opposition-2021': alliance.length,
    })
  })

  it.each([
    [tableRef('result-budget', 'net_frame', 'plan_2024'), -9755, 0],
    [tableRef('frames-by-activity', 'Regionfullmäktige/Summa', 'index_2024'), -0.5, 1],
    [tableRef('frames-by-committee', 'Summa verksamhetens nettokostnad', 'outcome_2021_prel'), 8904, 0],
    [tableRef('cash-flow-budget', 'investments', 'outcome_2021'), -787, 0],
    [tableRef('supplementary-2022', 'operating_result_pct', 'ny_budget_2022'), 1.99, 2],
    [tableRef('opposition-2021', 'frame_adjustment/Hälso- och sjukvårdsnämnden/14', 'change_2021'), 51.5, 1],
  ])('%s is %s as printed', (ref, value, precision) => {
    const figure = source.resolve(asPublished(ref))!
    expect([figure.value, figure.precision, figure.basis]).toEqual([value, precision, 'published'])
    expect(figure.place).toMatch(/^(Planeringsförutsättningar|Alliansens) /)
  })

  it('print the lower result table as a second place of the same address', () => {
    const places = source.list(tableRef('result-budget', 'result_incl_fin', 'plan_2024'))
    expect(places.map((fact) => fact.value)).toEqual([262, 261])
    expect(new Set(places.map((fact) => fact.place.table)).size).toBe(2)
  })

  it('have an address each that can be read, one of their own unless the same is printed twice', () => {
    const twice = facts.filter((fact, i) => facts.findIndex((other) => other.ref === fact.ref) !== i)
    expect(twice.every((fact) => fact.ref.startsWith('plan:table/result-budget/'))).toBe(true)
    for (const fact of facts) {
      expect(parseRef(fact.ref), fact.ref).toBeDefined()
      expect(Number.isFinite(fact.value), fact.ref).toBe(true)
      expect(fact.place.chapter, fact.ref).not.toBe('')
    }
    const others = new Set([...publishedFacts(), ...interimFacts()].map((fact) => fact.ref))
    expect(facts.filter((fact) => others.has(fact.ref))).toEqual([])
  })

  it('say in Swedish what each figure of the prose is', () => {
    const statements = [
      ...file('facts').map((row) => row.statement_en!),
      ...file('alliance_2021')
        .filter((row) => row.table === 'prose_figure')
        .map((row) => row.label!),
    ]
    const english = facts.filter((fact) => statements.includes(fact.label) && PLAN_TEXTS[fact.label] === undefined)
    expect(english.map((fact) => fact.label)).toEqual([])
  })

  it('belong to a year of the tie-out, every document of them', () => {
    expect(new Set(facts.map((fact) => fact.document))).toEqual(new Set([PLAN_2023, ALLIANCE, BOARD_APRIL_2021]))
    for (const { document } of facts) expect(PLAN_DOCUMENTS[document]?.length ?? 0, document).toBeGreaterThan(0)
  })

  it('are claimed by checks with a number of their own', () => {
    const checks = planChecks()
    expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length)
    expect(checks.length).toBeGreaterThan(100)
  })
})
