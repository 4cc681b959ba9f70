// The values of a form: what each row shows, which fields it has, and how all of it is read back. Shared by every page that asks.
// Refuses: saving; a form with one broken value gives no values at all, and names each.
import { type Finding, finding } from '../../kernel/finding.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { type Lang, type Text, text } from '../../kernel/text.ts'
import type { SteeringNode } from '../steering/node.ts'
import type { NewValue } from './change.ts'
import { followsBooks, readTyped, type TypedValue, type ValueLimits } from './typed.ts'
import { fieldName, type IndicatorValue, type Part } from './value.ts'

/** One field as data; the web's entry rows draw it. */
export interface ValueField {
  kind: 'text' | 'select'
  id: string
  label: string
  value: string
  width?: number
  figure?: boolean
  options?: { value: string; label: string }[]
  error?: string
}

export interface ValueEntry {
  id: string
  /** Part of a breakdown stands under the indicator's own row. */
  part: Part
  legend: string
  notes: string[]
  fields: ValueField[]
  hidden: Record<string, string>
  target?: string
  /** The value of the latest earlier period. */
  earlier?: { cell: string; period: string }
  /** A value is given, and it is the earlier one. */
  unchanged: boolean
}

export interface ValueFormContext {
  period: string
  indicators: readonly SteeringNode[]
  /** The latest versions of the period. */
  stored: readonly IndicatorValue[]
  /** The latest values of earlier periods. */
  earlier: readonly IndicatorValue[]
}

const W = {
  value: text('Värde', 'Value'),
  missing: text('Värde saknas', 'Value missing'),
  has: text('Nej, värdet anges', 'No, the value is given'),
  reason: text('Skäl till ändringen', 'Reason for the change'),
  persons: text('Antal personer', 'Persons'),
  target: text('Målvärde', 'Target'),
  before: text('Förra värdet', 'Earlier value'),
  women: text('Kvinnor', 'Women'),
  men: text('Män', 'Men'),
  age: text('Ålder', 'Age'),
  other: text('Annat skäl, skriv i Skäl', 'Another reason, say in Reason'),
}

/** The choice that needs words of one's own. */
const OTHER = 'annat'
export const MISSING_REASONS: readonly Text[] = [
  text('Mäts inte den här perioden', 'Not measured this period'),
  text('Mätningen är inte klar', 'The measurement is not finished'),
  text('Källan har inte lämnat uppgift', 'The source has not reported'),
  text('För få svar för ett säkert värde', 'Too few answers for a safe value'),
]

export const partName = (part: Part, lang: Lang): string =>
  part === 'women' ? W.women[lang] : part === 'men' ? W.men[lang] : `${W.age[lang]} ${part.slice(4)}`

/** The parts a form asks for: the total, and by sex. Ages come from sheets and are then shown and corrected one by one. */
export function partsAsked(indicator: SteeringNode, stored: readonly IndicatorValue[] = []): Part[] {
  const sexes: Part[] = indicator.indicator?.breakdown.includes('sex') ? ['women', 'men'] : []
  const ages = stored.filter((one) => one.indicator === indicator.id && one.part.startsWith('age:')).map((one) => one.part)
  return ['total', ...sexes, ...new Set(ages)]
}

const of = (values: readonly IndicatorValue[], indicator: string, part: Part) =>
  values.find((one) => one.indicator === indicator && one.part === part)

type Written = (name: string) => string | undefined

/** What the page shows. `written` is what was typed and not accepted, or a kept draft; nothing typed is lost. */
export function valueEntries(
  context: ValueFormContext,
  lang: Lang,
  written: Written = () => undefined,
  findings: readonly Finding[] = [],
): ValueEntry[] {
  const errors = new Map(findings.flatMap((one) => (one.cell ? [[one.cell, one.message[lang]] as const] : [])))
  return context.indicators
    .filter((one) => !followsBooks(one))
    .flatMap((indicator) =>
      partsAsked(indicator, context.stored).map((part) => entryOf(indicator, part, context, { lang, written, errors })),
    )
}

interface Showing {
  lang: Lang
  written: Written
  errors: ReadonlyMap<string, string>
}

function entryOf(indicator: SteeringNode, part: Part, context: ValueFormContext, { lang, written, errors }: Showing): ValueEntry {
  const stored = of(context.stored, indicator.id, part)
  const earlier = of(context.earlier, indicator.id, part)
  const name = (kind: Parameters<typeof fieldName>[0]) => fieldName(kind, indicator.id, part)
  const field = (
    kind: Parameters<typeof fieldName>[0],
    label: Text,
    value: string,
    more: Partial<ValueField> = {},
  ): ValueField => ({
    kind: 'text',
    id: name(kind),
    label: label[lang],
    value: written(name(kind)) ?? value,
    ...(errors.has(name(kind)) ? { error: errors.get(name(kind))! } : {}),
    ...more,
  })
  const asksReason = stored !== undefined || [...errors.keys()].some((one) => one.endsWith(`.${indicator.id}.${part}`))
  const asksPersons = part !== 'total' || (indicator.indicator?.breakdown.length ?? 0) > 0
  const unit = indicator.indicator?.measureUnit ?? ''
  const target = indicator.indicator?.target
  return {
    id: `rad.${indicator.id}.${part}`,
    part,
    legend: part === 'total' ? indicator.title : `${indicator.title}, ${partName(part, lang).toLowerCase()}`,
    notes: [
      ...(part === 'total' && target ? [`${W.target[lang]}: ${target}`] : []),
      ...(earlier?.cell ? [`${W.before[lang]}: ${earlier.cell} (${earlier.period})`] : []),
    ],
    fields: [
      field('cell', unit === '' ? W.value : text(`${W.value.sv}, ${unit}`, `${W.value.en}, ${unit}`), stored?.cell ?? '', {
        width: 10,
        figure: true,
      }),
      ...(asksPersons
        ? [field('persons', W.persons, stored?.persons === undefined ? '' : String(stored.persons), { width: 8, figure: true })]
        : []),
      field('missing', W.missing, stored?.missing ?? '', { kind: 'select', options: missingOptions(stored?.missing, lang) }),
      ...(asksReason ? [field('reason', W.reason, '', { width: 30 })] : []),
    ],
    hidden: { [name('basedOn')]: String(stored?.version ?? 0) },
    ...(target ? { target } : {}),
    ...(earlier?.cell ? { earlier: { cell: earlier.cell, period: earlier.period } } : {}),
    unchanged: stored !== undefined && stored.cell !== '' && stored.cell === earlier?.cell,
  }
}

/** What is saved is the Swedish sentence, whichever language chose it. A reason of one's own stays choosable. */
function missingOptions(stored: string | undefined, lang: Lang): { value: string; label: string }[] {
  const own = stored && !MISSING_REASONS.some((one) => one.sv === stored) ? [{ value: stored, label: stored }] : []
  return [
    { value: '', label: W.has[lang] },
    ...MISSING_REASONS.map((one) => ({ value: one.sv, label: one[lang] })),
    ...own,
    { value: OTHER, label: W.other[lang] },
  ]
}

/** What stood in the fields of one value. A part whose field was not in the form is not in the answer. */
function typedOf(indicator: SteeringNode, part: Part, written: Written): TypedValue | undefined {
  const at = (kind: Parameters<typeof fieldName>[0]) => written(fieldName(kind, indicator.id, part))
  const cell = at('cell')
  if (cell === undefined) return undefined
  const reason = at('reason') ?? ''
  const chosen = at('missing') ?? ''
  const base = at('basedOn') ?? ''
  return {
    part,
    cell,
    missing: chosen === OTHER ? reason || OTHER_WITHOUT_WORDS : chosen,
    reason,
    persons: at('persons') ?? '',
    ...(/^\d{1,9}$/.test(base) ? { basedOn: Number(base) } : {}),
  }
}

const OTHER_WITHOUT_WORDS = '…'

/** All values of a form, or everything that is wrong in it. What is not filled in is left out, never zero. */
export function readValueForm(
  context: ValueFormContext & { limits?: readonly ValueLimits[] },
  written: Written,
): Result<NewValue[]> {
  const values: NewValue[] = []
  const findings: Finding[] = []
  for (const indicator of context.indicators) {
    for (const part of partsAsked(indicator, context.stored)) {
      const typed = typedOf(indicator, part, written)
      if (!typed) continue
      if (typed.missing === OTHER_WITHOUT_WORDS) {
        findings.push(withoutWords(indicator, part))
        continue
      }
      const stored = of(context.stored, indicator.id, part)
      const earlier = of(context.earlier, indicator.id, part)
      const read = readTyped(typed, {
        indicator,
        period: context.period,
        ...(stored ? { stored } : {}),
        ...(earlier ? { earlier } : {}),
        ...(context.limits ? { limits: context.limits } : {}),
      })
      if (!read.ok) findings.push(...read.findings)
      else if (read.value) values.push(read.value)
    }
  }
  return findings.length > 0 ? failed(findings) : ok(values)
}

const withoutWords = ({ id, title }: SteeringNode, part: Part): Finding =>
  finding(
    'goals/value-other-reason',
    'error',
    text(
      `${title}: du valde ett annat skäl till att värdet saknas. Skriv det i Skäl.`,
      `${title}: you chose another reason for the missing value. Say it in Reason.`,
    ),
    { cell: fieldName('reason', id, part) },
  )
