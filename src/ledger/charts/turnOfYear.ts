// The turn of the year: closing balances become opening balances, movement accounts roll into their base account.
// Refuses to carry income and costs: they are closed to the result by a booked voucher (LKBR 4:4, opening = closing).
import { assertSafe, type Ore } from '../../kernel/money.ts'
import type { Chart } from '../account.ts'

export interface AccountAmount {
  account: string
  amount: Ore
}

/** Opening balances of the next year from this year's opening and movements; accounts with nothing left are left out. */
export function nextOpening(
  chart: Chart,
  opening: readonly AccountAmount[],
  movements: readonly AccountAmount[],
): AccountAmount[] {
  const accounts = new Map(chart.accounts.map((account) => [account.number, account]))
  const totals = new Map<string, number>()
  for (const row of [...opening, ...movements]) {
    const account = accounts.get(row.account)
    if (!account) throw new Error(`account ${row.account} is not in the chart ${chart.id}`)
    if (account.kind === 'income' || account.kind === 'cost') continue
    const to = account.rollsTo ?? account.number
    totals.set(to, (totals.get(to) ?? 0) + row.amount)
  }
  return [...totals]
    .filter(([, amount]) => amount !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([account, amount]) => ({ account, amount: assertSafe(amount) }))
}
