// The shape of the catalogue: a rule is data with its law, tolerance and comparisons. Nothing here computes.
import type { FigureRef, Unit } from '../kernel/figure.ts'
import type { Text } from '../kernel/text.ts'
import type { RuleSeverity, Verdict } from '../kernel/verdict.ts'
import type { Tolerance } from './comparison.ts'
import type { Expression, Part } from './expression.ts'

export type Source = 'books' | 'published'

export interface Comparison {
  /** `C80.2`; the first of a rule is the rule's own id when it is alone. */
  id: string
  name: Text
  left: Expression
  right: Expression
  tolerance: Tolerance
  scopes: readonly string[]
  /** 0 the year asked for, −1 its comparative. */
  years: readonly number[]
  severity?: RuleSeverity
  /** Only where this source can hold the figures; elsewhere the rule's reason is given. */
  sources?: readonly Source[]
  /** The same figure a year earlier: an approximate text that fits it better is last year's text. */
  yearBefore?: Expression
  quote?: string
  /** Where a side stands that no figure takes part in. */
  places?: { left?: string; right?: string }
  /** What a deviation says, where the difference alone says too little. */
  deviates?: Text
}

export interface Rule {
  id: string
  name: Text
  /** Law or recommendation; `internal` where the rule is good order only. */
  law: string
  /** The reference is not checked against the source text and is not shown to end users. */
  unverified?: true
  severity: RuleSeverity
  comparisons: readonly Comparison[]
  /** Comparisons made from the printed figures themselves: every place, every text, every table. */
  generated?:
    | 'places'
    | 'texts'
    | 'later'
    | 'notes'
    | 'noteNumbers'
    | 'areas'
    | 'committees'
    | 'reallocations'
    | 'variants'
    | 'scale'
    | 'counts'
  /** What has to be there before the rule can be tried; per source where it differs. */
  needs?: Text | Partial<Record<Source, Text>>
}

export interface Side {
  value: number | null
  unit: Unit
  /** Address, or the expression by address when several figures take part. */
  ref: string
  parts: Part[]
  low?: number
  high?: number
}

export interface TieOutResult {
  rule: string
  name: Text
  law: string
  scope: string
  period: string
  left: Side
  right: Side
  difference: number | null
  tolerance: number
  verdict: Verdict
  severity: RuleSeverity
  /** Both places in words; never empty on a deviation. */
  where: string[]
  message: Text
  /** Addresses that gave no figure, where that is why the comparison could not be tried. */
  missing?: FigureRef[]
  /** Quotation of the text figure, where there is one. */
  quote?: string
}

/** A difference that has been read and explained. Only that very difference: another one is a finding again. */
export interface Explanation {
  rule: string
  scope?: string
  period?: string
  difference: number
  verdict: 'definition' | 'deviation' | 'untestable'
  reason: Text
}

export interface NoteLine {
  statement: string
  noteNo: string
  lineId: string
  isTotal: boolean
  isOfWhich: boolean
}

/** A comparison of an authority's own documents: what a text claims of a table, or a sum no other authority prints. */
export interface Check {
  /** `C85.1001`: a rule of the catalogue and a number of its own. */
  id: string
  name: Text
  left: Expression
  right: Expression
  tolerance: Tolerance
  /** The year the figures are about. */
  year: number
  /** The years it is tied out under. */
  under: readonly number[]
  severity?: RuleSeverity
  deviates?: Text
}

/** Which printed plans belong to which year of the tie-out, and which of their rows mean something to a rule. */
export interface PlanRegister {
  /** Document → the years it is tied out under; the first is the year it was made. */
  documents: Readonly<Record<string, readonly number[]>>
  /** Row of the frames by activity that holds depreciation. */
  depreciation?: string
  /** Rows of the frames by activity that follow an own forecast instead of the price index. */
  forecast?: readonly string[]
}

/** Setting under which an authority's `Registered` is kept. */
export const REGISTERED_KEY = 'tieout/registered'

/** What belongs to one authority: explained differences, what its texts claim, and the lines of its notes and investments. */
export interface Registered {
  explanations?: readonly Explanation[]
  claims?: Readonly<Record<string, Expression>>
  /** Why a text figure has no counterpart, by address. */
  alone?: Readonly<Record<string, string>>
  notes?: readonly NoteLine[]
  areas?: readonly string[]
  /** Committees with their row in the operating account; a unit without a row has no own statement to compare. */
  committees?: readonly { scope: string; row?: string }[]
  /** The decided formula of self-financing, per source; absent until the authority has registered one. */
  selfFinancing?: Partial<Record<Source, 'a' | 'b' | 'c'>>
  plan?: PlanRegister
  checks?: readonly Check[]
}
