// Rounds and their events as rows: read, created, extended, closed, opened again. Refuses: closing on top of another's change.
import type { Tx } from '../../../storage/database.ts'
import { isRoundId, pickCurrent, type Round, type RoundEvent, type RoundId } from '../round.ts'

interface RoundRecord {
  round_id: string
  opens: string
  due: string
  as_of: string | null
  closed_at: string | null
  closed_by: string | null
  close_reason: string | null
  version: number
}

const COLUMNS = 'round_id, opens, due, as_of, closed_at, closed_by, close_reason, version'

const roundOf = (row: RoundRecord): Round => ({
  id: row.round_id,
  opens: row.opens,
  due: row.due,
  ...(row.as_of === null ? {} : { asOf: row.as_of }),
  ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
  ...(row.closed_by === null ? {} : { closedBy: row.closed_by }),
  ...(row.close_reason === null ? {} : { closeReason: row.close_reason }),
  version: row.version,
})

/** All rounds, latest first. */
export async function loadRounds(tx: Tx): Promise<Round[]> {
  const rows = await tx.query<RoundRecord>(
    `select ${COLUMNS} from process.round where authority_id = $1 order by round_id desc`,
    [tx.authority],
  )
  return rows.map(roundOf)
}

export async function loadRound(tx: Tx, id: RoundId): Promise<Round | undefined> {
  if (!isRoundId(id)) return undefined
  const [row] = await tx.query<RoundRecord>(`select ${COLUMNS} from process.round where authority_id = $1 and round_id = $2`, [
    tx.authority,
    id,
  ])
  return row && roundOf(row)
}

/** The round being worked with; undefined before the first. */
export const currentRound = async (tx: Tx, today: string): Promise<Round | undefined> => pickCurrent(await loadRounds(tx), today)

/** Stops other changes of the round until this transaction ends, and reads it as it is then. */
export async function lockRound(tx: Tx, id: RoundId): Promise<Round | undefined> {
  const [row] = await tx.query<RoundRecord>(
    `select ${COLUMNS} from process.round where authority_id = $1 and round_id = $2 for update`,
    [tx.authority, id],
  )
  return row && roundOf(row)
}

/** Keeps rounds from being closed or opened until this transaction ends. */
export async function holdRounds(tx: Tx, ids: readonly RoundId[]): Promise<Round[]> {
  const rows = await tx.query<RoundRecord>(
    `select ${COLUMNS} from process.round where authority_id = $1 and round_id = any($2::text[]) order by round_id for share`,
    [tx.authority, [...ids]],
  )
  return rows.map(roundOf)
}

/** Whether it was new: a round that exists is left as it is. */
export async function insertRound(tx: Tx, { id, opens, due, asOf }: Round): Promise<boolean> {
  const rows = await tx.query(
    `insert into process.round (authority_id, round_id, opens, due, as_of, version) values ($1, $2, $3, $4, $5, 1)
     on conflict (authority_id, round_id) do nothing returning round_id`,
    [tx.authority, id, opens, due, asOf ?? null],
  )
  return rows.length > 0
}

export async function updateRound(tx: Tx, round: Round): Promise<void> {
  await tx.query(
    `update process.round set closed_at = $3, closed_by = $4, close_reason = $5, version = $6
      where authority_id = $1 and round_id = $2`,
    [tx.authority, round.id, round.closedAt ?? null, round.closedBy ?? null, round.closeReason ?? null, round.version],
  )
}

export async function insertRoundEvent(tx: Tx, round: RoundId, event: RoundEvent): Promise<void> {
  await tx.query(
    `insert into process.round_event (authority_id, round_id, version, happened_at, actor, action, reason, missing)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb)`,
    [tx.authority, round, event.version, event.at, event.by, event.action, event.reason, JSON.stringify(event.missing)],
  )
}

/** What has happened to a round, latest first. */
export async function roundHistory(tx: Tx, round: RoundId): Promise<RoundEvent[]> {
  return tx.query<RoundEvent>(
    `select version, happened_at as at, actor as by, action, reason, missing from process.round_event
      where authority_id = $1 and round_id = $2 order by version desc`,
    [tx.authority, round],
  )
}
