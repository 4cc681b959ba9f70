// A plan's input as the browser needs it: structure and values without words, sources and printed history.
// Refuses: leaving out anything a year of the plan is computed from.
import type { FigureRef } from '../../kernel/figure.ts'
import { text } from '../../kernel/text.ts'
import type { Leaf, PlanInput, PlanStructure } from '../input.ts'

export interface SlimInput {
  structure: PlanStructure
  leaves: readonly (readonly [ref: FigureRef, value: number | null, unit: Leaf['unit']])[]
}

/** Own tables are printed history of their own; the levers do not move them. */
export const slimInput = ({ structure: { tables: _, lineLabels: __, ...structure }, leaves }: PlanInput): SlimInput => ({
  structure,
  leaves: [...leaves].flatMap(([ref, { value, unit }]) => (ref.startsWith('plan:table/') ? [] : [[ref, value, unit] as const])),
})

export const inputFrom = ({ structure, leaves }: SlimInput): PlanInput => ({
  structure,
  leaves: new Map(leaves.map(([ref, value, unit]) => [ref, { value, unit, label: WORDLESS, basis: 'registered', source: '' }])),
})

const WORDLESS = text('', '')

/** Names that page and island must agree on. */
export const LEVER_DATA_ID = 'spakdata'
export const LEVER_SUMMARY_ID = 'spaksvar'

/** What the page hands to the island. */
export interface LeverData {
  input: SlimInput
  /** The plan to compare with: values of the figures shown. */
  base: readonly (readonly [ref: FigureRef, value: number | null])[]
}

/** Text of JSON that may stand inside a script element. */
export const embeddable = (value: unknown): string =>
  JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
