// The demonstration's plan 2023–2026 gives every printed cell, but for those the printed tables contradict themselves.
import { describe, expect, it } from 'vitest'
import { ORE_PER_MKR, type Ore, ore, roundOre } from '../../kernel/money.ts'
import { balanceRef, buildSheet, cashFlowRef, frameRef, resultRef } from '../../plan/model.ts'
import type { PublishedFigure } from '../../statements/model.ts'
import { readCsv } from '../publishedCsv.ts'
import { PLAN_2023, planFacts } from '../publishedPlan.ts'
import { PLAN_CONTRADICTIONS } from './contradicted.ts'
import { NET_FRAMES, YEARS } from './frameBands.ts'
import { CANDIDATE_SUM, demoProjects, PROPOSED_ADDITIONS } from './investments.ts'
import { planInput2022 } from './leaves.ts'

const input = planInput2022()
const sheet = buildSheet(input)
const printed = planFacts().filter((one) => one.ref.startsWith('plan:table/') && one.document === PLAN_2023)
const MKR = ORE_PER_MKR

/** As the cell is printed: half away from zero. */
const rounded = (value: number, decimals: number): number => roundOre(ore(Math.round(value * 1e8)), 1e8, decimals, 'half-away')
const ownCell = ({ ref, unit, precision }: PublishedFigure): number | null => {
  const value = sheet.value(ref) ?? null
  if (value === null) return null
  return unit === 'percent' ? rounded(value, precision) : roundOre(value as Ore, MKR, precision, 'half-away')
}

describe('the plan 2023–2026', () => {
  it('gives every printed cell after rounding, except those named as contradicted', () => {
    const differ = printed
      .filter((fact) => ownCell(fact) !== fact.value)
      .map((fact) => ({ ref: fact.ref, printed: fact.value, own: ownCell(fact) }))
    expect(differ).toEqual(PLAN_CONTRADICTIONS.map(({ ref, printed: value, own }) => ({ ref, printed: value, own })))
    expect(printed.length).toBeGreaterThan(700)
  })

  it('has whole net frames, so that result, cash flow and balance are whole too', () => {
    for (const [year, amount] of Object.entries(NET_FRAMES))
      expect(sheet.value(frameRef('region', 'frame', Number(year)))).toBe(amount * MKR)
    for (const year of YEARS) {
      for (const ref of [
        resultRef('result_incl_fin', year),
        cashFlowRef('liquid_closing', year),
        balanceRef('total_assets', year),
      ])
        expect(sheet.value(ref)! % MKR).toBe(0)
      expect(sheet.value(balanceRef('total_assets', year))).toBe(sheet.value(balanceRef('equity_provisions_liabilities', year)))
    }
  })

  it('tells the supplementary budget 2022 to the öre: decided, moved and added are the new budget', () => {
    const at = (line: string, column: string) => sheet.value(`plan:table/supplementary-2022/${line}@region/${column}` as never)!
    for (const line of [
      'rs',
      'hsn',
      'run',
      'other_committees',
      'net_frame',
      'tax_income',
      'general_state_grants',
      'result_incl_fin',
    ])
      expect(at(line, 'budget_2022') + at(line, 'andring') + at(line, 'tb_2022'), line).toBe(at(line, 'ny_budget_2022'))
    expect(at('hsn', 'ny_budget_2022')).toBe(-533_240_000_000)
    expect(rounded((at('operating_result', 'ny_budget_2022') / at('tax_and_grants', 'ny_budget_2022')) * 100, 2)).toBe(1.99)
  })

  it('says of each leaf where it is from, and keeps it as a golden table', async () => {
    const leaves = [...input.leaves].toSorted(([a], [b]) => (a < b ? -1 : 1))
    for (const [ref, leaf] of leaves) expect([leaf.source !== '', leaf.label.sv !== ref], ref).toEqual([true, true])
    const lines = leaves.map(([ref, { value, unit, basis }]) => `${ref},${value},${unit},${basis}`)
    await expect(`ref,value,unit,basis\n${lines.join('\n')}\n`).toMatchFileSnapshot(
      '../data/vasterbotten/plan_calibrated/leaves.csv',
    )
  })
})

describe('the made-up investment projects', () => {
  const projects = demoProjects()
  const sum = (of: typeof projects, years: (year: number) => boolean) =>
    of.reduce(
      (all, { planned }) =>
        all + Object.entries(planned).reduce((s, [year, amount]) => s + (years(Number(year)) ? amount : 0), 0),
      0,
    )

  it('give the printed plan by area and year', () => {
    const areas: Record<string, string> = {
      Fastighet: 'fastighet',
      MT: 'mt',
      IT: 'it',
      Hjälpmedel: 'hjalpmedel',
      'Regional utveckling': 'regional_utveckling',
    }
    const cells = readCsv('plan_2022_2026/investment_plan.csv').filter(({ period }) => /^\d{4}$/.test(period!))
    for (const { area, period, value } of cells) {
      const own = projects.filter((one) => one.state === 'planned' && (area === 'Totalt' || one.area === areas[area!]))
      expect(
        sum(own, (year) => year === Number(period)),
        `${area} ${period}`,
      ).toBe(Number(value) * MKR)
    }
  })

  it('give the printed needs: 13 700 in ten years, 2 158 outside the plan, of which 457 proposed', () => {
    const candidates = projects.filter(({ state }) => state === 'candidate').toSorted((a, b) => a.priority! - b.priority!)
    expect(sum(projects, (year) => year >= 2023 && year <= 2032)).toBe(13_700 * MKR)
    expect(sum(candidates, (year) => year <= 2026)).toBe(2158 * MKR)
    expect(sum(candidates, () => true)).toBe(CANDIDATE_SUM * MKR)
    expect(sum(candidates.slice(0, PROPOSED_ADDITIONS), () => true)).toBe(457 * MKR)
    expect(new Set(projects.map(({ id }) => id)).size).toBe(projects.length)
    expect(projects.every(({ synthetic, name }) => synthetic && name.includes('syntetiskt'))).toBe(true)
  })
})
