// Indicators that should have a value for a period and have none, by name: nobody's empty row goes unnoticed.
// Refuses: calling an indicator late before its interval is due, and reading *missing with a reason* as silence.
import { compareSwedish } from '../../kernel/text.ts'
import type { SteeringNode } from '../steering/node.ts'
import type { IndicatorValue } from './value.ts'

export interface Unfed {
  indicator: SteeringNode
  /** `silent`: nobody has said anything. `missing`: someone has said why there is no value. */
  why: 'silent' | 'missing'
  reason?: string
}

/** Whether a value is due: month by month, at the tertials, or at the year's end. */
export function isDue({ indicator, kind, from, to }: SteeringNode, period: string): boolean {
  const year = Number(period.slice(0, 4))
  if (kind !== 'indicator' || !indicator || year < from || (to !== undefined && year > to)) return false
  const month = period.slice(5)
  if (indicator.interval === 'year') return month === '' || month === '12'
  return indicator.interval === 'month' || month === '' || ['04', '08', '12'].includes(month)
}

/** By name, in Swedish order. */
export function unfed(values: readonly IndicatorValue[], nodes: readonly SteeringNode[], period: string): Unfed[] {
  const totals = new Map(values.filter((v) => v.period === period && v.part === 'total').map((v) => [v.indicator, v]))
  return nodes
    .filter((node) => isDue(node, period))
    .flatMap((indicator): Unfed[] => {
      const value = totals.get(indicator.id)
      if (!value) return [{ indicator, why: 'silent' }]
      return value.cell === '' ? [{ indicator, why: 'missing', reason: value.missing }] : []
    })
    .sort((a, b) => compareSwedish(a.indicator.title, b.indicator.title))
}
