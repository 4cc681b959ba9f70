// Addresses of the goals room: `goals:assessment/8@region/2020`, `goals:assessment/8@RS/2020`, `goals:indicator/<id>@RS/2020`.
// Explains a judgement down to printed places: goal → mean of committees → mean of indicators → outcome and target.
import { toNumber } from '../kernel/decimal.ts'
import {
  type ExplainNode,
  type Figure,
  type FigureRef,
  type FigureSource,
  formatRef,
  parseRef,
  type Unit,
} from '../kernel/figure.ts'
import { type Text, text } from '../kernel/text.ts'
import { ASSESSMENT_WORDS, type Assessment } from '../kernel/verdict.ts'
import { judgedParts, readCell } from './cell.ts'
import { type AssessedCommittee, type AssessedGoal, type AssessedPlacement, assessGoals } from './chain.ts'
import { committeeName, type Goals } from './goal.ts'
import { type Indicator, outcomeOf, targetOf } from './indicator.ts'
import type { Judgement } from './judgement.ts'
import { type RuleSet, STANDARD_RULES } from './ruleSet.ts'

export const goalRef = (goal: number, scope: string, year: number): FigureRef =>
  formatRef({ room: 'goals', path: `assessment/${goal}`, scope, period: String(year) })

export const indicatorRef = (id: string, committee: string, year: number): FigureRef =>
  formatRef({ room: 'goals', path: `indicator/${id}`, scope: committee, period: String(year) })

/** The judgement of an indicator, apart from its measured value. */
const judgementRef = (id: string, committee: string, year: number): FigureRef =>
  formatRef({ room: 'goals', path: `judgement/${id}`, scope: committee, period: String(year) })

/** Points of a judgement as a figure: 1, ½, 0, or null when there is none. */
export const POINTS: Record<Assessment, number | null> = { met: 1, partlyMet: 0.5, notMet: 0, notAssessed: null }

export function goalsSource(goals: Goals, rules: RuleSet = STANDARD_RULES): FigureSource {
  const years = new Map<number, AssessedGoal[]>()
  const of = (year: number): AssessedGoal[] => {
    const found = years.get(year) ?? assessGoals(goals, year, rules)
    years.set(year, found)
    return found
  }
  const ask = (ref: FigureRef): Found | undefined => find(goals, of, ref)
  return {
    room: 'goals',
    resolve: (ref) => {
      const found = ask(ref)
      return found && figureOf(goals, found, ref)
    },
    explain: (ref) => {
      const found = ask(ref)
      return found && explainFound(goals, found)
    },
  }
}

type Found =
  | { kind: 'goal'; goal: AssessedGoal }
  | { kind: 'committee'; goal: AssessedGoal; committee: AssessedCommittee }
  | { kind: 'judgement'; row: AssessedPlacement; committee: string; year: number }
  | { kind: 'indicator'; indicator: Indicator; committee: string; year: number; place: string }

function find(goals: Goals, of: (year: number) => AssessedGoal[], ref: FigureRef): Found | undefined {
  const parts = parseRef(ref)
  if (parts?.room !== 'goals' || !/^\d{4}$/.test(parts.period)) return undefined
  const year = Number(parts.period)
  const [what, id = ''] = parts.path.split('/')
  if (what === 'assessment') {
    const goal = of(year).find((g) => String(g.goal.no) === id)
    if (!goal) return undefined
    if (parts.scope === 'region') return { kind: 'goal', goal }
    const committee = goal.committees.find((c) => c.committee === parts.scope)
    return committee && { kind: 'committee', goal, committee }
  }
  const indicator = goals.indicators.find((i) => i.id === id && i.committees.includes(parts.scope))
  if (!indicator) return undefined
  const row = of(year)
    .flatMap((g) => g.indicators)
    .find((r) => r.indicator.id === id)
  if (what === 'judgement') return row && { kind: 'judgement', row, committee: parts.scope, year }
  if (what !== 'indicator' || !indicator.outcomes.some((o) => o.year === year)) return undefined
  const placement = row?.placement ?? goals.placements.find((p) => p.indicator === id)
  return { kind: 'indicator', indicator, committee: parts.scope, year, place: placement?.place ?? '' }
}

function figureOf(goals: Goals, found: Found, ref: FigureRef): Figure {
  if (found.kind === 'indicator') return indicatorFigure(found, ref)
  const { assessment, label } = judged(goals, found)
  const value = POINTS[assessment]
  return { ref, label, value, unit: 'judgement', precision: 1, state: value === null ? 'missing' : 'known', basis: 'computed' }
}

function judged(goals: Goals, found: Exclude<Found, { kind: 'indicator' }>): { assessment: Assessment; label: Text } {
  if (found.kind === 'judgement') return { assessment: found.row.assessment, label: bilingual(found.row.indicator.name) }
  const { goal } = found
  const title = `${goal.goal.no}. ${goal.goal.title}`
  if (found.kind === 'goal') return { assessment: goal.assessment, label: text(`Mål ${title}`, `Goal ${title}`) }
  const name = committeeName(goals, found.committee.committee)
  return { assessment: found.committee.assessment, label: text(`Mål ${title}, ${name.sv}`, `Goal ${title}, ${name.en}`) }
}

const bilingual = (name: string): Text => text(name, name)

/** The first part of a cell is its figure; a second part is told in the note. */
function measured(indicator: Indicator, year: number): { value: number | null; unit: Unit; precision: number; written: string } {
  const written = outcomeOf(indicator, year)
  const part = indicator.uncertain ? undefined : judgedParts(readCell(written))[0]
  if (!part) return { value: null, unit: unitOfTarget(indicator, year), precision: 0, written }
  return { value: toNumber(part.value), unit: unitName(part.unit), precision: part.value.scale, written }
}

function unitName(unit: string | null): Unit {
  return unit === '%' ? 'percent' : unit === 'procentenheter' ? 'points' : unit === 'kr' ? 'kr' : 'count'
}

const unitOfTarget = (indicator: Indicator, year: number): Unit => (targetOf(indicator, year).includes('%') ? 'percent' : 'count')

function indicatorFigure({ indicator, year, place }: Found & { kind: 'indicator' }, ref: FigureRef): Figure {
  const { value, unit, precision } = measured(indicator, year)
  return {
    ref,
    label: bilingual(indicator.name),
    value,
    unit,
    precision,
    state: value === null ? 'missing' : 'known',
    basis: 'published',
    place,
  }
}

function explainFound(goals: Goals, found: Found): ExplainNode {
  switch (found.kind) {
    case 'goal':
      return explainGoal(goals, found.goal)
    case 'committee':
      return explainCommittee(goals, found.goal, found.committee)
    case 'judgement':
      return explainJudgement(found.row, found.committee, found.year)
    case 'indicator':
      return outcomeLeaf(found.indicator, found.committee, found.year, found.place)
  }
}

function explainGoal(goals: Goals, goal: AssessedGoal): ExplainNode {
  const ref = goalRef(goal.goal.no, 'region', goal.year)
  const children = goal.committees.map((c) => explainCommittee(goals, goal, c))
  const { label } = judged(goals, { kind: 'goal', goal })
  return judgementNode(ref, label, goal.assessment, goal.computed.reason, goal.decided, children)
}

function explainCommittee(goals: Goals, goal: AssessedGoal, committee: AssessedCommittee): ExplainNode {
  const ref = goalRef(goal.goal.no, committee.committee, goal.year)
  const children = committee.indicators.map((row) => explainJudgement(row, committee.committee, goal.year))
  const { label } = judged(goals, { kind: 'committee', goal, committee })
  return judgementNode(ref, label, committee.assessment, committee.computed.reason, committee.decided, children)
}

/** A judgement rests on the mean of the assessed children and on how many of all there are: both are shown. */
function judgementNode(
  ref: string,
  label: Text,
  assessment: Assessment,
  reason: Text,
  decided: Judgement | undefined,
  children: ExplainNode[],
): ExplainNode {
  const assessed = children.filter((c) => c.value !== null)
  const mean: ExplainNode[] =
    assessed.length === 0
      ? []
      : [
          {
            ref: `${ref}#mean`,
            label: text('Medel av bedömda', 'Mean of the assessed'),
            value: assessed.reduce((sum, c) => sum + c.value!, 0) / assessed.length,
            unit: 'judgement',
            operation: 'mean',
            children: assessed,
          },
        ]
  const basis: ExplainNode = {
    ref: `${ref}#basis`,
    label: text(`Bedömda av ${children.length}`, `Assessed of ${children.length}`),
    value: assessed.length,
    unit: 'count',
    operation: children.length === 0 ? 'leaf' : 'count',
    children: children.map((c) => ({ ...c, operation: 'leaf', children: [], factor: undefined })),
  }
  const note = decided
    ? text(
        `Bedömt av ${decided.by} ${decided.on}: ${ASSESSMENT_WORDS[decided.assessment].sv}. ${decided.reason} Beräknat: ${reason.sv}`,
        `Judged by ${decided.by} ${decided.on}: ${ASSESSMENT_WORDS[decided.assessment].en}. ${decided.reason} Computed: ${reason.en}`,
      )
    : reason
  return { ref, label, value: POINTS[assessment], unit: 'judgement', operation: 'judgement', children: [...mean, basis], note }
}

function explainJudgement(row: AssessedPlacement, committee: string, year: number): ExplainNode {
  const { indicator, computed, placement } = row
  const ref = judgementRef(indicator.id, committee, year)
  return {
    ref,
    label: bilingual(indicator.name),
    value: POINTS[row.assessment],
    unit: 'judgement',
    operation: 'judgement',
    children: [
      ...workingNode(row, ref),
      outcomeLeaf(indicator, committee, year, placement.place),
      targetLeaf(indicator, committee, year, placement.place),
    ],
    note: row.decided
      ? text(`${row.decided.reason} Beräknat: ${computed.reason.sv}`, `${row.decided.reason} Computed: ${computed.reason.en}`)
      : computed.reason,
  }
}

/** The share or change the judgement was tested on, recomputed from the two printed numbers. */
function workingNode({ computed, placement }: AssessedPlacement, ref: string): ExplainNode[] {
  const { working, comparedWith } = computed
  if (!working) return []
  const leaf = (name: string, label: Text, value: number, factor?: number): ExplainNode => ({
    ref: `${ref}#${name}`,
    label,
    value,
    unit: 'count',
    operation: 'leaf',
    children: [],
    source: { kind: 'published', place: placement.place },
    ...(factor === undefined ? {} : { factor }),
  })
  if (working.kind === 'share') {
    const [a, b] = [toNumber(working.numerator), toNumber(working.denominator)]
    const label = text('Andel av målvärdet', 'Share of the target')
    const children = [leaf('first', text('Första talet', 'First number'), a), leaf('second', text('Delat med', 'Divided by'), b)]
    return [{ ref: `${ref}#share`, label, value: a / b, unit: 'percent', operation: 'ratio', children }]
  }
  const [to, from] = [toNumber(working.to), toNumber(working.from)]
  const since = comparedWith?.year === undefined ? '' : ` ${comparedWith.year}`
  const after = text('Utfall', 'Outcome')
  const before = text(`Tidigare värde${since}`, `Earlier value${since}`)
  if (working.relative) {
    const children = [leaf('to', after, to), leaf('from', before, from)]
    return [
      {
        ref: `${ref}#growth`,
        label: text('Ändring', 'Change'),
        value: to / from - 1,
        unit: 'percent',
        operation: 'growth',
        children,
      },
    ]
  }
  const children = [leaf('to', after, to), leaf('from', before, from, -1)]
  return [
    {
      ref: `${ref}#change`,
      label: text('Ändring', 'Change'),
      value: 0 + to * 1 + from * -1,
      unit: 'count',
      operation: 'sum',
      children,
    },
  ]
}

function outcomeLeaf(indicator: Indicator, committee: string, year: number, place: string): ExplainNode {
  const { value, unit, written } = measured(indicator, year)
  return {
    ref: indicatorRef(indicator.id, committee, year),
    label: text(`Utfall ${year}: ${indicator.name}`, `Outcome ${year}: ${indicator.name}`),
    value,
    unit,
    operation: 'leaf',
    children: [],
    source: { kind: 'published', place: `${place}, Utfall ${year}` },
    note: text(`Tryckt: ${written === '' ? '(tomt)' : written}`, `Printed: ${written === '' ? '(empty)' : written}`),
  }
}

function targetLeaf(indicator: Indicator, committee: string, year: number, place: string): ExplainNode {
  const wording = targetOf(indicator, year)
  return {
    ref: `${indicatorRef(indicator.id, committee, year)}#target`,
    label: text(`Målvärde ${year}`, `Target ${year}`),
    value: null,
    unit: unitOfTarget(indicator, year),
    operation: 'leaf',
    children: [],
    source: { kind: 'published', place: `${place}, Målvärde ${year}` },
    note: text(`Tryckt: ${wording === '' ? '(tomt)' : wording}`, `Printed: ${wording === '' ? '(empty)' : wording}`),
  }
}
