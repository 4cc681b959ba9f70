// The chain of a reporting round as one tree: value and activity → sub-goal → committee's part → goal, each step with what
// the rule proposes, what a person decided and why. Everything a report or page says about a round is counted from here.
import type { Text } from '../../kernel/text.ts'
import type { Assessment } from '../../kernel/verdict.ts'
import type { SteeringNode } from '../steering/node.ts'
import type { ActivityState } from '../subgoal.ts'
import type { IndicatorValue } from '../values/value.ts'

/** A person's confirmation of the proposal or departure from it; the latest version holds, earlier ones stay. */
export interface RoundJudgement {
  /** `2023-04` */
  round: string
  /** The address judged: `goals:subgoal/<id>@HSN/2023-04`, `goals:assessment/8@HSN/2023-04`, `goals:assessment/8@region/2023-04`. */
  ref: string
  assessment: Assessment
  /** What the rule proposed when it was judged. */
  proposed: Assessment
  /** Required when the assessment departs from the proposal. */
  reason: string
  by: string
  onBehalfOf?: string
  /** Instant, UTC. */
  at: string
  version: number
}

/** What every step carries. `assessment` is the decided one, or the proposal while nobody has decided. */
export interface Step {
  ref: string
  title: string
  assessment: Assessment
  proposed: Assessment
  because: Text
  judgement?: RoundJudgement
}

export interface IndicatorStep extends Step {
  indicator: SteeringNode
  value?: IndicatorValue
}
export interface ActivityStep extends Step {
  activity: SteeringNode
  state?: ActivityState
}
export interface SubgoalStep extends Step {
  subgoal: SteeringNode
  indicators: IndicatorStep[]
  activities: ActivityStep[]
}
export interface CommitteeStep extends Step {
  committee: string
  subgoals: SubgoalStep[]
}
export interface GoalStep extends Step {
  goal: SteeringNode
  committees: CommitteeStep[]
}

export interface RoundChain {
  round: string
  year: number
  /** April and August judge what is expected at year end (prognosis); year end judges the outcome. */
  basis: 'prognosis' | 'outcome'
  rule: Text
  goals: GoalStep[]
}
