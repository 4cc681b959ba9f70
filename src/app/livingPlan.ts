// The world's plans: the sheets of every plan and of what is published beside it, renewed as decisions and proposals come.
// Refuses: private branches. They are read by the page of those who may, never through the house's common figures.
import { type BudgetKnown, budgetSource } from '../budget/model.ts'
import { loadActivities, loadDecisions } from '../budget/store.ts'
import { areaAmounts as amountsByArea } from '../investments/model.ts'
import { loadProjects } from '../investments/store.ts'
import type { FigureSource } from '../kernel/figure.ts'
import type { Ore } from '../kernel/money.ts'
import { type Unit, unitTreeAt } from '../organisation/model.ts'
import { branchInput, branchOfTable, buildSheet, planSource, type Sheet } from '../plan/model.ts'
import { listPlans, loadBranches, loadPlanSheet, type PlanSources } from '../plan/store.ts'
import type { Tx } from '../storage/database.ts'
import { remembered } from '../storage/remember.ts'

export interface PlanSheets {
  /** By plan, the newest first. */
  plans: ReadonlyMap<string, Sheet>
  /** Published branches by name, each on its own plan. */
  branches: ReadonlyMap<string, Sheet>
}

/** What the investment plan says of a plan's years. Areas without projects say nothing, and the stored leaves hold. */
export const PLAN_SOURCES: PlanSources = {
  areaAmounts: async (tx, structure) => {
    const projects = await loadProjects(tx)
    const known = new Set(structure.areas.map(({ id }) => id))
    const synthetic = projects.some((one) => one.synthetic)
    const first = structure.years[0] ?? 0
    return [...amountsByArea(projects)]
      .filter(([area]) => known.has(area))
      .flatMap(([area, years]) =>
        [...years]
          .filter(([year]) => year >= first)
          .map(([year, amount]) => ({ area, year, amount: amount as Ore, ...(synthetic ? { synthetic } : {}) })),
      )
  },
}

export async function loadPlanSheets(tx: Tx, day: string): Promise<PlanSheets> {
  const plans = new Map<string, Sheet>()
  for (const { id } of await listPlans(tx)) plans.set(id, await loadPlanSheet(tx, id, PLAN_SOURCES))
  const branches = await remembered(
    tx,
    { key: 'app/plan-branches', follows: ['plan/', 'budget/', 'investments/'], basis: day },
    async () => {
      const published = (await loadBranches(tx, day)).filter(({ state, kind }) => state !== 'private' || kind === 'meeting')
      const byId = new Map(published.map((one) => [one.id, one]))
      const sheets = new Map<string, Sheet>()
      for (const branch of published) {
        const base = plans.get(branch.plan)
        const under = branch.base === undefined ? [] : [byId.get(branch.base)]
        if (base && !under.includes(undefined))
          sheets.set(branch.id, buildSheet(branchInput(base.input, ...under.flatMap((one) => one ?? []), branch)))
      }
      return sheets
    },
  )
  return { plans, branches }
}

export interface LivingPlan {
  readonly sheets: PlanSheets
  readonly sources: { plan: FigureSource; budget: FigureSource }
  /** False when nothing is another than before. */
  replace(sheets: PlanSheets, known: BudgetKnown): boolean
}

const same = (a: PlanSheets, b: PlanSheets): boolean =>
  a.branches === b.branches && a.plans.size === b.plans.size && [...a.plans].every(([id, sheet]) => b.plans.get(id) === sheet)

/** A table that a published branch prints is the branch's, not the plan's it stands on. */
export function printingSheet({ plans, branches }: PlanSheets, table: string): Sheet | undefined {
  for (const { input } of plans.values()) {
    const branch = branchOfTable(input.structure, table)
    if (branch !== undefined) return branches.get(branch)
  }
  return undefined
}

/** An address without a branch is the newest plan's; one that plan does not have is an earlier plan's, then a published branch's. */
function sourceOf({ plans, branches }: PlanSheets): FigureSource {
  const every = [...plans.values(), ...branches.values()]
  const named = planSource((branch) => (branch === undefined ? undefined : branches.get(branch)))
  const found = (ref: Parameters<FigureSource['resolve']>[0]): FigureSource => {
    if (ref.includes('branch=')) return named
    const table = /^plan:table\/([^/]+)\//.exec(ref)?.[1]
    const printing = table === undefined ? undefined : printingSheet({ plans, branches }, table)
    if (printing) return planSource(() => printing)
    const sheet = every.find((one) => one.figure(ref) !== undefined)
    return planSource(() => sheet)
  }
  return { room: 'plan', resolve: (ref) => found(ref).resolve(ref), explain: (ref) => found(ref).explain(ref) }
}

export function livingPlan(first: PlanSheets, known: BudgetKnown): LivingPlan {
  let sheets = first
  let plan = sourceOf(first)
  let budget = budgetSource(known)
  return {
    get sheets() {
      return sheets
    },
    sources: {
      plan: { room: 'plan', resolve: (ref) => plan.resolve(ref), explain: (ref) => plan.explain(ref) },
      budget: { room: 'budget', resolve: (ref) => budget.resolve(ref), explain: (ref) => budget.explain(ref) },
    },
    replace(next, journal) {
      const moved = !same(sheets, next)
      sheets = next
      plan = sourceOf(next)
      budget = budgetSource(journal)
      return moved
    },
  }
}

export async function loadBudgetKnown(tx: Tx, units: readonly Unit[], day: string): Promise<BudgetKnown> {
  return { decisions: await loadDecisions(tx), activities: await loadActivities(tx), tree: unitTreeAt(units, day) }
}
