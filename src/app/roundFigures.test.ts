// The steps of a round asked for by address: down to who reported what, and where they follow the books, down to the ledger.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { steeringVersions2023 } from '../demo/steering2023.ts'
import { moneyRef } from '../followup/model.ts'
import type { Feed, NodeVersion } from '../goals/model.ts'
import { saveVersions } from '../goals/store.ts'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { type ExplainNode, recompute } from '../kernel/figure.ts'
import type { Tx } from '../storage/database.ts'
import { type House, openHouse } from './house.ts'
import { worldWithRound } from './roundFigures.ts'
import { requireScope } from './sight.ts'
import { openWorld, type World } from './world.ts'

const ROUND = '2020-08'
const value = (id: string) => `goals:value/${id}@HSN/${ROUND}`
const transact = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, work)

let data: string
let house: House
let world: World

/** A sub-goal of the demo and its first indicator, as if decided for 2020: there are books of that year. */
function decidedIn2020(): NodeVersion[] {
  const versions = steeringVersions2023()
  const indicator = versions.find(({ node }) => node.kind === 'indicator' && node.unit === 'hsn')!
  const subgoal = versions.find(({ node }) => node.id === indicator.node.parents[0])!
  const years = { from: 2020, to: 2020 }
  const fed = (id: string, feed: Feed): NodeVersion => ({
    ...indicator,
    node: {
      ...indicator.node,
      ...years,
      id,
      title: id,
      parents: ['sub'],
      indicator: { ...indicator.node.indicator!, feed, interval: 'month', target: 'minst 1', reporter: 'hsn' },
    },
  })
  return [
    { ...subgoal, node: { ...subgoal.node, ...years, id: 'sub' } },
    fed('balance', { kind: 'formula', id: 'units-in-balance' }),
    fed('agency', { kind: 'formula', id: 'agency-staff-share' }),
    fed('deviation', { kind: 'figure', ref: moneyRef('deviation', 'hsn', '{period}') }),
    fed('typed', { kind: 'typed' }),
  ]
}

const leaves = (node: ExplainNode): ExplainNode[] => (node.children.length === 0 ? [node] : node.children.flatMap(leaves))

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'roder-round-figures-'))
  house = await openHouse({ data, purpose: 'test' })
  await transact((tx) => saveVersions(tx, decidedIn2020()))
  world = await openWorld(house)
}, 120_000)

afterAll(async () => {
  await house.close()
  rmSync(data, { recursive: true, force: true })
})

describe('a value that follows the books', () => {
  it.each([
    ['agency', 'percent'],
    ['deviation', 'ore'],
  ])(
    '%s explains itself down to the lines of the imported file',
    async (id, unit) => {
      const node = (await (await worldWithRound(world, value(id), transact)).explain(value(id)))!
      const [counted] = node.children
      expect([node.unit, counted!.unit]).toEqual(['judgement', unit])
      expect(recompute(counted!)).toBeCloseTo(counted!.value!, 9)
      const sources = new Set(leaves(counted!).map((leaf) => leaf.source?.kind))
      expect([...sources]).toEqual(['import'])
      expect(counted!.note?.sv).toMatch(/^Skrivet: .*\d/)
    },
    60_000,
  )

  it('names the units it counts with addresses that explain themselves', async () => {
    const at = await worldWithRound(world, value('balance'), transact)
    const node = (await at.explain(value('balance')))!
    const units = leaves(node)
    expect(units.length).toBeGreaterThan(20)
    for (const { ref, value } of units.slice(0, 3)) expect((await at.outline(ref))?.value).toBe(value)
    expect(recompute(node.children[0]!)).toBeCloseTo(node.children[0]!.value!, 9)
  })

  it.each(['balance', 'agency', 'deviation'])(
    '%s is there at year end as well, when the books hold all twelve months',
    async (id) => {
      const ref = value(id).replace(ROUND, '2020-12')
      const [counted] = (await (await worldWithRound(world, ref, transact)).outline(ref))!.children
      expect(counted!.value).not.toBeNull()
      expect(counted!.note?.sv).toMatch(/^Skrivet: .*\d/)
    },
  )

  it('is not told by units to those who stop at the committee', async () => {
    const at = await worldWithRound(world, value('balance'), transact, { belowCommittee: false })
    const node = (await at.outline(value('balance')))!
    expect(node.children.map(({ source, children }) => [source?.kind, children])).toEqual([['registered', []]])
  })
})

describe('an address of a round', () => {
  it('is a figure like others: goal, committee, sub-goal, value and activity', async () => {
    const goal = 'goals:assessment/8@region/2023-04'
    const at = await worldWithRound(world, goal, transact)
    const node = (await at.explain(goal))!
    expect([at.figure(goal)?.value, node.value, recompute(node)]).toEqual([0, 0, 0])
    const kinds = new Set<string>()
    const walk = (one: ExplainNode): void => {
      kinds.add(one.ref.split('/')[0]!)
      if (one.operation === 'judgement')
        expect(at.figure(one.ref), one.ref).toMatchObject({ value: one.value, unit: 'judgement' })
      one.children.forEach(walk)
    }
    walk(node)
    expect([...kinds]).toEqual(expect.arrayContaining(['goals:assessment', 'goals:subgoal', 'goals:value', 'goals:activity']))
  })

  it.each([
    'goals:assessment/8@region/2020',
    'statements:income/result_for_the_year@region/2020',
    'goals:counts/subgoals_met/4@region/2023-04?source=published',
    'nothing at all',
  ])('is not %s: the world answers as it is', async (ref) => {
    expect(await worldWithRound(world, ref, transact)).toBe(world)
  })

  it('that no round has is no figure', async () => {
    for (const ref of ['goals:subgoal/no-such@HSN/2023-04', 'goals:assessment/99@region/2023-04']) {
      const at = await worldWithRound(world, ref, transact)
      expect([at.figure(ref), await at.explain(ref), await at.outline(ref)]).toEqual([undefined, undefined, undefined])
    }
  })
})

describe('whoever stops at account and committee', () => {
  const elected = { name: 'ledamot', grants: [{ role: 'elected' as const, unit: 'rf', from: '2020-01-01' }] }

  it.each([
    ['followup:money/deviation@e2201/2020-08', false],
    ['ledger:account/4010@e2201/2020', false],
    ['followup:money/deviation@HSN/2020-08', true],
    ['goals:assessment/8@HSN/2023-04', true],
  ])('%s: asked for by address, answered %s', (ref, answered) => {
    const ask = () => requireScope(ref, elected, world)
    if (answered) expect(ask).not.toThrow()
    else expect(ask).toThrow(expect.objectContaining({ kind: 'not-allowed', code: 'app/too-fine' }))
  })
})
