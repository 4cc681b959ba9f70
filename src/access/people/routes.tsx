// The people of the authority over HTTP: the list, a new one, party groups.
// Refuses: showing a one-time password more than once; it is in the answer to the form and nowhere else.
import type { Asked, Route } from '../../http/route.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { text } from '../../kernel/text.ts'
import { renderPage } from '../../web/layout.tsx'
import { namesOf } from '../account/routes.tsx'
import { holdsOn } from '../grant.ts'
import { addGroup, loadGroups } from '../groups/store.ts'
import { readGroup, readNewPerson } from '../input.ts'
import type { AccessDeps } from '../io/deps.ts'
import { hashPassword } from '../io/password.ts'
import { newOneTimePassword } from '../io/secret.ts'
import { ACCESS_PATHS, personPath } from '../pages/paths.ts'
import { NewPersonPage, OneTimePage, PeoplePage, type PeopleView } from '../pages/people.tsx'
import { ONE_TIME_DAYS, type Person, plusSeconds } from '../person.ts'
import { ROLE_WORDS } from '../words.ts'
import { addPerson, loadGrants, loadPeople, standing } from './store.ts'

type Handler = Route<Asked>['handle']

async function listOf(asked: Asked, findings: readonly Finding[] = [], typed: Record<string, string> = {}): Promise<PeopleView> {
  const { lang, today } = asked
  return await asked.transact(async (tx) => {
    const names = await namesOf(tx)
    const grants = standing(await loadGrants(tx)).filter((grant) => holdsOn(grant, today))
    const rolesOf = ({ person }: Person) =>
      grants
        .filter((grant) => grant.person === person)
        .map(({ role, unit }) => `${ROLE_WORDS[role][lang]}, ${names.unit(unit)}`)
        .join('; ')
    const people = (await loadPeople(tx)).map((one) => ({ ...one, roles: rolesOf(one) }))
    return { people, groups: await loadGroups(tx), manage: asked.may('people:manage'), findings, typed }
  })
}

export const peoplePage: Handler = async (asked) => <PeoplePage shell={asked.shell} view={await listOf(asked)} />

export const newPersonPage: Handler = ({ shell }) => <NewPersonPage shell={shell} view={{ typed: {}, findings: [] }} />

export const registerPerson =
  (deps: AccessDeps): Handler =>
  async (asked) => {
    const { c, shell } = asked
    const typed = (await asked.form()).entries()
    const again = async (findings: readonly Finding[]) =>
      c.html(await renderPage(<NewPersonPage shell={shell} view={{ typed, findings }} />), 422)
    const read = readNewPerson(typed)
    if (!read.ok) return await again(read.findings)
    const { how, ...wanted } = read.value
    const password = how === 'local' ? newOneTimePassword() : undefined
    const credential = password && {
      credential: await hashPassword(password),
      credentialEndsAt: plusSeconds(deps.now(), ONE_TIME_DAYS * 86_400),
    }
    const added = await asked.transact((tx) => addPerson(tx, { ...wanted, ...credential }))
    if (!added.ok) return await again(added.findings)
    if (password === undefined) return c.redirect(personPath(added.value.person), 303)
    return await toldOnce(asked, added.value, password)
  }

/** The one answer that holds the password: never kept by browser or proxy. */
export async function toldOnce({ c, shell }: Asked, person: Person, password: string): Promise<Response> {
  c.header('cache-control', 'no-store')
  return c.html(await renderPage(<OneTimePage shell={shell} person={person} password={password} />))
}

export const registerGroup: Handler = async (asked) => {
  const { c, shell } = asked
  const typed = (await asked.form()).entries()
  const again = async (findings: readonly Finding[]) =>
    c.html(await renderPage(<PeoplePage shell={shell} view={await listOf(asked, findings, typed)} />), 422)
  const read = readGroup(typed)
  if (!read.ok) return await again(read.findings)
  if (!(await asked.transact((tx) => addGroup(tx, read.value)))) return await again([codeTaken(read.value.code)])
  return c.redirect(ACCESS_PATHS.people, 303)
}

const codeTaken = (code: string): Finding =>
  finding(
    'access/group-taken',
    'error',
    text(`Koden ${code} finns redan. Välj en annan.`, `The code ${code} exists already. Choose another.`),
    { cell: 'code' },
  )
