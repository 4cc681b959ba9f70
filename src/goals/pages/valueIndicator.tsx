// One indicator: what it measures, how it has gone, every value ever said with who and why, and the form that corrects.
// Refuses: a value without its version and reason, and a correction of what follows the books.

import { toNumber } from '../../kernel/decimal.ts'
import type { Finding } from '../../kernel/finding.ts'
import { formatDate, type Lang, type Text } from '../../kernel/text.ts'
import { Chart } from '../../web/chart.tsx'
import { EntryRows } from '../../web/entry.tsx'
import { Button, ErrorSummary, HiddenFields } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { explainHref, link, PATHS } from '../../web/links.ts'
import { Columns, Empty, Facts, LinkRow, Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import { judgedParts, readCell } from '../cell.ts'
import type { SteeringNode } from '../steering/node.ts'
import { lastRealChange } from '../values/change.ts'
import { valueRef } from '../values/fed.ts'
import { partName, type ValueFormContext, valueEntries } from '../values/form.ts'
import { formulaFor } from '../values/formula.ts'
import { followsBooks } from '../values/typed.ts'
import type { IndicatorValue, Part } from '../values/value.ts'
import { monthWords } from './valueGrid.tsx'
import { valueHref, valuesHref, VALUE_WORDS as W } from './valueWords.ts'

export interface ValueIndicatorView extends ValueFormContext {
  indicator: SteeringNode
  reporterName: string
  /** Every version of every period. */
  versions: readonly IndicatorValue[]
  mayCorrect: boolean
  /** Why it cannot be corrected now. */
  readOnly?: Text
  written?: (name: string) => string | undefined
  findings?: readonly Finding[]
}

export function ValueIndicatorPage({ shell, view }: { shell: Shell; view: ValueIndicatorView }) {
  const { lang } = shell
  const { indicator, findings = [], period } = view
  return (
    <Page
      shell={shell}
      current="goals"
      title={indicator.title}
      path={[
        { label: W.goals[lang], href: link(PATHS.goals) },
        { label: W.values[lang], href: valuesHref(period, indicator.indicator!.reporter) },
      ]}
      lead={leadOf(view, lang)}
      actions={
        followsBooks(indicator) ? (
          <LinkRow links={[{ label: W.source[lang], href: explainHref(valueRef(indicator, period)) }]} />
        ) : undefined
      }
      choices={[]}
    >
      {findings.length > 0 && (
        <ErrorSummary title={W.broken[lang]} errors={findings.map((one) => ({ field: one.cell, message: one.message[lang] }))} />
      )}
      <Columns kind="side">
        <div class="r-stack">
          <Trend view={view} lang={lang} />
          <Breakdown view={view} lang={lang} />
          <Correction view={view} lang={lang} />
        </div>
        <Section id="definition" title={W.definition[lang]} small>
          <Facts facts={factsOf(view, lang)} />
        </Section>
      </Columns>
      <Section id="alla" title={W.versions[lang]}>
        {view.versions.length === 0 ? <Empty>{NO_VALUES[lang]}</Empty> : <Versions versions={view.versions} lang={lang} />}
      </Section>
    </Page>
  )
}

const NO_VALUES: Text = {
  sv: 'Inget värde har rapporterats. Indikatorn kan inte bedömas förrän det finns ett.',
  en: 'No value has been reported. The indicator cannot be assessed until there is one.',
}

const totalOf = (values: readonly IndicatorValue[], period: string) =>
  values.find((one) => one.period === period && one.part === 'total')

export function leadOf({ stored, indicator, period }: ValueIndicatorView, lang: Lang): string {
  const value = totalOf(stored, period)
  const month = monthWords(period, lang)
  const target = indicator.indicator?.target ?? ''
  const aim = target === '' ? '' : lang === 'sv' ? ` Målvärdet är ${target}.` : ` The target is ${target}.`
  if (!value) return lang === 'sv' ? `Värdet för ${month} saknas.${aim}` : `The value for ${month} is missing.${aim}`
  if (value.cell === '')
    return lang === 'sv'
      ? `Värdet för ${month} saknas: ${value.missing}.${aim}`
      : `The value for ${month} is missing: ${value.missing}.${aim}`
  return lang === 'sv' ? `Värdet är ${value.cell} för ${month}.${aim}` : `The value is ${value.cell} for ${month}.${aim}`
}

function factsOf({ indicator, reporterName, versions, period }: ValueIndicatorView, lang: Lang) {
  const body = indicator.indicator!
  const formula = body.feed.kind === 'formula' ? formulaFor(body.feed.id, Number(period.slice(0, 4))) : undefined
  const changed = lastRealChange(versions.filter((one) => one.part === 'total' && one.period === period))
  return [
    { name: W.what[lang], value: body.definition },
    { name: W.target[lang], value: body.target },
    { name: W.reporter[lang], value: reporterName },
    { name: W.owner[lang], value: indicator.owner ?? W.noOwner[lang] },
    {
      name: W.source[lang],
      value: formula
        ? `${formula.name[lang]}, ${W.version[lang].toLowerCase()} ${formula.version}. ${formula.wording[lang]}`
        : W[body.feed.kind][lang],
    },
    { name: W.lastChange[lang], value: changed ? formatDate(changed.slice(0, 10), lang) : '..' },
  ]
}

const numberOf = (value: IndicatorValue): number | null => {
  const [first] = judgedParts(readCell(value.cell))
  return first ? toNumber(first.value) : null
}

/** The latest version of each period, gaps as gaps. */
function Trend({ view, lang }: { view: ValueIndicatorView; lang: Lang }) {
  const latest = new Map<string, IndicatorValue>()
  for (const one of view.versions) if (one.part === 'total') latest.set(one.period, one)
  const bars = [...latest.values()]
    .sort((a, b) => (a.period < b.period ? -1 : 1))
    .slice(-8)
    .map((one) => ({ label: one.period, value: numberOf(one) }))
  if (bars.filter((one) => one.value !== null).length < 2) return null
  const unit = view.indicator.indicator?.measureUnit ?? ''
  const decimals = bars.some(({ value }) => value !== null && !Number.isInteger(value)) ? 1 : 0
  const caption = unit === '' ? view.indicator.title : `${view.indicator.title}, ${unit}`
  return (
    <Section id="utveckling" title={W.trend[lang]} right={unit}>
      <Chart
        spec={{ kind: 'columns', bars, decimals }}
        lang={lang}
        finding={`${caption}: ${bars.map(({ label, value }) => `${label} ${value ?? '..'}`).join(', ')}`}
        caption={caption}
        heads={[W.period[lang], W.value[lang]]}
      />
    </Section>
  )
}

const nameOf = (part: Part, lang: Lang): string => (part === 'total' ? W.total[lang] : partName(part, lang))

function Breakdown({ view: { stored, period }, lang }: { view: ValueIndicatorView; lang: Lang }) {
  const parts = stored.filter((one) => one.period === period && one.part !== 'total')
  if (parts.length === 0) return null
  return (
    <Section id="uppdelat" title={W.breakdown[lang]} right={monthWords(period, lang)}>
      <Table
        lang={lang}
        caption={W.breakdown[lang]}
        rowHead={W.part[lang]}
        columns={[
          { id: 'value', head: W.value[lang] },
          { id: 'persons', head: W.persons[lang] },
        ]}
        rows={parts.map((one) => ({
          label: nameOf(one.part, lang),
          cells: [one.cell || '..', one.persons === undefined ? '..' : String(one.persons)],
        }))}
      />
    </Section>
  )
}

function Correction({ view, lang }: { view: ValueIndicatorView; lang: Lang }) {
  if (!view.mayCorrect || followsBooks(view.indicator)) return null
  if (view.readOnly)
    return (
      <Section id="ratta" title={W.correct[lang]}>
        <p class="r-prose">{view.readOnly[lang]}</p>
      </Section>
    )
  return (
    <Section id="ratta" title={W.correct[lang]} right={monthWords(view.period, lang)}>
      <form method="post" action={valueHref(view.indicator.id, view.period)}>
        <HiddenFields fields={{ omgang: view.period }} />
        <EntryRows rows={valueEntries(view, lang, view.written, view.findings)} lang={lang} />
        <div class="r-actions">
          <Button>{W.correctButton[lang]}</Button>
        </div>
      </form>
    </Section>
  )
}

function Versions({ versions, lang }: { versions: readonly IndicatorValue[]; lang: Lang }) {
  return (
    <Table
      lang={lang}
      caption={W.versions[lang]}
      rowHead={W.period[lang]}
      phone="blocks"
      columns={[
        { id: 'part', head: W.part[lang], kind: 'text' },
        { id: 'value', head: W.value[lang] },
        { id: 'version', head: W.version[lang] },
        { id: 'by', head: W.by[lang], kind: 'text' },
        { id: 'at', head: W.at[lang], kind: 'text' },
        { id: 'reason', head: W.reason[lang], kind: 'text' },
      ]}
      rows={[...versions].reverse().map((one) => ({
        label: one.period,
        cells: [
          nameOf(one.part, lang),
          one.cell || '..',
          String(one.version),
          one.onBehalfOf ? `${one.by} (${one.onBehalfOf})` : one.by,
          one.at.slice(0, 10),
          [one.missing, one.reason].filter(Boolean).join('. '),
        ],
      }))}
    />
  )
}
