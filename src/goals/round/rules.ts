// The rules of a round as dated data: limits of the roll-up and how much each committee's part weighs in a goal.
// Refuses: a weight that nobody can see; the sentence of the rule is shown wherever the rule has spoken.
import { at, type Dated, dated } from '../../kernel/dated.ts'
import { type Decimal, decimal, formatDecimal } from '../../kernel/decimal.ts'
import { type Lang, type Text, text } from '../../kernel/text.ts'
import { type RollUpRules, type RuleSet, rulesOf, STANDARD_RULES } from '../ruleSet.ts'

/** Committee (capitals) → whole-number weight, by goal number. What is left out weighs one. */
export type CommitteeWeights = Readonly<Record<string, Readonly<Record<string, number>>>>

export interface RoundRules {
  rules: RuleSet
  weights: Dated<CommitteeWeights>
}

export const STANDARD_ROUND_RULES: RoundRules = {
  rules: STANDARD_RULES,
  weights: dated({ source: 'Lika vikt tills myndigheten registrerar egna vikter', values: { '0001-01-01': {} } }),
}

/** The document an authority's own rules are kept as: limits written with a decimal point, dates as keys. */
export interface StoredRoundRules {
  source: string
  limits?: Record<string, { metFrom: string; partlyFrom: string; leastAssessed: string }>
  weights?: Record<string, CommitteeWeights>
}

/** The registered document over the standard one: before its first date the standard still holds. */
export function roundRulesOf(stored: StoredRoundRules | undefined): RoundRules {
  if (!stored) return STANDARD_ROUND_RULES
  const standard = rulesOf(STANDARD_RULES, 9999).rollUp
  const limits = Object.entries(stored.limits ?? {}).map(([from, l]): [string, RollUpRules] => [
    from,
    {
      ...standard,
      id: `egen ${from}`,
      name: text(`Egen regel från ${from}`, `Own rule from ${from}`),
      metFrom: decimal(l.metFrom),
      partlyFrom: decimal(l.partlyFrom),
      leastAssessed: decimal(l.leastAssessed),
    },
  ])
  return {
    rules: {
      assessment: STANDARD_RULES.assessment,
      rollUp: dated({ source: stored.source, values: { ...STANDARD_RULES.rollUp.values, ...Object.fromEntries(limits) } }),
    },
    weights: dated({
      source: stored.source,
      values: { ...STANDARD_ROUND_RULES.weights.values, ...(stored.weights ?? {}) },
    }),
  }
}

export const rollUpOf = (rules: RoundRules, year: number): RollUpRules => rulesOf(rules.rules, year).rollUp

export const committeeWeight = (rules: RoundRules, year: number, goal: string, committee: string): number =>
  at(rules.weights, String(year))?.[goal]?.[committee] ?? 1

/** Whole numbers only; anything else weighs one. */
export const weightOf = (weight: number): Decimal => decimal(Number.isInteger(weight) && weight > 0 ? String(weight) : '1')

/** The rule in one or two sentences, with the limits and weights that hold in the year. */
export function ruleText(rules: RoundRules, year: number): Text {
  const limits = rollUpOf(rules, year)
  const own = Object.keys(at(rules.weights, String(year)) ?? {}).length > 0
  const say = (lang: Lang) => {
    const n = (d: Decimal) => formatDecimal(d, lang)
    return lang === 'sv'
      ? `${limits.name.sv}: medel av bedömda (helt 1, delvis ½, inte 0), helt från ${n(limits.metFrom)}, delvis från ${n(limits.partlyFrom)}. ${own ? 'Nämndernas delar väger som registrerat.' : 'Nämndernas delar väger lika.'}`
      : `${limits.name.en}: mean of the assessed (met 1, partly ½, not 0), met from ${n(limits.metFrom)}, partly from ${n(limits.partlyFrom)}. ${own ? 'The committees’ parts weigh as registered.' : 'The committees’ parts weigh alike.'}`
  }
  return text(say('sv'), say('en'))
}
