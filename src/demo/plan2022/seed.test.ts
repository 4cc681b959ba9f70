// The demonstration's plan through the database, on both engines: seeded twice it is the same, and what is read back gives the print.
import { expect, it } from 'vitest'
import { frameLines, frameOf } from '../../budget/model.ts'
import { chosenVintages, loadActivities, loadDecisions, loadVintages } from '../../budget/store.ts'
import { areaAmounts } from '../../investments/model.ts'
import { loadProjects } from '../../investments/store.ts'
import { mkr } from '../../kernel/money.ts'
import { saveUnits } from '../../organisation/store.ts'
import { branchInput, buildSheet, type PlanInput } from '../../plan/model.ts'
import { listPlans, loadBranches, loadPlanInput } from '../../plan/store.ts'
import type { Tx } from '../../storage/database.ts'
import { forEachDatabase } from '../../storage/testing.ts'
import { demoOrganisation } from '../organisation.ts'
import { readCsv } from '../publishedCsv.ts'
import { planInput2022 } from './leaves.ts'
import { planInput2021 } from './opposition.ts'
import { seedPlan } from './seed.ts'

const { units } = demoOrganisation(readCsv('organisation.csv'), 'small')
const investments = {
  areaAmounts: async (tx: Tx) =>
    [...areaAmounts(await loadProjects(tx))].flatMap(([area, years]) =>
      [...years].map(([year, amount]) => ({ area, year, amount, synthetic: true })),
    ),
}
const tables = (input: PlanInput) => {
  const sheet = buildSheet(input)
  return sheet
    .refs()
    .filter((ref) => ref.startsWith('plan:table/'))
    .map((ref) => `${ref} ${sheet.value(ref)}`)
}

forEachDatabase('the demonstration’s plan', (open) => {
  it('seeded twice is as seeded once, and the plan read back with all its sources gives the same tables', async () => {
    const db = await open()
    await db.transact((tx) => saveUnits(tx, units))
    await db.transact(seedPlan)
    const counts = () =>
      db.transact(async (tx) => [
        (await loadActivities(tx)).length,
        (await loadDecisions(tx)).length,
        (await loadVintages(tx)).length,
        (await loadProjects(tx)).length,
        (await loadBranches(tx, '2022-12-31')).flatMap(({ proposals }) => proposals).length,
        ...(
          await tx.query<{ n: number }>('select count(*)::int as n from plan.leaf where authority_id = $1', [tx.authority])
        ).map(({ n }) => n),
      ])
    const once = await counts()
    await db.transact(seedPlan)
    expect(await counts()).toEqual(once)
    await db.transact(async (tx) => {
      expect((await listPlans(tx)).map(({ id }) => id)).toEqual(['2023-2026', '2021'])
      expect(tables(await loadPlanInput(tx, '2023-2026', investments))).toEqual(tables(planInput2022()))
      const branch = (await loadBranches(tx, '2022-12-31')).find(({ id }) => id === 'alliansen-2021')!
      expect(tables(branchInput(await loadPlanInput(tx, '2021'), branch))).toEqual(tables(branchInput(planInput2021(), branch)))
    })
  })

  it('tells the health committee’s frame of 2022 line by line', async () => {
    const db = await open()
    await db.transact((tx) => saveUnits(tx, units))
    await db.transact(seedPlan)
    await db.transact(async (tx) => {
      const decisions = await loadDecisions(tx)
      const asked = { contains: () => false }
      expect(frameLines(decisions, 'hsn', 2022, asked).map(({ amountOre }) => mkr(amountOre, 1))).toEqual([5278.6, 0.4, 53.4])
      expect(mkr(frameOf(decisions, 'hsn', 2022, asked), 1)).toBe(5332.4)
      expect((await chosenVintages(tx)).priceIndex?.vintage.synthetic).toBe(true)
    })
  })
})
