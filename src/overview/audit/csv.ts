// The log as rows of a file a spreadsheet opens: semicolons, every cell quoted, no cell that a spreadsheet would compute.
// Refuses: leaving anything out; before and after are there whole, as JSON.

export interface CsvEntry {
  entryNo: number
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

const HEADS = ['post', 'tid_utc', 'vem', 'person', 'for', 'vad', 'gallde', 'fore', 'efter', 'kontrollsumma']

/** With the mark by which spreadsheets know the letters. */
export const CSV_HEAD = `\ufeff${HEADS.join(';')}\r\n`

export const csvLine = (e: CsvEntry): string =>
  `${[e.entryNo, e.at, e.actor, e.person, e.onBehalfOf, e.action, e.subject, json(e.before), json(e.after), e.hash].map(cell).join(';')}\r\n`

const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))

function cell(value: string | number | null): string {
  if (value === null) return ''
  const written = String(value)
  const computed = /^[=+\-@\t\r]/.test(written) && !/^-?\d+(\.\d+)?$/.test(written)
  return `"${(computed ? `'${written}` : written).replaceAll('"', '""')}"`
}
