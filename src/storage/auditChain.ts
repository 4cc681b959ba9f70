// What an entry of the log is hashed of, and when one entry follows another. Changing a letter here breaks every chain ever written.
// Refuses: reading or writing the log. Migrations 0003 (older entries) and 0004 (new ones) spell the same text in SQL.
import { createHash } from 'node:crypto'
import { type Text, text } from '../kernel/text.ts'

/** One entry as it stands in the table; `before` and `after` as the database writes JSON, which is the same on every reading. */
export interface ChainedEntry {
  entryNo: number
  at: string
  actor: string
  person: string | null
  onBehalfOf: string | null
  action: string
  subject: string
  before: string | null
  after: string | null
  prevHash: string
  hash: string
}

/** The end of the chain: with this in hand, everything up to it is vouched for. */
export interface AuditHead {
  entryNo: number
  hash: string
}

export const BEFORE_FIRST: AuditHead = { entryNo: 0, hash: '0'.repeat(64) }

const FORMAT = 'roder-audit/1'

/** Every field with its length in bytes before it, so that nothing can move from one field to the next: `5:lokal,` and `~,` for none. */
export function spelled(authority: string, e: Omit<ChainedEntry, 'hash'>): string {
  const fields = [FORMAT, e.prevHash, authority, String(e.entryNo), e.at, e.actor, e.person, e.onBehalfOf, e.action, e.subject]
  return [...fields, e.before, e.after]
    .map((field) => (field === null ? '~,' : `${Buffer.byteLength(field, 'utf8')}:${field},`))
    .join('')
}

export const hashOf = (authority: string, entry: Omit<ChainedEntry, 'hash'>): string =>
  createHash('sha256').update(spelled(authority, entry), 'utf8').digest('hex')

export interface Broken {
  entryNo: number
  kind: 'removed' | 'moved' | 'altered' | 'cut' | 'rewritten'
  why: Text
}

/** What is wrong with `entry` as the one after `latest`; nothing when it follows. */
export function breakBetween(authority: string, latest: AuditHead, entry: ChainedEntry): Broken | undefined {
  const due = latest.entryNo + 1
  if (entry.entryNo !== due) return { entryNo: due, kind: 'removed', why: removed(due, entry.entryNo - 1) }
  if (entry.prevHash !== latest.hash) return { entryNo: due, kind: 'moved', why: moved(due) }
  if (entry.hash !== hashOf(authority, entry)) return { entryNo: due, kind: 'altered', why: altered(due) }
  return undefined
}

const span = (from: number, to: number, lang: 'sv' | 'en'): string => {
  if (from === to) return lang === 'sv' ? `Post ${from} saknas` : `Entry ${from} is missing`
  return lang === 'sv' ? `Posterna ${from}–${to} saknas` : `Entries ${from}–${to} are missing`
}

const removed = (from: number, to: number): Text =>
  text(`${span(from, to, 'sv')}: borttagna efter att de skrevs.`, `${span(from, to, 'en')}: removed after they were written.`)

const moved = (no: number): Text =>
  text(
    `Post ${no} följer inte på post ${no - 1}: poster har bytt plats eller bytts ut.`,
    `Entry ${no} does not follow entry ${no - 1}: entries have changed places or been replaced.`,
  )

const altered = (no: number): Text =>
  text(`Post ${no} är ändrad efter att den skrevs.`, `Entry ${no} was altered after it was written.`)

/** Entries that a head vouches for are not in the log. */
export const cutAfter = (last: number, head: AuditHead): Broken => ({
  entryNo: last + 1,
  kind: 'cut',
  why: text(
    `${span(last + 1, head.entryNo, 'sv')} i slutet: kontrollsumman för post ${head.entryNo} är lämnad, men loggen slutar med post ${last}.`,
    `${span(last + 1, head.entryNo, 'en')} at the end: a head hash was given for entry ${head.entryNo}, but the log ends with entry ${last}.`,
  ),
})

/** The chain holds together but is not the one the head was taken from. */
export const rewrittenAt = (head: AuditHead, found: string): Broken => ({
  entryNo: head.entryNo,
  kind: 'rewritten',
  why: text(
    `Loggen är omskriven: post ${head.entryNo} har kontrollsumman ${short(found)}, men ${short(head.hash)} är lämnad för den.`,
    `The log is rewritten: entry ${head.entryNo} has the hash ${short(found)}, but ${short(head.hash)} was given for it.`,
  ),
})

/** Entries that the authority's own head does not know of. */
export const unknownTail = (last: number, known: number): Broken => ({
  entryNo: known + 1,
  kind: 'rewritten',
  why: text(
    `Loggen slutar med post ${last}, men myndighetens egen kontrollsumma gäller post ${known}: poster är tillagda vid sidan av.`,
    `The log ends with entry ${last}, but the authority’s own head is for entry ${known}: entries were added from the side.`,
  ),
})

const short = (hash: string): string => `${hash.slice(0, 12)}…`
