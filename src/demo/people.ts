// The demonstration's people: roles, never real persons, and none with a password: only the demonstration's door lets them in.
// Every unit of the demo organisation under a committee has a manager, so that every task has someone responsible.
import type { DemoRole, Person } from '../access/model.ts'
import { addGrant, addPerson, loadGrants, personByLogin } from '../access/store.ts'
import type { Role } from '../kernel/actor.ts'
import { text } from '../kernel/text.ts'
import { committeeIn, type Unit, unitTreeAt } from '../organisation/model.ts'
import { loadUnits } from '../organisation/store.ts'
import type { Tx } from '../storage/database.ts'

const role = (login: string, sv: string, en: string, held: Role, unit: string): DemoRole => ({
  login,
  title: text(sv, en),
  role: held,
  unit,
})

/** What a visitor may try, in the order of the page. */
export const DEMO_ROLES: readonly DemoRole[] = [
  role('chef-e2201', 'Chef Akutsjukvård', 'Manager, emergency care', 'manager', 'e2201'),
  role('chef-e2603', 'Chef Hälsocentral Älven', 'Manager, Älven health centre', 'manager', 'e2603'),
  role('tjanst-hsn', 'Tjänsteperson hälso- och sjukvårdsnämnden', 'Official, health care committee', 'official', 'hsn'),
  role('tjanst-rs', 'Tjänsteperson regionstyrelsen', 'Official, executive board', 'official', 'rs'),
  role('tjanst-run', 'Tjänsteperson regionala utvecklingsnämnden', 'Official, regional development committee', 'official', 'run'),
  role('controller', 'Controller', 'Controller', 'controller', 'rf'),
  role('ordforande', 'Ordförande', 'Chairperson', 'elected', 'rf'),
  role('revisor', 'Revisor', 'Auditor', 'auditor', 'rf'),
  role('administrator-demo', 'Administratör', 'Administrator', 'administrator', 'rf'),
]

/** As long as the demonstration's organisation has stood. */
const SINCE = '2019-01-01'

/** Managers of the units that answer to a committee, the ones a visitor may try left out. */
export function unitManagers(units: readonly Unit[], date: string): DemoRole[] {
  const tree = unitTreeAt(units, date)
  const named = new Set(DEMO_ROLES.map(({ login }) => login))
  return units
    .filter(({ kind, code }) => kind === 'unit' && committeeIn(tree, code) !== undefined)
    .map(({ code, name }) => role(`chef-${code}`, `Chef ${name}`, `Manager, ${name}`, 'manager', code))
    .filter(({ login }) => !named.has(login))
}

/** Registers the people and their roles; run again it adds only what is missing. */
export async function seedPeople(tx: Tx): Promise<void> {
  const units = await loadUnits(tx)
  for (const one of [...DEMO_ROLES, ...unitManagers(units, SINCE)]) {
    const person = (await personByLogin(tx, one.login)) ?? (await register(tx, one))
    const grants = await loadGrants(tx, person.person)
    if (grants.some((grant) => grant.role === one.role && grant.unit === one.unit)) continue
    await addGrant(tx, person, { role: one.role, unit: one.unit, from: SINCE }, `${SINCE}T00:00:00Z`)
  }
}

/** The login may keep an ä: it is typed, not read by machines. A name that is taken gets its unit's code. */
async function register(tx: Tx, { login, title, unit }: DemoRole): Promise<Person> {
  for (const name of [title.sv, `${title.sv} (${unit})`]) {
    const added = await addPerson(tx, { login, name })
    if (added.ok) return added.value
  }
  throw new Error(`the demonstration's person ${login} could not be registered`)
}
