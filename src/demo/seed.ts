// Puts the demonstration in a database: the authority, its organisation and companies, its facts, its books as imported files.
// Goes through the same doors as an authority's own files. Can be run again after being killed: every step is whole or repeatable.

import { saveGoals } from '../goals/store.ts'
import { type Actor, LOCAL_ACTOR } from '../kernel/actor.ts'
import type { AuthorityId } from '../kernel/ids.ts'
import { OWN_ENTITY } from '../ledger/model.ts'
import { listImports } from '../ledger/store.ts'
import { saveCompanies, saveUnits } from '../organisation/store.ts'
import { PROFILE_KEY } from '../statements/model.ts'
import { type Authority, registerAuthority } from '../storage/authority.ts'
import type { Database } from '../storage/database.ts'
import { saveSetting } from '../storage/setting.ts'
import { demoGoals } from './goalsSeed.ts'
import { DEMO_SEED, readDemo } from './io/readDemo.ts'
import { demoProfile } from './profile.ts'
import { readCsv } from './publishedCsv.ts'
import { seedBooks } from './seedBooks.ts'
import { seedFollowUp } from './seedFollowUp.ts'
import { seedMoney } from './seedMoney.ts'

export const DEMO_AUTHORITY: Authority = {
  authorityId: 'de300000-0000-4000-8000-000000000024' as AuthorityId,
  code: 'vasterbotten',
  name: 'Region Västerbotten',
  kind: 'region',
  synthetic: true,
}

/** The authority's own latest year is imported last, so that its import tells that everything is in place. */
const LAST_YEAR = 2020

/** The small demonstration, whole. */
export async function seedDemo(
  db: Database,
  progress: (text: string) => void = () => undefined,
  actor: Actor = LOCAL_ACTOR,
): Promise<void> {
  const { authorityId } = DEMO_AUTHORITY
  progress('Organisation, mål och publicerade uppgifter …')
  const demo = readDemo('small', DEMO_SEED)
  await registerAuthority(db, actor, DEMO_AUTHORITY)
  await db.asAuthority(authorityId, actor, async (tx) => {
    await saveUnits(tx, demo.organisation.units)
    await saveCompanies(tx, demo.companies)
    await saveGoals(tx, demoGoals())
    await saveSetting(tx, PROFILE_KEY, demoProfile(readCsv('finance_2020/five_years.csv')))
  })
  await seedBooks(db, authorityId, actor, demo.books, progress)
  progress('Personer, styrkedja och rapporteringsomgångar …')
  await seedFollowUp(db, authorityId, actor)
  progress('Budget, planer, prognoser och åtgärder …')
  await seedMoney(db, authorityId, actor, () => demo)
}

/** What a demonstration made by an earlier release lacks. */
export async function completeDemo(db: Database, actor: Actor = LOCAL_ACTOR): Promise<void> {
  await seedFollowUp(db, DEMO_AUTHORITY.authorityId, actor)
  await seedMoney(db, DEMO_AUTHORITY.authorityId, actor, () => readDemo('small', DEMO_SEED))
}

/** True when the last step of the seed is done. */
export async function isSeeded(db: Database, actor: Actor = LOCAL_ACTOR): Promise<boolean> {
  const imports = await db.asAuthority(DEMO_AUTHORITY.authorityId, actor, listImports)
  return imports.some(({ status, entity, year }) => status === 'active' && entity === OWN_ENTITY && year === LAST_YEAR)
}
