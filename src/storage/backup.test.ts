// A backup holds everything, on both databases and from one to the other, and comes back exactly; a damaged one loads nothing.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { audit } from './audit.ts'
import { backup, restore } from './backup.ts'
import type { Engine } from './engine.ts'
import { collectMigrations, type Migration } from './migrate.ts'
import { databaseOf, openEngine } from './open.ts'
import { DROP_ALL, forEachDatabase, OTHER_AUTHORITY, seedFolder, TEST_AUTHORITY, type TestDatabase } from './testing.ts'

// Each test opens several databases, which takes seconds for an embedded one on a busy machine.
vi.setConfig({ testTimeout: 240_000 })

const AT = '2024-02-29T12:00:00Z'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'roder-backup-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A table with every kind of column, a reference to itself, an identity and a generated column. */
const KINDS: Migration = {
  version: 9990,
  name: 'kinds',
  room: 'test',
  sha256: 'of kinds',
  sql: `create table storage.kind (authority_id uuid not null, "no" bigint generated always as identity, parent bigint, "Odd ""name" text,
      amount_ore bigint, share numeric, day date, seen timestamptz, raw bytea, list text[], twice bigint generated always as (amount_ore * 2) stored,
      primary key (authority_id, "no"), foreign key (authority_id, parent) references storage.kind);
    select public.roder_isolate('storage.kind')`,
}

const known = [...collectMigrations(), KINDS]

async function fill(db: TestDatabase): Promise<void> {
  const { migrate } = await import('./migrate.ts')
  await migrate(db.owner, known)
  await db.transact(async (tx) => {
    const sql = `insert into storage.kind (authority_id, parent, "Odd ""name", amount_ore, share, day, seen, raw, list)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning "no"`
    const odd = 'rad\nett "citat" \\ å 🦌 \u0001'
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7) % 256)
    await tx.query(sql, [
      tx.authority,
      null,
      odd,
      Number.MAX_SAFE_INTEGER,
      '0.10',
      '2024-02-29',
      '2024-03-31T01:30:00.123456Z',
      bytes,
      ['', null, 'NULL', '{"'],
    ])
    await tx.query(sql, [tx.authority, 1, '', -1, null, null, null, new Uint8Array(), []])
    // Each refers to the other: no order of the rows would do.
    await tx.query('update storage.kind set parent = 2 where authority_id = $1 and "no" = 1', [tx.authority])
    await tx.query(
      `insert into storage.setting (authority_id, key, value) select $1::uuid, 'k' || n, to_jsonb(n) from generate_series(1, 4500) n`,
      [tx.authority],
    )
    await audit(tx, { action: 'storage/test', subject: 'x', before: { a: 1 }, after: null })
  })
  await db.asAuthority(OTHER_AUTHORITY, LOCAL_ACTOR, (tx) => audit(tx, { action: 'storage/test', subject: 'y' }))
}

/** Every row of every table, as text. */
async function everything(engine: Engine): Promise<unknown> {
  return engine.transaction('', async (c) => {
    const found: Record<string, unknown> = {}
    for (const table of ['authority', 'audit_log', 'setting', 'kind']) {
      found[table] = await c.query(`select t::text as row from storage.${table} t order by 1`)
    }
    return found
  })
}

forEachDatabase('a backup', (open, name) => {
  const empty = async (): Promise<Engine> => {
    const db = await open({ own: true })
    await db.owner.transaction('', (c) => c.exec(DROP_ALL))
    return db.owner
  }

  it('comes back exactly, and leaves a database that works: keys hold, numbers go on, the wall and the audit log stand', async () => {
    const db = await open({ own: true })
    await fill(db)
    const file = join(folder, `${name}.ndjson.gz`)
    const made = await backup(db.owner, file, AT)
    const before = await everything(db.owner)
    expect(made.rows).toBe(2 + 4_500 + 2 + 4)
    expect(before).toMatchObject({ kind: [{ row: expect.stringContaining('9007199254740991') }, {}] })

    // The same content at the same instant is the same file, byte for byte.
    const twin = join(folder, `${name}-twin.ndjson.gz`)
    await backup(db.owner, twin, AT)
    expect(readFileSync(twin).equals(readFileSync(file))).toBe(true)

    const engine = await empty()
    expect(await restore(engine, file, known)).toEqual(made)
    expect(await everything(engine)).toEqual(before)

    const again = databaseOf(engine)
    const insert = (parent: number | null) =>
      again.asAuthority(TEST_AUTHORITY, LOCAL_ACTOR, (tx) =>
        tx.query('insert into storage.kind (authority_id, parent) values ($1, $2) returning "no"', [tx.authority, parent]),
      )
    expect(await insert(1)).toEqual([{ no: 3 }])
    await expect(insert(77)).rejects.toMatchObject({ code: '23503' })
    await expect(engine.transaction('', (c) => c.exec('delete from storage.audit_log'))).rejects.toThrow(/append-only/)
    const seen = await again.asAuthority(OTHER_AUTHORITY, LOCAL_ACTOR, (tx) =>
      tx.query('select count(*) as n from storage.setting'),
    )
    expect(seen).toEqual([{ n: 0 }])
  })

  it('moves to the embedded database, and an earlier version’s is brought forward', async () => {
    const db = await open({ own: true })
    await fill(db)
    const file = join(folder, `${name}-moves.ndjson.gz`)
    await backup(db.owner, file, AT)
    const dataDir = mkdtempSync(join(folder, 'data-'))
    await seedFolder(dataDir)
    const embedded = await openEngine({ dataDir })
    await embedded.transaction('', (c) => c.exec(DROP_ALL))
    const sql = `alter table storage.setting add column later text default 'ny'`
    await restore(embedded, file, [...known, { ...KINDS, version: 9991, name: 'later', sql }])
    const later = await embedded.transaction('', (c) => c.query('select distinct later from storage.setting'))
    expect(later).toEqual([{ later: 'ny' }])
    await embedded.transaction('', (c) => c.exec('alter table storage.setting drop column later'))
    expect(await everything(embedded)).toEqual(await everything(db.owner))
    await embedded.close()
  })

  it('is refused in a database that holds anything, of a newer version, cut off, or when it is something else', async () => {
    const db = await open({ own: true })
    await fill(db)
    const file = join(folder, `${name}-whole.ndjson.gz`)
    await backup(db.owner, file, AT)
    await expect(restore(db.owner, file, known)).rejects.toMatchObject({ code: 'storage/not-empty' })

    const engine = await empty()
    await expect(restore(engine, file, collectMigrations())).rejects.toMatchObject({ code: 'storage/newer-schema' })
    const lines = gunzipSync(readFileSync(file)).toString().split('\n')
    const written = (no: number, bytes: Uint8Array | string): string => {
      const path = join(folder, `${name}-${no}`)
      writeFileSync(path, bytes)
      return path
    }
    const damaged = [
      written(1, readFileSync(file).subarray(0, 20_000)),
      written(2, gzipSync(lines.slice(0, -2).join('\n'))),
      written(3, gzipSync(lines.filter((_, i) => i !== lines.length - 20).join('\n'))),
    ]
    for (const path of damaged)
      await expect(restore(engine, path, known)).rejects.toMatchObject({ code: 'storage/damaged-backup' })
    const strange = [
      written(4, 'konto;belopp\n3011;1'),
      written(5, gzipSync('{"format":"other"}\n')),
      written(6, gzipSync('konto;belopp')),
    ]
    for (const path of strange) await expect(restore(engine, path, known)).rejects.toMatchObject({ kind: 'invalid' })
    await expect(restore(engine, join(folder, 'nowhere'), known)).rejects.toMatchObject({ code: 'storage/no-backup' })
    // Nothing of the damaged ones stayed behind.
    await restore(engine, file, known)
    expect(await everything(engine)).toEqual(await everything(db.owner))
    expect(readdirSync(folder).filter((f) => f.endsWith('.part'))).toEqual([])
  })
})
