// Whether a step may be written now: the round and the task it belongs to answer, and the first save begins the task.
// Refuses: writing in an approved task or a closed round, also for rounds that were opened without tasks.
import type { UnitCode } from '../../../kernel/ids.ts'
import { Refusal } from '../../../kernel/result.ts'
import { type Text, text } from '../../../kernel/text.ts'
import { isClosed, type Task } from '../../../process/model.ts'
import { loadRound, requireOpen, startTask, taskFor } from '../../../process/store.ts'
import type { Tx } from '../../../storage/database.ts'
import { approvable } from '../judge.ts'
import { readRoundRef } from '../refs.ts'
import type { RoundChain } from '../roundChain.ts'
import { type FedValues, loadRoundChain, type RequireOpen } from '../store.ts'
import { findPlaces, isGoal, isPart, isSubgoal } from '../walk.ts'

export interface GateOptions {
  /** Instant, UTC. */
  at: string
  may(permission: string, unit: UnitCode): boolean
}

/** A step's own task, or for a sub-goal the tasks of the committee's parts it stands under. */
function subjectsOf(chain: RoundChain, ref: string): string[] {
  const above = findPlaces(chain, ref).flatMap((found) => found.above.filter(isPart).map((step) => step.ref))
  return [...new Set([ref, ...above])]
}

/** Asked before each save in a round. Whoever may not move the task still may not write in a locked one. */
export const roundGate =
  (chain: RoundChain, { at, may }: GateOptions): RequireOpen =>
  async (tx: Tx, ref: string, round: string) => {
    const known = await loadRound(tx, round)
    if (!known) return
    if (isClosed(known)) throw closed()
    for (const subject of subjectsOf(chain, ref)) {
      const task = await taskFor(tx, round, subject)
      if (!task) continue
      if (task.state !== 'inProgress' && may('task:work', task.unit)) await startTask(tx, task, { at, may })
      else await requireOpen(tx, task)
    }
  }

const closed = () =>
  new Refusal(
    'conflict',
    'goals/round-closed',
    text(
      'Omgången är stängd, så inget kan ändras. Be den som håller i omgången att öppna den igen.',
      'The round is closed, so nothing can be changed. Ask whoever runs the round to open it again.',
    ),
  )

/** Why a task about a judgement may not be approved yet, by subject; subjects of other rooms are not answered for. */
export async function roundObstacles(
  tx: Tx,
  tasks: readonly Pick<Task, 'round' | 'subject'>[],
  fed?: FedValues,
): Promise<Map<string, Text>> {
  const own = tasks.filter((task) => readRoundRef(task.subject) !== undefined)
  const found = new Map<string, Text>()
  for (const round of new Set(own.map((task) => task.round as string))) {
    const chain = await loadRoundChain(tx, round, fed)
    for (const { subject } of own.filter((task) => task.round === round)) {
      const step = findPlaces(chain, subject)[0]?.step
      const errors =
        step && (isGoal(step) || isPart(step) || isSubgoal(step))
          ? approvable(step).filter((one) => one.severity === 'error')
          : []
      if (errors.length > 0)
        found.set(subject, text(errors.map((one) => one.message.sv).join(' '), errors.map((one) => one.message.en).join(' ')))
    }
  }
  return found
}
