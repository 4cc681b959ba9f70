// The steering chain in the database: versions, decisions, lineage and uploaded sheets. The only file here with SQL.
// Refuses to overwrite: a version number already taken is a conflict, whoever wrote it.
import { assert, Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import { remembered } from '../../storage/remember.ts'
import type { Decision } from '../judgement.ts'
import type { Lineage, NodeState, NodeVersion, SteeringNode } from './node.ts'
import { type Plan, treeOf } from './plan.ts'
import type { SheetRow } from './sheetRow.ts'

interface VersionRecord {
  node: SteeringNode
  version: number
  state: NodeState
  by: string
  at: string
  reason: string | null
  body: string | null
  paragraph: string | null
  case_number: string | null
  decided_on: string | null
}

const COLUMNS = `v.node, v.version, v.state, v.made_by as by, v.made_at as at, v.reason, d.body, d.paragraph, d.case_number, d.decided_on
  from goals.node_version v
  left join goals.steering_decision d on d.authority_id = v.authority_id and d.decision_no = v.decision_no`

function versionFrom({ body, paragraph, case_number, decided_on, reason, ...rest }: VersionRecord): NodeVersion {
  const decision: Decision | undefined =
    body === null ? undefined : { body, paragraph: paragraph!, caseNumber: case_number!, date: decided_on! }
  return { ...rest, ...(decision ? { decision } : {}), ...(reason === null ? {} : { reason }) }
}

/** Decided nodes valid in the year, in the order of the plan: what rounds, values and reports are made of. */
export async function loadSteering(tx: Tx, year: number): Promise<SteeringNode[]> {
  return (await loadPlan(tx, year)).all.map((one) => one.node)
}

/** What the log calls a change of the plan begins so: what is kept of the plan is read again after any of them. */
export const PLAN_ACTIONS: readonly string[] = ['goals/plan', 'goals/seedPlan']

/** The decided plan of a year as a tree; one query, and none while the plan has not been written. */
export const loadPlan = (tx: Tx, year: number): Promise<Plan> =>
  remembered(tx, { key: `goals/plan/${year}`, follows: PLAN_ACTIONS }, () => readPlan(tx, year))

async function readPlan(tx: Tx, year: number): Promise<Plan> {
  const rows = await tx.query<VersionRecord>(
    `select * from (
       select distinct on (v.node_id) v.to_year, ${COLUMNS}
        where v.authority_id = $1 and v.from_year <= $2
          and (v.state = 'decided' or (v.state = 'ended' and v.decision_no is not null))
        order by v.node_id, v.from_year desc, v.version desc) latest
      where to_year is null or to_year >= $2`,
    [tx.authority, year],
  )
  return treeOf(
    rows.map((row) => versionFrom(row)),
    year,
  )
}

/** Every version, oldest first: of one node, of the nodes that touch a year, or of all. */
export async function loadVersions(
  tx: Tx,
  { node, year, knownOn }: { node?: string; year?: number; knownOn?: string } = {},
): Promise<NodeVersion[]> {
  const rows = await tx.query<VersionRecord>(
    `select ${COLUMNS}
      where v.authority_id = $1 and ($2::text is null or v.node_id = $2) and ($3::int is null or v.from_year <= $3)
        and ($4::text is null or (v.made_at at time zone 'Europe/Stockholm')::date <= $4::date)
      order by v.node_id, v.version`,
    [tx.authority, node ?? null, year ?? null, knownOn ?? null],
  )
  return rows.map(versionFrom)
}

/** New versions, the decision they share and the lineage they made, in one go. An earlier version is never touched. */
export async function saveVersions(
  tx: Tx,
  versions: readonly NodeVersion[],
  { lineage = [], action = 'goals/plan' }: { lineage?: readonly Lineage[]; action?: string } = {},
): Promise<void> {
  if (versions.length === 0 && lineage.length === 0) return
  assert(
    PLAN_ACTIONS.some((start) => action.startsWith(start)),
    'a change of the plan has a name that nobody listens for',
    { action },
  )
  const before = await latestOf(tx, [...new Set(versions.map((one) => one.node.id))])
  for (const one of versions) {
    const known = before.get(one.node.id)
    const others = versions.filter((other) => other.node.id === one.node.id && other.version < one.version).length
    if (one.version !== (known?.version ?? 0) + others + 1) throw taken(one)
  }
  const decisions = await saveDecisions(tx, versions)
  await tx.query(
    `insert into goals.node_version
       (authority_id, node_id, version, kind, unit, from_year, to_year, state, node, decision_no, made_by, made_at, reason)
     select $1::uuid, r.node->>'id', r.version, r.node->>'kind', r.node->>'unit', (r.node->>'from')::int, (r.node->>'to')::int,
            r.state, r.node, r.decision_no, r.made_by, r.made_at, r.reason
       from jsonb_to_recordset($2::jsonb) as r
         (node jsonb, version int, state text, decision_no int, made_by text, made_at timestamptz, reason text)`,
    [
      tx.authority,
      JSON.stringify(
        versions.map(({ node, version, state, decision, by, at, reason }) => ({
          node,
          version,
          state,
          decision_no: decision ? decisions.get(keyOf(decision)) : null,
          made_by: by,
          made_at: at,
          reason: reason ?? null,
        })),
      ),
    ],
  )
  await saveLineage(tx, lineage)
  await log(tx, versions, before, action)
}

/** A seed or an import of hundreds is one entry; a change of a few nodes is one entry each, with what stood before. */
const ONE_EACH = 40

async function log(
  tx: Tx,
  versions: readonly NodeVersion[],
  before: ReadonlyMap<string, NodeVersion>,
  action: string,
): Promise<void> {
  if (versions.length > ONE_EACH) {
    await audit(tx, {
      action,
      subject: 'goals:plan',
      after: { versions: versions.map((one) => [one.node.id, one.version, one.state]) },
    })
    return
  }
  for (const one of versions)
    await audit(tx, {
      action,
      subject: `goals:${one.node.kind}/${one.node.id}`,
      before: before.get(one.node.id),
      after: one,
    })
}

async function latestOf(tx: Tx, ids: readonly string[]): Promise<Map<string, NodeVersion>> {
  // The authority's row is locked first, so that two who save the same node stand in line and the second meets the first.
  await tx.query('select 1 from storage.authority where authority_id = $1 for no key update', [tx.authority])
  const rows = await tx.query<VersionRecord>(
    `select distinct on (v.node_id) ${COLUMNS}
      where v.authority_id = $1 and v.node_id = any($2::text[]) order by v.node_id, v.version desc`,
    [tx.authority, ids],
  )
  return new Map(rows.map((row) => [row.node.id, versionFrom(row)]))
}

const taken = (one: NodeVersion): Refusal =>
  new Refusal(
    'conflict',
    'goals/version-taken',
    text(
      `”${one.node.title}” har ändrats av någon annan under tiden. Öppna noden igen och gör om ändringen.`,
      `“${one.node.title}” was changed by someone else meanwhile. Open the node again and redo the change.`,
    ),
  )

const keyOf = (d: Decision): string => JSON.stringify([d.body, d.paragraph, d.caseNumber, d.date])

/** A decision already registered is the same decision. */
async function saveDecisions(tx: Tx, versions: readonly NodeVersion[]): Promise<Map<string, number>> {
  const wanted = new Map(versions.flatMap((one) => (one.decision ? [[keyOf(one.decision), one.decision] as const] : [])))
  if (wanted.size === 0) return new Map()
  const known = await tx.query<Decision & { no: number }>(
    `select decision_no as no, body, paragraph, case_number as "caseNumber", decided_on as date
       from goals.steering_decision where authority_id = $1 order by decision_no`,
    [tx.authority],
  )
  const numbers = new Map(known.map((one) => [keyOf(one), one.no]))
  const fresh = [...wanted].filter(([key]) => !numbers.has(key))
  for (const [i, [key]] of fresh.entries()) numbers.set(key, (known.at(-1)?.no ?? 0) + 1 + i)
  if (fresh.length > 0)
    await tx.query(
      `insert into goals.steering_decision (authority_id, decision_no, body, paragraph, case_number, decided_on, registered_by)
       select $1::uuid, r.no, r.body, r.paragraph, r."caseNumber", r.date, $3
         from jsonb_to_recordset($2::jsonb) as r (no int, body text, paragraph text, "caseNumber" text, date date)`,
      [tx.authority, JSON.stringify(fresh.map(([key, one]) => ({ ...one, no: numbers.get(key) }))), tx.actor.name],
    )
  return numbers
}

async function saveLineage(tx: Tx, lineage: readonly Lineage[]): Promise<void> {
  if (lineage.length === 0) return
  const [last] = await tx.query<{ no: number }>(
    'select coalesce(max(lineage_no), 0) as no from goals.node_lineage where authority_id = $1',
    [tx.authority],
  )
  const rows = lineage.map((one, i) => ({ no: last!.no + 1 + i, ...one }))
  await tx.query(
    `insert into goals.node_lineage
       (authority_id, lineage_no, kind, from_id, to_id, year, parents_before, parents_after, made_by, made_at)
     select $1::uuid, r.no, r.kind, r."from", r."to", r.year, r."parentsBefore", r."parentsAfter", r.by, r.at
       from jsonb_to_recordset($2::jsonb) as r (no int, kind text, "from" text, "to" text, year int,
         "parentsBefore" jsonb, "parentsAfter" jsonb, by text, at timestamptz)`,
    [tx.authority, JSON.stringify(rows)],
  )
}

/** Lineage rows that touch a node, or all of them, in the order they were made. */
export function loadLineage(tx: Tx, node?: string): Promise<Lineage[]> {
  return tx.query<Lineage>(
    `select kind, from_id as "from", to_id as "to", year, parents_before as "parentsBefore", parents_after as "parentsAfter",
            made_by as by, made_at as at
       from goals.node_lineage where authority_id = $1 and ($2::text is null or from_id = $2 or to_id = $2) order by lineage_no`,
    [tx.authority, node ?? null],
  )
}

/** Years that nodes begin in, latest first, and whether anything decided begins then. */
export function loadPlanYears(tx: Tx): Promise<{ year: number; decided: boolean }[]> {
  return tx.query(
    `select from_year as year, bool_or(state = 'decided') as decided from goals.node_version
      where authority_id = $1 group by from_year order by from_year desc`,
    [tx.authority],
  )
}

/** The perspectives that hold in a year: those last decided. */
export function loadPerspectives(tx: Tx, year: number): Promise<{ no: number; name: string }[]> {
  return tx.query(
    `select p.perspective_no as no, p.name from goals.perspective p
      where p.authority_id = $1
        and p.year = (select max(q.year) from goals.perspective q where q.authority_id = $1 and q.year <= $2)
      order by p.perspective_no`,
    [tx.authority, year],
  )
}

export interface PlanUpload {
  id: string
  fileName: string
  unit: string
  year: number
  rows: SheetRow[]
  by: string
}

/** What was read from a file, kept until it is confirmed: nothing of it is in the plan yet. */
export async function saveUpload(tx: Tx, { id, fileName, unit, year, rows, by }: PlanUpload): Promise<void> {
  await audit(tx, {
    action: 'goals/planUpload',
    subject: `goals:planUpload/${id}`,
    after: { fileName, unit, year, rows: rows.length },
  })
  await tx.query(
    `insert into goals.plan_upload (authority_id, upload_id, file_name, unit, year, rows, state, uploaded_by)
     values ($1, $2, $3, $4, $5, $6::jsonb, 'preview', $7)`,
    [tx.authority, id, fileName, unit, year, JSON.stringify(rows), by],
  )
}

/** An upload that still waits; undefined once it is confirmed or dropped. */
export async function loadUpload(tx: Tx, id: string): Promise<PlanUpload | undefined> {
  const [found] = await tx.query<PlanUpload>(
    `select upload_id as id, file_name as "fileName", unit, year, rows, uploaded_by as by from goals.plan_upload
      where authority_id = $1 and upload_id = $2 and state = 'preview'`,
    [tx.authority, id],
  )
  return found
}

/** True for the one who closes it: a second confirmation of the same file finds nothing to confirm. */
export async function closeUpload(tx: Tx, id: string, state: 'confirmed' | 'dropped'): Promise<boolean> {
  const closed = await tx.query(
    `update goals.plan_upload set state = $3 where authority_id = $1 and upload_id = $2 and state = 'preview' returning 1`,
    [tx.authority, id, state],
  )
  if (closed.length > 0)
    await audit(tx, {
      action: 'goals/planUploadClose',
      subject: `goals:planUpload/${id}`,
      before: { state: 'preview' },
      after: { state },
    })
  return closed.length > 0
}
