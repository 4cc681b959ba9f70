// A round's forecasts rolled up: units → committee + the committee's own adjustments → net cost; with tax, grants and financial
// items → the year's result. Refuses: a missing forecast as zero (it is named), spreading an adjustment, and hiding what a sum lacks.
import { type Finding, finding } from '../../kernel/finding.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import { ORE_PER_MKR, type Ore, sumOre } from '../../kernel/money.ts'
import { formatNumber, type Text, text } from '../../kernel/text.ts'
import type { Unit, UnitKind, UnitTree } from '../../organisation/model.ts'
import {
  deviationOre,
  type Forecast,
  type ForecastAdjustment,
  type ForecastLine,
  type ForecastMethod,
  forecastOre,
  lineForecast,
  parseForecastHolder,
  unitForecast,
} from './forecast.ts'

/** How many of the parts that should be there are. */
export interface RestsOn {
  known: number
  of: number
}

export interface RolledLine {
  /** `hsn`, `tax_and_grants`, `net_cost`. */
  id: string
  label: Text
  level: 'committee' | 'line' | 'total'
  /** Adjustments included, + is better; undefined is missing. */
  deviation?: Ore
  forecast?: Ore
  budget?: Ore
  /** `sum` where it is added up. */
  method?: ForecastMethod | 'sum'
  /** Who it comes from: the committee itself, its units, or a printed line. */
  source: 'own' | 'units' | 'stated' | 'sum' | 'none'
  own?: Forecast
  /** What the deviation is made of, adjustments apart: the own forecast, or those of the units. */
  said: readonly Forecast[]
  /** What the committee's units say, beside its own forecast. */
  units?: { deviation: Ore; restsOn: RestsOn }
  adjustments: readonly ForecastAdjustment[]
  /** Activities somebody stated apart, and whether they add up to the whole. */
  parts: readonly Forecast[]
  restsOn: RestsOn
  /** Names of those who have said nothing. */
  missing: readonly string[]
}

export interface RolledUp {
  round: string
  year: number
  committees: readonly RolledLine[]
  lines: readonly RolledLine[]
  netCost: RolledLine
  total: RolledLine
  budgetResult?: Ore
  result?: Ore
  /** Every committee and line without a forecast, by name. */
  missing: readonly string[]
  findings: readonly Finding[]
}

const FORECASTERS: ReadonlySet<UnitKind> = new Set(['executiveBoard', 'committee', 'jointCommittee', 'audit', 'assembly'])

/** Whose money the result budget has a row for: the assembly, and what answers to it. A joint committee of another's does not. */
export const forecasters = (tree: UnitTree): Unit[] =>
  tree.codes.flatMap((code) => {
    const unit = tree.unit(code)
    if (!unit || !FORECASTERS.has(unit.kind)) return []
    const above = tree.parentOf(code)
    const within = unit.kind === 'assembly' || (above !== undefined && tree.unit(above)?.kind === 'assembly')
    return within ? [unit] : []
  })

export const LINE_LABELS: Record<ForecastLine, Text> = {
  net_cost: text('Verksamhetens nettokostnader', 'Net cost of operations'),
  tax_and_grants: text('Skatter och generella statsbidrag', 'Tax and general grants'),
  financial: text('Finansiella poster', 'Financial items'),
  result: text('Årets resultat', 'Result of the year'),
}

export interface RollUpInput {
  round: string
  tree: UnitTree
  forecasts: readonly Forecast[]
  adjustments?: readonly ForecastAdjustment[]
  /** Units that report, when others than every `unit` of the tree; those expected to make a forecast. */
  reporting?: ReadonlySet<UnitCode>
}

export function rollUp(input: RollUpInput): RolledUp {
  const { round, tree, forecasts } = input
  const byHolder = new Map(forecasts.map((one) => [one.holder, one]))
  const committees = forecasters(tree).map((unit) => committeeLine(unit, input, byHolder))
  const lines = (['tax_and_grants', 'financial'] as const).map((line) => statedLine(line, byHolder))
  const netCost = sumLine('net_cost', LINE_LABELS.net_cost, committees)
  const total = sumLine('total', text('Avvikelse mot budgeterat resultat', 'Deviation from the budgeted result'), [
    ...committees,
    ...lines,
  ])
  const statedResult = byHolder.get(lineForecast('result'))
  const budgetResult = statedResult?.budget
  const result = budgetResult === undefined || total.deviation === undefined ? undefined : sumOre([budgetResult, total.deviation])
  return {
    round,
    year: Number(round.slice(0, 4)),
    committees,
    lines,
    netCost,
    total,
    ...(budgetResult === undefined ? {} : { budgetResult }),
    ...(result === undefined ? {} : { result }),
    missing: [...committees, ...lines].filter((one) => one.deviation === undefined).map((one) => one.label.sv),
    findings: [
      ...committees.flatMap(partFindings),
      ...statedFindings(netCost, byHolder.get(lineForecast('net_cost'))),
      ...statedFindings(total, statedResult),
    ],
  }
}

interface Found {
  said: Forecast[]
  deviations: Ore[]
  known: number
  of: number
  missing: string[]
}

/** What is said below a unit: its own forecast covers all under it; otherwise everyone expected to say something counts once. */
function foundBelow(code: UnitCode, { tree, reporting }: RollUpInput, byHolder: ReadonlyMap<string, Forecast>): Found {
  const found: Found = { said: [], deviations: [], known: 0, of: 0, missing: [] }
  const visit = (at: UnitCode): void => {
    const one = byHolder.get(unitForecast(at))
    const deviation = one && deviationOre(one)
    const unit = tree.unit(at)
    const asked = reporting ? reporting.has(at) : unit?.kind === 'unit'
    if (one && deviation !== undefined) {
      found.said.push(one)
      found.deviations.push(deviation)
      found.known++
      found.of++
    } else if (asked) {
      found.of++
      found.missing.push(unit?.name ?? at)
    } else for (const child of tree.childrenOf(at)) visit(child)
  }
  const stop = new Set(forecasters(tree).map((unit) => unit.code))
  for (const child of tree.childrenOf(code)) if (!stop.has(child)) visit(child)
  return found
}

/** What those below a unit have said, by the rule of the committee: for areas between the committee and those who report. */
export function forecastBelow(code: UnitCode, input: RollUpInput): { deviation: Ore; restsOn: RestsOn } | undefined {
  const { deviations, known, of } = foundBelow(code, input, new Map(input.forecasts.map((one) => [one.holder, one])))
  return known === 0 ? undefined : { deviation: sumOre(deviations), restsOn: { known, of } }
}

function committeeLine(unit: Unit, input: RollUpInput, byHolder: ReadonlyMap<string, Forecast>): RolledLine {
  const own = byHolder.get(unitForecast(unit.code))
  const said = own && deviationOre(own)
  const below = foundBelow(unit.code, input, byHolder)
  const adjustments = (input.adjustments ?? []).filter((one) => one.unit === unit.code)
  const added = adjustments.map((one) => one.amount)
  const parts = input.forecasts.filter((one) => {
    const holder = parseForecastHolder(one.holder)
    return holder?.kind === 'unit' && holder.unit === unit.code && holder.activity !== undefined
  })
  const base = { id: unit.code, label: text(unit.name, unit.name), level: 'committee' as const, said: [], adjustments, parts }
  const units =
    below.known > 0 ? { deviation: sumOre(below.deviations), restsOn: { known: below.known, of: below.of } } : undefined
  const shared = { ...base, ...(units ? { units } : {}) }
  if (own && said !== undefined) {
    const forecast = forecastOre(own)
    return {
      ...shared,
      deviation: sumOre([said, ...added]),
      ...(forecast === undefined ? {} : { forecast: sumOre([forecast, ...added]) }),
      ...(own.budget === undefined ? {} : { budget: own.budget }),
      method: own.method,
      source: 'own',
      own,
      said: [own],
      restsOn: { known: 1, of: 1 },
      missing: [],
    }
  }
  if (units)
    return {
      ...shared,
      deviation: sumOre([units.deviation, ...added]),
      method: 'sum',
      source: 'units',
      said: below.said,
      restsOn: units.restsOn,
      missing: below.missing,
    }
  return { ...shared, source: 'none', restsOn: { known: 0, of: 1 }, missing: [unit.name] }
}

function statedLine(line: ForecastLine, byHolder: ReadonlyMap<string, Forecast>): RolledLine {
  const own = byHolder.get(lineForecast(line))
  const deviation = own && deviationOre(own)
  const base = { id: line, label: LINE_LABELS[line], level: 'line' as const, said: [], adjustments: [], parts: [] }
  if (!own || deviation === undefined)
    return { ...base, source: 'none', restsOn: { known: 0, of: 1 }, missing: [LINE_LABELS[line].sv] }
  const forecast = forecastOre(own)
  return {
    ...base,
    deviation,
    ...(forecast === undefined ? {} : { forecast }),
    ...(own.budget === undefined ? {} : { budget: own.budget }),
    method: own.method,
    source: 'stated',
    own,
    said: [own],
    restsOn: { known: 1, of: 1 },
    missing: [],
  }
}

function sumLine(id: string, label: Text, parts: readonly RolledLine[]): RolledLine {
  const known = parts.filter((one) => one.deviation !== undefined)
  return {
    id,
    label,
    level: 'total',
    ...(known.length === 0 ? {} : { deviation: sumOre(known.map((one) => one.deviation!)) }),
    method: 'sum',
    source: known.length === 0 ? 'none' : 'sum',
    said: [],
    adjustments: [],
    parts: [],
    restsOn: { known: known.length, of: parts.length },
    missing: parts.filter((one) => one.deviation === undefined).map((one) => one.label.sv),
  }
}

const inMkr = (value: Ore, lang: 'sv' | 'en'): string => {
  const decimals = value % ORE_PER_MKR === 0 ? 0 : 1
  return formatNumber(value / ORE_PER_MKR, decimals, lang, { sign: true })
}

/** Parts stated apart need not be the whole, but when they differ from it the reader is told. */
function partFindings(line: RolledLine): Finding[] {
  const own = line.own && deviationOre(line.own)
  const parts = line.parts.map(deviationOre)
  if (own === undefined || parts.length < 2 || parts.some((one) => one === undefined)) return []
  const sum = sumOre(parts as Ore[])
  if (sum === own) return []
  return [
    finding(
      'followup/forecast-parts',
      'warning',
      text(
        `${line.label.sv}: delarna summerar till ${inMkr(sum, 'sv')} mkr, men prognosen är ${inMkr(own, 'sv')} mkr. Skillnad ${inMkr(sumOre([sum, -own]), 'sv')} mkr.`,
        `${line.label.en}: the parts add up to SEK ${inMkr(sum, 'en')} m, but the forecast is ${inMkr(own, 'en')}. Difference ${inMkr(sumOre([sum, -own]), 'en')}.`,
      ),
      { cell: line.id },
    ),
  ]
}

/** A total that was stated is compared with the sum of what was said (C97). */
function statedFindings(line: RolledLine, stated: Forecast | undefined): Finding[] {
  const said = stated && deviationOre(stated)
  if (said === undefined || line.deviation === undefined || said === line.deviation) return []
  return [
    finding(
      'followup/forecast-total',
      'warning',
      text(
        `${line.label.sv}: summan är ${inMkr(line.deviation, 'sv')} mkr, men ${inMkr(said, 'sv')} mkr har angetts.`,
        `${line.label.en}: the sum is SEK ${inMkr(line.deviation, 'en')} m, but ${inMkr(said, 'en')} has been stated.`,
      ),
      { cell: line.id },
    ),
  ]
}
