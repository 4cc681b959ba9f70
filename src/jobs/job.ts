// What a job is, and what becomes of one that failed: tried again later and later, then dead with its sentence.
// Refuses: knowing any kind of job; the rooms bring their handlers.
import { Refusal } from '../kernel/result.ts'
import { type Text, text } from '../kernel/text.ts'
import type { Tx } from '../storage/database.ts'

export interface NewJob {
  /** `room/verb`, e.g. `mail/send`. */
  kind: string
  /** Within its kind: a job with the same key is not made again while the first is remembered (90 days after it ended). */
  key?: string
  payload: Record<string, unknown>
  /** An instant, ISO 8601; at once when absent. */
  runAfter?: string
}

export interface Job {
  jobId: string
  kind: string
  key: string | null
  payload: Record<string, unknown>
  /** This attempt's number, from 1. */
  attempt: number
}

export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/**
 * `inside`: work on the database, in the same transaction as the job's end, so that it happens exactly once.
 * `outside`: work on the world (mail, files), outside any transaction. It may happen again after a crash, never side by side
 * while the claim lasts: it must bear being done twice.
 */
export type Handler = (
  | { inside: (tx: Tx, job: Job) => Promise<void> }
  | { outside: (job: Job, transact: Transact) => Promise<void> }
) & {
  /** How long one attempt may take before the job is given to another; 5 minutes. */
  claimMs?: number
}

export type Handlers = Readonly<Record<string, Handler>>

const MINUTE = 60_000
export const CLAIM_MS = 5 * MINUTE

/** Waits after the first, second … failure; one more failure and the job is dead. */
export const WAITS_MS: readonly number[] = [1, 5, 30, 120, 360, 720].map((minutes) => minutes * MINUTE)

/** How long a job that has ended is remembered: its key guards against doing it again. */
export const REMEMBERED_DAYS = 90

export type Outcome = { state: 'waiting'; runAfter: string; error: Text } | { state: 'dead'; error: Text }

const HOPELESS: ReadonlySet<string> = new Set(['invalid', 'not-found', 'not-allowed'])

/** A refusal that no waiting helps kills the job at once; anything else is tried again until the waits are used up. */
export function afterFailure(attempt: number, thrown: unknown, now: string): Outcome {
  const error = sentence(thrown)
  const wait = WAITS_MS[attempt - 1]
  if (wait === undefined || (thrown instanceof Refusal && HOPELESS.has(thrown.kind))) return { state: 'dead', error }
  return { state: 'waiting', runAfter: later(now, wait), error }
}

export const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString()

function sentence(thrown: unknown): Text {
  if (thrown instanceof Refusal) return thrown.text
  const why = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n')[0]!
  return text(`Jobbet stannade på ett fel i Roder: ${why}`, `The job stopped at a fault in Roder: ${why}`)
}

/** The holder died as often as a job may fail: it is not tried again. */
export const INTERRUPTED = text(
  'Jobbet avbröts varje gång det kördes. Kontrollera loggen och kör det igen.',
  'The job was interrupted each time it ran. Check the log and run it again.',
)
