// Words of the goal pages.
import { type Decimal, formatDecimal } from '../../kernel/decimal.ts'
import { type Lang, type Text, text } from '../../kernel/text.ts'
import { limitPercent } from '../reason.ts'
import type { AssessmentRules, RollUpRules } from '../ruleSet.ts'

export const GOAL_WORDS = {
  goals: text('Mål', 'Goals'),
  goal: text('Mål', 'Goal'),
  goalsOfAssembly: text('Fullmäktiges mål', 'The assembly’s goals'),
  goalsCaption: text('Bedömning per mål och nämnd', 'Assessment by goal and committee'),
  region: text('Regionen', 'The region'),
  committee: text('Nämnd', 'Committee'),
  assessment: text('Bedömning', 'Assessment'),
  weight: text('Vikt', 'Weight'),
  basis: text('Underlag', 'Basis'),
  reason: text('Skäl', 'Reason'),
  carried: text('Räknas vidare', 'Carried up'),
  carriedYes: text('räknas i målets bedömning', 'counts in the goal’s assessment'),
  carriedNo: text('räknas inte', 'does not count'),
  howItCame: text('Så kom bedömningen till', 'How the assessment came about'),
  chain: text('Indikator → nämnd → region', 'Indicator → committee → region'),
  regionAssessment: text('Regionens bedömning', 'The region’s assessment'),
  rule: text('Regel', 'Rule'),
  printed: text('Tryckt', 'Printed'),
  colourLost: text('färgen saknas i källan', 'the source has lost the colour'),
  dash: text('Streck', 'Dash'),
  notPrinted: text('Inte tryckt', 'Not printed'),
  computed: text('Beräknat', 'Computed'),
  decided: text('Bedömt av', 'Judged by'),
  decidedReason: text('Motivering', 'Reason given'),
  indicators: text('Indikatorer', 'Indicators'),
  indicator: text('Indikator', 'Indicator'),
  indicatorsCaption: text('Indikatorer med utfall, målvärde och bedömning', 'Indicators with outcome, target and assessment'),
  target: text('Målvärde', 'Target'),
  trend: text('Trend', 'Trend'),
  followed: text('följs', 'followed'),
  printedAssessed: text('Bedömd', 'Assessed'),
  printedNot: text('Ej bedömd', 'Not assessed'),
  legend: text(
    '.. värde saknas, 0 mätt värde noll, streckad linje är målvärdet, kursivt är osäkert i källan. Tryckt: bedömd betyder att årsredovisningen bedömt raden, men färgen saknas i källan.',
    '.. value missing, 0 measured zero, dashed line is the target, italics are uncertain in the source. Printed: assessed means that the annual report judged the row, but the source has lost the colour.',
  ),
  investigated: text('Utreds om det är möjligt', 'Under investigation'),
  withoutValue: text('Bedömda i tryck utan värde', 'Judged in print without a value'),
  withoutValueLead: text(
    'Raderna har en bedömning i tryck men inget utfall för året. De är ej bedömda här.',
    'The rows have a judgement in print but no outcome for the year. They are not assessed here.',
  ),
  howAssessed: text('Så bedöms ett mål', 'How a goal is assessed'),
  ruleIndicator: text('Indikator', 'Indicator'),
  ruleChange: text('Ändring', 'Change'),
  ruleChangeText: text(
    'Öka och Minska prövas mot senaste tidigare värde. Inget värde, eller ett brott i definitionen: ej bedömt.',
    'Increase and decrease are tested against the latest earlier value. No value, or a break in the definition: not assessed.',
  ),
  ruleUp: text('Nämnd och region', 'Committee and region'),
  vision: text('Vision', 'Vision'),
  perspectives: text('Perspektiv', 'Perspectives'),
  financialGoals: text('Finansiella mål', 'Financial goals'),
  financialCaption: text('Finansiella mål, långsiktig del och årets del', 'Financial goals, long-term part and year part'),
  part: text('Del', 'Part'),
  long: text('Långsiktigt', 'Long-term'),
  year: text('Året', 'Year'),
  statedMet: text('tryckt: nås', 'printed: reached'),
  statedNot: text('tryckt: nås inte', 'printed: not reached'),
  subgoals: text('Delmål och prognos', 'Sub-goals and forecast'),
  subgoalsCaption: text(
    'Mål bedömda ur delmålens tryckta status, bredvid tryckt prognos',
    'Goals judged from the printed status of sub-goals, beside the printed forecast',
  ),
  forecast: text('Tryckt prognos', 'Printed forecast'),
  noGoals: text(
    'Inga mål är följda upp för året. Välj ett annat år.',
    'No goals are followed up for the year. Choose another year.',
  ),
} as const satisfies Record<string, Text>

/** The limits in words, from the rules that hold for the year. */
export function indicatorRuleText(rules: AssessmentRules): Text {
  const share = (lang: Lang) => limitPercent(rules.partlyFromShare, lang)
  return text(
    `Utfallet prövas mot målvärdet som det är skrivet. Nås det inte: delvis från ${share('sv')} av målvärdet, annars inte. Utan utfall: ej bedömt.`,
    `The outcome is tested against the target as worded. Not reached: partly from ${share('en')} of the target, otherwise not met. No outcome: not assessed.`,
  )
}

export function rollUpRuleText(rules: RollUpRules): Text {
  const say = (lang: Lang) => {
    const n = (d: Decimal) => formatDecimal(d, lang)
    const least = limitPercent(rules.leastAssessed, lang)
    const { met, partlyMet, notMet } = rules.points
    return lang === 'sv'
      ? `Medel av de bedömda, vikt ${n(rules.weight)} var: helt ${n(met)}, delvis ${n(partlyMet)}, inte ${n(notMet)}. Helt från ${n(rules.metFrom)}, delvis från ${n(rules.partlyFrom)}. Minst ${least} måste vara bedömda, annars räcker inte underlaget.`
      : `Mean of the assessed, weight ${n(rules.weight)} each: met ${n(met)}, partly ${n(partlyMet)}, not ${n(notMet)}. Met from ${n(rules.metFrom)}, partly from ${n(rules.partlyFrom)}. At least ${least} must be assessed, or the basis is not enough.`
  }
  return text(say('sv'), say('en'))
}
