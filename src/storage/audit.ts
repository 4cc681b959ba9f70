// Who did what, appended in the same transaction as the deed. Numbered without gaps and chained within the authority, under its
// row's lock. Refuses nothing but an unknown authority; what an entry is hashed of stands in auditChain.ts.
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { hashOf } from './auditChain.ts'
import type { Tx } from './database.ts'

export interface AuditEntry {
  /** `room/what`, e.g. `ledger/import`. */
  action: string
  /** What it was done to, e.g. a figure address or an import id. */
  subject: string
  before?: unknown
  after?: unknown
}

interface Locked {
  entryNo: number
  prevHash: string
  at: string
  before: string | null
  after: string | null
}

/** Returns the entry's number. From here to the end of the transaction the authority's other writers wait: write the log last. */
export async function audit(tx: Tx, { action, subject, before, after }: AuditEntry): Promise<number> {
  // One statement takes the lock and answers with the row as the transaction before us left it, the time, and our JSON as the
  // database will give it back: that, and not what we sent, is what can be hashed again by whoever reads.
  const [locked] = await tx.query<Locked & Record<string, unknown>>(
    `select audit_no + 1 as "entryNo", audit_hash as "prevHash", clock_timestamp() as at,
            $2::jsonb::text as before, $3::jsonb::text as after
       from storage.authority where authority_id = $1 for no key update`,
    [tx.authority, json(before), json(after)],
  )
  if (!locked) throw unknownAuthority(tx.authority)
  const { name, person = null, onBehalfOf = null } = tx.actor
  const entry = {
    ...locked,
    actor: storable(name),
    person,
    onBehalfOf: onBehalfOf && storable(onBehalfOf),
    action,
    subject: storable(subject),
  }
  await tx.query(
    `with entry as (
       insert into storage.audit_log
         (authority_id, entry_no, at, actor, person, on_behalf_of, action, subject, before, after, prev_hash, hash)
       values ($1::uuid, $2, $3::timestamptz, $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb, $11, $12))
     update storage.authority set audit_no = $2, audit_hash = $12 where authority_id = $1`,
    [
      tx.authority,
      entry.entryNo,
      entry.at,
      entry.actor,
      entry.person,
      entry.onBehalfOf,
      entry.action,
      entry.subject,
      entry.before,
      entry.after,
      entry.prevHash,
      hashOf(tx.authority, entry),
    ],
  )
  return entry.entryNo
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
