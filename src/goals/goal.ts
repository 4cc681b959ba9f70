// The steering objects: vision, focus areas, goals, perspectives and which committees answer for which goal.
// Refuses judgements: what is printed or decided about a goal stands in judgement.ts, beside what is computed.
import type { Text } from '../kernel/text.ts'
import type { FinancialGoal } from './financialGoal.ts'
import type { Indicator, Placement } from './indicator.ts'
import type { Judgement, PrintedCounts, PrintedTotal } from './judgement.ts'
import type { CommitteePlan, Subgoal } from './subgoal.ts'

export interface Vision {
  year: number
  sentence: string
  place: string
}

/** Cross-cutting: every goal is looked at from these. */
export interface Perspective {
  year: number
  no: number
  name: string
  place: string
}

export interface FocusArea {
  no: number
  name: string
}

export interface Goal {
  no: number
  title: string
  focusArea: number
  place: string
}

/**
 * A committee that answers for a goal. `dash`: it stands in the goal's table without a judgement, which is a missing
 * judgement, not a committee that is not concerned: those do not stand in the table at all.
 */
export interface CommitteeAnswer {
  goal: number
  committee: string
  year: number
  printed: 'assessed' | 'dash'
  place: string
}

export interface Committee {
  code: string
  name: Text
}

/** Printed under a goal as being looked into; not an indicator, counted nowhere. */
export interface UnderInvestigation {
  goal: number
  year: number
  committee: string
  name: string
  note: Text
  place: string
}

/** Everything the room keeps for one authority. */
export interface Goals {
  committees: Committee[]
  visions: Vision[]
  perspectives: Perspective[]
  focusAreas: FocusArea[]
  goals: Goal[]
  answers: CommitteeAnswer[]
  indicators: Indicator[]
  placements: Placement[]
  underInvestigation: UnderInvestigation[]
  printedTotals: PrintedTotal[]
  printedCounts: PrintedCounts[]
  judgements: Judgement[]
  financialGoals: FinancialGoal[]
  subgoals: Subgoal[]
  plans: CommitteePlan[]
}

export const committeeName = (goals: Pick<Goals, 'committees'>, code: string): Text => {
  const found = goals.committees.find((c) => c.code === code)
  return found ? found.name : { sv: code, en: code }
}
