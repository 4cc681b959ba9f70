// The one shape of every statement figure: sums, shares and ratios over ledger queries. Built from rules, read in three ways:
// as a value, as an explanation, and (by the demo's calibration) as a linear form. Knows no law.
import type { Unit } from '../kernel/figure.ts'
import { assertSafe, type Ore, shareOf } from '../kernel/money.ts'
import type { Text } from '../kernel/text.ts'

/** Opening balance, the year's movement, or both together. */
export type At = 'opening' | 'movement' | 'closing'

export interface LedgerQuery {
  entity: string
  year: number
  at: At
  accounts: string
  measure?: 'actual' | 'budget'
  unit?: string
  counterpart?: string
  object?: string
}

export interface Share {
  numerator: number
  denominator: number
}

export interface Summand {
  factor: number
  of: Expression
}

export type Expression =
  | { kind: 'ledger'; query: LedgerQuery; label: Text }
  | { kind: 'sum'; ref?: string; label: Text; terms: Summand[]; unit?: Unit }
  /** Rounded to whole öre here and nowhere else, half away from zero. */
  | { kind: 'share'; label: Text; share: Share; of: Expression }
  /** First ÷ second, or its growth (− 1). */
  | { kind: 'ratio' | 'growth'; label: Text; first: Expression; second: Expression }
  | { kind: 'min'; label: Text; of: Expression[] }
  /** A fact registered by the authority, e.g. population. */
  | { kind: 'registered'; label: Text; value: number; place: string; unit: Unit }
  /** A figure the books do not hold; the label says what is missing. */
  | { kind: 'missing'; label: Text }

export const sum = (label: Text, terms: ReadonlyArray<Expression | Summand>, ref?: string): Expression => ({
  kind: 'sum',
  label,
  ...(ref === undefined ? {} : { ref }),
  terms: terms.map((term) => ('factor' in term ? term : { factor: 1, of: term })),
})

export const times = (factor: number, of: Expression): Summand => ({ factor, of })

/** A ratio or growth in percent; `factor` −100 where a cost is counted as positive. */
export const percent = (label: Text, of: Expression, factor = 100): Expression => ({
  kind: 'sum',
  label,
  terms: [times(factor, of)],
  unit: 'percent',
})

/** Answers a ledger query in öre, debit positive; undefined where the entity has no books of that year. */
export type AskLedger = (query: LedgerQuery) => Ore | undefined

export type Evaluate = (expression: Expression) => number | null

/** Values of expressions, each worked out once: statements share most of their parts. */
export function evaluator(ask: AskLedger): Evaluate {
  const known = new WeakMap<Expression, number | null>()
  const evaluate: Evaluate = (expression) => {
    const found = known.get(expression)
    if (found !== undefined) return found
    const value = valueWith(expression, ask, evaluate)
    known.set(expression, value)
    return value
  }
  return evaluate
}

/** The value, or null when something it needs is missing. A part that is missing makes the whole missing, never zero. */
function valueWith(expression: Expression, ask: AskLedger, evaluate: Evaluate): number | null {
  switch (expression.kind) {
    case 'ledger':
      return ask(expression.query) ?? null
    case 'missing':
      return null
    case 'registered':
      return expression.value
    case 'share': {
      const whole = evaluate(expression.of)
      if (whole === null) return null
      return shareOf(assertSafe(whole), expression.share.numerator, expression.share.denominator, 'half-away')
    }
    case 'min': {
      const parts = expression.of.map(evaluate)
      return parts.includes(null) ? null : Math.min(...(parts as number[]))
    }
    case 'sum':
      return sumOf(expression.terms, evaluate)
    default: {
      const first = evaluate(expression.first)
      const second = evaluate(expression.second)
      // A ratio over nothing says nothing.
      if (first === null || second === null || second === 0) return null
      return expression.kind === 'ratio' ? first / second : first / second - 1
    }
  }
}

function sumOf(terms: readonly Summand[], evaluate: Evaluate): number | null {
  let total = 0
  for (const { factor, of } of terms) {
    const part = evaluate(of)
    if (part === null) return null
    total += part * factor
  }
  return total === 0 ? 0 : total
}

/** Visits every ledger query with the product of the factors and shares above it; ratios are not linear and throw. */
export function eachQuery(expression: Expression, visit: (query: LedgerQuery, factor: number) => void, factor = 1): void {
  if (expression.kind === 'ledger') visit(expression.query, factor)
  else if (expression.kind === 'share')
    eachQuery(expression.of, visit, (factor * expression.share.numerator) / expression.share.denominator)
  else if (expression.kind === 'sum') for (const term of expression.terms) eachQuery(term.of, visit, factor * term.factor)
  else if (expression.kind !== 'missing') throw new Error(`not a linear expression: ${expression.kind}`)
}
