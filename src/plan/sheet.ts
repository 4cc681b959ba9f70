// A computed plan: every address with its value, its explanation and what rests on it. A change computes only what it reaches.
// Refuses: an amount that is no whole number of öre.
import type { Basis, ExplainNode, Figure, FigureRef } from '../kernel/figure.ts'
import type { Cell } from './cells.ts'
import { CellExplainer, shownUnit, shownValue } from './explainCell.ts'
import type { Change, Leaf, PlanInput } from './input.ts'
import { compileProgram, computeAll, type Program, reached, recomputeFrom } from './program.ts'
import type { Changed, Sheet } from './sheetShape.ts'

const outside = (value: number): number | null => (Number.isNaN(value) ? null : value)

export function buildSheet(input: PlanInput): Sheet {
  for (const [ref, { value, unit }] of input.leaves) if (value !== null && unit !== 'percent') assertWhole(ref, value)
  const program = compileProgram(input)
  return new ComputedSheet(input, program, computeAll(program, input))
}

function assertWhole(ref: FigureRef, value: number): void {
  if (!Number.isSafeInteger(value)) throw new Error(`not a whole number: ${value} at ${ref}`)
}

class ComputedSheet implements Sheet {
  private explainer: CellExplainer | undefined
  private synthetic: Uint8Array | undefined

  constructor(
    readonly input: PlanInput,
    private readonly program: Program,
    private readonly values: Float64Array,
  ) {}

  refs(): readonly FigureRef[] {
    return this.program.cells.map(({ ref }) => ref)
  }

  value(ref: FigureRef): number | null | undefined {
    const i = this.program.index.get(ref)
    return i === undefined ? undefined : outside(this.values[i]!)
  }

  figure(ref: FigureRef): Figure | undefined {
    const i = this.program.index.get(ref)
    if (i === undefined) return undefined
    const { label, unit, precision } = this.program.cells[i]!
    const value = shownValue(unit, outside(this.values[i]!))
    return {
      ref,
      label,
      value,
      unit: shownUnit(unit),
      precision: precision ?? DECIMALS[unit],
      state: value === null ? 'missing' : 'known',
      basis: this.basis(i),
    }
  }

  explain(ref: FigureRef): ExplainNode | undefined {
    if (!this.program.index.has(ref)) return undefined
    this.explainer ??= new CellExplainer({
      cell: (one) => this.cell(one),
      value: (one) => this.value(one)!,
      leaf: (one) => this.input.leaves.get(one),
    })
    return this.explainer.node(ref)
  }

  dependents(ref: FigureRef): readonly FigureRef[] {
    const i = this.program.index.get(ref)
    return i === undefined ? [] : reached(this.program, [i]).map((one) => this.program.cells[one]!.ref)
  }

  with(changes: readonly Change[]): { sheet: Sheet; changed: readonly Changed[] } {
    const leaves = new Map(this.input.leaves)
    for (const change of changes) leaves.set(change.ref, this.changedLeaf(leaves.get(change.ref), change))
    const input = { ...this.input, leaves }
    const touched = [...new Set(changes.map(({ ref }) => ref))]
    if (touched.some((ref) => !this.isLeaf(ref))) return this.rebuilt(input)
    const values = Float64Array.from(this.values)
    const starts: number[] = []
    for (const ref of touched) {
      const i = this.program.index.get(ref)!
      const value = leaves.get(ref)!.value ?? Number.NaN
      if (Object.is(values[i], value)) continue
      values[i] = value
      starts.push(i)
    }
    const moved = recomputeFrom(this.program, values, starts)
    const changed = moved.map((i) => ({
      ref: this.program.cells[i]!.ref,
      before: outside(this.values[i]!),
      after: outside(values[i]!),
    }))
    return { sheet: new ComputedSheet(input, this.program, values), changed }
  }

  /** A change at an address that had a formula, or none at all, makes other cells: everything is computed again. */
  private rebuilt(input: PlanInput): { sheet: Sheet; changed: readonly Changed[] } {
    const sheet = buildSheet(input)
    const changed = sheet.refs().flatMap((ref) => {
      const before = this.value(ref) ?? null
      const after = sheet.value(ref) ?? null
      return Object.is(before, after) ? [] : [{ ref, before, after }]
    })
    return { sheet, changed }
  }

  private isLeaf(ref: FigureRef): boolean {
    const i = this.program.index.get(ref)
    return i !== undefined && this.program.cells[i]!.op.kind === 'leaf'
  }

  private cell(ref: FigureRef): Cell {
    return this.program.cells[this.program.index.get(ref)!]!
  }

  private changedLeaf(leaf: Leaf | undefined, change: Change): Leaf {
    const known = this.program.index.has(change.ref) ? this.cell(change.ref) : undefined
    const { label, unit } = leaf ?? known ?? { label: { sv: change.ref, en: change.ref }, unit: 'ore' as const }
    const value = 'set' in change ? change.set : leaf?.value === null ? null : (leaf?.value ?? 0) + change.add
    if (value !== null && unit !== 'percent') assertWhole(change.ref, value)
    return { label, unit, basis: 'registered', source: '', ...leaf, value: value === null ? null : value === 0 ? 0 : value }
  }

  /** What rests on anything made up is said to be made up. */
  private basis(i: number): Basis {
    const { cells, from, args } = this.program
    if (!this.synthetic) {
      const made = new Uint8Array(cells.length)
      for (const [n, { ref }] of cells.entries()) {
        made[n] = this.input.leaves.get(ref)?.basis === 'synthetic' ? 1 : 0
        for (let k = from[n]!; k < from[n + 1]! && !made[n]; k++) made[n] = made[args[k]!]!
      }
      this.synthetic = made
    }
    const leaf = this.input.leaves.get(cells[i]!.ref)
    return leaf ? leaf.basis : this.synthetic[i] ? 'synthetic' : 'computed'
  }
}

const DECIMALS = { ore: 0, percent: 1, ppm: 3, count: 0 } as const
