// The unit's report as text: when it is locked or the reader is not the one who reports, and every version there has been.
// Refuses: fields, and silence about why there are none.
import { formatDate, type Lang, type Text } from '../../kernel/text.ts'
import { writeAmount } from '../../ledger/model.ts'
import { Figure, missing } from '../../web/figure.tsx'
import { Facts, ItemList, Section } from '../../web/parts.tsx'
import { asksOf, type UnitReport } from '../report.ts'
import { STATE_NAMES, type UnitWork } from '../unitWork.ts'
import { WORDS as W } from '../words.ts'
import { MoneyTable } from './moneyTable.tsx'

/** Everything as text, with why nothing can be written. */
export function ReadOnly({ work, reason, lang }: { work: UnitWork; reason: Text; lang: Lang }) {
  const { content } = asksOf(work.round.id)
  const report = work.current
  const total = (id: string) => work.stored.find((one) => one.indicator === id && one.part === 'total')
  const state = (id: string) => work.states.get(id)
  return (
    <>
      <Section id="last" title={W.readOnly[lang]}>
        <p class="r-prose">{reason[lang]}</p>
      </Section>
      <Section id="pengar" title={W.money[lang]} right={W.tkr[lang]}>
        <MoneyTable work={work} lang={lang} />
        <Facts
          facts={[
            {
              name: W.forecast[lang],
              value: report?.forecastOre === undefined ? W.missing[lang] : `${writeAmount(report.forecastOre, 'tkr')} tkr`,
            },
            { name: W.reason[lang], value: report?.deviationReason || W.nothing[lang] },
          ]}
        />
      </Section>
      {content && work.indicators.length > 0 && (
        <Section id="indikatorer" title={W.indicators[lang]}>
          <Facts
            facts={work.indicators.map((one) => ({
              name: one.title,
              value: total(one.id)?.cell || total(one.id)?.missing || <Figure figure={missing} lang={lang} />,
            }))}
          />
        </Section>
      )}
      {content && work.activities.length > 0 && (
        <Section id="aktiviteter" title={W.activities[lang]}>
          <Facts
            facts={work.activities.map((one) => {
              const said = state(one.id)
              const words = said ? [STATE_NAMES[said.state][lang], said.note].filter(Boolean).join('. ') : W.missing[lang]
              return { name: one.title, value: words }
            })}
          />
        </Section>
      )}
      {content && (
        <Section id="kommentar" title={W.comment[lang]}>
          <p class="r-prose">{report?.text || W.nothing[lang]}</p>
        </Section>
      )}
    </>
  )
}

export function Versions({ versions, lang }: { versions: readonly UnitReport[]; lang: Lang }) {
  return (
    <details>
      <summary>{`${W.versions[lang]} (${versions.length})`}</summary>
      <ItemList
        lang={lang}
        label={W.versions[lang]}
        items={[...versions].reverse().map((one) => ({
          title: `${one.version}. ${one.by}${one.onBehalfOf ? (lang === 'sv' ? `, i stället för ${one.onBehalfOf}` : `, on behalf of ${one.onBehalfOf}`) : ''}`,
          sub: [formatDate(one.at.slice(0, 10), lang), one.text].filter(Boolean).join('. '),
          value: one.forecastOre === undefined ? '' : `${writeAmount(one.forecastOre, 'tkr')} tkr`,
        }))}
      />
    </details>
  )
}
