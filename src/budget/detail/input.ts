// What comes from forms and the grid → edits of a sheet, or everything that is wrong with them.
// Refuses: accounts the unit may not use, money in rows another page computes, and money without an account.
import { type Finding, finding } from '../../kernel/finding.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { type Text, text } from '../../kernel/text.ts'
import { type Cell, MOST_ORE, readKronor } from './kronor.ts'
import { phase, type Template } from './phasing.ts'
import {
  applyEdits,
  type DetailRow,
  type DetailSheet,
  type Edit,
  editsBetween,
  isComputed,
  isField,
  isMonthField,
  isRowId,
  MONTH_NUMBERS,
  withoutAccount,
} from './sheet.ts'
import { amountWords } from './words.ts'

const MOST_EDITS = 20_000
export const MOST_WORDS = 2000

/** Edits as the grid sends them: JSON of `[{ row, field, value }]`. The grid's own shape is not trusted. */
export function readEdits(json: string, base: DetailSheet, accounts: ReadonlyMap<string, string>): Result<Edit[]> {
  let sent: unknown
  try {
    sent = JSON.parse(json)
  } catch {
    sent = undefined
  }
  if (!Array.isArray(sent) || sent.length > MOST_EDITS || !sent.every(isEdit)) return failed([UNREADABLE])
  const findings = checkEdits(sent, base, accounts)
  return findings.length > 0 ? failed(findings) : ok(sent)
}

function isEdit(one: unknown): one is Edit {
  if (typeof one !== 'object' || one === null) return false
  const { row, field, value } = one as Record<string, unknown>
  if (typeof row !== 'string' || !isRowId(row) || typeof field !== 'string' || !isField(field)) return false
  if (value === null) return true
  return isMonthField(field) ? Number.isSafeInteger(value) && Math.abs(value as number) <= MOST_ORE : typeof value === 'string'
}

export function checkEdits(edits: readonly Edit[], base: DetailSheet, accounts: ReadonlyMap<string, string>): Finding[] {
  const findings: Finding[] = []
  const say = (code: string, { row, field }: { row: string; field: string }, message: Text) =>
    findings.push(finding(`budget/detail-${code}`, 'error', message, { cell: `${row}.${field}` }))
  for (const edit of edits) {
    const { row, field, value } = edit
    if (isComputed(row) && !(field === 'comment' || field.startsWith('n'))) say('computed', edit, COMPUTED)
    if (field === 'account' && typeof value === 'string' && !accounts.has(value)) say('account', edit, NO_SUCH_ACCOUNT(value))
    if (typeof value === 'string' && value.length > MOST_WORDS) say('too-long', edit, TOO_LONG(value.length))
  }
  for (const row of withoutAccount(base, edits)) say('no-account', { row, field: 'account' }, NO_ACCOUNT)
  return findings
}

export interface RowFields {
  account: string
  activity: string
  text: string
  comment: string
  /** As written, January to December. */
  months: readonly string[]
  /** A year's amount to be spread, when something is written here. */
  total: string
  template: Template | undefined
}

/** A row as it was written in its form, or all that is wrong. Field names are the form's own. */
export function readRow(id: string, fields: RowFields, base: DetailSheet, accounts: ReadonlyMap<string, string>): Result<Edit[]> {
  const findings: Finding[] = []
  const before = base.rows.find((row) => row.id === id)
  const months = fields.months.map((written, i) => {
    const read = readKronor(written)
    if (!read.ok) findings.push(finding('budget/detail-amount', 'error', amountWords(read.why), { cell: `m${i + 1}` }))
    return read.ok ? read.ore : null
  })
  const spread = spreadTotal(fields)
  findings.push(...spread.findings)
  if (fields.account === '') findings.push(finding('budget/detail-no-account', 'error', NO_ACCOUNT, { cell: 'account' }))
  else if (!accounts.has(fields.account) && fields.account !== before?.account)
    findings.push(finding('budget/detail-account', 'error', NO_SUCH_ACCOUNT(fields.account), { cell: 'account' }))
  for (const cell of ['text', 'comment', 'activity'] as const)
    if (fields[cell].length > MOST_WORDS)
      findings.push(finding('budget/detail-too-long', 'error', TOO_LONG(fields[cell].length), { cell }))
  if (findings.length > 0) return failed(findings)
  const { account, activity, text: words, comment } = fields
  const written = spread.ok && spread.value ? spread.value : months
  const row: DetailRow = { id, account, activity, text: words, comment, months: written, notes: before?.notes ?? {} }
  const edits = editsBetween(base, { ...base, rows: [...base.rows.filter((one) => one.id !== id), row] })
  const wrong = checkEdits(edits, base, accounts).filter((one) => one.code === 'budget/detail-computed')
  return wrong.length > 0 ? failed([{ ...wrong[0]!, cell: 'm1' }]) : ok(edits)
}

function spreadTotal({ total, template }: Pick<RowFields, 'total' | 'template'>): Result<readonly Cell[] | undefined> {
  if (total.trim() === '') return ok(undefined)
  const read = readKronor(total)
  if (!read.ok) return failed([finding('budget/detail-amount', 'error', amountWords(read.why), { cell: 'total' })])
  if (!template) return failed([finding('budget/phasing-no-template', 'error', NO_TEMPLATE, { cell: 'template' })])
  return read.ore === null ? ok(undefined) : phase(read.ore, template)
}

/** A row's whole amount spread anew. */
export function readPhasing(id: string, total: string, template: Template | undefined, base: DetailSheet): Result<Edit[]> {
  if (isComputed(id)) return failed([finding('budget/detail-computed', 'error', COMPUTED, { cell: 'row' })])
  const spread =
    total.trim() === ''
      ? failed([finding('budget/phasing-no-total', 'error', NO_TOTAL, { cell: 'total' })])
      : spreadTotal({ total, template })
  if (!spread.ok) return spread
  const edits = MONTH_NUMBERS.map((no): Edit => ({ row: id, field: `m${no}`, value: spread.value?.[no - 1] ?? null }))
  return ok(editsBetween(base, applyEdits(base, edits)))
}

export function readTemplate(kind: string, weights: string, lastYear: readonly Cell[] | undefined): Template | undefined {
  if (kind === 'even') return { kind }
  if (kind === 'lastYear') return { kind, months: lastYear }
  if (kind !== 'seasonal') return undefined
  // Weights are whole numbers between spaces, tabs, commas or semicolons: no amounts, so nothing else is read here.
  return {
    kind,
    weights: weights
      .split(/[\s;,]+/)
      .filter(Boolean)
      .map(Number),
  }
}

const UNREADABLE = finding(
  'budget/detail-unreadable',
  'error',
  text(
    'Ändringarna gick inte att läsa och inget är sparat. Ladda om sidan; det du skrivit finns kvar som utkast.',
    'The changes could not be read and nothing is saved. Reload the page; what you wrote is kept as a draft.',
  ),
)
const COMPUTED = text(
  'Raden räknas ur bemanning eller internpriser. Ändra beloppet där; kommentaren kan du ändra här.',
  'The row is computed from staffing or internal prices. Change the amount there; the comment can be changed here.',
)
const NO_ACCOUNT = text(
  'Raden saknar konto. Välj ett konto eller ta bort raden.',
  'The row has no account. Choose one or remove the row.',
)
const NO_SUCH_ACCOUNT = (written: string): Text =>
  text(
    `Konto ”${written}” kan inte budgeteras på enheten. Välj ett i listan.`,
    `The account “${written}” cannot be budgeted here. Choose one from the list.`,
  )
const TOO_LONG = (length: number): Text =>
  text(
    `Texten har ${length} tecken, högst ${MOST_WORDS} ryms. Korta den.`,
    `The text has ${length} characters, at most ${MOST_WORDS} fit. Shorten it.`,
  )
const NO_TEMPLATE = text(
  'Ett årsbelopp är skrivet. Välj hur det fördelas på månaderna, eller töm fältet.',
  'A year’s amount is written. Choose how it is spread over the months, or empty the field.',
)
const NO_TOTAL = text(
  'Skriv årets belopp, så fördelas det på månaderna.',
  'Write the year’s amount to spread it over the months.',
)
