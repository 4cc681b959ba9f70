// Where the latest reporting round stands, for the pages that open with it: one sentence, the tally and its name.
// Refuses: counting a round again while nothing has been written; every write is in the log, so the log's head tells.
import { countStatuses, type RoundChain, roundName } from '../goals/model.ts'
import { glanceLead } from '../goals/pages/glance.tsx'
import { GLANCE_PATH } from '../goals/pages/roundParts.tsx'
import { loadJudgedRounds, loadRoundChain } from '../goals/store.ts'
import { type Text, text } from '../kernel/text.ts'
import type { Assessment } from '../kernel/verdict.ts'
import { auditHead } from '../storage/auditReading.ts'
import type { Tx } from '../storage/database.ts'
import { link } from '../web/links.ts'
import { fedOf } from './followUpWiring.ts'
import type { World } from './worldShape.ts'

export interface LatestRound {
  name: Text
  /** `Fem mål väntas bli helt uppfyllda, fyra delvis och tre inte.` */
  lead: Text
  counts: Partial<Record<Assessment, number>>
  href: string
}

const kept = new Map<string, { head: string; round: LatestRound | undefined }>()

/** The round that was last judged or reported; undefined before the first. */
export async function latestRound(tx: Tx, world: World): Promise<LatestRound | undefined> {
  const { hash } = await auditHead(tx)
  const known = kept.get(tx.authority)
  if (known?.head === hash) return known.round
  const [latest] = await loadJudgedRounds(tx)
  const round = latest === undefined ? undefined : shownRound(await loadRoundChain(tx, latest, fedOf(world)))
  kept.set(tx.authority, { head: hash, round })
  return round
}

function shownRound(chain: RoundChain): LatestRound | undefined {
  if (chain.goals.length === 0) return undefined
  return {
    name: roundName(chain.round),
    lead: text(glanceLead(chain, 'sv'), glanceLead(chain, 'en')),
    counts: countStatuses(chain.goals),
    href: link(GLANCE_PATH, { omgang: chain.round }),
  }
}
