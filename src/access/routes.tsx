// Every address of this room, in one list.
// Refuses: a route without a rule, and knowledge of the house (handed in as deps).
import type { Asked, Route } from '../http/route.ts'
import { get, post } from '../http/route.ts'
import { accountPage, changeOwnPassword, endOwnSession, letInToGroup, passwordPage, permissionsPage } from './account/routes.tsx'
import type { AccessDeps } from './io/deps.ts'
import { ACCESS_PATHS } from './pages/paths.ts'
import { newPersonPage, peoplePage, registerGroup, registerPerson } from './people/routes.tsx'
import { closeAccount, endRole, endTheirSession, giveRole, newOneTimePassword, personPage } from './person/routes.tsx'
import { oidcAnswer, oidcStart, signInForm, signInPage, signOut, tryAs } from './signIn/routes.tsx'

export type { AccessDeps } from './io/deps.ts'

export function accessRoutes(deps: AccessDeps): Route<Asked>[] {
  const id = `${ACCESS_PATHS.people}/:person`
  return [
    get(ACCESS_PATHS.signIn, 'open', signInPage(deps)),
    post(ACCESS_PATHS.signIn, 'open', signInForm(deps)),
    get(ACCESS_PATHS.oidc, 'open', oidcStart(deps)),
    get(ACCESS_PATHS.oidcAnswer, 'open', oidcAnswer(deps)),
    post(ACCESS_PATHS.signOut, 'open', signOut(deps)),
    post(ACCESS_PATHS.tryAs, 'open', tryAs(deps)),
    get(ACCESS_PATHS.account, 'sessions:own', accountPage(deps)),
    get(ACCESS_PATHS.password, 'sessions:own', passwordPage(deps)),
    post(ACCESS_PATHS.password, 'sessions:own', changeOwnPassword(deps)),
    post(ACCESS_PATHS.endSession, 'sessions:own', endOwnSession(deps)),
    post(ACCESS_PATHS.letIn, 'sessions:own', letInToGroup(deps)),
    get(ACCESS_PATHS.permissions, 'sessions:own', permissionsPage),
    get(ACCESS_PATHS.people, 'people:read', peoplePage),
    get(ACCESS_PATHS.newPerson, 'people:manage', newPersonPage),
    post(ACCESS_PATHS.newPerson, 'people:manage', registerPerson(deps)),
    post(ACCESS_PATHS.groups, 'people:manage', registerGroup),
    get(id, 'people:read', personPage(deps)),
    post(`${id}/roller`, 'people:manage', giveRole(deps)),
    post(`${id}/avsluta`, 'people:manage', endRole(deps)),
    post(`${id}/losenord`, 'people:manage', newOneTimePassword(deps)),
    post(`${id}/konto`, 'people:manage', closeAccount(deps)),
    post(`${id}/inloggningar`, 'people:manage', endTheirSession(deps)),
  ]
}
