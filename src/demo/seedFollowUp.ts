// The demo's people, annual cycle, steering chain of 2023, assignments and rounds: everyone's part, put in once.
// Can be run again after being killed: every step is whole, and what is there is left alone.
import { loadAssignments } from '../assignments/store.ts'
import { scopeOf } from '../goals/model.ts'
import { loadSteering } from '../goals/store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { AuthorityId } from '../kernel/ids.ts'
import { loadUnits } from '../organisation/store.ts'
import type { Database, Tx } from '../storage/database.ts'
import { loadSetting, saveSetting } from '../storage/setting.ts'
import { seedApril2023 } from './april2023.ts'
import { seedAssignments } from './assignments2023.ts'
import { seedCycle } from './cycle.ts'
import { seedPeople } from './people.ts'
import { type RoundSubjects, seedRounds } from './rounds.ts'
import { seedSteering } from './steering2023.ts'
import { seedUnitReports } from './unitReports.ts'

const MARK = 'demo/follow-up'

/** Goal × committee where the committee has a sub-goal of the goal, and who answers for each assignment. */
async function subjectsOf(tx: Tx): Promise<RoundSubjects> {
  const units = await loadUnits(tx)
  const nodes = await loadSteering(tx, 2023)
  const goals = nodes
    .filter((node) => node.kind === 'goal')
    .map((node) => ({ goal: String(node.no), title: node.title, id: node.id }))
  const committees = (goal: string): string[] => [
    ...new Set(nodes.filter((node) => node.kind === 'subgoal' && node.parents.includes(goal)).map((node) => node.unit)),
  ]
  const known = new Set(units.map((unit) => unit.code))
  const assignments = (await loadAssignments(tx)).flatMap((one) => {
    const unit = one.coordinator ?? one.recipients.find((code) => known.has(code))
    return unit ? [{ id: String(one.no), title: one.title, unit }] : []
  })
  return {
    units,
    goals,
    pairs: goals.flatMap(({ id, goal, title }) => committees(id).map((unit) => ({ goal, title, committee: scopeOf(unit) }))),
    assignments,
  }
}

export async function seedFollowUp(db: Database, authority: AuthorityId, actor: Actor): Promise<void> {
  const known = await db.asAuthority(authority, actor, (tx) => loadSetting<number>(tx, MARK))
  if (known) return
  await db.asAuthority(authority, actor, async (tx) => {
    await seedPeople(tx)
    await seedCycle(tx)
    await seedSteering(tx)
    await seedAssignments(tx)
    await seedApril2023(tx)
    await seedUnitReports(tx)
    await seedRounds(tx, await subjectsOf(tx))
    await saveSetting(tx, MARK, 1)
  })
}
