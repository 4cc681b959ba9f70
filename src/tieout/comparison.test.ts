// Tolerances as the catalogue defines them: what is rounding, what is a deviation, what cannot be said.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figure, FigureRef, Unit } from '../kernel/figure.ts'
import type { Verdict } from '../kernel/verdict.ts'
import { constant, figure, growth, ratio, sum } from './build.ts'
import { compare, type Tolerance } from './comparison.ts'
import { type Expression, evaluate } from './expression.ts'

const printed =
  (values: Record<string, number>, unit: Unit = 'mkr', precision = 0) =>
  (ref: FigureRef): Figure | undefined => {
    const value = values[ref]
    return value === undefined
      ? undefined
      : { ref, label: { sv: ref, en: ref }, value, unit, precision, state: 'known', basis: 'published' }
  }
const at = { scope: 'region', year: 2020 }
const f = (name: string) => figure(name)

function verdict(
  values: Record<string, number>,
  left: Expression,
  right: Expression,
  tolerance: Tolerance,
  unit: Unit = 'mkr',
  precision = 0,
): Verdict {
  const resolve = printed(values, unit, precision)
  const [a, b] = [evaluate(left, at, resolve), evaluate(right, at, resolve)]
  if (!a.ok || !b.ok) throw new Error('missing figure')
  return compare(a.value, b.value, tolerance).verdict
}

const E: Tolerance = { kind: 'E' }
const T: Tolerance = { kind: 'T' }
const P: Tolerance = { kind: 'P' }

describe('E, the same figure twice', () => {
  it.each<[number, number, Verdict]>([
    [339, 339, 'ok'],
    [3650, 3651, 'rounding'],
    [252, 339, 'deviation'],
    [10, 12, 'deviation'],
  ])('%d and %d: %s', (a, b, expected) => {
    expect(verdict({ a, b }, f('a'), f('b'), E)).toBe(expected)
  })

  it('tolerates nothing between whole counts', () => {
    expect(verdict({ a: 12, b: 11 }, f('a'), f('b'), E, 'count')).toBe('deviation')
  })
})

describe('T(n), half a unit for each figure that is not nil', () => {
  const four = sum(f('a'), f('b'), f('c'))
  it.each<[string, Record<string, number>, Verdict]>([
    ['four figures, one off', { a: 3651, b: -11750, c: -430, t: -8530 }, 'rounding'],
    ['four figures, two off', { a: 3651, b: -11750, c: -430, t: -8531 }, 'rounding'],
    ['four figures, three off', { a: 3651, b: -11750, c: -430, t: -8532 }, 'deviation'],
    ['a nil figure gives no tolerance', { a: 1, b: 0, c: 0, t: 3 }, 'deviation'],
    ['exact', { a: 1, b: 2, c: 3, t: 6 }, 'ok'],
  ])('%s', (_name, values, expected) => {
    expect(verdict(values, four, f('t'), T)).toBe(expected)
  })

  it('always accepts a sum of honestly rounded figures', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9_000_000, max: 9_000_000 }), { minLength: 1, maxLength: 12 }), (parts) => {
        const rounded = (n: number) => Math.round(n / 1000)
        const values = Object.fromEntries(parts.map((p, i) => [`p${i}`, rounded(p)]))
        const nil = parts.filter((p) => rounded(p) === 0 && p !== 0).length
        const total = rounded(parts.reduce((a, b) => a + b, 0))
        const found = verdict({ ...values, t: total }, sum(...parts.map((_, i) => f(`p${i}`))), f('t'), T)
        // A figure that rounds to nil gives no tolerance of its own; without such figures rounding alone never deviates.
        if (nil === 0 && total !== 0) expect(found).not.toBe('deviation')
      }),
    )
  })
})

describe('P, a printed percentage against its interval', () => {
  it.each<[number, number, number, Verdict]>([
    [19.1, 2331, 12304, 'deviation'],
    [18.9, 2331, 12304, 'ok'],
    [19.1, 2233, 11707, 'ok'],
    [-22.1, 2233 - 4818, 11707, 'ok'],
  ])('%d %% of %d / %d: %s', (p, a, b, expected) => {
    const resolve = (ref: FigureRef) => (ref === ('p' as FigureRef) ? printed({ p }, 'percent', 1)(ref) : printed({ a, b })(ref))
    const [left, right] = [evaluate(f('p'), at, resolve), evaluate(ratio(f('a'), f('b')), at, resolve)]
    if (!left.ok || !right.ok) throw new Error('missing figure')
    expect(compare(left.value, right.value, P).verdict).toBe(expected)
  })

  it('cannot be tried when the figures are too small to say anything', () => {
    const resolve = (ref: FigureRef) =>
      ref === ('p' as FigureRef) ? printed({ p: 5 }, 'percent')(ref) : printed({ a: -10, b: -10 })(ref)
    const [left, right] = [evaluate(f('p'), at, resolve), evaluate(growth(f('a'), f('b')), at, resolve)]
    if (!left.ok || !right.ok) throw new Error('missing figure')
    expect(compare(left.value, right.value, P)).toMatchObject({ verdict: 'untestable', tooWide: true })
  })

  it('refuses to divide by what may be zero', () => {
    expect(evaluate(ratio(f('a'), f('b')), at, printed({ a: 1, b: 0 }))).toMatchObject({ ok: false, reason: 'zero' })
  })
})

describe('X, a number in prose', () => {
  it.each<[string, number, number, 'about' | 'over' | 'under' | undefined, Verdict]>([
    ['the table’s own number', 98, 98, undefined, 'ok'],
    ['one off is wrong', -45, -46, undefined, 'deviation'],
    ['cirka within 2 per cent', 4600, 4586, 'about', 'ok'],
    ['närmare beyond 2 per cent', 5000, 4700, 'under', 'deviation'],
  ])('%s', (_name, said, table, approximate, expected) => {
    expect(verdict({ said, table }, f('said'), f('table'), { kind: 'X', ...(approximate ? { approximate } : {}) })).toBe(expected)
  })
})

describe('L, logic', () => {
  it.each<[number, '<=' | '>=' | '>', Verdict]>([
    [-6, '<=', 'ok'],
    [6, '<=', 'deviation'],
    [0, '>=', 'ok'],
    [0, '>', 'deviation'],
  ])('%d %s 0: %s', (a, relation, expected) => {
    expect(verdict({ a }, f('a'), constant(0, 'mkr'), { kind: 'L', relation })).toBe(expected)
  })
})

describe('figures in öre', () => {
  it('have no tolerance: one öre is a deviation', () => {
    const exact =
      (values: Record<string, number>) =>
      (ref: FigureRef): Figure => ({
        ref,
        label: { sv: '', en: '' },
        value: values[ref]!,
        unit: 'ore',
        precision: 0,
        state: 'known',
        basis: 'computed',
      })
    const resolve = exact({ a: 100_000_000, b: 99_999_999 })
    const [left, right] = [evaluate(f('a'), at, resolve), evaluate(f('b'), at, resolve)]
    if (!left.ok || !right.ok) throw new Error('missing figure')
    expect(compare(left.value, right.value, E).verdict).toBe('deviation')
    expect(compare(left.value, right.value, T).verdict).toBe('deviation')
  })
})
