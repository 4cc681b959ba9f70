// What a controller does with a whole round: creates it from its template, extends it, closes it, opens it, notes reminders.
// Refuses: closing while something is missing that nobody has accepted by name.
import type { Finding } from '../../../kernel/finding.ts'
import { Refusal } from '../../../kernel/result.ts'
import { text } from '../../../kernel/text.ts'
import { audit } from '../../../storage/audit.ts'
import type { Tx } from '../../../storage/database.ts'
import { type CloseCommand, decideClose } from '../close.ts'
import type { Reminder } from '../reminder.ts'
import { isClosed, type Round, type RoundEvent, type RoundId } from '../round.ts'
import { insertRound, insertRoundEvent, lockRound, updateRound } from '../roundRows/store.ts'
import { insertTasks, listTasks } from '../store.ts'
import type { Task, TaskSubject } from '../task.ts'
import { plannedTasks, type Responsible } from '../template.ts'

export interface CreateRound {
  id: RoundId
  opens: string
  due: string
  asOf?: string
  at: string
  subjects: readonly TaskSubject[]
  responsible?: (subject: TaskSubject) => Responsible
}

/** A new round with its tasks, or an open round with the tasks that have come since. Returns the tasks added. */
export async function createRound(tx: Tx, { id, opens, due, asOf, at, subjects, responsible }: CreateRound): Promise<Task[]> {
  const isNew = await insertRound(tx, { id, opens, due, ...(asOf ? { asOf } : {}), version: 1 })
  const round = await lockRound(tx, id)
  if (!round) throw unknownRound(id)
  if (isClosed(round)) throw closedAlready()
  const existing = await listTasks(tx, { round: id })
  const tasks = plannedTasks({ id, due: round.due, subjects, existing, responsible: responsible ?? (() => ({})) })
  if (!isNew && tasks.length === 0) return []
  await insertTasks(tx, tasks)
  const version = isNew ? 1 : round.version + 1
  if (!isNew) await updateRound(tx, { ...round, version })
  await record(tx, id, { version, at, action: isNew ? 'created' : 'extended', reason: '', missing: [] })
  await audit(tx, {
    action: isNew ? 'process/create-round' : 'process/extend-round',
    subject: id,
    ...(isNew ? {} : { before: { version: round.version, tasks: existing.length } }),
    after: {
      version,
      opens: round.opens,
      due: round.due,
      tasks: existing.length + tasks.length,
      added: tasks.map((task) => task.subject),
    },
  })
  return tasks
}

const record = (tx: Tx, id: RoundId, event: Omit<RoundEvent, 'by'>): Promise<void> =>
  insertRoundEvent(tx, id, { ...event, by: tx.actor.name })

/** Closes the round, or says by name what stands in the way; nothing is changed then. */
export async function closeRound(
  tx: Tx,
  id: RoundId,
  { version, at, ...command }: CloseCommand & { version: number; at: string },
): Promise<Finding[]> {
  const round = await changeable(tx, id, version)
  const decided = decideClose(round, await listTasks(tx, { round: id }), command)
  if (!decided.ok) return decided.findings
  const reason = command.reason.trim()
  const next: Round = { ...round, closedAt: at, closedBy: tx.actor.name, closeReason: reason, version: version + 1 }
  await updateRound(tx, next)
  await record(tx, id, { version: next.version, at, action: 'closed', reason, missing: decided.value })
  await audit(tx, {
    action: 'process/close-round',
    subject: id,
    before: { version, closed: false },
    after: { version: next.version, closed: true, reason, missing: decided.value },
  })
  return []
}

/** Opens a closed round again; the reason is required and kept. */
export async function reopenRound(tx: Tx, id: RoundId, options: { version: number; at: string; reason: string }): Promise<void> {
  const { version, at } = options
  const round = await changeable(tx, id, version)
  const reason = options.reason.trim()
  if (!isClosed(round))
    throw new Refusal('conflict', 'process/round-open', text('Omgången är redan öppen.', 'The round is already open.'))
  if (reason === '')
    throw new Refusal(
      'invalid',
      'process/reason-missing',
      text('Skriv varför omgången öppnas igen.', 'Say why the round is opened again.'),
    )
  const { closedAt, closedBy: _by, closeReason: _reason, ...rest } = round
  await updateRound(tx, { ...rest, version: version + 1 })
  await record(tx, id, { version: version + 1, at, action: 'reopened', reason, missing: [] })
  await audit(tx, {
    action: 'process/reopen-round',
    subject: id,
    before: { version, closedAt },
    after: { version: version + 1, closed: false, reason },
  })
}

async function changeable(tx: Tx, id: RoundId, version: number): Promise<Round> {
  const round = await lockRound(tx, id)
  if (!round) throw unknownRound(id)
  if (round.version !== version)
    throw new Refusal(
      'conflict',
      'process/round-changed',
      text(
        'Någon annan ändrade omgången efter att du öppnade sidan. Läs om den och försök igen.',
        'Someone else changed the round after you opened the page. Reload and try again.',
      ),
    )
  return round
}

export const unknownRound = (id: string): Refusal =>
  new Refusal(
    'not-found',
    'process/unknown-round',
    text(`Omgången ${id} finns inte. Välj en i listan.`, `The round ${id} does not exist. Choose one in the list.`),
  )

const closedAlready = (): Refusal =>
  new Refusal(
    'conflict',
    'process/round-closed',
    text('Omgången är stängd och tar inte emot fler uppgifter. Öppna den först.', 'The round is closed. Open it first.'),
  )

/** Notes reminders as sent and returns those that were not sent before. */
export async function noteReminders(tx: Tx, reminders: readonly Reminder[], today: string): Promise<Reminder[]> {
  if (reminders.length === 0) return []
  const rows = await tx.query<{ reminder_key: string }>(
    `insert into process.reminder (authority_id, reminder_key, person, sent_on)
     select $1::uuid, r.key, r.person, $4::date from unnest($2::text[], $3::text[]) as r (key, person)
     on conflict (authority_id, reminder_key) do nothing returning reminder_key`,
    [tx.authority, reminders.map(({ key }) => key), reminders.map(({ person }) => person), today],
  )
  const fresh = new Set(rows.map((row) => row.reminder_key))
  const sent = reminders.filter(({ key }) => fresh.has(key))
  if (sent.length > 0)
    await audit(tx, { action: 'process/remind', subject: sent[0]!.task.round, after: { reminders: sent.map(({ key }) => key) } })
  return sent
}
