// Linear forms over unknown amounts, and a solver that moves start values into bands by cyclic projection (Kaczmarz).
// Deterministic and without packages; it says which bands it could not reach instead of pretending.
export type Form = ReadonlyMap<number, number>

export const EMPTY: Form = new Map()

export function combine(parts: Iterable<readonly [factor: number, form: Form]>): Form {
  const sum = new Map<number, number>()
  for (const [factor, form] of parts) {
    for (const [variable, coefficient] of form) {
      const total = (sum.get(variable) ?? 0) + factor * coefficient
      if (total === 0) sum.delete(variable)
      else sum.set(variable, total)
    }
  }
  return sum
}

export const amountAt = (form: Form, values: ArrayLike<number>): number => {
  let total = 0
  for (const [variable, coefficient] of form) total += coefficient * values[variable]!
  return total
}

export interface Band {
  name: string
  form: Form
  low: number
  high: number
}

export interface Solution {
  values: number[]
  sweeps: number
  /** Bands still outside, with how far. */
  missed: Array<{ name: string; by: number }>
}

interface Row {
  index: Int32Array
  coefficient: Float64Array
  /** Weight × coefficient / Σ weight × coefficient². */
  step: Float64Array
  band: Band
}

/** Beyond one, a projection goes past the nearest point of its band: far fewer sweeps through narrow corners. */
const RELAXATION = 1.8
/** How far inside its band a projection aims, at most a quarter of the band. */
const INSIDE = 0.003
/** All rows are tried every so many sweeps; between them only those that were outside. */
const FULL_SWEEP = 10

/** Moves each variable by its weight until a full sweep is still, or `limit` sweeps have passed; what is missed is told. */
export function project(
  start: readonly number[],
  weights: readonly number[],
  bands: readonly Band[],
  still = 1e-4,
  limit = 20_000,
): Solution {
  const values = Float64Array.from(start)
  const rows = bands.flatMap((band) => rowOf(band, weights))
  let outside = rows
  let sweeps = 0
  for (; sweeps < limit; sweeps++) {
    const full = sweeps % FULL_SWEEP === 0
    const moved = (full ? rows : outside).map((row) => ({ row, by: projectOnto(row, values) }))
    if (full && moved.every(({ by }) => by <= still)) break
    if (full) outside = moved.filter(({ by }) => by > 0).map(({ row }) => row)
  }
  const missed = bands.flatMap((band) => {
    const value = amountAt(band.form, values)
    const by = Math.max(band.low - value, value - band.high)
    return by > 10 * still ? [{ name: band.name, by }] : []
  })
  return { values: [...values], sweeps, missed }
}

function rowOf(band: Band, weights: readonly number[]): Row[] {
  const entries = [...band.form].filter(([variable]) => weights[variable]! > 0)
  const norm = entries.reduce((sum, [variable, c]) => sum + weights[variable]! * c * c, 0)
  if (norm === 0) return []
  const all = [...band.form]
  return [
    {
      index: Int32Array.from(all, ([variable]) => variable),
      coefficient: Float64Array.from(all, ([, c]) => c),
      step: Float64Array.from(all, ([variable, c]) => (weights[variable]! * c) / norm),
      band,
    },
  ]
}

/** One projection; returns how far outside the band the value was. */
function projectOnto(row: Row, values: Float64Array): number {
  const { index, coefficient, step, band } = row
  let value = 0
  for (let i = 0; i < index.length; i++) value += coefficient[i]! * values[index[i]!]!
  const by = value < band.low ? band.low - value : value > band.high ? band.high - value : 0
  if (by === 0) return 0
  const inside = Math.min(INSIDE, (band.high - band.low) / 4)
  const move = by * RELAXATION + Math.sign(by) * inside
  for (let i = 0; i < index.length; i++) values[index[i]!]! += step[i]! * move
  return Math.abs(by)
}
