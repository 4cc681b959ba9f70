// The methods a full year is expected by, from the months known so far, and what late invoices usually add to them.
// Refuses: an amount where the method has nothing to stand on; it answers undefined, never zero.

/** Methods that are tried on a series. Budget is a reference beside them, not one of them. */
export const SUGGESTION_METHODS = ['seasonal-naive', 'run-rate', 'last-years-curve'] as const
export type SuggestionMethod = (typeof SUGGESTION_METHODS)[number]

/** What is known at the end of a month. Amounts as whole öre in, estimates in parts of öre inside: rounded once, at the edge. */
export interface KnownYear {
  /** January to the month, this year. */
  months: readonly number[]
  /** The whole of last year. */
  lastYear?: readonly number[]
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)

/** Below this part of last year's sum the curve says nothing: dividing by almost nothing gives any number. */
const LEAST_SHARE = 0.02

/** The expected full year. `toDate` replaces the sum so far, when late invoices are added to it. */
export function fullYear(method: SuggestionMethod, known: KnownYear, toDate = sum(known.months)): number | undefined {
  const passed = known.months.length
  if (passed < 1 || passed > 12) return undefined
  const { lastYear } = known
  switch (method) {
    case 'run-rate':
      return (toDate * 12) / passed
    case 'seasonal-naive':
      return lastYear?.length === 12 ? toDate + sum(lastYear.slice(passed)) : undefined
    case 'last-years-curve': {
      if (lastYear?.length !== 12) return undefined
      const before = sum(lastYear.slice(0, passed))
      const gross = lastYear.reduce((total, one) => total + Math.abs(one), 0)
      if (Math.abs(before) < LEAST_SHARE * gross) return undefined
      return (toDate * sum(lastYear)) / before
    }
  }
}

/** A year as it was known at the same month then, and as it became. */
export interface Settled {
  knownThen: readonly number[]
  became: readonly number[]
}

/** No correction larger than this part of the sum: what is missing beyond it is no late invoice. */
const MOST_LATE = 0.25

/**
 * The sum so far with what usually arrives later: the mean part of the sum that was missing at the same month of earlier years.
 * Known from what was kept at those rounds; without such memory the sum stands as it is.
 */
export function withLateInvoices(toDate: number, earlier: readonly Settled[]): number {
  const parts = earlier.flatMap(({ knownThen, became }) => {
    const final = sum(became.slice(0, knownThen.length))
    return final === 0 ? [] : [1 - sum(knownThen) / final]
  })
  if (parts.length === 0) return toDate
  const late = Math.max(-MOST_LATE, Math.min(MOST_LATE, sum(parts) / parts.length))
  return toDate / (1 - late)
}
