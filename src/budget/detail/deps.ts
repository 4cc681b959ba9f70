// What the pages of the detailed budget need from elsewhere, and how a year and a unit are read from an address.
// Refuses: years that are not open for budgeting, and units the organisation does not have.
import type { UnitCode } from '../../kernel/ids.ts'
import type { Ore } from '../../kernel/money.ts'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import type { Outcome } from './copy.ts'

export interface DetailUnit {
  code: UnitCode
  name: string
  parent?: UnitCode
}

type Soon<T> = T | Promise<T>

export interface DetailDeps {
  /** Units that may have a detailed budget, parents before children, in the organisation's order. */
  units(year: number): Soon<readonly DetailUnit[]>
  /** Years open for budgeting, the one being worked on first. */
  years(): Soon<readonly number[]>
  /** Accounts the unit may budget on, with names. */
  accounts(unit: UnitCode, year: number): Soon<ReadonlyMap<string, string>>
  /** The unit's activities, by id, with names. */
  activities?(unit: UnitCode, year: number): Soon<ReadonlyMap<string, string>>
  /** Öre allocated to each unit for its own detailed budget, positive; undefined while nothing is decided. Read once for all. */
  frames(year: number): Soon<(unit: UnitCode) => Ore | undefined>
  /** What the unit's accounts cost the year before `year`, as booked (debit positive); undefined where there are no books. */
  lastYear(unit: UnitCode, year: number): Soon<Outcome | undefined>
}

export async function yearOf(deps: DetailDeps, asked: string | undefined): Promise<number> {
  const years = await deps.years()
  const year = asked === undefined || asked === '' ? years[0] : Number(asked)
  if (year !== undefined && years.includes(year)) return year
  throw new Refusal(
    'not-found',
    'budget/detail-year',
    text(
      `${asked ?? 'Året'} är inte öppet för budget. Öppna år: ${years.join(', ') || 'inga'}.`,
      `${asked ?? 'The year'} is not open for budgeting. Open years: ${years.join(', ') || 'none'}.`,
    ),
  )
}

export async function unitOf(deps: DetailDeps, code: string, year: number): Promise<DetailUnit> {
  const unit = (await deps.units(year)).find((one) => one.code === code)
  if (unit) return unit
  throw new Refusal(
    'not-found',
    'budget/detail-unit',
    text(`Enheten ”${code}” har ingen detaljbudget. Se Detaljbudget.`, `The unit “${code}” has no detailed budget.`),
  )
}
