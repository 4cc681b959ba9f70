// Jobs in the database: made in the transaction of whatever wants them, claimed one at a time, ended by the holder of the claim only.
// Refuses: running anything (run.ts). Jobs are not in the audit log: what they do to the world is written there by their handlers.
import { randomUUID } from 'node:crypto'
import { Refusal } from '../kernel/result.ts'
import { type Text, text } from '../kernel/text.ts'
import { audit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import { CLAIM_MS, INTERRUPTED, type Job, later, type NewJob, type Outcome, REMEMBERED_DAYS, WAITS_MS } from './job.ts'

/** Returns the job's id; undefined when there is one of the kind with the key already. */
export async function enqueue(tx: Tx, { kind, key, payload, runAfter }: NewJob): Promise<string | undefined> {
  const [made] = await tx.query<{ jobId: string }>(
    `insert into jobs.job (authority_id, job_id, kind, key, payload, run_after)
     values ($1, $2, $3, $4, $5::jsonb, coalesce($6::timestamptz, now()))
     on conflict (authority_id, kind, key) do nothing returning job_id as "jobId"`,
    [tx.authority, randomUUID(), kind, key ?? null, JSON.stringify(payload), runAfter ?? null],
  )
  return made?.jobId
}

export interface Claimed extends Job {
  claim: string
}

/** Takes the job that has waited longest, or one whose holder is gone; others who claim at the same moment pass it by. */
export async function claimNext(tx: Tx, kinds: Readonly<Record<string, number>>, now: string): Promise<Claimed | undefined> {
  const names = Object.keys(kinds)
  const until = names.map((kind) => later(now, kinds[kind] ?? CLAIM_MS))
  const [job] = await tx.query<Claimed & Record<string, unknown>>(
    `with due as materialized (
       select job_id, kind from jobs.job
        where authority_id = $1 and kind = any($2::text[])
          and (state = 'waiting' and run_after <= $4::timestamptz or state = 'claimed' and claimed_until <= $4::timestamptz)
        order by run_after, job_id limit 1 for update skip locked)
     update jobs.job j
        set state = 'claimed', claim = $5, attempts = j.attempts + 1, claimed_until = t.until
       from due join unnest($2::text[], $3::timestamptz[]) as t(kind, until) on t.kind = due.kind
      where j.authority_id = $1 and j.job_id = due.job_id
     returning j.job_id as "jobId", j.kind, j.key, j.payload, j.attempts as attempt, j.claim`,
    [tx.authority, names, until, now, randomUUID()],
  )
  return job
}

/** A job whose holders died more often than it may fail would go round for ever. */
export async function buryInterrupted(tx: Tx, now: string): Promise<void> {
  await tx.query(
    `update jobs.job set state = 'dead', claim = null, claimed_until = null, last_error = $4::jsonb, ended_at = $2::timestamptz
      where authority_id = $1 and state = 'claimed' and claimed_until <= $2::timestamptz and attempts > $3`,
    [tx.authority, now, WAITS_MS.length, INTERRUPTED],
  )
}

/** False when the claim has run out and someone else has the job. What it carried is forgotten: it may hold names and addresses. */
export async function markDone(tx: Tx, { jobId, claim }: Claimed, now: string): Promise<boolean> {
  const rows = await tx.query(
    `update jobs.job set state = 'done', claim = null, claimed_until = null, last_error = null, payload = '{}', ended_at = $4::timestamptz
      where authority_id = $1 and job_id = $2 and claim = $3 returning job_id`,
    [tx.authority, jobId, claim, now],
  )
  return rows.length > 0
}

/** What became of an attempt that failed; says nothing when someone else has the job by now. */
export async function markFailed(tx: Tx, { jobId, claim }: Claimed, outcome: Outcome, now: string): Promise<void> {
  const waits = outcome.state === 'waiting'
  await tx.query(
    `update jobs.job set state = $4, claim = null, claimed_until = null, last_error = $5::jsonb,
            run_after = coalesce($6::timestamptz, run_after), ended_at = $7::timestamptz
      where authority_id = $1 and job_id = $2 and claim = $3`,
    [tx.authority, jobId, claim, outcome.state, outcome.error, waits ? outcome.runAfter : null, waits ? null : now],
  )
}

/** Ended jobs are kept long enough to guard their keys. */
export async function forgetOld(tx: Tx, now: string): Promise<void> {
  await tx.query(`delete from jobs.job where authority_id = $1 and state in ('done', 'dead') and ended_at < $2::timestamptz`, [
    tx.authority,
    later(now, -REMEMBERED_DAYS * 86_400_000),
  ])
}

export interface JobRow {
  jobId: string
  kind: string
  key: string | null
  state: 'waiting' | 'claimed' | 'done' | 'dead'
  attempts: number
  runAfter: string
  lastError: Text | null
  madeAt: string
  endedAt: string | null
}

/** For whoever runs the house: latest first, without what the jobs carry. */
export function listJobs(tx: Tx, { state, limit }: { state?: JobRow['state']; limit: number }): Promise<JobRow[]> {
  return tx.query<JobRow & Record<string, unknown>>(
    `select job_id as "jobId", kind, key, state, attempts, run_after as "runAfter", last_error as "lastError",
            made_at as "madeAt", ended_at as "endedAt"
       from jobs.job where authority_id = $1 and ($2::text is null or state = $2)
      order by made_at desc, job_id limit $3`,
    [tx.authority, state ?? null, limit],
  )
}

/** A dead job is tried again from the beginning, by someone. */
export async function reviveJob(tx: Tx, jobId: string, now: string): Promise<void> {
  const [revived] = await tx.query<{ kind: string; key: string | null }>(
    `update jobs.job set state = 'waiting', attempts = 0, run_after = $3::timestamptz, ended_at = null
      where authority_id = $1 and job_id = $2 and state = 'dead' returning kind, key`,
    [tx.authority, jobId, now],
  )
  if (!revived)
    throw new Refusal(
      'not-found',
      'jobs/not-dead',
      text('Jobbet finns inte bland de stoppade. Läs om sidan.', 'The job is not among those stopped. Reload the page.'),
    )
  await audit(tx, { action: 'jobs/revive', subject: jobId, before: { state: 'dead' }, after: { state: 'waiting', ...revived } })
}
