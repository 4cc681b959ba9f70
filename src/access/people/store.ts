// Persons and the roles they hold, in the database. Every change is logged with what stood before, never a secret.
// Refuses: anyone changing their own roles, taking the last administrator away, and saving over what someone else changed.
import type { Grant, PersonId, Role } from '../../kernel/actor.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { failed, ok, Refusal, type Result } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import { newId } from '../io/secret.ts'
import type { Person, RegisteredGrant } from '../person.ts'

interface PersonRecord {
  person_id: string
  login: string
  name: string
  email: string | null
  active: boolean
  has_password: boolean
  must_change: boolean
  version: number
}

const PERSON = `person_id, login, name, email, active, credential is not null as has_password, must_change, version`

const personOf = (row: PersonRecord): Person => ({
  person: row.person_id as PersonId,
  login: row.login,
  name: row.name,
  active: row.active,
  hasPassword: row.has_password,
  mustChange: row.must_change,
  version: row.version,
  ...(row.email === null ? {} : { email: row.email }),
})

export async function loadPeople(tx: Tx): Promise<Person[]> {
  const rows = await tx.query<PersonRecord>(`select ${PERSON} from access.person where authority_id = $1 order by name`, [
    tx.authority,
  ])
  return rows.map(personOf)
}

export async function loadPerson(tx: Tx, person: string): Promise<Person | undefined> {
  if (!isId(person)) return undefined
  const rows = await tx.query<PersonRecord>(
    `select ${PERSON} from access.person where authority_id = $1 and person_id = $2::uuid`,
    [tx.authority, person],
  )
  return rows[0] && personOf(rows[0])
}

export async function personByLogin(tx: Tx, login: string): Promise<Person | undefined> {
  const rows = await tx.query<PersonRecord>(`select ${PERSON} from access.person where authority_id = $1 and login = $2`, [
    tx.authority,
    login.toLowerCase(),
  ])
  return rows[0] && personOf(rows[0])
}

export const isId = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)

export interface NewPerson {
  login: string
  name: string
  email?: string
  /** A hash, for a one-time password; absent for those who sign in elsewhere. */
  credential?: string
  /** When the one-time password is worth nothing. */
  credentialEndsAt?: string
}

/** Registers a person who has no role yet. A login or a name that is taken is said at its field, both at once. */
export async function addPerson(tx: Tx, wanted: NewPerson): Promise<Result<Person>> {
  const login = wanted.login.toLowerCase()
  const rows = await tx.query<PersonRecord>(
    `insert into access.person (authority_id, person_id, login, name, email, credential, must_change, credential_ends_at)
     select $1::uuid, $2::uuid, $3, $4, $5, $6, $6::text is not null, $7::timestamptz
     on conflict do nothing returning ${PERSON}`,
    [tx.authority, newId(), login, wanted.name, wanted.email ?? null, wanted.credential ?? null, wanted.credentialEndsAt ?? null],
  )
  if (rows[0] === undefined) return failed(await whatIsTaken(tx, login, wanted.name))
  const person = personOf(rows[0])
  await audit(tx, { action: 'access/add-person', subject: subjectOf(person.person), after: shownPerson(person) })
  return ok(person)
}

async function whatIsTaken(tx: Tx, login: string, name: string): Promise<Finding[]> {
  const rows = await tx.query<{ login: boolean; name: boolean }>(
    `select login = $2 as login, lower(name) = lower($3) as name from access.person
     where authority_id = $1 and (login = $2 or lower(name) = lower($3))`,
    [tx.authority, login, name],
  )
  return [
    ...(rows.some((row) => row.login) ? [taken('login', login)] : []),
    ...(rows.some((row) => row.name) ? [taken('name', name)] : []),
  ]
}

const taken = (cell: 'login' | 'name', written: string): Finding =>
  finding(
    `access/${cell}-taken`,
    'error',
    cell === 'login'
      ? text(`Inloggningsnamnet ${written} är upptaget. Välj ett annat.`, `The login ${written} is taken. Choose another.`)
      : text(
          `Det finns redan en person som heter ${written}. Lägg till något som skiljer dem åt, t.ex. en enhet: loggen säger namnet.`,
          `There is already a person called ${written}. Add something that tells them apart, e.g. a unit: the log says the name.`,
        ),
    { cell },
  )

export const subjectOf = (person: PersonId | string): string => `access:person/${person}`

// The log can never forget: it says whether there is an address, not which.
const shownPerson = ({ login, name, email, active }: Person) => ({ login, name, hasEmail: email !== undefined, active })

interface GrantRecord {
  grant_id: string
  person_id: string
  role: Role
  unit: string
  party_group: string | null
  from_date: string
  to_date: string | null
  deputy_for: string | null
  granted_by: string
  granted_at: string
  ended_by: string | null
  ended_at: string | null
  approved_at: string | null
}

const GRANT = `grant_id, person_id, role, unit, party_group, from_date, to_date, deputy_for, granted_by, granted_at, ended_by,
  ended_at, approved_at`

const registered = (row: GrantRecord): RegisteredGrant => ({
  grantId: row.grant_id,
  person: row.person_id as PersonId,
  role: row.role,
  unit: row.unit,
  from: row.from_date,
  grantedBy: row.granted_by,
  grantedAt: row.granted_at,
  waiting: row.party_group !== null && row.approved_at === null && row.ended_at === null,
  ...(row.to_date === null ? {} : { to: row.to_date }),
  ...(row.party_group === null ? {} : { partyGroup: row.party_group }),
  ...(row.deputy_for === null ? {} : { deputyFor: row.deputy_for as PersonId }),
  ...(row.ended_by === null ? {} : { endedBy: row.ended_by }),
  ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
})

/** Grants with their history, the ended ones too; of everyone, or of one person. */
export async function loadGrants(tx: Tx, person?: PersonId): Promise<RegisteredGrant[]> {
  const rows = await tx.query<GrantRecord>(
    `select ${GRANT} from access.role_grant where authority_id = $1 and ($2::uuid is null or person_id = $2::uuid)
     order by from_date, granted_at, grant_id`,
    [tx.authority, person ?? null],
  )
  return rows.map(registered)
}

/** What counts: not ended, and let in by the group where it belongs to one. The dates are looked at by `may`. */
export const standing = (grants: readonly RegisteredGrant[]): RegisteredGrant[] =>
  grants.filter((grant) => grant.endedAt === undefined && !grant.waiting)

/** Gives a role, already checked (`checkGrant`). In a party group it waits for a member of the group. */
export async function addGrant(tx: Tx, person: Person, grant: Grant, now: string): Promise<RegisteredGrant> {
  refuseOwn(tx, person.person)
  const [row] = await tx.query<GrantRecord>(
    `insert into access.role_grant
       (authority_id, grant_id, person_id, role, unit, party_group, from_date, to_date, deputy_for, granted_by, granted_at)
     select $1::uuid, $2::uuid, $3::uuid, $4, $5, $6, $7::date, $8::date, $9::uuid, $10, $11::timestamptz
     returning ${GRANT}`,
    [
      tx.authority,
      newId(),
      person.person,
      grant.role,
      grant.unit,
      grant.partyGroup ?? null,
      grant.from,
      grant.to ?? null,
      grant.deputyFor ?? null,
      tx.actor.name,
      now,
    ],
  )
  await bump(tx, person)
  await audit(tx, { action: 'access/grant', subject: subjectOf(person.person), after: { grantId: row!.grant_id, ...grant } })
  return registered(row!)
}

/** Ends a role at once, or sets its last day. Those who stand in for the person in that role end with it. */
export async function endGrant(
  tx: Tx,
  person: Person,
  grantId: string,
  { lastDay, now, today }: { lastDay?: string; now: string; today: string },
): Promise<void> {
  refuseOwn(tx, person.person)
  const grant = (await loadGrants(tx, person.person)).find((one) => one.grantId === grantId)
  if (!grant) throw unknown()
  await bump(tx, person)
  const last = lastDay ?? null
  const ended = await tx.query<GrantRecord>(
    `update access.role_grant
        set to_date = case when $3::date is null then to_date else least(coalesce(to_date, $3::date), $3::date) end,
            ended_at = case when $3::date is null then $4::timestamptz end, ended_by = case when $3::date is null then $5 end
      where authority_id = $1 and grant_id = $2::uuid and ended_at is null and ($3::date is null or $3::date >= from_date)
      returning ${GRANT}`,
    [tx.authority, grantId, last, now, tx.actor.name],
  )
  if (ended.length === 0) throw alreadyEnded()
  const deputies = await tx.query<GrantRecord>(
    `update access.role_grant
        set to_date = case when $4::date is null or $4::date < from_date then to_date else least(to_date, $4::date) end,
            ended_at = case when $4::date is null or $4::date < from_date then $5::timestamptz end,
            ended_by = case when $4::date is null or $4::date < from_date then $6 end
      where authority_id = $1 and deputy_for = $2::uuid and role = $3 and ended_at is null and ($4::date is null or to_date > $4::date)
      returning ${GRANT}`,
    [tx.authority, grant.person, grant.role, last, now, tx.actor.name],
  )
  for (const row of [...ended, ...deputies])
    await audit(tx, {
      action: 'access/end-grant',
      subject: subjectOf(row.person_id),
      before: { grantId: row.grant_id, role: row.role, unit: row.unit, ...(row === ended[0] ? { to: grant.to ?? null } : {}) },
      after: { to: row.to_date, ended: row.ended_at !== null },
    })
  if (grant.role === 'administrator') await refuseUnmanaged(tx, today)
}

/** Closes a person's account, and every session with it; or opens it again. */
export async function setActive(tx: Tx, person: Person, active: boolean, today: string): Promise<void> {
  refuseOwn(tx, person.person)
  await bump(tx, person)
  await tx.query('update access.person set active = $3 where authority_id = $1 and person_id = $2::uuid', [
    tx.authority,
    person.person,
    active,
  ])
  if (!active)
    await tx.query('delete from access.session where authority_id = $1 and person_id = $2::uuid', [tx.authority, person.person])
  await audit(tx, {
    action: active ? 'access/activate' : 'access/deactivate',
    subject: subjectOf(person.person),
    before: { active: person.active },
    after: { active },
  })
  const held = await loadGrants(tx, person.person)
  if (!active && held.some(({ role }) => role === 'administrator')) await refuseUnmanaged(tx, today)
}

/**
 * Gives a new one-time password (its hash) and ends every session. Whoever gave it could sign in as the person, so party
 * groups must let the person in again: an administrator does not get into a group by way of a member's account.
 */
export async function setOneTimePassword(tx: Tx, person: Person, credential: string, endsAt: string): Promise<void> {
  refuseOwn(tx, person.person)
  await bump(tx, person)
  await tx.query(
    `update access.person set credential = $3, must_change = true, credential_ends_at = $4::timestamptz
      where authority_id = $1 and person_id = $2::uuid`,
    [tx.authority, person.person, credential, endsAt],
  )
  await tx.query('delete from access.session where authority_id = $1 and person_id = $2::uuid', [tx.authority, person.person])
  await tx.query('delete from access.device where authority_id = $1 and person_id = $2::uuid', [tx.authority, person.person])
  await suspendInGroups(tx, person.person)
  await audit(tx, { action: 'access/one-time-password', subject: subjectOf(person.person), after: { endsAt } })
}

async function suspendInGroups(tx: Tx, person: PersonId): Promise<void> {
  const rows = await tx.query<{ grant_id: string; party_group: string }>(
    `update access.role_grant set approved_by = null, approved_at = null
      where authority_id = $1 and person_id = $2::uuid and party_group is not null and approved_at is not null and ended_at is null
      returning grant_id, party_group`,
    [tx.authority, person],
  )
  for (const row of rows)
    await audit(tx, { action: 'access/group-suspended', subject: subjectOf(person), before: row, after: { waiting: true } })
}

/** Optimistic: the person is as the form last saw them, or nothing is saved. */
async function bump(tx: Tx, { person, version }: Person): Promise<void> {
  const rows = await tx.query(
    `update access.person set version = version + 1 where authority_id = $1 and person_id = $2::uuid and version = $3
     returning version`,
    [tx.authority, person, version],
  )
  if (rows.length === 0) throw changedMeanwhile()
}

function refuseOwn(tx: Tx, person: PersonId): void {
  if (tx.actor.person === person) throw ownRoles()
}

/** Runs after the log entry, whose lock makes two administrators stand in line. */
async function refuseUnmanaged(tx: Tx, today: string): Promise<void> {
  const rows = await tx.query(
    `select 1 from access.role_grant g
       join access.person p on p.authority_id = $1 and p.person_id = g.person_id and p.active
      where g.authority_id = $1 and g.role = 'administrator' and g.ended_at is null and g.from_date <= $2::date
        and g.to_date is null limit 1`,
    [tx.authority, today],
  )
  if (rows.length === 0) throw lastAdministrator()
}

const unknown = (): Refusal =>
  new Refusal(
    'not-found',
    'access/unknown',
    text('Personen eller rollen finns inte. Gå tillbaka till listan.', 'There is no such person or role. Go back to the list.'),
  )
export const unknownPerson = unknown

const alreadyEnded = (): Refusal =>
  new Refusal(
    'conflict',
    'access/already-ended',
    text(
      'Rollen är redan avslutad, eller den sista dagen ligger före den första. Inget har ändrats.',
      'The role has already ended, or the last day is before the first. Nothing was changed.',
    ),
  )

const changedMeanwhile = (): Refusal =>
  new Refusal(
    'conflict',
    'access/changed-meanwhile',
    text(
      'Någon annan har ändrat personen sedan du öppnade sidan. Inget har sparats. Jämför med det som står nu och skicka igen.',
      'Someone else has changed the person since you opened the page. Nothing was saved. Compare with what it says now and send again.',
    ),
  )

const ownRoles = (): Refusal =>
  new Refusal(
    'not-allowed',
    'access/own-roles',
    text(
      'Ingen ändrar sina egna roller. Be en annan administratör.',
      'Nobody changes their own roles. Ask another administrator.',
    ),
  )

const lastAdministrator = (): Refusal =>
  new Refusal(
    'conflict',
    'access/last-administrator',
    text(
      'Någon måste kunna ge roller. Utse en annan administratör tills vidare innan du avslutar den sista.',
      'Someone must be able to give roles. Appoint another administrator until further notice before ending the last one.',
    ),
  )
