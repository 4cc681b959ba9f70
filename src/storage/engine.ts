// What the rest of storage asks of a database, whichever it is: transactions as the owner, one statement or many.
// Knows nothing of authorities, roles or rows of ours; only open.ts, migrate.ts and backup.ts may hold an engine.

export interface Connection {
  /** One statement with parameters. */
  query<R = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<R[]>
  /** Several statements, no parameters, no answer. */
  exec(sql: string): Promise<void>
}

export interface Engine {
  readonly name: 'pglite' | 'postgres'
  /** Runs `opening` (several statements) right after `begin`; commits what `work` did, or rolls it back when it throws. */
  transaction<T>(opening: string, work: (connection: Connection) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** PostgreSQL's code of an error, e.g. `23505`; undefined when the error is not the database's. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code
  return error instanceof Error && typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}

export const isUniqueViolation = (error: unknown): boolean => sqlState(error) === '23505'

type Plain = string | number | boolean | null | Uint8Array | Plain[]

/** Both drivers guess differently at the edges (undefined, NaN, Date, bigint), so the edges are refused; plain objects become JSON. */
export function plainParams(params: readonly unknown[]): Plain[] {
  return params.map((value, i) => plainParam(value, i + 1))
}

function plainParam(value: unknown, no: number): Plain {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || value instanceof Uint8Array) return value
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`parameter $${no} is ${value}`)
    if (Number.isInteger(value) && !Number.isSafeInteger(value))
      throw new TypeError(`parameter $${no} is not a safe integer: ${value}`)
    return value
  }
  if (Array.isArray(value)) return value.map((item) => plainParam(item, no))
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) return JSON.stringify(value)
  throw new TypeError(
    `parameter $${no} is ${value === undefined ? 'undefined' : `of a kind databases read differently (${typeof value})`}`,
  )
}
