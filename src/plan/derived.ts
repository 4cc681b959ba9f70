// Leaves that nobody types: what the budget journal, the chosen price index and the investment plan say of a plan's years.
// Refuses: a zero for what the journal does not mention, and a year the chosen edition does not give.
import {
  type BudgetDecision,
  balanceOf,
  type ChosenVintage,
  type Entry,
  entriesOf,
  frameChain,
  type Holder,
  type Line,
  lineAmount,
  linesOfLine,
  mkrText,
  parseHolder,
  rateOf,
  unitHolder,
} from '../budget/model.ts'
import { type Basis, type FigureRef, parseRef } from '../kernel/figure.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import type { Ore } from '../kernel/money.ts'
import { type Text, text } from '../kernel/text.ts'
import type { Leaf, PlanInput, PlanStructure } from './input.ts'
import { INPUT_CELLS, W } from './inputWords.ts'
import { type InputName, LEAF } from './refs.ts'

/** What an area is planned to spend in a year, positive. */
export interface AreaAmount {
  area: string
  year: number
  amount: Ore
  synthetic?: boolean
}

export interface Sources {
  decisions: readonly BudgetDecision[]
  priceIndex?: Pick<ChosenVintage, 'vintage' | 'component'>
  areaAmounts?: readonly AreaAmount[]
}

const LINES: readonly (readonly [InputName, Line])[] = [
  ['tax_revenue', 'tax_revenue'],
  ['general_state_grants', 'general_state_grants'],
  ['financial_income', 'financial_income'],
  ['financial_costs', 'financial_costs'],
]

const JOURNAL = 'Budgetjournalen'

export function derivedLeaves(structure: PlanStructure, sources: Sources): Map<FigureRef, Leaf> {
  const leaves = new Map<FigureRef, Leaf>()
  fromJournal(structure, sources.decisions, leaves)
  fromIndex(structure, sources, leaves)
  for (const { area, year, amount, synthetic } of sources.areaAmounts ?? [])
    leaves.set(
      LEAF.investment(area, year),
      oreLeaf(amount, W.investment, 'Investeringsplanen', synthetic ? 'synthetic' : 'computed'),
    )
  return leaves
}

const oreLeaf = (value: number, label: Text, source: string, basis: Basis = 'computed'): Leaf => ({
  value,
  unit: 'ore',
  label,
  basis,
  source,
})

const nameOf = (name: string, words: Text): Text => text(`${name}: ${words.sv}`, `${name}: ${words.en}`)

/** What an activity gives on to units below its committee stays in its frame: the plan counts committees, not their units. */
function withinFrames({ rows }: PlanStructure, decisions: readonly BudgetDecision[]): BudgetDecision[] {
  const planned = new Set<Holder>(rows.map(({ unit, id }) => unitHolder(unit, id)))
  const committees = new Set(rows.map(({ unit }) => unit))
  const below = (holder: Holder) => {
    const parsed = parseHolder(holder)
    return parsed?.kind === 'unit' && !committees.has(parsed.unit)
  }
  const givenOn = ({ from, to }: Entry) => (planned.has(from) && below(to)) || (planned.has(to) && below(from))
  return decisions.map((decision) => ({ ...decision, entries: decision.entries.filter((one) => !givenOn(one)) }))
}

/** Money of the journal that no row of the plan holds: a committee's own, and activities the structure does not have. */
export function outsideRows(structure: PlanStructure, decisions: readonly BudgetDecision[]): Finding[] {
  const { rows, baseYear, years } = structure
  const planned = new Set<Holder>(rows.map(({ unit, id }) => unitHolder(unit, id)))
  const committees = new Set(rows.map(({ unit }) => unit))
  const outside = (holder: Holder) => {
    const parsed = parseHolder(holder)
    return parsed?.kind === 'unit' && !planned.has(holder) && (parsed.activity !== undefined || committees.has(parsed.unit))
  }
  return [baseYear, ...years].flatMap((year) => {
    const holders = new Set(
      entriesOf(decisions, year)
        .flatMap(({ entry }) => [entry.from, entry.to])
        .filter(outside),
    )
    return [...holders].sort().flatMap((holder) => {
      const amount = balanceOf(decisions, holder, year)
      return amount === 0 ? [] : [outsideFinding(holder, year, amount)]
    })
  })
}

function outsideFinding(holder: Holder, year: number, amount: Ore): Finding {
  const name = holder.slice('unit/'.length).toUpperCase()
  return finding(
    'plan/outside-rows',
    'warning',
    text(
      `${name} har ${mkrText(amount, 'sv')} ${year} i budgetjournalen som ingen rad i planen håller. Fördela beloppet på en verksamhet.`,
      `${name} has ${mkrText(amount, 'en')} in ${year} in the budget journal that no row of the plan holds. Give it to an activity.`,
    ),
  )
}

function fromJournal(structure: PlanStructure, decisions: readonly BudgetDecision[], leaves: Map<FigureRef, Leaf>): void {
  const { rows, baseYear, years } = structure
  const inFrames = withinFrames(structure, decisions)
  const touched = new Map<number, Set<Holder>>()
  for (const year of [baseYear, ...years])
    touched.set(year, new Set(entriesOf(inFrames, year).flatMap(({ entry }) => [entry.from, entry.to])))
  const none = () => undefined
  for (const one of frameChain({ decisions: inFrames, activities: rows, baseYear, years, indexOf: none, forecastOf: none })) {
    const { activity, year, permanent, temporary } = one
    const { unit, id, name } = activity
    if (!touched.get(year)!.has(unitHolder(unit, id))) continue
    const [ref, words] = year === baseYear ? [LEAF.base(unit, id, year), W.base] : [LEAF.adjustment(unit, id, year), W.adjustment]
    leaves.set(ref, oreLeaf(permanent, nameOf(name, words), JOURNAL))
    leaves.set(LEAF.once(unit, id, year), oreLeaf(temporary, nameOf(name, W.once), JOURNAL))
  }
  for (const [name, line] of LINES)
    if (linesOfLine(decisions, line, baseYear).length > 0) {
      const ref = LEAF.input(name, baseYear)
      leaves.set(ref, oreLeaf(lineAmount(decisions, line, baseYear), INPUT_CELLS[name](ref).label, JOURNAL))
    }
}

function fromIndex({ years }: PlanStructure, { priceIndex }: Sources, leaves: Map<FigureRef, Leaf>): void {
  if (!priceIndex) return
  const { vintage, component } = priceIndex
  for (const year of years) {
    const ppm = rateOf(vintage, component, year)
    const ref = LEAF.input('price_index_ppm', year)
    if (ppm === undefined) continue
    leaves.set(ref, {
      value: ppm,
      unit: 'ppm',
      label: INPUT_CELLS.price_index_ppm(ref).label,
      basis: vintage.synthetic ? 'synthetic' : 'registered',
      source: `${vintage.name}, ${component} (${vintage.published})`,
    })
  }
}

/** History is what stands at a year up to the base year, or in a printed column that has no year of the plan. */
function isHistory(ref: FigureRef, { baseYear }: PlanStructure): boolean {
  const period = parseRef(ref)!.period
  return !/^\d{4}$/.test(period) || Number(period) <= baseYear
}

/** Stored leaves win for history; for the years of the plan the journal, the index and the investment plan win. */
export function planInput(structure: PlanStructure, stored: ReadonlyMap<FigureRef, Leaf>, sources: Sources): PlanInput {
  const leaves = derivedLeaves(structure, sources)
  for (const [ref, leaf] of stored) if (isHistory(ref, structure) || !leaves.has(ref)) leaves.set(ref, leaf)
  return { structure, leaves }
}
