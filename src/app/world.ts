// Everything one authority knows, opened once per set of imports: books, statements, printed figures, goals, tie-out.
// Rooms hand in how their figures are resolved and explained; this is the one place that asks them all.

import { PUBLIC_KEY, pagesAreOpen } from '../access/model.ts'
import { followupSource, withForecasts } from '../followup/model.ts'
import { loadRolledForecasts } from '../followup/store.ts'
import { type Goals, goalsFromSteering, type IndicatorValue } from '../goals/model.ts'
import { loadGoals, loadPlanYears, loadSteering, loadValueSeries } from '../goals/store.ts'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { type Figure, type FigureRef, type FigureSource, formatRef, parseRef } from '../kernel/figure.ts'
import { stockholmDay } from '../kernel/stockholm.ts'
import { text } from '../kernel/text.ts'
import { type LedgerNames, ledgerSource, OWN_ENTITY, ownAccounts } from '../ledger/model.ts'
import { loadOwnChart, type OpenBooks, openBooks } from '../ledger/store.ts'
import type { Company, Unit } from '../organisation/model.ts'
import { loadCompanies, loadUnits } from '../organisation/store.ts'
import {
  contextOf,
  EMPTY_PROFILE,
  PROFILE_KEY,
  type PublishedSource,
  publishedSource,
  type StatementProfile,
  statementJson,
  statementPublished,
  statementsSource,
} from '../statements/model.ts'
import { loadPublished } from '../statements/store.ts'
import { loadAuthority } from '../storage/authority.ts'
import type { Tx } from '../storage/database.ts'
import { remembered } from '../storage/remember.ts'
import { loadSetting } from '../storage/setting.ts'
import {
  type OwnMaterial,
  planDocumentYears,
  REGISTERED_KEY,
  type Registered,
  runTieOut,
  type Source,
  type TieOut,
} from '../tieout/model.ts'
import type { House } from './house.ts'
import { livingGoals } from './livingGoals.ts'
import { livingPlan, loadBudgetKnown, loadPlanSheets } from './livingPlan.ts'
import { once } from './once.ts'
import { inOwnAccounts, tieOutRows } from './ownChart.ts'
import { ownMaterial } from './ownMaterial.ts'
import { annualReport } from './reporting.ts'
import type { World } from './worldShape.ts'

export type { World }

export const today = (): string => stockholmDay(new Date())

/** Goals read in from a report; for an authority that set them up here, its living chain seen year by year. */
export async function goalsOf(
  tx: Tx,
  bookYears: readonly number[],
  shown: (values: IndicatorValue[]) => IndicatorValue[] = (values) => values,
): Promise<{ goals: Goals; fromSteering: boolean }> {
  const goals = await loadGoals(tx)
  if (goals.goals.length > 0) return { goals, fromSteering: false }
  const planYears = (await loadPlanYears(tx)).filter((one) => one.decided).map((one) => one.year)
  if (planYears.length === 0) return { goals, fromSteering: true }
  const first = Math.min(...planYears)
  const years = []
  // A node without a last year is valid in every year the books reach as well.
  for (const year of new Set([...planYears, ...bookYears.filter((one) => one >= first)]))
    years.push({ year, nodes: await loadSteering(tx, year) })
  const indicators = [...new Set(years.flatMap(({ nodes }) => nodes.filter((node) => node.indicator).map((node) => node.id)))]
  const values = indicators.length > 0 ? await loadValueSeries(tx, indicators) : []
  const names = new Map((await loadUnits(tx)).map((unit) => [unit.code, unit.name]))
  return { goals: goalsFromSteering(years, shown(values), (unit) => names.get(unit) ?? unit), fromSteering: true }
}

/** The plans' sheets, the budget journal and the rounds' forecasts beside them. */
async function plansOf(tx: Tx) {
  const units = await loadUnits(tx)
  const rolled = await remembered(tx, { key: 'app/forecasts', follows: ['followup/', 'organisation/'] }, () =>
    loadRolledForecasts(tx),
  )
  return { plans: await loadPlanSheets(tx, today()), journal: await loadBudgetKnown(tx, units, today()), rolled }
}

async function load(house: House) {
  const { db, authority } = house
  const books = await openBooks(db, authority.authorityId, { today: today(), actor: LOCAL_ACTOR })
  const rest = await db.asAuthority(authority.authorityId, LOCAL_ACTOR, async (tx) => ({
    authority: await loadAuthority(tx),
    chart: await loadOwnChart(tx),
    units: await loadUnits(tx),
    ...(await plansOf(tx)),
    companies: await loadCompanies(tx),
    facts: await loadPublished(tx),
    ...(await goalsOf(tx, books.entities().includes(OWN_ENTITY) ? books.years(OWN_ENTITY) : [])),
    profile: (await loadSetting<StatementProfile>(tx, PROFILE_KEY)) ?? EMPTY_PROFILE,
    registered: (await loadSetting<Registered>(tx, REGISTERED_KEY)) ?? {},
    publicPages: pagesAreOpen(await loadSetting(tx, PUBLIC_KEY)),
  }))
  return { books, ...rest, names: await ledgerNames(books, rest.units, rest.companies, rest.authority.synthetic) }
}

/** Names of accounts from the files, latest year first, and of units by the codes addresses use. */
async function ledgerNames(
  books: OpenBooks,
  units: readonly Unit[],
  companies: readonly Company[],
  synthetic: boolean,
): Promise<LedgerNames> {
  const accounts = new Map<string, Map<string, string>>()
  for (const { entity, year, measure } of books.imports) {
    if (measure !== 'actual') continue
    accounts.set(entity, new Map([...(accounts.get(entity) ?? []), ...(await books.accountNames(entity, year))]))
  }
  const byCode = new Map(units.map((unit) => [unit.code.toLowerCase(), unit]))
  const made = new Set(companies.filter((company) => company.synthetic).map((company) => company.code))
  return {
    account: (entity, account) => {
      const name = accounts.get(entity)?.get(account)
      return name === undefined ? undefined : text(name, name)
    },
    unit: (scope) => byCode.get(scope.toLowerCase()),
    basis: (entity) => (synthetic || made.has(entity) ? 'synthetic' : 'computed'),
  }
}

/** What the tie-out of own books asks for beside figures; the report is composed only when a rule asks for it. */
function ownOf(world: World, year: number): OwnMaterial {
  const { statements, units, goals } = world
  const plan = goals.goals.map((goal) => goal.no)
  return ownMaterial({ statements, units, goals: plan, report: () => annualReport(world, year) }, year)
}

type Rooms = Record<string, FigureSource>

/** `source=plan` asks for our own plan where the printed figure would be the answer: the room itself has no such key. */
function ownRef(ref: string): FigureRef {
  const parts = parseRef(ref)
  if (parts?.room !== 'plan' || parts.params.source !== 'plan') return ref as FigureRef
  const { source: _source, ...params } = parts.params
  return formatRef({ ...parts, params })
}

/** Who answers for an address: the printed place when it is asked for, else the room the address names. */
function asking(published: PublishedSource, sources: Rooms) {
  const figure = (ref: string): Figure | undefined => {
    const parts = parseRef(ref)
    if (!parts) return undefined
    return parts.params.source === 'published' ? published.resolve(ref as FigureRef) : sources[parts.room]?.resolve(ownRef(ref))
  }
  const explainBy =
    (rooms: Rooms = sources) =>
    async (ref: string) => {
      const parts = parseRef(ref)
      if (!parts) return undefined
      if (parts.params.source === 'published') return published.explain(ref as FigureRef)
      return await rooms[parts.room]?.explain(ownRef(ref))
    }
  return { figure, explainBy }
}

/** Tie-outs are run once. A plan that moves moves its own years only: those of the books are kept, whatever is amended. */
function triedOnce(bookYears: readonly number[], planYears: readonly number[], run: (year: number, source: Source) => TieOut) {
  const byKey = (key: string) => {
    const [year, source] = key.split(' ') as [string, Source]
    return run(Number(year), source)
  }
  const ofPlans = new Set(planYears.filter((year) => !bookYears.includes(year)))
  const printed = once(byKey)
  let ownBooks = once(byKey)
  let plans = once(byKey)
  return {
    years: [...new Set([...bookYears, ...planYears])].sort((a, b) => a - b),
    of: (year: number, source: Source) =>
      (ofPlans.has(year) ? plans : source === 'books' ? ownBooks : printed)(`${year} ${source}`),
    forget: (moved: { plans: boolean; goals: boolean }) => {
      if (moved.plans || moved.goals) plans = once(byKey)
      if (moved.goals) ownBooks = once(byKey)
    },
  }
}

/** What changes while the books stay open: goals, plans, decisions on money, forecasts. */
function livingRooms(loaded: Awaited<ReturnType<typeof load>>, ledger: FigureSource) {
  const living = livingGoals(loaded.goals)
  const plan = livingPlan(loaded.plans, loaded.journal)
  let { rolled } = loaded
  const followup = withForecasts(followupSource(ledger), (round) => rolled.get(round))
  return {
    living,
    plan,
    rooms: { followup, ledger, goals: living.source, ...plan.sources },
    /** False when no plan is another than before. */
    renew: (next: Awaited<ReturnType<typeof plansOf>> & { goals?: Goals }): boolean => {
      rolled = next.rolled
      if (next.goals) living.replace(next.goals)
      return plan.replace(next.plans, next.journal)
    },
  }
}

export const openWorld = async (house: House): Promise<World> => worldOf(house, await load(house))

function worldOf(house: House, loaded: Awaited<ReturnType<typeof load>>): World {
  const { authority, chart, books, units, companies, facts, fromSteering, profile, registered, names } = loaded
  // What the authority is called may have been changed on a page.
  house.authority = authority
  // A region's own accounts are the standard ones until it maps some of them.
  const translated = authority.kind !== 'region' || chart.own.length > 0
  const accounts = translated ? ownAccounts(books, chart) : undefined
  const basis = { units, kind: authority.kind, ...(accounts ? { accounts } : {}) }
  const statements = contextOf(profile, books, companies, basis)
  const published = publishedSource(facts)
  const ledger = ledgerSource(books, names)
  const { living, plan, rooms, renew } = livingRooms(loaded, ledger)
  const { figure, explainBy } = asking(published, { ...rooms, statements: statementsSource(statements, ledger) })
  const resolve = accounts ? inOwnAccounts(figure, accounts, books.entities()) : figure
  const mine = tieOutRows(authority.kind, registered, statements)
  const ownYears = books.entities().includes(OWN_ENTITY) ? books.years(OWN_ENTITY) : []
  const tieOuts = triedOnce(ownYears, planDocumentYears(registered), (year, source) => {
    const own = source === 'books' && ownYears.includes(year) ? ownOf(world, year) : undefined
    return runTieOut({ resolve, facts, year, source, ...mine, ...(own ? { own } : {}) })
  })
  const world: World = {
    house,
    authority,
    publicPages: loaded.publicPages,
    years: ownYears,
    books,
    units,
    companies,
    statements,
    // As resolved: committees and areas that nobody wrote in the profile follow from the organisation and the books.
    profile: { ...profile, committees: [...statements.committees], investmentAreas: [...statements.investmentAreas] },
    published,
    facts,
    get goals() {
      return living.goals
    },
    accountName: names.account,
    chain: living.chain,
    figure,
    explain: explainBy(),
    outline: explainBy({ ...rooms, statements: statementsSource(statements) }),
    statement: (name, { year, scope, source }) =>
      source === 'published' ? statementPublished(facts, name, year, scope) : statementJson(statements, name, { year, scope }),
    tieOutYears: tieOuts.years,
    tieOut: tieOuts.of,
    tieOutPlan: (sheet) => {
      const year = Math.max(...planDocumentYears(registered).filter((one) => one <= sheet.input.structure.baseYear), 0)
      return runTieOut({ resolve: (ref) => sheet.figure(ref) ?? resolve(ref), facts, year, source: 'books', ...mine })
    },
    assess: living.assess,
    get plans() {
      return plan.sheets
    },
    renewLiving: async () => {
      const years = world.years
      // Goals read in from a report change only with what is read in.
      const next = await house.db.asAuthority(authority.authorityId, LOCAL_ACTOR, async (tx) => ({
        ...(await plansOf(tx)),
        ...(fromSteering ? { goals: (await goalsOf(tx, years)).goals } : {}),
      }))
      tieOuts.forget({ plans: renew(next), goals: next.goals !== undefined })
    },
    waiting: (year) => ({ tieout: world.tieOut(year, 'published').results.filter((r) => r.verdict === 'deviation').length }),
  }
  return world
}
