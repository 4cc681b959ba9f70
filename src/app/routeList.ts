// Every route of the house, each with its rule: the one list. What a room needs of a higher room is handed to it here.
import type { Context } from 'hono'
import type { OidcConfig } from '../http/config.ts'
import type { Route } from '../http/route.ts'
import type { House } from './house.ts'
import { importRoutes } from './importRoutes.tsx'
import { pageRoutes } from './routes.tsx'
import { searchRoutes } from './searchRoutes.tsx'
import { setupRoutes } from './setupRoutes.tsx'
import type { Visitor } from './visitor.ts'
import type { WorldAsked } from './worldAsked.ts'
import type { World } from './worldShape.ts'

export interface Wiring {
  house: House
  current(): Promise<World>
  visitorOf(c: Context): Promise<Visitor>
  publicUrl?: string
  oidc?: OidcConfig
}

/** `slow` may take as long as a large file takes; the others answer within the time limit. */
export interface RouteList {
  slow: Route<WorldAsked>[]
  quick: Route<WorldAsked>[]
}

export function routesOf(wiring: Wiring): RouteList {
  return {
    slow: importRoutes(wiring.house),
    quick: [...pageRoutes(), ...searchRoutes(), ...setupRoutes()],
  }
}
