// Who holds money in the budget journal: a unit of the organisation, one of its activities, or a line of the result budget.
// Refuses: knowing amounts. The text form is what the database and addresses use.
import type { UnitCode } from '../kernel/ids.ts'

/** `unit/hsn`, `unit/hsn/sjukhusvard`, `line/tax_revenue`. */
export type Holder = string & { readonly __id: 'holder' }

/**
 * Where money comes from and where a result is left. `result` closes every decision: what the other lines bring less what units
 * get stands there, so that the journal of a year always sums to zero and `result` holds the budgeted result.
 */
export const LINES = [
  'tax_revenue',
  'general_state_grants',
  'earmarked_grants',
  'financial_income',
  'financial_costs',
  'reserve',
  'result',
] as const
export type Line = (typeof LINES)[number]

export const unitHolder = (unit: UnitCode, activity?: string): Holder =>
  (activity === undefined ? `unit/${unit}` : `unit/${unit}/${activity}`) as Holder

export const lineHolder = (line: Line): Holder => `line/${line}` as Holder

export type ParsedHolder = { kind: 'unit'; unit: UnitCode; activity?: string } | { kind: 'line'; line: Line }

/** Undefined when the text is no holder. */
export function parseHolder(text: string): ParsedHolder | undefined {
  const [kind, name, activity, ...rest] = text.split('/')
  if (!name || rest.length > 0) return undefined
  if (kind === 'unit')
    return activity === undefined ? { kind, unit: name } : activity ? { kind, unit: name, activity } : undefined
  const line = LINES.find((one) => one === name)
  return kind === 'line' && line && activity === undefined ? { kind, line } : undefined
}
