// A small plan of Region Exempel for tests: two committees, four rows of every treatment, two areas, four years.
import type { FigureRef } from '../kernel/figure.ts'
import { text } from '../kernel/text.ts'
import type { Leaf, PlanInput, PlanStructure } from './input.ts'
import { balanceRef, cashFlowRef, type InputName, LEAF } from './refs.ts'

const MKR = 100_000_000

export const EXAMPLE: PlanStructure = {
  id: '2023-2026',
  name: 'Ekonomisk plan 2023–2026',
  baseYear: 2022,
  years: [2023, 2024, 2025, 2026],
  rows: [
    { unit: 'rs', committee: 'Regionstyrelse', id: 'service', name: 'Service', treatment: 'indexed', position: 1 },
    {
      unit: 'rs',
      committee: 'Regionstyrelse',
      id: 'avskrivningar',
      name: 'Avskrivningar',
      treatment: 'depreciation',
      position: 2,
    },
    {
      unit: 'rs',
      committee: 'Regionstyrelse',
      id: 'pensioner',
      name: 'Externa pensionskostnader',
      treatment: 'level',
      position: 3,
    },
    { unit: 'hsn', committee: 'Hälso- och sjukvårdsnämnd', id: 'vard', name: 'Sjukhusvård', treatment: 'indexed', position: 4 },
  ],
  areas: [
    { id: 'fastighet', name: 'Fastighet', lifeYears: 25 },
    { id: 'it', name: 'IT', lifeYears: 2 },
  ],
}

export const leaf = (value: number | null, unit: Leaf['unit'] = 'ore', basis: Leaf['basis'] = 'registered'): Leaf => ({
  value,
  unit,
  label: text('Inlagt', 'Put in'),
  basis,
  source: 'Exempel',
})

const YEARLY: Record<string, readonly [Leaf['unit'], ...number[]]> = {
  price_index_ppm: ['ppm', 38_470, 16_000, 34_000, 29_000],
  tax_revenue: ['ore', 7428 * MKR, 7666 * MKR, 7944 * MKR, 8229 * MKR],
  tax_rate: ['count', 1135, 1135, 1135, 1135],
  general_state_grants: ['ore', 2317 * MKR, 2370 * MKR, 2389 * MKR, 2408 * MKR],
  financial_income: ['ore', 177 * MKR, 187 * MKR, 200 * MKR, 210 * MKR],
  financial_costs: ['ore', -216 * MKR, -206 * MKR, -256 * MKR, -281 * MKR],
  depreciation_existing: ['ore', 525 * MKR, 500 * MKR, 470 * MKR, 450 * MKR],
  pension_provision_change: ['ore', 514 * MKR, 377 * MKR, 465 * MKR, 453 * MKR],
  reinvested_ppm: ['ppm', 1_000_000, 1_000_000, 1_000_000, 1_000_000],
}

/** The example with its opening balance; amounts can be replaced one by one. */
export function exampleInput(replaced: readonly (readonly [FigureRef, Leaf])[] = []): PlanInput {
  const leaves = new Map<FigureRef, Leaf>()
  const put = (ref: FigureRef, value: number, unit: Leaf['unit'] = 'ore') => leaves.set(ref, leaf(value, unit))
  put(LEAF.base('rs', 'service', 2022), 2010 * MKR)
  put(LEAF.base('rs', 'avskrivningar', 2022), 480 * MKR)
  put(LEAF.base('rs', 'pensioner', 2022), 1076 * MKR)
  put(LEAF.base('hsn', 'vard', 2022), 5732 * MKR)
  put(LEAF.once('hsn', 'vard', 2022), 38 * MKR)
  for (const [i, year] of EXAMPLE.years.entries()) {
    for (const [name, [unit, ...values]] of Object.entries(YEARLY)) put(LEAF.input(name as InputName, year), values[i]!, unit)
    put(LEAF.level('rs', 'pensioner', year), [1094, 999, 1071, 1064][i]! * MKR)
    put(LEAF.investment('fastighet', year), [595, 720, 695, 500][i]! * MKR)
    put(LEAF.investment('it', year), [214, 200, 200, 200][i]! * MKR)
  }
  put(LEAF.input('tax_revenue', 2022), 7166 * MKR)
  put(LEAF.input('general_state_grants', 2022), 2360 * MKR)
  put(LEAF.input('financial_income', 2022), 120 * MKR)
  put(LEAF.input('financial_costs', 2022), -133 * MKR)
  for (const [line, value] of Object.entries(OPENING)) put(balanceRef(line, 2022), value * MKR)
  put(cashFlowRef('liquid_closing', 2022), 702 * MKR)
  for (const [ref, one] of replaced) leaves.set(ref, one)
  return { structure: EXAMPLE, leaves }
}

const OPENING = {
  fixed_assets: 7145,
  current_assets: 7510,
  equity_opening: 3727,
  equity_result: 177,
  pension_provisions: 5909,
  long_term_liabilities: 2471,
  short_term_liabilities: 2371,
}
