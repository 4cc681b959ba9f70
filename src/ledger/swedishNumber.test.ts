import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatNumber } from '../kernel/text.ts'
import { parseSwedishNumber } from './swedishNumber.ts'

const read = (text: string): string => {
  const result = parseSwedishNumber(text)
  if (result.kind === 'number') return result.decimal + (result.percent ? ' %' : '')
  return result.kind === 'missing' ? `missing ${result.reason}`.trim() : 'unreadable'
}

test.each([
  ['1 234,5', '1234.5'],
  ['1\u00a0234\u00a0567,00', '1234567.00'],
  ['1\u202f234', '1234'],
  ["1'234'567", '1234567'],
  ['12 34', 'unreadable'],
  ['1 23,4', 'unreadable'],
  ['1234.5', '1234.5'],
  ['1.234', 'unreadable'],
  ['0.125', '0.125'],
  ['1234.567', '1234.567'],
  ['1.234,50', 'unreadable'],
  ['1,234,567', 'unreadable'],
  ['-5', '-5'],
  ['\u22125,25', '-5.25'],
  ['–5', '-5'],
  ['5-', '-5'],
  ['(123)', '-123'],
  ['-0', '0'],
  ['+7', '7'],
  ['5–10', 'unreadable'],
  ['2024–2026', 'unreadable'],
  ['-', 'missing -'],
  ['–', 'missing –'],
  ['..', 'missing ..'],
  ['x', 'missing x'],
  ['i.u.', 'missing i.u.'],
  ['Värde saknas', 'missing Värde saknas'],
  ['', 'missing'],
  ['\u00a0', 'missing'],
  ['< 5', 'missing < 5'],
  ['#DIV/0!', 'unreadable'],
  ['#SAKNAS!', 'unreadable'],
  ['87,9 %', '87.9 %'],
  ['12,4¹', '12.4'],
  ['12,4*', '12.4'],
  ['54,5/48', 'unreadable'],
  ['≥ 80', 'unreadable'],
  ['1e5', 'unreadable'],
  ['100 kr', '100'],
  ['100 tkr', 'unreadable'],
])('%s → %s', (written, expected) => {
  expect(read(written)).toBe(expected)
})

test('what we print we can read', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 2 }), (units, decimals) => {
      const value = units / 10 ** decimals
      const result = parseSwedishNumber(formatNumber(value, decimals))
      expect(result.kind === 'number' && Number(result.decimal)).toBe(value === 0 ? 0 : value)
    }),
  )
})
