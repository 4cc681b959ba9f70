// Door for bytes: a SIE file of any type (1-4, 4E, 4I, 5) in any encoding becomes a reading; whatever else is refused with a sentence.
// Streams: memory grows with accounts, objects and balance rows, never with vouchers or the size of the file.
import { type Text, text } from '../../kernel/text.ts'
import type { RemarkValue } from '../remarkLog.ts'
import type { SieEncoding, SieReading } from '../sieBook.ts'
import { SieLog, type SieRemark } from '../sieFindings.ts'
import { readingOf, SieHeader, type SieOptions } from '../sieHeader.ts'
import { SieRegister } from '../sieRegister.ts'
import { type ByteSource, openBytes } from './pieces.ts'
import { readSie5 } from './readSie5.ts'
import { type ByteCount, countBytes, DECIDE_AFTER_BYTES, detectEncoding, ENCODING_NAMES, noBytes } from './sieEncoding.ts'
import { MAX_LINE_CHARACTERS, SieLines } from './sieLines.ts'

const SNIFF_BYTES = 4096
const LINE_FEED = 10
/** DOS programs end a file with it. */
const END_OF_FILE = '\x1a'

export async function readSie(source: ByteSource, options: SieOptions = {}): Promise<SieReading> {
  const { start, pieces } = await openBytes(source)
  const reason = whyNotText(start)
  if (reason) {
    await pieces.return()
    return refused('not-sie', { reason })
  }
  if (isXml(start)) return readSie5(pieces, options)
  return readText(pieces, options)
}

/** A reading with nothing in it but the reason. */
function refused(remark: SieRemark, values: Record<string, RemarkValue>): SieReading {
  const log = new SieLog()
  log.add(remark, 1, values)
  return readingOf(new SieHeader(), new SieRegister(log), log, null)
}

const EMPTY = text('den är tom', 'it is empty')
const UTF16 = text('den är sparad som UTF-16; spara den som PC8 eller UTF-8', 'it is saved as UTF-16; save it as PC8 or UTF-8')

/** Recognises what people send instead of a ledger file. Undefined when it may be text. */
function whyNotText(start: Buffer): Text | undefined {
  const magic = start.subarray(0, 8).toString('latin1')
  if (start.length === 0) return EMPTY
  if (magic.startsWith('PK'))
    return text(
      'den är ett zip-arkiv eller Excel-blad; packa upp eller läs in den som kalkylblad',
      'it is a zip archive or Excel sheet; unpack it or import it as a sheet',
    )
  if (magic.startsWith('%PDF')) return text('den är en PDF', 'it is a PDF')
  if (magic.startsWith('\x1f\x8b'))
    return text('den är komprimerad (gzip); packa upp den först', 'it is compressed (gzip); unpack it first')
  if (magic.startsWith('\xd0\xcf\x11\xe0')) return text('den är ett gammalt Officedokument', 'it is an old Office document')
  if (magic.startsWith('\xff\xfe') || magic.startsWith('\xfe\xff')) return UTF16
  const zero = start.indexOf(0)
  if (zero >= 0 && zero < SNIFF_BYTES) {
    const zeros = start.subarray(0, 200).filter((byte) => byte === 0).length
    return zeros > 50 && start.includes('#\0F\0L\0') ? UTF16 : text('den innehåller binära data', 'it holds binary data')
  }
  const words = start
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
  if (words === '' && start.length < SNIFF_BYTES) return EMPTY
  if (/^<(!doctype\s+html|html|head|body)/i.test(words))
    return text('den är en webbsida; länken kan ha krävt inloggning', 'it is a web page; the link may have asked for a login')
  if (words.startsWith('{') || words.startsWith('[')) return text('den ser ut som JSON', 'it looks like JSON')
  return undefined
}

const isXml = (start: Buffer): boolean =>
  start
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .startsWith('<')

/** Types 1-4: holds bytes back until the encoding can be told, then feeds lines. */
async function readText(source: AsyncIterable<Uint8Array>, options: SieOptions): Promise<SieReading> {
  const lines = new SieLines(options)
  const feeder = new Feeder(lines)
  let decided = options.encoding !== undefined
  let held: Uint8Array[] = []
  let heldBytes = 0
  if (options.encoding) lines.context.header.encoding = options.encoding
  const decide = (complete: boolean): Buffer => {
    const bytes = Buffer.concat(held)
    held = []
    heldBytes = 0
    const encoding = detectEncoding(bytes, complete)
    if (encoding !== 'ascii') {
      lines.context.header.encoding = encoding
      decided = true
      if (encoding !== 'cp437') lines.context.log.add('encoding', undefined, { encoding: ENCODING_NAMES[encoding] })
    }
    return bytes
  }
  for await (const piece of source) {
    if (decided) await feeder.feed(piece)
    else {
      held.push(piece)
      heldBytes += piece.length
      const ascii = heldBytes === piece.length && detectEncoding(piece, false) === 'ascii'
      if (ascii || heldBytes >= DECIDE_AFTER_BYTES) await feeder.feed(decide(false))
    }
    if (lines.stopped) break
  }
  if (held.length > 0 && !lines.stopped) await feeder.feed(decide(true))
  const cutOff = await feeder.finish()
  watch(lines, feeder.count, options)
  return lines.end(cutOff)
}

/** Says so when the characters of the whole file contradict what its beginning promised. */
function watch(lines: SieLines, count: ByteCount, options: SieOptions): void {
  const { header, log } = lines.context
  if (options.encoding) return
  const whole: SieEncoding = count.latin > count.cp437 ? 'windows-1252' : 'cp437'
  const other = header.encoding === 'cp437' || header.encoding === 'windows-1252' ? whole : header.encoding
  if (other === header.encoding) return
  log.add('encoding-mixed', undefined, { encoding: ENCODING_NAMES[header.encoding], other: ENCODING_NAMES[other] })
}

/** Cuts pieces into lines. Awaits only when a voucher is being taken care of. */
class Feeder {
  /** The beginning of a line that continues in the next piece. */
  private rest: Uint8Array = new Uint8Array(0)
  private skipping = false
  private first = true
  readonly count = noBytes()

  constructor(private readonly lines: SieLines) {}

  async feed(piece: Uint8Array): Promise<void> {
    const { lines, count } = this
    let bytes: Uint8Array = piece
    if (this.first && piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf) bytes = piece.subarray(3)
    this.first = false
    const before = count.controls
    countBytes(bytes, count)
    lines.suspicious = count.controls > before || (lines.suspicious && this.rest.length > 0)
    const end = bytes.lastIndexOf(LINE_FEED) + 1
    if (end > 0) await this.wholeLines(asText([this.rest, bytes.subarray(0, end)]))
    this.keepRest(end > 0 ? bytes.slice(end) : Buffer.concat([this.rest, bytes]))
  }

  private async wholeLines(text: string): Promise<void> {
    const { lines } = this
    let from = 0
    for (let to = text.indexOf('\n'); to >= 0 && !lines.stopped; to = text.indexOf('\n', from)) {
      if (this.skipping) this.skipping = false
      else {
        const waiting = lines.read(text, from, to)
        if (waiting) await waiting
      }
      from = to + 1
    }
  }

  /** An endless line is reported once and skipped, never gathered. */
  private keepRest(rest: Uint8Array): void {
    this.rest = this.skipping ? new Uint8Array(0) : rest
    if (this.rest.length <= MAX_LINE_CHARACTERS) return
    this.lines.context.lineNo++
    this.lines.tooLong()
    this.skipping = true
    this.rest = new Uint8Array(0)
  }

  /** True when the last line had no line end. */
  async finish(): Promise<boolean> {
    const rest = asText([this.rest])
    if (rest.trim() === '' || rest === END_OF_FILE || this.lines.stopped) return false
    await this.lines.read(rest, 0, rest.length)
    return true
  }
}

/** One byte per character, in one flat text: reading characters of joined texts is slow. */
const asText = (parts: readonly Uint8Array[]): string => Buffer.concat(parts).toString('latin1')
