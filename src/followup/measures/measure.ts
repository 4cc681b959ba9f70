// A plan of measures, its measures and what is reported of them. An effect is in öre, better is positive, counted from the plan's first month.
// Refuses: a percentage without its base, and reading a missing effect as nothing achieved.
import type { Permanence } from '../../budget/model.ts'
import { type Decimal, decimal, divideDecimal, roundDecimal, toNumber } from '../../kernel/decimal.ts'
import type { Basis } from '../../kernel/figure.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import { type Ore, sumOre } from '../../kernel/money.ts'
import type { Month } from '../../kernel/month.ts'
import { type Lang, monthName, type Text, text } from '../../kernel/text.ts'

/** What a percentage is a share of: the plan of a whole year, or of a period that is shorter or longer. */
export const PLAN_BASES = ['yearPlan', 'periodPlan'] as const
export type PlanBase = (typeof PLAN_BASES)[number]

export interface MeasurePlan {
  id: string
  version: number
  name: string
  /** The unit or committee the plan is for; the assembly's plan is the whole authority's. */
  unit: UnitCode
  base: PlanBase
  first: Month
  last: Month
  /** Absent where the source has no amount. */
  plannedOre?: Ore
  /** What counts as planned and achieved here, in words: two totals with different words are never one. */
  definition: string
  source: string
  basis: Basis
  /** The plan this one is another total of: they stand beside each other and are never merged. */
  beside?: string
  by: string
  at: string
}

/** A unit's total as it was stated, without measures below it. For the plan's own unit it is the plan's total. */
export interface StatedEffect {
  plan: string
  unit: UnitCode
  version: number
  plannedOre?: Ore
  effectOre?: Ore
  /** As printed: a share whose parts may not be. */
  percentPrinted?: number
  note: string
  source: string
  basis: Basis
  by: string
  at: string
}

export const EFFECT_KINDS = ['lowerCost', 'avoidedCost', 'higherIncome'] as const
export type EffectKind = (typeof EFFECT_KINDS)[number]
export const MEASURE_STATES = ['planned', 'ongoing', 'done', 'stopped'] as const
export type MeasureState = (typeof MEASURE_STATES)[number]

/** Where the effect is seen: in the unit that does it, in another unit, or in units the source does not name. */
export type EffectPlace = { kind: 'own' } | { kind: 'unit'; unit: UnitCode } | { kind: 'unnamed' }

export interface Measure {
  id: string
  version: number
  plan: string
  title: string
  /** Who does it and reports it. */
  unit: UnitCode
  kind: EffectKind
  /** Absent where the source does not say; a form always asks. */
  permanence?: Permanence
  /** `YYYY-MM-DD`. */
  starts?: string
  state?: MeasureState
  effectPlace: EffectPlace
  /** By year, `2020`; for a period plan within a year also by its last month, `2023-04`. */
  planned: Readonly<Record<string, Ore>>
  source: string
  basis: Basis
  by: string
  at: string
}

export interface MeasureReport {
  measure: string
  /** Effect from the plan's first month through this one. */
  round: Month
  version: number
  /** Absent: reported in words only. */
  effectOre?: Ore
  /** What shows the effect: an account, a count, a follow-up. */
  evidence: string
  /** What else may have caused it. */
  confounders: string
  basis: Basis
  by: string
  onBehalfOf?: string
  at: string
}

export const inYear = (plan: Pick<MeasurePlan, 'first' | 'last'>, year: number): boolean =>
  Number(plan.first.slice(0, 4)) <= year && year <= Number(plan.last.slice(0, 4))

/** Every year some plan is about, latest first. */
export function planYears(plans: readonly MeasurePlan[]): number[] {
  const years = new Set<number>()
  for (const { first, last } of plans)
    for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) years.add(year)
  return [...years].sort((a, b) => b - a)
}

const wholeYears = ({ first, last }: Pick<MeasurePlan, 'first' | 'last'>): boolean =>
  first.endsWith('-01') && last.endsWith('-12')

/** A year plan is for one whole year; anything else is a period plan. */
export const baseFits = (plan: Pick<MeasurePlan, 'first' | 'last' | 'base'>): boolean =>
  plan.base === (wholeYears(plan) && plan.first.slice(0, 4) === plan.last.slice(0, 4) ? 'yearPlan' : 'periodPlan')

/** What the measure should give in the plan's period; missing when a year of it is. */
export function plannedOf(measure: Pick<Measure, 'planned'>, plan: Pick<MeasurePlan, 'first' | 'last'>): Ore | undefined {
  if (!wholeYears(plan)) return measure.planned[plan.last]
  const years: Ore[] = []
  for (let year = Number(plan.first.slice(0, 4)); year <= Number(plan.last.slice(0, 4)); year++) {
    const planned = measure.planned[String(year)]
    if (planned === undefined) return undefined
    years.push(planned)
  }
  return sumOre(years)
}

/** The report that holds for a plan: the latest version of the latest round within its period. */
export function latestReport(reports: readonly MeasureReport[], measure: string, plan: MeasurePlan): MeasureReport | undefined {
  let latest: MeasureReport | undefined
  for (const one of reports) {
    if (one.measure !== measure || one.round < plan.first || one.round > plan.last) continue
    if (!latest || one.round > latest.round || (one.round === latest.round && one.version > latest.version)) latest = one
  }
  return latest
}

const nameOf = (month: Month, lang: Lang): string => monthName(Number(month.slice(5)))[lang]

/** `2020` · `2020–2022` · `januari–april 2023` · `april 2023` */
export function periodWords({ first, last }: Pick<MeasurePlan, 'first' | 'last'>): Text {
  const years = [first.slice(0, 4), last.slice(0, 4)] as const
  if (wholeYears({ first, last })) {
    const words = years[0] === years[1] ? years[0] : `${years[0]}–${years[1]}`
    return text(words, words)
  }
  const said = (lang: Lang): string =>
    first === last
      ? `${nameOf(last, lang)} ${years[1]}`
      : years[0] === years[1]
        ? `${nameOf(first, lang)}–${nameOf(last, lang)} ${years[1]}`
        : `${nameOf(first, lang)} ${years[0]}–${nameOf(last, lang)} ${years[1]}`
  return text(said('sv'), said('en'))
}

/** What a percentage of this plan is a share of: `årsplanen 2020`. */
export function baseWords(plan: Pick<MeasurePlan, 'base' | 'first' | 'last'>): Text {
  const period = periodWords(plan)
  return plan.base === 'yearPlan'
    ? text(`årsplanen ${period.sv}`, `the year plan ${period.en}`)
    : text(`periodplanen ${period.sv}`, `the period plan ${period.en}`)
}

/** A share in per cent of its base, or why there is none. The base is always said. */
export type PlanShare =
  | { known: true; base: Text; percent: number; exact: number }
  | { known: false; base: Text; why: Text; percentPrinted?: number }

const NO_AMOUNT = text('Planen har inget belopp.', 'The plan has no amount.')
const NO_EFFECT = text('Ingen effekt är redovisad.', 'No effect has been reported.')
const NOT_A_BASE = text('Planen är noll eller mindre.', 'The plan is zero or less.')

const HUNDRED: Decimal = decimal('100')

/** Whole per cent as printed in texts, and with one decimal; ties away from zero, each rounded once from the amounts. */
export function shareOfPlan(base: Text, planned: Ore | undefined, achieved: Ore | undefined, percentPrinted?: number): PlanShare {
  const why = planned === undefined ? NO_AMOUNT : achieved === undefined ? NO_EFFECT : planned <= 0 ? NOT_A_BASE : undefined
  if (why) return { known: false, base, why, ...(percentPrinted === undefined ? {} : { percentPrinted }) }
  const effect = { units: BigInt(achieved!) * HUNDRED.units, scale: 0 }
  const plan = { units: BigInt(planned!), scale: 0 }
  return {
    known: true,
    base,
    percent: toNumber(divideDecimal(effect, plan, 0, 'half-away')),
    exact: toNumber(roundDecimal(divideDecimal(effect, plan, 1, 'half-away'), 1, 'half-away')),
  }
}
