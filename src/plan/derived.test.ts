// What follows from the budget journal without anybody typing it, and what the plan has no row for.
import { describe, expect, it } from 'vitest'
import { type BudgetDecision, type Entry, lineHolder, unitHolder } from '../budget/model.ts'
import { ore } from '../kernel/money.ts'
import { derivedLeaves, outsideRows, planInput } from './derived.ts'
import { frameRef, LEAF, resultRef } from './refs.ts'
import { buildSheet } from './sheet.ts'
import { EXAMPLE, exampleInput, leaf } from './testing.ts'

const MKR = 100_000_000
const RESULT = lineHolder('result')
const CARE = unitHolder('hsn', 'vard')

const decision = (entries: Omit<Entry, 'id' | 'reason'>[], more: Partial<BudgetDecision> = {}): BudgetDecision => ({
  id: 'beslut',
  kind: 'regionalPlan',
  state: 'decided',
  body: 'assembly',
  date: '2021-06-15',
  title: 'Beslut',
  reason: 'Skäl',
  entries: entries.map((one, at) => ({ ...one, id: String(at), reason: 'Ram' })),
  ...more,
})
const entry = (from: Entry['from'], to: Entry['to'], mkr: number, more: Partial<Entry> = {}) => ({
  from,
  to,
  year: 2022,
  amount: ore(mkr * MKR),
  permanence: 'permanent' as const,
  ...more,
})
const leaves = (...entries: ReturnType<typeof entry>[]) => derivedLeaves(EXAMPLE, { decisions: [decision(entries)] })

describe('leaves from the journal', () => {
  it('are permanent and temporary money of the base year, and what is decided for later years', () => {
    const found = leaves(
      entry(RESULT, CARE, 500),
      entry(RESULT, CARE, 20, { permanence: 'temporary' }),
      entry(CARE, RESULT, 7, { year: 2024 }),
    )
    expect(found.get(LEAF.base('hsn', 'vard', 2022))?.value).toBe(500 * MKR)
    expect(found.get(LEAF.once('hsn', 'vard', 2022))?.value).toBe(20 * MKR)
    expect(found.get(LEAF.adjustment('hsn', 'vard', 2024))?.value).toBe(-7 * MKR)
  })

  it('are missing, not zero, for what the journal does not mention', () => {
    const found = leaves(entry(RESULT, CARE, 500))
    expect(found.has(LEAF.base('rs', 'service', 2022))).toBe(false)
    expect(found.has(LEAF.input('tax_revenue', 2022))).toBe(false)
    expect(derivedLeaves(EXAMPLE, { decisions: [decision([entry(RESULT, CARE, 5)], { state: 'draft' })] }).size).toBe(0)
  })

  it('have the signs of statements on the lines of the result budget', () => {
    const found = leaves(entry(lineHolder('tax_revenue'), RESULT, 7000), entry(RESULT, lineHolder('financial_costs'), 133))
    expect(found.get(LEAF.input('tax_revenue', 2022))?.value).toBe(7000 * MKR)
    expect(found.get(LEAF.input('financial_costs', 2022))?.value).toBe(-133 * MKR)
  })

  it('keep in the frame what an activity gives on to units below its committee', () => {
    const found = leaves(entry(RESULT, CARE, 500), entry(CARE, unitHolder('e2201'), 120))
    expect(found.get(LEAF.base('hsn', 'vard', 2022))?.value).toBe(500 * MKR)
  })
})

describe('what no row holds', () => {
  it('is a committee’s own money and activities the plan does not have, said with the amount', () => {
    const said = outsideRows(EXAMPLE, [
      decision([
        entry(RESULT, unitHolder('hsn'), 100),
        entry(unitHolder('hsn'), CARE, 88),
        entry(RESULT, unitHolder('run', 'kultur'), 3, { year: 2023 }),
        entry(CARE, unitHolder('e2201'), 50),
      ]),
    ]).map(({ message }) => message.sv.replaceAll('\u00a0', ' '))
    expect(said).toEqual([
      'HSN har 12 mkr 2022 i budgetjournalen som ingen rad i planen håller. Fördela beloppet på en verksamhet.',
      'RUN/KULTUR har 3 mkr 2023 i budgetjournalen som ingen rad i planen håller. Fördela beloppet på en verksamhet.',
    ])
    expect(outsideRows(EXAMPLE, [decision([entry(RESULT, CARE, 100)])])).toEqual([])
  })
})

describe('stored and derived together', () => {
  it('history keeps what was put in; the years of the plan follow the journal', () => {
    const stored = new Map([
      ...exampleInput().leaves,
      [LEAF.adjustment('hsn', 'vard', 2023), leaf(1)],
      [resultRef('net_frame_reduction', 2022), leaf(90 * MKR)],
    ] as const)
    const decisions = [decision([entry(RESULT, CARE, 9), entry(RESULT, CARE, 30, { year: 2023 })])]
    const sheet = buildSheet(planInput(EXAMPLE, stored, { decisions }))
    expect(sheet.value(frameRef('hsn', 'frame', 2022))).toBe(5770 * MKR)
    expect(sheet.value(LEAF.adjustment('hsn', 'vard', 2023))).toBe(30 * MKR)
    expect(sheet.value(resultRef('net_frame_reduction', 2022))).toBe(90 * MKR)
  })
})
