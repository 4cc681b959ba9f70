// What explains a deviation: from budget to outcome in steps, the largest first, the small ones together; growth against last year.
// Refuses: a rest that hides an öre (the steps are always outcome − budget, exactly), and a growth from a missing or turned base.
import { assertSafe, negate, type Ore, shareOf, sumOre } from '../../kernel/money.ts'

export interface DeviationPart {
  id: string
  /** Statement signs: income +, costs −. */
  outcome: Ore
  budget: Ore
}

export interface DeviationStep {
  /** The part's id; absent where small ones stand together. */
  id?: string
  /** The parts it is made of. */
  parts: readonly string[]
  /** + is better than budget. */
  deviation: Ore
}

export interface DeviationSteps {
  budget: Ore
  steps: readonly DeviationStep[]
  outcome: Ore
}

/** A step of its own is at least `permille` of all movement between budget and outcome, and one of the `most` largest. */
export interface StepLimit {
  most: number
  permille: number
}
export const STEP_LIMIT: StepLimit = { most: 7, permille: 20 }

const sizeOf = ({ deviation }: { deviation: Ore }): Ore => (deviation < 0 ? negate(deviation) : deviation)

export function explainDeviation(parts: readonly DeviationPart[], { most, permille }: StepLimit = STEP_LIMIT): DeviationSteps {
  const moved = parts
    .map(({ id, outcome, budget }) => ({ id, deviation: assertSafe(outcome - budget) }))
    .filter(({ deviation }) => deviation !== 0)
    .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.id < b.id ? -1 : 1))
  const least = shareOf(sumOre(moved.map(sizeOf)), permille, 1_000, 'half-away')
  const own = moved.filter((one, at) => at < most && sizeOf(one) >= least)
  const small = moved.slice(own.length)
  // One alone is shown by name: calling it "other" would save nothing.
  const shown = small.length === 1 ? [...own, ...small] : own
  const rest = small.length > 1 ? small : []
  return {
    budget: sumOre(parts.map(({ budget }) => budget)),
    steps: [
      ...shown.map(({ id, deviation }) => ({ id, parts: [id], deviation })),
      ...(rest.length > 0
        ? [{ parts: rest.map(({ id }) => id), deviation: sumOre(rest.map(({ deviation }) => deviation)) }]
        : []),
    ],
    outcome: sumOre(parts.map(({ outcome }) => outcome)),
  }
}

/** Growth in tenths of a per cent; undefined where the base is missing, nought or of the other sign. More cost is growth. */
export function growthTenths(now: Ore | undefined, before: Ore | undefined): number | undefined {
  if (now === undefined || before === undefined || before === 0 || Math.sign(now) !== Math.sign(before)) return undefined
  return shareOf(assertSafe(now - before), 1_000, before, 'half-away')
}
