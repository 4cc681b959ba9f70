// Twenty made-up histories of monthly net cost with what was known each month: late invoices, wage revisions, level shifts, one-off
// grants, reorganisations and mixtures. Synthetic, the same for the same seed. Refuses: being taken for any authority's figures.
import type { Origin, Series } from '../followup/model.ts'
import { ORE_PER_TKR } from '../kernel/money.ts'
import { chance } from './random.ts'

export const HISTORY_YEARS = 7
export const FIRST_YEAR = 2016

export const FEATURES = ['lateInvoices', 'wageRevision', 'levelShift', 'oneOffGrants', 'reorganisation'] as const
export type Feature = (typeof FEATURES)[number]

export interface History extends Series {
  name: string
  features: readonly Feature[]
  synthetic: true
  /** As the year was closed. */
  final(year: number): readonly number[]
  budget(year: number): readonly number[]
}

/** Which features each of the twenty has: none, one each with two strengths, and mixtures. */
const PLANS: readonly { name: string; features: readonly Feature[]; strength?: number }[] = [
  { name: 'Lugn, stor', features: [] },
  { name: 'Lugn, liten', features: [], strength: 2 },
  { name: 'Sena fakturor', features: ['lateInvoices'] },
  { name: 'Mycket sena fakturor', features: ['lateInvoices'], strength: 2 },
  { name: 'Lönerevision', features: ['wageRevision'] },
  { name: 'Sen lönerevision', features: ['wageRevision'], strength: 2 },
  { name: 'Nivåskifte', features: ['levelShift'] },
  { name: 'Stort nivåskifte', features: ['levelShift'], strength: 2 },
  { name: 'Engångsbidrag', features: ['oneOffGrants'] },
  { name: 'Stora engångsbidrag', features: ['oneOffGrants'], strength: 2 },
  { name: 'Omorganisation', features: ['reorganisation'] },
  { name: 'Stor omorganisation', features: ['reorganisation'], strength: 2 },
  { name: 'Sena fakturor och lönerevision', features: ['lateInvoices', 'wageRevision'] },
  { name: 'Lönerevision och nivåskifte', features: ['wageRevision', 'levelShift'] },
  { name: 'Engångsbidrag och sena fakturor', features: ['oneOffGrants', 'lateInvoices'] },
  { name: 'Omorganisation och lönerevision', features: ['reorganisation', 'wageRevision'] },
  { name: 'Nivåskifte och engångsbidrag', features: ['levelShift', 'oneOffGrants'] },
  { name: 'Omorganisation och sena fakturor', features: ['reorganisation', 'lateInvoices'] },
  { name: 'Lönerevision, engångsbidrag, sena fakturor', features: ['wageRevision', 'oneOffGrants', 'lateInvoices'] },
  { name: 'Allt på en gång', features: FEATURES },
]

/** Sum of twelve draws: near a normal spread of one, without tails that no month has. */
function spread(seed: number, words: string): number {
  let total = -6
  for (let draw = 0; draw < 12; draw++) total += chance(seed, `${words} ${draw}`)
  return total
}

const between = (seed: number, words: string, low: number, high: number): number => low + (high - low) * chance(seed, words)

const YEARS = Array.from({ length: HISTORY_YEARS }, (_, at) => FIRST_YEAR + at)

export const forecastHistories = (seed: number): History[] => PLANS.map((plan, no) => makeHistory(seed, `h${no + 1}`, plan))

function makeHistory(seed: number, id: string, { name, features, strength = 1 }: (typeof PLANS)[number]): History {
  const has = (feature: Feature): boolean => features.includes(feature)
  const draw = (words: string, low: number, high: number): number => between(seed, `${id} ${words}`, low, high)
  const size = draw('size', 20_000, 200_000) / (name === 'Lugn, liten' ? 8 : 1)
  const noise = (name === 'Lugn, liten' ? 0.035 : 0.018) * draw('noise', 0.7, 1.4)
  const shape = Array.from(
    { length: 12 },
    (_, m) => 1 + 0.06 * spread(seed, `${id} shape ${m}`) * 0.5 + (m === 6 ? -0.08 : m === 11 ? 0.1 : 0),
  )
  const finals = new Map<number, number[]>()
  const budgets = new Map<number, number[]>()
  let level = size
  let before: number[] | undefined
  for (const year of YEARS) {
    const index = draw(`${year} growth`, 0.015, 0.045)
    level *= 1 + (has('wageRevision') ? index * 0.4 : index)
    // A reorganisation is decided before the year and the budget follows it, more or less.
    const moved =
      has('reorganisation') && chance(seed, `${id} ${year} moves`) < 0.35 ? draw(`${year} part`, -0.16, 0.2) * strength : 0
    level *= 1 + moved
    const months = yearOf(seed, { id, year, level, noise, shape, strength, has })
    const expected = before ? before.reduce((a, b) => a + b, 0) * (1 + moved * 0.9 + 0.024) : months.reduce((a, b) => a + b, 0)
    const saving = draw(`${year} saving`, -0.005, 0.025)
    budgets.set(year, phased(expected * (1 - saving), shape))
    finals.set(year, months)
    // What shifted within the year stays.
    level *= shiftOf(seed, { id, year, strength, has })
    if (has('wageRevision')) level *= 1 + index * 0.6
    before = months
  }
  const late = has('lateInvoices') ? 0.07 * strength : 0.012
  return {
    id,
    name,
    features,
    synthetic: true,
    firstYear: FIRST_YEAR,
    final: (year) => finals.get(year) ?? [],
    budget: (year) => budgets.get(year) ?? [],
    asKnown: (year, at) => knownAt(seed, { id, late }, finals, year, at),
  }
}

interface Making {
  id: string
  year: number
  strength: number
  has(feature: Feature): boolean
}

/** A lasting change of level that comes in the middle of some years and that no budget knew of. */
function shiftOf(seed: number, { id, year, strength, has }: Making): number {
  if (!has('levelShift') || chance(seed, `${id} ${year} shifts`) >= 0.45) return 1
  return 1 + between(seed, `${id} ${year} shift`, -0.05, 0.09) * strength
}

function yearOf(seed: number, making: Making & { level: number; noise: number; shape: readonly number[] }): number[] {
  const { id, year, strength, has, level, noise, shape } = making
  const shift = shiftOf(seed, making)
  const shiftMonth = Math.floor(between(seed, `${id} ${year} shift month`, 2, 10))
  const wages = has('wageRevision') ? between(seed, `${id} ${year} wages`, 0.012, 0.032) : 0
  // Decided in April; a late agreement is paid out in June or later, for the months since April at once.
  const paid =
    strength > 1 || chance(seed, `${id} ${year} late wages`) < 0.3 ? 6 + Math.floor(3 * chance(seed, `${id} ${year} paid`)) : 4
  const grantMonth = Math.floor(12 * chance(seed, `${id} ${year} grant month`))
  const grant = has('oneOffGrants') ? between(seed, `${id} ${year} grant`, 0.1, 0.45) * strength : 0
  return shape.map((part, m) => {
    let cost = level * part * (1 + noise * spread(seed, `${id} ${year} ${m} noise`))
    if (m >= shiftMonth) cost *= shift
    if (m + 1 >= paid) cost += level * wages
    if (m + 1 === paid) cost += level * wages * (paid - 4)
    if (m === grantMonth) cost -= level * grant
    return -Math.round(cost * ORE_PER_TKR)
  })
}

const phased = (total: number, shape: readonly number[]): number[] => {
  const whole = shape.reduce((a, b) => a + b, 0)
  return shape.map((part) => Math.round((total * part) / whole))
}

/** Of a month's cost a part is not yet booked when the month closes, a third of that a month later; the closing of the year takes in all. */
function knownAt(
  seed: number,
  { id, late }: { id: string; late: number },
  finals: ReadonlyMap<number, readonly number[]>,
  year: number,
  at: Origin,
): readonly number[] | undefined {
  const months = finals.get(year)
  if (!months || year > at.year) return undefined
  if (year < at.year) return months
  return months.slice(0, at.month).map((final, m) => {
    const age = at.month - 1 - m
    const part = age > 2 ? 0 : late * (1 / 3) ** age * (1 + 0.35 * spread(seed, `${id} ${year} ${m} late`))
    return Math.round(final * (1 - Math.max(0, part)))
  })
}
