// A whole database in one file, readable by either engine: gzipped lines of JSON, every value as PostgreSQL writes it in text.
// Restores only into an empty database, in one transaction, and only a file whose end and counts are there.
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { assert, Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { columnsOf, foreignKeys, identities, quote, type Table, tables } from './catalogue.ts'
import type { Connection, Engine } from './engine.ts'
import { type Applied, appliedMigrations, collectMigrations, type Migration, migrate, pendingMigrations } from './migrate.ts'

const FORMAT = 'roder-backup'
const FORMAT_VERSION = 1

interface Head {
  format: typeof FORMAT
  formatVersion: number
  at: string
  schema: Applied[]
}

export interface BackupReceipt {
  file: string
  tables: number
  rows: number
}

/** Writes `file` whole or not at all. `at` is the instant written into it. */
export async function backup(engine: Engine, file: string, at: string): Promise<BackupReceipt> {
  const schema = await appliedMigrations(engine)
  const counts = { tables: 0, rows: 0 }
  const making = `${file}.part`
  try {
    // One moment for all tables; row_security off makes a role that cannot see every row fail instead of leaving rows out.
    await engine.transaction(
      'set transaction isolation level repeatable read read only; set local row_security = off',
      async (c) => {
        const lines = Readable.from(linesOf(c, { format: FORMAT, formatVersion: FORMAT_VERSION, at, schema }, counts))
        await pipeline(lines, createGzip(), createWriteStream(making, { flush: true }))
      },
    )
    await rename(making, file)
  } catch (error) {
    await rm(making, { force: true })
    throw error
  }
  return { file, ...counts }
}

async function* linesOf(c: Connection, head: Head, counts: { tables: number; rows: number }): AsyncGenerator<string> {
  yield line(head)
  for (const table of await tables(c)) {
    const columns = await columnsOf(c, table)
    yield line({ table: table.name, columns: columns.map((column) => column.name), types: columns.map((column) => column.type) })
    counts.tables += 1
    for await (const rows of pagesOf(c, table, columns)) {
      counts.rows += rows.length
      yield rows.map((row) => line(Object.values(row))).join('')
    }
  }
  yield line({ end: true, ...counts })
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`

async function* pagesOf(c: Connection, table: Table, columns: { name: string; type: string }[]) {
  const list = columns.map((column, i) => `${quote(column.name)}::text as c${i}`).join(', ')
  // Packed files are megabytes each: few at a time.
  const page = columns.some((column) => column.type === 'bytea') ? 4 : 2_000
  await c.exec(`declare backup_page no scroll cursor for select ${list} from ${table.sql}`)
  for (;;) {
    const rows = await c.query(`fetch ${page} from backup_page`)
    if (rows.length > 0) yield rows
    if (rows.length < page) break
  }
  await c.exec('close backup_page')
}

/** Reads a backup into an empty database and brings the schema forward to this program's. */
export async function restore(
  engine: Engine,
  file: string,
  known: readonly Migration[] = collectMigrations(),
): Promise<BackupReceipt> {
  const lines = linesIn(file)
  const head = (await next(lines, file)) as Head
  if (head?.format !== FORMAT || head.formatVersion !== FORMAT_VERSION) throw notABackup(file)
  pendingMigrations(known, head.schema)
  const then = new Set(head.schema.map((applied) => applied.version))
  await refuseUsed(engine)
  await migrate(
    engine,
    known.filter((migration) => then.has(migration.version)),
  )
  const counts = await engine.transaction('', (c) => load(c, lines, file))
  await migrate(engine, known)
  return { file, ...counts }
}

async function refuseUsed(engine: Engine): Promise<void> {
  if ((await appliedMigrations(engine)).length === 0) return
  const used = await engine.transaction('', (c) => c.query('select 1 from storage.authority limit 1'))
  if (used.length > 0) throw notEmpty()
}

async function load(c: Connection, lines: AsyncGenerator<unknown>, file: string): Promise<{ tables: number; rows: number }> {
  const keys = await foreignKeys(c)
  const all = await tables(c)
  // Foreign keys come back at the end and are checked then, so that the order of tables and rows does not matter.
  for (const key of keys) await c.exec(`alter table ${key.table} drop constraint ${quote(key.name)}`)
  for (const table of all) await c.exec(`alter table ${table.sql} disable trigger user`)
  // Shared rows that migrations write are in the backup too.
  if (all.length > 0) await c.exec(`truncate ${all.map((table) => table.sql).join(', ')}`)
  const counts = await loadRows(c, new Map(all.map((table) => [table.name, table])), lines, file)
  for (const key of keys) await c.exec(`alter table ${key.table} add constraint ${quote(key.name)} ${key.definition}`)
  for (const table of all) await c.exec(`alter table ${table.sql} enable trigger user`)
  for (const { table, column } of await identities(c)) {
    const top = `(select max(${quote(column)}) from ${table})`
    await c.exec(`select setval(pg_get_serial_sequence('${table}', '${column}'), ${top}) where ${top} is not null`)
  }
  return counts
}

interface Section {
  table: string
  columns: string[]
  types: string[]
}

/** Rows are sent in batches of about this many characters, or this many rows. */
const BATCH_CHARACTERS = 4_000_000
const BATCH_ROWS = 2_000

async function loadRows(c: Connection, known: Map<string, Table>, lines: AsyncGenerator<unknown>, file: string) {
  const counts = { tables: 0, rows: 0 }
  let section: Section | undefined
  let batch: (string | null)[][] = []
  let characters = 0
  const flush = async () => {
    if (section && batch.length > 0) await insert(c, known.get(section.table)!, section, batch)
    counts.rows += batch.length
    batch = []
    characters = 0
  }
  for (;;) {
    const value = await next(lines, file)
    if (Array.isArray(value)) {
      batch.push(value)
      characters += value.reduce((sum, cell) => sum + (cell?.length ?? 0), 0)
      if (batch.length >= BATCH_ROWS || characters >= BATCH_CHARACTERS) await flush()
      continue
    }
    await flush()
    const mark = value as Partial<Section> & { end?: true; tables?: number; rows?: number }
    if (mark.end) {
      if (mark.tables !== counts.tables || mark.rows !== counts.rows) throw damaged(file)
      return counts
    }
    section = mark as Section
    assert(known.has(section.table), 'the backup names a table its own schema does not have', { table: section.table })
    counts.tables += 1
  }
}

async function insert(c: Connection, table: Table, { columns, types }: Section, rows: (string | null)[][]): Promise<void> {
  const names = columns.map(quote).join(', ')
  const values = types.map((type, i) => `c${i}::${type}`).join(', ')
  const arrays = columns.map((_, i) => `$${i + 1}::text[]`).join(', ')
  const aliases = columns.map((_, i) => `c${i}`).join(', ')
  await c.query(
    `insert into ${table.sql} (${names}) overriding system value select ${values} from unnest(${arrays}) as given(${aliases})`,
    columns.map((_, i) => rows.map((row) => row[i] ?? null)),
  )
}

async function* linesIn(file: string): AsyncGenerator<unknown> {
  const raw = createReadStream(file)
  const plain = createGunzip()
  raw.on('error', (error) => plain.destroy(error))
  const reader = createInterface({ input: raw.pipe(plain), crlfDelay: Number.POSITIVE_INFINITY })
  // readline hands lines over before it hears of an error further on; both must reach the caller.
  const failed = new Promise<never>((_, reject) => plain.on('error', reject))
  failed.catch(() => undefined)
  const each = reader[Symbol.asyncIterator]()
  for (;;) {
    const { value, done } = await Promise.race([each.next(), failed])
    if (done) return
    yield JSON.parse(value)
  }
}

async function next(lines: AsyncGenerator<unknown>, file: string): Promise<unknown> {
  try {
    const { value, done } = await lines.next()
    if (!done) return value
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw notFound(file)
    if ((error as NodeJS.ErrnoException).code === 'Z_DATA_ERROR') throw notABackup(file)
    if (!(error instanceof SyntaxError) && (error as NodeJS.ErrnoException).code !== 'Z_BUF_ERROR') throw error
  }
  throw damaged(file)
}

const notEmpty = (): Refusal =>
  new Refusal(
    'conflict',
    'storage/not-empty',
    text(
      'Databasen innehåller redan uppgifter. En säkerhetskopia läses bara tillbaka i en tom datamapp eller en tom databas.',
      'The database already holds data. A backup is restored only into an empty data folder or an empty database.',
    ),
  )

const notFound = (file: string): Refusal =>
  new Refusal(
    'not-found',
    'storage/no-backup',
    text(`Filen ${file} finns inte. Kontrollera sökvägen.`, `The file ${file} does not exist. Check the path.`),
  )

const notABackup = (file: string): Refusal =>
  new Refusal(
    'invalid',
    'storage/not-a-backup',
    text(
      `Filen ${file} är inte en säkerhetskopia från Roder. Välj en fil som kommandot backup har skrivit.`,
      `The file ${file} is not a backup made by Roder. Choose a file written by the backup command.`,
    ),
  )

const damaged = (file: string): Refusal =>
  new Refusal(
    'invalid',
    'storage/damaged-backup',
    text(
      `Säkerhetskopian ${file} är avklippt eller skadad. Inget har lästs in. Använd en annan kopia.`,
      `The backup ${file} is cut off or damaged. Nothing was loaded. Use another copy.`,
    ),
  )
