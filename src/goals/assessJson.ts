// The answer to `roder assess --year Y --json`: every printed indicator row, sub-goal and goal with its own reason.
// Refuses to hide what is printed or decided: both stand beside the computed judgement.
import type { Lang } from '../kernel/text.ts'
import type { Assessment } from '../kernel/verdict.ts'
import { type AssessedGoal, assessGoals, judgedWithoutValue } from './chain.ts'
import { type AssessedCounts, assessCounts } from './counts.ts'
import { assessFinancialPart } from './financialGoal.ts'
import type { Goals } from './goal.ts'
import { outcomeOf, targetOf } from './indicator.ts'
import type { Judgement } from './judgement.ts'
import type { RolledUp } from './rollUp.ts'
import { type RuleSet, STANDARD_RULES } from './ruleSet.ts'
import { assessSubgoalChain, type SubgoalChain } from './subgoalChain.ts'

export interface AssessAnswer {
  year: number
  rules: { assessment: string; rollUp: string }
  indicators: {
    goal: number
    committee: string
    indicator: string
    id: string
    target: string
    outcome: string
    assessment: Assessment
    reason: string
    decided: DecidedJson | null
  }[]
  subgoals: {
    goal: number
    /** Null where a document only counts its sub-goals: then one entry holds them all. */
    committee: string | null
    subgoal: string | null
    assessment: Assessment
    reason: string
    /** Assessed of total, the two components apart. */
    indicators: { assessment: Assessment; assessed: number; total: number }
    activities: { assessment: Assessment; assessed: number; total: number } | null
    place: string | null
  }[]
  goals: {
    number: number
    title: string
    assessment: Assessment
    reason: string
    decided: DecidedJson | null
    printed: { assessment: Assessment | null; note: string } | null
    committees: { committee: string; assessment: Assessment; reason: string; decided: DecidedJson | null; printed: string }[]
  }[]
  financialGoals: { id: string; part: string; assessment: Assessment; reason: string; stated: Assessment | null }[]
  printedTotals: { assessment: Assessment; goals: number; place: string }[]
  judgedWithoutValue: { goal: number; committee: string; indicator: string }[]
}

interface DecidedJson {
  assessment: Assessment
  reason: string
  by: string
  on: string
}

const decidedJson = (judgement: Judgement | undefined): DecidedJson | null =>
  judgement ? { assessment: judgement.assessment, reason: judgement.reason, by: judgement.by, on: judgement.on } : null

export function assessJson(world: Goals, year: number, lang: Lang = 'sv', rules: RuleSet = STANDARD_RULES): AssessAnswer {
  const goals = assessGoals(world, year, rules)
  const chains = assessSubgoalChain(world, year, `${year}-12-31`, rules)
  const counts = world.printedCounts.filter((c) => c.year === year).map((c) => assessCounts(c, rules))
  return {
    year,
    rules: { assessment: '2023', rollUp: goals[0]?.rules.id ?? 'roder-1' },
    indicators: goals.flatMap((goal) => indicatorRows(goal, lang)),
    subgoals: [...chains.flatMap((chain) => subgoalRows(chain, lang)), ...counts.map((c) => countedSubgoals(c, lang))],
    goals: goals.map((goal) => {
      const no = goal.goal.no
      return goalJson(
        goal,
        counts.find((c) => c.counts.goal === no),
        chains.find((c) => c.goal.no === no),
        lang,
      )
    }),
    financialGoals: world.financialGoals
      .filter((f) => f.year === year && f.basis === 'followUp')
      .flatMap((f) =>
        f.parts.map((part) => {
          const { assessment, reason } = assessFinancialPart(part, year)
          return { id: f.id, part: part.kind, assessment, reason: reason[lang], stated: part.stated ?? null }
        }),
      ),
    printedTotals: world.printedTotals
      .filter((t) => t.year === year)
      .map(({ assessment, goals: n, place }) => ({ assessment, goals: n, place })),
    judgedWithoutValue: judgedWithoutValue(goals).map((row) => ({
      goal: row.placement.goal,
      committee: row.indicator.committees.join('/'),
      indicator: row.indicator.name,
    })),
  }
}

function indicatorRows(goal: AssessedGoal, lang: Lang): AssessAnswer['indicators'] {
  return goal.indicators.map(({ placement, indicator, computed, decided }) => ({
    goal: placement.goal,
    committee: indicator.committees.join('/'),
    indicator: indicator.name,
    id: indicator.id,
    target: targetOf(indicator, goal.year),
    outcome: outcomeOf(indicator, goal.year),
    assessment: computed.assessment,
    reason: computed.reason[lang],
    decided: decidedJson(decided),
  }))
}

function goalJson(
  goal: AssessedGoal,
  counts: AssessedCounts | undefined,
  chain: SubgoalChain | undefined,
  lang: Lang,
): AssessAnswer['goals'][number] {
  // Without indicators of the year, a document's own counts of sub-goals and indicators are the basis there is.
  const computed = chain?.computed ?? (goal.committees.length === 0 && counts ? counts : goal.computed)
  const lost =
    lang === 'sv' ? 'Bedömd i tryck, men färgen saknas i källan.' : 'Judged in print, but the source has lost the colour.'
  return {
    number: goal.goal.no,
    title: goal.goal.title,
    assessment: computed.assessment,
    reason: computed.reason[lang],
    decided: decidedJson(goal.decided),
    printed: counts
      ? { assessment: counts.counts.forecast, note: counts.counts.place }
      : goal.committees.some((c) => c.printed === 'colourLost')
        ? { assessment: null, note: lost }
        : null,
    committees: (chain
      ? chain.committees.map((c) => ({ ...c, decided: undefined, printed: 'notPrinted' }))
      : goal.committees
    ).map((c) => ({
      committee: c.committee,
      assessment: c.computed.assessment,
      reason: c.computed.reason[lang],
      decided: decidedJson(c.decided),
      printed: c.printed,
    })),
  }
}

const component = ({ assessment, assessed, total }: RolledUp) => ({ assessment, assessed, total })

function subgoalRows(chain: SubgoalChain, lang: Lang): AssessAnswer['subgoals'] {
  return chain.committees.flatMap(({ committee, subgoals }) =>
    subgoals.map((row) => ({
      goal: chain.goal.no,
      committee,
      subgoal: row.subgoal.name,
      assessment: row.assessment,
      reason: row.reason[lang],
      indicators: component(row.indicators),
      activities: component(row.activities),
      place: null,
    })),
  )
}

/** A document's counts: all the goal's sub-goals in one entry, its indicators beside. */
function countedSubgoals({ counts, subgoals, indicators }: AssessedCounts, lang: Lang): AssessAnswer['subgoals'][number] {
  return {
    goal: counts.goal,
    committee: null,
    subgoal: null,
    assessment: subgoals.assessment,
    reason: subgoals.reason[lang],
    indicators: component(indicators),
    activities: null,
    place: counts.place,
  }
}
