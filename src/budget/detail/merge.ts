// Two people's work on the same sheet: three-way merge by row and cell, with a receipt of what came from whom.
// Refuses: choosing between two values for the same cell. What is saved (theirs) stands, both are named, nothing is lost.
import { cellIn, type DetailRow, type DetailSheet, type Edit, FIELDS, type Field, inOrder, type Value } from './sheet.ts'

export interface Change {
  row: string
  field: Field
  before: Value
  after: Value
}

/** Two values for one cell; or for a whole row, where the one took it away and the other wrote in it. */
export type Conflict =
  | { kind: 'cell'; row: string; field: Field; base: Value; mine: Value; theirs: Value }
  | { kind: 'row'; row: string; base: DetailRow; mine: DetailRow | undefined; theirs: DetailRow | undefined }

export interface MergeReceipt {
  /** Only mine changed these; they are in the merged sheet. */
  mine: Change[]
  theirs: Change[]
  /** Changed by both, to the same value. */
  both: Change[]
  conflicts: Conflict[]
}

export interface Merged {
  /** `theirs` with what is mine and does not collide; its version is theirs. */
  sheet: DetailSheet
  receipt: MergeReceipt
}

export function mergeSheets(base: DetailSheet, mine: DetailSheet, theirs: DetailSheet): Merged {
  const [b, m, t] = [byId(base), byId(mine), byId(theirs)]
  const receipt: MergeReceipt = { mine: [], theirs: [], both: [], conflicts: [] }
  const rows: DetailRow[] = []
  for (const id of new Set([...b.keys(), ...m.keys(), ...t.keys()])) {
    const merged = mergeRow(id, b.get(id), m.get(id), t.get(id), receipt)
    if (merged) rows.push(merged)
  }
  return { sheet: { ...theirs, rows: inOrder(rows) }, receipt }
}

const byId = ({ rows }: DetailSheet): Map<string, DetailRow> => new Map(rows.map((row) => [row.id, row]))

type Maybe = DetailRow | undefined

function mergeRow(id: string, base: Maybe, mine: Maybe, theirs: Maybe, receipt: MergeReceipt): Maybe {
  if (base && (!mine || !theirs)) {
    const other = mine ?? theirs
    if (other && !sameRow(other, base)) {
      receipt.conflicts.push({ kind: 'row', row: id, base, mine, theirs })
      return theirs
    }
    const list = !mine && !theirs ? receipt.both : mine ? receipt.theirs : receipt.mine
    list.push(...changes(id, base, undefined))
    return undefined
  }
  // Added by one of them: whole rows, with nothing to compare.
  if (!mine || !theirs) {
    if (mine) receipt.mine.push(...changes(id, undefined, mine))
    if (theirs) receipt.theirs.push(...changes(id, undefined, theirs))
    return mine ?? theirs
  }
  return mergeCells(id, base, mine, theirs, receipt)
}

function mergeCells(id: string, base: Maybe, mine: DetailRow, theirs: DetailRow, receipt: MergeReceipt): DetailRow {
  const merged = { ...theirs, months: [...theirs.months], notes: { ...theirs.notes } }
  for (const field of FIELDS) {
    const [b, m, t] = [cellIn(base, field), cellIn(mine, field), cellIn(theirs, field)]
    if (m === b && t === b) continue
    const change = { row: id, field, before: b }
    if (m === t) receipt.both.push({ ...change, after: m })
    else if (m === b) receipt.theirs.push({ ...change, after: t })
    else if (t === b) {
      receipt.mine.push({ ...change, after: m })
      put(merged, field, mine)
    } else receipt.conflicts.push({ kind: 'cell', row: id, field, base: b, mine: m, theirs: t })
  }
  return merged
}

function put(
  row: { -readonly [K in keyof DetailRow]: DetailRow[K] } & {
    months: DetailRow['months'][number][]
    notes: Record<number, string>
  },
  field: Field,
  from: DetailRow,
): void {
  const no = Number(field.slice(1))
  if (field.startsWith('m')) row.months[no - 1] = from.months[no - 1] ?? null
  else if (!field.startsWith('n')) row[field as 'text'] = from[field as 'text']
  else if (from.notes[no]) row.notes[no] = from.notes[no]
  else delete row.notes[no]
}

const sameRow = (a: DetailRow, b: DetailRow): boolean => FIELDS.every((field) => cellIn(a, field) === cellIn(b, field))

const changes = (row: string, from: Maybe, to: Maybe): Change[] =>
  FIELDS.flatMap((field) => {
    const [before, after] = [cellIn(from, field), cellIn(to, field)]
    return before === after ? [] : [{ row, field, before, after }]
  })

/** A receipt's changes as edits of the saved sheet. A row taken away is one edit. */
export function editsOf(list: readonly Change[]): Edit[] {
  const gone = new Set(list.filter((one) => one.field === 'account' && one.after === null).map((one) => one.row))
  return [
    ...[...gone].map((row) => ({ row, field: 'account' as const, value: null })),
    ...list.filter((one) => !gone.has(one.row)).map(({ row, field, after }) => ({ row, field, value: after })),
  ]
}

/** Mine in a conflict, as edits of the saved sheet: what is sent when mine is to hold. */
export function mineOf(conflict: Conflict): Edit[] {
  if (conflict.kind === 'cell') return [{ row: conflict.row, field: conflict.field, value: conflict.mine }]
  const { row, mine, theirs } = conflict
  if (!mine) return [{ row, field: 'account', value: null }]
  return editsOf(changes(row, theirs, mine))
}
