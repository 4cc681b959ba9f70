// SIE: bytes of a type 4 file with a million transaction lines → balances per unit, account, counterpart, object and month.
// The peer loads the same facts from CSV; what it loaded is then summed the same way and compared cell by cell in sums.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSie } from '../src/ledger/io/readSie.ts'
import { type Cube, intakeOf, NO_MAPPING, PERIODS, placer, rolesOf } from '../src/ledger/model.ts'
import { openDuckDb } from './duckdb.ts'
import { ledgerFiles } from './ledgerYear.ts'
import { type BenchResult, bestOf, mustAgree, timed, timesSlower } from './measure.ts'

const ROWS = 1_000_000

export async function benchSie(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'roder-bench-'))
  const duck = await openDuckDb()
  try {
    const files = await ledgerFiles(ROWS, join(folder, 'facts.csv'))
    const ours = await timed(
      'Roder',
      'file bytes in memory → balances, every check of the reader made',
      () => balancesFrom(files.sie),
      3,
    )
    const load = await timed(
      'DuckDB',
      'CSV on disk → table in memory',
      async () => {
        await duck.run('drop table if exists fact')
        await duck.run(`create table fact as select * from read_csv('${files.csvPath}', header = false, columns = {'series': 'VARCHAR',
          'number': 'INTEGER', 'day': 'DATE', 'account': 'VARCHAR', 'unit': 'VARCHAR', 'counterpart': 'VARCHAR', 'object': 'VARCHAR',
          'operation': 'VARCHAR', 'amount': 'DECIMAL(18,2)'})`)
      },
      3,
    )
    const peer = await duck.row(`select count(*), sum(ore), sum(ore * ((account::int * 7 + period) % 97)) from (
      select unit, account, counterpart, object, month(day) as period, cast(sum(amount) * 100 as bigint) as ore
      from fact group by all) cells where ore <> 0`)
    const compared = [
      `${files.transactions} transaction lines, ${files.sie.length} bytes`,
      mustAgree('cells, öre, weighted öre', checkOf(ours.made), peer.join(' '), 'DuckDB'),
    ]
    return {
      bench: 'sie',
      title: `SIE type 4, ${Math.round(files.transactions / 1000)} thousand transaction lines`,
      timings: [ours.timing, load.timing],
      ratios: [timesSlower('slower than DuckDB’s CSV load, best of each', bestOf(ours.timing), bestOf(load.timing), 3)],
      compared,
    }
  } finally {
    duck.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** What an import does before it writes: read, check, place and add up. */
async function balancesFrom(bytes: Uint8Array): Promise<Cube> {
  const dimensions = ['Ansvar', 'Motpart', 'Investeringsobjekt', 'Verksamhet']
  const numbers = ['1', '20', '21', '22']
  const roles = rolesOf(
    numbers.map((number, i) => ({ number, name: dimensions[i]!, parent: null })),
    NO_MAPPING,
  )
  const place = placer(roles, NO_MAPPING, 'omappad')
  const intake = intakeOf({ entity: 'region', year: 2020, start: '2020-01-01', place, mapping: NO_MAPPING })
  const reading = await readSie(bytes, { onVoucher: intake.add })
  if (!reading.accepted) throw new Error(`the file was refused: ${reading.findings.map((f) => f.message.en).join(' ')}`)
  return intake.finish(reading).cubes[0]!
}

function checkOf(cube: Cube): string {
  let cells = 0
  let sum = 0n
  let weighted = 0n
  cube.rowLeaf.forEach((leaf, row) => {
    const account = Number(cube.leaves[leaf]!.account)
    for (let period = 1; period < PERIODS; period++) {
      const amount = cube.through[row * PERIODS + period]! - cube.through[row * PERIODS + period - 1]!
      if (amount === 0) continue
      cells++
      sum += BigInt(amount)
      weighted += BigInt(amount) * BigInt((account * 7 + period) % 97)
    }
  })
  return [cells, sum, weighted].join(' ')
}
