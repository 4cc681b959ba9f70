// What the meeting adopted, as one decision on money: every krona that a frame moved by, from the result to somebody or back.
// Refuses: losing anything. Changes of other leaves than frames are kept as leaves of the plan; the two together are all of it.
import type { BalanceException, Body, BudgetDecision, DecisionKind, Entry, Funding, Holder } from '../../../budget/model.ts'
import { lineHolder, unitHolder } from '../../../budget/model.ts'
import { type FigureRef, parseRef } from '../../../kernel/figure.ts'
import type { UnitCode } from '../../../kernel/ids.ts'
import { ore } from '../../../kernel/money.ts'
import type { Change, PlanInput } from '../../input.ts'
import { LEAF } from '../../refs.ts'
import { applyChanges } from '../apply.ts'
import type { Branch, ClosingDecision, Proposal } from '../branch.ts'

export interface Closing extends ClosingDecision {
  kind: Extract<DecisionKind, 'regionalPlan' | 'supplementaryBudget'>
  body: Body
  title: string
  reason: string
}

export interface Closed {
  decision: BudgetDecision
  /** Everything adopted that is not a frame. */
  leaves: Change[]
}

const FRAME = /^row\/([^/]+)\/(adjustment|once|level)$/

interface FrameLeaf {
  holder: Holder
  unit: UnitCode
  activity: string
  year: number
  permanent: boolean
}

/** The activity a frame leaf gives to; a level is a year's own, as a temporary change is. */
export function frameLeaf(ref: FigureRef, input: PlanInput): FrameLeaf | undefined {
  const parts = parseRef(ref)
  const match = FRAME.exec(parts?.path ?? '')
  if (!parts || !match) return undefined
  const row = input.structure.rows.find(({ unit, id }) => unit.toUpperCase() === parts.scope && id === match[1])
  const year = Number(parts.period)
  if (!row || !input.structure.years.includes(year)) return undefined
  return { holder: unitHolder(row.unit, row.id), unit: row.unit, activity: row.id, year, permanent: match[2] === 'adjustment' }
}

/** Leaves that follow a register of their own: a decision on them is kept, and carried out there. */
export const carriedOutElsewhere = (ref: FigureRef): boolean => /^plan:(input\/price_index_ppm|investment\/)/.test(ref)

export const adopted = ({ proposals }: Pick<Branch, 'proposals'>): Proposal[] =>
  proposals.filter(({ state }) => state === 'adopted').sort((a, b) => a.no - b.no)

/**
 * `input` is what the meeting began with: a leaf that is set moves from what it was there, or after the proposals before it.
 * `journal` is what the journal says of frame leaves already. Where it says nothing, what the plan held moves into it as well, since
 * the journal speaks for a whole activity and year once it says anything of it.
 */
export function closingOf(input: PlanInput, branch: Branch, closing: Closing, journal: Journal = new Map()): Closed {
  const entries: Entry[] = []
  const leaves: Change[] = []
  const held = new Set<string>()
  const add = (leaf: FrameLeaf, by: number, reason: string) =>
    entries.push(...entryOf(closing.id, entries.length + 1, leaf, by, reason))
  let at = input
  for (const proposal of adopted(branch))
    for (const change of proposal.changes) {
      const leaf = frameLeaf(change.ref, at)
      const before = at.leaves.get(change.ref)?.value ?? 0
      at = applyChanges(at, [change], '')
      if (!leaf) {
        leaves.push(change)
        continue
      }
      const key = `${leaf.holder}|${leaf.year}`
      if (!held.has(key)) for (const { kept, value } of heldByPlan(input, leaf, journal)) add(kept, value, HELD_BEFORE)
      held.add(key)
      add(leaf, (at.leaves.get(change.ref)!.value ?? 0) - before, `Förslag ${proposal.no}: ${proposal.title}`)
    }
  return { decision: decisionOf(branch, closing, entries), leaves }
}

/** The journal's own value of a frame leaf. */
export type Journal = ReadonlyMap<FigureRef, { value: number | null }>

const HELD_BEFORE = 'Fanns i planen före mötet'

function heldByPlan({ leaves }: PlanInput, leaf: FrameLeaf, journal: Journal): { kept: FrameLeaf; value: number }[] {
  const { unit, activity, year } = leaf
  return [
    { ref: LEAF.adjustment(unit, activity, year), kept: { ...leaf, permanent: true } },
    { ref: LEAF.once(unit, activity, year), kept: { ...leaf, permanent: false } },
  ].flatMap(({ ref, kept }) => {
    const value = leaves.get(ref)?.value ?? 0
    return journal.has(ref) || value === 0 ? [] : [{ kept, value }]
  })
}

function entryOf(decision: string, no: number, leaf: FrameLeaf, by: number, reason: string): Entry[] {
  if (by === 0) return []
  const [from, to] = by > 0 ? [lineHolder('result'), leaf.holder] : [leaf.holder, lineHolder('result')]
  const permanence = leaf.permanent ? ('permanent' as const) : ('temporary' as const)
  return [
    {
      id: `${decision}-${no}`,
      from,
      to,
      year: leaf.year,
      amount: ore(Math.abs(by)),
      reason,
      permanence,
    },
  ]
}

function decisionOf(branch: Branch, closing: Closing, entries: readonly Entry[]): BudgetDecision {
  const funding = fundingOf(adopted(branch))
  const exception: BalanceException | undefined = branch.exceptions[0]
  const { id, kind, body, date, paragraph, caseNumber, title, reason } = closing
  return {
    id,
    kind,
    state: 'decided',
    body,
    date,
    paragraph,
    caseNumber,
    title,
    reason,
    ...(funding ? { funding } : {}),
    ...(exception ? { exception } : {}),
    entries,
  }
}

/** One funding of the whole decision: the first kind named, with what every proposal says. */
function fundingOf(proposals: readonly Proposal[]): Funding | undefined {
  const named = proposals.flatMap(({ no, funding }) => (funding ? [{ no, funding }] : []))
  const first = named[0]
  if (!first) return undefined
  return { kind: first.funding.kind, note: named.map(({ no, funding }) => `Förslag ${no}: ${funding.note}`).join(' ') }
}
