// Who did what, appended in the same transaction as the deed. Numbered without gaps and chained within the authority, whose row is
// the lock. Refuses nothing but an unknown authority; what an entry is hashed of stands in auditChain.ts and migration 0004.
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import type { Tx } from './database.ts'
import { hasWritten } from './remember.ts'

export interface AuditEntry {
  /** `room/what`, e.g. `ledger/import`. */
  action: string
  /** What it was done to, e.g. a figure address or an import id. */
  subject: string
  before?: unknown
  after?: unknown
}

// One statement: whoever waited for the row is given it as the transaction before left it, and hashes from there. JSON is hashed
// as the database writes it, not as it was sent: that is what every reader gets.
const APPEND = `
  with head as (
    update storage.authority
       set audit_prev = audit_hash, audit_no = audit_no + 1,
           audit_hash = storage.audit_hash(audit_hash, authority_id, audit_no + 1, statement_timestamp(),
             $2::text, $3::text, $4::text, $5::text, $6::text, $7::jsonb, $8::jsonb)
     where authority_id = $1::uuid
    returning audit_no, audit_prev, audit_hash)
  insert into storage.audit_log
    (authority_id, entry_no, at, actor, person, on_behalf_of, action, subject, before, after, prev_hash, hash)
  select $1::uuid, audit_no, statement_timestamp(), $2::text, $3::text, $4::text, $5::text, $6::text, $7::jsonb, $8::jsonb,
         audit_prev, audit_hash
    from head
  returning entry_no as "entryNo"`

/** Returns the entry's number. From here to the end of the transaction the authority's other writers wait: write the log last. */
export async function audit(tx: Tx, { action, subject, before, after }: AuditEntry): Promise<number> {
  hasWritten(tx)
  const { name, person, onBehalfOf } = tx.actor
  const who = [storable(name), person ?? null, onBehalfOf === undefined ? null : storable(onBehalfOf)]
  const [written] = await tx.query<{ entryNo: number }>(APPEND, [
    tx.authority,
    ...who,
    action,
    storable(subject),
    json(before),
    json(after),
  ])
  if (!written) throw unknownAuthority(tx.authority)
  return written.entryNo
}

/** A database holds neither NUL nor half a character; a deed is not lost because someone pasted one. */
const storable = (value: string): string => value.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll('\0', '\ufffd')

const json = (value: unknown): string | null =>
  value === undefined
    ? null
    : (JSON.stringify(value, (_, inner) => (typeof inner === 'string' ? storable(inner) : inner)) ?? null)

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
