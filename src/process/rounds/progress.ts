// How far a round has come: counts, the tree of units, the heat map of committees and kinds, and what is missing by name.
// Refuses: hiding an empty section in a percentage; every count can be turned into names.
import type { UnitCode } from '../../kernel/ids.ts'
import { isCommitteeLevel, type Unit, type UnitTree, unitTreeAt } from '../../organisation/model.ts'
import { TASK_KINDS, TASK_STATES, type Task, type TaskKind, type TaskState } from './task.ts'

export type StateCounts = Record<TaskState, number>

export function countStates(tasks: readonly Task[]): StateCounts {
  const counts = Object.fromEntries(TASK_STATES.map((state) => [state, 0])) as StateCounts
  for (const { state } of tasks) counts[state] += 1
  return counts
}

/** Ready or approved: what the one who works has done. */
export const doneOf = (tasks: readonly Task[]): number =>
  tasks.filter(({ state }) => state === 'ready' || state === 'approved').length

/** Several tasks shown as one: a returned one shows first, otherwise how far all have come. */
export function sharedState(tasks: readonly Task[]): TaskState | undefined {
  if (tasks.length === 0) return undefined
  const counts = countStates(tasks)
  if (counts.returned > 0) return 'returned'
  if (counts.approved === tasks.length) return 'approved'
  if (counts.approved + counts.ready === tasks.length) return 'ready'
  return counts.notStarted === tasks.length ? 'notStarted' : 'inProgress'
}

/** Sections nobody has begun. */
export const missing = (tasks: readonly Task[]): Task[] => tasks.filter(({ state }) => state === 'notStarted')
/** Everything that stands between the round and its end. */
export const unfinished = (tasks: readonly Task[]): Task[] => tasks.filter(({ state }) => state !== 'approved')

export interface ProgressNode {
  unit: UnitCode
  name: string
  /** The unit's own tasks. */
  tasks: Task[]
  /** With everything below. */
  counts: StateCounts
  total: number
  children: ProgressNode[]
}

/** Units that have tasks, themselves or below, as they stood on the date. Units nobody has registered stand last, by their code. */
export function progressTree(tasks: readonly Task[], units: readonly Unit[], date: string): ProgressNode[] {
  const tree = unitTreeAt(units, date)
  const own = groupBy(tasks, ({ unit }) => unit)
  const node = (unit: UnitCode): ProgressNode | undefined => {
    const children = tree.childrenOf(unit).flatMap((child) => node(child) ?? [])
    const mine = own.get(unit) ?? []
    if (mine.length === 0 && children.length === 0) return undefined
    const counts = countStates(mine)
    for (const child of children) for (const state of TASK_STATES) counts[state] += child.counts[state]
    const total = mine.length + children.reduce((sum, child) => sum + child.total, 0)
    return { unit, name: tree.unit(unit)?.name ?? unit, tasks: mine, counts, total, children }
  }
  const unknown = [...own].filter(([unit]) => tree.positionOf(unit) === undefined)
  return [
    ...tree.roots().flatMap((root) => node(root) ?? []),
    ...unknown.map(([unit, mine]) => ({
      unit,
      name: unit,
      tasks: mine,
      counts: countStates(mine),
      total: mine.length,
      children: [],
    })),
  ]
}

/** The committee, board or audit a unit answers to; the unit itself where it stands above them all. */
export function committeeOf(tree: UnitTree, unit: UnitCode): UnitCode {
  return tree.pathTo(unit).find((code) => isCommitteeLevel(tree.unit(code)?.kind ?? 'unit')) ?? unit
}

export interface HeatCell {
  state: TaskState
  done: number
  total: number
}

export interface HeatRow {
  unit: UnitCode
  name: string
  cells: Record<TaskKind, HeatCell | undefined>
  done: number
  total: number
}

/** Committee × kind of work, in the order of the organisation. */
export function heatMap(tasks: readonly Task[], units: readonly Unit[], date: string): HeatRow[] {
  const tree = unitTreeAt(units, date)
  const groups = groupBy(tasks, ({ unit }) => committeeOf(tree, unit))
  const order = (code: UnitCode) => tree.positionOf(code) ?? Number.MAX_SAFE_INTEGER
  return [...groups]
    .sort(([a], [b]) => order(a) - order(b))
    .map(([unit, mine]) => ({
      unit,
      name: tree.unit(unit)?.name ?? unit,
      cells: Object.fromEntries(
        TASK_KINDS.map((kind) => [kind, cellOf(mine.filter((task) => task.kind === kind))]),
      ) as HeatRow['cells'],
      done: doneOf(mine),
      total: mine.length,
    }))
}

function cellOf(tasks: readonly Task[]): HeatCell | undefined {
  const state = sharedState(tasks)
  return state === undefined ? undefined : { state, done: doneOf(tasks), total: tasks.length }
}

function groupBy(tasks: readonly Task[], keyOf: (task: Task) => UnitCode): Map<UnitCode, Task[]> {
  const groups = new Map<UnitCode, Task[]>()
  for (const task of tasks) {
    const group = groups.get(keyOf(task))
    if (group) group.push(task)
    else groups.set(keyOf(task), [task])
  }
  return groups
}
