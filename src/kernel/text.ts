// The two languages and how numbers are written in them (LOOK §3): U+00A0 groups, decimal comma, U+2212 minus, never −0.
export type Lang = 'sv' | 'en'

/** One sentence in both languages; Swedish first. */
export interface Text {
  sv: string
  en: string
}

export const text = (sv: string, en: string): Text => ({ sv, en })

const NBSP = '\u00a0'
const MINUS = '\u2212'

/** A number as printed: grouped by no-break space, decimal comma in Swedish, U+2212 minus. Ties round away from zero.
 * Negative decimals round to tens and hundreds, as texts do. */
export function formatNumber(value: number, decimals: number, lang: Lang = 'sv', options: { sign?: boolean } = {}): string {
  const scale = 10 ** decimals
  const rounded = Math.round((Math.abs(value) + Number.EPSILON * Math.abs(value)) * scale) / scale
  const [whole = '0', fraction] = rounded.toFixed(Math.max(0, decimals)).split('.')
  const group = lang === 'sv' ? NBSP : ','
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group)
  const sign = rounded === 0 ? '' : value < 0 ? MINUS : options.sign ? '+' : ''
  return sign + grouped + (fraction ? (lang === 'sv' ? ',' : '.') + fraction : '')
}

export const unitAfter = (value: string, unit: string): string => `${value}${NBSP}${unit}`

const MONTHS: Record<Lang, string[]> = {
  sv: ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
}

/** 1 is January. */
export const monthName = (no: number): Text => ({ sv: MONTHS.sv[no - 1]!, en: MONTHS.en[no - 1]! })

/** `2021-03-30` → `30 mars 2021`. */
export function formatDate(date: string, lang: Lang = 'sv'): string {
  return `${Number(date.slice(8, 10))} ${MONTHS[lang][Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
}

/** `a, b och c`. */
export function formatList(items: readonly string[], lang: Lang = 'sv'): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${lang === 'sv' ? 'och' : 'and'} ${items.at(-1)}`
}

const collator = new Intl.Collator('sv')
export const compareSwedish = (a: string, b: string): number => collator.compare(a, b)
