// An assignment from the assembly and the state it is in, weighed from what its recipients report.
// Refuses: a state of its own; what nobody has reported is said as not reported.
import type { UnitCode } from '../kernel/ids.ts'
import { formatList, type Text, text } from '../kernel/text.ts'

export type AssignmentState = 'notStarted' | 'onPlan' | 'deviating' | 'finished'
export type Proposal = 'end' | 'extend'
export type Interval = 'month' | 'tertial' | 'year'

export interface Decision {
  body: string
  paragraph: string
  caseNumber: string
  /** `YYYY-MM-DD` */
  date: string
}

/** A due date and the decision that set it; the latest holds. */
export interface DueDate {
  due: string
  decision?: Decision
  by: string
  at: string
}

export interface Assignment {
  no: number
  title: string
  recipients: readonly UnitCode[]
  /** Sums up what the recipients report; absent when there is one recipient or nobody was named. */
  coordinator?: UnitCode
  interval: Interval
  dues: readonly DueDate[]
  /** Who received it, as printed: a committee, a preparation. */
  givenTo?: string
  /** The decision that gave it; absent where the source does not say. */
  decision?: Decision
  place?: string
  version: number
}

export interface AssignmentReport {
  assignment: number
  recipient: UnitCode
  /** `2023-04` */
  round: string
  /** The coordinator's sum of all the parts, not only its own. */
  summary: boolean
  state: AssignmentState
  text: string
  proposal?: Proposal
  version: number
  by: string
  onBehalfOf?: string
  /** Instant, UTC. */
  at: string
}

export const STATES: readonly AssignmentState[] = ['notStarted', 'onPlan', 'deviating', 'finished']
export const INTERVALS: readonly Interval[] = ['month', 'tertial', 'year']

export const dueOf = (assignment: Assignment): string => assignment.dues.at(-1)?.due ?? ''

/** The latest word of each recipient in the round. */
export function latestReports(reports: readonly AssignmentReport[], round: string): AssignmentReport[] {
  const latest = new Map<string, AssignmentReport>()
  for (const report of reports) {
    if (report.round !== round) continue
    const key = `${report.recipient}/${report.summary}`
    if ((latest.get(key)?.version ?? 0) < report.version) latest.set(key, report)
  }
  return [...latest.values()]
}

export interface WeighedState {
  /** Undefined when nobody has reported. */
  state?: AssignmentState
  proposal?: Proposal
  because: Text
  /** Recipients whose part is missing. */
  missing: UnitCode[]
}

/** From bad to good: the first one reported is what the assignment is in. */
const WORST_FIRST: readonly AssignmentState[] = ['deviating', 'notStarted', 'onPlan', 'finished']

export function weighState(
  assignment: Assignment,
  reports: readonly AssignmentReport[],
  round: string,
  nameOf: (unit: UnitCode) => string,
): WeighedState {
  const latest = latestReports(
    reports.filter((one) => one.assignment === assignment.no),
    round,
  )
  const parts = latest.filter((one) => !one.summary)
  const missing = assignment.recipients.filter((unit) => !parts.some((one) => one.recipient === unit))
  const summary = latest.find((one) => one.summary)
  if (summary) {
    const who = nameOf(summary.recipient)
    return { ...stateOf(summary), missing, because: text(`Sammanfattat av ${who}.`, `Summed up by ${who}.`) }
  }
  if (parts.length === 0) return { missing, because: text('Ingen mottagare har rapporterat.', 'No recipient has reported.') }
  const worst = [...parts].sort((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state))[0]!
  const proposal = parts.every((one) => one.proposal === worst.proposal) ? worst.proposal : undefined
  return {
    state: worst.state,
    ...(proposal ? { proposal } : {}),
    missing,
    because: partsText(assignment, parts.length, missing, nameOf),
  }
}

const stateOf = ({ state, proposal }: AssignmentReport) => ({ state, ...(proposal ? { proposal } : {}) })

function partsText(
  assignment: Assignment,
  reported: number,
  missing: readonly UnitCode[],
  nameOf: (unit: UnitCode) => string,
): Text {
  if (assignment.recipients.length === 1) return text('Mottagarens egen rapport.', "The recipient's own report.")
  const names = missing.map(nameOf)
  const left = {
    sv: names.length > 0 ? ` Saknas: ${formatList(names, 'sv')}.` : '',
    en: names.length > 0 ? ` Missing: ${formatList(names, 'en')}.` : '',
  }
  const all = assignment.recipients.length
  return text(
    `Det svagaste av ${reported} rapporterade läge (${reported} av ${all} mottagare).${left.sv}`,
    `The weakest of ${reported} reported states (${reported} of ${all} recipients).${left.en}`,
  )
}

/** Days from today to the due date; negative when it has passed. */
export function daysLeft(due: string, today: string): number {
  const day = (date: string) =>
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000
  return day(due) - day(today)
}
