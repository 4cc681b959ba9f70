// What a computed plan answers. Built once from its input; a change makes a new sheet that shares all that did not move.
import type { ExplainNode, Figure, FigureRef } from '../kernel/figure.ts'
import type { Change, PlanInput } from './input.ts'

export interface Changed {
  ref: FigureRef
  before: number | null
  after: number | null
}

export interface Sheet {
  readonly input: PlanInput
  /** Every address that can be asked, leaves and results. */
  refs(): readonly FigureRef[]
  /** Öre, ppm, count or percent as the figure's unit says; undefined for an unknown address, null for missing. */
  value(ref: FigureRef): number | null | undefined
  figure(ref: FigureRef): Figure | undefined
  /** Recomputes exactly from its leaves, also where an index has been rounded to öre (the rest is a child of its own). */
  explain(ref: FigureRef): ExplainNode | undefined
  /** Every result that rests on the address, directly or not. */
  dependents(ref: FigureRef): readonly FigureRef[]
  /** Only what rests on the changed leaves is computed again; `changed` lists each value that moved, leaves included. */
  with(changes: readonly Change[]): { sheet: Sheet; changed: readonly Changed[] }
}
