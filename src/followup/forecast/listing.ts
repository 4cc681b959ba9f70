// A round's forecasts as one document, for the command line and for others who read: lines, totals, what is missing.
// Refuses: a number for what is missing; it is null, and its name stands in `missing`.
import { mkr, type Ore } from '../../kernel/money.ts'
import { balanceForecast } from './balanceForecast.ts'
import type { RolledLine, RolledUp } from './rollUp.ts'

const inMkr = (value: Ore | undefined): number | null => (value === undefined ? null : mkr(value, 1))

const lineOf = (one: RolledLine) => ({
  id: one.id,
  label: one.label.sv,
  level: one.level,
  deviationMkr: inMkr(one.deviation),
  forecastMkr: inMkr(one.forecast),
  method: one.method ?? null,
  source: one.own?.source ?? one.source,
  adjustments: one.adjustments.map(({ amount, reason, by }) => ({ mkr: mkr(amount, 1), reason, by })),
  restsOn: one.restsOn,
})

export function forecastListing(rolled: RolledUp) {
  const balance = balanceForecast(rolled.result)
  const [tax, financial] = rolled.lines
  return {
    round: rolled.round,
    year: rolled.year,
    lines: [...rolled.committees, ...rolled.lines, rolled.netCost, rolled.total].map(lineOf),
    totals: {
      netCostDeviationMkr: inMkr(rolled.netCost.deviation),
      taxAndGrantsDeviationMkr: inMkr(tax?.deviation),
      financialDeviationMkr: inMkr(financial?.deviation),
      totalDeviationMkr: inMkr(rolled.total.deviation),
      budgetResultMkr: inMkr(rolled.budgetResult),
      resultMkr: inMkr(rolled.result),
      restsOn: rolled.total.restsOn,
    },
    balanceRequirement: {
      startsFromMkr: inMkr(balance.startsFrom),
      adjustments: balance.adjustments.map((one) => ({ id: one.id, label: one.label.sv, mkr: inMkr(one.amount) })),
      resultMkr: inMkr(balance.result),
      missing: balance.missing,
    },
    missing: rolled.missing,
    findings: rolled.findings.map((one) => ({ code: one.code, severity: one.severity, message: one.message.sv })),
  }
}
