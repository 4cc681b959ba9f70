// An amount in a cell of the detailed budget: kronor as people write and paste them, `−1 234,50`, `1,5 tkr`; the same code on the
// server and in the browser, so it is small. Refuses: parts of an öre, and what may be thousands or decimals. Empty is missing.
import type { Ore } from '../../kernel/money.ts'

/** Missing (nothing budgeted) is null and never zero. */
export type Cell = Ore | null
/** What is wrong with an amount; `said` are the figures of its sentence, which stands in words.ts. */
export interface AmountFault {
  code: 'amountUnreadable' | 'amountTwoWays' | 'amountTooFine' | 'amountTooLarge'
  said: readonly string[]
}
export type Read = { ok: true; ore: Cell } | { ok: false; why: AmountFault }

/** A hundred billion kronor in one cell: more is a unit taken for another, and beyond what a spreadsheet keeps exactly. */
export const MOST_ORE = 10_000_000_000_000

const UNIT = /(mkr|tkr|kr|kronor)\.?$/i
const DECIMALS_OF: Record<string, number> = { kr: 2, kronor: 2, tkr: 5, mkr: 8 }
const GROUPED = /^\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+$|^\d{1,3}(?:['’]\d{3})+$/
const SPACES = /[ \u00a0\u202f\u2009'’]/g

export function readKronor(written: string): Read {
  const said = written.replace(/^[\s\u00a0\u202f\u2009]+|[\s\u00a0\u202f\u2009]+$/g, '')
  if (said === '') return { ok: true, ore: null }
  const decimals = DECIMALS_OF[UNIT.exec(said)?.[1]?.toLowerCase() ?? 'kr']!
  const [negative, digits] = signed(said.replace(UNIT, '').trim())
  const [whole = '', fraction = '', ...more] = digits.split(digits.includes(',') ? ',' : '.')
  if (/^\d{1,3}\.\d{3}$/.test(digits) && !digits.startsWith('0.')) return fault('amountTwoWays', said, whole, fraction)
  const readable = /^\d+$/.test(whole) || GROUPED.test(whole)
  const pointless = digits !== whole && fraction === ''
  if (!readable || pointless || more.length > 0 || !/^\d*$/.test(fraction)) return fault('amountUnreadable', said)
  const exact = fraction.replace(/0+$/, '')
  if (exact.length > decimals) return fault('amountTooFine', said)
  const ore = Number(whole.replace(SPACES, '') + exact.padEnd(decimals, '0'))
  if (ore > MOST_ORE) return fault('amountTooLarge', said)
  return { ok: true, ore: (negative && ore > 0 ? -ore : ore) as Ore }
}

const fault = (code: AmountFault['code'], ...said: string[]): Read => ({ ok: false, why: { code, said } })

/** `-5`, `−5`, `–5`, `5-` and `(5)` are all negative. */
function signed(said: string): [negative: boolean, digits: string] {
  const negative = /^\((.+)\)$/.exec(said) ?? /^[-−–] ?(?=\d)(.+)$/.exec(said) ?? /^(.*\d) ?[-−]$/.exec(said)
  return negative ? [true, negative[1]!.trim()] : [false, said.replace(/^\+(?=\d)/, '')]
}

/** `−1 234,50`, whole kronor without decimals; missing is empty. Read back it is the same amount. */
export function writeKronor(ore: Cell): string {
  if (ore === null) return ''
  const digits = String(Math.abs(ore)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '\u00a0')
  return `${ore < 0 ? '\u2212' : ''}${whole}${digits.endsWith('00') ? '' : `,${digits.slice(-2)}`}`
}
