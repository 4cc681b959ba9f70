// A round's forecasts: the answer in words, committees with the human forecast and the model's beside it, lines, result, what is missing.
// Refuses: a total that hides what it lacks, and a suggestion in the place of a forecast.
import type { Child } from 'hono/jsx'
import type { Ore } from '../../../kernel/money.ts'
import { sumOre } from '../../../kernel/money.ts'
import { formatDate, formatList, type Lang } from '../../../kernel/text.ts'
import { roundName } from '../../../process/model.ts'
import { amount, type FigureView, missing, notComputed } from '../../../web/figure.tsx'
import { Button, HiddenFields } from '../../../web/form.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { PATHS } from '../../../web/links.ts'
import { ChoiceSelect, Columns, Empty, LinkRow, PageChoices, Section, SourceLine } from '../../../web/parts.tsx'
import { type Row, Table } from '../../../web/table.tsx'
import { roundWords } from '../../words.ts'
import type { BalanceForecast } from '../balanceForecast.ts'
import { forecastRef } from '../figures.ts'
import { FORECAST_METHODS, type ForecastLock } from '../forecast.ts'
import type { RolledLine, RolledUp } from '../rollUp.ts'
import { ACCURACY_PATH, forecastHref, LOCK_PATH, mkrDecimals, mkrText, FORECAST_WORDS as W } from './forecastWords.ts'

/** A suggestion as a deviation from the year's budget. */
export interface SuggestedDeviation {
  deviation: Ore
  low?: Ore
  high?: Ore
}

export interface ForecastsView {
  round: string
  rounds: readonly string[]
  rolled: RolledUp
  /** The round before, and what it said. */
  previous?: { round: string; rolled: RolledUp }
  suggested: ReadonlyMap<string, SuggestedDeviation>
  balance: BalanceForecast
  lock?: ForecastLock
  mayLock: boolean
  /** Figures can be asked: the house knows the addresses of forecasts. */
  askable: boolean
}

export function ForecastsPage({ shell, view }: { shell: Shell; view: ForecastsView }) {
  const { lang } = shell
  const { rolled, round, rounds } = view
  return (
    <Page
      shell={shell}
      current="round"
      title={`${W.forecasts[lang]}, ${roundWords(round, lang)}`}
      path={[{ label: W.roundPath[lang], href: `${PATHS.round}/${round}` }, { label: W.forecasts[lang] }]}
      lead={leadOf(view, lang)}
      choices={[]}
    >
      <div class="r-stack">
        <PageChoices
          lang={lang}
          right={
            <LinkRow
              links={[
                { label: W.accuracy[lang], href: ACCURACY_PATH },
                { label: W.measures[lang], href: PATHS.measures },
                { label: W.worked[lang], href: '/arbetadtid' },
              ]}
            />
          }
        >
          <ChoiceSelect
            label={W.round[lang]}
            name="omgang"
            value={round}
            action={PATHS.forecasts}
            options={rounds.map((one) => ({ value: one, label: roundName(one)[lang] }))}
            lang={lang}
          />
        </PageChoices>
        <Committees view={view} lang={lang} />
        <Lines view={view} lang={lang} />
        <ResultSection view={view} lang={lang} />
        {rolled.missing.length > 0 && <Missing rolled={rolled} lang={lang} />}
        {rolled.findings.length > 0 && (
          <Section id="avvikelser" title={W.findings[lang]}>
            <ul class="r-note-list">
              {rolled.findings.map((one) => (
                <li>{one.message[lang]}</li>
              ))}
            </ul>
          </Section>
        )}
        <Lock view={view} lang={lang} />
      </div>
    </Page>
  )
}

/** `Nämnderna väntas gå 644 mkr sämre än budget. Resultatet väntas bli −733 mkr mot budgeterade −324 mkr. Fyra av nio saknar prognos.` */
export function leadOf({ rolled, round }: ForecastsView, lang: Lang): string {
  const { netCost, total, result, budgetResult, missing: silent } = rolled
  const sv = lang === 'sv'
  const sentences: string[] = []
  if (total.deviation === undefined)
    sentences.push(sv ? `Ingen prognos är lämnad för ${round}.` : `No forecast has been made for ${round}.`)
  if (netCost.deviation !== undefined) {
    const size = mkrText(Math.abs(netCost.deviation) as Ore, lang)
    const worse = netCost.deviation < 0
    sentences.push(
      sv
        ? `Nettokostnaderna väntas bli ${size} mkr ${worse ? 'sämre' : 'bättre'} än budget.`
        : `Net cost is expected to be SEK ${size} m ${worse ? 'worse' : 'better'} than budget.`,
    )
  }
  if (result !== undefined && budgetResult !== undefined && total.deviation !== undefined)
    sentences.push(
      sv
        ? `Årets resultat väntas bli ${mkrText(result, lang)} mkr, ${mkrText(total.deviation, lang, true)} mkr mot budgeterade ${mkrText(budgetResult, lang)} mkr.`
        : `The year’s result is expected to be SEK ${mkrText(result, lang)} m, ${mkrText(total.deviation, lang, true)} against the budgeted ${mkrText(budgetResult, lang)}.`,
    )
  if (silent.length > 0 && total.deviation !== undefined)
    sentences.push(
      sv
        ? `Summan vilar på ${total.restsOn.known} av ${total.restsOn.of} prognoser: ${formatList(silent)} saknas.`
        : `The sum rests on ${total.restsOn.known} of ${total.restsOn.of} forecasts: ${formatList(silent, 'en')} are missing.`,
    )
  return sentences.join(' ')
}

const figure = (value: Ore | undefined, more: Partial<FigureView> = {}): FigureView =>
  value === undefined ? missing : amount(value, more.ref, 'mkr', { decimals: mkrDecimals(value), sign: true, ...more })

const refOf = ({ askable, round }: ForecastsView, id: string): Partial<FigureView> =>
  askable ? { ref: forecastRef(id, round) } : {}

/** How it came about, and how much of it there is. */
function methodWords(line: RolledLine, lang: Lang): string {
  if (line.source === 'none') return W.missing[lang]
  const method = line.method === 'sum' || line.method === undefined ? W.sum[lang] : FORECAST_METHODS[line.method][lang]
  const { known, of } = line.restsOn
  if (known === of) return method
  return lang === 'sv' ? `${method}, vilar på ${known} av ${of}` : `${method}, rests on ${known} of ${of}`
}

const isWhole = ({ restsOn }: RolledLine): boolean => restsOn.known === restsOn.of
/** Sums that lack the same parts may be compared. */
const sameParts = (a: RolledLine, b: RolledLine): boolean =>
  a.missing.length === b.missing.length && a.missing.every((name) => b.missing.includes(name))

const adjustedBy = (line: RolledLine): Ore | undefined =>
  line.adjustments.length === 0 ? undefined : sumOre(line.adjustments.map((one) => one.amount))

function Committees({ view, lang }: { view: ForecastsView; lang: Lang }) {
  const { rolled, previous, suggested, round } = view
  const anySuggested = suggested.size > 0
  const anyAdjusted = [...rolled.committees, rolled.netCost].some((one) => one.adjustments.length > 0)
  const before = (id: string): RolledLine | undefined =>
    id === 'net_cost' ? previous?.rolled.netCost : previous?.rolled.committees.find((one) => one.id === id)
  const rowOf = (line: RolledLine, label: Child): Row => {
    const said = before(line.id)?.deviation
    const model = suggested.get(line.id)
    const earlier = before(line.id)
    const change = said === undefined || line.deviation === undefined ? undefined : sumOre([line.deviation, -said])
    const comparable = earlier !== undefined && isWhole(earlier) === isWhole(line) && (isWhole(line) || sameParts(earlier, line))
    const added = adjustedBy(line)
    return {
      label,
      ...(line.level === 'total' ? { kind: 'sum' as const } : {}),
      cells: [
        figure(line.deviation, { preliminary: true, ...refOf(view, line.id) }),
        ...(anyAdjusted ? [added === undefined ? null : figure(added)] : []),
        ...(previous ? [figure(said), change !== undefined && !comparable ? notComputed : figure(change)] : []),
        ...(anySuggested ? [figure(model?.deviation, { preliminary: true }), intervalWords(model, lang)] : []),
        methodWords(line, lang),
      ],
    }
  }
  return (
    <Section id="namnder" title={W.byCommittee[lang]} right={W.mkr[lang]}>
      <Table
        lang={lang}
        caption={`${W.byCommittee[lang]}, ${W.mkr[lang]}`}
        rowHead={W.committee[lang]}
        phone="blocks"
        columns={[
          { id: 'deviation', head: W.deviation[lang] },
          ...(anyAdjusted ? [{ id: 'adjusted', head: W.adjusted[lang] }] : []),
          ...(previous
            ? [
                { id: 'before', head: `${W.forecastOf[lang]} ${previous.round}`, earlier: true },
                { id: 'change', head: W.change[lang] },
              ]
            : []),
          ...(anySuggested
            ? [
                { id: 'suggested', head: W.suggested[lang], split: true },
                { id: 'interval', head: W.interval[lang], kind: 'text' as const },
              ]
            : []),
          { id: 'method', head: W.method[lang], kind: 'text' as const },
        ]}
        rows={[
          ...rolled.committees.map((line) => rowOf(line, <a href={forecastHref(line.id, round)}>{line.label[lang]}</a>)),
          rowOf(rolled.netCost, W.net[lang]),
        ]}
      />
      <SourceLine>
        {W.betterPlus[lang]} {previous && W.changeHelp[lang]}
      </SourceLine>
    </Section>
  )
}

function intervalWords(model: SuggestedDeviation | undefined, lang: Lang): string {
  if (model?.low === undefined || model.high === undefined) return '..'
  return lang === 'sv'
    ? `${mkrText(model.low, lang, true)} till ${mkrText(model.high, lang, true)}`
    : `${mkrText(model.low, lang, true)} to ${mkrText(model.high, lang, true)}`
}

function Lines({ view, lang }: { view: ForecastsView; lang: Lang }) {
  const { rolled, previous, round } = view
  return (
    <Section id="poster" title={W.byLine[lang]} right={W.mkr[lang]}>
      <Table
        lang={lang}
        caption={`${W.byLine[lang]}, ${W.mkr[lang]}`}
        rowHead={W.line[lang]}
        columns={[
          { id: 'deviation', head: W.deviation[lang] },
          ...(previous ? [{ id: 'before', head: `${W.forecastOf[lang]} ${previous.round}`, earlier: true }] : []),
          { id: 'method', head: W.method[lang], kind: 'text' as const },
        ]}
        phone="blocks"
        rows={rolled.lines.map((line) => ({
          label: <a href={forecastHref(line.id, round)}>{line.label[lang]}</a>,
          cells: [
            figure(line.deviation, { preliminary: true, ...refOf(view, line.id) }),
            ...(previous ? [figure(previous.rolled.lines.find((one) => one.id === line.id)?.deviation)] : []),
            methodWords(line, lang),
          ],
        }))}
      />
    </Section>
  )
}

function ResultSection({ view, lang }: { view: ForecastsView; lang: Lang }) {
  const { rolled, balance } = view
  const columns = [{ id: 'mkr', head: W.mkr[lang] }]
  const row = (label: string, value: Ore | undefined, more: Partial<FigureView> = {}, kind?: 'sum'): Row => ({
    label,
    ...(kind ? { kind } : {}),
    cells: [figure(value, { sign: false, ...more })],
  })
  return (
    <Columns kind="statements">
      <Section id="resultat" title={W.resultHead[lang]}>
        <Table
          lang={lang}
          caption={`${W.resultHead[lang]}, ${W.mkr[lang]}`}
          rowHead={W.line[lang]}
          columns={columns}
          rows={[
            row(W.budgetResult[lang], rolled.budgetResult, refOf(view, 'budget_result')),
            row(rolled.total.label[lang], rolled.total.deviation, { sign: true, ...refOf(view, 'total') }),
            row(W.result[lang], rolled.result, { preliminary: true, ...refOf(view, 'result') }, 'sum'),
          ]}
        />
      </Section>
      <Section id="balanskrav" title={W.balance[lang]}>
        <Table
          lang={lang}
          caption={`${W.balance[lang]}, ${W.mkr[lang]}`}
          rowHead={W.line[lang]}
          columns={columns}
          rows={[
            row(W.result[lang], balance.startsFrom, { preliminary: true, ...refOf(view, 'result') }),
            ...balance.adjustments.map((one) => row(one.label[lang], one.amount, { sign: true })),
            row(W.balanceResult[lang], balance.result, { preliminary: true }, 'sum'),
          ]}
        />
        {balance.missing.length > 0 && <SourceLine>{W.balanceMissing[lang]}</SourceLine>}
      </Section>
    </Columns>
  )
}

function Missing({ rolled, lang }: { rolled: RolledUp; lang: Lang }) {
  const silent = rolled.committees.filter((one) => one.source === 'units' && one.missing.length > 0)
  return (
    <Section id="saknas" title={W.missingHead[lang]}>
      <ul class="r-note-list">
        {[...rolled.committees, ...rolled.lines]
          .filter((one) => one.deviation === undefined)
          .map((one) => (
            <li>
              <a href={forecastHref(one.id, rolled.round)}>{one.label[lang]}</a>
            </li>
          ))}
        {silent.map((one) => (
          <li>
            {one.label[lang]}: {formatList(one.missing, lang)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Lock({ view: { lock, mayLock, round, rolled }, lang }: { view: ForecastsView; lang: Lang }) {
  if (!lock && (!mayLock || rolled.total.deviation === undefined)) return null
  return (
    <Section id="las" title={W.lockHead[lang]}>
      {lock ? (
        <Empty>
          {lang === 'sv'
            ? `Låsta ${formatDate(lock.at.slice(0, 10), lang)} av ${lock.by}.`
            : `Locked ${formatDate(lock.at.slice(0, 10), lang)} by ${lock.by}.`}
        </Empty>
      ) : (
        <form method="post" action={LOCK_PATH} class="r-form">
          <HiddenFields fields={{ omgang: round }} />
          <p class="r-help">{W.lockHelp[lang]}</p>
          <div class="r-buttons">
            <Button kind="secondary">{W.lock[lang]}</Button>
          </div>
        </form>
      )}
    </Section>
  )
}
