// How an authority's ledger files are read: which dimension means what, and which code stands for which unit or account.
// The file's own code strings differ between systems; nothing is guessed silently: what was assumed is told in the receipt.
import type { UnitCode } from '../../kernel/ids.ts'
import type { SieDimension } from '../sieBook.ts'
import type { DimensionObject } from '../voucher.ts'

export type DimensionRole = 'unit' | 'operation' | 'project' | 'object' | 'counterpart' | 'ignored'

export interface Mapping {
  /** Dimension number → what it means. */
  dimensions: Readonly<Record<string, DimensionRole>>
  /** Account in the file → account in the chart. */
  accounts: Readonly<Record<string, string>>
  /** Cost centre in the file → unit. */
  units: Readonly<Record<string, UnitCode>>
  /** Code of the counterpart in the file → unit or company. */
  counterparts: Readonly<Record<string, string>>
  /** Unit of rows without a cost centre, e.g. balance accounts; `omappad` when absent. */
  defaultUnit?: UnitCode
}

export const NO_MAPPING: Mapping = { dimensions: {}, accounts: {}, units: {}, counterparts: {} }

/** Words of `#DIM` names that tell what a dimension means (names differ, numbers above 19 are free: SIE 4B, 8.17). */
const NAMES: readonly [RegExp, DimensionRole][] = [
  [/motpart|counterpart/i, 'counterpart'],
  [/ansvar|kostnadsst|resultatenhet|cost ?cent/i, 'unit'],
  [/investering|^objekt$|anläggning/i, 'object'],
  [/projekt|project/i, 'project'],
  [/verksamhet|operation|aktivitet/i, 'operation'],
  [/anställd|kund|leverantör|faktura|patient|person/i, 'ignored'],
]

/** Reserved by SIE 4B; 7 to 10 (employee, customer, supplier, invoice) may hold personal data and are never kept. */
const RESERVED: Readonly<Record<string, DimensionRole>> = {
  1: 'unit',
  6: 'project',
  7: 'ignored',
  8: 'ignored',
  9: 'ignored',
  10: 'ignored',
}

/** The role of each dimension: as registered, else by name, else by reserved number. Each role but `ignored` is given once. */
export function rolesOf(dimensions: readonly SieDimension[], mapping: Mapping): Map<string, DimensionRole> {
  const roles = new Map<string, DimensionRole>()
  const taken = new Set<DimensionRole>()
  const give = (dimension: string, role: DimensionRole) => {
    if (roles.has(dimension)) return
    const free = role === 'ignored' || !taken.has(role)
    roles.set(dimension, free ? role : 'ignored')
    taken.add(role)
  }
  for (const [dimension, role] of Object.entries(mapping.dimensions)) give(dimension, role)
  for (const [dimension, role] of Object.entries(RESERVED)) if (role === 'ignored') give(dimension, role)
  for (const { number, name } of dimensions) {
    const role = NAMES.find(([words]) => words.test(name))?.[1]
    if (role !== undefined) give(number, role)
  }
  for (const [dimension, role] of Object.entries(RESERVED)) give(dimension, role)
  return roles
}

/** Where a row belongs, after mapping. The same object for the same codes. */
export interface Place {
  unit: UnitCode
  counterpart: string
  object: string
  operation: string
  /** The cost centre as written in the file; empty when the row has none. */
  costCentre: string
}

export type Placer = (objects: readonly DimensionObject[]) => Place

/** Object lists remembered; readers share the same list between rows that say the same. */
const LISTS_REMEMBERED = 100_000

/** Turns object lists into places. Readers share object lists between rows, so most rows cost one look-up. */
export function placer(roles: ReadonlyMap<string, DimensionRole>, mapping: Mapping, defaultUnit: UnitCode): Placer {
  const byList = new Map<object, Place>()
  const byCodes = new Map<string, Place>()
  return (objects) => {
    const known = byList.get(objects)
    if (known) return known
    const codes: Record<DimensionRole, string> = {
      unit: '',
      operation: '',
      project: '',
      object: '',
      counterpart: '',
      ignored: '',
    }
    for (const { dimension, object } of objects) codes[roles.get(dimension) ?? 'ignored'] = object
    const place: Place = {
      unit: codes.unit === '' ? defaultUnit : (mapping.units[codes.unit] ?? codes.unit),
      counterpart: mapping.counterparts[codes.counterpart] ?? codes.counterpart,
      object: codes.object === '' ? codes.project : codes.object,
      operation: codes.operation,
      costCentre: codes.unit,
    }
    const key = JSON.stringify(place)
    const same = byCodes.get(key) ?? place
    byCodes.set(key, same)
    if (byList.size >= LISTS_REMEMBERED) byList.clear()
    byList.set(objects, same)
    return same
  }
}
