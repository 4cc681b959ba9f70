// Writing scenarios and party budgets: a new one, levers, proposals, what becomes of them, who reads, publishing.
// Refuses: writing by anybody but its authors, and publishing what the law asks more of.
import { randomUUID } from 'node:crypto'
import { loadGroups } from '../../../access/store.ts'
import { type Answer, type Asked, type Form, get, post, type Route } from '../../../http/route.ts'
import type { PersonId } from '../../../kernel/actor.ts'
import { type Finding, hasErrors } from '../../../kernel/finding.ts'
import { Refusal } from '../../../kernel/result.ts'
import { text } from '../../../kernel/text.ts'
import { ConflictPage } from '../../../web/conflict.tsx'
import { renderPage } from '../../../web/layout.tsx'
import { PATHS } from '../../../web/links.ts'
import { type Branch, groupsOf, mayAuthor, mayPublish, type Proposal, shownProposals } from '../branch.ts'
import { checkFunding, weakYears } from '../checks.ts'
import { readException, readNewBranch, readProposal, readSettings } from '../input.ts'
import { leverChanges } from '../levers.ts'
import { leverGround, leverProposal, type Opened, settingsWords } from '../openBranch.ts'
import { BranchPage } from '../pages/branch.tsx'
import { NewBranchPage } from '../pages/list.tsx'
import { branchHref } from '../pages/parts.tsx'
import {
  type BranchDeps,
  decidingUnits,
  idOf,
  legalFindings,
  maySettle,
  noBranch,
  officialsOf,
  open,
  viewOf,
} from '../reading/routes.tsx'
import {
  addProposal,
  amendProposal,
  loadBranch,
  loadBranches,
  nameOfficials,
  publish,
  reviseProposal,
  saveBranch,
  setProposalState,
} from '../store.ts'
import { W } from '../words.ts'

export const writingRoutes = (deps: BranchDeps): Route[] => [
  get(`${PATHS.scenarios}/ny`, 'scenario:write', (asked) => newPage(asked)),
  post(`${PATHS.scenarios}/ny`, 'scenario:write', (asked) => create(asked, deps)),
  post(`${PATHS.scenarios}/:id/spakar`, 'scenario:write', (asked) => pullLevers(asked, deps)),
  post(`${PATHS.scenarios}/:id/forslag`, 'scenario:write', (asked) => propose(asked, deps)),
  post(`${PATHS.scenarios}/:id/forslag/:no{[0-9]+}`, 'scenario:write', (asked) => act(asked, deps)),
  post(`${PATHS.scenarios}/:id/publicera`, 'scenario:write', (asked) => publishBranch(asked, deps)),
  post(`${PATHS.scenarios}/:id/lasare`, 'scenario:write', (asked) => saveReaders(asked)),
]

async function newView(asked: Asked) {
  return await asked.transact(async (tx) => {
    const own = groupsOf(asked.actor, asked.today)
    const bases = (await loadBranches(tx, asked.today)).filter(
      ({ kind, state, base }) => kind !== 'meeting' && state !== 'closed' && base === undefined,
    )
    return { groups: (await loadGroups(tx)).filter(({ code }) => own.includes(code)), bases }
  })
}

async function newPage(asked: Asked): Promise<Answer> {
  return <NewBranchPage shell={asked.shell} view={{ ...(await newView(asked)), values: {}, findings: [] }} />
}

async function create(asked: Asked, deps: BranchDeps): Promise<Answer> {
  const form = await asked.form()
  const { groups, bases } = await newView(asked)
  const read = readNewBranch(
    form,
    groups.map(({ code }) => code),
    bases.map(({ id }) => id),
  )
  if (!read.ok) {
    const view = { groups, bases, values: form.entries(), findings: read.findings }
    return again(asked, <NewBranchPage shell={asked.shell} view={view} />)
  }
  if (read.value.kind === 'scenario' && asked.actor.person === undefined) throw noOwner()
  const base = bases.find(({ id }) => id === read.value.base)
  const plan = base?.plan ?? (await deps.baseInput(undefined, asked)).structure.id
  const id = randomUUID()
  const { actor } = asked
  const head = {
    id,
    plan,
    ownerName: actor.name,
    officials: [],
    state: 'private' as const,
    exceptions: [],
    version: 0,
    ...read.value,
  }
  await asked.transact((tx) => saveBranch(tx, { ...head, ...(actor.person ? { owner: actor.person } : {}) }))
  return asked.c.redirect(branchHref(id), 303)
}

const noOwner = (): Refusal =>
  new Refusal(
    'not-allowed',
    'plan/no-owner',
    text('Logga in för att skapa ett scenario: det ska ha en ägare.', 'Sign in to make a scenario: it needs an owner.'),
  )

const again = async (asked: Asked, page: Parameters<typeof renderPage>[0], status: 409 | 422 = 422): Promise<Response> =>
  asked.c.html(await renderPage(page), status)

const wrongForm = async (
  asked: Asked,
  deps: BranchDeps,
  on: Opened,
  form: string,
  findings: readonly Finding[],
): Promise<Response> => {
  const values = (await asked.form()).entries()
  return again(asked, <BranchPage shell={asked.shell} view={await viewOf(asked, deps, on, { form, values, findings })} />)
}

/** Readers who may not write are told so; those who may not read have been told that nothing is there. */
function requireAuthor(asked: Asked, branch: Branch): void {
  if (!mayAuthor(branch, asked.actor, asked.today))
    throw new Refusal(
      'not-allowed',
      'plan/not-author',
      text('Bara den som äger förslaget ändrar det. Du läser.', 'Only whoever owns the proposal changes it. You read.'),
    )
}

async function pullLevers(asked: Asked, deps: BranchDeps): Promise<Answer> {
  const on = await open(asked, deps)
  requireAuthor(asked, on.branch)
  const form = await asked.form()
  const read = readSettings(form, on.base.input.structure)
  if (!read.ok) return wrongForm(asked, deps, on, 'spakar', read.findings)
  const own = leverProposal(on.branch)
  const ground = leverGround(on)
  const said = {
    title: W.leversTitle.sv,
    text: settingsWords(read.value, ground.structure),
    changes: leverChanges(ground, read.value),
    levers: read.value,
    ...(own?.funding ? { funding: own.funding } : {}),
  }
  await asked.transact(async (tx) => {
    if (own) await reviseProposal(tx, on.branch, own.no, said, form.number('version') ?? 0)
    else await addProposal(tx, on.branch, said)
  })
  return told(asked, on.branch, branchHref(on.branch.id))
}

/** What others see of the plan may be another now; a private branch is nobody else's. */
function told(asked: Asked, branch: Branch, address: string): Response {
  if (branch.state !== 'private') asked.changed('plan')
  return asked.c.redirect(address, 303)
}

async function propose(asked: Asked, deps: BranchDeps): Promise<Answer> {
  const on = await open(asked, deps)
  requireAuthor(asked, on.branch)
  const read = readProposal(await asked.form(), on.sheet)
  if (!read.ok) return wrongForm(asked, deps, on, 'forslag', read.findings)
  const no = await asked.transact((tx) => addProposal(tx, on.branch, read.value))
  return told(asked, on.branch, `${branchHref(on.branch.id)}#forslag-${no}`)
}

const STATES = { bifall: 'adopted', avslag: 'rejected', tillbaka: 'withdrawn', igen: 'proposed' } as const

async function act(asked: Asked, deps: BranchDeps): Promise<Answer> {
  const on = await open(asked, deps)
  const no = Number(asked.c.req.param('no'))
  const proposal = shownProposals(on.branch).find((one) => one.no === no)
  if (!proposal) throw noBranch()
  const form = await asked.form()
  const done = await carryOut(asked, deps, on, proposal, form)
  return done ?? told(asked, on.branch, `${branchHref(on.branch.id)}#forslag-${no}`)
}

/** Undefined when it was done. */
async function carryOut(
  asked: Asked,
  deps: BranchDeps,
  on: Opened,
  proposal: Proposal,
  form: Form,
): Promise<Response | undefined> {
  const { branch } = on
  const what = form.text('gor')
  if (what === 'andra' || what === 'ersatt') return await revise(asked, deps, on, proposal, form)
  await requireAct(asked, deps, branch, what)
  if (what === 'bifall') {
    const findings = checkFunding(on.base, [proposal])
    if (findings.length > 0) return await wrongForm(asked, deps, on, `forslag/${proposal.no}`, findings)
  }
  const reserves = what === 'reservation'
  const reservation = { by: form.text('av').slice(0, 200), text: form.text('reservation').slice(0, 4000) }
  const state = reserves ? proposal.state : STATES[what as keyof typeof STATES]
  if (!state || (reserves && (reservation.by === '' || reservation.text === ''))) throw unknownAct()
  const change = { state, seen: form.number('version') ?? 0, ...(reserves ? { reservation } : {}) }
  await asked.transact((tx) => setProposalState(tx, branch, proposal.no, change))
  return undefined
}

/** A proposal is settled by whoever may settle it; a reservation is recorded by them or by its author; the rest is the author's. */
async function requireAct(asked: Asked, deps: BranchDeps, branch: Branch, what: string): Promise<void> {
  const settles = what === 'bifall' || what === 'avslag'
  if ((settles || what === 'reservation') && (await maySettle(asked, deps, branch))) return
  if (settles && branch.kind === 'partyBudget') {
    if (branch.state === 'private') throw notPublished()
    asked.require('budget:decide', (await decidingUnits(deps))[0] ?? '')
  }
  requireAuthor(asked, branch)
}

const notPublished = (): Refusal =>
  new Refusal(
    'invalid',
    'plan/not-published',
    text('Ett privat förslag avgörs inte. Publicera det först.', 'A private proposal is not settled. Publish it first.'),
  )

const unknownAct = (): Refusal =>
  new Refusal(
    'invalid',
    'plan/unknown-act',
    text(
      'Välj vad som ska göras med en av knapparna, och fyll i fälten vid den.',
      'Choose with one of the buttons, and fill in its fields.',
    ),
  )

async function revise(asked: Asked, deps: BranchDeps, on: Opened, proposal: Proposal, form: Form): Promise<Response | undefined> {
  requireAuthor(asked, on.branch)
  const where = `forslag/${proposal.no}`
  const read = readProposal(form, on.base, proposal)
  if (!read.ok) return await wrongForm(asked, deps, on, where, read.findings)
  const { title, text: said, changes, funding, levers } = read.value
  const value = {
    title,
    text: said,
    changes,
    ...(funding ? { funding } : {}),
    ...(levers && form.text('rad') === '' ? { levers } : {}),
  }
  const seen = form.number('version') ?? 0
  try {
    await asked.transact(async (tx) => {
      if (form.text('gor') === 'ersatt') await amendProposal(tx, on.branch, proposal.no, value, seen)
      else await reviseProposal(tx, on.branch, proposal.no, value, seen)
    })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'plan/proposal-changed') throw error
    return await bothAuthors(asked, on.branch, proposal, form)
  }
  return undefined
}

/** Two wrote at once: both texts, and three ways on. */
async function bothAuthors(asked: Asked, branch: Branch, theirs: Proposal, form: Form): Promise<Response> {
  const { lang, shell } = asked
  const mine = form.entries()
  const field = (name: string, label: string, other: string, multiline?: boolean) => ({
    name,
    label,
    mine: mine[name] ?? '',
    theirs: other,
    ...(multiline ? { multiline } : {}),
  })
  const page = (
    <ConflictPage
      shell={shell}
      title={`${branch.name}: ${theirs.title}`}
      action={`${branchHref(branch.id)}/forslag/${theirs.no}`}
      hidden={mine}
      version={theirs.version}
      savedBy={theirs.by}
      savedAt={theirs.at}
      keepTheirs={`${branchHref(branch.id)}#forslag-${theirs.no}`}
      fields={[
        field('titel', W.proposalTitle[lang], theirs.title),
        field('text', W.proposalText[lang], theirs.text, true),
        field('finansieringText', W.fundingNote[lang], theirs.funding?.note ?? ''),
      ]}
    />
  )
  return await again(asked, page, 409)
}

async function publishBranch(asked: Asked, deps: BranchDeps): Promise<Answer> {
  const on = await open(asked, deps)
  const { branch, base, sheet } = on
  if (!mayPublish(branch, asked.actor, asked.today)) requireAuthorToPublish()
  const form = await asked.form()
  const exceptions = [
    ...branch.exceptions,
    ...weakYears(sheet, []).flatMap(({ year, result }) => readException(form, year, result) ?? []),
  ]
  const findings = legalFindings(base, sheet, { ...branch, exceptions })
  if (hasErrors(findings)) return wrongForm(asked, deps, on, 'publicera', findings)
  await asked.transact(async (tx) => {
    const below = branch.base === undefined ? undefined : await loadBranch(tx, branch.base, asked.today)
    if (below?.state === 'private') throw baseIsPrivate()
    await publish(tx, { ...branch, version: form.number('version') ?? 0 }, exceptions)
  })
  return told(asked, { ...branch, state: 'published' }, branchHref(branch.id))
}

function requireAuthorToPublish(): never {
  throw new Refusal(
    'not-allowed',
    'plan/not-publisher',
    text(
      'En förtroendevald i gruppen publicerar. Fråga någon av dem.',
      'An elected member of the group publishes. Ask one of them.',
    ),
  )
}

const baseIsPrivate = (): Refusal =>
  new Refusal(
    'invalid',
    'plan/base-private',
    text(
      'Förslaget utgår från ett som är privat. Publicera det först, så att talen kan förklaras.',
      'The proposal stands on one that is private. Publish that first, so that the figures can be explained.',
    ),
  )

async function saveReaders(asked: Asked): Promise<Answer> {
  const form = await asked.form()
  const id = await asked.transact(async (tx) => {
    const branch = await loadBranch(tx, idOf(asked), asked.today)
    if (!branch) throw noBranch()
    requireAuthor(asked, branch)
    const known = new Set((await officialsOf(tx, asked.today)).map(({ person }) => person))
    const named = form.all('person').filter((one): one is PersonId => known.has(one as PersonId))
    await nameOfficials(tx, { ...branch, version: form.number('version') ?? 0 }, named)
    return branch.id
  })
  return asked.c.redirect(`${branchHref(id)}#lasare`, 303)
}
