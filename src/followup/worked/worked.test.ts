// Worked time: every broken cell is named with line and column, the difference from the target costs what one person costs.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ore } from '../../kernel/money.ts'
import { costEffect, type KeptWorkedTime, readWorked, workedLines } from './worked.ts'

const KNOWN = new Set(['e1', 'e2'])
const rows = (...lines: string[]) => lines.map((line, at) => ({ line: at + 1, cells: line.split(';') }))
const HEAD = 'Enhet;Månad;Årsarbetare'

describe('a file of worked time', () => {
  it('is read with its heads in any order and numbers as people write them', () => {
    const read = readWorked(
      rows('Månad;Årsarbetare;Enhet', '2020-01;12,5;E1', '2020-02;1 012.25;e1', ';;', '2020-01;0;e2'),
      KNOWN,
    )
    expect(read).toMatchObject({
      ok: true,
      value: {
        rows: [
          { unit: 'e1', month: '2020-01', fteHundredths: 1_250 },
          { unit: 'e1', month: '2020-02', fteHundredths: 101_225 },
          { unit: 'e2', month: '2020-01', fteHundredths: 0 },
        ],
        units: 2,
        months: ['2020-01', '2020-02'],
      },
    })
  })

  it('says everything that is wrong at once, with line and column, what was written and what to write', () => {
    const read = readWorked(rows(HEAD, 'e9;2020-01;1', 'e1;januari;x', 'e1;2020-02;-1', 'e2;2020-03;5', 'e2;2020-03;6'), KNOWN)
    expect(read.ok).toBe(false)
    expect(read.findings.map((one) => [one.line, one.cell, one.message.sv])).toEqual([
      [2, 'A2', 'Enheten ”e9” finns inte. Skriv enhetens kod.'],
      [3, 'B3', '”januari” är ingen månad. Skriv till exempel 2020-08.'],
      [3, 'C3', '”x” är inget antal årsarbetare. Skriv till exempel 12,5.'],
      [4, 'C4', '”-1” är inget antal årsarbetare. Skriv till exempel 12,5.'],
      [6, 'B6', 'e2 2020-03 står redan på rad 5. Ta bort den ena.'],
    ])
  })

  it.each([
    [[], 'Första raden ska ha rubrikerna'],
    [['Namn;Tal', 'e1;2'], 'Den är: ”Namn, Tal”'],
    [[HEAD], 'bara en rubrikrad'],
  ])('says what is wrong with its shape: %j', (lines, says) => {
    expect(readWorked(rows(...lines), KNOWN).findings[0]?.message.sv).toContain(says)
  })
})

const kept = (unit: string, month: string, fteHundredths: number): KeptWorkedTime => ({
  unit,
  month,
  fteHundredths,
  version: 1,
  fileName: 'a.csv',
  synthetic: false,
  by: 'A',
  at: '',
})
const UNITS = [
  { code: 'e1', name: 'Akuten' },
  { code: 'e2', name: 'Röntgen' },
  { code: 'e3', name: 'Labb' },
]

describe('worked time beside the target', () => {
  it('is compared month by month; more people than the budget pays for is worse', () => {
    const lines = workedLines(
      UNITS,
      [kept('e1', '2020-01', 1_100), kept('e1', '2020-02', 1_300), kept('e2', '2020-01', 500)],
      (unit) => (unit === 'e1' ? { fteHundredths: 1_000, costPerFte: ore(5_000_000) } : undefined),
    )
    expect(lines).toEqual([
      {
        unit: 'e1',
        name: 'Akuten',
        worked: 1_200,
        target: 1_000,
        deviation: 200,
        costEffect: -20_000_000,
        months: 2,
        synthetic: false,
      },
      { unit: 'e2', name: 'Röntgen', worked: 500, months: 1, synthetic: false },
    ])
  })

  it('has no cost effect without a cost, and none at the target', () => {
    expect(costEffect(100, undefined)).toBeUndefined()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: -5_000, max: 5_000 }), (cost, hundredths) => {
        const effect = costEffect(hundredths, ore(cost))!
        expect(Math.abs(effect + (cost * hundredths) / 100)).toBeLessThanOrEqual(0.5)
        expect(costEffect(0, ore(cost))).toBe(0)
      }),
    )
  })
})
