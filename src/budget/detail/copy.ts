// Where a year begins: last year's detailed budget, or what last year cost. Rows keep their identity from year to year.
// Refuses: taking rows along that another page computes, and a month without books as zero.
import type { Cell } from './kronor.ts'
import { type DetailRow, type DetailSheet, inOrder, isComputed, turned } from './sheet.ts'

/** What an account cost, January to December, as booked (debit positive); null where there are no books. */
export type Outcome = ReadonlyMap<string, readonly Cell[]>

/** Comments are about last year and stay there. */
export const copiedRows = ({ rows }: DetailSheet): DetailRow[] =>
  rows.filter((row) => !isComputed(row.id)).map((row) => ({ ...row, comment: '', notes: {} }))

/** A row for each account that moved, in statement signs. */
export const outcomeRows = (outcome: Outcome): DetailRow[] =>
  inOrder(
    [...outcome]
      .map(([account, months]) => ({ account, months: statementMonths(months) }))
      .filter(({ months }) => months.some((ore) => ore !== null && ore !== 0))
      .map(({ account, months }) => ({ id: `k-${account}`, account, activity: '', text: '', comment: '', months, notes: {} })),
  )

export const statementMonths = (booked: readonly Cell[]): Cell[] => booked.map((ore) => (ore === null ? null : turned(ore)))
