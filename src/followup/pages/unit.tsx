// One page per unit and round: the answer first, then money, indicators, activities and comment, and two buttons.
// Refuses: asking what the round does not ask, and a field that cannot be used without saying why.
import { ORE_PER_TKR } from '../../kernel/money.ts'
import { formatDate, formatNumber, type Lang } from '../../kernel/text.ts'
import { MONEY_UNITS } from '../../ledger/model.ts'
import { dayOf, deadlineWords, leftWords, STATE_WORDS } from '../../process/model.ts'
import { Button, ErrorSummary, errorOf, HiddenFields, SelectField, TextAreaField, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { link } from '../../web/links.ts'
import { Section } from '../../web/parts.tsx'
import { asksOf, asksReason, limitFor, limitOre, openReport } from '../report.ts'
import { remaining, type UnitWork } from '../unitWork.ts'
import { roundWords, WORDS as W } from '../words.ts'
import { MoneyTable } from './moneyTable.tsx'
import { Activities, Indicators } from './unitLines.tsx'
import { ReadOnly, Versions } from './unitRead.tsx'
import type { UnitView } from './unitView.ts'

export type { UnitView } from './unitView.ts'

export const unitHref = (unit: string, round: string): string => link(`/enhet/${unit}`, { omgang: round })
export const unitsHref = (round: string): string => link('/enheter', { omgang: round })

const FORM = 'rapport'

export const draftKey = ({ unit, round }: UnitWork): string => `followup:report@${unit}/${round.id}`

export function UnitPage({ shell, view }: { shell: Shell; view: UnitView }) {
  const { lang } = shell
  const { work, readOnly, findings = [] } = view
  const title = `${work.unitName}, ${roundWords(work.round.id, lang)}`
  return (
    <Page
      shell={shell}
      current="tasks"
      title={title}
      path={[{ label: W.myUnits[lang], href: unitsHref(work.round.id) }, { label: work.unitName }]}
      lead={leadOf(view, lang)}
      choices={[]}
      actions={readOnly ? undefined : <HandIn saved={view.saved} lang={lang} />}
    >
      <div class="r-stack">
        {findings.length > 0 && (
          <ErrorSummary
            title={W.broken[lang]}
            errors={findings.map((one) => ({ field: one.cell, message: one.message[lang] }))}
          />
        )}
        {readOnly ? <ReadOnly work={work} reason={readOnly} lang={lang} /> : <Form view={view} lang={lang} />}
        {view.versions.length > 0 && <Versions versions={view.versions} lang={lang} />}
      </div>
    </Page>
  )
}

const tkr = (ore: number, lang: Lang, sign = false): string => formatNumber(ore / ORE_PER_TKR, 0, lang, { sign })

/** `Akuten är 350 tkr sämre än budget till och med april. Två av fem indikatorer saknar värde. Sista dag är 12 maj, om tre dagar.` */
export function leadOf({ work, today, onBehalfOf }: UnitView, lang: Lang): string {
  const { money, unitName, task, round } = work
  const left = remaining(work)
  const sv = lang === 'sv'
  const month = formatDate(`${round.id}-01`, lang).replace(/^1 /, '')
  const sentences: string[] = []
  if (!money)
    sentences.push(
      sv
        ? `Räkenskaperna för ${month} är inte inlästa, så utfall och avvikelse saknas.`
        : `The books for ${month} have not been read, so outcome and deviation are missing.`,
    )
  else sentences.push(moneySentence(unitName, money.deviation, month, lang))
  if (left.valuesTotal > 0 && asksOf(round.id).content)
    sentences.push(
      sv
        ? `${left.valuesTotal - left.values} av ${left.valuesTotal} indikatorer är besvarade.`
        : `${left.valuesTotal - left.values} of ${left.valuesTotal} indicators are answered.`,
    )
  if (task) {
    const day = dayOf(round, today)
    const state = STATE_WORDS[task.state][lang].toLowerCase()
    const due = `${deadlineWords(task.due, day, lang)}, ${leftWords(task.due, day, lang)}`
    const waits = task.state !== 'ready' && task.state !== 'approved'
    sentences.push(
      waits ? (sv ? `Sista dag är ${due}.` : `Due ${due}.`) : sv ? `Rapporten är ${state}.` : `The report is ${state}.`,
    )
  }
  if (onBehalfOf)
    sentences.push(
      sv
        ? `Du skriver i stället för ${onBehalfOf}; båda namnen sparas.`
        : `You write on behalf of ${onBehalfOf}; both names are kept.`,
    )
  return sentences.join(' ')
}

function moneySentence(name: string, deviation: number, month: string, lang: Lang): string {
  const size = tkr(Math.abs(deviation), lang)
  if (lang === 'sv') {
    if (deviation === 0) return `${name} följer budget till och med ${month}.`
    return `${name} är ${size} tkr ${deviation < 0 ? 'sämre' : 'bättre'} än budget till och med ${month}.`
  }
  if (deviation === 0) return `${name} is on budget to the end of ${month}.`
  return `${name} is SEK ${size} k ${deviation < 0 ? 'worse' : 'better'} than budget to the end of ${month}.`
}

function Form({ view, lang }: { view: UnitView; lang: Lang }) {
  const { work, saved } = view
  const { content } = asksOf(work.round.id)
  const opened = openReport(work.current, work.previous)
  return (
    <form id={FORM} class="r-stack" method="post" action={unitHref(work.unit, work.round.id)} data-draft={draftKey(work)}>
      <HiddenFields fields={{ omgang: work.round.id, version: view.written?.('version') ?? opened.version }} />
      <Section id="pengar" title={W.money[lang]} right={W.tkr[lang]}>
        <MoneyTable work={work} lang={lang} />
        <div class="r-form r-form-after">
          <MoneyFields view={view} lang={lang} />
        </div>
      </Section>
      {content && <Indicators view={view} lang={lang} />}
      {content && <Activities view={view} lang={lang} />}
      {content && <Comment view={view} lang={lang} />}
      <HandIn saved={saved} lang={lang} />
    </form>
  )
}

/** Both at the top and at the end: a unit with nothing new is done without scrolling. */
const HandIn = ({ saved, lang }: { saved: string | undefined; lang: Lang }) => (
  <div class="r-buttons">
    <Button name="gor" value="lamna" form={FORM}>
      {W.handIn[lang]}
    </Button>
    <Button kind="secondary" name="gor" value="spara" form={FORM}>
      {W.save[lang]}
    </Button>
    {saved && (
      <span class="r-saved" role="status">
        {lang === 'sv' ? `Sparat ${saved}` : `Saved ${saved}`}
      </span>
    )}
  </div>
)

function MoneyFields({ view, lang }: { view: UnitView; lang: Lang }) {
  const { work, written, findings } = view
  const opened = openReport(work.current, work.previous)
  const asks = asksOf(work.round.id)
  const limit = limitFor(work.round.id, work.limits)
  const reason = written?.('deviationReason') ?? opened.deviationReason
  const asked = asksReason(work.money, limit)
  const reasonError = errorOf(findings, 'deviationReason', lang)
  return (
    <>
      {asks.forecast !== 'no' && (
        <div class="r-pair">
          <TextField
            id="forecast"
            name="forecast"
            label={W.forecast[lang]}
            lang={lang}
            help={[W.forecastHelp[lang], opened.forecast !== '' && opened.from ? W.sameForecast[lang] : '']
              .filter(Boolean)
              .join(' ')}
            value={written?.('forecast') ?? opened.forecast}
            width={14}
            figure
            plain={asks.forecast === 'required'}
            optional={asks.forecast === 'optional'}
            error={errorOf(findings, 'forecast', lang)}
          />
          <SelectField
            id="forecastUnit"
            name="forecastUnit"
            label={W.unit[lang]}
            lang={lang}
            value={written?.('forecastUnit') ?? opened.forecastUnit}
            options={MONEY_UNITS.map((one) => ({ value: one, label: one }))}
          />
        </div>
      )}
      {(asked || reason !== '' || reasonError !== undefined) && (
        <TextAreaField
          id="deviationReason"
          name="deviationReason"
          label={W.reason[lang]}
          lang={lang}
          help={[
            work.money && asked ? limitWords(limitOre(work.money.budget, limit), lang) : '',
            opened.deviationReason === '' ? '' : unchangedWords(opened.from, lang),
          ]
            .filter(Boolean)
            .join(' ')}
          value={reason}
          rows={3}
          plain={asked}
          optional={!asked}
          error={reasonError}
        />
      )}
    </>
  )
}

const limitWords = (limit: number, lang: Lang): string =>
  lang === 'sv'
    ? `Avvikelsen är större än gränsen, ${tkr(limit, lang)} tkr. Skriv vad den beror på.`
    : `The deviation is beyond the limit, SEK ${tkr(limit, lang)} k. Say what it comes from.`

const unchangedWords = (from: string | undefined, lang: Lang): string => {
  if (from === undefined) return ''
  const name = roundWords(from, lang)
  return lang === 'sv' ? `Oförändrat från ${name}.` : `Unchanged from ${name}.`
}

function Comment({ view: { work, written, findings }, lang }: { view: UnitView; lang: Lang }) {
  const opened = openReport(work.current, work.previous)
  return (
    <Section id="kommentar" title={W.comment[lang]}>
      <div class="r-form">
        <TextAreaField
          id="text"
          name="text"
          label={W.commentField[lang]}
          lang={lang}
          help={unchangedWords(opened.from, lang)}
          value={written?.('text') ?? opened.text}
          rows={5}
          optional
          error={errorOf(findings, 'text', lang)}
        />
      </div>
    </Section>
  )
}
