// Balance rows of a file → amounts per place. A row carries a total or one dimension's share of it, never the cross of two:
// totals per dimension are never added together (SIE 4B, 5.12; FORMATS of the house). Conserves each account's total to the öre.
import type { DimensionObject } from '../voucher.ts'
import type { Place, Placer } from './mapping.ts'

export interface BalanceRow {
  objects: readonly DimensionObject[]
  amount: number
}

export interface Placed {
  place: Place
  amount: number
}

const NONE: readonly DimensionObject[] = []

/**
 * All rows of one account and period. The total is the row without objects, or else what the most telling dimension adds up to.
 * Each dimension's parts stand on their own place with its counter-entry on the default place, so that every marginal is exact
 * and the whole still adds up to the total. Rows with several pairs (SIE 5) are true crosses and replace the marginals.
 */
export function placeRows(rows: readonly BalanceRow[], place: Placer): Placed[] {
  const parts = partsOf(rows)
  const placed: Placed[] = []
  let rest = totalOf(rows, place)
  for (const part of parts) {
    for (const { objects, amount } of part) {
      placed.push({ place: place(objects), amount })
      rest -= amount
    }
  }
  if (rest !== 0) placed.push({ place: place(NONE), amount: rest })
  return placed
}

/** What the rows say of the account as a whole. */
export function totalOf(rows: readonly BalanceRow[], place: Placer): number {
  const whole = rows.filter((row) => row.objects.length === 0)
  const parts = partsOf(rows)
  return whole.length > 0 ? sum(whole) : parts.length > 0 ? sum(telling(parts, place)) : 0
}

function partsOf(rows: readonly BalanceRow[]): BalanceRow[][] {
  const crosses = rows.filter((row) => row.objects.length > 1)
  return crosses.length > 0 ? [crosses] : byDimension(rows.filter((row) => row.objects.length === 1))
}

const sum = (rows: readonly BalanceRow[]): number => rows.reduce((total, row) => total + row.amount, 0)

function byDimension(rows: readonly BalanceRow[]): BalanceRow[][] {
  const groups = new Map<string, BalanceRow[]>()
  for (const row of rows) {
    const dimension = row.objects[0]!.dimension
    const group = groups.get(dimension)
    if (group) group.push(row)
    else groups.set(dimension, [row])
  }
  return [...groups.values()]
}

/** The dimension that divides the whole account: cost centres before objects before counterparts. */
function telling(parts: readonly BalanceRow[][], place: Placer): readonly BalanceRow[] {
  const rank = (rows: readonly BalanceRow[]): number => {
    const { costCentre, object, counterpart } = place(rows[0]!.objects)
    return costCentre !== '' ? 0 : object !== '' ? 1 : counterpart !== '' ? 2 : 3
  }
  return [...parts].sort((a, b) => rank(a) - rank(b))[0]!
}
