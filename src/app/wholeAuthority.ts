// What concerns the whole authority needs the permission over all of it, not over some unit.
// Refuses: a role over one committee setting up everyone's organisation or accounts.
import type { WorldAsked } from './worldAsked.ts'

/** Before there is an organisation, the permission anywhere is the permission over all there is. */
export function requireWhole(asked: WorldAsked, permission: string): void {
  const roots = asked.world.units.filter((unit) => unit.kind === 'assembly')
  if (roots.length === 0) asked.require(permission)
  for (const { code } of roots) asked.require(permission, code)
}
