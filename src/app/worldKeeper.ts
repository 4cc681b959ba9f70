// Keeps one world for all requests, opens it again when the books or the setup change, here or in another process on the same
// database. Refuses: opening it again for what only changes goals; those are renewed beside.
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { loadSetting } from '../storage/setting.ts'
import { type House, WORLD_STAMP } from './house.ts'
import { openWorld } from './world.ts'
import type { World } from './worldShape.ts'

/** How old what another process has changed may be here. */
const LOOK_MS = 5_000
const LIVING_MS = 10_000

interface Kept {
  version: number
  world: Promise<World>
  living: number
  renewedAt: number
}

export function worldKeeper(house: House, clock: () => number = () => performance.now()): () => Promise<World> {
  let kept: Kept | undefined
  let looking: Promise<void> | undefined
  let lookedAt = clock()
  let stamp: string | undefined

  async function look(): Promise<void> {
    const found = await house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, (tx) =>
      loadSetting<string>(tx, WORLD_STAMP),
    )
    if (stamp !== undefined && found !== stamp && found !== house.ownStamp()) house.reopen()
    stamp = found ?? ''
    lookedAt = clock()
  }

  return async () => {
    if (stamp === undefined || clock() - lookedAt > LOOK_MS) {
      looking ??= look().finally(() => {
        looking = undefined
      })
      await looking
    }
    if (kept?.version !== house.version())
      kept = { version: house.version(), world: openWorld(house), living: house.livingVersion(), renewedAt: clock() }
    const here = kept
    const world = await here.world.catch((error) => {
      // One that could not be opened is not kept: the next request tries again.
      if (kept === here) kept = undefined
      throw error
    })
    if (here.living !== house.livingVersion() || clock() - here.renewedAt > LIVING_MS) {
      here.living = house.livingVersion()
      here.renewedAt = clock()
      await world.renewLiving()
    }
    return world
  }
}
