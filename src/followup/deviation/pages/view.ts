// What the page of a unit's outcome against budget is made of, ready to print.
// Refuses: amounts in öre; figures arrive in the unit shown.
import type { Finding } from '../../../kernel/finding.ts'
import type { Text } from '../../../kernel/text.ts'
import type { AmountUnit, FigureView } from '../../../web/figure.tsx'
import type { PhasingKind } from '../series.ts'

export const UNIT_ECONOMY_PATH = '/ekonomi/enhet'
export const unitEconomyPath = (code: string): string => `${UNIT_ECONOMY_PATH}/${encodeURIComponent(code)}`

export interface SaidView {
  /** `''`: the unit as a whole. */
  line: string
  label: Text
  text: string
  by: string
  at: string
}

export interface DeviationRow {
  id: string
  kind?: 'line' | 'sum' | 'total'
  level: number
  label: Text
  /** Where an account leads: its vouchers; where a unit leads: its own page. */
  href?: string
  /** The branch's link, where there is something below. */
  branch?: { open: boolean; href: string }
  outcome: FigureView
  budget: FigureView
  deviation: FigureView
  previous: FigureView
  change: FigureView
  forecast?: FigureView
  comment?: SaidView
  /** Opens the form at this row. */
  write?: string
}

/** A step on one scale: the bar goes from `from` to `to`; a total is a mark at `to`. */
export interface StepView {
  label: Text
  figure: FigureView
  from: number
  to: number
  total?: boolean
  /** The parts of "other" by name. */
  parts?: readonly Text[]
}

export interface MonthView {
  month: number
  /** The month of the page's period. */
  marked: boolean
  own: Record<'outcome' | 'budget' | 'deviation' | 'previous', FigureView>
  accumulated: Record<'outcome' | 'budget' | 'deviation', FigureView>
  share: FigureView
}

export interface WorkedRow {
  label: Text
  worked: FigureView
  target: FigureView
  deviation: FigureView
  costEffect: FigureView
}

export interface WorkedView {
  rows: readonly WorkedRow[]
  /** Present where there are several; a part that some of them lack is missing in it. */
  total?: WorkedRow
  hasTargets: boolean
  synthetic: boolean
}

export interface CommentForm {
  line: string
  label: Text
  action: string
  version: number
  text: string
  draft: string
  findings: readonly Finding[]
}

export interface UnitEconomyView {
  code: string
  name: string
  year: number
  unit: AmountUnit
  /** The page's own address with what is chosen, for the strip of choices. */
  query: Record<string, string | number | readonly string[] | undefined>
  period: string
  periods: readonly { value: string; label: Text }[]
  /** `januari–augusti`. */
  span: Text
  /** Present where the period is one month: it may be shown alone or from January. */
  month?: 'manad' | 'ack'
  type: string
  types: readonly { value: string; label: Text }[]
  path: readonly { label: string; href?: string }[]
  /** Said in the lead where something is missing. */
  unbooked?: Text
  total: DeviationRow
  rows: readonly DeviationRow[]
  steps: readonly StepView[]
  /** What explains most, by name. */
  most?: { label: Text; figure: FigureView }
  months: readonly MonthView[]
  monthsTotal: MonthView['own']
  phasing?: { kind: PhasingKind; months: Text }
  budgetYear: FigureView
  budgetFrom: Text
  /** The address of the unit's detailed budget of the year, where there is one and the reader may see it. */
  detail?: { words: Text; href?: string }
  forecast?: { amount: FigureView; deviation: FigureView; said: Text }
  children: readonly DeviationRow[]
  comments: readonly SaidView[]
  mayReadComments: boolean
  form?: CommentForm
  /** Opens the form for the unit as a whole. */
  write?: string
  worked?: WorkedView
  csv: string
  source: Text
}
