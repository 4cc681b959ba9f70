// The chain from 2022: indicators and activities → sub-goal → committee → goal, each step with its reason.
// Refuses to let the activities of one sub-goal lift another: every sub-goal is judged alone, then counted equally.
import { text } from '../kernel/text.ts'
import type { Assessed } from './assessed.ts'
import { assessIndicator } from './assessment.ts'
import type { Goal, Goals } from './goal.ts'
import type { Indicator } from './indicator.ts'
import { type RolledUp, rollUp } from './rollUp.ts'
import { type RuleSet, rulesOf, STANDARD_RULES } from './ruleSet.ts'
import { type Activity, type AssessedSubgoal, assessSubgoal, proposeActivity, type Subgoal } from './subgoal.ts'

export interface SubgoalRow extends AssessedSubgoal {
  subgoal: Subgoal
  indicatorRows: { indicator: Indicator; computed: Assessed }[]
  activityRows: { activity: Activity; proposed: ReturnType<typeof proposeActivity> }[]
}

export interface SubgoalChain {
  goal: Goal
  committees: { committee: string; computed: RolledUp; subgoals: SubgoalRow[] }[]
  computed: RolledUp
}

/** Goals that have sub-goals in the year; `today` decides whether an activity should have begun. */
export function assessSubgoalChain(goals: Goals, year: number, today: string, rules: RuleSet = STANDARD_RULES): SubgoalChain[] {
  const limits = rulesOf(rules, year).rollUp
  const rowOf = (subgoal: Subgoal): SubgoalRow => {
    const plan = goals.plans.find((p) => p.subgoal === subgoal.id)
    const indicatorRows = (plan?.indicators ?? []).map((id) => {
      const indicator = goals.indicators.find((i) => i.id === id)
      if (!indicator) throw new Error(`a sub-goal names an indicator that does not exist: ${id}`)
      return { indicator, computed: assessIndicator(indicator, year, rules) }
    })
    const activityRows = (plan?.activities ?? []).map((activity) => ({ activity, proposed: proposeActivity(activity, today) }))
    const judged = assessSubgoal(
      indicatorRows.map((r) => r.computed),
      activityRows.map((r) => r.proposed),
      limits,
    )
    return { subgoal, ...judged, indicatorRows, activityRows }
  }
  return goals.goals.flatMap((goal) => {
    const own = goals.subgoals.filter((s) => s.goal === goal.no && s.year === year)
    if (own.length === 0) return []
    const committees = [...new Set(own.map((s) => s.committee))].map((committee) => {
      const subgoals = own.filter((s) => s.committee === committee).map(rowOf)
      const none = text('Ej bedömt: nämnden har inga delmål.', 'Not assessed: the committee has no sub-goals.')
      return { committee, computed: rollUp(subgoals, limits, none), subgoals }
    })
    const children = committees.map((c) => c.computed)
    return [
      { goal, committees, computed: rollUp(children, limits, text('Ej bedömt: inga delmål.', 'Not assessed: no sub-goals.')) },
    ]
  })
}
