// A unit's books of a year and the year before, read once by account and month; and which accounts make which cost type.
// Refuses: an account twice or not at all: what no cost type holds stands on a row of its own.
import { DEVIATION_WORDS as W } from '../../followup/deviation/words.ts'
import type { Months } from '../../followup/model.ts'
import { negate, type Ore, sumOre } from '../../kernel/money.ts'
import { monthName, type Text, text } from '../../kernel/text.ts'
import { accountTest, OWN_ENTITY, type Structure } from '../../ledger/model.ts'
import {
  DEPRECIATION_LEAVES,
  INTERNAL_LEAVES,
  type Leaf,
  OPERATING_ACCOUNTS,
  OPERATING_COST_LEAVES,
  OPERATING_INCOME_LEAVES,
} from '../../statements/model.ts'
import type { World } from '../worldShape.ts'

export interface Totals {
  outcome?: Ore
  budget?: Ore
  previous?: Ore
}

interface Within {
  from: number
  to: number
}

type Measure = keyof Totals
/** By account, January to December, statement signs. */
type Reading = ReadonlyMap<string, readonly Ore[]>

const ZERO = 0 as Ore
const EMPTY: readonly Ore[] = Array.from({ length: 12 }, () => ZERO)

export class UnitBooks {
  /** Absent where the books do not hold the year, or nobody has budgeted it. */
  private readonly readings: Partial<Record<Measure, Reading>>
  /** The last month anything is booked in, 0 before the first. */
  readonly through: number
  readonly accounts: readonly string[]
  private readonly world: World
  readonly year: number

  constructor(world: World, { code, year, structure }: { code: string; year: number; structure: Structure }) {
    this.world = world
    this.year = year
    const where = { entity: OWN_ENTITY, accounts: OPERATING_ACCOUNTS }
    const read = (at: number, measure: 'actual' | 'budget'): Reading | undefined => {
      if (!world.years.includes(at)) return undefined
      const all = world.books.group({ ...where, year: at, measure }, ['period'])
      return all.length === 0 ? undefined : this.reading({ ...where, year: at, measure, unit: code, structure })
    }
    const outcome = read(year, 'actual')
    const budget = read(year, 'budget')
    const previous = read(year - 1, 'actual')
    this.readings = { ...(outcome ? { outcome } : {}), ...(budget ? { budget } : {}), ...(previous ? { previous } : {}) }
    const booked = world.years.includes(year) ? world.books.group({ ...where, year }, ['period']) : []
    this.through = Math.max(0, ...booked.map((one) => one.period))
    this.accounts = [...new Set(Object.values(this.readings).flatMap((one) => [...one.keys()]))].sort()
  }

  private reading(query: Parameters<World['books']['group']>[0]): Reading {
    const found = new Map<string, Ore[]>()
    for (const { account, period, amount } of this.world.books.group(query, ['account', 'period'])) {
      const months = found.get(account) ?? [...EMPTY]
      months[period - 1] = negate(amount)
      found.set(account, months)
    }
    return found
  }

  hasOutcome(from: number): boolean {
    return this.readings.outcome !== undefined && from <= this.through
  }

  /** Each month of some accounts, all of them when none are named; undefined where it is not known. */
  months(measure: Measure, accounts: readonly string[] | undefined): Months {
    const reading = this.readings[measure]
    const chosen = accounts ?? this.accounts
    return EMPTY.map((_, at) => {
      if (!reading || (measure === 'outcome' && at >= this.through)) return undefined
      return sumOre(chosen.map((one) => reading.get(one)?.[at] ?? ZERO))
    })
  }

  totals(accounts: readonly string[] | undefined, { from, to }: Within): Totals {
    const sum = (measure: Measure): Ore | undefined => {
      if (measure === 'outcome' && !this.hasOutcome(from)) return undefined
      const known = this.months(measure, accounts)
        .slice(from - 1, to)
        .filter((one) => one !== undefined)
      return this.readings[measure] === undefined ? undefined : sumOre(known)
    }
    const [outcome, budget, previous] = [sum('outcome'), sum('budget'), sum('previous')]
    return {
      ...(outcome === undefined ? {} : { outcome }),
      ...(budget === undefined ? {} : { budget }),
      ...(previous === undefined ? {} : { previous }),
    }
  }

  accountLabel(account: string): Text {
    const name = this.world.accountName(OWN_ENTITY, account)
    return text(`${account} ${name?.sv ?? ''}`.trim(), `${account} ${name?.en ?? ''}`.trim())
  }

  /** Said where the period reaches beyond what is booked: the budget compared with is then of more months than the outcome. */
  unbookedWords({ from, to }: Within): Text | undefined {
    if (!this.hasOutcome(from) || to <= this.through) return undefined
    const last = monthName(this.through)
    return text(
      `Bokfört till och med ${last.sv}; budgeten gäller hela perioden.`,
      `Booked through ${last.en}; the budget is of the whole period.`,
    )
  }

  budgetFrom(): Text {
    const place = this.world.books.importOf(OWN_ENTITY, this.year, 'budget')
    if (!place) return W.noBudget
    return text(`Räkenskapernas budget, filen ${place.fileName}`, `The budget of the books, the file ${place.fileName}`)
  }
}

export interface CostType {
  id: string
  label: Text
  group: 'income' | 'cost' | 'internal'
  /** As an address names its accounts; absent where they are not a selection of the statements'. */
  selector?: string
  accounts: readonly string[]
}

const GROUPS: readonly (readonly [CostType['group'], readonly Leaf[]])[] = [
  ['income', OPERATING_INCOME_LEAVES],
  ['cost', [...OPERATING_COST_LEAVES, ...DEPRECIATION_LEAVES]],
  ['internal', INTERNAL_LEAVES],
]

/** The lines of the income statement that the unit has money on, in the statement's order, then what they do not hold. */
export function costTypes(world: World, books: UnitBooks): CostType[] {
  const left = new Set(books.accounts)
  const own = world.statements.accounts
  const types = GROUPS.flatMap(([group, leaves]) =>
    leaves.flatMap(({ id, label, accounts: { region }, only }): CostType[] => {
      if (!region || (only && only !== world.authority.kind)) return []
      const selector = own?.selector(region, 'movement', books.year) ?? region
      const test = accountTest(selector)
      const accounts = [...left].filter(test)
      for (const one of accounts) left.delete(one)
      return accounts.length === 0 ? [] : [{ id, label, group, selector, accounts }]
    }),
  )
  if (left.size === 0) return types
  return [...types, { id: 'other_accounts', label: W.otherAccounts, group: 'cost', accounts: [...left].sort() }]
}
