// The printed annual report 2020 against itself: the verdicts that the rule reference demands, row by row.
import { describe, expect, it } from 'vitest'
import type { Verdict } from '../kernel/verdict.ts'
import { publishedSource } from '../statements/model.ts'
import { runTieOut } from '../tieout/model.ts'
import { publishedFacts } from './publishedFacts.ts'
import { registered } from './publishedRegistered.ts'

const facts = publishedFacts()
const { results, summary } = runTieOut({
  resolve: publishedSource(facts).resolve,
  facts,
  year: 2020,
  source: 'published',
  registered: registered(),
})

type Row = [rule: string, scope: string, period: string, verdict: Verdict, left: number | null, right: number | null]

/** Rule, scope, period, verdict, printed or recomputed left and right. */
const ROWS: Row[] = [
  ['C01', 'region', '2020', 'rounding', -8529, -8530],
  ['C02', 'region', '2020', 'rounding', 392, 391],
  ['C03', 'region', '2020', 'ok', 98, 98],
  ['C10', 'region', '2020', 'ok', 2331, 2331],
  ['C13.1', 'region', '2020', 'rounding', -107, -106],
  ['C14', 'region', '2020', 'rounding', 340, 339],
  ['C06.1', 'region', '2020', 'rounding', 12303, 12304],
  ['C07', 'region', '2020', 'rounding', 12303, 12304],
  ['C08', 'region', '2020', 'ok', 12304, 12304],
  ['C09', 'region', '2020', 'ok', 98, 98],
  ['C15.1', 'region', '2020', 'ok', 339, 339],
  ['C15.2', 'region', '2020', 'ok', 446, 446],
  ['C16', 'region', '2020', 'ok', 98, 98],
  ['C17', 'region', '2020', 'ok', 430, 430],
  ['C18', 'region', '2020', 'ok', 283, 283],
  ['C19.1', 'region', '2020', 'rounding', 88, 89],
  ['C20', 'region', '2020', 'ok', 3, 3],
  ['C33.1', 'region', '2020', 'ok', 249, 249],
  ['C34.1', 'region', '2020', 'ok', -130, -130],
  ['C35.1', 'region', '2020', 'ok', 119, 119],
  ['C36', 'region', '2020', 'rounding', -431, -430],
  ['C39.1', 'region', '2020', 'ok', 4901, 4901],
  ['C40.1', 'region', '2020', 'ok', 4934, 4934],
  ['C39.2', 'region', '2020', 'deviation', 24.26, 19.52],
  ['C40.2', 'region', '2020', 'deviation', 24.25, 19.52],
  ['C30.1', 'region', '2020', 'rounding', 3650, 3651],
  ['C31.1', 'region', '2020', 'rounding', 3651, 3650],
  ['C30.2', 'region', '2020', 'rounding', 11751, 11750],
  ['C37', 'region', '2020', 'rounding', 6604, 6605],
  ['C38.1', 'region', '2020', 'ok', 2317, 2317],
  ['C50.1', 'region', '2020', 'ok', -8530, -8530],
  ['C50.2', 'region', '2020', 'ok', -8530, -8530],
  ['C51', 'region', '2020', 'ok', 98, 98],
  ['C52.14', 'region', '2020', 'ok', -46, -46],
  ['C53.1', 'region', '2020', 'rounding', 68, 67],
  ['C63.1', 'region', '2020', 'rounding', 1181, 1182],
  ['C64.1', 'region', '2020', 'ok', 1182, 1182],
  ['C65.1', 'region', '2020', 'ok', 1184, 1184],
  ['C30.10', 'region', '2020', 'rounding', 1183, 1184],
  ['C70', 'region', '2020', 'ok', 98, 98],
  ['C71.1', 'region', '2020', 'ok', 376, 376],
  ['C71.2', 'region', '2020', 'ok', 376, 376],
  ['C75', 'region', '2020', 'ok', 333, 333],
  ['C77.1', 'region', '2020', 'ok', 9835, 9835],
  ['C77.2', 'region', '2019', 'definition', 9845, 9436],
  ['C11.1', 'region', '2020', 'deviation', 4587, 4618],
  ['C11.2', 'region', '2020', 'deviation', 4812, 4818],
  ['C79.1', 'region', '2020', 'ok', 5275, 5275],
  ['C79.2', 'region', '2020', 'deviation', 45, 46.37],
  ['C80.1', 'region', '2020', 'deviation', 19.1, 18.95],
  ['C80.2', 'region', '2020', 'deviation', -21.3, -21.16],
  ['C80.1', 'region', '2019', 'ok', 19.1, 19.07],
  ['C80.2', 'region', '2019', 'ok', -22.1, -22.08],
  ['C81.1', 'region', '2020', 'deviation', 1, -1.04],
  ['C85.59', 'region', '2020', 'ok', -1, -1.04],
  ['C83.1', 'region', '2020', 'ok', 29, 29.14],
  ['C83.2', 'region', '2020', 'untestable', 82, null],
  ['C85.60', 'region', '2020', 'deviation', 3439, 3651],
  ['C87.1', 'region', '2020', 'ok', 980, 980],
  ['C87.2', 'region', '2020', 'ok', 9668, 9668],
  ['C87.3', 'region', '2020', 'ok', 90.8, 90.8],
  ['C87.5', 'region', '2020', 'definition', 10648, 10737],
  ['C88.4', 'region', '2020', 'deviation', 2.1, 35.59],
  ['C89', 'region', '2020', 'definition', 225, 248],
  ['C91.1', 'region', '2020', 'deviation', 252, 339],
]

const twoDecimals = (value: number | null | undefined) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value)

describe('the printed annual report 2020', () => {
  it.each(ROWS)('%s %s %s is %s: %s against %s', (rule, scope, period, verdict, left, right) => {
    const found = results.find((r) => r.rule === rule && r.scope === scope && r.period === period)
    expect([found?.verdict, twoDecimals(found?.left.value), twoDecimals(found?.right.value)]).toEqual([verdict, left, right])
  })

  it('gives every rule of the catalogue a result, in order', () => {
    expect(new Set(results.map((r) => r.rule.split('.')[0])).size).toBe(summary.rules)
  })

  it('holds C01 to C09 within one unit for the group and the comparatives too', () => {
    const early = results.filter((r) => /^C0\d/.test(r.rule))
    expect(early.map((r) => `${r.scope} ${r.period}`)).toEqual(
      expect.arrayContaining(['region 2020', 'region 2019', 'group 2020', 'group 2019']),
    )
    for (const r of early) expect(['ok', 'rounding'], `${r.rule} ${r.scope} ${r.period}`).toContain(r.verdict)
    for (const r of early.filter((x) => x.verdict === 'rounding')) expect(Math.abs(r.difference!)).toBe(1)
  })

  it('names the three formulas when a target has none', () => {
    const { message } = results.find((r) => r.rule === 'C83.2')!
    expect(message.sv).toContain('44,6 %')
    expect(message.sv).toContain('68,5 %')
    expect(message.sv).toContain('77,0 %')
  })

  it('names both places on every deviation, and what is missing where a rule cannot be tried', () => {
    for (const r of results.filter((x) => x.verdict === 'deviation')) {
      expect(r.where.length, r.rule).toBe(2)
      for (const place of r.where) expect(place, r.rule).not.toBe('')
    }
    for (const r of results.filter((x) => x.verdict === 'untestable')) expect(r.message.sv.length, r.rule).toBeGreaterThan(20)
  })

  it('says what is asked for about a specification instead of failing', () => {
    const { verdict, message } = results.find((r) => r.rule === 'C74.3')!
    expect(verdict).toBe('untestable')
    expect(message.sv).toContain('102 mkr')
  })
})
