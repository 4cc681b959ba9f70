// Door 2: assignments and steering documents in the database, the only file of the room with SQL.
// Refuses to overwrite: due dates, reports and documents get new rows, each in the log.
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { audit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import type { Assignment, AssignmentReport, Decision, DueDate } from './assignment.ts'
import type { SteeringDocument } from './document.ts'
import type { NewAssignment, NewReport } from './input.ts'

interface AssignmentRow extends Omit<Assignment, 'dues' | 'coordinator' | 'givenTo' | 'decision' | 'place'> {
  coordinator: string | null
  given_to: string | null
  decision: Decision | null
  place: string | null
}
interface DueRow extends Omit<DueDate, 'decision'> {
  no: number
  decision: Decision | null
}

export async function loadAssignments(tx: Tx): Promise<Assignment[]> {
  const rows = await tx.query<AssignmentRow>(
    `select assignment_no as no, title, recipients, coordinator, report_interval as "interval", given_to, decision, place, version
       from assignments.assignment where authority_id = $1 order by assignment_no`,
    [tx.authority],
  )
  const dues = await tx.query<DueRow>(
    `select assignment_no as no, due, decision, set_by as by, set_at as at
       from assignments.due_date where authority_id = $1 order by assignment_no, change_no`,
    [tx.authority],
  )
  const byNo = new Map<number, DueDate[]>()
  for (const { no, decision, ...due } of dues)
    byNo.set(no, [...(byNo.get(no) ?? []), { ...due, ...(decision ? { decision } : {}) }])
  return rows.map(({ coordinator, given_to, decision, place, ...row }) => ({
    ...row,
    ...(coordinator ? { coordinator } : {}),
    ...(given_to ? { givenTo: given_to } : {}),
    ...(decision ? { decision } : {}),
    ...(place ? { place } : {}),
    dues: byNo.get(row.no) ?? [],
  }))
}

interface ReportRow extends Omit<AssignmentReport, 'proposal' | 'onBehalfOf'> {
  proposal: 'end' | 'extend' | null
  on_behalf_of: string | null
}

/** Every version, oldest first; of one assignment when its number is given. */
export async function loadAssignmentReports(tx: Tx, no?: number): Promise<AssignmentReport[]> {
  const rows = await tx.query<ReportRow>(
    `select assignment_no as assignment, recipient, round, summary, version, state, words as text, proposal,
            reported_by as by, on_behalf_of, reported_at as at
       from assignments.report where authority_id = $1 and ($2::int is null or assignment_no = $2::int)
      order by round, assignment_no, recipient, summary, version`,
    [tx.authority, no ?? null],
  )
  return rows.map(({ proposal, on_behalf_of, ...row }) => ({
    ...row,
    ...(proposal ? { proposal } : {}),
    ...(on_behalf_of ? { onBehalfOf: on_behalf_of } : {}),
  }))
}

/** Adds assignments as they stand: for the demo and for files. */
export async function saveAssignments(tx: Tx, list: readonly Assignment[]): Promise<void> {
  await audit(tx, { action: 'assignments/save', subject: 'assignments', after: { numbers: list.map((one) => one.no) } })
  await tx.query(
    `insert into assignments.assignment (authority_id, assignment_no, title, recipients, coordinator, report_interval, given_to, decision, place, version)
     select $1::uuid, r.no, r.title, r.recipients, r.coordinator, r."interval", r."givenTo", r.decision, r.place, 1
       from jsonb_to_recordset($2::jsonb) as r (no int, title text, recipients jsonb, coordinator text, "interval" text, "givenTo" text, decision jsonb, place text)`,
    [tx.authority, JSON.stringify(list)],
  )
  const dues = list.flatMap((one) =>
    one.dues.map((due, i) => ({ no: one.no, change: i + 1, due: due.due, decision: due.decision ?? null })),
  )
  await tx.query(
    `insert into assignments.due_date (authority_id, assignment_no, change_no, due, decision, set_by)
     select $1::uuid, r.no, r.change, r.due, r.decision, $3
       from jsonb_to_recordset($2::jsonb) as r (no int, change int, due date, decision jsonb)`,
    [tx.authority, JSON.stringify(dues), tx.actor.name],
  )
}

/** Returns the number it was given. */
export async function addAssignment(tx: Tx, command: NewAssignment): Promise<number> {
  const known = await loadAssignments(tx)
  const no = Math.max(0, ...known.map((one) => one.no)) + 1
  const { due, ...rest } = command
  await audit(tx, { action: 'assignments/add', subject: `assignments:assignment/${no}`, after: command })
  await tx.query(
    `insert into assignments.assignment (authority_id, assignment_no, title, recipients, coordinator, report_interval, decision, version)
     values ($1, $2, $3, $4::jsonb, $5, $6, $7::jsonb, 1)`,
    [tx.authority, no, rest.title, JSON.stringify(rest.recipients), rest.coordinator ?? null, rest.interval, rest.decision],
  )
  await insertDue(tx, no, 1, due, rest.decision)
  return no
}

const insertDue = (tx: Tx, no: number, change: number, due: string, decision: Decision) =>
  tx.query(
    `insert into assignments.due_date (authority_id, assignment_no, change_no, due, decision, set_by)
     values ($1, $2, $3, $4::date, $5::jsonb, $6)`,
    [tx.authority, no, change, due, decision, tx.actor.name],
  )

/** `seen` is how many due dates there were when the form was opened: one more since is a conflict. */
export async function moveDue(tx: Tx, assignment: Assignment, seen: number, due: string, decision: Decision): Promise<void> {
  await audit(tx, {
    action: 'assignments/move-due',
    subject: `assignments:assignment/${assignment.no}`,
    before: { due: assignment.dues.at(-1)?.due ?? null },
    after: { due, decision },
  })
  const [latest] = await tx.query<{ changes: number }>(
    'select count(*) as changes from assignments.due_date where authority_id = $1 and assignment_no = $2',
    [tx.authority, assignment.no],
  )
  if (latest?.changes !== seen) throw changedMeanwhile()
  await insertDue(tx, assignment.no, seen + 1, due, decision)
}

const changedMeanwhile = () =>
  new Refusal(
    'conflict',
    'assignments/changed',
    text(
      'Någon annan har sparat sedan sidan öppnades. Jämför och välj.',
      'Someone else has saved since the page was opened. Compare and choose.',
    ),
  )

/** `seen` is the version the form was opened at; a later one is a conflict, and nothing is saved. Returns the new version. */
export async function saveAssignmentReport(tx: Tx, no: number, report: NewReport, seen: number): Promise<number> {
  const subject = `assignments:assignment/${no}/${report.recipient}/${report.round}`
  // The log's lock on the authority makes the look and the write one: nobody can come between.
  await audit(tx, { action: 'assignments/report', subject, after: report })
  const [latest] = await tx.query<{ version: number | null }>(
    `select max(version) as version from assignments.report
      where authority_id = $1 and assignment_no = $2 and recipient = $3 and round = $4 and summary = $5`,
    [tx.authority, no, report.recipient, report.round, report.summary],
  )
  if ((latest?.version ?? 0) !== seen) throw changedMeanwhile()
  await tx.query(
    `insert into assignments.report (authority_id, assignment_no, recipient, round, summary, version, state, words, proposal, reported_by, on_behalf_of)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.authority,
      no,
      report.recipient,
      report.round,
      report.summary,
      seen + 1,
      report.state,
      report.text,
      report.proposal ?? null,
      tx.actor.name,
      tx.actor.onBehalfOf ?? null,
    ],
  )
  return seen + 1
}

/** Reports as they stand, in bulk: for the demo. */
export async function saveReports(tx: Tx, reports: readonly Omit<AssignmentReport, 'version' | 'at' | 'by'>[]): Promise<void> {
  await audit(tx, { action: 'assignments/save-reports', subject: 'assignments', after: { reports: reports.length } })
  await tx.query(
    `insert into assignments.report (authority_id, assignment_no, recipient, round, summary, version, state, words, proposal, reported_by)
     select $1::uuid, r.assignment, r.recipient, r.round, r.summary, 1, r.state, r.text, r.proposal, $3
       from jsonb_to_recordset($2::jsonb) as r (assignment int, recipient text, round text, summary boolean, state text, text text, proposal text)`,
    [tx.authority, JSON.stringify(reports), tx.actor.name],
  )
}

/** The latest version of each document, in the register's order. */
export async function loadDocuments(tx: Tx): Promise<SteeringDocument[]> {
  const rows = await tx.query<{ id: string; version: number; body: Omit<SteeringDocument, 'id' | 'version'> }>(
    `select distinct on (document_id) document_id as id, version, position, body
       from assignments.document where authority_id = $1 order by document_id, version desc`,
    [tx.authority],
  )
  return (rows as SteeringDocumentRow[])
    .sort((a, b) => a.position - b.position)
    .map(({ id, version, body }) => ({ ...body, id, version }))
}

interface SteeringDocumentRow {
  id: string
  version: number
  position: number
  body: Omit<SteeringDocument, 'id' | 'version'>
}

export async function saveDocuments(tx: Tx, documents: readonly SteeringDocument[]): Promise<void> {
  await audit(tx, { action: 'assignments/save-documents', subject: 'documents', after: { documents: documents.length } })
  const rows = documents.map(({ id, version, ...body }, position) => ({ id, version, position, body }))
  await tx.query(
    `insert into assignments.document (authority_id, document_id, version, position, body, saved_by)
     select $1::uuid, r.id, r.version, r.position, r.body, $3
       from jsonb_to_recordset($2::jsonb) as r (id text, version int, position int, body jsonb)`,
    [tx.authority, JSON.stringify(rows), tx.actor.name],
  )
}

/** A new version, or a new document; a later version saved by somebody else is a conflict. Returns the new version. */
export async function saveDocument(tx: Tx, document: SteeringDocument): Promise<number> {
  const before = (await loadDocuments(tx)).find((one) => one.id === document.id)
  const { id, version: seen, ...body } = document
  await audit(tx, { action: 'assignments/save-document', subject: `document/${id}`, before, after: body })
  if ((before?.version ?? 0) !== seen) throw changedMeanwhile()
  const [last] = await tx.query<{ position: number | null }>(
    'select max(position) as position from assignments.document where authority_id = $1',
    [tx.authority],
  )
  const [own] = await tx.query<{ position: number | null }>(
    'select max(position) as position from assignments.document where authority_id = $1 and document_id = $2',
    [tx.authority, id],
  )
  await tx.query(
    `insert into assignments.document (authority_id, document_id, version, position, body, saved_by)
     values ($1, $2, $3, $4, $5::jsonb, $6)`,
    [tx.authority, id, seen + 1, own?.position ?? (last?.position ?? -1) + 1, body, tx.actor.name],
  )
  return seen + 1
}
