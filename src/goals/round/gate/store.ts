// Whether a step may be written now: the round and the task it belongs to answer, and the first save begins the task.
// Refuses: writing in an approved task or a closed round, also for rounds that were opened without tasks.
import type { UnitCode } from '../../../kernel/ids.ts'
import { Refusal } from '../../../kernel/result.ts'
import { text } from '../../../kernel/text.ts'
import { isClosed } from '../../../process/model.ts'
import { loadRound, requireOpen, startTask, taskFor } from '../../../process/store.ts'
import type { Tx } from '../../../storage/database.ts'
import type { RoundChain } from '../roundChain.ts'
import type { RequireOpen } from '../store.ts'
import { findPlaces, isPart } from '../walk.ts'

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
