// DuckDB as a peer: one instance in memory, the machine's cores, results as text so that nothing is rounded on the way.
import { DuckDBInstance } from '@duckdb/node-api'

export interface DuckDb {
  run(sql: string): Promise<void>
  /** The first row, every value as text. */
  row(sql: string): Promise<string[]>
  close(): void
}

export async function openDuckDb(): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  return {
    run: async (sql) => {
      await connection.run(sql)
    },
    row: async (sql) => {
      const reader = await connection.runAndReadAll(sql)
      return (reader.getRows()[0] ?? []).map(String)
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
