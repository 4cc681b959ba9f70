// The authority's own accounts behind a selector of standard accounts, year by year: how statements written once read any chart.
// Refuses: changing the books. They keep the accounts of the file; only the question is put in other words.
import { accountTest } from '../account.ts'
import { OWN_ENTITY } from '../balance.ts'
import type { Books } from '../books.ts'
import { type Standard, type StandardRow, selectorOf, standardOf } from './standardAccount.ts'

/** Begins no account: a question about nothing, which is nought and not missing. */
export const NO_ACCOUNTS = '0'

export interface OwnAccounts {
  /** Own accounts whose standard account is chosen, for what stood at the opening or what moved in the year. */
  selector(standard: string, part: 'opening' | 'movement', year: number): string
  /** The standard account of one account in a year; undefined when it is on no line. */
  standard(account: string, year: number): Standard | undefined
}

export interface AccountRows {
  /** What the authority has mapped itself; goes before the chart. */
  own: readonly StandardRow[]
  chart: readonly StandardRow[]
}

export function ownAccounts(books: Books, { own, chart }: AccountRows): OwnAccounts {
  const years = new Map<number, { accounts: string[]; find: ReturnType<typeof standardOf> }>()
  const selectors = new Map<string, string>()
  const of = (year: number) => {
    const known = years.get(year)
    if (known) return known
    // An account that nets to nought over the year still has months and units of its own, so accounts by month are asked for.
    const byMonth = (measure: 'actual' | 'budget') =>
      books.group({ entity: OWN_ENTITY, year, measure, from: 0, to: 12 }, ['account', 'unit', 'period']).map((row) => row.account)
    const accounts = [...new Set([...byMonth('actual'), ...byMonth('budget')])].sort()
    const made = { accounts, find: standardOf(own, chart, `${year}-12-31`) }
    years.set(year, made)
    return made
  }
  return {
    selector: (standard, part, year) => {
      const key = `${standard} ${part} ${year}`
      const found = selectors.get(key)
      if (found !== undefined) return found
      const { accounts, find } = of(year)
      const test = accountTest(standard)
      const chosen = new Set(accounts.filter((account) => test(find(account)?.[part] ?? 'none')))
      const made = selectorOf(chosen, accounts) || NO_ACCOUNTS
      selectors.set(key, made)
      return made
    },
    standard: (account, year) => of(year).find(account),
  }
}
