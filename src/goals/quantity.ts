// One number with its unit as people write it: `46 645`, `88,5 %`, `−0,16 %`, `2 mkr`. Exact, or a sentence that teaches.
// Refuses to guess: `12 34`, `1.234`, `ca 70 %`, `<5`, `5–10` are not one number.
import { type Decimal, decimal, multiplyDecimal, parseDecimal } from '../kernel/decimal.ts'
import { type Text, text } from '../kernel/text.ts'

export interface Quantity {
  value: Decimal
  /** `%`, `procentenheter`, `kr`, another word, or null when no unit is written. */
  unit: string | null
  /** As written, tidied to single no-break spaces. */
  shown: string
}

export type Reading<T> = { ok: true; value: T } | { ok: false; why: Text }

const readable = <T>(value: T): Reading<T> => ({ ok: true, value })
export const unreadable = (sv: string, en: string): { ok: false; why: Text } => ({ ok: false, why: text(sv, en) })

const SPACES = /[\s\u00a0\u2000-\u200b\u202f\u205f\u3000]+/g

/** Any run of any kind of space becomes one plain space; soft hyphens and zero-width marks go. */
export const plainSpaces = (raw: string): string =>
  raw
    .replace(/[\u00ad\ufeff]/g, '')
    .replace(SPACES, ' ')
    .trim()

const UNITS: [RegExp, string, string?][] = [
  [/^%$|^procent$|^percent$|^per cent$/i, '%'],
  [/^procent-?enhet(er)?$|^%-enhet(er)?$|^p\.?e\.?$|^percentage points?$/i, 'procentenheter'],
  [/^kr$|^kronor$|^sek$/i, 'kr'],
  [/^tkr$|^kkr$|^tusen kr(onor)?$/i, 'kr', '1000'],
  [/^mkr$|^mnkr$|^msek$|^miljon(er)? kr(onor)?$/i, 'kr', '1000000'],
  [/^mdkr$|^mdr$|^miljard(er)? kr(onor)?$/i, 'kr', '1000000000'],
  [/^st$|^stycken$/i, 'st'],
  [/^ton$|^kg$|^kwh$|^mwh$|^gwh$|^år$|^dagar$|^dag$|^timmar$|^minuter$|^veckor$|^månader$/i, ''],
  [/^poäng$|^personer$|^besök$|^index$|^platser$|^årsarbetare$/i, ''],
]

/** A unit by any of its names, with the factor that turns amounts of money into kronor. */
export function unitOf(word: string): { unit: string; factor: Decimal } | undefined {
  for (const [test, unit, factor] of UNITS)
    if (test.test(word)) return { unit: unit || word.toLowerCase(), factor: decimal(factor ?? '1') }
  return undefined
}

const NUMBER = /^([-\u2212\u2013+]?) ?(\d{1,3}(?:[ '’]\d{3})+(?!\d)|\d+)(?:([.,])(\d+))?(-(?!\d))?/

/** Reads the number at the start of a text with plain spaces; `rest` is what follows. */
export function readNumber(raw: string): Reading<{ value: Decimal; rest: string; length: number }> | undefined {
  const bracket = /^\(([\d ,.]+)\)(.*)$/.exec(raw)
  const source = bracket ? `-${bracket[1]}${bracket[2]}` : raw
  const match = NUMBER.exec(source)
  if (!match) return undefined
  const [all, sign, whole = '', separator, fraction = '', trailing] = match
  const rest = source.slice(all.length)
  if (/^[ '’]?\d/.test(rest) || /^[.,]\d/.test(rest))
    return unreadable(
      `”${raw}” är inte ett tal: siffrorna är inte grupperade tre och tre. Skriv till exempel 1 234,5.`,
      `“${raw}” is not one number: digits are not grouped by three. Write for example 1 234,5.`,
    )
  if (separator === '.' && fraction.length === 3 && whole.length <= 3 && whole !== '0')
    return unreadable(
      `”${raw}” kan betyda ${whole}${fraction} eller ${whole},${fraction}. Skriv decimaler med komma och tusental med mellanslag.`,
      `“${raw}” may mean ${whole}${fraction} or ${whole}.${fraction}. Write decimals with a comma and thousands with a space.`,
    )
  const negative = sign !== '' && sign !== '+' ? '-' : trailing ? '-' : ''
  const digits = whole.replace(/[ '’]/g, '')
  return readable({
    value: parseDecimal(negative + digits + (fraction ? `.${fraction}` : ''))!,
    rest: rest.trim(),
    length: raw.length - rest.length,
  })
}

/** Reads a whole text as one quantity. Footnote marks (¹, *, a digit after `%`) are taken off. */
export function readQuantity(raw: string): Reading<Quantity> {
  const source = plainSpaces(raw)
    .replace(/[\u00b9\u00b2\u00b3\u2070-\u2079*]+$/, '')
    .replace(/^(.*\d ?%) ?\d{1,2}\)?$/, '$1')
    .trim()
  if (/^[<>≤≥]/.test(source))
    return unreadable(
      `”${source}” är en gräns eller ett dolt litet tal, inte ett värde. Skriv talet, eller lämna tomt om det är dolt.`,
      `“${source}” is a limit or a hidden small number, not a value. Write the number, or leave it empty when hidden.`,
    )
  if (/^(ca|cirka|c:a|omkring|ungefär|drygt|knappt|about)\b/i.test(source))
    return unreadable(
      `”${source}” är ungefärligt. En bedömning kräver det uppmätta talet.`,
      `“${source}” is approximate. An assessment needs the measured number.`,
    )
  if (/^\d[\d ,.]*( ?%)? ?[\u2013-] ?\d/.test(source))
    return unreadable(
      `”${source}” är ett intervall, inte ett värde. Skriv det uppmätta talet.`,
      `“${source}” is a range, not a value. Write the measured number.`,
    )
  const number = readNumber(source)
  if (!number) return notANumber(source)
  if (!number.ok) return number
  const { value, rest } = number.value
  if (rest === '') return readable({ value, unit: null, shown: shownAs(source) })
  const unit = unitOf(rest)
  if (!unit) return notANumber(source)
  return readable({ value: multiplyDecimal(value, unit.factor), unit: unit.unit, shown: shownAs(source) })
}

const shownAs = (source: string): string =>
  source
    .replace(/^[-\u2013] ?(?=\d)/, '\u2212')
    .replace(/(\d)%/, '$1 %')
    .replace(/ /g, '\u00a0')

function notANumber(source: string): { ok: false; why: Text } {
  return unreadable(
    `”${source}” kan inte läsas som ett tal. Skriv ett tal med eventuell enhet, till exempel 54,5 eller 88,5 %.`,
    `“${source}” cannot be read as a number. Write a number with its unit if any, for example 54,5 or 88,5 %.`,
  )
}

/** Percent may be left out on one side (the source does); two different written units never compare. */
export const unitsAgree = (a: Quantity, b: Quantity): boolean => a.unit === null || b.unit === null || a.unit === b.unit
