// The editions hold every printed index value, and the chosen one gives the rates the frames were calibrated with.
import { expect, it } from 'vitest'
import { editionChanges, editionsOf, rateOf } from '../../budget/model.ts'
import { readCsv } from '../publishedCsv.ts'
import { INDEX_PPM } from './frameBands.ts'
import { CHOSEN, demoVintages } from './vintages.ts'

const vintages = demoVintages()

it('every printed index value stands in an edition, as printed', () => {
  const held = new Set(
    vintages.flatMap(({ values }) =>
      Object.entries(values).flatMap(([component, years]) =>
        Object.entries(years).map(([year, value]) => `${component} ${year} ${value}`),
      ),
    ),
  )
  const rows = readCsv('plan_2022_2026/lpik.csv')
  expect(rows.length).toBe(57)
  expect(rows.filter((row) => !held.has(`${row.component} ${row.year} ${row.percent}`))).toEqual([])
})

it('only the edition with made-up decimals is synthetic, and rounds to the applied one', () => {
  const made = vintages.filter(({ synthetic }) => synthetic)
  const applied = vintages.find(({ id }) => id === 'lpik-ramar-2023-2026')!
  expect(made.map(({ id }) => id)).toEqual([CHOSEN[0]!.vintage])
  for (const [year, ppm] of Object.entries(INDEX_PPM)) {
    const component = CHOSEN[0]!.component
    expect(rateOf(made[0]!, component, Number(year))).toBe(ppm)
    expect((Math.round(ppm / 1000) / 10).toFixed(1)).toBe(applied.values[component]![Number(year)])
  }
})

it('what is chosen exists, and the tax forecast of 2023 rose by the printed 64', () => {
  for (const { vintage, component } of CHOSEN)
    expect(vintages.find(({ id }) => id === vintage)!.values[component], vintage).toBeDefined()
  expect(new Set(vintages.map(({ id }) => id)).size).toBe(vintages.length)
  expect(editionsOf(vintages, 'taxRevenue').length).toBe(2)
  const change = editionChanges(vintages, 'taxRevenue').find(({ year }) => year === 2023)!
  expect([change.change.units, change.change.scale]).toEqual([64n, 0])
})
