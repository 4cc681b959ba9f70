// The demo's rounds: April 2023 as it stood three days before the units' last day, and one month of money and forecast.
// What is reported is published; who had come how far is made up, the same each time, and said to be synthetic by the authority.
import { loadGrants } from '../access/store.ts'
import { committeeIn, existsOn, type Unit, unitTreeAt } from '../organisation/model.ts'
import { type Responsible, responsibleBy, type Task, type TaskState, type TaskSubject } from '../process/model.ts'
import { createRound, moveTasks } from '../process/store.ts'
import type { Tx } from '../storage/database.ts'
import { chance } from './random.ts'

export interface RoundSubjects {
  units: readonly Unit[]
  /** Goal × committee, the committee's code in capitals as in figure addresses. */
  pairs: readonly { goal: string; title: string; committee: string }[]
  goals: readonly { goal: string; title: string }[]
  /** The unit that answers for the assignment: its coordinating recipient. */
  assignments: readonly { id: string; title: string; unit: string }[]
  /** Who answers for what; by the roles people hold when left out. */
  responsible?: (subject: TaskSubject) => Responsible
}

export const APRIL = { id: '2023-04', opens: '2023-05-02', due: '2023-05-12', asOf: '2023-05-09' } as const
export const NOVEMBER = { id: '2020-11', opens: '2020-12-01', due: '2020-12-08', asOf: '2020-12-04' } as const

const SEED = 2023
const RETURNED = 'Ange effekt i kronor för åtgärd 3.'
/** What a visitor may try stays open: their own reports, and every judgement of the committee and board they stand in for. */
const OPEN: Record<string, TaskState> = {
  'organisation:unit/e2201': 'notStarted',
  'organisation:unit/e2603': 'returned',
}

/** Units with a manager: those that answer to a committee and exist on the day. */
export function unitSubjects(units: readonly Unit[], day: string): TaskSubject[] {
  const tree = unitTreeAt(units, day)
  return units
    .filter((unit) => unit.kind === 'unit' && existsOn(unit, day) && committeeIn(tree, unit.code) !== undefined)
    .map(({ code, name }) => ({ address: `organisation:unit/${code}`, kind: 'unit', unit: code, title: name }))
}

/** The executive board answers for the goals as a whole. */
export function roundSubjects({ units, pairs, goals, assignments }: RoundSubjects, id: string, day: string): TaskSubject[] {
  const board = units.find(({ kind }) => kind === 'executiveBoard')?.code ?? ''
  return [
    ...unitSubjects(units, day),
    ...pairs.map(
      ({ goal, title, committee }): TaskSubject => ({
        address: `goals:assessment/${goal}@${committee}/${id}`,
        kind: 'committee',
        unit: committee.toLowerCase(),
        title: `Mål ${goal}, ${committee}: ${title}`,
      }),
    ),
    ...goals.map(
      ({ goal, title }): TaskSubject => ({
        address: `goals:assessment/${goal}@region/${id}`,
        kind: 'goal',
        unit: board,
        title: `Mål ${goal}: ${title}`,
      }),
    ),
    ...assignments.map(
      ({ id: assignment, title, unit }): TaskSubject => ({
        address: `assignments:assignment/${assignment}`,
        kind: 'assignment',
        unit,
        title: `Uppdrag ${assignment}: ${title}`,
      }),
    ),
  ]
}

/** How far a task has come: most units approved or ready, committees under way, the board's own judgements not begun. */
export function demoState(task: Pick<Task, 'kind' | 'subject' | 'unit' | 'round'>): TaskState {
  const fixed = OPEN[task.subject]
  if (fixed && task.round === APRIL.id) return fixed
  const drawn = chance(SEED, `${task.round} ${task.subject}`)
  if (task.kind === 'goal') return drawn < 0.25 ? 'inProgress' : 'notStarted'
  if (task.kind === 'committee') {
    if (task.unit === 'hsn') return drawn < 0.5 ? 'inProgress' : 'notStarted'
    return drawn < 0.3 ? 'ready' : drawn < 0.8 ? 'inProgress' : 'notStarted'
  }
  return drawn < 0.45 ? 'approved' : drawn < 0.72 ? 'ready' : drawn < 0.92 ? 'inProgress' : 'notStarted'
}

/** The moves that lead to a state, each by the table every other move follows. */
const PATHS_TO: Record<TaskState, readonly TaskState[]> = {
  notStarted: [],
  inProgress: ['inProgress'],
  ready: ['ready'],
  returned: ['ready', 'returned'],
  approved: ['ready', 'approved'],
}

async function moveAll(tx: Tx, tasks: readonly Task[], asOf: string): Promise<void> {
  for (const state of ['inProgress', 'ready', 'returned', 'approved'] as const) {
    const ids = tasks.filter((task) => demoState(task) === state).map(({ id }) => ({ id }))
    for (const [step, to] of PATHS_TO[state].entries()) {
      const options = {
        at: `${asOf}T0${7 + step}:12:00.000Z`,
        may: () => true,
        ...(to === 'returned' ? { reason: RETURNED } : {}),
      }
      await moveTasks(tx, ids, to, options)
    }
  }
}

/** Creates the two rounds with their states; run again it adds only tasks that are missing, not begun. */
export async function seedRounds(tx: Tx, subjects: RoundSubjects): Promise<void> {
  const grants = (await loadGrants(tx)).filter((grant) => grant.endedAt === undefined && !grant.waiting)
  for (const round of [NOVEMBER, APRIL]) {
    const added = await createRound(tx, {
      ...round,
      at: `${round.opens}T06:00:00.000Z`,
      subjects: roundSubjects(subjects, round.id, round.asOf),
      responsible: subjects.responsible ?? responsibleBy(grants, round.asOf),
    })
    await moveAll(tx, added, round.asOf)
  }
}
