// An indicator is one object with one value per period, which may serve several goals and committees through placements.
// What its words mean (which way is better, what kind of measure, where its definition breaks) is registered, never guessed.
import type { Text } from '../kernel/text.ts'

export type Direction = 'higherIsBetter' | 'lowerIsBetter'

/** Results, deviations and growth are never judged by a share of the target: 2 of 4 says nothing there. */
export type MeasureKind = 'level' | 'result' | 'deviation' | 'growth'

/**
 * From `from` on values no longer compare with earlier ones. `definition`: another measure, so targets set before do not
 * apply either. `basis`: the same measure from another sample or source; a level may still be judged, a change may not.
 * `discontinued`: no longer measured.
 */
export interface DefinitionBreak {
  from: number
  /** First year whose target is set for the new definition; the year after `from` when absent. */
  targetsFrom?: number
  kind: 'definition' | 'basis' | 'discontinued'
  note: Text
  /** Printed footnote, where the break was told. */
  footnote?: string
}

export interface Definition {
  direction: Direction
  measure: MeasureKind
  /** What a bare number means when the indicator's own words are strict: `skall understiga 4 %`. */
  strict: boolean
  breaks: DefinitionBreak[]
}

export const DEFAULT_DEFINITION: Definition = { direction: 'higherIsBetter', measure: 'level', strict: false, breaks: [] }

export interface Outcome {
  year: number
  /** The cell as written; readCell gives its meaning. */
  cell: string
}

export interface IndicatorTarget {
  year: number
  wording: string
}

export interface Indicator {
  id: string
  name: string
  /** Committee codes, upper case; an indicator of two committees counts in both. */
  committees: string[]
  definition: Definition
  outcomes: Outcome[]
  targets: IndicatorTarget[]
  /** Why the columns of the outcomes are uncertain in the source; nothing is assessed from them. */
  uncertain?: Text
  /** Printed remarks and footnotes. */
  notes: Text[]
}

/** Where an indicator is printed: under one goal. */
export interface Placement {
  goal: number
  indicator: string
  year: number
  order: number
  /** What the printed judgement column holds: a colour that the source has lost, or the words "no assessment". */
  printed: 'assessed' | 'notAssessed'
  place: string
}

export const outcomeOf = (indicator: Indicator, year: number): string =>
  indicator.outcomes.find((o) => o.year === year)?.cell ?? ''

export const targetOf = (indicator: Indicator, year: number): string =>
  indicator.targets.find((t) => t.year === year)?.wording ?? ''
