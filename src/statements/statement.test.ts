// Statements over small books: what a controller would do on paper, with one company of three fifths.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FigureRef, recompute } from '../kernel/figure.ts'
import { ORE_PER_MKR, ore } from '../kernel/money.ts'
import { type Balance, booksOf } from '../ledger/model.ts'
import { type StatementContext, statement, statementJson, statementsSource } from './model.ts'

/** Rows `entity account period amount [unit] [counterpart]`, mkr as booked; a blank unit is `-`. */
function balances(text: string, year = 2020): Balance[] {
  return text
    .trim()
    .split('\n')
    .map((row) => {
      const [entity, account, period, amount, unit = '-', counterpart = ''] = row.trim().split(/\s+/)
      return {
        entity: entity!,
        year,
        measure: 'actual',
        unit: unit === '-' ? '' : unit,
        account: account!,
        counterpart,
        object: '',
        period: Number(period),
        amount: ore(Math.round(Number(amount) * ORE_PER_MKR)),
      }
    })
}

const context = (rows: readonly Balance[], more: Partial<StatementContext> = {}): StatementContext => ({
  books: booksOf(rows),
  companies: [
    {
      code: 'teater',
      name: 'Teatern AB',
      ownedShare: () => ({ numerator: 3, denominator: 5 }),
      acquired: 2020,
      shareAccounts: '1310',
    },
  ],
  committees: [{ code: 'hsn', row: 'health', label: { sv: 'Nämnden', en: 'The committee' } }],
  investmentAreas: [],
  ...more,
})

const REGION = `
  region 1910 0   500
  region 1310 0     6
  region 2010 0  -506
  region 3110 5  -100 hsn
  region 4011 5    60 hsn
  region 5530 6    20 hsn teater
  region 9110 6   -15 hsn rs
  region 8010 7   -10
  region 1910 12   30
  region 2090 12  -30
  region 8999 12   30`
const COMPANY = `
  teater 1930 0    30
  teater 2081 0   -10
  teater 2120 0   -20
  teater 3985 6   -20 - region
  teater 3010 6   -50
  teater 7010 6    60
  teater 2120 12    5
  teater 8811 12   -5
  teater 1930 12   10
  teater 2099 12  -15
  teater 8999 12   15`

const mkrOf = (ctx: StatementContext, name: string, scope: string, ...ids: string[]): Array<number | undefined> => {
  const lines = new Map(statement(ctx, name, { year: 2020, scope }).map((line) => [line.id, line.ore! / ORE_PER_MKR]))
  return ids.map((id) => lines.get(id))
}

describe('region', () => {
  const ctx = context(balances(REGION))
  test('signs are turned once: income positive, costs negative, each side of the balance sheet positive', () => {
    expect(
      mkrOf(
        ctx,
        'income',
        'region',
        'operating_income',
        'operating_costs',
        'net_operating_costs',
        'tax_revenue',
        'result_for_the_year',
      ),
    ).toEqual([100, -80, 20, 10, 30])
    expect(
      mkrOf(
        ctx,
        'balance',
        'region',
        'total_assets',
        'equity_brought_forward',
        'result_for_the_year',
        'total_equity_provisions_liabilities',
      ),
    ).toEqual([536, 506, 30, 536])
    expect(mkrOf(ctx, 'cash-flow', 'region', 'cash_opening', 'cash_flow_for_the_year', 'cash_closing')).toEqual([500, 30, 530])
  })

  test('a committee sees its internal income, the region does not', () => {
    expect(mkrOf(ctx, 'income', 'HSN', 'operating_income', 'operating_costs', 'net_operating_costs', 'tax_revenue')).toEqual([
      115, -80, 35, 0,
    ])
    expect(statement(ctx, 'income', { year: 2020, scope: 'XYZ' })).toEqual([])
  })

  test('a year without books has no lines, and its figures are missing, never nought', () => {
    expect(statement(ctx, 'income', { year: 2018 })).toEqual([])
    const figure = statementsSource(ctx).resolve('statements:income/tax_revenue@region/2018' as FigureRef)
    expect(figure).toMatchObject({ value: null, state: 'missing' })
    expect(statementJson(ctx, 'ratios', { year: 2020 }).find((line) => line.id === 'N01')).toMatchObject({
      ore: null,
      mkr: null,
      state: 'missing',
    })
  })

  test('a budget that is not there is missing', () => {
    expect(statementJson(ctx, 'operating', { year: 2020 })[0]).toMatchObject({
      id: 'health',
      mkr: 35,
      budgetMkr: null,
      deviationMkr: null,
    })
  })

  test('unknown addresses are nobody’s', () => {
    const source = statementsSource(ctx)
    for (const ref of [
      'statements:income/nothing@region/2020',
      'statements:income/tax_revenue@region/2020-13',
      'statements:income/tax_revenue@group/2020-05',
      'statements:income/tax_revenue@region/2020?source=published',
      'ledger:account/3011@region/2020',
    ]) {
      expect([ref, source.resolve(ref as FigureRef)]).toEqual([ref, undefined])
    }
  })
})

describe('group of region and a company of three fifths', () => {
  const ctx = context(balances(REGION + COMPANY))

  test('the grant is eliminated at the owned share on both sides', () => {
    // 100 + 3/5 of 50 outside; 80 − 12 eliminated + 36 + deferred tax released on 3/5 of 5 (21,4 %).
    expect(mkrOf(ctx, 'income', 'group', 'operating_income')).toEqual([130])
    expect(mkrOf(ctx, 'income', 'group', 'operating_costs')[0]).toBeCloseTo(-(80 - 12 + 36 - 0.642), 6)
  })

  test('untaxed reserves are equity and deferred tax, appropriations no result', () => {
    expect(mkrOf(ctx, 'balance', 'group', 'other_provisions')[0]).toBeCloseTo(0.6 * 15 * 0.214, 6)
    // 30 + 3/5 of the company's 10 before appropriations + deferred tax + negative goodwill.
    const equityAcquired = 0.6 * 30 - 0.6 * 20 * 0.214
    expect(mkrOf(ctx, 'income', 'group', 'extraordinary_items')[0]).toBeCloseTo(equityAcquired - 6, 6)
    expect(mkrOf(ctx, 'income', 'group', 'result_for_the_year')[0]).toBeCloseTo(30 + 6 + 0.642 + equityAcquired - 6, 6)
  })

  test('each line is region + share × company + adjustments + eliminations, to the öre', () => {
    const source = statementsSource(ctx)
    const value = (path: string) => source.resolve(`statements:${path}@group/2020` as FigureRef)!.value!
    for (const name of ['income', 'balance', 'cash-flow']) {
      for (const { id, ore: group } of statement(ctx, name, { year: 2020, scope: 'group' })) {
        const parts = ['region', 'teater', 'adjustments', 'eliminations'].map((part) =>
          value(`consolidation/${name}/${id}/${part}`),
        )
        expect([name, id, parts.reduce((sum, part) => sum + part, 0)]).toEqual([name, id, group])
      }
    }
  })
})

test('an internal item booked on one side only shows: the group does not balance', () => {
  const ctx = context(balances(REGION + COMPANY.replace('3985 6   -20 - region', '3985 6   -20')))
  const [assets, other] = mkrOf(ctx, 'balance', 'group', 'total_assets', 'total_equity_provisions_liabilities')
  expect(other! - assets!).toBeCloseTo(12, 6)
})

describe('whatever the company holds', () => {
  const anyOre = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 })
  test('the group balance sheet balances and explains itself to the öre', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('1510', '1680', '2440', '2990', '3010', '4010', '7010'), anyOre), { maxLength: 12 }),
        fc.integer({ min: 1, max: 97 }),
        async (rows, numerator) => {
          const sumOf = (test: (account: string) => boolean) =>
            rows.filter(([account]) => test(account)).reduce((sum, [, amount]) => sum + amount, 0)
          const grant = -20 * ORE_PER_MKR
          const result = sumOf((account) => account > '3') + grant
          const rest = sumOf((account) => account < '3') + result
          const row = ([account, amount, counterpart = '']: [string, number, string?]): Balance => ({
            entity: 'teater',
            year: 2020,
            measure: 'actual',
            unit: '',
            account,
            counterpart,
            object: '',
            period: 12,
            amount: ore(amount),
          })
          const own = [...rows, ['3985', grant, 'region'], ['2099', result], ['8999', -result], ['1930', -rest]].map((one) =>
            row(one as [string, number, string?]),
          )
          const opening = balances('teater 1930 0 7.31\nteater 2081 0 -5.07\nteater 2120 0 -2.24')
          const ctx = context([...balances(REGION), ...opening, ...own], {
            companies: [
              {
                code: 'teater',
                name: 'Teatern AB',
                ownedShare: () => ({ numerator, denominator: 97 }),
                acquired: 2020,
                shareAccounts: '1310',
              },
            ],
          })
          const line = (id: string) => statement(ctx, 'balance', { year: 2020, scope: 'group' }).find((one) => one.id === id)!.ore
          expect(line('total_assets')).toBe(line('total_equity_provisions_liabilities'))
          const ref = 'statements:balance/total_assets@group/2020' as FigureRef
          const source = statementsSource(ctx)
          expect(recompute((await source.explain(ref))!)).toBe(source.resolve(ref)!.value)
        },
      ),
      { numRuns: 20 },
    )
  })
})
