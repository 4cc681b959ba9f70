// From a file to balances, as a table per file type, and the promise that no öre is lost whatever the marginals say.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumOre } from '../../kernel/money.ts'
import { balancesOf } from '../cube.ts'
import { HEAD, read } from '../io/sieTesting.ts'
import type { DimensionObject } from '../voucher.ts'
import { type DimensionRole, type Mapping, NO_MAPPING, placer, rolesOf } from './mapping.ts'
import { type BalanceRow, placeRows, totalOf } from './marginals.ts'
import { intakeOf } from './toBalances.ts'
import { unknownAccounts } from './unknownCodes.ts'

async function imported(lines: readonly string[], mapping: Mapping = NO_MAPPING) {
  const reading = await read(lines)
  const place = placer(rolesOf(reading.dimensions, mapping), mapping, 'fin')
  const intake = intakeOf({ entity: 'region', year: 2025, start: reading.years[0]?.start ?? '2025-01-01', place, mapping })
  for (const voucher of reading.vouchers) intake.add(voucher)
  const { cubes, findings, outside } = intake.finish(reading)
  const rows = cubes
    .flatMap((cube) => [...balancesOf(cube)])
    .map((b) =>
      [
        b.measure === 'budget' ? 'B' : 'A',
        b.unit,
        b.account,
        b.counterpart || '-',
        b.object || '-',
        b.period,
        b.amount / 100,
      ].join(' '),
    )
    .sort()
  return { rows, findings: findings.map((f) => f.code), outside }
}

const typed = (type: number): string[] => HEAD.map((line) => (line.startsWith('#SIETYP') ? `#SIETYP ${type}` : line))
const voucher = (date: string, ...rows: string[]): string[] => [`#VER A ${date} ${date}`, '{', ...rows, '}']

describe('a file becomes balances', () => {
  it('type 4: movements by the month of the row, opening balances as period 0', async () => {
    const { rows } = await imported([
      ...HEAD,
      '#DIM 1 "Kostnadsställe"',
      '#DIM 30 "Motpart"',
      '#DIM 31 "Investeringsprojekt"',
      '#IB 0 1930 10.00',
      ...voucher('20250131', '#TRANS 5010 {1 A 30 run 31 P1} 5.00', '#TRANS 1930 {} -5.00'),
      ...voucher('20250228', '#TRANS 5010 {1 A} 2.00 20250301', '#TRANS 1930 {} -2.00 20250301', '#BTRANS 5010 {1 A} 99.00'),
    ])
    expect(rows).toEqual([
      'A A 5010 - - 3 2',
      'A A 5010 run P1 1 5',
      'A fin 1930 - - 0 10',
      'A fin 1930 - - 1 -5',
      'A fin 1930 - - 3 -2',
    ])
  })

  it('type 4: a row added afterwards counts once, a removed one never', async () => {
    const { rows } = await imported([
      ...HEAD,
      ...voucher('20250131', '#RTRANS 5010 {} 5.00', '#TRANS 5010 {} 5.00', '#BTRANS 5010 {} 9.00', '#TRANS 1930 {} -5.00'),
    ])
    expect(rows).toEqual(['A fin 1930 - - 1 -5', 'A fin 5010 - - 1 5'])
  })

  it('type 1: year balances stand in December, and the receipt says that months are missing', async () => {
    const { rows, findings } = await imported([...typed(1), '#IB 0 1930 10.00', '#UB 0 1930 7.00', '#RES 0 5010 3.00'])
    expect(rows).toEqual(['A fin 1930 - - 0 10', 'A fin 1930 - - 12 -3', 'A fin 5010 - - 12 3'])
    expect(findings).toEqual(['ledger/no-months'])
  })

  it('type 2: months from #PSALDO, the rest of the year in December', async () => {
    const { rows, findings } = await imported([
      ...typed(2),
      '#RES 0 5010 10.00',
      '#RES 0 3010 -4.00',
      '#PSALDO 0 202501 5010 {} 6.00',
      '#PSALDO 0 202502 5010 {} 3.00',
      '#PSALDO 0 202504 3010 {} -4.00',
      '#PBUDGET 0 202501 5010 {} 8.00',
    ])
    expect(rows).toEqual([
      'A fin 3010 - - 4 -4',
      'A fin 5010 - - 1 6',
      'A fin 5010 - - 12 1',
      'A fin 5010 - - 2 3',
      'B fin 5010 - - 1 8',
    ])
    expect(findings).toEqual(['ledger/no-months'])
  })

  it('type 3: objects are parts of the account, never added to it, and two dimensions never to each other', async () => {
    const { rows, findings } = await imported([
      ...typed(3),
      '#DIM 1 "Ansvar"',
      '#DIM 20 "Motpart"',
      '#RES 0 5010 10.00',
      '#PSALDO 0 202501 5010 {} 10.00',
      '#PSALDO 0 202501 5010 {1 A} 6.00',
      '#PSALDO 0 202501 5010 {1 B} 3.00',
      '#PSALDO 0 202501 5010 {20 run} 4.00',
      '#OIB 0 1930 {1 A} 2.00',
      '#IB 0 1930 5.00',
      '#UB 0 1930 5.00',
    ])
    expect(rows).toEqual([
      'A A 1930 - - 0 2',
      'A A 5010 - - 1 6',
      'A B 5010 - - 1 3',
      'A fin 1930 - - 0 3',
      'A fin 5010 - - 1 -3',
      'A fin 5010 run - 1 4',
    ])
    expect(findings).toEqual([])
  })

  it('type 3 without account totals: cost centres divide the account', async () => {
    const { rows } = await imported([
      ...typed(3),
      '#DIM 1 "Ansvar"',
      '#PBUDGET 0 202501 5010 {1 A} 6.00',
      '#PBUDGET 0 202501 5010 {1 B} 3.00',
    ])
    expect(rows).toEqual(['B A 5010 - - 1 6', 'B B 5010 - - 1 3'])
  })

  it('tells rows dated outside the year and does not move them into it', async () => {
    const { rows, findings, outside } = await imported([
      ...HEAD,
      ...voucher('20250131', '#TRANS 5010 {} 5.00', '#TRANS 1930 {} -5.00'),
      ...voucher('20260105', '#TRANS 5010 {} 7.00', '#TRANS 1930 {} -7.00'),
    ])
    expect(rows).toEqual(['A fin 1930 - - 1 -5', 'A fin 5010 - - 1 5'])
    expect([findings, outside]).toEqual([['ledger/outside-year'], 2])
  })

  it('counts the months of a broken year from its first', async () => {
    const broken = HEAD.map((line) => (line.startsWith('#RAR') ? '#RAR 0 20240701 20250630' : line))
    const { rows } = await imported([...broken, ...voucher('20250131', '#TRANS 5010 {} 5.00', '#TRANS 1930 {} -5.00')])
    expect(rows).toEqual(['A fin 1930 - - 7 -5', 'A fin 5010 - - 7 5'])
  })
})

describe('what dimensions mean', () => {
  it.each([
    ['reserved numbers', [], {}, { 1: 'unit', 6: 'project', 7: 'ignored' }],
    [
      'names before numbers',
      [
        ['20', 'Motpart'],
        ['21', 'Investeringsobjekt'],
        ['22', 'Verksamhet'],
      ],
      {},
      { 20: 'counterpart', 21: 'object', 22: 'operation', 1: 'unit' },
    ],
    ['a free number for cost centres', [['30', 'Ansvar']], {}, { 30: 'unit', 1: 'ignored' }],
    [
      'what is registered before all',
      [
        ['1', 'Kostnadsställe'],
        ['2', 'Ansvar'],
      ],
      { 2: 'unit' },
      { 2: 'unit', 1: 'ignored' },
    ],
    [
      'persons are never kept',
      [
        ['25', 'Anställd'],
        ['9', 'Ansvar'],
      ],
      {},
      { 25: 'ignored', 9: 'ignored' },
    ],
  ] as [string, [string, string][], Record<string, DimensionRole>, Record<string, DimensionRole>][])(
    '%s',
    (_what, dimensions, registered, expected) => {
      const declared = dimensions.map(([number, name]) => ({ number, name, parent: null }))
      const roles = rolesOf(declared, { ...NO_MAPPING, dimensions: registered })
      expect(Object.fromEntries(Object.keys(expected).map((dimension) => [dimension, roles.get(dimension)]))).toEqual(expected)
    },
  )

  it('lists unknown codes one by one up to fifty and then counts', () => {
    const met = new Map(Array.from({ length: 60 }, (_, i) => [`${1000 + i}`, i + 1]))
    const findings = unknownAccounts(met, (account) => account === '1000')
    expect(findings).toHaveLength(51)
    expect(findings[0]).toMatchObject({ code: 'ledger/unknown-account', cell: '1001', line: 2 })
    expect(findings.at(-1)!.message.sv).toContain('9')
  })
})

describe('marginals', () => {
  const pair = (dimension: string, object: string): DimensionObject => ({ dimension, object })
  const anyRow: fc.Arbitrary<BalanceRow> = fc.record({
    objects: fc.oneof(
      fc.constant([]),
      fc.constantFrom('A', 'B').map((object) => [pair('1', object)]),
      fc.constantFrom('x', 'y').map((object) => [pair('20', object)]),
      fc.constantFrom('A', 'B').map((object) => [pair('1', object), pair('20', 'x')]),
    ),
    amount: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  })

  it('place exactly the total of the account, and exactly each cost centre, whatever rows a file has', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
        const place = placer(rolesOf([{ number: '20', name: 'Motpart', parent: null }], NO_MAPPING), NO_MAPPING, 'fin')
        const placed = placeRows(rows, place)
        expect(sumOre(placed.map((row) => row.amount))).toBe(totalOf(rows, place))
        const crosses = rows.filter((row) => row.objects.length > 1)
        for (const unit of ['A', 'B']) {
          const told = (crosses.length > 0 ? crosses : rows).filter((row) => row.objects.some(({ object }) => object === unit))
          const found = placed.filter((row) => row.place.unit === unit).map((row) => row.amount)
          expect(sumOre(found)).toBe(sumOre(told.map((row) => row.amount)))
        }
      }),
    )
  })
})
