// Outcome and budget from the region down to accounts: one roll-up per open branch, period and structure from the URL.
import { unitEconomyPath } from '../../followup/deviation/pages/view.ts'
import { type DeviationComment, growthTenths, WHOLE_UNIT } from '../../followup/model.ts'
import { assertSafe, negate, ORE_PER_MKR, type Ore, roundOre } from '../../kernel/money.ts'
import { formatNumber, type Text, text } from '../../kernel/text.ts'
import { OWN_ENTITY, type Structure } from '../../ledger/model.ts'
import { VOUCHERS_PATH } from '../../ledger/pages/vouchers.tsx'
import { dayOfPeriod, type UnitTree, unitTreeAt } from '../../organisation/model.ts'
import type { EconomyRow, EconomyView } from '../../overview/pages/economy.tsx'
import { OPERATING_ACCOUNTS, operatingRows } from '../../statements/model.ts'
import { type AmountUnit, amount, type FigureView, known } from '../../web/figure.tsx'
import { link } from '../../web/links.ts'
import { today, type World } from '../world.ts'
import { PERIODS, type Period, spanned, throughOf } from './periods.ts'
import { address, shown } from './shown.ts'

/** A unit under another, and the months of the period it stood there. */
export interface Place {
  code: string
  months: Period
  /** Stands in `?open=`: the unit's code, with the months where it stood there a part of the period only. */
  key: string
  name: Text
}

/** Per cent with a decimal; not applicable where there is no base to compare with. */
export const growthView = (tenths: number | undefined): FigureView =>
  tenths === undefined ? { value: null, state: 'notApplicable' } : known(tenths / 10, undefined, { decimals: 1, sign: true })

export interface EconomyChoice {
  year: number
  structure: Structure
  period: Period
  unit: AmountUnit
  open: readonly string[]
  /** What the reader may see: units below a committee at all, and vouchers of a unit. Without: account × committee. */
  sees?: { belowCommittee: boolean; vouchers(unit: string): boolean }
  /** Where each unit is heading, and all of them together; absent where the year has no forecasts. */
  forecastOf?: ForecastOf
  /** The round they are of. */
  forecastRound?: string
  /** What is said through the period's last month. */
  comments?: readonly DeviationComment[]
}

export interface UnitForecast {
  deviation: Ore
  amount?: Ore
  round: string
  /** Who made it, or that it is the sum of units. */
  by: Text
}
/** Without a unit: the net costs of all committees, when every one of them has a forecast. */
export type ForecastOf = (unit: string | undefined) => UnitForecast | undefined

/** Units, months and amounts of a choice: what the page of all committees and the page of one unit stand on. */
export class Economy {
  readonly tree: UnitTree
  private readonly trees = new Map<number, UnitTree>()
  private readonly world: World
  private readonly choice: EconomyChoice
  constructor(world: World, choice: EconomyChoice) {
    this.world = world
    this.choice = choice
    this.tree = unitTreeAt(world.units, choice.structure === 'now' ? today() : dayOfPeriod(choice.year, choice.period.to))
  }

  /** The tree of a month: the same for all of them in the structure of today. */
  private treeIn(month: number): UnitTree {
    const { structure, year } = this.choice
    if (structure === 'now') return this.tree
    const known = this.trees.get(month) ?? unitTreeAt(this.world.units, dayOfPeriod(year, month))
    this.trees.set(month, known)
    return known
  }

  /** Units under a unit. One that moved within the period stands in both places, each with its months, so that parts are the whole. */
  placesUnder(code: string, within: Period): Place[] {
    const runs: { code: string; from: number; to: number }[] = []
    for (let month = within.from; month <= within.to; month++)
      for (const child of this.treeIn(month).childrenOf(code)) {
        const run = runs.find((one) => one.code === child && one.to === month - 1)
        if (run) run.to = month
        else runs.push({ code: child, from: month, to: month })
      }
    return runs
      .map(({ code: child, from, to }) => this.place(child, spanned(from, to)))
      .filter((place) => this.has(place.code, place.months))
  }

  private place(code: string, months: Period): Place {
    const { period } = this.choice
    const name = this.tree.unit(code)?.name ?? code
    if (months.from === period.from && months.to === period.to) return { code, months, key: code, name: text(name, name) }
    const { sv, en } = months.label
    return { code, months, key: `${code}~${months.value}`, name: text(`${name}, ${sv.toLowerCase()}`, `${name}, ${en}`) }
  }

  private net(year: number, measure: 'actual' | 'budget', unit: string | undefined, accounts: string, months: Period): Ore {
    const { structure } = this.choice
    const { from, to } = months
    return negate(this.world.books.sum({ entity: OWN_ENTITY, year, measure, accounts, unit, structure, from, to }))
  }

  /** Outcome, budget, deviation, last year and change of one unit and selection of accounts. */
  amounts(unit: string | undefined, accounts = OPERATING_ACCOUNTS, months = this.choice.period) {
    const { year, unit: shownIn } = this.choice
    const outcome = this.net(year, 'actual', unit, accounts, months)
    const budget = this.net(year, 'budget', unit, accounts, months)
    const hasBefore = this.world.years.includes(year - 1)
    const before = hasBefore ? this.net(year - 1, 'actual', unit, accounts, months) : null
    const view = (ore: Ore | null, more: Partial<FigureView> = {}) => amount(ore, undefined, shownIn, more)
    const change = growthView(growthTenths(outcome, before ?? undefined))
    const deviation = assertSafe(outcome - budget)
    return {
      ore: { outcome, budget, deviation },
      outcome: view(outcome),
      budget: view(budget),
      deviation: view(deviation, { sign: true }),
      previous: view(before),
      change,
    }
  }

  private row(
    id: string,
    level: number,
    label: Text,
    more: Partial<EconomyRow>,
    { code, months }: Omit<Place, 'key' | 'name'>,
    accounts = OPERATING_ACCOUNTS,
  ): EconomyRow {
    const { ore: _ore, ...figures } = this.amounts(code, accounts, months)
    const unit = accounts === OPERATING_ACCOUNTS
    return { id, level, label, ...figures, ...(unit ? this.unitParts(code) : {}), ...more }
  }

  /** What only a unit's row has: its own page, where it is heading, and what is said about it. */
  private unitParts(code: string): Partial<EconomyRow> {
    const { year, period, structure, comments } = this.choice
    const said = (comments ?? []).filter((one) => one.unit === code && one.text !== '')
    const shown = period.from === period.to ? { period: period.value, visa: 'manad' } : { period: period.value }
    const forecast = this.forecast(code)
    return {
      href: link(unitEconomyPath(code), { year, ...shown, ...(structure === 'now' ? { structure } : {}) }),
      ...(forecast ? { forecast } : {}),
      ...(said.length > 0 ? { said: said.map(({ line, text: words, by }) => ({ whole: line === WHOLE_UNIT, words, by })) } : {}),
    }
  }

  /** Full year, as said; budget and deviation where the deviation alone was said. Undefined where the year has no forecasts. */
  forecast(code: string | undefined): FigureView | undefined {
    const { forecastOf, year, unit } = this.choice
    const said = forecastOf?.(code)
    if (!said) return forecastOf && { value: null, state: 'missing' }
    const budget = () => this.net(year, 'budget', code, OPERATING_ACCOUNTS, spanned(1, 12))
    const value = said.amount ?? assertSafe(budget() + said.deviation)
    return amount(value, undefined, unit, { preliminary: true })
  }

  private has(unit: string, months: Period): boolean {
    const { outcome, budget } = this.amounts(unit, OPERATING_ACCOUNTS, months).ore
    return outcome !== 0 || budget !== 0
  }

  /** A committee's row carries the address of the operating account, January to the month; detail is opened below it. */
  committee(code: string, row: string, label: Text): EconomyRow[] {
    const { year, period, structure } = this.choice
    const stated = period.from === 1 && structure === 'then'
    const committee = this.place(code, period)
    const own = this.row(code, 0, label, { hasChildren: true }, committee)
    const withRefs = (measure: 'outcome' | 'budget' | 'deviation', figure: FigureView): FigureView => {
      const ref = address(`operating/${row}/${measure}`, 'region', throughOf(year, period))
      return stated && this.world.figure(ref) ? { ...figure, ref } : figure
    }
    const top = {
      ...own,
      outcome: withRefs('outcome', own.outcome),
      budget: withRefs('budget', own.budget),
      deviation: withRefs('deviation', own.deviation),
    }
    return [top, ...this.below(committee, 1)]
  }

  private below(place: Place, level: number): EconomyRow[] {
    if (!this.choice.open.includes(place.key)) return []
    if (this.choice.sees?.belowCommittee === false) return this.accounts(place, level)
    const places = this.placesUnder(place.code, place.months)
    // An administration that is alone under its committee adds a step and no knowledge.
    const alone = level === 1 && places.length === 1 ? places[0] : undefined
    if (alone && alone.key === alone.code) return this.parts(alone, level)
    return this.parts(place, level, places)
  }

  private parts(place: Place, level: number, places = this.placesUnder(place.code, place.months)): EconomyRow[] {
    if (places.length === 0) return this.accounts(place, level)
    return places.flatMap((part) => [
      this.row(part.key, Math.min(level, 3), part.name, { hasChildren: true, soft: true }, part),
      ...this.below(part, level + 1),
    ])
  }

  private accounts(place: Place, level: number): EconomyRow[] {
    const { year, structure } = this.choice
    const { code, months } = place
    const where = {
      entity: OWN_ENTITY,
      year,
      accounts: OPERATING_ACCOUNTS,
      unit: code,
      structure,
      from: months.from,
      to: months.to,
    }
    const found = new Set(
      [
        ...this.world.books.group(where, ['account']),
        ...this.world.books.group({ ...where, measure: 'budget' }, ['account']),
      ].map((r) => r.account),
    )
    return [...found].sort().map((account) => {
      const name = this.world.accountName(OWN_ENTITY, account)
      const label = text(`${account} ${name?.sv ?? ''}`, `${account} ${name?.en ?? ''}`)
      const mayOpen = this.choice.sees?.vouchers(code) ?? true
      const href = mayOpen ? link(VOUCHERS_PATH, { year, unit: code, account, period: months.value, structure }) : undefined
      return this.row(`${place.key}.${account}`, level, label, { ...(href ? { href } : {}), soft: true }, place, account)
    })
  }
}

const RESULT_STEPS: [string, string, string][] = [
  ['net_operating_costs', 'Nämnderna', 'Committees'],
  ['tax_revenue', 'Skatt', 'Tax'],
  ['general_state_grants_and_equalisation', 'Statsbidrag', 'Grants'],
  ['financial_income', 'Finansiella intäkter', 'Financial income'],
  ['financial_costs', 'Finansiella kostnader', 'Financial costs'],
]

function waterfall(world: World, through: number | string): EconomyView['waterfall'] {
  const value = (id: string, measure: string) => {
    const found = world.figure(address(`operating/${id}/${measure}`, 'region', through))
    return found?.value === null || found === undefined ? null : roundOre(found.value as Ore, ORE_PER_MKR, 0, 'half-away')
  }
  return [
    { label: 'Budget', value: value('total_region', 'budget'), total: true },
    ...RESULT_STEPS.map(([id, sv]) => ({ label: sv, value: value(id, 'deviation') })),
    { label: 'Utfall', value: value('total_region', 'outcome'), total: true },
  ]
}

/** Below the committees: tax, grants and financial items from January, as the operating account lists them. */
function centralRows(world: World, { year, unit, period, structure }: EconomyChoice): EconomyRow[] {
  if (period.from !== 1 || structure !== 'then') return []
  const rows = operatingRows(world.statements)
  const after = rows.slice(rows.findIndex((row) => row.id === 'net_operating_costs') + 1)
  const at = (id: string, measure: string, when: number, more: Partial<FigureView> = {}): FigureView => {
    const ref = address(`operating/${id}/${measure}`, 'region', throughOf(when, period))
    const found = world.figure(ref)
    return found && found.state === 'known' ? amount(found.value as Ore, ref, unit, more) : shown(world, ref, more)
  }
  return after.map((row, i) => ({
    id: row.id,
    kind: row.total ? (i === after.length - 1 ? 'total' : 'sum') : 'line',
    level: 0,
    label: row.label,
    outcome: at(row.id, 'outcome', year),
    budget: at(row.id, 'budget', year),
    deviation: at(row.id, 'deviation', year, { sign: true }),
    previous: at(row.id, 'outcome', year - 1),
    change: shown(world, address(`operating/${row.id}/growth`, 'region', throughOf(year, period)), { decimals: 1, sign: true }),
  }))
}

/** Committees, tax, grants and financial items together, the largest first; sums are not deviations of their own. */
function largestOf(committees: EconomyView['largest'], central: readonly EconomyRow[]): EconomyView['largest'] {
  const lines = central.filter((row) => row.kind === 'line').map((row) => ({ label: row.label, value: row.deviation }))
  const size = (value: FigureView) => Math.abs(value.value ?? 0)
  return [...committees, ...lines].sort((a, b) => size(b.value) - size(a.value)).slice(0, 6)
}

const lower = ({ sv, en }: Text): Text => text(sv.toLowerCase(), en)

/** Which round the forecasts are of, and what stands for those who have made none. */
function saidIn({ forecastRound: round }: EconomyChoice): Text {
  if (round === undefined) return text('', '')
  return text(
    `Prognoserna är från omgång ${round}; enheter som inte lämnat någon räknas som budget. `,
    `Forecasts are of round ${round}; units that have made none count as budget. `,
  )
}

export function economyView(world: World, choice: EconomyChoice): EconomyView {
  const economy = new Economy(world, choice)
  const { year, period } = choice
  const through = throughOf(year, period)
  const committees = world.profile.committees
  const codes =
    committees.length > 0
      ? committees
      : world.units
          .filter((u) => economy.tree.parentOf(u.code) === undefined)
          .map((u) => ({ code: u.code, row: '', label: text(u.name, u.name) }))
  const rows = codes.flatMap((c) => economy.committee(c.code, c.row, c.label))
  const central = centralRows(world, choice)
  const { ore: _all, ...all } = economy.amounts(undefined)
  const forecast = economy.forecast(undefined)
  return {
    year,
    unit: choice.unit,
    lead: {
      result: shown(world, address('income/result_for_the_year', 'region', through), { decimals: 0 }),
      budget: shown(world, address('operating/total_region/budget', 'region', through), { decimals: 0 }),
    },
    waterfall: waterfall(world, through),
    ...(period.to === 12 ? {} : { through: lower(spanned(1, period.to).label) }),
    largest: largestOf(
      codes.map((c) => ({ label: c.label, value: economy.amounts(c.code).deviation })),
      central,
    ),
    rows: [
      ...rows,
      {
        id: 'summa',
        kind: central.length > 0 ? 'sum' : 'total',
        level: 0,
        label: text('Verksamhetens nettokostnader', 'Net operating costs'),
        ...all,
        ...(forecast ? { forecast } : {}),
      },
      ...central,
    ],
    open: choice.open,
    periods: PERIODS.map(({ value, label }) => ({ value, label })),
    period: choice.period.value,
    source: text(
      `${saidIn(choice).sv}${world.authority.synthetic ? 'Nämndnivån stämmer med den publicerade redovisningen; enheter, konton och verifikationer är syntetiska. ' : ''}Källa: bokföring ${year}, ${formatNumber(world.books.imports.length, 0)} importer.`,
      `${saidIn(choice).en}${world.authority.synthetic ? 'The committee level agrees with the published report; units, accounts and vouchers are synthetic. ' : ''}Source: books ${year}, ${formatNumber(world.books.imports.length, 0, 'en')} imports.`,
    ),
  }
}
