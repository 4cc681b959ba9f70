// Books: what every rule and page asks of the balances. One way in (CubeQuery), sums exact to the öre.
// The tree decides which units a unit contains in the month asked for (then) or today (now).
import { assertSafe, type Ore } from '../kernel/money.ts'
import type { Structure, Structures } from '../organisation/model.ts'
import { accountTest } from './account.ts'
import type { Balance, Measure } from './balance.ts'

export type { Structure }

export interface CubeQuery {
  entity: string
  year: number
  measure?: Measure
  /** Account selector, e.g. `3000-3499,3600`; all accounts when absent. */
  accounts?: string
  /** The unit and everything below it; the whole entity when absent. */
  unit?: string
  structure?: Structure
  counterpart?: string
  object?: string
  /** First and last period, both included; 0 = opening balance. Default 1 to 12: the year's movement. */
  from?: number
  to?: number
}

export type Axis = 'account' | 'unit' | 'period' | 'counterpart' | 'object'

export interface GroupRow {
  account: string
  unit: string
  period: number
  counterpart: string
  object: string
  amount: Ore
}

export interface Books {
  entities(): string[]
  years(entity: string): number[]
  sum(query: CubeQuery): Ore
  /** Totals by the named axes, other fields empty; zero rows left out; sorted by the axes. */
  group(query: CubeQuery, by: readonly Axis[]): GroupRow[]
}

/**
 * Answers which units a unit contains: `contains('hsn', 'u_nus', 2020, 'then', 8)`. A unit that moves within the year is counted
 * where it stood in each period; period 0 is 1 January.
 */
export interface Contains {
  (unit: string, inner: string, year: number, structure: Structure, period?: number): boolean
  /** The trees the answer comes from, where there are any; packed books look in them directly. */
  readonly treeOf?: Structures['treeOf']
}

/** Rows in the order of the axes asked for: periods by number, codes by character. */
export function compareRows(by: readonly Axis[]): (a: GroupRow, b: GroupRow) => number {
  return (a, b) => {
    for (const axis of by) {
      if (a[axis] < b[axis]) return -1
      if (a[axis] > b[axis]) return 1
    }
    return 0
  }
}

export const emptyRow = (): GroupRow => ({ account: '', unit: '', period: 0, counterpart: '', object: '', amount: 0 as Ore })

/** Plain books over a list of balances: the reference the packed cube is tested against. */
export function booksOf(balances: readonly Balance[], contains: Contains = (unit, inner) => unit === inner): Books {
  const matching = (query: CubeQuery): Balance[] => {
    const test = query.accounts === undefined ? () => true : accountTest(query.accounts)
    const { measure = 'actual', from = 1, to = 12, structure = 'then' } = query
    return balances.filter(
      (b) =>
        b.entity === query.entity &&
        b.year === query.year &&
        b.measure === measure &&
        b.period >= from &&
        b.period <= to &&
        (query.counterpart === undefined || b.counterpart === query.counterpart) &&
        (query.object === undefined || b.object === query.object) &&
        test(b.account) &&
        (query.unit === undefined || contains(query.unit, b.unit, query.year, structure, b.period)),
    )
  }
  return {
    entities: () => [...new Set(balances.map((b) => b.entity))].sort(),
    years: (entity) => [...new Set(balances.filter((b) => b.entity === entity).map((b) => b.year))].sort(),
    sum: (query) => assertSafe(matching(query).reduce((total, b) => total + b.amount, 0)),
    group: (query, by) => {
      const totals = new Map<string, GroupRow>()
      for (const b of matching(query)) {
        const row = emptyRow()
        for (const axis of by) Object.assign(row, { [axis]: b[axis] })
        const key = JSON.stringify(by.map((axis) => row[axis]))
        const found = totals.get(key)
        if (found) found.amount = assertSafe(found.amount + b.amount)
        else totals.set(key, { ...row, amount: b.amount })
      }
      return [...totals.values()].filter((row) => row.amount !== 0).sort(compareRows(by))
    },
  }
}
