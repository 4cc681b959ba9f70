// Opens the database: the folder's lock, the engine, the schema brought forward, and the only way in: asAuthority.
// Refuses a second process on a folder and a schema newer than the program.
import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor, AuthorityId } from '../kernel/ids.ts'
import { assert } from '../kernel/result.ts'
import type { Database, Tx } from './database.ts'
import type { Connection, Engine } from './engine.ts'
import { migrate } from './migrate.ts'
import { rememberOwner } from './owner.ts'
import { openPglite } from './pglite.ts'
import { openPostgres } from './postgres.ts'

export interface OpenOptions {
  /** Folder of the embedded database; without it and without `url` the database is in memory and gone at close. */
  dataDir?: string
  /** `postgres://…`; takes precedence over dataDir. */
  url?: string
  maxConnections?: number
}

export async function openDatabase(options: OpenOptions = {}): Promise<Database> {
  const engine = await openEngine(options)
  try {
    await migrate(engine)
  } catch (error) {
    await engine.close()
    throw error
  }
  return databaseOf(engine)
}

export async function openEngine({ dataDir, url, maxConnections }: OpenOptions): Promise<Engine> {
  if (url !== undefined) return openPostgres({ url, maxConnections })
  if (dataDir === undefined) return openPglite()
  mkdirSync(dataDir, { recursive: true })
  return openPglite(join(dataDir, 'database'))
}

/** The application's view of an engine. */
export function databaseOf(engine: Engine): Database {
  const current = new AsyncLocalStorage<{ open: boolean }>()
  const database: Database = {
    engine: engine.name,
    asAuthority: (authority, actor, work) => {
      assert(!current.getStore()?.open, 'a transaction inside a transaction waits for itself for ever; pass the tx along')
      const state = { open: true }
      return current.run(state, () =>
        engine.transaction(enterSql(authority), (connection) => runIn(state, connection, authority, actor, work)),
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
  state: { open: boolean },
  connection: Connection,
  authority: AuthorityId,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  let lost: unknown
  const tx: Tx = {
    authority,
    actor,
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
