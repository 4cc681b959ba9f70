// The day changes at midnight in Stockholm, in summer two hours before UTC's and in winter one.
import { expect, test } from 'vitest'
import { stockholmClock, stockholmDay, stockholmMinute, stockholmSecond } from './stockholm.ts'

test.each([
  ['2023-05-08T21:59:59Z', '2023-05-08', '23:59'],
  ['2023-05-08T22:00:00Z', '2023-05-09', '00:00'],
  ['2023-12-31T22:59:00Z', '2023-12-31', '23:59'],
  ['2023-12-31T23:00:00Z', '2024-01-01', '00:00'],
])('%s is %s at %s', (instant, day, clock) => {
  expect(stockholmDay(instant)).toBe(day)
  expect(stockholmClock(new Date(instant))).toBe(clock)
  expect(stockholmMinute(instant)).toBe(`${day} ${clock}`)
  expect(stockholmSecond(instant)).toBe(`${day} ${clock}:${instant.slice(17, 19)}`)
})
