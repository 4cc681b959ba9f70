// The demo's budget 2020 per account: committees' printed net budgets over their accounts, central lines over theirs, areas over assets.
// Below the printed level the split is synthetic: it follows the outcome, with the income shortfalls the report tells of.
import { ORE_PER_MKR, type Ore, splitOre } from '../kernel/money.ts'
import type { BudgetTotal, MovementTotal } from './bookTotals.ts'

export interface PrintedBudget {
  /** Net cost per committee as a statement shows it (cost negative). */
  committees: Readonly<Record<string, Ore>>
  tax: Ore
  grants: Ore
  financialIncome: Ore
  financialCosts: Ore
  areas: Readonly<Record<string, Ore>>
}

/** Budgeted income beyond outcome, mkr: what the report calls income shortfall (board: pandemic grants that were never budgeted). */
const INCOME_BEYOND: Record<string, number> = { hsn: 125, rs: -300, fhs: 2.3 }
const FINANCIAL_INCOME: Array<[string, number]> = [
  ['8410', 5],
  ['8420', 5],
  ['8430', 110],
]
const FINANCIAL_COSTS: Array<[string, number]> = [
  ['8520', 14],
  ['8540', 114],
  ['8545', 28],
  ['8590', 6],
]
/** Grants budgeted as they came, save the general grants the state gave during the pandemic year. */
const GRANT_REMAINDER = '8170'

export function budgetOf(movements: readonly MovementTotal[], printed: PrintedBudget): BudgetTotal[] {
  const rows = [
    ...Object.entries(printed.committees).flatMap(([committee, net]) => committeeBudget(movements, committee, net)),
    central('8010', -printed.tax),
    ...grantBudget(movements, printed.grants),
    ...split(FINANCIAL_INCOME, -printed.financialIncome),
    ...split(FINANCIAL_COSTS, printed.financialCosts * -1),
    ...Object.entries(printed.areas).flatMap(([area, amount]) => areaBudget(movements, area, amount)),
  ]
  return rows.filter((row) => row.amount !== 0)
}

const central = (account: string, amount: number): BudgetTotal => ({
  account,
  committee: 'fin',
  object: '',
  amount: amount as Ore,
})

const split = (weights: ReadonlyArray<readonly [string, number]>, amount: number): BudgetTotal[] =>
  splitOre(
    amount as Ore,
    weights.map(([, weight]) => weight),
  ).map((part, i) => central(weights[i]![0], part))

function grantBudget(movements: readonly MovementTotal[], grants: Ore): BudgetTotal[] {
  const rows = totals(movements.filter((row) => /^81/.test(row.account) && row.account !== GRANT_REMAINDER)).map(
    ([account, amount]) => central(account, amount),
  )
  const rest = -grants - rows.reduce((sum, row) => sum + row.amount, 0)
  return [...rows, central(GRANT_REMAINDER, rest)]
}

function committeeBudget(movements: readonly MovementTotal[], committee: string, net: Ore): BudgetTotal[] {
  const own = movements.filter((row) => row.committee === committee && /^([3-7]|9[12])/.test(row.account))
  const internal = totals(own.filter((row) => row.account.startsWith('9')))
  const income = totals(own.filter((row) => row.account.startsWith('3')))
  const costs = totals(own.filter((row) => /^[4-7]/.test(row.account))).filter(([, amount]) => amount > 0)
  const earned = income.reduce((sum, [, amount]) => sum + amount, 0) - Math.round((INCOME_BEYOND[committee] ?? 0) * ORE_PER_MKR)
  const settled = internal.reduce((sum, [, amount]) => sum + amount, 0)
  const spend = -net - settled - (income.length ? earned : 0)
  const on = ([account]: readonly [string, number], amount: number): BudgetTotal => ({
    account,
    committee,
    object: '',
    amount: amount as Ore,
  })
  const parts = income.length
    ? splitOre(
        -earned as Ore,
        income.map(([, amount]) => -amount),
      )
    : []
  return [
    ...internal.map((row) => on(row, row[1])),
    ...income.map((row, i) => on(row, -parts[i]!)),
    ...splitOre(
      spend as Ore,
      costs.map(([, amount]) => amount),
    ).map((amount, i) => on(costs[i]!, amount)),
  ]
}

function areaBudget(movements: readonly MovementTotal[], area: string, amount: Ore): BudgetTotal[] {
  const spent = movements.filter((row) => row.object === area)
  return splitOre(
    amount,
    spent.map((row) => row.amount),
  ).map((part, i) => ({ account: spent[i]!.account, committee: spent[i]!.committee, object: area, amount: part }))
}

function totals(rows: readonly MovementTotal[]): Array<[string, number]> {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(row.account, (sums.get(row.account) ?? 0) + row.amount)
  return [...sums]
}
