// Flag, identification and chart of accounts of a SIE file: every record that is neither balance nor voucher (FORMATS §1.4).
// Unknown records are counted, never guessed at.
import { text } from '../../kernel/text.ts'
import type { SieAccountKind, SieType } from '../sieBook.ts'
import { dateNumber, ESCAPED, isoDate, PLAIN } from '../sieFields.ts'
import type { SieContext } from './sieContext.ts'

type Reader = (context: SieContext, label: string) => void

/** Legal records whose content is not used. */
const READ_OVER: Reader = (context, label) => {
  context.whole(`#${label}`)
}

const RECORDS: Record<string, Reader> = {
  FLAGGA: flag,
  PROGRAM: (c) => {
    if (c.whole('#PROGRAM')) c.header.program = { name: c.text(0), version: c.text(1) }
  },
  FORMAT: (c) => {
    if (c.whole('#FORMAT') && c.text(0).toUpperCase() !== 'PC8') c.log.add('format', c.lineNo, { value: c.text(0) })
  },
  GEN: (c) => {
    if (c.whole('#GEN')) c.header.generated = infoDate(c, '#GEN')
  },
  SIETYP: type,
  PROSA: (c) => {
    joined(c, 0, '#PROSA')
  },
  FTYP: READ_OVER,
  FNR: READ_OVER,
  ORGNR: (c) => {
    if (c.whole('#ORGNR')) c.header.orgnr = c.text(0) || null
  },
  BKOD: READ_OVER,
  ADRESS: READ_OVER,
  FNAMN: (c) => {
    c.header.company = joined(c, 0, '#FNAMN') || null
  },
  RAR: year,
  TAXAR: READ_OVER,
  OMFATTN: (c) => {
    if (c.whole('#OMFATTN')) infoDate(c, '#OMFATTN')
  },
  KPTYP: READ_OVER,
  VALUTA: (c) => {
    if (!c.whole('#VALUTA')) return
    c.header.currency = c.text(0).toUpperCase() || 'SEK'
    if (c.header.currency !== 'SEK') c.log.add('currency', c.lineNo, { value: c.header.currency })
  },
  KONTO: account,
  KTYP: kind,
  ENHET: READ_OVER,
  SRU: READ_OVER,
  DIM: (c) => dimension(c, '#DIM', null),
  UNDERDIM: (c) => dimension(c, '#UNDERDIM', c.text(2) || null),
  OBJEKT: object,
}

/** False when the label is not in the standard. */
export function readRecord(context: SieContext, label: string): boolean {
  if (!Object.hasOwn(RECORDS, label)) return false
  RECORDS[label]!(context, label)
  return true
}

function flag(context: SieContext): void {
  if (!context.whole('#FLAGGA')) return
  const value = context.text(0)
  if (value !== '0') context.log.add('flag', context.lineNo, { value })
}

function type(context: SieContext): void {
  if (!context.whole('#SIETYP')) return
  const value = context.text(0)
  if (/^[1-4]$/.test(value)) context.header.type = Number(value) as SieType
  else context.log.add('type', context.lineNo, { value })
}

/** Last text of a record: unquoted words are joined with a space and reported, never cut at the first. */
function joined(context: SieContext, index: number, label: string): string {
  const { fields, lineNo, log } = context
  if (!context.whole(label)) return ''
  if (fields.count <= index + 1 || fields.kind[index] !== PLAIN) return context.text(index)
  const words: string[] = []
  for (let at = index; at < fields.count && fields.kind[at]! <= ESCAPED; at++) words.push(context.text(at))
  const value = words.join(' ')
  log.add('text-unquoted', lineNo, { label, value })
  return value
}

function infoDate(context: SieContext, label: string): string | null {
  const written = context.fields.raw(context.line, 0)
  const date = dateNumber(written, 0, written.length)
  if (date > 0) return isoDate(date)
  context.log.add('date-info', context.lineNo, { value: written, label })
  return null
}

function year(context: SieContext): void {
  const { fields, line, lineNo, log, register } = context
  if (!context.whole('#RAR')) return
  const no = fields.raw(line, 0)
  if (!/^-?\d{1,2}$/.test(no)) {
    log.add('year-number', lineNo, { value: no, label: '#RAR' })
    return
  }
  const dates = [1, 2].map((index) => {
    const written = fields.raw(line, index)
    const date = dateNumber(written, 0, written.length)
    if (date < 0) log.add('date', lineNo, { value: written, label: '#RAR' })
    return date
  })
  const [start = -1, end = -1] = dates
  if (start < 0 || end < 0) return
  if (start > end) log.add('date', lineNo, { value: `${start}–${end}`, label: '#RAR' })
  else register.declareYear(Number(no) || 0, isoDate(start), isoDate(end), lineNo)
}

function account(context: SieContext): void {
  const { fields, line, lineNo, log, register } = context
  if (!context.whole('#KONTO')) return
  const number = fields.raw(line, 0)
  if (number === '') {
    log.add('fields-missing', lineNo, { label: '#KONTO', field: text('konto', 'account') })
    return
  }
  const name = joined(context, 1, '#KONTO')
  const state = register.account(number, lineNo)
  if (state.declaredLine > 0) {
    log.add('declared-twice', lineNo, { label: '#KONTO', value: number })
    return
  }
  state.declaredLine = lineNo
  state.name = name
}

function kind(context: SieContext): void {
  if (!context.whole('#KTYP')) return
  const value = context.text(1).toUpperCase()
  const state = context.register.account(context.fields.raw(context.line, 0), context.lineNo)
  if (/^[TSKI]$/.test(value)) state.kind = value as SieAccountKind
}

function dimension(context: SieContext, label: string, parent: string | null): void {
  const { lineNo, log, register } = context
  if (!context.whole(label)) return
  const number = context.text(0)
  const name = label === '#DIM' ? joined(context, 1, label) : context.text(1)
  if (register.dimensions.has(number)) log.add('declared-twice', lineNo, { label, value: number })
  else if (register.keep(lineNo)) register.dimensions.set(number, { number, name, parent })
}

function object(context: SieContext): void {
  const { lineNo, log, register } = context
  if (!context.whole('#OBJEKT')) return
  if (context.fields.count < 2) {
    log.add('fields-missing', lineNo, { label: '#OBJEKT', field: text('objekt', 'object') })
    return
  }
  const name = joined(context, 2, '#OBJEKT')
  const state = register.object(context.text(0), context.text(1), lineNo)
  if (state.declaredLine > 0) {
    log.add('declared-twice', lineNo, { label: '#OBJEKT', value: `${state.dimension} ${state.object}` })
    return
  }
  state.declaredLine = lineNo
  state.name = name
}
