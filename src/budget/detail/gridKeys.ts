// The keyboard of the grid, as spreadsheets have it: one table of what a key does, moving or editing.
// Refuses: keys of the browser and of screen readers; what is not named here is left alone.
import { COLUMNS, type GridState } from './gridState.ts'
import type { GridWord } from './words.ts'

export interface Key {
  key: string
  /** Ctrl, or ⌘ on a Mac. */
  ctrl: boolean
  shift: boolean
  alt?: boolean
}

/** `leave`: focus goes on to what follows the grid. `say`: to be told politely. */
export interface Pressed {
  handled: boolean
  leave?: boolean
  say?: GridWord
}

const PASSED: Pressed = { handled: false }
const HANDLED: Pressed = { handled: true }
const PAGE = 15

const ARROWS: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-PAGE, 0],
  PageDown: [PAGE, 0],
}

/** `written` is what stands in the field while a cell is edited; `overwriting` when it began by typing, so that arrows leave it. */
export function press(grid: GridState, pressed: Key, written?: string, overwriting = false): Pressed {
  if (pressed.alt) return PASSED
  return grid.editing === undefined
    ? whileMoving(grid, pressed)
    : whileEditing(grid, pressed, written ?? grid.editing, overwriting)
}

function whileEditing(grid: GridState, { key, shift, ctrl }: Key, written: string, overwriting: boolean): Pressed {
  if (key === 'Escape') {
    grid.cancel()
    return HANDLED
  }
  const arrow = overwriting && !ctrl ? ARROWS[key] : undefined
  if (key !== 'Enter' && key !== 'Tab' && !arrow) return PASSED
  grid.commit(written)
  if (arrow) grid.move(...arrow)
  else if (key === 'Enter') grid.move(shift ? -1 : 1, 0)
  else if (!grid.next(shift ? -1 : 1)) return { handled: false, leave: true }
  return HANDLED
}

function whileMoving(grid: GridState, pressed: Key): Pressed {
  const { key, ctrl, shift } = pressed
  const { cursor, rows } = grid
  if (ctrl) return command(grid, pressed)
  const arrow = ARROWS[key]
  if (arrow) grid.move(...arrow, shift)
  else if (key === 'Home') grid.moveTo({ ...cursor, column: 0 }, shift)
  else if (key === 'End') grid.moveTo({ ...cursor, column: COLUMNS - 1 }, shift)
  else if (key === 'Tab') return grid.next(shift ? -1 : 1) ? HANDLED : PASSED
  else if (key === 'Delete' || key === 'Backspace') grid.clear()
  else if (key === 'F2' || key === 'Enter') return began(grid.edit())
  else if (key === 'Escape') grid.moveTo(cursor)
  else if (key.length === 1 && rows.length > 0) return key === ' ' && shift ? PASSED : began(grid.edit(key === ' ' ? '' : key))
  else return PASSED
  return HANDLED
}

function command(grid: GridState, { key, shift }: Key): Pressed {
  const last = { row: grid.rows.length - 1, column: COLUMNS - 1 }
  switch (key.toLowerCase()) {
    case 'home':
      grid.moveTo({ row: 0, column: 0 }, shift)
      return HANDLED
    case 'end':
      grid.moveTo(last, shift)
      return HANDLED
    case 'a':
      grid.moveTo({ row: 0, column: 0 })
      grid.moveTo(last, true)
      return HANDLED
    case 'd':
      grid.fill('down')
      return HANDLED
    case 'r':
      grid.fill('right')
      return HANDLED
    case 'y':
      return told(grid.redo(), 'nothingToRedo')
    case 'z':
      return told(shift ? grid.redo() : grid.undo(), shift ? 'nothingToRedo' : 'nothingToUndo')
    default:
      return PASSED
  }
}

const began = (why: GridWord | undefined): Pressed => (why ? { handled: true, say: why } : HANDLED)
const told = (done: boolean, otherwise: GridWord): Pressed => (done ? HANDLED : { handled: true, say: otherwise })
