// What a round's tasks are about on the goals' side: each committee's part of each goal, and each goal for the executive board.
// Refuses: a task for a committee without sub-goals in the goal; there would be nothing to judge.
import type { UnitCode } from '../../kernel/ids.ts'
import type { TaskSubject } from '../../process/model.ts'
import { goalKey } from './refs.ts'
import type { RoundChain } from './roundChain.ts'

/** Addresses, units and titles of the judgements a round waits for. `board` answers for the goals. */
export function roundSubjects(chain: RoundChain, board: UnitCode): TaskSubject[] {
  const named = (goal: RoundChain['goals'][number]) => `${goal.goal.no ?? ''} ${goal.title}`.trim()
  const parts = chain.goals.flatMap((goal) =>
    goal.committees.map(
      (part): TaskSubject => ({
        address: part.ref,
        kind: 'committee',
        unit: part.committee.toLowerCase(),
        title: `Mål ${goalKey(goal.goal)}, ${part.committee}`,
      }),
    ),
  )
  const goals = chain.goals
    .filter((goal) => goal.committees.length > 0)
    .map((goal): TaskSubject => ({ address: goal.ref, kind: 'goal', unit: board, title: `Mål ${named(goal)}` }))
  return [...parts, ...goals]
}
