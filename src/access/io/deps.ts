// What this room's routes are handed by the house: the database, how the site is served, the identity provider, the demo.
// Refuses: reading the surroundings itself.
import type { Context } from 'hono'
import type { AuthorityId } from '../../kernel/ids.ts'
import type { Database } from '../../storage/database.ts'
import type { DemoRole } from '../person.ts'
import type { Oidc } from './oidc.ts'

export interface AccessDeps {
  db: Database
  authority: AuthorityId
  /** The site is served over https: cookies carry the `__Host-` prefix. */
  secure: boolean
  /** PUBLIC_URL; without it the address of the request, which is this machine's. */
  publicUrl?: string
  /** Whether the demonstration's door is open for this request: `demoDoorOpen` with the house's own answers. */
  demoDoor(c: Context): boolean
  /** The demonstration's roles; absent without a demonstration. */
  demoRoles?: readonly DemoRole[]
  /** The other end of the connection, as far as it can be believed. */
  address(c: Context): string | undefined
  /** ISO 8601 in UTC. */
  now(): string
  /** Absent where no identity provider is configured. */
  oidc?: Oidc
}
