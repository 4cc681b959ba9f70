// A request with the world beside it: for pages that show figures of the books. Rooms' own routes do without.
import type { Asked } from '../http/route.ts'
import type { PublicRounds } from './publicWorld.ts'
import type { World } from './worldShape.ts'

export interface WorldAsked extends Asked {
  world: World
  /** Present when the request is a citizen's: what of the rounds is theirs to see. */
  publicRounds?: PublicRounds
}
