// The detailed budget's table made a grid: fields where one writes, keys as in spreadsheets, paste, totals as one goes, save by fetch.
// What a key does and what a cell holds stands in ../detail/gridState.ts; here is only the page. Without it every row has a form.
import { press } from '../detail/gridKeys.ts'
import { COMMENT_COLUMN, type GridEdit, type GridRow, GridState, key, type Place, TEXT_COLUMN } from '../detail/gridState.ts'
import { readKronor, writeKronor } from '../detail/kronor.ts'
import { list } from './gridList.ts'
import { type Answer, send } from './gridSave.ts'
import { words } from './gridWords.ts'

const find = <E extends HTMLElement>(selector: string): E | null => document.querySelector<E>(selector)

const table = find<HTMLTableElement>('#grid[data-edit]')
const form = find<HTMLFormElement>('#grid-form')
if (table && form) start(table, form)

function start(grid: HTMLTableElement, saving: HTMLFormElement): void {
  const lines = [...grid.querySelectorAll<HTMLTableRowElement>('tr[data-row]')]
  if (lines.length === 0) return
  const frame = grid.dataset.frame
  const state = new GridState(lines.map(rowOf), frame === undefined ? undefined : (Number(frame) as never))
  new Grid(grid, saving, lines, state).begin()
}

/** Amounts are read from the page by the code that wrote them there. */
function rowOf(line: HTMLTableRowElement): GridRow {
  const said = (column: number): string => line.cells[column + 1]?.textContent ?? ''
  const months = Array.from({ length: 12 }, (_, i) => {
    const read = readKronor(said(i + 1))
    return read.ok ? read.ore : null
  })
  return {
    id: line.dataset.row ?? '',
    locked: line.dataset.locked !== undefined,
    text: said(TEXT_COLUMN),
    comment: said(COMMENT_COLUMN),
    months,
  }
}

class Grid {
  #field: HTMLInputElement | undefined
  #overwriting = false
  #focused: HTMLElement | undefined
  #marked: HTMLElement[] = []
  #telling: ReturnType<typeof setTimeout> | undefined
  readonly #kept = find<HTMLTextAreaElement>('textarea[name=edits]')
  readonly #totals: HTMLTableRowElement

  readonly #table: HTMLTableElement
  readonly #form: HTMLFormElement
  readonly #lines: readonly HTMLTableRowElement[]
  readonly #state: GridState

  constructor(table: HTMLTableElement, form: HTMLFormElement, lines: readonly HTMLTableRowElement[], state: GridState) {
    this.#table = table
    this.#form = form
    this.#lines = lines
    this.#state = state
    this.#totals = table.rows[table.rows.length - 1]!
  }

  begin(): void {
    const [table, form] = [this.#table, this.#form]
    table.setAttribute('role', 'grid')
    table.setAttribute('aria-multiselectable', 'true')
    for (const cell of table.querySelectorAll<HTMLElement>('td[data-note]')) {
      cell.title = cell.dataset.note ?? ''
      cell.setAttribute('aria-description', cell.dataset.note ?? '')
    }
    // The table is one stop among others: its scrolling frame need not be another.
    table.parentElement?.removeAttribute('tabindex')
    this.#takeDraft()
    this.#point(false)
    table.addEventListener('keydown', (event) => this.#onKey(event))
    table.addEventListener('mousedown', (event) => this.#onMouse(event))
    table.addEventListener('dblclick', () => this.#open())
    table.addEventListener('copy', (event) => this.#onCopy(event, false))
    table.addEventListener('cut', (event) => this.#onCopy(event, true))
    table.addEventListener('paste', (event) => this.#onPaste(event))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#save()
    })
    // A draft kept in the browser was put back.
    form.addEventListener('input', (event) => {
      if (event.target === form) this.#takeDraft()
    })
  }

  #cellAt({ row, column }: Place): HTMLTableCellElement | undefined {
    return this.#lines[row]?.cells[column + 1]
  }

  // Keys and pointer

  #onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement
    if (event.isComposing || (target !== this.#field && !(target instanceof HTMLTableCellElement))) return
    const wasEditing = this.#field !== undefined
    const pressed = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey }
    const answer = press(this.#state, pressed, this.#field?.value, this.#overwriting)
    if (answer.say) this.#say(answer.say[words().lang])
    if (answer.handled) event.preventDefault()
    if (!answer.handled && !answer.leave) return
    if (this.#state.editing !== undefined && !wasEditing) {
      this.#show(event.key !== 'F2' && event.key !== 'Enter')
      return
    }
    this.#close()
    this.#draw()
    this.#point(true)
  }

  #onMouse(event: MouseEvent): void {
    const cell = (event.target as Element).closest<HTMLTableCellElement>('td')
    const row = this.#lines.indexOf(cell?.parentElement)
    if (!cell || row < 0 || event.target === this.#field) return
    const column = Math.min(cell.cellIndex - 1, COMMENT_COLUMN)
    event.preventDefault()
    this.#leave()
    this.#state.moveTo({ row, column }, event.shiftKey)
    this.#point(true)
  }

  #onCopy(event: ClipboardEvent, cut: boolean): void {
    if (this.#field) return
    event.clipboardData?.setData('text/plain', this.#state.copy())
    event.preventDefault()
    if (!cut) return
    this.#state.clear()
    this.#draw()
  }

  #onPaste(event: ClipboardEvent): void {
    if (this.#field) return
    event.preventDefault()
    this.#say(words().pasted(this.#state.paste(event.clipboardData?.getData('text/plain') ?? '')))
    this.#draw(false)
    this.#point(true)
  }

  // The field of one cell

  #open(): void {
    if (this.#field) return
    const why = this.#state.edit()
    if (why) this.#say(why[words().lang])
    else this.#show(false)
  }

  #show(overwriting: boolean): void {
    const cell = this.#cellAt(this.#state.cursor)
    if (!cell) return
    const field = document.createElement('input')
    field.value = this.#state.editing ?? ''
    field.inputMode = cell.classList.contains('is-text') ? 'text' : 'decimal'
    field.setAttribute('aria-label', this.nameOf(this.#state.cursor))
    field.addEventListener('blur', () => this.#leave())
    cell.replaceChildren(field)
    this.#field = field
    this.#overwriting = overwriting
    field.focus()
    if (!overwriting) field.select()
  }

  /** Whatever is written is taken in when one goes elsewhere. */
  #leave(): void {
    const field = this.#field
    if (!field || this.#state.editing === undefined) return
    this.#state.commit(field.value)
    this.#close()
    this.#draw()
  }

  #close(): void {
    const cell = this.#field?.parentElement
    this.#field = undefined
    if (!(cell instanceof HTMLTableCellElement)) return
    const row = this.#lines.indexOf(cell.parentElement)
    cell.textContent = this.#state.shownAt({ row, column: cell.cellIndex - 1 })
  }

  /** `5010 Lokalhyra hyra, Mar`. */
  nameOf({ row, column }: Place): string {
    const head = this.#lines[row]?.cells[0]?.firstChild?.textContent ?? ''
    const name = [head, this.#state.rows[row]?.text].filter(Boolean).join(' ')
    return `${name}, ${this.#table.rows[0]?.cells[column + 1]?.textContent?.trim() ?? ''}`
  }

  // What is seen

  /** Only what was touched is written to the page. */
  #draw(tell = true): void {
    const touched = this.#state.takeTouched()
    if (touched.length === 0) return
    const rows = new Set<number>()
    const columns = new Set<number>()
    for (const at of touched) {
      const [row = 0, column = 0] = at.split('.').map(Number)
      this.#drawCell({ row, column })
      rows.add(row)
      columns.add(column)
    }
    for (const row of rows) this.#sum(this.#lines[row]?.cells[COMMENT_COLUMN + 2], this.#state.rowTotals[row])
    for (const column of columns)
      if (column > TEXT_COLUMN && column < COMMENT_COLUMN)
        this.#sum(this.#totals.cells[column + 1], this.#state.columnTotals[column])
    this.#sum(this.#totals.cells[COMMENT_COLUMN + 2], this.#state.total)
    this.#sum(find('#grid-net'), this.#state.total, ' kr')
    if (this.#state.rest !== undefined) this.#sum(find('#grid-rest'), this.#state.rest, ' kr')
    this.#remember()
    list(this.#state, (place) => this.nameOf(place), {
      go: (place) => this.#go(place),
      choose: (at, which) => this.#choose(at, which),
    })
    if (tell) this.#tell()
  }

  #drawCell(place: Place): void {
    const cell = this.#cellAt(place)
    if (!cell) return
    const at = key(place)
    const finding = this.#state.findings.get(at)
    if (cell !== this.#field?.parentElement) cell.textContent = finding?.written ?? this.#state.shownAt(place)
    cell.classList.toggle('is-changed', this.#state.isChanged(at))
    cell.classList.toggle('has-two', this.#state.conflicts.has(at))
    if (finding) cell.setAttribute('aria-invalid', 'true')
    else cell.removeAttribute('aria-invalid')
  }

  #sum(element: Element | null | undefined, ore: number | undefined, unit = ''): void {
    if (element) element.textContent = `${writeKronor((ore ?? 0) as never)}${unit}`
  }

  /** One cell is reached by Tab; what is selected is marked, and the comment form follows. */
  #point(focus: boolean): void {
    const cell = this.#cellAt(this.#state.cursor)
    if (this.#focused !== cell) this.#focused?.removeAttribute('tabindex')
    if (cell) cell.tabIndex = 0
    this.#focused = cell
    for (const one of this.#marked) one.removeAttribute('aria-selected')
    this.#marked = []
    const { top, left, bottom, right } = this.#state.selection
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) {
        const one = this.#cellAt({ row, column })
        one?.setAttribute('aria-selected', 'true')
        if (one) this.#marked.push(one)
      }
    if (!focus) return
    cell?.focus()
    const [row, month] = [find<HTMLSelectElement>('#note-row'), find<HTMLSelectElement>('#note-month')]
    const { row: at, column } = this.#state.cursor
    if (row) row.value = this.#state.rows[at]?.id ?? ''
    if (month && column > TEXT_COLUMN && column < COMMENT_COLUMN) month.value = String(column)
  }

  #go(place: Place): void {
    this.#state.moveTo(place)
    this.#point(true)
  }

  #choose(at: string, which: 'mine' | 'theirs'): void {
    this.#state.choose(at, which)
    this.#draw()
    find('#grid-findings button')?.focus()
  }

  #say(sentence: string): void {
    clearTimeout(this.#telling)
    const line = find('#grid-status')
    if (line && line.textContent !== sentence) line.textContent = sentence
  }

  /** Said when one has paused, not at every key. */
  #tell(): void {
    clearTimeout(this.#telling)
    this.#telling = setTimeout(() => this.#say(words().standing(this.#state.total, this.#state.rest)), 1500)
  }

  // Drafts and saving

  #remember(): void {
    if (!this.#kept) return
    this.#kept.value = JSON.stringify(this.#state.edits())
    this.#kept.dispatchEvent(new Event('input', { bubbles: true }))
  }

  #takeDraft(): void {
    let edits: GridEdit[] = []
    try {
      edits = JSON.parse(this.#kept?.value || '[]') as GridEdit[]
    } catch {}
    if (!Array.isArray(edits) || edits.length === 0) return
    const lost = this.#state.restore(edits)
    this.#draw(false)
    this.#say(words().draft(edits.length - lost, lost))
  }

  async #save(): Promise<void> {
    this.#leave()
    const [state, form] = [this.#state, this.#form]
    const open = state.findings.size + state.conflicts.size
    if (open > 0) {
      this.#say(words().open(open))
      find('#grid-findings button')?.focus()
      return
    }
    const sent = state.edits()
    if (sent.length === 0) {
      this.#say(words().nothing)
      return
    }
    this.#say(words().saving)
    const answer: Answer = await send(form, sent)
    const version = form.querySelector<HTMLInputElement>('input[name=version]')
    if (version && answer.version !== undefined) version.value = String(answer.version)
    if (answer.kind === 'saved') state.saved(sent, answer.theirs)
    else if (answer.kind === 'conflict') state.rebase(answer.theirs, answer.conflicts)
    else if (answer.kind === 'page') form.submit()
    for (const { row, field } of sent) this.#redraw(row, field)
    this.#draw(false)
    this.#say(words().answer(answer))
    if (answer.kind === 'conflict') find('#grid-findings button')?.focus()
  }

  /** What was marked as changed is saved now. */
  #redraw(id: string, field: string): void {
    const row = this.#state.rows.findIndex((one) => one.id === id)
    const column = field === 'text' ? TEXT_COLUMN : field === 'comment' ? COMMENT_COLUMN : Number(field.slice(1))
    if (row >= 0) this.#drawCell({ row, column })
  }
}
