// The demo's chain of 2023 holds what the April report counts under each goal, and nothing the house could not keep.
import { expect, it } from 'vitest'
import { planOf, readTarget } from '../goals/model.ts'
import { loadSteering } from '../goals/store.ts'
import { forEachDatabase } from '../storage/testing.ts'
import { demoGoals } from './goalsSeed.ts'
import { readDemo } from './io/readDemo.ts'
import { readCsv } from './publishedCsv.ts'
import { seedSteering, steering2023, steeringVersions2023 } from './steering2023.ts'

const nodes = steering2023()
const under = (goal: string, kind: string) => nodes.filter((n) => n.kind === kind && n.id.startsWith(`${goal}-`))

it('has exactly the sub-goals and indicators that the report counts', () => {
  const printed = readCsv('delar_2023.csv')
  expect(printed).toHaveLength(12)
  for (const row of printed) {
    const goal = `g${row.goal_no}`
    expect([goal, under(goal, 'subgoal').length, under(goal, 'indicator').length]).toEqual([
      goal,
      Number(row.delmal_adopted),
      Number(row.indicators),
    ])
  }
  expect(nodes.filter((n) => n.kind === 'subgoal')).toHaveLength(85)
  expect(nodes.filter((n) => n.kind === 'indicator')).toHaveLength(164)
})

it('spreads each goal over exactly the committees that answer for it', () => {
  const { answers } = demoGoals()
  for (const goal of nodes.filter((n) => n.kind === 'goal')) {
    const own = new Set(under(goal.id, 'subgoal').map((n) => n.unit.toUpperCase()))
    const answering = new Set(answers.filter((a) => a.goal === goal.no).map((a) => a.committee))
    expect([goal.id, [...own].sort()]).toEqual([goal.id, [...answering].sort()])
  }
})

it('is whole: one id each, parents exist, every sub-goal has an indicator and an activity, every unit exists', () => {
  const units = new Set(readDemo('small', 1).organisation.units.map((u) => u.code))
  expect(new Set(nodes.map((n) => n.id)).size).toBe(nodes.length)
  const ids = new Set(nodes.map((n) => n.id))
  for (const node of nodes) {
    for (const parent of node.parents) expect(ids.has(parent)).toBe(true)
    expect([node.id, units.has(node.unit), units.has(node.indicator?.reporter ?? node.unit)]).toEqual([node.id, true, true])
  }
  for (const subgoal of nodes.filter((n) => n.kind === 'subgoal')) {
    const kinds = new Set(nodes.filter((n) => n.parents.includes(subgoal.id)).map((n) => n.kind))
    expect([subgoal.id, [...kinds].sort()]).toEqual([subgoal.id, ['activity', 'indicator']])
  }
})

it('has targets that the grammar reads, and says of every made-up text that it is', () => {
  for (const node of nodes.filter((n) => n.kind === 'indicator')) {
    expect([node.id, readTarget(node.indicator!.target).kind]).not.toContain('unreadable')
    expect(node.indicator!.definition).toContain('Syntetiskt')
  }
  for (const node of nodes.filter((n) => n.from === 2023)) expect(node.note).toContain('Syntetiskt')
})

forEachDatabase('demo steering', (open) => {
  it('comes back from the database as it was, also when seeded twice', async () => {
    const db = await open()
    await db.transact(seedSteering)
    await db.transact(seedSteering)
    const loaded = await db.transact((tx) => loadSteering(tx, 2023))
    expect(loaded).toEqual(planOf(steeringVersions2023(), 2023).all.map((one) => one.node))
    expect(loaded).toHaveLength(nodes.length)
    expect((await db.transact((tx) => loadSteering(tx, 2022))).map((n) => n.kind)).not.toContain('subgoal')
  })
})
