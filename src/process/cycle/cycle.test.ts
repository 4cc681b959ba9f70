// Dates are taken from words only where they are stated, and the calendar file says the same back to any reader of the standard.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { text } from '../../kernel/text.ts'
import { type CycleStep, nextStep, placeInYear } from './cycle.ts'
import { cycleIcs } from './ics.ts'
import { readWhen } from './when.ts'

const written = (words: string): string => {
  const when = readWhen(words)
  if (when.kind === 'dated') return `${when.span.from}..${when.span.to}`
  return when.kind === 'yearly' ? `*-${when.from}..${when.to}` : '-'
}

describe('words about time', () => {
  it.each([
    ['2022-04-14', '2022-04-14..2022-04-14'],
    ['2022-02-30', '-'],
    ['2022-03-01 till 2022-03-15', '2022-03-01..2022-03-15'],
    ['Q1 2022', '2022-01-01..2022-03-31'],
    ['kvartal 2 2022', '2022-04-01..2022-06-30'],
    ['February 2022', '2022-02-01..2022-02-28'],
    ['februari 2024', '2024-02-01..2024-02-29'],
    ['2021 (goal breakdown from 2022)', '2021-01-01..2021-12-31'],
    ['June each year', '*-06-01..06-30'],
    ['juni varje år', '*-06-01..06-30'],
    ['30 April', '*-04-30..04-30'],
    ['31 april', '-'],
    ['full year (December)', '*-12-01..12-31'],
    ['autumn 2020', '-'],
    ['autumn 2021; winter 2021/22', '-'],
    ['after 2022-04-14', '-'],
    ['yearly, after committee plan', '-'],
    ['monthly', '-'],
    ['when needed', '-'],
    ['', '-'],
  ])('%s → %s', (words, expected) => {
    expect(written(words)).toBe(expected)
  })
})

const step = (no: number, words: string, title = `Steg ${no}`): CycleStep => ({
  no,
  title: text(title, title),
  what: text('Skicka ut; besluta, följ upp', 'Send'),
  who: text('Nämnder', 'Committees'),
  words: text(words, words),
  when: readWhen(words),
})

describe('the wheel', () => {
  it.each([
    ['2022-04-14', '04-14–04-14'],
    ['Q1 2022', '01-01–03-31'],
    ['30 April', '04-30–04-30'],
    ['2021', undefined],
    ['autumn 2020', undefined],
  ])('has a place for %s: %s', (words, expected) => {
    const place = placeInYear(step(1, words))
    expect(place && `${place.from}–${place.to}`).toBe(expected)
  })

  it('tells the step going on or the next one', () => {
    const steps = [step(1, '2022-03-01'), step(2, '30 April'), step(3, 'juni varje år')]
    expect(nextStep(steps, '2022-02-20')?.step.no).toBe(1)
    expect(nextStep(steps, '2022-06-15')?.span).toEqual({ from: '2022-06-01', to: '2022-06-30' })
    expect(nextStep(steps, '2026-11-22')?.span).toEqual({ from: '2027-04-30', to: '2027-04-30' })
    expect(nextStep([step(1, 'hösten')], '2026-11-22')).toBeUndefined()
  })
})

/** A reader of the standard, written for this test alone: unfolds, splits, unescapes. */
function readIcs(file: string): { calendar: Record<string, string>; events: Record<string, string>[] } {
  expect(file.endsWith('\r\n')).toBe(true)
  const physical = file.slice(0, -2).split('\r\n')
  for (const line of physical) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const lines = file.slice(0, -2).replaceAll('\r\n ', '').split('\r\n')
  const events: Record<string, string>[] = []
  const calendar: Record<string, string> = {}
  let current = calendar
  for (const line of lines) {
    const at = line.indexOf(':')
    const [name, value] = [line.slice(0, at), line.slice(at + 1)]
    if (line === 'BEGIN:VEVENT') current = {}
    else if (line === 'END:VEVENT') {
      events.push(current)
      current = calendar
    } else current[name] = value.replace(/\\([nN\\;,])/g, (_, one: string) => (one.toLowerCase() === 'n' ? '\n' : one))
  }
  return { calendar, events }
}

const options = { lang: 'sv', name: 'Årshjul', domain: 'prov.roder', stamp: '2023-05-09T12:00:00.000Z', fromYear: 2023 } as const

describe('the calendar file', () => {
  it('holds the steps that state a date, the last day included, each with an address that stays', () => {
    const file = cycleIcs([step(7, '2022-02-08'), step(2, '30 April'), step(9, 'Q1 2022'), step(17, 'autumn')], options)
    const { calendar, events } = readIcs(file)
    expect(calendar).toMatchObject({ VERSION: '2.0', 'X-WR-CALNAME': 'Årshjul' })
    expect(events.map((event) => [event.UID, event['DTSTART;VALUE=DATE'], event['DTEND;VALUE=DATE'], event.RRULE, event.DTSTAMP])).toEqual([
      ['arshjul-7@prov.roder', '20220208', '20220209', undefined, '20230509T120000Z'],
      ['arshjul-2@prov.roder', '20230430', '20230501', 'FREQ=YEARLY', '20230509T120000Z'],
      ['arshjul-9@prov.roder', '20220101', '20220401', undefined, '20230509T120000Z'],
    ]) // biome-ignore format: one glance
    expect(events[0]!.DESCRIPTION).toBe('Skicka ut; besluta, följ upp\nNämnder\n2022-02-08')
  })

  it('gives back any title, however long and whatever letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (any) => {
        // Control characters are not text in the standard; line breaks become one.
        const title = any.replace(/\p{Cc}/gu, ' ')
        expect(readIcs(cycleIcs([step(1, '2022-02-08', title)], options)).events[0]!.SUMMARY).toBe(title)
      }),
      { numRuns: 50 },
    )
  })

  it('is the same file for the same cycle', () => {
    expect(cycleIcs([step(1, '2022-02-08')], options)).toBe(cycleIcs([step(1, '2022-02-08')], options))
  })
})
