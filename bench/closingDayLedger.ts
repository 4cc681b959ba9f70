// The ledger against the database: every write that was answered for stands there exactly once, no other one twice, no version skipped.
// Refuses: believing the program's own reading; it is counted in SQL as the cluster's superuser.
import type { Client } from 'pg'
import { AS_BEFORE, type DraftEntry, type Entry, MARKER, type WriteKind } from './closingDayPlan.ts'

interface Store {
  /** key, version and the words that hold the marker. */
  sql: string
  /** How the log calls a version of it. */
  actions: string[]
}

const STORES: Record<WriteKind, Store> = {
  report: {
    sql: `select round_id || ' ' || unit as key, version,
            case when round_id < '2021' then deviation_reason else comment end as words from followup.report`,
    actions: ['followup/report'],
  },
  values: {
    sql: `select indicator_id || ' ' || period || ' ' || part as key, version, coalesce(reason, '') as words from goals.value`,
    actions: ['goals/report-values', 'goals/correct-values'],
  },
  judgement: {
    sql: `select round || ' ' || ref as key, version, reason as words from goals.round_judgement`,
    actions: ['goals/judge-round'],
  },
  words: {
    sql: `select round || ' ' || ref as key, version, words from goals.round_text`,
    actions: ['goals/write-round'],
  },
  assignment: {
    sql: `select round || ' ' || assignment_no || ' ' || recipient || ' ' || summary as key, version, words from assignments.report`,
    actions: ['assignments/report'],
  },
}
const KINDS = Object.keys(STORES) as WriteKind[]

/** What stood there before the load. */
export interface Baseline {
  versions: Record<string, number>
  logged: Record<string, number>
  /** Drafts kept from an earlier load, by person and key: what an unanswered one leaves as it was. */
  drafts: ReadonlyMap<string, string | null>
}

export async function baselineOf(client: Client): Promise<Baseline> {
  const versions: Record<string, number> = {}
  const logged: Record<string, number> = {}
  for (const kind of KINDS) {
    versions[kind] = await number(client, `select count(*)::int as n from (${STORES[kind].sql}) s`)
    logged[kind] = await number(client, 'select count(*)::int as n from storage.audit_log where action = any($1)', [
      STORES[kind].actions,
    ])
  }
  return { versions, logged, drafts: await keptDrafts(client) }
}

async function keptDrafts(client: Client): Promise<Map<string, string | null>> {
  const { rows } = await client.query<{ person: string; key: string; marker: string | null }>(
    `select person, key, fields ->> 'marker' as marker from process.draft`,
  )
  return new Map(rows.map(({ person, key, marker }) => [`${person} ${key}`, marker]))
}

const number = async (client: Client, sql: string, params: unknown[] = []): Promise<number> =>
  (await client.query<{ n: number }>(sql, params)).rows[0]!.n

export interface Verdict {
  saved: number
  conflicts: number
  refused: number
  unknown: number
  /** Of the unknown ones, how many turned out to be there. */
  unknownThere: number
  drafts: number
  /** Each fault in words; none is what is wanted. */
  lost: string[]
  doubled: string[]
  other: string[]
}

export async function settle(client: Client, before: Baseline, entries: readonly Entry[], drafts: readonly DraftEntry[]) {
  const verdict: Verdict = {
    saved: entries.filter(({ outcome }) => outcome === 'saved').length,
    conflicts: entries.filter(({ outcome }) => outcome === 'conflict').length,
    refused: entries.filter(({ outcome }) => outcome === 'refused').length,
    unknown: entries.filter(({ outcome }) => outcome === 'unknown').length,
    unknownThere: 0,
    drafts: drafts.length,
    lost: [],
    doubled: [],
    other: [],
  }
  for (const kind of KINDS) await settleKind(client, kind, before, entries, verdict)
  await settleTasks(client, verdict)
  await settleDrafts(client, before, drafts, verdict)
  return verdict
}

async function settleKind(client: Client, kind: WriteKind, before: Baseline, entries: readonly Entry[], verdict: Verdict) {
  const { sql, actions } = STORES[kind]
  const rows = (await client.query<{ key: string; version: number; words: string }>(sql)).rows
  const places = new Map<string, string[]>()
  for (const { key, version, words } of rows)
    for (const [marker] of words.matchAll(MARKER)) places.set(marker, [...(places.get(marker) ?? []), `${key} v${version}`])
  let there = 0
  for (const { marker, outcome } of entries.filter((entry) => entry.kind === kind)) {
    const found = places.get(marker) ?? []
    there += found.length
    if (found.length > 1) verdict.doubled.push(`${kind} ${marker} stands in ${found.join(' and ')}`)
    if (outcome === 'saved' && found.length === 0) verdict.lost.push(`${kind} ${marker} was answered for and is not there`)
    if ((outcome === 'conflict' || outcome === 'refused') && found.length > 0)
      verdict.other.push(`${kind} ${marker} was refused and is there all the same`)
    if (outcome === 'unknown' && found.length === 1) verdict.unknownThere++
  }
  const added = rows.length - before.versions[kind]!
  if (added !== there) verdict.doubled.push(`${kind}: ${added} versions were added for ${there} writes that are there`)
  const logged =
    (await number(client, 'select count(*)::int as n from storage.audit_log where action = any($1)', [actions])) -
    before.logged[kind]!
  if (logged !== there) verdict.other.push(`${kind}: ${logged} entries in the log for ${there} writes that are there`)
  verdict.other.push(...gapsIn(rows).map((key) => `${kind} ${key} has skipped or doubled a version`))
}

function gapsIn(rows: readonly { key: string; version: number }[]): string[] {
  const byKey = new Map<string, number[]>()
  for (const { key, version } of rows) byKey.set(key, [...(byKey.get(key) ?? []), version])
  return [...byKey].flatMap(([key, versions]) =>
    Math.max(...versions) - Math.min(...versions) + 1 === versions.length ? [] : [key],
  )
}

/** A task's events follow each other without gaps up to the version the task has. */
async function settleTasks(client: Client, verdict: Verdict): Promise<void> {
  const { rows } = await client.query<{ key: string }>(
    `select t.round_id || ' ' || t.subject as key from process.task t
       left join process.task_event e on e.authority_id = t.authority_id and e.round_id = t.round_id and e.task_no = t.task_no
      group by t.authority_id, t.round_id, t.task_no, t.subject, t.version
     having t.version <> count(e.version) + 1`,
  )
  verdict.other.push(...rows.map(({ key }) => `the task ${key} has not as many events as versions`))
}

/** Of each draft the latest that was answered for is kept, or a later one that was not; and none where it became a report. */
async function settleDrafts(client: Client, before: Baseline, drafts: readonly DraftEntry[], verdict: Verdict): Promise<void> {
  const kept = await keptDrafts(client)
  for (const { person, key, acceptable } of drafts) {
    const found = kept.get(`${person} ${key}`) ?? null
    const untouched = acceptable.includes(AS_BEFORE) && found === (before.drafts.get(`${person} ${key}`) ?? null)
    if (!acceptable.includes(found) && !untouched)
      verdict.lost.push(
        `the draft ${key} holds ${found ?? 'nothing'}, not ${acceptable.map((one) => one ?? 'nothing').join(' or ')}`,
      )
  }
}
