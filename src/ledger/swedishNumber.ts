// Reads a number as people in Sweden write it in tables (decimal comma, groups, many kinds of minus and of nothing).
// Missing is never 0, and what may mean two things is asked about, never guessed.
import type { Text } from '../kernel/text.ts'

type SwedishNumber =
  /** `decimal` as machines write it: `-1234.5`. A percentage keeps its number: 87,9 % is 87.9. */
  | { kind: 'number'; decimal: string; percent: boolean }
  /** `reason` is what stood there, empty for an empty cell. */
  | { kind: 'missing'; reason: string }
  | { kind: 'unreadable'; message: Text }

const MISSING = /^(?:[-–—−]|\.{1,3}|…|:|x|i\.?u\.?|n\/?a|värde saknas|uppgift saknas|saknas|ej relevant|ej aktuellt|< ?\d+)$/i
const EXCEL_ERROR =
  /^#(?:DIV\/0!|N\/A|VALUE!|REF!|NAME\?|NUM!|NULL!|SPILL!|SAKNAS!|VÄRDEFEL!|REFERENS!|NAMN\?|OGILTIGT!|SKÄRNING!|DIVISION\/0!)$/i
const SPACES = '[ \\u00a0\\u202f\\u2009]'
const GROUPED = new RegExp(`^\\d{1,3}(?:${SPACES}\\d{3})+$|^\\d{1,3}(?:['’]\\d{3})+$`)
const SEPARATORS = /[ \u00a0\u202f\u2009'’]/g

const unreadable = (sv: string, en: string): SwedishNumber => ({ kind: 'unreadable', message: { sv, en } })

export function parseSwedishNumber(written: string): SwedishNumber {
  const text = written.replace(/^[\s\u00a0\u202f\u2009]+|[\s\u00a0\u202f\u2009]+$/g, '')
  if (text === '' || MISSING.test(text)) return { kind: 'missing', reason: text }
  if (EXCEL_ERROR.test(text)) {
    return unreadable(
      `formelfelet ${text}; rätta formeln i källan`,
      `the formula error ${text}; correct the formula in the source`,
    )
  }
  const marked = text.replace(/[*¹²³⁰-⁹]+$/u, '').trimEnd()
  const percent = /(?:%|procent)$/i.test(marked)
  const bare = (percent ? marked.replace(/(?:%|procent)$/i, '') : marked).replace(/kr$/i, '').replace(/[\s\u00a0\u202f]+$/, '')
  const { negative, digits } = signOf(bare)
  const decimal = decimalOf(digits)
  if (typeof decimal !== 'string') return decimal
  return { kind: 'number', decimal: negative && /[1-9]/.test(decimal) ? `-${decimal}` : decimal, percent }
}

/** `-5`, `−5`, `–5`, `5-` and `(5)` are all negative. */
function signOf(text: string): { negative: boolean; digits: string } {
  const inside = /^\((.+)\)$/.exec(text)
  if (inside) return { negative: true, digits: inside[1]!.trim() }
  const before = /^[-−–][ \u00a0]?(?=[\d(])(.+)$/.exec(text)
  if (before) return { negative: true, digits: before[1]! }
  const after = /^(.*\d) ?[-−]$/.exec(text)
  if (after) return { negative: true, digits: after[1]! }
  return { negative: false, digits: text.replace(/^\+(?=\d)/, '') }
}

function decimalOf(text: string): string | SwedishNumber {
  const [whole = '', fraction, ...more] = text.split(',')
  if (more.length > 0) return unreadable(`”${text}” har flera decimalkomman`, `"${text}" has several decimal commas`)
  const plain = /^\d+$/.test(whole)
  if (fraction !== undefined) {
    if (!/^\d+$/.test(fraction) || !(plain || GROUPED.test(whole))) return notANumber(text)
    return `${whole.replace(SEPARATORS, '')}.${fraction}`
  }
  if (plain) return whole
  if (GROUPED.test(whole)) return whole.replace(SEPARATORS, '')
  const dotted = /^(\d+)\.(\d+)$/.exec(whole)
  if (dotted && dotted[2]!.length === 3 && dotted[1]!.length <= 3 && dotted[1] !== '0') {
    return unreadable(
      `”${text}” kan vara både tusental och decimaler; skriv ${dotted[1]} ${dotted[2]} eller ${dotted[1]},${dotted[2]}`,
      `"${text}" may be thousands or decimals; write ${dotted[1]} ${dotted[2]} or ${dotted[1]},${dotted[2]}`,
    )
  }
  if (dotted) return whole
  return notANumber(text)
}

const notANumber = (text: string): SwedishNumber =>
  unreadable(`”${text}” är inget tal; skriv till exempel 1 234,50`, `"${text}" is no number; write for example 1 234,50`)
