// Swedish and English words for the codes and pages of measures.
// Refuses: sentences with figures; those are made where the figures are.
import type { Permanence } from '../../budget/model.ts'
import { type Text, text } from '../../kernel/text.ts'
import type { EffectKind, MeasureState } from './measure.ts'

export const EFFECT_KIND_WORDS: Record<EffectKind, Text> = {
  lowerCost: text('Lägre kostnad', 'Lower cost'),
  avoidedCost: text('Undviken kostnad', 'Avoided cost'),
  higherIncome: text('Högre intäkt', 'Higher income'),
}
export const MEASURE_STATE_WORDS: Record<MeasureState, Text> = {
  planned: text('Planerad', 'Planned'),
  ongoing: text('Pågår', 'Ongoing'),
  done: text('Genomförd', 'Done'),
  stopped: text('Avbruten', 'Stopped'),
}
export const PERMANENCE_WORDS: Record<Permanence, Text> = {
  permanent: text('Varaktig', 'Permanent'),
  temporary: text('Engångs', 'One-off'),
}

export const WORDS = {
  title: text('Åtgärder', 'Measures'),
  year: text('År', 'Year'),
  new: text('Lägg upp åtgärd', 'Set up a measure'),
  comparability: text('Jämförelsestörande poster', 'Items affecting comparability'),
  byCommittee: text('Per nämnd', 'By committee'),
  byUnit: text('Per enhet', 'By unit'),
  unit: text('Enhet', 'Unit'),
  committee: text('Nämnd', 'Committee'),
  unnamed: text('Andra enheter, inte angivna', 'Other units, not stated'),
  planned: text('Plan', 'Plan'),
  achieved: text('Uppnått', 'Achieved'),
  percent: text('Andel, %', 'Share, %'),
  of: text('Andel av', 'Share of'),
  measures: text('Åtgärder', 'Measures'),
  measure: text('Åtgärd', 'Measure'),
  doneBy: text('Görs av', 'Done by'),
  shownIn: text('Syns hos', 'Seen in'),
  state: text('Läge', 'State'),
  through: text('Till och med', 'Through'),
  within: text('ingår i', 'within'),
  competing: text('Andra publicerade tal om samma plan', 'Other published figures for the same plan'),
  others: text('Andra planer för året', 'Other plans for the year'),
  definition: text('Vad som räknas', 'What counts'),
  source: text('Källa', 'Source'),
  lacking: text('Saknar effekt', 'Lack an effect'),
  needs: text('Behöver en åtgärdsplan', 'Need a plan of measures'),
  forecast: text('Prognos', 'Forecast'),
  frame: text('Ramändring', 'Change of frame'),
  plan: text('Åtgärdsplan', 'Plan of measures'),
  none: text('Ingen än', 'None yet'),
  report: text('Rapportera effekt', 'Report effect'),
  reports: text('Rapporterat', 'Reported'),
  round: text('Effekt till och med månad', 'Effect through month'),
  mkr: text('mkr', 'SEK m'),
  effect: text('Effekt, mkr', 'Effect, SEK m'),
  effectHelp: text(
    'Från planens första månad. Lämna tomt om effekten inte kan anges; den räknas då som saknad, inte som noll.',
    'From the plan’s first month. Leave empty if it cannot be stated; it then counts as missing, not as zero.',
  ),
  evidence: text('Vad visar effekten', 'What shows the effect'),
  evidenceHelp: text(
    'Ett konto, en mätning eller en uppföljning någon annan kan läsa.',
    'An account, a measurement or a follow-up others can read.',
  ),
  confounders: text('Vad annat kan ha orsakat den', 'What else may have caused it'),
  confoundersHelp: text(
    'Till exempel färre resor för att verksamheten var stängd.',
    'For example fewer journeys because the service was closed.',
  ),
  save: text('Spara rapport', 'Save report'),
  change: text('Ändra åtgärden', 'Change the measure'),
  saveMeasure: text('Spara åtgärd', 'Save measure'),
  what: text('Vad ska göras', 'What is to be done'),
  kind: text('Slag av effekt', 'Kind of effect'),
  permanence: text('Varaktighet', 'Duration'),
  starts: text('Börjar', 'Starts'),
  effectPlace: text('Var syns effekten', 'Where is the effect seen'),
  effectPlaceHelp: text(
    'Effekten räknas en gång, hos den enhet där den syns.',
    'The effect is counted once, in the unit where it is seen.',
  ),
  own: text('Hos enheten själv', 'In the unit itself'),
  plannedIn: text('Planerad effekt', 'Planned effect'),
  newPlan: text('Ny plan', 'New plan'),
  newPlanHelp: text(
    'Fyll i bara om åtgärden hör till en plan som inte finns i listan.',
    'Fill in only if the plan is not in the list.',
  ),
  planName: text('Planens namn', 'Name of the plan'),
  planUnit: text('Planen gäller', 'The plan is for'),
  planFirst: text('Första månad', 'First month'),
  planLast: text('Sista månad', 'Last month'),
  planAmount: text('Planens belopp, mkr', 'Amount of the plan, SEK m'),
  planSource: text('Beslut eller dokument', 'Decision or document'),
  by: text('Av', 'By'),
  total: text('Totalt', 'Total'),
  undistributed: text('Inte fördelat på enheter', 'Not divided among units'),
} as const satisfies Record<string, Text>
