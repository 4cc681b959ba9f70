// The process that test/killImport.test.ts kills: says what the books hold, then imports one version after another until it dies.
// Starts reading modules at once but opens the folder only when told to: the one before must be dead first.
import { once } from 'node:events'
import { LOCAL_ACTOR } from '../src/kernel/actor.ts'
import { importLedger, openBooks, sweepOrphans } from '../src/ledger/store.ts'
import { registerAuthority } from '../src/storage/authority.ts'
import { openDatabase } from '../src/storage/open.ts'
import { fileOf, KILLED } from './killImport.file.ts'

const say = (what: string, value: unknown) => process.stdout.write(`${JSON.stringify({ what, value })}\n`)

const [dataDir] = process.argv.slice(2) as [string]
await once(process.stdin, 'data')
const db = await openDatabase({ dataDir })
await registerAuthority(db, LOCAL_ACTOR, { authorityId: KILLED, code: 'kill', name: 'Prov', kind: 'region', synthetic: true })
const swept = await sweepOrphans(db, KILLED, LOCAL_ACTOR)
const books = await openBooks(db, KILLED, { today: '2022-01-01', actor: LOCAL_ACTOR })
const [rows] = await db.asAuthority(KILLED, LOCAL_ACTOR, (tx) =>
  tx.query<Record<string, number>>(
    `select
      (select count(*) from ledger.import where authority_id = $1 and status in ('active', 'superseded')) as finished,
      (select count(*) from ledger.import where authority_id = $1 and status = 'active') as active,
      (select count(*) from ledger.import where authority_id = $1 and status in ('staged', 'abandoned')) as unfinished,
      (select count(*) from storage.audit_log where authority_id = $1 and action = 'ledger/import') as logged,
      (select count(*) from ledger.voucher_row as v join ledger.active as a
        on a.authority_id = v.authority_id and a.import_id = v.import_id and a.measure = 'actual' where v.authority_id = $1) as vouchers,
      (select count(*) from ledger.balance as b join ledger.import as i on i.authority_id = b.authority_id and i.import_id = b.import_id
        where b.authority_id = $1 and i.status not in ('active', 'superseded'))
      + (select count(*) from ledger.voucher_row as v join ledger.import as i on i.authority_id = v.authority_id and i.import_id = v.import_id
        where v.authority_id = $1 and i.status not in ('active', 'superseded')) as strays`,
    [KILLED],
  ),
)
const cost = books.sum({ entity: 'region', year: 2020, accounts: '4010' })
const balance = books.sum({ entity: 'region', year: 2020, from: 0 })
say('state', { ...rows, cost, balance, swept: swept.length })
for (let version = Number(rows!.finished) + 1; ; version++) {
  say('begins', version)
  await importLedger(db, KILLED, LOCAL_ACTOR, { fileName: `version${version}.se`, source: fileOf(version) })
  say('finished', version)
}
