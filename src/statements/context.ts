// What statements are made from: books, the companies of the group, committees, investment areas. Given by the caller.
// Answers ledger queries from totals kept per entity and year, so that a statement reads the books once.
import type { AuthorityKind } from '../kernel/authorityWords.ts'
import type { Ore } from '../kernel/money.ts'
import { monthOf } from '../kernel/month.ts'
import type { Text } from '../kernel/text.ts'
import { accountTest, type Books, OWN_ENTITY, type OwnAccounts } from '../ledger/model.ts'
import type { AskLedger, LedgerQuery, Share } from './expression.ts'
import type { Leaf, NoteLine } from './rule.ts'

export interface GroupCompany {
  code: string
  name: string
  /** The owned share of a year; undefined when the company is not in the group accounts that year. */
  ownedShare: (year: number) => Share | undefined
  /** The year from whose opening balance the company is consolidated (acquisition method). */
  acquired: number
  /** The region's accounts for the shares, eliminated against equity at acquisition. */
  shareAccounts: string
}

export interface StatementContext {
  /** Books with every entity's years; `group` needs the companies' too. */
  books: Books
  companies: readonly GroupCompany[]
  /** `code` in the books, `row` the line of the operating account. */
  committees: ReadonlyArray<{ code: string; row: string; label: Text }>
  /** Codes of the investment objects' areas; `id` is what the printed table calls the row. */
  investmentAreas: ReadonlyArray<{ code: string; id: string; label: Text }>
  /** The authority's own sub-accounts named in notes. */
  localLeaves?: readonly Leaf[]
  localNotes?: readonly NoteLine[]
  /** Population by year, for cost per inhabitant; registered facts, not ledger. */
  population?: ReadonlyMap<number, number>
  /** Deficits to restore before the first year of the books, oldest first. */
  openingDeficits?: ReadonlyArray<{ year: number; ore: Ore }>
  /** Which of the registered formulas the region has chosen for self-financing (RULES N09). */
  selfFinancing?: 'result-and-depreciation' | 'funds-from-operations' | 'operating-cash-flow'
  /** What the authority is: its words and the lines of its notes. A region when absent. */
  kind?: AuthorityKind
  /** How the standard accounts of the rules are found among the authority's own; its accounts are the standard ones when absent. */
  accounts?: OwnAccounts
  /** Last month counted (1–12) when a statement is of January to that month; absent for the whole year. */
  through?: number
}

/** The period of an address in this context: `2020`, or `2020-08` for January to August. */
export const periodOf = (ctx: Pick<StatementContext, 'through'>, year: number): string =>
  ctx.through === undefined ? String(year) : monthOf(year, ctx.through)

/** Asks the books up to a month; opening and movement per account are read once per entity, year and measure. */
export function askBooks(books: Books, through = 12): AskLedger {
  const tables = new Map<string, ReadonlyMap<string, { opening: number; movement: number }>>()
  const sums = new Map<string, number>()
  const known = new Map<string, ReadonlySet<number>>()
  const yearsOf = (entity: string): ReadonlySet<number> => {
    const found = known.get(entity)
    if (found) return found
    const years = new Set(books.entities().includes(entity) ? books.years(entity) : [])
    known.set(entity, years)
    return years
  }
  /** A year without any budget has none, and a budget not spread over months has none for a part of the year: missing, never nought. */
  const budgets = new Map<string, boolean>()
  const hasBudget = (entity: string, year: number): boolean => {
    const key = `${entity}|${year}`
    const known = budgets.get(key)
    if (known !== undefined) return known
    const rows = books.group({ entity, year, measure: 'budget', from: 0, to: 12 }, ['account', 'period'])
    const found = new Set(rows.map((row) => row.period)).size > (through < 12 ? 1 : 0)
    budgets.set(key, found)
    return found
  }
  const tableOf = (query: LedgerQuery): ReadonlyMap<string, { opening: number; movement: number }> => {
    const key = [query.entity, query.year, query.measure, query.unit, query.counterpart, query.object].join('|')
    const found = tables.get(key)
    if (found) return found
    const table = new Map<string, { opening: number; movement: number }>()
    const { at: _at, accounts: _accounts, ...where } = query
    const at = (account: string) => {
      const row = table.get(account) ?? { opening: 0, movement: 0 }
      table.set(account, row)
      return row
    }
    for (const row of books.group({ ...where, from: 0, to: 0 }, ['account'])) at(row.account).opening += row.amount
    for (const row of books.group({ ...where, from: 1, to: through }, ['account'])) at(row.account).movement += row.amount
    tables.set(key, table)
    return table
  }
  return (query) => {
    if (!yearsOf(query.entity).has(query.year)) return undefined
    if (query.measure === 'budget' && !hasBudget(query.entity, query.year)) return undefined
    const key = JSON.stringify(query)
    const found = sums.get(key)
    if (found !== undefined) return found as Ore
    const test = accountTest(query.accounts)
    let total = 0
    for (const [account, { opening, movement }] of tableOf(query)) {
      if (!test(account)) continue
      total += query.at === 'opening' ? opening : query.at === 'movement' ? movement : opening + movement
    }
    sums.set(key, total)
    return total as Ore
  }
}

export const REGION = OWN_ENTITY
