// Walks the whole chain from its first entry and says where it first breaks, also against heads handed out earlier: only those
// tell a cut tail or a chain rewritten from the ground from the real one. Refuses to repair anything.
import {
  type AuditHead,
  BEFORE_FIRST,
  type Broken,
  breakBetween,
  type ChainedEntry,
  cutAfter,
  rewrittenAt,
  unknownTail,
} from './auditChain.ts'
import { auditHead } from './auditReading.ts'
import type { Tx } from './database.ts'

export interface AuditVerdict {
  ok: boolean
  /** Entries that hold: all of them, or those before the first break. */
  entries: number
  firstBroken: Broken | null
  /** The end of what holds. */
  head: AuditHead
}

/** Short transactions one after the other: a log is long, and an embedded database has one connection for everyone. */
export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

const BATCH = 2_000

/** `heads` are those handed out earlier, in any order; within one transaction pass `(work) => work(tx)`. */
export async function verifyAudit(
  transact: Transact,
  { heads = [], batch = BATCH }: { heads?: readonly AuditHead[]; batch?: number } = {},
): Promise<AuditVerdict> {
  let latest = BEFORE_FIRST
  const given = byEntry(heads)
  const verdict = (broken: Broken | null): AuditVerdict => ({
    ok: broken === null,
    entries: latest.entryNo,
    firstBroken: broken,
    head: latest,
  })
  for (;;) {
    const { authority, entries, head } = await transact(async (tx) => ({
      authority: tx.authority,
      entries: await readAfter(tx, latest.entryNo, batch),
      // Read after the entries, so that writers at work can only make it later than them.
      head: await auditHead(tx),
    }))
    for (const entry of entries) {
      const broken = breakBetween(authority, latest, entry) ?? against(given.get(entry.entryNo), entry)
      if (broken) return verdict(broken)
      latest = { entryNo: entry.entryNo, hash: entry.hash }
    }
    if (entries.length === batch || (entries.length > 0 && head.entryNo > latest.entryNo)) continue
    return verdict(atTheEnd(latest, head, heads))
  }
}

function byEntry(heads: readonly AuditHead[]): Map<number, AuditHead[]> {
  const found = new Map<number, AuditHead[]>()
  for (const head of heads) found.set(head.entryNo, [...(found.get(head.entryNo) ?? []), head])
  return found
}

const against = (given: readonly AuditHead[] | undefined, { hash }: ChainedEntry): Broken | undefined => {
  const other = given?.find((head) => head.hash !== hash)
  return other && rewrittenAt(other, hash)
}

/** Nothing follows `latest`: every head there is must lie behind it. */
function atTheEnd(latest: AuditHead, own: AuditHead, heads: readonly AuditHead[]): Broken | null {
  const beyond = [own, ...heads].find((head) => head.entryNo > latest.entryNo)
  if (beyond) return cutAfter(latest.entryNo, beyond)
  if (own.entryNo < latest.entryNo) return unknownTail(latest.entryNo, own.entryNo)
  return own.hash === latest.hash ? null : rewrittenAt(own, latest.hash)
}

const readAfter = (tx: Tx, entryNo: number, limit: number): Promise<ChainedEntry[]> =>
  tx.query<ChainedEntry & Record<string, unknown>>(
    `select entry_no as "entryNo", at, actor, person, on_behalf_of as "onBehalfOf", action, subject,
            before::text as before, after::text as after, prev_hash as "prevHash", hash
       from storage.audit_log where authority_id = $1 and entry_no > $2 order by entry_no limit $3`,
    [tx.authority, entryNo, limit],
  )
