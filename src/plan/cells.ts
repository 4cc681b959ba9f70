// One cell of the sheet: an address, words, a unit and how it follows from other cells. Data only.
// Refuses: operations that cannot be explained again as sum, ratio or growth to the öre.
import type { FigureRef } from '../kernel/figure.ts'
import { type Text, text } from '../kernel/text.ts'

export type CellUnit = 'ore' | 'ppm' | 'count' | 'percent'

export interface Term {
  ref: FigureRef
  /** A whole number: amounts stay exact. */
  factor: number
}

export type Op =
  /** Put in. `absent` is what holds when nobody has put anything in: zero where nothing decided means nothing, else missing. */
  | { kind: 'leaf'; absent: 0 | null }
  | { kind: 'sum'; terms: readonly Term[] }
  /** value × rate in parts per million, rounded once to the öre, half away from zero; a value of zero needs no rate. */
  | { kind: 'product'; value: FigureRef; rate: FigureRef; factor: 1 | -1 }
  /** value × first ÷ second, rounded once. */
  | { kind: 'share'; value: FigureRef; part: FigureRef; whole: FigureRef }
  /** The sum of the terms ÷ `by`, rounded once. */
  | { kind: 'divide'; terms: readonly Term[]; by: number }
  /** First ÷ second, or its growth, in percent. */
  | { kind: 'ratio' | 'growth'; of: readonly [FigureRef, FigureRef] }

export interface Cell {
  ref: FigureRef
  label: Text
  unit: CellUnit
  op: Op
  /** Decimals shown. */
  precision?: number
}

export const plus = (ref: FigureRef): Term => ({ ref, factor: 1 })
export const less = (ref: FigureRef): Term => ({ ref, factor: -1 })

export const leafCell = (ref: FigureRef, label: Text, unit: CellUnit = 'ore', absent: 0 | null = null): Cell => ({
  ref,
  label,
  unit,
  op: { kind: 'leaf', absent },
})

export const sumCell = (ref: FigureRef, label: Text, terms: readonly Term[], unit: CellUnit = 'ore'): Cell => ({
  ref,
  label,
  unit,
  op: { kind: 'sum', terms },
})

/** Every address a cell rests on directly. */
export function argumentsOf({ op }: Cell): readonly FigureRef[] {
  switch (op.kind) {
    case 'leaf':
      return []
    case 'sum':
    case 'divide':
      return op.terms.map(({ ref }) => ref)
    case 'product':
      return [op.value, op.rate]
    case 'share':
      return [op.value, op.part, op.whole]
    default:
      return op.of
  }
}

/** The same words with a name in front: `Regionstyrelse: Service`. */
export const named = (name: string, words: Text): Text => text(`${name}: ${words.sv}`, `${name}: ${words.en}`)
