// The schema goes forward only: once, in order, whole files, from several processes at once; newer and altered schemas are refused.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AuthorityId } from '../kernel/ids.ts'
import { listAuthorities, registerAuthority } from './authority.ts'
import { restore } from './backup.ts'
import { appliedMigrations, collectMigrations, type Migration, migrate, pendingMigrations } from './migrate.ts'
import { databaseOf, openDatabase, openEngine } from './open.ts'
import { forEachDatabase, seedFolder } from './testing.ts'

/** Opening an embedded database takes seconds on a busy machine, and this test opens four. */
const SEVERAL_DATABASES_MS = 240_000

const extra = (version: number, sql: string): Migration => ({
  version,
  name: 'extra',
  room: 'test',
  sql,
  sha256: `sha of ${sql}`,
})

describe('the list of migrations', () => {
  const files = (names: Record<string, string>): string => {
    const source = mkdtempSync(join(tmpdir(), 'roder-migrations-'))
    for (const [name, sql] of Object.entries(names)) {
      mkdirSync(join(source, name, '..'), { recursive: true })
      writeFileSync(join(source, name), sql)
    }
    return source
  }

  it('is every room’s files in the order of their numbers', () => {
    const source = files({ 'ledger/migrations/0020_a.sql': 'a', 'storage/migrations/0001_b.sql': 'b', 'goals/goal.ts': '' })
    expect(collectMigrations(source).map((m) => [m.version, m.room, m.name])).toEqual([
      [1, 'storage', 'b'],
      [20, 'ledger', 'a'],
    ])
    rmSync(source, { recursive: true })
  })

  it('refuses one number twice and a name that is not numbered', () => {
    const twice = files({ 'ledger/migrations/0020_a.sql': 'a', 'goals/migrations/0020_b.sql': 'b' })
    expect(() => collectMigrations(twice)).toThrow(/share a number/)
    const unnumbered = files({ 'ledger/migrations/first.sql': 'a' })
    expect(() => collectMigrations(unnumbered)).toThrow(/NNNN_name/)
    for (const source of [twice, unnumbered]) rmSync(source, { recursive: true })
  })

  it('reads the same however line ends are kept', () => {
    const [unix, windows] = [files({ 'a/migrations/0001_a.sql': 'x\ny\n' }), files({ 'a/migrations/0001_a.sql': 'x\r\ny\r\n' })]
    expect(collectMigrations(windows)).toEqual(collectMigrations(unix))
    for (const source of [unix, windows]) rmSync(source, { recursive: true })
  })

  it('refuses a schema newer than the program, and a file edited after it ran, each with a sentence', () => {
    const known = collectMigrations()
    const applied = known.map(({ version, name, sha256 }) => ({ version, name, sha256 }))
    expect(pendingMigrations(known, applied)).toEqual([])
    const newer = [...applied, { version: 9999, name: 'from_the_future', sha256: 'x' }]
    expect(() => pendingMigrations(known, newer)).toThrow(/9999_from_the_future.*Uppgradera Roder/)
    const altered = applied.map((a, i) => (i === 0 ? { ...a, sha256: 'x' } : a))
    expect(() => pendingMigrations(known, altered)).toThrow(/0001_house har ändrats/)
  })
})

forEachDatabase('migrating', (open) => {
  it('runs each file once and whole, whichever room comes late with a low number and however many start at once', async () => {
    const db = await open({ own: true })
    const known = collectMigrations()
    expect((await appliedMigrations(db.owner)).map((a) => a.version)).toEqual(known.map((m) => m.version))
    expect(await migrate(db.owner, known)).toEqual([])
    const late = [extra(2, 'create table storage.late (x int)'), ...known]
    expect((await migrate(db.owner, late)).map((m) => m.version)).toEqual([2])
    expect(await migrate(db.owner, late)).toEqual([])

    // A file that fails leaves nothing, and is named.
    const broken = [...late, extra(9998, 'create table storage.half (x int); select 1/0')]
    await expect(migrate(db.owner, broken)).rejects.toThrow('migration test/9998_extra: division by zero')
    const [row] = await db.owner.transaction('', (c) => c.query(`select to_regclass('storage.half')::text as half`))
    expect(row).toEqual({ half: null })
    expect((await appliedMigrations(db.owner)).some((a) => a.version === 9998)).toBe(false)

    // Several processes starting at the same time do it once.
    const once = [...late, extra(9997, 'create table storage.once (x int)')]
    const ran = await Promise.all([1, 2, 3].map(() => migrate(db.owner, once)))
    expect(ran.flat().map((m) => m.version)).toEqual([9997])
  })

  it('refuses a table of an authority whose key does not begin with it', async () => {
    const db = await open()
    const wrong = `create table storage.wrong (id int primary key, authority_id uuid not null); select public.roder_isolate('storage.wrong')`
    await expect(migrate(db.owner, [...collectMigrations(), extra(9996, wrong)])).rejects.toThrow(
      /authority_id first in its primary key/,
    )
  })

  it('lets the application read what is shared, and only read', async () => {
    const db = await open({ own: true })
    const shared = extra(9995, `create schema law; create table law.rate (x int primary key); insert into law.rate values (7)`)
    await migrate(db.owner, [...collectMigrations(), shared])
    expect(await db.transact((tx) => tx.query('select x from law.rate'))).toEqual([{ x: 7 }])
    await expect(db.transact((tx) => tx.query('delete from law.rate'))).rejects.toThrow(/permission denied/)
  })
})

describe('a data folder of an earlier version', () => {
  it(
    'is backed up before its schema is changed, and keeps its rows',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'roder-upgrade-'))
      await seedFolder(folder)
      const db = await openDatabase({ dataDir: folder })
      const authorityId = '7e57a000-0000-4000-8000-000000000009' as AuthorityId
      await registerAuthority(db, { name: 'prov' }, { authorityId, code: 'prov', name: 'Prov', kind: 'region', synthetic: true })
      await db.close()
      expect(readdirSync(folder)).toEqual(['database'])

      const migrations = [...collectMigrations(), extra(9994, 'alter table storage.authority drop column kind cascade')]
      const newer = await openDatabase({ dataDir: folder, migrations })
      await newer.close()
      const [file, ...others] = readdirSync(join(folder, 'backups'))
      expect([file, others]).toEqual([expect.stringMatching(/^before-9994-.*\.ndjson\.gz$/), []])

      const refused = openDatabase({ dataDir: folder })
      await expect(refused).rejects.toMatchObject({ code: 'storage/newer-schema' })
      const other = mkdtempSync(join(tmpdir(), 'roder-upgrade-'))
      await seedFolder(other)
      const back = await openEngine({ dataDir: other })
      await restore(back, join(folder, 'backups', file!))
      expect((await listAuthorities(databaseOf(back))).map((a) => a.code)).toEqual(['prov'])
      await back.close()
      rmSync(other, { recursive: true })
      rmSync(folder, { recursive: true })
    },
    SEVERAL_DATABASES_MS,
  )
})
