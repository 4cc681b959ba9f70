// Where things stand in the organisation of today, for whoever asks what somebody may: what contains what, and which unit is the board.
// Refuses: deciding; the tables of the access room do.
import type { Where } from '../access/model.ts'
import { unitTreeAt } from '../organisation/model.ts'
import { today } from './world.ts'
import type { World } from './worldShape.ts'

/** Laid out once per world and day: permissions are asked many times in a request. */
const places = new WeakMap<World, Where>()

/** Where things stand in the organisation of today: what contains what, and which unit is the executive board. */
export function whereOf(world: World): Where {
  const day = today()
  const known = places.get(world)
  if (known?.today === day) return known
  const tree = unitTreeAt(world.units, day)
  // The assembly's unit means the whole authority, units without a place above them included.
  const wholes = new Set(world.units.filter((unit) => unit.kind === 'assembly').map((unit) => unit.code))
  const board = world.units.find((unit) => unit.kind === 'executiveBoard')?.code
  const where: Where = {
    today: day,
    contains: (outer, inner) => wholes.has(outer) || outer === inner || tree.contains(outer, inner),
    ...(board ? { board } : {}),
  }
  places.set(world, where)
  return where
}
