// Published figures: what a document prints, where, in which unit and with how many decimals. They live beside computed figures.
// Refuses to correct, round or sum: a printed number stays as printed, also when it is wrong.
import {
  type ExplainNode,
  type Figure,
  type FigureRef,
  type FigureState,
  formatRef,
  parseRef,
  type Unit,
} from '../kernel/figure.ts'
import { formatNumber, type Text } from '../kernel/text.ts'

/** Where in the document, in its own words; a place in running text has a chapter only. */
export interface PublishedPlace {
  chapter: string
  table?: string
  row?: string
  column?: string
}

export interface PublishedFigure {
  /** The address of what the figure says it is, without `source`; several printed places may share it. */
  ref: FigureRef
  label: string
  value: number | null
  state: FigureState
  unit: Unit
  /** Decimals as printed; −2 when the text rounds to hundreds. */
  precision: number
  document: string
  place: PublishedPlace
  /** Number of the note the line points to, as printed. */
  note?: string
  quote?: string
  /** Key of what a text figure claims when no table holds it, e.g. a change between two years. */
  claims?: string
  /** The text says cirka, drygt, närmare or knappt. */
  approximate?: 'about' | 'over' | 'under'
}

export interface PublishedSource {
  facts: readonly PublishedFigure[]
  /** Answers addresses with `source=published` (and `place=2` for the second printed place), in any room. */
  resolve(ref: FigureRef): Figure | undefined
  explain(ref: FigureRef): ExplainNode | undefined
  /** Every printed place of an address, tables first. */
  list(ref: FigureRef): readonly PublishedFigure[]
}

/** `Räkenskaper, Resultaträkning, raden Årets resultat, kolumnen Region 2020`. */
export function placeText({ chapter, table, row, column }: PublishedPlace): string {
  const parts = [chapter, table, row && `raden ${row}`, column && `kolumnen ${column}`]
  return parts.filter(Boolean).join(', ')
}

/** The address without where it is printed: the key two places share. */
export function baseRef(ref: FigureRef): FigureRef {
  const parts = parseRef(ref)
  if (!parts) return ref
  const { source: _source, place: _place, ...params } = parts.params
  return formatRef({ ...parts, params })
}

/** The address of one printed place: the first needs no `place`. */
export function publishedRef(ref: FigureRef, place = 1): FigureRef {
  const parts = parseRef(baseRef(ref))!
  const which: Record<string, string> = place > 1 ? { place: String(place) } : {}
  return formatRef({ ...parts, params: { ...parts.params, source: 'published', ...which } })
}

const same = (label: string): Text => ({ sv: label, en: label })

function figureOf(fact: PublishedFigure, ref: FigureRef): Figure {
  const { value, unit, precision, state } = fact
  return {
    ref,
    label: same(fact.label),
    value,
    unit,
    precision,
    state,
    basis: 'published',
    place: `${fact.document}, ${placeText(fact.place)}`,
  }
}

export function publishedSource(facts: readonly PublishedFigure[]): PublishedSource {
  const byRef = new Map<string, PublishedFigure[]>()
  for (const fact of facts) {
    const places = byRef.get(fact.ref)
    if (places) places.push(fact)
    else byRef.set(fact.ref, [fact])
  }
  const list = (ref: FigureRef) => byRef.get(baseRef(ref)) ?? []
  const one = (ref: FigureRef): PublishedFigure | undefined => {
    const parts = parseRef(ref)
    if (parts?.params.source !== 'published') return undefined
    return list(ref)[Number(parts.params.place ?? '1') - 1]
  }
  return {
    facts,
    list,
    resolve: (ref) => {
      const fact = one(ref)
      return fact && figureOf(fact, ref)
    },
    explain: (ref) => {
      const fact = one(ref)
      if (!fact) return undefined
      const place = `${fact.document}, ${placeText(fact.place)}`
      const node = { ref, label: same(fact.label), value: fact.value, unit: fact.unit, operation: 'leaf' as const, children: [] }
      return { ...node, source: { kind: 'published', place }, ...(fact.quote ? { note: same(`”${fact.quote}”`) } : {}) }
    },
  }
}

/** A line of a printed statement in the shape of the computed one; operating and investment lines carry budget and deviation. */
export interface PublishedLine {
  id: string
  label: string
  note: string
  ore: number | null
  mkr: number | null
  state?: FigureState
  budgetMkr?: number | null
  deviationMkr?: number | null
}

const ORE_PER: Partial<Record<Unit, number>> = { mkr: 100_000_000, tkr: 100_000, kr: 100 }

/** Printed value as öre; null where the figure is no amount or missing. */
function oreOf({ value, unit }: PublishedFigure): number | null {
  const scale = ORE_PER[unit]
  return value === null || scale === undefined ? null : Math.round(value * scale)
}

function lineOf(id: string, fact: PublishedFigure): PublishedLine {
  const ore = oreOf(fact)
  const mkr = fact.unit === 'mkr' ? fact.value : ore === null ? null : ore / 100_000_000
  return { id, label: fact.label, note: fact.note ?? '', ore, mkr, ...(fact.state === 'known' ? {} : { state: fact.state }) }
}

const COLUMNED = new Set(['operating', 'investments'])

/** The printed statement, line by line in printed order; empty when the document has no such statement. */
export function statementPublished(
  facts: readonly PublishedFigure[],
  name: string,
  year: number,
  scope: string,
): PublishedLine[] {
  const prefix = `${name}/`
  const seen = new Map<string, PublishedLine>()
  for (const fact of facts) {
    const parts = parseRef(fact.ref)
    if (parts?.room !== 'statements' || !parts.path.startsWith(prefix)) continue
    if (parts.scope !== scope || parts.period !== String(year)) continue
    const path = parts.path.slice(prefix.length)
    if (!COLUMNED.has(name)) {
      if (!seen.has(path)) seen.set(path, lineOf(path, fact))
      continue
    }
    const cut = path.lastIndexOf('/')
    const id = path.slice(0, cut)
    const column = path.slice(cut + 1)
    const line = seen.get(id)
    if (column === 'outcome' && !line) seen.set(id, lineOf(id, fact))
    if (line && column === 'budget') line.budgetMkr ??= fact.value
    if (line && column === 'deviation') line.deviationMkr ??= fact.value
  }
  return [...seen.values()]
}

/** A printed figure in words: `98 mkr`, `19,1 %`. */
export function printed(fact: Pick<PublishedFigure, 'value' | 'unit' | 'precision'>, lang: 'sv' | 'en' = 'sv'): string {
  if (fact.value === null) return '..'
  const number = formatNumber(fact.value, Math.max(0, fact.precision), lang)
  const unit = fact.unit === 'percent' ? '%' : fact.unit === 'count' ? '' : fact.unit
  return unit ? `${number}\u00a0${unit}` : number
}
