// What a decision is held against before it may be taken: everything decided before it, the organisation and the activities.
// Refuses: counting the decision itself.
import type { UnitCode } from '../kernel/ids.ts'
import { type Ore, ore, sumOre } from '../kernel/money.ts'
import type { UnitTree } from '../organisation/model.ts'
import type { Activity } from './activity.ts'
import { answersFor } from './answersFor.ts'
import { type BalanceException, type BudgetDecision, countsAt, type Entry } from './decision.ts'
import { type Holder, lineHolder, parseHolder, unitHolder } from './holder.ts'
import type { Contains } from './journal.ts'
import type { Names } from './words.ts'

export interface Grounds {
  /** What the holder has before the decision. */
  balance(holder: Holder, year: number): Ore
  exceptions(year: number): readonly BalanceException[]
  isUnit(code: UnitCode): boolean
  isActivity(unit: UnitCode, id: string): boolean
  contains: Contains
  names: Names
}

/** The organisation's part of the grounds. */
export interface Places {
  tree: UnitTree
  activities: readonly Activity[]
}

export function namesOf({ tree, activities }: Places): Names {
  const named = new Map(activities.map((one) => [unitHolder(one.unit, one.id), one.name]))
  return {
    unit: (code) => tree.unit(code)?.name,
    activity: (unit, id) => named.get(unitHolder(unit, id)),
  }
}

/** Grounds that grow: a bulk of decisions is checked each upon the ones before it, without adding all up again. */
export function growingGrounds(
  decided: Iterable<BudgetDecision>,
  places: Places,
): Grounds & { add(decision: BudgetDecision): void } {
  const held = new Map<string, number>()
  const exceptions = new Map<number, BalanceException[]>()
  const known = new Set(places.activities.map((one) => unitHolder(one.unit, one.id)))
  const move = (holder: Holder, year: number, amount: number) => {
    const key = `${holder}|${year}`
    held.set(key, (held.get(key) ?? 0) + amount)
  }
  const add = (decision: BudgetDecision) => {
    if (!countsAt(decision)) return
    for (const { from, to, year, amount } of decision.entries) {
      move(from, year, -amount)
      move(to, year, amount)
    }
    const { exception } = decision
    if (exception) exceptions.set(exception.year, [...(exceptions.get(exception.year) ?? []), exception])
  }
  for (const decision of decided) add(decision)
  return {
    add,
    balance: (holder, year) => ore(held.get(`${holder}|${year}`) ?? 0),
    exceptions: (year) => exceptions.get(year) ?? [],
    isUnit: (code) => places.tree.unit(code) !== undefined,
    isActivity: (unit, id) => known.has(unitHolder(unit, id)),
    contains: answersFor(places.tree),
    names: namesOf(places),
  }
}

export const groundsOf = (others: readonly BudgetDecision[], places: Places): Grounds => growingGrounds(others, places)

/** What entries give each holder in a year, those that come out even left out. */
export function netByHolder(entries: readonly Entry[], year: number): Map<Holder, Ore> {
  const net = new Map<Holder, number>()
  for (const entry of entries) {
    if (entry.year !== year) continue
    net.set(entry.to, (net.get(entry.to) ?? 0) + entry.amount)
    net.set(entry.from, (net.get(entry.from) ?? 0) - entry.amount)
  }
  return new Map([...net].filter(([, amount]) => amount !== 0).map(([holder, amount]) => [holder, ore(amount)]))
}

export const netOfUnits = (net: ReadonlyMap<Holder, Ore>): Ore =>
  ore([...net].reduce((sum, [holder, amount]) => (parseHolder(holder)?.kind === 'unit' ? sum + amount : sum), 0))

/** What the entries do to income less costs (the result before anything is drawn from the reserve). */
export const netOfResult = (net: ReadonlyMap<Holder, Ore>): Ore =>
  ore((net.get(lineHolder('result')) ?? 0) + (net.get(lineHolder('reserve')) ?? 0))

export interface Effect {
  /** The first year the decision is about, unless another is asked for. */
  year: number
  /** Years besides that one. */
  more: number
  /** What units get together. */
  frames: Ore
  /** What it does to the line of the result. */
  result: Ore
  /** What moves between units, counted once. */
  moved: Ore
}

/** What a decision does in a year; undefined when it moves nothing. */
export function effectOf({ entries }: Pick<BudgetDecision, 'entries'>, wanted?: number): Effect | undefined {
  const years = [...new Set(entries.map((one) => one.year))].toSorted((a, b) => a - b)
  const year = wanted !== undefined && years.includes(wanted) ? wanted : years[0]
  if (year === undefined) return undefined
  const net = netByHolder(entries, year)
  const got = [...net].filter(([holder, amount]) => amount > 0 && parseHolder(holder)?.kind === 'unit')
  return {
    year,
    more: years.length - 1,
    frames: netOfUnits(net),
    result: net.get(lineHolder('result')) ?? ore(0),
    moved: sumOre(got.map(([, amount]) => amount)),
  }
}
