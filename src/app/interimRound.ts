// What a round of the database brings to its report: the chain, the committees' own words, and where the audit log stands.
// Refuses to judge or count: the chain is the goals room's own object, the same on every page.
import { loadRoundChain, loadRoundTexts } from '../goals/store.ts'
import { auditHead } from '../storage/auditReading.ts'
import type { Tx } from '../storage/database.ts'
import type { InterimAsked, InterimPeriod } from './interimInput.ts'

export type RoundMaterial = Pick<InterimAsked, 'chain' | 'texts' | 'auditHead'>

export async function roundOf(tx: Tx, year: number, period: InterimPeriod): Promise<RoundMaterial> {
  const round = `${year}-${period}`
  const chain = await loadRoundChain(tx, round)
  const texts = await loadRoundTexts(tx, round)
  return { chain, texts: new Map([...texts].map(([ref, { words }]) => [ref, words])), auditHead: await auditHead(tx) }
}
