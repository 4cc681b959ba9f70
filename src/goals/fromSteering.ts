// The living chain seen as a year's goals: what assessment, tie-out and the annual report read, for an authority whose goals
// were set up here. Refuses: judging; sub-goals, indicators and values are handed on as they are.
import type { UnitCode } from '../kernel/ids.ts'
import type { Committee, CommitteeAnswer, Goals } from './goal.ts'
import type { Indicator, Outcome, Placement } from './indicator.ts'
import type { SteeringNode } from './steering/node.ts'
import type { CommitteePlan, Subgoal } from './subgoal.ts'
import type { IndicatorValue } from './values/value.ts'

export interface SteeringYear {
  year: number
  /** Decided nodes valid in the year. */
  nodes: readonly SteeringNode[]
}

export const NO_GOALS: Goals = {
  committees: [],
  visions: [],
  perspectives: [],
  focusAreas: [],
  goals: [],
  answers: [],
  indicators: [],
  placements: [],
  underInvestigation: [],
  printedTotals: [],
  printedCounts: [],
  judgements: [],
  financialGoals: [],
  subgoals: [],
  plans: [],
}

const codeOf = (unit: UnitCode): string => unit.toUpperCase()
const PLACE = 'Styrkedjan'

/** `values` are the latest versions of totals; `nameOf` names a committee by its unit code. */
export function goalsFromSteering(
  years: readonly SteeringYear[],
  values: readonly IndicatorValue[],
  nameOf: (unit: UnitCode) => string,
): Goals {
  const all = years.flatMap(({ nodes }) => nodes)
  const latest = new Map(all.map((node) => [node.id, node]))
  const goalNodes = [...latest.values()].filter((node) => node.kind === 'goal' && node.no !== undefined)
  const noOf = new Map(goalNodes.map((node) => [node.id, node.no!]))
  const areas = [...latest.values()].filter((node) => node.kind === 'focusArea')
  const areaNo = new Map(areas.map((node, i) => [node.id, node.no ?? i + 1]))
  const perYear = years.map((one) => yearOf(one, noOf))
  const committees = [
    ...new Set(all.filter((node) => node.kind === 'subgoal' || node.kind === 'indicator').map((node) => node.unit)),
  ]
  return {
    ...NO_GOALS,
    committees: committees.map((unit): Committee => ({ code: codeOf(unit), name: { sv: nameOf(unit), en: nameOf(unit) } })),
    focusAreas: areas.map((node) => ({ no: areaNo.get(node.id)!, name: node.title })),
    goals: goalNodes
      .map((node) => ({ no: node.no!, title: node.title, focusArea: areaNo.get(node.parents[0] ?? '') ?? 0, place: PLACE }))
      .sort((a, b) => a.no - b.no),
    answers: perYear.flatMap((one) => one.answers),
    indicators: [...latest.values()].filter((node) => node.indicator).map((node) => indicatorOf(node, years, values)),
    placements: perYear.flatMap((one) => one.placements),
    subgoals: perYear.flatMap((one) => one.subgoals),
    plans: perYear.flatMap((one) => one.plans),
  }
}

/** A sub-goal is one object for each year it is valid: the year is part of its id here. */
const idIn = (year: number, id: string): string => `${id}/${year}`

function yearOf({ year, nodes }: SteeringYear, noOf: ReadonlyMap<string, number>) {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const goalNos = (node: SteeringNode): number[] => [
    ...new Set(
      node.parents.flatMap((id) => {
        const own = noOf.get(id)
        const parent = byId.get(id)
        return own !== undefined ? [own] : parent ? goalNos(parent) : []
      }),
    ),
  ]
  const subgoalNodes = nodes.filter((node) => node.kind === 'subgoal')
  const subgoals = subgoalNodes.flatMap((node): Subgoal[] =>
    goalNos(node).map((goal) => ({ id: idIn(year, node.id), goal, committee: codeOf(node.unit), year, name: node.title })),
  )
  const plans = subgoalNodes.map((node): CommitteePlan => {
    const below = nodes.filter((one) => one.parents.includes(node.id))
    return {
      subgoal: idIn(year, node.id),
      indicators: below.filter((one) => one.kind === 'indicator').map((one) => one.id),
      activities: [],
    }
  })
  const placements = nodes
    .filter((node) => node.kind === 'indicator')
    .flatMap((node, order): Placement[] =>
      goalNos(node).map((goal) => ({ goal, indicator: node.id, year, order, printed: 'notAssessed', place: PLACE })),
    )
  const pairs = new Set(subgoals.map((one) => `${one.goal} ${one.committee}`))
  const answers = [...pairs].map((pair): CommitteeAnswer => {
    const [goal = '', committee = ''] = pair.split(' ')
    return { goal: Number(goal), committee, year, printed: 'assessed', place: PLACE }
  })
  return { subgoals, plans, placements, answers }
}

function indicatorOf(node: SteeringNode, years: readonly SteeringYear[], values: readonly IndicatorValue[]): Indicator {
  const body = node.indicator!
  const own = values.filter((value) => value.indicator === node.id && value.part === 'total')
  const targets = years.flatMap(({ year, nodes }) => {
    const then = nodes.find((one) => one.id === node.id)
    return then?.indicator ? [{ year, wording: then.indicator.target }] : []
  })
  return {
    id: node.id,
    name: node.title,
    committees: [codeOf(node.unit)],
    definition: { direction: body.direction, measure: body.measure, strict: body.strict, breaks: [] },
    outcomes: outcomesOf(own),
    targets,
    notes: [],
  }
}

/** The year's own value, else that of its latest month. */
function outcomesOf(values: readonly IndicatorValue[]): Outcome[] {
  const byYear = new Map<number, IndicatorValue>()
  const rank = (value: IndicatorValue): string => (value.period.length === 4 ? `${value.period}-13` : value.period)
  for (const value of values) {
    const year = Number(value.period.slice(0, 4))
    const known = byYear.get(year)
    if (!known || rank(known) < rank(value)) byYear.set(year, value)
  }
  return [...byYear].sort(([a], [b]) => a - b).map(([year, value]) => ({ year, cell: value.cell }))
}
