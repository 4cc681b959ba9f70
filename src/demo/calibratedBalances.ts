// Year totals as plain balances, the opening in period 0 and the year in December: enough for every yearly statement.
// The generator makes months and vouchers of the same totals; this is the short way for tests and measurements.
import type { Ore } from '../kernel/money.ts'
import type { Balance } from '../ledger/model.ts'
import type { BookTotals } from './bookTotals.ts'

export function balancesOfTotals(totals: readonly BookTotals[]): Balance[] {
  return totals.flatMap(({ entity, year, opening, movements, budget }) => {
    const row = (
      measure: Balance['measure'],
      unit: string,
      account: string,
      period: number,
      amount: Ore,
      counterpart = '',
      object = '',
    ): Balance => ({
      entity,
      year,
      measure,
      unit,
      account,
      counterpart,
      object,
      period,
      amount,
    })
    return [
      ...opening.map((one) => row('actual', 'fin', one.account, 0, one.amount)),
      ...movements.map((one) => row('actual', one.committee, one.account, 12, one.amount, one.counterpart, one.object)),
      ...budget.map((one) => row('budget', one.committee, one.account, 12, one.amount, '', one.object)),
    ]
  })
}
