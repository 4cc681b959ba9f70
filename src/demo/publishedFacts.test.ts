// The printed side is reproduced exactly: every line of every table, as printed, and stored and loaded unchanged.
import { describe, expect, it } from 'vitest'
import type { FigureRef } from '../kernel/figure.ts'
import { baseRef, placeText, printed, publishedRef, publishedSource, statementPublished } from '../statements/model.ts'
import { type CsvRow, readCsv } from './publishedCsv.ts'
import { publishedFacts } from './publishedFacts.ts'

const facts = publishedFacts()
const source = publishedSource(facts)
const scopes = [
  ['koncern', 'group'],
  ['region', 'region'],
] as const

describe('printed statements', () => {
  it.each([
    ['income', 'income_statement', (r: CsvRow) => r.year!],
    ['balance', 'balance_sheet', (r: CsvRow) => r.date!.slice(0, 4)],
    ['cash-flow', 'cash_flow', (r: CsvRow) => r.year!],
  ] as const)('%s gives every printed line in order, region and group, both years', (name, file, yearOf) => {
    const rows = readCsv(`finance_2020/${file}.csv`)
    for (const [entity, scope] of scopes) {
      for (const year of [2020, 2019]) {
        const expected = rows
          .filter((r) => r.entity === entity && yearOf(r) === String(year))
          .map((r) => [r.line_id, Number(r.value_mkr)])
        expect(statementPublished(facts, name, year, scope).map((l) => [l.id, l.mkr])).toEqual(expected)
      }
    }
  })

  it('gives the operating account with outcome, budget and deviation as printed', () => {
    const expected = readCsv('finance_2020/operating_account.csv').map((r) => [
      r.row_id,
      Number(r.outcome_2020),
      Number(r.budget_2020),
      Number(r.budget_deviation) + 0,
    ])
    expect(statementPublished(facts, 'operating', 2020, 'region').map((l) => [l.id, l.mkr, l.budgetMkr, l.deviationMkr])).toEqual(
      expected,
    )
  })

  it('gives investments by area as printed', () => {
    const expected = readCsv('finance_2020/investments.csv').map((r) => [
      r.area,
      Number(r.outcome_2020),
      Number(r.budget_2020),
      Number(r.budget_deviation),
    ])
    expect(
      statementPublished(facts, 'investments', 2020, 'region').map((l) => [l.id, l.mkr, l.budgetMkr, l.deviationMkr]),
    ).toEqual(expected)
  })

  it('reads a dash in the balance requirement as nil and öre as a hundred millionth of mkr', () => {
    const lines = statementPublished(facts, 'balance-requirement', 2020, 'region')
    expect(lines.map((l) => l.mkr)).toEqual([98, -6, 0, 0, -178, 462, 376, 0, 0, 376])
    expect(lines[0]?.ore).toBe(9_800_000_000)
  })

  it('keeps a blank as missing', () => {
    const line = statementPublished(facts, 'notes', 2019, 'group').find((l) => l.id === 'income.2.other_staff_costs')
    expect(line).toMatchObject({ mkr: null, ore: null, state: 'missing' })
  })

  it('has every cell of every table', () => {
    const printedNotes = readCsv('finance_2020/notes.csv').length
    expect(facts.filter((f) => f.ref.startsWith('statements:notes/') && !f.quote).length).toBe(printedNotes)
    expect(facts.filter((f) => f.quote).length).toBe(175)
  })

  it('has no lines where nothing was printed', () => {
    expect(statementPublished(facts, 'income', 2015, 'region')).toEqual([])
  })
})

describe('a printed address', () => {
  const solidity = 'statements:ratios/N07@region/2020' as FigureRef

  it('answers with source=published only, place by place', () => {
    expect(source.resolve(solidity)).toBeUndefined()
    expect(source.resolve(publishedRef(solidity))).toMatchObject({ value: 19.1, unit: 'percent', basis: 'published' })
    expect(source.resolve(publishedRef(solidity, 2))?.place).toContain('Soliditet')
    expect(source.resolve(publishedRef(solidity, 9))).toBeUndefined()
    expect(baseRef(publishedRef(solidity, 2))).toBe(solidity)
  })

  it('lists every place of the balance requirement result: the table and the texts', () => {
    const places = source.list('statements:balance-requirement/balance_requirement_result@region/2020' as FigureRef)
    expect(places.map((p) => p.value)).toEqual([376, 376, 376, 376, 376])
    expect(placeText(places[0]!.place)).toBe(
      'Balanskravsresultat, Balanskravsutredning, raden Balanskravsresultat, kolumnen 2020',
    )
  })

  it('explains itself by its place and its quotation', () => {
    const explained = source.explain(publishedRef('statements:income/operating_income@region/2020' as FigureRef, 2))
    expect(explained).toMatchObject({ operation: 'leaf', value: 3439, source: { kind: 'published' } })
    expect(explained?.note?.sv).toContain('3 439 miljoner kronor')
  })

  it('is written as printed', () => {
    expect(printed({ value: -21.3, unit: 'percent', precision: 1 })).toBe('−21,3\u00a0%')
    expect(printed({ value: null, unit: 'mkr', precision: 0 })).toBe('..')
  })
})
