// Who did what, appended in the same transaction as the deed. Numbered without gaps within the authority, under its row's lock.
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import type { Tx } from './database.ts'

export interface AuditEntry {
  /** `room/what`, e.g. `ledger/import`. */
  action: string
  /** What it was done to, e.g. a figure address or an import id. */
  subject: string
  before?: unknown
  after?: unknown
}

/** Returns the entry's number. */
export async function audit(tx: Tx, { action, subject, before, after }: AuditEntry): Promise<number> {
  // The lock is a statement of its own, so that the next one sees what the transaction before us wrote.
  const locked = await tx.query('select 1 from storage.authority where authority_id = $1 for no key update', [tx.authority])
  if (locked.length === 0) throw unknownAuthority(tx.authority)
  const [row] = await tx.query<{ entry_no: number }>(
    `insert into storage.audit_log (authority_id, entry_no, actor, action, subject, before, after)
     select $1::uuid, coalesce(max(entry_no), 0) + 1, $2, $3, $4, $5::jsonb, $6::jsonb
       from storage.audit_log where authority_id = $1
     returning entry_no`,
    [tx.authority, tx.actor.name, action, subject, json(before), json(after)],
  )
  return row!.entry_no
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))

function unknownAuthority(authority: string): Refusal {
  return new Refusal(
    'not-found',
    'storage/unknown-authority',
    text(
      `Myndigheten ${authority} finns inte i databasen. Läs in demon eller skapa myndigheten först.`,
      `The authority ${authority} is not in the database. Load the demo or create the authority first.`,
    ),
  )
}
