// Routes of a round's judgements: all goals at a glance, one goal in a round, and those of committees and single judgements.
// Refuses: a goal or a round that is not there; nothing is guessed from the year.
import { type Asked, get, type Route } from '../../http/route.ts'
import { isMonth } from '../../kernel/month.ts'
import { GlancePage, NoRoundsPage } from '../pages/glance.tsx'
import { RoundGoalPage } from '../pages/roundGoal.tsx'
import { GLANCE_PATH } from '../pages/roundParts.tsx'
import { committeeRoutes } from './committee/routes.tsx'
import { approvable } from './judge.ts'
import { formFor, judgingRoutes, load, noRound, noStep, type RoundDeps, roundsOf } from './judging/routes.tsx'
import { goalKey } from './refs.ts'
import { goalCounts } from './roundCounts.ts'
import { committeeWeight, STANDARD_ROUND_RULES } from './rules.ts'
import { goalAnswer, goalSentence } from './sentence.ts'
import { contradictions, printedOf } from './status.ts'

export type { RoundDeps } from './judging/routes.tsx'

async function goalPage(asked: Asked, deps: RoundDeps) {
  const { no = '', round = '' } = asked.c.req.param()
  if (!isMonth(round)) throw noRound()
  const { loaded, rounds } = await asked.transact(async (tx) => ({
    loaded: await load(tx, asked, deps, round),
    rounds: await roundsOf(tx),
  }))
  const { chain, material } = loaded
  const goal = chain.goals.find((one) => goalKey(one.goal) === no)
  if (!goal) throw noStep()
  const names = new Map((await deps.units()).map((unit) => [unit.code, unit.name]))
  const printed = printedOf((await deps.printed?.(asked)) ?? [], round).find((one) => one.goal === goal.goal.no)
  const form = await formFor(asked, deps, goal, 'goal')
  const view = {
    goal,
    round,
    rounds: rounds.all.filter((one) => one.startsWith(round.slice(0, 4))),
    rule: chain.rule,
    lead: goalAnswer(chain, goal),
    sentence: goalSentence(chain, goal),
    nameOf: (committee: string) => names.get(committee.toLowerCase()) ?? committee,
    weightOf: (committee: string) => committeeWeight(material.rules ?? STANDARD_ROUND_RULES, chain.year, no, committee),
    ...(form ? { form } : {}),
    contradictions: printed ? contradictions(printed, goalCounts(goal)).map((one) => one.message) : [],
    obstacles: approvable(goal),
  }
  return <RoundGoalPage shell={asked.shell} view={view} />
}

async function glancePage(asked: Asked, deps: RoundDeps) {
  const wanted = asked.c.req.query('omgang')
  if (wanted !== undefined && !isMonth(wanted)) throw noRound()
  const found = await asked.transact(async (tx) => {
    const { judged, all } = await roundsOf(tx)
    const round = wanted ?? judged[0] ?? all[0]
    return round === undefined ? undefined : { ...(await load(tx, asked, deps, round)), rounds: all }
  })
  if (!found) return <NoRoundsPage shell={asked.shell} />
  const { chain, material, rounds } = found
  const areas = material.nodes.filter((node) => node.kind === 'focusArea').sort((a, b) => (a.no ?? 0) - (b.no ?? 0))
  const under = areas.map(({ id, title }) => ({ title, goals: chain.goals.filter((goal) => goal.goal.parents.includes(id)) }))
  const placed = new Set(under.flatMap((area) => area.goals))
  const rest = chain.goals.filter((goal) => !placed.has(goal))
  const others = rest.length === 0 ? [] : [{ title: asked.lang === 'sv' ? 'Mål' : 'Goals', goals: rest }]
  const order = asked.c.req.query('ordning') === 'samst' ? ('worst' as const) : ('order' as const)
  const listed = [...under.filter((area) => area.goals.length > 0), ...others]
  return <GlancePage shell={asked.shell} view={{ chain, rounds, areas: listed, order }} />
}

/** `/mal/overblick` stands before `/mal/:no` wherever they are mounted. */
export const roundRoutes = (deps: RoundDeps): Route[] => [
  get(GLANCE_PATH, 'judgement:read', (asked) => glancePage(asked, deps)),
  get('/mal/:no/omgang/:round', 'judgement:read', (asked) => goalPage(asked, deps)),
  ...judgingRoutes(deps),
  ...committeeRoutes(deps),
]
