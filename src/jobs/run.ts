// Runs what is due: claim, do, end; each in a transaction of its own, so that no page waits for a job. Several may run side by side.
// Refuses: stopping because one job failed.

import type { Actor } from '../kernel/actor.ts'
import type { AuthorityId } from '../kernel/ids.ts'
import { stockholmDay } from '../kernel/stockholm.ts'
import type { Database } from '../storage/database.ts'
import { afterFailure, CLAIM_MS, type Handler, type Handlers, type Transact } from './job.ts'
import { buryInterrupted, type Claimed, claimNext, enqueue, forgetOld, markDone, markFailed } from './store.ts'

/** The name jobs have in the audit log. */
export const JOB_ACTOR: Actor = { name: 'jobb' }

export interface Ran {
  done: number
  failed: number
}

/** Runs at most `limit` due jobs of the kinds there are handlers for. `now` is an instant, or a clock when jobs take time. */
export async function runDueJobs(
  db: Database,
  authority: AuthorityId,
  handlers: Handlers,
  now: string | (() => string),
  limit: number,
  stopped: () => boolean = () => false,
): Promise<Ran> {
  const clock = typeof now === 'string' ? () => now : now
  const transact: Transact = (work) => db.asAuthority(authority, JOB_ACTOR, work)
  const kinds = Object.fromEntries(Object.entries(handlers).map(([kind, { claimMs }]) => [kind, claimMs ?? CLAIM_MS]))
  const ran: Ran = { done: 0, failed: 0 }
  if (Object.keys(kinds).length === 0) return ran
  await transact(async (tx) => {
    await buryInterrupted(tx, clock())
    await forgetOld(tx, clock())
  })
  while (ran.done + ran.failed < limit && !stopped()) {
    const job = await transact((tx) => claimNext(tx, kinds, clock()))
    if (!job) break
    if (await attempt(transact, handlers[job.kind]!, job, clock)) ran.done += 1
    else ran.failed += 1
  }
  return ran
}

/** The claim was lost while the work was done: its effect is taken back, and whoever has the job now does it. */
class ClaimLost extends Error {}

async function attempt(transact: Transact, handler: Handler, job: Claimed, clock: () => string): Promise<boolean> {
  try {
    if ('inside' in handler) {
      await transact(async (tx) => {
        if (!(await markDone(tx, job, clock()))) throw new ClaimLost()
        await handler.inside(tx, job)
      })
      return true
    }
    await handler.outside(job, transact)
    return await transact((tx) => markDone(tx, job, clock()))
  } catch (error) {
    if (!(error instanceof ClaimLost))
      await transact((tx) => markFailed(tx, job, afterFailure(job.attempt, error, clock()), clock()))
    return false
  }
}

export interface JobLoop {
  /** Stops taking new jobs and waits for the one at work. */
  stop(): Promise<void>
  /** Looks for jobs now instead of at the next beat. */
  wake(): void
}

export interface LoopOptions {
  everyMs: number
  now?: () => string
  /** Kinds to be run once each day in Stockholm, with `{date}`; made by whoever beats first. */
  daily?: readonly string[]
  /** Jobs that could not be looked for (the database was away): the loop goes on. */
  onError?: (error: unknown) => void
}

const AT_A_TIME = 100

/** Makes the day's jobs unless that was done; answers with the day they are made for. */
async function makeDaily(
  db: Database,
  authority: AuthorityId,
  kinds: readonly string[],
  now: string,
  made: string,
): Promise<string> {
  const date = stockholmDay(now)
  if (date !== made && kinds.length > 0)
    await db.asAuthority(authority, JOB_ACTOR, async (tx) => {
      for (const kind of kinds) await enqueue(tx, { kind, key: date, payload: { date }, runAfter: now })
    })
  return date
}

/** Looks for due jobs at each beat until stopped; one at a time in this process. */
export function startJobs(db: Database, authority: AuthorityId, handlers: Handlers, options: LoopOptions): JobLoop {
  const { everyMs, now = () => new Date().toISOString(), daily = [], onError = () => undefined } = options
  let stopped = false
  let awake = false
  let made = ''
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  const round = async () => {
    try {
      made = await makeDaily(db, authority, daily, now(), made)
      for (let ran = AT_A_TIME; (awake || ran === AT_A_TIME) && !stopped; ) {
        awake = false
        const { done, failed } = await runDueJobs(db, authority, handlers, now, AT_A_TIME, () => stopped)
        ran = done + failed
      }
    } catch (error) {
      onError(error)
    }
  }
  const beat = () => {
    awake = true
    if (stopped || running) return
    clearTimeout(timer)
    running = round().finally(() => {
      running = undefined
      if (!stopped) timer = setTimeout(beat, everyMs).unref()
    })
  }
  beat()
  return {
    wake: beat,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
