// Writes expressions: the small vocabulary the catalogue and an authority's own claims are written in.
import type { Unit } from '../kernel/figure.ts'
import type { Expression } from './expression.ts'

export const figure = (ref: string, factor = 1): Expression => ({ kind: 'figure', ref, ...(factor === 1 ? {} : { factor }) })
export const sum = (...of: Expression[]): Expression => ({ kind: 'sum', terms: of.map((e) => ({ factor: 1, of: e })) })
export const weighted = (...terms: [factor: number, of: Expression][]): Expression => ({
  kind: 'sum',
  terms: terms.map(([factor, of]) => ({ factor, of })),
})
export const difference = (a: Expression, b: Expression): Expression => weighted([1, a], [-1, b])
export const ratio = (of: Expression, by: Expression): Expression => ({ kind: 'ratio', of, by })
export const quotient = (of: Expression, by: Expression): Expression => ({ kind: 'divide', of, by })
export const growth = (now: Expression, before: Expression): Expression => ({ kind: 'growth', now, before })
export const magnitude = (of: Expression): Expression => ({ kind: 'abs', of })
export const least = (...of: Expression[]): Expression => ({ kind: 'least', of })
export const most = (...of: Expression[]): Expression => ({ kind: 'most', of })
export const constant = (value: number, unit: Unit, precision = 0): Expression => ({ kind: 'constant', value, unit, precision })

/** A figure of the statements in the scope and year a rule is run for. */
export const own = (path: string, factor = 1): Expression => figure(`statements:${path}@{scope}/{year}`, factor)
/** The same figure one year earlier. */
export const before = (path: string, factor = 1): Expression => figure(`statements:${path}@{scope}/{last}`, factor)
/** A figure of the region also when the rule is run for the group. */
export const ofRegion = (path: string, factor = 1): Expression => figure(`statements:${path}@region/{year}`, factor)
export const ofRegionBefore = (path: string, factor = 1): Expression => figure(`statements:${path}@region/{last}`, factor)
export const change = (path: string): Expression => difference(own(path), before(path))
export const taxesAndGrants = (): Expression =>
  sum(own('income/tax_revenue'), own('income/general_state_grants_and_equalisation'))
export const taxesAndGrantsBefore = (): Expression =>
  sum(before('income/tax_revenue'), before('income/general_state_grants_and_equalisation'))
