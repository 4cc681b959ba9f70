// Opens the database: the folder's lock, the engine, the schema brought forward, and the only way in: asAuthority.
// Refuses a second process on a folder and a schema newer than the program.
import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '../kernel/actor.ts'
import type { AuthorityId } from '../kernel/ids.ts'
import { assert, Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { backup } from './backup.ts'
import type { Database, Tx } from './database.ts'
import { type Connection, type Engine, sqlState } from './engine.ts'
import { type FolderLock, lockFolder } from './lock.ts'
import type { Memory } from './memory.ts'
import {
  type Applied,
  appliedMigrations,
  collectMigrations,
  type Migration,
  migrate,
  pendingMigrations,
  versionText,
} from './migrate.ts'
import { rememberOwner } from './owner.ts'
import { openPglite } from './pglite.ts'
import { openPostgres } from './postgres.ts'

export interface OpenOptions {
  /** Folder of the embedded database; without it and without `url` the database is in memory and gone at close. */
  dataDir?: string
  /** `postgres://…`; takes precedence over dataDir. */
  url?: string
  /** Role that owns the schema, where `url` is the application's own role; only used to bring the schema forward. */
  ownerUrl?: string
  maxConnections?: number
  /** What this process is doing, for whoever finds the folder taken. */
  purpose?: string
  /** Where a backup is written before an existing schema is changed; `backups` in the data folder. */
  backupDir?: string
  /** The schema to bring it to; this program's own when absent. */
  migrations?: readonly Migration[]
}

export async function openDatabase(options: OpenOptions = {}): Promise<Database> {
  const engine = await openEngine(options)
  try {
    if (options.url !== undefined && options.ownerUrl !== undefined) await bringForwardAsOwner(options.ownerUrl, options)
    else await bringForward(engine, options)
  } catch (error) {
    await engine.close()
    throw error
  }
  return databaseOf(engine)
}

/** The engine with its folder locked; the lock goes when the engine is closed. */
export async function openEngine({ dataDir, url, maxConnections, purpose }: OpenOptions): Promise<Engine> {
  if (url !== undefined) return openPostgres({ url, maxConnections })
  if (dataDir === undefined) return openPglite()
  const lock = await lockIn(dataDir, purpose)
  try {
    const engine = await openPglite(join(dataDir, 'database'))
    return { ...engine, close: () => engine.close().finally(() => lock.release()) }
  } catch (error) {
    lock.release()
    throw damagedFolder(dataDir, error)
  }
}

async function lockIn(dataDir: string, purpose?: string): Promise<FolderLock> {
  try {
    mkdirSync(dataDir, { recursive: true })
    return await lockFolder(dataDir, purpose)
  } catch (error) {
    throw error instanceof Refusal ? error : unusableFolder(dataDir, error)
  }
}

async function bringForwardAsOwner(url: string, options: OpenOptions): Promise<void> {
  const owner = await openPostgres({ url, maxConnections: 1 })
  try {
    await bringForward(owner, options)
  } finally {
    await owner.close()
  }
}

/** Migrates; what is already there is backed up first, because migrations only go forward. */
async function bringForward(
  engine: Engine,
  { dataDir, url, backupDir, migrations: known = collectMigrations() }: OpenOptions,
): Promise<void> {
  try {
    const applied = await appliedMigrations(engine)
    const pending = pendingMigrations(known, applied)
    if (pending.length === 0) return
    await backUpBefore(engine, pending[0]!, applied, backupDir ?? backupsFolder({ dataDir, url }))
    await migrate(engine, known)
  } catch (error) {
    throw sqlState(error) === INSUFFICIENT_PRIVILEGE ? mayNotMigrate(error as Error) : error
  }
}

const backupsFolder = ({ dataDir, url }: OpenOptions): string | undefined =>
  dataDir === undefined && url === undefined ? undefined : join(dataDir ?? 'data', 'backups')

async function backUpBefore(engine: Engine, first: Migration, applied: readonly Applied[], folder?: string): Promise<void> {
  if (applied.length === 0 || folder === undefined) return
  mkdirSync(folder, { recursive: true })
  const at = new Date().toISOString()
  await backup(engine, join(folder, `before-${versionText(first.version)}-${at.replaceAll(/[:.]/g, '')}.ndjson.gz`), at)
}

const INSUFFICIENT_PRIVILEGE = '42501'

function mayNotMigrate(cause: Error): Refusal {
  return new Refusal(
    'conflict',
    'storage/schema-behind',
    text(
      `Databasens schema behöver uppgraderas, men rollen i DATABASE_URL får inte göra det (${cause.message}). Ange schemats ägare i DATABASE_OWNER_URL och starta igen.`,
      `The database schema needs to be brought forward, but the role in DATABASE_URL may not do it (${cause.message}). Name the schema's owner in DATABASE_OWNER_URL and start again.`,
    ),
  )
}

/** The application's view of an engine. */
export function databaseOf(engine: Engine): Database {
  const current = new AsyncLocalStorage<{ open: boolean }>()
  const memory: Memory = new Map()
  const database: Database = {
    engine: engine.name,
    // async, so that a wrong call is a rejected promise like every other failure.
    asAuthority: async (authority, actor, work) => {
      assert(!current.getStore()?.open, 'a transaction inside a transaction waits for itself for ever; pass the tx along')
      const state = { open: true }
      return current.run(state, () =>
        engine.transaction(enterSql(authority), (connection) => runIn({ state, connection, memory }, authority, actor, work)),
      )
    },
    close: () => engine.close(),
  }
  rememberOwner(database, engine)
  return database
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function enterSql(authority: AuthorityId): string {
  assert(UUID.test(authority), 'an authority id is a UUID in lower case', { authority })
  return `set local role roder_app; select public.roder_enter('${authority}')`
}

async function runIn<T>(
  { state, connection, memory }: { state: { open: boolean }; connection: Connection; memory: Memory },
  authority: AuthorityId,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  let lost: unknown
  const tx: Tx = {
    authority,
    actor,
    memory,
    query: async <R>(sql: string, params?: readonly unknown[]) => {
      assert(state.open, 'the transaction has ended', { sql })
      try {
        return await connection.query<R>(sql, params)
      } catch (error) {
        lost ??= error
        throw error
      }
    },
  }
  try {
    const value = await work(tx)
    // PostgreSQL answers COMMIT of a failed transaction with a silent rollback; a swallowed error must not look like success.
    if (lost !== undefined) throw lost
    return value
  } finally {
    state.open = false
  }
}

function unusableFolder(dataDir: string, error: unknown): Refusal {
  const why = error instanceof Error ? error.message : String(error)
  return new Refusal(
    'invalid',
    'storage/unusable-folder',
    text(
      `Datamappen ${dataDir} går inte att använda (${why}). Välj en mapp där du får skriva, med --data.`,
      `The data folder ${dataDir} cannot be used (${why}). Choose a folder you may write in, with --data.`,
    ),
  )
}

function damagedFolder(dataDir: string, error: unknown): Refusal {
  const why = error instanceof Error ? error.message : String(error)
  return new Refusal(
    'unavailable',
    'storage/damaged-folder',
    text(
      `Databasen i ${dataDir} går inte att öppna (${why}). Läs tillbaka den senaste säkerhetskopian i en ny mapp.`,
      `The database in ${dataDir} cannot be opened (${why}). Restore the latest backup into a new folder.`,
    ),
  )
}
