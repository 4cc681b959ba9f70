// The financial goals tested on the plan with the goals room's registered formulas: result, self-financing and debt by year.
// Refuses: judging a goal whose measure the plan does not compute (pensions, amounts decided elsewhere); it says so.
import {
  assessFinancialPart,
  type FinancialAssessment,
  type FinancialFormula,
  type FinancialGoal,
  type FinancialPart,
} from '../goals/model.ts'
import { addDecimal, type Decimal, decimal, divideDecimal, roundDecimal } from '../kernel/decimal.ts'
import type { FigureRef } from '../kernel/figure.ts'
import { text } from '../kernel/text.ts'
import { planRef } from './refs.ts'
import type { Sheet } from './sheetShape.ts'

/** Which of the plan's ratios a goal is measured by; only its parts in percent. */
export const GOAL_MEASURES: Readonly<Record<string, string>> = {
  result: 'ratio/N05',
  selffin: 'ratio/N09',
  debt: 'ratio/N10',
}

export interface PlanGoalPart {
  part: FinancialPart
  assessment: FinancialAssessment
  /** The years it was judged on, with what they say. */
  years: readonly { year: number; ref: FigureRef }[]
}

export interface PlanGoal {
  goal: FinancialGoal
  parts: readonly PlanGoalPart[]
}

/** The goals decided for the plan, else the latest ones: each judged on the plan's own figures. */
export function planGoals(sheet: Sheet, goals: readonly FinancialGoal[], measures = GOAL_MEASURES): PlanGoal[] {
  const first = sheet.input.structure.years[0]!
  const decided = goals.filter((goal) => goal.year === first && goal.basis === 'plan')
  const latest = Math.max(...goals.map(({ year }) => year))
  const chosen = decided.length > 0 ? decided : goals.filter(({ year }) => year === latest)
  return chosen.map((goal) => ({ goal, parts: goal.parts.map((part) => judged(sheet, goal.id, part, measures)) }))
}

/** A ceiling holds in every year of the plan, a mean over its own years, the rest in the budget year. */
function yearsOf({ period }: FinancialFormula, years: readonly number[]): number[] {
  if (period.kind === 'ceiling') return [...years]
  if (period.kind === 'mean') return years.filter((year) => year >= period.first && year <= period.last)
  return period.kind === 'year' ? years.slice(0, 1) : []
}

function judged(
  sheet: Sheet,
  id: string,
  { outcome: _, ...part }: FinancialPart,
  measures: Readonly<Record<string, string>>,
): PlanGoalPart {
  const { years } = sheet.input.structure
  const measure = part.formula.unit === '%' ? measures[id] : undefined
  if (measure === undefined) return { part, assessment: notCounted, years: [] }
  const of = yearsOf(part.formula, years).map((year) => ({ year, ref: planRef(measure, 'region', year) }))
  const values = of.flatMap(({ ref }) => {
    const value = sheet.value(ref) ?? null
    return value === null ? [] : [decimal(value.toFixed(6))]
  })
  if (values.length < of.length) return { part, assessment: notKnown, years: of }
  return { part, assessment: assessed(part, years[0]!, decisive(part.formula, values)), years: of }
}

/** Judged on every decimal; said with one, where one tells the same. */
function assessed(part: FinancialPart, year: number, values: readonly Decimal[] | undefined): FinancialAssessment {
  const exact = assessFinancialPart(part, year, values)
  if (!values) return exact
  const said = assessFinancialPart(part, year, [roundDecimal(meanOf(values), 1, 'half-away')])
  return said.assessment === exact.assessment ? said : exact
}

const meanOf = (values: readonly Decimal[]): Decimal =>
  divideDecimal(values.reduce(addDecimal), decimal(String(values.length)), 6, 'half-away')

/** Of a ceiling's years the one that is worst for it decides. */
function decisive({ period, test }: FinancialFormula, values: readonly Decimal[]): readonly Decimal[] | undefined {
  if (values.length === 0) return undefined
  if (period.kind !== 'ceiling') return values
  const sorted = [...values].sort((a, b) => (a.units < b.units ? -1 : a.units > b.units ? 1 : 0))
  return [test === 'most' ? sorted.at(-1)! : sorted[0]!]
}

const notCounted: FinancialAssessment = {
  assessment: 'notAssessed',
  reason: text('Ej bedömt: planen räknar inte det här måttet.', 'Not assessed: the plan does not compute this measure.'),
}
const notKnown: FinancialAssessment = {
  assessment: 'notAssessed',
  reason: text('Ej bedömt: värden saknas i planen.', 'Not assessed: values are missing in the plan.'),
}
