// What outcome against budget needs of forecasts, worked time and detailed budgets: loaded here, handed to the view as functions.
// Refuses: computing. A forecast that nobody has made is not there.
import { DETAIL_PATH } from '../budget/detail/words.ts'
import { loadDetail, loadOnCost } from '../budget/store.ts'
import type { UnitEconomyView, WorkedView } from '../followup/deviation/pages/view.ts'
import { DEVIATION_WORDS as W } from '../followup/deviation/words.ts'
import {
  deviationOre,
  FORECAST_METHODS,
  forecastOre,
  rollUp,
  type StaffingTarget,
  unitForecast,
  workedLines,
} from '../followup/model.ts'
import { loadAdjustments, loadForecastRounds, loadForecasts, loadWorkedTime } from '../followup/store.ts'
import type { UnitCode } from '../kernel/ids.ts'
import { compareSwedish, text } from '../kernel/text.ts'
import { dayOfPeriod, unitTreeAt } from '../organisation/model.ts'
import type { Tx } from '../storage/database.ts'
import { amount, missing } from '../web/figure.tsx'
import { link } from '../web/links.ts'
import { staffingOf, targetIn } from './moneyWiring.ts'
import type { UnitForecast } from './views/unitEconomy.ts'
import type { World } from './worldShape.ts'

export type ForecastOf = (unit: UnitCode) => UnitForecast | undefined

/** The latest round of the year with forecasts; undefined where the year has none. A committee's is rolled up, adjustments included. */
export async function forecastsOf(tx: Tx, world: World, year: number): Promise<ForecastOf | undefined> {
  const round = (await loadForecastRounds(tx)).find((one) => one.startsWith(`${year}-`))
  if (round === undefined) return undefined
  const forecasts = await loadForecasts(tx, round)
  const tree = unitTreeAt(world.units, dayOfPeriod(year, Number(round.slice(5))))
  const { committees } = rollUp({ round, tree, forecasts, adjustments: await loadAdjustments(tx, round) })
  return (unit) => {
    const line = committees.find((one) => one.id === unit)
    if (line?.deviation !== undefined) {
      const { known, of } = line.restsOn
      const words =
        line.source === 'units' ? text(`summa av ${known} av ${of} enheter`, `sum of ${known} of ${of} units`) : undefined
      const by = words ?? methodWords(line.own?.method, line.own?.by)
      return { deviation: line.deviation, ...(line.forecast === undefined ? {} : { amount: line.forecast }), round, by }
    }
    const own = forecasts.find((one) => one.holder === unitForecast(unit))
    const deviation = own && deviationOre(own)
    if (!own || deviation === undefined) return undefined
    const whole = forecastOre(own)
    return { deviation, ...(whole === undefined ? {} : { amount: whole }), round, by: methodWords(own.method, own.by) }
  }
}

const methodWords = (method: keyof typeof FORECAST_METHODS | undefined, by: string | undefined) => {
  const words = FORECAST_METHODS[method ?? 'judged']
  return text(`${by ?? ''}. ${words.sv}`, `${by ?? ''}. ${words.en}`)
}

/** Worked full-time equivalents of the period's months, of the unit and those within it, beside the target and what the difference costs. */
export async function workedOf(tx: Tx, world: World, code: UnitCode, year: number, span: { from: number; to: number }) {
  const tree = unitTreeAt(world.units, dayOfPeriod(year, span.to))
  const worked = (await loadWorkedTime(tx, year)).filter(({ unit, month }) => {
    const no = Number(month.slice(5))
    return no >= span.from && no <= span.to && tree.contains(code, unit)
  })
  if (worked.length === 0) return undefined
  const onCost = await loadOnCost(tx)
  const targets = new Map<string, StaffingTarget>()
  for (const unit of new Set(worked.map((one) => one.unit))) {
    const staffing = await staffingOf(tx, unit, year)
    for (const { month } of worked.filter((one) => one.unit === unit)) {
      const target = targetIn(staffing, month, onCost)
      if (target) targets.set(`${unit} ${month}`, target)
    }
  }
  const named = world.units.map(({ code: one, name }) => ({ code: one, name })).sort((a, b) => compareSwedish(a.name, b.name))
  const lines = workedLines(named, worked, (unit, month) => targets.get(`${unit} ${month}`))
  const hundredths = (value: number | undefined, sign = false) =>
    value === undefined ? missing : { value: value / 100, decimals: 1, sign }
  return {
    rows: lines.map((line) => ({
      label: text(line.name, line.name),
      worked: hundredths(line.worked),
      target: hundredths(line.target),
      deviation: hundredths(line.deviation, true),
      costEffect: amount(line.costEffect ?? null, undefined, 'tkr', { sign: true }),
    })),
    hasTargets: targets.size > 0,
    synthetic: lines.some((one) => one.synthetic),
  } satisfies WorkedView
}

/** The unit's own detailed budget of the year, if somebody has written one here. */
export async function detailOf(tx: Tx, code: UnitCode, year: number, mayRead: boolean): Promise<UnitEconomyView['detail']> {
  if (!mayRead) return undefined
  const { version, rows } = await loadDetail(tx, code, year)
  if (version === 0) return { words: W.noDetail }
  return {
    words: text(`${rows.length} rader, version ${version}`, `${rows.length} rows, version ${version}`),
    href: link(`${DETAIL_PATH}/${code}`, { year }),
  }
}
