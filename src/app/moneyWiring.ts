// What the rooms of money ahead need of each other and of the books: months of a unit, its frame, its accounts, the plan's sheets.
// Refuses: computing; every sum is asked of the room that owns it.
import type { DetailDeps, DetailUnit } from '../budget/detail/deps.ts'
import { answersFor, frameOf, hasFrame, holdsBudget, type Outcome, staffingRows, yearsOf } from '../budget/model.ts'
import { loadDecisions, loadOnCost, loadStaffings, type Staffing } from '../budget/store.ts'
import type { ComparabilityDeps } from '../followup/comparability/routes.tsx'
import type { ForecastDeps } from '../followup/forecast/material.ts'
import type { MeasureDeps } from '../followup/measures/routes.tsx'
import { deviationOre, measureSubjects, measureTasks, unitForecast } from '../followup/model.ts'
import { loadForecastRounds, loadForecasts, loadMeasures } from '../followup/store.ts'
import type { WorkedDeps } from '../followup/worked/routes.tsx'
import type { StaffingTarget } from '../followup/worked/worked.ts'
import type { Asked } from '../http/route.ts'
import type { InvestmentDeps } from '../investments/routes.tsx'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import type { Dated } from '../kernel/dated.ts'
import { finding } from '../kernel/finding.ts'
import type { UnitCode } from '../kernel/ids.ts'
import { negate, type Ore, ore, shareOf, sumOre } from '../kernel/money.ts'
import { OWN_ENTITY } from '../ledger/model.ts'
import { dayOfPeriod, unitTreeAt } from '../organisation/model.ts'
import type { BranchDeps } from '../plan/branches/routes.tsx'
import { branchInput, buildSheet, planRef } from '../plan/model.ts'
import type { PlanDeps, ReadSheet } from '../plan/routes.tsx'
import { loadBranch, loadPlanInput, loadPlanSheet } from '../plan/store.ts'
import type { TaskSubject } from '../process/model.ts'
import { OPERATING_ACCOUNTS } from '../statements/model.ts'
import type { Tx } from '../storage/database.ts'
import { PLAN_SOURCES } from './livingPlan.ts'
import { today } from './world.ts'
import type { WorldAsked } from './worldAsked.ts'
import type { World } from './worldShape.ts'

/** What a unit budgets itself. */
const BUDGETED = /^[3-7]\d{3,}$/
const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1)

type Current = () => Promise<World>

const asLocal = <T>({ house }: World, work: (tx: Tx) => Promise<T>): Promise<T> =>
  house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, work)

/** Statement signs, January to December; undefined where the books do not hold the year. */
function monthsOf(world: World, unit: UnitCode, year: number, measure: 'actual' | 'budget'): Ore[] | undefined {
  if (!world.years.includes(year)) return undefined
  const where = { entity: OWN_ENTITY, year, measure, accounts: OPERATING_ACCOUNTS, unit }
  const found = new Map(world.books.group(where, ['period']).map(({ period, amount }) => [period, amount]))
  return MONTHS.map((month) => negate(found.get(month) ?? ore(0)))
}

export const forecastDeps = (current: Current): ForecastDeps => ({
  askable: true,
  outcome: async (unit, year) => {
    const world = await current()
    const outcome = monthsOf(world, unit, year, 'actual')
    const budget = monthsOf(world, unit, year, 'budget')
    if (!outcome) return undefined
    return { outcome, ...(budget?.some((one) => one !== 0) ? { budget } : {}) }
  },
})

/** Full-time equivalents of the targets that hold some day of the month, and what a month of one of them costs with on-cost. */
export function targetIn({ targets, onCostAccount }: Staffing, month: string, onCost: Dated<string>): StaffingTarget | undefined {
  const holding = targets.filter(
    ({ from, to }) => (from === undefined || from.slice(0, 7) <= month) && (to === undefined || to.slice(0, 7) >= month),
  )
  const fteHundredths = holding.reduce((sum, { fte }) => sum + Math.round(Number(fte) * 100), 0)
  if (fteHundredths === 0) return undefined
  const [year, no] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  // A vacancy or part of a month makes nobody cheaper: what one costs is a whole month's.
  const whole = holding.map(({ from: _, to: __, vacantUntil: ___, ...one }) => one)
  const rows = whole.flatMap((target) => staffingRows(target, { year, onCost, onCostAccount }))
  const cost = negate(sumOre(rows.map((row) => row.months[no - 1] ?? 0)))
  return { fteHundredths, costPerFte: shareOf(cost, 100, fteHundredths, 'half-away') }
}

export const workedDeps = (current: Current): WorkedDeps => ({
  staffingTargets: async (year) => {
    const { staffing, onCost } = await asLocal(await current(), async (tx) => ({
      staffing: await loadStaffings(tx, year),
      onCost: await loadOnCost(tx),
    }))
    return (unit, month) => {
      const own = staffing.get(unit)
      return own && targetIn(own, month, onCost)
    }
  },
})

/** Years after the books that somebody has decided money for; the next one is worked on first. */
async function budgetYears(world: World): Promise<number[]> {
  const latest = Math.max(0, ...world.years)
  const decided = yearsOf(await asLocal(world, loadDecisions)).filter((year) => year > latest)
  const next = latest > 0 ? [latest + 1] : []
  return [...new Set([...next, ...decided])].sort((a, b) => a - b)
}

function unitsIn(world: World, year: number): DetailUnit[] {
  const tree = unitTreeAt(world.units, `${year}-01-01`)
  return tree.codes.flatMap((code): DetailUnit[] => {
    const unit = tree.unit(code)
    if (!unit || !holdsBudget(unit.kind) || unit.kind === 'costCentre') return []
    return [{ code, name: unit.name, ...(unit.parent === undefined ? {} : { parent: unit.parent }) }]
  })
}

async function accountsOf(world: World, year: number): Promise<Map<string, string>> {
  const latest = world.years.filter((one) => one < year).at(-1) ?? world.years.at(-1)
  if (latest === undefined) return new Map()
  const names = await world.books.accountNames(OWN_ENTITY, latest)
  return new Map([...names].filter(([account]) => BUDGETED.test(account)).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** As booked, by account and month. */
function outcomeOf(world: World, unit: UnitCode, year: number): Outcome | undefined {
  if (!world.years.includes(year)) return undefined
  const accounts = new Map<string, (Ore | null)[]>()
  const where = { entity: OWN_ENTITY, year, accounts: OPERATING_ACCOUNTS, unit }
  for (const { account, period, amount } of world.books.group(where, ['account', 'period'])) {
    if (!BUDGETED.test(account)) continue
    const months = accounts.get(account) ?? MONTHS.map(() => null)
    months[period - 1] = amount
    accounts.set(account, months)
  }
  return accounts
}

export const detailDeps = (current: Current): DetailDeps => ({
  years: async () => await budgetYears(await current()),
  units: async (year) => unitsIn(await current(), year),
  accounts: async (_unit, year) => await accountsOf(await current(), year),
  frames: async (year) => {
    const world = await current()
    const decisions = await asLocal(world, loadDecisions)
    const contains = answersFor(unitTreeAt(world.units, `${year}-01-01`))
    return (unit) => (hasFrame(decisions, unit, year, { contains }) ? frameOf(decisions, unit, year, { contains }) : undefined)
  },
  lastYear: async (unit, year) => outcomeOf(await current(), unit, year - 1),
})

/** The sheet as the reader may see it: a branch is opened by its own rules. */
async function sheetFor(asked: Asked, plan: string | undefined, branch: string | undefined): Promise<ReadSheet | undefined> {
  return await asked.transact(async (tx) => {
    if (branch === undefined) return { sheet: await loadPlanSheet(tx, plan, PLAN_SOURCES) }
    const found = await loadBranch(tx, branch, asked.today)
    if (!found) return undefined
    const under = found.base === undefined ? undefined : await loadBranch(tx, found.base, asked.today)
    if (found.base !== undefined && !under) return undefined
    const input = await loadPlanInput(tx, found.plan, PLAN_SOURCES)
    return { sheet: buildSheet(branchInput(input, ...(under ? [under] : []), found)), branchName: found.name }
  })
}

export const planDeps: PlanDeps = {
  sheet: sheetFor,
  goals: (asked) => (asked as WorldAsked).world.goals.financialGoals,
  published: (asked) => (asked as WorldAsked).world.facts,
}

export function branchDeps(current: Current): BranchDeps {
  // A sheet's rules are those of the world it was read beside.
  let beside: World | undefined
  return {
    // The kept sheet's own input: the same object until something it rests on is written.
    baseInput: async (plan, asked) => {
      beside = await current()
      return (await asked.transact((tx) => loadPlanSheet(tx, plan, PLAN_SOURCES))).input
    },
    units: async () => (await current()).units,
    goals: async () => (await current()).goals.financialGoals,
    tieOut: (sheet) =>
      (beside?.tieOutPlan(sheet).results ?? [])
        .filter(({ verdict }) => verdict === 'deviation')
        .map(({ rule, message }) => finding(`tieout/${rule}`, 'warning', message)),
  }
}

/** What the tagged accounts or object added to the result in the months, income positive. */
export const comparabilityDeps = (current: Current): ComparabilityDeps => ({
  units: async () => (await current()).units,
  amount: async ({ kind, selector }, { first, last }) => {
    const world = await current()
    const year = Number(String(first).slice(0, 4))
    if (kind === 'voucher' || !world.years.includes(year)) return undefined
    const months = { from: Number(String(first).slice(5)), to: Number(String(last).slice(5)) }
    const which = kind === 'account' ? { accounts: selector } : { object: selector, accounts: OPERATING_ACCOUNTS }
    // Nothing booked on the selection is no amount: an estimate of it still holds.
    if (world.books.group({ entity: OWN_ENTITY, year, ...which, ...months }, ['period']).length === 0) return undefined
    return negate(world.books.sum({ entity: OWN_ENTITY, year, ...which, ...months }))
  },
  operatingResult: async (through) => {
    const world = await current()
    const period = String(through)
    const figure = world.figure(
      `statements:income/operating_result@region/${period.endsWith('-12') ? period.slice(0, 4) : period}`,
    )
    return figure?.state === 'known' ? (figure.value as Ore) : undefined
  },
})

/** Units whose forecast or frame calls for a plan of measures. */
export const measureDeps = (current: Current): MeasureDeps => measureNeeds(current, asLocal)

/** `read` gives the transaction: one of its own, or the one somebody is in. */
const measureNeeds = (current: Current, read: typeof asLocal): MeasureDeps => ({
  units: async () => (await current()).units,
  forecasts: async (year) => {
    const world = await current()
    const rounds = (await read(world, loadForecastRounds)).filter((round) => round.startsWith(String(year)))
    const latest = rounds.sort().at(-1)
    if (latest === undefined) return []
    const made = new Map((await read(world, (tx) => loadForecasts(tx, latest))).map((one) => [one.holder, one]))
    return world.units
      .filter(({ kind }) => kind === 'committee' || kind === 'executiveBoard' || kind === 'unit')
      .flatMap(({ code, kind }) => {
        const forecast = made.get(unitForecast(code))
        const deviation = forecast && deviationOre(forecast)
        if (deviation === undefined) return kind === 'unit' ? [] : [{ unit: code }]
        return [{ unit: code, deviationOre: deviation }]
      })
  },
  frames: async (year: number) => {
    const world = await current()
    const decisions = await read(world, loadDecisions)
    const contains = answersFor(unitTreeAt(world.units, dayOfPeriod(year, 12)))
    return world.units
      .filter(({ kind }) => kind === 'committee' || kind === 'executiveBoard')
      .flatMap(({ code }) => {
        if (![year, year - 1].every((one) => hasFrame(decisions, code, one, { contains }))) return []
        const now = frameOf(decisions, code, year, { contains })
        return [{ unit: code, changeOre: ore(now - frameOf(decisions, code, year - 1, { contains })) }]
      })
  },
})

/** The newest plan's budget year, and what it gives investments each year. */
export const investmentDeps = (current: Current): InvestmentDeps => ({
  plan: async () => {
    const [sheet] = (await current()).plans.plans.values()
    if (!sheet) return { budgetYear: Number(today().slice(0, 4)) + 1, frame: new Map() }
    const { years } = sheet.input.structure
    const frame = new Map<number, Ore>()
    for (const year of years) {
      const value = sheet.value(planRef('investment/frame', 'region', year))
      if (typeof value === 'number') frame.set(year, value as Ore)
    }
    return { budgetYear: years[0] ?? 0, frame }
  },
})

/** A plan of measures is asked of a unit whose forecast is worse than budget or whose frame is less, and that has none. */
export async function measurePlanSubjects(tx: Tx, world: World, round: string): Promise<TaskSubject[]> {
  const year = Number(round.slice(0, 4))
  const deps = measureNeeds(
    async () => world,
    (_, work) => work(tx),
  )
  const [forecasts, frames] = [(await deps.forecasts?.(year)) ?? [], (await deps.frames?.(year)) ?? []]
  const { plans } = await loadMeasures(tx)
  return measureSubjects(measureTasks({ year, forecasts, frames, plans }), year, world.units)
}
