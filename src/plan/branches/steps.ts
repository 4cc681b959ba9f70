// What has happened to a branch, step by step: each step holds the new version of every proposal it touched.
// Refuses to forget: undoing is a step of its own that puts back what stood before, to the letter.
import type { Proposal } from './branch.ts'

export interface Step {
  no: number
  /** The step that this one takes back. */
  undoes?: number
  by: string
  at: string
  proposals: readonly Proposal[]
}

/** The version of each proposal that holds, by number. */
export function proposalsOf(steps: readonly Step[]): Proposal[] {
  const latest = new Map<number, Proposal>()
  for (const step of steps) for (const one of step.proposals) latest.set(one.no, one)
  return [...latest.values()].sort((a, b) => a.no - b.no)
}

/** The latest step that still stands: what is undone next. */
export function lastStanding(steps: readonly Step[]): Step | undefined {
  const undone = new Set(steps.flatMap(({ undoes }) => (undoes === undefined ? [] : [undoes])))
  return steps.findLast((step) => step.undoes === undefined && !undone.has(step.no))
}

/** A proposal as it stands after an undo: all but its version and who saved it. */
export type Restored = Omit<Proposal, 'version' | 'by' | 'at'>

/** What takes back the latest standing step: each proposal as it was, those made by it marked as never made. */
export function undoOf(steps: readonly Step[]): { undoes: Step; proposals: Restored[] } | undefined {
  const undoes = lastStanding(steps)
  if (!undoes) return undefined
  const before = new Map(proposalsOf(steps.filter((step) => step.no < undoes.no)).map((one) => [one.no, one]))
  const proposals = undoes.proposals.map((made) => bare(before.get(made.no) ?? neverMade(made)))
  return { undoes, proposals }
}

const neverMade = (made: Proposal): Proposal => ({ ...made, state: 'withdrawn', undone: true })

const bare = ({ version: _version, by: _by, at: _at, ...rest }: Proposal): Restored => rest
