// Rolls every balance up the tree of units in one pass: each unit's total per account and period, itself and all below it.
// Walks the tree bottom-up; exact to the öre and nothing twice, since every unit stands in the tree once.
import type { UnitCode } from '../kernel/ids.ts'
import { assertSafe, type Ore } from '../kernel/money.ts'
import { type Structure, type Structures, UNMAPPED_UNIT, type UnitTree } from '../organisation/model.ts'
import { type Cube, PERIODS } from './cube.ts'

export interface RolledUp {
  accounts: readonly string[]
  /** All units of the tree, and `omappad` when some cost centre is not registered. */
  units: readonly UnitCode[]
  cell(unit: UnitCode, account: string, period: number): Ore
  /** All accounts × 13 periods of a unit, account by account; a fresh array. */
  totalsOf(unit: UnitCode): Float64Array
}

/** A stretch of periods that share a tree. */
interface Stretch {
  tree: UnitTree
  from: number
  to: number
}

/** Every unit's totals in a fixed tree, or with one tree for each of the 13 periods. */
export function rollUpAll(cube: Cube, trees: UnitTree | readonly UnitTree[]): RolledUp {
  const columns = accountColumns(cube)
  const stretches = stretchesOf('codes' in trees ? Array<UnitTree>(PERIODS).fill(trees) : trees)
  const parts = stretches.map((stretch) => rollUpStretch(cube, columns, stretch))
  const accountNo = new Map(columns.accounts.map((account, no) => [account, no]))
  return {
    accounts: columns.accounts,
    units: [...new Set(parts.flatMap((part) => part.units))],
    cell: (unit, account, period) => {
      const column = accountNo.get(account)
      const part = parts.find(({ stretch }) => stretch.from <= period && period <= stretch.to)
      return column === undefined || part === undefined ? (0 as Ore) : assertSafe(part.read(unit, column, period))
    },
    totalsOf: (unit) => {
      const totals = new Float64Array(columns.accounts.length * PERIODS)
      for (const part of parts) part.copy(unit, totals)
      return totals
    },
  }
}

/** The year's roll-up in the structure asked for; a unit that moves within the year counts where it stood in each period. */
export function rollUpIn(cube: Cube, structures: Structures, structure: Structure): RolledUp {
  return rollUpAll(
    cube,
    Array.from({ length: PERIODS }, (_, period) => structures.treeOf(cube.year, structure, period)),
  )
}

interface Columns {
  accounts: string[]
  /** Column of each leaf: counterparts and objects of an account share one. */
  of: Int32Array
}

function accountColumns(cube: Cube): Columns {
  const accounts: string[] = []
  const of = Int32Array.from(cube.leaves, ({ account }) => {
    if (accounts.at(-1) !== account) accounts.push(account)
    return accounts.length - 1
  })
  return { accounts, of }
}

function stretchesOf(trees: readonly UnitTree[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const [period, tree] of trees.entries()) {
    const last = stretches.at(-1)
    if (last?.tree === tree) last.to = period
    else stretches.push({ tree, from: period, to: period })
  }
  return stretches
}

interface Part {
  stretch: Stretch
  units: UnitCode[]
  read(unit: UnitCode, column: number, period: number): number
  copy(unit: UnitCode, into: Float64Array): void
}

/** Units with something below them get a dense block; the others are read straight from their rows. */
function rollUpStretch(cube: Cube, columns: Columns, stretch: Stretch): Part {
  const { tree, from, to } = stretch
  const width = to - from + 1
  const block = columns.accounts.length * width
  const count = tree.codes.length
  const positions = cube.units.map((unit) => tree.positionOf(unit) ?? -1)
  const strays = positions.some((position) => position < 0)
  const unmapped = strays ? (tree.positionOf(UNMAPPED_UNIT) ?? count) : -1
  const slots = new Int32Array(count + 1).fill(-1)
  let used = 0
  for (let at = 0; at < count; at++) {
    const parent = tree.parents[at]!
    if (parent >= 0 && slots[parent] === -1) slots[parent] = used++
  }
  if (unmapped >= 0 && slots[unmapped] === -1) slots[unmapped] = used++
  const totals = new Float64Array(used * block)
  addOwnRows(cube, columns, stretch, totals, (u) => {
    const position = positions[u]! < 0 ? unmapped : positions[u]!
    if (slots[position]! >= 0) return slots[position]! * block
    const parent = tree.parents[position]!
    return parent < 0 ? -1 : slots[parent]! * block
  })
  for (let at = count - 1; at >= 0; at--) {
    const parent = tree.parents[at]!
    if (slots[at]! < 0 || parent < 0) continue
    const source = slots[at]! * block
    const target = slots[parent]! * block
    for (let i = 0; i < block; i++) totals[target + i]! += totals[source + i]!
  }
  const unitNo = new Map(cube.units.map((unit, no) => [unit, no]))
  const slotOf = (unit: UnitCode): number => {
    const position = tree.positionOf(unit) ?? (unit === UNMAPPED_UNIT ? unmapped : -1)
    return position < 0 ? -1 : slots[position]!
  }
  return {
    stretch,
    units: unmapped === count ? [...tree.codes, UNMAPPED_UNIT] : [...tree.codes],
    read: (unit, column, period) => {
      const slot = slotOf(unit)
      if (slot >= 0) return totals[slot * block + column * width + period - from]!
      const own = new Float64Array(columns.accounts.length * PERIODS)
      copyRows(cube, columns, stretch, unitNo.get(unit), own)
      return own[column * PERIODS + period]!
    },
    copy: (unit, into) => {
      const slot = slotOf(unit)
      if (slot < 0) return copyRows(cube, columns, stretch, unitNo.get(unit), into)
      for (let column = 0; column < columns.accounts.length; column++) {
        const source = slot * block + column * width
        into.set(totals.subarray(source, source + width), column * PERIODS + from)
      }
    },
  }
}

/** Adds each unit's own rows to its block, or to its parent's when nothing lies below the unit. */
function addOwnRows(
  cube: Cube,
  columns: Columns,
  { from, to }: Stretch,
  totals: Float64Array,
  blockOf: (unit: number) => number,
) {
  const { rowStart, rowLeaf, through } = cube
  const width = to - from + 1
  for (let u = 0; u < cube.units.length; u++) {
    const base = blockOf(u)
    if (base < 0) continue
    for (let row = rowStart[u]!; row < rowStart[u + 1]!; row++) {
      const source = row * PERIODS
      let target = base + columns.of[rowLeaf[row]!]! * width
      let before = from === 0 ? 0 : through[source + from - 1]!
      for (let p = from; p <= to; p++) {
        const now = through[source + p]!
        totals[target++]! += now - before
        before = now
      }
    }
  }
}

function copyRows(cube: Cube, columns: Columns, { from, to }: Stretch, unit: number | undefined, into: Float64Array): void {
  if (unit === undefined) return
  for (let row = cube.rowStart[unit]!; row < cube.rowStart[unit + 1]!; row++) {
    const source = row * PERIODS
    const target = columns.of[cube.rowLeaf[row]!]! * PERIODS
    for (let p = from; p <= to; p++) {
      into[target + p]! += cube.through[source + p]! - (p === 0 ? 0 : cube.through[source + p - 1]!)
    }
  }
}
