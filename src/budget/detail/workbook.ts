// A sheet as cells of a workbook and back: rows keep their identity in a hidden column, the version stands in a sheet of its own.
// Refuses: a file of another unit or year, and an amount it cannot read; everything that is wrong is told with its cell.
import { type Finding, finding } from '../../kernel/finding.ts'
import { type Ore, ore } from '../../kernel/money.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { type Text, text } from '../../kernel/text.ts'
import { type Cell, readKronor } from './kronor.ts'
import { type DetailRow, type DetailSheet, inOrder, isComputed, isRowId, MONTH_NUMBERS, rowTotal } from './sheet.ts'
import { amountWords, monthWord, WORDS } from './words.ts'

/** Text, or kronor as a number with two decimals; null is empty. */
export type FileCell = string | { ore: Ore } | null

export const SHEET_NAMES = { rows: 'Budget', notes: 'Kommentarer', about: 'Roder' } as const
export const FILE_HEADS = [
  'Rad',
  WORDS.account.sv,
  'Kontonamn',
  WORDS.activity.sv,
  WORDS.text.sv,
  ...MONTH_NUMBERS.map((no) => monthWord(no, 'sv')),
  WORDS.sum.sv,
  WORDS.comment.sv,
]
const FIRST_MONTH = 5
const COMMENT = FIRST_MONTH + 13

export interface DetailBook {
  rows: FileCell[][]
  notes: FileCell[][]
  about: FileCell[][]
}

export function bookOf(sheet: DetailSheet, accounts: ReadonlyMap<string, string>): DetailBook {
  return {
    rows: [
      FILE_HEADS,
      ...sheet.rows.map((row) => [
        row.id,
        row.account,
        accounts.get(row.account) ?? null,
        row.activity || null,
        row.text || null,
        ...row.months.map((one) => (one === null ? null : { ore: one })),
        { ore: rowTotal(row) },
        row.comment || null,
      ]),
    ],
    notes: [
      ['Rad', WORDS.month.sv, WORDS.comment.sv],
      ...sheet.rows.flatMap((row) => Object.entries(row.notes).map(([no, said]) => [row.id, no, said])),
    ],
    about: [
      ['enhet', sheet.unit],
      ['år', String(sheet.year)],
      ['version', String(sheet.version)],
    ],
  }
}

/** Text of a cell as it was read; a stored number with a point. */
export interface ReadBook {
  rows: readonly (readonly string[])[]
  notes: readonly (readonly string[])[]
  about: readonly (readonly string[])[]
}

export interface FileReading {
  /** The sheet as the file has it; its version is the one the file was taken from. */
  sheet: DetailSheet
  /** Told, but not in the way: a copied row became a new one, a name differs. */
  findings: Finding[]
}

/** `newId` names rows that have none: added in the file, or copied there. */
export function readBook(
  book: ReadBook,
  { unit, year }: { unit: string; year: number },
  newId: (no: number) => string,
): Result<FileReading> {
  const about = new Map(book.about.map(([key = '', value = '']) => [key, value]))
  const version = Number(about.get('version'))
  if (!about.has('version') || !Number.isSafeInteger(version)) return failed([NOT_OURS])
  if (about.get('enhet') !== unit || about.get('år') !== String(year))
    return failed([OTHER_SHEET(about.get('enhet') ?? '', about.get('år') ?? '', unit, year)])
  const [head = [], ...lines] = book.rows
  if (!FILE_HEADS.every((word, i) => (head[i] ?? '').trim() === word)) return failed([HEADS])
  const findings: Finding[] = []
  const rows = new Map<string, DetailRow>()
  for (const [i, cells] of lines.entries()) {
    if (cells.every((cell, column) => cell.trim() === '' || column === 0)) continue
    const row = readLine(cells, i + 2, rows, findings, newId)
    rows.set(row.id, row)
  }
  readNotes(book.notes, rows, findings)
  const errors = findings.filter((one) => one.severity === 'error')
  return errors.length > 0
    ? failed(findings)
    : ok({ sheet: { unit, year, version, rows: inOrder([...rows.values()]) }, findings })
}

function readLine(
  cells: readonly string[],
  line: number,
  known: ReadonlyMap<string, DetailRow>,
  findings: Finding[],
  newId: (no: number) => string,
): DetailRow {
  const word = (column: number): string => cells[column] ?? ''
  const written = word(0).trim()
  const copied = known.has(written)
  const id = isRowId(written) && !copied ? written : newId(line)
  if (copied) findings.push(finding('budget/file-copied-row', 'info', COPIED(line), { line }))
  const account = word(1).trim()
  if (account === '') findings.push(finding('budget/detail-no-account', 'error', NO_ACCOUNT(line), { line, cell: `B${line}` }))
  const months = MONTH_NUMBERS.map((no): Cell => {
    const column = FIRST_MONTH + no - 1
    const read = readKronor(word(column))
    const cell = `${String.fromCharCode(65 + column)}${line}`
    if (!read.ok) findings.push(finding('budget/detail-amount', 'error', amountWords(read.why), { line, cell }))
    return read.ok ? read.ore : null
  })
  if (isComputed(id)) findings.push(finding('budget/file-computed-row', 'info', COMPUTED(line), { line }))
  return { id, account, activity: word(3).trim(), text: word(4), comment: word(COMMENT), months, notes: {} }
}

function readNotes(lines: ReadBook['notes'], rows: Map<string, DetailRow>, findings: Finding[]): void {
  for (const [i, [id = '', month = '', said = '']] of lines.slice(1).entries()) {
    if (id === '' && month === '' && said === '') continue
    const row = rows.get(id)
    const no = Number(month)
    if (!row) findings.push(finding('budget/file-lost-note', 'warning', LOST_NOTE(i + 2, said), { line: i + 2 }))
    else if (!(MONTH_NUMBERS as readonly number[]).includes(no))
      findings.push(finding('budget/file-note-month', 'error', NOTE_MONTH(month), { line: i + 2, cell: `B${i + 2}` }))
    else if (said !== '') rows.set(id, { ...row, notes: { ...row.notes, [no]: said } })
  }
}

/** Kronor of a stored number, `1234.5`, as the sheet reads amounts; anything else is read as somebody wrote it. */
export const storedAmount = (stored: string): string => {
  const plain = /e/i.test(stored) || /\.\d{3,}$/.test(stored) ? Number(stored).toFixed(2) : stored
  return plain.replace('.', ',')
}

/** The number a spreadsheet is given: exact up to the largest cell there may be. */
export const asKronor = (amount: Ore): number => Number(ore(amount)) / 100

const NOT_OURS = finding(
  'budget/file-not-ours',
  'error',
  text(
    `Inget har ändrats. Filen saknar bladet ${SHEET_NAMES.about} med version. Hämta filen härifrån och för över ändringarna dit.`,
    `Nothing was changed. The file lacks the sheet ${SHEET_NAMES.about} with its version. Download the file here and move the changes there.`,
  ),
)
const HEADS = finding(
  'budget/file-heads',
  'error',
  text(
    `Inget har ändrats. Första raden i bladet ${SHEET_NAMES.rows} ska vara ${FILE_HEADS.join(', ')}. Ställ tillbaka kolumnerna.`,
    `Nothing was changed. The first row of the sheet ${SHEET_NAMES.rows} should be ${FILE_HEADS.join(', ')}. Put the columns back.`,
  ),
)
const OTHER_SHEET = (unit: string, year: string, wanted: string, wantedYear: number): Finding =>
  finding(
    'budget/file-other-sheet',
    'error',
    text(
      `Inget har ändrats. Filen är för ${unit} ${year}, sidan för ${wanted} ${wantedYear}. Läs in den på sin egen sida.`,
      `Nothing was changed. The file is of ${unit} ${year}, the page of ${wanted} ${wantedYear}. Read it on its own page.`,
    ),
  )
const COPIED = (line: number): Text =>
  text(
    `Rad ${line} är en kopia av en annan rad och läses som en ny.`,
    `Row ${line} is a copy of another and is read as a new one.`,
  )
const NO_ACCOUNT = (line: number): Text =>
  text(
    `Rad ${line} saknar konto. Skriv ett konto eller ta bort raden.`,
    `Row ${line} has no account. Write one or remove the row.`,
  )
const COMPUTED = (line: number): Text =>
  text(
    `Rad ${line} räknas ur bemanning eller internpriser. Belopp som ändrats där i filen läses inte in.`,
    `Row ${line} is computed from staffing or internal prices. Amounts changed there in the file are not read.`,
  )
const LOST_NOTE = (line: number, said: string): Text =>
  text(
    `Kommentaren på rad ${line}, ”${said}”, hör till en rad som inte finns i filen. Den läses inte in.`,
    `The comment on row ${line}, “${said}”, belongs to a row that is not in the file. It is not read.`,
  )
const NOTE_MONTH = (written: string): Text =>
  text(`Månaden ska vara 1 till 12. Du skrev ”${written}”.`, `The month is 1 to 12. You wrote “${written}”.`)
