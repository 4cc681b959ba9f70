// Signing in: by password, by the identity provider, by the demonstration's door; and the first administrator.
// Refuses: quick answers about who exists, guessing at speed, and accounts made by an identity provider on its own.
import type { PersonId } from '../../kernel/actor.ts'
import { type Finding, hasErrors } from '../../kernel/finding.ts'
import type { AuthorityId } from '../../kernel/ids.ts'
import { audit } from '../../storage/audit.ts'
import type { Database, Tx } from '../../storage/database.ts'
import { WHOLE_AUTHORITY } from '../grant.ts'
import { hashPassword, isPassword } from '../io/password.ts'
import { hashOf, isToken, newId, newOneTimePassword, newToken } from '../io/secret.ts'
import { checkPassword } from '../passwordRules.ts'
import { addPerson, personByLogin, setOneTimePassword, subjectOf } from '../people/store.ts'
import { type HowSignedIn, ONE_TIME_DAYS, plusSeconds } from '../person.ts'
import { isKnownDevice, openSession, rememberDevice, SIGN_IN_ACTOR } from '../sessions/store.ts'
import { type Counter, countersOf, delaySeconds, FORGOTTEN_AFTER_HOURS, PACE } from '../throttle.ts'

export interface Browser {
  now: string
  address?: string
  userAgent?: string
  /** What the browser held: the session before this one, and the device. */
  session?: string
  device?: string
}

export type SignInAnswer =
  | { ok: true; token: string; device?: string; mustChange: boolean; person: PersonId }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'wait'; seconds: number }

/** By login and password. Wrong login and wrong password are one answer, after the same work. */
export async function signInLocal(
  db: Database,
  authority: AuthorityId,
  typed: { login: string; password: string },
  browser: Browser,
): Promise<SignInAnswer> {
  const login = typed.login.trim().toLowerCase()
  const { now } = browser
  const asked = await db.asAuthority(authority, SIGN_IN_ACTOR, async (tx) => {
    const device = (await isKnownDevice(tx, login, browser.device)) ? hashOf(browser.device!) : undefined
    const counters = countersOf(login, browser.address, device)
    const wait = await tryCounters(tx, counters, now)
    return { counters, wait, known: wait > 0 ? undefined : await credentialOf(tx, login, now) }
  })
  if (asked.wait > 0) return { ok: false, reason: 'wait', seconds: asked.wait }
  const right = await isPassword(typed.password, asked.known?.credential)
  return await db.asAuthority(authority, SIGN_IN_ACTOR, async (tx): Promise<SignInAnswer> => {
    // Read again: the account may have been closed, or its password replaced, while this one was being worked out.
    const still = right ? await credentialOf(tx, login, now) : undefined
    if (!right || still === undefined || still.credential !== asked.known?.credential) {
      await countFailure(tx, asked.counters, now)
      return { ok: false, reason: 'wrong' }
    }
    await forgive(tx, asked.counters)
    const { person, name, mustChange } = still
    const token = await openSession(tx, {
      person,
      name,
      how: 'local',
      now,
      userAgent: browser.userAgent,
      before: browser.session,
    })
    const device = await rememberDevice(tx, person, browser.device, now)
    await sweepAttempts(tx, now)
    return { ok: true, token, mustChange, person, ...(device === undefined ? {} : { device }) }
  })
}

interface Credential {
  person: PersonId
  name: string
  credential: string
  mustChange: boolean
}

async function credentialOf(tx: Tx, login: string, now: string): Promise<Credential | undefined> {
  const [row] = await tx.query<{ person_id: string; name: string; credential: string; must_change: boolean }>(
    `select person_id, name, credential, must_change from access.person
      where authority_id = $1 and login = $2 and active and credential is not null
        and (credential_ends_at is null or credential_ends_at > $3::timestamptz)`,
    [tx.authority, login, now],
  )
  return row && { person: row.person_id as PersonId, name: row.name, credential: row.credential, mustChange: row.must_change }
}

const keyOf = ([kind, key]: [Counter, string]): string => hashOf(`${kind}:${key}`)

/** Counters of one browser are charged before the work, so that many tries at once are still many tries. */
const CHARGED_FIRST: ReadonlySet<Counter> = new Set(['pair', 'device'])

/** Seconds to wait, or 0 and the try is charged. */
async function tryCounters(tx: Tx, counters: [Counter, string][], now: string): Promise<number> {
  const rows = await lockCounters(tx, counters, now)
  const until = Math.max(0, ...[...rows.values()].map(({ blocked_until }) => Date.parse(blocked_until ?? now)))
  const wait = Math.ceil((until - Date.parse(now)) / 1000)
  if (wait > 0) return wait
  await addFailure(
    tx,
    counters.filter(([kind]) => CHARGED_FIRST.has(kind)),
    rows,
    now,
  )
  return 0
}

async function countFailure(tx: Tx, counters: [Counter, string][], now: string): Promise<void> {
  const shared = counters.filter(([kind]) => !CHARGED_FIRST.has(kind))
  if (shared.length > 0) await addFailure(tx, shared, await lockCounters(tx, shared, now), now)
}

interface Counted {
  key_hash: string
  failures: number
  last_at: string
  blocked_until: string | null
}

async function lockCounters(tx: Tx, counters: [Counter, string][], now: string): Promise<Map<string, Counted>> {
  const keys = counters.map(keyOf).sort()
  await tx.query(
    `insert into access.sign_in_attempt (authority_id, key_hash, last_at)
     select $1::uuid, k.key_hash, $3::timestamptz from unnest($2::text[]) as k (key_hash) on conflict do nothing`,
    [tx.authority, keys, now],
  )
  const rows = await tx.query<Counted>(
    `select key_hash, failures, last_at, blocked_until from access.sign_in_attempt
      where authority_id = $1 and key_hash = any($2::text[]) order by key_hash for update`,
    [tx.authority, keys],
  )
  return new Map(rows.map((row) => [row.key_hash, row]))
}

async function addFailure(tx: Tx, counters: [Counter, string][], rows: Map<string, Counted>, now: string): Promise<void> {
  const forgotten = Date.parse(now) - FORGOTTEN_AFTER_HOURS * 3_600_000
  for (const counter of counters) {
    const row = rows.get(keyOf(counter))!
    const failures = (Date.parse(row.last_at) < forgotten ? 0 : row.failures) + 1
    const pace = PACE[counter[0]]
    const seconds = delaySeconds(failures, pace)
    await tx.query(
      `update access.sign_in_attempt set failures = $3, last_at = $4::timestamptz, blocked_until = $5::timestamptz
        where authority_id = $1 and key_hash = $2`,
      [tx.authority, row.key_hash, failures, now, seconds === 0 ? null : plusSeconds(now, seconds)],
    )
    // Once, when it begins: a flood of tries must not become a flood in the log.
    if (failures === pace.free)
      await audit(tx, { action: 'access/sign-in-slowed', subject: `access:counter/${counter[0]}`, after: { failures } })
  }
}

/** What this browser was charged is given back; what others have failed with stands. */
async function forgive(tx: Tx, counters: [Counter, string][]): Promise<void> {
  const own = counters.filter(([kind]) => CHARGED_FIRST.has(kind)).map(keyOf)
  await tx.query('delete from access.sign_in_attempt where authority_id = $1 and key_hash = any($2::text[])', [tx.authority, own])
}

/** Forgets counters nobody has touched for long, so that a flood of made-up logins does not stay. */
const sweepAttempts = (tx: Tx, now: string): Promise<unknown> =>
  tx.query('delete from access.sign_in_attempt where authority_id = $1 and last_at < $2::timestamptz', [
    tx.authority,
    plusSeconds(now, -2 * FORGOTTEN_AFTER_HOURS * 3600),
  ])

export type ChangeAnswer =
  | { ok: true; token: string }
  | { ok: false; findings: Finding[] }
  | { ok: false; wrongNow: true; seconds?: number }

/** A person's own new password. Every session ends and a new one begins. `current` is not asked after a one-time password. */
export async function changePassword(
  db: Database,
  authority: AuthorityId,
  who: { person: PersonId; login: string; name: string; mustChange: boolean },
  typed: { current?: string; password: string },
  browser: Browser,
): Promise<ChangeAnswer> {
  const { now } = browser
  const findings = checkPassword(typed.password, who.login)
  if (hasErrors(findings)) return { ok: false, findings }
  const counters: [Counter, string][] = [['pair', `change|${who.person}`]]
  const held = await db.asAuthority(authority, SIGN_IN_ACTOR, async (tx) => {
    const wait = await tryCounters(tx, counters, now)
    return { wait, known: await credentialOf(tx, who.login, now) }
  })
  if (held.wait > 0) return { ok: false, wrongNow: true, seconds: held.wait }
  if (!who.mustChange && !(await isPassword(typed.current ?? '', held.known?.credential))) return { ok: false, wrongNow: true }
  const credential = await hashPassword(typed.password)
  const { name, person } = who
  return await db.asAuthority(authority, { name, person }, async (tx): Promise<ChangeAnswer> => {
    await forgive(tx, counters)
    const rows = await tx.query(
      `update access.person set credential = $3, must_change = false, credential_ends_at = null, version = version + 1
        where authority_id = $1 and person_id = $2::uuid and active and credential = $4 returning person_id`,
      [tx.authority, person, credential, held.known?.credential ?? ''],
    )
    if (rows.length === 0) return { ok: false, wrongNow: true }
    await tx.query('delete from access.session where authority_id = $1 and person_id = $2::uuid', [tx.authority, person])
    await audit(tx, { action: 'access/change-password', subject: subjectOf(person) })
    const token = await openSession(tx, { person, name, how: 'local', now, userAgent: browser.userAgent })
    return { ok: true, token }
  })
}

/** One of the demonstration's roles, by its login. The caller has asked `demoDoorOpen`. */
export async function signInDemo(
  db: Database,
  authority: AuthorityId,
  login: string,
  browser: Browser,
): Promise<string | undefined> {
  return await db.asAuthority(authority, SIGN_IN_ACTOR, async (tx) => {
    const person = await personByLogin(tx, login)
    // A person with a password is somebody's own, whatever the login is called.
    if (!person?.active || person.hasPassword) return undefined
    const { now, userAgent, session: before } = browser
    return await openSession(tx, { person: person.person, name: person.name, how: 'demo', now, userAgent, before })
  })
}

export interface OidcFlow {
  state: string
  nonce: string
  verifier: string
  returnTo: string
}

const OIDC_MINUTES = 10

/** Keeps a sign-in under way; the secret that ties it to this browser. */
export async function keepFlow(tx: Tx, flow: OidcFlow, now: string): Promise<string> {
  const browser = newToken()
  await tx.query('delete from access.oidc_state where authority_id = $1 and ends_at <= $2::timestamptz', [tx.authority, now])
  await tx.query(
    `insert into access.oidc_state (authority_id, state_hash, browser_hash, nonce, verifier, return_to, ends_at)
     select $1::uuid, $2, $3, $4, $5, $6, $7::timestamptz`,
    [
      tx.authority,
      hashOf(flow.state),
      hashOf(browser),
      flow.nonce,
      flow.verifier,
      flow.returnTo,
      plusSeconds(now, OIDC_MINUTES * 60),
    ],
  )
  return browser
}

/** Takes it back, once: undefined when it is unknown, used, too old or another browser's. */
export async function takeFlow(tx: Tx, state: string, browser: string | undefined, now: string): Promise<OidcFlow | undefined> {
  if (!isToken(browser)) return undefined
  const [row] = await tx.query<{ nonce: string; verifier: string; return_to: string }>(
    `delete from access.oidc_state
      where authority_id = $1 and state_hash = $2 and browser_hash = $3 and ends_at > $4::timestamptz
     returning nonce, verifier, return_to`,
    [tx.authority, hashOf(state), hashOf(browser), now],
  )
  return row && { state, nonce: row.nonce, verifier: row.verifier, returnTo: row.return_to }
}

/** Who the identity provider speaks of: known by issuer and subject, or registered here with the login it states. */
export async function signInOidc(
  tx: Tx,
  said: { issuer: string; subject: string; login?: string },
  browser: Browser,
): Promise<{ token: string } | undefined> {
  const { now, userAgent, session: before } = browser
  const person = (await personOfIdentity(tx, said)) ?? (await linkIdentity(tx, said))
  if (!person) return undefined
  const how: HowSignedIn = 'oidc'
  return { token: await openSession(tx, { person: person.person, name: person.name, how, now, userAgent, before }) }
}

interface Known {
  person: PersonId
  name: string
}

async function personOfIdentity(tx: Tx, { issuer, subject }: { issuer: string; subject: string }): Promise<Known | undefined> {
  const [row] = await tx.query<{ person_id: string; name: string }>(
    `select p.person_id, p.name from access.identity i
       join access.person p on p.authority_id = $1 and p.person_id = i.person_id and p.active
      where i.authority_id = $1 and i.issuer = $2 and i.subject = $3`,
    [tx.authority, issuer, subject],
  )
  return row && { person: row.person_id as PersonId, name: row.name }
}

/** The first time: the login it states is a registered person's, who has no identity there yet. Nobody is made up. */
async function linkIdentity(tx: Tx, said: { issuer: string; subject: string; login?: string }): Promise<Known | undefined> {
  if (!said.login) return undefined
  const [row] = await tx.query<{ person_id: string; name: string }>(
    `insert into access.identity (authority_id, issuer, subject, person_id)
     select $1::uuid, $2, $3, p.person_id from access.person p where p.authority_id = $1::uuid and p.login = $4 and p.active
     on conflict do nothing returning person_id, '' as name`,
    [tx.authority, said.issuer, said.subject, said.login.toLowerCase()],
  )
  if (!row) return undefined
  await audit(tx, { action: 'access/link-identity', subject: subjectOf(row.person_id), after: { issuer: said.issuer } })
  return await personOfIdentity(tx, said)
}

/**
 * At start: where nobody can sign in as administrator, one is made (or given a new password, when the first was never used),
 * and its one-time password is told once. Two servers starting together make one.
 */
export async function ensureAdministrator(
  db: Database,
  authority: AuthorityId,
  now: string,
): Promise<{ login: string; oneTimePassword: string } | undefined> {
  if (await db.asAuthority(authority, SIGN_IN_ACTOR, (tx) => hasAdministrator(tx, now))) return undefined
  const oneTimePassword = newOneTimePassword()
  const credential = await hashPassword(oneTimePassword)
  return await db.asAuthority(authority, SIGN_IN_ACTOR, async (tx) => {
    // The log's lock on the authority: whoever comes second sees what the first one made.
    await audit(tx, { action: 'access/first-start', subject: 'access:administrator' })
    if (await hasAdministrator(tx, now)) return undefined
    const login = await giveFirst(tx, credential, now)
    return login === undefined ? undefined : { login, oneTimePassword }
  })
}

const FIRST_LOGIN = 'administrator'

async function giveFirst(tx: Tx, credential: string, now: string): Promise<string | undefined> {
  const endsAt = plusSeconds(now, ONE_TIME_DAYS * 86_400)
  for (const no of ['', '-2', '-3', '-4', '-5']) {
    const login = FIRST_LOGIN + no
    const known = await personByLogin(tx, login)
    // Never used: the same account again. One that is closed or somebody's is left alone.
    if (known?.active && known.mustChange) {
      await setOneTimePassword(tx, known, credential, endsAt)
      return login
    }
    if (known) continue
    const name = `Första administratören${no.replace('-', ' ')}`
    const made = await addPerson(tx, { login, name, credential, credentialEndsAt: endsAt })
    if (!made.ok) continue
    await tx.query(
      `insert into access.role_grant (authority_id, grant_id, person_id, role, unit, from_date, granted_by, granted_at)
       select $1::uuid, $2::uuid, $3::uuid, 'administrator', $4, $5::date, $6, $7::timestamptz`,
      [tx.authority, newId(), made.value.person, WHOLE_AUTHORITY, now.slice(0, 10), tx.actor.name, now],
    )
    await audit(tx, {
      action: 'access/grant',
      subject: subjectOf(made.value.person),
      after: { role: 'administrator', unit: WHOLE_AUTHORITY },
    })
    return login
  }
  return undefined
}

/** Somebody active who is administrator today and has a way in: a password that holds, or an identity elsewhere. */
async function hasAdministrator(tx: Tx, now: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from access.role_grant g
       join access.person p on p.authority_id = $1 and p.person_id = g.person_id and p.active
      where g.authority_id = $1 and g.role = 'administrator' and g.ended_at is null and g.from_date <= $3::date
        and (g.to_date is null or g.to_date >= $3::date)
        and ((p.credential is not null and (p.credential_ends_at is null or p.credential_ends_at > $2::timestamptz))
          or exists (select from access.identity i where i.authority_id = $1 and i.person_id = p.person_id))
      limit 1`,
    [tx.authority, now, now.slice(0, 10)],
  )
  return rows.length > 0
}
