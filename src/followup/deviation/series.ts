// A year month by month: outcome, budget and last year, each accumulated; and by which pattern the budget lies over the months.
// Refuses: a month that is not booked yet as nought. What accumulates over such a month is missing too.
import { assertSafe, type Ore, shareOf, sumOre } from '../../kernel/money.ts'

/** January to December; undefined is not known. */
export type Months = readonly (Ore | undefined)[]

export interface Amounts {
  outcome?: Ore
  budget?: Ore
  previous?: Ore
  deviation?: Ore
}

export interface MonthLine {
  /** 1–12. */
  month: number
  own: Amounts
  /** January to the month. */
  accumulated: Amounts
}

const amountsOf = (outcome: Ore | undefined, budget: Ore | undefined, previous: Ore | undefined): Amounts => ({
  ...(outcome === undefined ? {} : { outcome }),
  ...(budget === undefined ? {} : { budget }),
  ...(previous === undefined ? {} : { previous }),
  ...(outcome === undefined || budget === undefined ? {} : { deviation: assertSafe(outcome - budget) }),
})

/** Sums from January; one month that is missing makes the rest missing. */
function accumulate(months: Months): Months {
  const sums: (Ore | undefined)[] = []
  for (let at = 0; at < 12; at++) {
    const before = at === 0 ? (0 as Ore) : sums[at - 1]
    const own = months[at]
    sums.push(before === undefined || own === undefined ? undefined : sumOre([before, own]))
  }
  return sums
}

export function monthSeries(outcome: Months, budget: Months, previous: Months): MonthLine[] {
  const sums = [outcome, budget, previous].map(accumulate) as [Months, Months, Months]
  return Array.from({ length: 12 }, (_, at) => ({
    month: at + 1,
    own: amountsOf(outcome[at], budget[at], previous[at]),
    accumulated: amountsOf(sums[0][at], sums[1][at], sums[2][at]),
  }))
}

/** `even`: a twelfth each month. `own`: another pattern. `once`: all of it in one month, so it is not spread at all. */
export type PhasingKind = 'even' | 'own' | 'once'

export interface Phasing {
  kind: PhasingKind
  total: Ore
  /** Each month's share of the year in tenths of a per cent; undefined where the year's budget is nought. */
  tenths: readonly number[] | undefined
  /** Months with the largest and the smallest amount, 1–12. */
  most: number
  least: number
}

/** Within a tenth of a per cent of the year: what rounding of many rows to whole öre can make of a twelfth. */
const EVEN_PERMILLE = 1

/** Undefined without a budget. */
export function phasingOf(budget: Months): Phasing | undefined {
  const months = budget.map((one) => one ?? (0 as Ore))
  const used = months.filter((one) => one !== 0).length
  if (used === 0) return undefined
  const total = sumOre(months)
  const size = (one: Ore) => Math.abs(one)
  const order = months.map((one, at) => ({ month: at + 1, size: size(one) })).sort((a, b) => b.size - a.size || a.month - b.month)
  const twelfth = shareOf(total, 1, 12, 'half-away')
  const room = Math.max(size(shareOf(total, EVEN_PERMILLE, 1_000, 'half-away')), 12)
  const even = months.every((one) => Math.abs(one - twelfth) <= room)
  return {
    kind: used === 1 ? 'once' : even ? 'even' : 'own',
    total,
    tenths: total === 0 ? undefined : months.map((one) => shareOf(one, 1_000, total, 'half-away')),
    most: order[0]!.month,
    least: order.at(-1)!.month,
  }
}
