// Changes of the chain as new versions: create, edit, take back, end and move. What was stays as it was.
// Refuses to change a decided version: a change of it is a draft beside it, until a decision.
import { finding } from '../../kernel/finding.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import type { Lineage, NodeKind, NodeVersion, SteeringNode } from './node.ts'
import { allBelow, groupById, isOfficial, openDrafts, planOf, versionIn } from './plan.ts'

export interface Making {
  by: string
  /** Instant, UTC. */
  at: string
  reason?: string
}

export interface Changed {
  versions: NodeVersion[]
  lineage: Lineage[]
}

/** Draws version numbers over what is stored and what has been made in the same change. */
export class Versions {
  readonly made: NodeVersion[] = []
  readonly lineage: Lineage[] = []
  readonly #groups: Map<string, NodeVersion[]>

  constructor(
    readonly stored: readonly NodeVersion[],
    readonly making: Making,
  ) {
    this.#groups = groupById(stored)
  }

  of(id: string): NodeVersion[] {
    return this.#groups.get(id) ?? []
  }

  /** What holds in the year, drafts first; made ones included. */
  at(id: string, year: number): NodeVersion | undefined {
    return versionIn(this.of(id), year, true)
  }

  add(node: SteeringNode, state: NodeVersion['state'] = 'draft', decision?: NodeVersion['decision']): NodeVersion {
    const own = this.of(node.id)
    const { by, at, reason } = this.making
    const version: NodeVersion = {
      node,
      version: (own.at(-1)?.version ?? 0) + 1,
      state,
      ...(decision ? { decision } : {}),
      by,
      at,
      ...(reason ? { reason } : {}),
    }
    this.#groups.set(node.id, [...own, version])
    this.made.push(version)
    return version
  }

  /** A draft of the node from the year on; an open draft keeps the year it begins in. */
  draft(current: NodeVersion, year: number, fields: Partial<SteeringNode>): NodeVersion {
    const from = current.state === 'draft' ? current.node.from : Math.max(year, current.node.from)
    return this.add(without({ ...current.node, ...fields, id: current.node.id, kind: current.node.kind, from }))
  }

  result(): Result<Changed> {
    return ok({ versions: this.made, lineage: this.lineage })
  }
}

/** Keys that hold nothing are not kept, so that equal nodes are equal. */
function without(node: SteeringNode): SteeringNode {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined)) as unknown as SteeringNode
}

export const noSuchNode = (id: string, year: number): Result<never> =>
  failed([
    finding(
      'goals/no-node',
      'error',
      text(
        `Noden ${id} finns inte i planen för ${year}. Gå till planen och välj noden där.`,
        `Node ${id} is not in the plan for ${year}. Go to the plan and choose the node there.`,
      ),
      { cell: id },
    ),
  ])

const PREFIX: Record<NodeKind, string> = { focusArea: 'f', goal: 'g', subgoal: 's', indicator: 'i', activity: 'a' }

/** The next free id: `g13`, `g8-s12`, `g8-i16` (numbered over the goal), `g8-s3-a2`. */
export function newId(versions: readonly NodeVersion[], kind: NodeKind, parent?: string): string {
  const stem = kind === 'focusArea' || kind === 'goal' || !parent ? '' : `${kind === 'indicator' ? goalOf(parent) : parent}-`
  const start = `${stem}${PREFIX[kind]}`
  let last = 0
  for (const { node } of versions) {
    const rest = node.id.startsWith(start) ? node.id.slice(start.length) : ''
    if (/^\d{1,6}$/.test(rest)) last = Math.max(last, Number(rest))
  }
  return `${start}${last + 1}`
}

const goalOf = (subgoal: string): string => subgoal.replace(/-s\d+$/, '')

export function create(versions: readonly NodeVersion[], node: SteeringNode, making: Making): Result<Changed> {
  if (versions.some((one) => one.node.id === node.id))
    return failed([
      finding(
        'goals/id-taken',
        'error',
        text(
          `Beteckningen ${node.id} är redan använd. Välj en annan.`,
          `The identity ${node.id} is already used. Choose another.`,
        ),
        { cell: node.id },
      ),
    ])
  const work = new Versions(versions, making)
  work.add(without(node))
  return work.result()
}

export function edit(
  versions: readonly NodeVersion[],
  id: string,
  year: number,
  fields: Partial<SteeringNode>,
  making: Making,
): Result<Changed> {
  const work = new Versions(versions, making)
  const current = work.at(id, year)
  if (!current) return noSuchNode(id, year)
  const from = fields.from ?? (current.state === 'draft' ? current.node.from : Math.max(year, current.node.from))
  // A draft that is to begin in another year is taken back for the one it began in.
  if (current.state === 'draft' && from !== current.node.from) work.add(current.node, 'ended')
  work.add(without({ ...current.node, ...fields, id, kind: current.node.kind, from }))
  return work.result()
}

/** Takes an open draft back; what it would have changed holds as before. */
export function withdraw(versions: readonly NodeVersion[], id: string, year: number, making: Making): Result<Changed> {
  const work = new Versions(versions, making)
  const open = openDrafts(work.of(id)).find((one) => one.node.from === year) ?? work.at(id, year)
  if (open?.state !== 'draft')
    return failed([
      finding(
        'goals/no-draft',
        'error',
        text(
          `${id} har inget utkast för ${year} att ta tillbaka. Ladda om sidan.`,
          `${id} has no draft for ${year} to take back. Reload the page.`,
        ),
        { cell: id },
      ),
    ])
  work.add(open.node, 'ended')
  return work.result()
}

/** The node's last year, as a draft; with everything below that has no other place. */
export function end(versions: readonly NodeVersion[], id: string, lastYear: number, making: Making): Result<Changed> {
  const work = new Versions(versions, making)
  const plan = planOf(versions, lastYear, { drafts: true })
  const start = plan.byId.get(id)
  if (!start) return noSuchNode(id, lastYear)
  const ending = new Set([id])
  for (const one of allBelow(start))
    if (one.node.parents.every((parent) => ending.has(parent) || !plan.byId.has(parent))) ending.add(one.node.id)
  for (const one of ending) endAfter(work, one, lastYear)
  return work.result()
}

/** Every word about years after the last one is shortened: what holds then, and what would begin later. */
export function endAfter(work: Versions, id: string, lastYear: number): void {
  const own = work.of(id)
  const words = [...own.filter(isOfficial), ...openDrafts(own)]
  const later = new Set(words.map((one) => one.node.from).filter((from) => from > lastYear + 1))
  const starts = [lastYear + 1, ...later]
  const done = new Set<number>()
  for (const year of starts) {
    const current = versionIn(own, year, true)
    if (!current || done.has(current.node.from)) continue
    done.add(current.node.from)
    work.add({ ...current.node, to: lastYear })
  }
}

export function move(
  versions: readonly NodeVersion[],
  id: string,
  year: number,
  parents: readonly string[],
  making: Making,
): Result<Changed> {
  const work = new Versions(versions, making)
  const current = work.at(id, year)
  if (!current) return noSuchNode(id, year)
  const missing = parents.filter((parent) => !work.at(parent, year))
  if (missing.length > 0) return noSuchNode(missing[0]!, year)
  const moved = work.draft(current, year, { parents: [...parents] })
  work.lineage.push({
    kind: 'move',
    from: id,
    to: id,
    year: moved.node.from,
    parentsBefore: current.node.parents,
    parentsAfter: moved.node.parents,
    by: making.by,
    at: making.at,
  })
  return work.result()
}
