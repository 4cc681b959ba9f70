// What a world answers: the shape every page, command and report asks. How it is opened stands in world.ts.
import type { AssessAnswer, AssessedGoal, Goals } from '../goals/model.ts'
import type { ExplainNode, Figure } from '../kernel/figure.ts'
import type { Text } from '../kernel/text.ts'
import type { OpenBooks } from '../ledger/store.ts'
import type { Company, Unit } from '../organisation/model.ts'
import type { Sheet } from '../plan/model.ts'
import type { PublishedFigure, PublishedSource, StatementContext, StatementProfile } from '../statements/model.ts'
import type { Authority } from '../storage/authority.ts'
import type { Source, TieOut } from '../tieout/model.ts'
import type { MenuKey } from '../web/layout.tsx'
import type { House } from './house.ts'
import type { PlanSheets } from './livingPlan.ts'

export interface World {
  house: House
  authority: Authority
  /** Whether whoever comes without a name reads the public pages. */
  publicPages: boolean
  /** Years of the authority's own books, oldest first. */
  years: number[]
  books: OpenBooks
  units: Unit[]
  companies: Company[]
  statements: StatementContext
  profile: StatementProfile
  published: PublishedSource
  facts: readonly PublishedFigure[]
  readonly goals: Goals
  /** Name of an account as its file gives it. */
  accountName(entity: string, account: string): Text | undefined
  chain(year: number): AssessedGoal[]
  statement(
    name: string,
    options: { year: number; scope: string; source: Source },
  ): readonly { id: string; label: string; mkr: number | null }[]
  figure(ref: string): Figure | undefined
  explain(ref: string): Promise<ExplainNode | undefined>
  /** The explanation down to accounts, without the rows of the files: quick enough for every figure of a report. */
  outline(ref: string): Promise<ExplainNode | undefined>
  tieOut(year: number, source: Source): TieOut
  /** Years of the books and of the plan documents, oldest first: what a tie-out can be asked for. */
  tieOutYears: number[]
  /** The own plan's rules on another sheet of it: a branch. Nothing of it is kept. */
  tieOutPlan(sheet: Sheet): TieOut
  assess(year: number): AssessAnswer
  waiting(year: number): Partial<Record<MenuKey, number>>
  /** The sheets of every plan and of what is published beside it. */
  readonly plans: PlanSheets
  /** Reads goals that are set up here, decisions on money and plans again; the books stay open. */
  renewLiving(): Promise<void>
}
