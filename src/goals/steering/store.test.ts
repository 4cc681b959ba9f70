// What the steering chain keeps, on both databases: versions beside each other, decisions shared, lineage in order.
import { expect, it } from 'vitest'
import { LOCAL_ACTOR } from '../../kernel/actor.ts'
import { forEachDatabase, OTHER_AUTHORITY } from '../../storage/testing.ts'
import type { NodeVersion, SteeringNode } from './node.ts'
import { planOf } from './plan.ts'
import { loadLineage, loadPlan, loadPlanYears, loadSteering, loadVersions, saveVersions } from './store.ts'

const DECISION = { body: 'Fullmäktige', paragraph: '§ 12', caseNumber: 'DNR 1-2022', date: '2022-06-14' }
const goal = (id: string, more: Partial<SteeringNode> = {}): SteeringNode => ({
  id,
  kind: 'goal',
  no: Number(id.slice(1)),
  title: `Mål ${id}`,
  parents: ['f1'],
  unit: 'rf',
  from: 2020,
  perspectives: [2],
  weight: 1,
  ...more,
})
const area: SteeringNode = { ...goal('f1'), kind: 'focusArea', parents: [], title: 'Område' }
const of = (node: SteeringNode, version: number, more: Partial<NodeVersion> = {}): NodeVersion => ({
  node,
  version,
  state: 'decided',
  decision: DECISION,
  by: 'lokal',
  at: '2022-06-14T10:00:00Z',
  ...more,
})

forEachDatabase('steering store', (open) => {
  it('reads the plan of a year as the pure reading does, from one query', async () => {
    const db = await open()
    const versions = [
      of(area, 1),
      of(goal('g10'), 1),
      of(goal('g2'), 1),
      of(goal('g3', { from: 2024 }), 1),
      of(goal('g2', { title: 'Nytt', from: 2024 }), 2),
      of(goal('g10', { to: 2023 }), 2, { state: 'ended' }),
      of(goal('g4'), 1, { state: 'draft', decision: undefined }),
    ]
    await db.transact((tx) => saveVersions(tx, versions))
    for (const year of [2019, 2020, 2023, 2024, 2025]) {
      const nodes = await db.transact((tx) => loadSteering(tx, year))
      expect(nodes).toEqual(planOf(versions, year).all.map((one) => one.node))
    }
    expect((await db.transact((tx) => loadSteering(tx, 2023))).map((one) => one.id)).toEqual(['f1', 'g2', 'g10'])
    const plan = await db.transact((tx) => loadPlan(tx, 2024))
    expect(plan.roots.map((one) => [one.node.id, one.below.map((below) => below.node.title)])).toEqual([
      ['f1', ['Nytt', 'Mål g3']],
    ])
    expect(plan.byId.get('g3')?.version.decision).toEqual(DECISION)
    expect(await db.transact(loadPlanYears)).toEqual([
      { year: 2024, decided: true },
      { year: 2020, decided: true },
    ])
  })

  it('gives every version back as it was, also as known on a day', async () => {
    const db = await open()
    const versions = [of(goal('g1'), 1), of(goal('g1', { title: 'Nytt' }), 2, { at: '2023-01-10T23:30:00Z', reason: 'Fel ord.' })]
    await db.transact((tx) => saveVersions(tx, [versions[0]!]))
    await db.transact((tx) => saveVersions(tx, [versions[1]!]))
    const loaded = await db.transact((tx) => loadVersions(tx))
    expect(loaded.map(({ at: _, ...one }) => one)).toEqual(versions.map(({ at: _, ...one }) => one))
    expect((await db.transact((tx) => loadVersions(tx, { knownOn: '2023-01-10' }))).map((one) => one.version)).toEqual([1])
    expect((await db.transact((tx) => loadVersions(tx, { knownOn: '2023-01-11' }))).map((one) => one.version)).toEqual([1, 2])
    const decisions = await db.transact((tx) =>
      tx.query('select decision_no from goals.steering_decision where authority_id = $1', [tx.authority]),
    )
    expect(decisions).toHaveLength(1)
  })

  it('never overwrites: a number that is taken is a conflict, and nothing is saved', async () => {
    const db = await open()
    await db.transact((tx) => saveVersions(tx, [of(goal('g1'), 1)]))
    const late = db.transact((tx) => saveVersions(tx, [of(goal('g9'), 1), of(goal('g1', { title: 'Sent' }), 1)]))
    await expect(late).rejects.toMatchObject({ kind: 'conflict', code: 'goals/version-taken' })
    expect((await db.transact((tx) => loadVersions(tx))).map((one) => one.node.title)).toEqual(['Mål g1'])
  })

  it('writes before and after in the log, and keeps the lineage in order', async () => {
    const db = await open()
    const row = {
      kind: 'move',
      from: 'g1',
      to: 'g1',
      year: 2024,
      parentsBefore: ['f1'],
      parentsAfter: ['f2'],
      by: 'lokal',
    } as const
    await db.transact((tx) => saveVersions(tx, [of(goal('g1'), 1)]))
    await db.transact((tx) =>
      saveVersions(tx, [of(goal('g1', { parents: ['f2'] }), 2)], { lineage: [{ ...row, at: '2023-01-01T10:00:00Z' }] }),
    )
    expect(await db.transact((tx) => loadLineage(tx, 'g1'))).toMatchObject([row])
    expect(await db.transact((tx) => loadLineage(tx, 'g2'))).toEqual([])
    const log = await db.transact((tx) =>
      tx.query<{ subject: string; before: NodeVersion; after: NodeVersion }>(
        'select subject, before, after from storage.audit_log where authority_id = $1 and action = $2 order by entry_no',
        [tx.authority, 'goals/plan'],
      ),
    )
    expect(log.map((one) => [one.subject, one.before?.node.parents, one.after.node.parents])).toEqual([
      ['goals:goal/g1', undefined, ['f1']],
      ['goals:goal/g1', ['f1'], ['f2']],
    ])
  })

  it('shows nothing to another authority', async () => {
    const db = await open()
    await db.transact((tx) => saveVersions(tx, [of(area, 1)]))
    expect(await db.asAuthority(OTHER_AUTHORITY, LOCAL_ACTOR, (tx) => loadSteering(tx, 2023))).toEqual([])
  })
})
