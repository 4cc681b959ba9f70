// What proposals do: to the result and the frames of each year, and to each other. Asked of a computed plan, never guessed.
// Refuses: adding effects that depend on each other as if they did not; a merge is computed in its order.
import type { FigureRef } from '../../kernel/figure.ts'
import type { Change, PlanInput } from '../input.ts'
import { frameRef, resultRef } from '../refs.ts'
import type { Changed, Sheet } from '../sheetShape.ts'
import type { Proposal } from './branch.ts'

/** The line that closes the result budget. */
export const RESULT_LINE = 'result_incl_fin'

export interface YearEffect {
  year: number
  /** The result before and after; null where it is missing. */
  before: number | null
  after: number | null
  /** After less before: positive is a better result. */
  result: number | null
  /** Positive is more to the committees. */
  frames: number | null
}

const difference = (before: number | null | undefined, after: number | null | undefined): number | null =>
  typeof before === 'number' && typeof after === 'number' ? after - before : null

export const yearsOf = ({ structure }: PlanInput): readonly number[] => structure.years

/** From one sheet to another, year by year. */
export const effectBetween = (before: Sheet, after: Sheet): YearEffect[] =>
  yearsOf(after.input).map((year) => {
    const [ref, frames] = [resultRef(RESULT_LINE, year), frameRef('region', 'frame', year)]
    return {
      year,
      before: before.value(ref) ?? null,
      after: after.value(ref) ?? null,
      result: difference(before.value(ref), after.value(ref)),
      frames: difference(before.value(frames), after.value(frames)),
    }
  })

/** What the changes do alone, on this sheet. */
export const effectOf = (sheet: Sheet, changes: readonly Change[]): YearEffect[] =>
  effectBetween(sheet, sheet.with(changes).sheet)

export interface Influence {
  proposal: Proposal
  /** Leaves that both of them touch. */
  sameLeaves: FigureRef[]
  /** Figures whose change by this proposal is another once the first is adopted: by how much alone, and by how much after. */
  moved: { ref: FigureRef; alone: number; after: number }[]
}

const byHowMuch = (changed: readonly Changed[]): Map<FigureRef, number> =>
  new Map(changed.map(({ ref, before, after }) => [ref, (after ?? 0) - (before ?? 0)]))

/**
 * Which amounts of the other proposals change when one is adopted. Empty where they do not meet. Ratios are left out: a share of
 * something larger is another share whatever moved it.
 */
export function effectOn(sheet: Sheet, adopted: Proposal, others: readonly Proposal[]): Influence[] {
  const then = sheet.with(adopted.changes).sheet
  const touched = new Set(adopted.changes.map(({ ref }) => ref))
  return others
    .filter(({ no }) => no !== adopted.no)
    .map((proposal) => {
      const alone = byHowMuch(sheet.with(proposal.changes).changed)
      const after = byHowMuch(then.with(proposal.changes).changed)
      const moved = [...new Set([...alone.keys(), ...after.keys()])]
        .map((ref) => ({ ref, alone: alone.get(ref) ?? 0, after: after.get(ref) ?? 0 }))
        .filter((one) => one.alone !== one.after && sheet.figure(one.ref)?.unit !== 'percent')
      const sameLeaves = [...new Set(proposal.changes.map(({ ref }) => ref))].filter((ref) => touched.has(ref))
      return { proposal, sameLeaves, moved }
    })
    .filter(({ sameLeaves, moved }) => sameLeaves.length + moved.length > 0)
}

export interface MergeStep {
  proposal: Proposal
  effect: YearEffect[]
  sheet: Sheet
}

/** One proposal after another, in the order given: what each does where it then stands. */
export function mergePreview(sheet: Sheet, proposals: readonly Proposal[]): MergeStep[] {
  let at = sheet
  return proposals.map((proposal) => {
    const before = at
    at = before.with(proposal.changes).sheet
    return { proposal, effect: effectBetween(before, at), sheet: at }
  })
}
