// The packed cube: all balances of one entity, year and measure as typed arrays, units × (account, counterpart, object) × periods.
// Holds no texts, names or persons. Exact to the öre: every running total is asserted to be a safe integer when the cube is made.
import type { UnitCode } from '../kernel/ids.ts'
import { assertSafe } from '../kernel/money.ts'
import type { Balance, Measure } from './balance.ts'

/** 0 = opening balance, 1 to 12 = months. */
export const PERIODS = 13

export interface Leaf {
  account: string
  counterpart: string
  object: string
}

export interface Cube {
  readonly entity: string
  readonly year: number
  readonly measure: Measure
  /** Units with balances, sorted. */
  readonly units: readonly UnitCode[]
  /** Sorted by account, counterpart, object. */
  readonly leaves: readonly Leaf[]
  /** The rows of unit `u` are `rowStart[u]` up to but not including `rowStart[u + 1]`, sorted by leaf. */
  readonly rowStart: Int32Array
  readonly rowLeaf: Int32Array
  /** Per row, 13 running totals: everything through period p. The sum of any span is one subtraction. */
  readonly through: Float64Array
  /** The same per leaf over all units. */
  readonly leafThrough: Float64Array
}

/** Adds up balances row by row; `cube()` packs them. */
export interface CubeBuilder {
  add(unit: UnitCode, account: string, counterpart: string, object: string, period: number, amount: number): void
  /** Adds 13 amounts, one for each period, at once. The array is taken over: do not use it afterwards. */
  addRow(unit: UnitCode, account: string, counterpart: string, object: string, amounts: Float64Array): void
  cube(): Cube
}

interface Row {
  unit: UnitCode
  leaf: number
  amounts: Float64Array
}

const compareLeaves = (a: Leaf, b: Leaf): number =>
  compare(a.account, b.account) || compare(a.counterpart, b.counterpart) || compare(a.object, b.object)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export function cubeBuilder(entity: string, year: number, measure: Measure): CubeBuilder {
  const leaves: Leaf[] = []
  const leafNo = new Map<string, number>()
  const byUnit = new Map<UnitCode, Map<number, Float64Array>>()
  const leafOf = (account: string, counterpart: string, object: string): number => {
    const key = counterpart === '' && object === '' ? account : `${account}\u0000${counterpart}\u0000${object}`
    let leaf = leafNo.get(key)
    if (leaf === undefined) {
      leaf = leaves.push({ account, counterpart, object }) - 1
      leafNo.set(key, leaf)
    }
    return leaf
  }
  const rowsOf = (unit: UnitCode): Map<number, Float64Array> => {
    let rows = byUnit.get(unit)
    if (!rows) {
      rows = new Map()
      byUnit.set(unit, rows)
    }
    return rows
  }
  return {
    add: (unit, account, counterpart, object, period, amount) => {
      const rows = rowsOf(unit)
      const leaf = leafOf(account, counterpart, object)
      let amounts = rows.get(leaf)
      if (!amounts) {
        amounts = new Float64Array(PERIODS)
        rows.set(leaf, amounts)
      }
      amounts[period]! += amount
    },
    addRow: (unit, account, counterpart, object, more) => {
      const rows = rowsOf(unit)
      const leaf = leafOf(account, counterpart, object)
      const amounts = rows.get(leaf)
      if (!amounts) rows.set(leaf, more)
      else for (let p = 0; p < PERIODS; p++) amounts[p]! += more[p]!
    },
    cube: () => {
      const rows: Row[] = []
      for (const [unit, own] of byUnit) for (const [leaf, amounts] of own) rows.push({ unit, leaf, amounts })
      return pack({ entity, year, measure }, leaves, rows)
    },
  }
}

function isNought(amounts: Float64Array): boolean {
  for (let p = 0; p < PERIODS; p++) if (amounts[p] !== 0) return false
  return true
}

/** Sorts the axes, drops rows that are nought in every period, and turns movements into running totals. */
function pack(name: Pick<Cube, 'entity' | 'year' | 'measure'>, found: readonly Leaf[], all: readonly Row[]): Cube {
  const rows = all.filter((row) => !isNought(row.amounts))
  const used = new Set(rows.map((row) => row.leaf))
  const order = [...used].sort((a, b) => compareLeaves(found[a]!, found[b]!))
  const newNo = new Map(order.map((old, no) => [old, no]))
  const leaves = order.map((old) => found[old]!)
  const units = [...new Set(rows.map((row) => row.unit))].sort()
  const unitNo = new Map(units.map((unit, no) => [unit, no]))
  const sorted = rows
    .map((row) => ({ unit: unitNo.get(row.unit)!, leaf: newNo.get(row.leaf)!, amounts: row.amounts }))
    .sort((a, b) => a.unit - b.unit || a.leaf - b.leaf)
  const rowStart = new Int32Array(units.length + 1)
  const rowLeaf = new Int32Array(sorted.length)
  const through = new Float64Array(sorted.length * PERIODS)
  for (const [at, row] of sorted.entries()) {
    rowStart[row.unit + 1]! += 1
    rowLeaf[at] = row.leaf
    through.set(row.amounts, at * PERIODS)
  }
  for (let u = 0; u < units.length; u++) rowStart[u + 1]! += rowStart[u]!
  return finished({ ...name, units, leaves, rowStart, rowLeaf }, through)
}

/** Movements per row → the whole cube. `movements` becomes the running totals of the cube. */
function finished(base: Omit<Cube, 'through' | 'leafThrough'>, movements: Float64Array): Cube {
  const through = movements
  const leafThrough = new Float64Array(base.leaves.length * PERIODS)
  for (let row = 0; row < base.rowLeaf.length; row++) {
    const from = row * PERIODS
    const leafAt = base.rowLeaf[row]! * PERIODS
    let total = 0
    for (let p = 0; p < PERIODS; p++) {
      total += through[from + p]!
      if (!Number.isSafeInteger(total)) assertSafe(total)
      through[from + p] = total
      leafThrough[leafAt + p]! += total
    }
  }
  assertAll(leafThrough)
  return { ...base, through, leafThrough }
}

/** Asserts that every total is an exact amount in öre. */
export function assertAll(totals: Float64Array): void {
  for (let at = 0; at < totals.length; at++) if (!Number.isSafeInteger(totals[at]!)) assertSafe(totals[at]!)
}

/** The cube of balances that all are of one entity, year and measure. */
export function cubeOf(name: Pick<Cube, 'entity' | 'year' | 'measure'>, balances: Iterable<Balance>): Cube {
  const builder = cubeBuilder(name.entity, name.year, name.measure)
  for (const b of balances) builder.add(b.unit, b.account, b.counterpart, b.object, b.period, b.amount)
  return builder.cube()
}

/** One cube for each entity, year and measure among the balances. */
export function cubesOf(balances: Iterable<Balance>): Cube[] {
  const builders = new Map<string, CubeBuilder>()
  for (const b of balances) {
    const key = `${b.entity} ${b.year} ${b.measure}`
    let builder = builders.get(key)
    if (!builder) {
      builder = cubeBuilder(b.entity, b.year, b.measure)
      builders.set(key, builder)
    }
    builder.add(b.unit, b.account, b.counterpart, b.object, b.period, b.amount)
  }
  return [...builders.values()].map((builder) => builder.cube())
}

/** The balances again, cell by cell; the counterpart of `cubeOf`. */
export function* balancesOf(cube: Cube): Generator<Balance> {
  const { entity, year, measure } = cube
  for (let u = 0; u < cube.units.length; u++) {
    for (let row = cube.rowStart[u]!; row < cube.rowStart[u + 1]!; row++) {
      const leaf = cube.leaves[cube.rowLeaf[row]!]!
      for (let period = 0; period < PERIODS; period++) {
        const at = row * PERIODS + period
        const amount = cube.through[at]! - (period === 0 ? 0 : cube.through[at - 1]!)
        if (amount !== 0) yield { entity, year, measure, unit: cube.units[u]!, ...leaf, period, amount: assertSafe(amount) }
      }
    }
  }
}

/** What the cube holds in all: öre without and with sign, and cells; compared before writing and after reading. */
export interface ControlSum {
  cells: number
  amountOre: number
  turnoverOre: number
}

export function controlSum(cube: Cube): ControlSum {
  let cells = 0
  let amount = 0
  let turnover = 0
  for (let row = 0; row < cube.rowLeaf.length; row++) {
    let before = 0
    for (let at = row * PERIODS; at < (row + 1) * PERIODS; at++) {
      const change = cube.through[at]! - before
      before = cube.through[at]!
      if (change === 0) continue
      cells++
      amount += change
      turnover += Math.abs(change)
    }
  }
  return { cells, amountOre: assertSafe(amount), turnoverOre: assertSafe(turnover) }
}
