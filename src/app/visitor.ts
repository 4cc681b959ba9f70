// Who asks: a signed-in person, the reader of the demo on this machine, or a visitor without a name.
// Refuses: letting anyone in by address alone but to read the demo authority on loopback.
import type { Context } from 'hono'
import { readSessionCookie } from '../access/io/cookie.ts'
import { CITIZEN, DEMO_READER, demoDoorOpen, FORWARDING_HEADERS } from '../access/model.ts'
import { SIGN_IN_ACTOR, type SignedIn, signedInHere } from '../access/store.ts'
import { DEMO_AUTHORITY } from '../demo/seed.ts'
import type { Actor } from '../kernel/actor.ts'
import { waitingTasks } from '../process/routes.tsx'
import type { House } from './house.ts'
import { today } from './world.ts'

export interface Visitor {
  actor: Actor
  /** How the door was opened: a session, the open demo, the authority's public pages, or not at all. */
  entry: 'session' | 'demo' | 'public' | 'none'
  /** Whether one click may sign in as one of the demo's roles. */
  demoDoor: boolean
  signedIn?: SignedIn
  /** Tasks of the person that wait. */
  tasks?: number
}

export interface Doors {
  house: House
  /** The address the server listens on. */
  listening: string
  publicUrl?: string
  /** Whether the authority has opened its public pages. */
  publicPages(): Promise<boolean>
}

const NOBODY: Actor = Object.freeze({ name: 'besökare', grants: [] })

export function doorOpen(c: Context, { house, listening, publicUrl }: Omit<Doors, 'publicPages'>): boolean {
  return demoDoorOpen({
    authority: house.authority.authorityId,
    demoAuthority: DEMO_AUTHORITY.authorityId,
    host: c.req.header('host'),
    listening,
    ...(publicUrl ? { publicUrl } : {}),
    forwarded: FORWARDING_HEADERS.some((name) => c.req.header(name) !== undefined),
  })
}

/** Https is what the address people use says; plain http is this machine's alone. */
export const isSecure = (publicUrl: string | undefined): boolean => publicUrl?.startsWith('https:') ?? false

export async function visitorOf(c: Context, doors: Doors): Promise<Visitor> {
  const { house, publicUrl } = doors
  const demoDoor = doorOpen(c, doors)
  const cookie = readSessionCookie(c, { secure: isSecure(publicUrl) })
  const known = cookie === undefined ? undefined : await personBehind(house, cookie, demoDoor)
  if (known) return { ...known, actor: known.signedIn.actor, entry: 'session', demoDoor }
  if (demoDoor) return { actor: DEMO_READER, entry: 'demo', demoDoor }
  return (await doors.publicPages()) ? { actor: CITIZEN, entry: 'public', demoDoor } : { actor: NOBODY, entry: 'none', demoDoor }
}

/** The session, the person and what waits for them, in one transaction: this is asked at every request. */
async function personBehind({ db, authority }: House, cookie: string, demoDoor: boolean) {
  return await db.asAuthority(authority.authorityId, SIGN_IN_ACTOR, async (tx) => {
    const found = await signedInHere(tx, cookie, new Date().toISOString(), { demoDoor })
    if (!found) return undefined
    const tasks = found.mustChange ? 0 : await waitingTasks(tx, found.person, today())
    return { signedIn: found, tasks }
  })
}
