// The invariants of a plan: no circle, parents of the right kind and there in the same years, units that may own what they own.
// Refuses nothing by itself: everything wrong is said at once, and whoever saves or decides reads it.
import { type Finding, finding, type Severity } from '../../kernel/finding.ts'
import { type Text, text } from '../../kernel/text.ts'
import { type NodeKind, PARENT_KIND, type SteeringNode } from './node.ts'
import type { Plan } from './plan.ts'
import type { PlanUnits } from './planUnits.ts'
import { KIND_WORDS } from './words.ts'

const say = (severity: Severity, code: string, node: SteeringNode, { sv, en }: Text): Finding =>
  finding(`goals/${code}`, severity, text(sv, en), { cell: node.id })

/** Everything wrong with the plan of one year. `cell` is the node's id. */
export function checkPlan(plan: Plan, units?: PlanUnits): Finding[] {
  return [
    ...plan.all.flatMap(({ node }) => [
      ...checkNode(node),
      ...checkParents(node, plan),
      ...(units ? checkUnit(node, plan, units) : []),
    ]),
    ...checkCircles(plan),
    ...checkNumbers(plan),
  ]
}

/** What can be said of a node alone. */
export function checkNode(node: SteeringNode): Finding[] {
  const found: Finding[] = []
  if (node.title.trim() === '')
    found.push(
      say(
        'error',
        'title-missing',
        node,
        text(`${name(node)} saknar rubrik. Skriv en.`, `${name(node)} has no title. Write one.`),
      ),
    )
  if (!Number.isInteger(node.weight) || node.weight < 1)
    found.push(
      say(
        'error',
        'weight',
        node,
        text(
          `Vikten ${node.weight} på ${name(node)} är inte ett helt tal från 1. Skriv 1 om inget annat är beslutat.`,
          `The weight ${node.weight} of ${name(node)} is not a whole number from 1. Write 1 unless decided otherwise.`,
        ),
      ),
    )
  if (node.to !== undefined && node.to < node.from)
    found.push(
      say(
        'error',
        'years',
        node,
        text(
          `${name(node)} gäller till ${node.to} men börjar ${node.from}. Rätta det ena året.`,
          `${name(node)} is valid to ${node.to} but begins ${node.from}. Correct one of the years.`,
        ),
      ),
    )
  return found
}

function checkParents(node: SteeringNode, plan: Plan): Finding[] {
  const wanted = PARENT_KIND[node.kind]
  const found: Finding[] = []
  // A goal may stand without a focus area; everything else must have a place.
  if (wanted !== undefined && node.kind !== 'goal' && node.parents.length === 0)
    found.push(
      say(
        'error',
        'no-parent',
        node,
        text(
          `${name(node)} hör inte till något. Välj ${lower(wanted).sv} som den hör till.`,
          `${name(node)} belongs to nothing. Choose the ${lower(wanted).en} it belongs to.`,
        ),
      ),
    )
  for (const id of node.parents) {
    const parent = plan.byId.get(id)?.node
    if (!parent)
      found.push(
        say(
          'error',
          'parent-missing',
          node,
          text(
            `${name(node)} hör till ${id}, som inte finns i planen för ${plan.year}. Flytta noden, avsluta den eller för över ${id}.`,
            `${name(node)} belongs to ${id}, which is not in the plan for ${plan.year}. Move the node, end it or carry ${id} over.`,
          ),
        ),
      )
    else if (parent.kind !== wanted)
      found.push(
        say(
          'error',
          'parent-kind',
          node,
          text(
            `${name(node)} står under ${name(parent)}, som är ${lower(parent.kind).sv}. ${wanted ? `Välj ${lower(wanted).sv}.` : 'Ett målområde står överst.'}`,
            `${name(node)} stands under ${name(parent)}, which is a ${lower(parent.kind).en}. ${wanted ? `Choose a ${lower(wanted).en}.` : 'A focus area stands on top.'}`,
          ),
        ),
      )
    else if (parent.to !== undefined && (node.to === undefined || node.to > parent.to))
      found.push(
        say(
          'warning',
          'outlives-parent',
          node,
          text(
            `${name(node)} gäller ${node.to === undefined ? 'tills vidare' : `till ${node.to}`}, men ${name(parent)} slutar ${parent.to}. Sätt samma slutår eller för över båda.`,
            `${name(node)} is valid ${node.to === undefined ? 'until further notice' : `to ${node.to}`}, but ${name(parent)} ends ${parent.to}. Set the same last year or carry both over.`,
          ),
        ),
      )
  }
  return found
}

const LEVEL_OF: Record<NodeKind, readonly string[]> = {
  focusArea: ['assembly'],
  goal: ['assembly'],
  subgoal: ['committee'],
  indicator: ['committee'],
  activity: ['committee', 'unit'],
}
const LEVEL_WORDS: Record<string, Text> = {
  assembly: text('fullmäktige', 'the assembly'),
  committee: text('en nämnd', 'a committee'),
  unit: text('en enhet', 'a unit'),
}

function checkUnit(node: SteeringNode, plan: Plan, units: PlanUnits): Finding[] {
  const unit = units.of(node.unit)
  const levels = LEVEL_OF[node.kind]
  const owners = (lang: 'sv' | 'en') => levels.map((level) => LEVEL_WORDS[level]![lang]).join(lang === 'sv' ? ' eller ' : ' or ')
  if (!unit)
    return [
      say(
        'error',
        'unknown-unit',
        node,
        text(
          `${name(node)} har enheten ”${node.unit}”, som inte finns i organisationen. Välj ${owners('sv')}.`,
          `${name(node)} has the unit “${node.unit}”, which is not in the organisation. Choose ${owners('en')}.`,
        ),
      ),
    ]
  if (!levels.includes(unit.level))
    return [
      say(
        'error',
        'unit-level',
        node,
        text(
          `${name(node)} kan inte ägas av ${unit.name}. ${KIND_WORDS[node.kind].sv} ägs av ${owners('sv')}.`,
          `${name(node)} cannot be owned by ${unit.name}. A ${lower(node.kind).en} is owned by ${owners('en')}.`,
        ),
      ),
    ]
  const above = node.parents.flatMap((id) => plan.byId.get(id)?.node ?? [])
  const outside = node.kind === 'activity' && above.length > 0 && !above.some((one) => units.contains(one.unit, node.unit))
  return outside
    ? [
        say(
          'warning',
          'unit-outside',
          node,
          text(
            `${name(node)} utförs av ${unit.name}, som inte ligger under nämnden som har delmålet. Kontrollera att det är avsett.`,
            `${name(node)} is done by ${unit.name}, which is not below the committee of the sub-goal. Check that this is meant.`,
          ),
        ),
      ]
    : []
}

/** A node that stands above itself. */
function checkCircles(plan: Plan): Finding[] {
  const safe = new Set<string>()
  const found: Finding[] = []
  const visit = (id: string, path: string[]): void => {
    if (safe.has(id)) return
    const one = plan.byId.get(id)
    if (!one) return
    if (path.includes(id)) {
      const ring = [...path.slice(path.indexOf(id)), id].join(' → ')
      found.push(
        say(
          'error',
          'circle',
          one.node,
          text(
            `Noderna ${ring} hör till varandra i en ring. Flytta en av dem.`,
            `The nodes ${ring} belong to each other in a circle. Move one of them.`,
          ),
        ),
      )
      return
    }
    for (const parent of one.node.parents) visit(parent, [...path, id])
    safe.add(id)
  }
  for (const one of plan.all) visit(one.node.id, [])
  return found
}

function checkNumbers(plan: Plan): Finding[] {
  const seen = new Map<string, SteeringNode>()
  return plan.all.flatMap(({ node }) => {
    if (node.no === undefined) return []
    const key = `${node.kind} ${node.no}`
    const other = seen.get(key)
    seen.set(key, node)
    if (!other) return []
    const kind = KIND_WORDS[node.kind]
    return [
      say(
        'error',
        'number-taken',
        node,
        text(
          `${kind.sv} ${node.no} finns två gånger: ”${other.title}” och ”${node.title}”. Ge det ena ett eget nummer.`,
          `${kind.en} ${node.no} exists twice: “${other.title}” and “${node.title}”. Give one its own number.`,
        ),
      ),
    ]
  })
}

export const name = (node: SteeringNode): string => (node.title.trim() === '' ? node.id : `”${node.title}”`)
const lower = (kind: NodeKind): Text => text(KIND_WORDS[kind].sv.toLowerCase(), KIND_WORDS[kind].en.toLowerCase())
