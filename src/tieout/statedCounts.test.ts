// What a report states of its goals: statuses that fall short, make the total, exceed it, or are not there at all.
import { describe, expect, it } from 'vitest'
import type { FigureRef } from '../kernel/figure.ts'
import { type PublishedFigure, publishedSource } from '../statements/model.ts'
import { runTieOut } from './run.ts'

const stated = (counts: Record<string, number>): PublishedFigure[] =>
  Object.entries(counts).map(([path, value]) => ({
    ref: `goals:counts/${path}@region/2024-04` as FigureRef,
    label: path,
    value,
    state: 'known',
    unit: 'count',
    precision: 0,
    document: 'Delårsrapport',
    place: { chapter: `Mål, ${path}` },
  }))
const found = (counts: Record<string, number>, year = 2024) => {
  const facts = stated(counts)
  const { results } = runTieOut({ resolve: publishedSource(facts).resolve, facts, year, source: 'published' })
  return results.filter((r) => /^C84\.\d{3}$/.test(r.rule)).map((r) => [r.rule, r.verdict, r.message.sv])
}

describe('counts a report states of its goals', () => {
  it.each([
    ['make the total', { subgoals_total: 3, subgoals_met: 2, subgoals_notMet: 1 }, 'ok', 'Talen stämmer.'],
    ['make nought', { subgoals_total: 0, subgoals_met: 0 }, 'ok', 'Talen stämmer.'],
    [
      'fall short',
      { subgoals_total: 3, subgoals_met: 2 },
      'deviation',
      'Tryckt status finns för 2 av 3 delmål; 1 saknar angiven status.',
    ],
    [
      'exceed it',
      { subgoals_total: 3, subgoals_met: 2, subgoals_partlyMet: 2 },
      'deviation',
      'Tryckt status finns för 4 delmål, men antalet är 3: 1 för mycket.',
    ],
    ['lack a total', { subgoals_met: 2 }, 'untestable', 'Kan inte prövas: goals:counts/subgoals_total/7@region/2024-04 saknas.'],
  ])('that %s', (_, counts, verdict, message) => {
    const ofGoal = Object.fromEntries(Object.entries(counts).map(([path, value]) => [`${path}/7`, value]))
    expect(found(ofGoal)).toEqual([['C84.101', verdict, message]])
  })

  it('are not tried where no status is stated, nor in another year', () => {
    expect(found({ 'subgoals_total/1': 3 })).toEqual([])
    expect(found({ 'subgoals_total/1': 3, 'subgoals_met/1': 3 }, 2023)).toEqual([])
  })

  it('keep their ids by goal number, sub-goals before indicators, whatever is stated', () => {
    const counts = { 'indicators_total/10': 1, 'indicators_met/10': 1, 'subgoals_total/9': 1, 'subgoals_met/9': 1 }
    expect(found(counts).map(([rule]) => rule)).toEqual(['C84.101', 'C84.104'])
  })
})
