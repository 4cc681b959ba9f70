// Writes a book as SIE type 1-4 (4E, 4I): CP437, CR LF, every text quoted, two decimals, {} always there. Counterpart of `readSie`.
// Streams; writes only the records its type allows, and says which characters had to be written otherwise.
import type { Finding } from '../../kernel/finding.ts'
import { text as words } from '../../kernel/text.ts'
import type { RemarkValue } from '../remarkLog.ts'
import type { SieBalance, SieBalanceLabel, SieBook } from '../sieBook.ts'
import { SieLog } from '../sieFindings.ts'
import type { DimensionObject, Transaction, Voucher } from '../voucher.ts'
import { encodeCp437, transliterate } from './cp437.ts'
import { SieChecksumSum } from './sieChecksum.ts'

export interface WriteOptions {
  /** Adds #KSUMMA first and last. */
  checksum?: boolean
  /** Called at the end with what could not be written as it stood. */
  onFindings?: (findings: Finding[]) => void
}

const PIECE_CHARACTERS = 1 << 16
const TEXTS_REMEMBERED = 10_000

const ALLOWED: Record<1 | 2 | 3 | 4, ReadonlySet<SieBalanceLabel>> = {
  1: new Set(['IB', 'UB', 'RES']),
  2: new Set(['IB', 'UB', 'RES', 'PSALDO', 'PBUDGET']),
  3: new Set(['IB', 'UB', 'OIB', 'OUB', 'RES', 'PSALDO', 'PBUDGET']),
  4: new Set(['IB', 'UB', 'OIB', 'OUB', 'RES', 'PSALDO', 'PBUDGET']),
}

export async function* writeSie(book: SieBook, options: WriteOptions = {}): AsyncGenerator<Uint8Array, void, undefined> {
  const page = new Page(options.checksum ? new SieChecksumSum() : undefined)
  page.line('#FLAGGA 0')
  if (options.checksum) {
    page.line('#KSUMMA')
    yield page.takeUnhashed()
  }
  writeHead(book, page)
  if (book.type >= 3) writeDimensions(book, page)
  if (book.variant !== '4I') {
    for (const balance of book.balances) {
      writeBalance(balance, book.type, page)
      if (page.isFull) yield page.take()
    }
  }
  if (book.type === 4) {
    for await (const voucher of book.vouchers) {
      writeVoucher(voucher, page)
      if (page.isFull) yield page.take()
    }
  }
  yield page.take()
  if (page.sum) {
    page.line(`#KSUMMA ${page.sum.value()}`)
    yield page.takeUnhashed()
  }
  options.onFindings?.(page.log.findings())
}

/** Lines waiting to become bytes. */
class Page {
  readonly log = new SieLog()
  private text = ''
  private readonly told = new Set<string>()
  private known = new Map<string, string>()

  constructor(readonly sum: SieChecksumSum | undefined) {}

  line(text: string): void {
    this.text += `${text}\r\n`
  }

  get isFull(): boolean {
    return this.text.length >= PIECE_CHARACTERS
  }

  take(): Uint8Array {
    const bytes = this.takeUnhashed()
    if (this.sum)
      this.sum.feed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'), 0, bytes.length, 'cp437')
    return bytes
  }

  takeUnhashed(): Uint8Array {
    const bytes = new Uint8Array(this.text.length)
    const length = encodeCp437(this.text, bytes, 0)
    this.text = ''
    return bytes.subarray(0, length)
  }

  /** A quoted field. */
  quote(text: string): string {
    const known = this.known.get(text)
    if (known !== undefined) return known
    const quoted = this.makeQuoted(text)
    if (this.known.size >= TEXTS_REMEMBERED) this.known = new Map()
    this.known.set(text, quoted)
    return quoted
  }

  private makeQuoted(text: string): string {
    const readable = text.replace(/[\x00-\x1f\x7f]+/g, ' ')
    if (readable !== text) this.tell('styrtecken', words('styrtecken', 'a control character'), words('blanksteg', 'a space'))
    const { text: written, replaced } = transliterate(readable)
    for (const char of replaced) this.tell(char, char, transliterate(char).text)
    // A backslash before the closing quote would escape it.
    if (written.endsWith('\\'))
      this.tell('\\', words('\\ sist i en text', '\\ last in a text'), words('\\ följt av blanksteg', '\\ followed by a space'))
    return `"${written.replaceAll('"', '\\"')}${written.endsWith('\\') ? ' ' : ''}"`
  }

  private tell(key: string, value: RemarkValue, other: RemarkValue): void {
    if (this.told.has(key)) return
    this.told.add(key)
    this.log.add('written-otherwise', undefined, { value, other })
  }
}

function writeHead(book: SieBook, page: Page): void {
  const { program } = book
  page.line(`#PROGRAM ${page.quote(program.name)} ${page.quote(program.version)}`)
  page.line('#FORMAT PC8')
  page.line(`#GEN ${compact(book.generated)}`)
  page.line(`#SIETYP ${book.type}`)
  if (book.orgnr) page.line(`#ORGNR ${page.quote(book.orgnr)}`)
  page.line(`#FNAMN ${page.quote(book.company)}`)
  for (const year of book.years) page.line(`#RAR ${year.no} ${compact(year.start)} ${compact(year.end)}`)
  if (book.currency && book.currency !== 'SEK') page.line(`#VALUTA ${book.currency}`)
  for (const account of book.accounts) {
    page.line(`#KONTO ${account.number} ${page.quote(account.name)}`)
    if (account.kind) page.line(`#KTYP ${account.number} ${account.kind}`)
  }
}

function writeDimensions(book: SieBook, page: Page): void {
  for (const { number, name, parent } of book.dimensions) {
    if (parent === null) page.line(`#DIM ${field(number, page)} ${page.quote(name)}`)
    else page.line(`#UNDERDIM ${field(number, page)} ${page.quote(name)} ${field(parent, page)}`)
  }
  for (const { dimension, object, name } of book.objects) {
    page.line(`#OBJEKT ${field(dimension, page)} ${page.quote(object)} ${page.quote(name)}`)
  }
}

function writeBalance(balance: Omit<SieBalance, 'line'>, type: 1 | 2 | 3 | 4, page: Page): void {
  const { label, year, period, account, objects, amount } = balance
  if (!ALLOWED[type].has(label) || (type === 2 && objects.length > 0)) return
  if (objects.length > 1) {
    page.log.add('written-cross', undefined, { label: `#${label}`, account })
    return
  }
  const list = label === 'IB' || label === 'UB' || label === 'RES' ? '' : ` ${objectList(objects, page)}`
  page.line(`#${label} ${year}${period === null ? '' : ` ${compact(period)}`} ${account}${list} ${amountText(amount)}`)
}

const ROW_LABELS: Record<Transaction['kind'], readonly string[]> = {
  normal: ['#TRANS'],
  // Readers that do not know #RTRANS find the same row as a #TRANS.
  added: ['#RTRANS', '#TRANS'],
  removed: ['#BTRANS'],
}

function writeVoucher(voucher: Voucher, page: Page): void {
  const { series, number, date, text, transactions } = voucher
  page.line(`#VER ${page.quote(series)} ${page.quote(number)} ${compact(date)} ${page.quote(text)}\r\n{`)
  for (const row of transactions) {
    const plain = row.text === '' && (row.date === '' || row.date === date)
    const rest = plain ? '' : ` ${compact(row.date || date)}${row.text === '' ? '' : ` ${page.quote(row.text)}`}`
    const content = `${row.account} ${objectList(row.objects, page)} ${amountText(row.amount)}${rest}`
    for (const label of ROW_LABELS[row.kind]) page.line(`${label} ${content}`)
  }
  page.line('}')
}

const objectList = (objects: readonly DimensionObject[], page: Page): string =>
  objects.length === 0
    ? '{}'
    : `{${objects.map((pair) => `${field(pair.dimension, page)} ${page.quote(pair.object)}`).join(' ')}}`

/** Numbers of dimensions stand bare; anything odd is quoted. */
const field = (text: string, page: Page): string => (/^\d+$/.test(text) ? text : page.quote(text))

const compact = (date: string): string => date.replaceAll('-', '')

/** `-123450` → `-1234.50`. */
export function amountText(ore: number): string {
  const positive = Math.abs(ore)
  const rest = positive % 100
  return `${ore < 0 ? '-' : ''}${(positive - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`
}
