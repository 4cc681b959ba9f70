// A unit's money is the ledger's with the sign turned once, and its deviation explains down to the same rows.
import { expect, test } from 'vitest'
import { type FigureRef, type FigureSource, recompute } from '../kernel/figure.ts'
import { text } from '../kernel/text.ts'
import { followupSource, moneyRef } from './figures.ts'

/** As booked: costs of 950 and a budget of 1 000, debit positive. */
const BOOKED: Record<string, number | null> = { actual: 95_000, budget: 100_000 }
const ledger: FigureSource = {
  room: 'ledger',
  resolve: (ref) => {
    const value = BOOKED[ref.includes('measure=budget') ? 'budget' : 'actual']!
    return {
      ref,
      label: text('Konton', 'Accounts'),
      value,
      unit: 'ore',
      precision: 0,
      state: value === null ? 'missing' : 'known',
      basis: 'computed',
    }
  },
  explain: (ref) => ({
    ref,
    label: text('Konton', 'Accounts'),
    value: BOOKED[ref.includes('measure=budget') ? 'budget' : 'actual']!,
    unit: 'ore',
    operation: 'leaf',
    children: [],
  }),
}
const source = followupSource(ledger)

test.each([
  ['outcome', -95_000],
  ['budget', -100_000],
  ['deviation', 5_000],
] as const)('%s is %i öre, and its tree gives the same', async (measure, ore) => {
  const ref = moneyRef(measure, 'e2201', '2020-11')
  expect(source.resolve(ref)).toMatchObject({ value: ore, state: 'known', unit: 'ore' })
  expect(recompute((await source.explain(ref))!)).toBe(ore)
})

test('without books the figure is missing, never nought', () => {
  BOOKED.actual = null
  expect(source.resolve(moneyRef('outcome', 'e2201', '2023-04'))).toMatchObject({ value: null, state: 'missing' })
  expect(source.resolve(moneyRef('deviation', 'e2201', '2023-04'))).toMatchObject({ value: null, state: 'missing' })
  BOOKED.actual = 95_000
})

test.each(['followup:money/other@e2201/2020-11', 'followup:money/outcome@e2201/2020', 'ledger:account/3011@e2201/2020-11'])(
  '%s is not of this room',
  (ref) => expect(source.resolve(ref as FigureRef)).toBeUndefined(),
)
