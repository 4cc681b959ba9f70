// A rule that is not a comparison of two expressions still gives an ordinary result: both sides, both places, one sentence.
import type { Text } from '../kernel/text.ts'
import type { Verdict } from '../kernel/verdict.ts'
import type { Rule, Side, TieOutResult } from './rule.ts'

export interface RuleFinding {
  id: string
  name: Text
  left: Side
  right: Side
  difference: number | null
  verdict: Verdict
  where: string[]
  message: Text
}

export const countSide = (value: number, ref: string): Side => ({ value, unit: 'count', ref, parts: [] })

export const resultOf = (rule: Rule, year: number, found: RuleFinding): TieOutResult => {
  const { id, ...rest } = found
  return {
    ...rest,
    rule: id,
    law: rule.unverified ? '' : rule.law,
    scope: 'region',
    period: String(year),
    severity: rule.severity,
    tolerance: 0,
  }
}
