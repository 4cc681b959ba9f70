// The counts the region's April 2023 report prints for each goal: sub-goals and indicators, and how they are judged.
// Refuses to fill in: what the report leaves out is no figure, and counts that do not add up stand as printed.
import type { PublishedFigure } from '../statements/model.ts'
import { fact, ref } from './publishedCell.ts'
import { type CsvRow, readCsv } from './publishedCsv.ts'
import { APRIL_REPORT } from './publishedInterim.ts'

const ROUND = '2023-04'

/** Column of the file, what is counted, its words, and which sentence of the goal's section says it. */
const COLUMNS: readonly [column: string, path: string, label: string, sentence: string][] = [
  ['delmal_adopted', 'subgoals_total', 'Antagna delmål', 'texten om antalet delmål'],
  ['delmal_fulfilled', 'subgoals_met', 'Delmål som uppfylls', 'texten om delmålens bedömning'],
  ['delmal_partly', 'subgoals_partlyMet', 'Delmål som delvis uppfylls', 'texten om delmålens bedömning'],
  ['delmal_not', 'subgoals_notMet', 'Delmål som inte uppfylls', 'texten om delmålens bedömning'],
  ['delmal_unassessed', 'subgoals_notAssessed', 'Delmål som saknar bedömning', 'texten om delmålens bedömning'],
  ['indicators', 'indicators_total', 'Indikatorer', 'texten om antalet indikatorer'],
  ['ind_green', 'indicators_met', 'Gröna indikatorer', 'texten om indikatorernas bedömning'],
  ['ind_yellow', 'indicators_partlyMet', 'Gula indikatorer', 'texten om indikatorernas bedömning'],
  ['ind_red', 'indicators_notMet', 'Röda indikatorer', 'texten om indikatorernas bedömning'],
  ['ind_unassessed', 'indicators_notAssessed', 'Indikatorer som saknar bedömning', 'texten om indikatorernas bedömning'],
]

/** `002_….txt: Uppföljning av regionmål, Mål 4; Sammanfattning`: the goal's own section; the summary holds the prognosis. */
const chapterOf = (row: CsvRow): string => row.source!.split(': ').slice(1).join(': ').split(';')[0]!

export function countFacts(): PublishedFigure[] {
  return readCsv('delar_2023.csv').flatMap((row) =>
    COLUMNS.filter(([column]) => row[column] !== '').map(([column, path, label, sentence]) =>
      fact({
        ref: ref(`counts/${path}/${row.goal_no}`, 'region', ROUND, {}, 'goals'),
        label: `${label}, mål ${row.goal_no}`,
        printed: row[column]!,
        unit: 'count',
        place: { chapter: chapterOf(row), table: sentence },
        document: APRIL_REPORT,
      }),
    ),
  )
}
