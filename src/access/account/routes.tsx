// One's own account over HTTP: roles, sessions, password, the yes of a party group; and the table of permissions.
// Refuses: ids of others. Every question has the signed-in person in it.
import type { Asked, Html, Route } from '../../http/route.ts'
import type { PersonId } from '../../kernel/actor.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { loadUnits } from '../../organisation/store.ts'
import type { Tx } from '../../storage/database.ts'
import { renderPage } from '../../web/layout.tsx'
import { letIn, loadGroups, waitingFor } from '../groups/store.ts'
import { readSessionCookie, setSessionCookie } from '../io/cookie.ts'
import type { AccessDeps } from '../io/deps.ts'
import { AccountPage } from '../pages/account.tsx'
import type { Names } from '../pages/grantTable.tsx'
import { PasswordPage } from '../pages/password.tsx'
import { ACCESS_PATHS } from '../pages/paths.ts'
import { PermissionsPage } from '../pages/permissions.tsx'
import { waitWords } from '../pages/signIn.tsx'
import { loadGrants, loadPeople, loadPerson, unknownPerson } from '../people/store.ts'
import { endSessions, loadSessions, signedIn } from '../sessions/store.ts'
import { browserOf } from '../signIn/routes.tsx'
import { changePassword } from '../signIn/store.ts'

type Handler = Route<Asked>['handle']

const own = ({ actor }: Asked): PersonId => {
  if (actor.person === undefined) throw unknownPerson()
  return actor.person
}

/** Names of units, people and groups for tables of roles. */
export async function namesOf(tx: Tx): Promise<Names> {
  const units = new Map((await loadUnits(tx)).map(({ code, name }) => [code, name]))
  const people = new Map((await loadPeople(tx)).map(({ person, name }) => [person as string, name]))
  const groups = new Map((await loadGroups(tx)).map(({ code, name }) => [code, name]))
  return {
    unit: (code) => units.get(code) ?? code,
    person: (id) => people.get(id) ?? id,
    group: (code) => groups.get(code) ?? code,
  }
}

export const accountPage =
  (deps: AccessDeps): Handler =>
  async (asked) => {
    const { shell, today } = asked
    const me = own(asked)
    const now = deps.now()
    const view = await asked.transact(async (tx) => {
      const person = await loadPerson(tx, me)
      const session = await signedIn(tx, readSessionCookie(asked.c, deps), now)
      if (!person || !session) throw unknownPerson()
      return {
        name: person.name,
        login: person.login,
        hasPassword: person.hasPassword,
        grants: await loadGrants(tx, me),
        names: await namesOf(tx),
        sessions: await loadSessions(tx, me, now),
        session: session.sessionId,
        waiting: await waitingFor(tx, today),
        today,
      }
    })
    return <AccountPage shell={shell} view={view} />
  }

export const endOwnSession =
  (deps: AccessDeps): Handler =>
  async (asked) => {
    const me = own(asked)
    const which = (await asked.form()).text('session')
    await asked.transact(async (tx) => {
      const current = await signedIn(tx, readSessionCookie(asked.c, deps), deps.now())
      await endSessions(tx, me, which === 'andra' ? { allBut: current?.sessionId } : { only: which })
    })
    return asked.c.redirect(ACCESS_PATHS.account, 303)
  }

export const letInToGroup =
  (deps: AccessDeps): Handler =>
  async (asked) => {
    own(asked)
    const grant = (await asked.form()).text('grant')
    await asked.transact((tx) => letIn(tx, grant, { now: deps.now(), today: asked.today }))
    return asked.c.redirect(ACCESS_PATHS.account, 303)
  }

const passwordForm = ({ shell }: Asked, forced: boolean, findings: readonly Finding[]): Html => (
  <PasswordPage shell={shell} view={{ forced, findings }} />
)

export const passwordPage =
  (_deps: AccessDeps): Handler =>
  async (asked) => {
    const me = own(asked)
    const person = await asked.transact((tx) => loadPerson(tx, me))
    if (!person?.hasPassword) throw noPassword()
    return passwordForm(asked, person.mustChange, [])
  }

export const changeOwnPassword =
  (deps: AccessDeps): Handler =>
  async (asked) => {
    const { c } = asked
    const me = own(asked)
    const person = await asked.transact((tx) => loadPerson(tx, me))
    if (!person?.hasPassword) throw noPassword()
    const form = await asked.form()
    const again = async (findings: readonly Finding[], status: 422 | 429) =>
      c.html(await renderPage(passwordForm(asked, person.mustChange, findings)), status)
    const typed = { current: form.text('current'), password: form.text('password') }
    if (form.text('again') !== typed.password) return await again([NOT_THE_SAME], 422)
    const answer = await changePassword(deps.db, deps.authority, person, typed, browserOf(c, deps))
    if (answer.ok) {
      setSessionCookie(c, answer.token, deps)
      return c.redirect(person.mustChange ? '/' : ACCESS_PATHS.account, 303)
    }
    if ('findings' in answer) return await again(answer.findings, 422)
    if (answer.seconds === undefined) return await again([WRONG_NOW], 422)
    return await again([finding('access/wait', 'error', waitWords(answer.seconds))], 429)
  }

export const permissionsPage: Handler = ({ shell }) => <PermissionsPage shell={shell} />

const NOT_THE_SAME = finding(
  'access/password-differs',
  'error',
  text('De två lösenorden är olika. Skriv samma två gånger.', 'The two passwords differ. Write the same twice.'),
  { cell: 'again' },
)
const WRONG_NOW = finding(
  'access/password-wrong',
  'error',
  text('Det nuvarande lösenordet stämmer inte. Skriv det igen.', 'The current password is not right. Write it again.'),
  { cell: 'current' },
)
const noPassword = (): Refusal => new Refusal('not-found', 'access/no-password', PASSWORD_ELSEWHERE)
const PASSWORD_ELSEWHERE = text(
  'Du loggar in utan lösenord i Roder, så det finns inget att byta här.',
  'You sign in without a password in Roder, so there is none to change here.',
)
