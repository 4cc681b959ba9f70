// Values of a comparison as a page shows them: öre as mkr, a single figure with its address, a computed one without.
// Refuses a difference where a side is missing.
import type { Unit } from '../../kernel/figure.ts'
import type { Ore } from '../../kernel/money.ts'
import type { Lang } from '../../kernel/text.ts'
import { amount, type FigureView, known, missing, notComputed, unitWord } from '../../web/figure.tsx'
import type { Part } from '../expression.ts'
import type { Side, TieOutResult } from '../rule.ts'

const MKR_IN_ORE = 100_000_000

/** Decimals to show: as printed for one figure; one for a recomputed percentage, two for a quotient. */
function decimalsOf(side: Side): number {
  const printed = side.parts.map((part) => Math.max(0, part.precision))
  if (side.parts.length === 1) return printed[0]!
  if (side.unit === 'percent') return 1
  const most = Math.max(0, ...printed)
  return side.value !== null && !Number.isInteger(side.value) ? Math.max(most, 2) : most
}

export function sideView(side: Side): FigureView {
  const only = side.parts.length === 1 && side.value === side.parts[0]!.value ? side.parts[0]!.ref : undefined
  if (side.value === null) return missing
  if (side.unit === 'ore') return amount(side.value as Ore, only, 'mkr')
  return known(side.value, only, { decimals: decimalsOf(side) })
}

export function partView(part: Part): FigureView {
  if (part.unit === 'ore') return amount((part.value * part.factor) as Ore, part.ref, 'mkr')
  return known(part.value * part.factor, part.ref, { decimals: Math.max(0, part.precision) })
}

/** Under one mkr an öre difference is shown in kronor: 0 mkr would hide it. */
export function differenceView({ difference, left, right }: TieOutResult): FigureView {
  if (difference === null) return notComputed
  if (left.unit === 'ore') {
    const small = Math.abs(difference) < MKR_IN_ORE
    return amount(difference as Ore, undefined, small ? 'kr' : 'mkr', { sign: true })
  }
  const decimals = left.unit === 'percent' ? Math.max(1, decimalsOf(left)) : Math.max(decimalsOf(left), decimalsOf(right))
  return known(difference, undefined, { decimals, sign: true })
}

export const unitOf = (result: TieOutResult, lang: Lang): string => unitWord(result.left.unit, lang) ?? ''

/** The unit of a difference: percentages differ by percentage points. */
export function differenceUnit(result: TieOutResult, lang: Lang): string {
  const unit: Unit = result.left.unit === 'percent' ? 'points' : result.left.unit
  const small = unit === 'ore' && Math.abs(result.difference ?? 0) < MKR_IN_ORE
  return unitWord(small ? 'kr' : unit, lang) ?? ''
}
