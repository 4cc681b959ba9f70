// What a round of the database brings to its report: the chain, the committees' own words, and where the audit log stands.
// Refuses to judge or count: the chain is the goals room's own object, the same on every page.
import { fedValues, lastDay } from '../goals/model.ts'
import { loadRoundChain, loadRoundTexts } from '../goals/store.ts'
import { auditHead } from '../storage/auditReading.ts'
import type { Tx } from '../storage/database.ts'
import { booksOf } from './followUpWiring.ts'
import type { InterimAsked, InterimPeriod } from './interimInput.ts'
import type { World } from './worldShape.ts'

export type RoundMaterial = Pick<InterimAsked, 'chain' | 'texts' | 'auditHead'>

/** Indicators that follow the books have their values from the world's books. */
export async function roundOf(tx: Tx, world: World, year: number, period: InterimPeriod): Promise<RoundMaterial> {
  const round = `${year}-${period}`
  const books = booksOf(world)
  const asked = `${lastDay(round)}T00:00:00Z`
  const chain = await loadRoundChain(tx, round, (nodes, month) => fedValues(nodes, month, books, asked))
  const texts = await loadRoundTexts(tx, round)
  return { chain, texts: new Map([...texts].map(([ref, { words }]) => [ref, words])), auditHead: await auditHead(tx) }
}
