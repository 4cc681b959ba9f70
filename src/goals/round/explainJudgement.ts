// One judgement as a tree: down to who reported which value when, up to the steps that rest on it and the sentence they make.
// Refuses: a status without who, when and why; a proposal nobody has judged says that it is the rule's.
import type { ExplainNode, Figure, FigureRef, FigureSource } from '../../kernel/figure.ts'
import { type Text, text } from '../../kernel/text.ts'
import { ASSESSMENT_WORDS, type Assessment } from '../../kernel/verdict.ts'
import { POINTS } from '../figures.ts'
import type { ActivityState } from '../subgoal.ts'
import { isStale } from './chain.ts'
import { readRoundRef } from './refs.ts'
import type { ActivityStep, IndicatorStep, RoundChain, RoundJudgement, Step } from './roundChain.ts'
import { goalSentence } from './sentence.ts'
import { below, type Found, findPlaces, isGoal, isIndicator, kindOf, type StepKind } from './walk.ts'

export interface Told {
  assessment: Assessment
  proposed: Assessment
  reason: string
  by: string
  onBehalfOf: string | null
  at: string
  version: number
}

export interface ExplainedValue {
  ref: string
  period: string
  /** As written; empty when missing. */
  cell: string
  missing: string | null
  target: string
  source: 'typed' | 'file' | 'figure' | 'formula'
  /** The figure or formula the value follows, where it follows one. */
  follows: string | null
  by: string
  onBehalfOf: string | null
  at: string
  version: number
  reason: string | null
}

export interface ExplainedStep {
  ref: string
  kind: StepKind
  label: string
  assessment: Assessment
  proposed: Assessment
  /** The person's reason; null while the proposal stands alone. */
  reason: string | null
  by: string | null
  onBehalfOf: string | null
  at: string | null
  /** The proposal has changed since the person judged. */
  stale: boolean
  /** Why the rule proposes what it proposes. */
  rule: Text
  value?: ExplainedValue
  state?: ActivityState
  history: Told[]
  children: ExplainedStep[]
}

export interface ExplainedJudgement extends ExplainedStep {
  round: string
  basis: 'prognosis' | 'outcome'
  rollUpRule: Text
  /** Steps above, nearest first, and the sentence made of the goal they end in. */
  usedIn: { ref: string; label: string; assessment: Assessment; sentence: Text | null }[]
}

/** All versions of the judgements of a round, any order. */
export type History = readonly RoundJudgement[]

export function explainJudgement(chain: RoundChain, ref: string, history: History = []): ExplainedJudgement | undefined {
  const found = findPlaces(chain, ref)
  const first = found[0]
  if (!first) return undefined
  const usedIn = new Map(found.flatMap((place) => usesOf(chain, place)).map((use) => [use.ref, use]))
  return {
    ...explainedStep(first.step, history),
    round: chain.round,
    basis: chain.basis,
    rollUpRule: chain.rule,
    usedIn: [...usedIn.values()],
  }
}

const usesOf = (chain: RoundChain, { step, above }: Found): ExplainedJudgement['usedIn'] =>
  [...(isGoal(step) ? [step] : []), ...[...above].reverse()].map((one) => ({
    ref: one.ref,
    label: labelOf(one),
    assessment: one.assessment,
    sentence: isGoal(one) ? goalSentence(chain, one) : null,
  }))

export const labelOf = (step: Step): string =>
  'committee' in step
    ? `${step.title}, ${step.committee}`
    : isGoal(step) && step.goal.no
      ? `${step.goal.no}. ${step.title}`
      : step.title

export function historyOf(history: History, ref: string): Told[] {
  return history
    .filter((one) => one.ref === ref)
    .sort((a, b) => a.version - b.version)
    .map(({ assessment, proposed, reason, by, onBehalfOf, at, version }) => ({
      assessment,
      proposed,
      reason,
      by,
      onBehalfOf: onBehalfOf ?? null,
      at,
      version,
    }))
}

function explainedStep(step: Step, history: History): ExplainedStep {
  const { ref, assessment, proposed, because, judgement } = step
  const kind = kindOf(step)
  return {
    ref,
    kind,
    label: labelOf(step),
    assessment,
    proposed,
    reason: judgement ? judgement.reason : null,
    by: judgement?.by ?? null,
    onBehalfOf: judgement?.onBehalfOf ?? null,
    at: judgement?.at ?? null,
    stale: isStale(step),
    rule: because,
    ...(isIndicator(step) && step.value ? { value: explainedValue(step) } : {}),
    ...(kind === 'activity' && (step as ActivityStep).state ? { state: (step as ActivityStep).state } : {}),
    history: historyOf(history, ref),
    children: below(step).map((one) => explainedStep(one, history)),
  }
}

function explainedValue({ ref, indicator, value }: IndicatorStep): ExplainedValue {
  const { period, cell, missing, source, by, onBehalfOf, at, version, reason } = value!
  const feed = indicator.indicator?.feed
  return {
    ref,
    period,
    cell,
    missing: missing ?? null,
    target: indicator.indicator?.target ?? '',
    source,
    follows: feed?.kind === 'figure' ? feed.ref : feed?.kind === 'formula' ? feed.id : null,
    by,
    onBehalfOf: onBehalfOf ?? null,
    at,
    version,
    reason: reason ?? null,
  }
}

// --- the house's own explanation: the same chain as nodes of `explain` ---------------------------------------------------

const bilingual = (name: string): Text => text(name, name)

/** Figures of the round's steps; `chainOf` answers with a chain already loaded, or nothing when there is no such round. */
export function roundSource(chainOf: (round: string) => RoundChain | undefined): FigureSource {
  const find = (ref: FigureRef): { chain: RoundChain; step: Step } | undefined => {
    const parts = readRoundRef(ref)
    const chain = parts && !parts.part ? chainOf(parts.round) : undefined
    const step = chain && findPlaces(chain, ref)[0]?.step
    return chain && step && { chain, step }
  }
  return {
    room: 'goals',
    resolve: (ref) => {
      const found = find(ref)
      return found && figureOf(found.step, ref)
    },
    explain: (ref) => {
      const found = find(ref)
      return found && explainNode(found.step)
    },
  }
}

function figureOf(step: Step, ref: FigureRef): Figure {
  const value = POINTS[step.assessment]
  const state = value === null ? 'missing' : 'known'
  return { ref, label: bilingual(labelOf(step)), value, unit: 'judgement', precision: 1, state, basis: 'computed' }
}

/** A judgement node: its children are what it rests on, its note who judged, what the rule proposed and why. */
export function explainNode(step: Step): ExplainNode {
  return {
    ref: step.ref,
    label: bilingual(labelOf(step)),
    value: POINTS[step.assessment],
    unit: 'judgement',
    operation: 'judgement',
    children: isIndicator(step) ? valueLeaf(step) : below(step).map(explainNode),
    note: noteOf(step),
  }
}

function noteOf({ judgement, proposed, because }: Step): Text {
  if (!judgement) return because
  const words = (one: Assessment) => ASSESSMENT_WORDS[one]
  const on = judgement.at.slice(0, 10)
  return text(
    `Bedömt av ${judgement.by} ${on}: ${words(judgement.assessment).sv}. ${judgement.reason} Förslag: ${words(proposed).sv}. ${because.sv}`,
    `Judged by ${judgement.by} ${on}: ${words(judgement.assessment).en}. ${judgement.reason} Proposal: ${words(proposed).en}. ${because.en}`,
  )
}

function valueLeaf({ ref, indicator, value }: IndicatorStep): ExplainNode[] {
  if (!value) return []
  const feed = indicator.indicator?.feed
  const from = feed?.kind === 'figure' ? feed.ref : `${ref}#reported`
  const written = value.cell === '' ? (value.missing ?? '') : value.cell
  return [
    {
      ref: from,
      label: text(`Rapporterat värde ${value.period}`, `Reported value ${value.period}`),
      value: null,
      unit: 'count',
      operation: 'leaf',
      children: [],
      source: { kind: 'registered', place: `${value.by}, ${value.at.slice(0, 10)}, version ${value.version}` },
      note: text(
        `Skrivet: ${written}. Målvärde: ${indicator.indicator?.target ?? ''}.`,
        `Written: ${written}. Target: ${indicator.indicator?.target ?? ''}.`,
      ),
    },
  ]
}
