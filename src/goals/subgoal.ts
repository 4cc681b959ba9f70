// The chain from 2022: indicators and activities under a sub-goal, as two shown components, up to committee and goal.
// Refuses to mix the two silently: each is rolled up alone, and the reason says what each gave.
import { type Text, text } from '../kernel/text.ts'
import { ASSESSMENT_WORDS, type Assessment } from '../kernel/verdict.ts'
import { type Child, type RolledUp, rollUp } from './rollUp.ts'
import type { RollUpRules } from './ruleSet.ts'

export interface Subgoal {
  id: string
  goal: number
  committee: string
  year: number
  name: string
}

export type ActivityState = 'done' | 'onPlan' | 'delayed' | 'stopped' | 'notStarted'

export interface Activity {
  id: string
  subgoal: string
  name: string
  state: ActivityState
  /** The day it was to begin, `YYYY-MM-DD`. */
  starts?: string
}

/** What hangs under a sub-goal: its indicators (by id) and its activities. */
export interface CommitteePlan {
  subgoal: string
  indicators: string[]
  activities: Activity[]
}

const STATE_WORDS: Record<ActivityState, Text> = {
  done: text('Genomförd.', 'Done.'),
  onPlan: text('Pågår enligt plan.', 'On plan.'),
  delayed: text('Försenad.', 'Delayed.'),
  stopped: text('Avbruten.', 'Stopped.'),
  notStarted: text('Inte påbörjad.', 'Not started.'),
}

/** What an activity proposes by its state; not started before its day proposes nothing yet. */
export function proposeActivity(activity: Activity, today: string): { assessment: Assessment; reason: Text } {
  const words = STATE_WORDS[activity.state]
  switch (activity.state) {
    case 'done':
    case 'onPlan':
      return { assessment: 'met', reason: words }
    case 'delayed':
      return { assessment: 'partlyMet', reason: words }
    case 'stopped':
      return { assessment: 'notMet', reason: words }
    case 'notStarted': {
      if (activity.starts === undefined)
        return { assessment: 'notAssessed', reason: text('Ej bedömt: startdag saknas.', 'Not assessed: no starting day.') }
      if (activity.starts >= today)
        return {
          assessment: 'notAssessed',
          reason: text(`Ej bedömt: börjar ${activity.starts}.`, `Not assessed: begins ${activity.starts}.`),
        }
      return {
        assessment: 'notMet',
        reason: text(`Skulle ha börjat ${activity.starts}.`, `Was to begin ${activity.starts}.`),
      }
    }
  }
}

export interface AssessedSubgoal {
  assessment: Assessment
  reason: Text
  indicators: RolledUp
  activities: RolledUp
}

export function assessSubgoal(indicators: readonly Child[], activities: readonly Child[], rules: RollUpRules): AssessedSubgoal {
  const byIndicators = rollUp(
    indicators,
    rules,
    text('Ej bedömt: delmålet har inga indikatorer.', 'Not assessed: the sub-goal has no indicators.'),
  )
  const byActivities = rollUp(
    activities,
    rules,
    text('Ej bedömt: delmålet har inga aktiviteter.', 'Not assessed: the sub-goal has no activities.'),
  )
  const components = [byIndicators, byActivities].filter((c) => c.assessment !== 'notAssessed')
  const together = rollUp(
    components,
    rules,
    text(
      'Ej bedömt: varken indikatorer eller aktiviteter räcker.',
      'Not assessed: neither indicators nor activities are enough.',
    ),
  )
  const said = (lang: 'sv' | 'en') => {
    const word = (c: RolledUp) => ASSESSMENT_WORDS[c.assessment].short[lang].toLowerCase()
    const counts = (c: RolledUp) => (lang === 'sv' ? `${c.assessed} av ${c.total}` : `${c.assessed} of ${c.total}`)
    return lang === 'sv'
      ? `Indikatorer: ${word(byIndicators)} (${counts(byIndicators)}). Aktiviteter: ${word(byActivities)} (${counts(byActivities)}). ${together.reason.sv}`
      : `Indicators: ${word(byIndicators)} (${counts(byIndicators)}). Activities: ${word(byActivities)} (${counts(byActivities)}). ${together.reason.en}`
  }
  return {
    assessment: together.assessment,
    reason: text(said('sv'), said('en')),
    indicators: byIndicators,
    activities: byActivities,
  }
}
