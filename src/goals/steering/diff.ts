// The visible difference between two plans: nodes added, removed and changed, field by field, in words.
// Refuses to hide: a field this file does not know would fail the type check, not be left out.
import { type Lang, type Text, text } from '../../kernel/text.ts'
import type { SteeringNode } from './node.ts'
import type { Plan } from './plan.ts'
import {
  BREAKDOWN_WORDS,
  DIRECTION_WORDS,
  FEED_WORDS,
  FIELD_WORDS,
  type FieldName,
  INTERVAL_WORDS,
  MEASURE_WORDS,
} from './words.ts'

export interface FieldDifference {
  field: FieldName
  label: Text
  before: Text
  after: Text
}

export interface NodeDifference {
  change: 'added' | 'removed' | 'changed'
  node: SteeringNode
  fields: FieldDifference[]
}

export interface DiffOptions {
  /** Years differ between two years' plans by nature; compared only when asked for. */
  years?: boolean
}

export function diffPlans(before: Plan, after: Plan, options: DiffOptions = {}): NodeDifference[] {
  const removed = before.all.filter((one) => !after.byId.has(one.node.id))
  return [
    ...after.all.flatMap(({ node }): NodeDifference[] => {
      const was = before.byId.get(node.id)?.node
      if (!was) return [{ change: 'added', node, fields: [] }]
      const fields = diffNodes(was, node, options)
      return fields.length > 0 ? [{ change: 'changed', node, fields }] : []
    }),
    ...removed.map(({ node }): NodeDifference => ({ change: 'removed', node, fields: [] })),
  ]
}

export function diffNodes(before: SteeringNode, after: SteeringNode, { years = false }: DiffOptions = {}): FieldDifference[] {
  const [a, b] = [shownFields(before), shownFields(after)]
  return (Object.keys(FIELD_WORDS) as FieldName[]).flatMap((field) => {
    if (!years && (field === 'from' || field === 'to')) return []
    const [was, is] = [a[field], b[field]]
    return was.sv === is.sv ? [] : [{ field, label: FIELD_WORDS[field], before: was, after: is }]
  })
}

const plain = (value: string | number | undefined): Text => text(String(value ?? ''), String(value ?? ''))
const none = text('', '')

/** Every field of a node as words; empty where it holds nothing. */
export function shownFields(node: SteeringNode): Record<FieldName, Text> {
  const { indicator, activity } = node
  return {
    title: plain(node.title),
    no: plain(node.no),
    parents: plain(node.parents.join(', ')),
    unit: plain(node.unit),
    owner: plain(node.owner),
    from: plain(node.from),
    to: node.to === undefined ? text('tills vidare', 'until further notice') : plain(node.to),
    perspectives: plain(node.perspectives.join(', ')),
    weight: plain(node.weight),
    note: plain(node.note),
    definition: plain(indicator?.definition),
    target: plain(indicator?.target),
    measureUnit: plain(indicator?.measureUnit),
    direction: indicator ? DIRECTION_WORDS[indicator.direction] : none,
    measure: indicator ? MEASURE_WORDS[indicator.measure] : none,
    strict: indicator ? (indicator.strict ? text('ja', 'yes') : text('nej', 'no')) : none,
    interval: indicator ? INTERVAL_WORDS[indicator.interval] : none,
    reporter: plain(indicator?.reporter),
    feed: indicator ? feedText(indicator.feed) : none,
    breakdown: indicator ? listText(indicator.breakdown.map((one) => BREAKDOWN_WORDS[one])) : none,
    starts: plain(activity?.starts),
    ends: plain(activity?.ends),
  }
}

function feedText(feed: NonNullable<SteeringNode['indicator']>['feed']): Text {
  const words = FEED_WORDS[feed.kind]
  const more = feed.kind === 'figure' ? ` ${feed.ref}` : feed.kind === 'formula' ? ` ${feed.id}` : ''
  return text(`${words.sv}${more}`, `${words.en}${more}`)
}

const listText = (parts: readonly Text[]): Text => {
  const join = (lang: Lang) => parts.map((part) => part[lang]).join(', ')
  return text(join('sv'), join('en'))
}
