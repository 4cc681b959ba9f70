// Words of judgement shared by rooms: assessments of goals and verdicts of tie-out rules.
import type { Text } from './text.ts'

export type Assessment = 'met' | 'partlyMet' | 'notMet' | 'notAssessed'

export const ASSESSMENT_WORDS: Record<Assessment, Text & { short: Text }> = {
  met: { sv: 'Helt uppfyllt', en: 'Fully met', short: { sv: 'Helt', en: 'Met' } },
  partlyMet: { sv: 'Delvis uppfyllt', en: 'Partly met', short: { sv: 'Delvis', en: 'Partly' } },
  notMet: { sv: 'Inte uppfyllt', en: 'Not met', short: { sv: 'Inte', en: 'Not met' } },
  notAssessed: { sv: 'Ej bedömt', en: 'Not assessed', short: { sv: 'Ej bedömt', en: 'Not assessed' } },
}

export type Verdict = 'ok' | 'rounding' | 'deviation' | 'untestable' | 'definition'

export const VERDICT_WORDS: Record<Verdict, Text> = {
  ok: { sv: 'Stämmer', en: 'Ties out' },
  rounding: { sv: 'Avrundning', en: 'Rounding' },
  deviation: { sv: 'Avvikelse', en: 'Deviation' },
  untestable: { sv: 'Ej prövbar', en: 'Not testable' },
  definition: { sv: 'Definition skiljer', en: 'Definitions differ' },
}

/** F blocks publishing without a signed override, V needs a comment, U is information (RULES §10.1). */
export type RuleSeverity = 'F' | 'V' | 'U'
