// The solver: into the bands, the same way every time, and honest about bands that exclude each other.
import { expect, test } from 'vitest'
import { amountAt, combine, type Form, project } from './linear.ts'

const form = (...coefficients: number[]): Form => new Map(coefficients.map((c, i) => [i, c]))
const band = (name: string, of: Form, low: number, high: number) => ({ name, form: of, low, high })

test('three amounts are moved as little as their weights allow until sum and parts hold', () => {
  const bands = [
    band('sum', form(1, 1, 1), 99.5, 100.5),
    band('first', form(1), 39.5, 40.5),
    band('second', form(0, 1), 29.5, 30.5),
  ]
  const { values, missed } = project([38, 30, 20], [1, 1, 5], bands)
  expect(missed).toEqual([])
  for (const { form: of, low, high } of bands) {
    expect(amountAt(of, values)).toBeGreaterThanOrEqual(low - 1e-3)
    expect(amountAt(of, values)).toBeLessThanOrEqual(high + 1e-3)
  }
  expect(project([38, 30, 20], [1, 1, 5], bands).values).toEqual(values)
})

test('bands that exclude each other are told with how far', () => {
  const { missed } = project([0], [1], [band('ten', form(1), 10, 11), band('twenty', form(1), 20, 21)], 1e-4, 200)
  expect(missed.map(({ name }) => name)).not.toEqual([])
})

test('combining forms cancels what sums to nought', () => {
  expect([
    ...combine([
      [1, form(2, 3)],
      [-2, form(1)],
    ]),
  ]).toEqual([[1, 3]])
})
