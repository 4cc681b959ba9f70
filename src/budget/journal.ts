// The journal added up: what anybody holds in a year, as known on any day, and the decisions that gave it line by line.
// Refuses: counting drafts, withdrawn decisions or those taken later than the day asked for.
import type { UnitCode } from '../kernel/ids.ts'
import { negate, type Ore, ore, sumOre } from '../kernel/money.ts'
import { type BudgetDecision, countsAt, type DecisionKind, type Entry } from './decision.ts'
import { type Holder, type Line, lineHolder, parseHolder, unitHolder } from './holder.ts'

export interface When {
  /** `YYYY-MM-DD`: as known at the end of that day; all decisions when absent. */
  asOf?: string
}

/** Whether the outer unit answers for the inner one's money; see `answersFor`. */
export type Contains = (outer: UnitCode, inner: UnitCode) => boolean

type Inside = (holder: Holder) => boolean

/** What one entry gives those inside: to them, from them, or nothing when it moves within or outside. */
const gives = ({ from, to, amount }: Entry, inside: Inside): number => (inside(to) ? amount : 0) - (inside(from) ? amount : 0)

function heldBy(decisions: readonly BudgetDecision[], inside: Inside, year: number, { asOf }: When): Ore {
  let total = 0
  for (const decision of decisions)
    if (countsAt(decision, asOf)) for (const entry of decision.entries) if (entry.year === year) total += gives(entry, inside)
  return ore(total)
}

/** What a holder has been given less what it has given. Over all holders of a year this is always zero. */
export const balanceOf = (decisions: readonly BudgetDecision[], holder: Holder, year: number, when: When = {}): Ore =>
  heldBy(decisions, (one) => one === holder, year, when)

/** The unit, its activities and every unit it answers for: what a committee gives its own units stays in its frame. */
function insideUnit(unit: UnitCode, contains: Contains): Inside {
  const known = new Map<Holder, boolean>()
  return (holder) => {
    const before = known.get(holder)
    if (before !== undefined) return before
    const parsed = parseHolder(holder)
    const inside = parsed?.kind === 'unit' && (parsed.unit === unit || contains(unit, parsed.unit))
    known.set(holder, inside)
    return inside
  }
}

/** `activity` narrows to what that activity itself holds. */
export interface FrameAsked extends When {
  contains: Contains
  activity?: string
}

const insideOf = (unit: UnitCode, { contains, activity }: FrameAsked): Inside => {
  const own = unitHolder(unit, activity)
  return activity === undefined ? insideUnit(unit, contains) : (holder) => holder === own
}

/** The frame of a unit in a year: the net amount it may use. Positive = resources. */
export const frameOf = (decisions: readonly BudgetDecision[], unit: UnitCode, year: number, asked: FrameAsked): Ore =>
  heldBy(decisions, insideOf(unit, asked), year, asked)

/** Everything that units hold together: what the result budget calls the net frame, as resources. */
export const frameOfAll = (decisions: readonly BudgetDecision[], year: number, when: When = {}): Ore =>
  heldBy(decisions, (holder) => holder.startsWith('unit/'), year, when)

/** Whether the journal says anything of the unit's money in the year: a frame nobody has decided is missing, not zero. */
export const hasFrame = (decisions: readonly BudgetDecision[], unit: UnitCode, year: number, asked: FrameAsked): boolean => {
  const inside = insideOf(unit, asked)
  return decisions.some(
    (one) =>
      countsAt(one, asked.asOf) && one.entries.some((entry) => entry.year === year && (inside(entry.from) || inside(entry.to))),
  )
}

/** One entry seen from those it gives to or takes from. */
export interface EntryLine {
  entry: Entry
  amountOre: Ore
}

export interface FrameLine {
  id: string
  kind: DecisionKind
  date: string
  amountOre: Ore
  reason: string
  decision: BudgetDecision
  entries: EntryLine[]
}

const byDate = (a: BudgetDecision, b: BudgetDecision): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

function linesOf(decisions: readonly BudgetDecision[], inside: Inside, year: number, { asOf }: When): FrameLine[] {
  return decisions
    .filter((one) => countsAt(one, asOf))
    .toSorted(byDate)
    .flatMap((decision) => {
      const entries = decision.entries
        .filter((one) => one.year === year && inside(one.from) !== inside(one.to))
        .map((entry) => ({ entry, amountOre: ore(gives(entry, inside)) }))
      if (entries.length === 0) return []
      const { id, kind, date, reason, title } = decision
      const amountOre = sumOre(entries.map((one) => one.amountOre))
      return [{ id, kind, date, amountOre, reason: reason || title, decision, entries }]
    })
}

/** The frame explained: each decision that moved money over its border, oldest first. Adds up to the frame exactly. */
export const frameLines = (decisions: readonly BudgetDecision[], unit: UnitCode, year: number, asked: FrameAsked): FrameLine[] =>
  linesOf(decisions, insideOf(unit, asked), year, asked)

export const linesOfAll = (decisions: readonly BudgetDecision[], year: number, when: When = {}): FrameLine[] =>
  linesOf(decisions, (holder) => holder.startsWith('unit/'), year, when)

/** The same for one line of the result budget, in the journal's own sign. */
export const linesOfLine = (decisions: readonly BudgetDecision[], line: Line, year: number, when: When = {}): FrameLine[] =>
  linesOfHolder(decisions, lineHolder(line), year, when)

export const linesOfHolder = (decisions: readonly BudgetDecision[], holder: Holder, year: number, when: When = {}): FrameLine[] =>
  linesOf(decisions, (one) => one === holder, year, when)

/** A line with statement signs: income positive, costs negative. What the reserve gives is positive; `result` is the result. */
export const lineAmount = (decisions: readonly BudgetDecision[], line: Line, year: number, when: When = {}): Ore => {
  const balance = balanceOf(decisions, lineHolder(line), year, when)
  return line === 'result' ? balance : negate(balance)
}

/** The budgeted result: what is left when every line and frame has had its own. */
export const resultOf = (decisions: readonly BudgetDecision[], year: number, when: When = {}): Ore =>
  lineAmount(decisions, 'result', year, when)

/** Income less costs, as the law tests it: what is drawn from the reserve is no income (KL 11:5, 11:14). */
export const incomeOverCosts = (decisions: readonly BudgetDecision[], year: number, when: When = {}): Ore =>
  ore(resultOf(decisions, year, when) - lineAmount(decisions, 'reserve', year, when))

export interface UndistributedFrame {
  unit: UnitCode
  amountOre: Ore
  /** The latest decision that moved the amount, and its day. */
  decision: string
  title: string
  since: string
}

/**
 * What a unit keeps for itself although it has activities or units below: a line of its own, with owner and day, never spread out
 * silently. `hasParts` is the caller's knowledge of both. Undefined when everything has been given on.
 */
export function undistributed(
  decisions: readonly BudgetDecision[],
  unit: UnitCode,
  year: number,
  { hasParts, ...when }: When & { hasParts: boolean },
): UndistributedFrame | undefined {
  if (!hasParts) return undefined
  const lines = linesOfHolder(decisions, unitHolder(unit), year, when)
  const amountOre = sumOre(lines.map((one) => one.amountOre))
  const latest = lines.at(-1)
  return latest && amountOre !== 0
    ? { unit, amountOre, decision: latest.id, title: latest.decision.title, since: latest.date }
    : undefined
}

/** Years the journal says anything about, oldest first. */
export const yearsOf = (decisions: readonly BudgetDecision[]): number[] =>
  [...new Set(decisions.filter((one) => countsAt(one)).flatMap((one) => one.entries.map((entry) => entry.year)))].toSorted(
    (a, b) => a - b,
  )

/** Every counted entry of a year with its decision, oldest first. */
export const entriesOf = (decisions: readonly BudgetDecision[], year: number, { asOf }: When = {}) =>
  decisions
    .filter((one) => countsAt(one, asOf))
    .toSorted(byDate)
    .flatMap((decision) => decision.entries.filter((one) => one.year === year).map((entry) => ({ decision, entry })))
