// The unit that stands for the whole authority: rounds and the annual cycle concern everyone, so only its controllers run them.
// Refuses: nothing; an authority without a tree has no such unit, and then any unit will do.
import type { UnitCode } from '../kernel/ids.ts'
import type { Unit } from '../organisation/model.ts'

export const wholeOf = (units: readonly Unit[]): UnitCode | undefined =>
  (units.find(({ kind }) => kind === 'assembly') ?? units.find(({ parent }) => parent === undefined))?.code
