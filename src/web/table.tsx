// Tables: statutory, numeric, tree and matrix (LOOK §5). Numeric cells are figures in data, never classes at the call site.
// Refuses: arithmetic and sorting; rows come in the order they are shown.
import type { Child } from 'hono/jsx'
import type { Lang } from '../kernel/text.ts'
import type { Verdict } from '../kernel/verdict.ts'
import { Figure, type FigureView, padDecimals } from './figure.tsx'
import { VerdictMark } from './status.tsx'
import { word } from './words.ts'

export interface Column {
  id: string
  head: Child
  /** `figure` is right-aligned tabular; `note` holds note links; `bar` a deviation bar; `mark` a status. Default `figure`. */
  kind?: 'figure' | 'text' | 'note' | 'bar' | 'mark'
  /** Earlier years and budget stand in the second ink. */
  earlier?: boolean
  /** Heading above neighbouring columns with the same group. */
  group?: string
  /** A rule before the column: what follows is of another kind (the region after its committees). */
  split?: boolean
  sort?: { href: string; direction: 'ascending' | 'descending' | 'none' }
  /** Read in front of the value where the table turns into blocks on phones; the head when it is text. */
  phoneHead?: string
}

export type Cell = FigureView | Child

export interface Row {
  kind?: 'line' | 'sum' | 'total' | 'group'
  id?: string
  label: Child
  /** One per column; a group row has none. */
  cells?: Cell[]
  /** Depth in a tree, 0 outermost. */
  level?: number
  /** A branch: link that opens or closes it without script. `name` is what is opened, read aloud. */
  branch?: { open: boolean; href: string; name: string }
  /** Detail of lower quality (synthetic, preliminary) in the second ink. */
  soft?: boolean
  /** The row the reader opened: yellow ground. */
  marked?: boolean
  verdict?: Verdict
  verdictHref?: string
  /** Content across the whole table below the row: a file extract, two places side by side. */
  detail?: Child
}

export interface TableProps {
  lang: Lang
  caption: string
  captionVisible?: boolean
  /** Head of the first column: usually the unit, or what the rows are. */
  rowHead: Child
  columns: Column[]
  rows: Row[]
  /** Below 640 px: `scroll` keeps all columns (statutory), `blocks` turns each row into a block, `fit` needs neither. Default `fit`. */
  phone?: 'scroll' | 'blocks' | 'fit'
  /** A 26 px margin right of the rules for tie-out signs. */
  verdicts?: boolean
  /** `tight` 26 px rows in side columns. */
  density?: 'normal' | 'tight'
  className?: string
  id?: string
}

const isFigure = (cell: Cell): cell is FigureView => typeof cell === 'object' && cell !== null && 'value' in cell

export function Table(props: TableProps) {
  const phone = props.phone ?? 'fit'
  const classes = [
    'r-table',
    `r-table-${phone}`,
    props.density === 'tight' && 'is-tight',
    props.verdicts && 'has-margin',
    props.className,
  ]
  const table = (
    <table class={classes.filter(Boolean).join(' ')} id={props.id} role={phone === 'blocks' ? 'table' : undefined}>
      <caption class={props.captionVisible ? undefined : 'r-aloud'}>{props.caption}</caption>
      <Head {...props} phone={phone} />
      {bodies(props.rows).map((rows) => (
        <tbody role={phone === 'blocks' ? 'rowgroup' : undefined}>
          {rows.map((row) => (
            <BodyRow row={row} {...props} phone={phone} />
          ))}
        </tbody>
      ))}
    </table>
  )
  if (phone !== 'scroll') return table
  return (
    <section class="r-scroll" tabindex={0} aria-label={`${props.caption}. ${word('scrollTable', props.lang)}`}>
      {table}
    </section>
  )
}

type Inner = TableProps & { phone: 'scroll' | 'blocks' | 'fit' }

/** A group heading opens a new body, so that its scope is the rows below it. */
function bodies(rows: Row[]): Row[][] {
  const groups: Row[][] = []
  for (const row of rows) {
    if (row.kind === 'group' || groups.length === 0) groups.push([])
    groups.at(-1)!.push(row)
  }
  return groups
}

function Head({ columns, rowHead, verdicts, lang, phone }: Inner) {
  const blocks = phone === 'blocks'
  return (
    <thead role={blocks ? 'rowgroup' : undefined}>
      {columns.some((column) => column.group) && <GroupHeads columns={columns} margin={verdicts === true} />}
      <tr role={blocks ? 'row' : undefined}>
        <th scope="col" role={blocks ? 'columnheader' : undefined}>
          {rowHead}
        </th>
        {columns.map((column) => (
          <th
            scope="col"
            role={blocks ? 'columnheader' : undefined}
            class={columnClass(column)}
            aria-sort={column.sort && column.sort.direction !== 'none' ? column.sort.direction : undefined}
          >
            {column.sort ? <a href={column.sort.href}>{column.head}</a> : column.head}
          </th>
        ))}
        {verdicts && (
          <th scope="col" class="r-margin">
            <span class="r-aloud">{word('tieoutColumn', lang)}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

/** The row of headings above columns: *Regionen*, *Koncernen*. */
function GroupHeads({ columns, margin }: { columns: Column[]; margin: boolean }) {
  const spans: { group: string; span: number }[] = []
  for (const column of columns) {
    const last = spans.at(-1)
    if (last && last.group === (column.group ?? '')) last.span += 1
    else spans.push({ group: column.group ?? '', span: 1 })
  }
  return (
    <tr class="r-group-heads">
      <td />
      {spans.map(({ group, span }) =>
        group === '' ? (
          <td colspan={span} />
        ) : (
          <th scope="colgroup" colspan={span}>
            <span>{group}</span>
          </th>
        ),
      )}
      {margin && <td class="r-margin" />}
    </tr>
  )
}

const columnClass = (column: Column): string | undefined =>
  [`is-${column.kind ?? 'figure'}`, column.earlier && 'is-earlier', column.split && 'is-split'].filter(Boolean).join(' ')

function BodyRow({ row, columns, lang, verdicts, phone, rows }: Inner & { row: Row }) {
  const blocks = phone === 'blocks'
  const width = columns.length + 1
  if (row.kind === 'group') {
    return (
      <tr class="r-group" role={blocks ? 'row' : undefined}>
        <th scope="rowgroup" colspan={width} role={blocks ? 'rowheader' : undefined}>
          {row.label}
        </th>
        {verdicts && <td class="r-margin" />}
      </tr>
    )
  }
  const classes = [
    row.kind === 'sum' && 'r-sum',
    row.kind === 'total' && 'r-total',
    row.soft && 'is-soft',
    row.marked && 'is-marked',
  ]
  return (
    <>
      <tr id={row.id} class={classes.filter(Boolean).join(' ') || undefined} role={blocks ? 'row' : undefined}>
        <th
          scope="row"
          data-level={row.level || undefined}
          class={row.branch || hasBranches(rows) ? 'is-branch' : undefined}
          role={blocks ? 'rowheader' : undefined}
        >
          {row.branch && <Branch {...row.branch} lang={lang} />}
          {row.label}
        </th>
        {columns.map((column, at) => (
          <td class={columnClass(column)} role={blocks ? 'cell' : undefined} data-head={blocks ? phoneHead(column) : undefined}>
            <CellContent cell={row.cells?.[at]} column={at} rows={rows} lang={lang} />
          </td>
        ))}
        {verdicts && (
          <td class="r-margin">
            {row.verdict && row.verdictHref ? (
              <a href={row.verdictHref}>
                <VerdictMark verdict={row.verdict} lang={lang} aloud />
              </a>
            ) : (
              row.verdict && <VerdictMark verdict={row.verdict} lang={lang} aloud />
            )}
          </td>
        )}
      </tr>
      {row.detail && (
        <tr class="r-detail" role={blocks ? 'row' : undefined}>
          <td colspan={width + (verdicts ? 1 : 0)} role={blocks ? 'cell' : undefined}>
            <div class="r-detail-box">{row.detail}</div>
          </td>
        </tr>
      )}
    </>
  )
}

const hasBranches = (rows: Row[]): boolean => rows.some((row) => row.branch)

const phoneHead = (column: Column): string | undefined =>
  column.phoneHead ?? (typeof column.head === 'string' ? column.head : undefined)

function Branch({ open, href, name, lang }: { open: boolean; href: string; name: string; lang: Lang }) {
  return (
    <a
      class="r-branch"
      href={href}
      aria-label={`${word(open ? 'close' : 'open', lang)} ${name}`}
      aria-expanded={open ? 'true' : 'false'}
    >
      {open ? '−' : '+'}
    </a>
  )
}

function CellContent({ cell, column, rows, lang }: { cell: Cell | undefined; column: number; rows: Row[]; lang: Lang }) {
  if (cell === undefined || cell === null) return null
  if (!isFigure(cell)) return <>{cell}</>
  const widest = Math.max(...rows.map((row) => decimalsOf(row.cells?.[column])))
  const pad = cell.value === null || cell.unit ? 0 : padDecimals(cell, widest)
  const figure = <Figure figure={cell} lang={lang} />
  return pad === 0 ? figure : <span class={`r-pad-${Math.min(pad, 3)}`}>{figure}</span>
}

const decimalsOf = (cell: Cell | undefined): number =>
  cell !== undefined && isFigure(cell) && cell.value !== null && !cell.unit ? (cell.decimals ?? 0) : 0
