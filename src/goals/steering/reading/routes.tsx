// The plan and its nodes to read: what is asked for, what is loaded, and what the reader may go on to do.
// Refuses: showing drafts to those who only read; a draft is working material until it is decided.
import type { Asked } from '../../../http/route.ts'
import type { Finding } from '../../../kernel/finding.ts'
import { isDate } from '../../../kernel/month.ts'
import { Refusal } from '../../../kernel/result.ts'
import { text } from '../../../kernel/text.ts'
import type { Unit } from '../../../organisation/model.ts'
import { PlanPage, type PlanView } from '../../pages/plan.tsx'
import type { Choice, NodeFormView } from '../../pages/planForm.tsx'
import { NodePage, type NodeView } from '../../pages/planNode.tsx'
import { draftsFor, readyFor } from '../adopt.ts'
import { writeNode } from '../input.ts'
import { type NodeKind, type NodeVersion, PARENT_KIND, type SteeringNode } from '../node.ts'
import { groupById, type Plan, planFor, planOf } from '../plan.ts'
import { type PlanUnits, planUnits } from '../planUnits.ts'
import { loadLineage, loadPerspectives, loadPlanYears, loadVersions } from '../store.ts'

export interface SteeringDeps {
  units(): Promise<readonly Unit[]>
}

export interface Standing {
  year: number
  years: number[]
  versions: NodeVersion[]
  units: PlanUnits
  nameOf(unit: string): string
}

const FIRST_YEAR = 1990
const LAST_YEAR = 2100

/** The year asked for, else the latest that something decided begins in, else this year. */
export async function stand(asked: Asked, deps: SteeringDeps, wanted?: number): Promise<Standing> {
  const thisYear = Number(asked.today.slice(0, 4))
  const { found, versions } = await asked.transact(async (tx) => ({
    found: await loadPlanYears(tx),
    versions: await loadVersions(tx),
  }))
  const named = wanted ?? Number(asked.c.req.query('year'))
  const standard = found.find((one) => one.decided && one.year <= thisYear)?.year ?? thisYear
  const year = Number.isInteger(named) && named >= FIRST_YEAR && named <= LAST_YEAR ? named : standard
  const units = planUnits(await deps.units(), asked.today)
  const shown = asked.may('plan:draft') ? found : found.filter((one) => one.decided)
  return {
    year,
    years: [...new Set([...shown.map((one) => one.year), year])].sort((a, b) => b - a),
    versions,
    units,
    nameOf: (code) => units.of(code)?.name ?? code,
  }
}

/** The committee in the address, where it is one. */
export function committeeOf(asked: Asked, units: PlanUnits): string | undefined {
  const code = asked.c.req.query('namnd')?.toLowerCase()
  return code && units.of(code) && units.of(code)!.level !== 'unit' ? code : undefined
}

/** What a reader sees of a year: with drafts for those who make them. */
export function planSeen(asked: Asked, { versions, year }: Standing, knownOn?: string): Plan {
  return planOf(versions, year, knownOn ? { knownOn } : { drafts: asked.may('plan:draft') })
}

export const narrowed = (plan: Plan, units: PlanUnits, committee: string | undefined): Plan =>
  committee === undefined ? plan : planFor(plan, (unit) => units.contains(committee, unit))

export async function planPage(asked: Asked, deps: SteeringDeps) {
  const standing = await stand(asked, deps)
  const { units, year, versions } = standing
  const committee = committeeOf(asked, units)
  const day = asked.c.req.query('kand') ?? ''
  const knownOn = isDate(day) ? day : undefined
  const seen = planSeen(asked, standing, knownOn)
  const plan = narrowed(seen, units, committee)
  const having = new Set(seen.all.map((one) => units.of(one.node.unit)?.committee))
  const mayDraft = asked.may('plan:draft')
  const view: PlanView = {
    plan,
    years: standing.years,
    ...(committee ? { committee } : {}),
    committees: units.list.filter((unit) => unit.level === 'committee' && (having.has(unit.code) || unit.code === committee)),
    all: asked.c.req.query('visa') === 'allt',
    open: asked.c.req.queries('open') ?? [],
    ...(knownOn ? { knownOn } : {}),
    nameOf: standing.nameOf,
    lacking: readyFor(plan),
    mayDraft,
    mayDecide: asked.may('plan:decide'),
    drafts:
      mayDraft && !knownOn
        ? draftsFor(versions, year).filter((one) => !committee || units.contains(committee, one.node.unit)).length
        : 0,
  }
  return <PlanPage shell={asked.shell} view={view} />
}

export const noNode = (id: string): Refusal =>
  new Refusal(
    'not-found',
    'goals/no-node',
    text(
      `Noden ${id} finns inte i planen. Gå till planen och välj den där.`,
      `Node ${id} is not in the plan. Go to the plan and choose it there.`,
    ),
  )

interface Wrong {
  findings: readonly Finding[]
  values?: Record<string, string>
}

export async function nodePage(asked: Asked, deps: SteeringDeps, id: string, wrong: Wrong = { findings: [] }, wanted?: number) {
  const standing = await stand(asked, deps, wanted)
  const own = groupById(standing.versions).get(id)
  const mayDraft = own?.some((one) => asked.may('plan:draft', one.node.unit)) === true
  const seen = own?.filter((one) => mayDraft || one.decision)
  if (!seen || seen.length === 0) throw noNode(id)
  const plan = planOf(standing.versions, standing.year, { drafts: mayDraft })
  const one = plan.byId.get(id)
  const node = one?.node ?? seen.at(-1)!.node
  const titles = new Map(standing.versions.map((version) => [version.node.id, version.node.title]))
  const kept = mayDraft && one ? await asked.draft(`plan:${id}:${standing.year}`) : undefined
  const view: NodeView = {
    year: standing.year,
    node,
    draft: one?.draft ?? false,
    latest: own!.at(-1)!.version,
    versions: seen,
    lineage: await asked.transact((tx) => loadLineage(tx, id)),
    parents: node.parents.flatMap((parent) => plan.byId.get(parent)?.node ?? []).slice(0, 1),
    below: one?.below ?? [],
    titleOf: (each) => titles.get(each) ?? each,
    nameOf: standing.nameOf,
    likes: likesOf(plan, node),
    findings: wrong.findings,
    ...(mayDraft && one
      ? {
          form: await formOf(
            asked,
            standing,
            plan,
            node.kind,
            { ...opened(node, one.draft, standing.year), ...kept, ...wrong.values },
            wrong.findings,
          ),
        }
      : {}),
  }
  return <NodePage shell={asked.shell} view={view} />
}

/** A change of what is decided begins with the plan's year; a draft keeps its own. */
const opened = (node: SteeringNode, draft: boolean, year: number): Record<string, string> => ({
  ...writeNode(node),
  from: String(draft ? node.from : Math.max(node.from, year)),
})

const likesOf = (plan: Plan, node: SteeringNode): Choice[] =>
  plan.all
    .filter((one) => one.node.kind === node.kind && one.node.unit === node.unit && one.node.id !== node.id)
    .map((one) => ({ value: one.node.id, label: one.node.title }))

const LEVELS: Record<NodeKind, readonly string[]> = {
  focusArea: ['assembly'],
  goal: ['assembly'],
  subgoal: ['committee'],
  indicator: ['committee'],
  activity: ['committee', 'unit'],
}

export async function formOf(
  asked: Asked,
  { units, year }: Standing,
  plan: Plan,
  kind: NodeKind,
  values: Record<string, string>,
  findings: readonly Finding[],
): Promise<NodeFormView> {
  const perspectives = await asked.transact((tx) => loadPerspectives(tx, year))
  const choice = ({ code, name }: { code: string; name: string }): Choice => ({ value: code, label: name })
  const above = PARENT_KIND[kind]
  return {
    kind,
    values,
    parents: plan.all
      .filter((one) => one.node.kind === above)
      .map(({ node }) => ({ value: node.id, label: node.no === undefined ? node.title : `${node.no}. ${node.title}` })),
    units: units.list.filter((unit) => LEVELS[kind].includes(unit.level) && asked.may('plan:draft', unit.code)).map(choice),
    reporters: units.list.filter((unit) => unit.level !== 'assembly').map(choice),
    perspectives: perspectives.map(({ no, name }) => ({ value: String(no), label: name })),
    findings,
  }
}
