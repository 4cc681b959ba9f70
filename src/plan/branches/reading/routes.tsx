// Reading scenarios and party budgets: the list, one branch, two side by side, one figure explained; all of it for this reader.
// Refuses: saying whether something exists that the reader may not see; the answer is the one for what does not exist.
import { loadGrants, loadGroups, loadPeople } from '../../../access/store.ts'
import { type Answer, type Asked, get, type Route } from '../../../http/route.ts'
import type { PersonId } from '../../../kernel/actor.ts'
import { type FigureRef, parseRef } from '../../../kernel/figure.ts'
import type { Finding } from '../../../kernel/finding.ts'
import { Refusal } from '../../../kernel/result.ts'
import { text } from '../../../kernel/text.ts'
import type { Unit } from '../../../organisation/model.ts'
import type { Tx } from '../../../storage/database.ts'
import { PATHS } from '../../../web/links.ts'
import type { Change, PlanInput } from '../../input.ts'
import type { Sheet } from '../../sheetShape.ts'
import { leafWords } from '../apply.ts'
import { type Branch, counts, MAIN, mayAuthor, mayBeNamed, mayPublish } from '../branch.ts'
import { checkFunding, checkResult, weakYears } from '../checks.ts'
import { comparedTables, diffSheets } from '../diff.ts'
import { differenceCsv } from '../differenceCsv.ts'
import { effectBetween, effectOf, effectOn } from '../effect.ts'
import { leversOf } from '../levers.ts'
import { carriedOutElsewhere } from '../meeting/decide.ts'
import { loadDecidedChanges } from '../meeting/store.ts'
import { chainOf, leverData, leverGround, leverProposal, type Opened, opened, sheetOf } from '../openBranch.ts'
import { BranchPage } from '../pages/branch.tsx'
import type { BranchView } from '../pages/branchView.ts'
import { BranchExplainPage, ComparePage } from '../pages/compare.tsx'
import { BranchesPage, NoPlanPage } from '../pages/list.tsx'
import { loadBranch, loadBranches } from '../store.ts'
import { W } from '../words.ts'

export interface BranchDeps {
  /** The plan as it stands; the newest when none is named. */
  baseInput(plan: string | undefined, asked: Asked): Promise<PlanInput> | PlanInput
  units(): Promise<readonly Unit[]> | readonly Unit[]
  /** What does not tie out in a computed plan; runs inside private branches and keeps nothing. */
  tieOut?(sheet: Sheet): readonly Finding[]
}

/** One answer for what does not exist and for what is not this reader's. */
export const noBranch = (): Refusal =>
  new Refusal(
    'not-found',
    'plan/no-branch',
    text('Det finns inget sådant scenario. Välj ett i listan.', 'There is no such scenario. Choose one from the list.'),
  )

export const readingRoutes = (deps: BranchDeps): Route[] => [
  get(PATHS.scenarios, 'scenario:read', (asked) => onPlan(asked, W.title[asked.lang], () => list(asked, deps))),
  get(`${PATHS.scenarios}/jamfor`, 'scenario:read', (asked) => compare(asked, deps)),
  get(`${PATHS.scenarios}/jamfor.csv`, 'scenario:read', (asked) => compareCsv(asked, deps)),
  get(`${PATHS.scenarios}/:id`, 'scenario:read', (asked) => branchPage(asked, deps)),
  get(`${PATHS.scenarios}/:id/forklara`, 'scenario:read', (asked) => explain(asked, deps)),
]

export const idOf = (asked: Asked): string => asked.c.req.param('id') ?? ''

/** The branch with its figures, or the one answer for what is not there. */
export async function open(
  asked: Asked,
  deps: BranchDeps,
  id = idOf(asked),
): Promise<Opened & { steps: readonly { no: number }[] }> {
  const { found, seen } = await asked.transact(async (tx) => {
    const one = await loadBranch(tx, id, asked.today)
    return { found: one, seen: one?.base === undefined ? [] : await loadBranches(tx, asked.today) }
  })
  if (!found) throw noBranch()
  const chain = chainOf(found, new Map(seen.map((one) => [one.id, one])))
  if (!chain) throw noBranch()
  return { ...opened(await deps.baseInput(found.plan, asked), chain), steps: found.steps }
}

/** The page, or why there is none before a plan has been put in. */
export async function onPlan(asked: Asked, title: string, page: () => Promise<Answer>): Promise<Answer> {
  try {
    return await page()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'plan/no-plan') throw error
    return <NoPlanPage shell={asked.shell} title={title} why={error.text[asked.lang]} />
  }
}

async function list(asked: Asked, deps: BranchDeps): Promise<Answer> {
  const branches = await asked.transact((tx) => loadBranches(tx, asked.today))
  const seen = new Map(branches.map((one) => [one.id, one]))
  const inputs = new Map<string, PlanInput>()
  const listed: { branch: Branch; effects: ReturnType<typeof effectBetween>; mine: boolean }[] = []
  for (const branch of branches) {
    const chain = chainOf(branch, seen)
    if (!chain) continue
    const plan = inputs.get(branch.plan) ?? (await deps.baseInput(branch.plan, asked))
    inputs.set(branch.plan, plan)
    const changes = chain.flatMap(({ proposals }) => proposals.filter(counts).flatMap((one) => one.changes))
    const base = sheetOf(plan)
    listed.push({
      branch,
      effects: effectBetween(base, base.with(changes).sheet),
      mine: mayAuthor(branch, asked.actor, asked.today),
    })
  }
  const main = sheetOf(await deps.baseInput(undefined, asked))
  const view = { listed, plan: effectBetween(main, main), mayWrite: asked.may('scenario:write') }
  return <BranchesPage shell={asked.shell} view={view} />
}

export async function officialsOf(tx: Tx, today: string): Promise<{ person: PersonId; name: string }[]> {
  const [people, grants] = [await loadPeople(tx), await loadGrants(tx)]
  return people
    .filter(({ person, active }) => {
      const held = grants.filter((one) => one.person === person && one.endedAt === undefined && !one.waiting)
      return active && mayBeNamed({ name: '', grants: held }, today)
    })
    .map(({ person, name }) => ({ person, name }))
}

interface Extra {
  branch: Branch
  names: readonly { code: string; name: string }[]
  officials: { person: PersonId; name: string }[]
  baseName: string
  decided: readonly Change[]
}

async function extras(asked: Asked, branch: Branch): Promise<Extra> {
  return await asked.transact(async (tx) => {
    const base = branch.base === undefined ? undefined : await loadBranch(tx, branch.base, asked.today)
    const readers = branch.kind === 'partyBudget' && branch.state === 'private'
    return {
      branch,
      names: branch.partyGroup === undefined ? [] : await loadGroups(tx),
      officials: readers ? await officialsOf(tx, asked.today) : [],
      baseName: base?.name ?? W.thePlan[asked.lang],
      decided: branch.kind === 'meeting' && branch.state === 'closed' ? await loadDecidedChanges(tx, branch.id) : [],
    }
  })
}

export async function viewOf(asked: Asked, deps: BranchDeps, on: Opened, typed?: BranchView['typed']): Promise<BranchView> {
  const { branch, base, sheet } = on
  const { names, officials, baseName, decided } = await extras(asked, branch)
  const author = mayAuthor(branch, asked.actor, asked.today) && asked.may('scenario:write')
  const counting = branch.proposals.filter(counts)
  const group = names.find(({ code }) => code === branch.partyGroup)?.name ?? branch.partyGroup
  const no = Number(asked.c.req.query('samband'))
  const first = counting.find((one) => one.no === no)
  const ties = deps.tieOut?.(sheet)
  return {
    branch,
    base,
    sheet,
    baseName,
    ...(group === undefined ? {} : { groupName: group }),
    effects: new Map(counting.map((one) => [one.no, effectOf(base, one.changes)])),
    ...(first ? { influence: { no, on: effectOn(base, first, counting) } } : {}),
    may: { author, publish: mayPublish(branch, asked.actor, asked.today), decide: await maySettle(asked, deps, branch) },
    findings: branch.state === 'closed' ? [] : legalFindings(base, sheet, branch),
    weak: weakYears(sheet, branch.exceptions),
    ...(author ? { levers: leversView(on) } : {}),
    officials,
    decided: decided.map(({ ref }) => ({
      label: leafWords(ref, sheet.input.structure).label,
      year: parseRef(ref)?.period ?? '',
      elsewhere: carriedOutElsewhere(ref),
    })),
    ...(ties ? { tieOut: ties } : {}),
    ...(typed ? { typed } : {}),
  }
}

export const legalFindings = (base: Sheet, sheet: Sheet, branch: Branch): Finding[] => [
  ...checkFunding(base, branch.proposals.filter(counts)),
  ...checkResult(sheet, branch.exceptions),
]

/** The owner settles a scenario's proposals; what a published party budget came to is registered by whoever registers decisions. */
export async function maySettle(asked: Asked, deps: BranchDeps, branch: Branch): Promise<boolean> {
  if (branch.state === 'closed') return false
  if (branch.kind === 'scenario') return mayAuthor(branch, asked.actor, asked.today)
  return branch.kind === 'partyBudget' && branch.state === 'published' && (await decides(asked, deps))
}

function leversView(on: Opened): NonNullable<BranchView['levers']> {
  const own = leverProposal(on.branch)
  const ground = leverGround(on)
  return {
    branch: on.branch.id,
    levers: leversOf(ground.structure),
    settings: own?.levers ?? {},
    data: leverData(on, ground),
    version: own?.version ?? 0,
  }
}

/** Whether the actor registers what the assembly or the board decides on money. */
export async function decides(asked: Asked, deps: BranchDeps): Promise<boolean> {
  return (await decidingUnits(deps)).some((unit) => asked.may('budget:decide', unit))
}

export const decidingUnits = async (deps: BranchDeps): Promise<string[]> =>
  (await deps.units()).filter(({ kind }) => kind === 'assembly' || kind === 'executiveBoard').map(({ code }) => code)

async function branchPage(asked: Asked, deps: BranchDeps): Promise<Answer> {
  return <BranchPage shell={asked.shell} view={await viewOf(asked, deps, await open(asked, deps))} />
}

/** One side of a comparison: the plan, or a branch this reader sees. */
async function sideOf(asked: Asked, deps: BranchDeps, id: string): Promise<{ id: string; name: string; sheet: Sheet }> {
  if (id === MAIN || id === '')
    return { id: MAIN, name: W.thePlan[asked.lang], sheet: sheetOf(await deps.baseInput(undefined, asked)) }
  const { branch, sheet } = await open(asked, deps, id)
  return { id, name: branch.name, sheet }
}

async function compared(asked: Asked, deps: BranchDeps) {
  const [a, b] = [
    await sideOf(asked, deps, asked.c.req.query('a') ?? ''),
    await sideOf(asked, deps, asked.c.req.query('b') ?? ''),
  ]
  return { a, b, difference: diffSheets(a.sheet, b.sheet, comparedTables(b.sheet.input.structure)) }
}

async function compare(asked: Asked, deps: BranchDeps): Promise<Answer> {
  const { a, b, difference } = await compared(asked, deps)
  const branches = await asked.transact((tx) => loadBranches(tx, asked.today))
  const options = [{ id: MAIN, name: W.thePlan[asked.lang] }, ...branches.map(({ id, name }) => ({ id, name }))]
  return <ComparePage shell={asked.shell} view={{ a, b, options, difference }} />
}

async function compareCsv(asked: Asked, deps: BranchDeps): Promise<Answer> {
  const { a, b, difference } = await compared(asked, deps)
  return new Response(differenceCsv(difference, a.name, b.name, asked.lang), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="jamforelse.csv"' },
  })
}

async function explain(asked: Asked, deps: BranchDeps): Promise<Answer> {
  const { branch, sheet } = await open(asked, deps)
  const ref = (asked.c.req.query('ref') ?? '') as FigureRef
  const node = parseRef(ref) ? sheet.explain(ref) : undefined
  if (!node)
    throw new Refusal(
      'not-found',
      'plan/no-figure',
      text('Talet finns inte i planen. Gå tillbaka och välj ett.', 'The plan has no such figure. Go back and choose one.'),
    )
  return <BranchExplainPage shell={asked.shell} view={{ branch, node }} />
}
