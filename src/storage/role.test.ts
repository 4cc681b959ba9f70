// Serving is refused as a role that could pass the wall between authorities; tried with real roles on a real PostgreSQL.
import { afterEach, expect, it } from 'vitest'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import type { Database } from './database.ts'
import { collectMigrations, migrate } from './migrate.ts'
import { openDatabase } from './open.ts'
import { openPostgres } from './postgres.ts'
import { checkRole } from './role.ts'
import { DROP_ALL, forEachDatabase, OTHER_AUTHORITY, TEST_AUTHORITY, type TestDatabase } from './testing.ts'

forEachDatabase('the role the application speaks as', (open, engine) => {
  const opened: Database[] = []
  afterEach(async () => {
    for (const db of opened.splice(0)) await db.close()
  })

  /** The same database opened by a login role of its own; the role is unique to the database, since roles are the cluster's. */
  async function openAs(db: TestDatabase, kind: string, sql: (role: string) => string): Promise<Database> {
    const url = new URL(db.url!)
    const role = `${kind}_${url.pathname.slice(-8)}`
    await db.owner.transaction('', (c) => c.exec(`create role ${role} login; ${sql(role)}`))
    url.username = role
    const mine = await openDatabase({ url: url.href, maxConnections: 2 })
    opened.push(mine)
    return mine
  }

  if (engine === 'pglite') {
    it('is roder_app, which neither bypasses nor owns anything', async () => {
      await checkRole(await open())
    })
    return
  }

  it('may be a plain member of roder_app, which sees one authority at a time', async () => {
    const db = await open({ own: true })
    const mine = await openAs(db, 'plain', (role) => `grant roder_app to ${role}`)
    await checkRole(mine)
    await mine.asAuthority(TEST_AUTHORITY, LOCAL_ACTOR, (tx) =>
      tx.query(`insert into storage.setting (authority_id, key, value) values ($1, 'k', '1')`, [tx.authority]),
    )
    const other = await mine.asAuthority(OTHER_AUTHORITY, LOCAL_ACTOR, (tx) => tx.query('select key from storage.setting'))
    expect(other).toEqual([])
  })

  it.each([
    ['a superuser', 'super', (role: string) => `alter role ${role} superuser`, 'gå förbi radskyddet'],
    [
      'one that bypasses row-level security',
      'bypass',
      (role: string) => `alter role ${role} bypassrls; grant roder_app to ${role}`,
      'gå förbi',
    ],
    [
      'an owner of tables',
      'owner',
      (role: string) => `grant roder_app to ${role}; alter table storage.setting owner to ${role}`,
      'äger tabeller',
    ],
    [
      'one that may become an owner',
      'member',
      (role: string) =>
        `create role ${role}_o; alter table storage.blob owner to ${role}_o; grant roder_app, ${role}_o to ${role}; alter role ${role} noinherit`,
      'äger tabeller',
    ],
  ])('may not be %s', async (_, kind, sql, why) => {
    const db = await open({ own: true })
    const mine = await openAs(db, kind, sql)
    const refusal = await checkRole(mine).then(
      () => undefined,
      (error) => error,
    )
    expect(refusal).toMatchObject({ code: 'storage/unsafe-role', kind: 'not-allowed' })
    expect(refusal.text.sv).toContain(why)
    expect(refusal.text.sv).toContain('DATABASE_URL')
  })

  it('does not migrate as the application; the owner’s address is asked for, and used for that alone', async () => {
    const db = await open({ own: true })
    await openAs(db, 'behind', (role) => `grant roder_app to ${role}`)
    const url = new URL(db.url!)
    url.username = `behind_${url.pathname.slice(-8)}`
    const newer = { version: 9993, name: 'newer', room: 'test', sha256: 'x', sql: 'create table storage.newer (x int)' }
    const options = { url: url.href, migrations: [...collectMigrations(), newer], backupDir: undefined }
    await expect(openDatabase(options)).rejects.toMatchObject({ code: 'storage/schema-behind' })
    const forward = await openDatabase({ ...options, ownerUrl: db.url })
    opened.push(forward)
    await checkRole(forward)
    expect(await forward.asAuthority(TEST_AUTHORITY, LOCAL_ACTOR, (tx) => tx.query('select * from storage.newer'))).toEqual([])
  })

  it('needs no superuser anywhere: a plain owner of the database makes the whole schema', async () => {
    const db = await open({ own: true })
    const url = new URL(db.url!)
    const [name, role] = [url.pathname.slice(1), `builder_${url.pathname.slice(-8)}`]
    await db.owner.transaction('', (c) =>
      c.exec(`${DROP_ALL}; create role ${role} login; alter database ${name} owner to ${role}`),
    )
    url.username = role
    const owner = await openPostgres({ url: url.href, maxConnections: 1 })
    const ran = await migrate(owner)
    await owner.close()
    expect(ran.length).toBe(collectMigrations().length)
    await db.owner.transaction('', (c) => c.exec(`create role ${role}_app login in role roder_app`))
    url.username = `${role}_app`
    const mine = await openDatabase({ url: url.href })
    opened.push(mine)
    await checkRole(mine)
  })

  it('is told plainly when the server cannot be reached', async () => {
    const refused = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
    await expect(refused).rejects.toMatchObject({ code: 'storage/unreachable', kind: 'unavailable' })
  })
})
