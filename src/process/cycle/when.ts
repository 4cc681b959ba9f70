// When a step of the year takes place: the words as decided, and the dates only where the words state them.
// Refuses: turning a season, a habit or an "after" into a date.
import { isDate, monthOf } from '../../kernel/month.ts'

/** First and last day, both included. */
export interface DaySpan {
  from: string
  to: string
}

export type When =
  | { kind: 'dated'; span: DaySpan }
  /** Every year: month and day without a year, `06-01` to `06-30`. */
  | { kind: 'yearly'; from: string; to: string }
  | { kind: 'words' }

const MONTHS = [
  ['january', 'januari'],
  ['february', 'februari'],
  ['march', 'mars'],
  ['april'],
  ['may', 'maj'],
  ['june', 'juni'],
  ['july', 'juli'],
  ['august', 'augusti'],
  ['september'],
  ['october', 'oktober'],
  ['november'],
  ['december'],
]

const monthNamed = (name: string): number | undefined => {
  const at = MONTHS.findIndex((names) => names.includes(name))
  return at < 0 ? undefined : at + 1
}

const two = (value: number): string => String(value).padStart(2, '0')
/** A year that is not a leap year: a yearly February ends on the 28th. */
const lastDay = (year: number, no: number): number => new Date(Date.UTC(year, no, 0)).getUTCDate()
const months = (year: number, first: number, last: number): When => ({
  kind: 'dated',
  span: { from: `${monthOf(year, first)}-01`, to: `${monthOf(year, last)}-${two(lastDay(year, last))}` },
})
const yearlyMonth = (no: number): When => ({ kind: 'yearly', from: `${two(no)}-01`, to: `${two(no)}-${two(lastDay(2001, no))}` })

type Reading = (match: RegExpExecArray) => When | undefined

/** What the words state; each reading takes the whole text, so that nothing said is passed over but a note in brackets. */
const READINGS: readonly (readonly [RegExp, Reading])[] = [
  [/^(\d{4}-\d{2}-\d{2})$/, ([, day = '']) => (isDate(day) ? { kind: 'dated', span: { from: day, to: day } } : undefined)],
  [
    /^(\d{4}-\d{2}-\d{2}) (?:to|till|–) (\d{4}-\d{2}-\d{2})$/,
    ([, from = '', to = '']) => (isDate(from) && isDate(to) && from <= to ? { kind: 'dated', span: { from, to } } : undefined),
  ],
  [/^(?:q|kvartal )([1-4]) (\d{4})$/, ([, quarter, year]) => months(Number(year), Number(quarter) * 3 - 2, Number(quarter) * 3)],
  [/^(\d{4})$/, ([, year]) => months(Number(year), 1, 12)],
  [
    /^([a-z]+) (\d{4})$/,
    ([, name = '', year]) => {
      const no = monthNamed(name)
      return no === undefined ? undefined : months(Number(year), no, no)
    },
  ],
  [/^(?:full year|helår|helåret)$/, () => undefined],
  [
    /^([a-z]+) (?:each year|varje år)$/,
    ([, name = '']) => {
      const no = monthNamed(name)
      return no === undefined ? undefined : yearlyMonth(no)
    },
  ],
  [
    /^(\d{1,2}) ([a-z]+)$/,
    ([, day, name = '']) => {
      const no = monthNamed(name)
      if (no === undefined || Number(day) < 1 || Number(day) > lastDay(2001, no)) return undefined
      const date = `${two(no)}-${two(Number(day))}`
      return { kind: 'yearly', from: date, to: date }
    },
  ],
]

/** `Q1 2022` → 1 January to 31 March 2022; `30 April` → every year; `autumn 2020` → words alone. */
export function readWhen(words: string): When {
  const plain = words.trim().toLowerCase()
  const wholeYear = /^(?:full year|helår|helåret) \(([a-z]+)\)$/.exec(plain)
  const named = wholeYear ? monthNamed(wholeYear[1]!) : undefined
  if (named !== undefined) return yearlyMonth(named)
  const bare = plain.replace(/ \([^)]*\)$/, '')
  for (const [pattern, reading] of READINGS) {
    const match = pattern.exec(bare)
    const when = match ? reading(match) : undefined
    if (when) return when
  }
  return { kind: 'words' }
}
