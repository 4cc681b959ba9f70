// What the forecast pages stand on: a unit's months as the books hold them, turned into series the backtest can try.
// Refuses: months after the round's, and a year whose months are not whole where a whole one is needed.
import type { UnitCode } from '../../kernel/ids.ts'
import { type Ore, sumOre } from '../../kernel/money.ts'
import { plainSeries, type Series, type Suggestion, suggestAll } from './backtest.ts'

/** January and on, statement signs: income positive, costs negative. */
export interface UnitMonths {
  outcome: readonly Ore[]
  /** Twelve months, when there is a budget. */
  budget?: readonly Ore[]
}

export interface ForecastDeps {
  /** Undefined while the books do not hold the year. */
  outcome(unit: UnitCode, year: number): Promise<UnitMonths | undefined> | UnitMonths | undefined
  /** True where `withForecasts` stands among the house's figures, so that those of the pages can be asked. */
  askable?: boolean
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

const originOf = (round: string) => ({ year: Number(round.slice(0, 4)), month: Number(round.slice(5)) })
const seriesOf = (materials: readonly Material[]): Series[] => materials.flatMap(({ series }) => series ?? [])

/** One run for all of them; nothing is suggested in December, when the year is known. */
export const suggestionsOf = (materials: readonly Material[], round: string): ReadonlyMap<UnitCode, Suggestion> =>
  originOf(round).month === 12 ? new Map() : suggestAll(seriesOf(materials), originOf(round))

/** For one; the others lend it their errors while its own are few. */
export const suggestionOf = (one: Material, others: readonly Material[], round: string): Suggestion | undefined =>
  one.series && suggestionsOf([one, ...others.filter(({ unit }) => unit !== one.unit)], round).get(one.unit)
