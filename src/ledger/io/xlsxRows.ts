// XLSX → rows of cells with line numbers: stored values, not display texts. Formula errors keep their address; dates are dates.
// Macros, external links, passwords, bombs and damaged archives are refused with a sentence.
import readXlsxFile from 'read-excel-file/node'
import { type Text, text } from '../../kernel/text.ts'
import { address, type FlatCell } from '../flatCell.ts'
import type { FlatLog } from '../flatFindings.ts'
import type { NumberedRow } from './csvRows.ts'
import { openArchive } from './xlsxArchive.ts'
import { MAX_ROWS, type SheetScan, scanSheet, sheetFiles } from './xlsxScan.ts'

const MAX_BYTES = 100_000_000
const HEADER_WITHIN = 30

interface StoredNumber {
  number: string
}

interface XlsxTable {
  sheet: string | null
  rows: NumberedRow[]
}

/** `isHeader` tells the sheet to read when none is named. */
export async function xlsxRows(
  pieces: AsyncIterable<Uint8Array>,
  log: FlatLog,
  wanted: string | undefined,
  isHeader: (cells: FlatCell[]) => boolean,
): Promise<XlsxTable> {
  const refused = (reason: Text): XlsxTable => {
    log.add('not-table', undefined, { reason })
    return { sheet: null, rows: [] }
  }
  const bytes = await gather(pieces)
  if (bytes === undefined) return refused(text('den är större än 100 MB', 'it is larger than 100 MB'))
  const archive = openArchive(bytes)
  if (!archive.ok) return refused(archive.reason)
  let scans: Map<string, SheetScan>
  let sheets: { sheet: string; data: unknown[][] }[]
  try {
    scans = scansOf(archive.read)
    if ([...scans.values()].some((scan) => scan.tooLarge)) {
      log.add('too-many', undefined, { value: MAX_ROWS })
      return { sheet: null, rows: [] }
    }
    sheets = await readXlsxFile<StoredNumber>(bytes, { parseNumber: (number) => ({ number }), trim: true })
  } catch {
    return refused(text('arbetsboken är skadad', 'the workbook is damaged'))
  }
  const named = sheets.find(({ sheet }) => sheet === wanted)
  if (wanted !== undefined && !named) return refused(text(`bladet ”${wanted}” finns inte`, `there is no sheet "${wanted}"`))
  const tables = sheets.map(({ sheet, data }) => ({ sheet, rows: rowsOf(data, scans.get(sheet)) }))
  const chosen =
    tables.find(({ sheet }) => sheet === named?.sheet) ??
    tables.find(({ rows }) => rows.slice(0, HEADER_WITHIN).some(({ cells }) => isHeader(cells))) ??
    tables[0]
  if (chosen === undefined) return refused(text('den har inga blad', 'it has no sheets'))
  if (sheets.length > 1) log.add('sheets', undefined, { count: sheets.length, value: chosen.sheet })
  const hidden = scans.get(chosen.sheet)?.hidden ?? 0
  if (hidden > 0) log.add('hidden', undefined, { count: hidden })
  return chosen
}

async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    parts.push(piece)
    length += piece.length
    if (length > MAX_BYTES) return undefined
  }
  return Buffer.concat(parts)
}

function scansOf(read: (name: string) => Buffer | undefined): Map<string, SheetScan> {
  const scans = new Map<string, SheetScan>()
  const workbook = read('xl/workbook.xml')
  const relations = read('xl/_rels/workbook.xml.rels')
  if (!workbook || !relations) throw new Error('no workbook')
  for (const [sheet, file] of sheetFiles(workbook, relations)) {
    const xml = read(file)
    if (xml) scans.set(sheet, scanSheet(xml))
  }
  return scans
}

function rowsOf(data: readonly unknown[][], scan: SheetScan | undefined): NumberedRow[] {
  return data.map((row, index) => {
    const line = index + 1
    const cells = row.map((value, column) => cellOf(value, scan?.errors.get(address(column, line))))
    return { line, cells }
  })
}

function cellOf(value: unknown, error: string | undefined): FlatCell {
  if (error !== undefined) return { error }
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) return { date: value.toISOString().slice(0, 10) }
  if (typeof value === 'object' && 'number' in value) return { number: String(value.number) }
  return String(value)
}
