// Cells in an order where everything stands after what it rests on, as typed arrays: computed in one sweep, or only what a change
// reaches. Missing is NaN inside, null outside. Refuses: circles.
import { indexChange } from '../budget/model.ts'
import type { FigureRef } from '../kernel/figure.ts'
import { type Ore, shareOf } from '../kernel/money.ts'
import { text } from '../kernel/text.ts'
import { argumentsOf, type Cell, leafCell, type Op } from './cells.ts'
import { planCells } from './compile.ts'
import type { Leaf, PlanInput, PlanStructure } from './input.ts'

export interface Program {
  structure: PlanStructure
  cells: readonly Cell[]
  index: ReadonlyMap<FigureRef, number>
  /** Arguments of cell i: `args[from[i]] … args[from[i + 1] - 1]`. */
  from: Int32Array
  args: Int32Array
  /** Cells that rest directly on cell i, in the same way. */
  usedFrom: Int32Array
  usedBy: Int32Array
}

const cellOfLeaf = (ref: FigureRef, leaf: Leaf | undefined): Cell =>
  leafCell(ref, leaf?.label ?? text(ref, ref), leaf?.unit ?? 'ore')

/** Leaves win over formulas; what is pointed to but defined nowhere is a leaf nobody has put in. */
function gather({ structure, leaves }: PlanInput): Map<FigureRef, Cell> {
  const cells = new Map<FigureRef, Cell>()
  for (const cell of planCells(structure)) {
    const leaf = leaves.get(cell.ref)
    if (!leaf || cell.op.kind === 'leaf') cells.set(cell.ref, leaf ? { ...cell, label: leaf.label, unit: leaf.unit } : cell)
    else cells.set(cell.ref, { ...cell, label: leaf.label, unit: leaf.unit, op: { kind: 'leaf', absent: null } })
  }
  for (const [ref, leaf] of leaves) if (!cells.has(ref)) cells.set(ref, cellOfLeaf(ref, leaf))
  for (const cell of [...cells.values()])
    for (const ref of argumentsOf(cell)) if (!cells.has(ref)) cells.set(ref, cellOfLeaf(ref, undefined))
  return cells
}

function ordered(cells: ReadonlyMap<FigureRef, Cell>): Cell[] {
  const order: Cell[] = []
  const state = new Map<FigureRef, 'open' | 'done'>()
  const visit = (cell: Cell): void => {
    const known = state.get(cell.ref)
    if (known === 'done') return
    if (known === 'open') throw new Error(`a circle through ${cell.ref}`)
    state.set(cell.ref, 'open')
    for (const ref of argumentsOf(cell)) visit(cells.get(ref)!)
    state.set(cell.ref, 'done')
    order.push(cell)
  }
  for (const cell of cells.values()) visit(cell)
  return order
}

export function compileProgram(input: PlanInput): Program {
  const cells = ordered(gather(input))
  const index = new Map(cells.map((cell, i) => [cell.ref, i]))
  const lists = cells.map((cell) => argumentsOf(cell).map((ref) => index.get(ref)!))
  const used: number[][] = cells.map(() => [])
  for (const [i, list] of lists.entries()) for (const a of new Set(list)) used[a]!.push(i)
  const [from, args] = packed(lists)
  const [usedFrom, usedBy] = packed(used)
  return { structure: input.structure, cells, index, from, args, usedFrom, usedBy }
}

function packed(lists: readonly (readonly number[])[]): [Int32Array, Int32Array] {
  const from = new Int32Array(lists.length + 1)
  for (const [i, list] of lists.entries()) from[i + 1] = from[i]! + list.length
  return [from, Int32Array.from(lists.flat())]
}

/** value × part ÷ whole in whole öre, half away from zero; nothing of anything is nothing, also of what is missing. */
function rounded(value: number, part: number, whole: number): number {
  if (value === 0 || part === 0) return 0
  if (Number.isNaN(value) || Number.isNaN(part) || Number.isNaN(whole) || whole === 0) return Number.NaN
  return shareOf(value as Ore, part, whole, 'half-away')
}

/** The value of cell i from the values before it. */
export function evaluate({ cells, from, args }: Program, values: Float64Array, i: number): number {
  const op = cells[i]!.op
  const first = from[i]!
  const arg = (n: number): number => values[args[first + n]!]!
  switch (op.kind) {
    case 'leaf':
      return values[i]!
    case 'sum':
      return exact(summed(op.terms, arg))
    case 'divide':
      return rounded(summed(op.terms, arg), 1, op.by)
    case 'product':
      return exact(op.factor * indexOf(arg(0), arg(1)))
    case 'share':
      return Number.isNaN(arg(0)) ? Number.NaN : rounded(arg(0), arg(1), arg(2))
    default:
      return percent(op.kind, arg(0), arg(1))
  }
}

/** The same rounding as the budget journal's. */
function indexOf(value: number, ppm: number): number {
  if (value === 0 || ppm === 0) return 0
  return Number.isNaN(value) || Number.isNaN(ppm) ? Number.NaN : indexChange(value as Ore, ppm)
}

const exact = (value: number): number => (value === 0 ? 0 : value)

function summed(terms: readonly { factor: number }[], arg: (n: number) => number): number {
  let total = 0
  for (let n = 0; n < terms.length; n++) total += arg(n) * terms[n]!.factor
  return total
}

/** In the same steps as an explanation is recomputed: the ratio first, then to percent. */
function percent(kind: 'ratio' | 'growth', a: number, b: number): number {
  if (b === 0) return Number.NaN
  return exact((kind === 'growth' ? a / b - 1 : a / b) * 100)
}

/** What a leaf holds: what has been put in, else what absence means. */
export const leafValue = (op: Op, leaf: Leaf | undefined): number =>
  (leaf ? leaf.value : op.kind === 'leaf' ? op.absent : null) ?? Number.NaN

export function computeAll(program: Program, input: PlanInput): Float64Array {
  const values = new Float64Array(program.cells.length)
  for (const [i, cell] of program.cells.entries())
    values[i] = cell.op.kind === 'leaf' ? leafValue(cell.op, input.leaves.get(cell.ref)) : evaluate(program, values, i)
  return values
}

/** Everything that rests on the given cells, in order, without themselves. */
export function reached({ usedFrom, usedBy, cells }: Program, starts: readonly number[]): number[] {
  const seen = new Uint8Array(cells.length)
  const stack = [...starts]
  const found: number[] = []
  while (stack.length > 0) {
    const i = stack.pop()!
    for (let k = usedFrom[i]!; k < usedFrom[i + 1]!; k++) {
      const next = usedBy[k]!
      if (seen[next]) continue
      seen[next] = 1
      found.push(next)
      stack.push(next)
    }
  }
  return found.sort((a, b) => a - b)
}

/** Computes again what may have moved: a cell is asked only when something it rests on has moved. Answers the moved, in order. */
export function recomputeFrom(program: Program, values: Float64Array, starts: readonly number[]): number[] {
  const moved = new Set(starts)
  const { from, args } = program
  for (const i of reached(program, starts)) {
    let asked = false
    for (let k = from[i]!; k < from[i + 1]! && !asked; k++) asked = moved.has(args[k]!)
    if (!asked) continue
    const before = values[i]!
    const after = evaluate(program, values, i)
    if (Object.is(before, after)) continue
    values[i] = after
    moved.add(i)
  }
  return [...moved]
}
