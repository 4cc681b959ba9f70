// Sessions and known devices in the database: opened, looked up on each request, listed, ended.
// Refuses: keeping what the browser holds (only its hash), and answering for a session that is old, idle or closed.
import type { Actor, Grant, PersonId } from '../../kernel/actor.ts'
import type { AuthorityId } from '../../kernel/ids.ts'
import { audit } from '../../storage/audit.ts'
import type { Database, Tx } from '../../storage/database.ts'
import { hashOf, isToken, newId, newToken } from '../io/secret.ts'
import { isId, subjectOf } from '../people/store.ts'
import { type HowSignedIn, plusSeconds, SESSION_LIMITS, type Session, type SessionLimits, shortUserAgent } from '../person.ts'

/** Who writes before anybody is known. */
export const SIGN_IN_ACTOR: Actor = { name: 'inloggning' }

export interface SignedIn {
  /** The person with the grants that count; none at all until a one-time password has been replaced. */
  actor: Actor
  person: PersonId
  login: string
  sessionId: string
  how: HowSignedIn
  /** Nothing may be done but choosing a password of one's own. */
  mustChange: boolean
}

interface SignedInRecord {
  session_id: string
  how: HowSignedIn
  person_id: string
  login: string
  name: string
  must_change: boolean
  grants: Grant[]
}

/** One question on each request: the session, the person and the grants; and the session is seen, at most once a minute. */
export async function signedIn(
  tx: Tx,
  token: string | undefined,
  now: string,
  limits: SessionLimits = SESSION_LIMITS,
): Promise<SignedIn | undefined> {
  if (!isToken(token)) return undefined
  const [row] = await tx.query<SignedInRecord>(
    `with seen as (
       update access.session set last_seen_at = $3::timestamptz
        where authority_id = $1 and token_hash = $2 and ends_at > $3::timestamptz and last_seen_at > $4::timestamptz
          and last_seen_at <= $5::timestamptz
       returning session_id)
     select s.session_id, s.how, p.person_id, p.login, p.name, p.must_change, (select count(*) from seen)::int as seen,
            coalesce((
              select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', g.role, 'unit', g.unit, 'partyGroup', g.party_group,
                'from', g.from_date, 'to', g.to_date, 'deputyFor', g.deputy_for)) order by g.from_date, g.grant_id)
                from access.role_grant g
               where g.authority_id = $1 and g.person_id = p.person_id and g.ended_at is null
                 and (g.party_group is null or g.approved_at is not null)), '[]'::jsonb) as grants
       from access.session s
       join access.person p on p.authority_id = $1 and p.person_id = s.person_id and p.active
      where s.authority_id = $1 and s.token_hash = $2 and s.ends_at > $3::timestamptz and s.last_seen_at > $4::timestamptz`,
    [tx.authority, hashOf(token), now, plusSeconds(now, -limits.idleHours * 3600), plusSeconds(now, -60)],
  )
  if (!row) return undefined
  const person = row.person_id as PersonId
  const grants = row.must_change ? [] : row.grants
  return {
    actor: { name: row.name, person, grants },
    person,
    login: row.login,
    sessionId: row.session_id,
    how: row.how,
    mustChange: row.must_change,
  }
}

export interface Here {
  /** Whether the demonstration's door is open where the request came in. */
  demoDoor?: boolean
  limits?: SessionLimits
}

/**
 * Who stands behind a request. A session from the demonstration's door is worth nothing where the door is not open:
 * it does not follow the data to another address or another way of serving.
 */
export async function signedInHere(
  tx: Tx,
  cookie: string | undefined,
  now: string,
  { demoDoor = false, limits = SESSION_LIMITS }: Here = {},
): Promise<SignedIn | undefined> {
  const found = await signedIn(tx, cookie, now, limits)
  return found?.how === 'demo' && !demoDoor ? undefined : found
}

/** The same in a transaction of its own, where nothing else is asked. */
export async function actorOf(
  db: Database,
  authority: AuthorityId,
  cookie: string | undefined,
  now: string,
  here: Here = {},
): Promise<SignedIn | undefined> {
  if (!isToken(cookie)) return undefined
  return await db.asAuthority(authority, SIGN_IN_ACTOR, (tx) => signedInHere(tx, cookie, now, here))
}

export interface Opening {
  person: PersonId
  name: string
  how: HowSignedIn
  now: string
  userAgent?: string
  /** What the browser held before: ended, so that nobody can have planted it. */
  before?: string
  limits?: SessionLimits
}

/** A new session and its secret, which is told once. */
export async function openSession(tx: Tx, opening: Opening): Promise<string> {
  const { person, how, now, limits = SESSION_LIMITS } = opening
  const token = newToken()
  const sessionId = newId()
  if (isToken(opening.before)) await dropSession(tx, opening.before)
  await tx.query(
    `insert into access.session (authority_id, session_id, token_hash, person_id, how, created_at, last_seen_at, ends_at, user_agent)
     select $1::uuid, $2::uuid, $3, $4::uuid, $5, $6::timestamptz, $6::timestamptz, $7::timestamptz, $8`,
    [
      tx.authority,
      sessionId,
      hashOf(token),
      person,
      how,
      now,
      plusSeconds(now, limits.absoluteDays * 86_400),
      shortUserAgent(opening.userAgent),
    ],
  )
  await audit(tx, { action: 'access/sign-in', subject: subjectOf(person), after: { name: opening.name, how, sessionId } })
  await sweepSessions(tx, now, limits)
  return token
}

const dropSession = (tx: Tx, token: string): Promise<{ session_id: string; person_id: string }[]> =>
  tx.query('delete from access.session where authority_id = $1 and token_hash = $2 returning session_id, person_id', [
    tx.authority,
    hashOf(token),
  ])

/** Signs out: the session is gone, also for whoever might have copied its secret. How it was opened; undefined when unknown. */
export async function closeSession(tx: Tx, token: string | undefined): Promise<HowSignedIn | undefined> {
  if (!isToken(token)) return undefined
  const [row] = await tx.query<{ session_id: string; person_id: string; how: HowSignedIn }>(
    'delete from access.session where authority_id = $1 and token_hash = $2 returning session_id, person_id, how',
    [tx.authority, hashOf(token)],
  )
  if (row) await audit(tx, { action: 'access/sign-out', subject: subjectOf(row.person_id), after: { sessionId: row.session_id } })
  return row?.how
}

const sweepSessions = (tx: Tx, now: string, limits: SessionLimits): Promise<unknown> =>
  tx.query(
    'delete from access.session where authority_id = $1 and (ends_at <= $2::timestamptz or last_seen_at <= $3::timestamptz)',
    [tx.authority, now, plusSeconds(now, -limits.idleHours * 3600)],
  )

/** A person's sessions that are worth something, latest seen first. */
export async function loadSessions(tx: Tx, person: PersonId, now: string, limits = SESSION_LIMITS): Promise<Session[]> {
  const rows = await tx.query<{
    session_id: string
    how: HowSignedIn
    created_at: string
    last_seen_at: string
    user_agent: string
  }>(
    `select session_id, how, created_at, last_seen_at, user_agent from access.session
      where authority_id = $1 and person_id = $2::uuid and ends_at > $3::timestamptz and last_seen_at > $4::timestamptz
      order by last_seen_at desc, session_id`,
    [tx.authority, person, now, plusSeconds(now, -limits.idleHours * 3600)],
  )
  return rows.map((row) => ({
    sessionId: row.session_id,
    how: row.how,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    userAgent: row.user_agent,
  }))
}

/** Ends one of a person's sessions, or all but one. The person is part of the question: an id alone reaches nobody else's. */
export async function endSessions(
  tx: Tx,
  person: PersonId,
  which: { only: string } | { allBut: string | undefined },
): Promise<number> {
  const only = 'only' in which ? which.only : undefined
  const but = 'allBut' in which ? which.allBut : undefined
  if (only !== undefined && !isId(only)) return 0
  const rows = await tx.query<{ session_id: string }>(
    `delete from access.session where authority_id = $1 and person_id = $2::uuid
        and ($3::uuid is null or session_id = $3::uuid) and ($4::uuid is null or session_id <> $4::uuid)
     returning session_id`,
    [tx.authority, person, only ?? null, but ?? null],
  )
  if (rows.length > 0)
    await audit(tx, {
      action: 'access/end-sessions',
      subject: subjectOf(person),
      before: { sessions: rows.map(({ session_id }) => session_id) },
    })
  return rows.length
}

/** Remembers the device, so that a stranger's failed tries never stand in this person's way there. The secret, if it is new. */
export async function rememberDevice(
  tx: Tx,
  person: PersonId,
  device: string | undefined,
  now: string,
): Promise<string | undefined> {
  const token = isToken(device) ? device : newToken()
  await tx.query(
    `insert into access.device (authority_id, token_hash, person_id, created_at, last_used_at)
     select $1::uuid, $2, $3::uuid, $4::timestamptz, $4::timestamptz
     on conflict (authority_id, token_hash, person_id) do update set last_used_at = excluded.last_used_at`,
    [tx.authority, hashOf(token), person, now],
  )
  await tx.query('delete from access.device where authority_id = $1 and last_used_at < $2::timestamptz', [
    tx.authority,
    plusSeconds(now, -DEVICE_DAYS * 86_400),
  ])
  return token === device ? undefined : token
}

export const DEVICE_DAYS = 365

export async function isKnownDevice(tx: Tx, login: string, device: string | undefined): Promise<boolean> {
  if (!isToken(device)) return false
  const rows = await tx.query(
    `select 1 from access.device d
       join access.person p on p.authority_id = $1 and p.person_id = d.person_id and p.login = $3
      where d.authority_id = $1 and d.token_hash = $2`,
    [tx.authority, hashOf(device), login],
  )
  return rows.length > 0
}
