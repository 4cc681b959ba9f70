// The activities a committee's frame is split in, and how each one's frame moves from year to year.
import type { UnitCode } from '../kernel/ids.ts'

/**
 * `indexed`: last year's frame × the chosen price index. `depreciation` and `level`: own forecast, never index — depreciation follows
 * the investment plan, a level (external pensions) its own forecast of each year.
 */
export type Treatment = 'indexed' | 'depreciation' | 'level'

export interface Activity {
  /** The committee that holds it. */
  unit: UnitCode
  /** Part of addresses: lower case a–z, digits and `_`; unique within the unit. */
  id: string
  name: string
  treatment: Treatment
  /** Order in printed tables, over the whole authority. */
  position: number
}
