// Finding one's way in a chain: a step by its address, what it stands under, and what has changed between two rounds.
// Refuses: a second copy of any step; what is found is the chain's own object.
import type { Assessment } from '../../kernel/verdict.ts'
import { lasting } from './refs.ts'
import type { CommitteeStep, GoalStep, IndicatorStep, RoundChain, Step, SubgoalStep } from './roundChain.ts'

export type StepKind = 'goal' | 'part' | 'subgoal' | 'indicator' | 'activity'

export interface Found {
  kind: StepKind
  step: Step
  /** From the goal down to the step above this one. An indicator may be found in several places; this is one of them. */
  above: Step[]
}

export const isGoal = (step: Step): step is GoalStep => 'committees' in step
export const isPart = (step: Step): step is CommitteeStep => 'subgoals' in step
export const isSubgoal = (step: Step): step is SubgoalStep => 'indicators' in step
export const isIndicator = (step: Step): step is IndicatorStep => 'indicator' in step

export const kindOf = (step: Step): StepKind =>
  isGoal(step) ? 'goal' : isPart(step) ? 'part' : isSubgoal(step) ? 'subgoal' : isIndicator(step) ? 'indicator' : 'activity'

export const below = (step: Step): Step[] =>
  isGoal(step) ? step.committees : isPart(step) ? step.subgoals : isSubgoal(step) ? [...step.indicators, ...step.activities] : []

/** Every place in the chain, from the top. A step that counts in two places is met twice. */
export function* places(steps: readonly Step[], above: Step[] = []): Generator<Found> {
  for (const step of steps) {
    yield { kind: kindOf(step), step, above }
    yield* places(below(step), [...above, step])
  }
}

export function findPlaces(chain: RoundChain, ref: string): Found[] {
  const bare = ref.split('?')[0]
  return [...places(chain.goals)].filter((found) => found.step.ref === bare)
}

export const findStep = (chain: RoundChain, ref: string): Found | undefined => findPlaces(chain, ref)[0]

/** The parts of all goals that are one committee's, in the goals' order. */
export const partsOf = (chain: RoundChain, committee: string): { goal: GoalStep; part: CommitteeStep }[] =>
  chain.goals.flatMap((goal) =>
    goal.committees.filter((c) => c.committee === committee.toUpperCase()).map((part) => ({ goal, part })),
  )

export interface StepChange {
  ref: string
  kind: StepKind
  title: string
  /** Undefined where the step did not exist in that round. */
  from?: { assessment: Assessment; said?: string }
  to?: { assessment: Assessment; said?: string }
}

/** What the step itself says beside its status: the value as written, the activity's state, a person's reason. */
function said(step: Step): string | undefined {
  if (isIndicator(step)) return step.value?.cell || undefined
  if (step.judgement?.reason) return step.judgement.reason
  return 'state' in step && typeof step.state === 'string' ? step.state : undefined
}

const shape = (step: Step): NonNullable<StepChange['from']> => {
  const words = said(step)
  return { assessment: step.assessment, ...(words === undefined ? {} : { said: words }) }
}

const unique = (steps: readonly Step[]): Map<string, Found> =>
  new Map([...places(steps)].map((found) => [lasting(found.step.ref), found]))

/** What differs from an earlier round, from the top down: statuses, values, states, and steps that came or went. */
export function changesBetween(now: readonly Step[], before: readonly Step[]): StepChange[] {
  const [after, earlier] = [unique(now), unique(before)]
  const changes: StepChange[] = []
  for (const [key, { step, kind }] of after) {
    const old = earlier.get(key)?.step
    const to = shape(step)
    if (!old) changes.push({ ref: step.ref, kind, title: step.title, to })
    else {
      const from = shape(old)
      const valueMoved = kind === 'indicator' && from.said !== to.said
      if (from.assessment !== to.assessment || valueMoved) changes.push({ ref: step.ref, kind, title: step.title, from, to })
    }
  }
  for (const [key, { step, kind }] of earlier)
    if (!after.has(key)) changes.push({ ref: step.ref, kind, title: step.title, from: shape(step) })
  return changes
}

export const changesSince = (chain: RoundChain, earlier: RoundChain | undefined): StepChange[] =>
  earlier ? changesBetween(chain.goals, earlier.goals) : []
