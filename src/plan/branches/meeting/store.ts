// The end of a meeting in the database: one decision on money, the other changes as leaves, and how each taken-up proposal went.
// Refuses: closing while anything is undecided, and closing twice. All of it is one transaction.
import { loadDecisions, recordDecisions } from '../../../budget/store.ts'
import type { FigureRef } from '../../../kernel/figure.ts'
import { Refusal } from '../../../kernel/result.ts'
import { text } from '../../../kernel/text.ts'
import { audit } from '../../../storage/audit.ts'
import type { Tx } from '../../../storage/database.ts'
import { derivedLeaves } from '../../derived.ts'
import type { Change, Leaf, PlanInput } from '../../input.ts'
import { savePlan } from '../../store.ts'
import { applyChanges } from '../apply.ts'
import { type Branch, type Proposal, shownProposals } from '../branch.ts'
import { loadBranch, saveBranch, setProposalState } from '../store.ts'
import { type Closed, type Closing, closingOf } from './decide.ts'

/** Closes the meeting with its decision. `input` is what the meeting began with. Answers what was decided. */
export async function closeMeeting(tx: Tx, meeting: Branch, input: PlanInput, closing: Closing): Promise<Closed> {
  if (meeting.state === 'closed') throw alreadyClosed()
  const open = shownProposals(meeting).filter(({ state }) => state === 'proposed')
  if (open.length > 0) throw undecided(open)
  const journal = derivedLeaves(input.structure, { decisions: await loadDecisions(tx) })
  const closed = closingOf(input, meeting, closing, journal)
  const { id, date, paragraph, caseNumber } = closing
  await saveBranch(tx, { ...meeting, state: 'closed', decision: { id, date, paragraph, caseNumber } }, 'plan/close-meeting')
  if (closed.decision.entries.length > 0) await recordDecisions(tx, [closed.decision])
  await keepLeaves(tx, meeting, closed.leaves)
  const after = applyChanges(input, closed.leaves, `${closing.paragraph}, ${closing.caseNumber}`)
  const moved = closed.leaves.map(({ ref }): [FigureRef, Leaf] => [ref, after.leaves.get(ref)!])
  if (moved.length > 0) await savePlan(tx, input.structure, new Map(moved))
  for (const proposal of shownProposals(meeting)) await tellOrigin(tx, proposal, date)
  return closed
}

async function keepLeaves(tx: Tx, meeting: Branch, leaves: readonly Change[]): Promise<void> {
  if (leaves.length === 0) return
  const rows = leaves.map((change, at) => ({
    no: at + 1,
    ref: change.ref,
    set_to: 'set' in change ? change.set : null,
    added: 'add' in change ? change.add : null,
  }))
  await tx.query(
    `insert into plan.decided_change (authority_id, branch_id, change_no, plan_id, ref, set_to, added, saved_by)
     select $1::uuid, $3::text, r.no, $4::text, r.ref, r.set_to, r.added, $5::text
       from jsonb_to_recordset($2::jsonb) as r (no int, ref text, set_to bigint, added bigint)`,
    [tx.authority, JSON.stringify(rows), meeting.id, meeting.plan, tx.actor.name],
  )
  await audit(tx, { action: 'plan/decided-changes', subject: `plan:branch/${meeting.id}`, after: { leaves } })
}

/** A proposal the meeting took up from a published branch is told how it went; a branch with nothing open left is closed. */
async function tellOrigin(tx: Tx, { from, state }: Proposal, day: string): Promise<void> {
  if (!from || (state !== 'adopted' && state !== 'rejected')) return
  const origin = await loadBranch(tx, from.branch, day)
  const theirs = origin?.proposals.find(({ no }) => no === from.no)
  if (origin?.state !== 'published' || theirs?.state !== 'proposed') return
  await setProposalState(tx, origin, from.no, { state, seen: theirs.version })
  const left = shownProposals(origin).filter((one) => one.no !== from.no && one.state === 'proposed')
  if (left.length === 0) await saveBranch(tx, { ...origin, state: 'closed' }, 'plan/close-branch')
}

/** What a meeting decided besides frames, in the order it was decided. */
export async function loadDecidedChanges(tx: Tx, branch: string): Promise<Change[]> {
  const rows = await tx.query<{ ref: FigureRef; set_to: number | null; added: number | null }>(
    `select ref, set_to, added from plan.decided_change where authority_id = $1 and branch_id = $2 order by change_no`,
    [tx.authority, branch],
  )
  return rows.map(({ ref, set_to, added }) => (set_to === null ? { ref, add: added! } : { ref, set: set_to }))
}

const alreadyClosed = (): Refusal =>
  new Refusal(
    'conflict',
    'plan/meeting-closed',
    text('Mötet är redan avslutat. Öppna ett nytt.', 'The meeting has been closed. Open a new one.'),
  )

const undecided = (open: readonly Proposal[]): Refusal =>
  new Refusal(
    'invalid',
    'plan/meeting-undecided',
    text(
      `Förslag ${open.map(({ no }) => no).join(', ')} är inte avgjorda. Bifall, avslå eller dra tillbaka dem först.`,
      `Proposals ${open.map(({ no }) => no).join(', ')} have not been settled. Adopt, reject or withdraw them first.`,
    ),
  )
