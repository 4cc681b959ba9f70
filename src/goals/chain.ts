// One year's chain of judgement: every indicator once, then committee, then goal, with the reason kept at each step.
// A person's judgement is carried upwards in place of the computed one, and both are shown; nothing printed is used as input.
import { text } from '../kernel/text.ts'
import type { Assessment } from '../kernel/verdict.ts'
import type { Assessed } from './assessed.ts'
import { assessIndicator } from './assessment.ts'
import { readCell } from './cell.ts'
import type { Goal, Goals } from './goal.ts'
import { type Indicator, outcomeOf, type Placement } from './indicator.ts'
import { type Judgement, judgementOf } from './judgement.ts'
import { type RolledUp, rollUp } from './rollUp.ts'
import { type RollUpRules, type RuleSet, rulesOf, STANDARD_RULES } from './ruleSet.ts'

export interface AssessedPlacement {
  placement: Placement
  indicator: Indicator
  computed: Assessed
  decided?: Judgement
  /** What is carried upwards: decided, else computed. */
  assessment: Assessment
}

export interface AssessedCommittee {
  committee: string
  indicators: AssessedPlacement[]
  computed: RolledUp
  decided?: Judgement
  assessment: Assessment
  /** `colourLost`: judged in print, but the source has lost which way. `dash`: printed without a judgement. */
  printed: 'colourLost' | 'dash' | 'notPrinted'
}

export interface AssessedGoal {
  goal: Goal
  year: number
  committees: AssessedCommittee[]
  /** Every printed row under the goal, in printed order. */
  indicators: AssessedPlacement[]
  computed: RolledUp
  decided?: Judgement
  assessment: Assessment
  rules: RollUpRules
}

/** Every goal of a year; a pure function of what is stored and the rules. */
export function assessGoals(goals: Goals, year: number, rules: RuleSet = STANDARD_RULES): AssessedGoal[] {
  const byId = new Map(goals.indicators.map((indicator) => [indicator.id, indicator]))
  const once = new Map<string, Assessed>()
  const computedOf = (indicator: Indicator): Assessed => {
    const found = once.get(indicator.id) ?? assessIndicator(indicator, year, rules)
    once.set(indicator.id, found)
    return found
  }
  return goals.goals.map((goal) => {
    const placed = goals.placements
      .filter((p) => p.goal === goal.no && p.year === year)
      .sort((a, b) => a.order - b.order)
      .map((placement): AssessedPlacement => {
        const indicator = byId.get(placement.indicator)
        if (!indicator) throw new Error(`a placement names an indicator that does not exist: ${placement.indicator}`)
        const computed = computedOf(indicator)
        const decided = judgementOf(goals.judgements, { year, goal: goal.no, committee: null, indicator: indicator.id })
        return {
          placement,
          indicator,
          computed,
          ...(decided ? { decided } : {}),
          assessment: decided?.assessment ?? computed.assessment,
        }
      })
    return assessGoal(goals, goal, year, placed, rulesOf(rules, year).rollUp)
  })
}

function assessGoal(goals: Goals, goal: Goal, year: number, indicators: AssessedPlacement[], rules: RollUpRules): AssessedGoal {
  const committees = committeesOf(goals, goal.no, year, indicators).map((committee): AssessedCommittee => {
    const own = indicators.filter((i) => i.indicator.committees.includes(committee))
    const computed = rollUp(
      own,
      rules,
      text('Ej bedömt: nämnden har inga indikatorer för målet.', 'Not assessed: the committee has no indicators for the goal.'),
    )
    const decided = judgementOf(goals.judgements, { year, goal: goal.no, committee, indicator: null })
    const answer = goals.answers.find((a) => a.goal === goal.no && a.committee === committee && a.year === year)
    const printed = answer === undefined ? 'notPrinted' : answer.printed === 'dash' ? 'dash' : 'colourLost'
    return {
      committee,
      indicators: own,
      computed,
      ...(decided ? { decided } : {}),
      assessment: decided?.assessment ?? computed.assessment,
      printed,
    }
  })
  const computed = rollUp(
    committees,
    rules,
    text('Ej bedömt: ingen nämnd svarar för målet.', 'Not assessed: no committee answers for the goal.'),
  )
  const decided = judgementOf(goals.judgements, { year, goal: goal.no, committee: null, indicator: null })
  return {
    goal,
    year,
    committees,
    indicators,
    computed,
    ...(decided ? { decided } : {}),
    assessment: decided?.assessment ?? computed.assessment,
    rules,
  }
}

/** Those in the goal's printed table, in its order, then any with indicators that the table leaves out: nothing is lost. */
function committeesOf(goals: Goals, goal: number, year: number, indicators: AssessedPlacement[]): string[] {
  const answering = goals.answers.filter((a) => a.goal === goal && a.year === year).map((a) => a.committee)
  return [...new Set([...answering, ...indicators.flatMap((i) => i.indicator.committees)])]
}

/** Rows the document judged although it printed no value for the year: somebody judged, and the reason is not told. */
export function judgedWithoutValue(goals: readonly AssessedGoal[]): AssessedPlacement[] {
  return goals.flatMap((goal) =>
    goal.indicators.filter(
      (i) => i.placement.printed === 'assessed' && readCell(outcomeOf(i.indicator, goal.year)).kind === 'missing',
    ),
  )
}

export function tally(assessments: readonly Assessment[]): Record<Assessment, number> {
  const counts: Record<Assessment, number> = { met: 0, partlyMet: 0, notMet: 0, notAssessed: 0 }
  for (const one of assessments) counts[one]++
  return counts
}
