// Decides the demo's books in exact öre, so that every printed line that can be reached is reached after rounding (DESIGN §7).
// Pure and repeatable: the printed rows come in, year totals per entity come out. Contradictions are in calibrateUnreachable.ts.
import { assertSafe, ORE_PER_MKR, type Ore } from '../kernel/money.ts'
import { assert } from '../kernel/result.ts'
import { OWN_ENTITY } from '../ledger/model.ts'
import type { LedgerQuery } from '../statements/model.ts'
import type { BookTotals, MovementTotal, OpeningTotal } from './bookTotals.ts'
import { budgetOf, type PrintedBudget } from './calibrateBudget.ts'
import { distribute, type NetCosts, type Undistributed } from './calibrateCommittees.ts'
import { askModel, buildModel, type EntityForms } from './calibrateModel.ts'
import { addOperating, type OperatingForms } from './calibrateOperating.ts'
import { addressOf, lineBands, type PrintedTables, printedLines } from './calibrateTargets.ts'
import { UNREACHABLE } from './calibrateUnreachable.ts'
import { CALIBRATED_YEARS } from './groupCompanies.ts'
import { type Band, type Form, project } from './linear.ts'

export type { PrintedTables } from './calibrateTargets.ts'

/** Year totals of the region and its companies, 2019 and 2020. Throws when a printed line that should be reached is not. */
export function calibrate(tables: PrintedTables): BookTotals[] {
  const model = buildModel()
  const ask = askModel(model)
  const operating = addOperating(model, tables, ask)
  const bands = [...reachable(tables, ask), ...operating.bands]
  const { values, missed } = project(model.start, model.weights, bands)
  assert(missed.length === 0, 'the demo books do not reach a printed line', { missed })
  const exact = values.map((value, i) => Math.round((value * ORE_PER_MKR) / model.steps[i]!) * model.steps[i]!)
  const amount = (form: Form): Ore => {
    let total = 0
    for (const [variable, coefficient] of form) total += coefficient * exact[variable]!
    return assertSafe(total)
  }
  return [...model.entities.values()].flatMap((entity) =>
    CALIBRATED_YEARS.map((year, i) => totalsOf(entity, year, i as 0 | 1, amount, operating)),
  )
}

/** Printed lines, and for those out of reach the value that is named instead. */
function reachable(tables: PrintedTables, ask: (query: LedgerQuery) => Form): Band[] {
  const instead = new Map(UNREACHABLE.map((line) => [addressOf(line), line.computed]))
  const lines = printedLines(tables).map((line) => ({ ...line, printed: instead.get(addressOf(line)) ?? line.printed }))
  return lineBands(lines, CALIBRATED_YEARS, ask)
}

function totalsOf(
  entity: EntityForms,
  year: number,
  index: 0 | 1,
  amount: (form: Form) => Ore,
  operating: OperatingForms,
): BookTotals {
  const forms = entity.years.get(year)!
  const opening: OpeningTotal[] = [...forms.opening]
    .map(([account, form]) => ({ account, amount: amount(form) }))
    .filter((row) => row.amount !== 0)
  const items: Undistributed[] = merged(forms.movements.map(({ form, ...item }) => ({ ...item, amount: amount(form) })))
  const own = entity.entity === OWN_ENTITY
  const movements = own
    ? distribute(items, index, inOre(operating.net.get(year)!, amount))
    : items.map((item): MovementTotal => ({ ...item, committee: 'fin' }))
  const budget = own && operating.budget?.year === year ? budgetOf(movements, budgetInOre(operating.budget, amount)) : []
  return { entity: entity.entity, year, opening: opening.sort(byAccount), movements: movements.sort(byAccount), budget }
}

const byAccount = (a: { account: string }, b: { account: string }): number =>
  a.account < b.account ? -1 : a.account > b.account ? 1 : 0

function merged(items: readonly Undistributed[]): Undistributed[] {
  const rows = new Map<string, Undistributed>()
  for (const item of items) {
    const key = `${item.account}|${item.counterpart}|${item.object}`
    rows.set(key, { ...item, amount: assertSafe((rows.get(key)?.amount ?? 0) + item.amount) })
  }
  return [...rows.values()].filter((row) => row.amount !== 0)
}

const inOre = (forms: Readonly<Record<string, Form>>, amount: (form: Form) => Ore): NetCosts =>
  Object.fromEntries(Object.entries(forms).map(([code, form]) => [code, amount(form)]))

function budgetInOre(budget: NonNullable<OperatingForms['budget']>, amount: (form: Form) => Ore): PrintedBudget {
  const { committees, areas, tax, grants, financialIncome, financialCosts } = budget
  return {
    committees: inOre(committees, amount),
    areas: inOre(areas, amount),
    tax: amount(tax),
    grants: amount(grants),
    financialIncome: amount(financialIncome),
    financialCosts: amount(financialCosts),
  }
}
