// One row of a plan sheet under its headings: what a cell says, and what is wrong with it, told with its address.
// Refuses: reading a formula as its text; nothing here knows what a row means.
import { type Finding, finding, type Severity } from '../../kernel/finding.ts'
import { text } from '../../kernel/text.ts'
import type { Reading } from '../quantity.ts'
import { addressOf, type Column } from './sheetColumns.ts'

/** One row of text cells with its line in the file, 1-based. */
export interface SheetRow {
  line: number
  cells: readonly string[]
}

export interface CellReading {
  column: Column
  address: string
  written: string
}

export class RowCells {
  line = 0
  #cells: readonly string[] = []

  constructor(
    readonly places: ReadonlyMap<Column, number>,
    readonly findings: Finding[],
  ) {}

  open({ line, cells }: SheetRow): void {
    this.line = line
    this.#cells = cells
  }

  written(column: Column): string {
    const at = this.places.get(column)
    return at === undefined ? '' : (this.#cells[at] ?? '').trim()
  }

  address(column: Column): string {
    return addressOf(this.places.get(column) ?? 0, this.line)
  }

  all(): CellReading[] {
    return [...this.places.keys()].map((column) => ({ column, address: this.address(column), written: this.written(column) }))
  }

  say(column: Column, code: string, sv: string, en: string, severity: Severity = 'error'): void {
    const address = this.address(column)
    const message = text(`${address}: ${sv}`, `${address}: ${en}`)
    this.findings.push(finding(`goals/sheet-${code}`, severity, message, { cell: address, line: this.line }))
  }

  /** The cell's meaning; undefined where it is empty or was told as broken. */
  value<T>(column: Column, how: (written: string) => Reading<T>): T | undefined {
    const written = this.written(column)
    if (written === '') return undefined
    if (written.startsWith('=')) {
      this.say(
        column,
        'formula',
        `”${written}” är en formel. Klistra in värdet i stället.`,
        `“${written}” is a formula. Paste its value instead.`,
      )
      return undefined
    }
    const reading = how(written)
    if (reading.ok) return reading.value
    this.say(column, `cell-${column}`, reading.why.sv, reading.why.en)
    return undefined
  }

  text(column: Column): string | undefined {
    return this.value(column, (written) => ({ ok: true, value: written }))
  }
}
