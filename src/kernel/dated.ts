// A value with a history: law, definitions, limits. Each value holds from its date until the next one.
export interface Dated<T> {
  /** Law, recommendation or decision, e.g. `SFS 2017:725, 11 kap. 14 §`. */
  source: string
  /** True where the reference has not been checked against the source text. */
  unverified?: boolean
  values: Record<string, T>
}

export const dated = <T>(value: Dated<T>): Dated<T> => value

/** The value valid on a date `YYYY-MM-DD` (or at the end of a year `YYYY`); undefined before the first. */
export function at<T>(history: Dated<T>, when: string): T | undefined {
  const date = when.length === 4 ? `${when}-12-31` : when
  const from = Object.keys(history.values)
    .filter((start) => start <= date)
    .sort()
    .at(-1)
  return from === undefined ? undefined : history.values[from]
}
