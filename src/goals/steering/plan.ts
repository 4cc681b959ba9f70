// The plan of a year: which version of each node holds, as a tree, now or as known on a day. Drafts only when asked for.
// Refuses to forget: a later version hides an earlier one for its years and never removes it.
import { stockholmDay } from '../../kernel/stockholm.ts'
import { KIND_ORDER, type NodeKind, type NodeVersion, type SteeringNode } from './node.ts'

export interface PlanOptions {
  /** Only what had been written by the end of this day, `YYYY-MM-DD` in Stockholm. */
  knownOn?: string
  /** Open drafts stand in place of what they would change. */
  drafts?: boolean
}

export interface PlanNode {
  node: SteeringNode
  version: NodeVersion
  /** True for a version that no decision has made official. */
  draft: boolean
  /** Nodes directly below, in the order of the plan. */
  below: PlanNode[]
}

export interface Plan {
  year: number
  /** Nodes without a parent in the plan: focus areas, and whatever has lost its parent. */
  roots: PlanNode[]
  /** Every node of the year once, in the order of the plan. */
  all: PlanNode[]
  byId: ReadonlyMap<string, PlanNode>
}

/** The day in Stockholm of an instant. */
export const dayOf = (at: string): string => stockholmDay(at)

export const asKnownOn = (versions: readonly NodeVersion[], date: string): NodeVersion[] =>
  versions.filter((version) => dayOf(version.at) <= date)

/** A draft that was taken back: ended without a decision. */
export const isWithdrawn = (version: NodeVersion): boolean => version.state === 'ended' && version.decision === undefined
export const isOfficial = (version: NodeVersion): boolean =>
  version.state === 'decided' || (version.state === 'ended' && version.decision !== undefined)

export function groupById(versions: readonly NodeVersion[]): Map<string, NodeVersion[]> {
  const groups = new Map<string, NodeVersion[]>()
  for (const version of versions) {
    const list = groups.get(version.node.id)
    if (list) list.push(version)
    else groups.set(version.node.id, [version])
  }
  for (const list of groups.values()) list.sort((a, b) => a.version - b.version)
  return groups
}

/** Of one node's versions: the one that begins last and, of those, was made last. */
const latest = (versions: readonly NodeVersion[], year: number): NodeVersion | undefined =>
  versions.reduce<NodeVersion | undefined>(
    (best, one) =>
      one.node.from > year ||
      (best && (best.node.from > one.node.from || (best.node.from === one.node.from && best.version > one.version)))
        ? best
        : one,
    undefined,
  )

/** Open drafts of one node: the last word about the years from `from` on is a draft. */
export function openDrafts(versions: readonly NodeVersion[]): NodeVersion[] {
  const last = new Map<number, NodeVersion>()
  for (const one of versions) {
    const found = last.get(one.node.from)
    if (!found || found.version < one.version) last.set(one.node.from, one)
  }
  return [...last.values()].filter((one) => one.state === 'draft')
}

/** The version of one node that holds in a year; undefined when the node is not part of it. */
export function versionIn(versions: readonly NodeVersion[], year: number, drafts = false): NodeVersion | undefined {
  const open = drafts ? openDrafts(versions) : []
  const found = latest([...versions.filter(isOfficial), ...open], year)
  return found && (found.node.to === undefined || year <= found.node.to) ? found : undefined
}

export function planOf(versions: readonly NodeVersion[], year: number, options: PlanOptions = {}): Plan {
  const known = options.knownOn === undefined ? versions : asKnownOn(versions, options.knownOn)
  const holding = [...groupById(known).values()].flatMap((own) => versionIn(own, year, options.drafts) ?? [])
  return treeOf(holding, year)
}

/** The tree over versions already chosen, one per node. */
export function treeOf(versions: readonly NodeVersion[], year: number): Plan {
  const all = versions
    .map((version): PlanNode => ({ node: version.node, version, draft: version.state === 'draft', below: [] }))
    .sort((a, b) => inOrder(a.node, b.node))
  const byId = new Map(all.map((one) => [one.node.id, one]))
  const roots: PlanNode[] = []
  for (const one of all) {
    const above = one.node.parents.flatMap((id) => byId.get(id) ?? [])
    for (const parent of above) parent.below.push(one)
    if (above.length === 0) roots.push(one)
  }
  return { year, roots, all, byId }
}

const rank = new Map<NodeKind, number>(KIND_ORDER.map((kind, i) => [kind, i]))

/** Focus areas first, activities last; then by number, then by id with its numbers as numbers. */
export function inOrder(a: SteeringNode, b: SteeringNode): number {
  const kinds = rank.get(a.kind)! - rank.get(b.kind)!
  if (kinds !== 0) return kinds
  if (a.no !== undefined && b.no !== undefined && a.no !== b.no) return a.no - b.no
  return compareIds(a.id, b.id)
}

/** `g2` before `g10`. */
export function compareIds(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? []
  const right = b.match(/\d+|\D+/g) ?? []
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i]!, right[i]!]
    if (x === y) continue
    if (/^\d/.test(x) && /^\d/.test(y) && Number(x) !== Number(y)) return Number(x) - Number(y)
    return x < y ? -1 : 1
  }
  return left.length - right.length
}

/** Every node below, once, nearest first; a circle ends where it began. */
export function allBelow(from: PlanNode): PlanNode[] {
  const found = new Set<PlanNode>()
  const queue = [...from.below]
  for (let at = queue.shift(); at; at = queue.shift()) {
    if (at === from || found.has(at)) continue
    found.add(at)
    queue.push(...at.below)
  }
  return [...found]
}

/** The part of a plan that answers for a set of units: their nodes and everything above them. */
export function planFor(plan: Plan, owns: (unit: string) => boolean): Plan {
  const kept = new Set<string>()
  const keep = (id: string): void => {
    const one = plan.byId.get(id)
    if (!one || kept.has(id)) return
    kept.add(id)
    for (const parent of one.node.parents) keep(parent)
  }
  for (const one of plan.all) if (owns(one.node.unit)) keep(one.node.id)
  return treeOf(
    plan.all.filter((one) => kept.has(one.node.id)).map((one) => one.version),
    plan.year,
  )
}
