// What a round of the database brings to its report: the chain, the committees' own words, and where the audit log stands.
// Refuses to judge or count: the chain is the goals room's own object, the same on every page.
import { loadRoundChain, loadRoundTexts } from '../goals/store.ts'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { auditHead } from '../storage/auditReading.ts'
import type { InterimAsked, InterimPeriod } from './interimInput.ts'
import type { World } from './worldShape.ts'

export type RoundMaterial = Pick<InterimAsked, 'chain' | 'texts' | 'auditHead'>

export async function roundOf({ house }: World, year: number, period: InterimPeriod): Promise<RoundMaterial> {
  const round = `${year}-${period}`
  return await house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, async (tx): Promise<RoundMaterial> => {
    const chain = await loadRoundChain(tx, round)
    const texts = await loadRoundTexts(tx, round)
    const head = await auditHead(tx)
    const words = new Map([...texts].map(([ref, { words }]) => [ref, words]))
    return { ...(chain.goals.length > 0 ? { chain } : {}), texts: words, auditHead: head }
  })
}
