// The authority's account mapping in versions: saved whole on top of the one that was seen, never changed.
// Refuses: saving over a version that came in between.
import { audit } from '../../storage/audit.ts'
import { loadAuthority } from '../../storage/authority.ts'
import type { Tx } from '../../storage/database.ts'
import { chartOf } from './chartOf.ts'
import type { StandardRow } from './standardAccount.ts'

export interface MappedRow extends StandardRow {
  note: string
}

export interface AccountMapping {
  /** 0 before anything has been saved. */
  version: number
  savedBy?: string
  savedAt?: string
  rows: MappedRow[]
}

interface RowRecord {
  accounts: string
  standard: string
  movement: string | null
  valid_from: string | null
  valid_to: string | null
  note: string
}

/** The latest version, or an earlier one as it was. */
export async function loadAccountMapping(tx: Tx, version?: number): Promise<AccountMapping> {
  const [head] = await tx.query<{ version: number; savedBy: string; savedAt: string }>(
    `select version, saved_by as "savedBy", saved_at as "savedAt" from ledger.account_mapping
     where authority_id = $1 and ($2::integer is null or version = $2) order by version desc limit 1`,
    [tx.authority, version ?? null],
  )
  if (!head) return { version: 0, rows: [] }
  const rows = await tx.query<RowRecord & Record<string, unknown>>(
    `select accounts, standard, movement, valid_from, valid_to, note from ledger.account_mapping_row
     where authority_id = $1 and version = $2 order by row_no`,
    [tx.authority, head.version],
  )
  return {
    ...head,
    rows: rows.map(({ accounts, standard, movement, valid_from, valid_to, note }) => ({
      accounts,
      standard,
      note,
      ...(movement === null ? {} : { movement }),
      ...(valid_from === null ? {} : { from: valid_from }),
      ...(valid_to === null ? {} : { to: valid_to }),
    })),
  }
}

/** The new version's number; undefined when someone has saved since `seen` was read, and nothing is saved then. */
export async function saveAccountMapping(tx: Tx, seen: number, rows: readonly MappedRow[]): Promise<number | undefined> {
  const before = await loadAccountMapping(tx)
  if (before.version !== seen) return undefined
  const version = seen + 1
  const taken = await tx.query(
    `insert into ledger.account_mapping (authority_id, version, saved_by) values ($1, $2, $3)
     on conflict (authority_id, version) do nothing returning version`,
    [tx.authority, version, tx.actor.name],
  )
  if (taken.length === 0) return undefined
  await tx.query(
    `insert into ledger.account_mapping_row (authority_id, version, row_no, accounts, standard, movement, valid_from, valid_to, note)
     select $1::uuid, $2::integer, r.*
     from unnest($3::integer[], $4::text[], $5::text[], $6::text[], $7::date[], $8::date[], $9::text[]) as r`,
    [
      tx.authority,
      version,
      rows.map((_, i) => i + 1),
      rows.map((row) => row.accounts),
      rows.map((row) => row.standard),
      rows.map((row) => row.movement ?? null),
      rows.map((row) => row.from ?? null),
      rows.map((row) => row.to ?? null),
      rows.map((row) => row.note),
    ],
  )
  await audit(tx, { action: 'ledger/account-mapping', subject: `version ${version}`, before: before.rows, after: rows })
  return version
}

/** What an account is looked for in when the authority's own books are read: its own mapping and the chart of its kind. */
export async function loadOwnChart(tx: Tx): Promise<{ own: MappedRow[]; chart: readonly StandardRow[] }> {
  const { kind } = await loadAuthority(tx)
  const { rows } = await loadAccountMapping(tx)
  return { own: rows, chart: chartOf(kind).rows }
}
