// Spreads budget totals over the cost centres and months that the year's books use for the same account and committee.
// Investment budgets keep their object instead of a cost centre: a SIE budget row carries one pair only (SIE 4B, 5.12).
// Accounts with objects also get their total without pairs, since totals of two dimensions are never added together.
import { assertSafe, type Ore, splitOre, sumOre } from '../kernel/money.ts'
import type { DimensionObject, SieBalance } from '../ledger/model.ts'
import type { BudgetTotal } from './bookTotals.ts'
import type { Leg } from './flow.ts'
import type { Share } from './spread.ts'
import { DIMENSIONS } from './vouchers.ts'

type Distribution = Map<string, { centres: Map<string, number>; months: number[] }>

/** Budget rows of the year, account by account, cost centre by cost centre, January first. */
export function* budgetRows(
  budget: readonly BudgetTotal[],
  shares: readonly Share[],
  fallback: (leg: Leg) => string,
  year: number,
): Generator<Omit<SieBalance, 'line'>> {
  const used = distributionOf(shares)
  const withObjects = new Set(budget.filter((total) => total.object !== '').map((total) => total.account))
  const wholes = new Map<string, number[]>()
  const addWhole = (account: string, months: readonly Ore[]): void => {
    if (!withObjects.has(account)) return
    const whole = wholes.get(account) ?? EVEN.map(() => 0)
    wholes.set(
      account,
      whole.map((amount, month) => amount + months[month]!),
    )
  }
  for (const total of added(budget)) {
    const { account, committee, object, amount } = total
    if (amount === 0) continue
    const found = used.get(`${account}|${committee}`)
    const months = found?.months ?? EVEN
    if (object !== '') {
      const amounts = splitOre(amount, months)
      addWhole(account, amounts)
      yield* monthRows(account, [{ dimension: DIMENSIONS.object, object }], amounts, year)
      continue
    }
    const centres = found?.centres ?? new Map([[fallback({ account, committee, counterpart: '', object }), 1]])
    const parts = splitOre(amount, [...centres.values()])
    for (const [index, centre] of [...centres.keys()].entries()) {
      const objects = centre === '' ? [] : [{ dimension: DIMENSIONS.costCentre, object: centre }]
      const amounts = splitOre(parts[index]!, months)
      addWhole(account, amounts)
      yield* monthRows(account, objects, amounts, year)
    }
  }
  for (const [account, months] of wholes) yield* monthRows(account, [], months.map(assertSafe), year)
}

const EVEN = Array.from({ length: 12 }, () => 1)

/** One total per account, committee and object: the same key twice in a file would be an error. */
function added(budget: readonly BudgetTotal[]): BudgetTotal[] {
  const byKey = new Map<string, BudgetTotal>()
  for (const total of budget) {
    const key = total.object === '' ? `${total.account}|${total.committee}` : `${total.account}||${total.object}`
    const before = byKey.get(key)
    byKey.set(key, before ? { ...before, amount: sumOre([before.amount, total.amount]) } : total)
  }
  return [...byKey.values()]
}

function distributionOf(shares: readonly Share[]): Distribution {
  const used: Distribution = new Map()
  const add = (leg: Leg, centre: string, months: readonly number[]): void => {
    const key = `${leg.account}|${leg.committee}`
    const entry = used.get(key) ?? { centres: new Map<string, number>(), months: EVEN.map(() => 0) }
    entry.centres.set(centre, (entry.centres.get(centre) ?? 0) + months.reduce((a, b) => a + b, 0))
    months.forEach((amount, month) => {
      entry.months[month]! += amount
    })
    used.set(key, entry)
  }
  for (const share of shares) {
    add(share.flow.debit, share.debitCentre, share.months)
    add(share.flow.credit, share.creditCentre, share.months)
  }
  return used
}

function* monthRows(
  account: string,
  objects: DimensionObject[],
  months: readonly Ore[],
  year: number,
): Generator<Omit<SieBalance, 'line'>> {
  for (const [month, amount] of months.entries()) {
    if (amount === 0) continue
    yield { label: 'PBUDGET', year: 0, period: `${year}-${String(month + 1).padStart(2, '0')}`, account, objects, amount }
  }
}
