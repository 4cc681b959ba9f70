// Whose frame a unit's money stands in: the nearest committee above it, so that every krona stands in one frame.
// Refuses: letting the assembly at the top swallow its committees' frames.
import type { UnitCode } from '../kernel/ids.ts'
import { isCommitteeLevel, type UnitKind, type UnitTree } from '../organisation/model.ts'
import type { Contains } from './journal.ts'

/** The unit itself and what lies below it, but not what lies under another committee. */
export function answersFor(tree: UnitTree): Contains {
  const path = new Map<UnitCode, ReadonlySet<UnitCode>>()
  const above = (unit: UnitCode): ReadonlySet<UnitCode> => {
    const known = path.get(unit)
    if (known) return known
    const found = new Set<UnitCode>()
    for (let at: UnitCode | undefined = unit; at !== undefined; at = tree.parentOf(at)) {
      found.add(at)
      const kind = tree.unit(at)?.kind
      if (kind !== undefined && isCommitteeLevel(kind)) break
    }
    path.set(unit, found)
    return found
  }
  return (outer, inner) => outer === inner || above(inner).has(outer)
}

/** Kinds that hold no budget of their own: a cost centre is where money is booked, a preparation decides nothing. */
const NO_BUDGET: ReadonlySet<UnitKind> = new Set(['costCentre', 'company', 'preparation', 'subcommittee'])
export const holdsBudget = (kind: UnitKind): boolean => !NO_BUDGET.has(kind)

/** Whether a unit has anybody to give its frame to. */
export const hasUnitsBelow = (tree: UnitTree, unit: UnitCode): boolean =>
  tree.childrenOf(unit).some((child) => {
    const kind = tree.unit(child)?.kind
    return kind !== undefined && holdsBudget(kind) && !isCommitteeLevel(kind)
  })
