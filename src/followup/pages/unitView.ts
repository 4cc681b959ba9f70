// What the unit's page is told: the work, what was typed and not accepted, and why nothing can be changed where it cannot.
// Refuses: loading.
import type { Finding } from '../../kernel/finding.ts'
import type { Text } from '../../kernel/text.ts'
import type { UnitReport } from '../report.ts'
import type { UnitWork, Written } from '../unitWork.ts'

export interface UnitView {
  work: UnitWork
  /** Why nothing can be changed; absent when it can. */
  readOnly?: Text
  /** A controller writes in the manager's place. */
  onBehalfOf?: string
  written?: Written
  findings?: readonly Finding[]
  versions: readonly UnitReport[]
  today: string
  /** Time of day of the save just made, `14:02`. */
  saved?: string
}
