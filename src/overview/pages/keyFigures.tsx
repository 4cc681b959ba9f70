// Key figures: the ratios with their formulas, and five years in summary, each with its trend.
// Refuses: mixing versions of a formula in one row; a break is a row of its own.
import type { Lang, Text } from '../../kernel/text.ts'
import type { Verdict } from '../../kernel/verdict.ts'
import { Sparkline } from '../../web/bars.tsx'
import type { FigureView } from '../../web/figure.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { Section, TableLinks } from '../../web/parts.tsx'
import { type Row, Table } from '../../web/table.tsx'
import { ECONOMY_WORDS as W } from './economyWords.ts'

export interface KeyFigureRow {
  /** `N07`, or empty in the five-year table. */
  code?: string
  name: Text
  unit: Text
  /** *Eget kapital ÷ tillgångar, version 2018*. */
  formula?: Text
  /** One per year of the view. */
  values: readonly FigureView[]
  target?: number
  verdict?: Verdict
  verdictHref?: string
}

export interface KeyFigureTable {
  id: string
  title: Text
  /** Oldest first, latest last. */
  years: readonly number[]
  rows: readonly KeyFigureRow[]
  excel?: string
  csv?: string
  source: Text
}

export interface KeyFiguresView {
  year: number
  lead: Text
  tables: readonly KeyFigureTable[]
}

export function KeyFiguresPage({ shell, view }: { shell: Shell; view: KeyFiguresView }) {
  const { lang } = shell
  return (
    <Page
      shell={shell}
      current="keyFigures"
      title={`${W.keyFigures[lang]} ${view.year}`}
      lead={view.lead[lang]}
      source={W.statesLegend[lang]}
    >
      {view.tables.map((table) => (
        <Section
          id={table.id}
          title={table.title[lang]}
          right={<TableLinks excel={table.excel} csv={table.csv} lang={lang} />}
          source={table.source[lang]}
        >
          <OneTable table={table} lang={lang} />
        </Section>
      ))}
    </Page>
  )
}

function OneTable({ table, lang }: { table: KeyFigureTable; lang: Lang }) {
  const latest = Math.max(...table.years)
  const formulas = table.rows.some((row) => row.formula)
  const rows = table.rows.map(
    (row): Row => ({
      label: `${row.code ? `${row.code} ` : ''}${row.name[lang]}${row.unit[lang] ? `, ${row.unit[lang]}` : ''}`,
      verdict: row.verdict,
      verdictHref: row.verdictHref,
      cells: [
        ...row.values,
        <Sparkline
          values={row.values.map(({ value }) => value)}
          labels={table.years.map(String)}
          lang={lang}
          decimals={row.values[0]?.decimals ?? 0}
          target={row.target}
          name={row.name[lang]}
        />,
        ...(formulas ? [row.formula?.[lang]] : []),
      ],
    }),
  )
  return (
    <Table
      lang={lang}
      caption={table.title[lang]}
      rowHead={formulas ? W.keyFigure[lang] : W.measure[lang]}
      phone="scroll"
      verdicts={table.rows.some((row) => row.verdict)}
      columns={[
        ...table.years.map((year) => ({ id: String(year), head: String(year), earlier: year < latest })),
        { id: 'trend', head: W.trend[lang], kind: 'mark' as const },
        ...(formulas ? [{ id: 'formula', head: W.formula[lang], kind: 'text' as const }] : []),
      ]}
      rows={rows}
    />
  )
}
