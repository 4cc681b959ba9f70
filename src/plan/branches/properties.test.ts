// What must hold whatever a meeting does: nothing is lost, nothing appears, and the figures are those of a plan built from scratch.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balanceOf, type Entry, frameOfAll, type Holder, resultOf } from '../../budget/model.ts'
import type { Change, PlanInput } from '../input.ts'
import { balanceRef, cashFlowRef, frameRef, LEAF, resultRef, rowRef } from '../refs.ts'
import { buildSheet } from '../sheet.ts'
import type { Sheet } from '../sheetShape.ts'
import { branchInput, countingProposals } from './apply.ts'
import type { Branch, Proposal } from './branch.ts'
import { comparedTables, diffSheets } from './diff.ts'
import { mergePreview } from './effect.ts'
import { leverChanges, leversOf } from './levers.ts'
import { closingOf } from './meeting/decide.ts'
import { proposalsOf, type Step, undoOf } from './steps.ts'
import { EXAMPLE_STRUCTURE, exampleInput, exampleProposal } from './testing.ts'

const BASE = exampleInput()
const YEARS = EXAMPLE_STRUCTURE.years
const amount = fc.integer({ min: -50_000_000_00, max: 50_000_000_00 })

const frameLeaf = fc.record({ row: fc.constantFrom(...EXAMPLE_STRUCTURE.rows), year: fc.constantFrom(...YEARS) })
const change: fc.Arbitrary<Change> = fc.oneof(
  fc
    .tuple(frameLeaf, fc.constantFrom('adjustment' as const, 'once' as const), amount)
    .map(([{ row, year }, leaf, add]) => ({ ref: LEAF[leaf](row.unit, row.id, year), add })),
  fc
    .tuple(fc.constantFrom(...YEARS), amount)
    .map(([year, add]) => ({ ref: LEAF.level('rs', 'pensioner', year), set: 12_500_000_000 + add })),
  fc
    .tuple(
      fc.constantFrom('general_state_grants' as const, 'new_loans' as const, 'financial_costs' as const),
      fc.constantFrom(...YEARS),
      amount,
    )
    .map(([name, year, add]) => ({ ref: LEAF.input(name, year), add })),
  fc
    .tuple(fc.constantFrom(...YEARS), fc.integer({ min: -50, max: 50 }))
    .map(([year, add]) => ({ ref: LEAF.input('tax_rate_change', year), add })),
  fc
    .tuple(fc.constantFrom('fastighet', 'it'), fc.constantFrom(...YEARS), fc.integer({ min: 0, max: 90_000_000_00 }))
    .map(([area, year, set]) => ({ ref: LEAF.investment(area, year), set })),
)

type Act =
  | { act: 'propose'; changes: Change[] }
  | { act: 'adopt' | 'reject' | 'withdraw'; which: number }
  | { act: 'amend'; which: number; changes: Change[] }
  | { act: 'undo' }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => ({ act: 'propose' as const, changes })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('adopt' as const, 'reject' as const, 'withdraw' as const), fc.nat(8))
      .map(([kind, which]) => ({ act: kind, which })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(8), fc.array(change, { minLength: 1, maxLength: 3 }))
      .map(([which, changes]) => ({ act: 'amend' as const, which, changes })),
  },
  { weight: 2, arbitrary: fc.constant({ act: 'undo' as const }) },
)

const STATES = { adopt: 'adopted', reject: 'rejected', withdraw: 'withdrawn' } as const

/** The next step, as the store would save it; undefined where the act has nothing to act on. */
function next(steps: readonly Step[], one: Act): Step | undefined {
  const now = proposalsOf(steps)
  const no = (steps.at(-1)?.no ?? 0) + 1
  const open = now.filter(({ state }) => state === 'proposed')
  const step = (proposals: Proposal[], undoes?: number): Step => ({
    no,
    ...(undoes === undefined ? {} : { undoes }),
    by: 'Alva',
    at: '2022-05-01T10:00:00Z',
    proposals: proposals.map((each) => ({ ...each, version: (now.find((old) => old.no === each.no)?.version ?? 0) + 1 })),
  })
  const newNo = now.length + 1
  if (one.act === 'propose') return step([exampleProposal(newNo, { changes: one.changes })])
  if (one.act === 'undo') {
    const undo = undoOf(steps)
    return undo && step(undo.proposals as Proposal[], undo.undoes.no)
  }
  const chosen = open[one.which % Math.max(1, open.length)]
  if (!chosen) return undefined
  if (one.act === 'amend')
    return step([{ ...chosen, state: 'amended', amendedBy: newNo }, exampleProposal(newNo, { changes: one.changes })])
  return step([{ ...chosen, state: STATES[one.act] }])
}

const branchOf = (proposals: readonly Proposal[]): Branch => ({
  id: 'motet',
  plan: EXAMPLE_STRUCTURE.id,
  kind: 'meeting',
  name: 'Mötet',
  ownerName: 'Styrelsen',
  officials: [],
  state: 'published',
  exceptions: [],
  version: 1,
  proposals,
})

const valuesOf = (sheet: Sheet) => Object.fromEntries(sheet.refs().map((ref) => [ref, sheet.value(ref)]))
const rebuilt = (input: PlanInput, proposals: readonly Proposal[]) => buildSheet(branchInput(input, branchOf(proposals)))

/** Every frame is the sum of its rows, the statements agree with each other, and both sides of the balance sheet are equal. */
function assertBalances(sheet: Sheet): void {
  for (const year of YEARS) {
    const rows = EXAMPLE_STRUCTURE.rows.reduce((sum, row) => sum + sheet.value(rowRef(row.unit, row.id, 'frame', year))!, 0)
    expect(sheet.value(frameRef('region', 'frame', year))).toBe(rows)
    expect(sheet.value(resultRef('net_frame', year))).toBe(-rows)
    expect(sheet.value(cashFlowRef('result', year))).toBe(sheet.value(resultRef('result_incl_fin', year)))
    expect(sheet.value(balanceRef('equity_result', year))).toBe(sheet.value(resultRef('result_incl_fin', year)))
    expect(sheet.value(balanceRef('total_assets', year))).toBe(sheet.value(balanceRef('equity_provisions_liabilities', year)))
  }
}

describe('any sequence of proposing, adopting, rejecting, amending, withdrawing and undoing', () => {
  test('gives the figures of a rebuild, and every statement balances to the öre', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
        const steps: Step[] = []
        for (const one of acts) {
          const step = next(steps, one)
          if (step) steps.push(step)
        }
        const proposals = proposalsOf(steps)
        const changes = countingProposals({ proposals }).flatMap((one) => one.changes)
        const moved = buildSheet(BASE).with(changes).sheet
        const scratch = rebuilt(BASE, proposals)
        expect(valuesOf(moved)).toEqual(valuesOf(scratch))
        assertBalances(moved)
      }),
      { numRuns: 60 },
    )
  })

  test('undone step by step is the plan it began with, and each undo gives exactly what stood before', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 10 }), (acts) => {
        const steps: Step[] = []
        for (const one of acts) {
          const before = JSON.stringify(shown(steps))
          const step = next(steps, one)
          if (!step) continue
          steps.push(step)
          if (one.act === 'undo') continue
          const back = [...steps, next(steps, { act: 'undo' })!]
          expect(JSON.stringify(shown(back))).toBe(before)
        }
        for (let undo = next(steps, { act: 'undo' }); undo; undo = next(steps, { act: 'undo' })) steps.push(undo)
        expect(countingProposals({ proposals: proposalsOf(steps) })).toEqual([])
        expect(rebuilt(BASE, proposalsOf(steps)).input.leaves).toEqual(BASE.leaves)
      }),
      { numRuns: 60 },
    )
  })

  test('becomes entries that sum to zero, and together with the kept leaves they are all of it', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
        const steps: Step[] = []
        for (const one of acts) {
          const step = next(steps, one)
          if (step) steps.push(step)
        }
        const proposals = proposalsOf(steps)
        const { decision, leaves } = closingOf(BASE, branchOf(proposals), CLOSING)
        for (const year of YEARS) {
          const holders = new Set(decision.entries.flatMap(({ from, to }): Holder[] => [from, to]))
          expect([...holders].reduce((sum, one) => sum + balanceOf([decision], one, year), 0)).toBe(0)
          // What the frames got the result gave.
          expect(resultOf([decision], year) + frameOfAll([decision], year)).toBe(0)
        }
        expect(decision.entries.every((entry) => entry.amount > 0)).toBe(true)
        const adopted = proposals.filter(({ state }) => state === 'adopted')
        const all = rebuilt(BASE, adopted)
        const kept = buildSheet(BASE).with([...leaves, ...backAsChanges(decision.entries)]).sheet
        for (const year of YEARS) {
          for (const { unit, id } of EXAMPLE_STRUCTURE.rows)
            expect(kept.value(rowRef(unit, id, 'frame', year))).toBe(all.value(rowRef(unit, id, 'frame', year)))
          for (const ref of [resultRef('result_incl_fin', year), balanceRef('total_assets', year)])
            expect(kept.value(ref)).toBe(all.value(ref))
        }
      }),
      { numRuns: 60 },
    )
  })
})

const CLOSING = {
  id: 'beslut',
  kind: 'regionalPlan' as const,
  body: 'assembly' as const,
  date: '2022-06-15',
  paragraph: '61',
  caseNumber: 'D 1-2022',
  title: 'Plan och budget',
  reason: 'Mötets beslut',
}

const shown = (steps: readonly Step[]) =>
  proposalsOf(steps)
    .filter((one) => !one.undone)
    .map(({ version: _, by: __, at: ___, ...rest }) => rest)

/** The journal read back into the plan, as the plan reads it: permanent entries are decided changes, temporary ones hold for the year. */
function backAsChanges(entries: readonly Entry[]): Change[] {
  return entries.map(({ from, to, year, amount: moved, permanence }) => {
    const [holder, sign] = to.startsWith('unit/') ? [to, 1] : [from, -1]
    const [, unit = '', activity = ''] = holder.split('/')
    const leaf = permanence === 'permanent' ? LEAF.adjustment : LEAF.once
    return { ref: leaf(unit, activity, year), add: sign * moved }
  })
}

describe('adopting', () => {
  test('proposals on different leaves gives the same plan in any order', () => {
    const refs = [
      LEAF.adjustment('hsn', 'sjukhusvard', 2023),
      LEAF.once('rs', 'service', 2024),
      LEAF.input('tax_rate_change', 2023),
      LEAF.investment('it', 2024),
    ]
    const shuffled = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(shuffled, fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 4, maxLength: 4 }), (order, amounts) => {
        const proposals = refs.map((ref, at) => exampleProposal(at + 1, { changes: [{ ref, add: amounts[at]! }] }))
        const merged = mergePreview(
          buildSheet(BASE),
          order.map((at) => proposals[at]!),
        )
        expect(valuesOf(merged.at(-1)!.sheet)).toEqual(valuesOf(rebuilt(BASE, proposals)))
      }),
      { numRuns: 40 },
    )
  })
})

describe('two plans side by side', () => {
  test('differ in every cell that differs and in no other, and the steps add up to the result exactly', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const a = buildSheet(BASE)
        const b = rebuilt(BASE, [exampleProposal(1, { changes })])
        const { tables, waterfalls } = diffSheets(a, b, comparedTables(EXAMPLE_STRUCTURE))
        const told = new Set(tables.flatMap(({ cells }) => cells.map(({ ref }) => ref)))
        const moved = a.refs().filter((ref) => /^plan:(table|input)\//.test(ref) && a.value(ref) !== b.value(ref))
        expect([...told].sort()).toEqual([...moved].sort())
        for (const { year, a: from, b: to, steps } of waterfalls) {
          expect(steps.reduce((sum, step) => sum + step.amount, from)).toBe(to)
          expect(to).toBe(b.value(resultRef('result_incl_fin', year)))
          expect(steps.map(({ id }) => id)).not.toContain('other')
        }
        expect(waterfalls.map(({ year }) => year)).toEqual(YEARS)
      }),
      { numRuns: 40 },
    )
  })
})

describe('levers', () => {
  test('of any setting give a plan that balances, and let go again they give the plan as it was', () => {
    const levers = leversOf(EXAMPLE_STRUCTURE)
    const setting = fc.record(Object.fromEntries(levers.map(({ id, min, max }) => [id, fc.integer({ min, max })])))
    fc.assert(
      fc.property(setting, (settings) => {
        const changes = leverChanges(BASE, settings)
        const pulled = buildSheet(BASE).with(changes).sheet
        assertBalances(pulled)
        const released = pulled.with(changes.map((one) => ({ ref: one.ref, add: 'add' in one ? -one.add : 0 }))).sheet
        const start = buildSheet(BASE)
        for (const ref of start.refs()) expect(released.value(ref)).toBe(start.value(ref))
      }),
      { numRuns: 40 },
    )
  })
})
