// A person as this room knows them: a login, a name, whether they may sign in. In the demonstration a name is a role.
// Refuses: secrets; the credential never leaves store and io.
import type { Grant, PersonId } from '../kernel/actor.ts'

export interface Person {
  person: PersonId
  /** Lower case; what is typed to sign in, or what the identity provider says. */
  login: string
  /** What the audit log says; unique within the authority, so that it points at one person. */
  name: string
  email?: string
  active: boolean
  /** Has a password, one-time or own. */
  hasPassword: boolean
  mustChange: boolean
  version: number
}

/** A grant in the register, with its history. Ended ones stay. */
export interface RegisteredGrant extends Grant {
  grantId: string
  person: PersonId
  grantedBy: string
  grantedAt: string
  endedBy?: string
  endedAt?: string
  /** A grant in a party group counts only once a member of the group has said yes. */
  waiting: boolean
}

export interface Session {
  sessionId: string
  how: HowSignedIn
  createdAt: string
  lastSeenAt: string
  userAgent: string
}

export type HowSignedIn = 'local' | 'oidc' | 'demo'

export interface PartyGroup {
  code: string
  name: string
}

/** A role of the demonstration that a visitor may try. */
export interface DemoRole {
  login: string
  title: { sv: string; en: string }
  role: Grant['role']
  unit: string
}

/** Limits of a session, as data: how long it may be idle, and how long it lasts at all. */
export interface SessionLimits {
  idleHours: number
  absoluteDays: number
}
export const SESSION_LIMITS: SessionLimits = { idleHours: 8, absoluteDays: 30 }

/** A one-time password that nobody has used is worth nothing after this. */
export const ONE_TIME_DAYS = 14

/** `Firefox på Windows`-ish: enough to know one's own devices, too little to follow anybody. */
export function shortUserAgent(header: string | undefined): string {
  const said = header ?? ''
  const browser = /Edg\//.test(said)
    ? 'Edge'
    : /Firefox\//.test(said)
      ? 'Firefox'
      : /Chrome\//.test(said)
        ? 'Chrome'
        : /Safari\//.test(said)
          ? 'Safari'
          : ''
  const system = /(iPhone|iPad|Android|Windows|Mac OS|Linux)/.exec(said)?.[1] ?? ''
  return [browser, system].filter(Boolean).join(', ').slice(0, 60)
}

/** Moments are ISO 8601 in UTC. */
export const plusSeconds = (now: string, seconds: number): string => new Date(Date.parse(now) + seconds * 1000).toISOString()
