// What the rows of a sheet make of the plan together: the invariants told at the row, and units by code or name.
// Refuses: reading cells; that is done before it comes here.
import type { Finding } from '../../kernel/finding.ts'
import { text } from '../../kernel/text.ts'
import { checkPlan } from './check.ts'
import type { NodeVersion, SteeringNode } from './node.ts'
import { planOf } from './plan.ts'
import type { PlanUnits } from './planUnits.ts'

interface Placed {
  line: number
  node: SteeringNode
}

/** What the plan's own invariants say of the rows together, told at the row's title cell. */
export function planFaults(
  rows: readonly Placed[],
  { versions, year, units }: { versions: readonly NodeVersion[]; year: number; units: PlanUnits },
  titleOf: (line: number) => string,
): Finding[] {
  const draft = (node: SteeringNode): NodeVersion => ({ node, version: 1, state: 'draft', by: '', at: '' })
  const own = new Map(rows.map((row) => [row.node.id, row]))
  const others = versions.filter((one) => !own.has(one.node.id))
  const plan = planOf([...others, ...rows.map((row) => draft(row.node))], year, { drafts: true })
  return checkPlan(plan, units).flatMap((one) => {
    const row = own.get(one.cell ?? '')
    if (!row) return []
    const address = titleOf(row.line)
    return [
      { ...one, cell: address, line: row.line, message: text(`${address}: ${one.message.sv}`, `${address}: ${one.message.en}`) },
    ]
  })
}

export function findUnit(units: PlanUnits, written: string): string | undefined {
  const lower = written.toLowerCase()
  return units.list.find((unit) => unit.code.toLowerCase() === lower || unit.name.toLowerCase() === lower)?.code
}
