// A year's plans of measures followed up: the one the year opens with, other totals of the same plan beside it, and the rest.
// Refuses: adding plans to each other; what different documents call a plan need not be the same.
import { mkr, type Ore } from '../../kernel/money.ts'
import type { Lang } from '../../kernel/text.ts'
import { type Unit, unitTreeAt } from '../../organisation/model.ts'
import { type Achieved, followUp, leadingPlan, type PlanFollowUp } from './followUp.ts'
import { inYear, type Measure, type MeasurePlan, type MeasureReport, planYears, type StatedEffect } from './measure.ts'

export interface MeasureData {
  plans: readonly MeasurePlan[]
  stated: readonly StatedEffect[]
  measures: readonly Measure[]
  reports: readonly MeasureReport[]
}

export interface MeasureYear {
  year: number
  years: readonly number[]
  /** Undefined where the year has no plan. */
  leading?: PlanFollowUp
  /** Other published totals of the same plan. */
  competing: readonly PlanFollowUp[]
  others: readonly PlanFollowUp[]
}

export function measureYear(data: MeasureData, units: readonly Unit[], year: number): MeasureYear {
  const tree = unitTreeAt(units, `${year}-12-31`)
  const names = new Map(units.map((one) => [one.code, one.name]))
  const all = data.plans
    .filter((plan) => inYear(plan, year))
    .map((plan) => followUp({ ...data, plan, tree, nameOf: (unit) => names.get(unit) ?? unit }))
  const leading = leadingPlan(all, tree)
  const competing = all.filter((one) => leading && one.plan.beside === leading.plan.id)
  return {
    year,
    years: planYears(data.plans),
    ...(leading ? { leading } : {}),
    competing,
    others: all.filter((one) => one !== leading && !competing.includes(one)),
  }
}

/** A percentage that is computed, or else the one that is printed where the parts are not. */
export const shownPercent = ({ share }: Pick<Achieved, 'share'>): number | undefined =>
  share.known ? share.percent : share.percentPrinted

const inMkr = (value: Ore | undefined): number | null => (value === undefined ? null : mkr(value, 1))

/** Numbers in mkr, null where missing. */
function achievedJson(one: Achieved, lang: Lang) {
  const { share } = one
  return {
    plan: inMkr(one.planned),
    achieved: inMkr(one.achieved),
    percent: shownPercent(one) ?? null,
    percentExact: share.known ? share.exact : null,
    percentFrom: share.known ? 'amounts' : share.percentPrinted === undefined ? null : 'printed',
    baseWords: share.base[lang],
    ...(share.known ? {} : { reason: share.why[lang] }),
  }
}

const planJson = (one: PlanFollowUp, lang: Lang) => ({
  id: one.plan.id,
  name: one.plan.name,
  unit: one.plan.unit,
  ...achievedJson(one.total, lang),
  base: one.plan.base,
  definition: one.plan.definition,
  source: one.plan.source,
})

/** What the command line answers; undefined where the year has no plan. */
export function measuresJson({ year, leading, competing, others }: MeasureYear, units: readonly Unit[], lang: Lang = 'sv') {
  if (!leading) return undefined
  const names = new Map(units.map((one) => [one.code, one.name]))
  const nameOf = (unit: string | undefined) => (unit === undefined ? null : (names.get(unit) ?? unit))
  const rows = (list: PlanFollowUp['byUnit']) =>
    list.map((row) => ({
      unit: row.unit ?? null,
      name: nameOf(row.unit),
      ...achievedJson(row, lang),
      base: leading.plan.base,
      doneHereShownElsewhere: row.doneHereShownElsewhere.map((one) => ({ title: one.title, achieved: inMkr(one.achieved) })),
      missing: row.missing,
    }))
  return {
    year,
    ...planJson(leading, lang),
    by: rows(leading.byUnit),
    byCommittee: rows(leading.byCommittee),
    undistributed: inMkr(leading.undistributed),
    measures: leading.items
      .filter((one) => one.kind === 'measure')
      .map((one) => ({
        title: one.title,
        doneBy: one.doneBy,
        doneByName: nameOf(one.doneBy),
        shownIn: one.shownIn ?? null,
        shownInName: nameOf(one.shownIn),
        within: one.within ?? null,
        ...achievedJson(one, lang),
      })),
    competing: competing.map((one) => planJson(one, lang)),
    others: others.map((one) => planJson(one, lang)),
    missing: leading.items
      .filter((one) => one.achieved === undefined)
      .map((one) => ({ title: one.title, unit: one.doneBy, name: nameOf(one.doneBy), kind: one.kind })),
  }
}
