// Words of the tie-out pages.
import { type Text, text } from '../../kernel/text.ts'
import type { RuleSeverity } from '../../kernel/verdict.ts'

export const TIEOUT_WORDS = {
  title: text('Avstämning', 'Tie-out'),
  rule: text('Regel', 'Rule'),
  what: text('Regel och vad som jämförs', 'Rule and what is compared'),
  outcome: text('Utfall', 'Verdict'),
  left: text('Uppgift', 'Figure'),
  right: text('Jämförs med', 'Compared with'),
  difference: text('Skillnad', 'Difference'),
  unit: text('Enhet', 'Unit'),
  severity: text('Allvar', 'Severity'),
  scope: text('Omfattning', 'Scope'),
  chapter: text('Avsnitt', 'Section'),
  all: text('Alla', 'All'),
  year: text('År', 'Year'),
  law: text('Lag eller rekommendation', 'Law or recommendation'),
  computed: text('beräknad', 'computed'),
  limit: text('Gräns i regeln', 'Limit of the rule'),
  allOfRule: text('Visa allt om regeln', 'Show everything on the rule'),
  blocks: text('Blockerar publicering tills den är rättad eller kommenterad.', 'Blocks publishing until corrected or commented.'),
  needsComment: text('Kräver en kommentar före publicering.', 'Needs a comment before publishing.'),
  filters: text('Utfall', 'Verdict'),
  nothing: text('Ingen uppgift passar urvalet. Välj Alla.', 'Nothing fits the choice. Choose All.'),
  next: text('Nästa sida', 'Next page'),
  previous: text('Föregående sida', 'Previous page'),
  region: text('Regionen', 'The region'),
  group: text('Koncernen', 'The group'),
  list: text('Avstämningens resultat', 'Results of the tie-out'),
} as const satisfies Record<string, Text>

export const SEVERITY_WORDS: Record<RuleSeverity, Text> = {
  F: text('Fel', 'Error'),
  V: text('Varning', 'Warning'),
  U: text('Upplysning', 'Information'),
}
