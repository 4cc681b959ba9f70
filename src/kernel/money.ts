// Money is integer öre in a branded safe integer (9 × 10^15 öre = 90 000 billion kronor). Only this file divides.
// Refuses: floats, overflow, silent zeroes.
export type Ore = number & { readonly __unit: 'ore' }

export const ZERO = 0 as Ore

/** Asserts that a number is an exact amount in öre. Throws on floats and beyond 2^53 (a bug, never user input). */
export function assertSafe(value: number): Ore {
  if (!Number.isSafeInteger(value)) throw new Error(`not an exact amount in öre: ${value}`)
  return (value === 0 ? 0 : value) as Ore
}

export const ore = assertSafe

export function sumOre(values: Iterable<number>): Ore {
  let total = 0
  for (const value of values) total += value
  return assertSafe(total)
}

export function negate(value: Ore): Ore {
  return (value === 0 ? 0 : -value) as Ore
}

/** How a tie is broken when an amount is divided or rounded; named at every call. */
export type Rounding = 'half-away'

/** Rounds half away from zero to `decimals` decimals of the unit (1 mkr = 10^8 öre, 1 tkr = 10^5, 1 kr = 100). */
export function roundOre(value: Ore, oreperUnit: number, decimals: number, _rounding: Rounding): number {
  const step = oreperUnit / 10 ** decimals
  const steps = Math.floor((Math.abs(value) + step / 2) / step)
  const rounded = steps / 10 ** decimals
  return value < 0 && rounded !== 0 ? -rounded : rounded
}

export const ORE_PER_KRONA = 100
export const ORE_PER_TKR = 100_000
export const ORE_PER_MKR = 100_000_000

/** Published mkr, rounded half away from zero to `decimals`. */
export function mkr(value: Ore, decimals = 0): number {
  return roundOre(value, ORE_PER_MKR, decimals, 'half-away')
}

/** Part of a total by a share given as numerator / denominator; exact by bigint, tie half away from zero. */
export function shareOf(total: Ore, numerator: number, denominator: number, _rounding: Rounding): Ore {
  const product = BigInt(total) * BigInt(Math.trunc(numerator))
  const divisor = BigInt(Math.trunc(denominator))
  const positive = product < 0n === divisor < 0n
  const a = product < 0n ? -product : product
  const d = divisor < 0n ? -divisor : divisor
  const quotient = (a + d / 2n) / d
  return assertSafe(Number(positive ? quotient : -quotient))
}

/** Splits a total by weights so that the parts sum to the total exactly (largest remainder, ties to the first). */
export function splitOre(total: Ore, weights: readonly number[]): Ore[] {
  const whole = weights.reduce((a, b) => a + b, 0)
  if (weights.length === 0 || !(whole > 0)) throw new Error('a split needs at least one positive weight')
  const raw = weights.map((w) => (total * w) / whole)
  const parts = raw.map((r) => Math.floor(r))
  const missing = total - parts.reduce((a, b) => a + b, 0)
  const order = raw.map((r, i) => ({ i, rest: r - Math.floor(r) })).sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (let k = 0; k < Math.abs(missing); k++) parts[order[k % order.length]!.i]! += Math.sign(missing)
  return parts.map(assertSafe)
}
