// Decisions in the database: taken, withdrawn and kept; several at once; editions beside each other.
import { expect, it } from 'vitest'
import { ore } from '../kernel/money.ts'
import { saveUnits } from '../organisation/store.ts'
import { forEachDatabase, type TestDatabase } from '../storage/testing.ts'
import type { BudgetDecision, Entry } from './decision.ts'
import { lineHolder, unitHolder } from './holder.ts'
import { resultOf } from './journal.ts'
import {
  chooseVintage,
  chosenVintages,
  decide,
  loadActivities,
  loadDecision,
  loadDecisions,
  loadDecisionVersions,
  loadVintages,
  recordDecisions,
  saveActivities,
  saveDraft,
  saveVintage,
  withdraw,
} from './store.ts'
import type { Vintage } from './vintage.ts'

const MKR = 100_000_000
const entry = (id: string, from: Entry['from'], to: Entry['to'], mkr: number, more: Partial<Entry> = {}): Entry => ({
  id,
  from,
  to,
  year: 2022,
  amount: ore(mkr * MKR),
  reason: 'Ram',
  permanence: 'permanent',
  ...more,
})
const decision = (
  id: string,
  kind: BudgetDecision['kind'],
  entries: Entry[],
  more: Partial<BudgetDecision> = {},
): BudgetDecision => ({
  id,
  kind,
  state: 'decided',
  body: 'assembly',
  date: '2021-06-15',
  title: 'Beslut',
  reason: 'Skäl',
  entries,
  ...more,
})

const TAX = lineHolder('tax_revenue')
const RESULT = lineHolder('result')
const HSN = unitHolder('hsn')
const CARE = unitHolder('hsn', 'sjukhusvard')

const PLAN = decision('rf-2021-1', 'regionalPlan', [entry('1', TAX, RESULT, 1_000), entry('2', RESULT, HSN, 900)])
const ALLOCATION = decision('hsn-2021-1', 'allocation', [entry('1', HSN, CARE, 600)], {
  state: 'draft',
  body: 'committee',
  unit: 'hsn',
  date: '2021-11-10',
})

async function prepared(db: TestDatabase): Promise<void> {
  await db.transact(async (tx) => {
    await saveUnits(tx, [
      { code: 'rf', kind: 'assembly', name: 'Fullmäktige', validFrom: '2019-01-01' },
      { code: 'hsn', kind: 'committee', name: 'Hälso- och sjukvårdsnämnden', parent: 'rf', validFrom: '2019-01-01' },
    ])
    await saveActivities(tx, [{ unit: 'hsn', id: 'sjukhusvard', name: 'Sjukhusvård', treatment: 'indexed', position: 1 }])
    await recordDecisions(tx, [PLAN])
  })
}

forEachDatabase('the budget journal', (open) => {
  it('keeps a decision as it was written, and every version of it', async () => {
    const db = await open()
    await prepared(db)
    const full = decision(
      'rf-2022-2',
      'supplementaryBudget',
      [entry('1', RESULT, HSN, 25, { permanence: 'temporary', reduction: true })],
      {
        state: 'draft',
        date: '2022-02-15',
        paragraph: '12',
        caseNumber: 'RS 7-2022',
        funding: { kind: 'result', note: 'Överskottet' },
        exception: { kind: 'reserve', year: 2022, amount: ore(5), reason: 'Lågkonjunktur' },
        source: 'Protokoll',
      },
    )
    expect(await db.transact((tx) => saveDraft(tx, full, 0))).toBe(1)
    expect(await db.transact((tx) => loadDecision(tx, full.id))).toMatchObject({ ...full, version: 1, by: 'lokal' })
    const taken = await db.transact((tx) => decide(tx, full.id, 1, { paragraph: '13' }))
    expect(taken.ok && taken.value).toMatchObject({ ...full, state: 'decided', paragraph: '13', version: 2 })
    await db.transact((tx) => withdraw(tx, full.id, 'Upphävt'))
    const versions = await db.transact((tx) => loadDecisionVersions(tx, full.id))
    expect(versions.map((one) => [one.version, one.state, one.entries.length, one.withdrawnBecause])).toEqual([
      [1, 'draft', 1, undefined],
      [2, 'decided', 1, undefined],
      [3, 'withdrawn', 1, 'Upphävt'],
    ])
  })

  it('undoes a decision exactly when it is withdrawn', async () => {
    const db = await open()
    await prepared(db)
    const before = resultOf(await db.transact(loadDecisions), 2022)
    const more = decision('rf-2022-1', 'supplementaryBudget', [entry('1', RESULT, HSN, 25)], {
      state: 'draft',
      funding: { kind: 'result', note: 'Överskottet' },
    })
    await db.transact((tx) => saveDraft(tx, more, 0))
    expect(resultOf(await db.transact(loadDecisions), 2022)).toBe(before)
    expect((await db.transact((tx) => decide(tx, more.id, 1))).ok).toBe(true)
    expect(resultOf(await db.transact(loadDecisions), 2022)).toBe(before - 25 * MKR)
    await db.transact((tx) => withdraw(tx, more.id, 'Upphävt'))
    expect(resultOf(await db.transact(loadDecisions), 2022)).toBe(before)
  })

  it('saves any draft but takes no decision the checks stop, and says everything at once', async () => {
    const db = await open()
    await prepared(db)
    const half = { ...ALLOCATION, reason: '', entries: [entry('1', HSN, unitHolder('hsn', 'finnsinte'), 950, { reason: '' })] }
    expect(await db.transact((tx) => saveDraft(tx, half, 0))).toBe(1)
    const refused = await db.transact((tx) => decide(tx, half.id, 1))
    expect(refused.ok).toBe(false)
    expect(refused.findings.filter((one) => one.severity === 'error').map((one) => one.code)).toEqual([
      'budget/no-reason',
      'budget/unknown-holder',
      'budget/no-entry-reason',
    ])
    expect((await db.transact((tx) => loadDecision(tx, half.id)))?.state).toBe('draft')
  })

  it('lets one of two who opened the same version save', async () => {
    const db = await open()
    await prepared(db)
    await db.transact((tx) => saveDraft(tx, ALLOCATION, 0))
    await db.transact((tx) => saveDraft(tx, { ...ALLOCATION, title: 'Min' }, 1))
    await expect(db.transact((tx) => saveDraft(tx, { ...ALLOCATION, title: 'Din' }, 1))).rejects.toMatchObject({
      kind: 'conflict',
    })
    await expect(db.transact((tx) => decide(tx, ALLOCATION.id, 1))).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('changes nothing that has been decided or withdrawn', async () => {
    const db = await open()
    await prepared(db)
    await expect(db.transact((tx) => saveDraft(tx, { ...PLAN, title: 'Annat' }, 1))).rejects.toMatchObject({
      code: 'budget/decision-closed',
    })
    await expect(db.transact((tx) => decide(tx, PLAN.id, 1))).rejects.toMatchObject({ code: 'budget/decision-closed' })
    await db.transact((tx) => withdraw(tx, PLAN.id, 'Fel'))
    await expect(db.transact((tx) => withdraw(tx, PLAN.id, 'Igen'))).rejects.toMatchObject({ code: 'budget/decision-closed' })
    await expect(db.transact((tx) => withdraw(tx, 'finns-inte', 'Fel'))).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('takes only one of two allocations that share the last money', async () => {
    const db = await open()
    await prepared(db)
    const other = { ...ALLOCATION, id: 'hsn-2021-2' }
    await db.transact((tx) => saveDraft(tx, ALLOCATION, 0))
    await db.transact((tx) => saveDraft(tx, other, 0))
    const answers = await Promise.allSettled([ALLOCATION, other].map((one) => db.transact((tx) => decide(tx, one.id, 1))))
    const done = answers.filter((one) => one.status === 'fulfilled' && one.value.ok)
    expect(done.length).toBe(1)
    const decided = (await db.transact(loadDecisions)).filter((one) => one.kind === 'allocation' && one.state === 'decided')
    expect(decided.length).toBe(1)
  })

  it('records many in one entry of the log, each upon the ones before, and none when one is wrong', async () => {
    const db = await open()
    await prepared(db)
    const count = async () => (await db.transact(loadDecisions)).length
    const above = { ...ALLOCATION, id: 'hsn-2021-3', state: 'decided' as const, entries: [entry('1', HSN, CARE, 400)] }
    const fits = { ...ALLOCATION, state: 'decided' as const }
    await expect(db.transact((tx) => recordDecisions(tx, [fits, { ...above, date: '2021-11-11' }]))).rejects.toMatchObject({
      findings: [{ code: 'budget/above-frame' }],
    })
    expect(await count()).toBe(1)
    expect(await db.transact((tx) => recordDecisions(tx, [PLAN, fits]))).toBe(1)
    expect(await db.transact((tx) => recordDecisions(tx, [PLAN, fits]))).toBe(0)
    const logged = await db.transact((tx) =>
      tx.query<{ n: number }>(
        "select count(*) as n from storage.audit_log where authority_id = $1 and action = 'budget/decision-record'",
        [tx.authority],
      ),
    )
    expect(logged[0]!.n).toBe(2)
  })

  it('keeps activities in their printed order, changed ones in a new version', async () => {
    const db = await open()
    await prepared(db)
    await db.transact((tx) =>
      saveActivities(tx, [{ unit: 'hsn', id: 'a', name: 'Avskrivningar', treatment: 'depreciation', position: 0 }]),
    )
    await db.transact((tx) =>
      saveActivities(tx, [{ unit: 'hsn', id: 'sjukhusvard', name: 'Sjukhus', treatment: 'indexed', position: 1 }]),
    )
    expect((await db.transact(loadActivities)).map((one) => one.name)).toEqual(['Avskrivningar', 'Sjukhus'])
    await expect(
      db.transact((tx) => saveActivities(tx, [{ unit: 'hsn', id: 'Å', name: 'Å', treatment: 'level', position: 2 }])),
    ).rejects.toMatchObject({ code: 'budget/activity-id' })
  })

  it('keeps every edition as it was published, and remembers which one was chosen when', async () => {
    const db = await open()
    const april: Vintage = {
      id: 'index-2021-04',
      series: 'priceIndex',
      name: 'Prisindex april 2021',
      published: '2021-04',
      source: 'Exempel',
      unit: 'percent',
      values: { total: { 2022: '1.8', 2023: '2.0' }, Timlön: { 2022: '2.5' } },
    }
    const december: Vintage = {
      ...april,
      id: 'index-2021-12',
      name: 'Prisindex december 2021',
      published: '2021-12-16',
      synthetic: true,
    }
    await db.transact((tx) => saveVintage(tx, april))
    await db.transact((tx) => saveVintage(tx, december))
    await db.transact((tx) => saveVintage(tx, april))
    const loaded = await db.transact(loadVintages)
    expect(loaded).toEqual([april, december])
    expect(Object.keys(loaded[0]!.values)).toEqual(['total', 'Timlön'])
    await expect(db.transact((tx) => saveVintage(tx, { ...april, name: 'Annat' }))).rejects.toMatchObject({ kind: 'conflict' })
    expect(await db.transact(chosenVintages)).toEqual({})
    await db.transact((tx) => chooseVintage(tx, { vintage: april.id, component: 'total', reason: 'Planen 2022' }))
    await db.transact((tx) => chooseVintage(tx, { vintage: december.id, component: 'total', reason: 'Planen 2023' }))
    expect((await db.transact(chosenVintages)).priceIndex).toMatchObject({
      vintage: december,
      component: 'total',
      reason: 'Planen 2023',
      by: 'lokal',
    })
    await expect(
      db.transact((tx) => chooseVintage(tx, { vintage: april.id, component: 'x', reason: 'x' })),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })
})
