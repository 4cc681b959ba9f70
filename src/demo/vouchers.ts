// Turns shares into vouchers, month by month, one at a time: a generator, so that a year of millions of rows needs no memory.
// Every voucher sums to zero. Texts are generic: no person, supplier or patient exists here.
import { assertSafe, type Ore, splitOre } from '../kernel/money.ts'
import { formatDate } from '../kernel/text.ts'
import type { DimensionObject, Transaction, Voucher } from '../ledger/model.ts'
import type { FlowKind, Leg } from './flow.ts'
import type { Share } from './spread.ts'

interface KindOfVoucher {
  series: string
  text: string
  /** Day of the month, or spread over the month. */
  day: number | 'spread' | 'last'
}

const VOUCHERS: Record<FlowKind, KindOfVoucher> = {
  payroll: { series: 'L', text: 'Löner och personalomkostnader', day: 25 },
  supplier: { series: 'F', text: 'Leverantörsfakturor', day: 'spread' },
  income: { series: 'K', text: 'Intäkter', day: 'spread' },
  internal: { series: 'I', text: 'Interna köp och försäljningar', day: 'spread' },
  finance: { series: 'R', text: 'Skatter, bidrag och finansiella poster', day: 20 },
  balance: { series: 'B', text: 'Balansposter', day: 28 },
  depreciation: { series: 'A', text: 'Avskrivningar', day: 'last' },
  memo: { series: 'M', text: 'Poster inom linjen', day: 'last' },
  closing: { series: 'S', text: 'Bokslut, årets resultat', day: 'last' },
}
const PAYMENT: KindOfVoucher = { series: 'U', text: 'Betalningar till leverantörer', day: 'last' }

export const DIMENSIONS = { costCentre: '1', counterpart: '20', object: '21', operation: '22' } as const

export interface VoucherRules {
  year: number
  cash: string
  /** Suppliers' account that invoices pass through before they are paid; absent where the books have none. */
  payable: string | undefined
  isResult: (account: string) => boolean
  /** Operation of a cost centre; undefined for books without operations. */
  operationOf: (costCentre: string) => string | undefined
}

/** What one voucher is about: shares of one kind on one cost centre. */
interface Bundle {
  kind: FlowKind
  shares: Share[]
  parts: number
}

interface Row {
  leg: Leg
  centre: string
  amount: number
}

/** All vouchers of the year in order of month and series. */
export function* vouchersOf(shares: readonly Share[], rules: VoucherRules): Generator<Voucher> {
  const bundles = bundlesOf(shares)
  const numbers = new Map<string, number>()
  const voucher = (kind: KindOfVoucher, month: number, position: number, rows: readonly Row[]): Voucher => {
    const number = (numbers.get(kind.series) ?? 0) + 1
    numbers.set(kind.series, number)
    return asVoucher(kind, String(number), dateIn(rules.year, month, kind.day, position), rows, rules)
  }
  for (let month = 0; month < 12; month++) {
    const paid = { amount: 0, centre: '' }
    for (const kind of Object.keys(VOUCHERS) as FlowKind[]) {
      const ofKind = bundles.get(kind) ?? []
      for (const [index, bundle] of ofKind.entries()) {
        const amounts = bundle.shares.map((share) => partsOf(share.months[month]!, share.parts))
        for (let part = 0; part < bundle.parts; part++) {
          const rows = throughPayable(rowsOf(bundle, amounts, part), kind, rules, paid)
          const position = (index + part / bundle.parts) / ofKind.length
          if (rows.length > 0) yield voucher(VOUCHERS[kind], month, position, rows)
        }
      }
    }
    if (paid.amount !== 0 && rules.payable !== undefined)
      yield voucher(PAYMENT, month, 1, payment(paid, rules.payable, rules.cash))
  }
}

function bundlesOf(shares: readonly Share[]): Map<FlowKind, Bundle[]> {
  const byKey = new Map<string, Bundle>()
  for (const share of shares) {
    const { flow } = share
    const centre = flow.debit.committee === 'fin' ? share.creditCentre : share.debitCentre
    const key = `${flow.kind}|${flow.debit.committee === 'fin' ? flow.credit.committee : flow.debit.committee}|${centre}`
    const bundle = byKey.get(key) ?? { kind: flow.kind, shares: [], parts: 1 }
    bundle.shares.push(share)
    bundle.parts = Math.max(bundle.parts, share.parts)
    byKey.set(key, bundle)
  }
  const kinds = new Map<FlowKind, Bundle[]>()
  for (const key of [...byKey.keys()].sort()) {
    const bundle = byKey.get(key)!
    const list = kinds.get(bundle.kind) ?? []
    list.push(bundle)
    kinds.set(bundle.kind, list)
  }
  return kinds
}

/** The rows of a bundle's part: both legs of every share, equal legs added together, nothing of zero. */
function rowsOf(bundle: Bundle, amounts: readonly Ore[][], part: number): Row[] {
  const rows = new Map<string, Row>()
  const add = (leg: Leg, centre: string, amount: number): void => {
    const key = `${leg.account}|${centre}|${leg.counterpart}|${leg.object}`
    const row = rows.get(key)
    if (row) row.amount += amount
    else rows.set(key, { leg, centre, amount })
  }
  for (const [index, share] of bundle.shares.entries()) {
    const amount = amounts[index]![part] ?? 0
    if (amount === 0) continue
    add(share.flow.debit, share.debitCentre, amount)
    add(share.flow.credit, share.creditCentre, -amount)
  }
  return [...rows.values()].filter((row) => row.amount !== 0)
}

/** A month's amount in uneven parts, together exactly the amount. */
const partsOf = (amount: Ore, parts: number): Ore[] =>
  parts === 1
    ? [amount]
    : splitOre(
        amount,
        Array.from({ length: parts }, (_, i) => 2 + i),
      )

/** Invoices are booked on the suppliers' account; what they add up to is paid at the end of the month. */
function throughPayable(rows: Row[], kind: FlowKind, rules: VoucherRules, paid: { amount: number; centre: string }): Row[] {
  if (kind !== 'supplier' || rules.payable === undefined) return rows
  return rows.map((row) => {
    if (row.leg.account !== rules.cash || row.amount > 0) return row
    paid.amount += row.amount
    paid.centre = row.centre
    return { ...row, leg: { ...row.leg, account: rules.payable! } }
  })
}

function payment(paid: { amount: number; centre: string }, payable: string, cash: string): Row[] {
  const leg = (account: string): Leg => ({ account, committee: 'fin', counterpart: '', object: '' })
  return [
    { leg: leg(payable), centre: paid.centre, amount: -paid.amount },
    { leg: leg(cash), centre: paid.centre, amount: paid.amount },
  ]
}

function asVoucher(kind: KindOfVoucher, number: string, date: string, rows: readonly Row[], rules: VoucherRules): Voucher {
  const month = formatDate(date).replace(/^\d+ /, '')
  const transactions = rows.map(
    (row): Transaction => ({
      kind: 'normal',
      account: row.leg.account,
      objects: objectsOf(row, rules),
      amount: assertSafe(row.amount),
      date,
      text: '',
      line: 0,
    }),
  )
  return { series: kind.series, number, date, text: `${kind.text} ${month}`, line: 0, transactions }
}

function objectsOf({ leg, centre }: Row, rules: VoucherRules): DimensionObject[] {
  const objects: DimensionObject[] = []
  if (centre !== '') objects.push({ dimension: DIMENSIONS.costCentre, object: centre })
  if (leg.counterpart !== '') objects.push({ dimension: DIMENSIONS.counterpart, object: leg.counterpart })
  if (leg.object !== '') objects.push({ dimension: DIMENSIONS.object, object: leg.object })
  const operation = rules.isResult(leg.account) ? rules.operationOf(centre) : undefined
  if (operation !== undefined) objects.push({ dimension: DIMENSIONS.operation, object: operation })
  return objects
}

const two = (no: number): string => String(no).padStart(2, '0')

function dateIn(year: number, month: number, day: KindOfVoucher['day'], position: number): string {
  const last = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][
    month
  ]!
  const no = day === 'last' ? last : day === 'spread' ? 1 + Math.min(27, Math.floor(position * 28)) : day
  return `${year}-${two(month + 1)}-${two(no)}`
}
