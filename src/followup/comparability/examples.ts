// A tag rule and an estimate for the room's own tests.
// Refuses: being a source; amounts are chosen to be easy to add in the head.
import { ORE_PER_MKR, type Ore, ore } from '../../kernel/money.ts'
import { month } from '../../kernel/month.ts'
import type { Estimate, TagRule } from './item.ts'

export const millions = (value: number): Ore => ore(Math.round(value * ORE_PER_MKR))

export const exampleRule = (more: Partial<TagRule> = {}): TagRule => ({
  id: 'r1',
  version: 1,
  kind: 'project',
  selector: '9019',
  from: month('2020-03'),
  to: month('2021-12'),
  owner: 'rs',
  reason: 'Merkostnader för pandemin',
  group: 'Merkostnader',
  effect: 'worse',
  by: 'lokal',
  at: '2020-04-01T08:00:00Z',
  ...more,
})

export const exampleEstimate = (more: Partial<Estimate> = {}): Estimate => ({
  id: 'e1',
  version: 1,
  role: 'correction',
  period: month('2020-11'),
  unit: 'rs',
  group: 'Merkostnader',
  position: 1,
  amountOre: millions(150),
  why: 'Bokfört på projektet och bedömt av ekonomistaben',
  source: '',
  basis: 'registered',
  signed: { by: 'lokal', at: '2020-12-10T08:00:00Z' },
  by: 'lokal',
  at: '2020-12-10T08:00:00Z',
  ...more,
})
