// Months and spans are values, never Date. The last month of a span is included.
export type Month = string & { readonly __unit: 'month' }

const SHAPE = /^\d{4}-(0[1-9]|1[0-2])$/

/** `2020-08`. Throws on anything else: callers check user input before. */
export function month(text: string): Month {
  if (!SHAPE.test(text)) throw new Error(`not a month (YYYY-MM): ${text}`)
  return text as Month
}

export function isMonth(text: string): text is Month {
  return SHAPE.test(text)
}

export function monthOf(year: number, no: number): Month {
  return month(`${year}-${String(no).padStart(2, '0')}`)
}

export function yearOf(value: Month): number {
  return Number(value.slice(0, 4))
}

/** 1 to 12. */
export function monthNo(value: Month): number {
  return Number(value.slice(5))
}

/** First to last month, both included. */
export interface Span {
  first: Month
  last: Month
}

export function span(first: Month, last: Month): Span {
  if (first > last) throw new Error(`a span runs forwards: ${first} to ${last}`)
  return { first, last }
}

export function yearSpan(year: number): Span {
  return span(monthOf(year, 1), monthOf(year, 12))
}

/** A civil date `YYYY-MM-DD` that exists in the calendar. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [, y, m, d] = match.map(Number) as [number, number, number, number]
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1]
  return days !== undefined && d >= 1 && d <= days
}
