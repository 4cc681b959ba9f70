// A cell as an explanation that recomputes to the öre: where an index has been rounded, what rounding moved is a child of its own.
import type { ExplainNode, FigureRef, Unit } from '../kernel/figure.ts'
import { text } from '../kernel/text.ts'
import type { Cell, CellUnit, Op } from './cells.ts'
import type { Leaf } from './input.ts'
import { W } from './inputWords.ts'

export interface CellReader {
  cell(ref: FigureRef): Cell
  value(ref: FigureRef): number | null
  leaf(ref: FigureRef): Leaf | undefined
}

/** Parts per million are shown as percent; tax rates as the count they are. */
export const shownUnit = (unit: CellUnit): Unit => (unit === 'ppm' ? 'percent' : unit)
export const shownValue = (unit: CellUnit, value: number | null): number | null =>
  value !== null && unit === 'ppm' ? value / 10_000 : value

const PPM = 1_000_000
const NOTHING = text('Inget är inlagt.', 'Nothing has been put in.')
const NO_DIVISOR = text('Kan inte räknas: det som det delas med är noll.', 'Cannot be counted: what it is divided by is zero.')

type RoundedOp = Extract<Op, { kind: 'product' } | { kind: 'share' } | { kind: 'divide' }>
const isRounded = (op: Op): op is RoundedOp => op.kind === 'product' || op.kind === 'share' || op.kind === 'divide'

/** Nodes are shared between the parents that need them, so that a sheet's explanations are as many as its cells. */
export class CellExplainer {
  private readonly nodes = new Map<FigureRef, ExplainNode>()
  constructor(private readonly read: CellReader) {}

  node(ref: FigureRef): ExplainNode {
    const known = this.nodes.get(ref)
    if (known) return known
    const made = this.make(this.read.cell(ref))
    this.nodes.set(ref, made)
    return made
  }

  private make(cell: Cell): ExplainNode {
    const { ref, label, unit, op } = cell
    const value = shownValue(unit, this.read.value(ref))
    const own = { ref, label, value, unit: shownUnit(unit) }
    if (op.kind === 'leaf') return this.leaf(ref, own)
    if (op.kind === 'sum')
      return { ...own, operation: 'sum', children: op.terms.map((term) => this.child(term.ref, term.factor)) }
    if (!isRounded(op)) return this.percent(own, op.kind, op.of)
    return { ...own, operation: 'sum', children: this.withRest(ref, value, this.roundedParts(op)) }
  }

  private child(ref: FigureRef, factor: number): ExplainNode {
    const node = this.node(ref)
    return factor === 1 ? node : { ...node, factor }
  }

  private leaf(ref: FigureRef, own: Omit<ExplainNode, 'operation' | 'children'>): ExplainNode {
    const leaf = this.read.leaf(ref)
    const node = { ...own, operation: 'leaf' as const, children: [] }
    if (!leaf) return { ...node, note: NOTHING }
    const kind = leaf.basis === 'published' ? 'published' : 'registered'
    return leaf.source ? { ...node, source: { kind, place: leaf.source } } : node
  }

  private percent(
    own: Omit<ExplainNode, 'operation' | 'children'>,
    kind: 'ratio' | 'growth',
    [first, second]: readonly [FigureRef, FigureRef],
  ): ExplainNode {
    if (own.value === null && this.read.value(second) === 0) return { ...own, operation: 'leaf', children: [], note: NO_DIVISOR }
    const a = this.read.value(first)
    const b = this.read.value(second)
    const value = a === null || b === null ? null : kind === 'growth' ? a / b - 1 : a / b
    const inner: ExplainNode = {
      ref: `${own.ref}#1`,
      label: own.label,
      value,
      unit: 'count',
      operation: kind,
      factor: 100,
      children: [this.node(first), this.node(second)],
    }
    return { ...own, operation: 'sum', children: [inner] }
  }

  /** What a rounded amount is counted from: amounts with their share, and the rates that made the share, which are not summed. */
  private roundedParts(op: RoundedOp): ExplainNode[] {
    if (op.kind === 'divide') return op.terms.map((term) => this.child(term.ref, term.factor / op.by))
    const rates = op.kind === 'product' ? [op.rate] : [op.part, op.whole]
    const [part, whole] = rates.map((ref) => this.read.value(ref))
    const share = op.kind === 'product' ? ((part ?? 0) * op.factor) / PPM : part && whole ? part / whole : 0
    const amount = this.read.value(op.value)
    // Nothing of anything is nothing, so a rate that is missing then stays outside.
    const nothing = amount === 0 || (op.kind === 'share' && part === 0)
    const shown = nothing ? rates.filter((ref) => this.read.value(ref) !== null) : rates
    return [
      { ...this.node(op.value), factor: nothing ? 0 : share },
      ...shown.map((ref) => ({ ...this.node(ref), factor: 0, note: W.rate })),
    ]
  }

  private withRest(ref: FigureRef, value: number | null, parts: ExplainNode[]): ExplainNode[] {
    if (value === null || parts.some((part) => part.value === null)) return parts
    const counted = parts.reduce((total, part) => total + part.value! * (part.factor ?? 1), 0)
    if (counted === value) return parts
    const rest = value - counted
    return [...parts, { ref: `${ref}#rounding`, label: W.rest, value: rest, unit: 'ore', operation: 'leaf', children: [] }]
  }
}
