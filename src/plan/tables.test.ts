// The printed tables of a plan: what each cell shows, with which sign, and the same table as it was printed.
import { describe, expect, it } from 'vitest'
import type { FigureRef } from '../kernel/figure.ts'
import { text } from '../kernel/text.ts'
import type { PublishedFigure } from '../statements/model.ts'
import type { OwnTable, PlanInput } from './input.ts'
import { frameRef, LEAF, planRef, resultRef, TABLE_NAMES, type TableName, tableRef } from './refs.ts'
import { buildSheet } from './sheet.ts'
import { tableShapes } from './tableShape.ts'
import { compareTables, planTable, publishedTable, tablesOf } from './tables.ts'
import { EXAMPLE, exampleInput, leaf } from './testing.ts'

const MKR = 100_000_000
const columns = (...ids: string[]) => ids.map((id) => ({ id, label: text(id, id) }))
const decided = planRef('supplementary/decided', 'HSN', 2022)

const SUPPLEMENTARY: OwnTable = {
  name: 'supplementary-2022',
  caption: text('Tilläggsbudget 2022', 'Supplementary budget 2022'),
  columns: columns('budget_2022', 'tb_2022', 'ny_budget_2022'),
  lines: [
    {
      id: 'hsn',
      label: 'Hälso- och sjukvårdsnämnden',
      cells: {
        budget_2022: {
          sum: [
            { ref: frameRef('hsn', 'frame', 2022), factor: -1 },
            { ref: decided, factor: 1 },
          ],
        },
        tb_2022: { sum: [{ ref: decided, factor: -1 }] },
        ny_budget_2022: { sum: [{ ref: frameRef('hsn', 'frame', 2022), factor: -1 }] },
      },
    },
    {
      id: 'share',
      label: 'andel av skatter och bidrag',
      unit: 'percent',
      cells: { ny_budget_2022: { ratio: [frameRef('hsn', 'frame', 2022), resultRef('tax_and_grants', 2022)] } },
    },
  ],
}
const OPPOSITION: OwnTable = {
  name: 'opposition-2021',
  caption: text('Oppositionens budget 2021', 'The opposition’s budget 2021'),
  columns: columns('change_2021'),
  lines: [{ id: 'frame_adjustment/rs/1', label: 'Centrala anslag', cells: {} }],
}

const input: PlanInput = {
  structure: { ...EXAMPLE, tables: [SUPPLEMENTARY, OPPOSITION], lineLabels: { 'result-budget/net_frame': 'Nettoram' } },
  leaves: new Map([
    ...exampleInput().leaves,
    [decided, leaf(53 * MKR)],
    [tableRef('result-budget', 'net_frame', 'outcome_2021_prel'), leaf(-8904 * MKR)],
    [tableRef('opposition-2021', 'frame_adjustment/rs/1', 'change_2021'), leaf(-2 * MKR)],
  ]),
}
const sheet = buildSheet(input)
const cell = (name: TableName, id: string, column: string) =>
  planTable(sheet, name)!.lines.find((line) => line.id === id && line.column === column)

describe('the tables of a plan', () => {
  it('are the eight registered ones', () => {
    expect(tablesOf(input.structure)).toEqual(TABLE_NAMES)
    expect(tablesOf(EXAMPLE)).toHaveLength(6)
  })

  it('show each address with the sign of the print, and follow it', () => {
    let followed = 0
    for (const shape of tableShapes(input.structure))
      for (const line of shape.lines)
        for (const column of shape.columns) {
          const shown = line.shows(column.id)
          if (!shown || 'kind' in shown) continue
          const ref = tableRef(shape.name, line.id, column.id)
          const values = shown.map((term) => sheet.value(term.ref))
          const sum = values.includes(null) ? null : shown.reduce((total, term, i) => total + values[i]! * term.factor, 0)
          expect(sheet.value(ref)).toBe(sum === 0 ? 0 : sum)
          for (const term of shown) expect(sheet.dependents(term.ref)).toContain(ref)
          followed++
        }
    expect(followed).toBeGreaterThan(200)
  })

  it('have the lines and columns that the structure gives', () => {
    expect(tableShapes(input.structure)[1]!.lines.map(({ id }) => id)).toEqual([
      'Regionstyrelse/Service',
      'Regionstyrelse/Avskrivningar',
      'Regionstyrelse/Externa pensionskostnader',
      'Regionstyrelse/Summa',
      'Hälso- och sjukvårdsnämnd/Sjukhusvård',
      'Totalt/Summa verksamhetens nettokostnad',
    ])
    expect(tableShapes(input.structure)[4]!.columns.map(({ id }) => id)).toEqual([
      'outcome_2021',
      'budget_2022',
      'budget_2023',
      'plan_2024',
      'plan_2025',
      'plan_2026',
    ])
    expect(cell('result-budget', 'net_frame', 'plan_2023')?.label).toBe('Nettoram')
  })

  it('show costs of a committee as the print does: negative in the supplementary budget', () => {
    expect(cell('supplementary-2022', 'hsn', 'ny_budget_2022')).toMatchObject({ mkr: -5770, ore: -5770 * MKR, unit: 'mkr' })
    expect(cell('supplementary-2022', 'hsn', 'budget_2022')?.mkr).toBe(-5717)
    expect(cell('supplementary-2022', 'share', 'ny_budget_2022')).toMatchObject({ unit: 'percent', mkr: (5770 / 9526) * 100 })
  })

  it('sum investments over the years of the plan', () => {
    expect(cell('investment-plan', 'Totalt', 'total_2023_2026')?.mkr).toBe(595 + 720 + 695 + 500 + 214 + 600)
    expect(sheet.dependents(LEAF.investment('it', 2024))).toContain(tableRef('investment-plan', 'IT', '2024'))
  })

  it('take history as put in, and say missing of what was not', () => {
    expect(cell('result-budget', 'net_frame', 'outcome_2021_prel')?.mkr).toBe(-8904)
    expect(cell('result-budget', 'net_frame', 'budget_2021')).toMatchObject({ mkr: null, state: 'missing' })
    expect(cell('opposition-2021', 'frame_adjustment/rs/1', 'change_2021')?.mkr).toBe(-2)
  })
})

const fact = (ref: FigureRef, value: number | null, more: Partial<PublishedFigure> = {}): PublishedFigure => ({
  ref,
  label: 'Tryckt',
  value,
  state: value === null ? 'missing' : 'known',
  unit: 'mkr',
  precision: 0,
  document: 'Plan',
  place: { chapter: '5' },
  ...more,
})

describe('a table as printed', () => {
  const facts = [
    fact(tableRef('result-budget', 'net_frame', 'plan_2023'), -9696),
    fact(tableRef('result-budget', 'net_frame', 'plan_2023'), -9700),
    fact(tableRef('result-budget', 'net_cost_growth_pct', 'plan_2023'), 3.9, { unit: 'percent', precision: 1 }),
    fact(tableRef('balance-budget', 'fixed_assets', 'budget_2023'), 7429),
  ]

  it('has the printed cells in printed order, the first place of each', () => {
    expect(publishedTable(facts, 'result-budget')?.lines.map(({ id, column, mkr, unit }) => [id, column, mkr, unit])).toEqual([
      ['net_frame', 'plan_2023', -9696, 'mkr'],
      ['net_cost_growth_pct', 'plan_2023', 3.9, 'percent'],
    ])
    expect(publishedTable(facts, 'investment-plan')).toBeUndefined()
  })

  it('stands beside the own one with the difference as printed', () => {
    const compared = compareTables(planTable(sheet, 'result-budget')!, publishedTable(facts, 'result-budget'))
    const own = Math.round(sheet.value(resultRef('net_frame', 2023))! / MKR)
    expect(compared.find(({ id, column }) => id === 'net_frame' && column === 'plan_2023')).toMatchObject({
      printed: -9696,
      difference: own + 9696,
    })
    expect(compared.find(({ id, column }) => id === 'net_frame' && column === 'plan_2024')).toMatchObject({
      printed: undefined,
      difference: null,
    })
  })
})
