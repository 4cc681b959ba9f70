// The one interface to both databases. A transaction always runs as the application role, inside one authority, by one actor.
import type { Actor } from '../kernel/actor.ts'
import type { AuthorityId } from '../kernel/ids.ts'
import type { Memory } from './memory.ts'

export interface Tx {
  readonly authority: AuthorityId
  readonly actor: Actor
  /** Of the database, for remember.ts alone. */
  readonly memory?: Memory
  /** Parameterised SQL only ($1 …). int8 comes back as a safe number, date and numeric as text, on both databases. */
  query<R = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<R[]>
}

export interface Database {
  readonly engine: 'pglite' | 'postgres'
  /** One transaction as the application role within one authority; rolled back when `work` throws. */
  asAuthority<T>(authority: AuthorityId, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}
