// The limits of assessment and roll-up as dated data, per authority (DESIGN §6): code asks for them, never knows them.
// Refuses: a limit written anywhere else.
import { at, type Dated, dated } from '../kernel/dated.ts'
import { type Decimal, decimal } from '../kernel/decimal.ts'
import { type Text, text } from '../kernel/text.ts'

/** How an indicator's outcome becomes an assessment. */
export interface AssessmentRules {
  id: string
  /** From this share of the target an outcome that does not reach it is partly met. */
  partlyFromShare: Decimal
}

/** How assessments below become one above. */
export interface RollUpRules {
  id: string
  name: Text
  points: { met: Decimal; partlyMet: Decimal; notMet: Decimal }
  metFrom: Decimal
  partlyFrom: Decimal
  /** Share of the children that must be assessed; with fewer the basis is not enough. */
  leastAssessed: Decimal
  /** Every child weighs this much until an authority registers its own weights. */
  weight: Decimal
}

export interface RuleSet {
  assessment: Dated<AssessmentRules>
  rollUp: Dated<RollUpRules>
}

/** Rule set "2023" and roll-up "Roder 1": what holds until an authority registers its own. */
export const STANDARD_RULES: RuleSet = {
  assessment: dated({
    source: 'Regelverk 2023: bedömning av indikator, 80–99 procent av målvärdet uppfylls delvis',
    values: { '0001-01-01': { id: '2023', partlyFromShare: decimal('0.80') } },
  }),
  rollUp: dated({
    source: 'Roder 1: lika vikt, medel av bedömda; gäller tills myndigheten registrerar en egen regel',
    values: {
      '0001-01-01': {
        id: 'roder-1',
        name: text('Lika vikt, regelverk 2023', 'Equal weights, rule set 2023'),
        points: { met: decimal('1'), partlyMet: decimal('0.5'), notMet: decimal('0') },
        metFrom: decimal('0.80'),
        partlyFrom: decimal('0.40'),
        leastAssessed: decimal('0.5'),
        weight: decimal('1'),
      },
    },
  }),
}

/** The limits valid at the end of a year; a rule set that does not reach back that far is a mistake in its data. */
export function rulesOf(rules: RuleSet, year: number): { assessment: AssessmentRules; rollUp: RollUpRules } {
  const assessment = at(rules.assessment, String(year))
  const rollUp = at(rules.rollUp, String(year))
  if (!assessment || !rollUp) throw new Error(`the rule set has no limits for ${year}`)
  return { assessment, rollUp }
}
