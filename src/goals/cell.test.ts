import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeDecimal } from '../kernel/decimal.ts'
import { type Cell, readCell } from './cell.ts'
import type { Quantity } from './quantity.ts'

const q = (quantity: Quantity) => writeDecimal(quantity.value) + (quantity.unit ? ` ${quantity.unit}` : '')

/** One line per cell: what was read, in a notation a controller can check. */
function said(cell: Cell): string {
  switch (cell.kind) {
    case 'missing':
      return `missing: ${cell.why}`
    case 'unreadable':
      return 'unreadable'
    case 'tertials':
      return `T${cell.latest} = ${q(cell.quantity)} of ${cell.all.length}`
    case 'value':
      return cell.parts.map(q).join(' and ') + cell.breakdown.map((b) => ` ${b.label}=${q(b.quantity)}`).join('')
  }
}

describe('an outcome cell as printed', () => {
  it.each([
    // numbers, every kind of space
    ['0', '0'],
    ['59,7', '59.7'],
    ['9 066', '9066'],
    ['46\u00a0645', '46645'],
    ['46\u202f645', '46645'],
    ['46\u2009645', '46645'],
    ['1 234 567,25', '1234567.25'],
    ["46'645", '46645'],
    ['46645', '46645'],
    ['1234.5', '1234.5'],
    ['0.125', '0.125'],
    ['253', '253'],
    ['343,6', '343.6'],
    // percent and other units
    ['18 %', '18 %'],
    ['82%', '82 %'],
    ['67,0 %', '67.0 %'],
    ['67\u00a0%', '67 %'],
    ['67 procent', '67 %'],
    ['2 procentenheter', '2 procentenheter'],
    ['43 431 ton', '43431 ton'],
    ['1,5 mkr', '1500000.0 kr'],
    ['900 tkr', '900000 kr'],
    // signs
    ['-0,16 %', '-0.16 %'],
    ['\u22120,16 %', '-0.16 %'],
    ['\u20130,16 %', '-0.16 %'],
    ['(123)', '-123'],
    ['123-', '-123'],
    ['+5', '5'],
    // two parts
    ['54,5/48', '54.5 and 48'],
    ['28,7/24,7', '28.7 and 24.7'],
    ['1,3/2,0', '1.3 and 2.0'],
    ['84 / 72 %', '84 % and 72 %'],
    ['84 %/72 %', '84 % and 72 %'],
    // breakdown beside the total
    ['88,5 % (K: 89,2 %, M: 87,9 %)', '88.5 % K=89.2 % M=87.9 %'],
    ['2 174 (K: 962, M: 1 212)', '2174 K=962 M=1212'],
    ['7,1 % (K: 7,1 %, M: 7,1 %)', '7.1 % K=7.1 % M=7.1 %'],
    // tertials: the highest with a value
    ['T1: 79 % T2: 82 %', 'T2 = 82 % of 2'],
    ['T1: 80 % T2: 82%', 'T2 = 82 % of 2'],
    ['T1: 82 % T2: 94 % T3: 98 %', 'T3 = 98 % of 3'],
    ['T1: 100 % T2: 92 % T3: 100 %', 'T3 = 100 % of 3'],
    ['T2: 82 %, T1: 79 %', 'T2 = 82 % of 2'],
    ['T1 79 %; T2 82 %', 'T2 = 82 % of 2'],
    ['Tertial 1: 79 % Tertial 2: 82 %', 'T2 = 82 % of 2'],
    ['T1: 79 % T2: -', 'T1 = 79 % of 1'],
    ['T1: -', 'missing: stated'],
    // missing, never zero
    ['', 'missing: empty'],
    ['   ', 'missing: empty'],
    ['Värde saknas', 'missing: stated'],
    ['värde  saknas', 'missing: stated'],
    ['Värde saknas 1', 'missing: stated'],
    ['Värde saknas14', 'missing: stated'],
    ['Uppgift saknas', 'missing: stated'],
    ['i.u.', 'missing: stated'],
    ['ej relevant', 'missing: stated'],
    ['-', 'missing: dash'],
    ['\u2013', 'missing: dash'],
    ['\u2014', 'missing: dash'],
    ['..', 'missing: dash'],
    // footnotes glued to the value
    ['68 %³', '68 %'],
    ['68 %3', '68 %'],
    ['14 % 7', '14 %'],
    ['12,4*', '12.4'],
    // refused, with a sentence
    ['12 34', 'unreadable'],
    ['1.234', 'unreadable'],
    ['85,5,0', 'unreadable'],
    ['1 2343)', 'unreadable'],
    ['<5', 'unreadable'],
    ['ca 70 %', 'unreadable'],
    ['5–10', 'unreadable'],
    ['13 av 15', 'unreadable'],
    ['Ja', 'unreadable'],
    ['K: 5,1 %, M: 5,6 %', 'unreadable'],
    ['1/2/3', 'unreadable'],
    ['42/-', 'unreadable'],
    ['#DIV/0!', 'unreadable'],
    ['#SAKNAS!', 'unreadable'],
    ['T1: många', 'unreadable'],
    ['NaN', 'unreadable'],
    ['1e5', 'unreadable'],
  ])('%j reads as %s', (raw, want) => expect(said(readCell(raw))).toBe(want))

  it('never throws and never reads words without a digit as a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (raw) => {
        const cell = readCell(raw)
        if (!/\d/.test(raw)) expect(['missing', 'unreadable']).toContain(cell.kind)
      }),
    )
  })

  it('reads what Swedish writing of any whole number gives', () => {
    const spaces = fc.constantFrom(' ', '\u00a0', '\u202f', '\u2009')
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), spaces, (n, space) => {
        const written = String(n).replace(/\B(?=(\d{3})+(?!\d))/g, space)
        expect(said(readCell(written))).toBe(String(n))
      }),
    )
  })
})
