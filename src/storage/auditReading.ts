// Reading the log: its latest hash, and its entries by who, what, on what and when, latest first.
// Refuses: judging whether it holds together (auditVerification.ts) and deciding who may read it (the route's rule).
import type { AuditHead } from './auditChain.ts'
import type { Tx } from './database.ts'

export interface LoggedEntry {
  entryNo: number
  /** The instant, ISO 8601 in UTC. */
  at: string
  actor: string
  person: string | null
  onBehalfOf: string | null
  action: string
  subject: string
  before: unknown
  after: unknown
  hash: string
}

export interface AuditFilter {
  /** Part of the name of whoever did it or for whom it was done, or a person's id. */
  actor?: string
  /** `goals/judge`, or the room alone: `goals`. */
  action?: string
  /** Part of the address. */
  subject?: string
  /** First and last day in Stockholm, both included. */
  from?: string
  to?: string
  /** Only entries older than this one: the next page. */
  before?: number
  limit: number
}

/** The end of the chain; entry 0 when nothing has been written. */
export async function auditHead(tx: Tx): Promise<AuditHead> {
  const [row] = await tx.query<{ entryNo: number; hash: string }>(
    'select audit_no as "entryNo", audit_hash as hash from storage.authority where authority_id = $1',
    [tx.authority],
  )
  return row!
}

export function listAudit(tx: Tx, filter: AuditFilter): Promise<LoggedEntry[]> {
  return tx.query<LoggedEntry & Record<string, unknown>>(
    `select entry_no as "entryNo", at, actor, person, on_behalf_of as "onBehalfOf", action, subject, before, after, hash
       from storage.audit_log
      where authority_id = $1
        and ($2::text is null or position(lower($2) in lower(actor)) > 0
             or position(lower($2) in lower(coalesce(on_behalf_of, ''))) > 0 or person = $2)
        and ($3::text is null or action = $3 or starts_with(action, $3 || '/'))
        and ($4::text is null or position(lower($4) in lower(subject)) > 0)
        and ($5::date is null or at >= $5::date::timestamp at time zone 'Europe/Stockholm')
        and ($6::date is null or at < ($6::date + 1)::timestamp at time zone 'Europe/Stockholm')
        and ($7::bigint is null or entry_no < $7)
      order by entry_no desc limit $8`,
    [
      tx.authority,
      filter.actor ?? null,
      filter.action ?? null,
      filter.subject ?? null,
      filter.from ?? null,
      filter.to ?? null,
      filter.before ?? null,
      filter.limit,
    ],
  )
}
