// A small made-up plan for the tests of branches: two committees, all three treatments, two years of statements that balance.
// For tests only. Refuses: looking like anybody's real plan.
import { type BudgetDecision, lineHolder } from '../../budget/model.ts'
import type { FigureRef } from '../../kernel/figure.ts'
import { ORE_PER_MKR, ore } from '../../kernel/money.ts'
import { text } from '../../kernel/text.ts'
import type { Leaf, PlanInput, PlanRow } from '../input.ts'
import { balanceRef, cashFlowRef, type InputName, LEAF, resultRef } from '../refs.ts'
import type { Proposal } from './branch.ts'

export const mkr = (value: number): number => Math.round(value * ORE_PER_MKR)

const row = (unit: string, committee: string, id: string, name: string, position: number, treatment: PlanRow['treatment']) => ({
  unit,
  committee,
  id,
  name,
  position,
  treatment,
})

export const EXAMPLE_STRUCTURE: PlanInput['structure'] = {
  id: '2023-2026',
  name: 'Plan 2023–2026',
  baseYear: 2022,
  years: [2023, 2024, 2025, 2026],
  rows: [
    row('rs', 'Regionstyrelsen', 'service', 'Service', 1, 'indexed'),
    row('rs', 'Regionstyrelsen', 'avskrivningar', 'Avskrivningar', 2, 'depreciation'),
    row('rs', 'Regionstyrelsen', 'pensioner', 'Pensioner', 3, 'level'),
    row('hsn', 'Hälso- och sjukvårdsnämnden', 'sjukhusvard', 'Sjukhusvård', 4, 'indexed'),
    row('hsn', 'Hälso- och sjukvårdsnämnden', 'primarvard', 'Primärvård', 5, 'indexed'),
  ],
  areas: [
    { id: 'fastighet', name: 'Fastigheter', lifeYears: 25 },
    { id: 'it', name: 'IT', lifeYears: 5 },
  ],
}

export function exampleInput(): PlanInput {
  const leaves = new Map<FigureRef, Leaf>()
  const put = (ref: FigureRef, value: number, unit: Leaf['unit'] = 'ore') =>
    leaves.set(ref, { value, unit, label: text(ref, ref), basis: 'registered', source: 'Exempel' })
  const { rows, areas, years, baseYear } = EXAMPLE_STRUCTURE
  const bases: Record<string, number> = { service: 300, avskrivningar: 80, pensioner: 120, sjukhusvard: 1000, primarvard: 500 }
  for (const { unit, id, treatment } of rows) {
    put(LEAF.base(unit, id, baseYear), mkr(bases[id]!))
    if (treatment === 'level') for (const [at, year] of years.entries()) put(LEAF.level(unit, id, year), mkr(125 + 5 * at))
  }
  for (const { id } of areas)
    for (let year = 2023; year < 2033; year++) put(LEAF.investment(id, year), mkr(id === 'it' ? 20 : 90))
  const every = (name: InputName, values: readonly number[], unit: Leaf['unit'] = 'ore') => {
    for (const [at, year] of years.entries()) put(LEAF.input(name, year), values[at]!, unit)
  }
  every('price_index_ppm', [38_000, 15_000, 34_000, 29_000], 'ppm')
  every('tax_revenue', [1500, 1560, 1610, 1680].map(mkr))
  every('tax_rate', [1135, 1135, 1135, 1135], 'count')
  every('general_state_grants', [640, 650, 660, 670].map(mkr))
  every('financial_income', [30, 30, 30, 30].map(mkr))
  every('financial_costs', [-20, -20, -20, -20].map(mkr))
  every('depreciation_existing', [75, 70, 65, 60].map(mkr))
  every('pension_provision_change', [20, 21, 22, 23].map(mkr))
  every('loan_interest_ppm', [20_000, 20_000, 20_000, 20_000], 'ppm')
  every('reinvested_ppm', [500_000, 500_000, 500_000, 500_000], 'ppm')
  opening(put, baseYear)
  return { structure: EXAMPLE_STRUCTURE, leaves }
}

/** The base year's balance: 1 900 on both sides. */
function opening(put: (ref: FigureRef, value: number) => unknown, year: number): void {
  put(resultRef('result_incl_fin', year), mkr(40))
  put(cashFlowRef('liquid_closing', year), mkr(300))
  const sides: Record<string, number> = {
    fixed_assets: 1200,
    current_assets: 700,
    equity_opening: 360,
    equity_result: 40,
    pension_provisions: 1000,
    long_term_liabilities: 200,
    short_term_liabilities: 300,
  }
  for (const [line, value] of Object.entries(sides)) put(balanceRef(line, year), mkr(value))
}

export const exampleProposal = (no: number, more: Partial<Proposal> = {}): Proposal => ({
  id: `g-${no}`,
  no,
  title: `Förslag ${no}`,
  text: '',
  changes: [],
  state: 'proposed',
  version: 1,
  by: 'Alva',
  at: '2022-05-01T10:00:00Z',
  ...more,
})

/** A budget in the journal with income: without one it cannot tell whether income exceeds costs. */
export const exampleBudget = (years: readonly number[]): BudgetDecision => ({
  id: 'budget',
  kind: 'regionalPlan',
  state: 'decided',
  body: 'assembly',
  date: '2021-11-30',
  paragraph: '1',
  caseNumber: 'D 1-2021',
  title: 'Budget',
  reason: 'Budget',
  entries: years.map((year) => ({
    id: `skatt-${year}`,
    from: lineHolder('tax_revenue'),
    to: lineHolder('result'),
    year,
    amount: ore(mkr(100)),
    reason: 'Skatt',
    permanence: 'temporary',
  })),
})
