// One cell of a table, whoever read it, and its address as the sheet names it.
// Knows no columns and no money.

/** Text as typed, a number as stored (`1234.5`), a date `YYYY-MM-DD`, a formula error, or nothing. */
export type FlatCell = string | { number: string } | { date: string } | { error: string } | null

export const isError = (cell: FlatCell): boolean => cell !== null && typeof cell === 'object' && 'error' in cell
export const errorOf = (cell: FlatCell): string =>
  cell !== null && typeof cell === 'object' && 'error' in cell ? cell.error : ''

/** `C14`. */
export function address(column: number, line: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${line}`
}

/** Codes come as text or number; trailing spaces are a habit of exports. */
export function plainText(cell: FlatCell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell.replace(/[\x00-\x1f\x7f]+/g, ' ').trim()
  if ('number' in cell) return cell.number
  return 'date' in cell ? cell.date : cell.error
}
