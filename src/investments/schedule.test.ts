// Investments year by year: what is spent is worn off to the öre, and a change that is undone has no effect.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ore, sumOre } from '../kernel/money.ts'
import { standingOf } from './followUp.ts'
import type { Area, Project } from './project.ts'
import { areaAmounts, atCost, candidatesIn, delayed, depreciationOf, effectOf, roomIn, tenYears, totalOf } from './schedule.ts'

const MKR = 100_000_000
const AREAS: Area[] = [{ id: 'hus', name: 'Fastighet', lifeYears: 10, position: 1 }]
const project = (planned: Record<number, number>, more: Partial<Project> = {}): Project => ({
  id: 'p1',
  area: 'hus',
  name: 'Nytt hus',
  state: 'planned',
  planned: Object.fromEntries(Object.entries(planned).map(([year, mkr]) => [year, ore(mkr * MKR)])),
  ...more,
})
const with5 = { areas: AREAS, years: tenYears(2023), interestPpm: 20_000 }

const anyProject = fc
  .dictionary(fc.integer({ min: 2023, max: 2032 }).map(String), fc.integer({ min: 0, max: 10 ** 12 }).map(ore), { maxKeys: 6 })
  .map((planned): Project => ({ ...project({}), planned }))

describe('depreciation', () => {
  it('begins the year after the expenditure and is the same every year', () => {
    const years = depreciationOf(project({ 2023: 100 }), AREAS)
    expect([...years.keys()]).toEqual([2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033])
    expect(new Set(years.values())).toEqual(new Set([10 * MKR]))
  })
  it('takes the project’s own life before its area’s', () => {
    expect(depreciationOf(project({ 2023: 100 }, { lifeYears: 2 }), AREAS).get(2024)).toBe(50 * MKR)
  })
  it('sums to what was spent, to the öre', () => {
    fc.assert(
      fc.property(anyProject, fc.integer({ min: 1, max: 50 }), (one, lifeYears) => {
        expect(sumOre(depreciationOf({ ...one, lifeYears }, AREAS).values())).toBe(totalOf(one))
      }),
    )
  })
})

describe('a delay or another cost', () => {
  it('moves spending a year, and the result with it', () => {
    const before = project({ 2023: 100 })
    const effect = effectOf(before, delayed(before, 1), with5)
    expect(effect[0]).toMatchObject({ year: 2023, spending: 100 * MKR, depreciation: 0, interest: 1 * MKR })
    expect(effect[1]).toMatchObject({ year: 2024, spending: -100 * MKR, depreciation: 10 * MKR, interest: 1 * MKR })
    expect(effect[2]).toMatchObject({ spending: 0, depreciation: 0, interest: 0, cash: 0, result: 0 })
  })
  it('of ten per cent costs ten per cent, in depreciation and interest too', () => {
    const before = project({ 2023: 100 })
    const effect = effectOf(before, atCost(before, 100_000), with5)
    expect(effect[0]).toMatchObject({ spending: -10 * MKR, interest: -0.1 * MKR, cash: -10.1 * MKR })
    expect(effect[1]).toMatchObject({ depreciation: -1 * MKR, interest: -0.2 * MKR, result: -1.2 * MKR })
  })
  it('that is undone has no effect, whatever it was', () => {
    fc.assert(
      fc.property(anyProject, fc.integer({ min: -2, max: 5 }), (one, years) => {
        const back = delayed(delayed(one, years), -years)
        for (const row of effectOf(one, back, with5)) expect({ ...row, year: 0 }).toEqual({ ...ZERO })
      }),
    )
  })
})

const ZERO = { year: 0, spending: 0, depreciation: 0, interest: 0, cash: 0, result: 0 }

describe('the plan', () => {
  const needs = [
    project({ 2023: 30 }, { id: 'b', state: 'candidate', priority: 2 }),
    project({ 2023: 50 }, { id: 'a', state: 'candidate', priority: 1 }),
    project({ 2024: 1 }, { id: 'c', state: 'candidate', priority: 3 }),
  ]
  const all = [project({ 2023: 40 }), project({ 2023: 7 }, { id: 's', state: 'stopped' }), ...needs]
  it('sums what is planned, never what waits or was stopped', () => {
    expect(areaAmounts(all).get('hus')).toEqual(new Map([[2023, 40 * MKR]]))
  })
  it('shows which needs fit in what is left, in their order', () => {
    const room = roomIn(new Map([[2023, ore(100 * MKR)]]), all, [2023, 2024])
    expect(room).toEqual(
      new Map([
        [2023, 60 * MKR],
        [2024, undefined],
      ]),
    )
    expect(candidatesIn(all, room).map(({ project: { id }, fits }) => [id, fits])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
    ])
  })
})

describe('a project’s standing', () => {
  const at = { version: 1, by: 'a', at: '2023-05-01' }
  it('is what is spent and what is expected, against what was decided', () => {
    const one = project({ 2022: 20, 2023: 30, 2024: 50 }, { decidedTotal: ore(100 * MKR) })
    const outcomes = [
      { project: 'p1', year: 2022, outcome: ore(25 * MKR), ...at },
      { project: 'p1', year: 2023, outcome: ore(10 * MKR), forecast: ore(40 * MKR), ...at },
    ]
    expect(standingOf(one, outcomes)).toEqual({ spent: 35 * MKR, expectedTotal: 115 * MKR, deviation: -15 * MKR })
  })
  it('never expects less than what is spent', () => {
    const outcomes = [{ project: 'p1', year: 2023, outcome: ore(10 * MKR), forecast: ore(4 * MKR), ...at }]
    expect(standingOf(project({ 2023: 5 }), outcomes).expectedTotal).toBe(10 * MKR)
  })
})
