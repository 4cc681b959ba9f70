// The sheet as an XLSX file, and the file read back as text: what a cell means stands in workbook.ts.
// Refuses: a file too large or not a workbook. Formulas are read by the value they had when the file was saved.
import readXlsxFile from 'read-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'
import { finding } from '../../../kernel/finding.ts'
import { failed, ok, type Result } from '../../../kernel/result.ts'
import { text } from '../../../kernel/text.ts'
import { asKronor, type DetailBook, type FileCell, type ReadBook, SHEET_NAMES, storedAmount } from '../workbook.ts'

export const MAX_DETAIL_BYTES = 5_000_000
const MAX_ROWS = 5_000

type Feature = NonNullable<NonNullable<Parameters<typeof writeXlsxFile>[1]>['features']>[number]

/** The column of row identities and the sheet of the version are out of the way, but there. */
const HIDDEN: Feature = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transformElementAttributes: (tag, attributes, index, options) =>
          tag === 'col' && index === 0 && options.sheet !== SHEET_NAMES.about ? { ...attributes, hidden: 1 } : attributes,
      },
      'xl/workbook.xml': {
        transformElementAttributes: (tag, attributes) =>
          tag === 'sheet' && attributes.name === SHEET_NAMES.about ? { ...attributes, state: 'hidden' } : attributes,
      },
    },
  },
}

const WIDTHS = { rows: [14, 10, 28, 14, 28, ...Array.from({ length: 13 }, () => 13), 40], notes: [14, 8, 60], about: [12, 20] }

const excelCell = (cell: FileCell, head: boolean) => {
  if (cell === null || cell === '') return null
  if (typeof cell === 'string') return { value: cell, type: String, ...(head ? { fontWeight: 'bold' as const } : {}) }
  return { value: asKronor(cell.ore), type: Number, format: '#,##0.00' }
}

export async function writeDetailWorkbook(book: DetailBook): Promise<Uint8Array> {
  const sheets = (['rows', 'notes', 'about'] as const).map((part) => ({
    sheet: SHEET_NAMES[part],
    data: book[part].map((cells, i) => cells.map((cell) => excelCell(cell, i === 0 && part !== 'about'))),
    columns: WIDTHS[part].map((width) => ({ width })),
    ...(part === 'about' ? {} : { stickyRowsCount: 1 }),
  }))
  return new Uint8Array(await writeXlsxFile(sheets, { features: [HIDDEN] }).toBuffer())
}

export async function readDetailWorkbook(bytes: Uint8Array): Promise<Result<ReadBook>> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return failed([UNREADABLE])
  try {
    const sheets = await readXlsxFile<{ number: string }>(Buffer.from(bytes), {
      parseNumber: (number) => ({ number }),
      trim: false,
    })
    const part = (name: string): string[][] =>
      (sheets.find(({ sheet }) => sheet === name)?.data ?? []).map((cells) => cells.map(cellText))
    const rows = part(SHEET_NAMES.rows)
    if (rows.length > MAX_ROWS) return failed([TOO_LONG(rows.length)])
    return ok({ rows, notes: part(SHEET_NAMES.notes), about: part(SHEET_NAMES.about) })
  } catch {
    return failed([UNREADABLE])
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'object' && 'number' in value) return storedAmount(String(value.number))
  return String(value)
}

const UNREADABLE = finding(
  'budget/file-unreadable',
  'error',
  text(
    'Inget har ändrats. Filen är ingen läsbar arbetsbok av typen XLSX. Spara om den utan lösenord och läs in igen.',
    'Nothing was changed. The file is not a readable XLSX workbook. Save it again without a password and read it anew.',
  ),
)
const TOO_LONG = (rows: number) =>
  finding(
    'budget/file-too-long',
    'error',
    text(
      `Inget har ändrats. Bladet har ${rows} rader, högst ${MAX_ROWS} läses.`,
      `Nothing was changed. The sheet has ${rows} rows, at most ${MAX_ROWS} are read.`,
    ),
  )
