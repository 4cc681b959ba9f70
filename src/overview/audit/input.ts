// What a reader asked of the log, from the address: conditions, the page, and a head to hold the chain against.
// Refuses: guessing. What cannot be read is said with its field, and left out of the search.
import { type Finding, finding } from '../../kernel/finding.ts'
import { type Text, text } from '../../kernel/text.ts'
import { AUDIT_WORDS as W } from './words.ts'

export interface AuditQuestion {
  who?: string
  what?: string
  on?: string
  from?: string
  to?: string
  /** Entries older than this one. */
  before?: number
  /** The entry shown whole. */
  open?: number
  /** The chain is to be tested; with the head to hold it against, where one was given. */
  verify?: { entryNo: number; hash: string } | 'alone'
  findings: Finding[]
}

type Ask = (name: string) => string | undefined

export function readAuditQuestion(ask: Ask): AuditQuestion {
  const findings: Finding[] = []
  const written = (name: string): string | undefined => ask(name)?.trim().slice(0, 200) || undefined
  const wrong = (cell: string, value: string, what: Text): undefined => {
    findings.push(finding(`overview/audit-${cell}`, 'error', text(`”${value}” ${what.sv}`, `“${value}” ${what.en}`), { cell }))
  }
  const day = (name: string): string | undefined => {
    const value = written(name)
    return value === undefined || isDay(value) ? value : wrong(name, value, W.badDate)
  }
  const head = (): AuditQuestion['verify'] => {
    const value = written('head')
    if (value === undefined) return 'alone'
    const [, entryNo, hash] = /(?:^|\s)(\d{1,15}):([0-9a-f]{64})$/i.exec(value) ?? []
    return entryNo && hash ? { entryNo: Number(entryNo), hash: hash.toLowerCase() } : wrong('head', value, W.badHead)
  }
  return {
    who: written('who'),
    what: written('what'),
    on: written('on'),
    from: day('from'),
    to: day('to'),
    before: whole(written('before')),
    open: whole(written('open')),
    verify: ask('verify') === '1' ? head() : undefined,
    findings,
  }
}

const whole = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined

function isDay(value: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? []
  if (!year || !month || !day || Number(year) < 1) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.toISOString().slice(0, 10) === value
}
