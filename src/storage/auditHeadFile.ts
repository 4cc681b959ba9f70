// The chain's latest hash as one line of text: for paper, mail or another machine, where whoever can change the database cannot reach.
// Refuses to overwrite a day's file: what was handed out stands.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AuditHead } from './auditChain.ts'

export interface DatedHead extends AuditHead {
  /** `YYYY-MM-DD`. */
  date: string
  /** The authority's id: its code and name may change. */
  authority: string
}

const MARK = 'roder-audit-head'

/** `roder-audit-head 2026-11-22 <authority id> 812:3f2a…` */
export const headLine = (head: AuditHead, authority: string, date: string): string =>
  `${MARK} ${date} ${authority} ${head.entryNo}:${head.hash}`

const LINE = new RegExp(`^${MARK} (\\d{4}-\\d{2}-\\d{2}) ([a-z0-9-]+) (\\d{1,15}):([0-9a-f]{64})$`)

export function readHeadLine(line: string): DatedHead | undefined {
  const [, date, authority, entryNo, hash] = LINE.exec(line.trim()) ?? []
  return date && authority && entryNo && hash ? { date, authority, entryNo: Number(entryNo), hash } : undefined
}

/** The short form printed in reports and given to `--head`: `812:3f2a…`. A whole line is understood too. */
export function readHead(written: string): AuditHead | undefined {
  const [, entryNo, hash] = /(?:^|\s)(\d{1,15}):([0-9a-f]{64})$/i.exec(written.trim()) ?? []
  return entryNo && hash ? { entryNo: Number(entryNo), hash: hash.toLowerCase() } : undefined
}

/** Writes the day's head to `FOLDER/YYYY-MM-DD.txt`; says false and changes nothing when the day has one. */
export function exportHead(folder: string, head: AuditHead, authority: string, date: string): boolean {
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(join(folder, `${date}.txt`), `${headLine(head, authority, date)}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Every head kept in a folder (one file a day) or a file (one line a day); files without any are named. */
export function readExportedHeads(place: string): { heads: DatedHead[]; unread: string[] } {
  const files = statSync(place).isDirectory()
    ? readdirSync(place)
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map((name) => join(place, name))
    : [place]
  const read = files.map((file) => ({
    file,
    heads: readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => readHeadLine(line) ?? []),
  }))
  return {
    heads: read.flatMap(({ heads }) => heads),
    unread: read.flatMap(({ file, heads }) => (heads.length > 0 ? [] : [file])),
  }
}
