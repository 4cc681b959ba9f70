// A request with the world beside it: for pages that show figures of the books. Rooms' own routes do without.
import type { Asked } from '../http/route.ts'
import type { World } from './worldShape.ts'

export interface WorldAsked extends Asked {
  world: World
}
