// Judges a change from an earlier value: required change reached, part of the way, or the wrong way (DESIGN §6.3–6.4).
// Refuses a percentage from zero or across signs: it has no meaning.
import {
  absDecimal,
  compareDecimal,
  type Decimal,
  decimal,
  multiplyDecimal,
  negateDecimal,
  signOf,
  subtractDecimal,
} from '../kernel/decimal.ts'
import { text } from '../kernel/text.ts'
import { type Assessed, none } from './assessed.ts'
import { type Quantity, unitsAgree } from './quantity.ts'
import { changeMade, notAssessedBecause } from './reason.ts'
import type { Target } from './target.ts'

export interface Earlier {
  quantity: Quantity
  year?: number
}

const HUNDRED = decimal('100')

export function assessChange(outcome: Quantity, earlier: Earlier, target: Target & { kind: 'change' }): Assessed {
  const from = earlier.quantity
  const problem = unitProblem(outcome, from, target)
  if (problem) return problem
  const moved = subtractDecimal(outcome.value, from.value)
  const forward = target.direction === 'up' ? moved : negateDecimal(moved)
  const way = signOf(forward)
  const reached = way > 0 && hasReached(forward, from.value, outcome.value, target.by)
  if (reached === undefined)
    return notAssessed(
      'en ändring i procent kan inte räknas från noll eller mellan olika tecken.',
      'a change in percent cannot be counted from zero or across signs.',
    )
  const reason = changeMade({
    from: from.value,
    to: outcome.value,
    ...(earlier.year === undefined ? {} : { since: earlier.year }),
    direction: target.direction,
    required: target.by,
    differenceUnit: (outcome.unit ?? from.unit) === '%' || target.by?.unit === 'procentenheter' ? 'procentenheter' : '',
  })
  const relative = target.by?.unit === '%' && signOf(from.value) !== 0
  const working = { kind: 'change', to: outcome.value, from: from.value, relative } as const
  return { assessment: way < 0 ? 'notMet' : reached ? 'met' : 'partlyMet', reason, working }
}

const notAssessed = (sv: string, en: string): Assessed => none(notAssessedBecause(text(sv, en)))

/** Undefined when a percentage is required but cannot be counted. */
function hasReached(forward: Decimal, from: Decimal, to: Decimal, by: (Target & { kind: 'change' })['by']): boolean | undefined {
  if (!by) return true
  if (by.unit !== '%') return compareDecimal(forward, by.amount) >= 0
  if (signOf(from) === 0 || signOf(from) === -signOf(to)) return undefined
  return compareDecimal(multiplyDecimal(forward, HUNDRED), multiplyDecimal(by.amount, absDecimal(from))) >= 0
}

function unitProblem(outcome: Quantity, from: Quantity, target: Target & { kind: 'change' }): Assessed | undefined {
  if (!unitsAgree(outcome, from))
    return notAssessed(
      `utfallet är i ${outcome.unit} och det tidigare värdet i ${from.unit}.`,
      `the outcome is in ${outcome.unit} and the earlier value in ${from.unit}.`,
    )
  const unit = outcome.unit ?? from.unit
  if (target.by?.unit === 'procentenheter' && unit !== null && unit !== '%')
    return notAssessed(
      `målvärdet är i procentenheter men utfallet i ${unit}.`,
      `the target is in percentage points but the outcome in ${unit}.`,
    )
  return undefined
}

/** Not worse than before is met, worse is not met; there is no part of the way. */
export function assessHold(outcome: Quantity, earlier: Earlier, worse: 'up' | 'down'): Assessed {
  const from = earlier.quantity
  if (!unitsAgree(outcome, from)) return unitProblem(outcome, from, { kind: 'change', direction: 'up', by: null })!
  const moved = signOf(subtractDecimal(outcome.value, from.value))
  const isWorse = worse === 'down' ? moved < 0 : moved > 0
  const reason = changeMade({
    from: from.value,
    to: outcome.value,
    ...(earlier.year === undefined ? {} : { since: earlier.year }),
    direction: 'hold',
    required: null,
    differenceUnit: (outcome.unit ?? from.unit) === '%' ? 'procentenheter' : '',
  })
  return {
    assessment: isWorse ? 'notMet' : 'met',
    reason,
    working: { kind: 'change', to: outcome.value, from: from.value, relative: false },
  }
}
