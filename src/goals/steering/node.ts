// The steering chain as nodes: focus area, goal, sub-goal, indicator, activity, each with owner, valid years and decision.
// Refuses: outcomes and judgements; a node says what is wanted, not how it went.
import type { UnitCode } from '../../kernel/ids.ts'
import type { Direction, MeasureKind } from '../indicator.ts'
import type { Decision } from '../judgement.ts'

export type NodeKind = 'focusArea' | 'goal' | 'subgoal' | 'indicator' | 'activity'

/** Where an indicator's value comes from. A figure or formula follows the books and cannot be typed over. */
export type Feed =
  | { kind: 'typed' }
  | { kind: 'file' }
  | { kind: 'figure'; ref: string }
  | { kind: 'formula'; id: string }
  | { kind: 'none' }

export interface IndicatorBody {
  /** What is measured and how, in a sentence or two. */
  definition: string
  /** Wording of the target, e.g. `≥ 90 %`; the grammar of DESIGN §6 reads it. */
  target: string
  measureUnit: string
  direction: Direction
  measure: MeasureKind
  strict: boolean
  interval: 'month' | 'tertial' | 'year'
  /** The unit that reports values; the committee when it reports itself. */
  reporter: UnitCode
  feed: Feed
  breakdown: readonly ('sex' | 'age')[]
}

export interface ActivityBody {
  /** `YYYY-MM-DD` */
  starts?: string
  ends?: string
}

export interface SteeringNode {
  /** Stable over versions and years: `g8`, `g8-s2`, `i-…`, `a-…`. */
  id: string
  kind: NodeKind
  /** Number of a goal or focus area as decided. */
  no?: number
  title: string
  /** Ids of the nodes above: a goal's focus area, a sub-goal's goal, an indicator's sub-goals (one or several). */
  parents: readonly string[]
  /** Whose it is: the assembly for areas and goals, a committee for sub-goals and indicators, a unit for activities. */
  unit: UnitCode
  /** Function that answers for it, never a name of a person. Missing is marked at adoption. */
  owner?: string
  /** First and last valid year, both included; no last year = until further notice. */
  from: number
  to?: number
  perspectives: readonly number[]
  /** Weight in the roll-up, a whole number; 1 unless decided otherwise. */
  weight: number
  indicator?: IndicatorBody
  activity?: ActivityBody
  /** A remark that follows the node: where its wording comes from, that it is synthetic. */
  note?: string
}

export type NodeState = 'draft' | 'decided' | 'ended'

/**
 * One version of a node. `decided` holds from its node's first year; `ended` with a decision holds too and says the node is
 * gone; `ended` without one is a draft taken back. Decided versions are never changed: a new decision makes a new version.
 */
export interface NodeVersion {
  node: SteeringNode
  version: number
  state: NodeState
  decision?: Decision
  by: string
  /** Instant, UTC. */
  at: string
  reason?: string
}

export type LineageKind = 'move' | 'split' | 'merge'

/** Where a node went: a move keeps its id, a split has one row per part, a merger one row per node merged. */
export interface Lineage {
  kind: LineageKind
  from: string
  to: string
  /** First year of the new place. */
  year: number
  parentsBefore: readonly string[]
  parentsAfter: readonly string[]
  by: string
  /** Instant, UTC. */
  at: string
}

export const KIND_ORDER: readonly NodeKind[] = ['focusArea', 'goal', 'subgoal', 'indicator', 'activity']

/** What may stand above what. */
export const PARENT_KIND: Record<NodeKind, NodeKind | undefined> = {
  focusArea: undefined,
  goal: 'focusArea',
  subgoal: 'goal',
  indicator: 'subgoal',
  activity: 'subgoal',
}

export const validIn = (node: Pick<SteeringNode, 'from' | 'to'>, year: number): boolean =>
  node.from <= year && (node.to === undefined || year <= node.to)
