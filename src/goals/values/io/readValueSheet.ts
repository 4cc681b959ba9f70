// Bytes or pasted text → rows of text cells with their lines: CSV with any usual separator and encoding, XLSX as stored.
// Refuses: files too large, damaged workbooks and broken quotes, each with a sentence; nothing is interpreted here.
import { CsvError, parse } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import { finding } from '../../../kernel/finding.ts'
import { failed, ok, type Result } from '../../../kernel/result.ts'
import { type Text, text } from '../../../kernel/text.ts'
import type { SheetRow } from '../sheet.ts'

export const MAX_SHEET_BYTES = 5_000_000
const MAX_ROWS = 10_000

const refused = ({ sv, en }: Text): Result<never> => failed([finding('goals/sheet-unreadable', 'error', text(sv, en))])

export async function readValueFile(bytes: Uint8Array, fileName: string): Promise<Result<SheetRow[]>> {
  if (bytes.length > MAX_SHEET_BYTES)
    return refused(
      text(
        'Inget har ändrats. Filen är större än 5 MB. Dela den.',
        'Nothing was changed. The file is larger than 5 MB. Split it.',
      ),
    )
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (zipped) return await readWorkbook(bytes)
  if (/\.xlsx?$/i.test(fileName))
    return refused(
      text(
        `Inget har ändrats. ${fileName} är ingen arbetsbok av typen XLSX. Spara den som XLSX eller CSV och läs in igen.`,
        `Nothing was changed. ${fileName} is not an XLSX workbook. Save it as XLSX or CSV and read it again.`,
      ),
    )
  return readPasted(decode(bytes))
}

/** A paste from a spreadsheet has tabs; a CSV file whichever of `;`, tab and `,` its first line has most of. */
export function readPasted(raw: string): Result<SheetRow[]> {
  const content = raw.replace(/^\ufeff/, '').replace(/^"?sep=.[^\n]*\n/i, '')
  const skipped = content.length === raw.replace(/^\ufeff/, '').length ? 0 : 1
  const first = content.split(/\r?\n/, 1)[0]!.replace(/"[^"]*"/g, '')
  const delimiter = ['\t', ';', ','].reduce((best, sign) => (first.split(sign).length > first.split(best).length ? sign : best))
  try {
    const records = parse(content, {
      delimiter,
      relax_column_count: true,
      relax_quotes: delimiter === '\t',
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    // `lines` is where a record ends: quoted line breaks belong to the row that began before them.
    const rows = records.map(({ record, info }) => ({
      line: info.lines + skipped - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0),
      cells: record,
    }))
    return limited(rows)
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem
    const line = Number((problem as unknown as { lines?: number }).lines ?? 1)
    return refused(
      text(
        `Inget har ändrats. Rad ${line} har ett citattecken som aldrig avslutas. Rätta raden och läs in igen.`,
        `Nothing was changed. Line ${line} has a quote that is never closed. Correct the line and read it again.`,
      ),
    )
  }
}

async function readWorkbook(bytes: Uint8Array): Promise<Result<SheetRow[]>> {
  try {
    const sheets = await readXlsxFile<{ number: string }>(Buffer.from(bytes), {
      parseNumber: (number) => ({ number }),
      trim: true,
    })
    const filled = sheets.find(({ data }) => data.length > 0)
    if (!filled) return refused(text('Inget har ändrats. Arbetsboken är tom.', 'Nothing was changed. The workbook is empty.'))
    return limited(filled.data.map((row, i) => ({ line: i + 1, cells: row.map(cellText) })))
  } catch {
    return refused(
      text(
        'Inget har ändrats. Arbetsboken är skadad eller låst med lösenord. Spara om den och läs in igen.',
        'Nothing was changed. The workbook is damaged or locked by a password. Save it again and read it anew.',
      ),
    )
  }
}

/** A stored number is exact text with a point; longer tails than anyone typed are the spreadsheet's own arithmetic. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'object' && 'number' in value) return storedNumber(String(value.number))
  return String(value)
}

/** `0.1234` is written `0,1234`: a point before three digits would be ambiguous to the grammar of cells. */
const storedNumber = (stored: string): string => {
  const plain = /e/i.test(stored) || /\.\d{13,}$/.test(stored) ? String(Number(Number(stored).toPrecision(12))) : stored
  return plain.replace('.', ',')
}

function limited(rows: SheetRow[]): Result<SheetRow[]> {
  if (rows.length <= MAX_ROWS) return ok(rows)
  return refused(
    text(
      `Inget har ändrats. Bladet har ${rows.length} rader, högst ${MAX_ROWS} läses. Dela det.`,
      `Nothing was changed. The sheet has ${rows.length} rows, at most ${MAX_ROWS} are read. Split it.`,
    ),
  )
}

/** UTF-8 when it is, else Windows-1252, which is what Swedish spreadsheets save. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
