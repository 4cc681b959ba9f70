// One printed table of the plan: the own cell, the printed one beside it, and what differs.
// Refuses: correcting the print; both stand as they are.
import type { FigureRef } from '../../kernel/figure.ts'
import { asPublished } from '../../kernel/figure.ts'
import type { Lang } from '../../kernel/text.ts'
import type { FigureView } from '../../web/figure.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { Empty, Section, TableLinks } from '../../web/parts.tsx'
import { type Column, type Row, Table } from '../../web/table.tsx'
import { type TableName, tableRef } from '../refs.ts'
import type { TableShape } from '../tableShape.ts'
import type { ComparedCell } from '../tables.ts'
import { planHref } from './plan.tsx'
import { figureAt, lineName, type Read } from './planView.ts'
import { PLAN_WORDS as W } from './words.ts'

export interface TableView extends Read {
  shape: TableShape
  cells: readonly ComparedCell[]
  /** Whether any document prints the table. */
  printed: boolean
}

export function PlanTablePage({ shell, view }: { shell: Shell; view: TableView }) {
  const { lang } = shell
  const { shape } = view
  return (
    <Page
      shell={shell}
      current="budget"
      title={shape.caption[lang]}
      path={[
        { label: W.budget[lang], href: PATHS.budget },
        { label: W.plan[lang], href: planHref(view) },
        { label: shape.caption[lang] },
      ]}
      lead={leadOf(view, lang)}
      source={W.law[lang]}
      choices={[]}
    >
      <Differences view={view} lang={lang} />
      <Section title={shape.caption[lang]} id="tabell" right={<TableLinks csv={planHref(view, shape.name, true)} lang={lang} />}>
        <Table
          lang={lang}
          caption={`${shape.caption[lang]}, ${W.mkr[lang]}`}
          rowHead={W.mkr[lang]}
          columns={columnsOf(view, lang)}
          rows={rowsOf(view)}
          phone="scroll"
          className="r-statutory"
        />
      </Section>
    </Page>
  )
}

const differing = ({ cells }: TableView) => cells.filter(({ difference }) => difference !== null && difference !== 0)
const compared = ({ cells }: TableView) => cells.filter(({ difference }) => difference !== null)

function leadOf(view: TableView, lang: Lang): string {
  if (!view.printed) return W.nothingPrinted[lang]
  const [all, other] = [compared(view).length, differing(view).length]
  return lang === 'sv'
    ? `${all - other} av ${all} tryckta celler stämmer efter avrundning. ${other} skiljer.`
    : `${all - other} of ${all} printed cells agree after rounding. ${other} differ.`
}

const refOf = (name: TableName, { id, column }: { id: string; column: string }): FigureRef => tableRef(name, id, column)

const decimalsOf = ({ shape }: TableView, { unit, column, precision }: ComparedCell): number =>
  precision ?? (unit === 'percent' ? 1 : shape.precision(column))

/** As many decimals as the print beside it. */
function ownFigure(view: TableView, ref: FigureRef, cell: ComparedCell | undefined): FigureView {
  const figure = view.sheet.figure(ref)
  const decimals = cell ? decimalsOf(view, cell) : figure?.precision
  // What the document never prints of a column that is put in is no gap.
  if (view.printed && figure?.value === null && cell?.printed === undefined) return { value: null, state: 'notApplicable' }
  return figureAt(view, ref, decimals === undefined ? {} : { precision: decimals })
}

function printedFigure(view: TableView, cell: ComparedCell): FigureView {
  if (cell.printed === undefined) return { value: null, state: 'notApplicable' }
  const ref = asPublished(refOf(view.shape.name, cell))
  return {
    value: cell.printed,
    ref,
    decimals: decimalsOf(view, cell),
    ...(cell.printed === null ? { state: 'missing' as const } : {}),
  }
}

function differenceFigure(view: TableView, cell: ComparedCell): FigureView {
  if (cell.difference === null) return { value: null, state: 'notComputed' }
  return { value: cell.difference, decimals: decimalsOf(view, cell), sign: true }
}

function columnsOf(view: TableView, lang: Lang): Column[] {
  return view.shape.columns.flatMap(({ id, label }): Column[] => {
    if (!view.printed) return [{ id, head: label[lang] }]
    return [
      { id, head: W.own[lang], group: label[lang], split: true },
      { id: `${id}-printed`, head: W.document[lang], group: label[lang], earlier: true },
      { id: `${id}-difference`, head: W.difference[lang], group: label[lang] },
    ]
  })
}

function rowsOf(view: TableView): Row[] {
  const { shape, cells } = view
  const byRef = new Map(cells.map((cell) => [refOf(shape.name, cell), cell]))
  return shape.lines.map(({ id, label, total }) => ({
    kind: total ? 'sum' : 'line',
    ...(label.startsWith('- ') ? { level: 1 } : {}),
    label: lineName(label),
    cells: shape.columns.flatMap((column): FigureView[] => {
      const ref = tableRef(shape.name, id, column.id)
      const cell = byRef.get(ref)
      const own = ownFigure(view, ref, cell)
      return view.printed && cell ? [own, printedFigure(view, cell), differenceFigure(view, cell)] : [own]
    }),
  }))
}

function Differences({ view, lang }: { view: TableView; lang: Lang }) {
  const cells = differing(view)
  if (!view.printed) return null
  const labels = new Map(view.shape.columns.map(({ id, label }) => [id, label[lang]]))
  return (
    <Section title={W.differences[lang]} id="skillnader" small>
      {cells.length === 0 ? (
        <Empty>{W.noDifference[lang]}</Empty>
      ) : (
        <Table
          lang={lang}
          caption={W.differences[lang]}
          rowHead={W.line[lang]}
          columns={[
            { id: 'column', head: W.column[lang], kind: 'text' },
            { id: 'own', head: W.own[lang] },
            { id: 'printed', head: W.document[lang] },
            { id: 'difference', head: W.difference[lang] },
          ]}
          rows={cells.map((cell) => ({
            label: lineName(cell.label),
            cells: [
              labels.get(cell.column) ?? cell.column,
              ownFigure(view, refOf(view.shape.name, cell), cell),
              printedFigure(view, cell),
              differenceFigure(view, cell),
            ],
          }))}
          phone="blocks"
        />
      )}
    </Section>
  )
}

const HEADS = ['id', 'rad', 'kolumn', 'enhet', 'plan', 'tryckt', 'skillnad']

/** The same cells with every decimal, for spreadsheets: semicolons, every cell quoted, no cell that a spreadsheet would compute. */
export function tableCsv({ cells }: Pick<TableView, 'cells'>): string {
  const rows = cells.map(({ id, label, column, unit, mkr, printed, difference }) =>
    [id, label, column, unit, mkr, printed ?? null, difference].map(csvCell).join(';'),
  )
  return `\ufeff${[HEADS.join(';'), ...rows].join('\r\n')}\r\n`
}

function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return `"${value}"`
  return `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`
}
