// Door 2: the books, vouchers and original lines in the database, and the way files come in. Reading a voucher's text is logged.
// Refuses to open books whose control sums differ from what was imported.
import type { Actor } from '../kernel/actor.ts'
import type { AuthorityId, ImportId } from '../kernel/ids.ts'
import type { Ore } from '../kernel/money.ts'
import { assert } from '../kernel/result.ts'
import { type Structures, structuresOf } from '../organisation/model.ts'
import { loadUnits } from '../organisation/store.ts'
import { audit } from '../storage/audit.ts'
import type { Database, Tx } from '../storage/database.ts'
import type { Balance, Measure } from './balance.ts'
import type { Structure } from './books.ts'
import { type ControlSum, type Cube, controlSum, cubeOf } from './cube.ts'
import { type CubeShelf, cubeBooks } from './cubeBooks.ts'
import { linesWithin } from './importing/io/originalFile.ts'
import type { ImportRecord, ImportSums } from './importing/receipt.ts'
import { writeCube } from './importing/store.ts'
import { decodeField } from './io/sieEncoding.ts'
import { CUBE_VERSION, holdsCube, packCube, unpackCube } from './packedCube.ts'
import type { SieEncoding } from './sieBook.ts'
import type {
  Drillable,
  FileLine,
  SourceQuery,
  SourceRow,
  VoucherLine,
  VoucherList,
  VoucherQuery,
  VoucherText,
} from './voucherList.ts'

export {
  type AccountMapping,
  loadAccountMapping,
  loadOwnChart,
  type MappedRow,
  saveAccountMapping,
} from './charts/store.ts'
export { importLedger, type LedgerFile, type LedgerReader, sweepOrphans } from './importing/io/importLedger.ts'
export { fileSource, type LedgerSource } from './importing/io/originalFile.ts'
export type { ImportAnswer, ImportProgress, ImportRecord, Receipt } from './importing/receipt.ts'
export { loadMapping, saveMapping } from './importing/store.ts'
export { writeSie } from './io/writeSie.ts'

const RECORD = `import_id as "importId", entity, year, kind, file_name as "fileName", sha256, size_bytes as "sizeBytes", status, supersedes,
  actor, imported_at as "importedAt", counts, sums, findings`

/** All imports, newest first; those whose process died are shown as such. */
export function listImports(tx: Tx): Promise<ImportRecord[]> {
  return tx.query<ImportRecord & Record<string, unknown>>(
    `select ${RECORD} from ledger.import where authority_id = $1 order by imported_at desc, import_id desc`,
    [tx.authority],
  )
}

export async function loadImport(tx: Tx, importId: ImportId): Promise<ImportRecord | undefined> {
  const [row] = await tx.query<ImportRecord & Record<string, unknown>>(
    `select ${RECORD} from ledger.import where authority_id = $1 and import_id = $2`,
    [tx.authority, importId],
  )
  return row
}

export interface ActiveImport {
  entity: string
  year: number
  measure: Measure
  importId: ImportId
  fileName: string
  /** What the import put into the books, compared when its cube is opened. */
  control: ControlSum
}

async function activeImports(tx: Tx): Promise<ActiveImport[]> {
  const rows = await tx.query<Omit<ActiveImport, 'control'> & { sums: ImportSums }>(
    `select a.entity, a.year, a.measure, a.import_id as "importId", i.file_name as "fileName", i.sums
     from ledger.active a join ledger.import i on i.authority_id = a.authority_id and i.import_id = a.import_id
     where a.authority_id = $1 and i.authority_id = $1 order by a.entity, a.year, a.measure`,
    [tx.authority],
  )
  return rows.map(({ sums, ...row }) => ({ ...row, control: sums.books[row.measure]! }))
}

/** Books as of the imports active when they were opened. Open them again after an import: `version` has then changed. */
export interface OpenBooks extends Drillable {
  readonly structures: Structures
  readonly imports: readonly ActiveImport[]
  /** Changes when any active import does. */
  readonly version: string
  importOf(entity: string, year: number, measure?: Measure): ActiveImport | undefined
  /** Units with balances of their own inside a unit in a period (the year's last when absent). */
  unitsWithin(query: UnitsQuery): string[]
  vouchersFor(query: VoucherQuery): Promise<VoucherList>
  /** The line of the file with its neighbours, as imported. It may hold a voucher's text: reading is logged. */
  fileLines(importId: ImportId, line: number, around?: number): Promise<FileLine[]>
  /** Names of accounts as the file gives them. */
  accountNames(entity: string, year: number): Promise<Map<string, string>>
}

export interface UnitsQuery {
  entity: string
  year: number
  unit: string
  structure?: Structure
  period?: number
  measure?: Measure
}

export interface OpenBooksOptions {
  /** `YYYY-MM-DD`: what the now structure means. */
  today: string
  actor: Actor
}

export async function openBooks(db: Database, authority: AuthorityId, { today, actor }: OpenBooksOptions): Promise<OpenBooks> {
  const transact = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.asAuthority(authority, actor, work)
  const { units, imports, packed } = await transact(async (tx) => {
    const active = await activeImports(tx)
    return { units: await loadUnits(tx), imports: active, packed: await packedCubes(tx, active) }
  })
  const structures = structuresOf(units, today)
  const shelf = await shelfOf(transact, imports, packed)
  const importOf: OpenBooks['importOf'] = (entity, year, measure = 'actual') =>
    imports.find((row) => row.entity === entity && row.year === year && row.measure === measure)
  const unitsWithin: OpenBooks['unitsWithin'] = ({ entity, year, unit, structure = 'then', period = 12, measure = 'actual' }) =>
    (shelf.open(entity, year, measure)?.units ?? []).filter((inner) => structures.contains(unit, inner, year, structure, period))
  return {
    ...cubeBooks(shelf, structures.contains),
    structures,
    imports,
    version: imports.map((row) => `${row.measure}:${row.importId}`).join(' '),
    importOf,
    unitsWithin,
    vouchersFor: (query) => {
      const source = importOf(query.entity, query.year)
      if (!source) return Promise.resolve({ importId: undefined, fileName: '', rows: [], total: 0, sum: 0 as Ore })
      const asked = { ...query, from: query.from ?? 1, to: query.to ?? 12 }
      return transact((tx) => voucherRows(tx, source, asked, unitsByPeriod(asked, unitsWithin)))
    },
    sourceRows: (query) => {
      const source = importOf(query.entity, query.year, query.measure)
      return source
        ? transact((tx) => sourceRows(tx, source.importId, query, unitsByPeriod(query, unitsWithin)))
        : Promise.resolve([])
    },
    fileLines: (importId, line, around = 3) => transact((tx) => readFileLines(tx, importId, line, around)),
    accountNames: async (entity, year) => {
      const source = importOf(entity, year)
      return source ? transact((tx) => accountNames(tx, source.importId)) : new Map()
    },
  }
}

/** Packed bytes per import and measure; nothing for those that are missing or of another version. */
async function packedCubes(tx: Tx, active: readonly ActiveImport[]): Promise<Map<string, Uint8Array>> {
  const parts = await tx.query<{ importId: string; measure: Measure; bytes: Uint8Array }>(
    `select import_id as "importId", measure, bytes from ledger.cube
     where authority_id = $1 and version = $2 and import_id = any($3::text[]) order by import_id, measure, part`,
    [tx.authority, CUBE_VERSION, active.map((row) => row.importId)],
  )
  const byCube = new Map<string, Uint8Array[]>()
  for (const { importId, measure, bytes } of parts) {
    const key = `${importId} ${measure}`
    byCube.set(key, [...(byCube.get(key) ?? []), bytes])
  }
  return new Map([...byCube].map(([key, pieces]) => [key, Buffer.concat(pieces)]))
}

type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** Cubes are unpacked when first asked for; those that cannot be are rebuilt from the balances now, since that takes the database. */
async function shelfOf(
  transact: Transact,
  imports: readonly ActiveImport[],
  packed: Map<string, Uint8Array>,
): Promise<CubeShelf> {
  const opened = new Map<string, Cube>()
  const byName = new Map(imports.map((row) => [`${row.entity} ${row.year} ${row.measure}`, row]))
  for (const row of imports) {
    const bytes = packed.get(`${row.importId} ${row.measure}`)
    // Damage must be found while the balances can still be read, not when a page asks.
    if (bytes && holdsCube(bytes)) continue
    opened.set(`${row.importId} ${row.measure}`, await transact((tx) => rebuildCube(tx, row)))
  }
  return {
    list: () => imports,
    open: (entity, year, measure) => {
      const row = byName.get(`${entity} ${year} ${measure}`)
      if (!row) return undefined
      const key = `${row.importId} ${measure}`
      let cube = opened.get(key)
      if (!cube) {
        cube = unpackCube(packed.get(key)!)!
        checkControl(cube, row)
        opened.set(key, cube)
        packed.delete(key)
      }
      return cube
    },
  }
}

function checkControl(cube: Cube, { control, importId }: ActiveImport): void {
  const found = controlSum(cube)
  assert(JSON.stringify(found) === JSON.stringify(control), 'the books differ from what was imported', {
    importId,
    found,
    control,
  })
}

async function rebuildCube(tx: Tx, row: ActiveImport): Promise<Cube> {
  const { entity, year, measure, importId } = row
  const cells = await tx.query<Omit<Balance, 'entity' | 'year' | 'measure'>>(
    `select unit, account, counterpart, object, period, amount_ore as amount from ledger.balance
     where authority_id = $1 and import_id = $2 and measure = $3`,
    [tx.authority, importId, measure],
  )
  const cube = cubeOf(
    { entity, year, measure },
    cells.map((cell) => ({ entity, year, measure, ...cell })),
  )
  checkControl(cube, row)
  await writeCube(tx, importId, measure, CUBE_VERSION, packCube(cube))
  return cube
}

/** Which units lie inside the unit asked for in each period, since a unit may move within the year. */
function unitsByPeriod(
  {
    unit,
    entity,
    year,
    structure,
    from,
    to,
    measure,
  }: Pick<SourceQuery, 'entity' | 'year' | 'unit' | 'structure' | 'from' | 'to'> & { measure?: Measure },
  unitsWithin: OpenBooks['unitsWithin'],
): string[] | null {
  if (unit === undefined) return null
  const periods = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  return periods.flatMap((period) =>
    unitsWithin({ entity, year, unit, structure, period, measure }).map((inner) => `${period} ${inner}`),
  )
}

/** The largest rows of the file behind each account, period by period. Vouchers, or balance rows where there are none. */
function sourceRows(tx: Tx, importId: ImportId, query: SourceQuery, inside: string[] | null): Promise<SourceRow[]> {
  const { measure, accounts, from, to, counterpart, object, atMost } = query
  return tx.query<SourceRow & Record<string, unknown>>(
    `select account, period, amount, line, date, series, number from (
       select *, row_number() over (partition by account, period order by abs(amount) desc, line) as place from (
         select account, period, amount_ore as amount, line, date, series, number, unit, counterpart, object from ledger.voucher_row
          where authority_id = $1 and import_id = $2 and account = any($4::text[]) and period between $5 and $6 and kind <> 'removed'
            and $3 = 'actual'
         union all
         select account, period, amount_ore, line, null, label, '', unit, counterpart, object from ledger.balance_row
          where authority_id = $1 and import_id = $2 and account = any($4::text[]) and period between $5 and $6 and measure = $3
       ) as met
       where ($7::text is null or counterpart = $7) and ($8::text is null or object = $8)
         and ($9::text[] is null or period || ' ' || unit = any($9::text[]))
     ) as placed where place <= $10 order by account, period, place`,
    [tx.authority, importId, measure, accounts, from, to, counterpart ?? null, object ?? null, inside, atMost],
  )
}

async function voucherRows(
  tx: Tx,
  source: ActiveImport,
  query: VoucherQuery & { from: number; to: number },
  inside: string[] | null,
): Promise<VoucherList> {
  const { account, from, to, counterpart, object, limit = 50, offset = 0 } = query
  const where = `authority_id = $1 and import_id = $2 and account = $3 and kind <> 'removed'
    and period between $4::integer and $5::integer and ($6::text is null or counterpart = $6) and ($7::text is null or object = $7)
    and ($8::text[] is null or period || ' ' || unit = any($8::text[]))`
  const params = [tx.authority, source.importId, account, from, to, counterpart ?? null, object ?? null, inside]
  const [totals] = await tx.query<{ total: number; sum: Ore }>(
    `select count(*) as total, coalesce(sum(amount_ore), 0)::bigint as sum from ledger.voucher_row where ${where}`,
    params,
  )
  const rows = await tx.query<VoucherLine & Record<string, unknown>>(
    `select row_no as "rowNo", series, number, date, unit, account, counterpart, object, operation, period, amount_ore as amount, line, kind
     from ledger.voucher_row where ${where} order by date, row_no limit $9 offset $10`,
    [...params, limit, offset],
  )
  return { importId: source.importId, fileName: source.fileName, rows, total: totals!.total, sum: totals!.sum }
}

/** Texts of voucher rows; who read which is written in the audit log in the same transaction. */
export async function readVoucherTexts(tx: Tx, importId: ImportId, rowNos: readonly number[]): Promise<VoucherText[]> {
  const rows = await tx.query<VoucherText & Record<string, unknown>>(
    `select row_no as "rowNo", voucher_text as "voucherText", row_text as "rowText" from ledger.voucher_text
     where authority_id = $1 and import_id = $2 and row_no = any($3::bigint[]) order by row_no`,
    [tx.authority, importId, rowNos],
  )
  await audit(tx, { action: 'ledger/read-voucher-text', subject: importId, after: { rows: rowNos } })
  return rows
}

async function readFileLines(tx: Tx, importId: ImportId, line: number, around: number): Promise<FileLine[]> {
  const from = Math.max(1, line - around)
  const to = line + around
  const parts = await tx.query<{ firstLine: number; gz: Uint8Array; encoding: SieEncoding }>(
    `select f.first_line as "firstLine", f.bytes as gz, i.encoding
     from ledger.import_file f join ledger.import i on i.authority_id = f.authority_id and i.import_id = f.import_id
     where f.authority_id = $1 and i.authority_id = $1 and f.import_id = $2 and f.first_line <= $4
       and f.part >= (select coalesce(max(p.part), 0) from ledger.import_file p
                      where p.authority_id = $1 and p.import_id = $2 and p.first_line < $3)
     order by f.part`,
    [tx.authority, importId, from, to],
  )
  await audit(tx, { action: 'ledger/read-file-lines', subject: importId, after: { from, to } })
  return linesWithin(parts, from, to).map((bytes, i) => ({
    line: from + i,
    text: decodeField(bytes.toString('latin1'), parts[0]!.encoding),
  }))
}

async function accountNames(tx: Tx, importId: ImportId): Promise<Map<string, string>> {
  const rows = await tx.query<{ account: string; name: string }>(
    'select account, name from ledger.account where authority_id = $1 and import_id = $2 order by account',
    [tx.authority, importId],
  )
  return new Map(rows.map((row) => [row.account, row.name]))
}
