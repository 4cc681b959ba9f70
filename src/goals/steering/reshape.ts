// One node becomes several, or several become one: parts and wholes with their lineage, children and weight kept.
// Refuses to lose anything: every child has a new place, and the weight together is never less than before.
import { type Finding, finding } from '../../kernel/finding.ts'
import { failed, type Result } from '../../kernel/result.ts'
import { type Text, text } from '../../kernel/text.ts'
import { type Changed, endAfter, type Making, noSuchNode, Versions } from './change.ts'
import type { Lineage, NodeVersion, SteeringNode } from './node.ts'
import { planOf } from './plan.ts'

export interface Part {
  id: string
  title: string
  no?: number
  /** Ids of the nodes below that go with this part; a child nobody names goes with the first. */
  children?: readonly string[]
}

const refuse = (code: string, cell: string, { sv, en }: Text): Result<never> =>
  failed([finding(`goals/${code}`, 'error', text(sv, en), { cell })])

/** A whole number's weight over parts, each at least 1; together never less than before. */
export function shareWeight(weight: number, parts: number): number[] {
  const total = Math.max(weight, parts)
  const each = Math.floor(total / parts)
  return Array.from({ length: parts }, (_, i) => each + (i < total % parts ? 1 : 0))
}

export function split(
  versions: readonly NodeVersion[],
  id: string,
  year: number,
  parts: readonly Part[],
  making: Making,
): Result<Changed> {
  const source = planOf(versions, year, { drafts: true }).byId.get(id)
  if (!source) return noSuchNode(id, year)
  const problems = checkParts(versions, source.node, parts)
  if (problems.length > 0) return failed(problems)
  const work = new Versions(versions, making)
  const weights = shareWeight(source.node.weight, parts.length)
  const homes = new Map<string, string[]>()
  for (const child of source.below) {
    const named = parts.filter((part) => part.children?.includes(child.node.id)).map((part) => part.id)
    homes.set(child.node.id, named.length > 0 ? named : [parts[0]!.id])
  }
  endAfter(work, id, year - 1)
  for (const [i, part] of parts.entries()) {
    const { no: _, to, ...rest } = source.node
    work.add({
      ...rest,
      id: part.id,
      title: part.title,
      ...(part.no === undefined ? {} : { no: part.no }),
      from: year,
      ...(to === undefined ? {} : { to }),
      weight: weights[i]!,
    })
    work.lineage.push(row('split', source.node, part.id, year, source.node.parents, making))
  }
  for (const child of source.below)
    rehome(work, child.node.id, year, (parents) =>
      parents.flatMap((parent) => (parent === id ? homes.get(child.node.id)! : [parent])),
    )
  return work.result()
}

function checkParts(versions: readonly NodeVersion[], source: SteeringNode, parts: readonly Part[]): Finding[] {
  const findings: Finding[] = []
  const add = (code: string, cell: string, sv: string, en: string) =>
    findings.push(finding(`goals/${code}`, 'error', text(sv, en), { cell }))
  if (parts.length < 2)
    add('split-parts', source.id, 'Ange minst två delar att dela i.', 'Give at least two parts to split into.')
  const used = new Set(versions.map((one) => one.node.id))
  for (const part of parts) {
    if (used.has(part.id))
      add('id-taken', part.id, `Beteckningen ${part.id} är redan använd.`, `The identity ${part.id} is already used.`)
    used.add(part.id)
    if (part.title.trim() === '')
      add(
        'title-missing',
        part.id,
        'En del saknar rubrik. Skriv vad delen ska heta.',
        'A part has no title. Write what it is to be called.',
      )
  }
  return findings
}

export interface Whole {
  id: string
  title: string
  no?: number
}

export function merge(
  versions: readonly NodeVersion[],
  ids: readonly string[],
  year: number,
  into: Whole,
  making: Making,
): Result<Changed> {
  const plan = planOf(versions, year, { drafts: true })
  const sources = [...new Set(ids)].map((id) => plan.byId.get(id))
  const missing = [...new Set(ids)].find((id) => !plan.byId.has(id))
  if (missing !== undefined) return noSuchNode(missing, year)
  const nodes = sources.map((one) => one!.node)
  const first = nodes[0]
  if (!first || nodes.length < 2)
    return refuse('merge-parts', into.id, text('Välj minst två noder att slå ihop.', 'Choose at least two nodes to merge.'))
  const other = nodes.find((node) => node.kind !== first.kind || node.unit !== first.unit)
  if (other)
    return refuse(
      'merge-unlike',
      other.id,
      text(
        `”${other.title}” är av annat slag eller hör till en annan enhet än ”${first.title}”. Slå ihop noder av samma slag och enhet.`,
        `“${other.title}” is of another kind or unit than “${first.title}”. Merge nodes of the same kind and unit.`,
      ),
    )
  if (versions.some((one) => one.node.id === into.id))
    return refuse(
      'id-taken',
      into.id,
      text(`Beteckningen ${into.id} är redan använd.`, `The identity ${into.id} is already used.`),
    )
  const work = new Versions(versions, making)
  const parents = [...new Set(nodes.flatMap((node) => node.parents))]
  const { no: _, to: __, ...rest } = first
  const ends = nodes.map((node) => node.to)
  work.add({
    ...rest,
    id: into.id,
    title: into.title,
    ...(into.no === undefined ? {} : { no: into.no }),
    parents,
    from: year,
    ...(ends.every((to) => to !== undefined) ? { to: Math.max(...(ends as number[])) } : {}),
    perspectives: [...new Set(nodes.flatMap((node) => node.perspectives))].sort((a, b) => a - b),
    weight: nodes.reduce((sum, node) => sum + node.weight, 0),
  })
  const merged = new Set(nodes.map((node) => node.id))
  for (const node of nodes) {
    endAfter(work, node.id, year - 1)
    work.lineage.push(row('merge', node, into.id, year, parents, making))
  }
  const children = new Set(sources.flatMap((one) => one!.below.map((child) => child.node.id)))
  for (const child of children)
    rehome(work, child, year, (old) => [...new Set(old.map((parent) => (merged.has(parent) ? into.id : parent)))])
  return work.result()
}

function rehome(work: Versions, id: string, year: number, change: (parents: readonly string[]) => string[]): void {
  const current = work.at(id, year)
  if (current) work.draft(current, year, { parents: change(current.node.parents) })
}

const row = (
  kind: Lineage['kind'],
  from: SteeringNode,
  to: string,
  year: number,
  parentsAfter: readonly string[],
  { by, at }: Making,
): Lineage => ({ kind, from: from.id, to, year, parentsBefore: from.parents, parentsAfter, by, at })
