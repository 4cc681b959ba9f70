// Judgements made by people or printed in documents. They stand beside the computed one and never replace it.
// Refuses a judgement without a reason: a status without its chain cannot be published.
import { type Finding, finding } from '../kernel/finding.ts'
import { isDate } from '../kernel/month.ts'
import { failed, ok, type Result } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import type { Assessment } from '../kernel/verdict.ts'

export interface Decision {
  body: string
  paragraph: string
  caseNumber: string
  date: string
}

/** Judges otherwise than the rule: an indicator, a committee's part of a goal, or (committee null) the goal. Never overwritten. */
export interface Judgement {
  year: number
  goal: number
  committee: string | null
  indicator: string | null
  assessment: Assessment
  reason: string
  by: string
  /** `YYYY-MM-DD`. */
  on: string
  decision?: Decision
}

/** How many goals the document says ended in each state. */
export interface PrintedTotal {
  year: number
  assessment: Assessment
  goals: number
  place: string
}

/** A document's own counts under one goal; undefined = not stated, never 0. */
export interface StatedCounts {
  total: number
  met?: number
  partlyMet?: number
  notMet?: number
  notAssessed?: number
}

export interface PrintedCounts {
  year: number
  /** As the document names its round, e.g. `delårsrapport april`. */
  round: string
  goal: number
  subgoals: StatedCounts
  indicators: StatedCounts
  forecast: Assessment
  place: string
}

const ASSESSMENTS: readonly string[] = ['met', 'partlyMet', 'notMet', 'notAssessed']

/** Reads a judgement from a form or file: every finding at once. */
export function readJudgement(input: { [K in keyof Judgement]: unknown }): Result<Judgement> {
  const findings: Finding[] = []
  const refuse = (cell: string, sv: string, en: string) =>
    findings.push(finding(`goals/judgement-${cell}`, 'error', text(sv, en), { cell }))
  const { year, goal, committee, indicator, assessment, reason, by, on, decision } = input
  if (!Number.isInteger(year))
    refuse('year', 'Året saknas. Ange vilket år bedömningen gäller.', 'The year is missing. Say which year is judged.')
  if (!Number.isInteger(goal)) refuse('goal', 'Målet saknas. Ange målets nummer.', 'The goal is missing. Give its number.')
  if (typeof assessment !== 'string' || !ASSESSMENTS.includes(assessment))
    refuse('assessment', 'Välj helt, delvis, inte eller ej bedömt.', 'Choose met, partly met, not met or not assessed.')
  if (typeof reason !== 'string' || reason.trim().length < 10)
    refuse(
      'reason',
      'Skriv varför bedömningen skiljer sig från den beräknade, minst tio tecken.',
      'Say why the judgement differs from the computed one, at least ten characters.',
    )
  if (typeof by !== 'string' || by.trim() === '') refuse('by', 'Ange vem som bedömer.', 'Say who judges.')
  if (typeof on !== 'string' || !isDate(on)) refuse('on', 'Ange dagen som ÅÅÅÅ-MM-DD.', 'Give the day as YYYY-MM-DD.')
  if (findings.length > 0) return failed(findings)
  return ok({
    year: year as number,
    goal: goal as number,
    committee: (committee as string | null) ?? null,
    indicator: (indicator as string | null) ?? null,
    assessment: assessment as Assessment,
    reason: (reason as string).trim(),
    by: (by as string).trim(),
    on: on as string,
    ...(decision ? { decision: decision as Decision } : {}),
  })
}

/** The judgement that holds: the latest made about exactly this object. */
export function judgementOf(
  judgements: readonly Judgement[],
  about: Pick<Judgement, 'year' | 'goal' | 'committee' | 'indicator'>,
): Judgement | undefined {
  const same = judgements.filter(
    (j) => j.year === about.year && j.goal === about.goal && j.committee === about.committee && j.indicator === about.indicator,
  )
  return same.reduce<Judgement | undefined>((latest, j) => (latest && latest.on > j.on ? latest : j), undefined)
}
