// A reported value of an indicator: one cell as written, for a period and a part, in versions.
// Refuses: overwriting; a correction is a new version with its reason.

export type Part = 'total' | 'women' | 'men' | `age:${string}`

export interface IndicatorValue {
  indicator: string
  /** `2023-04`: accumulated to and including the month; `2023`: the whole year. */
  period: string
  part: Part
  /** The cell as written; the grammar of cells gives its meaning. Empty exactly when `missing` says why. */
  cell: string
  /** Why there is no value: a choice with a reason, never an empty field. */
  missing?: string
  /** Persons behind the value, where it counts people: small numbers are hidden on public pages. */
  persons?: number
  source: 'typed' | 'file' | 'figure' | 'formula'
  version: number
  by: string
  onBehalfOf?: string
  /** Instant, UTC. */
  at: string
  /** Why it was corrected; required from version 2. */
  reason?: string
}

export type FieldKind = 'cell' | 'missing' | 'reason' | 'persons' | 'basedOn'

/** The name of a field, which is also its id on the page: `cell.i-12.total`. */
export const fieldName = (kind: FieldKind, indicator: string, part: Part): string => `${kind}.${indicator}.${part}`
