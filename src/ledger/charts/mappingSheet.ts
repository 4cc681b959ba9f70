// The account mapping as a sheet: konto, till konto, rad, från, till, anmärkning. Every row is read against the lines there are.
// Refuses: a line nobody knows, one that could be several, and two rows for one account at the same time; each cell is named.
import { type Finding, finding } from '../../kernel/finding.ts'
import { isDate } from '../../kernel/month.ts'
import { type Text, text } from '../../kernel/text.ts'
import { accountTest } from '../account.ts'
import { KOMMUN_BAS } from './kommunBas.ts'
import type { StandardRow } from './standardAccount.ts'

/** A line of the statements that accounts can stand on; handed in, since this room knows no statements. */
export interface LineChoice {
  /** Standard accounts of the line. */
  accounts: string
  label: Text
  /** *Resultaträkning*, *Balansräkning*. */
  group: Text
}

export interface MappingRow extends StandardRow {
  note: string
}

export interface ReadMapping {
  line: number
  accounts: string
  written: string
  /** The line as found. */
  found?: Text
  from: string
  to: string
  note: string
  state: 'new' | 'same' | 'changed' | 'broken'
}

export interface MappingPreview {
  rows: ReadMapping[]
  /** What will hold when it is confirmed; empty when anything is wrong. */
  mapping: MappingRow[]
  /** Rows of the mapping in force that the file does not have. */
  removed: MappingRow[]
  findings: Finding[]
}

type Column = 'account' | 'last' | 'line' | 'from' | 'to' | 'note'
const HEADINGS: Record<Column, RegExp> = {
  account: /^(konto|konton|från konto|account)$/,
  last: /^(till konto|t o m konto|to account)$/,
  line: /^(rad|räkenskapsrad|standardkonto|post|line)$/,
  from: /^(från|gäller från|fr o m|from)$/,
  to: /^(till|gäller till|t o m|to)$/,
  note: /^(anmärkning|kommentar|note)$/,
}

const plain = (cell: string): string =>
  cell
    .replace(/[\s\u00a0.:*]+/g, ' ')
    .trim()
    .toLowerCase()
const letter = (index: number): string => String.fromCharCode(65 + Math.min(index, 25))

/** What moved in the year stands on an account of its own beside what stood at the opening. */
const MOVES = new Map(KOMMUN_BAS.rows.flatMap(({ standard, movement }) => (movement ? [[standard, movement] as const] : [])))

/** `7930`, *Semesterlöneskuld*: the standard account, or what stands in the way. */
export function lineOf(written: string, choices: readonly LineChoice[]): { standard: string; label: Text } | { problem: Text } {
  const word = plain(written)
  if (/^\d{4}$/.test(word)) {
    const choice = choices.find((one) => accountTest(one.accounts)(word))
    return choice ? { standard: word, label: choice.label } : { problem: unknownLine(written) }
  }
  const named = choices.filter(({ label }) => plain(label.sv) === word || plain(label.en) === word)
  if (named.length > 1)
    return {
      problem: severalLines(
        written,
        named.map((one) => first(one.accounts)),
      ),
    }
  return named[0] ? { standard: first(named[0].accounts), label: named[0].label } : { problem: unknownLine(written) }
}

const first = (selector: string): string => /^\d+/.exec(selector)![0]

/** A row for one account or range on one line. */
export function mappingRow(accounts: string, standard: string, more: { from?: string; to?: string; note?: string }): MappingRow {
  const movement = MOVES.get(standard)
  return {
    accounts,
    standard,
    ...(movement ? { movement } : {}),
    ...(more.from ? { from: more.from } : {}),
    ...(more.to ? { to: more.to } : {}),
    note: more.note ?? '',
  }
}

export function readMapping(
  sheet: readonly { line: number; cells: readonly string[] }[],
  choices: readonly LineChoice[],
  current: readonly MappingRow[],
): MappingPreview {
  const filled = sheet.filter(({ cells }) => cells.some((cell) => plain(cell) !== ''))
  const places = new Map<Column, number>()
  for (const [at, cell] of (filled[0]?.cells ?? []).entries()) {
    const column = (Object.keys(HEADINGS) as Column[]).find((one) => HEADINGS[one].test(plain(cell)))
    if (column && !places.has(column)) places.set(column, at)
  }
  const shape = shapeFindings(filled, places)
  if (shape.length > 0) return { rows: [], mapping: [], removed: [], findings: shape }
  const read = filled.slice(1).map((row) => readRow(row, places, choices))
  const findings = [...read.flatMap((one) => one.findings), ...doubles(read)].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  const mapping = findings.length > 0 ? [] : read.map((one) => one.row!)
  const keys = new Set(read.map(({ shown }) => shown.accounts))
  const before = new Map(current.map((row) => [row.accounts, JSON.stringify(row)]))
  return {
    findings,
    mapping,
    removed: current.filter((row) => !keys.has(row.accounts)),
    rows: read.map(({ row, shown }) => {
      const known = before.get(shown.accounts)
      const state = !row ? 'broken' : known === undefined ? 'new' : known === JSON.stringify(row) ? 'same' : 'changed'
      return { ...shown, state }
    }),
  }
}

function shapeFindings(
  filled: readonly { line: number; cells: readonly string[] }[],
  places: ReadonlyMap<Column, number>,
): Finding[] {
  const head = filled[0]
  const say = (message: Text) => [
    finding('ledger/mapping-shape', 'error', message, { line: head?.line ?? 1, cell: `A${head?.line ?? 1}` }),
  ]
  if (!head)
    return say(
      text(
        'Filen är tom. Välj en fil med rubrikerna konto och rad.',
        'The file is empty. Choose a file with the headings konto and rad.',
      ),
    )
  const missing = [...(places.has('account') ? [] : ['konto']), ...(places.has('line') ? [] : ['rad'])]
  if (missing.length > 0)
    return say(
      text(
        `Kolumnen ”${missing.join('” och ”')}” saknas. Filen har ${head.cells.filter(Boolean).join(', ')}; den ska ha konto, rad och gärna från, till och anmärkning.`,
        `The column "${missing.join('" and "')}" is missing. The file has ${head.cells.filter(Boolean).join(', ')}; it should have konto and rad, and may have från, till and anmärkning.`,
      ),
    )
  if (filled.length === 1)
    return say(
      text(
        'Filen har bara rubriker. Lägg till en rad för varje konto.',
        'The file has headings only. Add a row for each account.',
      ),
    )
  return []
}

interface Read {
  row?: MappingRow
  shown: Omit<ReadMapping, 'state'>
  findings: Finding[]
  cell: string
}

function readRow(
  { line, cells }: { line: number; cells: readonly string[] },
  places: ReadonlyMap<Column, number>,
  choices: readonly LineChoice[],
): Read {
  const at = (column: Column): string =>
    (places.has(column) ? (cells[places.get(column)!] ?? '') : '').replace(/\u00a0/g, ' ').trim()
  const findings: Finding[] = []
  const say = (column: Column, message: Text) =>
    findings.push(finding('ledger/mapping-row', 'error', message, { line, cell: `${letter(places.get(column) ?? 0)}${line}` }))
  const last = at('last')
  const account = at('account').replace(/\s*[-–]\s*/, '-')
  const accounts = last === '' || last === account ? account : `${account}-${last}`
  const range = /^(\d{1,8})(?:-(\d{1,8}))?$/.exec(accounts)
  if (!range) say(/^\d{1,8}$/.test(account) && last !== '' ? 'last' : 'account', badAccount(at('account') || last))
  else if (range[2] && (range[2].length !== range[1]!.length || range[2] < range[1]!))
    say(last ? 'last' : 'account', badRange(accounts))
  const found = lineOf(at('line'), choices)
  if ('problem' in found) say('line', found.problem)
  for (const column of ['from', 'to'] as const) if (at(column) !== '' && !isDate(at(column))) say(column, notADate(at(column)))
  if (isDate(at('from')) && isDate(at('to')) && at('to') < at('from')) say('to', endsFirst(at('from'), at('to')))
  const shown = { line, accounts, written: at('line'), from: at('from'), to: at('to'), note: at('note') }
  const cell = `${letter(places.get('account') ?? 0)}${line}`
  if ('problem' in found || findings.length > 0) return { shown, findings, cell }
  const row = mappingRow(accounts, found.standard, { from: at('from'), to: at('to'), note: at('note') })
  return { row, shown: { ...shown, found: found.label }, findings, cell }
}

/** The same account on two lines at the same time would have to be guessed. */
function doubles(read: readonly Read[]): Finding[] {
  return read.flatMap((one, i) => {
    const twin = read.slice(0, i).find((earlier) => earlier.row && one.row && together(earlier.row, one.row))
    return twin
      ? [
          finding('ledger/mapping-double', 'error', twice(one.shown.accounts, twin.shown.line), {
            line: one.shown.line,
            cell: one.cell,
          }),
        ]
      : []
  })
}

const together = (a: MappingRow, b: MappingRow): boolean =>
  a.accounts === b.accounts && (a.from ?? '0000') <= (b.to ?? '9999') && (b.from ?? '0000') <= (a.to ?? '9999')

const badAccount = (written: string) =>
  text(
    `${written === '' ? 'Konto saknas' : `”${written}” är inget konto`}. Skriv ett konto med siffror, till exempel 3290, eller ett intervall som 3200-3299.`,
    `${written === '' ? 'The account is missing' : `"${written}" is not an account`}. Write an account in digits, e.g. 3290, or a range such as 3200-3299.`,
  )
const badRange = (accounts: string) =>
  text(
    `Intervallet ${accounts} går baklänges eller har olika många siffror. Skriv det lägsta kontot först.`,
    `The range ${accounts} goes backwards or has differing numbers of digits. Write the lowest account first.`,
  )
const unknownLine = (written: string) =>
  text(
    `${written === '' ? 'Rad saknas' : `Raden ”${written}” finns inte`}. Skriv radens namn så som det står i listan på sidan, eller dess standardkonto med fyra siffror.`,
    `${written === '' ? 'The line is missing' : `There is no line "${written}"`}. Write the line’s name as in the list on the page, or its standard account in four digits.`,
  )
const severalLines = (written: string, standards: string[]) =>
  text(
    `Raden ”${written}” finns på flera ställen. Skriv standardkontot i stället: ${standards.join(' eller ')}.`,
    `The line "${written}" stands in several places. Write the standard account instead: ${standards.join(' or ')}.`,
  )
const notADate = (written: string) =>
  text(
    `Datumet ”${written}” finns inte i kalendern. Skriv datum som 2025-01-31.`,
    `The date "${written}" is not in the calendar. Write dates as 2025-01-31.`,
  )
const endsFirst = (from: string, to: string) =>
  text(
    `Raden slutar gälla ${to} innan den börjar ${from}. Rätta det ena datumet.`,
    `The row ends ${to} before it begins ${from}. Correct one of the dates.`,
  )
const twice = (accounts: string, line: number) =>
  text(
    `Konto ${accounts} står redan på rad ${line} för samma tid. Ta bort den ena raden eller dela tiden.`,
    `Account ${accounts} already stands on line ${line} for the same time. Remove one of the rows or divide the time.`,
  )
