// How a frame goes from one year to the next: carried × one chosen index + permanent + temporary. The one place an index is rounded.
// Refuses: a mean of editions, an index on rows with a forecast of their own, and a frame where the index is missing (that is missing).
import { type Ore, ore, shareOf, splitOre, sumOre } from '../kernel/money.ts'
import type { Activity } from './activity.ts'
import { type BudgetDecision, countsAt, type Permanence } from './decision.ts'
import { type Holder, unitHolder } from './holder.ts'

const PPM = 1_000_000

/** What an index adds, in öre: rounded once, half away from zero. `ppm` is whole parts per million (38 470 = 3,847 %). */
export const indexChange = (amount: Ore, ppm: number): Ore => shareOf(amount, ppm, PPM, 'half-away')

/** The amount after its index. The budget journal and the plan both use this, so that they never differ by an öre. */
export const indexed = (amount: Ore, ppm: number): Ore => ore(amount + indexChange(amount, ppm))

export interface FrameYear {
  activity: Activity
  year: number
  /** Last year's frame less what was temporary in it; null in the base year and where last year is missing. */
  carried: Ore | null
  /** The index, or what the own forecast moved. */
  change: Ore | null
  permanent: Ore
  temporary: Ore
  frame: Ore | null
}

export interface FrameChain {
  /** Entries of the base year are the starting point, entries of later years the changes. */
  decisions: readonly BudgetDecision[]
  activities: readonly Activity[]
  baseYear: number
  /** The years after it, in order. */
  years: readonly number[]
  /** Of the one chosen edition, in parts per million; undefined is missing. */
  indexOf(year: number): number | undefined
  /** The own forecast of rows that follow no index. */
  forecastOf(activity: Activity, year: number): Ore | undefined
  asOf?: string
}

/** Every activity by year, the base year first. */
export function frameChain(chain: FrameChain): FrameYear[] {
  const { activities, baseYear, years, decisions, asOf } = chain
  const moved = movements(decisions, asOf)
  return activities.flatMap((activity) => {
    const holder = unitHolder(activity.unit, activity.id)
    const of = (year: number, permanence: Permanence) => ore(moved.get(`${holder}|${year}|${permanence}`) ?? 0)
    const base = { permanent: of(baseYear, 'permanent'), temporary: of(baseYear, 'temporary') }
    const rows: FrameYear[] = [
      { activity, year: baseYear, carried: null, change: null, ...base, frame: ore(base.permanent + base.temporary) },
    ]
    for (const year of years) {
      const before = rows.at(-1)!
      const carried = before.frame === null ? null : ore(before.frame - before.temporary)
      const change = changeOf(chain, activity, year, carried)
      const [permanent, temporary] = [of(year, 'permanent'), of(year, 'temporary')]
      const frame = carried === null || change === null ? null : ore(carried + change + permanent + temporary)
      rows.push({ activity, year, carried, change, permanent, temporary, frame })
    }
    return rows
  })
}

function changeOf({ indexOf, forecastOf }: FrameChain, activity: Activity, year: number, carried: Ore | null): Ore | null {
  if (carried === null) return null
  if (activity.treatment === 'indexed') {
    const ppm = indexOf(year)
    return ppm === undefined ? null : indexChange(carried, ppm)
  }
  const forecast = forecastOf(activity, year)
  return forecast === undefined ? null : ore(forecast - carried)
}

/** What entries give each holder by year and permanence. */
function movements(decisions: readonly BudgetDecision[], asOf?: string): Map<string, number> {
  const moved = new Map<string, number>()
  const add = (holder: Holder, year: number, permanence: Permanence, amount: number) => {
    const key = `${holder}|${year}|${permanence}`
    moved.set(key, (moved.get(key) ?? 0) + amount)
  }
  for (const decision of decisions)
    if (countsAt(decision, asOf))
      for (const { from, to, year, permanence, amount } of decision.entries) {
        add(to, year, permanence, amount)
        add(from, year, permanence, -amount)
      }
  return moved
}

export interface CostShare {
  costType: string
  /** Weight of the cost type in the frame. */
  weight: number
  /** Its own index, parts per million. */
  ppm: number
}

/**
 * Indices by cost type in the detailed budget: what is carried is split by weight and each part takes its own index. They never
 * change the frame: what they leave or lack is `rest`, a line of its own.
 */
export function differentiate(
  { carried, frame }: { carried: Ore; frame: Ore },
  shares: readonly CostShare[],
): { parts: { costType: string; amount: Ore }[]; rest: Ore } {
  const split = splitOre(
    carried,
    shares.map((one) => one.weight),
  )
  const parts = shares.map(({ costType, ppm }, at) => ({ costType, amount: indexed(split[at]!, ppm) }))
  return { parts, rest: ore(frame - sumOre(parts.map((one) => one.amount))) }
}
