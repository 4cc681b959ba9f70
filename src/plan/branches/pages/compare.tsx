// Two plans side by side: why the result differs, and every cell that does. And one figure of a branch, explained where it stands.
// Refuses: rounding before the difference; each column is rounded by itself and the difference is the exact one, rounded once.
import type { Child } from 'hono/jsx'
import type { ExplainNode, FigureRef } from '../../../kernel/figure.ts'
import { formatNumber, type Lang } from '../../../kernel/text.ts'
import { Chart } from '../../../web/chart.tsx'
import { Button, SelectField } from '../../../web/form.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { link, PATHS } from '../../../web/links.ts'
import { Empty, Section, TableLinks } from '../../../web/parts.tsx'
import { Table } from '../../../web/table.tsx'
import { lineName } from '../../pages/planView.ts'
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
          <Why waterfalls={waterfalls.filter(({ steps }) => steps.length > 0)} a={a} b={b} lang={lang} />
        )}
        {tables.map((table, at) => (
          <Section
            id={`tabell-${table.id}`}
            title={table.name[lang]}
            right={
              at === 0 ? <TableLinks csv={link(`${PATHS.scenarios}/jamfor.csv`, { a: a.id, b: b.id })} lang={lang} /> : undefined
            }
          >
            <DifferenceTable table={table} a={a} b={b} heads={['A', 'B']} lang={lang} />
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
    <form class="r-form r-form-row" method="get" action={`${PATHS.scenarios}/jamfor`}>
      <SelectField id="a" name="a" label="A" lang={lang} options={choices} value={a.id} />
      <SelectField id="b" name="b" label="B" lang={lang} options={choices} value={b.id} />
      <Button kind="secondary">{W.compare[lang]}</Button>
    </form>
  )
}

interface WhyProps {
  waterfalls: readonly Waterfall[]
  a: Compared
  b: Compared
  lang: Lang
}

/** Causes have numbers in the charts and names in the table: a name is longer than its bar is wide. */
function Why({ waterfalls, a, b, lang }: WhyProps) {
  const causes = new Map(waterfalls.flatMap(({ steps }) => steps.map(({ id, label }) => [id, label] as const)))
  const order = [...causes.keys()]
  const amountOf = ({ steps }: Waterfall, id: string) => steps.find((one) => one.id === id)?.amount ?? 0
  const mkr = lang === 'sv' ? 'mkr' : 'SEK m'
  return (
    <Section id="varfor" title={W.why[lang]} right={mkr}>
      <Table
        lang={lang}
        caption={`${W.why[lang]}, ${mkr}`}
        rowHead={lang === 'sv' ? 'Orsak' : 'Cause'}
        columns={waterfalls.map(({ year }) => ({ id: String(year), head: String(year) }))}
        rows={[
          { label: `A ${a.name}`, cells: waterfalls.map((one) => writtenValue(one.a, 'ore', lang)) },
          ...order.map((id, at) => ({
            label: `${at + 1} ${causes.get(id)![lang]}`,
            level: 1,
            cells: waterfalls.map((one) => writtenValue(amountOf(one, id), 'ore', lang, true)),
          })),
          { kind: 'total' as const, label: `B ${b.name}`, cells: waterfalls.map((one) => writtenValue(one.b, 'ore', lang)) },
        ]}
        phone="scroll"
      />
      <div class="r-chart-pairs">
        {waterfalls.map((one) => (
          <WaterfallChart waterfall={one} order={order} lang={lang} />
        ))}
      </div>
    </Section>
  )
}

const bar = (label: string, value: number, total?: boolean) => ({
  label,
  value: shownValue(value, 'ore'),
  ...(total ? { total } : {}),
})

interface WaterfallProps {
  waterfall: Waterfall
  /** Causes in the order of the table. */
  order: readonly string[]
  lang: Lang
}

function WaterfallChart({ waterfall: { year, a, b, steps }, order, lang }: WaterfallProps) {
  const named = [...steps].sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
  const bars = [
    bar('A', a, true),
    ...named.map(({ id, amount }) => bar(String(order.indexOf(id) + 1), amount)),
    bar('B', b, true),
  ]
  const caption = `${W.why[lang]} ${year}, ${lang === 'sv' ? 'mkr' : 'SEK m'}`
  const told = [
    `A ${writtenValue(a, 'ore', lang)}`,
    ...named.map(({ label, amount }) => `${label[lang]} ${writtenValue(amount, 'ore', lang, true)}`),
    `B ${writtenValue(b, 'ore', lang)}`,
  ].join(', ')
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

const inPercent = (label: string, unit: string): string =>
  unit !== 'percent' || /procent|per cent|%/.test(label) ? label : `${label}, %`

interface DifferenceProps {
  table: TableDifference
  a: Compared
  b: Compared
  /** What the two are called above their columns; their names where those are short. */
  heads?: readonly [a: string, b: string]
  lang: Lang
}

/** A line once, its years beside each other. A cell in which the plans are equal says so and shows no figures. */
export function DifferenceTable({ table, a, b, heads = [a.name, b.name], lang }: DifferenceProps) {
  const columns = [...new Map(table.cells.map((cell) => [cell.column, cell.head?.[lang] ?? cell.column]))]
  const order = [...columns].sort(([one], [other]) => yearOf(one) - yearOf(other))
  const lines = [...new Set(table.cells.map(({ id }) => id))].map((id) => table.cells.filter((cell) => cell.id === id))
  const equal = lang === 'sv' ? 'lika' : 'equal'
  return (
    <Table
      lang={lang}
      caption={table.name[lang]}
      rowHead={lang === 'sv' ? 'mkr där inget annat står' : 'SEK m unless stated'}
      columns={order.flatMap(([id, group]) => [
        { id: `${id}-a`, head: heads[0], group, split: true },
        { id: `${id}-b`, head: heads[1], group },
        { id: `${id}-d`, head: W.difference[lang], group },
      ])}
      rows={lines.map((cells) => ({
        label: inPercent(lineName(cells[0]!.label[lang]), cells[0]!.unit),
        cells: order.flatMap(([id]) => {
          const cell = cells.find(({ column }) => column === id)
          return cell ? sides(cell, a, b, lang) : ['', '', equal]
        }),
      }))}
      phone="scroll"
    />
  )
}

const yearOf = (column: string): number => Number(/\d{4}/.exec(column)?.[0] ?? 0)

const sides = (cell: CellDifference, a: Compared, b: Compared, lang: Lang): Child[] => [
  <BranchFigure branch={a.id} refTo={cell.ref} unit={cell.unit} value={cell.a} lang={lang} />,
  <BranchFigure branch={b.id} refTo={cell.ref} unit={cell.unit} value={cell.b} lang={lang} />,
  writtenValue(cell.difference, cell.unit, lang, true),
]

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
