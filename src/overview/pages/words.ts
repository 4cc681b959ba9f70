// Words of the pages that read every room. Sentences with figures are put together by the page, phrase by phrase.
// Refuses: words in one language only (words.test.ts).
import { type Text, text } from '../../kernel/text.ts'

export const OVERVIEW_WORDS = {
  mkr: text('mkr', 'SEK m'),
  keyFigures: text('Nyckeltal för året', 'Key figures of the year'),
  resultWas: text('Årets resultat blev', 'The result was'),
  noBudget: text('Budget att jämföra med saknas.', 'There is no budget to compare with.'),
  betterThanBudget: text('bättre än budget', 'better than budget'),
  worseThanBudget: text('sämre än budget', 'worse than budget'),
  committeesKept: text('Nämnderna höll budgeten med', 'The committees kept within budget by'),
  committeesExceeded: text('Nämnderna överskred budgeten med', 'The committees exceeded their budget by'),
  inSurplus: text('i överskott', 'to spare'),
  financialNetPulled: text('; finansnettot drog ner', '; the financial net pulled it down'),
  latestRound: text('Den senaste omgången', 'The latest round'),
  stateIn: text('Läget i omgången', 'Where the goals stand,'),
  goalsOfAssembly: text('Fullmäktiges mål', 'Goals of the assembly'),
  goalsCaption: text(
    'Fullmäktiges mål: bedömning per nämnd och för regionen',
    'Goals of the assembly: assessment by committee and for the region',
  ),
  goal: text('Mål', 'Goal'),
  region: text('Regionen', 'The region'),
  howAssessed: text('Så bedöms ett mål', 'How a goal is assessed'),
  resultAgainstBudget: text('Resultat mot budget', 'Result against budget'),
  resultCaption: text('Resultat mot budget, mkr', 'Result against budget, SEK m'),
  row: text('Rad', 'Line'),
  outcome: text('Utfall', 'Outcome'),
  budget: text('Budget', 'Budget'),
  deviation: text('Avvikelse', 'Deviation'),
  plusIsBetter: text('Plus är bättre än budget.', 'Plus is better than budget.'),
  byCommittee: text('Utfall per nämnd', 'Outcome by committee'),
  doesNotTieOut: text('Stämmer inte', 'Does not tie out'),
  everythingTiesOut: text(
    'Alla prövade uppgifter stämmer eller ryms i avrundningen.',
    'Everything tested ties out or is within rounding.',
  ),
  all: text('Alla', 'All'),
} as const satisfies Record<string, Text>
