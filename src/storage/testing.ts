// One suite, both databases: every test gets a fresh, migrated database of its own, copied from a template.
// For tests only; with PostgreSQL missing the suite says so and runs on PGlite alone (test/globalSetup.ts decides).
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, describe } from 'vitest'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import type { AuthorityId } from '../kernel/ids.ts'
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

const WITHOUT_SETUP = 'database tests run under vitest from the root of the project, with test/globalSetup.ts'

type Name = Database['engine']

/** Gives a fresh database each time it is called; `own` where the test changes the schema or closes the database itself. */
export type Open = (options?: { own?: boolean }) => Promise<TestDatabase>

/** Every test runs on each database; what it opened is emptied and used again by the next, or closed and removed at the end. */
export function forEachDatabase(name: string, tests: (open: Open, engine: Name) => void): void {
  const announced = process.env.RODER_TEST_ENGINES
  if (!announced) throw new Error(WITHOUT_SETUP)
  const engines = announced.split(',') as Name[]
  describe.each(engines)(`${name} on %s`, (engine) => {
    const idle: Copy[] = []
    const used: { copy: Copy; own: boolean }[] = []
    afterEach(async () => {
      for (const { copy, own } of used.splice(0)) {
        if (own) await discard(copy)
        else idle.push(copy)
      }
    })
    afterAll(async () => {
      for (const copy of idle.splice(0)) await discard(copy)
    })
    tests(async ({ own = false } = {}) => {
      const waiting = own ? undefined : idle.pop()
      if (waiting) await empty(waiting.owner)
      const copy = waiting ?? (engine === 'pglite' ? await copyPglite() : await copyPostgres())
      used.push({ copy, own })
      return withAuthorities(copy)
    }, engine)
  })
}

async function withAuthorities({ owner, url }: Copy): Promise<TestDatabase> {
  const database = databaseOf(owner)
  for (const [authorityId, code] of [
    [TEST_AUTHORITY, 'provregionen'],
    [OTHER_AUTHORITY, 'grannregionen'],
  ] as const) {
    await registerAuthority(database, LOCAL_ACTOR, { authorityId, code, name: code, kind: 'region', synthetic: true })
  }
  const transact: TestDatabase['transact'] = (work) => database.asAuthority(TEST_AUTHORITY, LOCAL_ACTOR, work)
  // The same object, so that what is remembered of it (owner.ts) still holds.
  return Object.assign(database, { authority: TEST_AUTHORITY, transact, owner, url })
}

async function discard({ owner, remove }: Copy): Promise<void> {
  await owner.close()
  await remove()
}

// Shared rows written by migrations stay; everything of an authority goes, past the audit log's own refusal.
const EMPTY = `do $$
declare place text; filled text[] := '{}'; has_rows boolean;
begin
  for place in
    select a.attrelid::regclass::text from pg_catalog.pg_attribute a
      join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind = 'r'
     where a.attname = 'authority_id' and not a.attisdropped
  loop
    execute format('select exists (select from %s)', place) into has_rows;
    if has_rows then filled := filled || place; end if;
  end loop;
  if filled <> '{}' then
    alter table storage.audit_log disable trigger user;
    execute format('truncate %s restart identity cascade', array_to_string(filled, ', '));
    alter table storage.audit_log enable trigger user;
  end if;
end $$`

const empty = (owner: Engine): Promise<void> => owner.transaction('', (c) => c.exec(EMPTY))

/** Makes a test's own database as empty as a new one. */
export const DROP_ALL = `do $$
declare room name;
begin
  for room in select nspname from pg_catalog.pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
  loop execute format('drop schema %I cascade', room); end loop;
  drop function roder_enter(uuid), roder_place(text), roder_isolate(text);
end $$`

interface Copy {
  owner: Engine
  url?: string
  remove(): Promise<void>
}

/** Puts a migrated database where openDatabase({ dataDir }) expects one: quicker than letting it make one. */
export async function seedFolder(dataDir: string): Promise<void> {
  cpSync(await ask('/pglite'), join(dataDir, 'database'), { recursive: true })
}

async function copyPglite(): Promise<Copy> {
  const folder = mkdtempSync(join(tmpdir(), 'roder-pglite-'))
  cpSync(await ask('/pglite'), folder, { recursive: true })
  return { owner: await openPglite(folder), remove: async () => rmSync(folder, { recursive: true, force: true }) }
}

/** A migrated PostgreSQL database of its own. */
export async function copyPostgres(): Promise<Copy> {
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
  if (!address) throw new Error(WITHOUT_SETUP)
  const answer = await fetch(address + what)
  const body = await answer.text()
  if (!answer.ok) throw new Error(body)
  return body
}
