// What a form says of a node or a decision → fields of the chain, or every finding at once with its field.
// Refuses: guessing a year, a weight or a target; what was written is shown again with what to write.
import { type Finding, finding } from '../../kernel/finding.ts'
import { isDate } from '../../kernel/month.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import type { Decision } from '../judgement.ts'
import { readTarget } from '../target.ts'
import type { Feed, IndicatorBody, NodeKind, SteeringNode } from './node.ts'
import { BREAKDOWN_WORDS, DIRECTION_WORDS, FEED_WORDS, INTERVAL_WORDS, MEASURE_WORDS } from './words.ts'

/** The fields of a posted form. */
export interface Fields {
  text(name: string): string
  all(name: string): string[]
}

type NodeFields = Omit<SteeringNode, 'id' | 'kind' | 'from'> & { from: number }

const FIRST_YEAR = 1990
const LAST_YEAR = 2100

/** `from` is the year the change begins; the form may say a later one for a new node. */
export function readNode(form: Fields, kind: NodeKind, year: number): Result<NodeFields> {
  const findings: Finding[] = []
  const refuse = (cell: string, sv: string, en: string) =>
    findings.push(finding(`goals/node-${cell}`, 'error', text(sv, en), { cell }))
  const title = form.text('title')
  if (title === '')
    refuse(
      'title',
      'Rubriken saknas. Skriv vad som ska uppnås, mätas eller göras.',
      'The title is missing. Write what is to be reached, measured or done.',
    )
  if (title.length > 300)
    refuse(
      'title',
      `Rubriken har ${title.length} tecken. Korta den till högst 300.`,
      `The title has ${title.length} characters. Shorten it to at most 300.`,
    )
  const whole = (cell: string, sv: string, en: string, [low, high]: [number, number]): number | undefined => {
    const written = form.text(cell)
    if (written === '') return undefined
    if (/^\d{1,5}$/.test(written) && Number(written) >= low && Number(written) <= high) return Number(written)
    refuse(
      cell,
      `${sv} ”${written}” är inget helt tal mellan ${low} och ${high}.`,
      `${en} “${written}” is not a whole number between ${low} and ${high}.`,
    )
    return undefined
  }
  const from = whole('from', 'Startåret', 'The first year', [FIRST_YEAR, LAST_YEAR]) ?? year
  const to = whole('to', 'Slutåret', 'The last year', [FIRST_YEAR, LAST_YEAR])
  if (to !== undefined && to < from)
    refuse(
      'to',
      `Slutåret ${to} ligger före startåret ${from}. Rätta det ena.`,
      `The last year ${to} is before the first, ${from}. Correct one.`,
    )
  const no = whole('no', 'Numret', 'The number', [1, 999])
  if (kind === 'goal' && form.text('no') === '')
    refuse('no', 'Målets nummer saknas. Ange det som beslutat.', 'The goal’s number is missing. Give it as decided.')
  const weight = whole('weight', 'Vikten', 'The weight', [1, 1000]) ?? 1
  const parents = listOf(form, 'parents')
  if (parents.length === 0 && kind !== 'focusArea' && kind !== 'goal')
    refuse('parents', 'Välj vad noden hör till.', 'Choose what the node belongs to.')
  const unit = form.text('unit')
  if (unit === '') refuse('unit', 'Välj ansvarig enhet.', 'Choose the unit.')
  const indicator = kind === 'indicator' ? readIndicator(form, refuse) : undefined
  const activity = kind === 'activity' ? readActivity(form, refuse) : undefined
  if (findings.length > 0) return failed(findings)
  const owner = form.text('owner')
  const note = form.text('note')
  return ok({
    title,
    parents,
    unit,
    from,
    weight,
    perspectives: listOf(form, 'perspectives')
      .map(Number)
      .filter((one) => Number.isInteger(one) && one > 0)
      .sort((a, b) => a - b),
    // Absent keys are said, so that an emptied field empties the node's.
    to,
    no,
    owner: owner === '' ? undefined : owner,
    note: note === '' ? undefined : note,
    ...(indicator ? { indicator } : {}),
    ...(activity ? { activity } : {}),
  } as NodeFields)
}

/** Boxes and lists, or what a conflict page sends again in one field. */
const listOf = (form: Fields, name: string): string[] => [
  ...new Set(
    form
      .all(name)
      .flatMap((value) => value.split(/\s+/))
      .filter((one) => one !== ''),
  ),
]

type Refuse = (cell: string, sv: string, en: string) => void

const oneOf = <T extends string>(written: string, words: Record<T, unknown>, standard: T): T =>
  Object.hasOwn(words, written) ? (written as T) : standard

function readIndicator(form: Fields, refuse: Refuse): IndicatorBody {
  const target = form.text('target')
  const read = readTarget(target)
  if (read.kind === 'unreadable') refuse('target', read.why.sv, read.why.en)
  return {
    definition: form.text('definition'),
    target,
    measureUnit: form.text('measureUnit'),
    direction: oneOf(form.text('direction'), DIRECTION_WORDS, 'higherIsBetter'),
    measure: oneOf(form.text('measure'), MEASURE_WORDS, 'level'),
    strict: form.text('strict') === 'yes',
    interval: oneOf(form.text('interval'), INTERVAL_WORDS, 'tertial'),
    reporter: form.text('reporter') || form.text('unit'),
    feed: readFeed(form, refuse),
    breakdown: (Object.keys(BREAKDOWN_WORDS) as ('sex' | 'age')[]).filter((one) => listOf(form, 'breakdown').includes(one)),
  }
}

function readFeed(form: Fields, refuse: Refuse): Feed {
  const kind = oneOf<Feed['kind']>(form.text('feed'), FEED_WORDS, 'none')
  const source = form.text('feedSource')
  if (kind !== 'figure' && kind !== 'formula') return { kind }
  if (source === '')
    refuse(
      'feedSource',
      'Skriv uppgiftens adress eller formelns namn, eller välj en annan källa.',
      'Write the figure’s address or the formula’s name, or choose another source.',
    )
  return kind === 'figure' ? { kind, ref: source } : { kind, id: source }
}

function readActivity(form: Fields, refuse: Refuse): NonNullable<SteeringNode['activity']> {
  const [starts, ends] = [form.text('starts'), form.text('ends')]
  for (const [cell, day] of [
    ['starts', starts],
    ['ends', ends],
  ] as const)
    if (day !== '' && !isDate(day))
      refuse(
        cell,
        `”${day}” är inget datum. Skriv till exempel 2023-09-01.`,
        `“${day}” is not a date. Write for example 2023-09-01.`,
      )
  if (isDate(starts) && isDate(ends) && ends < starts)
    refuse(
      'ends',
      `Aktiviteten slutar ${ends} men börjar ${starts}. Rätta det ena.`,
      `The activity ends ${ends} but begins ${starts}. Correct one.`,
    )
  return { ...(starts === '' ? {} : { starts }), ...(ends === '' ? {} : { ends }) }
}

/** The form's fields of a node, as written: for a form that opens with what holds. */
export function writeNode(node: Partial<SteeringNode>): Record<string, string> {
  const { indicator, activity } = node
  const feed = indicator?.feed
  return {
    title: node.title ?? '',
    no: String(node.no ?? ''),
    parents: (node.parents ?? []).join(' '),
    unit: node.unit ?? '',
    owner: node.owner ?? '',
    from: String(node.from ?? ''),
    to: String(node.to ?? ''),
    perspectives: (node.perspectives ?? []).join(' '),
    weight: String(node.weight ?? 1),
    note: node.note ?? '',
    definition: indicator?.definition ?? '',
    target: indicator?.target ?? '',
    measureUnit: indicator?.measureUnit ?? '',
    direction: indicator?.direction ?? 'higherIsBetter',
    measure: indicator?.measure ?? 'level',
    strict: indicator?.strict ? 'yes' : 'no',
    interval: indicator?.interval ?? 'tertial',
    reporter: indicator?.reporter ?? '',
    feed: feed?.kind ?? 'typed',
    feedSource: feed?.kind === 'figure' ? feed.ref : feed?.kind === 'formula' ? feed.id : '',
    breakdown: (indicator?.breakdown ?? []).join(' '),
    starts: activity?.starts ?? '',
    ends: activity?.ends ?? '',
  }
}

/** What was posted, lists joined as `writeNode` writes them. */
export function typedOf(form: Fields & { entries(): Record<string, string> }): Record<string, string> {
  return {
    ...form.entries(),
    parents: form.all('parents').join(' '),
    perspectives: form.all('perspectives').join(' '),
    breakdown: form.all('breakdown').join(' '),
  }
}

/** As written; adopting says what is wrong with it. */
export const readDecision = (form: Fields, body: string): Decision => ({
  body,
  paragraph: form.text('paragraph'),
  caseNumber: form.text('caseNumber'),
  date: form.text('date'),
})
