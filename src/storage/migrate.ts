// Brings a database's schema forward: numbered SQL files, each in one transaction, once, never backwards, never edited.
// Refuses a schema newer than this program and a file that has changed since it was applied.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assert, Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import type { Connection, Engine } from './engine.ts'

export interface Migration {
  version: number
  name: string
  /** The room's folder, for messages. */
  room: string
  sql: string
  sha256: string
}

export interface Applied {
  version: number
  name: string
  sha256: string
}

export const versionText = (version: number): string => String(version).padStart(4, '0')

const SOURCE = fileURLToPath(new URL('..', import.meta.url))
const FILE_NAME = /^(\d{4})_([a-z0-9_]+)\.sql$/

/** Every room's migrations in one order; numbers are unique over the house. */
export function collectMigrations(source = SOURCE): Migration[] {
  const found: Migration[] = []
  for (const room of readdirSync(source, { withFileTypes: true })) {
    if (!room.isDirectory()) continue
    const folder = join(source, room.name, 'migrations')
    for (const file of filesOf(folder)) {
      const match = FILE_NAME.exec(file)
      assert(match, 'a migration is named NNNN_name.sql', { room: room.name, file })
      // A checkout on Windows may turn line ends; the schema is the same.
      const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
      found.push({ version: Number(match[1]), name: match[2]!, room: room.name, sql, sha256: sha256(sql) })
    }
  }
  found.sort((a, b) => a.version - b.version)
  found.forEach((migration, i) => {
    const before = found[i - 1]
    assert(before?.version !== migration.version, 'two migrations share a number', { a: before, b: migration })
  })
  return found
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.sql'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

const sha256 = (sql: string): string => createHash('sha256').update(sql).digest('hex')

/** What has been applied; empty for a new database. */
export function appliedMigrations(engine: Engine): Promise<Applied[]> {
  return engine.transaction('', async (c) => {
    const [row] = await c.query<{ found: boolean }>(`select to_regclass('storage.schema_migration') is not null as found`)
    return row?.found ? readApplied(c) : []
  })
}

const readApplied = (c: Connection): Promise<Applied[]> =>
  c.query<Applied>('select version, name, sha256 from storage.schema_migration order by version')

/** The migrations still to run; refuses a newer or an altered schema. */
export function pendingMigrations(known: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const byVersion = new Map(known.map((m) => [m.version, m]))
  const unknown = applied.filter((a) => !byVersion.has(a.version))
  if (unknown.length > 0) throw newerSchema(unknown)
  const altered = applied.filter((a) => byVersion.get(a.version)!.sha256 !== a.sha256)
  if (altered.length > 0) throw alteredMigration(altered)
  const done = new Set(applied.map((a) => a.version))
  return known.filter((m) => !done.has(m.version))
}

// Any constant: every Roder process on the database takes the same one while it migrates.
const ADVISORY_LOCK = 727_364_101

/** Applies what is pending and returns it. Safe to run from several processes: one works, the others wait and find nothing to do. */
export async function migrate(engine: Engine, known: readonly Migration[] = collectMigrations()): Promise<Migration[]> {
  const pending = pendingMigrations(known, await appliedMigrations(engine))
  if (pending.length === 0) return []
  await engine.transaction(lockSql(engine), (c) =>
    c.exec(`create schema if not exists storage;
      create table if not exists storage.schema_migration (
        version integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now());
      -- Whoever connects may learn which schema this is, so that a wrong one can be refused with a sentence.
      grant usage on schema storage to public;
      grant select on storage.schema_migration to public`),
  )
  const ran: Migration[] = []
  for (const migration of pending) {
    if (await applyOne(engine, migration)) ran.push(migration)
  }
  await engine.transaction(lockSql(engine), (c) => c.exec(GRANTS))
  return ran
}

const lockSql = (engine: Engine): string => (engine.name === 'postgres' ? `select pg_advisory_xact_lock(${ADVISORY_LOCK})` : '')

async function applyOne(engine: Engine, { version, name, room, sql, sha256 }: Migration): Promise<boolean> {
  try {
    return await engine.transaction(lockSql(engine), async (c) => {
      const done = await c.query('select 1 from storage.schema_migration where version = $1', [version])
      if (done.length > 0) return false
      await c.exec(sql)
      await c.query('insert into storage.schema_migration (version, name, sha256) values ($1, $2, $3)', [version, name, sha256])
      return true
    })
  } catch (error) {
    if (error instanceof Error) error.message = `migration ${room}/${versionText(version)}_${name}: ${error.message}`
    throw error
  }
}

// Tables of an authority are granted by roder_isolate; what is left is shared (law, charts, views) and may only be read.
// A view must say security_invoker, or it would read past row-level security as its owner: a test over the catalogue watches.
const GRANTS = `do $$
declare shared record;
begin
  for shared in
    select c.oid::regclass as name, n.nspname as schema
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
       and (c.relkind = 'v' or not exists (
         select from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped))
  loop
    execute format('grant usage on schema %I to roder_app', shared.schema);
    execute format('grant select on %s to roder_app', shared.name);
  end loop;
end $$`

function newerSchema(unknown: readonly Applied[]): Refusal {
  const names = unknown.map((a) => `${versionText(a.version)}_${a.name}`).join(', ')
  return new Refusal(
    'conflict',
    'storage/newer-schema',
    text(
      `Databasen är skapad av en nyare version av Roder (${names} är okända här). Uppgradera Roder, eller läs tillbaka en säkerhetskopia från den här versionen.`,
      `The database was made by a newer Roder (${names} unknown here). Upgrade Roder, or restore a backup from this version.`,
    ),
  )
}

function alteredMigration(altered: readonly Applied[]): Refusal {
  const names = altered.map((a) => `${versionText(a.version)}_${a.name}`).join(', ')
  return new Refusal(
    'conflict',
    'storage/altered-migration',
    text(
      `Schemafilerna ${names} har ändrats sedan de kördes i den här databasen. Återställ filerna och lägg ändringen i en ny migrering, eller börja med en tom datamapp.`,
      `The schema files ${names} have changed since they ran in this database. Restore the files and put the change in a new migration, or start with an empty data folder.`,
    ),
  )
}
