// The grid of a detailed budget without a browser: where the cursor is, what is selected, what was typed, pasted and undone.
// Every change moves its own totals by the difference; nothing else is counted again. Refuses: an amount it cannot read, which is
// kept beside the cell as written, and money in a row that another page computes.
import type { Ore } from '../../kernel/money.ts'
import { cellsOfText, quotedCell } from './clipboard.ts'
import { type AmountFault, type Cell, readKronor, writeKronor } from './kronor.ts'
import type { GridWord } from './words.ts'

/** Columns: what the row is about, January to December, the comment. */
export const COLUMNS = 14
export const TEXT_COLUMN = 0
export const COMMENT_COLUMN = 13
const isMonth = (column: number): boolean => column > TEXT_COLUMN && column < COMMENT_COLUMN

export interface GridRow {
  id: string
  /** Computed on another page: read here. */
  locked: boolean
  text: string
  comment: string
  months: Cell[]
}

export interface Place {
  row: number
  column: number
}

export interface GridConflict extends Place {
  mine: Cell | string
  theirs: Cell | string
  by: string
}

type Value = Cell | string
interface Step {
  row: number
  column: number
  before: Value
  after: Value
}

export interface GridEdit {
  row: string
  field: string
  value: Cell | string
}

const fieldOf = (column: number): string =>
  column === TEXT_COLUMN ? 'text' : column === COMMENT_COLUMN ? 'comment' : `m${column}`
const columnOf = (field: string): number =>
  field === 'text' ? TEXT_COLUMN : field === 'comment' ? COMMENT_COLUMN : /^m\d+$/.test(field) ? Number(field.slice(1)) : -1

export class GridState {
  cursor: Place = { row: 0, column: 1 }
  /** The other corner of what is selected. */
  anchor: Place = { row: 0, column: 1 }
  /** What stands in the cell being edited; undefined when none is. */
  editing: string | undefined
  readonly findings = new Map<string, { written: string; why: AmountFault }>()
  readonly conflicts = new Map<string, GridConflict>()
  readonly rowTotals: number[]
  readonly columnTotals: number[] = Array.from({ length: COLUMNS }, () => 0)
  total = 0
  /** Cells and rows to be drawn again; taken by whoever draws. */
  #touched = new Set<string>()
  readonly #dirty = new Map<string, Place>()
  readonly #base: GridRow[]
  #done: Step[][] = []
  #undone: Step[][] = []
  readonly #positions: Map<string, number>
  /** How many values have been added up since the beginning: what the tests hold down. */
  additions = 0

  constructor(
    readonly rows: GridRow[],
    readonly frame: Ore | undefined,
  ) {
    this.#base = rows.map((row) => ({ ...row, months: [...row.months] }))
    this.#positions = new Map(rows.map((row, at) => [row.id, at]))
    this.rowTotals = rows.map(() => 0)
    for (const [at, row] of rows.entries()) for (const [i, ore] of row.months.entries()) this.#add(at, i + 1, ore ?? 0)
  }

  #add(row: number, column: number, difference: number): void {
    this.additions++
    this.rowTotals[row] = (this.rowTotals[row] ?? 0) + difference
    this.columnTotals[column] = (this.columnTotals[column] ?? 0) + difference
    this.total += difference
  }

  /** Left of the frame; undefined when there is none. */
  get rest(): number | undefined {
    return this.frame === undefined ? undefined : this.frame + this.total
  }

  valueAt({ row, column }: Place): Value {
    const one = this.rows[row]
    return one ? cellOf(one, column) : null
  }

  /** As it stands in the cell. */
  shownAt(place: Place): string {
    const value = this.valueAt(place)
    return typeof value === 'string' ? value : writeKronor(value)
  }

  takeTouched(): string[] {
    const taken = [...this.#touched]
    this.#touched = new Set()
    return taken
  }

  // Moving

  moveTo(place: Place, extend = false): void {
    const clamp = (n: number, most: number) => Math.min(Math.max(n, 0), most)
    this.cursor = { row: clamp(place.row, this.rows.length - 1), column: clamp(place.column, COLUMNS - 1) }
    if (!extend) this.anchor = this.cursor
  }

  move(rows: number, columns: number, extend = false): void {
    this.moveTo({ row: this.cursor.row + rows, column: this.cursor.column + columns }, extend)
  }

  /** To the next cell in reading order; false at the end of the grid, where focus goes on to what follows. */
  next(step: 1 | -1): boolean {
    const at = this.cursor.row * COLUMNS + this.cursor.column + step
    if (at < 0 || at >= this.rows.length * COLUMNS) return false
    this.moveTo({ row: Math.floor(at / COLUMNS), column: at % COLUMNS })
    return true
  }

  get selection(): { top: number; left: number; bottom: number; right: number } {
    const { cursor: a, anchor: b } = this
    return {
      top: Math.min(a.row, b.row),
      left: Math.min(a.column, b.column),
      bottom: Math.max(a.row, b.row),
      right: Math.max(a.column, b.column),
    }
  }

  selected(): Place[] {
    const { top, left, bottom, right } = this.selection
    const places: Place[] = []
    for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) places.push({ row, column })
    return places
  }

  // Editing

  /** With `typed` the cell is written over, without it what stands there is edited. A locked row answers why not. */
  edit(typed?: string): GridWord | undefined {
    if (this.rows[this.cursor.row]?.locked) return 'computed'
    const kept = this.findings.get(key(this.cursor))?.written
    this.editing = typed ?? kept ?? this.shownAt(this.cursor)
    return undefined
  }

  cancel(): void {
    this.editing = undefined
  }

  /** What was written is taken in; what cannot be read stays beside the cell as it was written, and the amount as it was. */
  commit(written: string): void {
    this.editing = undefined
    this.#write([{ ...this.cursor, written }])
  }

  #write(cells: readonly (Place & { written: string })[]): { wrong: number; locked: number } {
    const steps: Step[] = []
    const answer = { wrong: 0, locked: 0 }
    for (const { row, column, written } of cells) {
      if (this.rows[row]?.locked) {
        answer.locked++
        continue
      }
      const place = { row, column }
      const read = isMonth(column) ? readKronor(written) : { ok: true as const, ore: written.trim() }
      this.#touched.add(key(place))
      if (!read.ok) {
        this.findings.set(key(place), { written: written.trim(), why: read.why })
        answer.wrong++
        continue
      }
      this.findings.delete(key(place))
      const before = this.valueAt(place)
      if (before !== read.ore) steps.push({ ...place, before, after: read.ore })
    }
    this.#perform(steps)
    return answer
  }

  #perform(steps: Step[]): void {
    if (steps.length === 0) return
    for (const step of steps) this.#set(step, step.after)
    this.#done.push(steps)
    this.#undone = []
  }

  #set({ row, column }: Place, value: Value): void {
    const one = this.rows[row]
    if (!one) return
    if (isMonth(column)) this.#add(row, column, Number(value ?? 0) - Number(cellOf(one, column) ?? 0))
    putIn(one, column, value)
    this.#compare({ row, column })
  }

  clear(): void {
    this.#write(this.selected().map((place) => ({ ...place, written: '' })))
  }

  /** The first row or column of what is selected, into the rest of it; with one cell selected, from the cell before. */
  fill(way: 'down' | 'right'): void {
    const { top, left, bottom, right } = this.selection
    const down = way === 'down'
    const alone = down ? top === bottom : left === right
    const from = (down ? top : left) - (alone ? 1 : 0)
    if (from < 0) return
    const target = ({ row, column }: Place) => (down ? row : column) > from
    const source = ({ row, column }: Place): Place => (down ? { row: from, column } : { row, column: from })
    const steps = this.selected()
      .filter(
        (place) => target(place) && !this.rows[place.row]?.locked && isMonth(place.column) === isMonth(source(place).column),
      )
      .map((place) => ({ ...place, before: this.valueAt(place), after: this.valueAt(source(place)) }))
      .filter(({ before, after }) => before !== after)
    for (const step of steps) this.findings.delete(key(step))
    this.#perform(steps)
  }

  undo(): boolean {
    const steps = this.#done.pop()
    if (!steps) return false
    for (const step of [...steps].reverse()) this.#set(step, step.before)
    this.#undone.push(steps)
    return true
  }

  redo(): boolean {
    const steps = this.#undone.pop()
    if (!steps) return false
    for (const step of steps) this.#set(step, step.after)
    this.#done.push(steps)
    return true
  }

  // The clipboard

  /** Tabs and lines, as spreadsheets have it. Amounts as they stand, so that they are read back exactly. */
  copy(): string {
    const { top, left, bottom, right } = this.selection
    const lines: string[] = []
    for (let row = top; row <= bottom; row++) {
      const cells: string[] = []
      for (let column = left; column <= right; column++) cells.push(quotedCell(this.shownAt({ row, column })))
      lines.push(cells.join('\t'))
    }
    return lines.join('\n')
  }

  /** From the upper left of what is selected; one value is put in every selected cell. Says what did not fit or could not be read. */
  paste(pasted: string): { cells: number; wrong: number; locked: number; outside: number } {
    const table = cellsOfText(pasted)
    const { top, left } = this.selection
    const single = table.length === 1 && table[0]!.length === 1
    const wanted = single
      ? this.selected().map((place) => ({ ...place, written: table[0]![0]! }))
      : table.flatMap((cells, i) => cells.map((written, j) => ({ row: top + i, column: left + j, written })))
    const inside = wanted.filter(({ row, column }) => row < this.rows.length && column < COLUMNS)
    const answer = this.#write(inside)
    if (!single && inside.length > 0) {
      this.anchor = { row: top, column: left }
      this.moveTo({ row: Math.max(...inside.map((one) => one.row)), column: Math.max(...inside.map((one) => one.column)) }, true)
    }
    const cells = inside.length - answer.wrong - answer.locked
    return { cells, ...answer, outside: wanted.length - inside.length }
  }

  // Saving

  edits(): GridEdit[] {
    return [...this.#dirty.values()]
      .sort((a, b) => a.row - b.row || a.column - b.column)
      .map((place) => ({ row: this.rows[place.row]!.id, field: fieldOf(place.column), value: this.valueAt(place) }))
  }

  isChanged(at: string): boolean {
    return this.#dirty.has(at)
  }

  /** A cell differs from what was read, or does so no longer. */
  #compare(place: Place): void {
    const base = this.#base[place.row]
    if (base && cellOf(base, place.column) !== this.valueAt(place)) this.#dirty.set(key(place), place)
    else this.#dirty.delete(key(place))
    this.#touched.add(key(place))
  }

  /** Edits made before the page was read, from a draft: one step that can be undone. Answers how many found no cell. */
  restore(edits: readonly GridEdit[]): number {
    const steps: Step[] = []
    let lost = 0
    for (const { row, field, value } of edits) {
      const place = this.#placeOf({ row, field })
      if (!place || this.rows[place.row]?.locked) lost++
      else steps.push({ ...place, before: this.valueAt(place), after: isMonth(place.column) ? value : (value ?? '') })
    }
    this.#perform(steps.filter(({ before, after }) => before !== after))
    return lost
  }

  /** What was sent is saved now, and so is what others saved meanwhile: both are what later changes are measured from. */
  saved(sent: readonly GridEdit[], theirs: readonly GridEdit[]): void {
    for (const edit of [...theirs, ...sent]) this.#setBase(edit)
    if (theirs.length === 0) return
    this.rebase(theirs, [])
    this.#done = []
    this.#undone = []
  }

  /** Somebody was before: theirs becomes the ground, mine stays on top, and a cell with two values waits for a choice. */
  rebase(theirs: readonly GridEdit[], conflicts: readonly (GridEdit & { theirs: Value; by: string })[]): void {
    const colliding = new Set(conflicts.map(({ row, field }) => `${row} ${field}`))
    for (const edit of theirs) {
      const place = this.#placeOf(edit)
      if (!place) continue
      this.#setBase(edit)
      if (!colliding.has(`${edit.row} ${edit.field}`)) this.#set(place, edit.value)
    }
    for (const { row, field, value, theirs: other, by } of conflicts) {
      const place = this.#placeOf({ row, field })
      if (!place) continue
      this.#setBase({ row, field, value: other })
      this.conflicts.set(key(place), { ...place, mine: value, theirs: other, by })
      this.#touched.add(key(place))
    }
  }

  /** One of the two values; both are still in the undo list. */
  choose(at: string, which: 'mine' | 'theirs'): void {
    const conflict = this.conflicts.get(at)
    if (!conflict) return
    this.conflicts.delete(at)
    this.#touched.add(at)
    const after = which === 'mine' ? conflict.mine : conflict.theirs
    const before = this.valueAt(conflict)
    if (before !== after) this.#perform([{ row: conflict.row, column: conflict.column, before, after }])
  }

  #placeOf({ row, field }: { row: string; field: string }): Place | undefined {
    const place = { row: this.#positions.get(row) ?? -1, column: columnOf(field) }
    return place.row < 0 || place.column < 0 ? undefined : place
  }

  #setBase(edit: GridEdit): void {
    const place = this.#placeOf(edit)
    const row = place && this.#base[place.row]
    if (!row) return
    putIn(row, place.column, edit.value)
    this.#compare(place)
  }
}

export const key = ({ row, column }: Place): string => `${row}.${column}`
const cellOf = (row: GridRow, column: number): Value =>
  column === TEXT_COLUMN ? row.text : column === COMMENT_COLUMN ? row.comment : (row.months[column - 1] ?? null)

function putIn(row: GridRow, column: number, value: Value): void {
  if (column === TEXT_COLUMN) row.text = String(value ?? '')
  else if (column === COMMENT_COLUMN) row.comment = String(value ?? '')
  else row.months[column - 1] = value as Cell
}
