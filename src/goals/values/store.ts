// Reported values in the database. Bulk rows travel as one JSON parameter; a batch is saved whole or not at all.
// Refuses to overwrite: what differs becomes a new version with its reason, in the log with what stood before.
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import { isUniqueViolation } from '../../storage/engine.ts'
import { CHANGED_MEANWHILE, changesOf, type NewValue, type ValueChange } from './change.ts'
import type { IndicatorValue } from './value.ts'

interface ValueRecord extends Omit<IndicatorValue, 'missing' | 'persons' | 'onBehalfOf' | 'reason'> {
  missing: string | null
  persons: number | null
  on_behalf_of: string | null
  reason: string | null
}

const COLUMNS = `indicator_id as indicator, period, part, version, cell, missing, persons, source, reported_by as by, on_behalf_of,
    reported_at as at, reason`

const valueFrom = ({ missing, persons, on_behalf_of, reason, ...rest }: ValueRecord): IndicatorValue => ({
  ...rest,
  ...(missing === null ? {} : { missing }),
  ...(persons === null ? {} : { persons }),
  ...(on_behalf_of === null ? {} : { onBehalfOf: on_behalf_of }),
  ...(reason === null ? {} : { reason }),
})

/** The values that hold for a period: the latest version of each part. All indicators when none are named. */
export async function loadValues(
  tx: Tx,
  { period, indicators }: { period: string; indicators?: readonly string[] },
): Promise<IndicatorValue[]> {
  const rows = await tx.query<ValueRecord>(
    `select distinct on (indicator_id, part) ${COLUMNS} from goals.value
      where authority_id = $1 and period = $2 and ($3::jsonb is null or $3::jsonb ? indicator_id)
      order by indicator_id, part, version desc`,
    [tx.authority, period, indicators ? JSON.stringify(indicators) : null],
  )
  return rows.map(valueFrom)
}

/** Every version of an indicator's values, oldest period first. */
export async function loadValueVersions(tx: Tx, indicator: string): Promise<IndicatorValue[]> {
  const rows = await tx.query<ValueRecord>(
    `select ${COLUMNS} from goals.value where authority_id = $1 and indicator_id = $2 order by period, part, version`,
    [tx.authority, indicator],
  )
  return rows.map(valueFrom)
}

/** The latest versions of all periods, for series: one query for many indicators. */
export async function loadValueSeries(tx: Tx, indicators: readonly string[]): Promise<IndicatorValue[]> {
  const rows = await tx.query<ValueRecord>(
    `select distinct on (indicator_id, period, part) ${COLUMNS} from goals.value
      where authority_id = $1 and $2::jsonb ? indicator_id
      order by indicator_id, period, part, version desc`,
    [tx.authority, JSON.stringify(indicators)],
  )
  return rows.map(valueFrom)
}

export const saveValue = async (tx: Tx, value: NewValue): Promise<IndicatorValue[]> => await saveValues(tx, [value])

/** Saves all or nothing; a value that says the same as before makes no version. Answers the versions made. */
export async function saveValues(tx: Tx, values: readonly NewValue[]): Promise<IndicatorValue[]> {
  const stored = await latestOf(tx, values)
  const changes = changesOf(values, stored)
  if (!changes.ok) {
    const conflict = changes.findings.some((one) => one.code === CHANGED_MEANWHILE)
    throw new Refusal(
      conflict ? 'conflict' : 'invalid',
      changes.findings[0]!.code,
      text('Inga värden sparades. Rätta och spara igen.', 'No values were saved. Correct and save again.'),
      changes.findings,
    )
  }
  if (changes.value.length === 0) return []
  await auditChanges(tx, changes.value)
  try {
    const rows = await tx.query<ValueRecord>(PUT, [tx.authority, JSON.stringify(changes.value.map(rowOf)), tx.actor.name])
    return rows.map(valueFrom)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new Refusal(
      'conflict',
      CHANGED_MEANWHILE,
      text(
        'Någon annan sparade samma värde samtidigt. Läs det och spara igen.',
        'Someone else saved the same value at the same time. Read it and save again.',
      ),
    )
  }
}

async function latestOf(tx: Tx, values: readonly NewValue[]): Promise<IndicatorValue[]> {
  const rows = await tx.query<ValueRecord>(
    `select distinct on (indicator_id, period, part) ${COLUMNS} from goals.value
      where authority_id = $1 and $2::jsonb ? indicator_id and $3::jsonb ? period
      order by indicator_id, period, part, version desc`,
    [tx.authority, JSON.stringify(values.map((v) => v.indicator)), JSON.stringify(values.map((v) => v.period))],
  )
  return rows.map(valueFrom)
}

/** One entry per write, whatever it holds: each value with what stood before it. */
async function auditChanges(tx: Tx, changes: readonly ValueChange[]): Promise<void> {
  const address = ({ value }: ValueChange) =>
    `goals:value/${value.indicator}/${value.period}${value.part === 'total' ? '' : `?part=${value.part}`}`
  const states = (pick: (change: ValueChange) => unknown) =>
    Object.fromEntries(changes.map((change) => [address(change), pick(change) ?? null]))
  const said = (v?: Pick<IndicatorValue, 'cell' | 'missing' | 'persons' | 'onBehalfOf' | 'reason'>) =>
    v && { cell: v.cell, missing: v.missing, persons: v.persons, onBehalfOf: v.onBehalfOf, reason: v.reason }
  await audit(tx, {
    action: changes.some((change) => change.before) ? 'goals/correct-values' : 'goals/report-values',
    subject: changes.length === 1 ? address(changes[0]!) : `goals:value/${changes.length}@${changes[0]!.value.period}`,
    before: states((change) => said(change.before)),
    after: states((change) => said(change.value)),
  })
}

const rowOf = ({ value, version }: ValueChange) => ({ ...value, on_behalf_of: value.onBehalfOf, version })

const PUT = `insert into goals.value (authority_id, indicator_id, period, part, version, cell, missing, persons, source,
    reported_by, on_behalf_of, reported_at, reason)
  select $1::uuid, r.indicator, r.period, r.part, r.version, r.cell, r.missing, r.persons, r.source,
      coalesce(r.by, $3::text), r.on_behalf_of, coalesce(r.at, now()), r.reason
    from jsonb_to_recordset($2::jsonb) as r (indicator text, period text, part text, version int, cell text, missing text,
      persons int, source text, by text, on_behalf_of text, at timestamptz, reason text)
  returning ${COLUMNS}`

export interface KeptSheet {
  id: string
  period: string
  fileName: string | null
  content: unknown
  readBy: string
  confirmedAt: string | null
}

/** Keeps what a sheet was read as until its reader says yes. */
export async function keepSheet(tx: Tx, sheet: Pick<KeptSheet, 'id' | 'period' | 'fileName' | 'content'>): Promise<void> {
  await audit(tx, {
    action: 'goals/read-values',
    subject: `goals:values/${sheet.period}`,
    after: { sheet: sheet.id, fileName: sheet.fileName },
  })
  await tx.query(
    `insert into goals.value_sheet (authority_id, sheet_id, period, file_name, content, read_by)
     values ($1, $2, $3, $4, $5::jsonb, $6)`,
    [tx.authority, sheet.id, sheet.period, sheet.fileName, JSON.stringify(sheet.content), tx.actor.name],
  )
}

export async function loadSheet(tx: Tx, id: string): Promise<KeptSheet | undefined> {
  const [row] = await tx.query<KeptSheet>(
    `select sheet_id as id, period, file_name as "fileName", content, read_by as "readBy", confirmed_at as "confirmedAt"
       from goals.value_sheet where authority_id = $1 and sheet_id = $2 for update`,
    [tx.authority, id],
  )
  return row
}

/** Answers whether this was the first yes: two clicks save once. */
export async function confirmSheet(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query(
    `update goals.value_sheet set confirmed_at = now() where authority_id = $1 and sheet_id = $2 and confirmed_at is null
     returning sheet_id`,
    [tx.authority, id],
  )
  return rows.length > 0
}
