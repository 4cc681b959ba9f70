// Routes of assignments and steering documents: load, may, read, decide, save and answer.
// Refuses: reporting for a recipient outside the reader's own units, whatever the form says.
import { randomUUID } from 'node:crypto'
import { type Asked, get, post, type Route } from '../http/route.ts'
import type { Finding } from '../kernel/finding.ts'
import { Refusal } from '../kernel/result.ts'
import { compareSwedish, text } from '../kernel/text.ts'
import type { Unit } from '../organisation/model.ts'
import { ConflictPage } from '../web/conflict.tsx'
import { renderPage } from '../web/layout.tsx'
import { PATHS } from '../web/links.ts'
import { type Assignment, type AssignmentReport, latestReports, weighState } from './assignment.ts'
import { standingOf } from './document.ts'
import { readAssignment, readDocument, readDue, readReport } from './input.ts'
import { AssignmentListPage, AssignmentPage, type AssignmentView, assignmentHref } from './pages/assignments.tsx'
import { DocumentPage, DocumentsPage, type DocumentView } from './pages/documents.tsx'
import { NewAssignmentPage } from './pages/newAssignment.tsx'
import {
  addAssignment,
  loadAssignmentReports,
  loadAssignments,
  loadDocuments,
  moveDue,
  saveAssignmentReport,
  saveDocument,
} from './store.ts'
import { STATE_WORDS } from './words.ts'

export interface AssignmentDeps {
  units(): Promise<readonly Unit[]>
  /** Rounds that exist, and the day each stands on: a demonstration stands still. */
  rounds(asked: Asked): Promise<{ id: string; today: string }[]>
}

const missing = () =>
  new Refusal(
    'not-found',
    'assignments/none',
    text('Uppdraget finns inte. Välj ett i listan.', 'There is no such assignment. Choose one in the list.'),
  )

const RECIPIENT_KINDS = new Set(['committee', 'executiveBoard', 'preparation', 'jointCommittee', 'audit'])

async function nameOf(deps: AssignmentDeps) {
  const names = new Map((await deps.units()).map((unit) => [unit.code, unit.name]))
  return (code: string) => names.get(code) ?? code
}

async function roundOf(asked: Asked, deps: AssignmentDeps, reports: readonly AssignmentReport[]) {
  const known = await deps.rounds(asked)
  const rounds = [...new Set([...known.map((one) => one.id), ...reports.map((one) => one.round)])].sort().reverse()
  const wanted = asked.c.req.query('omgang')
  const latest = reports
    .map((one) => one.round)
    .sort()
    .at(-1)
  const round = rounds.find((one) => one === wanted) ?? latest ?? rounds[0] ?? asked.today.slice(0, 7)
  return { rounds, round, today: known.find((one) => one.id === round)?.today ?? asked.today }
}

async function list(asked: Asked, deps: AssignmentDeps) {
  const [assignments, reports] = await asked.transact(
    async (tx) => [await loadAssignments(tx), await loadAssignmentReports(tx)] as const,
  )
  const named = await nameOf(deps)
  const { round, rounds, today } = await roundOf(asked, deps, reports)
  const listed = assignments.map((assignment) => ({ assignment, weighed: weighState(assignment, reports, round, named) }))
  const view = { listed, round, rounds, nameOf: named, today, mayAdd: asked.may('assignments:edit') }
  return <AssignmentListPage shell={asked.shell} view={view} />
}

/** Units below a committee may not report for it; the committee's own officials may. */
const mayReport = (asked: Asked, recipients: readonly string[]) =>
  recipients.filter((unit) => asked.may('assignments:report', unit))

async function one(asked: Asked, deps: AssignmentDeps, wrong?: { findings: readonly Finding[]; typed: Record<string, string> }) {
  const no = Number(asked.c.req.param('no'))
  const { assignment, reports } = await load(asked, no)
  const { round, today } = await roundOf(asked, deps, reports)
  const open = wrong?.typed.round || round
  const reportFor = mayReport(asked, assignment.recipients)
  const view: AssignmentView = {
    assignment,
    reports,
    weighed: weighState(assignment, reports, open, await nameOf(deps)),
    round: open,
    nameOf: await nameOf(deps),
    today,
    reportFor,
    form: await formOf(asked, assignment, reports, open, reportFor, wrong?.typed),
    mayMove: asked.may('assignments:edit'),
    findings: wrong?.findings ?? [],
  }
  return <AssignmentPage shell={asked.shell} view={view} />
}

async function load(asked: Asked, no: number): Promise<{ assignment: Assignment; reports: AssignmentReport[] }> {
  return await asked.transact(async (tx) => {
    const assignment = (await loadAssignments(tx)).find((each) => each.no === no)
    if (!assignment) throw missing()
    return { assignment, reports: await loadAssignmentReports(tx, no) }
  })
}

/** Opens with what was typed, else the kept draft, else the recipient's latest words: this round's or the one before. */
async function formOf(
  asked: Asked,
  assignment: Assignment,
  reports: readonly AssignmentReport[],
  round: string,
  reportFor: readonly string[],
  typed?: Record<string, string>,
): Promise<AssignmentView['form']> {
  const recipient = typed?.recipient ?? asked.c.req.query('for') ?? reportFor[0] ?? ''
  const summary = typed?.summary === 'yes'
  const own = reports.filter((each) => each.recipient === recipient && each.summary === summary)
  const current = latestReports(own, round)[0]
  const earlier = own.filter((each) => each.round < round).at(-1)
  const kept = typed ?? (await asked.draft(`assignment-${assignment.no}-${recipient}-${round}`))
  return {
    recipient,
    summary,
    version: Number(typed?.version ?? current?.version ?? 0),
    state: kept?.state ?? (current ?? earlier)?.state ?? 'onPlan',
    text: kept?.text ?? (current ?? earlier)?.text ?? '',
    proposal: kept?.proposal ?? (current ?? earlier)?.proposal ?? '',
  }
}

const again = async (asked: Asked, page: Parameters<typeof renderPage>[0]) => asked.c.html(await renderPage(page), 422)

async function report(asked: Asked, deps: AssignmentDeps) {
  const no = Number(asked.c.req.param('no'))
  const { assignment, reports } = await load(asked, no)
  const form = await asked.form()
  asked.require('assignments:report', form.text('recipient') || assignment.recipients[0])
  const command = readReport(form, mayReport(asked, assignment.recipients))
  if (!command.ok) return again(asked, await one(asked, deps, { findings: command.findings, typed: form.entries() }))
  const { recipient, round } = command.value
  try {
    await asked.transact((tx) => saveAssignmentReport(tx, no, command.value, form.number('version') ?? 0))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'assignments/changed') throw error
    const theirs = latestReports(
      reports.filter((each) => each.recipient === recipient && each.summary === command.value.summary),
      round,
    )[0]
    return await conflict(asked, `${PATHS.assignments}/${no}/rapport`, theirs, form.entries())
  }
  await asked.dropDraft(`assignment-${no}-${recipient}-${round}`)
  return asked.c.redirect(assignmentHref(no, round), 303)
}

async function conflict(asked: Asked, action: string, theirs: AssignmentReport | undefined, mine: Record<string, string>) {
  const { lang } = asked
  const { recipient = '', round = '', summary = 'no', proposal = '' } = mine
  const stateOf = (value: string | undefined) => STATE_WORDS[value as keyof typeof STATE_WORDS]?.[lang] ?? ''
  const page = (
    <ConflictPage
      shell={asked.shell}
      title={`${lang === 'sv' ? 'Uppdrag, läge' : 'Assignment, state'}: ${stateOf(theirs?.state)} / ${stateOf(mine.state)}`}
      action={action}
      hidden={{ recipient, round, summary, proposal, state: mine.state ?? '' }}
      version={theirs?.version ?? 0}
      savedBy={theirs?.by ?? ''}
      savedAt={theirs?.at ?? ''}
      fields={[{ name: 'text', label: 'Text', mine: mine.text ?? '', theirs: theirs?.text ?? '', multiline: true }]}
    />
  )
  return asked.c.html(await renderPage(page), 409)
}

async function dueDate(asked: Asked, deps: AssignmentDeps) {
  asked.require('assignments:edit')
  const no = Number(asked.c.req.param('no'))
  const { assignment } = await load(asked, no)
  const form = await asked.form()
  const command = readDue(form)
  if (!command.ok) return again(asked, await one(asked, deps, { findings: command.findings, typed: form.entries() }))
  await asked.transact((tx) => moveDue(tx, assignment, form.number('seen') ?? -1, command.value.due, command.value.decision))
  return asked.c.redirect(assignmentHref(no), 303)
}

async function recipients(deps: AssignmentDeps) {
  return (await deps.units())
    .filter((unit) => RECIPIENT_KINDS.has(unit.kind))
    .map(({ code, name }) => ({ code, name }))
    .sort((a, b) => compareSwedish(a.name, b.name))
}

async function newAssignment(asked: Asked, deps: AssignmentDeps) {
  const values = (await asked.draft('assignment-new')) ?? {}
  return <NewAssignmentPage shell={asked.shell} view={{ units: await recipients(deps), values, recipients: [], findings: [] }} />
}

async function add(asked: Asked, deps: AssignmentDeps) {
  asked.require('assignments:edit')
  const units = await recipients(deps)
  const form = await asked.form()
  const command = readAssignment(form, new Set(units.map((unit) => unit.code)))
  if (!command.ok) {
    const view = { units, values: form.entries(), recipients: form.all('recipients'), findings: command.findings }
    return again(asked, <NewAssignmentPage shell={asked.shell} view={view} />)
  }
  const no = await asked.transact((tx) => addAssignment(tx, command.value))
  await asked.dropDraft('assignment-new')
  return asked.c.redirect(assignmentHref(no), 303)
}

async function documents(asked: Asked) {
  const list = await asked.transact(loadDocuments)
  const worstFirst = [...list].sort(
    (a, b) => Number(standingOf(b, asked.today) === 'expired') - Number(standingOf(a, asked.today) === 'expired'),
  )
  return (
    <DocumentsPage
      shell={asked.shell}
      view={{ documents: worstFirst, today: asked.today, mayEdit: asked.may('documents:edit') }}
    />
  )
}

async function document(asked: Asked) {
  asked.require('documents:edit')
  const found = (await asked.transact(loadDocuments)).find((each) => each.id === asked.c.req.param('id'))
  if (!found)
    throw new Refusal(
      'not-found',
      'assignments/no-document',
      text('Dokumentet finns inte. Se registret.', 'There is no such document. See the register.'),
    )
  const { id, version, decision: _, ...values } = found
  return (
    <DocumentPage
      shell={asked.shell}
      view={{ id, version, isNew: false, values: values as Record<string, string>, findings: [] }}
    />
  )
}

const blank: DocumentView = { id: 'nytt', version: 0, isNew: true, values: {}, findings: [] }

async function saveDocumentForm(asked: Asked) {
  asked.require('documents:edit')
  const form = await asked.form()
  const id = asked.c.req.param('id')
  const version = form.number('version') ?? 0
  const command = readDocument(form)
  if (!command.ok) {
    const view = { id: id ?? 'nytt', version, isNew: id === undefined, values: form.entries(), findings: command.findings }
    return again(asked, <DocumentPage shell={asked.shell} view={view} />)
  }
  await asked.transact((tx) => saveDocument(tx, { ...command.value, id: id ?? randomUUID(), version }))
  await asked.dropDraft(`document-${id ?? 'nytt'}`)
  return asked.c.redirect(PATHS.documents, 303)
}

export const assignmentRoutes = (deps: AssignmentDeps): Route[] => [
  get(PATHS.assignments, 'assignments:read', (asked) => list(asked, deps)),
  get(`${PATHS.assignments}/nytt`, 'assignments:edit', (asked) => newAssignment(asked, deps)),
  post(`${PATHS.assignments}/nytt`, 'assignments:edit', (asked) => add(asked, deps)),
  get(`${PATHS.assignments}/:no{[0-9]+}`, 'assignments:read', (asked) => one(asked, deps)),
  post(`${PATHS.assignments}/:no{[0-9]+}/rapport`, 'assignments:report', (asked) => report(asked, deps)),
  post(`${PATHS.assignments}/:no{[0-9]+}/sista-dag`, 'assignments:edit', (asked) => dueDate(asked, deps)),
  get(PATHS.documents, 'documents:read', documents),
  get(`${PATHS.documents}/nytt`, 'documents:edit', (asked) => <DocumentPage shell={asked.shell} view={blank} />),
  post(`${PATHS.documents}/nytt`, 'documents:edit', saveDocumentForm),
  get(`${PATHS.documents}/:id`, 'documents:edit', document),
  post(`${PATHS.documents}/:id`, 'documents:edit', saveDocumentForm),
]
