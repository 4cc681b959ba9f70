// Decisions on money in the database: versions beside each other, entries stored once. Checks run on what is stored.
// Refuses: deciding what the checks stop, saving on a version somebody passed, and touching what has been decided.
import { hasErrors } from '../../kernel/finding.ts'
import { sumOre } from '../../kernel/money.ts'
import { failed, ok, Refusal, type Result } from '../../kernel/result.ts'
import { formatList, text } from '../../kernel/text.ts'
import { unitTreeAt } from '../../organisation/model.ts'
import { loadUnits } from '../../organisation/store.ts'
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import { isUniqueViolation } from '../../storage/engine.ts'
import { remembered } from '../../storage/remember.ts'
import { checkDecision } from '../checks.ts'
import { type BudgetDecision, type Entry, isDecisionId, type StoredDecision } from '../decision.ts'
import { groundsOf, growingGrounds, type Places } from '../grounds.ts'
import { loadActivities } from '../register/store.ts'

interface DecisionRow
  extends Omit<StoredDecision, 'entries' | 'unit' | 'paragraph' | 'caseNumber' | 'funding' | 'exception' | 'source'> {
  entries_version: number
  unit: string | null
  paragraph: string | null
  case_number: string | null
  funding: BudgetDecision['funding'] | null
  exception: BudgetDecision['exception'] | null
  source: string | null
  state_reason: string | null
  on_behalf_of: string | null
}
type EntryRow = Omit<Entry, 'reduction'> & { decision_id: string; version: number; reduction: boolean }

const COLUMNS = `decision_id as id, version, entries_version, state, kind, body, unit, decided_on as date, paragraph, case_number, title,
    reason, funding, exception, source, state_reason, saved_by as by, on_behalf_of, saved_at as at`

const ENTRY_COLUMNS = `e.decision_id, e.version, e.entry_id as id, e.from_holder as "from", e.to_holder as "to", e.budget_year as year,
    e.amount_ore as amount, e.reason, e.permanence, e.reduction`

function decisionFrom(row: DecisionRow, entries: readonly Entry[]): StoredDecision {
  const { entries_version, unit, paragraph, case_number, funding, exception, source, state_reason, on_behalf_of, ...rest } = row
  return {
    ...rest,
    ...(unit === null ? {} : { unit }),
    ...(paragraph === null ? {} : { paragraph }),
    ...(case_number === null ? {} : { caseNumber: case_number }),
    ...(funding === null ? {} : { funding }),
    ...(exception === null ? {} : { exception }),
    ...(source === null ? {} : { source }),
    ...(state_reason === null ? {} : { withdrawnBecause: state_reason }),
    ...(on_behalf_of === null ? {} : { onBehalfOf: on_behalf_of }),
    entries,
  }
}

function withEntries(rows: readonly DecisionRow[], entries: readonly EntryRow[]): StoredDecision[] {
  const byVersion = new Map<string, Entry[]>()
  for (const { decision_id, version, reduction, ...entry } of entries) {
    const key = `${decision_id}|${version}`
    const list = byVersion.get(key) ?? []
    list.push(reduction ? { ...entry, reduction } : entry)
    byVersion.set(key, list)
  }
  return rows.map((row) => decisionFrom(row, byVersion.get(`${row.id}|${row.entries_version}`) ?? []))
}

/** The latest version of every decision, oldest decision first; drafts and withdrawn ones too: sums know which count. */
export const loadDecisions = (tx: Tx): Promise<StoredDecision[]> =>
  remembered(tx, { key: 'budget/decisions', follows: ['budget/decision'] }, () => readDecisions(tx))

async function readDecisions(tx: Tx): Promise<StoredDecision[]> {
  const rows = await tx.query<DecisionRow>(
    `select distinct on (decision_id) ${COLUMNS} from budget.decision where authority_id = $1 order by decision_id, version desc`,
    [tx.authority],
  )
  const entries = await tx.query<EntryRow>(
    `select ${ENTRY_COLUMNS} from budget.entry e where e.authority_id = $1 order by e.decision_id, e.version, e.entry_no`,
    [tx.authority],
  )
  return withEntries(rows, entries).toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1))
}

/** Every version of one decision, oldest first. */
export async function loadDecisionVersions(tx: Tx, id: string): Promise<StoredDecision[]> {
  const rows = await tx.query<DecisionRow>(
    `select ${COLUMNS} from budget.decision where authority_id = $1 and decision_id = $2 order by version`,
    [tx.authority, id],
  )
  const entries = await tx.query<EntryRow>(
    `select ${ENTRY_COLUMNS} from budget.entry e where e.authority_id = $1 and e.decision_id = $2 order by e.version, e.entry_no`,
    [tx.authority, id],
  )
  return withEntries(rows, entries)
}

export const loadDecision = async (tx: Tx, id: string): Promise<StoredDecision | undefined> =>
  (await loadDecisionVersions(tx, id)).at(-1)

/** What decisions are held against: the organisation on a day, and the activities. */
export async function loadPlaces(tx: Tx, date: string): Promise<Places> {
  return { tree: unitTreeAt(await loadUnits(tx), date), activities: await loadActivities(tx) }
}

export const DECISION_CONFLICT = 'budget/decision-changed'

const conflict = (): Refusal =>
  new Refusal(
    'conflict',
    DECISION_CONFLICT,
    text(
      'Någon annan har sparat beslutet sedan du öppnade det. Inget av ditt är sparat än. Läs om och försök igen.',
      'Someone else has saved the decision since you opened it. Nothing of yours is saved yet. Read it again and retry.',
    ),
  )

const closed = (state: 'decided' | 'withdrawn'): Refusal =>
  new Refusal(
    'conflict',
    'budget/decision-closed',
    state === 'decided'
      ? text(
          'Beslutet är fattat och ändras inte. Gör ett nytt beslut, eller återta det med skäl.',
          'The decision has been taken and does not change. Make a new decision, or withdraw it with a reason.',
        )
      : text('Beslutet är återtaget. Gör ett nytt.', 'The decision has been withdrawn. Make a new one.'),
  )

const unknownDecision = (): Refusal =>
  new Refusal(
    'not-found',
    'budget/no-decision',
    text('Beslutet finns inte. Se listan över beslut.', 'There is no such decision. See the list of decisions.'),
  )

const badId = (id: string): Refusal =>
  new Refusal(
    'invalid',
    'budget/decision-id',
    text(
      `Beslutets beteckning ”${id}” får bara innehålla bokstäver a–z, siffror, punkt, bindestreck och understreck.`,
      `The identity “${id}” may only hold letters a–z, digits, full stop, hyphen and underscore.`,
    ),
  )

interface NewVersion {
  decision: BudgetDecision
  version: number
  /** An earlier version's entries hold; its own when absent. */
  entriesVersion?: number
  because?: string
}

async function put(tx: Tx, versions: readonly NewVersion[]): Promise<void> {
  const rows = versions.map(({ decision: { entries: _, ...one }, version, entriesVersion, because }) => ({
    ...one,
    version,
    entries_version: entriesVersion ?? version,
    because: because ?? null,
  }))
  const entries = versions.flatMap(({ decision, version, entriesVersion }) =>
    entriesVersion === undefined
      ? decision.entries.map((entry, at) => ({
          ...entry,
          decision: decision.id,
          version,
          no: at + 1,
          reduction: entry.reduction === true,
        }))
      : [],
  )
  try {
    await tx.query(
      `insert into budget.decision (authority_id, decision_id, version, entries_version, state, kind, body, unit, decided_on, paragraph,
          case_number, title, reason, funding, exception, source, state_reason, saved_by, on_behalf_of)
       select $1::uuid, r.id, r.version, r.entries_version, r.state, r.kind, r.body, r.unit, r.date, r.paragraph,
          r."caseNumber", r.title, r.reason, r.funding, r.exception, r.source, r.because, $3::text, $4::text
         from jsonb_to_recordset($2::jsonb) as r (id text, version int, entries_version int, state text, kind text, body text, unit text,
           date text, paragraph text, "caseNumber" text, title text, reason text, funding jsonb, exception jsonb, source text, because text)`,
      [tx.authority, JSON.stringify(rows), tx.actor.name, tx.actor.onBehalfOf ?? null],
    )
    if (entries.length > 0)
      await tx.query(
        `insert into budget.entry (authority_id, decision_id, version, entry_no, entry_id, from_holder, to_holder, budget_year,
            amount_ore, reason, permanence, reduction)
         select $1::uuid, r.decision, r.version, r.no, r.id, r."from", r."to", r.year, r.amount, r.reason, r.permanence, r.reduction
           from jsonb_to_recordset($2::jsonb) as r (decision text, version int, no int, id text, "from" text, "to" text, year int,
             amount bigint, reason text, permanence text, reduction boolean)`,
        [tx.authority, JSON.stringify(entries)],
      )
  } catch (error) {
    throw isUniqueViolation(error) ? conflict() : error
  }
}

const subjectOf = (id: string): string => `budget:decision/${id}`

/** What the log says of a decision. */
const said = ({ state, kind, body, unit, date, title, entries, funding, exception }: BudgetDecision) => ({
  state,
  kind,
  body,
  ...(unit ? { unit } : {}),
  date,
  title,
  entries: entries.length,
  amountOre: sumOre(entries.map((one) => one.amount)),
  ...(funding ? { funding } : {}),
  ...(exception ? { exception } : {}),
})

/** Saves a draft, whatever it lacks; `seen` is the version the form was opened at, 0 for a new one. Returns the new version. */
export async function saveDraft(tx: Tx, decision: BudgetDecision, seen: number): Promise<number> {
  if (!isDecisionId(decision.id)) throw badId(decision.id)
  const before = await loadDecision(tx, decision.id)
  if (before && before.state !== 'draft') throw closed(before.state)
  if ((before?.version ?? 0) !== seen) throw conflict()
  const draft: BudgetDecision = { ...decision, state: 'draft' }
  await put(tx, [{ decision: draft, version: seen + 1 }])
  await audit(tx, {
    action: 'budget/decision-draft',
    subject: subjectOf(decision.id),
    ...(before ? { before: { version: before.version, ...said(before) } } : {}),
    after: { version: seen + 1, ...said(draft) },
  })
  return seen + 1
}

/** What the minutes say that the draft did not know. */
export type Taken = Partial<Pick<BudgetDecision, 'date' | 'paragraph' | 'caseNumber' | 'funding' | 'exception'>>

/** Registers the decision as taken, if the checks let it; otherwise every finding and nothing changed. */
export async function decide(tx: Tx, id: string, seen: number, taken: Taken = {}): Promise<Result<StoredDecision>> {
  const before = await loadDecision(tx, id)
  if (!before) throw unknownDecision()
  if (before.state !== 'draft') throw closed(before.state)
  if (before.version !== seen) throw conflict()
  const { version, by: _, at: __, onBehalfOf: ___, ...draft } = before
  const decision: BudgetDecision = { ...draft, ...taken, state: 'decided' }
  const check = async () =>
    checkDecision(
      decision,
      groundsOf(
        (await loadDecisions(tx)).filter((one) => one.id !== id),
        await loadPlaces(tx, decision.date),
      ),
    )
  const findings = await check()
  if (hasErrors(findings)) return failed(findings)
  await put(tx, [{ decision, version: version + 1, entriesVersion: await entriesVersionOf(tx, id, version) }])
  await audit(tx, {
    action: 'budget/decision-decide',
    subject: subjectOf(id),
    before: { version, ...said(before) },
    after: { version: version + 1, ...said(decision) },
  })
  // The log's lock has made this transaction the only writer: what others decided while it waited counts now.
  const again = await check()
  if (hasErrors(again))
    throw new Refusal(
      'conflict',
      'budget/decided-meanwhile',
      text(
        'Ett annat beslut fattades samtidigt och ändrade förutsättningarna. Inget är sparat. Läs om och försök igen.',
        'Another decision was taken at the same time and changed the grounds. Nothing is saved. Read again and retry.',
      ),
      again,
    )
  return ok((await loadDecision(tx, id))!, findings)
}

async function entriesVersionOf(tx: Tx, id: string, version: number): Promise<number> {
  const [row] = await tx.query<{ at: number }>(
    'select entries_version as at from budget.decision where authority_id = $1 and decision_id = $2 and version = $3',
    [tx.authority, id, version],
  )
  return row!.at
}

/** Takes a decision back: it counts as if it had never been, and stays readable with the reason. Drafts are withdrawn the same way. */
export async function withdraw(tx: Tx, id: string, reason: string, seen?: number): Promise<void> {
  if (reason.trim() === '')
    throw new Refusal(
      'invalid',
      'budget/no-withdraw-reason',
      text('Skriv varför beslutet återtas.', 'Say why the decision is withdrawn.'),
    )
  const before = await loadDecision(tx, id)
  if (!before) throw unknownDecision()
  if (before.state === 'withdrawn') throw closed('withdrawn')
  if (seen !== undefined && before.version !== seen) throw conflict()
  const { version, by: _, at: __, onBehalfOf: ___, ...decision } = before
  const entriesVersion = await entriesVersionOf(tx, id, version)
  await put(tx, [{ decision: { ...decision, state: 'withdrawn' }, version: version + 1, entriesVersion, because: reason.trim() }])
  await audit(tx, {
    action: 'budget/decision-withdraw',
    subject: subjectOf(id),
    before: { version, ...said(before) },
    after: { version: version + 1, state: 'withdrawn', reason: reason.trim() },
  })
}

/**
 * Decisions as they stand, many at once: for files and demonstrations. Each decided one is checked upon those dated before it;
 * one that is wrong stops them all. Those already there are left as they are. Returns how many were new.
 */
export async function recordDecisions(tx: Tx, decisions: readonly BudgetDecision[]): Promise<number> {
  const bad = decisions.find((one) => !isDecisionId(one.id))
  if (bad) throw badId(bad.id)
  const stored = await loadDecisions(tx)
  const known = new Set(stored.map((one) => one.id))
  const fresh = decisions.filter((one) => !known.has(one.id))
  if (fresh.length === 0) return 0
  await checkAll(tx, stored, fresh)
  await put(
    tx,
    fresh.map((decision) => ({ decision, version: 1 })),
  )
  await audit(tx, {
    action: 'budget/decision-record',
    subject: 'budget:decisions',
    after: {
      decisions: fresh.length,
      entries: fresh.reduce((sum, one) => sum + one.entries.length, 0),
      ids: fresh.slice(0, 20).map((one) => one.id),
    },
  })
  return fresh.length
}

async function checkAll(tx: Tx, stored: readonly BudgetDecision[], fresh: readonly BudgetDecision[]): Promise<void> {
  const byDay = fresh
    .filter((one) => one.state === 'decided')
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const places = await loadPlaces(tx, byDay.at(-1)?.date ?? '9999-12-31')
  const grounds = growingGrounds(stored, places)
  const wrong = byDay.flatMap((decision) => {
    const findings = checkDecision(decision, grounds).filter((one) => one.severity === 'error')
    grounds.add(decision)
    return findings.map((one) => ({ decision, one }))
  })
  if (wrong.length === 0) return
  const ids = [...new Set(wrong.map(({ decision }) => decision.id))].slice(0, 5)
  throw new Refusal(
    'invalid',
    'budget/decisions-wrong',
    text(
      `Inga beslut är sparade. Rätta ${formatList(ids)}. ${wrong[0]!.one.message.sv}`,
      `No decisions are saved. Correct ${formatList(ids, 'en')}. ${wrong[0]!.one.message.en}`,
    ),
    wrong.map(({ decision, one }) => ({
      ...one,
      message: text(`${decision.id}: ${one.message.sv}`, `${decision.id}: ${one.message.en}`),
    })),
  )
}
