// Who asks: a signed-in person, the reader of the demo on this machine, or a visitor without a name.
// Refuses: letting anyone in by address alone but to read the demo authority on loopback.
import type { Context } from 'hono'
import { readSessionCookie } from '../access/io/cookie.ts'
import { CITIZEN, DEMO_READER, demoDoorOpen, FORWARDING_HEADERS } from '../access/model.ts'
import { actorOf, type SignedIn } from '../access/store.ts'
import { DEMO_AUTHORITY } from '../demo/seed.ts'
import type { Actor } from '../kernel/actor.ts'
import type { House } from './house.ts'

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
  const signedIn = await actorOf(house.db, house.authority.authorityId, cookie, new Date().toISOString(), { demoDoor })
  if (signedIn) return { actor: signedIn.actor, entry: 'session', demoDoor, signedIn }
  if (demoDoor) return { actor: DEMO_READER, entry: 'demo', demoDoor }
  return (await doors.publicPages()) ? { actor: CITIZEN, entry: 'public', demoDoor } : { actor: NOBODY, entry: 'none', demoDoor }
}
