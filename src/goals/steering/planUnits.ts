// The organisation as the plan needs it: which unit is the assembly, a committee or below one, and who answers for whom.
// Refuses: knowing permissions; who may write over a unit is asked of the house.
import type { UnitCode } from '../../kernel/ids.ts'
import { committeeIn, existsOn, isCommitteeLevel, type Unit, unitTreeAt } from '../../organisation/model.ts'

export type UnitLevel = 'assembly' | 'committee' | 'unit'

export interface PlanUnit {
  code: UnitCode
  name: string
  level: UnitLevel
  /** The committee it answers to; itself for a committee. */
  committee?: UnitCode
}

export interface PlanUnits {
  /** Assembly first, then committees, then the units below each, by name. */
  list: readonly PlanUnit[]
  of(code: UnitCode): PlanUnit | undefined
  contains(outer: UnitCode, inner: UnitCode): boolean
}

/** Cost centres book money and have no plan of their own. */
const NO_PLAN: ReadonlySet<string> = new Set(['costCentre', 'company', 'finance'])
const RANK: Record<UnitLevel, number> = { assembly: 0, committee: 1, unit: 2 }

export function planUnits(units: readonly Unit[], date: string): PlanUnits {
  const tree = unitTreeAt(units, date)
  const list = units
    .filter((unit) => !NO_PLAN.has(unit.kind) && existsOn(unit, date))
    .map((unit): PlanUnit => {
      const committee = committeeIn(tree, unit.code)
      const level = unit.kind === 'assembly' ? 'assembly' : isCommitteeLevel(unit.kind) ? 'committee' : 'unit'
      return { code: unit.code, name: unit.name, level, ...(committee === undefined ? {} : { committee }) }
    })
    .sort((a, b) => RANK[a.level] - RANK[b.level] || a.name.localeCompare(b.name, 'sv'))
  const byCode = new Map(list.map((unit) => [unit.code, unit]))
  return { list, of: (code) => byCode.get(code), contains: (outer, inner) => tree.contains(outer, inner) }
}
