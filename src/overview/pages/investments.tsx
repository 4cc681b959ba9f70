// Investments: outcome against budget by area, and the objects behind them.
// Refuses: turning the sign. Spending is positive here as printed; a deviation is budget − outcome, plus is below budget.
import type { Lang, Text } from '../../kernel/text.ts'
import { DeviationBar, DeviationHead } from '../../web/bars.tsx'
import { Chart, chartWords } from '../../web/chart.tsx'
import { Figure, type FigureView } from '../../web/figure.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS, toggled } from '../../web/links.ts'
import { Columns, LinkRow, Section, TableLinks } from '../../web/parts.tsx'
import { type Row, Table } from '../../web/table.tsx'
import { ECONOMY_WORDS as W } from './economyWords.ts'

export interface InvestmentRow {
  id: string
  kind?: 'line' | 'total'
  label: Text
  outcome: FigureView
  budget: FigureView
  deviation: FigureView
  /** Objects of the area; shown when open. */
  objects?: readonly { label: Text; outcome: FigureView; budget: FigureView; deviation: FigureView }[]
}

export interface InvestmentsView {
  year: number
  total: { outcome: FigureView; deviation: FigureView }
  rows: readonly InvestmentRow[]
  open: readonly string[]
  /** Outcome by year, oldest first. */
  years: readonly { label: string; value: number | null }[]
  excel?: string
  csv?: string
  source: Text
}

const MKR: Text = { sv: 'mkr', en: 'SEK m' }

export function InvestmentsPage({ shell, view }: { shell: Shell; view: InvestmentsView }) {
  const { lang } = shell
  const years = { kind: 'columns' as const, bars: view.years }
  return (
    <Page
      shell={shell}
      current="investments"
      title={`${W.investments[lang]} ${view.year}`}
      path={[{ label: W.economy[lang], href: PATHS.economy }]}
      lead={<Lead view={view} lang={lang} />}
      actions={<LinkRow links={[{ label: W.investmentPlan[lang], href: `${PATHS.investments}/plan` }]} />}
    >
      <Columns kind="side">
        <Section
          id="omraden"
          title={W.byArea[lang]}
          right={<TableLinks excel={view.excel} csv={view.csv} lang={lang} />}
          source={view.source[lang]}
        >
          <Areas view={view} shell={shell} />
        </Section>
        <Section id="fem-ar" small title={W.fiveYears[lang]} right={MKR[lang]}>
          <Chart
            spec={years}
            lang={lang}
            finding={`${W.investments[lang]}, ${MKR[lang]}: ${chartWords(years, lang)}`}
            caption={`${W.investments[lang]}, ${MKR[lang]}`}
            heads={[W.fiveYears[lang], MKR[lang]]}
          />
        </Section>
      </Columns>
    </Page>
  )
}

function Lead({ view, lang }: { view: InvestmentsView; lang: Lang }) {
  const { outcome, deviation } = view.total
  const size = deviation.value === null ? deviation : { ...deviation, value: Math.abs(deviation.value), sign: false }
  return (
    <>
      {W.invested[lang]} <Figure figure={{ ...outcome, unit: MKR[lang] }} lang={lang} inText />
      {deviation.value === null ? (
        <>. {W.noBudget[lang]}</>
      ) : (
        <>
          , <Figure figure={{ ...size, unit: MKR[lang] }} lang={lang} inText />{' '}
          {deviation.value < 0 ? W.exceeded[lang] : W.below[lang]}.
        </>
      )}
    </>
  )
}

function Areas({ view, shell }: { view: InvestmentsView; shell: Shell }) {
  const { lang } = shell
  const max = Math.max(0, ...view.rows.map((row) => Math.abs(row.deviation.value ?? 0)))
  const rows = view.rows.flatMap((row): Row[] => {
    const open = view.open.includes(row.id)
    const cells = (one: Pick<InvestmentRow, 'outcome' | 'budget' | 'deviation'>) => [
      one.outcome,
      one.budget,
      { ...one.deviation, sign: true },
      <DeviationBar value={one.deviation.value} max={max} />,
    ]
    const branch = row.objects?.length
      ? { open, href: link(PATHS.investments, { ...shell.query, open: toggled(view.open, row.id) }), name: row.label[lang] }
      : undefined
    return [
      { kind: row.kind, label: row.label[lang], branch, cells: cells(row) },
      ...(open ? (row.objects ?? []).map((one) => ({ level: 1, soft: true, label: one.label[lang], cells: cells(one) })) : []),
    ]
  })
  return (
    <Table
      lang={lang}
      caption={`${W.investments[lang]} ${view.year}, ${MKR[lang]}`}
      rowHead={`${W.area[lang]}, ${MKR[lang]}`}
      phone="scroll"
      columns={[
        { id: 'outcome', head: W.outcome[lang] },
        { id: 'budget', head: W.budget[lang], earlier: true },
        { id: 'deviation', head: W.deviation[lang] },
        { id: 'bar', head: <DeviationHead lang={lang} />, kind: 'bar' },
      ]}
      rows={rows}
    />
  )
}
