// Explanations of the budget for those who stop at the committee: what a decision gives a unit below it is left out of the tree.
// Refuses: a row of a decision about such a unit, asked for by its own address.
import { type Entry, parseHolder } from '../budget/model.ts'
import { loadDecisions } from '../budget/store.ts'
import type { Asked } from '../http/route.ts'
import { type ExplainNode, parseRef } from '../kernel/figure.ts'
import type { World } from './worldShape.ts'

const unitsOf = ({ from, to }: Pick<Entry, 'from' | 'to'>): string[] =>
  [from, to].flatMap((holder) => {
    const parsed = parseHolder(holder)
    return parsed?.kind === 'unit' ? [parsed.unit] : []
  })

/** The unit of a row that the reader stops above; undefined for rows they see, and for everything that is no row of a decision. */
type UnitBelow = (ref: string) => string | undefined

async function unitBelow({ sees, transact }: Asked): Promise<UnitBelow> {
  const rows = new Map<string, string>()
  for (const { id, entries } of await transact(loadDecisions))
    for (const entry of entries) {
      const unit = unitsOf(entry).find((one) => !sees(one))
      if (unit !== undefined) rows.set(`${id} ${entry.id}`, unit)
    }
  return (ref) => {
    const parts = parseRef(ref)
    if (parts?.room !== 'budget' || parts.params.entry === undefined) return undefined
    return rows.get(`${parts.params.decision} ${parts.params.entry}`)
  }
}

/** A decision with such a row ends the tree and is told whole: what is left of its rows would not add up. */
function upTo(below: UnitBelow, node: ExplainNode): ExplainNode {
  if (node.children.some((child) => below(child.ref) !== undefined)) return { ...node, operation: 'leaf', children: [] }
  return { ...node, children: node.children.map((child) => upTo(below, child)) }
}

/** The same world, with the budget's explanations up to the committee. */
export async function upToCommittee(ref: string, world: World, asked: Asked): Promise<World> {
  const below = await unitBelow(asked)
  const unit = below(ref)
  if (unit !== undefined) asked.requireSight(unit)
  const cut = (node: ExplainNode | undefined): ExplainNode | undefined => node && upTo(below, node)
  return {
    ...world,
    explain: async (one) => cut(await world.explain(one)),
    outline: async (one) => cut(await world.outline(one)),
  }
}
