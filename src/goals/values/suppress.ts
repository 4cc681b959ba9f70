// Small numbers of people on public pages: fewer than five are hidden, and one more where the rest would give them away.
// Refuses: showing a part that a reader could work out from the total and the parts shown.
import type { IndicatorValue, Part } from './value.ts'

/** Persons behind a shown value; fewer are hidden (offentlighets- och sekretesslagen 24 kap. 8 §, the practice of statistics). */
export const LEAST_PERSONS = 5

export interface PublicValue {
  value: IndicatorValue
  hidden: boolean
}

/** The parts that may not be shown, of one indicator and period. `total` among them hides everything. */
export function hiddenParts(values: readonly IndicatorValue[]): ReadonlySet<Part> {
  const countsPeople = values.some((one) => one.persons !== undefined)
  if (!countsPeople) return new Set()
  const all = values.map((one) => one.part)
  const total = values.find((one) => one.part === 'total')
  // How many people stand behind it is not known, or they are too few: nothing of it is shown.
  if (total && (total.persons ?? 0) < LEAST_PERSONS) return new Set(all)
  const hidden = new Set<Part>()
  for (const group of [sexes(values), ages(values)]) for (const part of hiddenOf(group, total?.persons)) hidden.add(part)
  return hidden
}

export function publicValues(values: readonly IndicatorValue[]): PublicValue[] {
  const together = new Map<string, IndicatorValue[]>()
  const key = (one: IndicatorValue) => `${one.indicator} ${one.period}`
  for (const one of values) together.set(key(one), [...(together.get(key(one)) ?? []), one])
  const hidden = new Map([...together].map(([at, some]) => [at, hiddenParts(some)]))
  return values.map((value) => ({ value, hidden: hidden.get(key(value))!.has(value.part) }))
}

/** What a cell says where its value is hidden. */
export const HIDDEN_CELL = '×'

/** The values as cells a public page may show: hidden ones are `×`, and a total says nothing of parts that are hidden. */
export function publicCells(values: readonly IndicatorValue[]): IndicatorValue[] {
  const shown = publicValues(values)
  const partsHidden = new Set(shown.filter((one) => one.hidden).map(({ value }) => `${value.indicator} ${value.period}`))
  return shown.map(({ value, hidden }) => {
    if (hidden) return { ...value, cell: HIDDEN_CELL, persons: undefined }
    // `88,5 % (K: …, M: …)` or `54,5/48` would tell the parts beside the total, which may be too few.
    const tells =
      /[(/]/.test(value.cell) && (value.persons !== undefined || partsHidden.has(`${value.indicator} ${value.period}`))
    return tells ? { ...value, cell: totalAlone(value.cell) } : value
  })
}

/** Every version of one indicator's values; where anything of a period is hidden, or was too few, only what holds now is told. */
export function publicVersions(versions: readonly IndicatorValue[]): IndicatorValue[] {
  const latest = new Map<string, IndicatorValue>()
  for (const one of versions) {
    const key = `${one.indicator} ${one.period} ${one.part}`
    if ((latest.get(key)?.version ?? 0) <= one.version) latest.set(key, one)
  }
  const held = [...latest.values()]
  const cells = publicCells(held)
  const few = new Set([
    ...cells.filter((one, i) => one.cell !== held[i]!.cell).map((one) => one.period),
    ...versions.filter((one) => one.persons !== undefined && one.persons < LEAST_PERSONS).map((one) => one.period),
  ])
  return [...versions.filter((one) => !few.has(one.period)), ...cells.filter((one) => few.has(one.period))]
}

const totalAlone = (cell: string): string => (cell.includes('/') ? HIDDEN_CELL : cell.replace(/\s*\(.*$/, ''))

const sexes = (values: readonly IndicatorValue[]) => values.filter((one) => one.part === 'women' || one.part === 'men')
const ages = (values: readonly IndicatorValue[]) => values.filter((one) => one.part.startsWith('age:'))

/**
 * The parts of one group add up to the total. Hidden: the small ones, then the smallest of the rest until at least two are
 * hidden and they hold at least five people together, so that none of them follows from the others. People in no part are
 * a part that is never shown: what is left of the total.
 */
function hiddenOf(group: readonly IndicatorValue[], total: number | undefined): Part[] {
  const ordered = [...group].sort((a, b) => (a.persons ?? 0) - (b.persons ?? 0) || (a.part < b.part ? -1 : 1))
  const hidden = ordered.filter((one) => (one.persons ?? 0) < LEAST_PERSONS)
  const rest = total === undefined ? 0 : total - group.reduce((sum, one) => sum + (one.persons ?? 0), 0)
  const restIsSmall = rest > 0 && rest < LEAST_PERSONS
  if (hidden.length === 0 && !restIsSmall) return []
  const shown = ordered.slice(hidden.length)
  const people = () => hidden.reduce((sum, one) => sum + (one.persons ?? 0), Math.max(rest, 0))
  // Where a told part does not say how many it is about, what is left of the total is its own.
  const untold = rest > 0 && group.every((one) => one.persons !== undefined)
  const count = () => hidden.length + (untold ? 1 : 0)
  while (shown.length > 0 && (count() < 2 || people() < LEAST_PERSONS)) hidden.push(shown.shift()!)
  return hidden.map((one) => one.part)
}
