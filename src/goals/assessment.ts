// Assesses one outcome against one target by the order of DESIGN §6: outcome first, then level, change, hold, baseline, followed.
// Knows nothing about forms, who is asking or how judgements add up. Never throws on anything a person wrote.
import { compareDecimal, type Decimal, decimal, multiplyDecimal, signOf } from '../kernel/decimal.ts'
import { type Text, text } from '../kernel/text.ts'
import type { Assessment } from '../kernel/verdict.ts'
import { type Assessed, none, type Working } from './assessed.ts'
import { type Cell, judgedParts, readCell, shownCell } from './cell.ts'
import { assessChange, assessHold, type Earlier } from './change.ts'
import { DEFAULT_DEFINITION, type Definition, type Indicator, outcomeOf, targetOf } from './indicator.ts'
import { type Quantity, unitsAgree } from './quantity.ts'
import {
  baselineMeasured,
  followedOnly,
  missedWithoutShare,
  noTarget,
  notAssessedBecause,
  OUTCOME_HIDDEN,
  outcomeMissing,
  shareReached,
  targetReached,
  withinTarget,
} from './reason.ts'
import { type RuleSet, rulesOf, STANDARD_RULES } from './ruleSet.ts'
import { type Comparison, readTarget, type Target } from './target.ts'

export interface AssessQuestion {
  target: string
  outcome: string
  baseline?: { cell: string; year?: number }
  definition?: Partial<Definition>
  year?: number
  uncertain?: Text
  rules?: RuleSet
}

/** The year whose limits hold when a question names no year. */
const LATEST = 9999

export function assess(question: AssessQuestion): Assessed {
  const definition = { ...DEFAULT_DEFINITION, ...question.definition }
  const limit = rulesOf(question.rules ?? STANDARD_RULES, question.year ?? LATEST).assessment.partlyFromShare
  if (question.uncertain) return none(notAssessedBecause(question.uncertain))
  const cell = readCell(question.outcome)
  if (cell.kind === 'missing')
    return none(cell.why === 'hidden' ? notAssessedBecause(OUTCOME_HIDDEN) : outcomeMissing(question.year))
  if (cell.kind === 'unreadable') return none(notAssessedBecause(cell.why))
  const broken = breakOfTarget(definition, question.year)
  if (broken) return none(notAssessedBecause(broken))
  const target = readTarget(question.target)
  const assessed = assessParts(question, target, cell, definition, limit)
  return cell.kind === 'tertials' && assessed.assessment !== 'notAssessed'
    ? { ...assessed, reason: withTertial(assessed.reason, cell) }
    : assessed
}

/** A target set before the definition changed does not judge a value measured after (DESIGN §6.1). */
function breakOfTarget(definition: Definition, year: number | undefined): Text | undefined {
  if (year === undefined) return undefined
  const found = definition.breaks.find((b) => b.kind !== 'basis' && b.from <= year && year < (b.targetsFrom ?? b.from + 1))
  return (
    found &&
    text(
      `utfallet följer en annan definition än målvärdet. ${found.note.sv}`,
      `the outcome follows another definition than the target. ${found.note.en}`,
    )
  )
}

function assessParts(question: AssessQuestion, target: Target, cell: Cell, definition: Definition, limit: Decimal): Assessed {
  const parts = judgedParts(cell)
  switch (target.kind) {
    case 'none':
      return none(noTarget(question.year))
    case 'unreadable':
      return none(notAssessedBecause(target.why))
    case 'followed':
      return none(followedOnly())
    case 'baseline':
      return { assessment: 'met', reason: baselineMeasured() }
    case 'level':
      if (target.values.length > 1 && target.values.length !== parts.length)
        return none(
          notAssessedBecause(
            text('utfallet och målvärdet har olika många delar.', 'the outcome and the target have different numbers of parts.'),
          ),
        )
      return worstOf(parts, (part, i) =>
        assessLevel(part, target.values[target.values.length > 1 ? i : 0]!, target, definition, limit),
      )
    case 'interval':
      return worstOf(parts, (part) => assessInterval(part, target.low, target.high, definition, limit))
    default: {
      const earlier = earlierValue(question, definition, parts.length)
      if ('reason' in earlier) return earlier
      const judged = worstOf(parts, (part, i) =>
        target.kind === 'change'
          ? assessChange(part, { ...earlier, quantity: earlier.parts[i]! }, target)
          : assessHold(
              part,
              { ...earlier, quantity: earlier.parts[i]! },
              target.worse ?? (definition.direction === 'lowerIsBetter' ? 'up' : 'down'),
            ),
      )
      return { ...judged, comparedWith: { year: earlier.year, cell: question.baseline!.cell } }
    }
  }
}

const RANK: Record<Assessment, number> = { notAssessed: 0, notMet: 1, partlyMet: 2, met: 3 }

/** Worse by judgement; between two that miss alike, the one with the smaller share. */
function isWorse(a: Assessed, b: Assessed): boolean {
  if (RANK[a.assessment] !== RANK[b.assessment]) return RANK[a.assessment] < RANK[b.assessment]
  if (a.working?.kind !== 'share' || b.working?.kind !== 'share') return false
  const across = (x: { numerator: Decimal }, y: { denominator: Decimal }) => multiplyDecimal(x.numerator, y.denominator)
  return compareDecimal(across(a.working, b.working), across(b.working, a.working)) < 0
}

/** Of two parts the worse counts, and the reason names it; a part that cannot be judged leaves the whole unjudged. */
function worstOf(parts: Quantity[], judge: (part: Quantity, index: number) => Assessed): Assessed {
  const judged = parts.map(judge)
  let worst = 0
  for (const [i, one] of judged.entries()) if (isWorse(one, judged[worst]!)) worst = i
  const result = judged[worst]!
  if (parts.length === 1 || result.assessment === 'notAssessed') return result
  const shown = parts[worst]!.shown
  if (result.working?.kind !== 'share' && judged.every((one) => one.assessment === result.assessment))
    return {
      ...result,
      reason: text(
        `Båda delarna bedöms lika, första delen: ${result.reason.sv}`,
        `Both parts are judged alike, the first: ${result.reason.en}`,
      ),
    }
  return {
    ...result,
    reason: text(
      `Den sämre av två delar räknas (${shown}). ${result.reason.sv}`,
      `The worse of two parts counts (${shown}). ${result.reason.en}`,
    ),
  }
}

function withTertial(reason: Text, cell: Cell & { kind: 'tertials' }): Text {
  const shown = `T${cell.latest}: ${cell.quantity.shown}`
  return text(`${reason.sv} Senaste tertialet räknas (${shown}).`, `${reason.en} The latest tertial counts (${shown}).`)
}

interface EarlierParts extends Omit<Earlier, 'quantity'> {
  parts: Quantity[]
}

function earlierValue(question: AssessQuestion, definition: Definition, parts: number): EarlierParts | Assessed {
  const { baseline, year } = question
  const cell = readCell(baseline?.cell ?? '')
  if (cell.kind === 'unreadable') return none(notAssessedBecause(cell.why))
  if (cell.kind === 'missing')
    return none(
      notAssessedBecause(text('ett tidigare värde att jämföra med saknas.', 'there is no earlier value to compare with.')),
    )
  const since = baseline?.year
  const found = definition.breaks.find((b) => since !== undefined && year !== undefined && b.from > since && b.from <= year)
  if (found)
    return none(
      notAssessedBecause(
        text(
          `värdena ${since} och ${year} går inte att jämföra. ${found.note.sv}`,
          `the values of ${since} and ${year} do not compare. ${found.note.en}`,
        ),
      ),
    )
  const earlier = judgedParts(cell)
  if (earlier.length !== parts)
    return none(
      notAssessedBecause(
        text(
          `det tidigare värdet ${shownCell(cell)} har en annan uppdelning.`,
          `the earlier value ${shownCell(cell)} is divided in another way.`,
        ),
      ),
    )
  return { parts: earlier, ...(since === undefined ? {} : { year: since }) }
}

function unitsDiffer(outcome: Quantity, target: Quantity): Assessed {
  return none(
    notAssessedBecause(
      text(
        `utfallet är i ${outcome.unit} och målvärdet i ${target.unit}. Skriv båda i samma enhet.`,
        `the outcome is in ${outcome.unit} and the target in ${target.unit}. Write both in one unit.`,
      ),
    ),
  )
}

function reaches(outcome: Decimal, comparison: Comparison, target: Decimal): boolean {
  const order = compareDecimal(outcome, target)
  return comparison === '>=' ? order >= 0 : comparison === '>' ? order > 0 : comparison === '<=' ? order <= 0 : order < 0
}

function bareMeans(definition: Definition): Comparison {
  if (definition.direction === 'lowerIsBetter') return definition.strict ? '<' : '<='
  return definition.strict ? '>' : '>='
}

const ONE = decimal('1')

function assessLevel(
  outcome: Quantity,
  target: Quantity,
  level: Target & { kind: 'level' },
  definition: Definition,
  limit: Decimal,
): Assessed {
  if (!unitsAgree(outcome, target)) return unitsDiffer(outcome, target)
  const comparison = level.comparison ?? bareMeans(definition)
  const lowerIsBetter = comparison.startsWith('<')
  const measure = level.result ? 'result' : definition.measure
  const shareable = measure === 'level' && signOf(outcome.value) > 0 && signOf(target.value) > 0
  const [numerator, denominator] = lowerIsBetter ? [target.value, outcome.value] : [outcome.value, target.value]
  const working: Working | undefined = shareable ? { kind: 'share', numerator, denominator } : undefined
  if (reaches(outcome.value, comparison, target.value)) {
    const reason =
      shareable && !lowerIsBetter
        ? targetReached(numerator, denominator)
        : withinTarget(outcome.shown, shownLimit(comparison, target))
    return { assessment: 'met', reason, ...(working ? { working } : {}) }
  }
  if (!shareable) {
    const why = measure === 'level' ? 'sign' : measure
    return { assessment: 'notMet', reason: missedWithoutShare(outcome.shown, shownLimit(comparison, target), why) }
  }
  return byShare(numerator, denominator, limit, lowerIsBetter)
}

const shownLimit = (comparison: Comparison, target: Quantity): string =>
  `${{ '>=': '', '>': '>\u00a0', '<=': '≤\u00a0', '<': '<\u00a0' }[comparison]}${target.shown}`

/** numerator ÷ denominator ≥ limit, without dividing. Both are above zero here. */
function byShare(numerator: Decimal, denominator: Decimal, limit: Decimal, lowerIsBetter: boolean): Assessed {
  const partly = compareDecimal(numerator, multiplyDecimal(limit, denominator)) >= 0
  const strictlyMissed = compareDecimal(numerator, multiplyDecimal(ONE, denominator)) === 0
  return {
    assessment: partly ? 'partlyMet' : 'notMet',
    reason: shareReached({ numerator, denominator, limit, lowerIsBetter, strictlyMissed }),
    working: { kind: 'share', numerator, denominator },
  }
}

function assessInterval(outcome: Quantity, low: Quantity, high: Quantity, definition: Definition, limit: Decimal): Assessed {
  if (!unitsAgree(outcome, high)) return unitsDiffer(outcome, high)
  const shown = `${low.shown}–${high.shown}`
  const below = compareDecimal(outcome.value, low.value) < 0
  if (!below && compareDecimal(outcome.value, high.value) <= 0)
    return { assessment: 'met', reason: withinTarget(outcome.shown, shown) }
  const bound = below ? low : high
  if (definition.measure !== 'level' || signOf(outcome.value) <= 0 || signOf(bound.value) <= 0)
    return {
      assessment: 'notMet',
      reason: missedWithoutShare(outcome.shown, shown, definition.measure === 'level' ? 'sign' : definition.measure),
    }
  return below ? byShare(outcome.value, bound.value, limit, false) : byShare(bound.value, outcome.value, limit, true)
}

/** The latest earlier year with a value; what lies before a break is still found, so that the reason can say so. */
export function baselineOf(indicator: Indicator, year: number): { cell: string; year: number } | undefined {
  const earlier = indicator.outcomes
    .filter((o) => o.year < year && readCell(o.cell).kind !== 'missing')
    .sort((a, b) => b.year - a.year)
    .at(0)
  return earlier && { cell: earlier.cell, year: earlier.year }
}

export function assessIndicator(indicator: Indicator, year: number, rules: RuleSet = STANDARD_RULES): Assessed {
  return assess({
    target: targetOf(indicator, year),
    outcome: outcomeOf(indicator, year),
    baseline: baselineOf(indicator, year),
    definition: indicator.definition,
    year,
    ...(indicator.uncertain ? { uncertain: indicator.uncertain } : {}),
    rules,
  })
}
