// The values of a form as one line per indicator: its value and why it is missing; breakdown, persons and reasons below it.
// Refuses: folding away what was not accepted; a line with something wrong in it says that it stands open.
import { formatList, type Lang, type Text, text } from '../../kernel/text.ts'
import { roundName } from '../../process/model.ts'
import type { ValueEntry, ValueField } from './form.ts'

/** One line as data; the web's entry list draws it. */
export interface ValueLine extends Pick<ValueEntry, 'id' | 'legend' | 'notes' | 'fields' | 'hidden'> {
  /** `72 %, helår 2022`. */
  was?: string
  more?: { summary: string; open: boolean; fields: ValueField[]; rows: ValueEntry[] }
}

const W = {
  indicator: text('Indikator', 'Indicator'),
  before: text('Förra värdet', 'Last value'),
  value: text('Värde', 'Value'),
  isMissing: text('Värde saknas', 'Value missing'),
  seldom: text('Fler fält', 'More fields'),
  target: text('Målvärde', 'Target'),
  sameValue: text('Oförändrad sedan förra omgången', 'Unchanged since the last round'),
}

/** The heads of the lines; the earlier value has a column only where any line has one. */
export const valueHeads = (lines: readonly ValueLine[], lang: Lang): string[] =>
  [W.indicator, ...(lines.some(({ was }) => was !== undefined) ? [W.before] : []), W.value, W.isMissing, W.seldom].map(
    (head) => head[lang],
  )

const MORE: Record<'persons' | 'sex' | 'age' | 'reason', Text> = {
  persons: text('antal', 'persons'),
  sex: text('kön', 'sex'),
  age: text('ålder', 'age'),
  reason: text('skäl', 'reason'),
}

const kindOf = ({ id }: ValueField): string => id.slice(0, id.indexOf('.'))
const isUsual = (field: ValueField): boolean => kindOf(field) === 'cell' || kindOf(field) === 'missing'
const isFaulty = (fields: readonly ValueField[]): boolean => fields.some(({ error }) => error !== undefined)

/** The parts of a breakdown stand under their indicator's own line. */
export function valueLines(entries: readonly ValueEntry[], lang: Lang): ValueLine[] {
  const lines: { total: ValueEntry; parts: ValueEntry[] }[] = []
  for (const entry of entries) {
    if (entry.part === 'total') lines.push({ total: entry, parts: [] })
    else lines.at(-1)?.parts.push(entry)
  }
  return lines.map(({ total, parts }) => lineOf(total, parts, lang))
}

function lineOf(total: ValueEntry, parts: ValueEntry[], lang: Lang): ValueLine {
  const seldom = total.fields.filter((field) => !isUsual(field))
  const inside = [
    ...(seldom.some((field) => kindOf(field) === 'persons') ? ['persons' as const] : []),
    ...(parts.some(({ part }) => part === 'women' || part === 'men') ? ['sex' as const] : []),
    ...(parts.some(({ part }) => part.startsWith('age:')) ? ['age' as const] : []),
    ...(seldom.some((field) => kindOf(field) === 'reason') ? ['reason' as const] : []),
  ]
  const words = formatList(
    inside.map((one) => MORE[one][lang]),
    lang,
  )
  return {
    id: total.id,
    legend: total.legend,
    notes: [...(total.target ? [`${W.target[lang]}: ${total.target}`] : []), ...(total.unchanged ? [W.sameValue[lang]] : [])],
    ...(total.earlier ? { was: `${total.earlier.cell}, ${periodWords(total.earlier.period, lang)}` } : {}),
    fields: total.fields.filter(isUsual),
    hidden: total.hidden,
    ...(inside.length > 0
      ? {
          more: {
            summary: words.charAt(0).toUpperCase() + words.slice(1),
            open: isFaulty(seldom) || parts.some(({ fields }) => isFaulty(fields)),
            fields: seldom,
            rows: parts,
          },
        }
      : {}),
  }
}

/** Within a sentence; months are proper nouns in English. */
const periodWords = (period: string, lang: Lang): string => {
  const name = roundName(period)[lang]
  return lang === 'sv' ? name.toLowerCase() : name
}
