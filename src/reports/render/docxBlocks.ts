// Blocks of a composed report as parts of a Word file: paragraphs, lists, tables with header rows, charts with alternative text.
// Refuses: arithmetic and status by colour alone; a heading is a heading style, never large letters.
import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Block, Cell, Chart, Column, Inline, Report, Table as ReportTable, Row } from '../document.ts'
import { toPng } from './png.ts'

/** Width of the text on a page in twentieths of a point: A4 less the margins. */
export const TEXT_WIDTH = 9640
const QUIET = '44505B'
const RULE = 'C9D0CD'
const INK = '17212B'

export const WORDS = {
  sv: {
    table: 'Tabell',
    chart: 'Diagram',
    values: 'Värden till diagram',
    value: 'Värde',
    contents: 'Innehåll',
    page: 'Sida',
    of: 'av',
    synthetic: 'Demonstration. Publicerade siffror stämmer med källan; detaljer under publicerad nivå är syntetiska.',
    short: 'syntetisk detaljnivå',
    source: 'Anmärkning:',
  },
  en: {
    table: 'Table',
    chart: 'Chart',
    values: 'Values of chart',
    value: 'Value',
    contents: 'Contents',
    page: 'Page',
    of: 'of',
    synthetic: 'Demonstration. Published figures agree with their source; detail below the published level is synthetic.',
    short: 'synthetic detail',
    source: 'Note:',
  },
} as const

/** Draws a chart as SVG with print colours; the same picture as page and PDF. */
export type DrawChart = (chart: Chart) => Promise<string>

export interface Writing {
  lang: Report['lang']
  draw: DrawChart
  /** Numbers drawings, so that each has its own and the same report the same. */
  drawings: number
}

export function inlines(items: readonly Inline[]): TextRun[] {
  return items.map((item) => {
    if (item.kind === 'text') return new TextRun(item.text)
    if (item.kind === 'figure') return new TextRun(item.shown)
    return new TextRun({ text: item.text, bold: true })
  })
}

export async function block(item: Block, writing: Writing): Promise<(Paragraph | Table)[]> {
  if (item.kind === 'paragraph') return [new Paragraph({ children: inlines(item.inlines) })]
  if (item.kind === 'list') return item.items.map((one) => new Paragraph({ style: 'ListBullet', children: inlines(one) }))
  if (item.kind === 'table') return table(item, writing)
  return await chart(item, writing)
}

const caption = (word: string, number: string, text: string): Paragraph =>
  new Paragraph({
    style: 'Caption',
    keepNext: true,
    children: [new TextRun({ text: `${word} ${number} `, bold: true }), new TextRun(text)],
  })

const note = (text: string): Paragraph => new Paragraph({ style: 'TableNote', children: [new TextRun(text)] })

/** Word columns: text columns share what number columns leave. */
function widths(columns: readonly Column[]): number[] {
  const parts = columns.map((c, i) => c.width ?? (i === 0 ? 3 : c.align === 'end' ? 1.2 : 1.6))
  const whole = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => Math.floor((part / whole) * TEXT_WIDTH))
}

const line = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color })
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

function headerRow(columns: readonly Column[], sizes: readonly number[], small: number): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      (column, i) =>
        new TableCell({
          width: { size: sizes[i]!, type: WidthType.DXA },
          verticalAlign: VerticalAlignTable.BOTTOM,
          borders: { top: none, left: none, right: none, bottom: line(8, INK) },
          children: [cellText(column.label, column, { small, bold: true })],
        }),
    ),
  })
}

interface CellLook {
  small: number
  bold?: boolean
  quiet?: boolean
}

function cellText(text: string, column: Column | undefined, { small, bold = false, quiet = false }: CellLook): Paragraph {
  return new Paragraph({
    style: 'TableText',
    alignment: column?.align === 'end' ? AlignmentType.END : AlignmentType.START,
    children: [new TextRun({ text, bold, size: small, ...(quiet ? { color: QUIET } : {}) })],
  })
}

const heavy = (row: Row): boolean => row.kind === 'sum' || row.kind === 'total'

function bodyRow(row: Row, columns: readonly Column[], sizes: readonly number[], small: number): TableRow {
  const top = heavy(row) ? line(8, INK) : none
  const bottom = row.kind === 'total' ? line(12, INK) : line(4, RULE)
  const borders = { top, bottom, left: none, right: none }
  const cell = (one: Cell, i: number): TableCell =>
    new TableCell({
      width: { size: sizes[i]!, type: WidthType.DXA },
      borders,
      verticalAlign: VerticalAlignTable.BOTTOM,
      // The first column names the row: bold, as the table's look says, so that a reader knows the row without sight of lines.
      children: [cellText(one.text, columns[i], { small, bold: i === 0 || heavy(row), quiet: columns[i]?.quiet === true })],
    })
  if (row.kind === 'group') {
    const heading = row.cells[0]?.text ?? ''
    const children = [cellText(heading, columns[0], { small, bold: true, quiet: true })]
    return new TableRow({ cantSplit: true, children: [new TableCell({ columnSpan: columns.length, borders, children })] })
  }
  return new TableRow({ cantSplit: true, children: row.cells.map(cell) })
}

export function table(
  item: ReportTable,
  { lang }: Pick<Writing, 'lang'>,
  word: string = WORDS[lang].table,
): (Paragraph | Table)[] {
  const { columns, rows } = item
  const sizes = widths(columns)
  const small = columns.length > 7 ? 15 : columns.length > 5 ? 16 : 18
  return [
    caption(word, item.number, item.caption),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: sizes,
      layout: TableLayoutType.FIXED,
      tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
      borders: { top: none, left: none, right: none, bottom: none, insideHorizontal: none, insideVertical: none },
      rows: [headerRow(columns, sizes, small), ...rows.map((row) => bodyRow(row, columns, sizes, small))],
    }),
    note(item.note ?? ''),
  ]
}

/** The picture with its finding as alternative text, and its values as a table for whoever cannot see it. */
async function chart(item: Chart, writing: Writing): Promise<(Paragraph | Table)[]> {
  const words = WORDS[writing.lang]
  const png = toPng(await writing.draw(item))
  const width = 600
  writing.drawings++
  const image = new ImageRun({
    type: 'png',
    data: png.bytes,
    transformation: { width, height: Math.round((png.height / png.width) * width) },
    altText: {
      id: String(writing.drawings),
      name: `${words.chart} ${item.number}`,
      title: item.caption,
      description: item.alt,
    },
  })
  const values: ReportTable = {
    kind: 'table',
    id: `${item.id}-tabell`,
    number: item.number,
    caption: item.caption,
    columns: [
      { label: words.chart, align: 'start' },
      { label: words.value, align: 'end' },
    ],
    rows: item.points.map((point) => ({ kind: 'row', cells: [{ text: point.label }, { text: point.shown }] })),
    ...(item.note ? { note: item.note } : {}),
  }
  return [
    caption(words.chart, item.number, item.caption),
    new Paragraph({ children: [image] }),
    ...table(values, writing, words.values),
  ]
}
