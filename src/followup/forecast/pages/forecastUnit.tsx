// One holder's forecast of a round: outcome by month, what three methods say and which is suggested, the form, the committee's addition.
// Refuses: choosing for anyone; the suggestion stands beside an empty field or what was saved.
import type { Finding } from '../../../kernel/finding.ts'
import type { Ore } from '../../../kernel/money.ts'
import { sumOre } from '../../../kernel/money.ts'
import { formatDate, type Lang, type Text } from '../../../kernel/text.ts'
import { MONEY_UNITS, writeAmount } from '../../../ledger/model.ts'
import { Chart } from '../../../web/chart.tsx'
import { amount, type FigureView, missing } from '../../../web/figure.tsx'
import { Button, ErrorSummary, errorOf, HiddenFields, SelectField, TextAreaField, TextField } from '../../../web/form.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { Empty, Facts, ItemList, Section, SourceLine } from '../../../web/parts.tsx'
import { Table } from '../../../web/table.tsx'
import { roundWords } from '../../words.ts'
import type { Suggestion } from '../backtest.ts'
import { deviationOre, FORECAST_METHODS, type Forecast, type ForecastAdjustment, forecastOre } from '../forecast.ts'
import { asksForRest, restOf, WRITABLE_METHODS } from '../input.ts'
import { SUGGESTION_METHODS } from '../methods.ts'
import { adjustHref, forecastHref, forecastsHref, mkrText, FORECAST_WORDS as W } from './forecastWords.ts'

export interface HolderView {
  round: string
  /** As in the address: `hsn`, `tax_and_grants`. */
  code: string
  name: Text
  /** Twelve months, null for those that are not known. */
  months?: readonly (number | null)[]
  outcomeToDate?: Ore
  budget?: Ore
  suggestion?: Suggestion
  current?: Forecast
  versions: readonly Forecast[]
  adjustments: readonly ForecastAdjustment[]
  /** Why nothing can be written. */
  readOnly?: Text
  mayAdjust: boolean
  written?: (name: string) => string | undefined
  findings?: readonly Finding[]
}

export function ForecastUnitPage({ shell, view }: { shell: Shell; view: HolderView }) {
  const { lang } = shell
  const { findings = [], name, round, readOnly } = view
  return (
    <Page
      shell={shell}
      current="round"
      title={`${name[lang]}: ${lang === 'sv' ? 'prognos' : 'forecast'}, ${roundWords(round, lang)}`}
      path={[{ label: W.forecasts[lang], href: forecastsHref(round) }, { label: name[lang] }]}
      lead={holderLead(view, lang)}
      choices={[]}
    >
      <div class="r-stack">
        {findings.length > 0 && (
          <ErrorSummary
            title={W.broken[lang]}
            errors={findings.map((one) => ({ field: one.cell, message: one.message[lang] }))}
          />
        )}
        <Months view={view} lang={lang} />
        <Suggestions view={view} lang={lang} />
        {readOnly ? (
          <Section id="last" title={W.readOnly[lang]}>
            <p class="r-prose">{readOnly[lang]}</p>
          </Section>
        ) : (
          <Form view={view} lang={lang} />
        )}
        <Adjustments view={view} lang={lang} />
        {view.versions.length > 0 && <Versions versions={view.versions} lang={lang} />}
      </div>
    </Page>
  )
}

/** `Prognosen är 550 mkr sämre än budget. Modellens förslag är …` */
export function holderLead({ current, suggestion, budget, name, adjustments }: HolderView, lang: Lang): string {
  const sv = lang === 'sv'
  const said = current && deviationOre(current)
  const sentences: string[] = []
  if (said === undefined)
    sentences.push(sv ? `${name.sv} har inte lämnat någon prognos i omgången.` : `${name.en} has made no forecast in the round.`)
  else {
    const total = sumOre([said, ...adjustments.map((one) => one.amount)])
    const size = mkrText(Math.abs(total) as Ore, lang)
    const how = total === 0 ? (sv ? 'enligt budget' : 'on budget') : compared(size, total < 0, lang)
    sentences.push(sv ? `Prognosen för helåret är ${how}.` : `The full-year forecast is ${how}.`)
  }
  if (suggestion && budget !== undefined) {
    const deviation = sumOre([suggestion.fullYear, -budget])
    const size = mkrText(Math.abs(deviation) as Ore, lang)
    sentences.push(
      sv
        ? `Modellens förslag är ${compared(size, deviation < 0, lang)}.`
        : `The model suggests ${compared(size, deviation < 0, lang)}.`,
    )
  }
  return sentences.join(' ')
}

const compared = (size: string, worse: boolean, lang: Lang): string =>
  lang === 'sv'
    ? `${size} mkr ${worse ? 'sämre' : 'bättre'} än budget`
    : `SEK ${size} m ${worse ? 'worse' : 'better'} than budget`

const figure = (value: Ore | undefined, more: Partial<FigureView> = {}): FigureView =>
  value === undefined ? missing : amount(value, undefined, 'mkr', { decimals: 1, ...more })

function Months({ view: { months, name, round }, lang }: { view: HolderView; lang: Lang }) {
  if (!months) return null
  const known = months.filter((one) => one !== null).length
  const bars = months.map((value, at) => ({
    label: formatDate(`2000-${String(at + 1).padStart(2, '0')}-01`, lang)
      .split(' ')[1]!
      .slice(0, 3),
    value: value === null ? null : Math.round(value / 10_000_000) / 10,
  }))
  const finding =
    lang === 'sv'
      ? `${name.sv}: nettoutfall per månad, ${known} månader kända till och med ${round}`
      : `${name.en}: net outcome by month, ${known} months known to the end of ${round}`
  return (
    <Section id="manader" title={W.chartHead[lang]} right={W.mkr[lang]}>
      <Chart
        spec={{ kind: 'columns', bars, decimals: 1 }}
        lang={lang}
        finding={finding}
        caption={`${W.chartHead[lang]}, ${W.mkr[lang]}`}
        heads={[W.month[lang], W.mkr[lang]]}
      />
    </Section>
  )
}

function Suggestions({ view, lang }: { view: HolderView; lang: Lang }) {
  const { suggestion, budget, outcomeToDate } = view
  if (!suggestion)
    return (
      <Section id="forslag" title={W.suggestions[lang]}>
        <Empty>{W.noSuggestion[lang]}</Empty>
      </Section>
    )
  const against = (value: Ore | undefined) => (value === undefined || budget === undefined ? undefined : sumOre([value, -budget]))
  const rest = (value: Ore | undefined) =>
    value === undefined || outcomeToDate === undefined ? undefined : restOf(value, outcomeToDate)
  const row = (label: string, value: Ore | undefined, kind?: 'sum') => ({
    label,
    ...(kind ? { kind } : {}),
    cells: [figure(rest(value)), figure(value, { preliminary: true }), figure(against(value), { sign: true })],
  })
  return (
    <Section id="forslag" title={W.suggestions[lang]} right={W.mkr[lang]}>
      <Table
        lang={lang}
        caption={`${W.suggestions[lang]}, ${W.mkr[lang]}`}
        rowHead={W.method[lang]}
        phone="blocks"
        columns={[
          { id: 'rest', head: W.rest[lang] },
          { id: 'year', head: W.fullYear[lang] },
          { id: 'deviation', head: W.deviation[lang] },
        ]}
        rows={[
          ...SUGGESTION_METHODS.map((method) => row(FORECAST_METHODS[method][lang], suggestion.estimates[method])),
          row(W.budget[lang], budget),
          row(`${W.chosen[lang]}: ${FORECAST_METHODS[suggestion.method][lang].toLowerCase()}`, suggestion.fullYear, 'sum'),
        ]}
      />
      <SourceLine>{restsOnWords(suggestion, lang)}</SourceLine>
    </Section>
  )
}

/** How the method was chosen and what the interval rests on; said also when there is none. */
export function restsOnWords({ interval, ownErrors }: Suggestion, lang: Lang): string {
  const chosen =
    lang === 'sv'
      ? ownErrors > 0
        ? `Metoden är vald efter ${ownErrors} egna träffar och missar i tidigare år.`
        : 'För få år för att välja metod: de vägs lika eller efter andra enheters träffar.'
      : ownErrors > 0
        ? `The method is chosen by ${ownErrors} hits and misses of its own in earlier years.`
        : 'Too few years to choose a method: they weigh alike or by the hits of other units.'
  if (!interval)
    return `${chosen} ${lang === 'sv' ? 'Inget intervall anges: för få tidigare fel att stå på.' : 'No interval is given: too few earlier errors to stand on.'}`
  const between = `${mkrText(interval.low, lang)} ${lang === 'sv' ? 'och' : 'and'} ${mkrText(interval.high, lang)}`
  return lang === 'sv'
    ? `${chosen} Fyra år av fem väntas sluta mellan ${between} mkr, efter ${interval.errors} tidigare fel.`
    : `${chosen} Four years of five are expected to end between SEK ${between} m, by ${interval.errors} earlier errors.`
}

function Form({ view, lang }: { view: HolderView; lang: Lang }) {
  const { code, round, current, written, findings, outcomeToDate, budget } = view
  const rest = asksForRest(view)
  const saved = current && (rest ? current.restOfYear : deviationOre(current))
  const label = rest ? W.rest : W.statedDeviation
  return (
    <Section id="prognos" title={W.make[lang]}>
      {rest && (
        <Facts
          facts={[
            { name: W.toDate[lang], value: `${mkrText(outcomeToDate!, lang)} ${W.mkr[lang]}` },
            { name: W.budget[lang], value: `${mkrText(budget!, lang)} ${W.mkr[lang]}` },
          ]}
        />
      )}
      <form
        class="r-form r-form-after"
        method="post"
        action={forecastHref(code, round)}
        data-draft={`followup:forecast@${code}/${round}`}
      >
        <HiddenFields fields={{ omgang: round, version: written?.('version') ?? view.versions.at(-1)?.version ?? 0 }} />
        <TextField
          id="amount"
          name="amount"
          label={label[lang]}
          lang={lang}
          help={(rest ? W.restHelp : W.statedHelp)[lang]}
          value={written?.('amount') ?? (saved === undefined ? '' : writeAmount(saved, 'tkr'))}
          width={14}
          figure
          plain
          error={errorOf(findings, 'amount', lang)}
        />
        <SelectField
          id="unit"
          name="unit"
          label={W.amountUnit[lang]}
          lang={lang}
          value={written?.('unit') ?? 'tkr'}
          options={MONEY_UNITS.map((one) => ({ value: one, label: one }))}
        />
        <SelectField
          id="method"
          name="method"
          label={W.method[lang]}
          lang={lang}
          value={written?.('method') ?? WRITABLE_METHODS.find((one) => one === current?.method) ?? 'judged'}
          options={WRITABLE_METHODS.map((one) => ({ value: one, label: FORECAST_METHODS[one][lang] }))}
          error={errorOf(findings, 'method', lang)}
        />
        <TextAreaField
          id="comment"
          name="comment"
          label={W.comment[lang]}
          lang={lang}
          value={written?.('comment') ?? current?.comment ?? ''}
          rows={4}
          plain
          error={errorOf(findings, 'comment', lang)}
        />
        <div class="r-buttons">
          <Button>{W.save[lang]}</Button>
        </div>
      </form>
    </Section>
  )
}

function Adjustments({ view, lang }: { view: HolderView; lang: Lang }) {
  const { adjustments, mayAdjust, code, round, written, findings } = view
  if (adjustments.length === 0 && !mayAdjust) return null
  return (
    <Section id="justering" title={W.adjustHead[lang]} right={W.mkr[lang]}>
      {adjustments.length > 0 && (
        <ItemList
          lang={lang}
          label={W.adjustHead[lang]}
          items={adjustments.map((one) => ({
            title: one.reason,
            sub: `${one.by}, ${formatDate(one.at.slice(0, 10), lang)}`,
            value: mkrText(one.amount, lang, true),
          }))}
        />
      )}
      {mayAdjust && (
        <form class="r-form" method="post" action={adjustHref(code)}>
          <HiddenFields fields={{ omgang: round }} />
          <TextField
            id="adjustAmount"
            name="adjustAmount"
            label={W.adjustAmount[lang]}
            lang={lang}
            help={W.adjustHelp[lang]}
            value={written?.('adjustAmount') ?? ''}
            width={14}
            figure
            plain
            error={errorOf(findings, 'adjustAmount', lang)}
          />
          <SelectField
            id="adjustUnit"
            name="adjustUnit"
            label={W.amountUnit[lang]}
            lang={lang}
            value={written?.('adjustUnit') ?? 'tkr'}
            options={MONEY_UNITS.map((one) => ({ value: one, label: one }))}
          />
          <TextAreaField
            id="adjustReason"
            name="adjustReason"
            label={W.adjustReason[lang]}
            lang={lang}
            value={written?.('adjustReason') ?? ''}
            rows={2}
            plain
            error={errorOf(findings, 'adjustReason', lang)}
          />
          <div class="r-buttons">
            <Button kind="secondary">{W.adjust[lang]}</Button>
          </div>
        </form>
      )}
    </Section>
  )
}

function Versions({ versions, lang }: { versions: readonly Forecast[]; lang: Lang }) {
  return (
    <details>
      <summary>{`${W.versions[lang]} (${versions.length})`}</summary>
      <ItemList
        lang={lang}
        label={W.versions[lang]}
        items={[...versions].reverse().map((one) => {
          const deviation = deviationOre(one)
          const year = forecastOre(one)
          const behalf = one.onBehalfOf
            ? lang === 'sv'
              ? `, i stället för ${one.onBehalfOf}`
              : `, on behalf of ${one.onBehalfOf}`
            : ''
          return {
            title: `${one.version}. ${one.by}${behalf}`,
            sub: [
              formatDate(one.at.slice(0, 10), lang),
              FORECAST_METHODS[one.method][lang],
              year === undefined ? '' : `${W.fullYear[lang].toLowerCase()} ${mkrText(year, lang)} ${W.mkr[lang]}`,
              one.comment,
            ]
              .filter(Boolean)
              .join('. '),
            value: deviation === undefined ? '..' : `${mkrText(deviation, lang, true)} ${W.mkr[lang]}`,
          }
        })}
      />
    </details>
  )
}
