// Growth: ten times the ledger should take at most ten times the import. Into the embedded database in memory, staged as always.

import { bytesOfBook } from '../src/demo/io/bookBytes.ts'
import { demoOrganisation } from '../src/demo/organisation.ts'
import { readCsv } from '../src/demo/publishedCsv.ts'
import { LOCAL_ACTOR } from '../src/kernel/actor.ts'
import type { AuthorityId } from '../src/kernel/ids.ts'
import { importLedger } from '../src/ledger/store.ts'
import { saveUnits } from '../src/organisation/store.ts'
import { registerAuthority } from '../src/storage/authority.ts'
import { openDatabase } from '../src/storage/open.ts'
import { ledgerYear } from './ledgerYear.ts'
import { type BenchResult, timed, timesSlower } from './measure.ts'

const SMALL = 30_000
const TIMES = 10
const AUTHORITY = 'be4c0000-0000-4000-8000-000000000001' as AuthorityId

export async function benchGrowth(): Promise<BenchResult> {
  const small = await importOf(SMALL)
  const large = await importOf(SMALL * TIMES)
  const per = (rows: number, ms: number): string => `${Math.round(rows / (ms / 1000))} rows a second`
  return {
    bench: 'growth',
    title: `Import of ${TIMES} times the ledger`,
    timings: [small.timing, large.timing],
    ratios: [timesSlower('longer for ten times the rows', large.timing.coldMs, small.timing.coldMs, TIMES)],
    compared: [
      `${small.rows} rows, ${per(small.rows, small.timing.coldMs)}`,
      `${large.rows} rows, ${per(large.rows, large.timing.coldMs)}`,
    ],
  }
}

async function importOf(rows: number) {
  const source = await bytesOfBook(ledgerYear(rows))
  const db = await openDatabase()
  try {
    await registerAuthority(db, LOCAL_ACTOR, {
      authorityId: AUTHORITY,
      code: 'matregionen',
      name: 'Mätregionen',
      kind: 'region',
      synthetic: true,
    })
    const units = demoOrganisation(readCsv('organisation.csv'), 'large').units
    await db.asAuthority(AUTHORITY, LOCAL_ACTOR, (tx) => saveUnits(tx, units))
    const { timing, made } = await timed(
      `Roder, ${rows} rows asked for`,
      'file bytes in memory → active import, PGlite in memory',
      () => importLedger(db, AUTHORITY, LOCAL_ACTOR, { fileName: 'matning-2020.se', source }),
    )
    if ('unchanged' in made) throw new Error('the import changed nothing')
    return { timing, rows: made.counts.transactions }
  } finally {
    await db.close()
  }
}
