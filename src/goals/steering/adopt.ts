// A decision makes drafts official: everything that stands in the way at once, and what the board should know.
// Refuses a decision without body, paragraph, case number and date, and a plan that would not hold together.
import { type Finding, finding, hasErrors, type Severity } from '../../kernel/finding.ts'
import { isDate } from '../../kernel/month.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import type { Decision } from '../judgement.ts'
import { readTarget } from '../target.ts'
import { type Making, Versions } from './change.ts'
import { checkNode, checkPlan, name } from './check.ts'
import type { NodeVersion, SteeringNode } from './node.ts'
import { groupById, isOfficial, openDrafts, type Plan, planOf, versionIn } from './plan.ts'
import type { PlanUnits } from './planUnits.ts'

export interface Adoption {
  /** Year whose plan is decided. */
  year: number
  /** Ids of the drafts the decision covers. */
  ids: readonly string[]
  decision: Decision
}

/** Drafts waiting for a decision that touch the year's plan, or end something before it. */
export function draftsFor(versions: readonly NodeVersion[], year: number): NodeVersion[] {
  return [...groupById(versions).values()].flatMap((own) =>
    openDrafts(own).filter(
      (one) => one.node.from === year || (one.node.from < year && (one.node.to === undefined || one.node.to >= year - 1)),
    ),
  )
}

/** Errors stop the decision; warnings are listed for the board and follow the answer. */
export function adopt(
  versions: readonly NodeVersion[],
  { year, ids, decision }: Adoption,
  making: Making,
  units?: PlanUnits,
): Result<NodeVersion[]> {
  const wanted = new Set(ids)
  const drafts = draftsFor(versions, year).filter((one) => wanted.has(one.node.id))
  const work = new Versions(versions, making)
  const adopted = drafts.map((draft) => work.add(draft.node, stateOf(draft, versions), decision))
  const plan = planOf([...versions, ...adopted], year)
  const touched = (id: string): boolean =>
    wanted.has(id) || plan.byId.get(id)?.node.parents.some((parent) => wanted.has(parent)) === true
  const findings = [
    ...checkDecision(decision),
    ...(drafts.length === 0 ? [nothing()] : []),
    ...drafts.filter((one) => one.node.to === undefined || one.node.to >= one.node.from).flatMap((one) => checkNode(one.node)),
    ...checkPlan(plan, units).filter((one) => touched(one.cell!) && !NODE_CODES.has(one.code)),
    ...readyFor(plan).filter((one) => touched(one.cell!)),
  ]
  return hasErrors(findings) ? failed(findings) : ok(adopted, findings)
}

/** Said of the drafts themselves, also of those that hold no year of this plan. */
const NODE_CODES = new Set(['goals/title-missing', 'goals/weight', 'goals/years'])

/** A draft that shortens what was decided ends the node. */
function stateOf(draft: NodeVersion, versions: readonly NodeVersion[]): 'decided' | 'ended' {
  const { to, from, id } = draft.node
  if (to === undefined) return 'decided'
  if (to < from) return 'ended'
  const official = versions.filter((one) => one.node.id === id && isOfficial(one))
  return versionIn(official, to + 1) ? 'ended' : 'decided'
}

const nothing = (): Finding =>
  finding(
    'goals/nothing-to-decide',
    'error',
    text('Inget utkast är valt. Markera det som beslutet gäller.', 'No draft is chosen. Mark what the decision is about.'),
    { cell: 'ids' },
  )

export function checkDecision(decision: Decision): Finding[] {
  const found: Finding[] = []
  const ask = (cell: keyof Decision, sv: string, en: string) =>
    found.push(finding(`goals/decision-${cell}`, 'error', text(sv, en), { cell }))
  if (decision.body.trim() === '') ask('body', 'Ange vem som har beslutat.', 'Say who decided.')
  if (decision.paragraph.trim() === '')
    ask('paragraph', 'Ange paragrafen, till exempel § 112.', 'Give the paragraph, for example § 112.')
  if (decision.caseNumber.trim() === '') ask('caseNumber', 'Ange diarienumret.', 'Give the case number.')
  if (!isDate(decision.date))
    ask(
      'date',
      `Beslutsdagen ”${decision.date}” är inget datum. Skriv till exempel 2022-06-14.`,
      `The day “${decision.date}” is not a date. Write for example 2022-06-14.`,
    )
  return found
}

/** What a plan lacks to be followed up: listed when it is decided, and on top of the plan afterwards. `cell` is the node's id. */
export function readyFor(plan: Plan): Finding[] {
  return plan.all.flatMap(({ node, below }) => {
    if (node.kind === 'indicator') return checkIndicator(node)
    if (node.kind === 'subgoal')
      return checkSubgoal(
        node,
        below.map((one) => one.node.kind),
      )
    return node.kind === 'goal'
      ? checkWeights(
          node,
          below.map((one) => one.node),
        )
      : []
  })
}

const say = (severity: Severity, code: string, node: SteeringNode, sv: string, en: string): Finding =>
  finding(`goals/${code}`, severity, text(sv, en), { cell: node.id })

function checkIndicator(node: SteeringNode): Finding[] {
  const body = node.indicator
  if (!body)
    return [
      say(
        'error',
        'no-definition',
        node,
        `${name(node)} saknar definition. Fyll i indikatorns uppgifter.`,
        `${name(node)} has no definition. Fill in the indicator.`,
      ),
    ]
  const found: Finding[] = []
  const target = readTarget(body.target)
  if (target.kind === 'unreadable') found.push(say('error', 'target-unreadable', node, target.why.sv, target.why.en))
  if (target.kind === 'none')
    found.push(
      say(
        'warning',
        'no-target',
        node,
        `${name(node)} saknar målvärde och kan inte bedömas. Skriv ett, eller Följs.`,
        `${name(node)} has no target and cannot be assessed. Write one, or Följs.`,
      ),
    )
  if (!node.owner)
    found.push(
      say(
        'warning',
        'no-owner',
        node,
        `${name(node)} saknar ägare. Ange vilken funktion som svarar för den.`,
        `${name(node)} has no owner. Say which function answers for it.`,
      ),
    )
  if (body.feed.kind === 'none')
    found.push(
      say(
        'warning',
        'no-feed',
        node,
        `${name(node)} saknar källa för sitt värde. Välj inmatning, fil eller uppgift.`,
        `${name(node)} has no source for its value. Choose typing, file or figure.`,
      ),
    )
  return found
}

function checkSubgoal(node: SteeringNode, below: readonly string[]): Finding[] {
  if (below.length === 0)
    return [
      say(
        'error',
        'subgoal-empty',
        node,
        `Delmålet ${name(node)} har varken indikator eller aktivitet. Lägg till minst en.`,
        `The sub-goal ${name(node)} has neither indicator nor activity. Add at least one.`,
      ),
    ]
  if (!below.includes('indicator'))
    return [
      say(
        'warning',
        'subgoal-unmeasured',
        node,
        `Delmålet ${name(node)} har ingen indikator. Det bedöms bara av aktiviteter.`,
        `The sub-goal ${name(node)} has no indicator. It is judged by activities alone.`,
      ),
    ]
  return []
}

/** Weights written as shares of a hundred must be a hundred together. */
function checkWeights(goal: SteeringNode, below: readonly SteeringNode[]): Finding[] {
  const byUnit = new Map<string, number[]>()
  for (const one of below) byUnit.set(one.unit, [...(byUnit.get(one.unit) ?? []), one.weight])
  return [...byUnit].flatMap(([unit, weights]) => {
    const sum = weights.reduce((a, b) => a + b, 0)
    if (weights.every((weight) => weight < 10) || sum === 100) return []
    return [
      say(
        'warning',
        'weight-sum',
        goal,
        `Vikterna för delmålen hos ${unit} under ${name(goal)} blir ${sum}, inte 100. Kontrollera dem.`,
        `The weights of the sub-goals of ${unit} under ${name(goal)} add to ${sum}, not 100. Check them.`,
      ),
    ]
  })
}
