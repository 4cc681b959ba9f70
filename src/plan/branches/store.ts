// Door 2 of branches: branches and proposals in the database, the only file here with SQL.
// Refuses: rows of private branches to anybody outside their circle, in the statement itself and once more after it; overwriting.
import type { BalanceException } from '../../budget/model.ts'
import type { PersonId } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import {
  type Branch,
  type BranchHead,
  groupsOf,
  mayBecome,
  mayBeNamed,
  mayReadBranch,
  type Proposal,
  type ProposalState,
  type ProposalText,
  type Reservation,
} from './branch.ts'
import { proposalsOf, type Step, undoOf } from './steps.ts'

type HeadRow = Omit<BranchHead, 'base' | 'owner' | 'partyGroup' | 'decision'> & {
  base: string | null
  owner: PersonId | null
  partyGroup: string | null
  decision: BranchHead['decision'] | null
}

const headOf = ({ base, owner, partyGroup, decision, ...row }: HeadRow): BranchHead => ({
  ...row,
  ...(base === null ? {} : { base }),
  ...(owner === null ? {} : { owner }),
  ...(partyGroup === null ? {} : { partyGroup }),
  ...(decision === null ? {} : { decision }),
})

/** The latest version of each branch the actor of the transaction may read on the day. */
async function loadHeads(tx: Tx, day: string, id?: string): Promise<BranchHead[]> {
  const rows = await tx.query<HeadRow>(
    `select branch_id as id, version, plan_id as plan, base_id as base, kind, name, owner, owner_name as "ownerName",
            party_group as "partyGroup", officials, state, exceptions, decision
       from (select distinct on (branch_id) * from plan.branch
              where authority_id = $1 and ($2::text is null or branch_id = $2::text) order by branch_id, version desc) latest
      where kind = 'meeting' or state <> 'private'
         or (kind = 'scenario' and owner = $3::text)
         or (kind = 'partyBudget' and $4::jsonb @> to_jsonb(party_group))
         or (kind = 'partyBudget' and $5::boolean and officials @> to_jsonb($3::text))
      order by name, branch_id`,
    [tx.authority, id ?? null, tx.actor.person ?? null, JSON.stringify(groupsOf(tx.actor, day)), mayBeNamed(tx.actor, day)],
  )
  return rows.map(headOf).filter((head) => mayReadBranch(head, tx.actor, day))
}

interface ProposalRow {
  branch: string
  no: number
  version: number
  step: number
  undoes: number | null
  state: ProposalState
  body: Omit<Proposal, 'no' | 'version' | 'state' | 'by' | 'at'>
  by: string
  at: string
}

/** Every step of the branches, oldest first. Ask only for branches that have been read. */
async function loadSteps(tx: Tx, ids: readonly string[]): Promise<Map<string, Step[]>> {
  const rows = await tx.query<ProposalRow>(
    `select branch_id as branch, proposal_no as no, version, step_no as step, undoes, state, body, saved_by as by, saved_at as at
       from plan.proposal where authority_id = $1 and $2::jsonb @> to_jsonb(branch_id)
      order by branch_id, step_no, proposal_no`,
    [tx.authority, JSON.stringify(ids)],
  )
  const steps = new Map<string, Step[]>(ids.map((id) => [id, []]))
  for (const { branch, step, undoes, body, ...row } of rows) {
    const list = steps.get(branch)!
    const proposal: Proposal = { ...body, ...row }
    const last = list.at(-1)
    if (last?.no === step) list[list.length - 1] = { ...last, proposals: [...last.proposals, proposal] }
    else list.push({ no: step, ...(undoes === null ? {} : { undoes }), by: row.by, at: row.at, proposals: [proposal] })
  }
  return steps
}

/** Branches the actor may read on the day, with their proposals as they hold. */
export async function loadBranches(tx: Tx, day: string): Promise<Branch[]> {
  const heads = await loadHeads(tx, day)
  const steps = await loadSteps(
    tx,
    heads.map(({ id }) => id),
  )
  return heads.map((head) => ({ ...head, proposals: proposalsOf(steps.get(head.id)!) }))
}

/** One branch and all that has happened to it; undefined when there is none, or none for this reader. */
export async function loadBranch(tx: Tx, id: string, day: string): Promise<(Branch & { steps: Step[] }) | undefined> {
  const [head] = await loadHeads(tx, day, id)
  if (!head) return undefined
  const steps = (await loadSteps(tx, [head.id])).get(head.id)!
  return { ...head, proposals: proposalsOf(steps), steps }
}

/** The log is read by administrators and auditors: of a private branch it says that, when and who, never what. */
const logged = (branch: Pick<BranchHead, 'state'>, what: object): object =>
  branch.state === 'private' ? { private: true } : what

const subjectOf = (id: string): string => `plan:branch/${id}`

const changedMeanwhile = (what: 'branch' | 'proposal'): Refusal =>
  new Refusal(
    'conflict',
    `plan/${what}-changed`,
    text(
      'Någon annan har sparat sedan sidan öppnades. Inget av ditt är sparat än. Jämför och välj.',
      'Someone else has saved since the page was opened. Nothing of yours is saved yet. Compare and choose.',
    ),
  )

/** A new branch, or a new version of one: `head.version` is the version it stands on, 0 when it is new. Returns the new version. */
export async function saveBranch(tx: Tx, head: BranchHead, action = 'plan/save-branch'): Promise<number> {
  const { proposals: _, steps: __, ...said } = head as Branch & { steps?: unknown }
  // The log's lock on the authority makes the look and the write one: nobody can come between.
  await audit(tx, { action, subject: subjectOf(head.id), after: logged(head, said) })
  const [latest] = await tx.query<{ version: number | null }>(
    'select max(version) as version from plan.branch where authority_id = $1 and branch_id = $2',
    [tx.authority, head.id],
  )
  if ((latest?.version ?? 0) !== head.version) throw changedMeanwhile('branch')
  await insertHeads(tx, [{ ...head, version: head.version + 1 }])
  return head.version + 1
}

const insertHeads = (tx: Tx, heads: readonly BranchHead[]) =>
  tx.query(
    `insert into plan.branch (authority_id, branch_id, version, plan_id, base_id, kind, name, owner, owner_name, party_group,
        officials, state, exceptions, decision, saved_by)
     select $1::uuid, r.id, r.version, r.plan, r.base, r.kind, r.name, r.owner, r."ownerName", r."partyGroup",
        r.officials, r.state, r.exceptions, r.decision, $3::text
       from jsonb_to_recordset($2::jsonb) as r (id text, version int, plan text, base text, kind text, name text, owner text,
         "ownerName" text, "partyGroup" text, officials jsonb, state text, exceptions jsonb, decision jsonb)`,
    [tx.authority, JSON.stringify(heads), tx.actor.name],
  )

/** Branches with their proposals as they stand, in bulk: for the demo and for files. Each proposal is a step of its own. */
export async function saveBranches(tx: Tx, branches: readonly Omit<Branch, 'version'>[]): Promise<void> {
  await audit(tx, { action: 'plan/save-branches', subject: 'plan:branches', after: { branches: branches.length } })
  await insertHeads(
    tx,
    branches.map((branch) => ({ ...branch, version: 1 })),
  )
  const rows = branches.flatMap(({ id, proposals }) =>
    proposals.map((proposal, at) => rowOf(id, { ...proposal, version: 1 }, { step: at + 1 })),
  )
  await insertRows(tx, rows)
}

interface NewRow {
  branch: string
  no: number
  version: number
  step: number
  undoes: number | null
  state: ProposalState
  body: unknown
}

function rowOf(
  branch: string,
  proposal: Omit<Proposal, 'by' | 'at'>,
  { step, undoes }: { step: number; undoes?: number },
): NewRow {
  const { no, version, state, by: _, at: __, ...body } = proposal as Proposal
  return { branch, no, version, step, undoes: undoes ?? null, state, body }
}

const insertRows = (tx: Tx, rows: readonly NewRow[]) =>
  tx.query(
    `insert into plan.proposal (authority_id, branch_id, proposal_no, version, step_no, undoes, state, body, saved_by)
     select $1::uuid, r.branch, r.no, r.version, r.step, r.undoes, r.state, r.body, $3::text
       from jsonb_to_recordset($2::jsonb) as r (branch text, no int, version int, step int, undoes int, state text, body jsonb)`,
    [tx.authority, JSON.stringify(rows), tx.actor.name],
  )

type Pending = Omit<Proposal, 'version' | 'by' | 'at'> & {
  /** The version it was opened at, 0 for a new one. */
  seen: number
}

/** One step. `make` sees the branch as it is at that moment, behind the lock. */
async function step(
  tx: Tx,
  branch: BranchHead,
  action: string,
  make: (steps: readonly Step[]) => { proposals: Pending[]; undoes?: number },
): Promise<Proposal['no'][]> {
  await audit(tx, { action, subject: subjectOf(branch.id), after: logged(branch, { name: branch.name }) })
  const steps = (await loadSteps(tx, [branch.id])).get(branch.id)!
  const now = new Map(proposalsOf(steps).map((one) => [one.no, one]))
  const { proposals, undoes } = make(steps)
  for (const { no, seen } of proposals) if ((now.get(no)?.version ?? 0) !== seen) throw changedMeanwhile('proposal')
  const at = { step: (steps.at(-1)?.no ?? 0) + 1, ...(undoes === undefined ? {} : { undoes }) }
  await insertRows(
    tx,
    proposals.map(({ seen, ...proposal }) => rowOf(branch.id, { ...proposal, version: seen + 1 }, at)),
  )
  return proposals.map(({ no }) => no)
}

const nextNo = (steps: readonly Step[]): number => Math.max(0, ...proposalsOf(steps).map(({ no }) => no)) + 1

const pending = (branch: string, no: number, said: ProposalText, state: ProposalState, seen: number): Pending => ({
  ...said,
  id: `${branch}-${no}`,
  no,
  state,
  seen,
})

/** Returns its number. */
export async function addProposal(
  tx: Tx,
  branch: BranchHead,
  said: ProposalText,
  state: 'proposed' | 'adopted' = 'proposed',
): Promise<number> {
  const [no] = await step(tx, branch, 'plan/add-proposal', (steps) => ({
    proposals: [pending(branch.id, nextNo(steps), said, state, 0)],
  }))
  return no!
}

const existing = (steps: readonly Step[], no: number): Proposal => {
  const found = proposalsOf(steps).find((one) => one.no === no)
  if (!found) throw noSuchProposal()
  return found
}

/** Another text or other changes of the same proposal; `seen` is the version it was opened at. */
export async function reviseProposal(tx: Tx, branch: BranchHead, no: number, said: ProposalText, seen: number): Promise<void> {
  await step(tx, branch, 'plan/revise-proposal', (steps) => {
    const { version: _, by: __, at: ___, funding: ____, levers: _____, from: ______, ...before } = existing(steps, no)
    return { proposals: [{ ...before, ...said, seen }] }
  })
}

/** The proposal is replaced by another, which gets the next number: one step, undone as one. Returns the new number. */
export async function amendProposal(tx: Tx, branch: BranchHead, no: number, said: ProposalText, seen: number): Promise<number> {
  const [, made] = await step(tx, branch, 'plan/amend-proposal', (steps) => {
    const before = existing(steps, no)
    if (!mayBecome(before.state, 'amended')) throw wrongState()
    const next = nextNo(steps)
    return { proposals: [{ ...before, state: 'amended', amendedBy: next, seen }, pending(branch.id, next, said, 'proposed', 0)] }
  })
  return made!
}

export interface StateChange {
  state: ProposalState
  seen: number
  reservation?: Reservation
}

/** Adopted, rejected, withdrawn or proposed again; a reservation may be added to what stands. */
export async function setProposalState(tx: Tx, branch: BranchHead, no: number, change: StateChange): Promise<void> {
  await step(tx, branch, 'plan/proposal-state', (steps) => {
    const before = existing(steps, no)
    const same = before.state === change.state && change.reservation !== undefined
    if (!same && !mayBecome(before.state, change.state)) throw wrongState()
    const { state, seen, reservation } = change
    return { proposals: [{ ...before, state, ...(reservation ? { reservation } : {}), seen }] }
  })
}

export const withdrawProposal = (tx: Tx, branch: BranchHead, no: number, seen: number): Promise<void> =>
  setProposalState(tx, branch, no, { state: 'withdrawn', seen })

/** Takes back the latest step, exactly. `seen` is the step the page showed as the latest. */
export async function undoLast(tx: Tx, branch: BranchHead, seen: number): Promise<void> {
  await step(tx, branch, 'plan/undo-step', (steps) => {
    const undo = undoOf(steps)
    if (!undo) throw nothingToUndo()
    if (undo.undoes.no !== seen) throw changedMeanwhile('branch')
    const now = new Map(proposalsOf(steps).map((one) => [one.no, one.version]))
    return { undoes: undo.undoes.no, proposals: undo.proposals.map((one) => ({ ...one, seen: now.get(one.no)! })) }
  })
}

/** Open for everyone who reads budgets, from now on and for good. */
export async function publish(tx: Tx, branch: Branch, exceptions: readonly BalanceException[]): Promise<void> {
  await saveBranch(tx, { ...branch, state: 'published', exceptions }, 'plan/publish-branch')
}

export async function nameOfficials(tx: Tx, branch: Branch, officials: readonly PersonId[]): Promise<void> {
  await saveBranch(tx, { ...branch, officials }, 'plan/name-readers')
}

/** The open meeting of a plan, when there is one. */
export async function loadMeeting(tx: Tx, plan: string, day: string): Promise<(Branch & { steps: Step[] }) | undefined> {
  const open = (await loadBranches(tx, day)).find(
    (one) => one.kind === 'meeting' && one.plan === plan && one.state === 'published',
  )
  return open && (await loadBranch(tx, open.id, day))
}

const noSuchProposal = (): Refusal =>
  new Refusal(
    'not-found',
    'plan/no-proposal',
    text('Förslaget finns inte. Välj ett i listan.', 'There is no such proposal. Choose one in the list.'),
  )
const wrongState = (): Refusal =>
  new Refusal(
    'invalid',
    'plan/proposal-state',
    text(
      'Förslaget är redan avgjort. Läs in sidan igen för att se hur det gick.',
      'The proposal has been settled. Reload the page to see how.',
    ),
  )
const nothingToUndo = (): Refusal =>
  new Refusal('invalid', 'plan/nothing-to-undo', text('Det finns inget att ångra.', 'There is nothing to undo.'))
