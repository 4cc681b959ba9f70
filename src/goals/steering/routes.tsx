// The plan's addresses with their rules. What each does stands in reading, editing, deciding and importing.
// Refuses: an address without a rule.
import { get, post, type Route } from '../../http/route.ts'
import { PATHS } from '../../web/links.ts'
import { PLAN_PATHS } from '../pages/planWords.ts'
import { carry, decide, decidePage, nextYearPage } from './deciding/routes.tsx'
import { add, change, mergeNodes, moveNode, newPage, splitNode } from './editing/routes.tsx'
import { confirmFile, excel, readFilePage, receiveFile } from './importing/routes.tsx'
import { nodePage, planPage, type SteeringDeps } from './reading/routes.tsx'

export type { SteeringDeps } from './reading/routes.tsx'

export const steeringRoutes = (deps: SteeringDeps): Route[] => [
  get(PATHS.plan, 'plan:read', (asked) => planPage(asked, deps)),
  get(`${PLAN_PATHS.node}/:id`, 'plan:read', (asked) => nodePage(asked, deps, asked.c.req.param('id') ?? '')),
  get(PLAN_PATHS.add, 'plan:draft', (asked) => newPage(asked, deps)),
  post(PLAN_PATHS.add, 'plan:draft', (asked) => add(asked, deps)),
  post(PLAN_PATHS.change, 'plan:draft', (asked) => change(asked, deps)),
  post(PLAN_PATHS.move, 'plan:draft', (asked) => moveNode(asked, deps)),
  post(PLAN_PATHS.split, 'plan:draft', (asked) => splitNode(asked, deps)),
  post(PLAN_PATHS.merge, 'plan:draft', (asked) => mergeNodes(asked, deps)),
  get(PLAN_PATHS.nextYear, 'plan:draft', (asked) => nextYearPage(asked, deps)),
  post(PLAN_PATHS.nextYear, 'plan:draft', (asked) => carry(asked, deps)),
  get(PLAN_PATHS.decide, 'plan:decide', (asked) => decidePage(asked, deps)),
  post(PLAN_PATHS.decide, 'plan:decide', (asked) => decide(asked, deps)),
  get(PLAN_PATHS.read, 'plan:draft', (asked) => readFilePage(asked, deps)),
  post(PLAN_PATHS.read, 'plan:draft', (asked) => receiveFile(asked, deps)),
  post(PLAN_PATHS.confirm, 'plan:draft', (asked) => confirmFile(asked, deps)),
  get(PLAN_PATHS.excel, 'plan:read', (asked) => excel(asked, deps)),
]
