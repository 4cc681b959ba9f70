// From an account of the authority's own chart to the standard account the lines of the statements are made of. Dated rows; the most exact wins.
// Refuses: guessing. An account that no row covers is on no line and is told in the receipt and on the account page.
import type { Text } from '../../kernel/text.ts'
import { accountTest } from '../account.ts'

/** `standard` takes the opening balance, `movement` what moved in the year; the same account where one does for both. */
export interface StandardRow {
  /** One account, the beginning of accounts (`112`) or a range (`3000-3099`). */
  accounts: string
  standard: string
  movement?: string
  /** First and last day the row holds; open-ended when absent. */
  from?: string
  to?: string
}

export interface ChartRow extends StandardRow {
  name: Text
}

/** A published chart of accounts: its account groups, what they are called, and where each stands in the standard accounts. */
export interface PublishedChart {
  id: string
  name: Text
  source: string
  /** True where the numbers have not been checked against the printed edition. */
  unverified?: boolean
  rows: readonly ChartRow[]
}

export interface Standard {
  opening: string
  movement: string
}

const exactness = ({ accounts }: StandardRow): number => accounts.split('-')[0]!.length * 2 + (accounts.includes('-') ? 0 : 1)

const holds = (row: StandardRow, date: string): boolean =>
  (row.from === undefined || row.from <= date) && (row.to === undefined || date <= row.to)

/** Finds the standard account of any account on a date: the authority's own rows first, then those of its chart. */
export function standardOf(
  own: readonly StandardRow[],
  chart: readonly StandardRow[],
  date: string,
): (account: string) => Standard | undefined {
  const ordered = [own, chart].map((rows) =>
    rows
      .filter((row) => holds(row, date))
      .map((row) => ({ row, test: accountTest(row.accounts) }))
      .sort((a, b) => exactness(b.row) - exactness(a.row)),
  )
  const known = new Map<string, Standard | undefined>()
  return (account) => {
    if (known.has(account)) return known.get(account)
    const row = ordered.flatMap((rows) => rows.find(({ test }) => test(account)) ?? [])[0]?.row
    const found = row && { opening: row.standard, movement: row.movement ?? row.standard }
    known.set(account, found)
    return found
  }
}

/** Accounts as a selector: neighbours in the books become ranges, so that an address stays short. */
export function selectorOf(chosen: ReadonlySet<string>, all: readonly string[]): string {
  const parts: string[] = []
  let run: string[] = []
  const close = () => {
    if (run.length > 0) parts.push(run.length === 1 ? run[0]! : `${run[0]}-${run.at(-1)}`)
    run = []
  }
  for (const account of all) {
    if (!chosen.has(account) || (run.length > 0 && run[0]!.length !== account.length)) close()
    if (chosen.has(account)) run.push(account)
  }
  close()
  return parts.join(',')
}
