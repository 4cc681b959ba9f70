// The balance requirement on the full-year forecast: it starts from the forecast result (C98) and says which adjustments are known.
// Refuses: a balance-requirement result when an adjustment it rests on is missing.
import { type Ore, sumOre } from '../../kernel/money.ts'
import { type Text, text } from '../../kernel/text.ts'

/** Lines of the balance-requirement statement that a forecast may know, with the ids of the statement (LKBR 11:10). */
export const BALANCE_ADJUSTMENTS = {
  reduction_capital_gains: text('Reducering av realisationsvinster', 'Reduction for capital gains'),
  unrealised_gains_losses_securities: text(
    'Orealiserade vinster och förluster i värdepapper, utfall hittills',
    'Unrealised gains and losses on securities, outcome to date',
  ),
} as const satisfies Record<string, Text>
export type BalanceAdjustmentId = keyof typeof BALANCE_ADJUSTMENTS

export interface BalanceForecast {
  startsFrom?: Ore
  adjustments: readonly { id: BalanceAdjustmentId; label: Text; amount?: Ore }[]
  /** Undefined until the result and every adjustment are known. */
  result?: Ore
  missing: readonly string[]
}

export function balanceForecast(
  result: Ore | undefined,
  known: Readonly<Partial<Record<BalanceAdjustmentId, Ore>>> = {},
): BalanceForecast {
  const adjustments = (Object.keys(BALANCE_ADJUSTMENTS) as BalanceAdjustmentId[]).map((id) => ({
    id,
    label: BALANCE_ADJUSTMENTS[id],
    ...(known[id] === undefined ? {} : { amount: known[id] }),
  }))
  const missing = adjustments.filter((one) => one.amount === undefined).map((one) => one.label.sv)
  const whole = result !== undefined && missing.length === 0
  return {
    ...(result === undefined ? {} : { startsFrom: result }),
    adjustments,
    ...(whole ? { result: sumOre([result, ...adjustments.map((one) => one.amount!)]) } : {}),
    missing,
  }
}
