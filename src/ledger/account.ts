// Accounts and charts of accounts: dated data, with selectors such as `3000-3499,3600` used by every rule.
import type { Text } from '../kernel/text.ts'

export type AccountKind = 'asset' | 'equity' | 'provision' | 'liability' | 'income' | 'cost' | 'memo'

export interface ChartAccount {
  number: string
  name: Text
  kind: AccountKind
  /** First and last year the account is open; open-ended when absent. */
  from?: number
  to?: number
  /** Where the closing balance is carried at the turn of the year (movement accounts roll into their base account). */
  rollsTo?: string
}

export interface Chart {
  id: string
  name: Text
  accounts: ChartAccount[]
}

/** `3000-3499,3600`: ranges and single accounts of the same length compare as text; throws on a malformed rule (a bug). */
export function accountTest(selector: string): (account: string) => boolean {
  const parts = selector.split(',').map((part) => part.trim())
  const ranges = parts.map((part) => {
    const match = /^(\d+)(?:-(\d+))?$/.exec(part)
    if (!match) throw new Error(`not an account selector: ${selector}`)
    return { low: match[1]!, high: match[2] ?? match[1]! }
  })
  return (account) => ranges.some(({ low, high }) => account.slice(0, low.length) >= low && account.slice(0, high.length) <= high)
}
