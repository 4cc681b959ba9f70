// One unit's outcome against budget: three readings of the books (outcome, budget, last year) by account and month, and all rows from them.
// Refuses: vouchers (they are a link away), and a month that is not booked or a year without books as nought.

import type { DeviationRow, MonthView, SaidView, StepView, UnitEconomyView } from '../../followup/deviation/pages/view.ts'
import { unitEconomyPath } from '../../followup/deviation/pages/view.ts'
import { DEVIATION_WORDS as W } from '../../followup/deviation/words.ts'
import {
  type DeviationComment,
  explainDeviation,
  growthTenths,
  type Months,
  moneyRef,
  monthSeries,
  phasingOf,
  WHOLE_UNIT,
} from '../../followup/model.ts'
import { assertSafe, type Ore } from '../../kernel/money.ts'
import { monthOf } from '../../kernel/month.ts'
import { monthName, type Text, text } from '../../kernel/text.ts'
import type { Structure } from '../../ledger/model.ts'
import { VOUCHERS_PATH } from '../../ledger/pages/vouchers.tsx'
import { isCommitteeLevel } from '../../organisation/model.ts'
import { type AmountUnit, amount, type FigureView, missing } from '../../web/figure.tsx'
import { link, toggled } from '../../web/links.ts'
import type { World } from '../worldShape.ts'
import { Economy, type ForecastOf, growthView } from './economy.ts'
import { PERIODS, type Period, periodOf, spanned } from './periods.ts'
import { type CostType, costTypes, type Totals, UnitBooks } from './unitBooks.ts'

export interface UnitChoice {
  code: string
  year: number
  structure: Structure
  /** As written in the address: `ar`, `t1`, `m8`. */
  period: string | undefined
  /** A month alone, or from January. */
  alone: boolean
  unit?: AmountUnit
  type: string
  open: readonly string[]
  sees: { belowCommittee: boolean; vouchers: boolean; figures: boolean }
  forecastOf?: ForecastOf
  comments?: readonly DeviationComment[]
  mayWrite: boolean
}

/** What the period is: as it is written, and the months it covers. */
export interface Span {
  value: string
  months: Period
  /** Set where it is one month that may be shown alone or from January. */
  month?: 'manad' | 'ack'
}

export function unitSpan(written: string | undefined, alone: boolean): Span {
  const period = periodOf(written)
  if (period.from !== period.to) return { value: period.value, months: period }
  const months = alone ? period : spanned(1, period.to)
  return { value: period.value, months, month: alone ? 'manad' : 'ack' }
}

/** Amounts of thousands of millions are read in millions, a unit's in thousands. */
const unitFor = (budget: Ore): AmountUnit => (Math.abs(budget) >= 100_000_000_000 ? 'mkr' : 'tkr')

type Part = Omit<UnitEconomyView, 'form' | 'worked' | 'detail' | 'csv' | 'source'>

class View {
  readonly span: Span
  readonly books: UnitBooks
  readonly types: readonly CostType[]
  readonly unit: AmountUnit
  private readonly chosen: CostType | undefined
  private readonly world: World
  private readonly choice: UnitChoice
  private readonly tree: Economy
  readonly query: UnitEconomyView['query']

  constructor(world: World, choice: UnitChoice) {
    this.world = world
    this.choice = choice
    const { code, year, structure } = choice
    this.span = unitSpan(choice.period, choice.alone)
    this.books = new UnitBooks(world, { code, year, structure })
    this.types = costTypes(world, this.books)
    this.chosen = this.types.find((one) => one.id === choice.type)
    const { outcome, budget } = this.books.totals(this.chosen?.accounts, this.span.months)
    this.unit = choice.unit ?? unitFor(budget ?? outcome ?? (0 as Ore))
    const { forecastOf } = choice
    const shown = { year, structure, period: this.span.months, unit: this.unit, open: [] }
    this.tree = new Economy(world, { ...shown, ...(forecastOf ? { forecastOf } : {}) })
    this.query = {
      year,
      structure: structure === 'now' ? 'now' : undefined,
      period: this.span.value,
      visa: this.span.month === 'manad' ? 'manad' : undefined,
      typ: choice.type || undefined,
      unit: choice.unit,
      open: choice.open,
    }
  }

  private show(ore: Ore | undefined, ref?: string, more: Partial<FigureView> = {}): FigureView {
    return amount(ore ?? null, ref, this.unit, more)
  }

  /** The address of a part of the unit's money; absent for who may not ask, and for more accounts than an address can hold. */
  private ref(measure: 'outcome' | 'budget' | 'deviation', accounts: string | undefined, span: Period, year = this.choice.year) {
    const { sees, code, structure } = this.choice
    if (!sees.figures || (accounts?.length ?? 0) > 160 || (accounts !== undefined && !/^\d/.test(accounts))) return undefined
    const month = span.from === span.to && span.from > 1
    if (!month && span.from !== 1) return undefined
    return moneyRef(measure, code, monthOf(year, span.to), {
      ...(accounts ? { accounts } : {}),
      ...(month ? { month } : {}),
      structure,
    })
  }

  private figures(totals: Totals, accounts?: string) {
    const { outcome, budget, previous } = totals
    const { months } = this.span
    const deviation = outcome === undefined || budget === undefined ? undefined : assertSafe(outcome - budget)
    return {
      outcome: this.show(outcome, this.ref('outcome', accounts, months)),
      budget: this.show(budget, this.ref('budget', accounts, months)),
      deviation: this.show(deviation, this.ref('deviation', accounts, months), { sign: true }),
      previous: this.show(
        previous,
        previous === undefined ? undefined : this.ref('outcome', accounts, months, this.choice.year - 1),
      ),
      change: growthView(growthTenths(outcome, previous)),
    }
  }

  private said(line: string): SaidView | undefined {
    const found = this.choice.comments?.find((one) => one.unit === this.choice.code && one.line === line && one.text !== '')
    return found && { line, label: this.lineLabel(line), text: found.text, by: found.by, at: found.at }
  }

  lineLabel(line: string): Text {
    if (line === WHOLE_UNIT) return W.wholeUnit
    return this.types.find((one) => one.id === line)?.label ?? this.books.accountLabel(line)
  }

  /** The form at a line. */
  writeHref(line: string): string | undefined {
    if (!this.choice.mayWrite) return undefined
    return `${link(unitEconomyPath(this.choice.code), { ...this.query, kommentera: line === WHOLE_UNIT ? 'enheten' : line })}#kommentera`
  }

  private row(id: string, level: number, label: Text, totals: Totals, accounts: string | undefined, more: Partial<DeviationRow>) {
    const comment = this.said(id)
    const write = comment && this.writeHref(id)
    return {
      id,
      level,
      label,
      ...this.figures(totals, accounts),
      ...more,
      ...(comment ? { comment } : {}),
      ...(write ? { write } : {}),
    } satisfies DeviationRow
  }

  private accountRows(type: CostType, level: number): DeviationRow[] {
    const { code, year, structure, sees } = this.choice
    return type.accounts.map((account) => {
      const period = this.span.months.value
      const href = sees.vouchers ? link(VOUCHERS_PATH, { year, unit: code, account, period, structure }) : undefined
      const totals = this.books.totals([account], this.span.months)
      return this.row(account, level, this.books.accountLabel(account), totals, account, href ? { href } : {})
    })
  }

  rows(): DeviationRow[] {
    if (this.chosen) return this.accountRows(this.chosen, 0)
    const { open } = this.choice
    const groups = [
      { id: 'income', label: W.income },
      { id: 'cost', label: W.costs },
      { id: 'internal', label: W.internal },
    ] as const
    return groups.flatMap(({ id, label }) => {
      const types = this.types.filter((one) => one.group === id)
      const lines = types.flatMap((type) => {
        const isOpen = open.includes(type.id)
        const href = `${link(unitEconomyPath(this.choice.code), { ...this.query, open: toggled(open, type.id) })}#rad-${type.id}`
        const totals = this.books.totals(type.accounts, this.span.months)
        const own = this.row(type.id, 0, type.label, totals, type.selector, { branch: { open: isOpen, href } })
        return isOpen ? [own, ...this.accountRows(type, 1)] : [own]
      })
      if (types.length < 2) return lines
      const totals = this.books.totals(
        types.flatMap((type) => type.accounts),
        this.span.months,
      )
      return [...lines, this.row(`summa-${id}`, 0, label, totals, undefined, { kind: 'sum', ...noRefs(this.figures(totals)) })]
    })
  }

  private within(): readonly string[] | undefined {
    return this.chosen?.accounts
  }

  total(): DeviationRow {
    const totals = this.books.totals(this.within(), this.span.months)
    const own = this.row('summa', 0, this.chosen?.label ?? W.net, totals, this.chosen?.selector, { kind: 'total' })
    const forecast = this.chosen ? undefined : this.tree.forecast(this.choice.code)
    return { ...own, ...(forecast ? { forecast } : {}) }
  }

  forecast(): UnitEconomyView['forecast'] {
    const { code, forecastOf } = this.choice
    // A forecast is of the unit as a whole.
    const said = this.chosen ? undefined : forecastOf?.(code)
    const whole = said && this.tree.forecast(code)
    if (!said || !whole) return undefined
    return {
      amount: whole,
      deviation: this.show(said.deviation, undefined, { sign: true, preliminary: true }),
      said: text(`Omgång ${said.round}, ${said.by.sv}`, `Round ${said.round}, ${said.by.en}`),
    }
  }

  private parts() {
    const single = this.chosen?.accounts.map((one) => ({ id: one, label: this.books.accountLabel(one), accounts: [one] }))
    return (single ?? this.types).map(({ id, label, accounts }) => {
      const { outcome, budget } = this.books.totals(accounts, this.span.months)
      return { id, label, outcome: outcome ?? (0 as Ore), budget: budget ?? (0 as Ore) }
    })
  }

  steps(): Pick<UnitEconomyView, 'steps' | 'most'> {
    const { outcome, budget } = this.books.totals(this.within(), this.span.months)
    if (outcome === undefined || budget === undefined) return { steps: [] }
    const parts = this.parts()
    const labels = new Map(parts.map((one) => [one.id, one.label]))
    const { steps } = explainDeviation(parts)
    let level: number = budget
    const shown = steps.map(({ id, parts: made, deviation }): StepView => {
      const from = level
      level += deviation
      const figure = this.show(deviation, undefined, { sign: true })
      const label = id === undefined ? W.other : labels.get(id)!
      return { label, figure, from, to: level, ...(id === undefined ? { parts: made.map((one) => labels.get(one)!) } : {}) }
    })
    const end = (label: Text, value: Ore): StepView => ({ label, figure: this.show(value), from: value, to: value, total: true })
    const whole = Math.sign(outcome - budget)
    const most = steps.find((one) => one.id !== undefined && Math.sign(one.deviation) === whole)
    return {
      steps: [end(W.budget, budget), ...shown, end(W.outcome, outcome)],
      ...(most ? { most: { label: labels.get(most.id!)!, figure: this.show(most.deviation, undefined, { sign: true }) } } : {}),
    }
  }

  months(): Pick<UnitEconomyView, 'months' | 'monthsTotal' | 'phasing' | 'budgetYear'> {
    const of = (measure: 'outcome' | 'budget' | 'previous'): Months => this.books.months(measure, this.within())
    const [outcome, budget, previous] = [of('outcome'), of('budget'), of('previous')]
    const phasing = phasingOf(budget)
    const accounts = this.chosen?.selector
    const { from, to } = this.span.months
    const months = monthSeries(outcome, budget, previous).map(({ month, own, accumulated }): MonthView => {
      const alone = spanned(month, month)
      const tenths = phasing?.tenths?.[month - 1]
      return {
        month,
        marked: month === to && from === to,
        own: {
          outcome: this.show(own.outcome, this.ref('outcome', accounts, alone)),
          budget: this.show(own.budget, this.ref('budget', accounts, alone)),
          deviation: this.show(own.deviation, undefined, { sign: true }),
          previous: this.show(own.previous),
        },
        accumulated: {
          outcome: this.show(accumulated.outcome),
          budget: this.show(accumulated.budget),
          deviation: this.show(accumulated.deviation, this.ref('deviation', accounts, spanned(1, month)), { sign: true }),
        },
        share: tenths === undefined ? missing : { value: tenths / 10, decimals: 1 },
      }
    })
    const whole = this.books.totals(this.within(), { from: 1, to: 12 })
    const year = this.figures(whole)
    return {
      months,
      monthsTotal: noRefs(year),
      budgetYear: { ...year.budget, ref: this.ref('budget', accounts, spanned(1, 12)) },
      ...(phasing ? { phasing: { kind: phasing.kind, months: phasingWords(phasing.kind, phasing.most, phasing.least) } } : {}),
    }
  }

  children(): DeviationRow[] {
    const { code, sees } = this.choice
    const kept = { ...this.query, open: undefined }
    const under = this.tree.placesUnder(code, this.span.months)
    // An administration that is alone under its committee adds a step and no knowledge.
    const alone =
      under.length === 1 && under[0]!.key === under[0]!.code ? this.tree.placesUnder(under[0]!.code, this.span.months) : []
    return (alone.length > 0 ? alone : under).flatMap((place): DeviationRow[] => {
      const unit = this.world.units.find((one) => one.code === place.code)
      if (!sees.belowCommittee && (!unit || !isCommitteeLevel(unit.kind))) return []
      const { ore: _ore, ...figures } = this.tree.amounts(place.code, this.chosen?.selector, place.months)
      const said = this.choice.comments?.find((one) => one.unit === place.code && one.line === WHOLE_UNIT && one.text !== '')
      const forecast = this.chosen ? undefined : this.tree.forecast(place.code)
      return [
        {
          id: place.key,
          level: 0,
          label: place.name,
          href: link(unitEconomyPath(place.code), kept),
          ...figures,
          ...(this.books.hasOutcome(this.span.months.from) ? {} : { outcome: missing, deviation: missing, change: missing }),
          ...(forecast ? { forecast } : {}),
          ...(said ? { comment: { line: '', label: place.name, text: said.text, by: said.by, at: said.at } } : {}),
        },
      ]
    })
  }

  /** What is said about the unit and does not stand at a row that is shown. */
  loose(rows: readonly DeviationRow[]): SaidView[] {
    const shown = new Set(rows.map((row) => row.id))
    const own = (this.choice.comments ?? []).filter((one) => one.unit === this.choice.code && one.text !== '')
    return own
      .filter((one) => !shown.has(one.line))
      .map(({ line, text: words, by, at }) => ({ line, label: this.lineLabel(line), text: words, by, at }))
  }

  path(): UnitEconomyView['path'] {
    const { code } = this.choice
    const above = this.tree.tree.pathTo(code).slice(0, -1)
    return above.flatMap((one) => {
      const unit = this.tree.tree.unit(one)
      return unit && unit.kind !== 'assembly'
        ? [{ label: unit.name, href: link(unitEconomyPath(one), { ...this.query, open: undefined }) }]
        : []
    })
  }
}

const noRefs = <T extends Record<string, FigureView>>(figures: T): T =>
  Object.fromEntries(Object.entries(figures).map(([key, { ref: _, ...one }]) => [key, one])) as T

function phasingWords(kind: 'even' | 'own' | 'once', most: number, least: number): Text {
  if (kind === 'even') return text('', '')
  const [high, low] = [monthName(most), monthName(least)]
  if (kind === 'once') return text(`Månaden är ${high.sv}.`, `The month is ${high.en}.`)
  return text(`Störst i ${high.sv}, minst i ${low.sv}.`, `Largest in ${high.en}, smallest in ${low.en}.`)
}

/** Undefined for a unit nobody knows. */
export function unitEconomyView(world: World, choice: UnitChoice): Part | undefined {
  const unit = world.units.find((one) => one.code === choice.code)
  if (!unit) return undefined
  const view = new View(world, choice)
  const rows = view.rows()
  const write = view.writeHref(choice.type)
  const unbooked = view.books.unbookedWords(view.span.months)
  const forecast = view.forecast()
  return {
    code: choice.code,
    name: unit.name,
    year: choice.year,
    unit: view.unit,
    query: view.query,
    period: view.span.value,
    periods: PERIODS.map(({ value, label }) => ({ value, label })),
    span: lower(view.span.months.label),
    ...(view.span.month ? { month: view.span.month } : {}),
    type: view.types.some((one) => one.id === choice.type) ? choice.type : '',
    types: view.types.map(({ id, label }) => ({ value: id, label })),
    path: view.path(),
    ...(unbooked ? { unbooked } : {}),
    total: view.total(),
    rows,
    ...view.steps(),
    ...view.months(),
    budgetFrom: view.books.budgetFrom(),
    ...(forecast ? { forecast } : {}),
    children: view.children(),
    comments: view.loose(rows),
    mayReadComments: choice.comments !== undefined,
    ...(write ? { write } : {}),
  }
}

/** What a comment may stand at: the unit, a cost type of it, or an account of it. */
export function commentLabel(world: World, choice: UnitChoice, line: string): Text | undefined {
  const view = new View(world, choice)
  const known = line === WHOLE_UNIT || view.types.some((one) => one.id === line || one.accounts.includes(line))
  return known ? view.lineLabel(line) : undefined
}

const lower = ({ sv, en }: Text): Text => text(sv.toLowerCase(), en)
