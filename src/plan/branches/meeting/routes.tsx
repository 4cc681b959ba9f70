// The meeting's addresses: everyone inside reads; whoever registers decisions of the assembly or the board writes.
// Refuses: an amendment without saying what it changed, adoption without funding, and closing with a result nobody has grounded.
import { randomUUID } from 'node:crypto'
import type { FinancialGoal } from '../../../goals/model.ts'
import { type Answer, type Asked, type Form, get, post, type Route } from '../../../http/route.ts'
import { type Finding, hasErrors } from '../../../kernel/finding.ts'
import { Refusal } from '../../../kernel/result.ts'
import { formatDate, text } from '../../../kernel/text.ts'
import { renderPage } from '../../../web/layout.tsx'
import type { PlanInput } from '../../input.ts'
import type { Sheet } from '../../sheetShape.ts'
import { changesOf } from '../apply.ts'
import { type Branch, counts, shownProposals } from '../branch.ts'
import { checkFunding, weakYears } from '../checks.ts'
import { readClosing, readException, readProposal } from '../input.ts'
import { sheetOf } from '../openBranch.ts'
import { MeetingPage, type MeetingView } from '../pages/meeting.tsx'
import { branchHref, MEETING_PATH } from '../pages/parts.tsx'
import { type BranchDeps, decides, decidingUnits, legalFindings, noBranch, onPlan } from '../reading/routes.tsx'
import { lastStanding, proposalsOf, type Step } from '../steps.ts'
import { addProposal, loadBranch, loadBranches, loadMeeting, saveBranch, setProposalState, undoLast } from '../store.ts'
import { W } from '../words.ts'
import { rebuiltFromGround, whatChanged } from './changes.ts'
import { closeMeeting } from './store.ts'

export interface MeetingDeps extends BranchDeps {
  /** Goals the plan is judged by; none when absent. */
  goals?(asked: Asked): Promise<readonly FinancialGoal[]> | readonly FinancialGoal[]
}

export const meetingRoutes = (deps: MeetingDeps): Route[] => [
  get(MEETING_PATH, 'scenario:read', (asked) => onPlan(asked, W.meeting[asked.lang], () => meetingPage(asked, deps))),
  post(MEETING_PATH, 'budget:decide', (asked) => act(asked, deps)),
  post(`${MEETING_PATH}/avsluta`, 'budget:decide', (asked) => close(asked, deps)),
]

interface Sitting {
  plan: PlanInput
  meeting?: Branch & { steps: readonly Step[] }
}

async function sittingOf(asked: Asked, deps: MeetingDeps): Promise<Sitting> {
  const plan = await deps.baseInput(undefined, asked)
  const meeting = await asked.transact((tx) => loadMeeting(tx, plan.structure.id, asked.today))
  return { plan, ...(meeting ? { meeting } : {}) }
}

const withProposals = (base: Sheet, branch: Pick<Branch, 'proposals'>): Sheet => base.with(changesOf(branch)).sheet

async function viewOf(
  asked: Asked,
  deps: MeetingDeps,
  { plan, meeting }: Sitting,
  typed?: MeetingView['typed'],
): Promise<MeetingView> {
  const base = sheetOf(plan)
  const sheet = meeting ? withProposals(base, meeting) : base
  const since = asked.c.req.query('sedan') === 'borjan' ? ('start' as const) : ('step' as const)
  const before = meeting && since === 'step' ? withProposals(base, { proposals: proposalsOf(meeting.steps.slice(0, -1)) }) : base
  const offered = meeting ? await offeredTo(asked, meeting) : []
  const last = meeting && lastStanding(meeting.steps)
  return {
    ...(meeting ? { meeting } : {}),
    base,
    sheet,
    mayWrite: await decides(asked, deps),
    changed: whatChanged(before, sheet, (await deps.goals?.(asked)) ?? []),
    since,
    rebuilt: rebuiltFromGround(plan, meeting ?? NO_PROPOSALS, sheet),
    ...(last ? { undoes: last.no } : {}),
    offered,
    findings: meeting ? legalFindings(base, sheet, meeting) : [],
    weak: meeting ? weakYears(sheet, meeting.exceptions) : [],
    ...(typed ? { typed } : {}),
  }
}

const NO_PROPOSALS = { name: '', proposals: [] }

/** What published branches propose and the meeting has not taken up. */
async function offeredTo(asked: Asked, meeting: Branch): Promise<MeetingView['offered']> {
  const branches = await asked.transact((tx) => loadBranches(tx, asked.today))
  const taken = new Set(shownProposals(meeting).flatMap(({ from }) => (from ? [`${from.branch}:${from.no}`] : [])))
  return branches
    .filter(({ kind, state, plan }) => kind !== 'meeting' && state === 'published' && plan === meeting.plan)
    .flatMap(({ id, name, proposals }) =>
      proposals
        .filter((one) => one.state === 'proposed' && !taken.has(`${id}:${one.no}`))
        .map((proposal) => ({ branch: id, branchName: name, proposal })),
    )
}

async function meetingPage(asked: Asked, deps: MeetingDeps): Promise<Answer> {
  return <MeetingPage shell={asked.shell} view={await viewOf(asked, deps, await sittingOf(asked, deps))} />
}

const wrongForm = async (
  asked: Asked,
  deps: MeetingDeps,
  sitting: Sitting,
  form: 'forslag' | 'avsluta',
  findings: readonly Finding[],
): Promise<Response> => {
  const values = (await asked.form()).entries()
  const view = await viewOf(asked, deps, sitting, { form, values, findings })
  return asked.c.html(await renderPage(<MeetingPage shell={asked.shell} view={view} />), 422)
}

async function requireDecides(asked: Asked, deps: MeetingDeps): Promise<void> {
  if (await decides(asked, deps)) return
  asked.require('budget:decide', (await decidingUnits(deps))[0] ?? '')
  throw noBranch()
}

/** The meeting is open to all: what others see of it is another now. */
function back(asked: Asked): Response {
  asked.changed('plan')
  return asked.c.redirect(`${MEETING_PATH}#andrat`, 303)
}

async function act(asked: Asked, deps: MeetingDeps): Promise<Answer> {
  await requireDecides(asked, deps)
  const form = await asked.form()
  const sitting = await sittingOf(asked, deps)
  const { plan, meeting } = sitting
  if (form.text('gor') === 'oppna') return await openMeeting(asked, plan, meeting)
  if (!meeting) throw noMeeting()
  switch (form.text('gor')) {
    case 'lagg':
      return await amend(asked, deps, sitting, meeting)
    case 'ta-upp':
      return await takeUp(asked, meeting, form)
    case 'angra':
      await asked.transact((tx) => undoLast(tx, meeting, form.number('steg') ?? 0))
      return back(asked)
    default:
      return await settle(asked, deps, sitting, meeting, form)
  }
}

async function openMeeting(asked: Asked, plan: PlanInput, open: Branch | undefined): Promise<Answer> {
  if (!open) {
    const head = {
      id: randomUUID(),
      plan: plan.structure.id,
      kind: 'meeting' as const,
      name: `Möte ${formatDate(asked.today)}`,
      ownerName: asked.actor.name,
      officials: [],
      state: 'published' as const,
      exceptions: [],
      version: 0,
    }
    await asked.transact((tx) => saveBranch(tx, head, 'plan/open-meeting'))
  }
  return asked.c.redirect(MEETING_PATH, 303)
}

async function amend(asked: Asked, deps: MeetingDeps, sitting: Sitting, meeting: Branch): Promise<Answer> {
  const read = readProposal(await asked.form(), withProposals(sheetOf(sitting.plan), meeting))
  if (!read.ok) return wrongForm(asked, deps, sitting, 'forslag', read.findings)
  await asked.transact((tx) => addProposal(tx, meeting, read.value))
  return back(asked)
}

async function takeUp(asked: Asked, meeting: Branch, form: Form): Promise<Answer> {
  const [id = '', no = ''] = form.text('forslag').split(':')
  await asked.transact(async (tx) => {
    const origin = await loadBranch(tx, id, asked.today)
    const proposal = origin?.proposals.find((one) => String(one.no) === no && one.state === 'proposed')
    if (origin?.state !== 'published' || !proposal) throw noBranch()
    const taken = shownProposals(meeting).some(({ from }) => from?.branch === id && from.no === proposal.no)
    if (taken) return
    const { title, text: said, changes, funding } = proposal
    const heading = `${origin.name}: ${title}`
    await addProposal(tx, meeting, {
      title: heading,
      text: said,
      changes,
      ...(funding ? { funding } : {}),
      from: { branch: id, no: proposal.no },
    })
  })
  return back(asked)
}

const STATES = { bifall: 'adopted', avslag: 'rejected', tillbaka: 'withdrawn' } as const

async function settle(asked: Asked, deps: MeetingDeps, sitting: Sitting, meeting: Branch, form: Form): Promise<Answer> {
  const state = STATES[form.text('gor') as keyof typeof STATES]
  const proposal = shownProposals(meeting).find(({ no }) => no === form.number('no'))
  if (!state || !proposal) throw noMeeting()
  if (state === 'adopted') {
    const findings = checkFunding(sheetOf(sitting.plan), [proposal])
    if (findings.length > 0) return wrongForm(asked, deps, sitting, 'forslag', findings)
  }
  await asked.transact((tx) => setProposalState(tx, meeting, proposal.no, { state, seen: form.number('version') ?? 0 }))
  return back(asked)
}

async function close(asked: Asked, deps: MeetingDeps): Promise<Answer> {
  await requireDecides(asked, deps)
  const form = await asked.form()
  const sitting = await sittingOf(asked, deps)
  const { plan, meeting } = sitting
  if (!meeting) throw noMeeting()
  const read = readClosing(form, `mote-${meeting.id}`)
  const base = sheetOf(plan)
  const sheet = withProposals(base, meeting)
  const exceptions = [
    ...meeting.exceptions,
    ...weakYears(sheet, []).flatMap(({ year, result }) => readException(form, year, result) ?? []),
  ]
  const findings = [
    ...(read.ok ? [] : read.findings),
    ...legalFindings(base, sheet, { ...meeting, exceptions }),
    ...undecided(meeting),
  ]
  if (!read.ok || hasErrors(findings)) return wrongForm(asked, deps, sitting, 'avsluta', findings)
  try {
    await asked.transact((tx) => closeMeeting(tx, { ...meeting, exceptions }, plan, read.value))
  } catch (error) {
    // The journal says what it stops: told at the form, with everything typed kept.
    if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error
    const said = error.findings.length > 0 ? error.findings : [asFinding(error)]
    return wrongForm(asked, deps, sitting, 'avsluta', said)
  }
  asked.changed('plan')
  return asked.c.redirect(branchHref(meeting.id), 303)
}

const asFinding = ({ code, text: message }: Refusal): Finding => ({ code, severity: 'error', message })

const undecided = (meeting: Branch): Finding[] =>
  meeting.proposals
    .filter((one) => counts(one) && one.state === 'proposed')
    .map(({ no, title }) => ({
      code: 'plan/meeting-undecided',
      severity: 'error' as const,
      cell: `forslag-${no}`,
      message: text(
        `Förslag ${no}, ”${title}”, är inte avgjort. Bifall, avslå eller dra tillbaka det först.`,
        `Proposal ${no}, “${title}”, has not been settled. Adopt, reject or withdraw it first.`,
      ),
    }))

const noMeeting = (): Refusal =>
  new Refusal(
    'not-found',
    'plan/no-meeting',
    text(
      'Det finns inget sådant i ett öppet möte. Läs in sidan igen.',
      'There is no such thing in an open meeting. Reload the page.',
    ),
  )
