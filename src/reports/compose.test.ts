import { describe, expect, test } from 'vitest'
import type { Figure, FigureRef } from '../kernel/figure.ts'
import { choose, compose, figure, num, s, type Template } from './compose.ts'
import { figuresIn, type Table } from './document.ts'
import { publishedValue, showFigure } from './shown.ts'

const books: Record<string, Partial<Figure>> = {
  'statements:income/result_for_the_year@region/2020': { value: 9_812_345_678 },
  'statements:operating/total_region/deviation@region/2020': { value: -4_612_000_000 },
  'statements:ratios/N07@region/2020': { value: 18.945, unit: 'percent', precision: 1 },
  'statements:income/extraordinary_items@region/2020': { value: 0 },
}
const resolve = (ref: FigureRef): Figure | undefined =>
  books[ref] && {
    ref,
    label: { sv: ref, en: ref },
    value: null,
    unit: 'ore',
    precision: 0,
    state: 'known',
    basis: 'computed',
    ...books[ref],
  }

const RESULT = 'statements:income/result_for_the_year@region/2020'
const DEVIATION = 'statements:operating/total_region/deviation@region/2020'
const template = (blocks: Template['chapters'][number]['blocks']): Template => ({
  lang: 'sv',
  title: 'Årsredovisning 2020',
  subtitle: '',
  authority: 'Region Exempel',
  year: 2020,
  synthetic: true,
  date: '2021-03-30',
  source: 'books',
  chapters: [{ title: 'Ett', standfirst: s`Prov`, blocks }],
})
const firstSentence = (sentence: ReturnType<typeof s>) => {
  const block = compose(template([{ paragraph: sentence }]), resolve).chapters[0]!.blocks[0]!
  return block.kind === 'paragraph' ? block.inlines.map((i) => (i.kind === 'figure' ? i.shown : i.text)).join('') : ''
}

describe('a sentence with live figures', () => {
  test.each([
    [s`Årets resultat blev ${figure(RESULT)}.`, 'Årets resultat blev 98\u00a0mkr.'],
    [s`${figure(DEVIATION, { abs: true })} ${choose(DEVIATION, 'bättre', 'sämre')} än budget`, '46\u00a0mkr sämre än budget'],
    [s`Soliditet ${figure('statements:ratios/N07@region/2020', { decimals: 1 })}`, 'Soliditet 18,9\u00a0%'],
    [s`Det ${figure('statements:income/tax_revenue@region/2020')} i underlaget`, 'Det saknas i underlaget'],
    [s`Extraordinära poster ${figure('statements:income/extraordinary_items@region/2020')}`, 'Extraordinära poster 0\u00a0mkr'],
  ])('%#', (sentence, shown) => expect(firstSentence(sentence)).toBe(shown))

  test('an address that is none is a fault in the template', () => {
    expect(() => firstSentence(s`${figure('98 mkr')}`)).toThrow(/names an address that is none/)
  })
})

describe('tables', () => {
  const table = () =>
    compose(
      template([
        {
          table: {
            caption: 'Resultat',
            columns: [
              { label: 'mkr', align: 'start' },
              { label: '2020', align: 'end' },
            ],
            rows: [
              { cells: ['Årets resultat', num(RESULT)] },
              { cells: ['Extraordinära poster', num('statements:income/extraordinary_items@region/2020', { nilDash: true })] },
              { cells: ['Skatteintäkter', num('statements:income/tax_revenue@region/2020')] },
            ],
          },
        },
      ]),
      resolve,
    )
  test('nil lines are dashes, missing is two dots, and each keeps its address', () => {
    const shown = (table().chapters[0]!.blocks[0] as Table).rows.map((row) => row.cells[1]!.text)
    expect(shown).toEqual(['98', '–', '..'])
    expect(figuresIn(table())).toEqual([
      RESULT,
      'statements:income/extraordinary_items@region/2020',
      'statements:income/tax_revenue@region/2020',
    ])
  })
  test('tables are numbered within their chapter', () => {
    expect((table().chapters[0]!.blocks[0] as Table).number).toBe('1.1')
  })
})

describe('a value is rounded once, half away from zero', () => {
  const of = (value: number, more: Partial<Figure> = {}): Figure => ({ ...resolve(RESULT as FigureRef)!, value, ...more })
  test.each([
    [of(150_000_000), 2],
    [of(-150_000_000), -2],
    [of(149_999_999), 1],
    [of(-49_999_999), 0],
    [of(12.35, { unit: 'percent', precision: 1 }), 12.4],
    [of(-12.35, { unit: 'percent', precision: 1 }), -12.4],
  ])('%#', (value, expected) => expect(publishedValue(value)).toBe(expected))
  test('minus nothing is nothing', () => expect(showFigure(of(-49_999_999))).toBe('0'))
})
