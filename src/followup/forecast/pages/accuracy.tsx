// How well locked forecasts hit: by months left of the year, by unit and by round, and each forecast with what the year became.
// Refuses: judging forecasts of years that are not over, and saying good or bad; error and bias are told as they are.
import type { Ore } from '../../../kernel/money.ts'
import { formatNumber, type Lang } from '../../../kernel/text.ts'
import { roundName } from '../../../process/model.ts'
import { amount, type FigureView, known } from '../../../web/figure.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { Columns, Empty, Section, SourceLine } from '../../../web/parts.tsx'
import { Table } from '../../../web/table.tsx'
import type { Accuracy, AccuracyRow } from '../accuracy.ts'
import { forecastsHref, FORECAST_WORDS as W } from './forecastWords.ts'

export interface AccuracyView {
  accuracy: Accuracy
  /** Locked forecasts whose year is not over, or whose outcome is not in the books. */
  waiting: number
  nameOf(holder: string): string
}

const EMPTY = {
  sv: 'Ingen låst prognos kan jämföras med ett helt års utfall än. Lås omgångens prognoser; när året är slut räknas träffarna här.',
  en: 'No locked forecast can be compared with a whole year yet. Lock the forecasts of a round; when the year is over they are measured here.',
}

/** A mean of one says what the forecast itself says: units have a table of their own once one has made two. */
const MOST_SHOWN = 100

export function AccuracyPage({ shell, view }: { shell: Shell; view: AccuracyView }) {
  const { lang } = shell
  const { accuracy } = view
  return (
    <Page
      shell={shell}
      current="round"
      title={W.accuracy[lang]}
      path={[{ label: W.forecasts[lang], href: forecastsHref() }, { label: W.accuracy[lang] }]}
      lead={accuracyLead(view, lang)}
      choices={[]}
    >
      <div class="r-stack">
        {accuracy.hits.length === 0 ? (
          <Empty>{EMPTY[lang]}</Empty>
        ) : (
          <>
            <Columns kind="statements">
              <Rows id="manader-kvar" title={W.byLead[lang]} head={W.monthsLeft[lang]} rows={accuracy.byLead} lang={lang} />
              <Rows
                id="omgangar"
                title={W.byRound[lang]}
                head={W.round[lang]}
                rows={accuracy.byRound.map((one) => ({ ...one, key: roundName(one.key)[lang] }))}
                lang={lang}
              />
            </Columns>
            {accuracy.byHolder.some((one) => one.count > 1) && (
              <Rows
                id="enheter"
                title={W.byHolder[lang]}
                head={W.holder[lang]}
                rows={accuracy.byHolder.map((one) => ({ ...one, key: view.nameOf(one.key) }))}
                lang={lang}
              />
            )}
            <Each view={view} lang={lang} />
          </>
        )}
      </div>
    </Page>
  )
}

export function accuracyLead({ accuracy: { hits }, waiting }: AccuracyView, lang: Lang): string {
  const sv = lang === 'sv'
  if (hits.length === 0) {
    if (waiting === 0) return sv ? 'Ingen prognos är låst än.' : 'No forecast has been locked yet.'
    return sv
      ? `${waiting} låsta prognoser väntar på ett helt års utfall.`
      : `${waiting} locked forecasts wait for the outcome of a whole year.`
  }
  const better = hits.filter((one) => one.error > 0).length
  const sentences = [
    sv
      ? `${hits.length} låsta prognoser kan jämföras med årets utfall; ${better} av dem blev bättre än prognosen.`
      : `${hits.length} locked forecasts can be compared with the year’s outcome; ${better} of them became better than forecast.`,
  ]
  if (waiting > 0) sentences.push(sv ? `${waiting} väntar på ett helt år.` : `${waiting} wait for a whole year.`)
  return sentences.join(' ')
}

const mkr = (value: Ore, more: Partial<FigureView> = {}): FigureView => amount(value, undefined, 'mkr', { decimals: 1, ...more })

function Rows({
  id,
  title,
  head,
  rows,
  lang,
}: {
  id: string
  title: string
  head: string
  rows: readonly AccuracyRow[]
  lang: Lang
}) {
  return (
    <Section id={id} title={title} right={W.mkr[lang]}>
      <Table
        lang={lang}
        caption={`${title}, ${W.mkr[lang]}`}
        rowHead={head}
        columns={[
          { id: 'count', head: W.count[lang] },
          { id: 'error', head: W.meanError[lang] },
          { id: 'bias', head: W.bias[lang] },
        ]}
        rows={rows.map((one) => ({
          label: one.key,
          cells: [known(one.count), mkr(one.meanError), mkr(one.bias, { sign: true })],
        }))}
      />
      <SourceLine>{BIAS[lang]}</SourceLine>
    </Section>
  )
}

const BIAS = {
  sv: 'Utfall − prognos. Snedhet: + betyder att året blev bättre än prognoserna sade.',
  en: 'Outcome − forecast. Bias: + means that the year became better than the forecasts said.',
}

function Each({ view: { accuracy, nameOf }, lang }: { view: AccuracyView; lang: Lang }) {
  const largest = [...accuracy.hits].sort((a, b) => Math.abs(b.error) - Math.abs(a.error)).slice(0, MOST_SHOWN)
  return (
    <Section id="var-prognos" title={W.each[lang]} right={W.mkr[lang]}>
      <Table
        lang={lang}
        caption={`${W.each[lang]}, ${W.mkr[lang]}`}
        rowHead={W.holder[lang]}
        phone="blocks"
        columns={[
          { id: 'round', head: W.round[lang], kind: 'text' },
          { id: 'expected', head: W.expected[lang] },
          { id: 'became', head: W.became[lang] },
          { id: 'error', head: W.error[lang] },
        ]}
        rows={largest.map((hit) => ({
          label: nameOf(hit.forecast.holder),
          cells: [hit.forecast.round, mkr(hit.expected), mkr(hit.became), mkr(hit.error, { sign: true })],
        }))}
      />
      {accuracy.hits.length > MOST_SHOWN && (
        <SourceLine>
          {lang === 'sv'
            ? `De ${MOST_SHOWN} största felen av ${formatNumber(accuracy.hits.length, 0, lang)}.`
            : `The ${MOST_SHOWN} largest errors of ${formatNumber(accuracy.hits.length, 0, lang)}.`}
        </SourceLine>
      )}
    </Section>
  )
}
