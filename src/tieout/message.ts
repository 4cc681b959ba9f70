// What a result says in one or two sentences, in both languages. Numbers before adjectives; neither side is called right.
import type { FigureRef, Unit } from '../kernel/figure.ts'
import { ORE_PER_MKR } from '../kernel/money.ts'
import { formatNumber, type Lang, type Text } from '../kernel/text.ts'
import type { Compared } from './comparison.ts'
import type { Measured } from './expression.ts'

const WORDS: Record<Unit, Text> = {
  ore: { sv: 'kr', en: 'SEK' },
  mkr: { sv: 'mkr', en: 'SEK m' },
  tkr: { sv: 'tkr', en: 'SEK 000' },
  kr: { sv: 'kr', en: 'SEK' },
  percent: { sv: 'procentenheter', en: 'percentage points' },
  count: { sv: '', en: '' },
  fte: { sv: 'årsarbetare', en: 'FTE' },
  years: { sv: 'år', en: 'years' },
  points: { sv: 'poäng', en: 'points' },
  judgement: { sv: '', en: '' },
}

/** A difference in words: `87 mkr`, `0,2 procentenheter`, öre as kronor with two decimals. */
export function amountText(value: number, unit: Unit, precision: number, lang: Lang): string {
  const shown =
    unit === 'ore'
      ? formatNumber(value / 100, Math.abs(value) >= ORE_PER_MKR ? 0 : 2, lang)
      : formatNumber(value, Math.max(0, precision), lang)
  const word = WORDS[unit][lang]
  return word ? `${shown}\u00a0${word}` : shown
}

const both = (sv: string, en: string): Text => ({ sv, en })

export function comparedMessage(left: Measured, right: Measured, result: Compared): Text {
  const precision = left.unit === 'percent' ? Math.max(1, left.precision) : Math.max(left.precision, right.precision)
  const gap = Math.abs(result.difference ?? 0)
  const text = (lang: Lang) => amountText(gap, left.unit, precision, lang)
  const range = (lang: Lang) => `${formatNumber(right.low, 2, lang)}–${formatNumber(right.high, 2, lang)}`
  const spread = right.unit === 'percent' && right.high > right.low
  if (result.tooWide) {
    return both(
      `Underlaget är för litet: det möjliga intervallet är ${range('sv')}.`,
      `The figures are too small: the possible range is ${range('en')}.`,
    )
  }
  if (result.verdict === 'ok' && (result.difference ?? 0) === 0) return both('Talen stämmer.', 'The figures agree.')
  if (result.verdict === 'ok' || result.verdict === 'rounding') {
    return both(`Talen skiljer ${text('sv')}. Det ryms i avrundningen.`, `The figures differ by ${text('en')}, within rounding.`)
  }
  if (result.difference === null) return both('Villkoret är inte uppfyllt.', 'The condition does not hold.')
  const sv = `Talen skiljer ${text('sv')}. Det ryms inte i avrundningen${spread ? `: möjligt intervall är ${range('sv')}` : ''}.`
  const en = `The figures differ by ${text('en')}, more than rounding allows${spread ? `: the possible range is ${range('en')}` : ''}.`
  return both(sv, en)
}

export const STALE: Text = both(
  'Talet i texten är förra årets, inte årets.',
  'The number in the text is last year’s, not this year’s.',
)

/** Names what is missing, so that the reader knows what to add. */
export function missingMessage(
  missing: readonly FigureRef[],
  reason: 'missing' | 'notApplicable' | 'unit' | 'zero',
  labels: (ref: FigureRef) => string,
): Text {
  const names = [...new Set(missing)].map(labels)
  const shown = names.slice(0, 3).join('; ')
  const more = names.length > 3 ? ` +${names.length - 3}` : ''
  const what = shown + more
  switch (reason) {
    case 'unit':
      return both(
        `Kan inte prövas: talen har olika enheter (${what}).`,
        `Cannot be tested: the figures have different units (${what}).`,
      )
    case 'zero':
      return both(`Kan inte prövas: division med noll (${what}).`, `Cannot be tested: division by zero (${what}).`)
    case 'notApplicable':
      return both(`Kan inte prövas: inte aktuellt för ${what}.`, `Cannot be tested: not applicable to ${what}.`)
    default:
      return both(`Kan inte prövas: ${what} saknas.`, `Cannot be tested: ${what} is missing.`)
  }
}
