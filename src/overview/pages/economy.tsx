// Outcome and budget: from budget to outcome, the largest deviations, the operating account down to accounts (look/economy.png).
// Refuses: adding up. A closed branch and its parts come from the same roll-up.
import type { Lang, Text } from '../../kernel/text.ts'
import { DeviationBar, DeviationHead } from '../../web/bars.tsx'
import { Chart, type ChartSpec, chartWords } from '../../web/chart.tsx'
import { type AmountUnit, Figure, type FigureView, notApplicable } from '../../web/figure.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS, type Query, toggled } from '../../web/links.ts'
import { ChoiceSelect, Columns, Empty, ItemList, PageChoices, Section, Segments, TableLinks } from '../../web/parts.tsx'
import { type Row, Table } from '../../web/table.tsx'
import { ECONOMY_WORDS as W } from './economyWords.ts'

export interface EconomyRow {
  /** Stands in `?open=`. */
  id: string
  kind?: 'line' | 'sum' | 'total'
  /** 0 committee, 1 area, 2 unit, 3 account. */
  level: number
  label: Text
  /** Where an account leads: its vouchers; where a unit leads: its own page. */
  href?: string
  hasChildren?: boolean
  /** Synthetic detail stands in the second ink unless it is on the open path. */
  soft?: boolean
  outcome: FigureView
  budget: FigureView
  deviation: FigureView
  previous: FigureView
  /** Per cent; not applicable where the base is missing or of another sign. */
  change: FigureView
  /** Full year; absent on every row where the year has no forecasts. */
  forecast?: FigureView
  /** What is said about the unit through the period. */
  said?: readonly { whole: boolean; words: string; by: string }[]
}

export interface EconomyView {
  year: number
  unit: AmountUnit
  lead: { result: FigureView; budget: FigureView }
  /** Where the statements do not reach the end of the year: the months that lead and waterfall are of. */
  through?: Text
  /** Budget first and outcome last as totals; deviations between. */
  waterfall: Extract<ChartSpec, { kind: 'waterfall' }>['steps']
  largest: readonly { label: Text; why?: Text; value: FigureView }[]
  rows: readonly EconomyRow[]
  open: readonly string[]
  periods: readonly { value: string; label: Text }[]
  period: string
  excel?: string
  csv?: string
  source: Text
}

const UNITS: readonly AmountUnit[] = ['mkr', 'tkr', 'kr']
const UNIT_NAMES: Record<AmountUnit, Text> = {
  mkr: { sv: 'mkr', en: 'SEK m' },
  tkr: { sv: 'tkr', en: 'SEK k' },
  kr: { sv: 'kr', en: 'SEK' },
}

export function EconomyPage({ shell, view }: { shell: Shell; view: EconomyView }) {
  const { lang } = shell
  const query: Query = { ...shell.query, open: view.open }
  const spec: ChartSpec = { kind: 'waterfall', steps: view.waterfall }
  const unit = UNIT_NAMES[view.unit][lang]
  return (
    <Page
      shell={shell}
      current="economy"
      title={`${W.title[lang]} ${view.year}`}
      path={[{ label: W.economy[lang] }]}
      lead={<Lead view={view} lang={lang} />}
    >
      <PageChoices lang={lang} right={<TableLinks excel={view.excel} csv={view.csv} lang={lang} />}>
        <ChoiceSelect
          label={W.period[lang]}
          name="period"
          value={view.period}
          options={view.periods.map(({ value, label }) => ({ value, label: label[lang] }))}
          action={PATHS.economy}
          kept={query}
          lang={lang}
        />
        <Segments
          label={W.amount[lang]}
          options={UNITS.map((one) => ({
            label: UNIT_NAMES[one][lang],
            href: link(PATHS.economy, { ...query, unit: one }),
            current: one === view.unit,
          }))}
        />
      </PageChoices>
      <Columns kind="two">
        <Section id="fran-budget" small title={W.fromBudget[lang]} right={view.through ? `${unit}, ${view.through[lang]}` : unit}>
          <Chart
            spec={spec}
            lang={lang}
            finding={`${W.waterfallFinding[lang]}, ${unit}: ${chartWords(spec, lang)}`}
            caption={`${W.fromBudget[lang]}, ${unit}`}
            heads={[W.step[lang], unit]}
          />
        </Section>
        <Largest view={view} lang={lang} />
      </Columns>
      <Section id="drift" title={W.operating[lang]} right={`${unit}. ${W.signNote[lang]}`} source={view.source[lang]}>
        <Operating view={view} lang={lang} query={query} />
      </Section>
    </Page>
  )
}

/** Result against budget, then the largest deviation each way, by size and in words. */
function Lead({ view, lang }: { view: EconomyView; lang: Lang }) {
  const unit = UNIT_NAMES[view.unit][lang]
  const { result, budget } = view.lead
  const plus = view.largest.filter(({ value }) => (value.value ?? 0) > 0)[0]
  const minus = view.largest.filter(({ value }) => (value.value ?? 0) < 0)[0]
  const sized = (value: FigureView) => <Figure figure={{ ...value, sign: true, unit }} lang={lang} inText />
  return (
    <>
      {view.through ? `${W.resultOf[lang]} ${view.through[lang]} ${W.was[lang]}` : W.resultWas[lang]}{' '}
      <Figure figure={{ ...result, unit }} lang={lang} inText />
      {budget.value === null ? (
        <>. {W.noBudget[lang]}</>
      ) : (
        <>
          {' '}
          {W.against[lang]} <Figure figure={{ ...budget, unit }} lang={lang} inText />.
        </>
      )}
      {plus && (
        <>
          {' '}
          {W.mostBetter[lang]} {plus.label[lang]}, {sized(plus.value)}.
        </>
      )}
      {minus && (
        <>
          {' '}
          {W.mostWorse[lang]} {minus.label[lang]}, {sized(minus.value)}.
        </>
      )}
    </>
  )
}

function Largest({ view, lang }: { view: EconomyView; lang: Lang }) {
  return (
    <Section id="storst" small title={W.largest[lang]} right={UNIT_NAMES[view.unit][lang]}>
      {view.largest.length === 0 ? (
        <Empty>{W.noDeviations[lang]}</Empty>
      ) : (
        <ItemList
          lang={lang}
          items={view.largest.map(({ label, why, value }) => ({
            title: label[lang],
            sub: why?.[lang],
            value: <Figure figure={{ ...value, sign: true }} lang={lang} />,
          }))}
        />
      )}
    </Section>
  )
}

function Operating({ view, lang, query }: { view: EconomyView; lang: Lang; query: Query }) {
  const max = Math.max(0, ...view.rows.map((row) => Math.abs(row.deviation.value ?? 0)))
  const forecast = view.rows.some((row) => row.forecast !== undefined)
  return (
    <Table
      lang={lang}
      caption={`${W.operating[lang]} ${view.year}, ${UNIT_NAMES[view.unit][lang]}`}
      rowHead={W.unitColumn[lang]}
      phone="scroll"
      className="r-operating"
      columns={[
        { id: 'outcome', head: W.outcome[lang] },
        { id: 'budget', head: W.budget[lang], earlier: true },
        { id: 'deviation', head: W.deviation[lang] },
        { id: 'bar', head: <DeviationHead lang={lang} />, kind: 'bar' },
        { id: 'previous', head: String(view.year - 1), earlier: true },
        { id: 'change', head: W.change[lang], earlier: true },
        ...(forecast ? [{ id: 'forecast', head: W.forecast[lang] }] : []),
      ]}
      rows={view.rows.map((row) => operatingRow(row, view, max, lang, query, forecast))}
    />
  )
}

function operatingRow(row: EconomyRow, view: EconomyView, max: number, lang: Lang, query: Query, forecast: boolean): Row {
  const open = view.open.includes(row.id)
  return {
    id: `rad-${row.id}`,
    kind: row.kind,
    level: row.level,
    soft: row.soft && !open,
    label: (
      <>
        {row.href ? <a href={row.href}>{row.label[lang]}</a> : row.label[lang]}
        {row.said && <SaidMark said={row.said} lang={lang} />}
      </>
    ),
    branch: row.hasChildren
      ? {
          open,
          href: `${link(PATHS.economy, { ...query, open: toggled(view.open, row.id) })}#rad-${row.id}`,
          name: row.label[lang],
        }
      : undefined,
    cells: [
      row.outcome,
      row.budget,
      { ...row.deviation, sign: true },
      <DeviationBar value={row.deviation.value} max={max} />,
      row.previous,
      { ...row.change, sign: true },
      ...(forecast ? [row.forecast ?? notApplicable] : []),
    ],
  }
}

/** A short mark that something is said about the unit; the words open in place. */
function SaidMark({ said, lang }: { said: NonNullable<EconomyRow['said']>; lang: Lang }) {
  return (
    <details class="r-said">
      <summary>{said.length === 1 ? W.oneComment[lang] : `${said.length} ${W.comments[lang]}`}</summary>
      {said.map(({ whole, words, by }) => (
        <p>
          {whole ? '' : `${W.onPart[lang]}: `}
          {words} ({by})
        </p>
      ))}
    </details>
  )
}
