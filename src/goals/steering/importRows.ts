// Rows of a confirmed sheet → drafts in the plan: new nodes are created, known ones changed, and equal ones left alone.
// Refuses: deciding; what comes from a file waits for a decision like any other draft.
import { type Changed, type Making, Versions } from './change.ts'
import { diffNodes } from './diff.ts'
import type { NodeVersion } from './node.ts'
import type { PlanRow } from './sheet.ts'

export function importRows(versions: readonly NodeVersion[], rows: readonly PlanRow[], year: number, making: Making): Changed {
  const work = new Versions(versions, making)
  for (const { node } of rows) {
    const current = work.at(node.id, year)
    if (!current) {
      work.add(node)
      continue
    }
    const from = current.state === 'draft' ? current.node.from : Math.max(year, current.node.from)
    if (current.node.to !== node.to || diffNodes(current.node, node).length > 0) work.add({ ...node, from })
  }
  return { versions: work.made, lineage: work.lineage }
}
