// An investment: what is built or bought, in which area, how much each year, and for how long it is used.
import type { UnitCode } from '../kernel/ids.ts'
import type { Ore } from '../kernel/money.ts'

/** `planned` counts in the plan; `candidate` is a need prioritised outside it; `done` is finished and in use. */
export type ProjectState = 'planned' | 'candidate' | 'done' | 'stopped'

export interface Area {
  /** Part of addresses: `fastighet`. */
  id: string
  name: string
  /** Years of use its depreciation is counted by when a project says nothing else. */
  lifeYears: number
  position: number
}

export interface Project {
  id: string
  area: string
  name: string
  unit?: UnitCode
  state: ProjectState
  /** Order among candidates: 1 is next in. */
  priority?: number
  lifeYears?: number
  /** Decided total expenditure (RKR R14), öre. */
  decidedTotal?: Ore
  /** Expenditure by year, öre, positive. */
  planned: Readonly<Record<number, Ore>>
  synthetic?: boolean
}
