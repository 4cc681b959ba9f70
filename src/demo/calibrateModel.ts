// The unknowns of the demo's books and what follows from them: every account is a linear form over few free amounts.
// Double entry, the closing voucher, the turn of the year, depreciation and both ends of group items hold by construction.
import { accountTest, type Chart, COMPANY_BAS, OWN_ENTITY } from '../ledger/model.ts'
import type { LedgerQuery } from '../statements/model.ts'
import { START, type StartRow } from './calibrateStart.ts'
import { CALIBRATED_YEARS } from './groupCompanies.ts'
import { combine, EMPTY, type Form } from './linear.ts'
import { DEMO_CHART } from './localAccounts.ts'
import { chance } from './random.ts'

/** An item of the books: an account, and who or what it concerns. */
export interface Item {
  account: string
  counterpart: string
  object: string
}

export interface EntityForms {
  entity: string
  chart: Chart
  /** Per year: opening by account and movement by item. */
  years: Map<number, { opening: Map<string, Form>; movements: Array<Item & { form: Form }> }>
}

export interface Variables {
  start: number[]
  weights: number[]
  /** Öre the amount is a multiple of: companies' amounts stay whole at every owned share. */
  steps: number[]
}

export interface Model extends Variables {
  entities: Map<string, EntityForms>
}

/** The account that takes what is left, so that debit equals credit. */
const BALANCING = {
  region: { cash: '1910', equity: '2010', result: '2090', memo: '9990' },
  company: { cash: '1930', equity: '2091', result: '2099', memo: '9990' },
}
const CLOSING = '8999'
/** Released in full in the first year: what a merged body's equity was before the merger. */
const RELEASED = '9610'

/** `[depreciation in the result, depreciation of the asset]`, the second the first with the other sign. */
const DEPRECIATION = {
  region: [
    ['7910', '1019'],
    ['7920', '1119'],
    ['7930', '1219'],
  ],
  company: [
    ['7810', '1019'],
    ['7820', '1119'],
    ['7830', '1219'],
    ['8811', '2120'],
  ],
} as const

/** What a company holds on one side its owner holds on the other: `[company account, owner account]`. */
const MIRRORED = [
  ['1560', '2449'],
  ['2460', '1519'],
  ['2970', '1719'],
] as const
const GRANTS_GIVEN = ['5521', '5530']
const GRANT_RECEIVED = '3985'
const MEMO = /^9[4-9]/
const RESULT = /^([3-8]|9[12])/

/** A start value with decimals of its own, so that no amount is suspiciously round; the same every time. */
function natural(entity: string, row: StartRow, which: string, value: number): number {
  if (value === 0) return 0
  const unit = chance(20, `${entity}|${row.account}|${row.counterpart ?? ''}|${row.object ?? ''}|${which}`)
  return value + (unit - 0.5) * Math.min(0.5, Math.abs(value) * 0.04)
}

class Builder implements Variables {
  start: number[] = []
  weights: number[] = []
  steps: number[] = []

  variable(value: number, step: number): Form {
    if (value === 0) return EMPTY
    this.start.push(value)
    this.weights.push(Math.min(0.02 + 3 * Math.sqrt(Math.abs(value)), 60) * (step > 1 ? 1.5 : 1))
    this.steps.push(step)
    return new Map([[this.start.length - 1, 1]])
  }
}

export function buildModel(): Model {
  const builder = new Builder()
  const entities = new Map<string, EntityForms>()
  const companies = Object.keys(START).filter((entity) => entity !== OWN_ENTITY)
  const drafts = new Map(Object.entries(START).map(([entity, rows]) => [entity, draftOf(builder, entity, rows)]))
  const region = drafts.get(OWN_ENTITY)!
  for (const company of companies) joinOwner(region, drafts.get(company)!, company)
  for (const [entity, draft] of drafts) entities.set(entity, close(entity, draft))
  return { start: builder.start, weights: builder.weights, steps: builder.steps, entities }
}

interface Draft {
  family: 'region' | 'company'
  opening: Map<string, Form>
  movements: Map<number, Array<Item & { form: Form }>>
}

function draftOf(builder: Builder, entity: string, rows: readonly StartRow[]): Draft {
  const family = entity === OWN_ENTITY ? 'region' : 'company'
  const draft: Draft = { family, opening: new Map(), movements: new Map(CALIBRATED_YEARS.map((year) => [year, []])) }
  for (const row of rows) {
    const step = family === 'company' || GRANTS_GIVEN.includes(row.account) ? 100 : 1
    const item = { account: row.account, counterpart: row.counterpart ?? '', object: row.object ?? '' }
    if (row.opening !== 0) draft.opening.set(row.account, builder.variable(natural(entity, row, 'opening', row.opening), step))
    CALIBRATED_YEARS.forEach((year, i) => {
      const value = row.moved[i]!
      if (value !== 0)
        draft.movements.get(year)!.push({ ...item, form: builder.variable(natural(entity, row, String(year), value), step) })
    })
  }
  return draft
}

/** Both ends of what company and owner have with each other. */
function joinOwner(region: Draft, company: Draft, code: string): void {
  for (const [held, owed] of MIRRORED) {
    const opening = company.opening.get(held)
    if (opening)
      region.opening.set(
        owed,
        combine([
          [-1, opening],
          [1, region.opening.get(owed) ?? EMPTY],
        ]),
      )
    for (const [year, items] of company.movements) {
      for (const item of items.filter((one) => one.account === held)) {
        region.movements.get(year)!.push({ account: owed, counterpart: '', object: '', form: combine([[-1, item.form]]) })
      }
    }
  }
  for (const [year, items] of region.movements) {
    for (const item of items.filter((one) => GRANTS_GIVEN.includes(one.account) && one.counterpart === code)) {
      company.movements
        .get(year)!
        .push({ account: GRANT_RECEIVED, counterpart: OWN_ENTITY, object: '', form: combine([[-1, item.form]]) })
    }
  }
}

/** Adds what follows: depreciation on assets, result and its closing, cash, equity, memo contra; and rolls the year. */
function close(entity: string, draft: Draft): EntityForms {
  const chart = draft.family === 'region' ? DEMO_CHART : COMPANY_BAS
  const to = BALANCING[draft.family]
  const years: EntityForms['years'] = new Map()
  let opening = new Map(draft.opening)
  const sumOf = (forms: Iterable<Form>): Form => combine([...forms].map((form) => [1, form] as const))
  const rest = (forms: Iterable<Form>): Form => combine([[-1, sumOf(forms)]])
  const memoOpening = [...opening].filter(([account]) => MEMO.test(account)).map(([, form]) => form)
  opening.set(to.equity, rest([...opening].filter(([account]) => !MEMO.test(account)).map(([, form]) => form)))
  if (memoOpening.length) opening.set(to.memo, rest(memoOpening))
  for (const year of CALIBRATED_YEARS) {
    const movements = [...draft.movements.get(year)!]
    const add = (account: string, form: Form): void => {
      if (form.size) movements.push({ account, counterpart: '', object: '', form })
    }
    const on = (account: string): Form => sumOf(movements.filter((item) => item.account === account).map((item) => item.form))
    for (const [cost, other] of DEPRECIATION[draft.family]) {
      if (cost === '8811') add(cost, combine([[-1, on(other)]]))
      else add(other, combine([[-1, on(cost)]]))
    }
    if (year === CALIBRATED_YEARS[0]) add(RELEASED, combine([[-1, opening.get(RELEASED) ?? EMPTY]]))
    const result = sumOf(movements.filter((item) => RESULT.test(item.account)).map((item) => item.form))
    add(CLOSING, combine([[-1, result]]))
    add(to.result, result)
    add(to.memo, rest(movements.filter((item) => MEMO.test(item.account)).map((item) => item.form)))
    add(to.cash, rest(movements.filter((item) => /^[12]/.test(item.account)).map((item) => item.form)))
    years.set(year, { opening, movements })
    opening = rolled(chart, opening, movements)
  }
  return { entity, chart, years }
}

function rolled(
  chart: Chart,
  opening: ReadonlyMap<string, Form>,
  movements: ReadonlyArray<Item & { form: Form }>,
): Map<string, Form> {
  const rolls = new Map(chart.accounts.map((account) => [account.number, account.rollsTo ?? account.number]))
  const parts = new Map<string, Array<readonly [number, Form]>>()
  for (const [account, form] of [...opening, ...movements.map((item) => [item.account, item.form] as const)]) {
    if (RESULT.test(account)) continue
    const target = rolls.get(account)
    if (target === undefined) throw new Error(`account ${account} is not in the chart ${chart.id}`)
    parts.set(target, [...(parts.get(target) ?? []), [1, form]])
  }
  return new Map([...parts].map(([account, forms]) => [account, combine(forms)]))
}

/** Answers a statement's ledger query with a linear form instead of an amount. */
export function askModel(model: Model): (query: LedgerQuery) => Form {
  const known = new Map<string, Form>()
  return (query) => {
    const key = JSON.stringify(query)
    const found = known.get(key)
    if (found) return found
    const year = model.entities.get(query.entity)?.years.get(query.year)
    if (!year) throw new Error(`no books of ${query.entity} ${query.year}`)
    const test = accountTest(query.accounts)
    const opening =
      query.at === 'movement' || query.counterpart !== undefined || query.object !== undefined
        ? []
        : [...year.opening].filter(([account]) => test(account))
    const moved =
      query.at === 'opening'
        ? []
        : year.movements.filter(
            (item) =>
              test(item.account) &&
              (query.counterpart === undefined || item.counterpart === query.counterpart) &&
              (query.object === undefined || item.object === query.object),
          )
    const form = combine([...opening.map(([, of]) => [1, of] as const), ...moved.map((item) => [1, item.form] as const)])
    known.set(key, form)
    return form
  }
}
