// What the rooms of follow-up need of each other, handed down from here: a unit's money, what a round asks for, where work is done.
// Refuses: words about the work itself; each room has its own page.
import { loadAssignments } from '../assignments/store.ts'
import { moneyRef, type UnitMoney } from '../followup/model.ts'
import { type Books, type CostGroup, fedValues, refOfGoal, refOfPart, type UnitDeviation } from '../goals/model.ts'
import { type FedValues, loadSteering } from '../goals/store.ts'
import { type ExplainNode, formatRef } from '../kernel/figure.ts'
import type { UnitCode } from '../kernel/ids.ts'
import type { Ore } from '../kernel/money.ts'
import { text } from '../kernel/text.ts'
import { committeeIn, unitTreeAt } from '../organisation/model.ts'
import { kindOf, type Task, type TaskSubject } from '../process/model.ts'
import { OPERATING_COST_LEAVES, PART_LEAVES } from '../statements/model.ts'
import type { Tx } from '../storage/database.ts'
import { link, PATHS } from '../web/links.ts'
import { measurePlanSubjects } from './moneyWiring.ts'
import type { World } from './worldShape.ts'

const oreOf = (world: World, ref: string): Ore | undefined => {
  const figure = world.figure(ref)
  return figure?.state === 'known' ? (figure.value as Ore) : undefined
}

/** Undefined while the books do not hold the period: missing, never nought. */
export function unitMoney(world: World, unit: UnitCode, period: string): UnitMoney | undefined {
  const refs = {
    outcome: moneyRef('outcome', unit, period),
    budget: moneyRef('budget', unit, period),
    deviation: moneyRef('deviation', unit, period),
  }
  const [outcome, budget, deviation] = [oreOf(world, refs.outcome), oreOf(world, refs.budget), oreOf(world, refs.deviation)]
  return outcome === undefined || budget === undefined || deviation === undefined
    ? undefined
    : { outcome, budget, deviation, refs }
}

/** Which accounts the groups are, by the statements' own mapping of operating costs. */
const LEAVES: Record<CostGroup, readonly string[]> = {
  agencyStaff: ['hired_staff'],
  ownStaff: ['salaries', 'social_contributions', 'pension_costs', 'other_staff_costs'],
}
const STAFF_LEAVES = [...OPERATING_COST_LEAVES, ...PART_LEAVES]
const GROUP_WORDS: Record<CostGroup, ReturnType<typeof text>> = {
  agencyStaff: text('Inhyrd personal', 'Agency staff'),
  ownStaff: text('Egen personal', 'Own staff'),
}

/** What indicators that follow the books are counted from. */
export function booksOf(world: World): Books {
  const accountsOf = (group: CostGroup, year: number): string => {
    const standard = STAFF_LEAVES.filter((leaf) => LEAVES[group].includes(leaf.id)).flatMap((leaf) => leaf.accounts.region ?? [])
    // Another chart's accounts are found by the authority's own mapping.
    return world.statements.accounts?.selector(standard.join(','), 'movement', year) ?? standard.join(',')
  }
  return {
    deviations: (scope, period) => deviationsBelow(world, scope, period),
    cost: (group, scope, period) => {
      const accounts = accountsOf(group, Number(period.slice(0, 4)))
      if (accounts === '') return undefined
      const ref = formatRef({ room: 'ledger', path: `accumulated/${accounts}`, scope, period })
      const value = oreOf(world, ref)
      if (value === undefined) return undefined
      const node: ExplainNode = { ref, label: GROUP_WORDS[group], value, unit: 'ore', operation: 'leaf', children: [] }
      return node
    },
    figure: (ref, period) => world.figure(ref.replace('{period}', period)),
    explain: (ref, period) => {
      const at = ref.replace('{period}', period)
      const figure = world.figure(at)
      return figure && { ref: at, label: figure.label, value: figure.value, unit: figure.unit, operation: 'leaf', children: [] }
    },
  }
}

function deviationsBelow(world: World, scope: UnitCode, period: string): UnitDeviation[] | undefined {
  if (unitMoney(world, scope, period) === undefined) return undefined
  const tree = unitTreeAt(world.units, `${period}-01`)
  return world.units
    .filter((unit) => unit.kind === 'unit' && tree.contains(scope, unit.code))
    .flatMap((unit) => {
      const money = unitMoney(world, unit.code, period)
      if (!money || money.budget === 0) return []
      return [{ unit: unit.code, name: unit.name, deviationOre: money.deviation, ref: money.refs.deviation }]
    })
}

const titled = (kind: TaskSubject['kind'], address: string, unit: UnitCode, title: string): TaskSubject => ({
  kind,
  address,
  unit,
  title,
})

/** Everything a round may ask for: units below a committee, each committee's part of each goal, the goals, the assignments. */
export async function subjectsOf(tx: Tx, world: World, round: string): Promise<TaskSubject[]> {
  const year = Number(round.slice(0, 4))
  const tree = unitTreeAt(world.units, `${round}-01`)
  const nodes = await loadSteering(tx, year)
  const goals = nodes.filter((node) => node.kind === 'goal' && node.no !== undefined)
  const board = world.units.find((unit) => unit.kind === 'executiveBoard')?.code
  const units = world.units
    .filter((unit) => unit.kind === 'unit' && committeeIn(tree, unit.code) !== undefined)
    .filter((unit) => unit.validTo === undefined || unit.validTo >= `${round}-01`)
    .map((unit) => titled('unit', `organisation:unit/${unit.code}`, unit.code, unit.name))
  const parts = goals.flatMap((goal) => {
    const own = nodes.filter((node) => node.kind === 'subgoal' && node.parents.includes(goal.id))
    return [...new Set(own.map((node) => node.unit))].map((unit) =>
      titled('committee', refOfPart(String(goal.no), unit, round), unit, `Mål ${goal.no}. ${goal.title}`),
    )
  })
  const wholes = goals.map((goal) =>
    titled('goal', refOfGoal(String(goal.no), round), board ?? goal.unit, `Mål ${goal.no}. ${goal.title}`),
  )
  const known = new Set(world.units.map((unit) => unit.code))
  const assignments = (await loadAssignments(tx)).flatMap((one) => {
    const unit = one.coordinator ?? one.recipients.find((code) => known.has(code))
    return unit ? [titled('assignment', `assignments:assignment/${one.no}`, unit, `Uppdrag ${one.no}. ${one.title}`)] : []
  })
  // A month asks for money and forecast only.
  const measures = kindOf(round) !== 'month' ? await measurePlanSubjects(tx, world, round) : []
  return [...units, ...parts, ...wholes, ...assignments, ...measures]
}

/** Values that follow the books, as they say now: one for each world, so that what is worked out from it is kept with the books. */
const fedBy = new WeakMap<World, FedValues>()

export function fedOf(world: World): FedValues {
  const known = fedBy.get(world)
  if (known) return known
  const made: FedValues = (nodes, period) => fedValues(nodes, period, booksOf(world), new Date().toISOString())
  fedBy.set(world, made)
  return made
}

/** The page where the work of a task is done. */
export function workHref({ subject, round, unit }: Pick<Task, 'subject' | 'round' | 'unit'>): string | undefined {
  const [room = '', rest = ''] = subject.split(/:(.*)/s)
  if (room === 'organisation') return link(`/enhet/${unit}`, { omgang: round })
  if (room === 'followup') return link(`${PATHS.measures}/ny`, { ar: round.slice(0, 4) })
  if (room === 'assignments') return link(`${PATHS.assignments}/${rest.split('/')[1] ?? ''}`, { omgang: round })
  const part = /^assessment\/([^@]+)@([^/]+)\//.exec(rest)
  if (room !== 'goals' || !part) return undefined
  const [, goal = '', scope = ''] = part
  return scope === 'region' ? `${PATHS.goals}/${goal}/omgang/${round}` : link(`/namnd/${scope.toLowerCase()}`, { omgang: round })
}
