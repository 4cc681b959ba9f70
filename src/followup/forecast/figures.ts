// A round's forecasts as figures with addresses: `followup:forecast/deviation@hsn/2023-04`, `followup:forecast/result@region/2023-04`.
// Each explains itself down to who said it or where it is printed. Refuses: a value for what is missing; a sum names what it lacks.
import { type ExplainNode, type Figure, type FigureRef, type FigureSource, formatRef, parseRef } from '../../kernel/figure.ts'
import { ORE_PER_MKR, type Ore } from '../../kernel/money.ts'
import { formatList, type Text, text } from '../../kernel/text.ts'
import { deviationOre, FORECAST_METHODS, type Forecast, parseForecastHolder } from './forecast.ts'
import type { RolledLine, RolledUp } from './rollUp.ts'

const WHOLE = ['net_cost', 'tax_and_grants', 'financial', 'total', 'budget_result', 'result'] as const
type Whole = (typeof WHOLE)[number]

/** A committee's deviation, or one of the whole authority's lines and totals. */
export const forecastRef = (id: string, round: string): FigureRef => {
  const whole = WHOLE.find((one) => one === id)
  return formatRef({
    room: 'followup',
    path: `forecast/${whole ?? 'deviation'}`,
    scope: whole ? 'region' : id,
    period: round,
  })
}

const said = (one: Forecast, round: string): FigureRef => {
  const holder = parseForecastHolder(one.holder)
  const [id, path] = holder?.kind === 'unit' ? [holder.unit, 'said'] : ['region', `said/${holder?.line ?? ''}`]
  return formatRef({ room: 'followup', path: `forecast/${path}`, scope: id, period: round })
}

/** Who said it, when and by which method; printed forecasts have a place instead of a person. */
function leafOf(one: Forecast, round: string, label: Text): ExplainNode {
  const place = one.source ?? `${one.by}, ${one.at.slice(0, 10)}, version ${one.version}`
  return {
    ref: said(one, round),
    label,
    value: deviationOre(one) ?? null,
    unit: 'ore',
    operation: 'leaf',
    children: [],
    source: { kind: one.method === 'published' ? 'published' : 'registered', place },
    note: text(
      [FORECAST_METHODS[one.method].sv, one.comment].filter(Boolean).join('. '),
      [FORECAST_METHODS[one.method].en, one.comment].filter(Boolean).join('. '),
    ),
  }
}

const lackOf = (line: RolledLine): { note?: Text } =>
  line.missing.length === 0
    ? {}
    : {
        note: text(
          `Vilar på ${line.restsOn.known} av ${line.restsOn.of}. Saknas: ${formatList(line.missing)}.`,
          `Rests on ${line.restsOn.known} of ${line.restsOn.of}. Missing: ${formatList(line.missing, 'en')}.`,
        ),
      }

/** What a line was said by, and what was added to it. */
function lineNode(line: RolledLine, round: string): ExplainNode {
  const adjustments = line.adjustments.map(
    (one): ExplainNode => ({
      ref: formatRef({ room: 'followup', path: `forecast/adjustment/${one.no}`, scope: one.unit, period: round }),
      label: text('Nämndens justering', 'The committee’s adjustment'),
      value: one.amount,
      unit: 'ore',
      operation: 'leaf',
      children: [],
      source: { kind: 'registered', place: `${one.by}, ${one.at.slice(0, 10)}` },
      note: text(one.reason, one.reason),
    }),
  )
  const children = line.deviation === undefined ? [] : [...line.said.map((one) => leafOf(one, round, line.label)), ...adjustments]
  return {
    ref: forecastRef(line.id, round),
    label: line.label,
    value: line.deviation ?? null,
    unit: 'ore',
    operation: 'sum',
    children,
    ...lackOf(line),
  }
}

function sumNode(line: RolledLine, parts: readonly RolledLine[], round: string): ExplainNode {
  const known = parts.filter((one) => one.deviation !== undefined)
  return {
    ref: forecastRef(line.id, round),
    label: line.label,
    value: line.deviation ?? null,
    unit: 'ore',
    operation: 'sum',
    children: known.map((one) => lineNode(one, round)),
    ...lackOf(line),
  }
}

const BUDGET_RESULT = text('Budgeterat resultat', 'Budgeted result')
const RESULT = text('Prognos för årets resultat', 'Forecast of the year’s result')

function wholeNode(path: Whole, rolled: RolledUp): ExplainNode | undefined {
  const { round, committees, lines, netCost, total, budgetResult, result } = rolled
  switch (path) {
    case 'net_cost':
      return sumNode(netCost, committees, round)
    case 'total':
      return sumNode(total, [...committees, ...lines], round)
    case 'tax_and_grants':
    case 'financial': {
      const line = lines.find((one) => one.id === path)
      return line && lineNode(line, round)
    }
    case 'budget_result':
      return leafNode('budget_result', BUDGET_RESULT, budgetResult, round)
    case 'result': {
      const budget = leafNode('budget_result', BUDGET_RESULT, budgetResult, round)
      const children = result === undefined ? [] : [budget, sumNode(total, [...committees, ...lines], round)]
      return { ref: forecastRef('result', round), label: RESULT, value: result ?? null, unit: 'ore', operation: 'sum', children }
    }
  }
}

const leafNode = (id: string, label: Text, value: Ore | undefined, round: string): ExplainNode => ({
  ref: forecastRef(id, round),
  label,
  value: value ?? null,
  unit: 'ore',
  operation: 'leaf',
  children: [],
})

/** A node anywhere below, so that leaves can be asked as well. */
const findNode = (node: ExplainNode, ref: string): ExplainNode | undefined =>
  node.ref === ref ? node : node.children.map((child) => findNode(child, ref)).find((one) => one !== undefined)

function nodeOf(ref: FigureRef, rolledOf: (round: string) => RolledUp | undefined): ExplainNode | undefined {
  const parts = parseRef(ref)
  if (parts?.room !== 'followup' || !parts.path.startsWith('forecast/')) return undefined
  const rolled = rolledOf(parts.period)
  if (!rolled) return undefined
  const path = parts.path.slice('forecast/'.length)
  const whole = WHOLE.find((one) => one === path)
  if (whole && parts.scope === 'region') return wholeNode(whole, rolled)
  const line = rolled.committees.find((one) => one.id === parts.scope)
  if (path === 'deviation') return line && lineNode(line, rolled.round)
  const all = sumNode(rolled.total, [...rolled.committees, ...rolled.lines], rolled.round)
  return findNode(all, ref)
}

function figureOf(ref: FigureRef, node: ExplainNode): Figure {
  const published = node.source?.kind === 'published'
  return {
    ref,
    label: node.label,
    value: node.value,
    unit: 'ore',
    precision: node.value !== null && node.value % ORE_PER_MKR !== 0 ? 1 : 0,
    state: node.value === null ? 'missing' : 'known',
    basis: published ? 'published' : node.operation === 'leaf' ? 'registered' : 'computed',
    ...(published && node.source?.kind === 'published' ? { place: node.source.place } : {}),
  }
}

/** The room's other figures, and forecasts of the rounds that are known. */
export function withForecasts(other: FigureSource, rolledOf: (round: string) => RolledUp | undefined): FigureSource {
  return {
    room: other.room,
    resolve: (ref) => {
      const node = nodeOf(ref, rolledOf)
      return node ? figureOf(ref, node) : other.resolve(ref)
    },
    explain: (ref) => nodeOf(ref, rolledOf) ?? other.explain(ref),
  }
}
