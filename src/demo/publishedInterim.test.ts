// The April 2023 report's printed figures: every row has an address, a unit and a chapter, and nothing is merged that differs.
import { describe, expect, it } from 'vitest'
import { type FigureRef, parseRef } from '../kernel/figure.ts'
import { publishedRef, publishedSource } from '../statements/model.ts'
import { readCsv } from './publishedCsv.ts'
import { publishedFacts } from './publishedFacts.ts'
import { APRIL_REPORT, interimFacts } from './publishedInterim.ts'

const facts = interimFacts()
const source = publishedSource(facts)
const value = (path: string, place = 1) => source.resolve(publishedRef(`statements:interim/${path}` as FigureRef, place))?.value

describe('the printed figures of April 2023', () => {
  it('are all there, as printed', () => {
    const rows = readCsv('plan_2022_2026/delar_april_2023_finance.csv')
    expect(facts.map((fact) => fact.value)).toEqual(rows.map((row) => Number(row.value)))
    expect(facts.every((fact) => fact.document === APRIL_REPORT && fact.place.chapter !== '' && fact.unit !== undefined)).toBe(
      true,
    )
  })

  it.each([
    ['result/result@region/2023-04', -288],
    ['result/result@region/2022-04', -342],
    ['tax/tax_income@region/2023-04', 2565],
    ['tax/tax_income_change@region/2023-04', 117],
    ['tax/tax_income_change_percent@region/2023-04', 4.8],
    ['financial/financial_net@region/2023-04', 36],
    ['budget/year_budget_result@region/2023', -324],
    ['budget_deviation/net_cost@HSN/2023-04', -286],
    ['forecast/net_cost_deviation@region/2023-04', -644],
    ['forecast/net_cost_deviation@RS/2023-04', -43],
    ['forecast/net_cost_deviation@HSN/2023-04', -550],
    ['forecast/net_cost_deviation@RUN/2023-04', -51],
    ['staff/employees@region/2022-04', 10840],
  ])('%s is %f', (address, expected) => {
    expect(value(address)).toBe(expected)
  })

  it('share an address only where the report prints the same thing in two chapters', () => {
    const places = new Map<string, string[]>()
    for (const fact of facts) places.set(fact.ref, [...(places.get(fact.ref) ?? []), fact.place.chapter])
    const twice = [...places].filter(([, chapters]) => chapters.length > 1)
    expect(twice.map(([ref]) => parseRef(ref)!.path).sort()).toEqual([
      'interim/budget_deviation/net_cost',
      'interim/cost/depreciation_growth',
      'interim/forecast/net_cost_deviation',
      'interim/net_cost/net_cost_growth',
      'interim/out_of_county_care/growth',
    ])
    for (const [ref, chapters] of twice) expect([ref, new Set(chapters).size]).toEqual([ref, chapters.length])
    // The report says 53 per cent in one chapter and 52 in another, and 15,3 and 17: all stand.
    const both = (path: string) => [value(`${path}@region/2023-04`), value(`${path}@region/2023-04`, 2)]
    expect(both('out_of_county_care/growth')).toEqual([53, 52])
    expect(both('cost/depreciation_growth')).toEqual([15.3, 17])
  })

  it('have addresses of their own beside the annual report', () => {
    const annual = new Set(publishedFacts().map((fact) => fact.ref))
    expect(facts.filter((fact) => annual.has(fact.ref))).toEqual([])
  })
})
