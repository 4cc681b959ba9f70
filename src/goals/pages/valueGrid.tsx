// The indicators a unit or committee reports in a round: one row each with what it is measured against and what it was.
// Refuses: fields for values that follow the books, and counting a silence as answered.
import type { Finding } from '../../kernel/finding.ts'
import { formatDate, type Lang, type Text } from '../../kernel/text.ts'
import { EntryList } from '../../web/entry.tsx'
import { Button, ErrorSummary, HiddenFields } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { explainHref, link, PATHS } from '../../web/links.ts'
import { ChoiceSelect, Empty, ItemList, LinkRow, PageChoices, Section } from '../../web/parts.tsx'
import { valueRef } from '../values/fed.ts'
import { type ValueFormContext, valueEntries } from '../values/form.ts'
import { valueHeads, valueLines } from '../values/lines.ts'
import { followsBooks } from '../values/typed.ts'
import { unfed } from '../values/unfed.ts'
import { pasteHref, VALUES_PATH, valueHref, valuesHref, VALUE_WORDS as W } from './valueWords.ts'

export interface ValueGridView extends ValueFormContext {
  unit: string
  unitName: string
  /** Units with indicators of their own, to choose between. */
  units: readonly { code: string; name: string }[]
  /** Why nothing can be changed; absent when it can. */
  readOnly?: Text
  mayImport: boolean
  written?: (name: string) => string | undefined
  findings?: readonly Finding[]
  saved?: string
}

export const monthWords = (period: string, lang: Lang): string =>
  period.length === 4 ? period : formatDate(`${period}-01`, lang).replace(/^1 /, '')

export const valueDraftKey = (unit: string, period: string): string => `goals:values@${unit}/${period}`

export function ValueGridPage({ shell, view }: { shell: Shell; view: ValueGridView }) {
  const { lang } = shell
  const { findings = [] } = view
  return (
    <Page
      shell={shell}
      current="goals"
      title={`${W.values[lang]}, ${view.unitName}`}
      path={[{ label: W.goals[lang], href: link(PATHS.goals) }, { label: W.values[lang] }]}
      lead={leadOf(view, lang)}
      actions={view.mayImport ? <LinkRow links={[{ label: W.paste[lang], href: pasteHref(view.period) }]} /> : undefined}
      choices={[]}
    >
      {view.units.length > 1 && (
        <PageChoices lang={lang}>
          <ChoiceSelect
            label={W.unit[lang]}
            name="enhet"
            value={view.unit}
            options={view.units.map((one) => ({ value: one.code, label: one.name }))}
            action={VALUES_PATH}
            kept={{ omgang: view.period }}
            lang={lang}
          />
        </PageChoices>
      )}
      <div class="r-stack">
        {findings.length > 0 && (
          <ErrorSummary
            title={W.broken[lang]}
            errors={findings.map((one) => ({ field: one.cell, message: one.message[lang] }))}
          />
        )}
        {view.indicators.length === 0 ? <Empty>{NOTHING[lang]}</Empty> : <Rows view={view} lang={lang} />}
        <Fed view={view} lang={lang} />
      </div>
    </Page>
  )
}

const NOTHING: Text = {
  sv: 'Enheten rapporterar inga indikatorer den här perioden. Välj en annan enhet, eller se målen.',
  en: 'The unit reports no indicators this period. Choose another unit, or see the goals.',
}

/** `Två av fem indikatorer saknar svar för april 2023: Närvarotid och Öppenvård.` */
export function leadOf(view: ValueGridView, lang: Lang): string {
  const silent = unfed(view.stored, view.indicators, view.period).filter(({ why }) => why === 'silent')
  const total = view.indicators.length
  const month = monthWords(view.period, lang)
  if (total === 0)
    return lang === 'sv' ? `Inga indikatorer rapporteras för ${month}.` : `No indicators are reported for ${month}.`
  if (silent.length === 0)
    return lang === 'sv'
      ? `Alla ${total} indikatorer har svar för ${month}.`
      : `All ${total} indicators are answered for ${month}.`
  const names = silent.slice(0, 5).map(({ indicator }) => indicator.title)
  const more = silent.length > 5 ? (lang === 'sv' ? ` och ${silent.length - 5} till` : ` and ${silent.length - 5} more`) : ''
  return lang === 'sv'
    ? `${silent.length} av ${total} indikatorer saknar svar för ${month}: ${names.join(', ')}${more}.`
    : `${silent.length} of ${total} indicators have no answer for ${month}: ${names.join(', ')}${more}.`
}

function Rows({ view, lang }: { view: ValueGridView; lang: Lang }) {
  const typed = view.indicators.filter((one) => !followsBooks(one))
  if (typed.length === 0) return null
  if (view.readOnly)
    return (
      <Section id="varden" title={W.values[lang]}>
        <p class="r-prose">{view.readOnly[lang]}</p>
        <Listed view={{ ...view, indicators: typed }} lang={lang} />
      </Section>
    )
  const lines = valueLines(valueEntries(view, lang, view.written, view.findings), lang)
  return (
    <form method="post" action={valuesHref(view.period, view.unit)} data-draft={valueDraftKey(view.unit, view.period)}>
      <HiddenFields fields={{ omgang: view.period, enhet: view.unit }} />
      <Section id="varden" title={W.values[lang]}>
        <EntryList kind="values" heads={valueHeads(lines, lang)} rows={lines} lang={lang} />
      </Section>
      <div class="r-actions">
        <Button>{W.save[lang]}</Button>
        {view.saved && (
          <span class="r-saved" role="status">
            {lang === 'sv' ? `Sparat ${view.saved}` : `Saved ${view.saved}`}
          </span>
        )}
      </div>
    </form>
  )
}

const Listed = ({ view, lang }: { view: ValueGridView; lang: Lang }) => (
  <ItemList
    lang={lang}
    label={W.values[lang]}
    items={view.indicators.map((one) => {
      const value = view.stored.find((stored) => stored.indicator === one.id && stored.part === 'total')
      return {
        title: one.title,
        sub: value?.missing ?? `${W.target[lang]}: ${one.indicator?.target ?? ''}`,
        value: value?.cell || '..',
        href: valueHref(one.id, view.period),
      }
    })}
  />
)

function Fed({ view, lang }: { view: ValueGridView; lang: Lang }) {
  const fed = view.indicators.filter(followsBooks)
  if (fed.length === 0) return null
  return (
    <Section id="foljer" title={W.followsBooks[lang]}>
      <ItemList
        lang={lang}
        label={W.followsBooks[lang]}
        items={fed.map((one) => {
          const value = view.stored.find((stored) => stored.indicator === one.id)
          return {
            title: one.title,
            sub: value?.missing ?? `${W.target[lang]}: ${one.indicator?.target ?? ''}`,
            value: value?.cell || '..',
            href: value?.cell ? explainHref(valueRef(one, view.period)) : valueHref(one.id, view.period),
          }
        })}
      />
    </Section>
  )
}
