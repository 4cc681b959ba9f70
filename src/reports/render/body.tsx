// Prints the blocks of a composed report as HTML: headings, paragraphs, tables with header semantics, charts with their table.
// Refuses: arithmetic. Every figure is a link to where it comes from.
import { raw } from 'hono/html'
import { MarkIcon } from '../../web/status.tsx'
import type { Block, Cell, Chapter, Chart, Inline, Report, Table } from '../document.ts'
import { drawChart } from './chartSpec.ts'

/** Where a figure's link goes: the explain page in the product, the list of origins in a file. */
export type FigureHref = (ref: string) => string

const WORDS = {
  sv: { table: 'Tabell', chart: 'Diagram', asTable: 'Visa som tabell', toChart: 'till diagram', value: 'Värde' },
  en: { table: 'Table', chart: 'Chart', asTable: 'Show as a table', toChart: 'to chart', value: 'Value' },
} as const

interface Shared {
  href: FigureHref
  lang: Report['lang']
}

function FigureLink({ refer, text, href }: { refer: string; text: string; href: FigureHref }) {
  return (
    <a class="r-figure" href={href(refer)} data-ref={refer}>
      {text}
    </a>
  )
}

export function Inlines({ items, href }: { items: Inline[]; href: FigureHref }) {
  return (
    <>
      {items.map((item) => {
        if (item.kind === 'text') return item.text
        if (item.kind === 'figure') return <FigureLink refer={item.ref} text={item.shown} href={href} />
        return (
          <strong class={`r-status r-${item.status}`}>
            <MarkIcon mark={item.status} /> {item.text}
          </strong>
        )
      })}
    </>
  )
}

function CellContent({ cell, href }: { cell: Cell; href: FigureHref }) {
  if (cell.ref) return <FigureLink refer={cell.ref} text={cell.text} href={href} />
  if (!cell.status) return <>{cell.text}</>
  return (
    <span class={`r-status r-${cell.status}`}>
      <MarkIcon mark={cell.status} /> {cell.text}
    </span>
  )
}

const ROW_CLASS = { row: 'is-line', sum: 'is-sum', total: 'is-total', group: 'is-group', detail: 'is-line' }

function TableBlock({ table, href, lang }: { table: Table } & Shared) {
  const words = WORDS[lang]
  return (
    <section class="r-scroll" aria-label={`${words.table} ${table.number} ${table.caption}`} tabindex={0}>
      <table class="r-table r-report-table" id={table.id}>
        <caption>
          <strong>
            {words.table} {table.number}
          </strong>{' '}
          {table.caption}
        </caption>
        <thead>
          <tr>
            {table.columns.map((column) =>
              column.label === '' ? (
                <td />
              ) : (
                <th scope="col" class={column.align === 'end' ? 'is-figure' : undefined}>
                  {column.label}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) =>
            row.kind === 'group' ? (
              <tr class="is-group">
                <th scope="rowgroup" colspan={table.columns.length}>
                  {row.cells[0]?.text}
                </th>
              </tr>
            ) : (
              <tr class={ROW_CLASS[row.kind]}>
                {row.cells.map((cell, i) => {
                  if (i === 0) {
                    return (
                      <th scope="row">
                        <CellContent cell={cell} href={href} />
                      </th>
                    )
                  }
                  const column = table.columns[i]
                  const classes = [column?.align === 'end' && 'is-figure', column?.quiet && 'is-earlier']
                    .filter(Boolean)
                    .join(' ')
                  return (
                    <td class={classes || undefined}>
                      <CellContent cell={cell} href={href} />
                    </td>
                  )
                })}
              </tr>
            ),
          )}
        </tbody>
      </table>
      {table.note ? <p class="r-source">{table.note}</p> : null}
    </section>
  )
}

async function ChartBlock({ chart, href, lang }: { chart: Chart } & Shared) {
  const words = WORDS[lang]
  const svg = await drawChart('html')(chart)
  return (
    <div class="r-chart" id={chart.id}>
      <p class="r-caption">
        <strong>
          {words.chart} {chart.number}
        </strong>{' '}
        {chart.caption}
      </p>
      <figure role="img" aria-label={chart.alt}>
        {raw(svg)}
      </figure>
      <details>
        <summary>{words.asTable}</summary>
        <TableBlock
          href={href}
          lang={lang}
          table={{
            kind: 'table',
            id: `${chart.id}-tabell`,
            number: `${words.toChart} ${chart.number}`,
            caption: chart.caption,
            columns: [
              { label: '', align: 'start' },
              { label: words.value, align: 'end' },
            ],
            rows: chart.points.map((p) => ({ kind: 'row', cells: [{ text: p.label }, { text: p.shown, ref: p.ref }] })),
          }}
        />
      </details>
    </div>
  )
}

function BlockView({ block, href, lang }: { block: Block } & Shared) {
  if (block.kind === 'paragraph') {
    return (
      <p>
        <Inlines items={block.inlines} href={href} />
      </p>
    )
  }
  if (block.kind === 'list') {
    return (
      <ul>
        {block.items.map((item) => (
          <li>
            <Inlines items={item} href={href} />
          </li>
        ))}
      </ul>
    )
  }
  return block.kind === 'table' ? (
    <TableBlock table={block} href={href} lang={lang} />
  ) : (
    <ChartBlock chart={block} href={href} lang={lang} />
  )
}

/** One chapter; `level` is the heading level of its title. */
export function ChapterView({ chapter, href, lang, level = 2 }: { chapter: Chapter; level?: 1 | 2 } & Shared) {
  const Title = level === 1 ? 'h1' : 'h2'
  const Sub = level === 1 ? 'h2' : 'h3'
  return (
    <article class="r-chapter" id={chapter.id} aria-labelledby={`${chapter.id}-rubrik`}>
      <p class="r-chapter-number" aria-hidden="true">
        {chapter.number}
      </p>
      <Title id={`${chapter.id}-rubrik`}>{chapter.title}</Title>
      {chapter.standfirst.length > 0 && (
        <p class="r-standfirst">
          <Inlines items={chapter.standfirst} href={href} />
        </p>
      )}
      {chapter.blocks.map((block) => (
        <BlockView block={block} href={href} lang={lang} />
      ))}
      {chapter.sections.map((section) => (
        <section id={section.id} aria-labelledby={`${section.id}-rubrik`}>
          <Sub id={`${section.id}-rubrik`}>
            {section.number} {section.title}
          </Sub>
          {section.blocks.map((block) => (
            <BlockView block={block} href={href} lang={lang} />
          ))}
        </section>
      ))}
    </article>
  )
}
