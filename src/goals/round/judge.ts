// A person's judgement of a step, and whether a step may be approved: no status without its chain, no departure without a reason.
// Refuses: knowing who may judge; the routes ask the access room, and the store keeps the versions.
import { type Finding, finding } from '../../kernel/finding.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { formatList, text } from '../../kernel/text.ts'
import { ASSESSMENT_WORDS, type Assessment } from '../../kernel/verdict.ts'
import { isStale } from './chain.ts'
import { readRoundRef } from './refs.ts'
import type { CommitteeStep, GoalStep, RoundJudgement, Step, SubgoalStep } from './roundChain.ts'

export const ASSESSMENTS: readonly Assessment[] = ['met', 'partlyMet', 'notMet', 'notAssessed']
export const isAssessment = (value: unknown): value is Assessment => ASSESSMENTS.some((one) => one === value)

/** Steps people judge: a value and an activity are reported, never judged. */
export type JudgedStep = SubgoalStep | CommitteeStep | GoalStep

const LEAST_REASON = 10
const MOST_REASON = 4000

export interface JudgeInput {
  step: Pick<Step, 'ref' | 'proposed'>
  assessment: unknown
  reason: string
  by: string
  onBehalfOf?: string
  /** Instant, UTC. */
  at: string
  /** The version that holds, if somebody has judged before. */
  current?: Pick<RoundJudgement, 'version'>
}

/** Reads a judgement: every finding at once. Confirming the proposal needs no reason, departing from it does. */
export function judge({ step, assessment, reason, by, onBehalfOf, at, current }: JudgeInput): Result<RoundJudgement> {
  const findings: Finding[] = []
  const written = reason.trim()
  const ref = readRoundRef(step.ref)
  if (!ref || ref.kind === 'value' || ref.kind === 'activity') throw new Error(`a step that is not judged: ${step.ref}`)
  if (!isAssessment(assessment))
    findings.push(
      finding(
        'goals/judge-assessment',
        'error',
        text('Välj helt, delvis, inte eller ej bedömt.', 'Choose met, partly met, not met or not assessed.'),
        { cell: 'assessment' },
      ),
    )
  else if (assessment !== step.proposed && written.length < LEAST_REASON)
    findings.push(reasonMissing(step.proposed, assessment, written))
  if (written.length > MOST_REASON)
    findings.push(
      finding(
        'goals/judge-reason-long',
        'error',
        text(
          `Motiveringen får ha högst ${MOST_REASON} tecken. Du skrev ${written.length}.`,
          `The reason may have at most ${MOST_REASON} characters. You wrote ${written.length}.`,
        ),
        { cell: 'reason' },
      ),
    )
  if (findings.length > 0) return failed(findings)
  return ok({
    round: ref.round,
    ref: step.ref,
    assessment: assessment as Assessment,
    proposed: step.proposed,
    reason: written,
    by,
    ...(onBehalfOf ? { onBehalfOf } : {}),
    at,
    version: (current?.version ?? 0) + 1,
  })
}

function reasonMissing(from: Assessment, to: Assessment, written: string): Finding {
  const wrote = written === '' ? text('', '') : text(` Du skrev ”${written}”.`, ` You wrote “${written}”.`)
  const [a, b] = [ASSESSMENT_WORDS[from].short, ASSESSMENT_WORDS[to].short]
  const message =
    to === 'notAssessed'
      ? text(
          `Förslaget är ${a.sv}, men du låter bli att bedöma. Skriv varför, minst tio tecken.${wrote.sv}`,
          `The proposal is ${a.en}, but you leave it unjudged. Say why, at least ten characters.${wrote.en}`,
        )
      : text(
          `Du ändrar ${a.sv} till ${b.sv}. Skriv varför, minst tio tecken.${wrote.sv}`,
          `You change ${a.en} to ${b.en}. Say why, at least ten characters.${wrote.en}`,
        )
  return finding('goals/judge-reason', 'error', message, { cell: 'reason' })
}

const isReasoned = (step: Step): boolean => (step.judgement?.reason.length ?? 0) >= LEAST_REASON

export const departs = (step: Step): boolean =>
  step.judgement !== undefined && step.judgement.assessment !== step.judgement.proposed

/** Whether anything at all has been reported under a sub-goal. */
export const hasBasis = (step: SubgoalStep): boolean =>
  step.indicators.some((i) => i.assessment !== 'notAssessed') || step.activities.some((a) => a.state !== undefined)

/** What stands in the way of approving a step (errors) or should be looked at first (warnings); empty when it may be approved. */
export function approvable(step: JudgedStep): Finding[] {
  const own: Finding[] = []
  if (!step.judgement) own.push(unjudged(step))
  else if (isStale(step)) own.push(staleFinding(step))
  if ('indicators' in step) return [...own, ...basisFindings([step])]
  const below: readonly JudgedStep[] = 'subgoals' in step ? step.subgoals : step.committees
  const waiting = below.filter((one) => !one.judgement)
  const subgoals = 'subgoals' in step ? step.subgoals : step.committees.flatMap((c) => c.subgoals)
  if (waiting.length > 0) own.push(waitingBelow(waiting))
  const unjudgedBelow = 'committees' in step ? subgoals.filter((s) => !s.judgement) : []
  if (unjudgedBelow.length > 0) own.push(waitingBelow(unjudgedBelow))
  if (below.length === 0 && !isReasoned(step)) own.push(noChain(step))
  return [...own, ...basisFindings(subgoals)]
}

/** A sub-goal nobody has reported on may be approved only when a person has said why it stands as it does. */
const basisFindings = (subgoals: readonly SubgoalStep[]): Finding[] =>
  subgoals.filter((s) => !hasBasis(s) && !isReasoned(s)).map(noChain)

const noChain = (step: Step): Finding =>
  finding(
    'goals/approve-no-chain',
    'error',
    text(
      `”${step.title}” har varken värden, rapporterade aktiviteter eller en motivering. Rapportera, eller bedöm med skäl.`,
      `“${step.title}” has neither values, reported activities nor a reason. Report, or judge with a reason.`,
    ),
    { cell: step.ref },
  )

const unjudged = (step: Step): Finding =>
  finding(
    'goals/approve-unjudged',
    'error',
    text(
      `Ingen har bekräftat eller ändrat förslaget för ”${step.title}”. Bekräfta det först.`,
      `Nobody has confirmed or changed the proposal for “${step.title}”. Confirm it first.`,
    ),
    { cell: step.ref },
  )

const nameOf = (step: Step): string => ('committee' in step ? String(step.committee) : `”${step.title}”`)

const waitingBelow = (steps: readonly Step[]): Finding =>
  finding(
    'goals/approve-below',
    'error',
    text(
      `Bedömning saknas för ${formatList(steps.map(nameOf), 'sv')}.`,
      `There is no judgement of ${formatList(steps.map(nameOf), 'en')}.`,
    ),
    { cell: steps[0]!.ref },
  )

function staleFinding(step: Step): Finding {
  const [a, b] = [ASSESSMENT_WORDS[step.judgement!.proposed].short, ASSESSMENT_WORDS[step.proposed].short]
  return finding(
    'goals/judgement-stale',
    'warning',
    text(
      `Förslaget har ändrats från ${a.sv} till ${b.sv} sedan ”${step.title}” bedömdes. Bedöm på nytt.`,
      `The proposal has changed from ${a.en} to ${b.en} since “${step.title}” was judged. Judge again.`,
    ),
    { cell: step.ref },
  )
}
