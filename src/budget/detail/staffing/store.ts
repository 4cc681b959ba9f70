// Staffing targets in the database, in versions, and the rows they make in the detailed budget: one transaction for both.
// Refuses to save over a version somebody else made in between.
import type { Dated } from '../../../kernel/dated.ts'
import type { UnitCode } from '../../../kernel/ids.ts'
import { Refusal } from '../../../kernel/result.ts'
import { text } from '../../../kernel/text.ts'
import { audit } from '../../../storage/audit.ts'
import type { Tx } from '../../../storage/database.ts'
import { isUniqueViolation } from '../../../storage/engine.ts'
import { loadSetting } from '../../../storage/setting.ts'
import { COMPUTED_ROWS, type DetailRow, editsBetween } from '../sheet.ts'
import { ON_COST, ON_COST_SETTING, type StaffingTarget, staffingRows } from '../staffing.ts'
import { loadDetail, type Saved, saveDetail } from '../store.ts'

export interface Staffing {
  unit: UnitCode
  year: number
  /** 0 before the first. */
  version: number
  targets: readonly StaffingTarget[]
  onCostAccount: string
  /** Full-time equivalents decided by the level above; undefined when nothing is. */
  decided?: { fte: string; by: string }
}

/** The latest targets of every unit that has any in the year. */
export async function loadStaffings(tx: Tx, year: number, unit?: UnitCode): Promise<Map<UnitCode, Staffing>> {
  const rows = await tx.query<{
    unit: UnitCode
    version: number
    targets: StaffingTarget[]
    account: string
    fte: string | null
    by: string | null
  }>(
    `select distinct on (unit) unit, version, targets, on_cost_account as account, decided_fte as fte, decided_by as by
       from budget.staffing where authority_id = $1 and year = $2 and ($3::text is null or unit = $3)
      order by unit, version desc`,
    [tx.authority, year, unit ?? null],
  )
  return new Map(
    rows.map(({ account, fte, by, ...row }) => [
      row.unit,
      { ...row, year, onCostAccount: account, ...(fte === null ? {} : { decided: { fte, by: by ?? '' } }) },
    ]),
  )
}

export const loadStaffing = async (tx: Tx, unit: UnitCode, year: number): Promise<Staffing> =>
  (await loadStaffings(tx, year, unit)).get(unit) ?? { unit, year, version: 0, targets: [], onCostAccount: '' }

/** The authority's own on-cost where it has set one, else what law alone asks for. */
export async function loadOnCost(tx: Tx): Promise<Dated<string>> {
  const own = await loadSetting<Record<string, string>>(tx, ON_COST_SETTING)
  return own ? { source: 'Myndighetens eget pålägg', values: { ...ON_COST.values, ...own } } : ON_COST
}

export interface StaffingSave {
  unit: UnitCode
  year: number
  basedOn: number
  targets: readonly StaffingTarget[]
  onCostAccount: string
  /** The decision to carry from here on; the one that stands when left out. */
  decide?: string
}

/** Saves targets already checked, and computes their rows anew. The unit's other rows are as they were. */
export async function saveStaffing(tx: Tx, save: StaffingSave): Promise<Saved> {
  const { unit, year, basedOn, targets, onCostAccount, decide } = save
  const before = await loadStaffing(tx, unit, year)
  if (before.version !== basedOn) throw changed()
  const decided = decide === undefined ? before.decided : { fte: decide, by: tx.actor.name }
  try {
    await tx.query(
      `insert into budget.staffing (authority_id, year, unit, version, targets, on_cost_account, decided_fte, decided_by,
         written_by, written_at) values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, now())`,
      [
        tx.authority,
        year,
        unit,
        basedOn + 1,
        JSON.stringify(targets),
        onCostAccount,
        decided?.fte ?? null,
        decided?.by ?? null,
        tx.actor.name,
      ],
    )
  } catch (error) {
    throw isUniqueViolation(error) ? changed() : error
  }
  const onCost = await loadOnCost(tx)
  const rows = targets.flatMap((target) => staffingRows(target, { year, onCost, onCostAccount }))
  const sheet = await loadDetail(tx, unit, year)
  const kept = sheet.rows.filter((row) => !row.id.startsWith(COMPUTED_ROWS.staffing))
  const edits = editsBetween(sheet, { ...sheet, rows: [...kept, ...withNotes(rows, sheet.rows)] })
  const saved = await saveDetail(tx, { unit, year, basedOn: sheet.version, edits, source: 'staffing' })
  await audit(tx, {
    action: 'budget/staffing',
    subject: `budget:staffing@${unit.toUpperCase()}/${year}`,
    before: { version: basedOn, targets: before.targets, decided: before.decided ?? null },
    after: { version: basedOn + 1, targets, onCostAccount, decided: decided ?? null },
  })
  return saved
}

/** What somebody said about a computed row is theirs and stays. */
function withNotes(rows: readonly DetailRow[], before: readonly DetailRow[]): DetailRow[] {
  const said = new Map(before.map((row) => [row.id, row]))
  return rows.map((row) => ({ ...row, comment: said.get(row.id)?.comment ?? '', notes: said.get(row.id)?.notes ?? {} }))
}

const changed = (): Refusal =>
  new Refusal(
    'conflict',
    'budget/staffing-changed',
    text(
      'Någon annan har sparat bemanningen sedan du öppnade sidan. Inget av ditt är sparat. Öppna den igen och för in ändringen.',
      'Somebody else has saved the staffing since you opened the page. Nothing of yours is saved. Open it again and make the change.',
    ),
  )
