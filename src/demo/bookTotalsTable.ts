// Year totals as a table and back: calibration takes seconds, so what it decided is kept in data/calibrated.csv.
// The table is a golden file: a test calibrates anew and compares every öre (`npm run golden` writes it).
import { ore } from '../kernel/money.ts'
import type { BookTotals } from './bookTotals.ts'

type CsvRow = Readonly<Record<string, string>>

const HEADING = 'entity,year,part,account,committee,counterpart,object,ore'

/** One line per total: part is opening, movement or budget. Codes hold no commas or quotes. */
export function writeBookTotals(totals: readonly BookTotals[]): string {
  const lines = totals.flatMap(({ entity, year, opening, movements, budget }) => [
    ...opening.map((row) => [entity, year, 'opening', row.account, '', '', '', row.amount]),
    ...movements.map((row) => [entity, year, 'movement', row.account, row.committee, row.counterpart, row.object, row.amount]),
    ...budget.map((row) => [entity, year, 'budget', row.account, row.committee, '', row.object, row.amount]),
  ])
  return `${[HEADING, ...lines.map((line) => line.join(','))].join('\n')}\n`
}

export function readBookTotals(rows: readonly CsvRow[]): BookTotals[] {
  const years = new Map<string, BookTotals>()
  for (const { entity = '', year = '', part, account = '', committee = '', counterpart = '', object = '', ore: amount } of rows) {
    const key = `${entity} ${year}`
    const totals = years.get(key) ?? { entity, year: Number(year), opening: [], movements: [], budget: [] }
    years.set(key, totals)
    const value = ore(Number(amount))
    if (part === 'opening') totals.opening.push({ account, amount: value })
    else if (part === 'movement') totals.movements.push({ account, committee, counterpart, object, amount: value })
    else if (part === 'budget') totals.budget.push({ account, committee, object, amount: value })
    else throw new Error(`calibrated.csv: unknown part ${part} of ${key}`)
  }
  return [...years.values()]
}
