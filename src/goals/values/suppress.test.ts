// Small numbers: what is hidden, and the proof that nothing hidden can be worked out from the total and what is shown.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hiddenParts, LEAST_PERSONS, publicCells, publicValues, publicVersions } from './suppress.ts'
import type { IndicatorValue, Part } from './value.ts'

const value = (part: Part, persons?: number): IndicatorValue => ({
  indicator: 'i-1',
  period: '2023-04',
  part,
  cell: '50 %',
  ...(persons === undefined ? {} : { persons }),
  source: 'typed',
  version: 1,
  by: 'a',
  at: '2023-05-02',
})

const hidden = (...values: [Part, number?][]) => [...hiddenParts(values.map(([part, persons]) => value(part, persons)))].sort()

describe('what is hidden', () => {
  it.each<[string, [Part, number?][], Part[]]>([
    ['an indicator that counts no people', [['total'], ['women'], ['men']], []],
    [
      'nobody few',
      [
        ['total', 100],
        ['women', 60],
        ['men', 40],
      ],
      [],
    ],
    [
      'few men: women too, or the total gives them',
      [
        ['total', 100],
        ['women', 97],
        ['men', 3],
      ],
      ['men', 'women'],
    ],
    [
      'one age group: and the smallest of the others',
      [
        ['total', 60],
        ['age:0–17', 4],
        ['age:18–64', 50],
        ['age:65+', 6],
      ],
      ['age:0–17', 'age:65+'],
    ],
    [
      'two small ones that hold enough together',
      [
        ['total', 60],
        ['age:0–17', 4],
        ['age:18–64', 53],
        ['age:65+', 3],
      ],
      ['age:0–17', 'age:65+'],
    ],
    [
      'two that hold too few together',
      [
        ['total', 60],
        ['age:0–17', 1],
        ['age:18–64', 57],
        ['age:65+', 2],
      ],
      ['age:0–17', 'age:18–64', 'age:65+'],
    ],
    [
      'a total of few: everything',
      [
        ['total', 4],
        ['women', 2],
        ['men', 2],
      ],
      ['men', 'total', 'women'],
    ],
    [
      'only women are told: the few men left over would show',
      [
        ['total', 20],
        ['women', 17],
      ],
      ['women'],
    ],
    ['persons not known in one part', [['total', 100], ['women', 60], ['men']], ['men', 'women']],
    [
      'one grouping does not touch the other',
      [
        ['total', 100],
        ['women', 97],
        ['men', 3],
        ['age:0–64', 50],
        ['age:65+', 50],
      ],
      ['men', 'women'],
    ],
  ])('%s', (_, values, expected) => {
    expect(hidden(...values)).toEqual(expected)
  })

  it('hides per indicator and period', () => {
    const other = { ...value('men', 50), indicator: 'i-2' }
    const shown = publicValues([value('total', 100), value('women', 97), value('men', 3), other])
    expect(shown.map((one) => one.hidden)).toEqual([false, true, true, false])
  })
})

describe('cells of a public page', () => {
  const cell = (part: Part, written: string, persons?: number, version = 1) => ({
    ...value(part, persons),
    cell: written,
    version,
  })
  const cells = (...values: ReturnType<typeof cell>[]) => publicCells(values).map((one) => one.cell)

  it.each([
    ['enough people', [cell('total', '88 %', 40)], ['88 %']],
    ['too few', [cell('total', '88 %', 4)], ['×']],
    ['no people counted', [cell('total', '88 % (K: 90 %, M: 86 %)')], ['88 % (K: 90 %, M: 86 %)']],
    ['parts written beside a total of people', [cell('total', '88 % (K: 90 %, M: 86 %)', 40)], ['88 %']],
    ['two values of people in one cell', [cell('total', '54,5/48', 40)], ['×']],
    [
      'one part too few hides both',
      [cell('total', '88 %', 103), cell('women', '89 %', 100), cell('men', '50 %', 3)],
      ['88 %', '×', '×'],
    ],
  ])('%s', (_what, values, expected) => expect(cells(...values)).toEqual(expected))

  it('how many people stand behind a hidden value is not told either', () => {
    expect(publicCells([cell('total', '88 %', 4)])[0]).not.toMatchObject({ persons: 4 })
  })

  it('earlier versions of a period with small numbers are not told: they could be compared', () => {
    const versions = [cell('total', '80 %', 3), cell('total', '88 %', 30, 2), { ...cell('total', '70 %', 30), period: '2022-12' }]
    expect(publicVersions(versions).map((one) => [one.period, one.cell])).toEqual([
      ['2022-12', '70 %'],
      [versions[0]!.period, '88 %'],
    ])
  })
})

/** Every way the hidden parts can fill what is left of the total; a reader knows no more than this. */
function possible(left: number, parts: number): number[][] {
  if (parts === 1) return [[left]]
  return Array.from({ length: left + 1 }, (_, first) => possible(left - first, parts - 1).map((rest) => [first, ...rest])).flat()
}

describe('what a reader can work out', () => {
  it('never one hidden part, whatever the numbers', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 6 }), (counts, untold) => {
        const total = counts.reduce((a, b) => a + b, untold)
        const values = [value('total', total), ...counts.map((n, i) => value(`age:${i}`, n))]
        const gone = hiddenParts(values)
        counts.forEach((n, i) => {
          if (n < LEAST_PERSONS) expect(gone.has(`age:${i}`)).toBe(true)
        })
        if (gone.has('total')) return
        const shown = counts.filter((_, i) => !gone.has(`age:${i}`))
        const hiddenCount = counts.length - shown.length
        // People in no part are one more unknown; a reader may even know whether there are any.
        const unknowns = hiddenCount + (untold > 0 ? 1 : 0)
        if (hiddenCount === 0) return
        const left = total - shown.reduce((a, b) => a + b, 0)
        const ways = possible(left, unknowns)
        for (let i = 0; i < hiddenCount; i++)
          expect(new Set(ways.map((way) => way[i])).size).toBeGreaterThanOrEqual(LEAST_PERSONS)
      }),
      { numRuns: 500 },
    )
  })
})
