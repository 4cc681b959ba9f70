// Reading our own report back: numbers as shown, what words say about signs, and a report of a few lines against its figures.
import { describe, expect, it } from 'vitest'
import type { Figure, FigureRef } from '../kernel/figure.ts'
import type { ReportMaterial } from './ownMaterial.ts'
import { headingFindings, repeatedFindings, textFindings, unitFindings } from './reportRules.ts'
import { directionOf } from './reportWords.ts'
import { readShown } from './shownNumber.ts'

const NB = '\u00a0'
const MINUS = '\u2212'

describe('a number as our reports show it', () => {
  it.each([
    [`8${NB}530${NB}mkr`, { value: 8530, decimals: 0, signed: false, unit: 'mkr' }],
    [`${MINUS}1,0${NB}%`, { value: -1, decimals: 1, signed: true, unit: '%' }],
    [`+269${NB}mkr`, { value: 269, decimals: 0, signed: true, unit: 'mkr' }],
    ['12,50', { value: 12.5, decimals: 2, signed: false, unit: '' }],
    ['–', { value: 0, decimals: 0, signed: false, unit: '' }],
    ['..', 'missing'],
    ['saknas', 'missing'],
    ['8 530 mkr', undefined],
    ['12.50', undefined],
    ['1e5', undefined],
    ['', undefined],
  ])('%s', (shown, expected) => expect(readShown(shown)).toEqual(expected))
})

describe('the sign that words give a number', () => {
  it.each([
    ['Årets resultat blev 98 mkr, ', ' sämre än budget', -1],
    ['Årets resultat blev 98 mkr, ', ' bättre än budget', 1],
    ['Nettokostnaderna blev ', ' lägre än budget', 1],
    ['Nettokostnaderna blev ', ' högre än budget', -1],
    ['Skatteintäkterna blev ', ' lägre än budget', -1],
    ['Nettokostnaderna blev ', ' lika med budget', undefined],
    ['Nettokostnaden blev ', ' i avvikelse mot budget', 0],
    ['Intäkterna ökade med ', '', 1],
    ['Intäkterna minskade med ', '', -1],
    ['Året slutade med ett underskott på ', '', -1],
    ['Tillgångarna uppgick till ', ' vid årets slut', undefined],
  ])('%s…%s', (before, after, expected) => expect(directionOf(before, after)).toBe(expected))
})

const RESULT = 'statements:income/result_for_the_year@region/2020' as FigureRef
const GROWTH = 'statements:ratios/N01@region/2020' as FigureRef
const ABSENT = 'statements:ratios/N19@region/2020' as FigureRef

const figures: Record<string, [value: number | null, unit: Figure['unit']]> = {
  [RESULT]: [9_809_657_694, 'ore'],
  [GROWTH]: [-1.04, 'percent'],
  [ABSENT]: [null, 'percent'],
}
const resolve = (ref: FigureRef): Figure | undefined => {
  const found = figures[ref]
  if (!found) return undefined
  const [value, unit] = found
  const state = value === null ? 'missing' : 'known'
  return { ref, label: { sv: ref, en: ref }, value, unit, precision: 1, state, basis: 'computed' }
}

const report = (words: string, ref: FigureRef, shown: string, after = '', cell = shown): ReportMaterial => ({
  title: 'Rapport',
  chapters: [{ title: 'Kapitel', sections: [] }],
  sentences: [{ chapter: 'Text', place: 'Ingress', parts: [{ words }, { ref, shown }, { words: after }] }],
  tables: [
    {
      chapter: 'Tabeller',
      number: '1.1',
      caption: 'Tabell',
      columns: ['', '2020'],
      rows: [[{ text: ref === RESULT ? 'Resultat, mkr' : 'Andel, %' }, { text: cell.replace(/\u00a0(mkr|%)$/, ''), ref }]],
    },
  ],
  goals: [],
})

describe('a number in the text', () => {
  it.each([
    ['is the figure', report('Resultatet blev ', RESULT, `98${NB}mkr`), 'ok'],
    ['is another year’s', report('Resultatet blev ', RESULT, `225${NB}mkr`, '', '98'), 'deviation'],
    ['has another unit', report('Resultatet blev ', RESULT, `98${NB}tkr`), 'deviation'],
    ['has lost its minus though it speaks of costs', report('Nettokostnadsutveckling: ', GROWTH, `1,0${NB}%`), 'deviation'],
    ['has its minus', report('Nettokostnadsutveckling: ', GROWTH, `${MINUS}1,0${NB}%`), 'ok'],
    ['tells the size and the word the sign', report('Kostnaden minskade med ', GROWTH, `1,0${NB}%`, '', `${MINUS}1,0`), 'ok'],
    [
      'tells the size and the word the other sign',
      report('Kostnaden ökade med ', GROWTH, `1,0${NB}%`, '', `${MINUS}1,0`),
      'deviation',
    ],
    ['is missing, and so is the figure', report('Sjukfrånvaron var ', ABSENT, 'saknas', '', '..'), 'untestable'],
    ['is there though the figure is missing', report('Sjukfrånvaron var ', ABSENT, `0,0${NB}%`), 'deviation'],
    ['is called missing though the figure is there', report('Resultatet ', RESULT, 'saknas', '', '98'), 'deviation'],
    ['cannot be read', report('Resultatet blev ', RESULT, 'omkring hundra'), 'deviation'],
  ])('%s', (_name, material, verdict) => {
    const [found] = textFindings(material, resolve)
    expect(found!.verdict).toBe(verdict)
    expect(found!.where.every((place) => place.length > 0)).toBe(true)
  })
})

describe('the same figure in two chapters', () => {
  it.each([
    ['is equal', report('Resultatet blev ', RESULT, `98${NB}mkr`), 'ok'],
    ['is equal at the coarser rounding', report('Resultatet blev ', RESULT, `98${NB}mkr`, '', '98,1'), 'ok'],
    ['differs', report('Resultatet blev ', RESULT, `98${NB}mkr`, '', '89'), 'deviation'],
    ['is missing in both', report('Sjukfrånvaron var ', ABSENT, 'saknas', '', '..'), 'untestable'],
    ['is missing in one', report('Resultatet blev ', RESULT, `98${NB}mkr`, '', '..'), 'deviation'],
  ])('%s', (_name, material, verdict) => expect(repeatedFindings(material, resolve)[0]!.verdict).toBe(verdict))
})

describe('the unit of a table', () => {
  const sound = report('', RESULT, `98${NB}mkr`)
  it.each([
    ['stands in the row', sound, 'ok'],
    ['stands in the caption', relabelled(sound, 'Resultat', 'Tabell, mkr'), 'ok'],
    ['is nowhere', relabelled(sound, 'Resultat', 'Tabell'), 'deviation'],
    ['is another', relabelled(sound, 'Resultat', 'Tabell, tkr'), 'deviation'],
  ])('%s', (_name, material, verdict) => expect(unitFindings(material, resolve)[0]!.verdict).toBe(verdict))
})

function relabelled(material: ReportMaterial, label: string, caption: string): ReportMaterial {
  const tables = material.tables.map((t) => ({ ...t, caption, rows: t.rows.map((row) => [{ text: label }, ...row.slice(1)]) }))
  return { ...material, tables }
}

describe('the nine headings', () => {
  it('are missed one by one in a report that has none', () => {
    const [found] = headingFindings(report('', RESULT, '98'))
    expect(found).toMatchObject({ verdict: 'deviation', left: { value: 0 }, right: { value: 9 } })
    expect(found!.message.sv).toContain('Väsentliga personalförhållanden')
  })
})
