// Exact decimals for measured values and targets: a bigint of units and a scale, so that 95 / 100 never meets a float.
// Refuses: rounding that is not named, and text in anybody's local writing (rooms read that; this reads `-12.50`).
import type { Lang } from './text.ts'

export interface Decimal {
  readonly units: bigint
  /** Digits after the point; the value is units / 10^scale. */
  readonly scale: number
}

const SHAPE = /^(-?)(\d+)(?:\.(\d+))?$/

/** Reads `-12.50`; undefined when the text is anything else. The scale is kept as written. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = SHAPE.exec(text)
  if (!match) return undefined
  const fraction = match[3] ?? ''
  const units = BigInt(match[2]! + fraction)
  return { units: match[1] ? -units : units, scale: fraction.length }
}

/** A decimal written in code; throws on anything else (a bug, never user input). */
export function decimal(text: string): Decimal {
  const value = parseDecimal(text)
  if (!value) throw new Error(`not a decimal: ${text}`)
  return value
}

const ten = (power: number): bigint => 10n ** BigInt(power)

const atScale = (a: Decimal, scale: number): bigint => a.units * ten(scale - a.scale)

export function addDecimal(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { units: atScale(a, scale) + atScale(b, scale), scale }
}

export const negateDecimal = (a: Decimal): Decimal => ({ units: -a.units, scale: a.scale })

export const subtractDecimal = (a: Decimal, b: Decimal): Decimal => addDecimal(a, negateDecimal(b))

export const multiplyDecimal = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale })

export const absDecimal = (a: Decimal): Decimal => (a.units < 0n ? negateDecimal(a) : a)

/** −1, 0 or 1. */
export const signOf = (a: Decimal): -1 | 0 | 1 => (a.units < 0n ? -1 : a.units > 0n ? 1 : 0)

/** Negative when a < b, zero when equal in value (1.0 equals 1), positive when a > b. */
export function compareDecimal(a: Decimal, b: Decimal): -1 | 0 | 1 {
  return signOf(subtractDecimal(a, b))
}

export type DecimalRounding = 'half-away' | 'towards-zero'

/** a / b to `scale` decimals, the rounding named at every call. Throws on zero: ask before dividing. */
export function divideDecimal(a: Decimal, b: Decimal, scale: number, rounding: DecimalRounding): Decimal {
  if (b.units === 0n) throw new Error('a decimal is never divided by zero')
  const numerator = a.units * ten(b.scale + scale)
  const denominator = b.units * ten(a.scale)
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const units = rounding === 'half-away' ? (n * 2n + d) / (d * 2n) : n / d
  return { units: negative ? -units : units, scale }
}

export function roundDecimal(a: Decimal, scale: number, rounding: DecimalRounding): Decimal {
  return a.scale <= scale ? { units: atScale(a, scale), scale } : divideDecimal(a, { units: 1n, scale: 0 }, scale, rounding)
}

/** `-12.50`: the counterpart of parseDecimal, never −0. */
export function writeDecimal(a: Decimal): string {
  const digits = (a.units < 0n ? -a.units : a.units).toString().padStart(a.scale + 1, '0')
  const sign = a.units < 0n ? '-' : ''
  return sign + (a.scale === 0 ? digits : `${digits.slice(0, -a.scale)}.${digits.slice(-a.scale)}`)
}

/** The nearest floating number, for figures and drawing only; judgements never use it. */
export const toNumber = (a: Decimal): number => Number(writeDecimal(a))

/** As printed (LOOK §3): U+00A0 groups in Swedish, comma, U+2212 minus. Digits are the decimal's own: round first. */
export function formatDecimal(a: Decimal, lang: Lang = 'sv', options: { sign?: boolean } = {}): string {
  const [whole = '0', fraction] = writeDecimal(absDecimal(a)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, lang === 'sv' ? '\u00a0' : ',')
  const sign = a.units < 0n ? '\u2212' : options.sign && a.units > 0n ? '+' : ''
  return sign + grouped + (fraction ? (lang === 'sv' ? ',' : '.') + fraction : '')
}

/** Without zeroes that say nothing: 12.50 → 12.5, 3.0 → 3. */
export function trimDecimal(a: Decimal): Decimal {
  let { units, scale } = a
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n
    scale--
  }
  return { units, scale }
}
