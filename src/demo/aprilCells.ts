// A value as an office would write it, chosen from the target so that the grammar itself gives the wanted assessment.
// Refuses: a value the grammar judges otherwise; then the demonstration has none and says so.
import { assess, type IndicatorBody, readTarget } from '../goals/model.ts'
import { decimal, divideDecimal, formatDecimal, multiplyDecimal, toNumber } from '../kernel/decimal.ts'
import type { Assessment } from '../kernel/verdict.ts'
import { chance } from './random.ts'

export type Assessed = Exclude<Assessment, 'notAssessed'>

export interface DemoCell {
  cell: string
  /** Same month a year before, where the target is a change. */
  earlier?: string
}

/** Of a level above zero: how far from the target in thousandths, by status and which way is better. */
const LEVELS: Record<'up' | 'down', Record<Assessed, readonly number[]>> = {
  up: { met: [1060, 1035, 1012, 1000], partlyMet: [930, 900, 870, 850], notMet: [720, 640, 560, 450] },
  down: { met: [900, 940, 970, 1000], partlyMet: [1080, 1120, 1160, 1200], notMet: [1400, 1550, 1700, 2000] },
}
/** Around a target of zero, in the indicator's own unit. */
const AROUND_ZERO: Record<'up' | 'down', Record<Assessed, readonly string[]>> = {
  up: { met: ['1,8', '0,4', '3,2'], partlyMet: [], notMet: ['−12,4', '−6,1', '−21,7'] },
  down: { met: ['−1,2', '−0,5'], partlyMet: [], notMet: ['4,8', '2,6'] },
}
const EARLIER = '200'
const CHANGES: Record<'up' | 'down', Record<Assessed, readonly string[]>> = {
  up: { met: ['231', '224'], partlyMet: ['203', '202'], notMet: ['188', '181'] },
  down: { met: ['168', '174'], partlyMet: ['197', '198'], notMet: ['211', '219'] },
}

/** Undefined when no value can be assessed so: a result is never partly met. */
export function demoCell(id: string, body: IndicatorBody, wanted: Assessed, seed: number): DemoCell | undefined {
  const tried = candidates(body, wanted).filter((one) => judged(body, one) === wanted)
  return tried[Math.floor(chance(seed, `cell ${id}`) * tried.length)]
}

function judged(body: IndicatorBody, { cell, earlier }: DemoCell): Assessment {
  const { target, direction, measure, strict } = body
  return assess({
    target,
    outcome: cell,
    definition: { direction, measure, strict },
    ...(earlier ? { baseline: { cell: earlier, year: 2022 } } : {}),
    year: 2023,
  }).assessment
}

function candidates(body: IndicatorBody, wanted: Assessed): DemoCell[] {
  const target = readTarget(body.target)
  const unit = body.measureUnit === '%' ? '\u00a0%' : /kr$/.test(body.measureUnit) ? `\u00a0${body.measureUnit}` : ''
  if (target.kind === 'change') return CHANGES[target.direction][wanted].map((cell) => ({ cell, earlier: EARLIER }))
  if (target.kind !== 'level') return []
  const down = target.comparison?.startsWith('<') ?? body.direction === 'lowerIsBetter'
  const way = down ? 'down' : 'up'
  const level = target.values[0]!.value
  if (level.units === 0n) return AROUND_ZERO[way][wanted].map((number) => ({ cell: `${number}${unit}` }))
  const most = body.measureUnit === '%' ? 100 : Number.POSITIVE_INFINITY
  return LEVELS[way][wanted]
    .map((thousandths) =>
      multiplyDecimal(level, decimal(`${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')}`)),
    )
    .map((value) => divideDecimal(value, decimal('1'), level.scale, 'half-away'))
    .filter((value) => toNumber(value) <= most)
    .map((value) => ({ cell: `${formatDecimal(value, 'sv')}${unit}` }))
}
