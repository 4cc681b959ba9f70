// A figure and its address: `room:path@scope/period[?key=value]`, e.g. `statements:income/result_for_the_year@region/2020`.
// Rooms resolve their own addresses; nobody parses an address by hand.
import type { Lang, Text } from './text.ts'

export type FigureRef = string & { readonly __unit: 'ref' }

export interface RefParts {
  room: string
  path: string
  scope: string
  period: string
  /** `source=published` asks for the printed figure; other keys belong to the room. */
  params: Record<string, string>
}

const SHAPE = /^([a-z]+):([^@?]+)@([^/?]+)\/([^?]+)(?:\?(.*))?$/

/** Undefined when the text is not an address. */
export function parseRef(text: string): RefParts | undefined {
  const match = SHAPE.exec(text)
  if (!match) return undefined
  const params: Record<string, string> = {}
  for (const pair of (match[5] ?? '').split('&').filter(Boolean)) {
    const at = pair.indexOf('=')
    if (at < 1) return undefined
    params[pair.slice(0, at)] = pair.slice(at + 1)
  }
  return { room: match[1]!, path: match[2]!, scope: match[3]!, period: match[4]!, params }
}

export function formatRef(parts: Omit<RefParts, 'params'> & { params?: Record<string, string> }): FigureRef {
  const query = Object.entries(parts.params ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${k}=${v}`)
    .join('&')
  return `${parts.room}:${parts.path}@${parts.scope}/${parts.period}${query ? `?${query}` : ''}` as FigureRef
}

export const asPublished = (ref: FigureRef): FigureRef => {
  const parts = parseRef(ref)!
  return formatRef({ ...parts, params: { ...parts.params, source: 'published' } })
}

export type Unit = 'ore' | 'mkr' | 'tkr' | 'kr' | 'percent' | 'count' | 'fte' | 'years' | 'points' | 'judgement'

const UNIT_WORDS: Record<Unit, Text | undefined> = {
  ore: { sv: 'mkr', en: 'SEK m' },
  mkr: { sv: 'mkr', en: 'SEK m' },
  tkr: { sv: 'tkr', en: 'SEK k' },
  kr: { sv: 'kr', en: 'SEK' },
  percent: { sv: '%', en: '%' },
  count: undefined,
  fte: { sv: 'årsarbetare', en: 'FTE' },
  years: { sv: 'år', en: 'years' },
  points: { sv: 'procentenheter', en: 'percentage points' },
  judgement: undefined,
}

/** The unit a reader sees after a value: amounts in öre are shown in mkr. Undefined where a value has none. */
export const unitWord = (unit: Unit, lang: Lang): string | undefined => UNIT_WORDS[unit]?.[lang]

/** Where a figure comes from, in one word: computed by us, printed by someone, typed in, or generated for the demo. */
export type Basis = 'computed' | 'published' | 'registered' | 'synthetic'

export type FigureState = 'known' | 'missing' | 'notApplicable'

/** Value is öre when unit is `ore`; printed units are kept as printed. Null exactly when state is not `known`. */
export interface Figure {
  ref: FigureRef
  label: Text
  value: number | null
  unit: Unit
  /** Decimals of the printed value; for öre the decimals shown in mkr. */
  precision: number
  state: FigureState
  basis: Basis
  /** Printed place, e.g. `Årsredovisning 2020, Resultaträkning`, where the figure was published. */
  place?: string
}

export type Operation = 'sum' | 'ratio' | 'growth' | 'mean' | 'min' | 'count' | 'judgement' | 'leaf'

/** A node of the explanation: recomputing it from its children by `operation` gives `value` exactly. */
export interface ExplainNode {
  ref: string
  label: Text
  value: number | null
  unit: Unit
  operation: Operation
  /** What a sum multiplies this node by in its parent; 1 when absent. */
  factor?: number
  children: ExplainNode[]
  /** Leaf provenance: import and line of the file, or the printed place. */
  source?:
    | { kind: 'import'; importId: string; file: string; line: number }
    | { kind: 'published'; place: string }
    | { kind: 'registered'; place: string }
  note?: Text
}

/** What each room hands to the house so that its figures can be asked for. */
export interface FigureSource {
  room: string
  resolve(ref: FigureRef): Figure | undefined
  explain(ref: FigureRef): ExplainNode | undefined | Promise<ExplainNode | undefined>
}

/** Recomputes a node from its leaves; the value of a leaf is its own. Used by tests to prove explanations. */
export function recompute(node: ExplainNode): number | null {
  if (node.operation === 'leaf' || node.children.length === 0) return node.value
  const values = node.children.map((child) => ({ value: recompute(child), factor: child.factor ?? 1 }))
  const known = values.flatMap((v) => (v.value === null ? [] : [v.value]))
  if (node.operation === 'count') return known.length
  if (node.operation === 'judgement') return node.value
  if (known.length !== values.length) return null
  switch (node.operation) {
    case 'sum':
      return values.reduce((total, v) => total + v.value! * v.factor, 0)
    case 'ratio':
      return known[0]! / known[1]!
    case 'growth':
      return known[0]! / known[1]! - 1
    case 'mean':
      return known.reduce((a, b) => a + b, 0) / known.length
    case 'min':
      return Math.min(...known)
  }
}
