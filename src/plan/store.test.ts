// Plans in the database: saved in versions, and read together with what the journal and the chosen index say.
import { expect, it } from 'vitest'
import { type BudgetDecision, type Entry, lineHolder, unitHolder } from '../budget/model.ts'
import { chooseVintage, recordDecisions, saveActivities, saveVintage } from '../budget/store.ts'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import type { FigureRef } from '../kernel/figure.ts'
import { ore } from '../kernel/money.ts'
import { text } from '../kernel/text.ts'
import { saveUnits } from '../organisation/store.ts'
import { forEachDatabase, OTHER_AUTHORITY, type TestDatabase } from '../storage/testing.ts'
import type { Leaf } from './input.ts'
import { frameRef, LEAF, resultRef, rowRef, tableRef } from './refs.ts'
import { listPlans, loadLeaves, loadPlan, loadPlanInput, loadPlanSheet, savePlan } from './store.ts'
import { EXAMPLE, exampleInput, leaf } from './testing.ts'

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
const RESULT = lineHolder('result')
const CARE = unitHolder('hsn', 'vard')
const PLAN_2022: BudgetDecision = {
  id: 'rf-2021-1',
  kind: 'regionalPlan',
  state: 'decided',
  body: 'assembly',
  date: '2021-06-15',
  title: 'Regionplan 2022',
  reason: 'Budget',
  entries: [
    entry('1', lineHolder('tax_revenue'), RESULT, 7000),
    entry('2', RESULT, CARE, 5600),
    entry('3', RESULT, CARE, 10, { permanence: 'temporary' }),
    entry('4', RESULT, CARE, 5, { year: 2023 }),
  ],
}

async function withJournal(db: TestDatabase): Promise<void> {
  await db.transact(async (tx) => {
    await saveUnits(tx, [
      { code: 'region', name: 'Region Exempel', kind: 'assembly', validFrom: '2019-01-01' },
      { code: 'hsn', name: 'Hälso- och sjukvårdsnämnden', kind: 'committee', parent: 'region', validFrom: '2019-01-01' },
    ])
    await saveActivities(tx, [{ unit: 'hsn', id: 'vard', name: 'Sjukhusvård', treatment: 'indexed', position: 4 }])
    await recordDecisions(tx, [PLAN_2022])
    await saveVintage(tx, {
      id: 'index-2021-12',
      series: 'priceIndex',
      name: 'Prisindex december 2021',
      published: '2021-12-16',
      source: 'SKR',
      unit: 'percent',
      values: { total: { 2023: '2.5', 2024: '1.6' } },
    })
    await chooseVintage(tx, { vintage: 'index-2021-12', component: 'total', reason: 'Senaste' })
  })
}

forEachDatabase('plans', (open) => {
  it('come back as saved, also what is missing, and are one authority’s own', async () => {
    const db = await open()
    const { structure, leaves } = exampleInput([
      [tableRef('result-budget', 'net_cost_growth_pct', 'budget_2021'), leaf(4.8, 'percent', 'published')],
      [LEAF.input('stock_change', 2024), leaf(null)],
    ])
    await db.transact((tx) => savePlan(tx, structure, leaves))
    await db.transact(async (tx) => {
      expect(await loadPlan(tx)).toEqual(structure)
      expect(await loadLeaves(tx, structure.id)).toEqual(new Map([...leaves].sort(([a], [b]) => (a < b ? -1 : 1))))
    })
    expect(await db.asAuthority(OTHER_AUTHORITY, LOCAL_ACTOR, listPlans)).toEqual([])
    await expect(db.transact((tx) => loadPlan(tx, '1999-2002'))).rejects.toThrow('Det finns: 2023-2026.')
  })

  it('are kept in versions: the latest holds, the same again says nothing, what is left out stays', async () => {
    const db = await open()
    const ref = LEAF.input('tax_revenue', 2023)
    const later = { ...EXAMPLE, name: 'Ekonomisk plan, reviderad' }
    await db.transact(async (tx) => {
      await savePlan(tx, EXAMPLE, exampleInput().leaves)
      await savePlan(tx, EXAMPLE, exampleInput().leaves)
      await savePlan(tx, later, new Map([[ref, leaf(7500 * MKR)]]))
    })
    await db.transact(async (tx) => {
      expect((await listPlans(tx)).map(({ name }) => name)).toEqual(['Ekonomisk plan, reviderad'])
      const leaves = await loadLeaves(tx, EXAMPLE.id)
      expect(leaves.get(ref)?.value).toBe(7500 * MKR)
      expect(leaves.size).toBe(exampleInput().leaves.size)
      const saved = await tx.query<{ n: number }>(
        `select count(*)::int as n from storage.audit_log where authority_id = $1 and action = 'plan/save'`,
        [tx.authority],
      )
      expect(saved[0]!.n).toBe(2)
    })
  })

  it('refuse years with a gap and two rows of depreciation', async () => {
    const db = await open()
    const none = new Map<FigureRef, Leaf>()
    await expect(db.transact((tx) => savePlan(tx, { ...EXAMPLE, years: [2023, 2025] }, none))).rejects.toThrow('utan lucka')
    const rows = [...EXAMPLE.rows, { ...EXAMPLE.rows[1]!, id: 'two' }]
    await expect(db.transact((tx) => savePlan(tx, { ...EXAMPLE, rows }, none))).rejects.toThrow('högst en rad för avskrivningar')
  })

  it('follow the journal and the chosen index in their own years, and what was put in for history', async () => {
    const db = await open()
    await withJournal(db)
    const leaves = new Map(exampleInput().leaves)
    leaves.delete(LEAF.base('hsn', 'vard', 2022))
    leaves.delete(LEAF.once('hsn', 'vard', 2022))
    await db.transact((tx) => savePlan(tx, EXAMPLE, leaves))
    const { input, sheet } = await db.transact(async (tx) => ({ input: await loadPlanInput(tx), sheet: await loadPlanSheet(tx) }))
    expect(sheet.value(frameRef('hsn', 'frame', 2022))).toBe(5610 * MKR)
    // 5 600 × 2,5 % and five decided; the ten were temporary.
    expect(sheet.value(rowRef('hsn', 'vard', 'change', 2023))).toBe(140 * MKR)
    expect(sheet.value(frameRef('hsn', 'frame', 2023))).toBe(5745 * MKR)
    expect(input.leaves.get(LEAF.input('price_index_ppm', 2023))?.source).toBe('Prisindex december 2021, total (2021-12-16)')
    // The edition does not give 2025: what was put in stands. Tax of the base year is history, and was put in.
    expect(sheet.value(LEAF.input('price_index_ppm', 2025))).toBe(34_000)
    expect(sheet.value(resultRef('tax_income', 2022))).toBe(7166 * MKR)
  })

  it('take the investment plan where it is known', async () => {
    const db = await open()
    await db.transact((tx) => savePlan(tx, EXAMPLE, exampleInput().leaves))
    const amount = { area: 'it', year: 2023, amount: ore(300 * MKR) }
    const input = await db.transact((tx) => loadPlanInput(tx, '2023-2026', { areaAmounts: () => [amount] }))
    expect(input.leaves.get(LEAF.investment('it', 2023))).toMatchObject({
      value: 300 * MKR,
      label: text('investering', 'investment'),
    })
    expect(input.leaves.get(LEAF.investment('it', 2024))?.value).toBe(200 * MKR)
  })
})
