// Runs the catalogue over one year's figures: one result for each comparison, scope and year. Works on whatever `resolve` answers.
// Refuses silence: a rule that cannot be tried gives a result that says what is missing.
import { type AuthorityKind, inWordsOf } from '../kernel/authorityWords.ts'
import { type FigureRef, formatRef, parseRef } from '../kernel/figure.ts'
import type { Text } from '../kernel/text.ts'
import type { Verdict } from '../kernel/verdict.ts'
import type { PublishedFigure } from '../statements/model.ts'
import { CATALOGUE, catalogueOf } from './catalogue.ts'
import type { CommitteeRow } from './catalogueBudget.ts'
import { planDocumentYears } from './cataloguePlan.ts'
import { planMaterial } from './cataloguePlanCells.ts'
import { compare, roundTo } from './comparison.ts'
import { type Binding, clean, type Expression, evaluate, formulaOf, type Measured, type Resolve } from './expression.ts'
import { generated, type Material } from './generate.ts'
import { comparedMessage, missingMessage, STALE } from './message.ts'
import type { OwnMaterial } from './ownMaterial.ts'
import type { Comparison, Explanation, Registered, Rule, Side, Source, TieOutResult } from './rule.ts'
import { special } from './special.ts'

export interface TieOutInput {
  resolve: Resolve
  /** The printed figures; needed for texts, repeated places and notes of the published side. */
  facts?: readonly PublishedFigure[]
  year: number
  source: Source
  registered?: Registered
  /** What own books and the own report hold beside the figures; asked for the books side only. */
  own?: OwnMaterial
  /** What kind of authority it is, and the rows of its operating account; as the catalogue is written when absent. */
  authority?: { kind: AuthorityKind; rows: readonly CommitteeRow[] }
}

export interface TieOutSummary {
  /** Rules of the catalogue, and how many of them gave at least one verdict other than untestable. */
  rules: number
  rulesEvaluated: number
  /** Named comparisons (`C30.2`) that gave a verdict in some scope and year. */
  comparisonsEvaluated: number
  results: number
  evaluated: number
  byVerdict: Record<Verdict, number>
}

export interface TieOut {
  results: TieOutResult[]
  summary: TieOutSummary
}

/** Asks for the printed figure where the printed side is tried; a place or a source already chosen stays. */
function published(ref: FigureRef): FigureRef {
  const parts = parseRef(ref)!
  if (parts.params.source !== undefined) return ref
  return formatRef({ ...parts, params: { ...parts.params, source: 'published' } })
}

const labelOf = (ref: FigureRef): string => ref.replace('?source=published', '').replace(/[?&]source=published/, '')

const places = (side: Measured): string => {
  const all = [...new Set(side.parts.map((p) => p.place))]
  return all.length > 4 ? `${all.slice(0, 3).join('; ')} m.fl. (${all.length})` : all.join('; ')
}

interface Case {
  rule: Rule
  comparison: Comparison
  binding: Binding
}

function side(expression: Expression, binding: Binding, measured: Measured | undefined): Side {
  const ref = formulaOf(expression, binding)
  if (!measured) return { value: null, unit: 'mkr', ref, parts: [] }
  const spread = measured.unit === 'percent' && measured.high > measured.low ? { low: measured.low, high: measured.high } : {}
  return {
    value: clean(measured.value),
    unit: measured.unit,
    ref,
    parts: measured.parts,
    ...spread,
  }
}

function frame({ rule, comparison, binding }: Case) {
  return {
    rule: comparison.id,
    name: comparison.name,
    law: rule.unverified ? '' : rule.law,
    scope: binding.scope,
    period: String(binding.year),
    severity: comparison.severity ?? rule.severity,
    ...(comparison.quote ? { quote: comparison.quote } : {}),
  }
}

const LIMIT = 'Gräns i regeln'

function explained(found: TieOutResult, explanations: readonly Explanation[]): TieOutResult {
  if (found.verdict !== 'deviation') return found
  const match = explanations.find(
    (e) =>
      e.rule === found.rule &&
      (e.scope === undefined || e.scope === found.scope) &&
      (e.period === undefined || e.period === found.period) &&
      found.difference !== null &&
      Math.abs(e.difference - found.difference) < 1e-9,
  )
  if (!match) return found
  const message = { sv: `${found.message.sv} ${match.reason.sv}`, en: `${found.message.en} ${match.reason.en}` }
  return { ...found, verdict: match.verdict, message: match.verdict === 'untestable' ? match.reason : message }
}

/** An approximate text is last year's when it fits last year's figure at its own rounding and this year's not. */
function isStale(comparison: Comparison, left: Measured, right: Measured, binding: Binding, resolve: Resolve): boolean {
  if (!comparison.yearBefore || comparison.tolerance.kind !== 'X' || !comparison.tolerance.approximate) return false
  const earlier = evaluate(comparison.yearBefore, binding, resolve)
  if (!earlier.ok) return false
  return roundTo(earlier.value.value, left.precision) === left.value && roundTo(right.value, left.precision) !== left.value
}

function tryOne(one: Case, resolve: Resolve, explanations: readonly Explanation[]): TieOutResult {
  const { comparison, binding } = one
  const left = evaluate(comparison.left, binding, resolve)
  const right = evaluate(comparison.right, binding, resolve)
  const base = frame(one)
  const leftSide = side(comparison.left, binding, left.ok ? left.value : undefined)
  const rightSide = side(comparison.right, binding, right.ok ? right.value : undefined)
  if (!left.ok || !right.ok) {
    const failure = left.ok ? right : left
    const missing = [...(left.ok ? [] : left.missing), ...(right.ok ? [] : right.missing)]
    const message = missingMessage(missing, failure.ok ? 'missing' : failure.reason, labelOf)
    return {
      ...base,
      left: leftSide,
      right: rightSide,
      difference: null,
      tolerance: 0,
      verdict: 'untestable',
      where: [],
      message,
      missing,
    }
  }
  const result = compare(left.value, right.value, comparison.tolerance)
  const stale = result.verdict === 'ok' && isStale(comparison, left.value, right.value, binding, resolve)
  const verdict = stale ? 'deviation' : result.verdict
  const said = verdict === 'deviation' ? comparison.deviates : undefined
  const message = stale ? STALE : (said ?? comparedMessage(left.value, right.value, result))
  const at = comparison.places
  const where = [places(left.value) || (at?.left ?? LIMIT), places(right.value) || (at?.right ?? LIMIT)]
  return explained(
    {
      ...base,
      left: leftSide,
      right: rightSide,
      difference: result.difference,
      tolerance: result.tolerance,
      verdict,
      where,
      message,
    },
    explanations,
  )
}

const NO_TEXTS: Text = {
  sv: 'Årets rapport är inte sammanställd, så det finns ingen text att läsa talen i.',
  en: 'The report of the year is not composed, so there is no text to read the numbers in.',
}
const NO_MATERIAL: Text = {
  sv: 'Underlaget för regeln finns inte på den här sidan.',
  en: 'The material of the rule is not on this side.',
}

const NO_REPORT: Record<Source, (year: number) => Text> = {
  published: (year) => ({
    sv: `Årsredovisningen för ${year} är inte inläst. Året prövas på sina planer och delårsrapporter.`,
    en: `The annual report of ${year} is not read in. The year is tried on its plans and interim reports.`,
  }),
  books: (year) => ({
    sv: `Bokföringen för ${year} är inte inläst. Året prövas på den egna planen.`,
    en: `The books of ${year} are not read in. The year is tried on our own plan.`,
  }),
}

/** Why a rule gave no result at all. */
function waiting(rule: Rule, input: TieOutInput, reported: boolean): TieOutResult {
  const { needs } = rule
  const own =
    needs === undefined ? undefined : 'sv' in needs ? (needs as Text) : (needs as Partial<Record<Source, Text>>)[input.source]
  const written = rule.generated === 'texts' || rule.generated === 'places'
  const absent = reported ? NO_MATERIAL : NO_REPORT[input.source](input.year)
  const reason = own ?? (reported && written && input.source === 'books' ? NO_TEXTS : absent)
  const empty: Side = { value: null, unit: 'mkr', ref: '', parts: [] }
  const law = rule.unverified ? '' : rule.law
  const base = { rule: rule.id, name: rule.name, law, scope: 'region', period: String(input.year), severity: rule.severity }
  const where = reported ? [] : [`${input.source === 'books' ? 'Bokföring' : 'Årsredovisning'} ${input.year}, inte inläst`]
  return { ...base, left: empty, right: empty, difference: null, tolerance: 0, verdict: 'untestable', where, message: reason }
}

/** The comparative of the first year in the books has no year before it: nothing to compare, as opposed to something missing. */
function beforeTheBooks(result: TieOutResult, { source, year }: TieOutInput): boolean {
  if (source !== 'books' || result.verdict !== 'untestable' || result.period !== String(year - 1)) return false
  return (result.missing ?? []).length > 0 && result.missing!.every((ref) => parseRef(ref)!.period === String(year - 2))
}

function runRule(rule: Rule, input: TieOutInput, resolve: Resolve, material: Material): TieOutResult[] {
  const explanations = input.source === 'published' ? (material.registered.explanations ?? []) : []
  const ofReport = material.reported ? rule.comparisons : []
  const comparisons = [...ofReport, ...generated(rule, material)].filter((c) => !c.sources || c.sources.includes(input.source))
  const results = comparisons.flatMap((comparison) =>
    comparison.scopes.flatMap((scope) =>
      comparison.years.map((offset) =>
        tryOne({ rule, comparison, binding: { scope, year: input.year + offset } }, resolve, explanations),
      ),
    ),
  )
  const more = material.reported ? special(rule, material, input.source, resolve) : []
  const all = [...results.filter((r) => !beforeTheBooks(r, input)), ...more]
  return all.length > 0 ? all : [waiting(rule, input, material.reported)]
}

export function summarise(results: readonly TieOutResult[]): TieOutSummary {
  const byVerdict: Record<Verdict, number> = { ok: 0, rounding: 0, deviation: 0, untestable: 0, definition: 0 }
  for (const result of results) byVerdict[result.verdict]++
  const tried = results.filter((r) => r.verdict !== 'untestable')
  const rulesEvaluated = new Set(tried.map((r) => r.rule.split('.')[0])).size
  const comparisonsEvaluated = new Set(tried.map((r) => r.rule)).size
  return {
    rules: CATALOGUE.length,
    rulesEvaluated,
    comparisonsEvaluated,
    results: results.length,
    evaluated: tried.length,
    byVerdict,
  }
}

/** A year of plan documents without an annual report or books is tried on those documents only; any other year on everything. */
function isReported({ source, year, facts, registered, resolve }: TieOutInput): boolean {
  const years = planDocumentYears(registered ?? {})
  if (!years.includes(year) && !(source === 'books' && years.includes(year - 1))) return true
  const result = `statements:income/result_for_the_year@region/${year}` as FigureRef
  return source === 'books' ? typeof resolve(result)?.value === 'number' : (facts ?? []).some((fact) => fact.ref === result)
}

export function runTieOut(input: TieOutInput): TieOut {
  const resolve: Resolve = input.source === 'published' ? (ref) => input.resolve(published(ref)) : input.resolve
  const reported = isReported(input)
  const documents = input.registered?.plan?.documents
  const facts = (input.source === 'published' ? (input.facts ?? []) : []).filter(
    (fact) => reported || documents?.[fact.document]?.includes(input.year),
  )
  const mine = input.source === 'books' && input.own ? { own: input.own } : {}
  const registered = input.registered ?? {}
  const { resolve: asks, year } = input
  const plan = planMaterial({ facts: input.facts ?? [], resolve: asks, own: input.source === 'books', registered, year })
  const material: Material = { facts, registered, year, reported, plan, ...mine }
  const { authority } = input
  const rules = authority ? catalogueOf(authority.kind, authority.rows) : CATALOGUE
  const results = rules
    .flatMap((rule) => runRule(rule, input, resolve, material))
    .map((result) => (authority ? { ...result, name: inWordsOf(authority.kind, result.name) } : result))
  return { results, summary: summarise(results) }
}
