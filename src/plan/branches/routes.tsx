// Routes of scenarios, party budgets and the meeting. Fixed addresses stand before those with an id.
// Refuses: nothing of its own; reading, writing and the meeting each say what they refuse.
import type { Route } from '../../http/route.ts'
import { type MeetingDeps, meetingRoutes } from './meeting/routes.tsx'
import { readingRoutes } from './reading/routes.tsx'
import { writingRoutes } from './writing/routes.tsx'

export type { MeetingDeps as BranchDeps } from './meeting/routes.tsx'

export const branchRoutes = (deps: MeetingDeps): Route[] => [
  ...writingRoutes(deps),
  ...readingRoutes(deps),
  ...meetingRoutes(deps),
]
