// What outcome against budget needs of forecasts, worked time and detailed budgets: loaded here, handed to the view as functions.
// Refuses: computing. A forecast that nobody has made is not there.
import { DETAIL_PATH } from '../budget/detail/words.ts'
import { loadDetail, loadOnCost, loadStaffings } from '../budget/store.ts'
import type { UnitEconomyView, WorkedView } from '../followup/deviation/pages/view.ts'
import { DEVIATION_WORDS as W } from '../followup/deviation/words.ts'
import {
  deviationOre,
  FORECAST_METHODS,
  forecastBelow,
  forecastOre,
  type RestsOn,
  rollUp,
  type StaffingTarget,
  unitForecast,
  type WorkedLine,
  workedLines,
} from '../followup/model.ts'
import { loadAdjustments, loadDeviationComments, loadForecastRounds, loadForecasts, loadWorkedTime } from '../followup/store.ts'
import type { UnitCode } from '../kernel/ids.ts'
import { type Ore, sumOre } from '../kernel/money.ts'
import { compareSwedish, type Text, text } from '../kernel/text.ts'
import { dayOfPeriod, unitTreeAt } from '../organisation/model.ts'
import type { Tx } from '../storage/database.ts'
import { amount, missing } from '../web/figure.tsx'
import { link } from '../web/links.ts'
import { targetIn } from './moneyWiring.ts'
import type { ForecastOf } from './views/economy.ts'
import type { World } from './worldShape.ts'

/** A committee's forecast is rolled up, adjustments included; an area's is what those below it have said. */
async function forecastsOf(tx: Tx, world: World, year: number, round: string): Promise<ForecastOf> {
  const forecasts = await loadForecasts(tx, round)
  const tree = unitTreeAt(world.units, dayOfPeriod(year, Number(round.slice(5))))
  const input = { round, tree, forecasts, adjustments: await loadAdjustments(tx, round) }
  const { committees, netCost } = rollUp(input)
  return (unit) => {
    if (unit === undefined) {
      // A sum that lacks a committee would look like a forecast of the whole.
      if (netCost.deviation === undefined || netCost.missing.length > 0) return undefined
      return { deviation: netCost.deviation, round, by: text('summa av nämnderna', 'sum of the committees') }
    }
    const line = committees.find((one) => one.id === unit)
    if (line?.deviation !== undefined) {
      const by = line.source === 'units' ? unitsWords(line.restsOn) : methodWords(line.own?.method, line.own?.by)
      return { deviation: line.deviation, ...(line.forecast === undefined ? {} : { amount: line.forecast }), round, by }
    }
    const own = forecasts.find((one) => one.holder === unitForecast(unit))
    const deviation = own && deviationOre(own)
    if (own && deviation !== undefined) {
      const whole = forecastOre(own)
      return { deviation, ...(whole === undefined ? {} : { amount: whole }), round, by: methodWords(own.method, own.by) }
    }
    const below = forecastBelow(unit, input)
    return below && { deviation: below.deviation, round, by: unitsWords(below.restsOn) }
  }
}

const unitsWords = ({ known, of }: RestsOn) =>
  known === of
    ? text(`summa av ${of} enheter`, `sum of ${of} units`)
    : text(
        `summa av ${known} av ${of} enheter; de andra räknas som budget`,
        `sum of ${known} of ${of} units; the others count as budget`,
      )

/** What is said inside about a year and through a month: comments, and the year's latest round of forecasts where there is one. */
export async function saidOf(tx: Tx, world: World, year: number, month: string) {
  const comments = await loadDeviationComments(tx, month)
  const round = (await loadForecastRounds(tx)).find((one) => one.startsWith(`${year}-`))
  if (round === undefined) return { comments }
  return { comments, forecastRound: round, forecastOf: await forecastsOf(tx, world, year, round) }
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
  const staffings = await loadStaffings(tx, year)
  const targets = new Map<string, StaffingTarget>()
  for (const { unit, month } of worked) {
    const staffing = staffings.get(unit)
    const target = staffing && targetIn(staffing, month, onCost)
    if (target) targets.set(`${unit} ${month}`, target)
  }
  const named = world.units.map(({ code: one, name }) => ({ code: one, name })).sort((a, b) => compareSwedish(a.name, b.name))
  const lines = workedLines(named, worked, (unit, month) => targets.get(`${unit} ${month}`))
  const hundredths = (value: number | undefined, sign = false) =>
    value === undefined ? missing : { value: value / 100, decimals: 1, sign }
  const shown = (label: Text, line: Pick<WorkedLine, 'worked' | 'target' | 'deviation' | 'costEffect'>) => ({
    label,
    worked: hundredths(line.worked),
    target: hundredths(line.target),
    deviation: hundredths(line.deviation, true),
    costEffect: amount(line.costEffect ?? null, undefined, 'tkr', { sign: true }),
  })
  const all = (part: 'worked' | 'target' | 'deviation' | 'costEffect'): number | undefined =>
    lines.every((one) => one[part] !== undefined) ? sumOre(lines.map((one) => one[part]!)) : undefined
  const sums = { worked: all('worked'), target: all('target'), deviation: all('deviation'), costEffect: all('costEffect') as Ore }
  return {
    rows: lines.map((line) => shown(text(line.name, line.name), line)),
    ...(lines.length > 1 ? { total: shown(W.together, sums as Partial<WorkedLine>) } : {}),
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
