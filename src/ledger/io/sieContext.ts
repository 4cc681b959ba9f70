// What the record readers of one SIE file share: fields of the line at hand, text decoding, object lists, register and log.
import { amountOre, ESCAPED, Fields, WHOLE } from '../sieFields.ts'
import { SieLog } from '../sieFindings.ts'
import { SieHeader, type SieOptions } from '../sieHeader.ts'
import { SieRegister } from '../sieRegister.ts'
import type { DimensionObject } from '../voucher.ts'
import { decodeField, isPlain } from './sieEncoding.ts'

/** Distinct object lists remembered; ledgers repeat a few thousand. */
const LISTS_REMEMBERED = 50_000

/** Texts beyond ASCII remembered: voucher texts repeat. */
const TEXTS_REMEMBERED = 10_000

const NO_OBJECTS: DimensionObject[] = []

export class SieContext {
  readonly log = new SieLog()
  readonly register = new SieRegister(this.log)
  readonly header = new SieHeader()
  readonly fields = new Fields()
  /** The line being read: one byte per character. */
  line = ''
  lineNo = 0
  damaged = 0
  private readonly members = new Fields()
  private texts = new Map<string, string>()
  private lists = new Map<string, DimensionObject[]>()

  constructor(readonly options: SieOptions) {}

  /** Field as text: decoded, control characters taken away. */
  text(index: number): string {
    return this.decode(this.fields.raw(this.line, index))
  }

  decode(raw: string): string {
    if (isPlain(raw)) return raw
    const known = this.texts.get(raw)
    if (known !== undefined) return known
    const text = decodeField(raw, this.header.encoding)
    if (this.texts.size >= TEXTS_REMEMBERED) this.texts = new Map()
    this.texts.set(raw, text)
    if (this.damaged === 0 && text.includes('\ufffd')) {
      this.damaged = this.lineNo
      this.log.add('damaged', this.lineNo)
    }
    return text
  }

  /** Reports a quote or brace left open; true when the line can be used. */
  whole(label: string): boolean {
    if (this.fields.problem === WHOLE) return true
    this.log.add(this.fields.problem === 1 ? 'quote-open' : 'brace-open', this.lineNo, { label })
    return false
  }

  /** Öre, or undefined after a finding. */
  amount(index: number, label: string): number | undefined {
    const { fields, line } = this
    const present = index < fields.count && fields.kind[index]! < ESCAPED
    const value = present ? amountOre(line, fields.start[index]!, fields.end[index]!) : Number.NaN
    if (Number.isFinite(value) && !this.looksGrouped(index)) return value
    const written = fields.raw(line, index) + (Number.isFinite(value) ? ` ${fields.raw(line, index + 1)}` : '')
    this.log.add(value === Number.POSITIVE_INFINITY ? 'amount-large' : 'amount', this.lineNo, { value: written, label })
    return undefined
  }

  /** `1 234.00` unquoted would read as the amount 1 and the quantity 234: an amount without decimals followed by three digits and decimals. */
  private looksGrouped(index: number): boolean {
    const { fields, line } = this
    if (index + 1 >= fields.count) return false
    const length = fields.end[index]! - fields.start[index]!
    if (length > 4 || fields.raw(line, index).includes('.')) return false
    return (
      /^\d{3}([.,]\d+)$/.test(fields.raw(line, index + 1)) ||
      (index + 2 < fields.count && /^\d{3}$/.test(fields.raw(line, index + 1)))
    )
  }

  /** `{1 456 6 "P 7"}` as pairs. Lists are shared between rows: never changed. */
  objects(index: number, label: string): DimensionObject[] {
    const raw = this.line.slice(this.fields.start[index], this.fields.end[index])
    if (raw === '') return NO_OBJECTS
    const known = this.lists.get(raw)
    if (known) return known
    const list = this.readList(raw, label)
    if (this.lists.size >= LISTS_REMEMBERED) this.lists = new Map()
    this.lists.set(raw, list)
    return list
  }

  private readList(raw: string, label: string): DimensionObject[] {
    const { members } = this
    members.split(raw, 0, raw.length)
    const list: DimensionObject[] = []
    for (let at = 0; at + 1 < members.count; at += 2) {
      const dimension = this.decode(members.raw(raw, at))
      const object = this.decode(members.raw(raw, at + 1))
      if (list.some((pair) => pair.dimension === dimension)) this.log.add('list-repeated', this.lineNo, { value: raw, label })
      else {
        list.push({ dimension, object })
        const state = this.register.object(dimension, object, this.lineNo)
        if (state.usedLine === 0) state.usedLine = this.lineNo
      }
    }
    if (members.count % 2 === 1) this.log.add('list-odd', this.lineNo, { value: raw, label })
    return list
  }
}
