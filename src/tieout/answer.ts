// The tie-out as a JSON answer: what the contract promises, without the parts that pages need.
// Refuses to lose a place: both sides keep their addresses and `where` follows along.
import type { Lang } from '../kernel/text.ts'
import type { Side } from './rule.ts'
import type { TieOut } from './run.ts'

const sideJson = ({ value, unit, ref }: Side) => ({ value, unit, ref })

export function tieOutJson({ results, summary }: TieOut, lang: Lang = 'sv') {
  return {
    results: results.map((r) => ({
      rule: r.rule,
      name: r.name[lang],
      law: r.law,
      scope: r.scope,
      period: r.period,
      left: sideJson(r.left),
      right: sideJson(r.right),
      difference: r.difference,
      tolerance: r.tolerance,
      verdict: r.verdict,
      severity: r.severity,
      where: r.where,
      message: r.message[lang],
    })),
    summary,
  }
}
