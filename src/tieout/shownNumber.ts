// Reads a number as our own reports show it: no-break spaces between thousands, decimal comma, U+2212, unit after.
// Refuses to guess: what is not written that way is no number.
export interface ShownNumber {
  value: number
  decimals: number
  /** A sign is written, plus or minus. */
  signed: boolean
  /** `mkr`, `%`; empty in tables, whose headings carry it. */
  unit: string
}

const SHAPE = /^([+\u2212]?)(\d{1,3}(?:\u00a0\d{3})*)(?:,(\d+))?(?:\u00a0(\D+))?$/

/** `missing` is what the reports write for a value that is not there. */
export function readShown(shown: string): ShownNumber | 'missing' | undefined {
  if (shown === '..' || shown === '.' || shown === 'saknas') return 'missing'
  // A nil line of a statutory statement.
  if (shown === '–') return { value: 0, decimals: 0, signed: false, unit: '' }
  const match = SHAPE.exec(shown)
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = '', unit = ''] = match
  const size = Number(`${whole.replaceAll('\u00a0', '')}.${fraction || '0'}`)
  return { value: sign === '\u2212' && size !== 0 ? -size : size, decimals: fraction.length, signed: sign !== '', unit }
}
