// What the database brings to an interim report: the round's chain and words, what is decided about the report, where the log stands.
// Refuses to judge or count: the chain is the goals room's own object, the same on every page.
import { fedValues, lastDay, publicRound } from '../goals/model.ts'
import { loadRoundTexts, loadWholeRound } from '../goals/store.ts'
import { linesIn, reportKey } from '../reports/model.ts'
import { loadDecision } from '../reports/store.ts'
import { auditHead } from '../storage/auditReading.ts'
import type { Tx } from '../storage/database.ts'
import { booksOf } from './followUpWiring.ts'
import type { InterimAsked, InterimPeriod } from './interimInput.ts'
import type { World } from './worldShape.ts'

export type RoundMaterial = Pick<
  InterimAsked,
  'chain' | 'texts' | 'auditHead' | 'caseNumber' | 'decisionDate' | 'proposal' | 'events'
>

/** Indicators that follow the books have their values from the world's books. The log's end is read last: it covers the rest. */
export async function roundOf(
  tx: Tx,
  world: World,
  year: number,
  period: InterimPeriod,
  committee?: string,
): Promise<RoundMaterial> {
  const round = `${year}-${period}`
  const books = booksOf(world)
  const asked = `${lastDay(round)}T00:00:00Z`
  // A report is a public document: small numbers of people are hidden in it, for whoever reads it.
  const { chain } = publicRound(await loadWholeRound(tx, round, (nodes, month) => fedValues(nodes, month, books, asked)))
  const texts = await loadRoundTexts(tx, round)
  const decision = await loadDecision(tx, reportKey({ year, period: round, committee }))
  return {
    chain,
    texts: new Map([...texts].map(([ref, { words }]) => [ref, words])),
    ...(decision?.caseNumber ? { caseNumber: decision.caseNumber } : {}),
    ...(decision?.decidedOn ? { decisionDate: decision.decidedOn } : {}),
    ...(decision ? { proposal: linesIn(decision.proposal), events: linesIn(decision.events) } : {}),
    auditHead: await auditHead(tx),
  }
}
