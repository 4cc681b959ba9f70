// One suite, both databases: every test gets a fresh, migrated database of its own, copied from a template.
// For tests only; with PostgreSQL missing the suite says so and runs on PGlite alone (test/globalSetup.ts decides).
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, describe } from 'vitest'
import { type AuthorityId, LOCAL_ACTOR } from '../kernel/ids.ts'
import { registerAuthority } from './authority.ts'
import type { Database, Tx } from './database.ts'
import type { Engine } from './engine.ts'
import { databaseOf } from './open.ts'
import { openPglite } from './pglite.ts'
import { openPostgres } from './postgres.ts'

/** The authority every test database knows. */
export const TEST_AUTHORITY = '7e57a000-0000-4000-8000-000000000001' as AuthorityId
/** Another one, to prove that it sees nothing of the first. */
export const OTHER_AUTHORITY = '7e57a000-0000-4000-8000-000000000002' as AuthorityId

export interface TestDatabase extends Database {
  readonly authority: AuthorityId
  /** A transaction as TEST_AUTHORITY by `lokal`. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** The schema's owner, past row-level security: only for tests of the wall itself. */
  readonly owner: Engine
  /** Connection string, on PostgreSQL. */
  readonly url?: string
}

type Name = Database['engine']

/** `open` gives a fresh database each time it is called; all are closed and removed after the test that opened them. */
export function forEachDatabase(name: string, tests: (open: () => Promise<TestDatabase>, engine: Name) => void): void {
  const engines = (process.env.RODER_TEST_ENGINES ?? '').split(',') as Name[]
  describe.each(engines)(`${name} on %s`, (engine) => {
    const opened: (() => Promise<void>)[] = []
    const closeAll = async () => {
      for (const close of opened.splice(0)) await close()
    }
    afterEach(closeAll)
    afterAll(closeAll)
    tests(async () => {
      const { database, close } = await freshDatabase(engine)
      opened.push(close)
      return database
    }, engine)
  })
}

async function freshDatabase(engine: Name): Promise<{ database: TestDatabase; close: () => Promise<void> }> {
  const { owner, url, remove } = engine === 'pglite' ? await copyPglite() : await copyPostgres()
  const database = databaseOf(owner)
  for (const [authorityId, code] of [
    [TEST_AUTHORITY, 'provregionen'],
    [OTHER_AUTHORITY, 'grannregionen'],
  ] as const) {
    await registerAuthority(database, LOCAL_ACTOR, { authorityId, code, name: code, kind: 'region', synthetic: true })
  }
  const close = async () => {
    await database.close()
    await remove()
  }
  const transact: TestDatabase['transact'] = (work) => database.asAuthority(TEST_AUTHORITY, LOCAL_ACTOR, work)
  return { database: { ...database, authority: TEST_AUTHORITY, transact, owner, url, close }, close }
}

interface Copy {
  owner: Engine
  url?: string
  remove(): Promise<void>
}

async function copyPglite(): Promise<Copy> {
  const template = await ask('/pglite')
  const folder = mkdtempSync(join(tmpdir(), 'roder-pglite-'))
  cpSync(template, folder, { recursive: true })
  return { owner: await openPglite(folder), remove: async () => rmSync(folder, { recursive: true, force: true }) }
}

async function copyPostgres(): Promise<Copy> {
  const address = await ask('/postgres')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const url = address.replace('%7Bdatabase%7D', name).replace('{database}', name)
  const admin = address.replace('%7Bdatabase%7D', 'postgres').replace('{database}', 'postgres')
  await run(admin, `create database ${name} template roder_template`)
  const owner = await openPostgres({ url, maxConnections: 5 })
  return { owner, url, remove: () => run(admin, `drop database ${name} with (force)`) }
}

/** Statements that may not stand in a transaction (create database). */
async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

async function ask(what: string): Promise<string> {
  const address = process.env.RODER_TEST_DATABASES
  if (!address) throw new Error('database tests run under vitest with test/globalSetup.ts')
  const answer = await fetch(address + what)
  const body = await answer.text()
  if (!answer.ok) throw new Error(body)
  return body
}
