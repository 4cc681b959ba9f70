// The unit's indicators and activities as lists of one line each; breakdown, persons and reasons are folded below their line.
// Refuses: fields of what follows the books.
import { followsBooks, valueEntries, valueHeads, valueLines, valueRef } from '../../goals/model.ts'
import type { Lang } from '../../kernel/text.ts'
import { type EntryLine, EntryList } from '../../web/entry.tsx'
import { errorOf } from '../../web/form.tsx'
import { explainHref } from '../../web/links.ts'
import { ItemList, Section } from '../../web/parts.tsx'
import { ACTIVITY_STATES, STATE_NAMES } from '../unitWork.ts'
import { WORDS as W } from '../words.ts'
import type { UnitView } from './unitView.ts'

export function Indicators({ view: { work, written, findings }, lang }: { view: UnitView; lang: Lang }) {
  if (work.indicators.length === 0) return null
  const typed = work.indicators.filter((one) => !followsBooks(one))
  const fed = work.indicators.filter(followsBooks)
  const context = { period: work.round.id, indicators: typed, stored: work.stored, earlier: work.earlier }
  const lines = valueLines(valueEntries(context, lang, written, findings), lang)
  const values = typed.map(({ id }) => work.stored.find((one) => one.indicator === id && one.part === 'total'))
  const known = values.filter((one) => one?.cell).length
  const explained = values.filter((one) => one && !one.cell).length
  return (
    <Section id="indikatorer" title={W.indicators[lang]} right={countWords(known, explained, typed.length, lang)}>
      {lines.length > 0 && <EntryList kind="values" heads={valueHeads(lines, lang)} rows={lines} lang={lang} />}
      {fed.length > 0 && (
        <ItemList
          lang={lang}
          label={W.followsBooks[lang]}
          items={fed.map((one) => {
            const value = work.stored.find((stored) => stored.indicator === one.id && stored.part === 'total')
            return {
              title: one.title,
              sub: W.followsBooks[lang],
              value: value?.cell || '..',
              ...(value?.cell ? { href: explainHref(valueRef(one, work.round.id)) } : {}),
            }
          })}
        />
      )}
    </Section>
  )
}

const countWords = (known: number, explained: number, total: number, lang: Lang): string =>
  lang === 'sv'
    ? `${known} med värde, ${explained} saknas med skäl, ${total - known - explained} obesvarade`
    : `${known} with a value, ${explained} missing with a reason, ${total - known - explained} unanswered`

export function Activities({ view: { work, written, findings }, lang }: { view: UnitView; lang: Lang }) {
  if (work.activities.length === 0) return null
  const rows = work.activities.map((activity): EntryLine => {
    const stored = work.states.get(activity.id)
    const state = `state.${activity.id}`
    const note = `note.${activity.id}`
    const stateError = errorOf(findings, state, lang)
    const noteError = errorOf(findings, note, lang)
    return {
      id: `rad.${activity.id}`,
      legend: activity.title,
      fields: [
        {
          kind: 'select',
          id: state,
          label: W.state[lang],
          value: written?.(state) ?? stored?.state ?? '',
          options: [
            { value: '', label: W.choose[lang] },
            ...ACTIVITY_STATES.map((one) => ({ value: one, label: STATE_NAMES[one][lang] })),
          ],
          ...(stateError ? { error: stateError } : {}),
        },
        {
          kind: 'text',
          id: note,
          label: W.note[lang],
          value: written?.(note) ?? stored?.note ?? '',
          width: 44,
          ...(noteError ? { error: noteError } : {}),
        },
      ],
      // As read now: whoever was told that it changed has seen it.
      hidden: { [`stateVersion.${activity.id}`]: String(stored?.version ?? 0) },
    }
  })
  return (
    <Section id="aktiviteter" title={W.activities[lang]}>
      <EntryList kind="states" heads={[W.activity[lang], W.state[lang], W.note[lang]]} rows={rows} lang={lang} />
    </Section>
  )
}
