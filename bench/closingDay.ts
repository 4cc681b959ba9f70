// The closing day: 300 signed-in people read and save on PostgreSQL, first in peace, then while the server is killed again and again.
// Refuses: a figure without its ledger; a run where anything was lost or doubled is not met, however quick it was.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Baseline, baselineOf, settle } from './closingDayLedger.ts'
import { openPlace, type Place } from './closingDayPlace.ts'
import { type Load, type LoadAnswer, MIX } from './closingDayPlan.ts'
import { type Run, resultOf, type Storm } from './closingDayReport.ts'
import { verifyLog } from './closingDayServer.ts'
import type { BenchResult } from './measure.ts'

export interface ClosingDayOptions {
  users?: number
  seconds?: number
  kills?: number
  warmUp?: number
  /** Folder for CPU profiles of the server. */
  profile?: string
}

const SEED = 2023

export async function benchClosingDay(options: ClosingDayOptions = {}): Promise<BenchResult> {
  const { users = 300, seconds = 60, kills = 30, warmUp = 10, profile } = options
  const place = await openPlace(users, profile)
  try {
    const peace = await runInPeace(place, { seconds, warmUp })
    const storm = kills > 0 ? await runWithKills(place, kills) : undefined
    return resultOf({ users, seconds, warmUp }, peace, storm)
  } finally {
    await place.close()
  }
}

interface Running {
  answer: Promise<LoadAnswer>
  /** Nobody begins anything new. */
  over(): void
  end(): void
}

async function startLoad(run: string, load: Load): Promise<Running> {
  const entry = fileURLToPath(new URL('./closingDayLoad.ts', import.meta.url))
  const child = fork(entry, { execArgv: ['--import', 'tsx'], serialization: 'advanced' })
  await once(child, 'message')
  const answer = new Promise<LoadAnswer>((resolve, reject) => {
    child.once('message', (message) => resolve(message as LoadAnswer))
    child.once('exit', (code) => reject(new Error(`the load process ended with ${code} before it answered`)))
  })
  // Whoever waits for it hears of it; until then it is nobody's.
  answer.catch(() => undefined)
  child.send({ run, load })
  return { answer, over: () => child.connected && child.send('over'), end: () => child.kill('SIGKILL') }
}

const loadOf = (place: Place, times: { warmUpMs: number; measureMs: number }, retryReads: boolean): Load => ({
  origin: place.server.address,
  users: place.users,
  ...times,
  mix: MIX,
  seed: SEED,
  retryReads,
})

async function runInPeace(place: Place, { seconds, warmUp }: { seconds: number; warmUp: number }): Promise<Run> {
  const before = await baselineOf(place.count)
  const times = { warmUpMs: warmUp * 1_000, measureMs: seconds * 1_000 }
  const { answer: coming, end } = await startLoad('fred', loadOf(place, times, false))
  await pause(times.warmUpMs)
  const cpu = place.server.cpuMs
  await pause(times.measureMs)
  const serverCpuMs = place.server.cpuMs - cpu
  const machineLoad = loadavg()[0]!
  const answer = await coming.finally(end)
  return { ...(await conclude(place, before, answer)), serverCpuMs, machineLoad, complaints: place.server.complaints }
}

async function conclude(place: Place, before: Baseline, answer: LoadAnswer) {
  // What was on its way when the last answer came has arrived by now.
  await pause(1_000)
  const verdict = await settle(place.count, before, answer.entries, answer.drafts)
  return { answer, verdict, log: await verifyLog(place.database, place.data) }
}

/** Killed at random moments between half a second and four seconds after it was ready, and started again at once. */
async function runWithKills(place: Place, kills: number): Promise<Storm> {
  const before = await baselineOf(place.count)
  const { answer: coming, over, end } = await startLoad('storm', loadOf(place, { warmUpMs: 0, measureMs: 3_600_000 }, true))
  const readyMs: number[] = []
  const random = randomFrom(SEED)
  try {
    await pause(3_000)
    for (let i = 0; i < kills; i++) {
      await pause(500 + random() * 3_500)
      await place.server.kill()
      readyMs.push(await place.server.start())
    }
    await pause(3_000)
    over()
    const answer = await coming
    const { complaints } = place.server
    return { ...(await conclude(place, before, answer)), readyMs, serverCpuMs: 0, machineLoad: loadavg()[0]!, complaints }
  } finally {
    end()
  }
}

function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
