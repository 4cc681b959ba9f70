// Detailed budgets in the database: cells in versions, saved one sheet at a time with what others saved meanwhile merged in.
// Refuses half a save: where one cell collides nothing is saved and the merged proposal is handed back.
import type { UnitCode } from '../../kernel/ids.ts'
import type { Ore } from '../../kernel/money.ts'
import { assert, Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import type { Undistributed } from './checks.ts'
import { type Conflict, type Merged, mergeSheets } from './merge.ts'
import {
  applyEdits,
  cellsOf,
  type DetailRow,
  type DetailSheet,
  type Edit,
  editsBetween,
  emptySheet,
  type Field,
  isComputed,
  isMonthField,
  netOf,
  rowsOf,
  withoutAccount,
} from './sheet.ts'

export type SaveSource = 'grid' | 'form' | 'file' | 'copy' | 'staffing' | 'seed'

interface CellRecord {
  row: string
  field: Field
  ore: Ore | null
  words: string | null
  [column: string]: unknown
}

/** The sheet as it was at a version; the latest without one. A unit nobody has written for has an empty sheet of version 0. */
export async function loadDetail(tx: Tx, unit: UnitCode, year: number, version?: number): Promise<DetailSheet> {
  const [head] = await tx.query<{ version: number }>(
    'select version from budget.detail_sheet where authority_id = $1 and year = $2 and unit = $3',
    [tx.authority, year, unit],
  )
  if (!head) return emptySheet(unit, year)
  const at = version === undefined ? head.version : Math.min(version, head.version)
  const cells = await tx.query<CellRecord>(
    `select distinct on (row_id, field) row_id as "row", field, ore, words from budget.detail_cell
      where authority_id = $1 and year = $2 and unit = $3 and version <= $4
      order by row_id, field, version desc`,
    [tx.authority, year, unit, at],
  )
  const edits = cells.map(({ row, field, ore, words }) => ({ row, field, value: isMonthField(field) ? ore : words }))
  return { unit, year, version: at, rows: rowsOf(edits) }
}

export interface DetailSave {
  unit: UnitCode
  year: number
  /** The version the sheet was read at: the version of every cell in it. */
  basedOn: number
  edits: readonly Edit[]
  source: SaveSource
}

export interface SavedBy {
  by: string
  /** Instant. */
  at: string
}

export type Saved =
  /** `theirs` is what others had saved since the sheet was read, now merged with mine. */
  | { kind: 'saved'; sheet: DetailSheet; merged: Merged; changed: number }
  /** Nothing is saved. `merged.sheet` is theirs with what is mine and does not collide. */
  | { kind: 'conflict'; theirs: DetailSheet; merged: Merged; savedBy(conflict: Conflict): SavedBy | undefined }

/** Saves edits made to the sheet of a version. Two who save at once wait for each other, and the second meets what the first saved. */
export async function saveDetail(tx: Tx, save: DetailSave): Promise<Saved> {
  const { unit, year, basedOn, edits, source } = save
  const version = await holdSheet(tx, unit, year)
  if (basedOn > version) throw unknownVersion(basedOn, version)
  const theirs = await loadDetail(tx, unit, year, version)
  const base = basedOn === version ? theirs : await loadDetail(tx, unit, year, basedOn)
  assert(withoutAccount(base, edits).length === 0, 'a row with money has no account: check before saving', { unit, year })
  const merged = mergeSheets(base, applyEdits(base, edits), theirs)
  if (merged.receipt.conflicts.length > 0)
    return { kind: 'conflict', theirs, merged, savedBy: await whoSaved(tx, unit, year, basedOn) }
  const cells = cellsToWrite(theirs, editsBetween(theirs, merged.sheet))
  if (cells.length === 0) return { kind: 'saved', sheet: theirs, merged, changed: 0 }
  const sheet = { ...merged.sheet, version: version + 1 }
  await tx.query('update budget.detail_sheet set version = $4 where authority_id = $1 and year = $2 and unit = $3', [
    tx.authority,
    year,
    unit,
    sheet.version,
  ])
  await putSaves(tx, [sheet], source)
  await putCells(tx, sheet, cells)
  await audit(tx, {
    action: 'budget/detail',
    subject: subjectOf(unit, year),
    before: { version, netOre: netOf(theirs) },
    after: { version: sheet.version, netOre: netOf(sheet), cells: cells.length, source },
  })
  return { kind: 'saved', sheet, merged, changed: cells.length }
}

const subjectOf = (unit: UnitCode, year: number): string => `budget:detail@${unit.toUpperCase()}/${year}`

/** The sheet's row is held until the transaction ends; answers the version it has. */
async function holdSheet(tx: Tx, unit: UnitCode, year: number): Promise<number> {
  await tx.query(
    `insert into budget.detail_sheet (authority_id, year, unit, version) values ($1, $2, $3, 0)
     on conflict (authority_id, year, unit) do nothing`,
    [tx.authority, year, unit],
  )
  const [held] = await tx.query<{ version: number }>(
    'select version from budget.detail_sheet where authority_id = $1 and year = $2 and unit = $3 for update',
    [tx.authority, year, unit],
  )
  return held!.version
}

/** A row taken away has each of its cells emptied, so that its history says what stood there. */
function cellsToWrite(theirs: DetailSheet, edits: readonly Edit[]): Edit[] {
  const rows = new Map(theirs.rows.map((row) => [row.id, row]))
  return edits.flatMap((edit) => {
    const row = edit.field === 'account' && edit.value === null ? rows.get(edit.row) : undefined
    return row ? cellsOf(row).map((cell) => ({ ...cell, value: null })) : [edit]
  })
}

const AT_ONCE = 20_000

async function putCells(tx: Tx, { unit, year, version }: DetailSheet, cells: readonly Edit[]): Promise<void> {
  await putCellRows(
    tx,
    year,
    cells.map((cell) => ({ unit, version, ...cell })),
  )
}

async function putCellRows(tx: Tx, year: number, cells: readonly (Edit & { unit: UnitCode; version: number })[]): Promise<void> {
  for (let at = 0; at < cells.length; at += AT_ONCE) {
    const rows = cells.slice(at, at + AT_ONCE).map(({ unit, version, row, field, value }) => ({
      unit,
      version,
      row_id: row,
      field,
      ...(typeof value === 'number' ? { ore: value } : { words: value }),
    }))
    await tx.query(
      `insert into budget.detail_cell (authority_id, year, unit, row_id, field, version, ore, words)
       select $1::uuid, $3::int, r.unit, r.row_id, r.field, r.version, r.ore, r.words
         from jsonb_to_recordset($2::jsonb) as r (unit text, row_id text, field text, version int, ore bigint, words text)`,
      [tx.authority, JSON.stringify(rows), year],
    )
  }
}

async function putSaves(
  tx: Tx,
  sheets: readonly Pick<DetailSheet, 'unit' | 'year' | 'version'>[],
  source: SaveSource,
  by?: SavedBy,
): Promise<void> {
  await tx.query(
    `insert into budget.detail_save (authority_id, year, unit, version, saved_by, saved_at, source)
     select $1::uuid, r.year, r.unit, r.version, $3::text, coalesce($5::timestamptz, now()), $4::text
       from jsonb_to_recordset($2::jsonb) as r (year int, unit text, version int)`,
    [
      tx.authority,
      JSON.stringify(sheets.map(({ year, unit, version }) => ({ year, unit, version }))),
      by?.by ?? tx.actor.name,
      source,
      by?.at ?? null,
    ],
  )
}

/** Who last wrote each cell since a version: said beside both values of a conflict. */
async function whoSaved(
  tx: Tx,
  unit: UnitCode,
  year: number,
  since: number,
): Promise<(conflict: Conflict) => SavedBy | undefined> {
  const rows = await tx.query<{ row: string; field: string; by: string; at: string }>(
    `select c.row_id as "row", c.field, s.saved_by as by, s.saved_at as at
       from budget.detail_cell c
       join budget.detail_save s on s.authority_id = c.authority_id and s.year = c.year and s.unit = c.unit and s.version = c.version
      where c.authority_id = $1 and s.authority_id = $1 and c.year = $2 and c.unit = $3 and c.version > $4
      order by c.version`,
    [tx.authority, year, unit, since],
  )
  const last = new Map(rows.flatMap((one) => [[`${one.row} ${one.field}`, one] as const, [one.row, one] as const]))
  return (conflict) => {
    const found = last.get(conflict.kind === 'cell' ? `${conflict.row} ${conflict.field}` : conflict.row)
    return found && { by: found.by, at: found.at }
  }
}

const unknownVersion = (asked: number, latest: number): Refusal =>
  new Refusal(
    'invalid',
    'budget/detail-version',
    text(
      `Budgeten har ${latest} versioner, och ändringarna står på version ${asked}. Ladda om sidan, eller hämta filen på nytt.`,
      `The budget has ${latest} versions, and the changes stand on version ${asked}. Reload the page, or download the file anew.`,
    ),
  )

/** Whole sheets brought in as they are, for units that have none: one entry in the log for all of them. Answers how many. */
export async function saveDetails(tx: Tx, sheets: readonly DetailSheet[], by?: SavedBy): Promise<number> {
  for (const year of new Set(sheets.map((sheet) => sheet.year))) {
    const those = sheets.filter((sheet) => sheet.year === year).map((sheet) => ({ ...sheet, version: 1 }))
    await tx.query(
      `insert into budget.detail_sheet (authority_id, year, unit, version)
       select $1::uuid, $3::int, u.unit, 1 from jsonb_array_elements_text($2::jsonb) as u (unit)`,
      [tx.authority, JSON.stringify(those.map(({ unit }) => unit)), year],
    )
    await putSaves(tx, those, 'seed', by)
    await putCellRows(
      tx,
      year,
      those.flatMap(({ unit, version, rows }) => rows.flatMap(cellsOf).map((cell) => ({ ...cell, unit, version }))),
    )
  }
  if (sheets.length > 0)
    await audit(tx, { action: 'budget/seed-details', subject: 'budget:details', after: { sheets: sheets.length } })
  return sheets.length
}

export interface DetailTotal {
  unit: UnitCode
  account: string
  /** 1 to 12. */
  month: number
  /** Statement signs. */
  ore: Ore
}

/** What all units have budgeted by account and month, added up by the database. */
export function detailTotals(tx: Tx, year: number, units?: readonly UnitCode[]): Promise<DetailTotal[]> {
  return tx.query<DetailTotal & Record<string, unknown>>(
    `with latest as (
       select distinct on (unit, row_id, field) unit, row_id, field, ore, words from budget.detail_cell
        where authority_id = $1 and year = $2 and ($3::jsonb is null or $3::jsonb ? unit)
        order by unit, row_id, field, version desc),
     -- The account stands beside its amounts without a join: cells joined with themselves are compared each with each.
     named as (
       select unit, field, ore, max(words) filter (where field = 'account') over (partition by unit, row_id) as account from latest)
     select unit, account, substr(field, 2)::int as month, sum(ore)::bigint as ore
       from named where ore is not null and account is not null
      group by unit, account, field order by unit, account, 3`,
    [tx.authority, year, units ? JSON.stringify(units) : null],
  )
}

export interface SheetState {
  unit: UnitCode
  version: number
  /** Net of the rows, costs negative. */
  net: Ore
  savedBy: string
  savedAt: string
  handedIn?: HandedIn
}

export interface HandedIn extends SavedBy {
  version: number
  frame: Ore
  net: Ore
  undistributed?: Undistributed
}

/** Where each unit stands: its latest version, its sum, and what was handed in. Units nobody has written for are not in the list. */
export async function listSheets(tx: Tx, year: number): Promise<SheetState[]> {
  const heads = await tx.query<{ unit: string; version: number; by: string; at: string }>(
    `select h.unit, h.version, s.saved_by as by, s.saved_at as at from budget.detail_sheet h
       join budget.detail_save s on s.authority_id = h.authority_id and s.year = h.year and s.unit = h.unit and s.version = h.version
      where h.authority_id = $1 and s.authority_id = $1 and h.year = $2 order by h.unit`,
    [tx.authority, year],
  )
  const handed = await loadHandedIn(tx, year)
  const net = new Map<UnitCode, number>()
  for (const { unit, ore } of await detailTotals(tx, year)) net.set(unit, (net.get(unit) ?? 0) + ore)
  return heads.map(({ unit, version, by, at }) => {
    const handedIn = handed.get(unit)
    return { unit, version, net: (net.get(unit) ?? 0) as Ore, savedBy: by, savedAt: at, ...(handedIn ? { handedIn } : {}) }
  })
}

/** The latest version each unit has handed in. */
export async function loadHandedIn(tx: Tx, year: number): Promise<Map<UnitCode, HandedIn>> {
  const rows = await tx.query<
    SavedBy & { unit: string; version: number; frame: Ore; net: Ore; owner: string; due: string | null }
  >(
    `select distinct on (unit) unit, version, frame_ore as frame, net_ore as net, rest_owner as owner, rest_due as due,
       handed_in_by as by, handed_in_at as at
       from budget.detail_handed_in where authority_id = $1 and year = $2 order by unit, version desc`,
    [tx.authority, year],
  )
  return new Map(
    rows.map(({ unit, owner, due, ...one }) => [unit, { ...one, ...(due === null ? {} : { undistributed: { owner, due } }) }]),
  )
}

/** Hands in the version that stands. The checks are made before; a sheet that has been saved since is refused. */
export async function handInDetail(
  tx: Tx,
  sheet: DetailSheet,
  { frame, undistributed }: { frame: Ore; undistributed?: Undistributed },
): Promise<void> {
  const { unit, year, version } = sheet
  if ((await holdSheet(tx, unit, year)) !== version) throw changedSince()
  await tx.query(
    `insert into budget.detail_handed_in (authority_id, year, unit, version, frame_ore, net_ore, rest_owner, rest_due,
       handed_in_by, handed_in_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now())
     on conflict (authority_id, year, unit, version) do nothing`,
    [
      tx.authority,
      year,
      unit,
      version,
      frame,
      netOf(sheet),
      undistributed?.owner ?? '',
      undistributed?.due ?? null,
      tx.actor.name,
    ],
  )
  await audit(tx, {
    action: 'budget/hand-in-detail',
    subject: subjectOf(unit, year),
    after: { version, frameOre: frame, netOre: netOf(sheet), ...(undistributed ? { undistributed } : {}) },
  })
}

const changedSince = (): Refusal =>
  new Refusal(
    'conflict',
    'budget/detail-changed',
    text(
      'Någon sparade i budgeten medan sidan var öppen. Läs den igen och lämna in därifrån.',
      'Somebody saved in the budget while the page was open. Read it again and hand in from there.',
    ),
  )

/** Starts a year from rows of another; refused where somebody has begun, so that nobody's work is written over. */
export async function copyYear(
  tx: Tx,
  { unit, year, rows }: { unit: UnitCode; year: number; rows: readonly DetailRow[] },
): Promise<Saved> {
  const version = await holdSheet(tx, unit, year)
  const now = await loadDetail(tx, unit, year, version)
  if (now.rows.some((row) => !isComputed(row.id))) throw alreadyBegun(unit, year)
  const edits = editsBetween(now, { ...now, rows: [...now.rows, ...rows.filter((row) => !isComputed(row.id))] })
  return await saveDetail(tx, { unit, year, basedOn: version, edits, source: 'copy' })
}

const alreadyBegun = (unit: UnitCode, year: number): Refusal =>
  new Refusal(
    'conflict',
    'budget/detail-begun',
    text(
      `Budgeten ${year} för ${unit} har redan rader. Ta bort dem först, eller ändra dem som de är.`,
      `The budget ${year} of ${unit} has rows already. Remove them first, or change them as they are.`,
    ),
  )
