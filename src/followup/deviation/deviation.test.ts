// Steps from budget to outcome are exact to the öre whatever the limit; months accumulate; growth has a base or is not computed.
import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Ore, ore, sumOre } from '../../kernel/money.ts'
import { isCommentLine, MOST_WORDS, readComment } from './comment.ts'
import { type DeviationPart, explainDeviation, growthTenths } from './explain.ts'
import { monthSeries, phasingOf } from './series.ts'

const part = (id: string, budget: number, outcome: number): DeviationPart => ({ id, budget: ore(budget), outcome: ore(outcome) })
const amounts = fc.integer({ min: -1e12, max: 1e12 }).map((n) => n as Ore)

describe('what explains the deviation', () => {
  it('has the largest first, the small ones together, and the outcome at the end', () => {
    const steps = explainDeviation(
      [
        part('staff', -900, -1_000),
        part('drugs', -400, -340),
        part('rent', -50, -51),
        part('fees', 100, 102),
        part('it', -7, -7),
      ],
      { most: 5, permille: 20 },
    )
    expect(steps).toEqual({
      budget: -1_257,
      steps: [
        { id: 'staff', parts: ['staff'], deviation: -100 },
        { id: 'drugs', parts: ['drugs'], deviation: 60 },
        { parts: ['fees', 'rent'], deviation: 1 },
      ],
      outcome: -1_296,
    })
  })

  it('calls one small part by its name', () => {
    const { steps } = explainDeviation([part('a', 0, 100), part('b', 0, 1)], { most: 1, permille: 0 })
    expect(steps.map((one) => one.id)).toEqual(['a', 'b'])
  })

  it('sums exactly from budget to outcome, names every part that moved once, and never grows past the limit', () => {
    const parts = fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[a-z]{1,4}$/), budget: amounts, outcome: amounts }), {
      selector: (one) => one.id,
      maxLength: 30,
    })
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 300 }), (given, most, permille) => {
        const { budget, steps, outcome } = explainDeviation(given, { most, permille })
        expect(sumOre([budget, ...steps.map((one) => one.deviation)])).toBe(outcome)
        const moved = given.filter((one) => one.outcome !== one.budget).map((one) => one.id)
        expect(steps.flatMap((one) => one.parts).sort()).toEqual(moved.sort())
        expect(steps.length).toBeLessThanOrEqual(most + 1)
        const sizes = steps.filter((one) => one.id).map((one) => Math.abs(one.deviation))
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
      }),
    )
  })
})

test.each([
  [-110, -100, 100],
  [-90, -100, -100],
  [130, 100, 300],
  [100, undefined, undefined],
  [100, 0, undefined],
  [100, -100, undefined],
  [undefined, 100, undefined],
  [0, 100, undefined],
] as const)('growth from %s: base %s gives %s tenths', (now, before, tenths) => {
  expect(growthTenths(now as Ore | undefined, before as Ore | undefined)).toBe(tenths)
})

const year = (of: (month: number) => number | undefined) => Array.from({ length: 12 }, (_, at) => of(at + 1) as Ore | undefined)

describe('month by month', () => {
  it('accumulates, and a month that is not booked is missing from there on', () => {
    const series = monthSeries(
      year((month) => (month <= 3 ? -10 * month : undefined)),
      year(() => -15),
      year(() => undefined),
    )
    expect(series[2]).toEqual({
      month: 3,
      own: { outcome: -30, budget: -15, deviation: -15 },
      accumulated: { outcome: -60, budget: -45, deviation: -15 },
    })
    expect(series[3]).toEqual({ month: 4, own: { budget: -15 }, accumulated: { budget: -60 } })
  })

  it('ends at the year, whatever the months are', () => {
    const months = fc.array(amounts, { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(months, months, (outcome, budget) => {
        const last = monthSeries(outcome, budget, []).at(-1)!
        expect(last.accumulated).toEqual({
          outcome: sumOre(outcome),
          budget: sumOre(budget),
          deviation: sumOre(outcome) - sumOre(budget),
        })
      }),
    )
  })
})

describe('the pattern of the budget', () => {
  it('is a twelfth each month also when öre do not divide', () =>
    expect(phasingOf(year((month) => (month <= 4 ? -833_333 : -833_334)))).toMatchObject({ kind: 'even' }))

  it('is its own when summer is smaller', () =>
    expect(phasingOf(year((month) => (month === 7 ? -50_000 : -100_000)))).toMatchObject({ kind: 'own', most: 1, least: 7 }))

  it('is not spread when it lies in one month, and is absent without a budget', () => {
    expect(phasingOf(year((month) => (month === 12 ? -1_200 : undefined)))).toMatchObject({ kind: 'once', most: 12 })
    expect(phasingOf(year(() => undefined))).toBeUndefined()
  })
})

describe('a comment', () => {
  it('has words the first time, and may be emptied after that', () => {
    expect(readComment('  ', 0)).toMatchObject({ ok: false, findings: [{ cell: 'kommentar' }] })
    expect(readComment('  ', 1)).toMatchObject({ ok: true, value: '' })
    expect(readComment(' Fler vikarier.\r\nI juli. ', 0)).toMatchObject({ ok: true, value: 'Fler vikarier.\nI juli.' })
    expect(readComment('x'.repeat(MOST_WORDS + 1), 0)).toMatchObject({ ok: false })
  })

  it('stands at a cost type, an account or the unit', () => {
    for (const line of ['', 'salaries', '4010']) expect(isCommentLine(line)).toBe(true)
    for (const line of ['Löner', '40 10', "x'", '-']) expect(isCommentLine(line)).toBe(false)
  })
})
