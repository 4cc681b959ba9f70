// The answer to `roder target`: one target against one outcome, on its own, without any database.
// Refuses to know indicators: a bare number means at least, as it does until a definition says otherwise.
import type { Lang } from '../kernel/text.ts'
import type { Assessment } from '../kernel/verdict.ts'
import { assess } from './assessment.ts'

export interface TargetCall {
  target: string
  outcome: string
  baseline?: string
  year?: number
  lang?: Lang
}

export interface TargetAnswer {
  target: string
  outcome: string
  baseline: string | null
  assessment: Assessment
  reason: string
}

export function assessTarget({ target, outcome, baseline, year, lang = 'sv' }: TargetCall): TargetAnswer {
  const assessed = assess({
    target,
    outcome,
    ...(baseline === undefined ? {} : { baseline: { cell: baseline } }),
    ...(year === undefined ? {} : { year }),
  })
  return { target, outcome, baseline: baseline ?? null, assessment: assessed.assessment, reason: assessed.reason[lang] }
}
