// A small chain for tests and pages: one goal, two committees, three sub-goals, values that are met, partly met and missing.
// Refuses real names: Provregionen has no committee of anyone's.
import type { SteeringNode } from '../steering/node.ts'
import type { IndicatorValue } from '../values/value.ts'
import type { ChainMaterial } from './chain.ts'
import type { RoundJudgement } from './roundChain.ts'

const base = { from: 2023, perspectives: [], weight: 1 }

export const indicatorNode = (
  id: string,
  parents: string[],
  unit: string,
  target: string,
  more: Partial<SteeringNode> = {},
): SteeringNode => ({
  ...base,
  id,
  kind: 'indicator',
  title: `Indikator ${id}`,
  parents,
  unit,
  indicator: {
    definition: `Andel ${id}`,
    target,
    measureUnit: '%',
    direction: 'higherIsBetter',
    measure: 'level',
    strict: false,
    interval: 'tertial',
    reporter: `${unit}1`,
    feed: { kind: 'typed' },
    breakdown: [],
  },
  ...more,
})

export const subgoalNode = (id: string, goal: string, unit: string, more: Partial<SteeringNode> = {}): SteeringNode => ({
  ...base,
  id,
  kind: 'subgoal',
  title: `Delmål ${id}`,
  parents: [goal],
  unit,
  ...more,
})

export const goalNode = (no: number): SteeringNode => ({
  ...base,
  id: `g${no}`,
  kind: 'goal',
  no,
  title: `Målet ${no}`,
  parents: [],
  unit: 'ff',
})

export const activityNode = (id: string, subgoal: string, unit: string, starts: string): SteeringNode => ({
  ...base,
  id,
  kind: 'activity',
  title: `Aktivitet ${id}`,
  parents: [subgoal],
  unit,
  activity: { starts },
})

export const value = (
  indicator: string,
  cell: string,
  period = '2023-04',
  more: Partial<IndicatorValue> = {},
): IndicatorValue => ({
  indicator,
  period,
  part: 'total',
  cell,
  ...(cell === '' ? { missing: 'mätningen är inte klar' } : {}),
  source: 'typed',
  version: 1,
  by: 'Enhetschef, bn1',
  at: '2023-05-09T10:00:00Z',
  ...more,
})

export const judgement = (
  ref: string,
  assessment: RoundJudgement['assessment'],
  more: Partial<RoundJudgement> = {},
): RoundJudgement => ({
  round: '2023-04',
  ref,
  assessment,
  proposed: assessment,
  reason: '',
  by: 'Barnnämnden',
  at: '2023-05-23T08:00:00Z',
  version: 1,
  ...more,
})

/** Goal 1: BN has sub-goals a and b, KN has c. Goal 2 has nothing below it. */
export const NODES: readonly SteeringNode[] = [
  goalNode(1),
  goalNode(2),
  subgoalNode('a', 'g1', 'bn'),
  subgoalNode('b', 'g1', 'bn'),
  subgoalNode('c', 'g1', 'kn'),
  indicatorNode('i1', ['a'], 'bn', 'minst 80 %'),
  indicatorNode('i2', ['b', 'c'], 'bn', 'minst 80 %'),
  indicatorNode('i3', ['c'], 'kn', 'minst 80 %'),
  activityNode('x1', 'a', 'bn1', '2023-01-09'),
  activityNode('x2', 'b', 'bn1', '2023-09-01'),
]

export const MATERIAL: ChainMaterial = {
  round: '2023-04',
  year: 2023,
  nodes: NODES,
  values: [value('i1', '85 %'), value('i2', '70 %'), value('i3', '')],
  activityStates: new Map([
    ['x1', 'onPlan'],
    ['x2', 'notStarted'],
  ]),
  judgements: [],
}
