// The closing day as rows of a result: bars and whether they are met, times by kind, what was saved, what the kills cost.
// Refuses: an error hidden among the averages; every answer nobody expected is counted and the first are quoted.
import type { Verdict } from './closingDayLedger.ts'
import { type Answered, type LoadAnswer, MIX } from './closingDayPlan.ts'
import { atMost, type BenchResult, type Ratio } from './measure.ts'

export interface Run {
  answer: LoadAnswer
  verdict: Verdict
  log: { ok: boolean; said: string }
  serverCpuMs: number
  machineLoad: number
  /** What the server wrote of errors. */
  complaints: string
}

export interface Storm extends Run {
  readyMs: number[]
}

export interface Size {
  users: number
  seconds: number
  warmUp: number
}

const P99_MS = 200

export function resultOf(size: Size, peace: Run, storm: Storm | undefined): BenchResult {
  const measured = peace.answer.answered.filter((one) => one.measured)
  return {
    bench: 'closing-day',
    title: `Closing day: ${size.users} signed-in users, PostgreSQL, ${size.seconds} s after ${size.warmUp} s of warm-up`,
    timings: [],
    ratios: [
      atMost('p99 of all requests', percentile(measured, 0.99), P99_MS, 'ms'),
      atMost('error rate (5xx, no answer)', errorShare(measured) * 100, 0, '%'),
      none('answers nobody expected (other 4xx)', measured.filter(isStrange).length),
      ...ledgerRatios('in peace', peace),
      ...(storm ? [...ledgerRatios(`during ${storm.readyMs.length} kills`, storm), kills(storm)] : []),
    ],
    tables: [timesTable(measured), ledgerTable(peace, storm)],
    how: [howMeasured(size, peace, measured), ...(storm ? [howKilled(storm)] : []), ...quoted(peace, storm)],
    compared: [],
  }
}

const none = (label: string, value: number): Ratio => ({ label, value, bar: '0', met: value === 0 })

const ledgerRatios = (when: string, { verdict, log }: Run): Ratio[] => [
  none(`lost writes ${when}`, verdict.lost.length),
  none(`doubled writes ${when}`, verdict.doubled.length),
  none(`versions, events or log entries that do not add up ${when}`, verdict.other.length + (log.ok ? 0 : 1)),
]

const kills = ({ readyMs }: Storm): Ratio => atMost('slowest start after a kill', Math.max(...readyMs), 10_000, 'ms')

const isError = ({ status }: Answered): boolean => status === 0 || status >= 500
/** A conflict and a form shown again with what is missing are answers; anything else between is not. */
const isStrange = ({ status }: Answered): boolean => status >= 400 && status < 500 && status !== 409 && status !== 422
const errorShare = (list: readonly Answered[]): number => (list.length === 0 ? 0 : list.filter(isError).length / list.length)

function percentile(list: readonly Answered[], share: number): number {
  const sorted = list.map(({ ms }) => ms).sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function timesTable(measured: readonly Answered[]) {
  const row = (name: string, list: readonly Answered[]) => [
    name,
    list.length,
    ...[0.5, 0.95, 0.99, 1].map((share) => percentile(list, share).toFixed(0)),
    list.filter(({ status }) => status === 409).length,
    list.filter(isError).length,
  ]
  const kinds = [...new Set(measured.map(({ kind }) => kind))].sort()
  const of = (kind: string) => measured.filter((one) => one.kind === kind)
  return {
    head: ['Requests', 'Count', 'p50, ms', 'p95, ms', 'p99, ms', 'max, ms', 'Conflicts', 'Errors'],
    rows: [
      row('all', measured),
      row(
        'reading',
        measured.filter(({ write }) => !write),
      ),
      row(
        'saving',
        measured.filter(({ write }) => write),
      ),
      ...kinds.map((kind) => row(kind, of(kind))),
    ],
  }
}

function ledgerTable(peace: Run, storm: Storm | undefined) {
  const row = (name: string, { verdict: v }: Run) => [
    name,
    v.saved,
    v.conflicts,
    v.refused,
    v.unknown,
    v.unknownThere,
    v.drafts,
    v.lost.length,
    v.doubled.length,
  ]
  return {
    head: ['Ledger', 'Saved', 'Conflicts', 'Refused', 'Unanswered', 'of them there', 'Drafts', 'Lost', 'Doubled'],
    rows: [row('in peace', peace), ...(storm ? [row(`${storm.readyMs.length} kills`, storm)] : [])],
  }
}

function howMeasured({ users, seconds }: Size, { answer, serverCpuMs, machineLoad, log }: Run, measured: readonly Answered[]) {
  const saving = measured.filter(({ write }) => write).length / Math.max(1, measured.length)
  return [
    `${(measured.length / seconds).toFixed(1)} requests a second from ${users} users in a closed loop`,
    `(pause ${MIX.thinkMs / 1000} s on average, exponential; half of it between drafts), ${(saving * 100).toFixed(0)} % of them saving.`,
    'Times are the client’s, request to last byte, gzip; the load process, the server and PostgreSQL (fsync on) share the machine.',
    `The server used ${(serverCpuMs / Math.max(1, measured.length)).toFixed(1)} ms CPU a request,`,
    `the load process ${(answer.cpuMs / 1000).toFixed(0)} s CPU in all; the machine’s load average was ${machineLoad.toFixed(1)}. ${log.said}`,
  ].join(' ')
}

function howKilled({ readyMs, log, machineLoad, answer }: Storm): string {
  const sorted = [...readyMs].sort((a, b) => a - b)
  return [
    `kill -9 of the server ${readyMs.length} times, 0.5–4 s after it was ready: ready again after`,
    `${(sorted[Math.floor(sorted.length / 2)]! / 1000).toFixed(1)} s (median), ${(sorted.at(-1)! / 1000).toFixed(1)} s (slowest);`,
    `${answer.answered.filter(({ status }) => status > 0).length} requests were answered, the load average was ${machineLoad.toFixed(1)}. ${log.said}`,
  ].join(' ')
}

function quoted(peace: Run, storm: Storm | undefined): string[] {
  return [peace, storm].flatMap((run) => {
    if (!run) return []
    const { verdict, answer, complaints } = run
    const faults = [
      ...verdict.lost,
      ...verdict.doubled,
      ...verdict.other,
      ...answer.strange,
      ...complaints.split('\n').filter(Boolean),
    ]
    return faults.length === 0 ? [] : ['', ...faults.slice(0, 12).map((fault) => `- ${fault.slice(0, 300)}`)]
  })
}
