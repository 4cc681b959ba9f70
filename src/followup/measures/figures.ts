// Addresses of measures: the plan's amount, its effect and its percentage, by unit and period.
// Refuses: an amount without the period its plan is for.
import { type FigureRef, formatRef } from '../../kernel/figure.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import type { MeasurePlan } from './measure.ts'

export interface MeasureAddress {
  plan: Pick<MeasurePlan, 'id' | 'base' | 'first' | 'last'>
  /** The unit whose amount it is; `region` for the whole authority's. */
  scope: UnitCode | 'region'
  /** One measure of the plan. */
  item?: string
}

/** The year of a year plan, `2023`; otherwise the plan's last month, `2023-04`, or its years, `2020-2022`. */
export function periodOf({ base, first, last }: MeasureAddress['plan']): string {
  if (base === 'yearPlan') return last.slice(0, 4)
  if (first.slice(0, 4) === last.slice(0, 4)) return last
  return first.endsWith('-01') && last.endsWith('-12') ? `${first.slice(0, 4)}-${last.slice(0, 4)}` : last
}

/** `followup:measures/plan-2020/effect@region/2020`, `followup:measures/plan-2020/unit-measure/effect@hsf/2020`. */
export const measureRef = ({ plan, scope, item }: MeasureAddress, what: 'plan' | 'effect' | 'percent'): FigureRef =>
  formatRef({
    room: 'followup',
    path: ['measures', plan.id, ...(item ? [item] : []), what].join('/'),
    scope,
    period: periodOf(plan),
  })
