// The promise of the roll-up: for any tree, moves, mergers and ledger, no öre is lost and none is counted twice, then and now.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ore } from '../kernel/money.ts'
import { type Change, structuresOf, type Unit } from '../organisation/model.ts'
import type { Balance } from './balance.ts'
import { type Axis, booksOf, type CubeQuery } from './books.ts'
import { balancesOf, controlSum, cubeOf, cubesOf, PERIODS } from './cube.ts'
import { cubeBooks, shelfOf } from './cubeBooks.ts'
import { packCube, unpackCube } from './packedCube.ts'
import { rollUpIn } from './rollUp.ts'

const YEAR = 2020
const code = (no: number): string => `u${no}`

/** Units numbered 0 …: a parent or successor always has a lower number, so there is never a circle, and everything else may happen. */
const anyUnits = fc
  .integer({ min: 1, max: 14 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, no) => anyUnit(no))).map((units) => units as Unit[]))

function anyUnit(no: number): fc.Arbitrary<Unit> {
  const lower = fc.option(fc.integer({ min: 0, max: Math.max(0, no - 1) }), { nil: undefined })
  const place = no === 0 ? fc.constant(undefined) : lower.map((parent) => (parent === undefined ? undefined : code(parent)))
  const date = fc.constantFrom('2019-05-01', '2020-01-01', '2020-03-15', '2020-07-01', '2020-12-31', '2021-01-01')
  const change: fc.Arbitrary<Change> =
    no === 0
      ? date.map((from) => ({ from, parent: undefined }))
      : fc.oneof(
          fc.record({ from: date, parent: place }),
          fc.record({ from: date, mergedInto: fc.integer({ min: 0, max: no - 1 }).map(code) }),
        )
  return fc.record({
    code: fc.constant(code(no)),
    kind: fc.constant('unit' as const),
    name: fc.constant(code(no)),
    parent: place,
    validFrom: fc.constant('2019-01-01'),
    changes: fc.uniqueArray(change, { maxLength: 3, selector: (c) => c.from }),
  })
}

/** Units 14 and 15 are never registered: their rows must show under `omappad`. */
const anyBalances = fc.array(
  fc.record({
    entity: fc.constantFrom('region', 'bolaget'),
    year: fc.constant(YEAR),
    measure: fc.constantFrom('actual' as const, 'budget' as const),
    unit: fc.integer({ min: 0, max: 15 }).map(code),
    account: fc.constantFrom('1510', '3011', '3600', '4010', '73'),
    counterpart: fc.constantFrom('', 'hsn', 'b'),
    object: fc.constantFrom('', 'p1'),
    period: fc.integer({ min: 0, max: 12 }),
    amount: fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).map((n) => n as Ore),
  }),
  { maxLength: 80 },
)

const TODAY = '2022-02-02'
const totalOf = (balances: readonly Balance[]): number => balances.reduce((total, b) => total + b.amount, 0)

describe('roll-up over a tree that changes', () => {
  it.each(['then', 'now'] as const)(
    'conserves every öre in the %s structure: roots hold it all, parents their own and children',
    (structure) => {
      fc.assert(
        fc.property(anyUnits, anyBalances, (units, all) => {
          const balances = all.filter((b) => b.entity === 'region' && b.measure === 'actual')
          const cube = cubeOf({ entity: 'region', year: YEAR, measure: 'actual' }, balances)
          const structures = structuresOf(units, TODAY)
          const rolled = rollUpIn(cube, structures, structure)
          for (let period = 0; period < PERIODS; period++) {
            const tree = structures.treeOf(YEAR, structure, period)
            const inPeriod = balances.filter((b) => b.period === period)
            for (const account of rolled.accounts) {
              const rows = inPeriod.filter((b) => b.account === account)
              const strays = tree.positionOf('omappad') === undefined ? ['omappad'] : []
              const roots = [...tree.roots(), ...strays].map((root) => rolled.cell(root, account, period))
              expect(roots.reduce((a: number, b) => a + b, 0)).toBe(totalOf(rows))
              for (const unit of tree.codes) {
                const own = totalOf(rows.filter((b) => b.unit === unit))
                const below = tree.childrenOf(unit).reduce((total, child) => total + rolled.cell(child, account, period), 0)
                expect(rolled.cell(unit, account, period)).toBe(own + below)
              }
            }
          }
        }),
        { numRuns: 150 },
      )
    },
  )

  it('moves a merged unit into its successor for earlier years, in the now structure only', () => {
    const units: Unit[] = [
      { code: 'rf', kind: 'assembly', name: 'rf', validFrom: '2000-01-01' },
      { code: 'new', kind: 'unit', name: 'new', parent: 'rf', validFrom: '2021-01-01' },
      {
        code: 'old',
        kind: 'unit',
        name: 'old',
        parent: 'rf',
        validFrom: '2000-01-01',
        changes: [{ from: '2021-01-01', mergedInto: 'new' }],
      },
    ]
    const cube = cubeOf({ entity: 'region', year: 2020, measure: 'actual' }, [
      {
        entity: 'region',
        year: 2020,
        measure: 'actual',
        unit: 'old',
        account: '4010',
        counterpart: '',
        object: '',
        period: 5,
        amount: 700 as Ore,
      },
    ])
    const structures = structuresOf(units, TODAY)
    expect(rollUpIn(cube, structures, 'then').cell('new', '4010', 5)).toBe(0)
    expect(rollUpIn(cube, structures, 'now').cell('new', '4010', 5)).toBe(700)
    expect(rollUpIn(cube, structures, 'now').cell('rf', '4010', 5)).toBe(700)
  })
})

describe('packed books', () => {
  const anyQuery: fc.Arbitrary<CubeQuery> = fc.record(
    {
      entity: fc.constantFrom('region', 'bolaget', 'ingen'),
      year: fc.constantFrom(2019, YEAR),
      measure: fc.constantFrom('actual' as const, 'budget' as const),
      accounts: fc.constantFrom('3000-3999', '1510', '4010,73', '30-36'),
      unit: fc.constantFrom('u0', 'u3', 'u15', 'omappad', 'u99'),
      structure: fc.constantFrom('then' as const, 'now' as const),
      counterpart: fc.constantFrom('', 'hsn'),
      object: fc.constantFrom('', 'p1'),
      from: fc.integer({ min: 0, max: 12 }),
      to: fc.integer({ min: 0, max: 12 }),
    },
    { requiredKeys: ['entity', 'year'] },
  )
  const anyAxes = fc.shuffledSubarray<Axis>(['account', 'unit', 'period', 'counterpart', 'object'])

  it('answers exactly as the plain reference, whatever is asked', () => {
    fc.assert(
      fc.property(
        anyUnits,
        anyBalances,
        fc.array(fc.tuple(anyQuery, anyAxes), { minLength: 1, maxLength: 8 }),
        (units, balances, asked) => {
          const { contains } = structuresOf(units, TODAY)
          const plain = booksOf(balances, contains)
          // Both ways in: looking in the trees, and asking unit by unit where there is no tree to look in.
          const looking = cubeBooks(shelfOf(cubesOf(balances)), contains)
          const asking = cubeBooks(shelfOf(cubesOf(balances)), (...question) => contains(...question))
          for (const [query, by] of asked) {
            for (const packed of [looking, asking]) {
              expect(packed.sum(query)).toBe(plain.sum(query))
              expect(packed.group(query, by)).toEqual(plain.group(query, by))
            }
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is the same after packing, storing and unpacking, and as balances', () => {
    fc.assert(
      fc.property(anyBalances, (balances) => {
        for (const cube of cubesOf(balances)) {
          const back = unpackCube(packCube(cube))!
          expect([...balancesOf(back)]).toEqual([...balancesOf(cube)])
          expect(controlSum(back)).toEqual(controlSum(cube))
          expect([...balancesOf(cubeOf(cube, balancesOf(cube)))]).toEqual([...balancesOf(cube)])
        }
      }),
    )
  })

  it('does not open bytes that are cut, damaged or of another version', () => {
    const cube = cubeOf({ entity: 'region', year: YEAR, measure: 'actual' }, [
      {
        entity: 'region',
        year: YEAR,
        measure: 'actual',
        unit: 'a',
        account: '3011',
        counterpart: '',
        object: '',
        period: 1,
        amount: -5 as Ore,
      },
    ])
    const bytes = packCube(cube)
    expect(unpackCube(bytes)).toEqual(cube)
    expect(unpackCube(bytes.slice(0, -8))).toBeUndefined()
    expect(unpackCube(bytes.slice(0, 7))).toBeUndefined()
    for (let at = 0; at < bytes.length; at++) {
      if (at >= 12 && at < 16) continue
      const damaged = bytes.slice()
      damaged[at]! ^= 0x10
      expect(unpackCube(damaged)).toBeUndefined()
    }
  })

  it('refuses a total beyond what öre can hold', () => {
    const big = (period: number): Balance => ({
      entity: 'region',
      year: YEAR,
      measure: 'actual',
      unit: 'a',
      account: '3011',
      counterpart: '',
      object: '',
      period,
      amount: Number.MAX_SAFE_INTEGER as Ore,
    })
    expect(() => cubeOf({ entity: 'region', year: YEAR, measure: 'actual' }, [big(1), big(2)])).toThrow('not an exact amount')
  })
})
