// One printed cell of the demo region's documents as a fact: address, unit, decimals and place. Shared by the readers of tables and texts.
// Refuses to guess: what a blank means is said for each table.
import { type FigureRef, formatRef, type Unit } from '../kernel/figure.ts'
import type { PublishedFigure, PublishedPlace } from '../statements/model.ts'
import { decimalsOf } from './publishedCsv.ts'

export const ANNUAL_REPORT = 'Årsredovisning 2020'

export const scopeName = (entity: string): 'group' | 'region' => (entity === 'koncern' ? 'group' : 'region')
export const columnName = (entity: string, when: string): string => `${entity === 'koncern' ? 'Koncernen' : 'Regionen'} ${when}`

export function ref(
  path: string,
  scope: string,
  period: string | number,
  params: Record<string, string> = {},
  room = 'statements',
): FigureRef {
  return formatRef({ room, path, scope, period: String(period), params })
}

interface Printed {
  ref: FigureRef
  label: string
  printed: string
  unit?: Unit
  place: PublishedPlace
  note?: string
  /** What a blank means in this table: nil where a dash stands, missing where a number should, not applicable otherwise. */
  blank?: 'nil' | 'missing' | 'notApplicable'
  precision?: number
  document?: string
}

/** A printed cell as a fact. A minus zero is a rounded zero. */
export function fact({
  ref,
  label,
  printed,
  unit = 'mkr',
  place,
  note,
  blank = 'missing',
  precision,
  document = ANNUAL_REPORT,
}: Printed): PublishedFigure {
  const text = printed.trim()
  const value = text !== '' ? Number(text) + 0 : blank === 'nil' ? 0 : null
  const state = value !== null ? 'known' : blank === 'notApplicable' ? 'notApplicable' : 'missing'
  return { ref, label, value, state, unit, precision: precision ?? decimalsOf(text), document, place, ...(note ? { note } : {}) }
}
