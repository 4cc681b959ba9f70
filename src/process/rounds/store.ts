// Rounds and their tasks in the database, with every event that changed them. The decisions are made in task.ts and round.ts.
// Refuses: a move on top of a version the person had not read, and half a move.
import type { Finding } from '../../kernel/finding.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/result.ts'
import { type Text, text } from '../../kernel/text.ts'
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import type { Round, RoundId } from './round.ts'
import { holdRounds } from './roundRows/store.ts'
import {
  decideMove,
  lockedWords,
  moveOf,
  parseTaskId,
  type Task,
  type TaskEvent,
  type TaskKind,
  type TaskState,
  taskId,
} from './task.ts'

interface TaskRecord {
  round_id: string
  task_no: number
  kind: TaskKind
  subject: string
  unit: string
  title: string
  person: string | null
  deputy: string | null
  responsible: string | null
  due: string
  state: TaskState
  version: number
}

const COLUMNS = 'round_id, task_no, kind, subject, unit, title, person, deputy, responsible, due, state, version'

const taskOf = (row: TaskRecord): Task => ({
  id: taskId(row.round_id, row.task_no),
  round: row.round_id,
  no: row.task_no,
  kind: row.kind,
  subject: row.subject,
  unit: row.unit,
  title: row.title,
  ...(row.person === null ? {} : { person: row.person }),
  ...(row.deputy === null ? {} : { deputy: row.deputy }),
  ...(row.responsible === null ? {} : { responsible: row.responsible }),
  due: row.due,
  state: row.state,
  version: row.version,
})

export interface TaskFilter {
  round?: RoundId
  /** Responsible or deputy. */
  person?: string
  kind?: TaskKind
  states?: readonly TaskState[]
}

export async function listTasks(tx: Tx, { round, person, kind, states }: TaskFilter = {}): Promise<Task[]> {
  const rows = await tx.query<TaskRecord>(
    `select ${COLUMNS} from process.task
      where authority_id = $1 and ($2::text is null or round_id = $2) and ($3::text is null or person = $3 or deputy = $3)
        and ($4::text is null or kind = $4) and ($5::text[] is null or state = any($5))
      order by round_id, task_no`,
    [tx.authority, round ?? null, person ?? null, kind ?? null, states ? [...states] : null],
  )
  return rows.map(taskOf)
}

export async function loadTask(tx: Tx, id: string): Promise<Task | undefined> {
  const parsed = parseTaskId(id)
  if (!parsed) return undefined
  const [row] = await tx.query<TaskRecord>(
    `select ${COLUMNS} from process.task where authority_id = $1 and round_id = $2 and task_no = $3`,
    [tx.authority, parsed.round, parsed.no],
  )
  return row && taskOf(row)
}

/** The task of a round for a subject; undefined when the round does not ask for it. */
export async function taskFor(tx: Tx, round: RoundId, subject: string): Promise<Task | undefined> {
  const [row] = await tx.query<TaskRecord>(
    `select ${COLUMNS} from process.task where authority_id = $1 and round_id = $2 and subject = $3`,
    [tx.authority, round, subject],
  )
  return row && taskOf(row)
}

/** Reads the tasks as they are now and keeps them, and the state of their rounds, from changing until this transaction ends. */
async function holdTasks(tx: Tx, ids: readonly string[]): Promise<{ tasks: Map<string, Task>; rounds: Map<RoundId, Round> }> {
  const parsed = ids.flatMap((id) => parseTaskId(id) ?? [])
  const rounds = await holdRounds(tx, [...new Set(parsed.map(({ round }) => round))])
  const rows = await tx.query<TaskRecord>(
    `select ${COLUMNS} from process.task
      where authority_id = $1 and (round_id, task_no) in (select w.r, w.n from unnest($2::text[], $3::int[]) as w (r, n))
      order by round_id, task_no for update`,
    [tx.authority, parsed.map(({ round }) => round), parsed.map(({ no }) => no)],
  )
  return {
    tasks: new Map(rows.map(taskOf).map((task) => [task.id, task])),
    rounds: new Map(rounds.map((round) => [round.id, round])),
  }
}

/** The task as it is now, held open until the work is saved; throws the sentence that refuses when it is locked. */
export async function requireOpen(tx: Tx, { id }: Pick<Task, 'id'>): Promise<Task> {
  const { tasks, rounds } = await holdTasks(tx, [id])
  const task = tasks.get(id)
  const round = task && rounds.get(task.round)
  if (!task || !round) throw new Refusal('not-found', 'process/unknown-task', unknownTask(id).message)
  const words = lockedWords(task, round)
  if (words) throw new Refusal('conflict', 'process/locked', words)
  return task
}

interface EventRecord {
  round_id: string
  task_no: number
  version: number
  at: string
  actor: string
  on_behalf_of: string | null
  from_state: TaskState
  to_state: TaskState
  reason: string
}

const eventOf = (row: EventRecord): TaskEvent => ({
  taskId: taskId(row.round_id, row.task_no),
  version: row.version,
  at: row.at,
  by: row.actor,
  ...(row.on_behalf_of === null ? {} : { onBehalfOf: row.on_behalf_of }),
  from: row.from_state,
  to: row.to_state,
  reason: row.reason,
})

const EVENT_COLUMNS = 'round_id, task_no, version, happened_at as at, actor, on_behalf_of, from_state, to_state, reason'

/** What has happened to a task, latest first. */
export async function taskHistory(tx: Tx, task: Pick<Task, 'round' | 'no'>): Promise<TaskEvent[]> {
  const rows = await tx.query<EventRecord>(
    `select ${EVENT_COLUMNS} from process.task_event where authority_id = $1 and round_id = $2 and task_no = $3 order by version desc`,
    [tx.authority, task.round, task.no],
  )
  return rows.map(eventOf)
}

/** The latest event of each of the round's tasks, by task id: reasons of what was returned. */
export async function latestEvents(tx: Tx, round: RoundId): Promise<Map<string, TaskEvent>> {
  const rows = await tx.query<EventRecord>(
    `select distinct on (task_no) ${EVENT_COLUMNS} from process.task_event where authority_id = $1 and round_id = $2
      order by task_no, version desc`,
    [tx.authority, round],
  )
  return new Map(rows.map(eventOf).map((event) => [event.taskId, event]))
}

export interface MoveOptions {
  /** Instant, UTC. */
  at: string
  reason?: string
  may(permission: string, unit: UnitCode): boolean
  /** What stands in the way of approving, by subject. */
  obstacles?: ReadonlyMap<string, Text>
}

/** Without a version the task is moved from the state it has now: for first saves, where nothing of it was read. */
export interface MoveRequest {
  id: string
  version?: number
}

export type MoveOutcome =
  | { id: string; kind: 'moved'; task: Task }
  /** Somebody was before: the task as it is now, and what they did. */
  | { id: string; kind: 'conflict'; task: Task; event?: TaskEvent }
  | { id: string; kind: 'refused'; task?: Task; findings: Finding[] }

/** Moves many; each is answered for, in the order asked, and moved whole or not at all. */
export async function moveTasks(
  tx: Tx,
  wanted: readonly MoveRequest[],
  to: TaskState,
  options: MoveOptions,
): Promise<MoveOutcome[]> {
  const { tasks, rounds } = await holdTasks(
    tx,
    wanted.map(({ id }) => id),
  )
  const outcomes: MoveOutcome[] = []
  for (const { id, version } of new Map(wanted.map((one) => [one.id, one])).values())
    outcomes.push(await outcomeOf(tx, tasks.get(id), rounds, { id, version }, to, options))
  await saveMoves(tx, outcomes, tasks, options)
  return outcomes
}

async function outcomeOf(
  tx: Tx,
  task: Task | undefined,
  rounds: ReadonlyMap<RoundId, Round>,
  { id, version }: MoveRequest,
  to: TaskState,
  { reason, may, obstacles }: MoveOptions,
): Promise<MoveOutcome> {
  const round = task && rounds.get(task.round)
  if (!task || !round) return { id, kind: 'refused', findings: [unknownTask(id)] }
  if (version !== undefined && version !== task.version) {
    const [event] = await taskHistory(tx, task)
    return { id, kind: 'conflict', task, ...(event ? { event } : {}) }
  }
  const obstacle = obstacles?.get(task.subject)
  const decided = decideMove(task, to, {
    round,
    may,
    ...(reason === undefined ? {} : { reason }),
    ...(obstacle ? { obstacle } : {}),
  })
  if (!decided.ok) return { id, kind: 'refused', task, findings: decided.findings }
  return { id, kind: 'moved', task: { ...task, state: to, version: task.version + 1 } }
}

const unknownTask = (id: string): Finding => ({
  code: 'process/unknown-task',
  severity: 'error',
  cell: id,
  message: text(`Uppgiften ${id} finns inte. Läs om sidan.`, `The task ${id} does not exist. Reload the page.`),
})

/** A controller or deputy doing what another person answers for does it on their behalf: both names are kept. */
function behalfOf(tx: Tx, before: Task, to: TaskState): string | undefined {
  if (tx.actor.onBehalfOf) return tx.actor.onBehalfOf
  const works = moveOf(before.state, to)?.needs === 'task:work'
  return works && before.person !== undefined && tx.actor.person !== undefined && before.person !== tx.actor.person
    ? before.person
    : undefined
}

async function saveMoves(tx: Tx, outcomes: readonly MoveOutcome[], before: ReadonlyMap<string, Task>, options: MoveOptions) {
  const moved = outcomes.flatMap((one) => (one.kind === 'moved' ? [one.task] : []))
  if (moved.length === 0) return
  const keys = [moved.map(({ round }) => round), moved.map(({ no }) => no)]
  const reason = (options.reason ?? '').trim()
  await tx.query(
    `update process.task t set state = m.state, version = m.version
       from unnest($2::text[], $3::int[], $4::text[], $5::int[]) as m (round_id, task_no, state, version)
      where t.authority_id = $1 and t.round_id = m.round_id and t.task_no = m.task_no`,
    [tx.authority, ...keys, moved.map(({ state }) => state), moved.map(({ version }) => version)],
  )
  const behalf = moved.map((task) => behalfOf(tx, before.get(task.id)!, task.state) ?? null)
  await tx.query(
    `insert into process.task_event
       (authority_id, round_id, task_no, version, happened_at, actor, on_behalf_of, from_state, to_state, reason)
     select $1::uuid, m.round_id, m.task_no, m.version, $7::timestamptz, $8, m.on_behalf_of, m.from_state, m.to_state, $9
       from unnest($2::text[], $3::int[], $4::int[], $5::text[], $6::text[], $10::text[])
         as m (round_id, task_no, version, from_state, to_state, on_behalf_of)`,
    [
      tx.authority,
      ...keys,
      moved.map(({ version }) => version),
      moved.map(({ id }) => before.get(id)!.state),
      moved.map(({ state }) => state),
      options.at,
      tx.actor.name,
      reason,
      behalf,
    ],
  )
  const told = (task: Task) => ({ id: task.id, state: task.state, version: task.version })
  await audit(tx, {
    action: 'process/move-tasks',
    subject: moved.length === 1 ? moved[0]!.subject : [...new Set(moved.map(({ round }) => round))].join(' '),
    before: moved.map(({ id }) => told(before.get(id)!)),
    after: {
      tasks: moved.map(told),
      ...(reason === '' ? {} : { reason }),
      ...(behalf.some(Boolean) ? { onBehalfOf: behalf } : {}),
    },
  })
}

/** One task, for rooms that save the work itself in the same transaction: throws what stands in the way. */
export async function setTaskState(
  tx: Tx,
  id: string,
  to: TaskState,
  { version, ...options }: MoveOptions & { version?: number },
): Promise<Task> {
  const [outcome] = await moveTasks(tx, [{ id, ...(version === undefined ? {} : { version }) }], to, options)
  if (outcome!.kind === 'moved') return outcome!.task
  if (outcome!.kind === 'conflict')
    throw new Refusal(
      'conflict',
      'process/task-changed',
      text(
        `${outcome!.event?.by ?? 'Någon annan'} ändrade ${outcome!.task.title} efter att du öppnade sidan. Läs om den och försök igen.`,
        `${outcome!.event?.by ?? 'Someone else'} changed ${outcome!.task.title} after you opened the page. Reload and try again.`,
      ),
    )
  const [first] = outcome!.findings
  throw new Refusal('conflict', first!.code, first!.message, outcome!.findings)
}

/** Called by the first save of the work: begins the task, or takes back what was handed in. Locked tasks refuse. */
export async function startTask(tx: Tx, task: Task, options: MoveOptions): Promise<Task> {
  const open = await requireOpen(tx, task)
  return open.state === 'inProgress' ? open : setTaskState(tx, open.id, 'inProgress', options)
}

/** Puts new tasks in a round; subjects that have one are left alone. */
export async function insertTasks(tx: Tx, tasks: readonly Task[]): Promise<void> {
  const column = (pick: (task: Task) => unknown) => tasks.map(pick)
  await tx.query(
    `insert into process.task
       (authority_id, round_id, task_no, kind, subject, unit, title, person, deputy, responsible, due, state, version)
     select $1::uuid, t.round_id, t.task_no, t.kind, t.subject, t.unit, t.title, t.person, t.deputy, t.responsible, t.due, t.state, 1
       from unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                   $11::date[], $12::text[])
         as t (round_id, task_no, kind, subject, unit, title, person, deputy, responsible, due, state)
     on conflict (authority_id, round_id, subject) do nothing`,
    [
      tx.authority,
      column(({ round }) => round),
      column(({ no }) => no),
      column(({ kind }) => kind),
      column(({ subject }) => subject),
      column(({ unit }) => unit),
      column(({ title }) => title),
      column(({ person }) => person ?? null),
      column(({ deputy }) => deputy ?? null),
      column(({ responsible }) => responsible ?? null),
      column(({ due }) => due),
      column(({ state }) => state),
    ],
  )
}
