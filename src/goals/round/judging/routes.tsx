// A judgement's own page and its saving, and what every page of a round is loaded with.
// Refuses: judging a step outside the reader's units whatever the form says; the step is looked up in the chain first.
import { type Asked, get, post, type Route } from '../../../http/route.ts'
import type { Finding } from '../../../kernel/finding.ts'
import type { UnitCode } from '../../../kernel/ids.ts'
import { Refusal } from '../../../kernel/result.ts'
import { type Text, text } from '../../../kernel/text.ts'
import { ASSESSMENT_WORDS } from '../../../kernel/verdict.ts'
import type { Unit } from '../../../organisation/model.ts'
import { loadRounds } from '../../../process/store.ts'
import type { Tx } from '../../../storage/database.ts'
import { ConflictPage } from '../../../web/conflict.tsx'
import { renderPage } from '../../../web/layout.tsx'
import type { PrintedCounts } from '../../judgement.ts'
import { JudgementPage } from '../../pages/judgementPage.tsx'
import { JUDGEMENT_PATH, type JudgeFormView, judgementHref, roundGoalHref } from '../../pages/roundParts.tsx'
import { labelOf } from '../explainJudgement.ts'
import { roundGate } from '../gate/store.ts'
import { readAssessment } from '../input.ts'
import { approvable, type JudgedStep, judge } from '../judge.ts'
import { publicRound } from '../publicRound.ts'
import { goalKey, inRound, readRoundRef } from '../refs.ts'
import type { RoundJudgement, Step } from '../roundChain.ts'
import { goalSentence } from '../sentence.ts'
import {
  type FedValues,
  JudgedMeanwhile,
  loadJudgedRounds,
  loadJudgementHistory,
  loadRoundJudgements,
  loadWholeRound,
  saveRoundJudgements,
  type WholeRound,
} from '../store.ts'
import { changesBetween, findPlaces, isGoal, isPart, isSubgoal } from '../walk.ts'

export interface RoundDeps {
  /** The units as they are: names of committees, and which one is the executive board. */
  units(): Promise<readonly Unit[]>
  /** Values that follow the books or a formula. */
  fed?(asked: Asked): FedValues
  /** Counts a document has printed, to be shown where they disagree with the chain. */
  printed?(asked: Asked): Promise<readonly PrintedCounts[]>
  /** Instant, UTC. */
  now?(): string
}

export const notFound = (what: Text): Refusal => new Refusal('not-found', 'goals/no-round-step', what)
export const noStep = () =>
  notFound(
    text(
      'Bedömningen finns inte. Följ en länk från målet eller nämnden.',
      'There is no such judgement. Follow a link from the goal or the committee.',
    ),
  )
export const noRound = () =>
  notFound(text('Omgången finns inte. Välj en omgång i listan.', 'There is no such round. Choose a round in the list.'))

export async function load(tx: Tx, asked: Asked, deps: RoundDeps, round: string): Promise<WholeRound> {
  const whole = await loadWholeRound(tx, round, deps.fed?.(asked))
  return asked.actor.person === undefined ? publicRound(whole) : whole
}

export const nowOf = (deps: RoundDeps): string => deps.now?.() ?? new Date().toISOString()

export async function roundsOf(tx: Tx): Promise<{ judged: string[]; all: string[] }> {
  const judged = await loadJudgedRounds(tx)
  const all = [...new Set([...judged, ...(await loadRounds(tx)).map((one) => one.id as string)])]
  return { judged, all: all.sort().reverse() }
}

const boardOf = async (deps: RoundDeps): Promise<UnitCode | undefined> =>
  (await deps.units()).find((unit) => unit.kind === 'executiveBoard')?.code

/** The permission a step asks for and the unit it is asked over; values and activities are reported, not judged. */
async function needed(step: Step, deps: RoundDeps): Promise<{ permission: string; unit: UnitCode } | undefined> {
  if (isGoal(step)) {
    const board = await boardOf(deps)
    return board === undefined ? undefined : { permission: 'judgement:goal', unit: board }
  }
  const code = isPart(step) ? step.committee : isSubgoal(step) ? step.subgoal.unit : undefined
  return code === undefined ? undefined : { permission: 'judgement:committee', unit: code.toLowerCase() }
}

async function mayJudge(asked: Asked, deps: RoundDeps, step: Step): Promise<boolean> {
  const rule = await needed(step, deps)
  return rule !== undefined && asked.may(rule.permission, rule.unit)
}

const isJudged = (step: Step): step is JudgedStep => isGoal(step) || isPart(step) || isSubgoal(step)

/** Who the written thing was written for, where a controller writes for somebody else. */
export const behalf = ({ actor }: Asked) => (actor.onBehalfOf ? { onBehalfOf: actor.onBehalfOf } : {})

interface Wrong {
  findings: readonly Finding[]
  typed: Record<string, string>
}

const draftKey = (ref: string): string => `judgement-${ref}`

export async function formFor(
  asked: Asked,
  deps: RoundDeps,
  step: Step,
  back?: string,
  wrong?: Wrong,
): Promise<JudgeFormView | undefined> {
  if (!isJudged(step) || !(await mayJudge(asked, deps, step))) return undefined
  const kept = wrong?.typed ?? (await asked.draft(draftKey(step.ref)))
  return {
    ref: step.ref,
    proposed: step.proposed,
    assessment: kept?.assessment ?? step.assessment,
    reason: kept?.reason ?? step.judgement?.reason ?? '',
    version: wrong ? Number(wrong.typed.version ?? 0) : (step.judgement?.version ?? 0),
    ...(back ? { back } : {}),
    findings: wrong?.findings ?? [],
  }
}

async function judgementPage(asked: Asked, deps: RoundDeps, ref: string, wrong?: Wrong) {
  const read = readRoundRef(ref)
  if (!read) throw noStep()
  const { chain, history, earlier } = await asked.transact(async (tx) => {
    const { judged } = await roundsOf(tx)
    const before = judged.find((one) => one < read.round)
    return {
      chain: (await load(tx, asked, deps, read.round)).chain,
      history: await loadJudgementHistory(tx, read.round, ref.split('?')[0]),
      earlier: before === undefined ? undefined : (await load(tx, asked, deps, before)).chain,
    }
  })
  const places = findPlaces(chain, ref)
  const step = places[0]?.step
  if (!step) throw noStep()
  const goals = isGoal(step) ? [step] : places.flatMap((place) => place.above.filter(isGoal))
  const before = earlier && findPlaces(earlier, inRound(step.ref, earlier.round)).map((found) => found.step)
  const form = await formFor(asked, deps, step, wrong?.typed.back, wrong)
  const view = {
    step,
    round: chain.round,
    rule: chain.rule,
    above: places.map((place) => place.above),
    sentences: [...new Set(goals)].map((goal) => ({ goal, sentence: goalSentence(chain, goal) })),
    history,
    ...(earlier && before ? { earlier: earlier.round, changes: changesBetween([step], before.slice(0, 1)) } : {}),
    obstacles: isJudged(step) ? approvable(step) : [],
    ...(form ? { form } : {}),
  }
  return <JudgementPage shell={asked.shell} view={view} />
}

/** Back to where the form stood: only pages of ours, made from the step itself. */
function backTo(back: string, step: Step, round: string): string {
  if (back === 'goal' && isGoal(step)) return roundGoalHref(goalKey(step.goal), round)
  return judgementHref(step.ref)
}

async function saveJudged(asked: Asked, deps: RoundDeps) {
  const form = await asked.form()
  const ref = form.text('ref')
  const read = readRoundRef(ref)
  if (!read) throw noStep()
  const at = nowOf(deps)
  const { chain } = await asked.transact((tx) => load(tx, asked, deps, read.round))
  const step = findPlaces(chain, ref)[0]?.step
  const rule = step && (await needed(step, deps))
  if (!step || !rule || step.ref !== ref) throw noStep()
  asked.require(rule.permission, rule.unit)
  const made = judge({
    step,
    assessment: readAssessment(form.text('assessment')),
    reason: form.text('reason'),
    by: asked.actor.name,
    ...behalf(asked),
    at,
    current: { version: form.number('version') ?? -1 },
  })
  if (!made.ok) {
    const page = await judgementPage(asked, deps, ref, { findings: made.findings, typed: form.entries() })
    return asked.c.html(await renderPage(page), 422)
  }
  try {
    const gate = roundGate(chain, { at, may: (permission, unit) => asked.may(permission, unit) })
    await asked.transact((tx) => saveRoundJudgements(tx, [made.value], gate))
  } catch (error) {
    if (error instanceof JudgedMeanwhile) return await judgedConflict(asked, step, made.value, form.text('back'))
    throw error
  }
  await asked.dropDraft(draftKey(ref))
  return asked.c.redirect(backTo(form.text('back'), step, read.round), 303)
}

async function judgedConflict(asked: Asked, step: Step, mine: RoundJudgement, back: string) {
  const { lang } = asked
  const theirs = (await asked.transact((tx) => loadRoundJudgements(tx, mine.round))).find((one) => one.ref === step.ref)
  const word = (one: RoundJudgement | undefined) => (one ? ASSESSMENT_WORDS[one.assessment][lang] : '')
  const labels = lang === 'sv' ? ['Bedömning', 'Motivering'] : ['Judgement', 'Reason given']
  const page = (
    <ConflictPage
      shell={asked.shell}
      title={labelOf(step)}
      action={JUDGEMENT_PATH}
      hidden={{ ref: step.ref, back }}
      version={theirs?.version ?? 0}
      savedBy={theirs?.by ?? ''}
      savedAt={theirs?.at ?? mine.at}
      fields={[
        { name: 'assessment', label: labels[0]!, mine: word(mine), theirs: word(theirs) },
        { name: 'reason', label: labels[1]!, mine: mine.reason, theirs: theirs?.reason ?? '', multiline: true },
      ]}
    />
  )
  return asked.c.html(await renderPage(page), 409)
}

export const judgingRoutes = (deps: RoundDeps): Route[] => [
  get(JUDGEMENT_PATH, 'judgement:read', (asked) => judgementPage(asked, deps, asked.c.req.query('ref') ?? '')),
  post(JUDGEMENT_PATH, 'judgement:committee', (asked) => saveJudged(asked, deps)),
]
