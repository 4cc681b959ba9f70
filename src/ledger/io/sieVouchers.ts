// Vouchers of a SIE 4 file: #VER, the rows between { and }, balance to the öre, numbers in series.
// Holds one voucher at a time. A voucher with a broken row is reported and not handed over.
import { assertSafe } from '../../kernel/money.ts'
import { type Text, text } from '../../kernel/text.ts'
import { dateNumber, isDigits, isoDate, OPEN_BRACE } from '../sieFields.ts'
import { krona } from '../sieFindings.ts'
import type { Transaction, Voucher } from '../voucher.ts'
import type { SieContext } from './sieContext.ts'

/** More rows than any real voucher; a hostile one must not fill the memory. */
const MAX_ROWS = 1_000_000

type Stage = 'none' | 'header' | 'rows'
type Kind = Transaction['kind']

export class SieVouchers {
  private stage: Stage = 'none'
  private voucher: Voucher = { series: '', number: '', date: '', text: '', line: 0, transactions: [] }
  private dateNo = 0
  private slot = -1
  private rows = 0
  private sum = 0
  private broken = false
  /** An #RTRANS waiting for its identical #TRANS. */
  private added: { account: string; list: string; amount: number; line: number } | undefined
  private readonly lastNumbers = new Map<string, number>()
  private lastIso = ''
  private lastIsoOf = -1
  private readonly building: boolean

  constructor(private readonly context: SieContext) {
    this.building = context.options.onVoucher !== undefined
  }

  get isOpen(): boolean {
    return this.stage === 'rows'
  }

  /** Fields: series number date [text] [regdate] [sign]. */
  header(): void | Promise<void> {
    const waiting = this.interrupt()
    const { context } = this
    const { fields, log, register, lineNo } = context
    register.counts.vouchers++
    if (register.counts.vouchers === 1 && context.header.typeOrOne < 4)
      log.add('vouchers-in-balances', lineNo, { value: context.header.typeOrOne })
    const opens =
      fields.problem === OPEN_BRACE && context.line.slice(fields.problemAt + 1, fields.end[fields.count - 1]).trim() === ''
    this.broken = !opens && !context.whole('#VER')
    if (opens) {
      fields.count--
      log.add('brace-on-ver', lineNo)
    }
    const voucher: Voucher = {
      series: context.text(0),
      number: context.text(1),
      date: '',
      text: context.text(3),
      line: lineNo,
      transactions: [],
    }
    this.voucher = voucher
    this.stage = opens ? 'rows' : 'header'
    this.rows = this.sum = 0
    this.added = undefined
    this.dateNo = fields.count > 2 ? dateNumber(context.line, fields.start[2]!, fields.end[2]!) : -1
    if (this.dateNo < 0) {
      this.broken = true
      log.add('date', lineNo, { value: fields.raw(context.line, 2), label: '#VER' })
    } else voucher.date = this.iso(this.dateNo)
    this.slot = this.dateNo < 0 ? -1 : register.slotAt(this.dateNo)
    if (this.dateNo > 0 && this.slot < 0) this.outside(voucher.date)
    if (fields.count > 4) this.registered()
    this.checkNumber(voucher)
    return waiting
  }

  private registered(): void {
    const { fields, line, log, lineNo } = this.context
    const given = fields.raw(line, 4)
    if (given !== '' && dateNumber(given, 0, given.length) < 0) log.add('date-info', lineNo, { value: given, label: '#VER' })
  }

  private outside(date: string): void {
    if (this.context.register.years.some((year) => year.declared))
      this.context.log.add('date-outside', this.context.lineNo, { value: date })
  }

  private iso(date: number): string {
    if (date !== this.lastIsoOf) {
      this.lastIsoOf = date
      this.lastIso = isoDate(date)
    }
    return this.lastIso
  }

  private checkNumber({ series, number, line }: Voucher): void {
    if (!isDigits(number) || number.length > 15) return
    const key = `${series}\u0000${this.slot}`
    const value = Number(number)
    const last = this.lastNumbers.get(key) ?? -1
    if (value <= last) this.context.log.add('voucher-number', line, { voucher: this.name() })
    else this.lastNumbers.set(key, value)
  }

  openBrace(): void {
    if (this.stage === 'header') this.stage = 'rows'
    else
      this.context.log.add(this.stage === 'rows' ? 'brace-open' : 'brace-stray', this.context.lineNo, { label: '{', value: '{' })
  }

  closeBrace(): void | Promise<void> {
    if (this.stage === 'rows') return this.finish()
    this.context.log.add('brace-stray', this.context.lineNo, { value: '}' })
  }

  /** Fields: account {objects} amount [date] [text] [qty] [sign]. */
  row(kind: Kind, label: string): void {
    const { context } = this
    const { fields, register, log, lineNo } = context
    if (kind === 'normal') register.counts.transactions++
    else if (kind === 'added') register.counts.addedTransactions++
    else register.counts.removedTransactions++
    if (this.stage !== 'rows' && !this.openSilently(label)) return
    if (fields.problem !== 0 && !context.whole(label)) {
      this.broken = true
      return
    }
    const account = fields.raw(context.line, 0)
    if (account === '' || fields.isList(0)) {
      this.broken = true
      log.add('fields-missing', lineNo, { label, field: text('konto', 'account') })
      return
    }
    const hasList = fields.isList(1)
    if (!hasList) log.add('list-missing', lineNo)
    const objects = hasList ? context.objects(1, label) : []
    const at = hasList ? 2 : 1
    const amount = context.amount(at, label)
    const date = this.rowDate(at + 1, label)
    if (amount === undefined || date === undefined) {
      this.broken = true
      return
    }
    const state = register.useAccount(account, lineNo)
    const list = hasList ? context.line.slice(fields.start[1], fields.end[1]) : ''
    const counted = this.count(kind, account, list, amount)
    if (counted && this.sumRow(amount)) {
      const slot = date === this.dateNo ? this.slot : register.slotAt(date)
      if (slot >= 0) {
        const amounts = state.years[slot] ?? register.amounts(state, slot)
        amounts.moved = register.plus(amounts.moved ?? 0, amount, lineNo)
      }
    }
    if (!this.building || (kind === 'normal' && !counted)) return
    if (kind === 'added') return
    this.voucher.transactions.push({
      kind: kind === 'removed' ? 'removed' : this.wasAdded ? 'added' : 'normal',
      account,
      objects,
      amount: assertSafe(amount),
      date: this.iso(date),
      text: context.text(at + 2),
      line: lineNo,
    })
  }

  private wasAdded = false

  /** True when the row belongs to the sum. The #TRANS after an #RTRANS is the same row in the words of older readers. */
  private count(kind: Kind, account: string, list: string, amount: number): boolean {
    const { log, lineNo } = this.context
    const waiting = this.added
    this.added = undefined
    this.wasAdded = kind === 'normal' && waiting?.account === account && waiting.amount === amount && waiting.list === list
    if (waiting && !this.wasAdded) log.add('added-without-twin', waiting.line)
    if (kind === 'added') this.added = { account, list, amount, line: lineNo }
    if (kind !== 'normal') return false
    if (++this.rows > MAX_ROWS) {
      this.broken = true
      if (this.rows === MAX_ROWS + 1) log.add('voucher-size', lineNo, { voucher: this.name(), value: MAX_ROWS })
      this.voucher.transactions.length = 0
      return false
    }
    return true
  }

  private sumRow(amount: number): boolean {
    const { register, lineNo } = this.context
    const { sums } = register
    this.sum = register.plus(this.sum, amount, lineNo)
    sums.transactionsOre = register.plus(sums.transactionsOre, amount, lineNo)
    if (amount > 0) sums.debitOre = register.plus(sums.debitOre, amount, lineNo)
    return true
  }

  private rowDate(index: number, label: string): number | undefined {
    const { fields, line, log, lineNo, register } = this.context
    if (index >= fields.count || fields.start[index] === fields.end[index]) return this.dateNo
    const date = dateNumber(line, fields.start[index]!, fields.end[index]!)
    if (date < 0) {
      log.add('date', lineNo, { value: fields.raw(line, index), label })
      return undefined
    }
    if (date !== this.dateNo && register.slotAt(date) < 0) this.outside(isoDate(date))
    return date
  }

  private openSilently(label: string): boolean {
    const { log, lineNo } = this.context
    if (this.stage === 'none') {
      log.add('row-outside', lineNo, { label })
      return false
    }
    log.add('brace-missing', lineNo, { value: this.voucher.line })
    this.stage = 'rows'
    return true
  }

  /** Another record or the end of the file: an open voucher is an error, one without rows a remark. */
  interrupt(): void | Promise<void> {
    if (this.stage === 'none') return
    if (this.stage === 'header') return this.finish()
    this.context.log.add('voucher-open', this.voucher.line, { voucher: this.name() })
    this.stage = 'none'
  }

  private finish(): void | Promise<void> {
    const { voucher, context } = this
    const { log, options } = context
    this.stage = 'none'
    if (this.added) log.add('added-without-twin', this.added.line)
    this.added = undefined
    if (this.broken) return
    if (this.rows === 0) log.add('voucher-empty', voucher.line, { voucher: this.name() })
    if (this.sum !== 0) log.add('voucher-unbalanced', voucher.line, { voucher: this.name(), difference: krona(this.sum) })
    if (options.onVoucher && (context.header.typeOrOne >= 4 || options.everything)) return options.onVoucher(voucher)
  }

  private name(): string | Text {
    const { series, number, line } = this.voucher
    return `${series} ${number}`.trim() || text(`på rad ${line}`, `on line ${line}`)
  }
}
