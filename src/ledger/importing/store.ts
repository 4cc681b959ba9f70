// Writing an import: rows go in under their import id in short transactions and are seen by nobody; one last transaction makes
// them the active ones. What a killed process leaves behind is swept. Refuses to change an import that has become active.
import type { Finding } from '../../kernel/finding.ts'
import type { ImportId } from '../../kernel/ids.ts'
import { assert } from '../../kernel/result.ts'
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import type { Balance, Measure } from '../balance.ts'
import type { SieAccount } from '../sieBook.ts'
import type { DimensionRole, Mapping } from './mapping.ts'
import type { ImportCounts, ImportSums } from './receipt.ts'
import type { BalanceFileRow } from './toBalances.ts'

export interface NewImport {
  entity: string
  year: number
  kind: string
  fileName: string
  sha256: string
  mappingSha256: string
  sizeBytes: number
}

/** The active import made of the same bytes read by the same mapping, if there is one; of one year where a year is asked for. */
export async function sameImport(
  tx: Tx,
  { entity, sha256, mappingSha256, year }: Pick<NewImport, 'entity' | 'sha256' | 'mappingSha256'> & { year?: number },
): Promise<{ importId: ImportId; year: number } | undefined> {
  const [row] = await tx.query<{ importId: ImportId; year: number }>(
    `select import_id as "importId", year from ledger.import
     where authority_id = $1 and entity = $2 and sha256 = $3 and mapping_sha256 = $4 and status = 'active'
       and ($5::integer is null or year = $5)`,
    [tx.authority, entity, sha256, mappingSha256, year ?? null],
  )
  return row
}

/** Opens an import under the next free number of its entity and year: `region-2020-2`. */
export async function stageImport(tx: Tx, wanted: NewImport): Promise<ImportId> {
  const { entity, year, kind, fileName, sha256, mappingSha256, sizeBytes } = wanted
  const [row] = await tx.query<{ count: number }>(
    'select count(*) as count from ledger.import where authority_id = $1 and entity = $2 and year = $3',
    [tx.authority, entity, year],
  )
  for (let no = row!.count + 1; ; no++) {
    const importId = `${entity}-${year}-${no}` as ImportId
    const inserted = await tx.query(
      `insert into ledger.import
         (authority_id, import_id, entity, year, kind, file_name, sha256, mapping_sha256, size_bytes, status, actor)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'staged', $10)
       on conflict (authority_id, import_id) do nothing returning import_id`,
      [tx.authority, importId, entity, year, kind, fileName, sha256, mappingSha256, sizeBytes, tx.actor.name],
    )
    if (inserted.length > 0) return importId
  }
}

export interface VoucherRow {
  rowNo: number
  series: string
  number: string
  date: string
  unit: string
  account: string
  counterpart: string
  object: string
  operation: string
  period: number | null
  amountOre: number
  line: number
  kind: string
  voucherText: string
  rowText: string
}

export async function writeVoucherRows(tx: Tx, importId: ImportId, rows: readonly VoucherRow[]): Promise<void> {
  await tx.query(
    `insert into ledger.voucher_row (authority_id, import_id, row_no, series, number, date, unit, account, counterpart, object,
       operation, period, amount_ore, line, kind)
     select $1::uuid, $2::text, r.*
     from unnest($3::bigint[], $4::text[], $5::text[], $6::date[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
       $12::smallint[], $13::bigint[], $14::bigint[], $15::text[]) as r`,
    [
      tx.authority,
      importId,
      ...(
        [
          'rowNo',
          'series',
          'number',
          'date',
          'unit',
          'account',
          'counterpart',
          'object',
          'operation',
          'period',
          'amountOre',
          'line',
          'kind',
        ] as const
      ).map((column) => rows.map((row) => row[column])),
    ],
  )
  const texts = rows.filter((row) => row.voucherText !== '' || row.rowText !== '')
  if (texts.length > 0) {
    await tx.query(
      `insert into ledger.voucher_text (authority_id, import_id, row_no, voucher_text, row_text)
       select $1::uuid, $2::text, r.* from unnest($3::bigint[], $4::text[], $5::text[]) as r`,
      [
        tx.authority,
        importId,
        texts.map((row) => row.rowNo),
        texts.map((row) => row.voucherText),
        texts.map((row) => row.rowText),
      ],
    )
  }
  await touch(tx, importId)
}

export async function writeFilePart(tx: Tx, importId: ImportId, part: number, firstLine: number, gz: Uint8Array): Promise<void> {
  await tx.query(
    'insert into ledger.import_file (authority_id, import_id, part, first_line, bytes) values ($1, $2, $3, $4, $5)',
    [tx.authority, importId, part, firstLine, gz],
  )
  await touch(tx, importId)
}

export async function writeBalances(tx: Tx, importId: ImportId, cells: readonly Balance[]): Promise<void> {
  await tx.query(
    `insert into ledger.balance (authority_id, import_id, measure, unit, account, counterpart, object, period, amount_ore)
     select $1::uuid, $2::text, r.*
     from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::smallint[], $9::bigint[]) as r`,
    [
      tx.authority,
      importId,
      ...(['measure', 'unit', 'account', 'counterpart', 'object', 'period', 'amount'] as const).map((column) =>
        cells.map((cell) => cell[column]),
      ),
    ],
  )
  await touch(tx, importId)
}

export async function writeBalanceRows(tx: Tx, importId: ImportId, rows: readonly BalanceFileRow[]): Promise<void> {
  await tx.query(
    `insert into ledger.balance_row
       (authority_id, import_id, row_no, label, measure, period, unit, account, counterpart, object, amount_ore, line)
     select $1::uuid, $2::text, r.*
     from unnest($3::bigint[], $4::text[], $5::text[], $6::smallint[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bigint[],
       $12::bigint[]) as r`,
    [
      tx.authority,
      importId,
      ...(['rowNo', 'label', 'measure', 'period', 'unit', 'account', 'counterpart', 'object', 'amountOre', 'line'] as const).map(
        (column) => rows.map((row) => row[column]),
      ),
    ],
  )
  await touch(tx, importId)
}

const CUBE_PART_BYTES = 4 << 20

export async function writeCube(tx: Tx, importId: ImportId, measure: Measure, version: number, bytes: Uint8Array): Promise<void> {
  await tx.query('delete from ledger.cube where authority_id = $1 and import_id = $2 and measure = $3', [
    tx.authority,
    importId,
    measure,
  ])
  for (let part = 0; part * CUBE_PART_BYTES < bytes.length; part++) {
    await tx.query(
      'insert into ledger.cube (authority_id, import_id, measure, version, part, bytes) values ($1, $2, $3, $4, $5, $6)',
      [tx.authority, importId, measure, version, part, bytes.slice(part * CUBE_PART_BYTES, (part + 1) * CUBE_PART_BYTES)],
    )
  }
}

export async function writeAccounts(tx: Tx, importId: ImportId, accounts: readonly SieAccount[]): Promise<void> {
  await tx.query(
    `insert into ledger.account (authority_id, import_id, account, name, kind)
     select $1::uuid, $2::text, r.* from unnest($3::text[], $4::text[], $5::text[]) as r
     on conflict (authority_id, import_id, account) do nothing`,
    [tx.authority, importId, accounts.map((a) => a.number), accounts.map((a) => a.name), accounts.map((a) => a.kind)],
  )
}

/** So that another process's sweep sees that this import is alive. */
async function touch(tx: Tx, importId: ImportId): Promise<void> {
  const rows = await tx.query(
    `update ledger.import set touched_at = now() where authority_id = $1 and import_id = $2 and status = 'staged' returning import_id`,
    [tx.authority, importId],
  )
  assert(rows.length === 1, 'the import is no longer staged: it was swept or is already active', { importId })
}

export interface Activation {
  kind: string
  encoding: string
  counts: ImportCounts
  sums: ImportSums
  findings: readonly Finding[]
}

/**
 * The one transaction that makes an import seen: it takes over the measures it has, and imports that no longer speak for any
 * measure become superseded. Returns what it superseded.
 */
export async function activateImport(tx: Tx, importId: ImportId, done: Activation): Promise<ImportId | null> {
  await touch(tx, importId)
  const [own] = await tx.query<{ entity: string; year: number }>(
    'select entity, year from ledger.import where authority_id = $1 and import_id = $2',
    [tx.authority, importId],
  )
  const { entity, year } = own!
  const before = await tx.query<{ importId: ImportId; measure: Measure }>(
    `select import_id as "importId", measure from ledger.active where authority_id = $1 and entity = $2 and year = $3 for update`,
    [tx.authority, entity, year],
  )
  const measures = Object.keys(done.sums.books)
  await tx.query(
    `insert into ledger.active (authority_id, entity, year, measure, import_id)
     select $1::uuid, $2::text, $3::integer, m, $4::text from unnest($5::text[]) as m
     on conflict (authority_id, entity, year, measure) do update set import_id = excluded.import_id`,
    [tx.authority, entity, year, importId, measures],
  )
  const kept = new Set(before.filter((row) => !measures.includes(row.measure)).map((row) => row.importId))
  const replaced = [...new Set(before.map((row) => row.importId))].filter((id) => !kept.has(id))
  await tx.query(`update ledger.import set status = 'superseded' where authority_id = $1 and import_id = any($2::text[])`, [
    tx.authority,
    replaced,
  ])
  const supersedes = replaced.sort().at(-1) ?? null
  await tx.query(
    `update ledger.import set status = 'active', supersedes = $3, kind = $4, encoding = $5, counts = $6::jsonb, sums = $7::jsonb,
       findings = $8::jsonb, imported_at = now()
     where authority_id = $1 and import_id = $2`,
    [
      tx.authority,
      importId,
      supersedes,
      done.kind,
      done.encoding,
      JSON.stringify(done.counts),
      JSON.stringify(done.sums),
      JSON.stringify(done.findings),
    ],
  )
  await audit(tx, { action: 'ledger/import', subject: importId, before: { replaced }, after: { entity, year, sums: done.sums } })
  return supersedes
}

const STAGED_TABLES = ['balance', 'balance_row', 'cube', 'voucher_row', 'voucher_text', 'import_file', 'account'] as const
const SWEEP_ROWS = 20_000

type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** Takes away an import that never became active, rows first. Nobody writes to one that is abandoned. */
export async function abandonImport(transact: Transact, importId: ImportId): Promise<void> {
  await transact((tx) =>
    tx.query(`update ledger.import set status = 'abandoned' where authority_id = $1 and import_id = $2 and status = 'staged'`, [
      tx.authority,
      importId,
    ]),
  )
  for (const table of STAGED_TABLES) {
    for (;;) {
      const [gone] = await transact((tx) =>
        tx.query<{ count: number }>(
          `with gone as (
             delete from ledger.${table} where authority_id = $1 and ctid in (
               select ctid from ledger.${table} where authority_id = $1 and import_id = $2 limit ${SWEEP_ROWS})
             returning authority_id)
           select count(*) as count from gone`,
          [tx.authority, importId],
        ),
      )
      if (gone!.count < SWEEP_ROWS) break
    }
  }
  await transact((tx) =>
    tx.query(`delete from ledger.import where authority_id = $1 and import_id = $2 and status = 'abandoned'`, [
      tx.authority,
      importId,
    ]),
  )
}

/** Imports that were being written when their process died: all of them when alone, otherwise those silent for a while. */
export async function orphanImports(tx: Tx, silentMinutes: number): Promise<ImportId[]> {
  const rows = await tx.query<{ importId: ImportId }>(
    `select import_id as "importId" from ledger.import
     where authority_id = $1 and status in ('staged', 'abandoned') and touched_at <= now() - make_interval(mins => $2::integer) order by import_id`,
    [tx.authority, silentMinutes],
  )
  return rows.map((row) => row.importId)
}

type Aspect = 'dimension' | 'account' | 'unit' | 'counterpart' | 'default-unit'

export async function loadMapping(tx: Tx, entity: string): Promise<Mapping> {
  const rows = await tx.query<{ aspect: Aspect; code: string; target: string }>(
    'select aspect, code, target from ledger.mapping where authority_id = $1 and entity = $2 order by aspect, code',
    [tx.authority, entity],
  )
  const of = (aspect: Aspect) =>
    Object.fromEntries(rows.filter((row) => row.aspect === aspect).map((row) => [row.code, row.target]))
  const defaultUnit = rows.find((row) => row.aspect === 'default-unit')?.target
  return {
    dimensions: of('dimension') as Record<string, DimensionRole>,
    accounts: of('account'),
    units: of('unit'),
    counterparts: of('counterpart'),
    ...(defaultUnit === undefined ? {} : { defaultUnit }),
  }
}

/** Replaces the mapping of an entity. Imports already made keep the mapping they were read with; import the file again to use it. */
export async function saveMapping(tx: Tx, entity: string, mapping: Mapping): Promise<void> {
  const rows = (
    [
      ['dimension', mapping.dimensions],
      ['account', mapping.accounts],
      ['unit', mapping.units],
      ['counterpart', mapping.counterparts],
      ['default-unit', mapping.defaultUnit === undefined ? {} : { '': mapping.defaultUnit }],
    ] as const
  ).flatMap(([aspect, codes]) => Object.entries(codes).map(([code, target]) => ({ aspect, code, target })))
  const before = await loadMapping(tx, entity)
  await tx.query('delete from ledger.mapping where authority_id = $1 and entity = $2', [tx.authority, entity])
  await tx.query(
    `insert into ledger.mapping (authority_id, entity, aspect, code, target)
     select $1::uuid, $2::text, m.* from unnest($3::text[], $4::text[], $5::text[]) as m`,
    [tx.authority, entity, rows.map((row) => row.aspect), rows.map((row) => row.code), rows.map((row) => row.target)],
  )
  await audit(tx, { action: 'ledger/mapping', subject: entity, before, after: mapping })
}
