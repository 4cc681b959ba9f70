// What investments lead to, year by year: spending, depreciation, interest, cash and result. One way of counting for plan and what-if.
// Refuses: guessing a life. A project without one takes its area's.
import { type Ore, ore, shareOf, splitOre, sumOre } from '../kernel/money.ts'
import type { Area, Project } from './project.ts'

export type ByYear = ReadonlyMap<number, Ore>

/** The budget year and the nine after it. */
export const tenYears = (first: number): number[] => Array.from({ length: 10 }, (_, i) => first + i)

const inPlan = (project: Project): boolean => project.state === 'planned' || project.state === 'done'

/** Expenditure of each area by year; needs outside the plan and stopped projects are left out. */
export function areaAmounts(projects: readonly Project[]): Map<string, Map<number, Ore>> {
  const areas = new Map<string, Map<number, Ore>>()
  for (const project of projects.filter(inPlan)) {
    const years = areas.get(project.area) ?? new Map<number, Ore>()
    for (const [year, amount] of amountsOf(project)) years.set(year, ore((years.get(year) ?? 0) + amount))
    areas.set(project.area, years)
  }
  return areas
}

export const amountsOf = (project: Project): [year: number, amount: Ore][] =>
  Object.entries(project.planned).map(([year, amount]) => [Number(year), amount])

export const totalOf = (project: Project): Ore => sumOre(Object.values(project.planned))

export const lifeOf = (project: Project, areas: readonly Area[]): number | undefined =>
  project.lifeYears ?? areas.find(({ id }) => id === project.area)?.lifeYears

/** Linear, from the year after each expenditure; the parts sum to the expenditure to the öre. */
export function depreciationOf(project: Project, areas: readonly Area[]): Map<number, Ore> {
  const life = lifeOf(project, areas)
  const years = new Map<number, Ore>()
  if (life === undefined) return years
  for (const [year, amount] of amountsOf(project)) {
    if (amount === 0) continue
    const parts = splitOre(amount, Array<number>(life).fill(1))
    parts.forEach((part, i) => {
      years.set(year + 1 + i, ore((years.get(year + 1 + i) ?? 0) + part))
    })
  }
  return years
}

/** The same project, `years` later. */
export const delayed = (project: Project, years: number): Project => ({
  ...project,
  planned: Object.fromEntries(amountsOf(project).map(([year, amount]) => [year + years, amount])),
})

/** The same project with every year's cost changed by a share in parts per million. */
export const atCost = (project: Project, ppm: number): Project => ({
  ...project,
  planned: Object.fromEntries(
    amountsOf(project).map(([year, amount]) => [year, ore(amount + shareOf(amount, ppm, 1_000_000, 'half-away'))]),
  ),
})

/** What a change does in one year. Statement signs: costs and spending negative, positive is better. */
export interface Effect {
  year: number
  spending: Ore
  depreciation: Ore
  interest: Ore
  cash: Ore
  result: Ore
}

export interface Assumptions {
  areas: readonly Area[]
  years: readonly number[]
  /** Interest on money that is spent earlier or later, parts per million a year. */
  interestPpm: number
}

/**
 * The difference a change makes. Interest is counted on what has been spent more or less up to the turn of the year and half of the
 * year's own, as if the money were borrowed.
 */
export function effectOf(before: Project, after: Project, { areas, years, interestPpm }: Assumptions): Effect[] {
  const spent = difference(new Map(amountsOf(after)), new Map(amountsOf(before)))
  const worn = difference(depreciationOf(after, areas), depreciationOf(before, areas))
  const first = Math.min(...years, ...spent.keys())
  let carried = 0
  for (let year = first; year < (years[0] ?? first); year++) carried += spent.get(year) ?? 0
  return years.map((year) => {
    const now = spent.get(year) ?? 0
    // Twice the base, so that half of the year's own stays whole öre.
    const interest = shareOf(ore(2 * carried + now), interestPpm, 2_000_000, 'half-away')
    carried += now
    const depreciation = worn.get(year) ?? 0
    return {
      year,
      spending: ore(-now),
      depreciation: ore(-depreciation),
      interest: ore(-interest),
      cash: ore(-now - interest),
      result: ore(-depreciation - interest),
    }
  })
}

function difference(after: ByYear, before: ByYear): Map<number, Ore> {
  const years = new Set([...after.keys(), ...before.keys()])
  return new Map([...years].map((year) => [year, ore((after.get(year) ?? 0) - (before.get(year) ?? 0))]))
}

/** What is left of the frame in a year when the plan has had its part; undefined where no frame is decided. */
export function roomIn(frame: ByYear, projects: readonly Project[], years: readonly number[]): Map<number, Ore | undefined> {
  const planned = new Map<number, number>()
  for (const project of projects.filter(inPlan))
    for (const [year, amount] of amountsOf(project)) planned.set(year, (planned.get(year) ?? 0) + amount)
  return new Map(
    years.map((year) => {
      const decided = frame.get(year)
      return [year, decided === undefined ? undefined : ore(decided - (planned.get(year) ?? 0))]
    }),
  )
}

/** Needs outside the plan in their order, and whether each fits in what is left when those before it have had theirs. */
export function candidatesIn(
  projects: readonly Project[],
  room: ReadonlyMap<number, Ore | undefined>,
): { project: Project; fits: boolean }[] {
  const left = new Map(room)
  return projects
    .filter(({ state }) => state === 'candidate')
    .sort((a, b) => (a.priority ?? Number.MAX_SAFE_INTEGER) - (b.priority ?? Number.MAX_SAFE_INTEGER))
    .map((project) => {
      const fits = amountsOf(project).every(([year, amount]) => (left.get(year) ?? 0) >= amount)
      if (fits) for (const [year, amount] of amountsOf(project)) left.set(year, ore((left.get(year) ?? 0) - amount))
      return { project, fits }
    })
}
