// The detailed budget's table made a grid: fields where one writes, keys as in spreadsheets, paste, totals as one goes, save by fetch.
// What a key does and what a cell holds stands in ../detail/gridState.ts; here is only the page. Without it every row has a form.
import { press } from '../detail/gridKeys.ts'
import { COMMENT_COLUMN, type GridEdit, type GridRow, GridState, key, type Place, TEXT_COLUMN } from '../detail/gridState.ts'
import { readKronor, writeKronor } from '../detail/kronor.ts'
import type { GridWord } from '../detail/words.ts'
import { list } from './gridList.ts'
import { type Answer, send } from './gridSave.ts'
import { kr, word } from './gridWords.ts'

const find = <E extends HTMLElement>(selector: string): E | null => document.querySelector<E>(selector)

const found = find<HTMLTableElement>('#grid[data-edit]')
const table = found as HTMLTableElement
const form = find<HTMLFormElement>('#grid-form') as HTMLFormElement
const kept = find<HTMLTextAreaElement>('textarea[name=edits]')
const lines = [...(found?.querySelectorAll<HTMLTableRowElement>('tr[data-row]') ?? [])]
const frame = found?.dataset.frame
/** No edits, as they are kept. */
const NONE = '[]'
const state = new GridState(lines.map(rowOf), frame === undefined ? undefined : (Number(frame) as never))

/** The field of the cell being edited. */
let field: HTMLInputElement | undefined
let overwriting = false
let focused: HTMLElement | undefined
let marked: HTMLElement[] = []
let telling: ReturnType<typeof setTimeout> | undefined

/** Amounts are read from the page by the code that wrote them there. */
function rowOf(line: HTMLTableRowElement): GridRow {
  const said = (column: number): string => line.cells[column + 1]!.textContent!
  const months = Array.from({ length: 12 }, (_, i) => {
    const read = readKronor(said(i + 1))
    return read.ok ? read.ore : null
  })
  return {
    id: line.dataset.row!,
    locked: line.dataset.locked !== undefined,
    text: said(TEXT_COLUMN),
    comment: said(COMMENT_COLUMN),
    months,
  }
}

function begin(): void {
  table.setAttribute('role', 'grid')
  table.setAttribute('aria-multiselectable', 'true')
  // A title is seen by the pointer and read aloud as the cell's description.
  for (const cell of table.querySelectorAll<HTMLElement>('td[data-note]')) cell.title = cell.dataset.note!
  // The table is one stop among others: its scrolling frame need not be another.
  table.parentElement?.removeAttribute('tabindex')
  takeDraft()
  point(false)
  table.addEventListener('keydown', onKey)
  table.addEventListener('mousedown', onMouse)
  table.addEventListener('dblclick', open)
  table.addEventListener('copy', (event) => onCopy(event, false))
  table.addEventListener('cut', (event) => onCopy(event, true))
  table.addEventListener('paste', onPaste)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void save()
  })
  // A draft kept in the browser was put back.
  form.addEventListener('input', (event) => {
    if (event.target === form) takeDraft()
  })
}

function cellAt({ row, column }: Place): HTMLTableCellElement | undefined {
  return lines[row]?.cells[column + 1]
}

// Keys and pointer

function onKey(event: KeyboardEvent): void {
  const target = event.target as HTMLElement
  if (event.isComposing || (target !== field && !(target instanceof HTMLTableCellElement))) return
  const wasEditing = field !== undefined
  const pressed = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey }
  const answer = press(state, pressed, field?.value, overwriting)
  if (answer.say) say(word(answer.say))
  if (answer.handled) event.preventDefault()
  if (!answer.handled && !answer.leave) return
  if (state.editing !== undefined && !wasEditing) {
    show(event.key !== 'F2' && event.key !== 'Enter')
    return
  }
  close()
  draw()
  point(true)
}

function onMouse(event: MouseEvent): void {
  const cell = (event.target as Element).closest<HTMLTableCellElement>('td')
  const row = lines.indexOf(cell?.parentElement)
  if (!cell || row < 0 || event.target === field) return
  const column = Math.min(cell.cellIndex - 1, COMMENT_COLUMN)
  event.preventDefault()
  leave()
  state.moveTo({ row, column }, event.shiftKey)
  point(true)
}

function onCopy(event: ClipboardEvent, cut: boolean): void {
  if (field) return
  event.clipboardData?.setData('text/plain', state.copy())
  event.preventDefault()
  if (!cut) return
  state.clear()
  draw()
}

function onPaste(event: ClipboardEvent): void {
  if (field) return
  event.preventDefault()
  tellPaste(state.paste(event.clipboardData?.getData('text/plain') ?? ''))
  draw(false)
  point(true)
}

// The field of one cell

function open(): void {
  if (field) return
  const why = state.edit()
  if (why) say(word(why))
  else show(false)
}

function show(written: boolean): void {
  const cell = cellAt(state.cursor)
  if (!cell) return
  const made = document.createElement('input')
  made.value = state.editing ?? ''
  made.setAttribute('aria-label', nameOf(state.cursor))
  made.addEventListener('blur', leave)
  field = made
  overwriting = written
  cell.replaceChildren(made)
  made.focus()
  if (!written) made.select()
}

/** Whatever is written is taken in when one goes elsewhere. */
function leave(): void {
  if (!field || state.editing === undefined) return
  state.commit(field.value)
  close()
  draw()
}

function close(): void {
  const cell = field?.parentElement
  field = undefined
  if (!(cell instanceof HTMLTableCellElement)) return
  const row = lines.indexOf(cell.parentElement)
  cell.textContent = state.shownAt({ row, column: cell.cellIndex - 1 })
}

/** `5010 Lokalhyra hyra, Mar`. */
function nameOf({ row, column }: Place): string {
  const head = lines[row]!.cells[0]!.firstChild!.textContent!.trim()
  const name = [head, state.rows[row]!.text].filter(Boolean).join(' ')
  return `${name}, ${table.rows[0]!.cells[column + 1]!.textContent!.trim()}`
}

// What is seen

/** Only what was touched is written to the page. */
function draw(told = true): void {
  const touched = state.takeTouched()
  if (touched.length === 0) return
  const rows = new Set<number>()
  const columns = new Set<number>()
  for (const at of touched) {
    const [row = 0, column = 0] = at.split('.').map(Number)
    drawCell({ row, column })
    rows.add(row)
    columns.add(column)
  }
  for (const row of rows) sum(lines[row]?.cells[COMMENT_COLUMN + 2], state.rowTotals[row])
  const last = table.rows[table.rows.length - 1]!.cells
  for (const column of columns)
    if (column > TEXT_COLUMN && column < COMMENT_COLUMN) sum(last[column + 1], state.columnTotals[column])
  sum(last[COMMENT_COLUMN + 2], state.total)
  sum(find('#grid-net'), state.total, ' kr')
  if (state.rest !== undefined) sum(find('#grid-rest'), state.rest, ' kr')
  remember()
  list(state, nameOf, go, choose)
  if (told) tell()
}

function drawCell(place: Place): void {
  const cell = cellAt(place)
  if (!cell) return
  const at = key(place)
  const finding = state.findings.get(at)
  if (cell !== field?.parentElement) cell.textContent = finding?.written ?? state.shownAt(place)
  cell.classList.toggle('is-changed', state.isChanged(at))
  cell.classList.toggle('has-two', state.conflicts.has(at))
  if (finding) cell.setAttribute('aria-invalid', 'true')
  else cell.removeAttribute('aria-invalid')
}

function sum(element: Element | null | undefined, ore: number | undefined, unit = ''): void {
  if (element) element.textContent = `${writeKronor((ore ?? 0) as never)}${unit}`
}

/** One cell is reached by Tab; what is selected is marked, and the comment form follows. */
function point(focus: boolean): void {
  const cell = cellAt(state.cursor)
  if (focused !== cell) focused?.removeAttribute('tabindex')
  if (cell) cell.tabIndex = 0
  focused = cell
  for (const one of marked) one.removeAttribute('aria-selected')
  marked = []
  for (const place of state.selected()) {
    const one = cellAt(place)
    one?.setAttribute('aria-selected', 'true')
    if (one) marked.push(one)
  }
  if (!focus) return
  cell?.focus()
  const [row, month] = [find<HTMLSelectElement>('#note-row'), find<HTMLSelectElement>('#note-month')]
  const { row: at, column } = state.cursor
  if (row) row.value = state.rows[at]?.id ?? ''
  if (month && column > TEXT_COLUMN && column < COMMENT_COLUMN) month.value = String(column)
}

function go(place: Place): void {
  state.moveTo(place)
  point(true)
}

function choose(at: string, which: 'mine' | 'theirs'): void {
  state.choose(at, which)
  draw()
  toFindings()
}

function say(sentence: string): void {
  clearTimeout(telling)
  const line = find('#grid-status')
  if (line && line.textContent !== sentence) line.textContent = sentence
}

/** Said when one has paused, not at every key. */
function tell(): void {
  clearTimeout(telling)
  telling = setTimeout(() => say(standing()), 1500)
}

const toFindings = (): void => find('#grid-findings button')?.focus()

/** A sentence of its own where there is something to say. */
const some = (name: GridWord, count: number): string => (count > 0 ? ` ${word(name, count)}` : '')

function standing(): string {
  const { total, rest } = state
  const left = rest === undefined ? '' : rest < 0 ? ` ${word('above', kr(-rest))}` : ` ${word('left', kr(rest))}`
  return word('net', kr(total)) + left
}

function tellPaste({ cells, wrong, locked, outside }: ReturnType<GridState['paste']>): void {
  say(word('pasted', cells) + some('unread', wrong) + some('locked', locked) + some('outside', outside))
}

function told(answer: Answer): string {
  if (answer.kind === 'saved')
    return word('saved', answer.clock) + (answer.theirs.length > 0 ? '.' : '') + some('theirs', answer.theirs.length)
  if (answer.kind === 'conflict') return word('conflict', answer.conflicts.length)
  if (answer.kind === 'refused') return word('refused', answer.findings.map(({ message }) => message).join(' '))
  return word(answer.kind === 'page' ? 'saving' : 'unreachable')
}

// Drafts and saving

function remember(): void {
  if (!kept) return
  const before = kept.value
  kept.value = JSON.stringify(state.edits())
  if (before + kept.value === NONE + NONE) return
  kept.dispatchEvent(new Event('input', { bubbles: true }))
}

function takeDraft(): void {
  let edits: GridEdit[] = []
  try {
    edits = JSON.parse(kept?.value || NONE) as GridEdit[]
  } catch {}
  if (!Array.isArray(edits) || edits.length === 0) return
  const lost = state.restore(edits)
  draw(false)
  say(word('draft', edits.length - lost) + some('lost', lost))
}

async function save(): Promise<void> {
  leave()
  const waiting = state.findings.size + state.conflicts.size
  if (waiting > 0) {
    say(word('open', waiting))
    toFindings()
    return
  }
  const sent = state.edits()
  if (sent.length === 0) {
    say(word('nothing'))
    return
  }
  say(word('saving'))
  const answer: Answer = await send(form, sent)
  const version = form.querySelector<HTMLInputElement>('input[name=version]')
  if (version && (answer.kind === 'saved' || answer.kind === 'conflict')) version.value = String(answer.version)
  if (answer.kind === 'saved') {
    state.saved(sent, answer.theirs)
    // What is saved needs no draft, and the server has let go of it.
    if (kept) kept.value = NONE
    find('[data-draft-status]')?.replaceChildren()
  } else if (answer.kind === 'conflict') state.rebase(answer.theirs, answer.conflicts)
  else if (answer.kind === 'page') form.submit()
  draw(false)
  say(told(answer))
  if (answer.kind === 'conflict') toFindings()
}

if (lines.length > 0) begin()
