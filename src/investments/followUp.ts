// What a project has cost and is expected to cost: outcome by year, forecast of the rest, against what was decided (RKR R14).
// Refuses: a forecast total below what is already spent (rule C66).
import { type Ore, ore, sumOre } from '../kernel/money.ts'
import type { Project } from './project.ts'

export interface ProjectOutcome {
  project: string
  year: number
  /** Spent in the year so far; missing is not nought. */
  outcome?: Ore
  /** Expected for the whole year. */
  forecast?: Ore
  version: number
  by: string
  at: string
}

export interface ProjectStanding {
  spent: Ore
  /** Spent earlier years, the forecast of each later year, else its plan. */
  expectedTotal: Ore
  /** Decided − expected: plus is below what was decided. Absent where nothing is decided. */
  deviation?: Ore
}

export function standingOf(project: Project, outcomes: readonly ProjectOutcome[]): ProjectStanding {
  const own = new Map(outcomes.filter((one) => one.project === project.id).map((one) => [one.year, one]))
  const years = new Set([...own.keys(), ...Object.keys(project.planned).map(Number)])
  const spent = sumOre([...own.values()].map((one) => one.outcome ?? 0))
  const expectedTotal = sumOre(
    [...years].map((year) => {
      const one = own.get(year)
      return Math.max(one?.forecast ?? one?.outcome ?? project.planned[year] ?? 0, one?.outcome ?? 0)
    }),
  )
  return {
    spent,
    expectedTotal,
    ...(project.decidedTotal === undefined ? {} : { deviation: ore(project.decidedTotal - expectedTotal) }),
  }
}
