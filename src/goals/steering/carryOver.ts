// Next year's plan beside this year's: what ends with the year is carried over node by node, as drafts.
// Refuses to carry a node whose place is not carried with it: said, with what to carry as well.
import { finding, hasErrors } from '../../kernel/finding.ts'
import { failed, type Result } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { type Changed, type Making, Versions } from './change.ts'
import type { NodeVersion } from './node.ts'
import { type Plan, type PlanNode, planOf } from './plan.ts'

export interface CarryRow {
  one: PlanNode
  /** `goesOn`: valid next year anyway; `prepared`: next year already has its own version; `ends`: gone unless carried. */
  state: 'goesOn' | 'prepared' | 'ends'
}

/** Every node of the year's decided plan and what becomes of it. */
export function carryRows(versions: readonly NodeVersion[], year: number): CarryRow[] {
  const next = planOf(versions, year + 1, { drafts: true })
  return planOf(versions, year).all.map((one) => {
    const there = next.byId.get(one.node.id)
    const state = !there ? 'ends' : there.node.from > year ? 'prepared' : 'goesOn'
    return { one, state }
  })
}

export function carryOver(
  versions: readonly NodeVersion[],
  year: number,
  ids: readonly string[],
  making: Making,
): Result<Changed> {
  const wanted = new Set(ids)
  const plan = planOf(versions, year)
  const rows = carryRows(versions, year).filter((row) => row.state === 'ends' && wanted.has(row.one.node.id))
  const work = new Versions(versions, making)
  for (const { one } of rows) work.add({ ...one.node, from: year + 1, to: year + 1 })
  const findings = homeless(
    rows.map((row) => row.one),
    plan,
    planOf([...versions, ...work.made], year + 1, { drafts: true }),
  )
  return hasErrors(findings) ? failed(findings) : work.result()
}

function homeless(rows: readonly PlanNode[], now: Plan, next: Plan) {
  return rows.flatMap(({ node }) =>
    node.parents.length > 0 && node.parents.every((id) => !next.byId.has(id))
      ? [
          finding(
            'goals/carry-parent',
            'error',
            text(
              `”${node.title}” kan inte föras över utan ”${now.byId.get(node.parents[0]!)?.node.title ?? node.parents[0]}”. Markera båda, eller ingen.`,
              `“${node.title}” cannot be carried over without “${now.byId.get(node.parents[0]!)?.node.title ?? node.parents[0]}”. Mark both, or neither.`,
            ),
            { cell: node.id },
          ),
        ]
      : [],
  )
}
