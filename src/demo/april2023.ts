// The demo's round of April 2023: values, activity states and judgements under which the chain counts what the report prints.
// Values are synthetic and assessed by the grammar; where the print leaves statuses out, the sub-goal or indicator is unjudged.
import {
  type ActivityState,
  judge,
  type NewValue,
  type RoundChain,
  type RoundJudgement,
  roundChain,
  type StatedCounts,
  type SteeringNode,
  type Step,
} from '../goals/model.ts'
import {
  loadRoundJudgements,
  loadSteering,
  type ReportedState,
  saveActivityStates,
  saveRoundJudgements,
  saveValues,
} from '../goals/store.ts'
import { ASSESSMENT_WORDS, type Assessment } from '../kernel/verdict.ts'
import type { Tx } from '../storage/database.ts'
import { type Assessed, type DemoCell, demoCell } from './aprilCells.ts'
import { demoGoals } from './goalsSeed.ts'
import { chance } from './random.ts'

export const APRIL_2023 = '2023-04'
const SEED = 2304
const SYNTHETIC = 'Syntetiskt:'

/** Who judges in the demonstration: bodies and functions, never persons. */
const BODIES: Record<string, string> = {
  HSN: 'Hälso- och sjukvårdsnämnden',
  RS: 'Regionstyrelsen',
  RUN: 'Regionala utvecklingsnämnden',
  FHS: 'Folkhögskolestyrelsen',
  PN: 'Patientnämnden',
}

export interface AprilRound {
  values: NewValue[]
  states: ReportedState[]
  judgements: RoundJudgement[]
}

/** Everything that was reported and judged, made from the decided chain and the printed counts. The same every time. */
export function aprilRound(nodes: readonly SteeringNode[]): AprilRound {
  const printed = demoGoals().printedCounts.filter((c) => c.year === 2023)
  const values = printed.flatMap((counts) => valuesOf(indicatorsOf(nodes, counts.goal), counts.indicators))
  const states = nodes.filter((n) => n.kind === 'activity').map(stateOf)
  const chainWith = (judgements: readonly RoundJudgement[]): RoundChain => {
    const shown = values.map((v) => ({ ...v, version: 1, by: v.by ?? '', at: v.at ?? '' }))
    return roundChain({
      round: APRIL_2023,
      year: 2023,
      nodes,
      values: shown.filter((v) => v.period === APRIL_2023),
      earlierValues: shown.filter((v) => v.period < '2023'),
      activityStates: new Map(states.map((s) => [s.activity, s.state])),
      judgements,
    })
  }
  const ofSubgoals = chainWith([]).goals.flatMap((goal) => {
    const counts = printed.find((c) => c.goal === goal.goal.no)
    return counts
      ? judgeSubgoals(
          goal.committees.flatMap((c) => c.subgoals),
          counts.subgoals,
        )
      : []
  })
  const ofParts = chainWith(ofSubgoals).goals.flatMap((goal) =>
    goal.committees.map((part) => judged(part, part.proposed, bodyOf(part.committee), '2023-05-24T08:00:00Z')),
  )
  const ofGoals = chainWith([...ofSubgoals, ...ofParts]).goals.flatMap((goal) => {
    const counts = printed.find((c) => c.goal === goal.goal.no)
    return counts ? [judged(goal, counts.forecast, bodyOf('RS'), '2023-06-07T08:00:00Z')] : []
  })
  return { values, states, judgements: [...ofSubgoals, ...ofParts, ...ofGoals] }
}

const bodyOf = (committee: string): string => BODIES[committee] ?? committee

function indicatorsOf(nodes: readonly SteeringNode[], goal: number): SteeringNode[] {
  const subgoals = new Set(nodes.filter((n) => n.kind === 'subgoal' && n.parents.includes(`g${goal}`)).map((n) => n.id))
  return nodes.filter((n) => n.kind === 'indicator' && n.parents.some((p) => subgoals.has(p)))
}

/** As many of each status as the print counts; what the print leaves out is unjudged. */
const wantedOf = (counts: StatedCounts): Record<Assessed, number> => ({
  met: counts.met ?? 0,
  partlyMet: counts.partlyMet ?? 0,
  notMet: counts.notMet ?? 0,
})

// --- values --------------------------------------------------------------------------------------------------------------

const REPORTED = '2023-05-09T10:00:00Z'

function valuesOf(indicators: readonly SteeringNode[], counts: StatedCounts): NewValue[] {
  const left = wantedOf(counts)
  const chosen = new Map<string, DemoCell>()
  const typed = indicators.filter((n) => n.indicator!.feed.kind === 'typed' && n.indicator!.interval !== 'year')
  const inTurn = [...typed].sort((a, b) => chance(SEED, a.id) - chance(SEED, b.id))
  for (const wanted of ['partlyMet', 'notMet', 'met'] as const)
    for (const node of inTurn) {
      if (left[wanted] === 0) break
      const cell = chosen.has(node.id) ? undefined : demoCell(node.id, node.indicator!, wanted, SEED)
      if (!cell) continue
      chosen.set(node.id, cell)
      left[wanted]--
    }
  if (left.met + left.partlyMet + left.notMet > 0) throw new Error(`too few indicators can be judged: ${JSON.stringify(left)}`)
  return indicators.flatMap((node) => reportedOf(node, chosen.get(node.id)))
}

const MISSING = [
  `${SYNTHETIC} mätningen görs först efter sommaren.`,
  `${SYNTHETIC} underlaget är inte färdigt.`,
  `${SYNTHETIC} systemet för uppföljning är inte infört än.`,
]

function reportedOf(node: SteeringNode, cell: DemoCell | undefined): NewValue[] {
  const body = node.indicator!
  if (body.feed.kind !== 'typed') return []
  const same = { indicator: node.id, part: 'total', source: 'typed', by: `Enhetschef, ${body.reporter}` } as const
  if (!cell) {
    const once = body.interval === 'year' ? `${SYNTHETIC} mäts en gång om året, vid årets slut.` : undefined
    const missing = once ?? MISSING[Math.floor(chance(SEED, `missing ${node.id}`) * MISSING.length)]!
    return [{ ...same, period: APRIL_2023, cell: '', missing, at: REPORTED }]
  }
  const earlier = cell.earlier ? [{ ...same, period: '2022-04', cell: cell.earlier, at: '2022-05-10T10:00:00Z' }] : []
  return [...earlier, { ...same, period: APRIL_2023, cell: cell.cell, at: REPORTED }]
}

// --- activities ----------------------------------------------------------------------------------------------------------

const NOTES: Record<ActivityState, string> = {
  done: 'Genomförd.',
  onPlan: 'Pågår enligt plan.',
  delayed: 'Försenad, väntas ta igen tiden under hösten.',
  stopped: 'Avbruten efter omprövning.',
  notStarted: 'Börjar senare i år.',
}

function stateOf(node: SteeringNode): ReportedState {
  const later = (node.activity?.starts ?? '') > '2023-04-30'
  const draw = chance(SEED, `state ${node.id}`)
  const state: ActivityState = later
    ? 'notStarted'
    : draw < 0.15
      ? 'done'
      : draw < 0.75
        ? 'onPlan'
        : draw < 0.95
          ? 'delayed'
          : 'stopped'
  return {
    round: APRIL_2023,
    activity: node.id,
    state,
    note: `${SYNTHETIC} ${NOTES[state].charAt(0).toLowerCase()}${NOTES[state].slice(1)}`,
    by: `Enhetschef, ${node.unit}`,
    at: REPORTED,
    version: 1,
  }
}

// --- judgements ----------------------------------------------------------------------------------------------------------

/** Proposals stand wherever the printed counts have room for them; the rest are the committee's own, with a reason. */
function judgeSubgoals(subgoals: readonly (Step & { subgoal: SteeringNode })[], counts: StatedCounts): RoundJudgement[] {
  const wanted = wantedOf(counts)
  const left: Record<Assessment, number> = {
    ...wanted,
    notAssessed: subgoals.length - wanted.met - wanted.partlyMet - wanted.notMet,
  }
  const given = new Map<string, Assessment>()
  for (const one of subgoals)
    if (left[one.proposed] > 0) {
      given.set(one.ref, one.proposed)
      left[one.proposed]--
    }
  return subgoals.map((one) => {
    const assessment = given.get(one.ref) ?? (['met', 'partlyMet', 'notMet', 'notAssessed'] as const).find((a) => left[a] > 0)!
    if (!given.has(one.ref)) left[assessment]--
    return judged(one, assessment, bodyOf(one.subgoal.unit.toUpperCase()), '2023-05-23T08:00:00Z')
  })
}

function judged(step: Step, assessment: Assessment, by: string, at: string): RoundJudgement {
  const made = judge({ step, assessment, reason: reasonFor(step, assessment), by, at })
  if (!made.ok) throw new Error(`the demonstration cannot judge ${step.ref}: ${made.findings[0]?.message.sv}`)
  return made.value
}

/** Confirming says nothing; departing says why. An unjudged sub-goal without basis has its reason too, so that it can be approved. */
function reasonFor(step: Step, assessment: Assessment): string {
  if (assessment === 'notAssessed') return `${SYNTHETIC} rapporten anger ingen status, så frågan lämnas obedömd.`
  if (assessment === step.proposed) return ''
  const word = ASSESSMENT_WORDS[assessment].sv.toLowerCase()
  return `${SYNTHETIC} bedömningen följer den tryckta rapportens status (${word}) och ser till det samlade läget, inte bara till det som mäts.`
}

// --- the database --------------------------------------------------------------------------------------------------------

/** Needs the steering chain of 2023 in place; run again it changes nothing. */
export async function seedApril2023(tx: Tx): Promise<void> {
  if ((await loadRoundJudgements(tx, APRIL_2023)).length > 0) return
  const { values, states, judgements } = aprilRound(await loadSteering(tx, 2023))
  await saveValues(tx, values)
  await saveActivityStates(tx, states)
  await saveRoundJudgements(tx, judgements)
}
