// Two plans side by side: why the result differs, and every cell that does. And one figure of a branch, explained where it stands.
// Refuses: rounding before the difference; each column is rounded by itself and the difference is the exact one, rounded once.
import type { ExplainNode, FigureRef } from '../../../kernel/figure.ts'
import { formatNumber, type Lang } from '../../../kernel/text.ts'
import { Chart } from '../../../web/chart.tsx'
import { Button, SelectField } from '../../../web/form.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { link, PATHS } from '../../../web/links.ts'
import { Empty, Section, TableLinks } from '../../../web/parts.tsx'
import { Table } from '../../../web/table.tsx'
import type { CellDifference, SheetDifference, TableDifference, Waterfall } from '../diff.ts'
import { mkrWords, shownValue, writtenValue } from '../shownFigures.ts'
import { W } from '../words.ts'
import { BranchFigure } from './parts.tsx'

export interface Compared {
  id: string
  name: string
}

export interface CompareView {
  a: Compared
  b: Compared
  options: readonly Compared[]
  difference: SheetDifference
}

export function ComparePage({ shell, view: { a, b, options, difference } }: { shell: Shell; view: CompareView }) {
  const { lang } = shell
  const { tables, waterfalls } = difference
  return (
    <Page
      shell={shell}
      current="scenarios"
      title={W.compareTitle[lang]}
      path={[{ label: W.title[lang], href: PATHS.scenarios }, { label: W.compare[lang] }]}
      lead={leadOf(a, b, difference, lang)}
      choices={[]}
    >
      <div class="r-stack">
        <Choose a={a} b={b} options={options} lang={lang} />
        {tables.length === 0 && <Empty>{W.sameEverywhere[lang]}</Empty>}
        {waterfalls.some(({ steps }) => steps.length > 0) && (
          <Section id="varfor" title={W.why[lang]} right="mkr">
            {waterfalls
              .filter(({ steps }) => steps.length > 0)
              .map((one) => (
                <WaterfallChart waterfall={one} a={a} b={b} lang={lang} />
              ))}
          </Section>
        )}
        {tables.map((table, at) => (
          <Section
            id={`tabell-${table.id}`}
            title={table.name[lang]}
            right={
              at === 0 ? <TableLinks csv={link(`${PATHS.scenarios}/jamfor.csv`, { a: a.id, b: b.id })} lang={lang} /> : undefined
            }
          >
            <DifferenceTable table={table} a={a} b={b} lang={lang} />
          </Section>
        ))}
      </div>
    </Page>
  )
}

function leadOf(a: Compared, b: Compared, { tables, waterfalls }: SheetDifference, lang: Lang): string {
  const cells = tables.reduce((sum, table) => sum + table.cells.length, 0)
  if (cells === 0) return W.sameEverywhere[lang]
  const years = waterfalls.map((one) => `${mkrWords(one.b - one.a, lang, true)} ${one.year}`).join(', ')
  return lang === 'sv'
    ? `Resultatet i ”${b.name}” skiljer från ”${a.name}”: ${years}. ${formatNumber(cells, 0, lang)} tal skiljer.`
    : `The result of “${b.name}” differs from “${a.name}”: ${years}. ${formatNumber(cells, 0, lang)} figures differ.`
}

function Choose({ a, b, options, lang }: Pick<CompareView, 'a' | 'b' | 'options'> & { lang: Lang }) {
  const choices = options.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <form class="r-form" method="get" action={`${PATHS.scenarios}/jamfor`}>
      <SelectField id="a" name="a" label="A" lang={lang} options={choices} value={a.id} />
      <SelectField id="b" name="b" label="B" lang={lang} options={choices} value={b.id} />
      <div class="r-buttons">
        <Button kind="secondary">{W.compare[lang]}</Button>
      </div>
    </form>
  )
}

const bar = (label: string, value: number, total?: boolean) => ({
  label,
  value: shownValue(value, 'ore'),
  ...(total ? { total } : {}),
})

function WaterfallChart({ waterfall: { year, a: from, b: to, steps }, a, b, lang }: WaterfallProps) {
  const bars = [bar(a.name, from, true), ...steps.map(({ label, amount }) => bar(label[lang], amount)), bar(b.name, to, true)]
  const caption = `${W.why[lang]} ${year}, ${lang === 'sv' ? 'mkr' : 'SEK m'}`
  const told = bars.map(({ label, value }) => `${label} ${formatNumber(value ?? 0, 1, lang)}`).join(', ')
  return (
    <section>
      <h3>{year}</h3>
      <Chart
        spec={{ kind: 'waterfall', steps: bars, decimals: 1 }}
        lang={lang}
        finding={`${caption}: ${told}`}
        caption={caption}
        heads={[W.why[lang], lang === 'sv' ? 'mkr' : 'SEK m']}
      />
    </section>
  )
}

interface WaterfallProps {
  waterfall: Waterfall
  a: Compared
  b: Compared
  lang: Lang
}

const unitWords = ({ unit }: CellDifference, lang: Lang): string =>
  unit === 'ore' ? (lang === 'sv' ? 'mkr' : 'SEK m') : unit === 'percent' ? '%' : ''

export function DifferenceTable({ table, a, b, lang }: { table: TableDifference; a: Compared; b: Compared; lang: Lang }) {
  const side = (cell: CellDifference, of: Compared, value: number | null) => (
    <BranchFigure branch={of.id} refTo={cell.ref} unit={cell.unit} value={value} lang={lang} />
  )
  return (
    <Table
      lang={lang}
      caption={table.name[lang]}
      rowHead={lang === 'sv' ? 'Rad' : 'Line'}
      columns={[
        { id: 'column', head: lang === 'sv' ? 'Kolumn' : 'Column', kind: 'text' },
        { id: 'a', head: a.name },
        { id: 'b', head: b.name },
        { id: 'd', head: W.difference[lang] },
        { id: 'unit', head: lang === 'sv' ? 'Enhet' : 'Unit', kind: 'text' },
      ]}
      rows={table.cells.map((cell) => ({
        label: cell.label[lang],
        cells: [
          cell.column.replaceAll('_', ' '),
          side(cell, a, cell.a),
          side(cell, b, cell.b),
          writtenValue(cell.difference, cell.unit, lang, true),
          unitWords(cell, lang),
        ],
      }))}
      phone="blocks"
    />
  )
}

export interface ExplainView {
  branch: Compared
  node: ExplainNode
}

export function BranchExplainPage({ shell, view: { branch, node } }: { shell: Shell; view: ExplainView }) {
  const { lang } = shell
  return (
    <Page
      shell={shell}
      current="scenarios"
      title={node.label[lang]}
      path={[
        { label: W.title[lang], href: PATHS.scenarios },
        { label: branch.name, href: `${PATHS.scenarios}/${branch.id}` },
        { label: W.explain[lang] },
      ]}
      lead={`${node.label[lang]}: ${exactWords(node, lang)}.`}
      choices={[]}
      source={node.ref}
    >
      <ul class="r-tree">
        <Node node={node} branch={branch.id} lang={lang} depth={0} />
      </ul>
    </Page>
  )
}

/** To the öre: an explanation is checked by adding it up. */
function exactWords({ value, unit }: Pick<ExplainNode, 'value' | 'unit'>, lang: Lang): string {
  if (value === null) return lang === 'sv' ? 'saknas' : 'missing'
  if (unit === 'ore') return `${formatNumber(value / 100, 2, lang)}\u00a0kr`
  return `${formatNumber(value, Number.isInteger(value) ? 0 : 4, lang)}${unit === 'percent' ? '\u00a0%' : ''}`
}

const DEEPEST = 3

function Node({ node, branch, lang, depth }: { node: ExplainNode; branch: string; lang: Lang; depth: number }) {
  const source = node.source && 'place' in node.source ? node.source.place : undefined
  const sign = node.factor !== undefined && node.factor < 0 ? '− ' : ''
  return (
    <li>
      {sign}
      <BranchFigureName node={node} branch={branch} lang={lang} /> <b>{exactWords(node, lang)}</b>
      {source && <span class="r-second"> {source}</span>}
      {node.note && <span class="r-second"> {node.note[lang]}</span>}
      {depth < DEEPEST && node.children.length > 0 && (
        <ul>
          {node.children.map((child) => (
            <Node node={child} branch={branch} lang={lang} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  )
}

const BranchFigureName = ({ node, branch, lang }: { node: ExplainNode; branch: string; lang: Lang }) =>
  node.children.length === 0 ? (
    <span>{node.label[lang]}</span>
  ) : (
    <a href={link(`${PATHS.scenarios}/${branch}/forklara`, { ref: node.ref as FigureRef })}>{node.label[lang]}</a>
  )
