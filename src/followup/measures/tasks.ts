// Who needs a plan of measures: a unit whose forecast is worse than budget, or whose frame has been reduced.
// Refuses: reading a missing forecast as a good one; it is named as unknown.
import type { UnitCode } from '../../kernel/ids.ts'
import type { Ore } from '../../kernel/money.ts'
import { isCommitteeLevel, type Unit } from '../../organisation/model.ts'
import type { TaskSubject } from '../../process/model.ts'
import { inYear, type MeasurePlan } from './measure.ts'

export interface UnitForecast {
  unit: UnitCode
  /** Expected deviation from budget at year end, + is better; absent where none has been made. */
  deviationOre?: Ore
}

export interface FrameChange {
  unit: UnitCode
  /** Change of the frame for the year, + is more. */
  changeOre: Ore
}

export interface MeasureNeed {
  unit: UnitCode
  /** Below zero: what the forecast lacks. */
  forecastOre?: Ore
  /** Below zero: what the frame lost. */
  frameOre?: Ore
  /** The plans the unit has for the year; without any the task is to make one. */
  plans: readonly string[]
}

export interface MeasureNeeds {
  needs: readonly MeasureNeed[]
  /** Units without a forecast: whether they need a plan is not known. */
  unknown: readonly UnitCode[]
}

export interface NeedsInput {
  year: number
  forecasts: readonly UnitForecast[]
  frames: readonly FrameChange[]
  plans: readonly MeasurePlan[]
}

/** Largest need first. A frame left as it was or raised asks nothing. */
export function measureTasks({ year, forecasts, frames, plans }: NeedsInput): MeasureNeeds {
  const forecast = new Map(forecasts.map((one) => [one.unit, one.deviationOre]))
  const frame = new Map(frames.map((one) => [one.unit, one.changeOre]))
  const needs: MeasureNeed[] = []
  const unknown: UnitCode[] = []
  for (const unit of new Set([...forecast.keys(), ...frame.keys()])) {
    const deviation = forecast.get(unit)
    const change = frame.get(unit)
    const worse = deviation !== undefined && deviation < 0
    const less = change !== undefined && change < 0
    if (worse || less)
      needs.push({
        unit,
        ...(worse ? { forecastOre: deviation } : {}),
        ...(less ? { frameOre: change } : {}),
        plans: plans.filter((one) => one.unit === unit && inYear(one, year) && one.beside === undefined).map((one) => one.id),
      })
    else if (deviation === undefined && forecast.has(unit)) unknown.push(unit)
  }
  const size = ({ forecastOre, frameOre }: MeasureNeed): number => Math.min(forecastOre ?? 0, frameOre ?? 0)
  return { needs: needs.sort((a, b) => size(a) - size(b) || (a.unit < b.unit ? -1 : 1)), unknown }
}

/** What a round's task about it points at; the round knows it by this address only. */
export const measurePlanSubject = (unit: UnitCode, year: number): string => `followup:measure-plan@${unit}/${year}`

/** Subjects for a round: each unit that needs a plan and has none. Why it needs one stands on the page of measures. */
export function measureSubjects({ needs }: Pick<MeasureNeeds, 'needs'>, year: number, units: readonly Unit[]): TaskSubject[] {
  const known = new Map(units.map((one) => [one.code, one]))
  return needs
    .filter((one) => one.plans.length === 0)
    .map(({ unit }) => {
      const found = known.get(unit)
      return {
        address: measurePlanSubject(unit, year),
        kind: found && isCommitteeLevel(found.kind) ? 'committee' : 'unit',
        unit,
        title: `Åtgärdsplan ${year}, ${found?.name ?? unit}`,
      }
    })
}
