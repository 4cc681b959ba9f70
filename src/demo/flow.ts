// A flow: one amount that is debited on one leg and credited on another. Year totals become flows, flows become vouchers,
// so every voucher balances and every total is hit by construction.
import { type Ore, sumOre } from '../kernel/money.ts'
import { assert } from '../kernel/result.ts'
import type { ChartAccount } from '../ledger/model.ts'
import type { BookTotals, MovementTotal } from './bookTotals.ts'

export type FlowKind =
  | 'payroll'
  | 'supplier'
  | 'income'
  | 'depreciation'
  | 'internal'
  | 'finance'
  | 'balance'
  | 'memo'
  | 'closing'

export interface Leg {
  account: string
  committee: string
  counterpart: string
  object: string
}

export interface Flow {
  kind: FlowKind
  debit: Leg
  credit: Leg
  /** Always above zero. */
  amount: Ore
}

/** What is left of a year total while it is being matched with others. */
interface Rest extends MovementTotal {
  left: number
}

export type AccountOf = (number: string) => ChartAccount

/** Sets of totals that meet each other before cash does, in this order; within a set debits are matched with credits. */
interface Meeting {
  kind: FlowKind
  takes: (movement: MovementTotal, account: ChartAccount) => boolean
  /** Totals meet only within the same key. */
  key: (movement: MovementTotal) => string
}

const RESULT_CLOSING = '8999'
const isDepreciation = (account: string): boolean => /^(79|78)/.test(account)
const isAccumulated = (account: string): boolean => /^1[0-2]\d9$/.test(account)
const isPensionCost = (account: string): boolean => /^(443|444|449|854)/.test(account)
const isPensionProvision = (account: string): boolean => /^22[12]/.test(account)

const MEETINGS: Meeting[] = [
  { kind: 'memo', takes: (_, account) => account.kind === 'memo', key: () => '' },
  { kind: 'closing', takes: (m, account) => m.account === RESULT_CLOSING || account.kind === 'equity', key: () => '' },
  { kind: 'internal', takes: (m) => m.counterpart !== '', key: (m) => [m.committee, m.counterpart].sort().join('|') },
  { kind: 'depreciation', takes: (m) => (m.amount > 0 ? isDepreciation(m.account) : isAccumulated(m.account)), key: () => '' },
  { kind: 'payroll', takes: (m) => (m.amount > 0 ? isPensionCost(m.account) : isPensionProvision(m.account)), key: () => '' },
]

/**
 * The account every remaining total is booked against: the largest among cash and bank (19..). Its own total comes out by itself,
 * since all totals sum to zero.
 */
export function cashAccount(totals: BookTotals): string {
  const sizes = new Map<string, number>()
  for (const { account, amount } of [...totals.opening, ...totals.movements]) {
    if (account.startsWith('19')) sizes.set(account, (sizes.get(account) ?? 0) + Math.abs(amount))
  }
  const [largest] = [...sizes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  assert(largest !== undefined, 'the books have no cash account (19..)', { entity: totals.entity, year: totals.year })
  return largest[0]
}

/** Year totals → flows. Throws when the totals do not sum to zero: the calibration is wrong, not the generator. */
export function flowsOf(totals: BookTotals, accountOf: AccountOf): Flow[] {
  const sum = sumOre(totals.movements.map((m) => m.amount))
  assert(sum === 0, 'movements must sum to zero', { entity: totals.entity, year: totals.year, sum })
  const rests = totals.movements.filter((m) => m.amount !== 0).map((m): Rest => ({ ...m, left: m.amount }))
  const flows: Flow[] = []
  for (const meeting of MEETINGS) {
    const sets = new Map<string, Rest[]>()
    for (const rest of rests) {
      if (rest.left === 0 || !meeting.takes(rest, accountOf(rest.account))) continue
      const key = meeting.key(rest)
      sets.set(key, [...(sets.get(key) ?? []), rest])
    }
    for (const set of sets.values()) flows.push(...matched(set, meeting.kind))
  }
  const memo = rests.find((rest) => rest.left !== 0 && accountOf(rest.account).kind === 'memo')
  assert(memo === undefined, 'memo accounts must sum to zero among themselves', { ...memo })
  return [...flows, ...againstCash(rests, cashAccount(totals), accountOf)]
}

/** Debits meet credits, first with first, as far as the smaller side reaches. */
function matched(set: Rest[], kind: FlowKind): Flow[] {
  const debits = set.filter((rest) => rest.left > 0)
  const credits = set.filter((rest) => rest.left < 0)
  const flows: Flow[] = []
  let d = 0
  let c = 0
  while (d < debits.length && c < credits.length) {
    const debit = debits[d]!
    const credit = credits[c]!
    const amount = Math.min(debit.left, -credit.left) as Ore
    flows.push({ kind, debit: legOf(debit), credit: legOf(credit), amount })
    debit.left -= amount
    credit.left += amount
    if (debit.left === 0) d++
    if (credit.left === 0) c++
  }
  return flows
}

function againstCash(rests: Rest[], cash: string, accountOf: AccountOf): Flow[] {
  const cashLeg: Leg = { account: cash, committee: 'fin', counterpart: '', object: '' }
  return rests
    .filter((rest) => rest.left !== 0 && !isPlainCash(rest, cash))
    .map((rest) => {
      const kind = kindOfFlow(accountOf(rest.account))
      return rest.left > 0
        ? { kind, debit: legOf(rest), credit: cashLeg, amount: rest.left as Ore }
        : { kind, debit: cashLeg, credit: legOf(rest), amount: -rest.left as Ore }
    })
}

const isPlainCash = (m: MovementTotal, cash: string): boolean =>
  m.account === cash && m.committee === 'fin' && m.counterpart === '' && m.object === ''

const legOf = ({ account, committee, counterpart, object }: MovementTotal): Leg => ({ account, committee, counterpart, object })

function kindOfFlow({ number, name, kind }: ChartAccount): FlowKind {
  if (kind !== 'income' && kind !== 'cost') return 'balance'
  if (number.startsWith('8')) return 'finance'
  if (kind === 'income') return 'income'
  if (isDepreciation(number)) return 'depreciation'
  return PAYROLL_WORDS.test(name.sv) ? 'payroll' : 'supplier'
}

/** Charts differ in which class holds salaries; their words do not. */
const PAYROLL_WORDS = /lön|arvode|jour-|pension|personal|arbetsgivar|sociala avgifter/i
