// The cookies of this room: the session, the device, and a sign-in under way at the identity provider.
// Refuses: scripts (HttpOnly), other sites' posts (SameSite), and plain http outside this machine (the __Host- prefix).
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

export interface Site {
  /** The site is served over https. */
  secure: boolean
}

type Kind = 'session' | 'device' | 'oidc'
const NAMES: Record<Kind, string> = { session: 'roder', device: 'roder-enhet', oidc: 'roder-pagaende' }

// The prefix makes the browser refuse the cookie from any other host and over plain http.
const nameOf = (kind: Kind, { secure }: Site): string => (secure ? `__Host-${NAMES[kind]}` : NAMES[kind])
const optionsOf = ({ secure }: Site) => ({ path: '/', httpOnly: true, sameSite: 'Lax', secure }) as const

const DAY = 86_400

export const readSessionCookie = (c: Context, site: Site): string | undefined => getCookie(c, nameOf('session', site))
/** Ends with the browser or, kept open, when the session does: the server decides. */
export const setSessionCookie = (c: Context, token: string, site: Site): void =>
  setCookie(c, nameOf('session', site), token, { ...optionsOf(site), maxAge: 30 * DAY })
export const clearSessionCookie = (c: Context, site: Site): void => {
  deleteCookie(c, nameOf('session', site), optionsOf(site))
}

export const readDeviceCookie = (c: Context, site: Site): string | undefined => getCookie(c, nameOf('device', site))
export const setDeviceCookie = (c: Context, token: string, site: Site): void =>
  setCookie(c, nameOf('device', site), token, { ...optionsOf(site), maxAge: 365 * DAY })

export const readFlowCookie = (c: Context, site: Site): string | undefined => getCookie(c, nameOf('oidc', site))
export const setFlowCookie = (c: Context, token: string, site: Site): void =>
  setCookie(c, nameOf('oidc', site), token, { ...optionsOf(site), maxAge: 600 })
export const clearFlowCookie = (c: Context, site: Site): void => {
  deleteCookie(c, nameOf('oidc', site), optionsOf(site))
}
