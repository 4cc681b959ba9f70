// Everything one authority knows, opened once per set of imports: books, statements, printed figures, goals, tie-out.
// Rooms hand in how their figures are resolved and explained; this is the one place that asks them all.

import { followupSource } from '../followup/model.ts'
import { assessGoals, assessJson, type Goals, goalsFromSteering, goalsSource } from '../goals/model.ts'
import { loadGoals, loadPlanYears, loadSteering, loadValueSeries } from '../goals/store.ts'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { type Figure, type FigureRef, type FigureSource, parseRef } from '../kernel/figure.ts'
import { text } from '../kernel/text.ts'
import { type LedgerNames, ledgerSource, OWN_ENTITY, ownAccounts } from '../ledger/model.ts'
import { loadOwnChart, type OpenBooks, openBooks } from '../ledger/store.ts'
import type { Company, Unit } from '../organisation/model.ts'
import { loadCompanies, loadUnits } from '../organisation/store.ts'
import {
  contextOf,
  EMPTY_PROFILE,
  PROFILE_KEY,
  publishedSource,
  type StatementProfile,
  statementJson,
  statementPublished,
  statementsSource,
} from '../statements/model.ts'
import { loadPublished } from '../statements/store.ts'
import { loadAuthority } from '../storage/authority.ts'
import type { Tx } from '../storage/database.ts'
import { loadSetting } from '../storage/setting.ts'
import { type OwnMaterial, REGISTERED_KEY, type Registered, runTieOut, type Source } from '../tieout/model.ts'
import type { House } from './house.ts'
import { inOwnAccounts, tieOutRows } from './ownChart.ts'
import { ownMaterial } from './ownMaterial.ts'
import { annualReport } from './reporting.ts'
import type { World } from './worldShape.ts'

export type { World }

export const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date())

/** Goals read in from a report; for an authority that set them up here, its living chain seen year by year. */
async function goalsOf(tx: Tx, bookYears: readonly number[]): Promise<Goals> {
  const goals = await loadGoals(tx)
  if (goals.goals.length > 0) return goals
  const planYears = (await loadPlanYears(tx)).filter((one) => one.decided).map((one) => one.year)
  if (planYears.length === 0) return goals
  const first = Math.min(...planYears)
  const years = []
  // A node without a last year is valid in every year the books reach as well.
  for (const year of new Set([...planYears, ...bookYears.filter((one) => one >= first)]))
    years.push({ year, nodes: await loadSteering(tx, year) })
  const indicators = [...new Set(years.flatMap(({ nodes }) => nodes.filter((node) => node.indicator).map((node) => node.id)))]
  const values = indicators.length > 0 ? await loadValueSeries(tx, indicators) : []
  const names = new Map((await loadUnits(tx)).map((unit) => [unit.code, unit.name]))
  return goalsFromSteering(years, values, (unit) => names.get(unit) ?? unit)
}

async function load(house: House) {
  const { db, authority } = house
  const books = await openBooks(db, authority.authorityId, { today: today(), actor: LOCAL_ACTOR })
  const rest = await db.asAuthority(authority.authorityId, LOCAL_ACTOR, async (tx) => ({
    authority: await loadAuthority(tx),
    chart: await loadOwnChart(tx),
    units: await loadUnits(tx),
    companies: await loadCompanies(tx),
    facts: await loadPublished(tx),
    goals: await goalsOf(tx, books.years(OWN_ENTITY)),
    profile: (await loadSetting<StatementProfile>(tx, PROFILE_KEY)) ?? EMPTY_PROFILE,
    registered: (await loadSetting<Registered>(tx, REGISTERED_KEY)) ?? {},
  }))
  return { books, ...rest }
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

/** Remembers the answer per key for the life of this world; a new import makes a new world. */
function once<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make(key)
    known.set(key, made)
    return made
  }
}

/** What the tie-out of own books asks for beside figures; the report is composed only when a rule asks for it. */
function ownOf(world: World, year: number): OwnMaterial {
  const { statements, units, goals } = world
  const plan = goals.goals.map((goal) => goal.no)
  return ownMaterial({ statements, units, goals: plan, report: () => annualReport(world, year) }, year)
}

export async function openWorld(house: House): Promise<World> {
  const { authority, chart, books, units, companies, facts, goals, profile, registered } = await load(house)
  // A region's own accounts are the standard ones until it maps some of them.
  const translated = authority.kind !== 'region' || chart.own.length > 0
  const accounts = translated ? ownAccounts(books, chart) : undefined
  const basis = { units, kind: authority.kind, ...(accounts ? { accounts } : {}) }
  const statements = contextOf(profile, books, companies, basis)
  const published = publishedSource(facts)
  const names = await ledgerNames(books, units, companies, authority.synthetic)
  const ledger = ledgerSource(books, names)
  const goalFigures = goalsSource(goals)
  const followup = followupSource(ledger)
  const sources: Record<string, FigureSource> = {
    followup,
    statements: statementsSource(statements, ledger),
    ledger,
    goals: goalFigures,
  }
  const outlines: Record<string, FigureSource> = {
    followup,
    statements: statementsSource(statements),
    ledger,
    goals: goalFigures,
  }
  const explainBy = (rooms: Record<string, FigureSource>) => async (ref: string) => {
    const parts = parseRef(ref)
    if (!parts) return undefined
    if (parts.params.source === 'published') return published.explain(ref as FigureRef)
    return await rooms[parts.room]?.explain(ref as FigureRef)
  }
  const figure = (ref: string): Figure | undefined => {
    const parts = parseRef(ref)
    if (!parts) return undefined
    return parts.params.source === 'published'
      ? published.resolve(ref as FigureRef)
      : sources[parts.room]?.resolve(ref as FigureRef)
  }
  const tieOuts = once((key: string) => {
    const [year, source] = key.split(' ') as [string, Source]
    const own = source === 'books' && world.years.includes(Number(year)) ? ownOf(world, Number(year)) : undefined
    const resolve = accounts ? inOwnAccounts(figure, accounts, books.entities()) : figure
    const mine = tieOutRows(authority.kind, registered, statements)
    return runTieOut({ resolve, facts, year: Number(year), source, ...mine, ...(own ? { own } : {}) })
  })
  const world: World = {
    house,
    authority,
    years: books.entities().includes(OWN_ENTITY) ? books.years(OWN_ENTITY) : [],
    books,
    units,
    companies,
    statements,
    // As resolved: committees and areas that nobody wrote in the profile follow from the organisation and the books.
    profile: { ...profile, committees: [...statements.committees], investmentAreas: [...statements.investmentAreas] },
    published,
    facts,
    goals,
    accountName: names.account,
    chain: once((year: number) => assessGoals(goals, year)),
    figure,
    explain: explainBy(sources),
    outline: explainBy(outlines),
    statement: (name, { year, scope, source }) =>
      source === 'published' ? statementPublished(facts, name, year, scope) : statementJson(statements, name, { year, scope }),
    tieOut: (year, source) => tieOuts(`${year} ${source}`),
    assess: (year) => assessJson(goals, year),
    waiting: (year) => ({ tieout: world.tieOut(year, 'published').results.filter((r) => r.verdict === 'deviation').length }),
  }
  return world
}

/** Opens the world again when an import has changed what is known. */
export function worldKeeper(house: House): () => Promise<World> {
  let kept: { version: number; world: Promise<World> } | undefined
  return () => {
    if (kept?.version !== house.version()) kept = { version: house.version(), world: openWorld(house) }
    return kept.world
  }
}
