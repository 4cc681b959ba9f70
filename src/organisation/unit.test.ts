import { describe, expect, it } from 'vitest'
import { shareOfPercent, shareOn } from './company.ts'
import { committeeOf, structuresOf, unitTreeAt } from './tree.ts'
import { checkUnits, type Unit } from './unit.ts'

const BASE: Unit[] = [
  { code: 'rf', kind: 'assembly', name: 'Fullmäktige', validFrom: '2000-01-01' },
  { code: 'hsn', kind: 'committee', name: 'Hälso- och sjukvårdsnämnden', parent: 'rf', validFrom: '2000-01-01' },
  { code: 'run', kind: 'committee', name: 'Utvecklingsnämnden', parent: 'rf', validFrom: '2000-01-01' },
  { code: 'nus', kind: 'unit', name: 'Sjukhuset', parent: 'hsn', validFrom: '2000-01-01' },
  {
    code: 'kultur',
    kind: 'unit',
    name: 'Kultur',
    parent: 'hsn',
    validFrom: '2000-01-01',
    changes: [{ from: '2020-07-01', parent: 'run' }],
  },
  {
    code: 'klinik',
    kind: 'unit',
    name: 'Kliniken',
    parent: 'hsn',
    validFrom: '2000-01-01',
    validTo: '2019-12-31',
    changes: [{ from: '2020-01-01', mergedInto: 'nus' }],
  },
]

describe('the tree of units', () => {
  const { contains, successorOf, treeOf } = structuresOf(BASE, '2021-06-01')
  it.each([
    ['hsn', 'kultur', 2019, 'then', 12, true],
    ['hsn', 'kultur', 2020, 'then', 6, true],
    ['hsn', 'kultur', 2020, 'then', 7, false],
    ['run', 'kultur', 2020, 'then', 7, true],
    ['run', 'kultur', 2019, 'now', 1, true],
    ['hsn', 'kultur', 2019, 'now', 1, false],
    ['nus', 'klinik', 2019, 'then', 12, false],
    ['hsn', 'klinik', 2019, 'then', 12, true],
    ['nus', 'klinik', 2020, 'then', 1, true],
    ['nus', 'klinik', 2019, 'now', 12, true],
    ['rf', 'klinik', 2019, 'now', 12, true],
    ['omappad', 'never-registered', 2020, 'then', 1, true],
    ['rf', 'never-registered', 2020, 'then', 1, false],
  ] as const)('%s contains %s in %i, structure %s, period %i: %s', (outer, inner, year, structure, period, expected) => {
    expect(contains(outer, inner, year, structure, period)).toBe(expected)
  })
  it('answers for a merged unit with its successor', () => {
    expect(successorOf('klinik')).toBe('nus')
    expect(successorOf('nus')).toBe('nus')
  })
  it('makes one tree for each stretch without moves', () => {
    expect(treeOf(2020, 'then', 8)).toBe(treeOf(2020, 'then', 12))
    expect(treeOf(2020, 'then', 6)).not.toBe(treeOf(2020, 'then', 12))
  })
  it('knows the way down and the committee', () => {
    expect(unitTreeAt(BASE, '2021-01-01').pathTo('klinik')).toEqual(['rf', 'hsn', 'nus', 'klinik'])
    expect(committeeOf(BASE, 'kultur', '2020-06-30')).toBe('hsn')
    expect(committeeOf(BASE, 'kultur', '2020-07-01')).toBe('run')
    expect(committeeOf(BASE, 'rf', '2020-07-01')).toBeUndefined()
  })
})

describe('checking an organisation', () => {
  const unit = (code: string, more: Partial<Unit> = {}): Unit => ({
    code,
    kind: 'unit',
    name: code,
    validFrom: '2020-01-01',
    ...more,
  })
  it.each([
    ['a sound one', BASE, []],
    ['the same code twice', [unit('a'), unit('a')], ['organisation/duplicate-unit']],
    ['a parent that does not exist', [unit('a', { parent: 'x' })], ['organisation/unknown-parent']],
    ['a day that does not exist', [unit('a', { validTo: '2021-02-29' })], ['organisation/not-a-date']],
    ['an end before the start', [unit('a', { validTo: '2019-12-31' })], ['organisation/ends-before-start']],
    ['a circle', [unit('a', { parent: 'b' }), unit('b', { parent: 'a' })], ['organisation/circle']],
    [
      'a circle that begins with a move',
      [unit('a'), unit('b', { parent: 'a' }), unit('c', { parent: 'b' }), unit('d')].map((u) =>
        u.code === 'a' ? { ...u, changes: [{ from: '2021-01-01', parent: 'c' }] } : u,
      ),
      ['organisation/circle'],
    ],
  ] as [string, Unit[], string[]][])('%s', (_what, units, codes) => {
    expect(checkUnits(units).map((f) => f.code)).toEqual(codes)
  })
})

describe('owned shares', () => {
  it.each([
    ['66.7', { numerator: 667, denominator: 1000 }],
    ['66,7', { numerator: 667, denominator: 1000 }],
    ['100', { numerator: 100, denominator: 100 }],
    ['100.1', undefined],
    ['-1', undefined],
    ['', undefined],
  ])('%s percent', (percent, share) => expect(shareOfPercent(percent)).toEqual(share))
  it('has a history, and unknown is not nought', () => {
    const half = { numerator: 1, denominator: 2 }
    const company = { code: 'x', name: 'X AB', consolidated: true, synthetic: true }
    expect(shareOn(company, '2020')).toBeUndefined()
    const owned = { ...company, ownedShare: { source: 'bolagsordning', values: { '2020-04-01': half } } }
    expect(shareOn(owned, '2020-03-31')).toBeUndefined()
    expect(shareOn(owned, '2020')).toEqual(half)
  })
})
