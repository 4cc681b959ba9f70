// Every route of the house, each with its rule: the one list. What a room needs of a higher room is handed to it here.
import type { Context } from 'hono'
import type { AccessDeps } from '../access/io/deps.ts'
import { oidcClient } from '../access/io/oidc.ts'
import { accessRoutes } from '../access/routes.tsx'
import { assignmentRoutes } from '../assignments/routes.tsx'
import { detailRoutes } from '../budget/detail/routes.tsx'
import { budgetRoutes } from '../budget/routes.tsx'
import { DEMO_ROLES } from '../demo/people.ts'
import { DEMO_AUTHORITY } from '../demo/seed.ts'
import { comparabilityRoutes } from '../followup/comparability/routes.tsx'
import { forecastRoutes } from '../followup/forecast/routes.tsx'
import { measureRoutes } from '../followup/measures/routes.tsx'
import { followupRoutes } from '../followup/routes.tsx'
import { workedRoutes } from '../followup/worked/routes.tsx'
import { roundRoutes } from '../goals/round/routes.tsx'
import { steeringRoutes } from '../goals/steering/routes.tsx'
import { roundObstacles } from '../goals/store.ts'
import { valueRoutes } from '../goals/values/routes.tsx'
import type { OidcConfig } from '../http/config.ts'
import { clientAddress } from '../http/limits.ts'
import type { Asked, Route } from '../http/route.ts'
import { investmentRoutes } from '../investments/routes.tsx'
import { auditRoutes } from '../overview/audit/routes.tsx'
import { branchRoutes } from '../plan/branches/routes.tsx'
import { planRoutes } from '../plan/routes.tsx'
import { dayOf } from '../process/model.ts'
import { processRoutes } from '../process/routes.tsx'
import { loadRounds } from '../process/store.ts'
import type { Tx } from '../storage/database.ts'
import { booksOf, fedOf, subjectsOf, unitMoney, workHref } from './followUpWiring.ts'
import type { House } from './house.ts'
import { importRoutes } from './importRoutes.tsx'
import {
  branchDeps,
  comparabilityDeps,
  detailDeps,
  forecastDeps,
  investmentDeps,
  measureDeps,
  planDeps,
  workedDeps,
} from './moneyWiring.ts'
import { planExportRoutes } from './planExport.ts'
import { pageRoutes } from './routes.tsx'
import { searchRoutes } from './searchRoutes.tsx'
import { setupRoutes } from './setupRoutes.tsx'
import { signingRoutes } from './signingRoutes.tsx'
import { unitEconomyRoutes } from './unitEconomyRoutes.tsx'
import { isSecure, type Visitor } from './visitor.ts'
import type { WorldAsked } from './worldAsked.ts'
import type { World } from './worldShape.ts'

export interface Wiring {
  house: House
  current(): Promise<World>
  visitorOf(c: Context): Promise<Visitor>
  publicUrl?: string
  oidc?: OidcConfig
  demoDoor(c: Context): boolean
  /** Absent where no mail server is named: reminders stay in the product. */
  enqueueMail?(tx: Tx, mail: { to: string; subject: string; text: string }, key: string): Promise<unknown>
}

/** `slow` may take as long as a large file takes; the others answer within the time limit. */
export interface RouteList {
  slow: Route<WorldAsked>[]
  quick: Route<WorldAsked>[]
}

const now = (): string => new Date().toISOString()

/** What sign-in needs; the identity provider only where one is configured. */
function accessDeps({ house, publicUrl, oidc, demoDoor }: Wiring): AccessDeps {
  return {
    db: house.db,
    authority: house.authority.authorityId,
    secure: isSecure(publicUrl),
    ...(publicUrl ? { publicUrl } : {}),
    demoDoor,
    ...(house.authority.authorityId === DEMO_AUTHORITY.authorityId ? { demoRoles: DEMO_ROLES } : {}),
    address: clientAddress(isSecure(publicUrl)),
    now,
    ...(oidc ? { oidc: oidcClient(oidc) } : {}),
  }
}

/** Rounds, judgements, unit reports, assignments and the plan: what they need of each other comes from the world. */
function followUpRoutes({ house, current, enqueueMail }: Wiring): Route<WorldAsked>[] {
  const units = async () => (await current()).units
  const rounds = async (asked: Asked) =>
    (await asked.transact(loadRounds)).map((round) => ({ id: round.id, today: dayOf(round, asked.today) }))
  return [
    ...processRoutes({
      now,
      domain: `${house.authority.code}.roder`,
      subjects: async (tx, round) => subjectsOf(tx, await current(), round),
      workHref,
      obstacles: roundObstacles,
      ...(enqueueMail ? { enqueueMail } : {}),
    }),
    ...followupRoutes({
      unitMoney: async (unit, period) => unitMoney(await current(), unit, period),
      books: async () => booksOf(await current()),
    }),
    ...assignmentRoutes({ units, rounds }),
    ...steeringRoutes({ units }),
    ...valueRoutes({ books: async () => booksOf(await current()) }),
    ...roundRoutes({
      units,
      printed: async () => (await current()).goals.printedCounts,
      fed: (asked) => fedOf((asked as WorldAsked).world),
    }),
  ]
}

/** Decisions on money, detailed budgets, plans, scenarios, investments, forecasts and measures. */
function moneyRoutes({ current }: Wiring): Route<WorldAsked>[] {
  return [
    ...detailRoutes(detailDeps(current)),
    ...budgetRoutes(),
    ...investmentRoutes(investmentDeps(current)),
    ...planRoutes(planDeps),
    ...branchRoutes(branchDeps(current)),
    ...forecastRoutes(forecastDeps(current)),
    ...workedRoutes(workedDeps(current)),
    ...measureRoutes(measureDeps(current)),
    ...comparabilityRoutes(comparabilityDeps(current)),
  ]
}

export function routesOf(wiring: Wiring): RouteList {
  return {
    slow: importRoutes(wiring.house),
    quick: [
      ...accessRoutes(accessDeps(wiring)),
      // The glance and a goal's round stand before the goal itself: the first that fits answers.
      ...followUpRoutes(wiring),
      ...moneyRoutes(wiring),
      ...planExportRoutes(),
      ...signingRoutes(),
      ...pageRoutes(),
      ...unitEconomyRoutes(),
      ...searchRoutes(),
      ...setupRoutes(),
      ...auditRoutes(),
    ],
  }
}
