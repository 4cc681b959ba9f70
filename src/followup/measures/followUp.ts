// From a plan's measures, reports and stated totals to planned and achieved by unit, by committee and in all.
// Refuses: counting an effect twice. Each is counted once, where it shows; what a stated total already holds is listed, not added.
import type { UnitCode } from '../../kernel/ids.ts'
import { type Ore, ore, sumOre } from '../../kernel/money.ts'
import { formatList, type Text, text } from '../../kernel/text.ts'
import { committeeIn, type UnitTree } from '../../organisation/model.ts'
import {
  baseWords,
  latestReport,
  type Measure,
  type MeasurePlan,
  type MeasureReport,
  type PlanShare,
  plannedOf,
  type StatedEffect,
  shareOfPlan,
} from './measure.ts'

/** Planned and achieved somewhere. `achieved` is what is known; a missing effect is named, never zero. */
export interface Achieved {
  planned?: Ore
  achieved?: Ore
  share: PlanShare
  /** Measures and units whose effect or plan is not known here, by name. */
  missing: readonly string[]
}

/** One thing with an amount: a measure or a unit's stated total. */
export interface Counted extends Achieved {
  kind: 'measure' | 'stated'
  title: string
  /** Who did it. */
  doneBy: UnitCode
  /** Where it is counted: the unit where it shows; undefined where the source does not name it. */
  shownIn?: UnitCode
  /** Already inside a stated total: shown, not added. */
  within?: UnitCode
  measure?: Measure
  report?: MeasureReport
  stated?: StatedEffect
}

export interface EffectRow extends Achieved {
  /** Undefined: units the source does not name, or outside every committee. */
  unit?: UnitCode
  /** What was done here and shows elsewhere, for reading only: it is counted there. */
  doneHereShownElsewhere: readonly Counted[]
}

export interface PlanFollowUp {
  plan: MeasurePlan
  total: Achieved
  /** The stated total of the plan itself, where there is one. */
  stated?: StatedEffect
  items: readonly Counted[]
  byUnit: readonly EffectRow[]
  byCommittee: readonly EffectRow[]
  /** Stated total less what the rows below hold: said, never spread out. Absent where rows make the total. */
  undistributed?: Ore
  /** Measures without any reported effect. */
  lacking: readonly Counted[]
}

export interface FollowUpInput {
  plan: MeasurePlan
  measures: readonly Measure[]
  reports: readonly MeasureReport[]
  stated: readonly StatedEffect[]
  tree: UnitTree
  nameOf(unit: UnitCode): string
}

export function followUp(input: FollowUpInput): PlanFollowUp {
  const { plan, tree } = input
  const own = input.stated.filter((one) => one.plan === plan.id)
  const stated = own.find((one) => one.unit === plan.unit)
  const items = [...statedItems(input, own), ...measureItems(input, own)]
  const added = items.filter((one) => one.within === undefined)
  const total = stated ? statedTotal(plan, stated) : totalOf(plan, added)
  const byCommittee = rowsBy(plan, items, (unit) => committeeIn(tree, unit))
  const known = added.flatMap((one) => (one.achieved === undefined ? [] : [one.achieved]))
  return {
    plan,
    total,
    ...(stated ? { stated } : {}),
    items,
    byUnit: rowsBy(plan, items, (unit) => unit),
    byCommittee,
    ...(stated?.effectOre !== undefined && known.length > 0 ? { undistributed: ore(stated.effectOre - sumOre(known)) } : {}),
    lacking: items.filter((one) => one.kind === 'measure' && one.achieved === undefined),
  }
}

/** Units' stated totals; one below another is inside it. */
function statedItems({ plan, tree, nameOf }: FollowUpInput, own: readonly StatedEffect[]): Counted[] {
  const parts = own.filter((one) => one.unit !== plan.unit)
  return parts.map((one) => {
    const above = parts.find((other) => other.unit !== one.unit && tree.contains(other.unit, one.unit))
    return {
      kind: 'stated' as const,
      title: nameOf(one.unit),
      doneBy: one.unit,
      shownIn: one.unit,
      ...(above ? { within: above.unit } : {}),
      stated: one,
      ...amounts(plan, one.plannedOre, one.effectOre, nameOf(one.unit), one.percentPrinted),
    }
  })
}

function measureItems({ plan, tree, measures, reports }: FollowUpInput, own: readonly StatedEffect[]): Counted[] {
  const parts = own.filter((one) => one.unit !== plan.unit)
  return measures
    .filter((one) => one.plan === plan.id)
    .map((measure) => {
      const report = latestReport(reports, measure.id, plan)
      const over = parts.find((one) => tree.contains(one.unit, measure.unit))
      const place = measure.effectPlace
      const shownIn = place.kind === 'own' ? measure.unit : place.kind === 'unit' ? place.unit : undefined
      return {
        kind: 'measure' as const,
        title: measure.title,
        doneBy: measure.unit,
        ...(shownIn === undefined ? {} : { shownIn }),
        ...(over ? { within: over.unit } : {}),
        measure,
        ...(report ? { report } : {}),
        ...amounts(plan, plannedOf(measure, plan), report?.effectOre, measure.title),
      }
    })
}

function amounts(
  plan: MeasurePlan,
  planned: Ore | undefined,
  achieved: Ore | undefined,
  name: string,
  printed?: number,
): Achieved {
  return {
    ...(planned === undefined ? {} : { planned }),
    ...(achieved === undefined ? {} : { achieved }),
    share: shareOfPlan(baseWords(plan), planned, achieved, printed),
    missing: achieved === undefined ? [name] : [],
  }
}

function statedTotal(plan: MeasurePlan, stated: StatedEffect): Achieved {
  const planned = plan.plannedOre ?? stated.plannedOre
  return amounts(plan, planned, stated.effectOre, plan.name, stated.percentPrinted)
}

/** A plan with an amount of its own keeps it; otherwise its measures make it. */
function totalOf(plan: MeasurePlan, items: readonly Counted[]): Achieved {
  const summed = sumOf(plan, items)
  if (plan.plannedOre === undefined || summed.missing.length > 0)
    return plan.plannedOre === undefined ? summed : { ...summed, planned: plan.plannedOre }
  return amounts(plan, plan.plannedOre, summed.achieved, plan.name)
}

/** Known amounts added; a share only when nothing is missing on either side. */
function sumOf(plan: MeasurePlan, items: readonly Counted[]): Achieved {
  const effects = items.flatMap((one) => (one.achieved === undefined ? [] : [one.achieved]))
  const plans = items.flatMap((one) => (one.planned === undefined ? [] : [one.planned]))
  const achieved = effects.length === 0 ? undefined : sumOre(effects)
  const planned = plans.length === 0 ? undefined : sumOre(plans)
  const missing = items.filter((one) => one.achieved === undefined).map((one) => one.title)
  const unplanned = items.filter((one) => one.planned === undefined).map((one) => one.title)
  const base = baseWords(plan)
  const printed = items.length === 1 && items[0]!.share.known === false ? items[0]!.share.percentPrinted : undefined
  const share: PlanShare =
    achieved === undefined || planned === undefined
      ? shareOfPlan(base, planned, achieved, printed)
      : missing.length > 0
        ? { known: false, base, why: lacks(missing) }
        : unplanned.length > 0
          ? { known: false, base, why: lacksPlan(unplanned) }
          : shareOfPlan(base, planned, achieved)
  return {
    ...(planned === undefined ? {} : { planned }),
    ...(achieved === undefined ? {} : { achieved }),
    share,
    missing,
  }
}

const lacks = (names: readonly string[]): Text =>
  text(`Effekt saknas för ${formatList(names)}.`, `The effect is missing for ${formatList(names, 'en')}.`)
const lacksPlan = (names: readonly string[]): Text =>
  text(`Planerat belopp saknas för ${formatList(names)}.`, `The planned amount is missing for ${formatList(names, 'en')}.`)

/** Every counted item stands in exactly one row: the sum of the rows is the sum of the items. */
function rowsBy(plan: MeasurePlan, items: readonly Counted[], placeOf: (unit: UnitCode) => UnitCode | undefined): EffectRow[] {
  const rows = new Map<UnitCode | undefined, Counted[]>()
  const elsewhere = new Map<UnitCode, Counted[]>()
  for (const item of items) {
    const place = item.shownIn === undefined ? undefined : placeOf(item.shownIn)
    const doer = placeOf(item.doneBy)
    if (item.within === undefined) rows.set(place, [...(rows.get(place) ?? []), item])
    if (doer !== undefined && doer !== place) elsewhere.set(doer, [...(elsewhere.get(doer) ?? []), item])
  }
  for (const doer of elsewhere.keys()) if (!rows.has(doer)) rows.set(doer, [])
  return [...rows]
    .sort(([a], [b]) => Number(a === undefined) - Number(b === undefined))
    .map(([unit, own]) => ({
      ...(unit === undefined ? {} : { unit }),
      ...sumOf(plan, own),
      doneHereShownElsewhere: unit === undefined ? [] : (elsewhere.get(unit) ?? []),
    }))
}

/** What a year's page opens with: the authority's own plan before others, with an effect before without, the year before a period. */
export function leadingPlan(plans: readonly PlanFollowUp[], tree: UnitTree): PlanFollowUp | undefined {
  const depth = (one: PlanFollowUp) => tree.pathTo(one.plan.unit).length
  const rank = (one: PlanFollowUp): number[] => [
    one.plan.beside === undefined ? 0 : 1,
    one.total.achieved !== undefined && one.total.planned !== undefined ? 0 : 1,
    one.total.planned === undefined ? 1 : 0,
    depth(one),
    one.plan.base === 'yearPlan' ? 0 : 1,
  ]
  return [...plans].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)]
    const at = left.findIndex((value, i) => value !== right[i])
    return at < 0 ? 0 : left[at]! - right[at]!
  })[0]
}
