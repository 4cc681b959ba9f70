// Balance records of a SIE file: #IB #UB #OIB #OUB #RES #PSALDO #PBUDGET.
// The same key twice is an error: neither added nor replaced (FORMATS §1.8).

import { assertSafe } from '../../kernel/money.ts'
import { text } from '../../kernel/text.ts'
import type { SieBalance, SieBalanceLabel } from '../sieBook.ts'
import { isoPeriod, periodNumber } from '../sieFields.ts'
import { isImportFile } from '../sieHeader.ts'
import type { AccountState } from '../sieRegister.ts'
import type { DimensionObject } from '../voucher.ts'
import type { SieContext } from './sieContext.ts'

export const BALANCE_LABELS: ReadonlySet<string> = new Set(['IB', 'UB', 'OIB', 'OUB', 'RES', 'PSALDO', 'PBUDGET'])

const COUNTED = {
  IB: 'openingBalances',
  OIB: 'openingBalances',
  UB: 'closingBalances',
  OUB: 'closingBalances',
  RES: 'results',
  PSALDO: 'periodBalances',
  PBUDGET: 'periodBudgets',
} as const

const SUMMED = { IB: 'openingOre', OIB: 'openingOre', UB: 'closingOre', OUB: 'closingOre', RES: 'resultsOre' } as const

export class SieBalances {
  any = false
  private readonly firstLines = new Map<string, number>()

  constructor(private readonly context: SieContext) {}

  /** Fields: year [period] account [{dim obj}] amount [qty]. */
  read(label: SieBalanceLabel): void {
    const { context } = this
    const { fields, register, log, lineNo, options } = context
    register.counts[COUNTED[label]]++
    if (!this.any && isImportFile(options.fileName) && context.header.type === 4) log.add('balances-in-4i', lineNo)
    this.any = true
    const shown = `#${label}`
    if (!context.whole(shown)) return
    const year = this.year(shown)
    const periodic = label === 'PSALDO' || label === 'PBUDGET'
    const period = periodic ? this.period(shown) : 0
    const at = periodic ? 2 : 1
    const account = fields.raw(context.line, at)
    if (account === '' || fields.isList(at)) log.add('fields-missing', lineNo, { label: shown, field: text('konto', 'account') })
    const hasList = fields.isList(at + 1)
    const objects = hasList ? context.objects(at + 1, shown) : []
    const amount = context.amount(hasList ? at + 2 : at + 1, shown)
    if (year === undefined || period === undefined || amount === undefined || account === '' || fields.isList(at)) return
    const balance: SieBalance = {
      label,
      year,
      period: period === 0 ? null : isoPeriod(period),
      account,
      objects,
      amount: assertSafe(amount),
      line: lineNo,
    }
    const state = register.useAccount(account, lineNo)
    const slot = register.slotOf(year)
    if (period !== 0) this.checkPeriod(slot, period, shown)
    if (!this.isFirst(balance)) return
    this.addUp(balance, state, slot)
    this.handOver(balance)
  }

  private year(label: string): number | undefined {
    const { fields, line, log, lineNo, register } = this.context
    const written = fields.raw(line, 0)
    if (!/^-?\d{1,2}$/.test(written)) {
      log.add('year-number', lineNo, { value: written, label })
      return undefined
    }
    const year = Number(written) || 0
    const known = register.years.some((slot) => slot.no === year)
    if (!known && register.years.some((slot) => slot.declared)) log.add('year-undeclared', lineNo, { value: year, label })
    return year
  }

  private period(label: string): number | undefined {
    const { fields, line, log, lineNo } = this.context
    const period = fields.count > 1 ? periodNumber(line, fields.start[1]!, fields.end[1]!) : -1
    if (period > 0) return period
    log.add('period', lineNo, { value: fields.raw(line, 1), label })
    return undefined
  }

  private checkPeriod(slot: number, period: number, label: string): void {
    const { register, log, lineNo } = this.context
    const year = register.years[slot]
    if (!year?.declared) return
    const inside = period >= Math.trunc(year.first / 100) && period <= Math.trunc(year.last / 100)
    if (!inside) log.add('period-outside', lineNo, { value: isoPeriod(period), label })
  }

  private isFirst({ label, year, period, account, objects, line }: SieBalance): boolean {
    const { register, log } = this.context
    const key = `${label} ${year} ${period === null ? '' : `${period} `}${account}${describe(objects)}`
    const first = this.firstLines.get(key)
    if (first !== undefined) {
      log.add('key-twice', line, { label: `#${label}`, value: key.slice(label.length + 1), first })
      return false
    }
    if (!register.keep(line)) return false
    this.firstLines.set(key, line)
    return true
  }

  private addUp({ label, year, objects, amount, line }: SieBalance, state: AccountState, slot: number): void {
    const { register } = this.context
    if (label !== 'PSALDO' && label !== 'PBUDGET') register.addTo(register.sums[SUMMED[label]], year, amount, line)
    if (objects.length > 0 || label === 'PBUDGET') return
    const amounts = register.amounts(state, slot)
    if (label === 'IB') amounts.opening = amount
    else if (label === 'UB') amounts.closing = amount
    else if (label === 'RES') amounts.result = amount
    else if (label === 'PSALDO') amounts.periods = register.plus(amounts.periods ?? 0, amount, line)
  }

  private handOver(balance: SieBalance): void {
    const { options, header } = this.context
    if (isImportFile(options.fileName) && header.type === 4 && !options.everything) return
    if (options.onBalance) options.onBalance(balance)
    else header.balances.push(balance)
  }
}

const describe = (objects: readonly DimensionObject[]): string =>
  objects.length === 0 ? '' : ` {${objects.map((pair) => `${pair.dimension} ${pair.object}`).join(' ')}}`
