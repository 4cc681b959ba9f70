// What a rule puts on each side: figures by address, added, divided or compared over time. Data only, bound to a scope and a year.
// Carries rounding along, so that a tolerance follows from how the figures were printed and is never guessed.
import type { Figure, FigureRef, Unit } from '../kernel/figure.ts'
import { ORE_PER_MKR } from '../kernel/money.ts'

/** Addresses are templates: `{scope}`, `{year}` and `{last}` (the year before) are filled in when a rule is run. */
export type Expression =
  | { kind: 'figure'; ref: string; factor?: number }
  | { kind: 'sum'; terms: readonly { factor: number; of: Expression }[] }
  | { kind: 'ratio'; of: Expression; by: Expression }
  | { kind: 'growth'; now: Expression; before: Expression }
  | { kind: 'divide'; of: Expression; by: Expression }
  | { kind: 'abs'; of: Expression }
  | { kind: 'least' | 'most'; of: readonly Expression[] }
  | { kind: 'constant'; value: number; unit: Unit; precision: number }
  /** A computed figure as it would be printed: in this unit, rounded once to these decimals. */
  | { kind: 'printed'; of: Expression; unit: Unit; precision: number }

export interface Binding {
  scope: string
  year: number
}

/** One figure that took part, as found. */
export interface Part {
  ref: FigureRef
  label: string
  value: number
  unit: Unit
  precision: number
  place: string
  factor: number
}

export interface Measured {
  value: number
  /** What the true value may be, given how the parts were rounded. */
  low: number
  high: number
  unit: Unit
  precision: number
  parts: Part[]
  /** Rounded figures that are not nil: the n of tolerance T(n). */
  roundedCount: number
  /** One half unit of every rounded figure, added. */
  halfWidth: number
}

export type Evaluated =
  | { ok: true; value: Measured }
  | { ok: false; missing: FigureRef[]; reason: 'missing' | 'notApplicable' | 'unit' | 'zero' }

export type Resolve = (ref: FigureRef) => Figure | undefined

export const bindRef = (template: string, { scope, year }: Binding): FigureRef =>
  template
    .replace('{scope}', scope)
    .replace('{year}', String(year))
    .replace('{last}', String(year - 1)) as FigureRef

/** Figures computed to the öre and whole counts are exact; other printed ones may be half a printed unit away, unless they are nil. */
function halfWidthOf(figure: Figure): number {
  if (figure.basis !== 'published' || figure.unit === 'ore' || figure.value === 0) return 0
  if (figure.unit === 'count' && figure.precision === 0) return 0
  return 0.5 * 10 ** -figure.precision
}

function leaf(ref: FigureRef, factor: number, resolve: Resolve): Evaluated {
  const figure = resolve(ref)
  if (!figure || figure.value === null)
    return { ok: false, missing: [ref], reason: figure?.state === 'notApplicable' ? 'notApplicable' : 'missing' }
  const half = halfWidthOf(figure)
  const value = clean(figure.value * factor)
  const part: Part = {
    ref: figure.ref,
    label: figure.label.sv,
    value: figure.value,
    unit: figure.unit,
    precision: figure.precision,
    place: figure.place ?? figure.ref,
    factor,
  }
  const { unit, precision } = figure
  return {
    ok: true,
    value: {
      value,
      low: value - half,
      high: value + half,
      unit,
      precision,
      parts: [part],
      roundedCount: half > 0 ? 1 : 0,
      halfWidth: half,
    },
  }
}

/** Decimal arithmetic on printed figures leaves binary dust; amounts in öre are untouched. */
export const clean = (value: number): number => {
  if (Number.isInteger(value)) return value === 0 ? 0 : value
  const rounded = Number(value.toFixed(9))
  return rounded === 0 ? 0 : rounded
}

function all(
  expressions: readonly Expression[],
  binding: Binding,
  resolve: Resolve,
): { ok: true; values: Measured[] } | (Evaluated & { ok: false }) {
  const results = expressions.map((e) => evaluate(e, binding, resolve))
  const failures = results.filter((r) => !r.ok)
  if (failures.length > 0) return { ok: false, missing: failures.flatMap((f) => f.missing), reason: failures[0]!.reason }
  return { ok: true, values: results.flatMap((r) => (r.ok ? [r.value] : [])) }
}

const gather = (values: readonly Measured[]) => ({
  parts: values.flatMap((v) => v.parts),
  roundedCount: values.reduce((n, v) => n + v.roundedCount, 0),
  halfWidth: values.reduce((h, v) => h + v.halfWidth, 0),
})

function sum(terms: readonly { factor: number; of: Expression }[], binding: Binding, resolve: Resolve): Evaluated {
  const found = all(
    terms.map((t) => t.of),
    binding,
    resolve,
  )
  if (!found.ok) return found
  const unit = found.values[0]!.unit
  if (found.values.some((v) => v.unit !== unit))
    return { ok: false, missing: found.values.flatMap((v) => v.parts.map((p) => p.ref)), reason: 'unit' }
  let value = 0
  let half = 0
  for (const [i, v] of found.values.entries()) {
    const { factor } = terms[i]!
    value += factor * v.value
    half += Math.abs(factor) * ((v.high - v.low) / 2)
  }
  const parts = found.values.flatMap((v, i) => v.parts.map((p) => ({ ...p, factor: p.factor * terms[i]!.factor })))
  const precision = Math.max(...found.values.map((v) => v.precision))
  value = clean(value)
  return { ok: true, value: { ...gather(found.values), parts, value, low: value - half, high: value + half, unit, precision } }
}

/** A quotient by intervals: the bounds are reached at the corners, which is exact while the divisor keeps one sign. */
function quotient(
  of: Expression,
  by: Expression,
  binding: Binding,
  resolve: Resolve,
  shape: (q: number) => number,
  unit: Unit,
): Evaluated {
  const found = all([of, by], binding, resolve)
  if (!found.ok) return found
  const [a, b] = found.values as [Measured, Measured]
  if (b.low <= 0 && b.high >= 0) return { ok: false, missing: b.parts.map((p) => p.ref), reason: 'zero' }
  const corners = [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high].map(shape)
  return {
    ok: true,
    value: {
      ...gather([a, b]),
      value: shape(a.value / b.value),
      low: Math.min(...corners),
      high: Math.max(...corners),
      unit,
      precision: 1,
    },
  }
}

/** Half a unit is rounded away from zero, as people round. */
function printed(expression: Expression & { kind: 'printed' }, binding: Binding, resolve: Resolve): Evaluated {
  const found = evaluate(expression.of, binding, resolve)
  if (!found.ok) return found
  const { unit, precision } = expression
  const scale = found.value.unit === unit ? 1 : found.value.unit === 'ore' && unit === 'mkr' ? ORE_PER_MKR : undefined
  if (scale === undefined) return { ok: false, missing: found.value.parts.map((p) => p.ref), reason: 'unit' }
  const steps = 10 ** precision
  const size = Math.round((Math.abs(found.value.value) / scale) * steps + 1e-9) / steps
  const value = clean(found.value.value < 0 ? -size : size)
  const half = 0.5 / steps
  return { ok: true, value: { ...found.value, value, low: value - half, high: value + half, unit, precision, halfWidth: half } }
}

export function evaluate(expression: Expression, binding: Binding, resolve: Resolve): Evaluated {
  switch (expression.kind) {
    case 'figure':
      return leaf(bindRef(expression.ref, binding), expression.factor ?? 1, resolve)
    case 'sum':
      return sum(expression.terms, binding, resolve)
    case 'ratio':
      return quotient(expression.of, expression.by, binding, resolve, (q) => q * 100, 'percent')
    case 'growth':
      return quotient(expression.now, expression.before, binding, resolve, (q) => (q - 1) * 100, 'percent')
    case 'divide':
      return quotient(expression.of, expression.by, binding, resolve, (q) => q, 'count')
    case 'abs': {
      const found = evaluate(expression.of, binding, resolve)
      if (!found.ok || found.value.value >= 0) return found
      const { value, low, high, parts } = found.value
      return {
        ok: true,
        value: { ...found.value, value: -value, low: -high, high: -low, parts: parts.map((p) => ({ ...p, factor: -p.factor })) },
      }
    }
    case 'least':
    case 'most': {
      const found = all(expression.of, binding, resolve)
      if (!found.ok) return found
      const wins = (a: Measured, b: Measured) => (expression.kind === 'least' ? a.value < b.value : a.value > b.value)
      return { ok: true, value: found.values.reduce((best, v) => (wins(v, best) ? v : best)) }
    }
    case 'printed':
      return printed(expression, binding, resolve)
    case 'constant': {
      const { value, unit, precision } = expression
      return { ok: true, value: { value, low: value, high: value, unit, precision, parts: [], roundedCount: 0, halfWidth: 0 } }
    }
  }
}

/** The expression in one line, by address, for readers of the JSON answer. */
export function formulaOf(expression: Expression, binding: Binding): string {
  const of = (e: Expression) => formulaOf(e, binding)
  const signed = (factor: number, text: string, first: boolean) =>
    `${factor < 0 ? (first ? '−' : ' − ') : first ? '' : ' + '}${Math.abs(factor) === 1 ? '' : `${Math.abs(factor)} × `}${text}`
  switch (expression.kind) {
    case 'figure':
      return signed(expression.factor ?? 1, bindRef(expression.ref, binding), true)
    case 'sum':
      return expression.terms.map((t, i) => signed(t.factor, of(t.of), i === 0)).join('')
    case 'ratio':
    case 'divide':
      return `(${of(expression.of)}) / (${of(expression.by)})`
    case 'growth':
      return `(${of(expression.now)}) / (${of(expression.before)}) − 1`
    case 'abs':
      return `|${of(expression.of)}|`
    case 'printed':
      return of(expression.of)
    case 'least':
    case 'most':
      return `${expression.kind === 'least' ? 'min' : 'max'}(${expression.of.map(of).join('; ')})`
    case 'constant':
      return `${expression.value}`
  }
}
