// The goals of a year as a matrix goal × committee × region, grouped by focus area: what the overview and the goal list show.
// A committee that does not stand in a goal's table is not concerned; one that stands there without basis is not assessed.
import type { Assessment } from '../kernel/verdict.ts'
import type { AssessedGoal } from './chain.ts'
import type { FocusArea, Goal, Goals } from './goal.ts'

export interface GoalMatrix {
  committees: string[]
  areas: { area: FocusArea; goals: { goal: Goal; committees: (Assessment | 'notConcerned')[]; region: Assessment }[] }[]
}

export function goalMatrix(goals: Goals, assessed: readonly AssessedGoal[]): GoalMatrix {
  const committees = goals.committees
    .map((c) => c.code)
    .filter((code) => assessed.some((g) => g.committees.some((c) => c.committee === code)))
  const areas = goals.focusAreas.map((area) => ({
    area,
    goals: assessed
      .filter((g) => g.goal.focusArea === area.no)
      .map((g) => ({
        goal: g.goal,
        committees: committees.map((code) => g.committees.find((c) => c.committee === code)?.assessment ?? 'notConcerned'),
        region: g.assessment,
      })),
  }))
  return { committees, areas: areas.filter((a) => a.goals.length > 0) }
}
