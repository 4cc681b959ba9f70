// A small plan of measures for the room's own tests: an assembly, two committees, an administration and units.
// Refuses: any real authority's names; these are the example region's.
import { ORE_PER_MKR, type Ore, ore } from '../../kernel/money.ts'
import { month } from '../../kernel/month.ts'
import type { Unit } from '../../organisation/model.ts'
import type { Measure, MeasurePlan, MeasureReport, StatedEffect } from './measure.ts'

export const millions = (value: number): Ore => ore(Math.round(value * ORE_PER_MKR))

const unit = (code: string, kind: Unit['kind'], name: string, parent?: string): Unit => ({
  code,
  kind,
  name,
  ...(parent ? { parent } : {}),
  validFrom: '2019-01-01',
})

export const EXAMPLE_UNITS: readonly Unit[] = [
  unit('rf', 'assembly', 'Fullmäktige'),
  unit('rs', 'executiveBoard', 'Regionstyrelsen', 'rf'),
  unit('hsn', 'committee', 'Hälso- och sjukvårdsnämnden', 'rf'),
  unit('hsf', 'administration', 'Hälso- och sjukvårdsförvaltningen', 'hsn'),
  unit('e1', 'unit', 'Akuten', 'hsf'),
  unit('e2', 'unit', 'Inköp', 'rs'),
]

const BY = { by: 'lokal', at: '2023-01-10T09:00:00Z' }

export const examplePlan = (more: Partial<MeasurePlan> = {}): MeasurePlan => ({
  id: 'plan-2023',
  version: 1,
  name: 'Åtgärdsplan',
  unit: 'rf',
  base: 'yearPlan',
  first: month('2023-01'),
  last: month('2023-12'),
  definition: 'Beslutade åtgärder för året',
  source: 'Regionplan 2023',
  basis: 'registered',
  ...BY,
  ...more,
})

export const exampleMeasure = (more: Partial<Measure> = {}): Measure => ({
  id: 'm1',
  version: 1,
  plan: 'plan-2023',
  title: 'Färre hyrda sjuksköterskor',
  unit: 'e1',
  kind: 'lowerCost',
  permanence: 'permanent',
  state: 'ongoing',
  effectPlace: { kind: 'own' },
  planned: {},
  source: '',
  basis: 'registered',
  ...BY,
  ...more,
})

export const exampleReport = (more: Partial<MeasureReport> = {}): MeasureReport => ({
  measure: 'm1',
  round: month('2023-04'),
  version: 1,
  evidence: 'Kostnad för hyrd personal',
  confounders: '',
  basis: 'registered',
  ...BY,
  ...more,
})

export const exampleStated = (more: Partial<StatedEffect> = {}): StatedEffect => ({
  plan: 'plan-2023',
  unit: 'hsf',
  version: 1,
  note: '',
  source: 'Årsredovisning',
  basis: 'registered',
  ...BY,
  ...more,
})
