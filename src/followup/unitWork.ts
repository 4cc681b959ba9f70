// A unit's whole work in a round as one thing: money, report, values and activities, read from one form and decided together.
// Refuses: saving a part of it; one broken field stops all, and every broken field is named.
import {
  type ActivityState,
  fieldName,
  type IndicatorValue,
  type NewValue,
  readValueForm,
  type SteeringNode,
  unfed,
} from '../goals/model.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import type { UnitCode } from '../kernel/ids.ts'
import { failed, ok, type Result } from '../kernel/result.ts'
import { type Text, text } from '../kernel/text.ts'
import { isMoneyUnit } from '../ledger/model.ts'
import type { Round, Task } from '../process/model.ts'
import { asksOf, type DeviationLimit, type NewReport, openReport, readReport, type UnitMoney, type UnitReport } from './report.ts'

export interface ActivityReport {
  activity: string
  state: ActivityState
  note: string
  version: number
}

export interface UnitWork {
  round: Round
  unit: UnitCode
  unitName: string
  task?: Task
  money?: UnitMoney
  limits: readonly DeviationLimit[]
  current?: UnitReport
  previous?: UnitReport
  /** What the unit reports this round. */
  indicators: readonly SteeringNode[]
  activities: readonly SteeringNode[]
  /** Values of the round, those of the books included. */
  stored: readonly IndicatorValue[]
  earlier: readonly IndicatorValue[]
  states: ReadonlyMap<string, ActivityReport>
}

export const unitSubject = (unit: UnitCode): string => `organisation:unit/${unit}`

export const ACTIVITY_STATES: readonly ActivityState[] = ['done', 'onPlan', 'delayed', 'stopped', 'notStarted']
export const STATE_NAMES: Record<ActivityState, Text> = {
  done: text('Genomförd', 'Done'),
  onPlan: text('Pågår enligt plan', 'On plan'),
  delayed: text('Försenad', 'Delayed'),
  stopped: text('Avbruten', 'Stopped'),
  notStarted: text('Inte påbörjad', 'Not started'),
}
const isState = (value: string): value is ActivityState => ACTIVITY_STATES.some((one) => one === value)

export interface Decided {
  report: NewReport
  values: NewValue[]
  states: ActivityReport[]
}

export type Written = (name: string) => string | undefined

export interface Deciding {
  handIn: boolean
  onBehalfOf?: string
}

/** Everything the form says, or everything that is wrong with it. Fields that were not in the form stand as they were. */
export function decideUnit(work: UnitWork, written: Written, { handIn, onBehalfOf }: Deciding): Result<Decided> {
  const opened = openReport(work.current, work.previous)
  const chosen = written('forecastUnit') ?? 'tkr'
  const report = readReport(
    {
      text: written('text') ?? opened.text,
      forecast: written('forecast') ?? opened.forecast,
      forecastUnit: isMoneyUnit(chosen) ? chosen : 'tkr',
      deviationReason: written('deviationReason') ?? opened.deviationReason,
    },
    {
      round: work.round.id,
      unit: work.unit,
      limits: work.limits,
      handIn,
      ...(work.money ? { money: work.money } : {}),
      ...(work.previous ? { previous: work.previous } : {}),
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    },
  )
  const { content } = asksOf(work.round.id)
  const context = {
    period: work.round.id,
    indicators: content ? work.indicators : [],
    stored: work.stored,
    earlier: work.earlier,
  }
  const values = readValueForm(context, written)
  const states = content ? readStates(work, written) : ok([])
  const findings = [...report.findings, ...values.findings, ...states.findings]
  if (handIn && content) findings.push(...unanswered(work, values, states))
  if (findings.length > 0 || !report.ok || !values.ok || !states.ok) return failed(findings)
  const behalf = onBehalfOf === undefined ? {} : { onBehalfOf }
  return ok({ report: report.value, values: values.value.map((one) => ({ ...one, ...behalf })), states: states.value })
}

const MOST_NOTE = 2_000

function readStates(work: UnitWork, written: Written): Result<ActivityReport[]> {
  const states: ActivityReport[] = []
  const findings: Finding[] = []
  for (const activity of work.activities) {
    const stored = work.states.get(activity.id)
    const state = written(`state.${activity.id}`) ?? stored?.state ?? ''
    const note = written(`note.${activity.id}`) ?? stored?.note ?? ''
    const base = written(`stateVersion.${activity.id}`) ?? String(stored?.version ?? 0)
    const say = (cell: string, sv: string, en: string) =>
      findings.push(
        finding('followup/activity', 'error', text(`${activity.title}: ${sv}`, `${activity.title}: ${en}`), {
          cell: `${cell}.${activity.id}`,
        }),
      )
    if (state === '' && note === '') continue
    if (!isState(state)) {
      say(
        'state',
        `välj hur aktiviteten går. Du skrev ”${state || note}”.`,
        `choose how the activity is going. You wrote “${state || note}”.`,
      )
      continue
    }
    if (note.length > MOST_NOTE)
      say(
        'note',
        `texten har ${note.length} tecken. Korta den till ${MOST_NOTE}.`,
        `the text has ${note.length} characters. Shorten it to ${MOST_NOTE}.`,
      )
    if (stored && stored.state === state && stored.note === note) continue
    if (base !== String(stored?.version ?? 0)) {
      say(
        'state',
        `läget ändrades medan du skrev, till ”${stored ? STATE_NAMES[stored.state].sv : ''}”. Läs det och spara igen.`,
        `the state changed while you were writing, to “${stored ? STATE_NAMES[stored.state].en : ''}”. Read it and save again.`,
      )
      continue
    }
    states.push({ activity: activity.id, state, note, version: (/^\d{1,9}$/.test(base) ? Number(base) : 0) + 1 })
  }
  return findings.length > 0 ? failed(findings) : ok(states)
}

/** What a report handed in may not lack: a value or a reason why there is none, and a state for each activity. By name. */
function unanswered(work: UnitWork, values: Result<NewValue[]>, states: Result<ActivityReport[]>): Finding[] {
  const saying = new Set(
    values.ok ? values.value.map((one) => one.indicator) : values.findings.map((one) => one.cell?.split('.')[1]),
  )
  const silent = unfed(work.stored, work.indicators, work.round.id)
    .filter(({ why, indicator }) => why === 'silent' && !saying.has(indicator.id))
    .map(({ indicator }) =>
      finding(
        'followup/value-silent',
        'error',
        text(
          `${indicator.title}: inget värde är angivet. Skriv värdet, eller välj varför det saknas.`,
          `${indicator.title}: no value is given. Write the value, or choose why it is missing.`,
        ),
        { cell: fieldName('cell', indicator.id, 'total') },
      ),
    )
  const said = new Set([...work.states.keys(), ...(states.ok ? states.value.map((one) => one.activity) : [])])
  const still = work.activities
    .filter((one) => !said.has(one.id) && states.ok)
    .map((one) =>
      finding(
        'followup/activity-silent',
        'error',
        text(`${one.title}: välj hur aktiviteten går.`, `${one.title}: choose how the activity is going.`),
        { cell: `state.${one.id}` },
      ),
    )
  return [...silent, ...still]
}

/** What remains to fill in before handing in, counted: the words of a lead. */
export function remaining(work: UnitWork): { values: number; valuesTotal: number; activities: number; activitiesTotal: number } {
  const silent = unfed(work.stored, work.indicators, work.round.id).filter(({ why }) => why === 'silent').length
  const known = work.activities.filter((one) => work.states.has(one.id)).length
  return {
    values: silent,
    valuesTotal: work.indicators.length,
    activities: work.activities.length - known,
    activitiesTotal: work.activities.length,
  }
}
