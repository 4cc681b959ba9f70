// DuckDB as a peer: one instance in memory, the machine's cores, results as text so that nothing is rounded on the way.
import { DuckDBInstance } from '@duckdb/node-api'

export interface DuckDb {
  run(sql: string): Promise<void>
  /** The first row, every value as text. */
  row(sql: string): Promise<string[]>
  rows(sql: string): Promise<string[][]>
  close(): void
}

export async function openDuckDb(): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRows().map((row) => row.map(String))
  return {
    run: async (sql) => {
      await connection.run(sql)
    },
    row: async (sql) => (await rows(sql))[0] ?? [],
    rows,
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
