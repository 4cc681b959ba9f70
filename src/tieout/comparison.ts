// Compares two sides by the tolerances of the catalogue (E, T(n), P, L, X) and gives a verdict with its difference.
// Refuses tolerance on figures computed to the öre, and a verdict where a side is missing.
import type { Verdict } from '../kernel/verdict.ts'
import { clean, type Measured } from './expression.ts'

export type Relation = '<=' | '>=' | '>' | 'present' | 'within'

export type Tolerance =
  /** The same figure shown twice: identical, or one printed unit away (rounding). */
  | { kind: 'E' }
  /** A sum of printed figures: half a unit for each figure that is not nil. `ore`: what owned shares may lose in whole öre. */
  | { kind: 'T'; ore?: number }
  /** A printed ratio against its interval; `anyWidth` compares also where the interval is wide. */
  | { kind: 'P'; anyWidth?: true; points?: number }
  /** Logic; `within` asks that left lies between the two parts given as low and high. */
  | { kind: 'L'; relation: Relation }
  /** A number in prose, at its own rounding; cirka, drygt, närmare and knappt allow 2 per cent. */
  | { kind: 'X'; approximate?: 'about' | 'over' | 'under' }

export interface Compared {
  verdict: Verdict
  difference: number | null
  tolerance: number
  /** Set when the ratio's interval is too wide to say anything. */
  tooWide?: boolean
}

/** Two computations of the same quotient differ by binary dust only. */
const DUST = 1e-9

const printedUnit = (side: Measured): number => (side.halfWidth > 0 ? 10 ** -side.precision : 0)

function exact(left: Measured, right: Measured): Compared {
  const difference = clean(left.value - right.value)
  const unit = left.parts.length + right.parts.length > 0 ? Math.max(printedUnit(left), printedUnit(right)) : 0
  const verdict = difference === 0 ? 'ok' : Math.abs(difference) <= unit + DUST ? 'rounding' : 'deviation'
  return { verdict, difference, tolerance: 0 }
}

function summed(left: Measured, right: Measured, ore = 0): Compared {
  const difference = clean(left.value - right.value)
  const tolerance = clean(left.halfWidth + right.halfWidth + ore)
  const verdict = Math.abs(difference) <= ore ? 'ok' : Math.abs(difference) <= tolerance + DUST ? 'rounding' : 'deviation'
  return { verdict, difference, tolerance }
}

/** Rounds half away from zero to the printed decimals. */
export function roundTo(value: number, precision: number): number {
  const scale = 10 ** precision
  const rounded = Math.round(Math.abs(value) * scale + DUST) / scale
  return clean(value < 0 ? -rounded : rounded)
}

function percent(left: Measured, right: Measured, { anyWidth, points }: { anyWidth?: true; points?: number }): Compared {
  const difference = clean(left.value - right.value)
  if (points !== undefined) return { verdict: Math.abs(difference) <= points ? 'ok' : 'deviation', difference, tolerance: points }
  if (left.halfWidth === 0 && right.halfWidth === 0) {
    const unit = left.unit === 'ore' ? 0 : 0.5 * 10 ** -left.precision
    const verdict = Math.abs(difference) <= 1e-6 ? 'ok' : Math.abs(difference) <= unit + DUST ? 'rounding' : 'deviation'
    return { verdict, difference, tolerance: unit }
  }
  const step = 10 ** -left.precision
  const tolerance = clean(step / 2 + (right.high - right.low) / 2)
  if (!anyWidth && (right.high - right.low) / 2 > 5 * step) return { verdict: 'untestable', difference, tolerance, tooWide: true }
  const half = left.halfWidth || step / 2
  const meets = left.value - half <= right.high + DUST && left.value + half >= right.low - DUST
  const verdict = !meets ? 'deviation' : roundTo(right.value, left.precision) === left.value ? 'ok' : 'rounding'
  return { verdict, difference, tolerance }
}

function prose(left: Measured, right: Measured, approximate?: 'about' | 'over' | 'under'): Compared {
  const difference = clean(left.value - right.value)
  if (approximate) {
    const tolerance = clean(Math.abs(left.value) * 0.02)
    return { verdict: Math.abs(difference) <= tolerance ? 'ok' : 'deviation', difference, tolerance }
  }
  const single = right.parts.length === 1
  if (single) {
    const precision = Math.min(left.precision, right.precision)
    const agrees = roundTo(left.value, precision) === roundTo(right.value, precision)
    return { verdict: !agrees ? 'deviation' : difference === 0 ? 'ok' : 'rounding', difference, tolerance: 0 }
  }
  if (left.unit === 'percent' || right.unit !== left.unit) return percent(left, right, {})
  const half = 0.5 * 10 ** -left.precision
  const meets = left.value - half <= right.high + DUST && left.value + half >= right.low - DUST
  const verdict = !meets ? 'deviation' : difference === 0 ? 'ok' : 'rounding'
  return { verdict, difference, tolerance: clean(half + right.halfWidth) }
}

function logical(left: Measured, right: Measured, relation: Relation): Compared {
  const holds: Record<Relation, () => boolean> = {
    '<=': () => left.value <= right.value,
    '>=': () => left.value >= right.value,
    '>': () => left.value > right.value,
    present: () => true,
    within: () => {
      const values = right.parts.map((p) => p.value)
      return left.value >= Math.min(...values) && left.value <= Math.max(...values)
    },
  }
  const difference = relation === 'present' || relation === 'within' ? null : clean(left.value - right.value)
  return { verdict: holds[relation]() ? 'ok' : 'deviation', difference, tolerance: 0 }
}

export function compare(left: Measured, right: Measured, tolerance: Tolerance): Compared {
  switch (tolerance.kind) {
    case 'E':
      return exact(left, right)
    case 'T':
      return summed(left, right, tolerance.ore)
    case 'P':
      return percent(left, right, tolerance)
    case 'L':
      return logical(left, right, tolerance.relation)
    case 'X':
      return prose(left, right, tolerance.approximate)
  }
}
