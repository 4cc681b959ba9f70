// What was read and worked out once and holds until something is written: kept per database and authority, and asked of the log,
// where every write stands, each time it is used. Refuses: answering with what has changed, and keeping what a transaction that
// has written sees: it may yet be rolled back.
import type { Tx } from './database.ts'
import type { AuthorityMemory, Kept } from './memory.ts'

export interface What {
  /** Names what is kept, parameters included. */
  key: string
  /** What it changes with: actions of the log that begin so. */
  follows: readonly string[]
  /** What else it was made of, by identity, e.g. books that are open. */
  basis?: unknown
}

/** Transactions that have written. */
const writing = new WeakSet<Tx>()
/** How far the log had come when the transaction first asked. */
const heads = new WeakMap<Tx, Promise<number>>()

/** Told by the log itself. */
export function hasWritten(tx: Tx): void {
  writing.add(tx)
}

const MOST_KEPT = 100

/** The work's answer, or the one kept from before where nothing it follows has been written since. Never to be changed by who gets it. */
export async function remembered<T>(tx: Tx, { key, follows, basis }: What, work: () => Promise<T>): Promise<T> {
  const { memory } = tx
  if (!memory || writing.has(tx)) return await work()
  const mine = memory.get(tx.authority) ?? { readTo: 0, latest: new Map(), kept: new Map() }
  memory.set(tx.authority, mine)
  const head = await headOf(tx, mine)
  const found = mine.kept.get(key)
  if (found && found.basis === basis && !changedSince(mine, found.at, follows)) {
    // Whoever worked it out may have failed for reasons of their own: then it is worked out here.
    const answer = await (found.value as Promise<T>).then(
      (value: T) => ({ value }),
      () => undefined,
    )
    if (answer) return answer.value
  }
  const value = work()
  const kept: Kept = { at: head, basis, value }
  mine.kept.delete(key)
  mine.kept.set(key, kept)
  if (mine.kept.size > MOST_KEPT) mine.kept.delete(mine.kept.keys().next().value!)
  try {
    const made = await value
    // Written meanwhile by this very transaction: what it saw is its own until it is over.
    if (writing.has(tx) && mine.kept.get(key) === kept) mine.kept.delete(key)
    return made
  } catch (error) {
    if (mine.kept.get(key) === kept) mine.kept.delete(key)
    throw error
  }
}

const changedSince = ({ latest }: AuthorityMemory, at: number, follows: readonly string[]): boolean =>
  [...latest].some(([action, no]) => no > at && follows.some((start) => action.startsWith(start)))

function headOf(tx: Tx, mine: AuthorityMemory): Promise<number> {
  const known = heads.get(tx)
  if (known) return known
  const head = readOn(tx, mine)
  heads.set(tx, head)
  return head
}

/** Entries are numbered in the order they are committed: whoever sees one sees all before it. */
async function readOn(tx: Tx, mine: AuthorityMemory): Promise<number> {
  if (mine.readTo === 0) {
    const [row] = await tx.query<{ no: number }>('select audit_no as no from storage.authority where authority_id = $1', [
      tx.authority,
    ])
    mine.readTo = Math.max(mine.readTo, row?.no ?? 0)
    return row?.no ?? 0
  }
  const from = mine.readTo
  const rows = await tx.query<{ action: string; no: number }>(
    'select action, max(entry_no) as no from storage.audit_log where authority_id = $1 and entry_no > $2 group by action',
    [tx.authority, from],
  )
  let head = from
  for (const { action, no } of rows) {
    mine.latest.set(action, Math.max(mine.latest.get(action) ?? 0, no))
    head = Math.max(head, no)
  }
  mine.readTo = Math.max(mine.readTo, head)
  return head
}
