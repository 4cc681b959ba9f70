// An authority whose goals were set up as a living chain is assessed by the same rules as one whose goals came from a report.
import { expect, test } from 'vitest'
import { assessJson } from './assessJson.ts'
import { goalsFromSteering } from './fromSteering.ts'
import type { IndicatorBody, NodeKind, SteeringNode } from './steering/node.ts'
import type { IndicatorValue } from './values/value.ts'

const node = (id: string, kind: NodeKind, parents: string[], more: Partial<SteeringNode> = {}): SteeringNode => ({
  id,
  kind,
  title: `Titel ${id}`,
  parents,
  unit: 'kf',
  from: 2025,
  perspectives: [],
  weight: 1,
  ...more,
})
const measured = (target: string): { indicator: IndicatorBody } => ({
  indicator: {
    definition: '',
    target,
    measureUnit: '%',
    direction: 'higherIsBetter',
    measure: 'level',
    strict: false,
    interval: 'year',
    reporter: 'bun',
    feed: { kind: 'typed' },
    breakdown: [],
  },
})
const value = (indicator: string, period: string, cell: string): IndicatorValue => ({
  indicator,
  period,
  part: 'total',
  cell,
  source: 'typed',
  version: 1,
  by: 'x',
  at: '2025-01-01T00:00:00Z',
})

const nodes = [
  node('f1', 'focusArea', [], { no: 1 }),
  node('g1', 'goal', ['f1'], { no: 1 }),
  node('s1', 'subgoal', ['g1'], { unit: 'bun' }),
  node('i1', 'indicator', ['s1'], { unit: 'bun', ...measured('≥ 90 %') }),
  node('i2', 'indicator', ['s1'], { unit: 'bun', ...measured('≥ 90 %') }),
]
const goals = goalsFromSteering(
  [{ year: 2025, nodes }],
  [value('i1', '2025-04', '70 %'), value('i1', '2025', '92 %'), value('i2', '2025-12', '85 %')],
  (unit) => (unit === 'bun' ? 'Barn- och utbildningsnämnden' : unit),
)

test('goals, sub-goals, indicators and committees stand where the chain puts them', () => {
  expect(goals.goals).toMatchObject([{ no: 1, title: 'Titel g1', focusArea: 1 }])
  expect(goals.committees).toEqual([
    { code: 'BUN', name: { sv: 'Barn- och utbildningsnämnden', en: 'Barn- och utbildningsnämnden' } },
  ])
  expect(goals.answers).toMatchObject([{ goal: 1, committee: 'BUN', year: 2025 }])
  expect(goals.subgoals).toMatchObject([{ goal: 1, committee: 'BUN', year: 2025 }])
})

test("the year's own value counts before that of a month, and the rules judge it", () => {
  const answer = assessJson(goals, 2025)
  expect(answer.indicators.map((one) => [one.outcome, one.assessment])).toEqual([
    ['92 %', 'met'],
    ['85 %', 'partlyMet'],
  ])
  expect(answer.goals).toMatchObject([{ number: 1, assessment: 'partlyMet' }])
})

test('an indicator of two goals is one object placed twice', () => {
  const two = [...nodes, node('g2', 'goal', ['f1'], { no: 2 }), node('s2', 'subgoal', ['g2'], { unit: 'bun' })]
  const shared = two.map((one) => (one.id === 'i1' ? { ...one, parents: ['s1', 's2'] } : one))
  const read = goalsFromSteering([{ year: 2025, nodes: shared }], [], (unit) => unit)
  expect(read.indicators.filter((one) => one.id === 'i1')).toHaveLength(1)
  expect(read.placements.filter((one) => one.indicator === 'i1').map((one) => one.goal)).toEqual([1, 2])
})
