// The demo's steering chain of 2023: decided areas and goals from the print, and exactly as many sub-goals and indicators under
// each goal as the April report counts. Their wordings are ours and every node says so. Statuses are given elsewhere.
import type { Feed, IndicatorBody, NodeVersion, SteeringNode } from '../goals/model.ts'
import { saveVersions } from '../goals/store.ts'
import type { Tx } from '../storage/database.ts'
import { readCsv } from './publishedCsv.ts'
import { LINES_1_TO_6 } from './steeringLines2023.ts'
import { LINES_7_TO_12 } from './steeringLines2023b.ts'

const YEAR = 2023
const ASSEMBLY = 'rf'

export const SYNTHETIC_NOTE = 'Syntetiskt: källan anger bara antalet; ordalydelsen är påhittad för demonstrationen.'
const SYNTHETIC_ACTIVITY = 'Syntetiskt: aktiviteten är påhittad för demonstrationen.'

/** Who reports for a committee when the line names no unit. */
const STAFF: Record<string, string> = { HSN: 'e2001', RS: 'e1001', RUN: 'e3001', FHS: 'e4001', PN: 'e5001' }
/** Functions, never persons. */
const OWNERS: Record<string, string> = {
  HSN: 'Hälso- och sjukvårdsdirektör',
  RS: 'Regiondirektör',
  RUN: 'Regional utvecklingsdirektör',
  FHS: 'Folkhögskolechef',
  PN: 'Kanslichef',
}

/** Perspectives of 2023 each goal is looked at from first; the rest follow the goal's subject. */
const PERSPECTIVES: Record<number, number[]> = {
  1: [1, 3, 4],
  2: [1, 3, 4],
  3: [1, 2],
  4: [2],
  5: [1, 4],
  6: [1, 3],
  7: [2, 3],
  8: [2],
  9: [1, 2],
  10: [1, 2],
  11: [2, 3],
  12: [2],
}

/** All nodes of the chain valid in 2023, goals since 2020. The same every time. */
export function steering2023(): SteeringNode[] {
  const rows = readCsv('goals_2020.csv')
  const areas = [...new Set(rows.map((row) => row.focus_area_sv!))]
  const decided = { unit: ASSEMBLY, owner: 'Regiondirektör', from: 2020, weight: 1 }
  const top = areas.map(
    (title, i): SteeringNode => ({
      id: `f${i + 1}`,
      kind: 'focusArea',
      no: i + 1,
      title,
      parents: [],
      perspectives: [],
      ...decided,
    }),
  )
  const goals = rows.map(
    (row): SteeringNode => ({
      id: `g${row.goal_no}`,
      kind: 'goal',
      no: Number(row.goal_no),
      title: row.title_sv!,
      parents: [`f${areas.indexOf(row.focus_area_sv!) + 1}`],
      perspectives: PERSPECTIVES[Number(row.goal_no)]!,
      ...decided,
    }),
  )
  const lines = { ...LINES_1_TO_6, ...LINES_7_TO_12 }
  return [...top, ...goals, ...goals.flatMap((goal) => nodesUnder(goal, lines[goal.no!]!))]
}

function nodesUnder(goal: SteeringNode, lines: string): SteeringNode[] {
  const nodes: SteeringNode[] = []
  let subgoal: SteeringNode | undefined
  let subgoals = 0
  let indicators = 0
  let activities = 0
  const common = { from: YEAR, to: YEAR, perspectives: goal.perspectives, weight: 1, note: SYNTHETIC_NOTE }
  for (const line of lines.trim().split('\n')) {
    const words = line.trim()
    if (words.startsWith('i ')) {
      nodes.push(indicatorOf(words.slice(2), subgoal!, `${goal.id}-i${++indicators}`))
    } else if (words.startsWith('a ')) {
      const [units = '', title = ''] = words.slice(2).split(' | ')
      for (const unit of units.trim().split(' '))
        nodes.push(activityOf(title, unit, subgoal!, `${subgoal!.id}-a${++activities}`, nodes.length))
    } else {
      const committee = words.slice(0, words.indexOf(' '))
      activities = 0
      subgoal = {
        id: `${goal.id}-s${++subgoals}`,
        kind: 'subgoal',
        title: words.slice(committee.length + 1),
        parents: [goal.id],
        unit: committee.toLowerCase(),
        owner: OWNERS[committee]!,
        ...common,
      }
      nodes.push(subgoal)
    }
  }
  return nodes
}

const MEASURES = ['result', 'deviation', 'growth'] as const

function indicatorOf(line: string, subgoal: SteeringNode, id: string): SteeringNode {
  const [target = '', title = '', measureUnit = '', marks = ''] = line.split('|').map((part) => part.trim())
  const has = (mark: string): boolean => marks.split(' ').includes(mark)
  const committee = subgoal.unit.toUpperCase()
  const body: IndicatorBody = {
    definition: `${title}. ${SYNTHETIC_NOTE}`,
    target,
    measureUnit,
    direction: has('low') ? 'lowerIsBetter' : 'higherIsBetter',
    measure: MEASURES.find(has) ?? 'level',
    strict: false,
    interval: has('month') ? 'month' : has('year') ? 'year' : 'tertial',
    reporter: /\be\d{4}\b/.exec(marks)?.[0] ?? STAFF[committee]!,
    feed: feedOf(marks),
    breakdown: has('sex') ? ['sex'] : [],
  }
  return {
    id,
    kind: 'indicator',
    title,
    parents: [subgoal.id],
    unit: subgoal.unit,
    ...(has('noowner') ? {} : { owner: OWNERS[committee]! }),
    from: YEAR,
    to: YEAR,
    perspectives: subgoal.perspectives,
    weight: 1,
    indicator: body,
    note: SYNTHETIC_NOTE,
  }
}

function feedOf(marks: string): Feed {
  const formula = /\bformula:(\S+)/.exec(marks)?.[1]
  if (formula) return { kind: 'formula', id: formula }
  return /\bnone\b/.test(marks) ? { kind: 'none' } : { kind: 'typed' }
}

/** Starts in turn over the first months, so that April finds both running and coming ones. */
const STARTS = ['2023-01-09', '2023-02-01', '2023-03-01', '2023-05-15', '2023-09-01']

function activityOf(title: string, unit: string, subgoal: SteeringNode, id: string, turn: number): SteeringNode {
  return {
    id,
    kind: 'activity',
    title,
    parents: [subgoal.id],
    unit,
    owner: 'Enhetschef',
    from: YEAR,
    to: YEAR,
    perspectives: subgoal.perspectives,
    weight: 1,
    activity: { starts: STARTS[turn % STARTS.length]!, ends: '2023-12-31' },
    note: SYNTHETIC_ACTIVITY,
  }
}

const BODIES: Record<string, string> = {
  rf: 'Regionfullmäktige',
  hsn: 'Hälso- och sjukvårdsnämnden',
  rs: 'Regionstyrelsen',
  run: 'Regionala utvecklingsnämnden',
  fhs: 'Folkhögskolestyrelsen',
  pn: 'Patientnämnden',
}

/** Decisions are made up like the wordings: body and order are real, number and case number are not. */
export function steeringVersions2023(): NodeVersion[] {
  const nodes = steering2023()
  const committeeOf = new Map(nodes.map((node) => [node.id, node.unit]))
  return nodes.map((node) => {
    const body = node.kind === 'activity' ? committeeOf.get(node.parents[0]!)! : node.unit
    const byAssembly = body === ASSEMBLY
    return {
      node,
      version: 1,
      state: 'decided',
      decision: {
        body: BODIES[body]!,
        paragraph: '§ 1 (syntetisk)',
        caseNumber: byAssembly ? 'SYNT 2019:1' : `SYNT 2022:${body.toUpperCase()}`,
        date: byAssembly ? '2019-06-18' : '2022-12-14',
      },
      by: 'demonstration',
      at: byAssembly ? '2019-06-18T12:00:00Z' : '2022-12-14T12:00:00Z',
    }
  })
}

/** Puts the chain in the database; run again it changes nothing. */
export async function seedSteering(tx: Tx): Promise<void> {
  const [known] = await tx.query('select 1 from goals.node_version where authority_id = $1 limit 1', [tx.authority])
  if (known === undefined) await saveVersions(tx, steeringVersions2023(), { action: 'goals/seedPlan' })
}
