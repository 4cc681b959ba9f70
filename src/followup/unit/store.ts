// A unit's work in a round, loaded from the rooms that own its parts and saved to them in one transaction.
// Refuses: a save on a version that was not read, a locked task, and half a save.
import { type Books, isDue, type SteeringNode, withBooks } from '../../goals/model.ts'
import { loadActivityStates, loadSteering, loadValueSeries, saveActivityStates, saveValues } from '../../goals/store.ts'
import type { Finding } from '../../kernel/finding.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import type { Unit } from '../../organisation/model.ts'
import { loadUnits } from '../../organisation/store.ts'
import type { Round, Task } from '../../process/model.ts'
import { listTasks, requireOpen, setTaskState, startTask, taskFor } from '../../process/store.ts'
import type { Tx } from '../../storage/database.ts'
import { asksOf, type UnitMoney, type UnitReport } from '../report.ts'
import { loadDeviationLimits, loadPreviousReports, loadReports, saveReports } from '../store.ts'
import { type Decided, decideUnit, type UnitWork, unitSubject, type Written } from '../unitWork.ts'

export interface LoadOptions {
  round: Round
  units: readonly UnitCode[]
  /** Asked of the books before the transaction: one connection does not wait for itself. */
  money: ReadonlyMap<UnitCode, UnitMoney>
  books?: Books
  /** Instant the books were asked, UTC. */
  at: string
}

/** The work of several units at once, in the order asked; units nobody has registered are left out. */
export async function loadUnitWork(tx: Tx, { round, units, money, books, at }: LoadOptions): Promise<UnitWork[]> {
  const known = new Map((await loadUnits(tx)).map((one) => [one.code, one]))
  const wanted = units.filter((code) => known.has(code))
  const { content } = asksOf(round.id)
  const nodes = content ? await loadSteering(tx, Number(round.id.slice(0, 4))) : []
  const indicators = nodes.filter((node) => isDue(node, round.id) && wanted.includes(node.indicator!.reporter))
  const series =
    indicators.length === 0
      ? []
      : await loadValueSeries(
          tx,
          indicators.map((one) => one.id),
        )
  const states = content ? await loadActivityStates(tx, round.id) : new Map()
  const typed = series.filter((one) => one.period === round.id)
  const shared = {
    round,
    nodes,
    indicators,
    states,
    stored: books ? withBooks(typed, indicators, round.id, books, at) : typed,
    earlier: series.filter((one) => one.period < round.id && one.cell !== ''),
    limits: await loadDeviationLimits(tx),
    tasks: new Map((await listTasks(tx, { round: round.id, kind: 'unit' })).map((task) => [task.subject, task])),
    current: byUnit(await loadReports(tx, round.id, wanted)),
    previous: byUnit(await loadPreviousReports(tx, round.id, wanted)),
  }
  return wanted.map((code) => workOf(known.get(code)!, shared, money.get(code)))
}

const byUnit = (reports: readonly UnitReport[]) => new Map(reports.map((one) => [one.unit, one]))

interface Shared extends Pick<UnitWork, 'round' | 'indicators' | 'stored' | 'earlier' | 'limits' | 'states'> {
  nodes: readonly SteeringNode[]
  tasks: ReadonlyMap<string, Task>
  current: ReadonlyMap<UnitCode, UnitReport>
  previous: ReadonlyMap<UnitCode, UnitReport>
}

function workOf(unit: Unit, shared: Shared, money: UnitMoney | undefined): UnitWork {
  const { round, limits, stored, earlier, states } = shared
  const current = shared.current.get(unit.code)
  const previous = shared.previous.get(unit.code)
  const task = shared.tasks.get(unitSubject(unit.code))
  const mine = shared.indicators.filter((one) => one.indicator!.reporter === unit.code)
  const ids = new Set(mine.map((one) => one.id))
  return {
    round,
    unit: unit.code,
    unitName: unit.name,
    limits,
    indicators: mine,
    activities: shared.nodes.filter((node) => node.kind === 'activity' && node.unit === unit.code),
    stored: stored.filter((one) => ids.has(one.indicator)),
    earlier: earlier.filter((one) => ids.has(one.indicator)),
    states,
    ...(task ? { task } : {}),
    ...(money ? { money } : {}),
    ...(current ? { current } : {}),
    ...(previous ? { previous } : {}),
  }
}

export interface SaveOptions extends Omit<LoadOptions, 'units'> {
  unit: UnitCode
  /** The version of the report the form stands on. */
  version: number
  handIn: boolean
  /** In whose place it is written, when the writer is not the one who answers for it. */
  onBehalfOf?(work: UnitWork): string | undefined
  may(permission: string, unit: UnitCode): boolean
}

export type Saved =
  | { kind: 'saved'; work: UnitWork; decided: Decided }
  | { kind: 'findings'; work: UnitWork; findings: Finding[] }
  | { kind: 'conflict'; work: UnitWork; theirs: UnitReport }

/** Holds the task, reads everything as it is now, decides, and saves all of it or nothing. */
export async function saveUnitWork(tx: Tx, written: Written, options: SaveOptions): Promise<Saved> {
  const { round, unit, version, handIn } = options
  const first = await taskFor(tx, round.id, unitSubject(unit))
  if (!first) throw noTask(unit)
  const task = await requireOpen(tx, first)
  const [work] = await loadUnitWork(tx, { ...options, units: [unit] })
  if (!work) throw noTask(unit)
  const base = work.current?.version ?? 0
  if (version !== base && work.current) return { kind: 'conflict', work, theirs: work.current }
  const onBehalfOf = options.onBehalfOf?.(work)
  const decided = decideUnit(work, written, { handIn, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) })
  if (!decided.ok) return { kind: 'findings', work, findings: decided.findings }
  await saveDecided(tx, decided.value, base, options)
  await moveOn(tx, task, options)
  return { kind: 'saved', work, decided: decided.value }
}

async function saveDecided(tx: Tx, { report, values, states }: Decided, basedOn: number, options: SaveOptions): Promise<void> {
  const { round, at } = options
  const { onBehalfOf } = report
  await saveReports(tx, [{ ...report, basedOn }])
  await saveValues(tx, values)
  const behalf = onBehalfOf === undefined ? {} : { onBehalfOf }
  await saveActivityStates(
    tx,
    states.map((one) => ({ ...one, round: round.id, by: tx.actor.name, at, ...behalf })),
  )
}

/** Saving begins the task or takes back what was handed in; handing in makes it ready. */
async function moveOn(tx: Tx, task: Task, { handIn, at, may }: SaveOptions): Promise<void> {
  if (!handIn) await startTask(tx, task, { at, may })
  else if (task.state !== 'ready') await setTaskState(tx, task.id, 'ready', { at, may })
}

const noTask = (unit: UnitCode): Refusal =>
  new Refusal(
    'not-found',
    'followup/no-task',
    text(
      `Omgången frågar inte enheten ${unit}. Inget har sparats. Fråga controllern om enheten ska vara med.`,
      `The round does not ask the unit ${unit}. Nothing was saved. Ask the controller whether it should be part of it.`,
    ),
  )
