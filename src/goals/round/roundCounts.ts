// How many sub-goals and indicators a goal has and where they stand, counted from the round's own objects.
// Refuses: null. What nobody has judged is counted as not assessed; only print can leave a number out.
import type { Assessment } from '../../kernel/verdict.ts'
import { goalKey } from './refs.ts'
import type { CommitteeStep, GoalStep, RoundChain, Step, SubgoalStep } from './roundChain.ts'

export interface StatusCounts {
  met: number
  partlyMet: number
  notMet: number
  notAssessed: number
}

export interface GoalCounts {
  /** The goal's number; its id where it has none. */
  goal: number | string
  subgoals: StatusCounts & { adopted: number }
  indicators: StatusCounts & { total: number }
  prognosis: Assessment
}

export function countStatuses(steps: readonly Pick<Step, 'assessment'>[]): StatusCounts {
  const counts: StatusCounts = { met: 0, partlyMet: 0, notMet: 0, notAssessed: 0 }
  for (const step of steps) counts[step.assessment]++
  return counts
}

/** An indicator under two sub-goals is one indicator here, though it counts in both when they are judged. */
function countBelow(subgoals: readonly SubgoalStep[]): Pick<GoalCounts, 'subgoals' | 'indicators'> {
  const indicators = [...new Map(subgoals.flatMap((s) => s.indicators).map((i) => [i.ref, i])).values()]
  return {
    subgoals: { adopted: subgoals.length, ...countStatuses(subgoals) },
    indicators: { total: indicators.length, ...countStatuses(indicators) },
  }
}

export function goalCounts(goal: GoalStep): GoalCounts {
  const key = goalKey(goal.goal)
  const no = goal.goal.no ?? key
  return { goal: no, ...countBelow(goal.committees.flatMap((c) => c.subgoals)), prognosis: goal.assessment }
}

export const partCounts = (part: CommitteeStep): Pick<GoalCounts, 'subgoals' | 'indicators'> => countBelow(part.subgoals)

export const roundCounts = (chain: RoundChain): GoalCounts[] => chain.goals.map(goalCounts)
