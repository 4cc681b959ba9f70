// Deficits to restore (KL 11:12): what was brought into the year, restored, new, and left. Oldest first is practice, not statute.
// A decision not to restore (KL 11:13) is registered when the assembly takes one; none is assumed.
import { type Text, text } from '../kernel/text.ts'
import type { StatementContext } from './context.ts'
import { type Expression, sum, times } from './expression.ts'
import type { LineOf } from './ratios.ts'

const LABELS: Record<string, Text> = {
  opening: text('Ingående underskott att återställa', 'Deficit to restore, opening'),
  restored: text('Årets återställning', 'Restored in the year'),
  new: text('Årets nya underskott', 'New deficit of the year'),
  closing: text('Utgående underskott att återställa', 'Deficit to restore, closing'),
  left: text('Kvar efter återställning', 'Left after restoration'),
}

export const DEFICIT_IDS = Object.keys(LABELS)
export const deficitLabel = (id: string): Text => LABELS[id] ?? text(id, id)

const RESULT = 'balance-requirement/balance_requirement_result'
const nil = (label: Text): Expression => ({ kind: 'registered', label, value: 0, place: 'KL 11:12', unit: 'ore' })

/** Deficits are negative; what is restored is positive. Every vintage counts from the first year of the books. */
export function deficitExpression(
  id: string,
  line: LineOf,
  ctx: StatementContext,
  year: number,
  years: readonly number[],
): Expression | undefined {
  const label = LABELS[id]
  if (!label) return undefined
  const opening = openingOf(line, ctx, year, years)
  const restored: Expression = {
    kind: 'min',
    label: LABELS.restored!,
    of: [positive(line(RESULT, year)), sum(LABELS.opening!, [times(-1, opening)])],
  }
  const fresh: Expression = { kind: 'min', label: LABELS.new!, of: [line(RESULT, year), nil(text('noll', 'nil'))] }
  if (id === 'opening') return sum(label, [opening])
  if (id === 'restored') return restored
  if (id === 'new') return fresh
  if (id === 'closing') return sum(label, [opening, restored, fresh])
  return sum(label, [positive(line(RESULT, year)), times(-1, restored)])
}

function openingOf(line: LineOf, ctx: StatementContext, year: number, years: readonly number[]): Expression {
  const before = year - 1
  if (years.includes(before)) return deficitExpression('closing', line, ctx, before, years)!
  const brought = (ctx.openingDeficits ?? []).filter((one) => one.year < year)
  return sum(
    LABELS.opening!,
    brought.map((one) => ({
      kind: 'registered',
      label: text(`Underskott ${one.year}`, `Deficit of ${one.year}`),
      value: one.ore,
      place: `Balanskravsutredning ${one.year}`,
      unit: 'ore' as const,
    })),
  )
}

/** `max(0, x)` as `x − min(x, 0)`. */
const positive = (of: Expression): Expression =>
  sum(text('Positiv del', 'Positive part'), [
    of,
    times(-1, { kind: 'min', label: text('Negativ del', 'Negative part'), of: [of, nil(text('noll', 'nil'))] }),
  ])
