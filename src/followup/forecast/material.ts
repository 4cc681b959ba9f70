// What the forecast pages stand on: a unit's months as the books hold them, turned into series the backtest can try.
// Refuses: months after the round's, and a year whose months are not whole where a whole one is needed.
import type { UnitCode } from '../../kernel/ids.ts'
import { type Ore, sumOre } from '../../kernel/money.ts'
import { plainSeries, type Series, type Suggestion, suggest } from './backtest.ts'

/** January and on, statement signs: income positive, costs negative. */
export interface UnitMonths {
  outcome: readonly Ore[]
  /** Twelve months, when there is a budget. */
  budget?: readonly Ore[]
}

export interface ForecastDeps {
  /** Undefined while the books do not hold the year. */
  outcome(unit: UnitCode, year: number): Promise<UnitMonths | undefined> | UnitMonths | undefined
}

/** Years before the round's that are tried; older ones say little of today. */
const MOST_YEARS = 7

export interface Material {
  unit: UnitCode
  /** The round's year to and including its month; undefined when a month of it is not in the books. */
  toDate?: readonly Ore[]
  budget?: Ore
  series?: Series
}

export async function materialOf(deps: ForecastDeps, unit: UnitCode, round: string): Promise<Material> {
  const year = Number(round.slice(0, 4))
  const month = Number(round.slice(5))
  const years = new Map<number, readonly Ore[]>()
  const now = await deps.outcome(unit, year)
  if (now && now.outcome.length >= month) years.set(year, now.outcome.slice(0, month))
  for (let before = year - 1; before > year - MOST_YEARS; before--) {
    const one = await deps.outcome(unit, before)
    if (one?.outcome.length !== 12) break
    years.set(before, one.outcome)
  }
  const toDate = years.get(year)
  return {
    unit,
    ...(toDate ? { toDate, series: plainSeries(unit, years) } : {}),
    ...(now?.budget?.length === 12 ? { budget: sumOre(now.budget) } : {}),
  }
}

/** The others lend their errors while the unit's own are few. */
export function suggestionOf(one: Material, others: readonly Material[], round: string): Suggestion | undefined {
  if (!one.series) return undefined
  const at = { year: Number(round.slice(0, 4)), month: Number(round.slice(5)) }
  if (at.month === 12) return undefined
  return suggest(
    one.series,
    at,
    others.flatMap(({ series }) => series ?? []),
  )
}
