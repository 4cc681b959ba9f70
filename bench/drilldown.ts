// Drill-down: one answer of the economy page (a unit's children by one account group, then its accounts by month), CPU time each.
// Cold asks about a unit nobody has asked about since the cube was loaded; DuckDB answers the same questions side by side.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Books } from '../src/ledger/books.ts'
import { cubeBooks, shelfOf } from '../src/ledger/cubeBooks.ts'
import { unpackCube } from '../src/ledger/packedCube.ts'
import { structuresOf, type UnitTree } from '../src/organisation/model.ts'
import { type DuckDb, openDuckDb } from './duckdb.ts'
import { atMost, type BenchResult, mustAgree } from './measure.ts'
import { makeWorstCase, worstCaseUnits } from './worstCase.ts'

const ASKED = ['0', ...Array.from({ length: 39 }, (_, i) => String(i + 1))]
const SELECTOR = '3000-3199'

export async function benchDrilldown(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'roder-bench-'))
  const duck = await openDuckDb()
  try {
    const csv = join(folder, 'balances.csv')
    const { stored } = await makeWorstCase(csv)
    const cube = unpackCube(stored)!
    const structures = structuresOf(worstCaseUnits(), '2020-12-31')
    const tree = structures.treeAt('2020-12-31')
    const books = cubeBooks(shelfOf([cube]), structures.contains)
    const cold = ASKED.map((unit) => cpuOf(() => answer(books, tree, unit)))
    const warm = ASKED.map((unit) => cpuOf(() => answer(books, tree, unit)))
    await duck.run(`create table balance as select * from read_csv('${csv}', header = false,
      columns = {'unit': 'INTEGER', 'account': 'INTEGER', 'period': 'INTEGER', 'amount': 'BIGINT'})`)
    const peer = await inDuckDb(duck, '11')
    const compared = [
      mustAgree('öre of unit 11 on accounts 3000–3199', String(answer(books, tree, '11').ore), peer.ore, 'DuckDB'),
    ]
    const coldP95 = percentile(cold, 0.95)
    const warmP95 = percentile(warm, 0.95)
    return {
      bench: 'drilldown',
      title: `Drill-down, ${ASKED.length} units asked in turn`,
      timings: [
        { who: 'Roder', interval: 'question → answer in memory, CPU, p95', coldMs: coldP95, warmMs: warmP95 },
        {
          who: 'Roder',
          interval: 'question → answer in memory, CPU, median',
          coldMs: percentile(cold, 0.5),
          warmMs: percentile(warm, 0.5),
        },
        { who: 'DuckDB', interval: 'the same question for unit 11, clock', coldMs: peer.coldMs, warmMs: peer.warmMs },
      ],
      ratios: [atMost('CPU of an answer, cold p95', coldP95, 5, 'ms'), atMost('CPU of an answer, warm p95', warmP95, 5, 'ms')],
      compared,
    }
  } finally {
    duck.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** What the page shows: each child's total, and the unit's accounts by month. */
function answer(books: Books, tree: UnitTree, unit: string): { ore: number; rows: number } {
  const query = { entity: 'region', year: 2020, accounts: SELECTOR }
  const children = tree.childrenOf(unit).map((child) => books.sum({ ...query, unit: child }))
  const accounts = books.group({ ...query, unit }, ['account', 'period'])
  return { ore: books.sum({ ...query, unit }), rows: children.length + accounts.length }
}

function cpuOf(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const used = process.cpuUsage(before)
  return (used.user + used.system) / 1000
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}

async function inDuckDb(duck: DuckDb, unit: string): Promise<{ coldMs: number; warmMs: number; ore: string }> {
  const below = `with recursive below(unit) as (select ${unit} union all
    select b.unit from (select distinct unit from balance) b join below on b.unit // 10 = below.unit)`
  const ask = async (): Promise<string> => {
    const [, ore = ''] = await duck.row(`${below} select count(*), sum(amount) from (
      select account, period, cast(sum(amount) as bigint) as amount from balance join below on below.unit = balance.unit
      where account between 3000 and 3199 group by account, period) rows`)
    return ore
  }
  const times: number[] = []
  let ore = ''
  for (let i = 0; i < 4; i++) {
    const begun = performance.now()
    ore = await ask()
    times.push(performance.now() - begun)
  }
  return { coldMs: times[0]!, warmMs: Math.min(...times.slice(1)), ore }
}
