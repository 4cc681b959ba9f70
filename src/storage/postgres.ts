// PostgreSQL as an engine: a pool of connections, one transaction each, values read as wire.mjs says.
// Always the extended protocol, so that a statement with or without parameters is one statement, as in PGlite.
import pg from 'pg'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { type Connection, type Engine, plainParams } from './engine.ts'
import { ARRAY_OF, READERS, SESSION } from './wire.mjs'

const ARRAY_OF_TEXT = 1009
const BYTEA = 17

function reader(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  const own = READERS[oid]
  if (own) return own
  const element = READERS[ARRAY_OF[oid] ?? 0]
  if (element) {
    const list = pg.types.getTypeParser(ARRAY_OF_TEXT as number, 'text') as (text: string) => (string | null)[]
    return (value) => list(value).map((item) => (item === null ? null : element(item)))
  }
  if (oid === BYTEA)
    return (value) => plainBytes((pg.types.getTypeParser(BYTEA as number, 'text') as (text: string) => Buffer)(value))
  return pg.types.getTypeParser(oid, format as 'text') as (text: string) => unknown
}

const plainBytes = (bytes: Buffer): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export interface PostgresOptions {
  url: string
  maxConnections?: number
  /** How long to wait for a free connection before refusing. */
  connectWithinMs?: number
}

export async function openPostgres({ url, maxConnections = 10, connectWithinMs = 10_000 }: PostgresOptions): Promise<Engine> {
  const types = { getTypeParser: reader } as unknown as pg.CustomTypesConfig
  const pool = new pg.Pool({ connectionString: url, max: maxConnections, connectionTimeoutMillis: connectWithinMs, types })
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  try {
    const first = await pool.connect()
    first.release()
  } catch (error) {
    await pool.end()
    throw unreachable(error)
  }
  let closing: Promise<void> | undefined
  return {
    name: 'postgres',
    transaction: (opening, work) => runTransaction(pool, opening, work),
    close: () => {
      closing ??= pool.end()
      return closing
    },
  }
}

async function runTransaction<T>(pool: pg.Pool, opening: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error) => {
    throw unreachable(error)
  })
  let broken: Error | undefined
  try {
    await client.query(`begin; ${SESSION}; ${opening}`)
    const value = await work(connectionOf(client))
    await client.query('commit')
    return value
  } catch (error) {
    await client.query('rollback').catch((lost) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

function connectionOf(client: pg.PoolClient): Connection {
  return {
    query: async <R>(sql: string, params: readonly unknown[] = []) => {
      const config = { text: sql, values: plainParams(params).map(asBuffer), queryMode: 'extended' }
      return (await client.query(config)).rows as R[]
    },
    exec: async (sql) => {
      await client.query(sql)
    },
  }
}

/** pg writes Buffers as bytea, and a plain Uint8Array as something else. */
function asBuffer(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  return Array.isArray(value) ? value.map(asBuffer) : value
}

function unreachable(error: unknown): Refusal {
  const why = error instanceof Error ? error.message || String((error as { code?: string }).code) : String(error)
  return new Refusal(
    'unavailable',
    'storage/unreachable',
    text(
      `Databasen går inte att nå (${why}). Kontrollera att PostgreSQL är igång och att DATABASE_URL pekar på rätt server.`,
      `The database cannot be reached (${why}). Check that PostgreSQL is running and that DATABASE_URL points at the right server.`,
    ),
  )
}
