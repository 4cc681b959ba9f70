// Counts that a report states for each goal: how many there are, and how many stand in each status. The statuses stated make the total.
// Refuses to guess the status left out: where the sum falls short, that is said, not filled in.

import { roundName, sumContradiction } from '../goals/model.ts'
import { type FigureRef, formatRef, parseRef } from '../kernel/figure.ts'
import { text } from '../kernel/text.ts'
import type { PublishedFigure } from '../statements/model.ts'
import { figure, sum } from './build.ts'
import { REGION } from './catalogueStatements.ts'
import type { Comparison } from './rule.ts'

const THINGS = {
  subgoals: text('delmål', 'sub-goals'),
  indicators: text('indikatorer', 'indicators'),
} as const
type Thing = keyof typeof THINGS
const STATES = ['met', 'partlyMet', 'notMet', 'notAssessed'] as const

/** The first ids of the rule are the goals of the own report. */
const FIRST_ID = 101

/** `goals:counts/subgoals_met/4@region/2023-04`. */
const countRef = (thing: Thing, what: string, goal: string, period: string): FigureRef =>
  formatRef({ room: 'goals', path: `counts/${thing}_${what}/${goal}`, scope: 'region', period })

interface Stated {
  goal: string
  period: string
}

/** Goals whose counts a document of the year states, by round and number: the order gives each comparison a lasting id. */
function statedIn(facts: readonly PublishedFigure[], year: number): Stated[] {
  const found = new Map<string, Stated>()
  for (const { ref } of facts) {
    const parts = parseRef(ref)
    const goal = parts?.room === 'goals' ? /^counts\/\w+\/([^/]+)$/.exec(parts.path)?.[1] : undefined
    if (!parts || goal === undefined || Number(parts.period.slice(0, 4)) !== year) continue
    found.set(`${parts.period} ${goal}`, { goal, period: parts.period })
  }
  return [...found.values()].sort((a, b) =>
    a.period === b.period ? a.goal.localeCompare(b.goal, 'sv', { numeric: true }) : a.period < b.period ? -1 : 1,
  )
}

export function countComparisons(facts: readonly PublishedFigure[], year: number): Comparison[] {
  const values = new Map(facts.map((fact) => [fact.ref, fact.value]))
  return statedIn(facts, year).flatMap((one, i) =>
    (Object.keys(THINGS) as Thing[]).flatMap((thing, j) => comparison(one, thing, FIRST_ID + 2 * i + j, values)),
  )
}

function comparison(
  { goal, period }: Stated,
  thing: Thing,
  no: number,
  values: ReadonlyMap<FigureRef, number | null>,
): Comparison[] {
  const refOf = (what: string) => countRef(thing, what, goal, period)
  const stated = STATES.filter((state) => values.has(refOf(state)))
  if (stated.length === 0) return []
  const count = (what: string): number | null => values.get(refOf(what)) ?? null
  const [met, partlyMet, notMet, notAssessed] = STATES.map(count) as [number | null, number | null, number | null, number | null]
  const said = sumContradiction(thing, { total: count('total'), met, partlyMet, notMet, notAssessed })[0]?.message
  const [round, many] = [roundName(period), THINGS[thing]]
  return [
    {
      id: `C84.${no}`,
      name: text(
        `Mål ${goal}, ${round.sv}: ${many.sv} med angiven bedömning = alla ${many.sv}`,
        `Goal ${goal}, ${round.en}: ${many.en} with a stated status = all ${many.en}`,
      ),
      left: sum(...stated.map((state) => figure(refOf(state)))),
      right: figure(refOf('total')),
      tolerance: { kind: 'E' },
      scopes: REGION,
      years: [0],
      severity: 'V',
      sources: ['published'],
      ...(said ? { deviates: said } : {}),
    },
  ]
}
