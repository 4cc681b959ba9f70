// The chain of a round: value and activity → sub-goal → committee's part → goal. A person's judgement goes upwards in place
// of the proposal, and both stand side by side. Refuses: a status that did not come from below or from a person with a name.
import { type Text, text } from '../../kernel/text.ts'
import type { Assessment } from '../../kernel/verdict.ts'
import { type Child, rollUp } from '../rollUp.ts'
import type { RollUpRules } from '../ruleSet.ts'
import type { SteeringNode } from '../steering/node.ts'
import { type ActivityState, assessSubgoal, proposeActivity } from '../subgoal.ts'
import type { IndicatorValue } from '../values/value.ts'
import { assessPeriod, valueOfRound } from './periodValue.ts'
import { basisOf, goalKey, lastDay, refOfActivity, refOfGoal, refOfPart, refOfSubgoal, refOfValue, scopeOf } from './refs.ts'
import type {
  ActivityStep,
  CommitteeStep,
  GoalStep,
  IndicatorStep,
  RoundChain,
  RoundJudgement,
  Step,
  SubgoalStep,
} from './roundChain.ts'
import { committeeWeight, type RoundRules, rollUpOf, ruleText, STANDARD_ROUND_RULES, weightOf } from './rules.ts'

export interface ChainMaterial {
  round: string
  year: number
  nodes: readonly SteeringNode[]
  /** Values of the round's period; the latest version of each counts. */
  values: readonly IndicatorValue[]
  activityStates: ReadonlyMap<string, ActivityState>
  judgements: readonly RoundJudgement[]
  rules?: RoundRules
  earlierValues?: readonly IndicatorValue[]
  definitionIn?: (indicator: string, year: number) => string | undefined
}

interface Work {
  m: ChainMaterial
  rules: RoundRules
  limits: RollUpRules
  below: Map<string, SteeringNode[]>
  judged: Map<string, RoundJudgement>
  indicators: Map<string, IndicatorStep>
  values: Map<string, IndicatorValue[]>
  earlier: Map<string, IndicatorValue[]>
}

export function roundChain(material: ChainMaterial): RoundChain {
  const { round, year, nodes } = material
  const rules = material.rules ?? STANDARD_ROUND_RULES
  const valid = nodes.filter((n) => n.from <= year && (n.to === undefined || year <= n.to))
  const work: Work = {
    m: material,
    rules,
    limits: rollUpOf(rules, year),
    below: childrenByParent(valid),
    judged: latestJudgements(material.judgements),
    indicators: new Map(),
    values: byIndicator(material.values),
    earlier: byIndicator(material.earlierValues ?? []),
  }
  const goals = valid.filter((n) => n.kind === 'goal').sort((a, b) => (a.no ?? 0) - (b.no ?? 0) || (a.id < b.id ? -1 : 1))
  return { round, year, basis: basisOf(round), rule: ruleText(rules, year), goals: goals.map((goal) => goalStep(work, goal)) }
}

function childrenByParent(nodes: readonly SteeringNode[]): Map<string, SteeringNode[]> {
  const below = new Map<string, SteeringNode[]>()
  for (const node of nodes)
    for (const parent of node.parents) {
      const list = below.get(parent)
      if (list) list.push(node)
      else below.set(parent, [node])
    }
  return below
}

function byIndicator(values: readonly IndicatorValue[]): Map<string, IndicatorValue[]> {
  const groups = new Map<string, IndicatorValue[]>()
  for (const value of values) {
    const list = groups.get(value.indicator)
    if (list) list.push(value)
    else groups.set(value.indicator, [value])
  }
  return groups
}

function latestJudgements(judgements: readonly RoundJudgement[]): Map<string, RoundJudgement> {
  const latest = new Map<string, RoundJudgement>()
  for (const one of judgements) if ((latest.get(one.ref)?.version ?? 0) < one.version) latest.set(one.ref, one)
  return latest
}

/** What is carried upwards: a person's judgement where there is one, else what the rule proposes. */
function stepOf(work: Work, ref: string, title: string, proposed: Assessment, because: Text): Step {
  const judgement = work.judged.get(ref)
  return { ref, title, assessment: judgement?.assessment ?? proposed, proposed, because, ...(judgement ? { judgement } : {}) }
}

/** The proposal has changed since the person judged: the judgement holds until somebody has looked again. */
export const isStale = (step: Step): boolean => step.judgement !== undefined && step.judgement.proposed !== step.proposed

const childrenOf = (work: Work, id: string, kind: SteeringNode['kind']): SteeringNode[] =>
  (work.below.get(id) ?? []).filter((n) => n.kind === kind)

/** One object per indicator and reporter, whoever counts it: the value in a committee's report and in the board's is the same. */
function indicatorStep(work: Work, node: SteeringNode): IndicatorStep {
  const found = work.indicators.get(node.id)
  if (found) return found
  const { round, definitionIn } = work.m
  const value = valueOfRound(work.values.get(node.id) ?? [], node.id, round)
  const assessed = assessPeriod({
    indicator: node,
    round,
    ...(value ? { value } : {}),
    earlier: work.earlier.get(node.id) ?? [],
    ...(definitionIn ? { definitionIn } : {}),
    rules: work.rules.rules,
  })
  const made: IndicatorStep = {
    ref: refOfValue(node.id, node.unit, round),
    title: node.title,
    assessment: assessed.assessment,
    proposed: assessed.assessment,
    because: assessed.reason,
    indicator: node,
    ...(value ? { value } : {}),
  }
  work.indicators.set(node.id, made)
  return made
}

function activityStep(work: Work, node: SteeringNode): ActivityStep {
  const { round, activityStates } = work.m
  const state = activityStates.get(node.id)
  const ref = refOfActivity(node.id, node.unit, round)
  const base = { ref, title: node.title, activity: node }
  if (state === undefined) {
    const because = text('Ej bedömt: läget är inte rapporterat.', 'Not assessed: the state is not reported.')
    return { ...base, assessment: 'notAssessed', proposed: 'notAssessed', because }
  }
  const starts = node.activity?.starts
  const activity = { id: node.id, subgoal: node.parents[0] ?? '', name: node.title, state, ...(starts ? { starts } : {}) }
  const { assessment, reason } = proposeActivity(activity, lastDay(round))
  return { ...base, state, assessment, proposed: assessment, because: reason }
}

const child = (assessment: Assessment, weight: number): Child => ({ assessment, weight: weightOf(weight) })

function subgoalStep(work: Work, node: SteeringNode): SubgoalStep {
  const indicators = childrenOf(work, node.id, 'indicator').map((one) => indicatorStep(work, one))
  const activities = childrenOf(work, node.id, 'activity').map((one) => activityStep(work, one))
  const proposed = assessSubgoal(
    indicators.map((i) => child(i.assessment, i.indicator.weight)),
    activities.map((a) => child(a.assessment, a.activity.weight)),
    work.limits,
  )
  const ref = refOfSubgoal(node.id, node.unit, work.m.round)
  return { ...stepOf(work, ref, node.title, proposed.assessment, proposed.reason), subgoal: node, indicators, activities }
}

function committeeStep(work: Work, goal: SteeringNode, committee: string, nodes: readonly SteeringNode[]): CommitteeStep {
  const subgoals = nodes.map((node) => subgoalStep(work, node))
  const none = text('Ej bedömt: nämnden har inga delmål.', 'Not assessed: the committee has no sub-goals.')
  const rolled = rollUp(
    subgoals.map((s) => child(s.assessment, s.subgoal.weight)),
    work.limits,
    none,
  )
  const ref = refOfPart(goalKey(goal), committee, work.m.round)
  return { ...stepOf(work, ref, goal.title, rolled.assessment, rolled.reason), committee, subgoals }
}

function goalStep(work: Work, goal: SteeringNode): GoalStep {
  const subgoals = childrenOf(work, goal.id, 'subgoal')
  const codes = [...new Set(subgoals.map((s) => scopeOf(s.unit)))]
  const committees = codes.map((code) =>
    committeeStep(
      work,
      goal,
      code,
      subgoals.filter((s) => scopeOf(s.unit) === code),
    ),
  )
  const none = text('Ej bedömt: ingen nämnd har delmål för målet.', 'Not assessed: no committee has sub-goals for the goal.')
  const rolled = rollUp(
    committees.map((c) => child(c.assessment, committeeWeight(work.rules, work.m.year, goalKey(goal), c.committee))),
    work.limits,
    none,
  )
  const ref = refOfGoal(goalKey(goal), work.m.round)
  return { ...stepOf(work, ref, goal.title, rolled.assessment, rolled.reason), goal, committees }
}
