// Words of the statement pages.
import { type Text, text } from '../../kernel/text.ts'

export const STATEMENT_WORDS = {
  mkr: text('mkr', 'SEK m'),
  region: text('Regionen', 'The region'),
  group: text('Koncernen', 'The group'),
  economy: text('Ekonomi', 'Economy'),
  statements: text('Räkenskaper', 'Statements'),
  deviationsHere: text('Avvikelser på sidan', 'Deviations on this page'),
  noDeviations: text(
    'Alla prövade uppgifter på sidan stämmer eller ryms i avrundningen.',
    'Everything tested on this page ties out or is within rounding.',
  ),
  tieout: text('Avstämning', 'Tie-out'),
  notes: text('Noter', 'Notes'),
  note: text('Not', 'Note'),
  contents: text('Innehåll', 'Contents'),
} as const satisfies Record<string, Text>
