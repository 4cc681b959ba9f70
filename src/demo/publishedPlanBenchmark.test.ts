// The printed plans against themselves: the known contradictions with their numbers, and the sums that hold beside them.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Verdict } from '../kernel/verdict.ts'
import { publishedSource } from '../statements/model.ts'
import { runTieOut, type TieOutResult } from '../tieout/model.ts'
import { publishedFacts } from './publishedFacts.ts'
import { interimFacts } from './publishedInterim.ts'
import { planFacts } from './publishedPlan.ts'
import { registered } from './publishedRegistered.ts'

type Row = [under: number, rule: string, period: string, verdict: Verdict, left: number, right: number, why: string]

const ROWS: Row[] = [
  [2022, 'C54.16', '2022', 'deviation', 7127, 7166, 'the stray −39'],
  [2022, 'C54.11', '2022', 'rounding', -3565.8, -3566, 'the board'],
  [2022, 'C86.18', '2021', 'definition', 2442, 2337, 'grants with and without the covid grant'],
  [2022, 'C110.3.index', '2024', 'deviation', 0.2, -0.5, 'the sign of the assembly’s index'],
  [2022, 'C110.1', '2025', 'ok', 10113, 10113, 'frames of the committees'],
  [2022, 'C111.20', '2024', 'definition', 417.8, 415, 'the project that ends'],
  [2022, 'C112.1', '2022', 'ok', -325, -325, 'the bridge of 2022'],
  [2022, 'C112.1', '2023', 'deviation', -360, -363, 'the bridge of 2023, off by 3'],
  [2022, 'C112.1', '2024', 'deviation', -59, -66, 'the bridge of 2024, off by 7'],
  [2022, 'C112.1', '2025', 'ok', -358, -358, 'the bridge of 2025'],
  [2022, 'C112.5', '2024', 'ok', 262, 262, 'the result of 2024'],
  [2022, 'C113.4', '2022', 'ok', 3.6, 3.63, 'growth of taxes and grants'],
  [2022, 'C114.9', '2023', 'ok', 1039, 1039, 'non-cash of 2023'],
  [2022, 'C114.9', '2022', 'deviation', 785, 816, 'non-cash of 2022'],
  [2022, 'C115.8', '2022', 'deviation', 7193, 7145, 'fixed assets of 2022'],
  [2022, 'C115.8', '2026', 'ok', 8274, 8274, 'fixed assets of 2026'],
  [2022, 'C115.9', '2022', 'deviation', 7492, 7510, 'current assets of 2022'],
  [2022, 'C114.8', '2024', 'ok', 187, 187, 'return that is reinvested'],
  [2022, 'C63.101', '2024', 'ok', 920, 920, 'investment areas'],
  [2022, 'C65.11', '2025', 'ok', 895, 895, 'investments in the cash flow'],
  [2022, 'C60.1', '2023', 'ok', 3, 3, 'three years'],
  [2022, 'C59.11', '2023', 'ok', 10, 0, 'the result of 2023 as planned'],
  [2022, 'C85.1008', '2022', 'deviation', 2, 3.63, 'growth in the text'],
  [2022, 'C85.1019', '2022', 'deviation', 1101, 1111, 'pension cost in the text'],
  [2022, 'C85.1028', '2021', 'deviation', 767, 787, 'investments of 2021'],
  [2022, 'C85.1017', '2023', 'ok', 216, 216, 'what covers the financial costs'],
  [2022, 'C116.102', '2021', 'deviation', 252, 339, 'opening cash against the annual report'],
  [2022, 'C116.101', '2021', 'rounding', 2330, 2331, 'opening equity against the annual report'],
  [2022, 'C116.307', '2023', 'ok', 3.8, 3.8, 'the index of the frames'],
  [2022, 'C116.312', '2023', 'deviation', 3.8, 1.7, 'the index of April for 2023'],
  [2022, 'C55.3', '2021', 'rounding', 55.01, 55, 'net of the reallocations'],
  [2021, 'C118.11', '2021', 'definition', 8963, 8771, 'rows that are part of another'],
  [2021, 'C118.12', '2021', 'rounding', 101, 100, 'what is added, by row'],
  [2021, 'C118.22', '2021', 'deviation', 1, 0, 'financial costs that give no net'],
  [2021, 'C118.20', '2021', 'ok', -24, -24, 'financial net of the budget'],
  [2021, 'C118.25', '2021', 'rounding', 244, 243, 'the new result'],
  [2021, 'C118.35', '2021', 'rounding', 15.5, 16, 'the new assessment'],
  [2023, 'C97.1', '2023', 'ok', -644, -644, '−43 − 550 − 51'],
  [2023, 'C97.2', '2023', 'ok', -409, -409, '−644 + 154 + 81'],
  [2023, 'C97.3', '2023', 'ok', -377, -377, '113 − 644 + 154'],
  [2023, 'C97.6', '2023', 'ok', -733, -733, '−324 − 409'],
  [2023, 'C59.21', '2023', 'deviation', -324, 0, 'the budgeted deficit'],
]

const found = new Map<number, TieOutResult[]>()

beforeAll(() => {
  const facts = [...publishedFacts(), ...interimFacts(), ...planFacts()]
  const { resolve } = publishedSource(facts)
  for (const year of [2021, 2022, 2023])
    found.set(year, runTieOut({ resolve, facts, year, source: 'published', registered: registered() }).results)
})

const twoDecimals = (value: number | null | undefined) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value)

describe('the printed plans', () => {
  it.each(ROWS)('under %s %s %s is %s: %s against %s, %s', (year, rule, period, verdict, left, right) => {
    const one = found.get(year)!.find((r) => r.rule === rule && r.period === period)
    expect([one?.verdict, twoDecimals(one?.left.value), twoDecimals(one?.right.value)]).toEqual([verdict, left, right])
  })

  it('print the result of 2024 twice, one million apart', () => {
    const twice = found.get(2022)!.filter((r) => r.rule.startsWith('C86.') && r.period === '2024' && r.difference !== 0)
    expect(twice.map((r) => [r.verdict, r.left.value, r.right.value])).toEqual([
      ['rounding', 280, 281],
      ['rounding', 261, 262],
    ])
  })

  it('name both places of everything that is compared, and what is missing where nothing is', () => {
    for (const results of found.values())
      for (const r of results) {
        expect(
          r.where.every((place) => place !== ''),
          r.rule,
        ).toBe(true)
        if (r.verdict === 'untestable') expect(r.message.sv.length, r.rule).toBeGreaterThan(20)
        else expect(r.where, r.rule).toHaveLength(2)
      }
  })

  it('give each result an address of its own: rule, scope and period', () => {
    for (const results of found.values()) {
      const keys = results.map((r) => `${r.rule}~${r.scope}~${r.period}`)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('have a result for every rule of the catalogue, and the years of the columns as periods', () => {
    const results = found.get(2022)!
    expect(new Set(results.map((r) => r.rule.split('.')[0])).size).toBe(103)
    expect(new Set(results.filter((r) => r.rule.startsWith('C112.')).map((r) => r.period))).toEqual(
      new Set(['2021', '2022', '2023', '2024', '2025', '2026']),
    )
  })
})
