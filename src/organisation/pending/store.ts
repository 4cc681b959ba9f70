// A read file between its preview and its confirmation, kept on the server: one per person and purpose.
// Refuses: confirming another file than the one that was shown, and another person's.
import type { Tx } from '../../storage/database.ts'

export interface PendingFile<T> {
  pendingId: string
  fileName: string
  /** What was saved when the file was read; another since then means the preview is out of date. */
  basedOn: string
  payload: T
}

const ownerOf = (tx: Tx): string => tx.actor.person ?? tx.actor.name

export async function keepPending<T>(tx: Tx, purpose: string, file: PendingFile<T>): Promise<void> {
  await tx.query(
    `insert into organisation.pending_file (authority_id, purpose, owner, pending_id, file_name, based_on, payload)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb)
     on conflict (authority_id, purpose, owner) do update set pending_id = excluded.pending_id, file_name = excluded.file_name,
       based_on = excluded.based_on, payload = excluded.payload, kept_at = now()`,
    [tx.authority, purpose, ownerOf(tx), file.pendingId, file.fileName, file.basedOn, JSON.stringify(file.payload)],
  )
}

/** Undefined when it has been replaced, confirmed already, or is someone else's. */
export async function loadPending<T>(tx: Tx, purpose: string, pendingId: string): Promise<PendingFile<T> | undefined> {
  const [row] = await tx.query<PendingFile<T> & Record<string, unknown>>(
    `select pending_id as "pendingId", file_name as "fileName", based_on as "basedOn", payload from organisation.pending_file
     where authority_id = $1 and purpose = $2 and owner = $3 and pending_id = $4`,
    [tx.authority, purpose, ownerOf(tx), pendingId],
  )
  return row
}

export async function dropPending(tx: Tx, purpose: string): Promise<void> {
  await tx.query('delete from organisation.pending_file where authority_id = $1 and purpose = $2 and owner = $3', [
    tx.authority,
    purpose,
    ownerOf(tx),
  ])
}
