import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDecimal,
  compareDecimal,
  decimal,
  divideDecimal,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
  roundDecimal,
  subtractDecimal,
  toNumber,
  trimDecimal,
  writeDecimal,
} from './decimal.ts'

const d = decimal
const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 9 }))
  .map(([units, scale]) => ({ units, scale }))

describe('exact decimals', () => {
  it.each([
    ['0.1 + 0.2 is 0.3', writeDecimal(addDecimal(d('0.1'), d('0.2'))), '0.3'],
    ['12.50 − 0.5', writeDecimal(subtractDecimal(d('12.50'), d('0.5'))), '12.00'],
    ['1.5 × 1.05', writeDecimal(multiplyDecimal(d('1.5'), d('1.05'))), '1.575'],
    ['95 / 100 to 2', writeDecimal(divideDecimal(d('95'), d('100'), 2, 'half-away')), '0.95'],
    ['2 / 3 to 2, half away', writeDecimal(divideDecimal(d('2'), d('3'), 2, 'half-away')), '0.67'],
    ['2 / 3 to 2, towards zero', writeDecimal(divideDecimal(d('2'), d('3'), 2, 'towards-zero')), '0.66'],
    ['−1 / 8 to 2, half away', writeDecimal(divideDecimal(d('-1'), d('8'), 2, 'half-away')), '-0.13'],
    ['a tie rounds away from zero', writeDecimal(roundDecimal(d('-2.5'), 0, 'half-away')), '-3'],
    ['minus zero does not exist', writeDecimal(roundDecimal(d('-0.4'), 0, 'half-away')), '0'],
    ['small negative', writeDecimal(d('-0.16')), '-0.16'],
    ['zeroes that say nothing', writeDecimal(trimDecimal(d('3.00'))), '3'],
    ['Swedish', formatDecimal(d('-46645.5')), '\u221246\u00a0645,5'],
    ['English', formatDecimal(d('46645.5'), 'en', { sign: true }), '+46,645.5'],
  ])('%s', (_, got, want) => expect(got).toBe(want))

  it.each(['', '1,5', '1e3', ' 1', '1.', '.5', '--1', 'NaN'])('does not read %j', (text) =>
    expect(parseDecimal(text)).toBeUndefined(),
  )

  it('compares by value, not by digits', () => {
    expect(compareDecimal(d('1.0'), d('1'))).toBe(0)
    expect(compareDecimal(d('0.79999999999999999999'), d('0.8'))).toBe(-1)
  })

  it('refuses to divide by zero', () => expect(() => divideDecimal(d('1'), d('0.0'), 2, 'half-away')).toThrow('zero'))

  it('is read back as written', () => {
    fc.assert(fc.property(anyDecimal, (a) => compareDecimal(decimal(writeDecimal(a)), a) === 0))
  })

  it('adds and takes away without a trace, and divides what it multiplied', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        expect(compareDecimal(subtractDecimal(addDecimal(a, b), b), a)).toBe(0)
        if (b.units !== 0n) expect(compareDecimal(divideDecimal(multiplyDecimal(a, b), b, a.scale, 'towards-zero'), a)).toBe(0)
      }),
    )
  })

  it('gives the nearest float of its digits', () => expect(toNumber(d('28.7'))).toBe(28.7))
})
