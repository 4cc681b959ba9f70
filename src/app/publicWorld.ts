// The world as citizens see it: values of closed rounds only and small numbers hidden, and what is still under way said.
// Refuses: a step or a report of a round that nobody has closed or signed, whatever address is written.
import { type Goals, type IndicatorValue, publicCells, readRoundRef } from '../goals/model.ts'
import { loadJudgedRounds } from '../goals/store.ts'
import { parseRef } from '../kernel/figure.ts'
import { Refusal } from '../kernel/result.ts'
import { type Text, text } from '../kernel/text.ts'
import { loadRounds } from '../process/store.ts'
import { auditHead } from '../storage/auditReading.ts'
import type { Tx } from '../storage/database.ts'
import { PATHS } from '../web/links.ts'
import { livingGoals } from './livingGoals.ts'
import { goalsOf } from './world.ts'
import type { World } from './worldShape.ts'

export interface PublicWorld {
  world: World
  rounds: PublicRounds
}

export interface PublicRounds {
  closed: ReadonlySet<string>
  /** Begun and not closed. */
  ongoing: ReadonlySet<string>
}

const kept = new WeakMap<World, { head: string; shown: PublicWorld }>()

/** Made anew only when something has been written: every write is in the log, so the log's head tells. */
export async function publicWorld(tx: Tx, world: World): Promise<PublicWorld> {
  const { hash } = await auditHead(tx)
  const known = kept.get(world)
  if (known?.head === hash) return known.shown
  const rounds = await roundsOf(tx)
  const { goals, fromSteering } = await goalsOf(tx, world.years, (values) => publicCells(closedOnly(values, rounds)))
  const shown = { world: fromSteering ? withGoals(world, goals) : world, rounds }
  kept.set(world, { head: hash, shown })
  return shown
}

async function roundsOf(tx: Tx): Promise<PublicRounds> {
  const rounds = await loadRounds(tx)
  const closed = new Set(rounds.filter((round) => round.closedAt !== undefined).map((round) => round.id))
  const begun = [...rounds.map((round) => round.id), ...(await loadJudgedRounds(tx))]
  return { closed, ongoing: new Set(begun.filter((round) => !closed.has(round))) }
}

/** A value is public with its round; one from before there were any rounds is history. The year's value belongs to the year's round. */
export function closedOnly(values: readonly IndicatorValue[], { closed, ongoing }: PublicRounds): IndicatorValue[] {
  const [first = '9999'] = [...closed, ...ongoing].sort()
  return values.filter(({ period }) => {
    const round = period.length === 4 ? `${period}-12` : period
    return closed.has(round) || (round.slice(0, 4) < first.slice(0, 4) && !ongoing.has(round))
  })
}

/** The same books with other goals: what pages, explanations and reports ask of goals is answered from these. */
function withGoals(world: World, goals: Goals): World {
  const living = livingGoals(goals)
  const ofGoals = (ref: string) => {
    const parts = parseRef(ref)
    return parts?.room === 'goals' && parts.params.source !== 'published'
  }
  const explain = (ref: string, otherwise: World['explain']) =>
    ofGoals(ref) ? Promise.resolve(living.source.explain(ref as never)) : otherwise(ref)
  return {
    ...world,
    get goals() {
      return living.goals
    },
    chain: living.chain,
    assess: living.assess,
    figure: (ref) => (ofGoals(ref) ? living.source.resolve(ref as never) : world.figure(ref)),
    explain: (ref) => explain(ref, world.explain),
    outline: (ref) => explain(ref, world.outline),
  }
}

const INTERIM = `${PATHS.reports}/delarsrapport`

/** Stops an address of something that is not public yet: a step of any round, or the living interim report of one. */
export function requirePublic(url: URL, { closed, ongoing }: PublicRounds): void {
  const ref = url.searchParams.get('ref') ?? ''
  const parts = parseRef(ref)
  // Steps of rounds carry units, names and small numbers; a citizen reads the goals of closed rounds on the pages of goals.
  if (readRoundRef(ref) || parts?.room === 'followup') throw notPublic()
  if (!url.pathname.startsWith(INTERIM)) return
  const round = `${url.searchParams.get('year') ?? ''}-${url.searchParams.get('period') ?? ''}`
  if (closed.has(round) || ongoing.has(round)) throw notPublic()
}

const notPublic = () =>
  new Refusal(
    'not-allowed',
    'app/not-public',
    text(
      'Omgången pågår eller är inte undertecknad. Den blir öppen när den är beslutad. Logga in för att läsa underlaget.',
      'The round is under way or not signed. It becomes public when it is decided. Sign in to read the material.',
    ),
  )

/** Said above the pages of a year with a round under way. */
export function ongoingWords(year: number, { ongoing }: PublicRounds): Text | undefined {
  if (![...ongoing].some((round) => round.startsWith(`${year}-`))) return undefined
  return text(
    `Omgången pågår. Bedömningar för ${year} visas här när den är stängd.`,
    `The round is under way. Assessments for ${year} are shown here when it is closed.`,
  )
}
