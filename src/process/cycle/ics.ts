// The cycle as an iCalendar file (RFC 5545): all-day events, yearly ones as a rule, only steps that state a date.
// Refuses: the clock; the stamp is an argument, so that the same cycle gives the same bytes.
import type { Lang } from '../../kernel/text.ts'
import { addDays } from '../rounds/deadline.ts'
import type { CycleStep } from './cycle.ts'

export interface IcsOptions {
  lang: Lang
  /** Name of the calendar. */
  name: string
  /** Makes UIDs the authority's own, e.g. `demo.roder`. */
  domain: string
  /** DTSTAMP, an instant in UTC: `2023-05-09T12:00:00Z`. */
  stamp: string
  /** First year of steps that come every year. */
  fromYear: number
}

export function cycleIcs(steps: readonly CycleStep[], options: IcsOptions): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Roder//Annual cycle//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(options.name)}`,
    ...steps.flatMap((step) => eventLines(step, options)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const compact = (date: string): string => date.replaceAll('-', '')

function eventLines(step: CycleStep, { lang, domain, stamp, fromYear }: IcsOptions): string[] {
  const { when } = step
  if (when.kind === 'words') return []
  const span = when.kind === 'dated' ? when.span : { from: `${fromYear}-${when.from}`, to: `${fromYear}-${when.to}` }
  const description = [step.what[lang], step.who[lang], step.words[lang]].filter((part) => part !== '').join('\n')
  return [
    'BEGIN:VEVENT',
    `UID:arshjul-${step.no}@${domain}`,
    `DTSTAMP:${compact(stamp.slice(0, 19)).replaceAll(':', '')}Z`,
    `DTSTART;VALUE=DATE:${compact(span.from)}`,
    // The last day is included by us and excluded by the standard.
    `DTEND;VALUE=DATE:${compact(addDays(span.to, 1))}`,
    ...(when.kind === 'yearly' ? ['RRULE:FREQ=YEARLY'] : []),
    `SUMMARY:${escaped(step.title[lang])}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** RFC 5545 3.3.11: backslash, semicolon, comma and line breaks. */
export const escaped = (value: string): string =>
  value
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replace(/\r\n|\r|\n/g, '\\n')

const bytesOf = (letter: string): number => {
  const code = letter.codePointAt(0)!
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** RFC 5545 3.1: at most 75 octets a line, going on after a line break and one space; letters are never split. */
export function folded(line: string): string {
  let out = ''
  let used = 0
  for (const letter of line) {
    const size = bytesOf(letter)
    if (used + size > 75) {
      out += '\r\n '
      used = 1
    }
    out += letter
    used += size
  }
  return out
}
