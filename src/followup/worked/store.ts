// Worked time in the database: what each file said, in versions; the latest of a unit and month holds.
// Refuses: a version that says the same as the one before.
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import type { KeptWorkedTime, WorkedTime } from './worked.ts'

/** The months of a year that have been read, latest version of each. */
export const loadWorkedTime = (tx: Tx, year: number): Promise<KeptWorkedTime[]> =>
  tx.query<KeptWorkedTime>(
    `select distinct on (unit, month) unit, month, version, fte_hundredths as "fteHundredths", file_name as "fileName", synthetic,
        read_by as by, read_at as at
       from followup.worked_time where authority_id = $1 and left(month, 4) = $2 order by unit, month, version desc`,
    [tx.authority, String(year)],
  )

/** Years that have worked time, latest first. */
export async function loadWorkedYears(tx: Tx): Promise<number[]> {
  const rows = await tx.query<{ year: string }>(
    'select distinct left(month, 4) as year from followup.worked_time where authority_id = $1 order by year desc',
    [tx.authority],
  )
  return rows.map((one) => Number(one.year))
}

/** Answers how many values were new or changed. */
export async function saveWorkedTime(
  tx: Tx,
  rows: readonly WorkedTime[],
  { fileName, synthetic = false }: { fileName: string; synthetic?: boolean },
): Promise<number> {
  const years = [...new Set(rows.map((one) => Number(one.month.slice(0, 4))))]
  const before = new Map<string, KeptWorkedTime>()
  for (const year of years) for (const one of await loadWorkedTime(tx, year)) before.set(`${one.unit} ${one.month}`, one)
  const changed = rows.filter((one) => before.get(`${one.unit} ${one.month}`)?.fteHundredths !== one.fteHundredths)
  if (changed.length === 0) return 0
  await tx.query(
    `insert into followup.worked_time (authority_id, unit, month, version, fte_hundredths, file_name, synthetic, read_by, read_at)
     select $1::uuid, w.unit, w.month, w.version, w."fteHundredths", $3::text, $4::boolean, $5::text, now()
       from jsonb_to_recordset($2::jsonb) as w (unit text, month text, version int, "fteHundredths" int)`,
    [
      tx.authority,
      JSON.stringify(changed.map((one) => ({ ...one, version: (before.get(`${one.unit} ${one.month}`)?.version ?? 0) + 1 }))),
      fileName,
      synthetic,
      tx.actor.name,
    ],
  )
  await audit(tx, {
    action: 'followup/worked-time',
    subject: `followup:worked@region/${years.join(',')}`,
    after: { fileName, synthetic, values: changed.length },
  })
  return changed.length
}
