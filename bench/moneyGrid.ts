// A unit's detailed budget as a page: the largest one of the demonstration and one of 800 rows; and the sums of every sheet.
// Refuses: sums that differ from DuckDB's over the same cells.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DetailTotal } from '../src/budget/store.ts'
import type { DuckDb } from './duckdb.ts'
import { type BenchResult, bestOf, mustAgree, mustAgreeOre, timed, timesSlower } from './measure.ts'
import { DETAIL_YEAR, LONG_YEAR, type MoneyHouse } from './moneyHouse.ts'
import { cellsOfRow, type PageTimes, pageTimes, writtenOre } from './pageTimes.ts'
import type { Running } from './server.ts'
import type { Visitor } from './visitor.ts'

const PATH = '/budget/detalj'

export interface GridWalk {
  pages: PageTimes[]
  compared: string[]
  /** The last row of the largest sheet: twelve months and the year, öre. */
  largestTotals: number[]
  longTotals: number[]
}

export async function gridPages(at: { server: Running; visitor: Visitor }, { largest, long }: MoneyHouse): Promise<GridWalk> {
  const grid = (name: string, unit: string, year: number) =>
    pageTimes(name, at, () => at.visitor.page(`${PATH}/${unit}?year=${year}`))
  const first = await grid(`grid of the largest unit, ${largest.rows.length} rows`, largest.unit, DETAIL_YEAR)
  const second = await grid(`grid of ${long.rows.length} rows`, long.unit, LONG_YEAR)
  const list = await pageTimes('the units’ budgets, list', at, () => at.visitor.page(`${PATH}?year=${DETAIL_YEAR}`))
  const totalsOf = ({ last }: PageTimes) =>
    cellsOfRow(last.body, 'class="r-total"')
      .map(writtenOre)
      .filter((one) => one !== undefined)
  const rows = ({ last }: PageTimes) => [...last.body.matchAll(/<tr id="rad-/g)].length
  return {
    pages: [first, second, list],
    compared: [
      mustAgree('rows on the page of the largest unit', String(rows(first)), String(largest.rows.length), 'the database'),
      mustAgree('rows on the page of the long sheet', String(rows(second)), String(long.rows.length), 'what was saved'),
      first.last.body.includes('data-edit') ? 'the grid as somebody who may write gets it' : 'the grid as a reader gets it',
    ],
    largestTotals: totalsOf(first),
    longTotals: totalsOf(second),
  }
}

const LATEST = `with latest as (
    select * from cell where year = ${DETAIL_YEAR} qualify row_number() over (partition by unit, year, row_id, field order by version desc) = 1),
  account as (select unit, year, row_id, words as account from latest where field = 'account' and words is not null),
  amount as (select unit, year, row_id, substr(field, 2)::int as month, ore from latest where field like 'm%' and ore is not null),
  total as (select unit, account, month, sum(ore)::bigint as ore from amount join account using (unit, year, row_id)
             group by unit, account, month)`

export async function sumsAgainstPeers(
  { cells, totals, totalsTiming, largest, long }: MoneyHouse,
  { largestTotals, longTotals }: GridWalk,
  { duck, folder }: { duck: DuckDb; folder: string },
): Promise<Pick<BenchResult, 'timings' | 'ratios' | 'compared'>> {
  const csv = join(folder, 'cells.csv')
  const line = (
    unit: string,
    year: number,
    row: string,
    field: string,
    version: number,
    ore: number | null,
    words: string | null,
  ) => `${unit},${year},${row},${field},${version},${ore ?? ''},${words ?? ''}`
  const kept = cells.filter(({ field }) => field === 'account' || /^m\d+$/.test(field))
  const made = long.rows.flatMap((row) => [
    line(long.unit, LONG_YEAR, row.id, 'account', 1, null, row.account),
    ...row.months.map((ore, i) => line(long.unit, LONG_YEAR, row.id, `m${i + 1}`, 1, ore, null)),
  ])
  const stored = kept.map(({ unit, row, field, version, ore, words }) => line(unit, DETAIL_YEAR, row, field, version, ore, words))
  await writeFile(csv, `${[...stored, ...made].join('\n')}\n`)
  const load = await timed('DuckDB', 'CSV of every budget cell on disk → table in memory', () =>
    duck.run(`create table cell as select * from read_csv('${csv}', header = false, columns = {'unit': 'VARCHAR', 'year': 'INTEGER',
      'row_id': 'VARCHAR', 'field': 'VARCHAR', 'version': 'INTEGER', 'ore': 'BIGINT', 'words': 'VARCHAR'})`),
  )
  const query = await timed(
    'DuckDB',
    `table in memory → sums of every sheet of ${DETAIL_YEAR} by account and month`,
    () => duck.rows(`${LATEST} select unit, account, month, ore from total order by unit, account, month`),
    4,
  )
  const peer = query.made.map(
    ([unit = '', account = '', month, ore]): DetailTotal => ({ unit, account, month: Number(month), ore: Number(ore) as never }),
  )
  return {
    timings: [totalsTiming, load.timing, query.timing],
    ratios: [timesSlower('sums of every sheet, slower than DuckDB’s GROUP BY', bestOf(totalsTiming), bestOf(query.timing), 20)],
    compared: [
      `${kept.length} stored cells of ${DETAIL_YEAR}`,
      mustAgree('sums of every sheet: rows, öre, weighted öre', checkOf(totals), checkOf(peer), 'DuckDB'),
      mustAgreeOre(
        'months and year of the largest unit’s page',
        largestTotals,
        await groupBy(duck, largest.unit, DETAIL_YEAR),
        'DuckDB',
      ),
      mustAgreeOre(
        `months and year of the page of ${long.rows.length} rows`,
        longTotals,
        await groupBy(duck, long.unit, LONG_YEAR),
        'DuckDB',
      ),
    ],
  }
}

function checkOf(totals: readonly DetailTotal[]): string {
  let [sum, weighted] = [0n, 0n]
  for (const { account, month, ore } of totals) {
    sum += BigInt(ore)
    weighted += BigInt(ore) * BigInt((Number(account) * 13 + month) % 97)
  }
  return `${totals.length} ${sum} ${weighted}`
}

/** One sheet by month, and the year last. */
async function groupBy(duck: DuckDb, unit: string, year: number): Promise<number[]> {
  const rows = await duck.rows(`select substr(field, 2)::int as month, sum(ore)::bigint from cell
     where unit = '${unit}' and year = ${year} and field like 'm%' group by 1 order by 1`)
  const months = Array.from({ length: 12 }, (_, i) => rows.find(([month]) => Number(month) === i + 1)?.[1] ?? '0').map(Number)
  return [...months, months.reduce((sum, one) => sum + one, 0)]
}
