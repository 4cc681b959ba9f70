// A unit's detailed budget of a year: rows of an account by month, each cell with an identity of its own, so that two people's work
// can be merged. Statement signs: income +, costs −; the ledger's signs are turned here and nowhere else.
// Refuses: money in a row without an account, and an empty cell as zero.
import type { UnitCode } from '../../kernel/ids.ts'
import { negate, type Ore, sumOre } from '../../kernel/money.ts'
import type { Cell } from './kronor.ts'

export const MONTH_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** `m1` is the amount of January, `n1` what is said about it. */
export type Field = 'account' | 'activity' | 'text' | 'comment' | `m${number}` | `n${number}`
export const FIELDS: readonly Field[] = [
  'account',
  'activity',
  'text',
  'comment',
  ...MONTH_NUMBERS.map((no) => `m${no}` as const),
  ...MONTH_NUMBERS.map((no) => `n${no}` as const),
]
export const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name)
export const isMonthField = (field: Field): boolean => field.startsWith('m')

/** Öre in `m` fields, words in the others; null where nothing is written. A row without an account is not there. */
export type Value = Ore | string | null

export interface DetailRow {
  /** Follows the row through every version, the file it is sent in and back. */
  id: string
  account: string
  /** Empty where the row belongs to no activity. */
  activity: string
  text: string
  comment: string
  /** January to December; null is not budgeted. */
  months: readonly Cell[]
  /** What is said about a month, by month number. */
  notes: Readonly<Record<number, string>>
}

export interface DetailSheet {
  unit: UnitCode
  year: number
  /** Number of the latest save; 0 before the first. Every cell was read at this version. */
  version: number
  rows: readonly DetailRow[]
}

/** One cell set to a value. `account` set to null takes the whole row away. */
export interface Edit {
  row: string
  field: Field
  value: Value
}

const ROW_ID = /^[a-z0-9][a-z0-9-]{0,39}$/
export const isRowId = (id: string): boolean => ROW_ID.test(id)

/** Rows that another page computes: staffing targets and internal prices. Their money is changed there. */
export const COMPUTED_ROWS = { staffing: 's-', price: 'p-' } as const
export const isComputed = (row: string): boolean => Object.values(COMPUTED_ROWS).some((start) => row.startsWith(start))

export const emptySheet = (unit: UnitCode, year: number): DetailSheet => ({ unit, year, version: 0, rows: [] })

export function cellIn(row: DetailRow | undefined, field: Field): Value {
  if (!row) return null
  const no = Number(field.slice(1))
  if (field.startsWith('m')) return row.months[no - 1] ?? null
  if (field.startsWith('n')) return row.notes[no] || null
  return row[field as 'account' | 'activity' | 'text' | 'comment'] || null
}

const blank = (id: string): DetailRow => ({
  id,
  account: '',
  activity: '',
  text: '',
  comment: '',
  months: MONTH_NUMBERS.map(() => null),
  notes: {},
})

function withValue(row: DetailRow, field: Field, value: Value): DetailRow {
  const no = Number(field.slice(1))
  if (field.startsWith('m')) return { ...row, months: row.months.with(no - 1, value as Cell) }
  if (!field.startsWith('n')) return { ...row, [field]: value ?? '' }
  const { [no]: _, ...others } = row.notes
  return { ...row, notes: value === null || value === '' ? others : { ...others, [no]: String(value) } }
}

/** Rows from single cells, in the order of the sheet. Cells of rows without an account are left out: such a row was taken away. */
export function rowsOf(cells: Iterable<Edit>): DetailRow[] {
  const rows = new Map<string, { months: Cell[]; notes: Record<number, string>; words: Record<string, string> }>()
  for (const { row: id, field, value } of cells) {
    if (value === null || value === '') continue
    const row = rows.get(id) ?? { months: MONTH_NUMBERS.map((): Cell => null), notes: {}, words: {} }
    rows.set(id, row)
    if (field.startsWith('m')) row.months[Number(field.slice(1)) - 1] = value as Ore
    else if (field.startsWith('n')) row.notes[Number(field.slice(1))] = String(value)
    else row.words[field] = String(value)
  }
  return inOrder(
    [...rows].flatMap(([id, { months, notes, words }]) => (words.account ? [{ ...blank(id), ...words, months, notes }] : [])),
  )
}

export const cellsOf = (row: DetailRow): Edit[] =>
  FIELDS.flatMap((field) => {
    const value = cellIn(row, field)
    return value === null ? [] : [{ row: row.id, field, value }]
  })

/** By account, activity and text; the identity last, so that the order is the same everywhere. */
export const inOrder = (rows: readonly DetailRow[]): DetailRow[] => [...rows].sort(byPlace)

const byPlace = (a: DetailRow, b: DetailRow): number => {
  for (const key of ['account', 'activity', 'text', 'id'] as const) if (a[key] !== b[key]) return a[key] < b[key] ? -1 : 1
  return 0
}

/** The sheet after the edits, in their order. A row that was never given an account is not in it: check with `withoutAccount` first. */
export function applyEdits(sheet: DetailSheet, edits: readonly Edit[]): DetailSheet {
  const rows = new Map(sheet.rows.map((row) => [row.id, row]))
  for (const { row: id, field, value } of edits) {
    if (field === 'account' && (value === null || value === '')) rows.delete(id)
    else rows.set(id, withValue(rows.get(id) ?? blank(id), field, value))
  }
  return { ...sheet, rows: inOrder([...rows.values()].filter((row) => row.account !== '')) }
}

/** Rows that would hold something and have no account: said before saving, never dropped. */
export function withoutAccount(sheet: DetailSheet, edits: readonly Edit[]): string[] {
  const known = new Set(sheet.rows.map((row) => row.id))
  const holds = new Set<string>()
  for (const { row, field, value } of edits) {
    if (field === 'account') {
      if (value) known.add(row)
      else {
        known.delete(row)
        holds.delete(row)
      }
    } else if (value !== null && value !== '') holds.add(row)
  }
  return [...holds].filter((row) => !known.has(row))
}

/** What turns the one sheet into the other; applied to `from` it gives `to`. */
export function editsBetween(from: DetailSheet, to: DetailSheet): Edit[] {
  const before = new Map(from.rows.map((row) => [row.id, row]))
  const after = new Map(to.rows.map((row) => [row.id, row]))
  const gone = from.rows
    .filter((row) => !after.has(row.id))
    .map((row) => ({ row: row.id, field: 'account' as const, value: null }))
  const changed = to.rows.flatMap((row) =>
    FIELDS.flatMap((field) => {
      const value = cellIn(row, field)
      return value === cellIn(before.get(row.id), field) ? [] : [{ row: row.id, field, value }]
    }),
  )
  return [...gone, ...changed]
}

export const rowTotal = ({ months }: Pick<DetailRow, 'months'>): Ore => sumOre(months.map((one) => one ?? 0))

/** Net of the whole sheet: what it costs is negative. */
export const netOf = ({ rows }: Pick<DetailSheet, 'rows'>): Ore => sumOre(rows.map(rowTotal))

/** Between what is booked (debit positive) and statement signs, both ways. The only place of the room that turns signs. */
export const turned = (value: Ore): Ore => negate(value)
