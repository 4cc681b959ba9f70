// One reported value of a period, judged by the grammar of year cells: target, outcome, and the latest earlier value.
// Refuses: comparing a change within the same year's accumulation, or with a value of another definition.
import { type Text, text } from '../../kernel/text.ts'
import type { Assessed } from '../assessed.ts'
import { none } from '../assessed.ts'
import { assess } from '../assessment.ts'
import { readCell } from '../cell.ts'
import type { DefinitionBreak } from '../indicator.ts'
import { notAssessedBecause, OUTCOME_HIDDEN } from '../reason.ts'
import type { RuleSet } from '../ruleSet.ts'
import type { IndicatorBody, SteeringNode } from '../steering/node.ts'
import type { IndicatorValue } from '../values/value.ts'
import { basisOf, periodsOf, roundMonth, roundName, roundYear } from './refs.ts'

export interface ValueQuestion {
  indicator: SteeringNode
  round: string
  value?: IndicatorValue
  /** Latest versions of totals for earlier periods, any order. */
  earlier: readonly IndicatorValue[]
  /** The definition that held in an earlier year; undefined when it is not known to differ. */
  definitionIn?: (indicator: string, year: number) => string | undefined
  rules: RuleSet
}

/** The latest version of the total for the round's period. */
export function valueOfRound(values: readonly IndicatorValue[], indicator: string, round: string): IndicatorValue | undefined {
  for (const period of periodsOf(round)) {
    const found = values
      .filter((v) => v.indicator === indicator && v.period === period && v.part === 'total')
      .reduce<IndicatorValue | undefined>((latest, v) => (latest && latest.version >= v.version ? latest : v), undefined)
    if (found) return found
  }
  return undefined
}

export function assessPeriod(question: ValueQuestion): Assessed {
  const { indicator, round, value, rules } = question
  const body = indicator.indicator
  if (!body) throw new Error(`a node that is no indicator was asked for a value: ${indicator.id}`)
  const cell = value?.cell ?? ''
  const read = readCell(cell)
  if (read.kind === 'missing')
    return none(notAssessedBecause(read.why === 'hidden' ? OUTCOME_HIDDEN : whyMissing(body, round, value)))
  const baseline = baselineOfRound(question)
  const { direction, measure, strict } = body
  return assess({
    target: body.target,
    outcome: cell,
    ...(baseline ? { baseline: { cell: baseline.value.cell, year: baseline.year } } : {}),
    definition: { direction, measure, strict, breaks: breaksSince(question, baseline?.year) },
    year: roundYear(round),
    rules,
  })
}

function whyMissing(body: IndicatorBody, round: string, value: IndicatorValue | undefined): Text {
  const name = roundName(round)
  if (value?.missing)
    return text(`värde saknas ${name.sv}: ${ended(value.missing)}`, `no value for ${name.en}: ${ended(value.missing)}`)
  if (body.interval === 'year' && basisOf(round) === 'prognosis')
    return text('indikatorn mäts en gång om året.', 'the indicator is measured once a year.')
  if (body.interval === 'tertial' && roundMonth(round) % 4 !== 0)
    return text('indikatorn mäts en gång per tertial.', 'the indicator is measured once every four months.')
  return text(`värde saknas för ${name.sv}.`, `there is no value for ${name.en}.`)
}

const ended = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`)

/** From an earlier year: the same month if there is one, since values accumulate; else the whole year, else its latest month. */
function baselineOfRound({ indicator, round, earlier }: ValueQuestion): { value: IndicatorValue; year: number } | undefined {
  const year = roundYear(round)
  const own = earlier.filter((v) => v.indicator === indicator.id && v.part === 'total' && Number(v.period.slice(0, 4)) < year)
  const known = own.filter((v) => readCell(v.cell).kind !== 'missing')
  const latest = Math.max(...known.map((v) => Number(v.period.slice(0, 4))))
  const ofYear = known.filter((v) => Number(v.period.slice(0, 4)) === latest)
  const order = [`${latest}-${round.slice(5)}`, String(latest)]
  const chosen = order.map((period) => ofYear.find((v) => v.period === period)).find((v) => v !== undefined)
  const value = chosen ?? ofYear.sort((a, b) => (a.period < b.period ? 1 : -1))[0]
  return value && { value, year: latest }
}

/** A definition that has changed since the value compared with: a level may still be judged, a change may not. */
function breaksSince({ indicator, round, definitionIn }: ValueQuestion, since: number | undefined): DefinitionBreak[] {
  const before = since === undefined ? undefined : definitionIn?.(indicator.id, since)
  if (before === undefined || before === indicator.indicator?.definition) return []
  const note = text('Definitionen är en annan än förut.', 'The definition is not the same as before.')
  return [{ from: roundYear(round), kind: 'basis', note }]
}
