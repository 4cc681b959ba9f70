// The tree of units as it stood on a date, and the two structures a report can be shown in: then and now.
// Every unit ever registered is in every tree exactly once, so no öre can be lost or counted twice in a roll-up.
import type { UnitCode } from '../kernel/ids.ts'
import { assert } from '../kernel/result.ts'
import { changeDates, changeOn, isCommitteeLevel, placeOn, UNMAPPED_UNIT, type Unit } from './unit.ts'

export interface UnitTree {
  /** All units, parents always before their children; positions below are positions in this list. */
  readonly codes: readonly UnitCode[]
  /** Position of the parent, −1 for a root. */
  readonly parents: Int32Array
  positionOf(code: UnitCode): number | undefined
  unit(code: UnitCode): Unit | undefined
  parentOf(code: UnitCode): UnitCode | undefined
  childrenOf(code: UnitCode): UnitCode[]
  roots(): UnitCode[]
  /** The unit itself or anything below it. A code nobody has registered lies under `omappad`. */
  contains(outer: UnitCode, inner: UnitCode): boolean
  /** Positions of the unit and everything below it, both included. */
  runOf(code: UnitCode): { first: number; last: number } | undefined
  /** From the root down to the unit itself. */
  pathTo(code: UnitCode): UnitCode[]
}

export function unitTreeAt(units: readonly Unit[], date: string): UnitTree {
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const below = new Map<UnitCode | undefined, UnitCode[]>()
  for (const unit of units) {
    const place = placeOn(unit, date)
    const under = place !== undefined && byCode.has(place) ? place : undefined
    const siblings = below.get(under)
    if (siblings) siblings.push(unit.code)
    else below.set(under, [unit.code])
  }
  return layOut(byCode, below)
}

/** Numbers the units depth first: everything below a unit is one unbroken run of positions after it. */
function layOut(byCode: ReadonlyMap<UnitCode, Unit>, below: ReadonlyMap<UnitCode | undefined, UnitCode[]>): UnitTree {
  const codes: UnitCode[] = []
  const position = new Map<UnitCode, number>()
  const parents = new Int32Array(byCode.size).fill(-1)
  const last = new Int32Array(byCode.size)
  const stack = [...(below.get(undefined) ?? [])].reverse().map((code) => ({ code, parent: -1 }))
  while (stack.length > 0) {
    const { code, parent } = stack.pop()!
    const at = codes.push(code) - 1
    position.set(code, at)
    parents[at] = parent
    for (const child of [...(below.get(code) ?? [])].reverse()) stack.push({ code: child, parent: at })
  }
  assert(codes.length === byCode.size, 'units stand under each other in a circle: run checkUnits before making a tree', {
    missing: [...byCode.keys()].filter((code) => !position.has(code)).slice(0, 5),
  })
  for (let at = codes.length - 1; at >= 0; at--) {
    last[at] = Math.max(last[at]!, at)
    const parent = parents[at]!
    if (parent >= 0) last[parent] = Math.max(last[parent]!, last[at]!)
  }
  const parentOf = (code: UnitCode): UnitCode | undefined => {
    const at = position.get(code)
    return at === undefined || parents[at]! < 0 ? undefined : codes[parents[at]!]
  }
  return {
    codes,
    parents,
    positionOf: (code) => position.get(code),
    unit: (code) => byCode.get(code),
    parentOf,
    childrenOf: (code) => below.get(code) ?? [],
    roots: () => below.get(undefined) ?? [],
    contains: (outer, inner) => {
      const a = position.get(outer)
      const b = position.get(inner)
      if (b === undefined) return outer === inner || outer === UNMAPPED_UNIT
      return a !== undefined && a <= b && b <= last[a]!
    },
    runOf: (code) => {
      const first = position.get(code)
      return first === undefined ? undefined : { first, last: last[first]! }
    },
    pathTo: (code) => {
      const path: UnitCode[] = []
      for (let at: UnitCode | undefined = code; at !== undefined; at = parentOf(at)) path.push(at)
      return path.reverse()
    },
  }
}

const twoDigits = (no: number): string => String(no).padStart(2, '0')

/**
 * The day whose structure a period is shown in: the last of the month, so that a move within a month counts from that month.
 * Opening balances (period 0) stand in the structure of 1 January. The 31st sorts last in every month.
 */
export const dayOfPeriod = (year: number, period: number): string =>
  period === 0 ? `${year}-01-01` : `${year}-${twoDigits(period)}-31`

export type Structure = 'then' | 'now'

/** Says which units a unit contains, and shows the trees it knows it from, so that books can look instead of ask. */
export interface ContainsByTree {
  (outer: UnitCode, inner: UnitCode, year: number, structure: Structure, period?: number): boolean
  readonly treeOf: Structures['treeOf']
}

export interface Structures {
  readonly units: readonly Unit[]
  treeAt(date: string): UnitTree
  /** The tree of a period in the structure asked for; the same object for periods that share a structure. */
  treeOf(year: number, structure: Structure, period?: number): UnitTree
  /** Fits the books: `contains('hsn', 'nus', 2020, 'then', 8)`; without a period the year's last day. */
  readonly contains: ContainsByTree
  /** The unit that answers today for what a unit did: its successor after mergers, otherwise itself. */
  successorOf(code: UnitCode): UnitCode
}

/** Both structures over an organisation; `today` decides what now means. Trees are made once per stretch without moves. */
export function structuresOf(units: readonly Unit[], today: string): Structures {
  const dates = changeDates(units)
  const trees = new Map<string, UnitTree>()
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const treeAt = (date: string): UnitTree => {
    let stretch = ''
    for (const start of dates) if (start <= date) stretch = start
    let tree = trees.get(stretch)
    if (!tree) {
      tree = unitTreeAt(units, stretch === '' ? '0000-01-01' : stretch)
      trees.set(stretch, tree)
    }
    return tree
  }
  // Books ask this for every unit and period: dates are written out once per period, not once per question.
  const now = treeAt(today)
  const then = new Map<number, UnitTree>()
  const treeOf = (year: number, structure: Structure, period = 12): UnitTree => {
    if (structure === 'now') return now
    const key = year * 100 + period
    let tree = then.get(key)
    if (!tree) {
      tree = treeAt(dayOfPeriod(year, period))
      then.set(key, tree)
    }
    return tree
  }
  return {
    units,
    treeAt,
    treeOf,
    contains: Object.assign(
      (outer: UnitCode, inner: UnitCode, year: number, structure: Structure, period?: number) =>
        treeOf(year, structure, period).contains(outer, inner),
      { treeOf },
    ),
    successorOf: (code) => {
      let at = code
      for (;;) {
        const unit = byCode.get(at)
        const change = unit && changeOn(unit, today)
        if (!change || !('mergedInto' in change)) return at
        at = change.mergedInto
      }
    },
  }
}

/** The committee a unit answers to on a date: itself or the nearest above; undefined outside every committee. */
export function committeeOf(units: readonly Unit[], code: UnitCode, date: string): UnitCode | undefined {
  return committeeIn(unitTreeAt(units, date), code)
}

export function committeeIn(tree: UnitTree, code: UnitCode): UnitCode | undefined {
  for (let at: UnitCode | undefined = code; at !== undefined; at = tree.parentOf(at)) {
    const kind = tree.unit(at)?.kind
    if (kind !== undefined && isCommitteeLevel(kind)) return at
  }
  return undefined
}
