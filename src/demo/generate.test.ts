// The generator's promise: whatever the year totals say, the vouchers add up to exactly that, and every voucher balances.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ore } from '../kernel/money.ts'
import type { SieBalance, SieBook, Voucher } from '../ledger/model.ts'
import type { BookTotals, MovementTotal } from './bookTotals.ts'
import { companyTotals, SMALL_CHART, smallTotals } from './fixtures/smallTotals.ts'
import { bookOf } from './generate.ts'
import { demoOrganisation } from './organisation.ts'

const organisation = demoOrganisation([], 'small')
const committees = new Map(organisation.costCentres.map((centre) => [centre.code, centre.committee]))
const names = new Map([['rs', 'Regionstyrelsen']])

const book = (
  totals: BookTotals,
  more: { rows?: number; seed?: number; costCentres?: typeof organisation.costCentres } = {},
): SieBook =>
  bookOf({
    totals,
    chart: SMALL_CHART,
    organisation: { costCentres: more.costCentres ?? organisation.costCentres },
    company: 'Provregionen',
    names,
    rows: more.rows ?? 4000,
    seed: more.seed ?? 1,
    generated: '2021-02-01',
  })

const vouchersIn = (made: SieBook): Voucher[] => [...(made.vouchers as Iterable<Voucher>)]
const objectIn = (objects: Voucher['transactions'][number]['objects'], dimension: string): string =>
  objects.find((object) => object.dimension === dimension)?.object ?? ''

/** `account|committee|counterpart|object` → öre, zero lines left out. */
function totalsOf(vouchers: readonly Voucher[]): Record<string, number> {
  const totals: Record<string, number> = {}
  for (const { transactions } of vouchers) {
    for (const { account, objects, amount } of transactions) {
      const committee = committees.get(objectIn(objects, '1')) ?? 'fin'
      const key = `${account}|${committee}|${objectIn(objects, '20')}|${objectIn(objects, '21')}`
      totals[key] = (totals[key] ?? 0) + amount
    }
  }
  return Object.fromEntries(Object.entries(totals).filter(([, amount]) => amount !== 0))
}

const wanted = (movements: readonly MovementTotal[]): Record<string, number> =>
  Object.fromEntries(
    movements.filter((m) => m.amount !== 0).map((m) => [`${m.account}|${m.committee}|${m.counterpart}|${m.object}`, m.amount]),
  )

const sumOf = (voucher: Voucher): number => voucher.transactions.reduce((sum, row) => sum + row.amount, 0)

describe('the vouchers of a generated year', () => {
  const totals = smallTotals(2020)
  const made = book(totals)
  const vouchers = vouchersIn(made)

  it('add up to every total exactly: account, committee, counterpart and object', () => {
    expect(totalsOf(vouchers)).toEqual(wanted(totals.movements))
  })

  it('each sum to zero and hold no empty rows', () => {
    expect(vouchers.filter((voucher) => sumOf(voucher) !== 0)).toEqual([])
    expect(vouchers.flatMap((voucher) => voucher.transactions).filter((row) => row.amount === 0)).toEqual([])
    expect(Math.min(...vouchers.map((voucher) => voucher.transactions.length))).toBeGreaterThanOrEqual(2)
  })

  it('stand in all twelve months, inside the year, numbered upwards in each series', () => {
    expect(new Set(vouchers.map((voucher) => voucher.date.slice(0, 7))).size).toBe(12)
    expect(vouchers.every((voucher) => voucher.date.startsWith('2020-'))).toBe(true)
    for (const series of new Set(vouchers.map((voucher) => voucher.series))) {
      const numbers = vouchers.filter((voucher) => voucher.series === series).map((voucher) => Number(voucher.number))
      expect(numbers).toEqual(numbers.map((_, i) => i + 1))
    }
  })

  it('hold both sides of every internal item, so that internal items eliminate voucher by voucher', () => {
    const internal = vouchers.filter((voucher) => voucher.transactions.some((row) => objectIn(row.objects, '20') !== ''))
    expect(internal.length).toBeGreaterThan(12)
    for (const voucher of internal) {
      const eliminated = voucher.transactions.filter((row) => objectIn(row.objects, '20') !== '')
      expect(eliminated.reduce((sum, row) => sum + row.amount, 0)).toBe(0)
      expect(new Set(eliminated.map((row) => objectIn(row.objects, '20')))).toEqual(new Set(['rs', 'hsn']))
    }
  })

  it('close the year in December only', () => {
    const closing = vouchers.filter((voucher) => voucher.transactions.some((row) => row.account === '8999'))
    expect(closing.map((voucher) => [voucher.date, voucher.series])).toEqual([['2020-12-31', 'S']])
  })

  it('depreciate every month by the same amount to the krona', () => {
    const months = new Map<string, number>()
    for (const { date, transactions } of vouchers) {
      const amount = transactions.filter((row) => row.account === '7811').reduce((sum, row) => sum + row.amount, 0)
      months.set(date.slice(0, 7), (months.get(date.slice(0, 7)) ?? 0) + amount)
    }
    expect(months.size).toBe(12)
    expect(Math.max(...months.values()) - Math.min(...months.values())).toBeLessThan(100)
  })

  it('follow the number of rows asked for, contra rows on top', () => {
    const rowsAt = (rows: number): number =>
      vouchersIn(book(totals, { rows })).reduce((sum, voucher) => sum + voucher.transactions.length, 0)
    for (const rows of [1000, 4000, 20_000]) {
      expect(rowsAt(rows)).toBeGreaterThan(rows * 0.8)
      expect(rowsAt(rows)).toBeLessThan(rows * 2.1)
    }
  })

  it('are the same for the same seed, others for another', () => {
    expect(vouchersIn(book(totals))).toEqual(vouchers)
    expect(vouchersIn(made)).toEqual(vouchers)
    expect(vouchersIn(book(totals, { seed: 2 }))).not.toEqual(vouchers)
    expect(totalsOf(vouchersIn(book(totals, { seed: 2 })))).toEqual(totalsOf(vouchers))
  })
})

describe('the balances of a generated year', () => {
  const totals = smallTotals(2020)
  const balances = [...(book(totals).balances as Iterable<SieBalance>)]
  const amounts = (label: string): Record<string, number> =>
    Object.fromEntries(balances.filter((row) => row.label === label).map((row) => [row.account, row.amount]))

  it('open, move and close to the öre; memo items too', () => {
    const moved = (account: string): number =>
      totals.movements.filter((m) => m.account === account).reduce((sum, m) => sum + m.amount, 0)
    for (const [account, closing] of Object.entries(amounts('UB')))
      expect(closing).toBe((amounts('IB')[account] ?? 0) + moved(account))
    for (const [account, result] of Object.entries(amounts('RES'))) expect(result).toBe(moved(account))
    expect(amounts('UB')['9110']).toBe(-7_100_000_003)
    expect(Object.keys(amounts('RES'))).toEqual(['3010', '3611', '4010', '5610', '5911', '7811', '8010', '8510', '8999'])
  })

  it('carry the budget per cost centre and month, investments per object, exactly', () => {
    const budget = balances.filter((row) => row.label === 'PBUDGET')
    const sums: Record<string, number> = {}
    for (const row of budget) {
      const object = row.objects[0] ?? { dimension: '', object: 'hela kontot' }
      const key = `${row.account}|${object.dimension === '1' ? committees.get(object.object) : object.object}`
      sums[key] = (sums[key] ?? 0) + row.amount
    }
    expect(sums).toEqual({
      '4010|hsn': 30_000_000_001,
      '3010|hsn': -4_500_000_000,
      '5610|rs': 100_000_000,
      '1011|fastighet': 2_800_000_000,
      '1011|hela kontot': 2_800_000_000,
    })
    expect(new Set(budget.map((row) => `${row.period}|${row.account}|${JSON.stringify(row.objects)}`)).size).toBe(budget.length)
  })
})

describe('a company', () => {
  it('has its own chart, no cost centres, and its item against the authority', () => {
    const totals = companyTotals(2020)
    const made = book(totals, { rows: 300, costCentres: [] })
    const vouchers = vouchersIn(made)
    expect(made.dimensions.map((dimension) => dimension.number)).toEqual(['20', '21'])
    expect(totalsOf(vouchers)).toEqual(wanted(totals.movements))
    expect(vouchers.filter((voucher) => sumOf(voucher) !== 0)).toEqual([])
  })
})

describe('any year that sums to zero', () => {
  const account = fc.constantFrom(...SMALL_CHART.filter((a) => a.kind !== 'memo' && a.number !== '1930').map((a) => a.number))
  const line = fc.record({
    account,
    committee: fc.constantFrom('rs', 'hsn', 'run', 'fhs', 'pn', 'rev', 'fin'),
    counterpart: fc.constantFrom('', '', '', 'hsn', 'lanstrafiken'),
    object: fc.constantFrom('', '', 'it'),
    amount: fc.integer({ min: -900_000_000_000, max: 900_000_000_000 }),
  })

  it('is hit to the öre with balanced vouchers', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(line, { selector: (l) => `${l.account}|${l.committee}|${l.counterpart}|${l.object}`, maxLength: 25 }),
        fc.nat(),
        (lines, seed) => {
          const movements = lines.map((l): MovementTotal => ({ ...l, amount: ore(l.amount) }))
          const cash = ore(-lines.reduce((sum, l) => sum + l.amount, 0))
          movements.push({ account: '1930', committee: 'fin', counterpart: '', object: '', amount: cash })
          const vouchers = vouchersIn(
            book({ entity: 'region', year: 2019, opening: [], movements, budget: [] }, { rows: 500, seed }),
          )
          expect(totalsOf(vouchers)).toEqual(wanted(movements))
          expect(vouchers.every((voucher) => sumOf(voucher) === 0)).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('refuses a year that does not sum to zero', () => {
    const totals = smallTotals(2020)
    expect(() => book({ ...totals, movements: totals.movements.slice(1) })).toThrow('movements must sum to zero')
  })
})
