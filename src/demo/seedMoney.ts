// The demo's money ahead: printed plans, the budget journal, editions, investments, plans and branches, detailed budgets, forecasts
// and measures, put in once. Can be run again after being killed: it is one transaction, and what is there is left alone.
import type { Actor } from '../kernel/actor.ts'
import type { AuthorityId } from '../kernel/ids.ts'
import { savePublished } from '../statements/store.ts'
import type { Database } from '../storage/database.ts'
import { loadSetting, saveSetting } from '../storage/setting.ts'
import { REGISTERED_KEY } from '../tieout/model.ts'
import { demoFacts } from './demoFacts.ts'
import { seedForecasts } from './forecastsSeed.ts'
import type { readDemo } from './io/readDemo.ts'
import { seedMeasures } from './measuresSeed.ts'
import { seedDetails, seedPlan } from './plan2022/seed.ts'
import { registered } from './publishedRegistered.ts'

const MARK = 'demo/money'

/** `demo`: books and organisation as read, where the caller has them already. */
export async function seedMoney(
  db: Database,
  authority: AuthorityId,
  actor: Actor,
  demo: () => ReturnType<typeof readDemo>,
): Promise<void> {
  const known = await db.asAuthority(authority, actor, (tx) => loadSetting<number>(tx, MARK))
  if (known) return
  const read = demo()
  await db.asAuthority(authority, actor, async (tx) => {
    await savePublished(tx, demoFacts())
    await saveSetting(tx, REGISTERED_KEY, registered())
    await seedPlan(tx)
    await seedDetails(tx, read)
    await seedForecasts(tx)
    await seedMeasures(tx)
    await saveSetting(tx, MARK, 1)
  })
}
