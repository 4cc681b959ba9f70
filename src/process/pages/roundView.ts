// What the control room shows of a round, put together by the routes.
// Refuses: arithmetic; counts and maps come from the pure part.
import type { UnitCode } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'
import type { HeatRow, ProgressNode } from '../rounds/progress.ts'
import type { Round, RoundEvent } from '../rounds/round.ts'
import type { Task, TaskEvent, TaskState } from '../rounds/task.ts'

/** How the address says what is not approved. */
export const LEFT = 'kvar'

export interface RoundView {
  round: Round
  today: string
  tasks: readonly Task[]
  heat: readonly HeatRow[]
  tree: readonly ProgressNode[]
  missing: readonly Task[]
  history: readonly RoundEvent[]
  /** Latest event by task id: the reason of what was sent back. */
  latest: ReadonlyMap<string, TaskEvent>
  unitNames: ReadonlyMap<string, string>
  personNames: ReadonlyMap<string, string>
  /** The committee each unit answers to, by unit code. */
  committees: ReadonlyMap<UnitCode, UnitCode>
  /** The state asked for in the address; `left` is everything that is not approved, absent is all. */
  state?: TaskState | 'left'
  /** Task ids the reader may approve or send back. */
  approvable: ReadonlySet<string>
  /** May create, remind, close and open. */
  runs: boolean
  /** How many people a reminder would reach today. */
  reminders: number
  /** What was refused, by name, after many at once or a close. */
  problems?: { title: string; errors: readonly { field?: string; message: string }[] }
  /** What was done, after many at once. */
  done?: Text
}
