// What the page of a branch is handed: the branch, its figures with and without its proposals, and what its reader may do.
// Refuses: anything the reader may not see; it has been left out before it comes here.
import type { PersonId } from '../../../kernel/actor.ts'
import type { Finding } from '../../../kernel/finding.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Sheet } from '../../sheetShape.ts'
import type { Branch } from '../branch.ts'
import type { WeakYear } from '../checks.ts'
import type { Influence, YearEffect } from '../effect.ts'
import type { LeversView } from './levers.tsx'
import { NOTHING_TYPED, type Typed } from './parts.tsx'

export interface BranchView {
  branch: Branch
  /** What it stands on, and with its proposals. */
  base: Sheet
  sheet: Sheet
  baseName: string
  groupName?: string
  /** Each counting proposal alone, by number. */
  effects: ReadonlyMap<number, readonly YearEffect[]>
  /** Asked for one proposal at a time. */
  influence?: { no: number; on: readonly Influence[] }
  may: { author: boolean; publish: boolean; decide: boolean }
  /** What stops publishing, and what is only said. */
  findings: readonly Finding[]
  weak: readonly WeakYear[]
  levers?: LeversView
  officials: readonly { person: PersonId; name: string }[]
  tieOut?: readonly Finding[]
  /** What a closed meeting decided besides frames. */
  decided: readonly { label: Text; year: string; elsewhere: boolean }[]
  /** The form that came back: its address below the branch, and what was typed. */
  typed?: Typed & { form: string }
}

export const typedIn = ({ typed }: BranchView, form: string): Typed => (typed?.form === form ? typed : NOTHING_TYPED)
