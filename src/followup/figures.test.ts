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

test('some accounts, a month alone and the structure of today are asked of the ledger as they stand in the address', async () => {
  const part = { accounts: '4000-4399,4500', month: true, structure: 'now' as const }
  const ref = moneyRef('deviation', 'e2201', '2020-11', part)
  expect(ref).toBe('followup:month/deviation/4000-4399,4500@e2201/2020-11?structure=now')
  expect(source.resolve(ref)).toMatchObject({
    value: 5_000,
    label: { sv: 'Avvikelse mot budget i månaden, konto 4000-4399,4500' },
  })
  const explained = (await source.explain(ref))!
  expect(recompute(explained)).toBe(5_000)
  expect(explained.children.flatMap((one) => one.children).map((one) => one.ref)).toEqual([
    'ledger:account/4000-4399,4500@e2201/2020-11?structure=now',
    'ledger:account/4000-4399,4500@e2201/2020-11?measure=budget&structure=now',
  ])
})

test('without books the figure is missing, never nought', () => {
  BOOKED.actual = null
  expect(source.resolve(moneyRef('outcome', 'e2201', '2023-04'))).toMatchObject({ value: null, state: 'missing' })
  expect(source.resolve(moneyRef('deviation', 'e2201', '2023-04'))).toMatchObject({ value: null, state: 'missing' })
  BOOKED.actual = 95_000
})

test.each([
  'followup:money/outcome/x@e2201/2020-11',
  'followup:money/other@e2201/2020-11',
  'followup:money/outcome@e2201/2020',
  'ledger:account/3011@e2201/2020-11',
])('%s is not of this room', (ref) => expect(source.resolve(ref as FigureRef)).toBeUndefined())
