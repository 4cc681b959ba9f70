// The chain's words: kinds, states and fields, Swedish first. Used by findings, pages, sheets and documents alike.
// Refuses: sentences; those stand where they are said.
import { type Text, text } from '../../kernel/text.ts'
import type { NodeKind } from './node.ts'

export const KIND_WORDS: Record<NodeKind, Text> = {
  focusArea: text('Målområde', 'Focus area'),
  goal: text('Mål', 'Goal'),
  subgoal: text('Delmål', 'Sub-goal'),
  indicator: text('Indikator', 'Indicator'),
  activity: text('Aktivitet', 'Activity'),
}

/** In the definite form, as a sentence begins. */
export const KIND_DEFINITE: Record<NodeKind, string> = {
  focusArea: 'målområdet',
  goal: 'målet',
  subgoal: 'delmålet',
  indicator: 'indikatorn',
  activity: 'aktiviteten',
}

export const FIELD_WORDS = {
  title: text('Rubrik', 'Title'),
  no: text('Nummer', 'Number'),
  parents: text('Hör till', 'Belongs to'),
  unit: text('Ansvarig enhet', 'Unit'),
  owner: text('Ägare (funktion)', 'Owner (function)'),
  from: text('Gäller från år', 'Valid from'),
  to: text('Gäller till och med år', 'Valid to and including'),
  perspectives: text('Perspektiv', 'Perspectives'),
  weight: text('Vikt', 'Weight'),
  note: text('Anmärkning', 'Remark'),
  definition: text('Definition', 'Definition'),
  target: text('Målvärde', 'Target'),
  measureUnit: text('Måttenhet', 'Unit of measure'),
  direction: text('Bättre när värdet är', 'Better when the value is'),
  measure: text('Slag av mått', 'Kind of measure'),
  strict: text('Strikt gräns', 'Strict limit'),
  interval: text('Rapporteras', 'Reported'),
  reporter: text('Rapporterande enhet', 'Reporting unit'),
  feed: text('Värdet kommer från', 'The value comes from'),
  breakdown: text('Uppdelning', 'Breakdown'),
  starts: text('Börjar', 'Begins'),
  ends: text('Slutar', 'Ends'),
} as const satisfies Record<string, Text>

export type FieldName = keyof typeof FIELD_WORDS

export const DIRECTION_WORDS = { higherIsBetter: text('högre', 'higher'), lowerIsBetter: text('lägre', 'lower') }
export const MEASURE_WORDS = {
  level: text('nivå', 'level'),
  result: text('resultat', 'result'),
  deviation: text('avvikelse', 'deviation'),
  growth: text('utveckling', 'growth'),
}
export const INTERVAL_WORDS = {
  month: text('varje månad', 'each month'),
  tertial: text('varje tertial', 'each tertial'),
  year: text('en gång om året', 'once a year'),
}
export const FEED_WORDS = {
  typed: text('inmatning', 'typing'),
  file: text('fil', 'a file'),
  figure: text('uppgift i räkenskaperna', 'a figure of the accounts'),
  formula: text('registrerad formel', 'a registered formula'),
  none: text('ingen källa än', 'no source yet'),
}
export const BREAKDOWN_WORDS = { sex: text('kön', 'sex'), age: text('ålder', 'age') }
