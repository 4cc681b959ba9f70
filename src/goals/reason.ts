// The sentences that carry an assessment: one plain line with the numbers it rests on, in both languages (LOOK §11).
// Refuses to round a share onto the limit it missed: 79,96 % is never shown as 80 %.
import {
  compareDecimal,
  type Decimal,
  decimal,
  divideDecimal,
  formatDecimal,
  multiplyDecimal,
  subtractDecimal,
  trimDecimal,
} from '../kernel/decimal.ts'
import { type Lang, type Text, text } from '../kernel/text.ts'

const HUNDRED = decimal('100')

/** numerator / denominator as a percentage, with as many decimals as it takes to stand on the right side of the limits. */
export function percentOf(numerator: Decimal, denominator: Decimal, limits: Decimal[], lang: Lang): string {
  const side = (percent: Decimal, limit: Decimal) => compareDecimal(percent, multiplyDecimal(limit, HUNDRED))
  for (let scale = 0; scale < 12; scale++) {
    const percent = divideDecimal(multiplyDecimal(numerator, HUNDRED), denominator, scale, 'half-away')
    const honest = limits.every(
      (limit) => side(percent, limit) === compareDecimal(numerator, multiplyDecimal(limit, denominator)),
    )
    if (honest) return `${formatDecimal(trimDecimal(percent), lang)}\u00a0%`
  }
  return `${formatDecimal(divideDecimal(multiplyDecimal(numerator, HUNDRED), denominator, 12, 'towards-zero'), lang)}\u00a0%`
}

export const limitPercent = (limit: Decimal, lang: Lang): string =>
  `${formatDecimal(trimDecimal(multiplyDecimal(limit, HUNDRED)), lang)}\u00a0%`

const both = (say: (lang: Lang) => string): Text => text(say('sv'), say('en'))

const inYear = (year: number | undefined): string => (year === undefined ? '' : ` ${year}`)
const forYear = (year: number | undefined): string => (year === undefined ? '' : ` for ${year}`)

export const outcomeMissing = (year?: number): Text =>
  text(`Ej bedömt: utfall saknas${inYear(year)}.`, `Not assessed: no outcome${forYear(year)}.`)

/** Small numbers of people, on pages anyone may read. */
export const OUTCOME_HIDDEN = text('utfallet är dolt av sekretess.', 'the outcome is confidential.')

export const notAssessedBecause = (why: Text): Text => text(`Ej bedömt: ${why.sv}`, `Not assessed: ${why.en}`)

export const followedOnly = (): Text => text('Ej bedömt: följs utan målvärde.', 'Not assessed: followed, no target.')

export const noTarget = (year?: number): Text =>
  text(`Ej bedömt: målvärde saknas${inYear(year)}.`, `Not assessed: no target${forYear(year)}.`)

export const baselineMeasured = (): Text => text('Ingångsvärdet är mätt.', 'The baseline is measured.')

export interface ShareWords {
  numerator: Decimal
  denominator: Decimal
  limit: Decimal
  lowerIsBetter: boolean
  strictlyMissed: boolean
}

/** `93 % av målvärdet, gräns 80 %.`; for lower-is-better the share is target ÷ outcome, and says so. */
export function shareReached({ numerator, denominator, limit, lowerIsBetter, strictlyMissed }: ShareWords): Text {
  return both((lang) => {
    const share = percentOf(numerator, denominator, [limit, decimal('1')], lang)
    const bound = limitPercent(limit, lang)
    if (strictlyMissed)
      return lang === 'sv'
        ? `Utfallet ligger precis på målvärdet, som ska passeras: 100\u00a0% av målvärdet, gräns ${bound}.`
        : `The outcome lies exactly on the target, which is to be passed: 100\u00a0% of target, limit ${bound}.`
    const sv = lowerIsBetter
      ? `Lägre är bättre: målvärdet är ${share} av utfallet, gräns ${bound}.`
      : `${share} av målvärdet, gräns ${bound}.`
    const en = lowerIsBetter
      ? `Lower is better: the target is ${share} of the outcome, limit ${bound}.`
      : `${share} of target, limit ${bound}.`
    return lang === 'sv' ? sv : en
  })
}

export function targetReached(numerator: Decimal, denominator: Decimal): Text {
  return both((lang) => {
    const share = percentOf(numerator, denominator, [decimal('1')], lang)
    return lang === 'sv' ? `${share} av målvärdet.` : `${share} of target.`
  })
}

export const withinTarget = (outcome: string, target: string): Text =>
  text(`Målvärdet nås: utfall ${outcome}, målvärde ${target}.`, `Target reached: outcome ${outcome}, target ${target}.`)

export const missedWithoutShare = (outcome: string, target: string, why: 'sign' | 'result' | 'growth' | 'deviation'): Text => {
  const sv = {
    sign: 'andel räknas inte när ett tal är noll eller negativt',
    result: 'andel räknas inte för ett resultat',
    growth: 'andel räknas inte för en utveckling',
    deviation: 'andel räknas inte för en avvikelse',
  }[why]
  const en = {
    sign: 'no share with zero or a negative number',
    result: 'no share for a result',
    growth: 'no share for growth',
    deviation: 'no share for a deviation',
  }[why]
  return text(
    `Målvärdet nås inte: utfall ${outcome}, målvärde ${target} (${sv}).`,
    `Target not reached: outcome ${outcome}, target ${target} (${en}).`,
  )
}

export interface ChangeWords {
  from: Decimal
  to: Decimal
  since?: number
  direction: 'up' | 'down' | 'hold'
  /** The required change with its unit, or null for any change that way. */
  required: { amount: Decimal; unit: '%' | 'procentenheter' | 'absolute' } | null
  /** Unit after a plain difference, e.g. procentenheter between two percentages. */
  differenceUnit: string
}

/** `Från 77 (2019) till 76: −1,3 %. Kravet är +5 %.` */
export function changeMade({ from, to, since, direction, required, differenceUnit }: ChangeWords): Text {
  return both((lang) => {
    const difference = subtractDecimal(to, from)
    const sv = lang === 'sv'
    const change =
      required?.unit === '%' && from.units !== 0n ? relativeChange(from, to, required.amount, direction, lang) : undefined
    const unit = differenceUnit === 'procentenheter' && !sv ? 'percentage points' : differenceUnit
    const moved = change ?? `${formatDecimal(trimDecimal(difference), lang, { sign: true })}${unit ? `\u00a0${unit}` : ''}`
    const earlier = since === undefined ? '' : ` (${since})`
    const start = `${sv ? 'Från' : 'From'} ${formatDecimal(from, lang)}${earlier} ${sv ? 'till' : 'to'} ${formatDecimal(to, lang)}: ${moved}.`
    return `${start} ${requirement(direction, required, lang)}`
  })
}

function requirement(direction: ChangeWords['direction'], required: ChangeWords['required'], lang: Lang): string {
  const sv = lang === 'sv'
  if (direction === 'hold') return sv ? 'Kravet är inte sämre än förut.' : 'Required: not worse than before.'
  if (!required)
    return direction === 'up'
      ? sv
        ? 'Kravet är en ökning.'
        : 'Required: an increase.'
      : sv
        ? 'Kravet är en minskning.'
        : 'Required: a decrease.'
  const amount = `${direction === 'up' ? '+' : '\u2212'}${formatDecimal(trimDecimal(required.amount), lang)}`
  const points = sv ? 'procentenheter' : 'percentage points'
  const one = sv ? 'procentenhet' : 'percentage point'
  const single = compareDecimal(required.amount, decimal('1')) === 0
  const unit = required.unit === '%' ? '\u00a0%' : required.unit === 'procentenheter' ? `\u00a0${single ? one : points}` : ''
  return sv ? `Kravet är ${amount}${unit}.` : `Required: ${amount}${unit}.`
}

/** The relative change with one decimal, more when one would hide that the requirement was missed. */
function relativeChange(from: Decimal, to: Decimal, required: Decimal, direction: ChangeWords['direction'], lang: Lang): string {
  const size = from.units < 0n ? { units: -from.units, scale: from.scale } : from
  const moved = subtractDecimal(to, from)
  const limit = direction === 'down' ? { units: -required.units, scale: required.scale } : required
  for (let scale = 1; scale < 12; scale++) {
    const percent = divideDecimal(multiplyDecimal(moved, HUNDRED), size, scale, 'half-away')
    if (compareDecimal(percent, limit) === compareDecimal(multiplyDecimal(moved, HUNDRED), multiplyDecimal(limit, size)))
      return `${formatDecimal(percent, lang, { sign: true })}\u00a0%`
  }
  return `${formatDecimal(divideDecimal(multiplyDecimal(moved, HUNDRED), size, 12, 'towards-zero'), lang, { sign: true })}\u00a0%`
}
