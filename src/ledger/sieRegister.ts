// What a ledger file declares and adds up while it is read: years, accounts, objects, control sums.
// Grows with accounts, objects and balance rows, never with vouchers.
import { emptyCounts, emptySums, type SieAccountKind, type SieDimension, type SieYear } from './sieBook.ts'
import { isDigits } from './sieFields.ts'
import type { SieLog } from './sieFindings.ts'

/** Amounts of one account in one financial year; undefined where the file says nothing. */
export interface YearAmounts {
  opening?: number
  closing?: number
  result?: number
  periods?: number
  /** Sum of voucher rows. */
  moved?: number
}

export interface AccountState {
  number: string
  name: string
  kind: SieAccountKind | null
  declaredLine: number
  usedLine: number
  /** By year slot, see `YearSlots`. */
  years: (YearAmounts | undefined)[]
}

interface ObjectState {
  dimension: string
  object: string
  name: string
  declaredLine: number
  usedLine: number
}

interface YearSlot extends SieYear {
  declared: boolean
  first: number
  last: number
}

/** Master data and balance keys beyond this are refused: no ledger has so many. */
const MAX_KEPT = 5_000_000

const compactDate = (date: string): number => Number(date.replaceAll('-', ''))

/** `add` throws nothing: sums beyond 2^53 are reported once and the file refused. */
export class SieRegister {
  readonly accounts = new Map<string, AccountState>()
  readonly objects = new Map<string, ObjectState>()
  readonly dimensions = new Map<string, SieDimension>()
  readonly years: YearSlot[] = []
  readonly counts = emptyCounts()
  readonly sums = emptySums()
  private kept = 0
  private lastDate = -1
  private lastSlot = -1

  constructor(private readonly log: SieLog) {}

  account(number: string, line: number): AccountState {
    const found = this.accounts.get(number)
    if (found) return found
    const state: AccountState = { number, name: '', kind: null, declaredLine: 0, usedLine: 0, years: [] }
    this.accounts.set(number, state)
    this.keep(line)
    if (!isDigits(number)) this.log.add('account-not-digits', line, { account: number })
    else if (number.length !== 4) this.log.add('account-length', line, { account: number })
    return state
  }

  useAccount(number: string, line: number): AccountState {
    const state = this.account(number, line)
    if (state.usedLine === 0) state.usedLine = line
    return state
  }

  object(dimension: string, object: string, line: number): ObjectState {
    const key = `${dimension}\u0000${object}`
    const found = this.objects.get(key)
    if (found) return found
    const state: ObjectState = { dimension, object, name: '', declaredLine: 0, usedLine: 0 }
    this.objects.set(key, state)
    this.keep(line)
    return state
  }

  /** False when the limit is passed; the caller then stops keeping. */
  keep(line: number): boolean {
    if (++this.kept === MAX_KEPT) this.log.add('too-many', line, { value: MAX_KEPT })
    return this.kept < MAX_KEPT
  }

  get full(): boolean {
    return this.kept >= MAX_KEPT
  }

  declareYear(no: number, start: string, end: string, line: number): void {
    const slot = this.years[this.slotOf(no)]!
    if (slot.declared) {
      this.log.add('key-twice', line, { label: '#RAR', value: no, first: slot.start })
      return
    }
    Object.assign(slot, { start, end, declared: true, first: compactDate(start), last: compactDate(end) })
    this.lastDate = -1
  }

  /** Place of a year number; made when first met, declared or not. */
  slotOf(no: number): number {
    const found = this.years.findIndex((year) => year.no === no)
    if (found >= 0) return found
    return this.years.push({ no, start: '', end: '', declared: false, first: 0, last: 0 }) - 1
  }

  /** Place of the declared year a date (`20250131`) falls in; -1 outside every year. */
  slotAt(date: number): number {
    if (date === this.lastDate) return this.lastSlot
    this.lastDate = date
    this.lastSlot = this.years.findIndex((year) => year.declared && date >= year.first && date <= year.last)
    return this.lastSlot
  }

  amounts(account: AccountState, slot: number): YearAmounts {
    const found = account.years[slot]
    if (found) return found
    const made: YearAmounts = {}
    account.years[slot] = made
    return made
  }

  addTo(sums: Record<string, number>, year: number, amount: number, line: number): void {
    sums[year] = this.plus(sums[year] ?? 0, amount, line)
  }

  plus(total: number, amount: number, line: number): number {
    const sum = total + amount
    if (sum > Number.MAX_SAFE_INTEGER || sum < -Number.MAX_SAFE_INTEGER) {
      this.log.add('amount-large', line, { value: String(amount), label: { sv: 'kontrollsumman', en: 'the control sum' } })
      return total
    }
    return sum
  }
}
