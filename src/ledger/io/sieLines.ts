// One SIE file of types 1-4, line by line: labels to their readers, checksum, and what can only be said at the end.
// Lines are text with one byte per character; a line may end in LF or CR LF.

import { text } from '../../kernel/text.ts'
import type { SieBalanceLabel, SieReading } from '../sieBook.ts'
import { checkClosing, checkDeclarations } from '../sieChecks.ts'
import { readingOf, type SieOptions, variantOf } from '../sieHeader.ts'
import { BALANCE_LABELS, SieBalances } from './sieBalances.ts'
import { SieChecksumSum } from './sieChecksum.ts'
import { SieContext } from './sieContext.ts'
import { readRecord } from './sieRecords.ts'
import { SieVouchers } from './sieVouchers.ts'

/** Longer lines are damage or attack. */
export const MAX_LINE_CHARACTERS = 1 << 16
/** After this many lines that are no records the file is given up. */
const MAX_STRAY_LINES = 1000

const TRANS = '#TRANS '
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f]/
const startsWith = (value: string) => {
  const shown = value.replace(/[\x00-\x1f\x7f-\x9f]/g, ' ').slice(0, 60)
  return text(`den börjar med ”${shown}” och inte med #FLAGGA`, `it starts with "${shown}" and not with #FLAGGA`)
}
const REQUIRED = ['PROGRAM', 'FORMAT', 'GEN', 'FNAMN']

export class SieLines {
  readonly context: SieContext
  private readonly vouchers: SieVouchers
  private readonly balances: SieBalances
  private sum: SieChecksumSum | undefined
  private closed = false
  private recordsAfterSum = false
  private strayLines = 0
  private readonly unknown = new Map<string, { line: number; count: number }>()
  /** Set when the file is no SIE file: reading stops. */
  stopped = false
  /** True when the piece at hand has control characters; each line is then looked at. */
  suspicious = false

  constructor(options: SieOptions) {
    this.context = new SieContext(options)
    this.vouchers = new SieVouchers(this.context)
    this.balances = new SieBalances(this.context)
  }

  /** Reads `text` from `from` up to, not including, `to`. */
  read(text: string, from: number, to: number): void | Promise<void> {
    const { context } = this
    context.lineNo++
    let end = to
    if (end > from && text.charCodeAt(end - 1) === 13) end--
    let at = from
    while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++
    if (at === end) return
    if (end - at > MAX_LINE_CHARACTERS) return this.tooLong()
    context.line = text
    if (this.suspicious && this.hasControl(text, at, end)) {
      context.line = text.slice(at, end).replace(new RegExp(CONTROL.source, 'g'), '')
      at = 0
      end = context.line.length
    }
    if (this.sum === undefined && context.line.startsWith(TRANS, at)) {
      context.fields.split(context.line, at + 7, end)
      return this.vouchers.row('normal', '#TRANS')
    }
    return this.record(at, end)
  }

  tooLong(): void {
    this.context.log.add('line-long', this.context.lineNo, { value: MAX_LINE_CHARACTERS })
  }

  private hasControl(text: string, from: number, to: number): boolean {
    const found = CONTROL.exec(text.slice(from, to))
    if (found)
      this.context.log.add('control', this.context.lineNo, {
        value: found[0].charCodeAt(0),
        label: text.slice(from, to).split(/[ \t]/)[0]!,
      })
    return found !== null
  }

  private record(at: number, end: number): void | Promise<void> {
    const { context } = this
    const { line, header, fields } = context
    const first = line.charCodeAt(at)
    if (first === 123 || first === 125) {
      const rest = line.slice(at + 1, end).trim()
      if (rest !== '' && first === 123) this.stray(at, end)
      return first === 123 ? this.vouchers.openBrace() : this.vouchers.closeBrace()
    }
    if (first !== 35) return this.stray(at, end)
    let labelEnd = at + 1
    while (labelEnd < end && line.charCodeAt(labelEnd) !== 32 && line.charCodeAt(labelEnd) !== 9) labelEnd++
    const label = line.slice(at + 1, labelEnd).toUpperCase()
    fields.split(line, labelEnd, end)
    if (header.seen.size === 0 && label !== 'FLAGGA') context.log.add('no-flag', context.lineNo, { label: `#${label}` })
    if (label === 'KSUMMA') return this.checksum()
    if (this.sum && !this.closed) this.sum.feed(line, at, end, header.encoding)
    if (this.closed) this.recordsAfterSum = true
    return this.dispatch(label)
  }

  private dispatch(label: string): void | Promise<void> {
    const { vouchers, context } = this
    context.header.seen.add(label)
    if (label === 'TRANS') return vouchers.row('normal', '#TRANS')
    if (label === 'RTRANS') return vouchers.row('added', '#RTRANS')
    if (label === 'BTRANS') return vouchers.row('removed', '#BTRANS')
    if (label === 'VER') return vouchers.header()
    const waiting = vouchers.interrupt()
    if (BALANCE_LABELS.has(label)) this.balances.read(label as SieBalanceLabel)
    else if (!readRecord(context, label)) this.count(label)
    return waiting
  }

  private count(label: string): void {
    const known = this.unknown.get(label)
    if (known) known.count++
    else if (this.unknown.size < 1000) this.unknown.set(label, { line: this.context.lineNo, count: 1 })
  }

  /** Text that is no record: the file is given up when it begins so, or has too many of them. */
  private stray(at: number, end: number): void {
    const { context } = this
    const value = context.line.slice(at, Math.min(end, at + 80))
    if (this.sum && !this.closed) this.sum.feed(context.line, at, end, context.header.encoding)
    if (context.header.seen.size === 0) {
      context.log.add('not-sie', context.lineNo, { reason: startsWith(context.decode(value)) })
      this.stopped = true
      return
    }
    context.log.add('text', context.lineNo, { value: context.decode(value) })
    this.stopped = ++this.strayLines >= MAX_STRAY_LINES
  }

  private checksum(): void | Promise<void> {
    const { context, sum } = this
    const written = context.fields.raw(context.line, 0)
    const waiting = this.vouchers.interrupt()
    context.header.seen.add('KSUMMA')
    if (sum === undefined) {
      if (written === '') this.sum = new SieChecksumSum()
      else context.log.add('checksum-unopened', context.lineNo, { value: written })
      return waiting
    }
    if (this.closed) return waiting
    if (written === '') return waiting
    this.closed = true
    const expected = sum.value()
    const given = /^-?\d{1,10}$/.test(written) ? Number(written) : Number.NaN
    const right = (given < 0 ? given + 2 ** 32 : given) === expected
    context.header.checksum = right ? 'ok' : 'wrong'
    if (!right) context.log.add('checksum-wrong', context.lineNo, { value: written, expected })
    return waiting
  }

  /** `cutOff`: the last line had no line end. */
  async end(cutOff: boolean): Promise<SieReading> {
    const { context } = this
    const { header, log, register } = context
    await this.vouchers.interrupt()
    const last = context.lineNo
    if (cutOff && !this.stopped) log.add('cut-off', last)
    if (this.sum && !this.closed) {
      header.checksum = 'wrong'
      log.add('checksum-open', last)
    }
    if (this.recordsAfterSum) log.add('checksum-after', last)
    if (header.seen.size === 0) {
      if (!this.stopped) log.add('not-sie', 1, { reason: text('den är tom', 'it is empty') })
      return readingOf(header, register, log, null)
    }
    for (const [label, { line, count }] of this.unknown) log.add('unknown', line, { label: `#${label}`, count })
    for (const label of REQUIRED) if (!header.seen.has(label)) log.add('record-missing', undefined, { label: `#${label}` })
    header.type = header.typeOrOne
    const hasYears = register.years.some((year) => year.declared)
    const variant = variantOf(header.type, this.balances.any, hasYears, context.options.fileName)
    if (!hasYears && variant !== '4I') log.add('years-missing', undefined)
    checkDeclarations(register, variant, log)
    if (header.type === 4 || register.counts.vouchers === 0) checkClosing(register, log)
    return readingOf(header, register, log, variant)
  }
}
