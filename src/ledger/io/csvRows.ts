// CSV as Swedish programs write it → rows of cells with line numbers: `;`, `,` or tab, any encoding, `sep=`, quoted line breaks.
import { Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { CsvError, parse } from 'csv-parse'
import { type Text, text as words } from '../../kernel/text.ts'
import type { FlatCell } from '../flatCell.ts'
import type { FlatLog } from '../flatFindings.ts'
import type { SieEncoding } from '../sieBook.ts'
import { decodeField, detectEncoding, ENCODING_NAMES } from './sieEncoding.ts'

export interface NumberedRow {
  line: number
  cells: FlatCell[]
}

const SNIFF_BYTES = 1 << 20
const MAX_RECORD = 1 << 20

export interface CsvShape {
  delimiter: string
  encoding: SieEncoding
}

/** Rows as they come; a table that breaks off ends with a remark. `shape` is filled in before the first row. */
export async function* csvRows(pieces: AsyncIterator<Uint8Array>, log: FlatLog, shape: CsvShape): AsyncGenerator<NumberedRow> {
  const start = await firstMegabyte(pieces)
  const decode = decoderOf(start.bytes, start.complete, log, shape)
  let text = decode(start.bytes, start.complete)
  const stated = /^\ufeff?"?sep=(.)"?\r?\n/i.exec(text)
  text = text.replace(/^\ufeff/, '').replace(/^"?sep=.[^\n]*\n/i, '')
  shape.delimiter = stated?.[1] ?? guessDelimiter(text)
  const texts = async function* () {
    yield text
    if (start.complete) return
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield decode(next.value, false)
  }
  const parser = Readable.from(texts()).compose(
    parse({ delimiter: shape.delimiter, relax_column_count: true, max_record_size: MAX_RECORD }),
  )
  // Lines are counted here: a row starts where the one before ended, line breaks inside its quotes included.
  let next = stated ? 2 : 1
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const line = next++
      for (const field of record) if (field.includes('\n')) next += field.split('\n').length - 1
      if (record.length > 1 || record[0] !== '') yield { line, cells: record.map(csvCell) }
    }
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem
    const line = Number((problem as unknown as { lines?: number }).lines ?? 0) || undefined
    log.add('not-table', line, {
      reason: CSV_PROBLEMS[problem.code] ?? words('citattecken eller kolumner stämmer inte', 'quotes or columns do not match'),
    })
  }
}

const CSV_PROBLEMS: Record<string, Text> = {
  CSV_QUOTE_NOT_CLOSED: words('ett citattecken avslutas aldrig', 'a quote is never closed'),
  CSV_MAX_RECORD_SIZE: words('en rad är längre än en megabyte', 'a row is longer than a megabyte'),
  INVALID_OPENING_QUOTE: words('ett citattecken står inne i en cell', 'a quote stands inside a cell'),
  CSV_INVALID_CLOSING_QUOTE: words('text följer efter ett avslutande citattecken', 'text follows a closing quote'),
}

const FORMULA_ERROR = /^#(DIV\/0!|DIVISION\/0!|N\/A|VALUE!|REF!|NAME\?|NUM!|NULL!|SAKNAS!|VÄRDEFEL!|REFERENS!|NAMN\?|OGILTIGT!)$/

const csvCell = (text: string): FlatCell => {
  const trimmed = text.trim()
  if (trimmed === '') return null
  return FORMULA_ERROR.test(trimmed) ? { error: trimmed } : trimmed
}

async function firstMegabyte(pieces: AsyncIterator<Uint8Array>): Promise<{ bytes: Buffer; complete: boolean }> {
  const parts: Uint8Array[] = []
  let length = 0
  while (length < SNIFF_BYTES) {
    const next = await pieces.next()
    if (next.done) return { bytes: Buffer.concat(parts), complete: true }
    parts.push(next.value)
    length += next.value.length
  }
  return { bytes: Buffer.concat(parts), complete: false }
}

type Decode = (bytes: Uint8Array, last: boolean) => string

function decoderOf(start: Uint8Array, complete: boolean, log: FlatLog, shape: CsvShape): Decode {
  const utf16 = start[0] === 0xff && start[1] === 0xfe
  const detected = utf16 ? 'utf-8' : detectEncoding(start, complete)
  // After a megabyte of ASCII the rest is UTF-8 or, far more often in tables, Windows-1252.
  shape.encoding = detected === 'ascii' && !complete ? 'windows-1252' : detected
  if (utf16 || (shape.encoding !== 'ascii' && shape.encoding !== 'utf-8')) {
    log.add('encoding', undefined, { encoding: utf16 ? 'UTF-16' : ENCODING_NAMES[shape.encoding] })
  }
  if (shape.encoding === 'cp437') return (bytes) => decodeField(Buffer.from(bytes).toString('latin1'), 'cp437')
  const decoder = new TextDecoder(utf16 ? 'utf-16le' : shape.encoding === 'windows-1252' ? 'windows-1252' : 'utf-8', {
    ignoreBOM: true,
  })
  return (bytes, last) => {
    const text = decoder.decode(bytes, { stream: !last })
    if (text.includes('\ufffd') && !log.counts['ledger/flat-damaged']) log.add('damaged', undefined)
    return text
  }
}

/** The sign most frequent outside quotes in the first lines. */
function guessDelimiter(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .slice(0, 20)
    .join('\n')
    .replace(/"[^"]*"/g, '')
  const counts = [';', '\t', ','].map((sign) => ({ sign, count: lines.split(sign).length - 1 }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).sign
}
