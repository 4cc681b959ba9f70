// Branches in the database: versions beside each other, two authors at once, and no private row for anybody outside its circle.
import { expect, test } from 'vitest'
import type { Actor, Grant, PersonId } from '../../kernel/actor.ts'
import { forEachDatabase, OTHER_AUTHORITY, type TestDatabase } from '../../storage/testing.ts'
import { LEAF } from '../refs.ts'
import type { BranchHead } from './branch.ts'
import {
  addProposal,
  amendProposal,
  loadBranch,
  loadBranches,
  nameOfficials,
  publish,
  reviseProposal,
  saveBranch,
  saveBranches,
  setProposalState,
  undoLast,
  withdrawProposal,
} from './store.ts'
import { exampleProposal, mkr } from './testing.ts'

const DAY = '2022-05-01'
const SECRET = 'Hemligt förslag'
const person = (id: string, ...grants: Omit<Grant, 'from' | 'unit'>[]): Actor => ({
  name: id,
  person: id as PersonId,
  grants: grants.map((grant) => ({ unit: 'rf', from: '2022-01-01', ...grant })),
})
const MIA = person('mia', { role: 'elected', partyGroup: 'g' })
const OVE = person('ove', { role: 'official' })
const KIM = person('kim', { role: 'controller' })
const OUTSIDE = [
  person('ada', { role: 'administrator' }),
  person('rut', { role: 'auditor' }),
  KIM,
  OVE,
  person('per', { role: 'elected', partyGroup: 'h' }),
  { name: 'lokal' } as Actor,
]

const head = (more: Partial<BranchHead> = {}): BranchHead => ({
  id: 'var-budget',
  plan: '2023-2026',
  kind: 'partyBudget',
  name: SECRET,
  ownerName: 'Grupp G',
  partyGroup: 'g',
  officials: [],
  state: 'private',
  exceptions: [],
  version: 0,
  ...more,
})
const said = (title: string, more = 5) => ({
  title,
  text: '',
  changes: [{ ref: LEAF.adjustment('hsn', 'primarvard', 2023), add: mkr(more) }],
})

const as = <T>(db: TestDatabase, actor: Actor, work: Parameters<typeof db.asAuthority<T>>[2]) =>
  db.asAuthority(db.authority, actor, work)
const idsFor = async (db: TestDatabase, actor: Actor) => (await as(db, actor, (tx) => loadBranches(tx, DAY))).map(({ id }) => id)

async function prepared(db: TestDatabase): Promise<void> {
  await as(db, MIA, async (tx) => {
    await saveBranch(tx, head())
    await addProposal(tx, head({ version: 1 }), said(SECRET))
  })
}

forEachDatabase('branches', (open) => {
  test('are read by their circle alone, in lists and one by one, and never across authorities', async () => {
    const db = await open()
    await prepared(db)
    expect(await idsFor(db, MIA)).toEqual(['var-budget'])
    for (const actor of OUTSIDE) {
      expect(await idsFor(db, actor)).toEqual([])
      expect(await as(db, actor, (tx) => loadBranch(tx, 'var-budget', DAY))).toBeUndefined()
    }
    expect(await db.asAuthority(OTHER_AUTHORITY, MIA, (tx) => loadBranches(tx, DAY))).toEqual([])
  })

  test('open for a named official, and for all once they are published', async () => {
    const db = await open()
    await prepared(db)
    const mine = await as(db, MIA, (tx) => loadBranch(tx, 'var-budget', DAY))
    await as(db, MIA, (tx) => nameOfficials(tx, mine!, ['ove', 'rut', 'ada'] as PersonId[]))
    expect(await idsFor(db, OVE)).toEqual(['var-budget'])
    for (const actor of OUTSIDE.filter((one) => one !== OVE)) expect(await idsFor(db, actor)).toEqual([])
    await as(db, MIA, async (tx) => publish(tx, (await loadBranch(tx, 'var-budget', DAY))!, []))
    for (const actor of OUTSIDE) expect(await idsFor(db, actor)).toEqual(['var-budget'])
  })

  test('leave nothing of a private proposal in the log, which administrators and auditors read', async () => {
    const db = await open()
    await prepared(db)
    const log = () =>
      db.transact((tx) =>
        tx.query('select action, subject, before, after from storage.audit_log where authority_id = $1', [tx.authority]),
      )
    expect(JSON.stringify(await log())).not.toMatch(/Hemligt|500000000|primarvard|Grupp G|"g"/)
    await as(db, MIA, async (tx) => publish(tx, (await loadBranch(tx, 'var-budget', DAY))!, []))
    expect(JSON.stringify(await log())).toContain(SECRET)
  })

  test('keep a scenario with its owner, and a meeting with everybody', async () => {
    const db = await open()
    await as(db, KIM, async (tx) => {
      const { partyGroup: _, ...own } = head({ id: 'lag-skatt', kind: 'scenario', owner: 'kim' as PersonId })
      await saveBranch(tx, own)
      await saveBranch(tx, { ...own, id: 'motet', kind: 'meeting', state: 'published' })
    })
    expect(await idsFor(db, KIM)).toEqual(['lag-skatt', 'motet'])
    expect(await idsFor(db, MIA)).toEqual(['motet'])
  })

  test('of two who revise the same proposal one saves, and two who add one each both do', async () => {
    const db = await open()
    await prepared(db)
    const on = head({ version: 1 })
    await as(db, MIA, (tx) => reviseProposal(tx, on, 1, said('Mias text'), 1))
    await expect(as(db, MIA, (tx) => reviseProposal(tx, on, 1, said('Nils text'), 1))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'plan/proposal-changed',
    })
    await as(db, MIA, (tx) => addProposal(tx, on, said('Två')))
    await as(db, MIA, (tx) => addProposal(tx, on, said('Tre')))
    const found = await as(db, MIA, (tx) => loadBranch(tx, 'var-budget', DAY))
    expect(found!.proposals.map(({ no, title, version }) => [no, title, version])).toEqual([
      [1, 'Mias text', 2],
      [2, 'Två', 1],
      [3, 'Tre', 1],
    ])
    expect(found!.steps.map(({ proposals }) => proposals[0]!.title)).toEqual([SECRET, 'Mias text', 'Två', 'Tre'])
  })

  test('remember what was rejected and who reserved themselves, and refuse to decide again', async () => {
    const db = await open()
    await prepared(db)
    const on = head({ version: 1 })
    await as(db, MIA, (tx) => setProposalState(tx, on, 1, { state: 'rejected', seen: 1 }))
    const reservation = { by: 'Grupp G', text: 'Till förmån för eget förslag.' }
    await as(db, MIA, (tx) => setProposalState(tx, on, 1, { state: 'rejected', seen: 2, reservation }))
    await expect(as(db, MIA, (tx) => withdrawProposal(tx, on, 1, 3))).rejects.toMatchObject({ code: 'plan/proposal-state' })
    const found = await as(db, MIA, (tx) => loadBranch(tx, 'var-budget', DAY))
    expect(found!.proposals[0]).toMatchObject({ state: 'rejected', reservation, version: 3, title: SECRET })
  })

  test('undo an amendment as one step, exactly, and then the step before it', async () => {
    const db = await open()
    await prepared(db)
    const on = head({ version: 1 })
    const before = await as(db, MIA, (tx) => loadBranch(tx, 'var-budget', DAY))
    expect(await as(db, MIA, (tx) => amendProposal(tx, on, 1, said('I stället', 7), 1))).toBe(2)
    const amended = await as(db, MIA, (tx) => loadBranch(tx, 'var-budget', DAY))
    expect(amended!.proposals.map(({ state, amendedBy }) => [state, amendedBy])).toEqual([
      ['amended', 2],
      ['proposed', undefined],
    ])
    await as(db, MIA, (tx) => undoLast(tx, on, 2))
    const after = await as(db, MIA, (tx) => loadBranch(tx, 'var-budget', DAY))
    expect(after!.proposals[0]).toEqual({ ...before!.proposals[0], version: 3, at: after!.proposals[0]!.at })
    expect(after!.proposals[1]).toMatchObject({ undone: true, state: 'withdrawn' })
    await expect(as(db, MIA, (tx) => undoLast(tx, on, 2))).rejects.toMatchObject({ kind: 'conflict' })
    await as(db, MIA, (tx) => undoLast(tx, on, 1))
    await expect(as(db, MIA, (tx) => undoLast(tx, on, 1))).rejects.toMatchObject({ code: 'plan/nothing-to-undo' })
  })

  test('come in bulk for the demo, as they stand', async () => {
    const db = await open()
    const proposals = [exampleProposal(1, { state: 'rejected', title: 'Nej' }), exampleProposal(2)]
    await db.transact((tx) => saveBranches(tx, [{ ...head({ id: 'x', state: 'closed' }), proposals }]))
    const [found] = await as(db, OVE, (tx) => loadBranches(tx, DAY))
    expect(found).toMatchObject({ id: 'x', version: 1, proposals: [{ title: 'Nej', state: 'rejected' }, { no: 2 }] })
  })
})
