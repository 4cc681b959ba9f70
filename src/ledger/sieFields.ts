// Splits one line of a SIE file (types 1-4) into fields, and reads amounts and dates by hand: no regular expressions, no copies.
// Works on text where one character is one byte; knows no encodings and no records.

export const PLAIN = 0
const QUOTED = 1
/** Quoted with `\"` inside. */
export const ESCAPED = 2
const LIST = 3

export const WHOLE = 0
const OPEN_QUOTE = 1
export const OPEN_BRACE = 2

const TAB = 9
const SPACE = 32
const QUOTE = 34
const BACKSLASH = 92
const LEFT = 123
const RIGHT = 125

/** More fields than any record has; the rest of a line is ignored. */
const MAX_FIELDS = 200

/** The fields of the latest line: places in the text, quotes and braces left out. Reused from line to line. */
export class Fields {
  readonly start = new Int32Array(MAX_FIELDS)
  readonly end = new Int32Array(MAX_FIELDS)
  readonly kind = new Uint8Array(MAX_FIELDS)
  count = 0
  problem = WHOLE
  /** Where an unclosed quote or brace stands. */
  problemAt = 0

  split(line: string, from: number, to: number): void {
    this.count = 0
    this.problem = WHOLE
    let at = from
    while (at < to && this.count < MAX_FIELDS) {
      const code = line.charCodeAt(at)
      if (code === SPACE || code === TAB) at++
      else if (code === QUOTE) at = this.quoted(line, at, to)
      else if (code === LEFT) at = this.list(line, at, to)
      else at = this.plain(line, at, to)
    }
  }

  private push(start: number, end: number, kind: number): void {
    this.start[this.count] = start
    this.end[this.count] = end
    this.kind[this.count++] = kind
  }

  private plain(line: string, from: number, to: number): number {
    let at = from + 1
    for (; at < to; at++) {
      const code = line.charCodeAt(at)
      if (code === SPACE || code === TAB) break
    }
    this.push(from, at, PLAIN)
    return at
  }

  private quoted(line: string, from: number, to: number): number {
    let kind = QUOTED
    for (let at = from + 1; at < to; at++) {
      const code = line.charCodeAt(at)
      if (code === QUOTE) {
        this.push(from + 1, at, kind)
        return at + 1
      }
      if (code === BACKSLASH && at + 1 < to && line.charCodeAt(at + 1) === QUOTE) {
        kind = ESCAPED
        at++
      }
    }
    return this.broken(OPEN_QUOTE, from, to, kind)
  }

  private list(line: string, from: number, to: number): number {
    let inQuote = false
    for (let at = from + 1; at < to; at++) {
      const code = line.charCodeAt(at)
      if (code === BACKSLASH && inQuote && at + 1 < to && line.charCodeAt(at + 1) === QUOTE) at++
      else if (code === QUOTE) inQuote = !inQuote
      else if (code === RIGHT && !inQuote) {
        this.push(from + 1, at, LIST)
        return at + 1
      } else if (code === LEFT && !inQuote) break
    }
    return this.broken(inQuote ? OPEN_QUOTE : OPEN_BRACE, from, to, LIST)
  }

  private broken(problem: number, from: number, to: number, kind: number): number {
    this.problem = problem
    this.problemAt = from
    this.push(from + 1, to, kind)
    return to
  }

  /** The field as written, without quotes, `\"` unescaped; bytes not decoded. Empty when absent. */
  raw(line: string, index: number): string {
    if (index >= this.count) return ''
    const text = line.slice(this.start[index], this.end[index])
    return this.kind[index] === ESCAPED ? text.replaceAll('\\"', '"') : text
  }

  isList(index: number): boolean {
    return index < this.count && this.kind[index] === LIST
  }
}

/** NaN when it is no amount (FORMATS §1.2), Infinity when too large to be exact; otherwise öre. */
export function amountOre(line: string, from: number, to: number): number {
  let at = from
  const negative = at < to && line.charCodeAt(at) === 45
  if (negative) at++
  const first = at
  let value = 0
  for (; at < to; at++) {
    const digit = line.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) break
    value = value * 10 + digit
  }
  if (at === first) return Number.NaN
  let decimals = 0
  if (at < to) {
    if (line.charCodeAt(at++) !== 46) return Number.NaN
    for (; at < to; at++, decimals++) {
      const digit = line.charCodeAt(at) - 48
      if (digit < 0 || digit > 9 || decimals === 2) return Number.NaN
      value = value * 10 + digit
    }
    if (decimals === 0) return Number.NaN
  }
  value *= decimals === 2 ? 1 : decimals === 1 ? 10 : 100
  if (value > Number.MAX_SAFE_INTEGER) return Number.POSITIVE_INFINITY
  return negative && value !== 0 ? -value : value
}

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function digits(line: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = line.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}

/** `20250131` as a number, -1 when the day does not exist in the calendar. */
export function dateNumber(line: string, from: number, to: number): number {
  if (to - from !== 8) return -1
  const value = digits(line, from, to)
  const year = Math.trunc(value / 10_000)
  const month = Math.trunc(value / 100) % 100
  const day = value % 100
  if (value < 0 || year < 1 || month < 1 || month > 12 || day < 1) return -1
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day <= DAYS[month]! || (month === 2 && day === 29 && leap) ? value : -1
}

/** `202501` as a number, -1 when it is no month. */
export function periodNumber(line: string, from: number, to: number): number {
  if (to - from !== 6) return -1
  const value = digits(line, from, to)
  const month = value % 100
  return value > 0 && month >= 1 && month <= 12 && value >= 100_00 ? value : -1
}

export function isoDate(value: number): string {
  const text = String(value).padStart(8, '0')
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}

export function isoPeriod(value: number): string {
  const text = String(value).padStart(6, '0')
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

export const isDigits = (text: string): boolean => text.length > 0 && digits(text, 0, text.length) >= 0
