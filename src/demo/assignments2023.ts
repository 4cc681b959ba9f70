// The assembly's assignments as the April 2023 report lists them, and the register of steering documents as printed.
// Words and states are the print's; a decision the print does not state is left out, never invented.
import {
  type Assignment,
  type AssignmentReport,
  type AssignmentState,
  type DocumentKind,
  type Interval,
  readValidity,
  type SteeringDocument,
} from '../assignments/model.ts'
import { loadAssignments, saveAssignments, saveDocuments, saveReports } from '../assignments/store.ts'
import type { Tx } from '../storage/database.ts'
import { readCsv } from './publishedCsv.ts'

/** Units by the names the print uses; bodies the organisation does not know stay as printed words. */
const RECIPIENTS: Record<string, string[]> = {
  'alla nämnder': ['rs', 'hsn', 'run', 'fhs', 'pn'],
  'hälso- och sjukvårdsnämnden': ['hsn'],
  regionstyrelsen: ['rs'],
  'beredningen för kompetensförsörjning': ['ber_utb'],
}

const INTERVALS: Record<string, Interval> = { Månad: 'month', 'Tertial: apr, aug, dec': 'tertial' }
const STATES: Record<string, AssignmentState> = { 'Pågående enligt plan': 'onPlan' }
const ROUND = '2023-04'

const placeOf = (source: string): string => `Delårsrapport april 2023, ${source.split(': ').slice(1).join(': ')}`

export function demoAssignments(): { assignments: Assignment[]; reports: Omit<AssignmentReport, 'version' | 'at' | 'by'>[] } {
  const rows = readCsv('assignments_2023.csv')
  const assignments = rows.map((row): Assignment => {
    const recipients = row.recipients!.split('; ').flatMap((name) => RECIPIENTS[name] ?? [name])
    const coordinator = RECIPIENTS[row.coordinating_recipient ?? '']?.[0]
    return {
      no: Number(row.assignment_no),
      title: row.title_sv!,
      recipients,
      ...(coordinator ? { coordinator } : {}),
      interval: INTERVALS[row.periodicity!]!,
      dues: [{ due: row.due_date!, by: '', at: '' }],
      givenTo: row.recipients!,
      place: placeOf(row.source!),
      version: 1,
    }
  })
  const reports = assignments.flatMap((one, i) => {
    const state = STATES[rows[i]!.status!]
    const recipient = one.coordinator ?? (one.recipients.length === 1 ? one.recipients[0] : undefined)
    // The print gives one state for the whole; with several recipients and no coordinator, each is taken to share it.
    const reporters = recipient ? [recipient] : one.recipients
    if (!state) return []
    return reporters.map((unit) => ({
      assignment: one.no,
      recipient: unit,
      round: ROUND,
      summary: unit === one.coordinator,
      state,
      text: `Läget är det publicerade för ${ROUND}.`,
    }))
  })
  return { assignments, reports }
}

const KINDS: Record<string, DocumentKind> = {
  'policy decided by the council': 'policy',
  'strategy for the main mission': 'mainStrategy',
  'strategy supporting the main mission': 'supportStrategy',
  'delegation or regulation': 'delegation',
}

export function demoDocuments(): SteeringDocument[] {
  return readCsv('plan_2022_2026/steering_documents.csv').map((row, i) => ({
    id: `d${i + 1}`,
    title: row.title_sv!,
    kind: KINDS[row.type!]!,
    validity: row.validity!,
    ...readValidity(row.validity!),
    ...(row.decision ? { decidedAs: row.decision } : {}),
    version: 1,
  }))
}

/** Once: a second run finds them there and changes nothing. */
export async function seedAssignments(tx: Tx): Promise<void> {
  if ((await loadAssignments(tx)).length > 0) return
  const { assignments, reports } = demoAssignments()
  await saveAssignments(tx, assignments)
  await saveReports(tx, reports)
  await saveDocuments(tx, demoDocuments())
}
