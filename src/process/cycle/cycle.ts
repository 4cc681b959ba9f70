// The annual cycle: the year's steps with who takes part and when, and where each stands in a wheel of twelve months.
// Refuses: placing a step whose date is only words.
import type { Text } from '../../kernel/text.ts'
import type { DaySpan, When } from './when.ts'

export interface CycleStep {
  no: number
  title: Text
  /** What is done or delivered. */
  what: Text
  who: Text
  /** The date as decided or printed; empty where none is given. */
  words: Text
  when: When
  /** Where it is decided or printed. */
  source?: string
}

/** Month and day, `05-02`, without a year: where in a year a step begins and ends. Spans of a year or more have no place in it. */
export function placeInYear({ when }: CycleStep): { from: string; to: string } | undefined {
  if (when.kind === 'yearly') return when
  if (when.kind === 'words' || when.span.from.slice(0, 4) !== when.span.to.slice(0, 4)) return undefined
  const place = { from: when.span.from.slice(5), to: when.span.to.slice(5) }
  return place.from === '01-01' && place.to === '12-31' ? undefined : place
}

/** The step's days in a given year; undefined when it has none there. */
export function spanIn(step: CycleStep, year: number): DaySpan | undefined {
  const { when } = step
  if (when.kind === 'yearly') return { from: `${year}-${when.from}`, to: `${year}-${when.to}` }
  if (when.kind === 'dated' && when.span.from <= `${year}-12-31` && when.span.to >= `${year}-01-01`) return when.span
  return undefined
}

/** The step going on, or the next one to come within a year; undefined when no step has a date ahead. */
export function nextStep(steps: readonly CycleStep[], today: string): { step: CycleStep; span: DaySpan } | undefined {
  const year = Number(today.slice(0, 4))
  return steps
    .flatMap((step) => [year, year + 1].flatMap((one) => spanIn(step, one) ?? []).map((span) => ({ step, span })))
    .filter(({ span }) => span.to >= today)
    .sort((a, b) => (a.span.from < b.span.from ? -1 : a.span.from > b.span.from ? 1 : a.step.no - b.step.no))[0]
}
