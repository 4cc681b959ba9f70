// One person over HTTP: giving and ending roles, ending sessions, a new one-time password, closing the account.
// Refuses: reaching over more than one's own units, one's own account, and what someone else changed meanwhile.
import type { Asked, Route } from '../../http/route.ts'
import { type Finding, finding, hasErrors } from '../../kernel/finding.ts'
import { isDate } from '../../kernel/month.ts'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { unitTreeAt } from '../../organisation/model.ts'
import { loadUnits } from '../../organisation/store.ts'
import type { Tx } from '../../storage/database.ts'
import { renderPage } from '../../web/layout.tsx'
import { namesOf } from '../account/routes.tsx'
import { checkGrant, WHOLE_AUTHORITY } from '../grant.ts'
import { loadGroups } from '../groups/store.ts'
import { readGrant } from '../input.ts'
import type { AccessDeps } from '../io/deps.ts'
import { hashPassword } from '../io/password.ts'
import { newOneTimePassword as makeOneTime } from '../io/secret.ts'
import { personPath } from '../pages/paths.ts'
import { PersonPage, type PersonView } from '../pages/person.tsx'
import { ACCESS_WORDS } from '../pages/words.ts'
import { toldOnce } from '../people/routes.tsx'
import {
  addGrant,
  endGrant,
  loadGrants,
  loadPeople,
  loadPerson,
  setActive,
  setOneTimePassword,
  standing,
  unknownPerson,
} from '../people/store.ts'
import { ONE_TIME_DAYS, type Person, plusSeconds } from '../person.ts'
import { endSessions, loadSessions } from '../sessions/store.ts'

type Handler = Route<Asked>['handle']

async function personOf(tx: Tx, { c }: Asked): Promise<Person> {
  const person = await loadPerson(tx, c.req.param('person') ?? '')
  if (!person) throw unknownPerson()
  return person
}

/**
 * The account as a whole is managed only by someone who manages all of the person's units: otherwise an administrator
 * of one unit could take over the account of someone who has more.
 */
async function mayManageAll(tx: Tx, asked: Asked, person: Person): Promise<boolean> {
  if (asked.actor.person === person.person || !asked.may('people:manage')) return false
  const held = (await loadGrants(tx, person.person)).filter(
    (grant) => grant.endedAt === undefined && (grant.to === undefined || grant.to >= asked.today),
  )
  return held.every(({ unit }) => asked.may('people:manage', unit))
}

async function requireAll(tx: Tx, asked: Asked, person: Person): Promise<void> {
  if (!(await mayManageAll(tx, asked, person))) throw notYours()
}

interface Shown {
  findings?: readonly Finding[]
  typed?: Record<string, string>
}

const viewOf = (asked: Asked, deps: AccessDeps, { findings = [], typed = {} }: Shown = {}): Promise<PersonView> =>
  asked.transact(async (tx) => {
    const person = await personOf(tx, asked)
    const manage = await mayManageAll(tx, asked, person)
    const label = ({ code, name }: { code: string; name: string }) => ({ value: code, label: `${name} (${code})` })
    const units = (await loadUnits(tx)).filter(({ kind, code }) => kind !== 'costCentre' && asked.may('people:manage', code))
    const whole = { value: WHOLE_AUTHORITY, label: ACCESS_WORDS.wholeAuthority[asked.lang] }
    return {
      person,
      manage,
      grants: await loadGrants(tx, person.person),
      names: await namesOf(tx),
      sessions: manage ? await loadSessions(tx, person.person, deps.now()) : [],
      units: [...(asked.may('people:manage', WHOLE_AUTHORITY) ? [whole] : []), ...units.map(label)],
      others: (await loadPeople(tx))
        .filter((one) => one.active && one.person !== person.person)
        .map((one) => ({ value: one.person, label: one.name })),
      groups: (await loadGroups(tx)).map(label),
      typed,
      findings,
      today: asked.today,
    }
  })

async function again(asked: Asked, deps: AccessDeps, shown: Shown, status: 409 | 422): Promise<Response> {
  return asked.c.html(await renderPage(<PersonPage shell={asked.shell} view={await viewOf(asked, deps, shown)} />), status)
}

/** What was typed stays in the form, with the sentence and the version that stands now. */
async function saved(asked: Asked, deps: AccessDeps, work: (tx: Tx) => Promise<readonly Finding[]>): Promise<Response> {
  const typed = (await asked.form()).entries()
  try {
    const findings = await asked.transact(async (tx) => {
      const found = await work(tx)
      // Nothing is half-saved: findings take the whole transaction back.
      if (hasErrors(found)) throw new Refusal('invalid', 'access/not-saved', ACCESS_WORDS.notSaved, [...found])
      return found
    })
    if (findings.length === 0) return asked.c.redirect(personPath(asked.c.req.param('person') ?? ''), 303)
    return await again(asked, deps, { findings, typed }, 422)
  } catch (error) {
    if (!(error instanceof Refusal) || (error.kind !== 'conflict' && error.kind !== 'invalid')) throw error
    const findings = error.findings.length > 0 ? error.findings : [finding(error.code, 'error', error.text)]
    return await again(asked, deps, { findings, typed }, error.kind === 'conflict' ? 409 : 422)
  }
}

/** The person as the form last saw them; a form without a version is a form from somewhere else. */
async function asSeen(tx: Tx, asked: Asked): Promise<Person> {
  const person = await personOf(tx, asked)
  const version = (await asked.form()).number('version')
  return { ...person, version: version ?? -1 }
}

export const personPage =
  (deps: AccessDeps): Handler =>
  async (asked) => <PersonPage shell={asked.shell} view={await viewOf(asked, deps)} />

export const giveRole =
  (deps: AccessDeps): Handler =>
  async (asked) => {
    const form = (await asked.form()).entries()
    return await saved(asked, deps, async (tx) => {
      const person = await asSeen(tx, asked)
      const units = await loadUnits(tx)
      const read = readGrant(form, {
        units: new Set([WHOLE_AUTHORITY, ...units.map(({ code }) => code)]),
        people: new Set((await loadPeople(tx)).map((one) => one.person as string)),
        groups: new Set((await loadGroups(tx)).map(({ code }) => code)),
      })
      if (!read.ok) return read.findings
      const grant = read.value
      asked.require('people:manage', grant.unit)
      const tree = unitTreeAt(units, asked.today)
      const held = grant.deputyFor ? standing(await loadGrants(tx, grant.deputyFor)) : []
      const findings = checkGrant(grant, held, tree.contains)
      if (!hasErrors(findings)) await addGrant(tx, person, grant, deps.now())
      return findings
    })
  }

export const endRole =
  (deps: AccessDeps): Handler =>
  async (asked) => {
    const form = await asked.form()
    return await saved(asked, deps, async (tx) => {
      const person = await asSeen(tx, asked)
      const grant = (await loadGrants(tx, person.person)).find(({ grantId }) => grantId === form.text('grant'))
      if (!grant) throw unknownPerson()
      asked.require('people:manage', grant.unit)
      const lastDay = form.text('lastDay')
      if (lastDay !== '' && (!isDate(lastDay) || lastDay < asked.today)) return [pastDay(lastDay)]
      const when = { now: deps.now(), today: asked.today }
      await endGrant(tx, person, grant.grantId, lastDay === '' ? when : { ...when, lastDay })
      return []
    })
  }

export const closeAccount =
  (deps: AccessDeps): Handler =>
  async (asked) => {
    const active = (await asked.form()).text('active') === 'ja'
    return await saved(asked, deps, async (tx) => {
      const person = await asSeen(tx, asked)
      await requireAll(tx, asked, person)
      await setActive(tx, person, active, asked.today)
      return []
    })
  }

export const newOneTimePassword =
  (deps: AccessDeps): Handler =>
  async (asked) => {
    const password = makeOneTime()
    const credential = await hashPassword(password)
    let told: Person | undefined
    const answer = await saved(asked, deps, async (tx) => {
      const person = await asSeen(tx, asked)
      await requireAll(tx, asked, person)
      await setOneTimePassword(tx, person, credential, plusSeconds(deps.now(), ONE_TIME_DAYS * 86_400))
      told = person
      return []
    })
    return told && answer.status === 303 ? await toldOnce(asked, told, password) : answer
  }

export const endTheirSession =
  (_deps: AccessDeps): Handler =>
  async (asked) => {
    const form = await asked.form()
    const person = await asked.transact(async (tx) => {
      const found = await personOf(tx, asked)
      await requireAll(tx, asked, found)
      await endSessions(tx, found.person, { only: form.text('session') })
      return found
    })
    return asked.c.redirect(personPath(person.person), 303)
  }

const notYours = (): Refusal =>
  new Refusal(
    'not-allowed',
    'access/not-your-person',
    text(
      'Kontot sköts av en administratör för alla enheter personen har roller i, och aldrig av personen själv.',
      'The account is managed by an administrator of all the units the person has roles in, and never by the person.',
    ),
  )

const pastDay = (written: string): Finding =>
  finding(
    'access/past-day',
    'error',
    text(
      `Sista dagen är i dag eller senare. Du skrev ”${written}”. Lämna fältet tomt för att avsluta genast.`,
      `The last day is today or later. You wrote "${written}". Leave the field empty to end it at once.`,
    ),
    { cell: 'lastDay' },
  )
