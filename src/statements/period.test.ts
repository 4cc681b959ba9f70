// Statements of January to a month: what a delårsrapport prints, over small books and over any books that balance.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FigureRef, recompute } from '../kernel/figure.ts'
import { type Balance, booksOf, type LedgerNames, ledgerSource } from '../ledger/model.ts'
import { ledgerRef, type StatementContext, statement, statementsSource } from './model.ts'

type Booked = [account: string, period: number, amount: number, more?: Partial<Balance>]

const balance = (year: number, [account, period, amount, more]: Booked): Balance => ({
  entity: 'region',
  year,
  measure: 'actual',
  unit: '',
  account,
  counterpart: '',
  object: '',
  period,
  amount: amount as Balance['amount'],
  ...more,
})

const context = (rows: readonly Balance[]): StatementContext => ({
  books: booksOf(rows),
  companies: [],
  committees: [{ code: 'hsn', row: 'health', label: { sv: 'Nämnden', en: 'The committee' } }],
  investmentAreas: [{ code: 'fast', id: 'Fastighet', label: { sv: 'Fastighet', en: 'Property' } }],
})

const hsn = { unit: 'hsn' }
/** Each month 10 of tax and 8 of cost; 5 invested in March and September; the result is closed in December. */
const year2020: Booked[] = [
  ['1910', 0, 500],
  ['2010', 0, -500],
  ...Array.from({ length: 12 }, (_, m): Booked[] => [
    ['8010', m + 1, -10],
    ['4011', m + 1, 8, hsn],
    ['1910', m + 1, 2],
  ]).flat(),
  ...[3, 9].flatMap((m): Booked[] => [
    ['1111', m, 5, { object: 'fast' }],
    ['1910', m, -5],
  ]),
  ['8999', 12, 24],
  ['2090', 12, -24],
]
const budget = (period: number): Booked => ['4011', period, 7, { ...hsn, measure: 'budget' }]
const of = (...rows: Booked[]) => context([...year2020, ...rows].map((row) => balance(2020, row)))

const ask = (ctx: StatementContext) => (address: string) => statementsSource(ctx).resolve(`statements:${address}` as FigureRef)

describe('January to a month', () => {
  const value = (address: string) => ask(of())(address)?.value

  test.each([
    ['income/tax_revenue@region/2020-04', 40],
    ['income/net_operating_costs@HSN/2020-04', -32],
    ['income/result_for_the_year@region/2020-08', 16],
    ['operating/health/outcome@region/2020-08', -64],
    ['operating/total_region/outcome@region/2020-08', 16],
    ['investments/Fastighet/outcome@region/2020-08', 5],
    ['balance/cash_and_bank@region/2020-08', 511],
    ['balance/land_buildings_technical_installations@region/2020-08', 5],
    // The result of the period stands in equity although nothing is closed yet.
    ['balance/result_for_the_year@region/2020-08', 16],
    ['balance/total_assets@region/2020-08', 516],
    ['balance/total_equity_provisions_liabilities@region/2020-08', 516],
  ])('%s is %i', (address, expected) => {
    expect(value(address)).toBe(expected)
  })

  test('a period of twelve months is the year', () => {
    for (const name of ['income', 'balance', 'cash-flow', 'notes', 'operating', 'investments']) {
      const lines = (through?: number) =>
        statement(of(), name, { year: 2020, ...(through ? { through } : {}) }).map(({ id, value }) => [id, value])
      expect([name, lines(12)]).toEqual([name, lines()])
    }
  })

  test('a year without books is missing in every month of it', () => {
    expect(ask(of())('income/tax_revenue@region/2019-08')).toMatchObject({ value: null, state: 'missing' })
  })

  test('group accounts and deficits are made for whole years', () => {
    expect(value('income/tax_revenue@group/2020-08')).toBeUndefined()
    expect(value('deficit/closing@region/2020-08')).toBeUndefined()
  })
})

describe('the budget of a period', () => {
  test('is what the months say', () => {
    const ctx = of(...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(budget))
    expect(ask(ctx)('operating/health/budget@region/2020-08')?.value).toBe(-56)
    expect(ask(ctx)('operating/health/deviation@region/2020-08')?.value).toBe(-8)
  })

  test('a budget of the year on one month has no part for a period, but one for the year', () => {
    const ctx = of(['4011', 1, 84, { ...hsn, measure: 'budget' }])
    expect(ask(ctx)('operating/health/budget@region/2020-08')).toMatchObject({ value: null, state: 'missing' })
    expect(ask(ctx)('operating/health/budget@region/2020')?.value).toBe(-84)
  })
})

test('the ledger answers the addresses a period is explained by', () => {
  const query = { entity: 'region', year: 2020, accounts: '8010' }
  expect(ledgerRef({ ...query, at: 'movement' }, 8)).toBe('ledger:accumulated/8010@region/2020-08')
  expect(ledgerRef({ ...query, at: 'closing' }, 8)).toBe('ledger:closing/8010@region/2020-08')
  expect(ledgerRef({ ...query, at: 'opening' }, 8)).toBe('ledger:opening/8010@region/2020')
  const books = booksOf(year2020.map((row) => balance(2020, row)))
  const names: LedgerNames = { account: () => undefined, unit: () => undefined }
  const place = { importId: 'i', fileName: 'bok.se' }
  const ledger = ledgerSource({ ...books, importOf: () => place, sourceRows: async () => [] } as never, names)
  const at = (ref: string) => ledger.resolve(ref as FigureRef)?.value
  expect(['account', 'accumulated', 'closing'].map((kind) => at(`ledger:${kind}/1910@region/2020-08`))).toEqual([2, 11, 511])
})

const anyMonth = fc.integer({ min: 1, max: 12 })
const anyRow = fc.tuple(
  fc.constantFrom('3110', '4011', '5530', '7910', '8010', '8520', '1510', '1111', '2210', '2440'),
  anyMonth,
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
)

test('whatever is booked, each month balances, adds up to the year and explains itself to the öre', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 15 }), anyMonth, async (rows, month) => {
      const booked = rows.flatMap(([account, period, amount]): Booked[] => [
        [account, period, amount],
        ['1910', period, -amount],
      ])
      const result = rows.reduce((sum, [account, , amount]) => (account > '3' ? sum + amount : sum), 0)
      const all: Booked[] = [['1910', 0, 9], ['2010', 0, -9], ...booked, ['2090', 12, result], ['8999', 12, -result]]
      const ctx = context(all.map((row) => balance(2020, row)))
      const source = statementsSource(ctx)
      const value = (path: string, period: string) => source.resolve(`statements:${path}@region/${period}` as FigureRef)!.value
      const period = `2020-${String(month).padStart(2, '0')}`
      expect(value('balance/total_assets', period)).toBe(value('balance/total_equity_provisions_liabilities', period))
      expect(value('balance/result_for_the_year', period)).toBe(value('income/result_for_the_year', period))
      expect(value('income/result_for_the_year', '2020-12')).toBe(value('income/result_for_the_year', '2020'))
      for (const path of ['income/result_for_the_year', 'balance/total_equity_provisions_liabilities']) {
        const ref = `statements:${path}@region/${period}` as FigureRef
        expect(recompute((await source.explain(ref))!)).toBe(source.resolve(ref)!.value)
      }
    }),
    { numRuns: 40 },
  )
})
