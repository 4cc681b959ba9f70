// Judges a goal from a document's own counts of sub-goals and indicators, where the rows themselves are not known.
// Statuses that do not add up to the total are counted as not assessed, and the reason says how many are unaccounted for.
import { type Text, text } from '../kernel/text.ts'
import { ASSESSMENT_WORDS, type Assessment } from '../kernel/verdict.ts'
import type { PrintedCounts, StatedCounts } from './judgement.ts'
import { type Child, type RolledUp, rollUp } from './rollUp.ts'
import { type RuleSet, rulesOf } from './ruleSet.ts'

export interface AssessedCounts {
  counts: PrintedCounts
  subgoals: RolledUp
  indicators: RolledUp
  assessment: Assessment
  reason: Text
}

/** What the statuses add up to, and how many of the total they leave out. */
export function unaccounted(counts: StatedCounts): number {
  return counts.total - (counts.met ?? 0) - (counts.partlyMet ?? 0) - (counts.notMet ?? 0) - (counts.notAssessed ?? 0)
}

function childrenOf(counts: StatedCounts): Child[] {
  const of = (assessment: Assessment, n: number): Child[] => Array.from({ length: Math.max(0, n) }, () => ({ assessment }))
  return [
    ...of('met', counts.met ?? 0),
    ...of('partlyMet', counts.partlyMet ?? 0),
    ...of('notMet', counts.notMet ?? 0),
    ...of('notAssessed', (counts.notAssessed ?? 0) + unaccounted(counts)),
  ]
}

/** The chain from 2022: the goal follows its sub-goals; the indicators are shown beside, never mixed in. */
export function assessCounts(counts: PrintedCounts, rules: RuleSet): AssessedCounts {
  const limits = rulesOf(rules, counts.year).rollUp
  const empty = text('Ej bedömt: inga delmål.', 'Not assessed: no sub-goals.')
  const subgoals = rollUp(childrenOf(counts.subgoals), limits, empty)
  const indicators = rollUp(childrenOf(counts.indicators), limits, empty)
  const left = unaccounted(counts.subgoals)
  const missing =
    left > 0 ? text(` ${left} delmål saknar angiven status.`, ` ${left} sub-goals have no stated status.`) : text('', '')
  const beside = (lang: 'sv' | 'en') => ASSESSMENT_WORDS[indicators.assessment].short[lang].toLowerCase()
  return {
    counts,
    subgoals,
    indicators,
    assessment: subgoals.assessment,
    reason: text(
      `Delmål: ${subgoals.reason.sv}${missing.sv} Indikatorer bredvid: ${beside('sv')} (${indicators.assessed} av ${indicators.total}).`,
      `Sub-goals: ${subgoals.reason.en}${missing.en} Indicators beside: ${beside('en')} (${indicators.assessed} of ${indicators.total}).`,
    ),
  }
}
