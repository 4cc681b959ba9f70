// A round as those who have not signed in see it: small numbers hidden before anything is judged or summed.
// Refuses: hiding a value and leaving its status, which would tell on which side of the target it is.
import { publicCells } from '../values/suppress.ts'
import { type ChainMaterial, roundChain } from './chain.ts'
import type { RoundChain } from './roundChain.ts'

export interface PublicRound {
  material: ChainMaterial
  chain: RoundChain
}

/** One for each round as loaded, which is kept until something in it is written. */
const known = new WeakMap<PublicRound, PublicRound>()

export function publicRound(whole: PublicRound): PublicRound {
  const found = known.get(whole)
  if (found) return found
  const { values, earlierValues = [] } = whole.material
  // Where nobody is counted nothing is hidden.
  if (![...values, ...earlierValues].some((one) => one.persons !== undefined)) return whole
  const material = { ...whole.material, values: publicCells(values), earlierValues: publicCells(earlierValues) }
  const shown = { material, chain: roundChain(material) }
  known.set(whole, shown)
  return shown
}
