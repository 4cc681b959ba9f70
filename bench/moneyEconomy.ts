// Outcome against budget for the whole region: the page, and the same rows made again from raw balances in memory and in DuckDB.
// Refuses: a page whose kronor and öre are others than theirs.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { accountTest, type Books, cubeBooks, cubeOf, type Measure, OWN_ENTITY, shelfOf } from '../src/ledger/model.ts'
import type { DuckDb } from './duckdb.ts'
import { type BenchResult, bestOf, mustAgreeOre, type Timing, timed, timesFaster } from './measure.ts'
import type { MoneyHouse } from './moneyHouse.ts'
import { cellsOfRow, type PageTimes, pageTimes, writtenOre } from './pageTimes.ts'
import type { Running } from './server.ts'
import type { Visitor } from './visitor.ts'

const YEAR = 2020
const PATH = `/ekonomi?year=${YEAR}`
/** What a committee answers for (RKR R14), as the page has it. */
const OPERATING = '3000-7999,9100-9299'
/** Figures of a row: outcome, budget, last year. */
const ASKED: readonly (readonly [year: number, measure: Measure])[] = [
  [YEAR, 'actual'],
  [YEAR, 'budget'],
  [YEAR - 1, 'actual'],
]

export interface EconomyWalk {
  pages: PageTimes[]
  page: Timing
  committees: string[]
  /** By committee in the order of the page, then all of them: outcome, budget and last year, öre. */
  rows: number[][]
}

export async function economyPages(at: { server: Running; visitor: Visitor }): Promise<EconomyWalk> {
  const { visitor } = at
  const region = await pageTimes('outcome against budget, the region', at, () => visitor.page(PATH))
  const open = await pageTimes('outcome against budget, health care opened', at, () => visitor.page(`${PATH}&open=hsn`))
  const unit = `/ekonomi/enhet/hsn?year=${YEAR}`
  const below = (await visitor.pageIfAny(unit))
    ? [await pageTimes('outcome against budget, one unit’s page', at, () => visitor.page(unit))]
    : []
  const { body } = await visitor.page(`${PATH}&unit=kr`)
  const committees = [...body.matchAll(/<tr id="rad-([a-z_0-9]+)"><th scope="row" class="is-branch"><a class="r-branch"/g)].map(
    ([, code]) => code!,
  )
  const page = { who: 'Roder', interval: 'request → the whole page, p50 warm', coldMs: region.coldMs, warmMs: region.p50 }
  return {
    pages: [region, open, ...below],
    page,
    committees,
    rows: [...committees, 'summa'].map((code) => figuresOf(body, code)),
  }
}

function figuresOf(body: string, code: string): number[] {
  const [outcome, budget, , , before] = cellsOfRow(body, `id="rad-${code}"`)
  return [outcome, budget, before].map((cell) => {
    const ore = writtenOre(cell ?? '')
    if (ore === undefined) throw new Error(`the row ${code} shows ${cell}`)
    return ore
  })
}

export async function economyAgainstPeers(
  house: MoneyHouse,
  { page, committees, rows }: EconomyWalk,
  { duck, folder }: { duck: DuckDb; folder: string },
): Promise<Pick<BenchResult, 'timings' | 'ratios' | 'compared'>> {
  const { reference, balances } = house
  const rowsIn = (books: Books) =>
    [...committees, undefined].map((unit) =>
      ASKED.map(([year, measure]) => -books.sum({ entity: OWN_ENTITY, year, measure, accounts: OPERATING, unit }) + 0),
    )
  const packed = await timed('Roder', 'balances in memory → cubes in memory', () => cubesOf(house))
  const ours = await timed(
    'Roder',
    'cubes in memory, nothing asked of them before → outcome, budget and last year of every committee',
    () => rowsIn(cubeBooks(packed.made, house.structures.contains)),
    20,
  )
  const raw = await timed(
    'Reference',
    `${balances.length} balances in memory → the same rows, one sum at a time`,
    () => rowsIn(reference),
    3,
  )
  const load = await timed('DuckDB', 'CSV of the balances and of who stands where on disk → tables in memory', () =>
    loadEconomy(house, committees, duck, folder),
  )
  const query = await timed('DuckDB', 'tables in memory → the same rows by GROUP BY', () => duck.rows(ROWS), 6)
  const peer = [...committees, undefined].map((_, no) =>
    ASKED.map(
      ([year, measure]) => -Number(query.made.find((row) => row.slice(0, 3).join() === [no, year, measure].join())?.[3] ?? 0) + 0,
    ),
  )
  return {
    timings: [page, packed.timing, ours.timing, raw.timing, load.timing, query.timing],
    ratios: [
      timesFaster('rows of outcome against budget, faster than from raw balances', bestOf(ours.timing), bestOf(raw.timing), 10),
      timesFaster('rows of outcome against budget, faster than DuckDB', bestOf(ours.timing), bestOf(query.timing), 10),
    ],
    compared: [
      mustAgreeOre(`${committees.length} committees and their sum on the page`, rows.flat(), raw.made.flat(), 'raw balances'),
      mustAgreeOre('the same in cubes', ours.made.flat(), rows.flat(), 'the page'),
      mustAgreeOre('the same on the page', rows.flat(), peer.flat(), 'DuckDB'),
    ],
  }
}

const cubesOf = ({ balances }: MoneyHouse) =>
  shelfOf(
    ASKED.map(([year, measure]) =>
      cubeOf(
        { entity: OWN_ENTITY, year, measure },
        balances.filter((one) => one.year === year && one.measure === measure),
      ),
    ),
  )

const ROWS = `with counted as (select unit, year, period, measure, amount from balance where operating and period between 1 and 12)
  select p.no, b.year, b.measure, sum(b.amount)::bigint from counted b
    join place p on p.unit = b.unit and p.year = b.year and p.period = b.period group by all`

/** Which committee a unit stood under each month; the last number is the whole region. */
async function loadEconomy(
  { balances, structures }: MoneyHouse,
  committees: readonly string[],
  duck: DuckDb,
  folder: string,
): Promise<void> {
  const operating = accountTest(OPERATING)
  const [balanceCsv, placeCsv] = [join(folder, 'balances.csv'), join(folder, 'places.csv')]
  const lines = balances.map(({ unit, year, measure, account, period, amount }) =>
    [unit, year, measure, operating(account), period, amount].join(),
  )
  const units = new Set(balances.map(({ unit }) => unit))
  const places = [...units].flatMap((unit) =>
    [YEAR, YEAR - 1].flatMap((year) =>
      Array.from({ length: 12 }, (_, i) => i + 1).flatMap((period) => [
        ...committees.flatMap((code, no) =>
          structures.contains(code, unit, year, 'then', period) ? [[unit, year, period, no].join()] : [],
        ),
        [unit, year, period, committees.length].join(),
      ]),
    ),
  )
  await writeFile(balanceCsv, `${lines.join('\n')}\n`)
  await writeFile(placeCsv, `${places.join('\n')}\n`)
  await duck.run(`create table balance as select * from read_csv('${balanceCsv}', header = false, columns = {'unit': 'VARCHAR',
    'year': 'INTEGER', 'measure': 'VARCHAR', 'operating': 'BOOLEAN', 'period': 'INTEGER', 'amount': 'BIGINT'})`)
  await duck.run(`create table place as select * from read_csv('${placeCsv}', header = false, columns = {'unit': 'VARCHAR',
    'year': 'INTEGER', 'period': 'INTEGER', 'no': 'INTEGER'})`)
}
