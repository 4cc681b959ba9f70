import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeDecimal } from '../kernel/decimal.ts'
import type { Quantity } from './quantity.ts'
import { readTarget, type Target } from './target.ts'

const q = (quantity: Quantity) => writeDecimal(quantity.value) + (quantity.unit ? ` ${quantity.unit}` : '')

function said(target: Target): string {
  switch (target.kind) {
    case 'level':
      return `${target.comparison ?? 'bare'} ${target.values.map(q).join(' and ')}${target.result ? ' result' : ''}`
    case 'interval':
      return `${q(target.low)} to ${q(target.high)}`
    case 'change':
      return `${target.direction} ${target.by ? `${writeDecimal(target.by.amount)} ${target.by.unit}` : 'any'}`
    case 'hold':
      return `hold ${target.worse ?? 'by definition'}`
    default:
      return target.kind
  }
}

describe('a target as printed 2020', () => {
  it.each([
    ['>70 % genomförda VHU', '> 70 %'],
    ['>94 %', '> 94 %'],
    ['75,0 %', 'bare 75.0 %'],
    ['100 %', 'bare 100 %'],
    ['30,0', 'bare 30.0'],
    ['11 605', 'bare 11605'],
    ['2 500', 'bare 2500'],
    ['0', 'bare 0'],
    ['Minska', 'down any'],
    ['Öka', 'up any'],
    ['Öka 5 %', 'up 5 %'],
    ['Öka med 10 %', 'up 10 %'],
    ['Öka med 50 %', 'up 50 %'],
    ['Minska med 1 %', 'down 1 %'],
    ['Öka en procentenhet', 'up 1 procentenheter'],
    ['Bibehålla', 'hold by definition'],
    ['Ökat eller oförändrat', 'hold down'],
    ['Mäta ingångsvärde', 'baseline'],
    ['Indikatorn följs och utvecklas', 'followed'],
    ['Indikator följs och utvecklas', 'followed'],
    ['BE har infört 90 % av tillgängliga webbtjänster', 'bare 90 %'],
    ['', 'none'],
  ])('%j reads as %s', (raw, want) => expect(said(readTarget(raw))).toBe(want))
})

describe('a target as a controller writes it', () => {
  it.each([
    // levels by sign
    ['> 70 %', '> 70 %'],
    ['≥ 90 %', '>= 90 %'],
    ['>=90%', '>= 90 %'],
    ['≤ 5', '<= 5'],
    ['<= 5', '<= 5'],
    ['<5', '< 5'],
    ['< 5 %', '< 5 %'],
    // levels by word, strict words strict
    ['minst 75 %', '>= 75 %'],
    ['Minst 75 % av tillfrågade anmälare', '>= 75 %'],
    ['Ska vara minst 75 %', '>= 75 %'],
    ['lägst 5', '>= 5'],
    ['min 5', '>= 5'],
    ['över 70 %', '> 70 %'],
    ['mer än 70 %', '> 70 %'],
    ['överstiga 70 procent', '> 70 %'],
    ['Högst 5', '<= 5'],
    ['högst 5 %', '<= 5 %'],
    ['max 5', '<= 5'],
    ['max. 5 dagar', '<= 5 dagar'],
    ['skall understiga 4 %', '< 4 %'],
    ['understiga 4 %', '< 4 %'],
    ['under 4 %', '< 4 %'],
    ['färre än 20', '< 20'],
    ['får inte överstiga 4 %', '<= 4 %'],
    ['inte överstiga 4 %', '<= 4 %'],
    ['ej understiga 90 %', '>= 90 %'],
    ['90 % eller mer', '>= 90 %'],
    ['5 eller färre', '<= 5'],
    ['upp till 5 %', '<= 5 %'],
    ['Positivt resultat', '> 0 result'],
    ['positivt ekonomiskt resultat', '> 0 result'],
    ['Resultat i balans', '>= 0 result'],
    // numbers
    ['46\u00a0645', 'bare 46645'],
    ['46\u202f645', 'bare 46645'],
    ['12,5 %', 'bare 12.5 %'],
    ['-5 %', 'bare -5 %'],
    ['minst 2 mkr', '>= 2000000 kr'],
    ['högst 43 000 ton', '<= 43000 ton'],
    ['25 lärare', 'bare 25'],
    ['90/80 %', 'bare 90 % and 80 %'],
    ['≥ 90/80', '>= 90 and 80'],
    // intervals
    ['5–10', '5 to 10'],
    ['5-10 %', '5 % to 10 %'],
    ['0,5–1,0', '0.5 to 1.0'],
    ['mellan 5 och 10 %', '5 % to 10 %'],
    // changes
    ['öka', 'up any'],
    ['Ska öka', 'up any'],
    ['Ökning', 'up any'],
    ['Öka årligen', 'up any'],
    ['minskning', 'down any'],
    ['Ska minska', 'down any'],
    ['Öka med minst 5 %', 'up 5 %'],
    ['Öka minst 5 procent', 'up 5 %'],
    ['Öka med 2 procentenheter', 'up 2 procentenheter'],
    ['Öka med två procentenheter', 'up 2 procentenheter'],
    ['Minska med 0,5 procentenheter', 'down 0.5 procentenheter'],
    ['Minska en halv procentenhet', 'down 0.5 procentenheter'],
    ['Öka med 3', 'up 3 absolute'],
    ['Öka med 3 st', 'up 3 absolute'],
    ['Minska med hälften', 'down 50 %'],
    ['Öka till 80 %', '>= 80 %'],
    ['Öka från 70 % till 80 %', '>= 80 %'],
    ['Minska till högst 5', '<= 5'],
    ['Minska till 5', '<= 5'],
    // hold
    ['Minskat eller oförändrat', 'hold up'],
    ['Öka eller bibehålla', 'hold down'],
    ['Oförändrat eller ökat', 'hold down'],
    ['Oförändrat', 'hold by definition'],
    ['Bibehållen nivå', 'hold by definition'],
    ['Inte öka', 'hold up'],
    ['Ej minska', 'hold down'],
    // followed, baseline, none
    ['Följs upp', 'followed'],
    ['Ingångsvärde', 'baseline'],
    ['Värde saknas', 'none'],
    ['-', 'none'],
    // refused with a sentence
    ['minst 1–3 procent', 'unreadable'],
    ['minst 1 - 3 procent', 'unreadable'],
    ['ca 10', 'unreadable'],
    ['Bättre än riket', 'unreadable'],
    ['Bra', 'unreadable'],
    ['Öka lite', 'unreadable'],
    ['Öka -5 %', 'unreadable'],
    ['Öka 0 %', 'unreadable'],
    ['Öka med högst 5 %', 'unreadable'],
    ['+5 %', 'unreadable'],
    ['minst', 'unreadable'],
    ['minst 80 % inom 3 dagar', 'unreadable'],
    ['80 % och 90 %', 'unreadable'],
    ['10–5', 'unreadable'],
    ['12 34', 'unreadable'],
    ['1.234', 'unreadable'],
    ['minst 5 eller mindre', 'unreadable'],
    ['<>5', 'unreadable'],
    ['__proto__', 'unreadable'],
  ])('%j reads as %s', (raw, want) => expect(said(readTarget(raw))).toBe(want))

  it('says what to write instead, in both languages', () => {
    const target = readTarget('Bättre än riket')
    expect(target.kind === 'unreadable' && target.why.sv).toBe(
      'Målvärdet ”Bättre än riket” kan inte läsas. Skriv till exempel 75 %, minst 90 %, högst 5, Öka 5 % eller Bibehålla.',
    )
    expect(target.kind === 'unreadable' && target.why.en).toContain('cannot be read')
  })

  it('never throws, whatever is written', () => {
    const piece = fc.constantFrom(
      'Öka',
      'minst',
      '5',
      '%',
      'med',
      '/',
      '–',
      '>',
      'procentenhet',
      '1.234',
      'till',
      '(',
      'T1:',
      ' ',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 40 }),
          fc.array(piece).map((p) => p.join(' ')),
        ),
        (raw) => void readTarget(raw),
      ),
    )
  })
})
