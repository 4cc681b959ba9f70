// The registered formulas an indicator may follow, in versions with a first year, explained down to the ledger.
// Refuses: dividing by nothing, and a value where the books are silent; both are missing with a reason.
import { type Decimal, type DecimalRounding, divideDecimal, formatDecimal } from '../../kernel/decimal.ts'
import type { ExplainNode } from '../../kernel/figure.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import { type Text, text } from '../../kernel/text.ts'
import type { Books, BooksAnswer, UnitDeviation } from './books.ts'

export interface Formula {
  id: string
  version: number
  /** First year it holds for. */
  from: number
  name: Text
  /** How it is counted, in a sentence: shown beside the value. */
  wording: Text
  compute(books: Books, scope: UnitCode, period: string, ref: string): BooksAnswer
}

const HALF_AWAY: DecimalRounding = 'half-away'
const whole = (n: number): Decimal => ({ units: BigInt(n), scale: 0 })

/** a ÷ b in percent with one decimal, exact until rounded once. */
const percentCell = (a: number, b: number): string =>
  `${formatDecimal(divideDecimal(whole(a * 100), whole(b), 1, HALF_AWAY))}\u00a0%`

const noBooks = (period: string): Text =>
  text(`Räkenskaperna för ${period} är inte inlästa.`, `The books for ${period} have not been read.`)

/** Percent: first ÷ second, times a hundred, so that recomputing the tree gives the value. */
const percentNode = (ref: string, label: Text, first: ExplainNode, second: ExplainNode): ExplainNode => {
  const share = first.value! / second.value!
  const ratio: ExplainNode = {
    ref,
    label,
    value: share,
    unit: 'count',
    operation: 'ratio',
    children: [first, second],
    factor: 100,
  }
  return { ref, label, value: share * 100, unit: 'percent', operation: 'sum', children: [ratio] }
}

const leafOf = (one: UnitDeviation): ExplainNode => ({
  ref: one.ref,
  label: text(one.name, one.name),
  value: one.deviationOre,
  unit: 'ore',
  operation: 'leaf',
  children: [],
})

const countNode = (ref: string, label: Text, units: readonly UnitDeviation[]): ExplainNode => ({
  ref,
  label,
  value: units.length,
  unit: 'count',
  operation: 'count',
  children: units.map(leafOf),
})

const UNITS_IN_BALANCE: Formula = {
  id: 'units-in-balance',
  version: 1,
  from: 2020,
  name: text('Andel enheter i balans', 'Share of units in balance'),
  wording: text(
    'Enheter med egen budget vars budgetavvikelse hittills är noll eller bättre ÷ alla enheter med egen budget.',
    'Units with a budget of their own whose deviation so far is zero or better ÷ all units with a budget of their own.',
  ),
  compute(books, scope, period, ref) {
    const units = books.deviations(scope, period)
    if (!units) return { ok: false, missing: noBooks(period) }
    if (units.length === 0)
      return { ok: false, missing: text('Ingen enhet har en egen budget.', 'No unit has a budget of its own.') }
    const within = units.filter((one) => one.deviationOre >= 0)
    const first = countNode(
      ref,
      text('Enheter med avvikelse noll eller bättre', 'Units with a deviation of zero or better'),
      within,
    )
    const second = countNode(ref, text('Enheter med egen budget', 'Units with a budget of their own'), units)
    const explain = percentNode(ref, UNITS_IN_BALANCE.name, first, second)
    return { ok: true, value: { cell: percentCell(within.length, units.length), explain } }
  },
}

const AGENCY_SHARE: Formula = {
  id: 'agency-staff-share',
  version: 1,
  from: 2020,
  name: text('Inhyrd personal ÷ egen personalkostnad', 'Agency staff ÷ own staff cost'),
  wording: text(
    'Kostnaden för inhyrd personal hittills i år ÷ kostnaden för egen personal samma tid.',
    'The cost of agency staff so far this year ÷ the cost of own staff in the same time.',
  ),
  compute(books, scope, period, ref) {
    const agency = books.cost('agencyStaff', scope, period)
    const own = books.cost('ownStaff', scope, period)
    if (!agency || !own || agency.value === null || own.value === null) return { ok: false, missing: noBooks(period) }
    if (own.value <= 0)
      return { ok: false, missing: text('Ingen egen personalkostnad är bokförd.', 'No own staff cost has been booked.') }
    const explain = percentNode(ref, AGENCY_SHARE.name, agency, own)
    return { ok: true, value: { cell: percentCell(agency.value, own.value), explain } }
  },
}

/** All versions ever registered; an older one stays so that an older value can be counted again. */
export const FORMULAS: readonly Formula[] = [UNITS_IN_BALANCE, AGENCY_SHARE]

/** The version that holds for a year; undefined when there is no such formula then. */
export const formulaFor = (id: string, year: number, formulas: readonly Formula[] = FORMULAS): Formula | undefined =>
  formulas.filter((one) => one.id === id && one.from <= year).sort((a, b) => b.version - a.version)[0]
