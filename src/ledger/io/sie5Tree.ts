// What a SIE 5 document means, element by element, put into the same model as types 1-4 (FORMATS §1.9).
// Knows no XML parser: it is told of elements opening and closing with their attributes.
import { assertSafe } from '../../kernel/money.ts'
import { type Text, text } from '../../kernel/text.ts'
import type { SieAccountKind, SieBalance, SieBalanceLabel, SieReading } from '../sieBook.ts'
import { checkClosing, checkDeclarations } from '../sieChecks.ts'
import { amountOre, dateNumber, isoDate } from '../sieFields.ts'
import { krona, SieLog } from '../sieFindings.ts'
import { readingOf, SieHeader, type SieOptions } from '../sieHeader.ts'
import { type AccountState, SieRegister } from '../sieRegister.ts'
import type { DimensionObject, Transaction, Voucher } from '../voucher.ts'

export type Attributes = Record<string, string>

const MAX_ROWS = 1_000_000
const KINDS: Record<string, SieAccountKind> = { asset: 'T', liability: 'S', equity: 'S', cost: 'K', income: 'I' }

interface PendingBalance {
  element: 'OpeningBalance' | 'ClosingBalance' | 'Budget'
  month: string
  amount: number
  objects: DimensionObject[]
  line: number
}

const BALANCE = /^(OpeningBalance|ClosingBalance|Budget)(Multidim)?$/

export class Sie5Tree {
  readonly log = new SieLog()
  readonly register = new SieRegister(this.log)
  readonly header = new SieHeader()
  line = 1
  private root = ''
  private readonly fiscal: { start: string; end: string; primary: boolean }[] = []
  private account: AccountState | undefined
  private balances: PendingBalance[] = []
  private dimension = ''
  private series = ''
  private voucher: Voucher | undefined
  private row: Transaction | undefined
  private broken = false
  private readonly firstLines = new Map<string, number>()
  /** Vouchers read and not yet handed over. */
  ready: Voucher[] = []

  constructor(private readonly options: SieOptions) {
    this.header.type = 5
    this.header.encoding = 'utf-8'
  }

  open(element: string, a: Attributes): void {
    if (this.root === '') this.root = element
    const balance = BALANCE.exec(element)
    if (balance && this.account) this.openBalance(balance[1] as PendingBalance['element'], a)
    else if (Object.hasOwn(OPENERS, element)) OPENERS[element]!.call(this, a)
  }

  close(element: string): void {
    if (element === 'FiscalYears') this.declareYears()
    else if (element === 'Account' || element === 'AccountEntry') this.closeAccount()
    else if (element === 'LedgerEntry') this.closeRow()
    else if (element === 'JournalEntry') this.closeVoucher()
    else if (element === 'Dimension') this.dimension = ''
  }

  openYear(a: Attributes): void {
    const start = monthDay(a.start, 'first')
    const end = monthDay(a.end, 'last')
    if (start === undefined || end === undefined || start > end)
      this.log.add('date', this.line, { value: `${a.start ?? ''}–${a.end ?? ''}`, label: 'FiscalYear' })
    else this.fiscal.push({ start, end, primary: a.primary === 'true' || a.primary === '1' })
  }

  private declareYears(): void {
    this.fiscal.sort((x, y) => (x.start < y.start ? -1 : 1))
    const marked = this.fiscal.findIndex((year) => year.primary)
    const current = marked < 0 ? this.fiscal.length - 1 : marked
    this.fiscal.forEach(({ start, end }, index) => {
      this.register.declareYear(index - current, start, end, this.line)
    })
  }

  openAccount(a: Attributes): void {
    const number = a.id ?? ''
    if (number === '') {
      this.log.add('fields-missing', this.line, { label: 'Account', field: 'id' })
      return
    }
    const state = this.register.account(number, this.line)
    if (state.declaredLine > 0) this.log.add('declared-twice', this.line, { label: 'Account', value: number })
    else Object.assign(state, { declaredLine: this.line, name: a.name ?? '', kind: KINDS[a.type ?? ''] ?? null })
    this.account = state
    this.balances = []
  }

  private openBalance(element: PendingBalance['element'], a: Attributes): void {
    const amount = this.amount(a.amount, element)
    const month = a.month ?? ''
    if (monthDay(month, 'first') === undefined) this.log.add('period', this.line, { value: month, label: element })
    else if (amount !== undefined && this.register.keep(this.line))
      this.balances.push({ element, month, amount, objects: [], line: this.line })
  }

  openReference(a: Attributes): void {
    const pair = { dimension: a.dimId ?? '', object: a.objectId ?? '' }
    const state = this.register.object(pair.dimension, pair.object, this.line)
    if (state.usedLine === 0) state.usedLine = this.line
    const objects = this.row ? this.row.objects : this.balances.at(-1)?.objects
    if (objects?.some((o) => o.dimension === pair.dimension))
      this.log.add('list-repeated', this.line, { value: pair.dimension, label: 'ObjectReference' })
    else objects?.push(pair)
  }

  openDimension(a: Attributes): void {
    const number = a.id ?? ''
    this.dimension = number
    if (this.register.dimensions.has(number)) this.log.add('declared-twice', this.line, { label: 'Dimension', value: number })
    else if (this.register.keep(this.line)) this.register.dimensions.set(number, { number, name: a.name ?? '', parent: null })
  }

  openObject(a: Attributes): void {
    if (this.dimension === '') return
    const state = this.register.object(this.dimension, a.id ?? '', this.line)
    if (state.declaredLine > 0) this.log.add('declared-twice', this.line, { label: 'Object', value: `${this.dimension} ${a.id}` })
    else Object.assign(state, { declaredLine: this.line, name: a.name ?? '' })
  }

  openJournal(a: Attributes): void {
    this.series = a.id ?? ''
  }

  openVoucher(a: Attributes): void {
    this.register.counts.vouchers++
    const date = this.date(a.journalDate, 'JournalEntry')
    this.broken = date === undefined
    this.voucher = {
      series: this.series,
      number: a.id ?? '',
      date: date ?? '',
      text: a.text ?? '',
      line: this.line,
      transactions: [],
    }
    const inside = date === undefined || this.register.slotAt(compact(date)) >= 0
    if (!inside && this.fiscal.length > 0) this.log.add('date-outside', this.line, { value: date })
  }

  openRow(a: Attributes): void {
    const { voucher, register, line } = this
    if (!voucher) return
    const amount = this.amount(a.amount, 'LedgerEntry')
    const date = a.ledgerDate ? this.date(a.ledgerDate, 'LedgerEntry') : voucher.date
    const account = a.accountId ?? ''
    if (account === '') this.log.add('fields-missing', line, { label: 'LedgerEntry', field: 'accountId' })
    if (amount === undefined || date === undefined || account === '') this.broken = true
    else {
      register.useAccount(account, line)
      this.row = { kind: 'normal', account, objects: [], amount: assertSafe(amount), date, text: a.text ?? '', line }
    }
  }

  /** Overstrike inside a row: it was struck out later and is kept for history only. */
  strike(): void {
    if (this.row) this.row.kind = 'removed'
  }

  private closeRow(): void {
    const { row, voucher, register } = this
    this.row = undefined
    if (!row || !voucher) return
    const { counts, sums } = register
    if (row.kind === 'removed') counts.removedTransactions++
    else {
      counts.transactions++
      sums.transactionsOre = register.plus(sums.transactionsOre, row.amount, row.line)
      if (row.amount > 0) sums.debitOre = register.plus(sums.debitOre, row.amount, row.line)
      const slot = row.date === '' ? -1 : register.slotAt(compact(row.date))
      if (slot >= 0) {
        const amounts = register.amounts(register.account(row.account, row.line), slot)
        amounts.moved = register.plus(amounts.moved ?? 0, row.amount, row.line)
      }
    }
    if (voucher.transactions.length < MAX_ROWS) voucher.transactions.push(row)
    else if (!this.broken) {
      this.broken = true
      this.log.add('voucher-size', row.line, { voucher: nameOf(voucher), value: MAX_ROWS })
    }
  }

  private closeVoucher(): void {
    const { voucher, log } = this
    this.voucher = undefined
    if (!voucher || this.broken) return
    const name = { voucher: nameOf(voucher) }
    const counted = voucher.transactions.filter((row) => row.kind !== 'removed')
    let sum = 0
    for (const row of counted) sum = this.register.plus(sum, row.amount, row.line)
    if (counted.length === 0) log.add('voucher-empty', voucher.line, name)
    if (sum !== 0) log.add('voucher-unbalanced', voucher.line, { ...name, difference: krona(sum) })
    if (this.options.onVoucher) this.ready.push(voucher)
  }

  private closeAccount(): void {
    const { account, balances, register } = this
    this.account = undefined
    this.balances = []
    if (!account) return
    let between = 0
    for (const balance of balances) {
      const slot = register.years.findIndex(
        (year) => year.declared && balance.month >= year.start.slice(0, 7) && balance.month <= year.end.slice(0, 7),
      )
      const year = register.years[slot]
      if (year === undefined) this.log.add('period-outside', balance.line, { value: balance.month, label: balance.element })
      else if (balance.element === 'OpeningBalance' && balance.month !== year.start.slice(0, 7)) between++
      else if (balance.element === 'ClosingBalance' && this.isSuperseded(balance, balances, year.end)) between++
      else this.addBalance(account, balance, year.no, slot)
    }
    if (between > 0) this.log.add('balance-between', balances[0]!.line, { account: account.number, count: between })
  }

  /** A later closing balance of the same year and objects exists. */
  private isSuperseded(balance: PendingBalance, all: readonly PendingBalance[], yearEnd: string): boolean {
    const same = describe(balance.objects)
    return all.some(
      (b) =>
        b.element === 'ClosingBalance' &&
        b.month > balance.month &&
        b.month <= yearEnd.slice(0, 7) &&
        describe(b.objects) === same,
    )
  }

  private addBalance(account: AccountState, balance: PendingBalance, year: number, slot: number): void {
    const { register, log, options, header } = this
    const { month, amount, objects, line } = balance
    const label = labelOf(balance, account)
    const period = label === 'PBUDGET' ? month : null
    const key = `${label} ${year} ${period ?? ''} ${account.number} ${describe(objects)}`
    const first = this.firstLines.get(key)
    if (first !== undefined) {
      log.add('key-twice', line, { label: balance.element, value: `${account.number} ${month}`, first })
      return
    }
    this.firstLines.set(key, line)
    const { counts, sums } = register
    const amounts = register.amounts(account, slot)
    const whole = objects.length === 0
    if (label === 'PBUDGET') counts.periodBudgets++
    else if (label === 'RES') {
      counts.results++
      if (whole) register.addTo(sums.resultsOre, year, amount, line)
      if (whole) amounts.result = amount
    } else if (label === 'IB' || label === 'OIB') {
      counts.openingBalances++
      register.addTo(sums.openingOre, year, amount, line)
      if (whole) amounts.opening = amount
    } else {
      counts.closingBalances++
      register.addTo(sums.closingOre, year, amount, line)
      if (whole) amounts.closing = amount
    }
    const row: SieBalance = { label, year, period, account: account.number, objects, amount: assertSafe(amount), line }
    if (options.onBalance) options.onBalance(row)
    else header.balances.push(row)
  }

  private amount(written: string | undefined, label: string): number | undefined {
    const text = (written ?? '').trim()
    const value = amountOre(text, 0, text.length)
    if (Number.isFinite(value)) return value
    this.log.add(value === Number.POSITIVE_INFINITY ? 'amount-large' : 'amount', this.line, { value: text, label })
    return undefined
  }

  private date(written: string | undefined, label: string): string | undefined {
    const text = /^\d{4}-\d{2}-\d{2}$/.test(written ?? '') ? written!.replaceAll('-', '') : ''
    const date = dateNumber(text, 0, text.length)
    if (date > 0) return isoDate(date)
    this.log.add('date', this.line, { value: written ?? '', label })
    return undefined
  }

  reading(): SieReading {
    const entry = this.root === 'SieEntry'
    const hasYears = this.register.years.some((year) => year.declared)
    if (!hasYears && !entry && this.root !== '') this.log.add('years-missing', undefined)
    checkDeclarations(this.register, entry ? '4I' : null, this.log)
    checkClosing(this.register, this.log)
    return readingOf(this.header, this.register, this.log, null)
  }
}

const OPENERS: Record<string, (this: Sie5Tree, a: Attributes) => void> = {
  SoftwareProduct(a) {
    this.header.program = { name: a.name ?? '', version: a.version ?? '' }
  },
  FileCreation(a) {
    this.header.generated = /^\d{4}-\d{2}-\d{2}/.exec(a.time ?? '')?.[0] ?? null
  },
  Company(a) {
    this.header.company = a.name || null
    this.header.orgnr = a.organizationId || null
  },
  AccountingCurrency(a) {
    this.header.currency = (a.currency || 'SEK').toUpperCase()
    if (this.header.currency !== 'SEK') this.log.add('currency', this.line, { value: this.header.currency })
  },
  FiscalYear(a) {
    this.openYear(a)
  },
  Account(a) {
    this.openAccount(a)
  },
  AccountEntry(a) {
    this.openAccount(a)
  },
  ObjectReference(a) {
    this.openReference(a)
  },
  Dimension(a) {
    this.openDimension(a)
  },
  Object(a) {
    this.openObject(a)
  },
  Journal(a) {
    this.openJournal(a)
  },
  JournalEntry(a) {
    this.openVoucher(a)
  },
  LedgerEntry(a) {
    this.openRow(a)
  },
  Overstrike() {
    this.strike()
  },
}

function labelOf(balance: PendingBalance, account: AccountState): SieBalanceLabel {
  if (balance.element === 'Budget') return 'PBUDGET'
  const whole = balance.objects.length === 0
  if (balance.element === 'OpeningBalance') return whole ? 'IB' : 'OIB'
  if (account.kind === 'K' || account.kind === 'I') return 'RES'
  return whole ? 'UB' : 'OUB'
}

const describe = (objects: readonly DimensionObject[]): string =>
  objects.map((o) => `${o.dimension}\u0000${o.object}`).join('\u0001')
const nameOf = (voucher: Voucher): string | Text =>
  `${voucher.series} ${voucher.number}`.trim() || text(`på rad ${voucher.line}`, `on line ${voucher.line}`)
const compact = (date: string): number => Number(date.replaceAll('-', ''))

/** `2025-02` → `2025-02-01` or `2025-02-28`; undefined when it is no month. */
function monthDay(month: string | undefined, day: 'first' | 'last'): string | undefined {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month ?? '')) return undefined
  if (day === 'first') return `${month}-01`
  for (const last of [31, 30, 29]) if (dateNumber(`${month!.replace('-', '')}${last}`, 0, 8) > 0) return `${month}-${last}`
  return `${month}-28`
}
