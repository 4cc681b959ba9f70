// An amount in a cell of the detailed budget: kronor as people write and paste them, `−1 234,50`, `1,5 tkr`; the same code on the
// server and in the browser, so it is small. Refuses: parts of an öre, and what may be thousands or decimals. Empty is missing.
import type { Ore } from '../../kernel/money.ts'
import { type Text, text } from '../../kernel/text.ts'

/** Missing (nothing budgeted) is null and never zero. */
export type Cell = Ore | null
export type Read = { ok: true; ore: Cell } | { ok: false; why: Text }

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
  const { negative, digits } = signed(said.replace(UNIT, '').trim())
  const [whole = '', fraction = '', ...more] = digits.split(digits.includes(',') ? ',' : '.')
  if (/^\d{1,3}\.\d{3}$/.test(digits) && !digits.startsWith('0.')) return { ok: false, why: TWO_WAYS(said, whole, fraction) }
  const readable = /^\d+$/.test(whole) || GROUPED.test(whole)
  const pointless = digits !== whole && fraction === ''
  if (!readable || pointless || more.length > 0 || !/^\d*$/.test(fraction)) return { ok: false, why: NO_NUMBER(said) }
  const exact = fraction.replace(/0+$/, '')
  if (exact.length > decimals) return { ok: false, why: TOO_FINE(said) }
  const ore = Number(whole.replace(SPACES, '') + exact.padEnd(decimals, '0'))
  if (ore > MOST_ORE) return { ok: false, why: TOO_LARGE(said) }
  return { ok: true, ore: (negative && ore > 0 ? -ore : ore) as Ore }
}

/** `-5`, `−5`, `–5`, `5-` and `(5)` are all negative. */
function signed(said: string): { negative: boolean; digits: string } {
  const inside = /^\((.+)\)$/.exec(said)
  if (inside) return { negative: true, digits: inside[1]!.trim() }
  const before = /^[-−–] ?(?=\d)(.+)$/.exec(said)
  if (before) return { negative: true, digits: before[1]! }
  const after = /^(.*\d) ?[-−]$/.exec(said)
  if (after) return { negative: true, digits: after[1]! }
  return { negative: false, digits: said.replace(/^\+(?=\d)/, '') }
}

/** `−1 234,50`, whole kronor without decimals; missing is empty. Read back it is the same amount. */
export function writeKronor(ore: Cell): string {
  if (ore === null) return ''
  const digits = String(Math.abs(ore)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '\u00a0')
  return `${ore < 0 ? '\u2212' : ''}${whole}${digits.endsWith('00') ? '' : `,${digits.slice(-2)}`}`
}

const NO_NUMBER = (said: string): Text =>
  text(`”${said}” är inte ett belopp. Skriv till exempel 1 234,50.`, `“${said}” is not an amount. Write for example 1 234,50.`)
const TWO_WAYS = (said: string, whole: string, rest: string): Text =>
  text(
    `”${said}” kan vara både tusental och decimaler. Skriv ${whole} ${rest} eller ${whole},${rest}.`,
    `“${said}” may be thousands or decimals. Write ${whole} ${rest} or ${whole},${rest}.`,
  )
const TOO_FINE = (said: string): Text =>
  text(
    `”${said}” är finare än ett öre. Skriv högst två decimaler.`,
    `“${said}” is finer than an öre. Write at most two decimals.`,
  )
const TOO_LARGE = (said: string): Text =>
  text(
    `”${said}” är för stort för en cell. Kontrollera om beloppet är i kr, tkr eller mkr.`,
    `“${said}” is too large for a cell. Check whether the amount is in kr, tkr or mkr.`,
  )
