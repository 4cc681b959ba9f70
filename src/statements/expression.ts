// The one shape of every statement figure: sums and shares over ledger queries. Built from rules, read in three ways:
// as an amount in öre, as an explanation, and (by the demo's calibration) as a linear form. Knows no law.
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
  | { kind: 'sum'; ref?: string; label: Text; terms: Summand[] }
  /** Rounded to whole öre here and nowhere else, half away from zero. */
  | { kind: 'share'; label: Text; share: Share; of: Expression }
  /** A figure the books do not hold; the label says what is missing. */
  | { kind: 'missing'; label: Text }

export const sum = (label: Text, terms: ReadonlyArray<Expression | Summand>, ref?: string): Expression => ({
  kind: 'sum',
  label,
  ...(ref === undefined ? {} : { ref }),
  terms: terms.map((term) => ('factor' in term ? term : { factor: 1, of: term })),
})

export const times = (factor: number, of: Expression): Summand => ({ factor, of })

/** Answers a ledger query in öre, debit positive; undefined where the entity has no books of that year. */
export type AskLedger = (query: LedgerQuery) => Ore | undefined

/** The amount, or null when something it needs is missing. A part that is missing makes the whole missing, never zero. */
export function amountOf(expression: Expression, ask: AskLedger): Ore | null {
  switch (expression.kind) {
    case 'ledger':
      return ask(expression.query) ?? null
    case 'missing':
      return null
    case 'share': {
      const whole = amountOf(expression.of, ask)
      return whole === null ? null : shareOf(whole, expression.share.numerator, expression.share.denominator, 'half-away')
    }
    case 'sum': {
      let total = 0
      for (const { factor, of } of expression.terms) {
        const part = amountOf(of, ask)
        if (part === null) return null
        total += factor * part
      }
      return assertSafe(total)
    }
  }
}

/** Visits every ledger query with the product of the factors and shares above it. */
export function eachQuery(expression: Expression, visit: (query: LedgerQuery, factor: number) => void, factor = 1): void {
  switch (expression.kind) {
    case 'ledger':
      return visit(expression.query, factor)
    case 'share':
      return eachQuery(expression.of, visit, (factor * expression.share.numerator) / expression.share.denominator)
    case 'sum':
      for (const term of expression.terms) eachQuery(term.of, visit, factor * term.factor)
  }
}
