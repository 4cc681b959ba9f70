// A branch of the plan: a scenario, a party budget or the amendments of a meeting, as a list of proposals on the plan's leaves.
// Refuses: readers outside its circle. A private party budget is read by its group and the officials it names, by nobody else.
import { grantsOn, mayReadGroup, PARTY_ROLES } from '../../access/model.ts'
import type { BalanceException, Funding } from '../../budget/model.ts'
import type { Actor, PersonId } from '../../kernel/actor.ts'
import type { Change } from '../input.ts'

export const BRANCH_KINDS = ['scenario', 'partyBudget', 'meeting'] as const
export type BranchKind = (typeof BRANCH_KINDS)[number]

/** Private until it is published; closed for good when the decision is taken. A meeting is open to all inside from its first day. */
export const BRANCH_STATES = ['private', 'published', 'closed'] as const
export type BranchState = (typeof BRANCH_STATES)[number]

export const PROPOSAL_STATES = ['proposed', 'adopted', 'rejected', 'amended', 'withdrawn'] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

/** Against the decision, in the reserving member's own words. */
export interface Reservation {
  by: string
  text: string
}

/** What a proposal says. Everything else about it is what has happened to it. */
export interface ProposalText {
  title: string
  text: string
  changes: readonly Change[]
  funding?: Funding
  /** The levers its changes were counted from, in their own steps. */
  levers?: Readonly<Record<string, number>>
  /** The proposal of another branch that the meeting took up. */
  from?: { branch: string; no: number }
}

/** An att-sats, in the version that holds. */
export interface Proposal extends ProposalText {
  id: string
  /** Its number within the branch, in the order it was made. */
  no: number
  state: ProposalState
  /** The number of the proposal that took its place. */
  amendedBy?: number
  reservation?: Reservation
  /** Taken back as if it had never been made: kept in the history, not among the proposals. */
  undone?: boolean
  version: number
  by: string
  at: string
}

export interface BranchHead {
  id: string
  plan: string
  /** Stands on another branch instead of the plan itself. */
  base?: string
  kind: BranchKind
  name: string
  owner?: PersonId
  ownerName: string
  partyGroup?: string
  /** Persons named to read while it is private. */
  officials: readonly PersonId[]
  state: BranchState
  /** A result of zero or less, with its ground (KL 11:5). */
  exceptions: readonly BalanceException[]
  /** What the meeting decided, once it is closed. */
  decision?: ClosingDecision
  version: number
}

export interface Branch extends BranchHead {
  /** The version of each that holds, by number. */
  proposals: readonly Proposal[]
}

export interface ClosingDecision {
  id: string
  date: string
  paragraph: string
  caseNumber: string
}

/** The plan itself, where a branch could stand. */
export const MAIN = 'main'

/** A proposal counts until it is turned down, replaced or withdrawn. */
export const counts = ({ state }: Proposal): boolean => state === 'proposed' || state === 'adopted'

/** What a reader sees as the branch's proposals: all but those taken back as never made. */
export const shownProposals = (branch: Pick<Branch, 'proposals'>): Proposal[] => branch.proposals.filter((one) => !one.undone)

const NEXT: Readonly<Record<ProposalState, readonly ProposalState[]>> = {
  proposed: ['adopted', 'rejected', 'amended', 'withdrawn'],
  adopted: [],
  rejected: [],
  amended: [],
  withdrawn: ['proposed'],
}

/** A decision on a proposal is not changed by another click; the meeting undoes its last step instead. */
export const mayBecome = (from: ProposalState, to: ProposalState): boolean => NEXT[from].includes(to)

/** The party groups whose private branches the actor reads on the day. */
export function groupsOf(actor: Actor, day: string): string[] {
  const held = grantsOn(actor.grants, day).flatMap(({ partyGroup }) => (partyGroup === undefined ? [] : [partyGroup]))
  return [...new Set(held)].filter((group) => mayReadGroup(actor, group, day))
}

/** Whether a naming counts: an official of the authority on the day, and not one who administers the system. */
export function mayBeNamed(actor: Actor, day: string): boolean {
  const held = grantsOn(actor.grants, day)
  return held.some(({ role }) => role === 'official') && !held.some(({ role }) => role === 'administrator')
}

/** The wall around private branches. Whoever it stops is told what somebody is told who asks for nothing that exists. */
export function mayReadBranch(branch: BranchHead, actor: Actor, day: string): boolean {
  if (branch.kind === 'meeting' || branch.state !== 'private') return true
  if (branch.kind === 'scenario') return isOwner(branch, actor)
  if (branch.partyGroup !== undefined && mayReadGroup(actor, branch.partyGroup, day)) return true
  return actor.person !== undefined && branch.officials.includes(actor.person) && mayBeNamed(actor, day)
}

const isOwner = ({ owner }: BranchHead, { person }: Actor): boolean => person !== undefined && owner === person

/**
 * Whether the actor writes the branch's proposals: the owner of a scenario, the group's own people for a party budget. Officials
 * whom the group has named read. A meeting is written by whoever registers decisions of the assembly: asked where that is known.
 */
export function mayAuthor(branch: BranchHead, actor: Actor, day: string): boolean {
  if (branch.state === 'closed') return false
  if (branch.kind === 'scenario') return isOwner(branch, actor)
  return branch.kind === 'partyBudget' && branch.partyGroup !== undefined && mayReadGroup(actor, branch.partyGroup, day)
}

/** Publishing is the group's own act: an elected member, not a secretary. */
export function mayPublish(branch: BranchHead, actor: Actor, day: string): boolean {
  if (branch.state !== 'private' || !mayAuthor(branch, actor, day)) return false
  if (branch.kind === 'scenario') return true
  return grantsOn(actor.grants, day).some(
    ({ partyGroup, role }) => partyGroup === branch.partyGroup && role === 'elected' && PARTY_ROLES.includes(role),
  )
}
