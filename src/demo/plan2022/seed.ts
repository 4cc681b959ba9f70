// Puts the demonstration's money ahead in a database: activities, the budget journal, editions, investments, plans and branches.
// Goes through the rooms' own doors. Run again it adds only what is missing. Needs the organisation to be there.
import { chooseVintage, loadDetail, recordDecisions, saveActivities, saveDetails, saveVintage } from '../../budget/store.ts'
import { loadAreas, loadProjects, saveAreas, saveProjects } from '../../investments/store.ts'
import { loadBranches, saveBranches, savePlan } from '../../plan/store.ts'
import type { Tx } from '../../storage/database.ts'
import type { DemoBook } from '../demoBooks.ts'
import type { DemoOrganisation } from '../organisation.ts'
import { PLAN_AREAS } from './areas.ts'
import { demoBranches } from './branches.ts'
import { demoDecisions } from './decisions.ts'
import { allocation2021, demoDetails } from './details.ts'
import { demoProjects } from './investments.ts'
import { planInput2022 } from './leaves.ts'
import { planInput2021 } from './opposition.ts'
import { PRINTED_ROWS } from './rows.ts'
import { CHOSEN, demoVintages } from './vintages.ts'

/** A day when all published branches can be read. */
const DAY = '2022-12-31'

export async function seedPlan(tx: Tx): Promise<void> {
  await saveActivities(
    tx,
    PRINTED_ROWS.map(({ unit, id, name, treatment, position }) => ({ unit, id, name, treatment, position })),
  )
  await recordDecisions(tx, demoDecisions())
  for (const vintage of demoVintages()) await saveVintage(tx, vintage)
  for (const choice of CHOSEN) await chooseVintage(tx, choice)
  await seedInvestments(tx)
  // The later plan first in the order of reading, the older one beside it.
  for (const { structure, leaves } of [planInput2021(), planInput2022()]) await savePlan(tx, structure, leaves)
  const known = new Set((await loadBranches(tx, DAY)).map(({ id }) => id))
  const missing = demoBranches().filter(({ id }) => !known.has(id))
  if (missing.length > 0) await saveBranches(tx, missing)
}

async function seedInvestments(tx: Tx): Promise<void> {
  if ((await loadAreas(tx)).length === 0) await saveAreas(tx, PLAN_AREAS)
  const known = new Set((await loadProjects(tx)).map(({ id }) => id))
  const missing = demoProjects().filter(({ id }) => !known.has(id))
  if (missing.length > 0) await saveProjects(tx, missing)
}

/** The units' detailed budgets of 2021 and what the health committee allocates to some of them. After `seedPlan`. */
export async function seedDetails(
  tx: Tx,
  { books, organisation }: { books: readonly DemoBook[]; organisation: DemoOrganisation },
): Promise<void> {
  const sheets = demoDetails(books, organisation)
  await recordDecisions(tx, [allocation2021(sheets)])
  // All sheets are put in by one transaction: where one is, all are.
  const first = sheets[0]
  if (first && (await loadDetail(tx, first.unit, first.year)).version === 0) await saveDetails(tx, sheets)
}
