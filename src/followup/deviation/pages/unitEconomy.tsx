// Outcome against budget of one unit: what the deviation is, what explains it, where it is, month by month, and what is said about it.
// Refuses: adding up. Every row and its parts come from the same roll-up.
import type { Lang } from '../../../kernel/text.ts'
import { type AmountUnit, Figure, type FigureView } from '../../../web/figure.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { link, PATHS } from '../../../web/links.ts'
import { ChoiceSelect, Columns, Empty, Facts, PageChoices, Section, Segments, TableLinks } from '../../../web/parts.tsx'
import { PHASING_WORDS, DEVIATION_WORDS as W } from '../words.ts'
import { Said, WriteComment } from './comments.tsx'
import { DeviationTable, MonthTable, StepTable, WorkedTable } from './tables.tsx'
import { type UnitEconomyView, unitEconomyPath } from './view.ts'

const UNITS: readonly AmountUnit[] = ['mkr', 'tkr', 'kr']
const UNIT_NAMES: Record<AmountUnit, Record<Lang, string>> = {
  mkr: { sv: 'mkr', en: 'SEK m' },
  tkr: { sv: 'tkr', en: 'SEK k' },
  kr: { sv: 'kr', en: 'SEK' },
}

interface Part {
  view: UnitEconomyView
  lang: Lang
  unit: string
}

export function UnitEconomyPage({ shell, view }: { shell: Shell; view: UnitEconomyView }) {
  const { lang } = shell
  const unit = UNIT_NAMES[view.unit][lang]
  const part = { view, lang, unit }
  const chosen = view.types.find((one) => one.value === view.type)
  const types = view.type === '' ? W.byType : W.byAccount
  return (
    <Page
      shell={shell}
      current="economy"
      title={[view.name, ...(chosen ? [chosen.label[lang].toLowerCase()] : []), `${view.span[lang]} ${view.year}`].join(', ')}
      path={[{ label: W.economy[lang], href: link(PATHS.economy, { year: view.year }) }, ...view.path]}
      lead={<Lead {...part} />}
      choices={['year', 'structure']}
    >
      <Choices {...part} />
      <Columns kind="two">
        <Section id="forklaring" small title={W.explains[lang]} right={unit}>
          <StepTable {...part} />
        </Section>
        <Assumptions {...part} />
      </Columns>
      <Section id="slag" title={types[lang]} right={`${unit}. ${W.signNote[lang]}`} source={view.source[lang]}>
        <DeviationTable
          view={view}
          rows={[...view.rows, view.total]}
          caption={`${types[lang]} ${view.year}, ${unit}`}
          rowHead={W.typeColumn[lang]}
          lang={lang}
        />
      </Section>
      {view.mayReadComments && <Comments {...part} />}
      {view.children.length > 0 && (
        <Section id="under" title={W.below[lang]} right={unit}>
          <DeviationTable
            view={view}
            rows={view.children}
            caption={`${W.below[lang]} ${view.year}, ${unit}`}
            rowHead={W.unitColumn[lang]}
            lang={lang}
          />
        </Section>
      )}
      <Section id="manader" title={W.months[lang]} right={unit}>
        <MonthTable {...part} />
      </Section>
      {view.worked && (
        <Section id="arbetad-tid" title={W.worked[lang]}>
          <WorkedTable worked={view.worked} lang={lang} />
        </Section>
      )}
    </Page>
  )
}

/** The outcome against budget, what explains most of it, and where the year is heading. */
function Lead({ view, lang, unit }: Part) {
  const { outcome, budget, deviation } = view.total
  const inText = (figure: FigureView, sign = false) => <Figure figure={{ ...figure, unit, sign }} lang={lang} inText />
  const off = deviation.value ?? 0
  return (
    <>
      {outcome.value === null ? (
        W.noOutcome[lang]
      ) : (
        <>
          {W.was[lang]} {inText(outcome)}
          {budget.value === null ? (
            <>. {W.noBudget[lang]}</>
          ) : (
            <>
              {' '}
              {W.against[lang]} {inText(budget)}, {off === 0 ? '' : inText(deviation, true)}{' '}
              {W[off > 0 ? 'better' : off < 0 ? 'worse' : 'inBalance'][lang]}.
            </>
          )}
        </>
      )}
      {view.most && (
        <>
          {' '}
          {W.mostBy[lang]} {view.most.label[lang].toLowerCase()}, {inText(view.most.figure, true)}.
        </>
      )}
      {view.forecast && (
        <>
          {' '}
          {W.forecastSays[lang]} {inText(view.forecast.amount)}.
        </>
      )}
      {view.unbooked && <> {view.unbooked[lang]}</>}
    </>
  )
}

function Choices({ view, lang }: Part) {
  const action = unitEconomyPath(view.code)
  const { query } = view
  return (
    <PageChoices lang={lang} right={<TableLinks csv={view.csv} lang={lang} />}>
      <ChoiceSelect
        label={W.period[lang]}
        name="period"
        value={view.period}
        options={view.periods.map(({ value, label }) => ({ value, label: label[lang] }))}
        action={action}
        kept={query}
        lang={lang}
      />
      {view.month && (
        <Segments
          label={W.span[lang]}
          options={(['manad', 'ack'] as const).map((one) => ({
            label: (one === 'manad' ? W.month : W.accumulated)[lang],
            href: link(action, { ...query, visa: one }),
            current: view.month === one,
          }))}
        />
      )}
      <ChoiceSelect
        label={W.type[lang]}
        name="typ"
        value={view.type}
        options={[{ value: '', label: W.allTypes[lang] }, ...view.types.map((one) => ({ ...one, label: one.label[lang] }))]}
        action={action}
        kept={{ ...query, open: undefined }}
        lang={lang}
      />
      <Segments
        label={W.amount[lang]}
        options={UNITS.map((one) => ({
          label: UNIT_NAMES[one][lang],
          href: link(action, { ...query, unit: one }),
          current: one === view.unit,
        }))}
      />
    </PageChoices>
  )
}

function Assumptions({ view, lang, unit }: Part) {
  const value = (figure: FigureView, sign = false) => <Figure figure={{ ...figure, unit, sign }} lang={lang} inText />
  const { forecast, phasing, detail } = view
  return (
    <Section id="budgeten" small title={W.assumptions[lang]}>
      <Facts
        facts={[
          { name: W.yearBudget[lang], value: value(view.budgetYear) },
          ...(phasing ? [{ name: W.phasing[lang], value: `${PHASING_WORDS[phasing.kind][lang]}. ${phasing.months[lang]}` }] : []),
          { name: W.comesFrom[lang], value: view.budgetFrom[lang] },
          ...(detail
            ? [
                {
                  name: W.detail[lang],
                  value: detail.href ? <a href={detail.href}>{detail.words[lang]}</a> : detail.words[lang],
                },
              ]
            : []),
          ...(forecast
            ? [
                { name: W.forecastYear[lang], value: value(forecast.amount) },
                { name: W.forecastDeviation[lang], value: value(forecast.deviation, true) },
                { name: W.forecastFrom[lang], value: forecast.said[lang] },
              ]
            : view.type === ''
              ? [{ name: W.forecastYear[lang], value: W.noForecast[lang] }]
              : []),
        ]}
      />
    </Section>
  )
}

function Comments({ view, lang }: Part) {
  const { form, comments, write } = view
  const at = view.types.find((one) => one.value === view.type)?.label ?? W.wholeUnit
  const verb = comments.some((one) => one.line === view.type) ? W.change_ : W.write
  return (
    <Section
      id="kommentarer"
      title={W.comments[lang]}
      right={write && !form ? <a href={write}>{`${verb[lang]}: ${at[lang].toLowerCase()}`}</a> : undefined}
    >
      {comments.length === 0 && !form && <Empty>{W.noComments[lang]}</Empty>}
      {comments.map((said) => (
        <>
          <h3>{said.label[lang]}</h3>
          <Said said={said} lang={lang} />
        </>
      ))}
      {form && <WriteComment form={form} lang={lang} />}
    </Section>
  )
}
