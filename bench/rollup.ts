// Roll-up: stored balances of 2 000 units × 400 accounts × 12 months → every unit's totals, in us, DuckDB and PostgreSQL 15.
// The worst case of worstCase.ts; the peers group all of it in one query.

import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { PERIODS } from '../src/ledger/cube.ts'
import { unpackCube } from '../src/ledger/packedCube.ts'
import { type RolledUp, rollUpAll } from '../src/ledger/rollUp.ts'
import { unitTreeAt } from '../src/organisation/model.ts'
import { findPostgres, startCluster } from '../test/postgresCluster.ts'
import { openDuckDb } from './duckdb.ts'
import { type BenchResult, bestOf, mustAgree, type Timing, timed, timesFaster } from './measure.ts'
import { ACCOUNTS, makeWorstCase, UNITS, worstCaseUnits } from './worstCase.ts'

/** Everything summed; öre times a weight that differs between cells, so that a misplaced amount shows. */
const CHECK = `count(*) filter (where amount <> 0), sum(amount), sum(amount * ((unit * 31 + account * 7 + period) % 97))`

/** Note the integer division: `/` in DuckDB makes floats of integers and another tree. */
const rolled = (divide: string): string => `
  with recursive up(unit, over) as (
    select unit, unit from (select distinct unit from balance) u
    union all
    select unit, over ${divide} 10 from up where over > 0
  )
  select ${CHECK} from (
    select up.over as unit, account, period, cast(sum(amount) as bigint) as amount
    from balance join up on up.unit = balance.unit
    group by up.over, account, period
  ) totals`

export async function benchRollup(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'roder-bench-'))
  await chmod(folder, 0o755)
  try {
    const csv = join(folder, 'balances.csv')
    const { stored, cells } = await makeWorstCase(csv)
    const ours = await rollUpOurs(stored)
    const duck = await rollUpInDuckDb(csv)
    const postgres = await rollUpInPostgres(csv)
    const compared = [
      `${cells} stored cells, ${stored.length} bytes`,
      mustAgree('cells, öre, weighted öre', ours.check, duck.check, 'DuckDB'),
    ]
    const ratios = [
      timesFaster('faster than DuckDB, ours from stored bytes', ours.fromBytes, bestOf(duck.timings[1]!), 10),
      timesFaster('faster than DuckDB, ours from the loaded cube', ours.loaded, bestOf(duck.timings[1]!), 10),
    ]
    if (postgres) {
      compared.push(mustAgree('cells, öre, weighted öre', ours.check, postgres.check, 'PostgreSQL'))
      ratios.push(
        timesFaster('faster than PostgreSQL, ours from stored bytes', ours.fromBytes, bestOf(postgres.timings[1]!), 100),
      )
      ratios.push(
        timesFaster('faster than PostgreSQL, ours from the loaded cube', ours.loaded, bestOf(postgres.timings[1]!), 100),
      )
    }
    const timings = [...ours.timings, ...duck.timings, ...(postgres?.timings ?? [])]
    return { bench: 'rollup', title: `Roll-up of ${UNITS} units × ${ACCOUNTS} accounts × 12 months`, timings, ratios, compared }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function rollUpOurs(stored: Uint8Array): Promise<{ timings: Timing[]; fromBytes: number; loaded: number; check: string }> {
  const tree = unitTreeAt(worstCaseUnits(), '2020-12-31')
  const fromBytes = await timed(
    'Roder',
    'stored cube bytes in memory → every unit rolled up',
    () => rollUpAll(unpackCube(stored)!, tree),
    4,
  )
  const cube = unpackCube(stored)!
  const loaded = await timed('Roder', 'loaded cube → every unit rolled up', () => rollUpAll(cube, tree), 8)
  const copied = await timed(
    'Roder',
    'loaded cube → every unit rolled up and copied out',
    () => copiedOut(rollUpAll(cube, tree)),
    4,
  )
  const timings = [fromBytes.timing, loaded.timing, copied.timing]
  return { timings, fromBytes: bestOf(fromBytes.timing), loaded: bestOf(loaded.timing), check: checkOf(loaded.made) }
}

/** Every cell of every unit touched once; the number keeps the work from being optimised away. */
function copiedOut(totals: RolledUp): number {
  return totals.units.reduce((sum, unit) => sum + totals.totalsOf(unit)[0]!, 0)
}

/** The same three sums the peers make, over all cells of all units. */
function checkOf(totals: RolledUp): string {
  let cells = 0
  let sum = 0n
  let weighted = 0n
  for (const unit of totals.units) {
    const amounts = totals.totalsOf(unit)
    totals.accounts.forEach((account, column) => {
      for (let period = 1; period < PERIODS; period++) {
        const amount = amounts[column * PERIODS + period]!
        if (amount === 0) continue
        cells++
        sum += BigInt(amount)
        weighted += BigInt(amount) * BigInt((Number(unit) * 31 + Number(account) * 7 + period) % 97)
      }
    })
  }
  return [cells, sum, weighted].join(' ')
}

interface Peer {
  /** Loading, then the roll-up. */
  timings: Timing[]
  check: string
}

async function rollUpInDuckDb(csv: string): Promise<Peer> {
  const duck = await openDuckDb()
  const load = await timed('DuckDB', 'CSV on disk → table in memory', () =>
    duck.run(`create table balance as select * from read_csv('${csv}', header = false,
      columns = {'unit': 'INTEGER', 'account': 'INTEGER', 'period': 'INTEGER', 'amount': 'BIGINT'})`),
  )
  const roll = await timed(
    'DuckDB',
    'table in memory → hierarchical GROUP BY of every unit, summed',
    () => duck.row(rolled('//')),
    3,
  )
  duck.close()
  return { timings: [load.timing, roll.timing], check: roll.made.join(' ') }
}

/** Undefined where PostgreSQL is not installed: its rows are then absent from the table. */
async function rollUpInPostgres(csv: string): Promise<Peer | undefined> {
  const bin = findPostgres()
  if (bin === undefined) return undefined
  const cluster = await startCluster(bin)
  const client = new pg.Client({ connectionString: cluster.url('postgres') })
  await client.connect()
  try {
    await client.query(`set work_mem = '512MB'`)
    await client.query('create table balance (unit int, account int, period int, amount bigint)')
    const load = await timed('PostgreSQL', 'CSV on disk → table, analysed', async () => {
      await client.query(`copy balance from '${csv}' (format csv)`)
      await client.query('vacuum analyze balance')
    })
    const rows = async (): Promise<string[]> => {
      const result = await client.query({ text: rolled('/'), rowMode: 'array' })
      return (result.rows[0] as unknown[]).map(String)
    }
    const roll = await timed('PostgreSQL', 'table → hierarchical GROUP BY of every unit, summed', rows, 1)
    return { timings: [load.timing, roll.timing], check: roll.made.join(' ') }
  } finally {
    await client.end()
    await cluster.stop()
  }
}
