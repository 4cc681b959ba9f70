// What an assessment is: the judgement, its reason, and the arithmetic it rests on. A status without a reason does not exist.
// Refuses to know how any of the three came about.
import type { Decimal } from '../kernel/decimal.ts'
import type { Text } from '../kernel/text.ts'
import type { Assessment } from '../kernel/verdict.ts'

/** The arithmetic a judgement rests on, so that it can be explained: a ratio (first ÷ second) or a change (to, from). */
export type Working =
  | { kind: 'share'; numerator: Decimal; denominator: Decimal }
  | { kind: 'change'; to: Decimal; from: Decimal; relative: boolean }

export interface Assessed {
  assessment: Assessment
  reason: Text
  working?: Working
  /** The earlier value a change was judged from. */
  comparedWith?: { year?: number; cell: string }
}

export const none = (reason: Text): Assessed => ({ assessment: 'notAssessed', reason })
