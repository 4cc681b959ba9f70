// Adds judgements up one step (rule "Roder 1", DESIGN §6.6): mean of the assessed children, limits and weights from dated data.
// Fewer than half assessed is no judgement: the basis is not enough, and the reason says how many of how many.
import {
  addDecimal,
  compareDecimal,
  type Decimal,
  decimal,
  divideDecimal,
  formatDecimal,
  multiplyDecimal,
} from '../kernel/decimal.ts'
import { formatList, type Lang, type Text, text } from '../kernel/text.ts'
import { ASSESSMENT_WORDS, type Assessment } from '../kernel/verdict.ts'
import type { RollUpRules } from './ruleSet.ts'

export interface Child {
  assessment: Assessment
  /** The rule's own weight when absent. */
  weight?: Decimal
}

export interface RolledUp {
  assessment: Assessment
  reason: Text
  assessed: number
  total: number
  /** Weighted points and weights of the assessed: the mean is points ÷ weights, exact. Null when nothing is assessed. */
  mean: { points: Decimal; weights: Decimal } | null
}

const ZERO = decimal('0')

export function rollUp(children: readonly Child[], rules: RollUpRules, noChildren: Text): RolledUp {
  const total = children.length
  const judged = children.flatMap((child) =>
    child.assessment === 'notAssessed' ? [] : [{ points: rules.points[child.assessment], weight: child.weight ?? rules.weight }],
  )
  const assessed = judged.length
  const weights = judged.reduce((sum, j) => addDecimal(sum, j.weight), ZERO)
  const points = judged.reduce((sum, j) => addDecimal(sum, multiplyDecimal(j.points, j.weight)), ZERO)
  const mean = weights.units > 0n ? { points, weights } : null
  if (total === 0) return { assessment: 'notAssessed', reason: noChildren, assessed, total, mean }
  const count = (n: number) => decimal(String(n))
  const enough = compareDecimal(count(assessed), multiplyDecimal(rules.leastAssessed, count(total))) >= 0
  if (!enough || !mean) return { assessment: 'notAssessed', reason: notEnough(assessed, total), assessed, total, mean }
  const reaches = (limit: Decimal) => compareDecimal(points, multiplyDecimal(limit, weights)) >= 0
  const assessment = reaches(rules.metFrom) ? 'met' : reaches(rules.partlyFrom) ? 'partlyMet' : 'notMet'
  return { assessment, reason: meanReason(children, mean, rules, assessed, total), assessed, total, mean }
}

const notEnough = (assessed: number, total: number): Text =>
  text(
    `Ej bedömt: underlaget räcker inte (${assessed} av ${total}).`,
    `Not assessed: the basis is not enough (${assessed} of ${total}).`,
  )

function meanReason(
  children: readonly Child[],
  mean: NonNullable<RolledUp['mean']>,
  rules: RollUpRules,
  assessed: number,
  total: number,
): Text {
  const say = (lang: Lang): string => {
    const states = (['met', 'partlyMet', 'notMet'] as const).flatMap((state) => {
      const n = children.filter((c) => c.assessment === state).length
      return n === 0 ? [] : [`${n} ${ASSESSMENT_WORDS[state].short[lang].toLowerCase()}`]
    })
    const shown = meanShown(mean, [rules.metFrom, rules.partlyFrom], lang)
    const limits = [formatDecimal(rules.metFrom, lang), formatDecimal(rules.partlyFrom, lang)]
    const counted = formatList(states, lang)
    return lang === 'sv'
      ? `Medel är ${shown} (${counted}), underlag ${assessed} av ${total}. Gräns för helt är ${limits[0]}, för delvis ${limits[1]}.`
      : `The mean is ${shown} (${counted}), basis ${assessed} of ${total}. Limit for met is ${limits[0]}, for partly ${limits[1]}.`
  }
  return text(say('sv'), say('en'))
}

/** Two decimals, more when two would put the mean on the other side of a limit. */
export function meanShown({ points, weights }: NonNullable<RolledUp['mean']>, limits: Decimal[], lang: Lang): string {
  for (let scale = 2; scale < 9; scale++) {
    const shown = divideDecimal(points, weights, scale, 'half-away')
    const honest = limits.every(
      (limit) => compareDecimal(shown, limit) === compareDecimal(points, multiplyDecimal(limit, weights)),
    )
    if (honest) return formatDecimal(shown, lang)
  }
  return formatDecimal(divideDecimal(points, weights, 9, 'towards-zero'), lang)
}
