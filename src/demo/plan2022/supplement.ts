// The supplementary budget 2022 with the decimals behind it: what was decided, moved and added, from the printed amounts.
// Refuses: an amount of its own. The board's decided frame and the others' follow from the frames of 2022 less what was printed.
import { type Ore, sumOre } from '../../kernel/money.ts'
import { mkr } from './amounts.ts'

/** Printed 5.4: moved between committees before the supplementary budget; positive = more resources. */
export const MOVED_2022: Readonly<Record<string, Ore>> = { rs: mkr(6.6), hsn: mkr(0.4), run: mkr(-7) }
/** Printed 5.4: the supplementary budget. */
export const ADDED_2022: Readonly<Record<string, Ore>> = { rs: mkr(16.2), hsn: mkr(53.4) }
export const LINES_2022 = {
  decided: { tax: mkr(7127), grants: mkr(2335), financialCosts: mkr(133), financialIncome: mkr(120) },
  added: { tax: mkr(39), grants: mkr(25) },
} as const

/** The regional plan's frames, given those after all decisions. */
export const decidedFrame = (unit: string, frame: Ore): Ore => sumOre([frame, -(MOVED_2022[unit] ?? 0), -(ADDED_2022[unit] ?? 0)])
