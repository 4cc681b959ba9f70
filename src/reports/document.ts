// The composed report: a typed tree that renderers only print. Every number in it is a figure with its address.
// Refuses: arithmetic, markup, numbers typed by hand.
import type { FigureRef, FigureState } from '../kernel/figure.ts'
import type { Lang } from '../kernel/text.ts'
import type { Assessment, Verdict } from '../kernel/verdict.ts'

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'figure'; ref: FigureRef; shown: string; state: FigureState }
  | { kind: 'status'; status: Assessment; text: string }

export interface Cell {
  text: string
  /** The figure the text shows; absent for labels. */
  ref?: FigureRef
  state?: FigureState
  status?: Assessment
}

export type RowKind = 'row' | 'group' | 'sum' | 'total' | 'detail'

export interface Row {
  kind: RowKind
  /** Row heading first, then one cell per column; group rows have only the heading. */
  cells: Cell[]
  /** Sign in the margin where a tie-out rule has something to say. */
  mark?: Verdict
}

export interface Column {
  label: string
  align: 'start' | 'end'
  /** Earlier years and budget are printed quieter than the current year. */
  quiet?: boolean
  /** Share of the width for text columns, in parts. */
  width?: number
}

export interface Table {
  kind: 'table'
  id: string
  /** `6.1`. */
  number: string
  caption: string
  columns: Column[]
  rows: Row[]
  note?: string
}

export interface Chart {
  kind: 'chart'
  id: string
  number: string
  caption: string
  /** What the chart tells, in one sentence. */
  alt: string
  shape: 'columns' | 'deviation' | 'share'
  points: { label: string; value: number | null; shown: string; ref?: FigureRef; strong?: boolean }[]
  note?: string
}

export interface Paragraph {
  kind: 'paragraph'
  inlines: Inline[]
}

export interface List {
  kind: 'list'
  items: Inline[][]
}

export type Block = Paragraph | List | Table | Chart

export interface Section {
  id: string
  /** `3.5`. */
  number: string
  title: string
  blocks: Block[]
}

export interface Chapter {
  id: string
  number: string
  title: string
  standfirst: Inline[]
  blocks: Block[]
  sections: Section[]
}

export interface Report {
  lang: Lang
  title: string
  subtitle: string
  authority: string
  year: number
  /** `2020-08` for January to August; absent in a report of the year. */
  period?: string
  /** Code of the committee whose own report it is. */
  committee?: string
  /** True when the detail below the published level is synthetic; said on the cover and on every page. */
  synthetic: boolean
  /** Fixed date of the document `YYYY-MM-DD`, so that the same report gives the same bytes. */
  date: string
  source: 'books' | 'published'
  chapters: Chapter[]
}

/** Every figure address the report shows, in order of appearance, without repeats. */
export function figuresIn(report: Report): FigureRef[] {
  const refs = new Set<FigureRef>()
  const inline = (items: Inline[]) => {
    for (const i of items) if (i.kind === 'figure') refs.add(i.ref)
  }
  const block = (b: Block) => {
    if (b.kind === 'paragraph') inline(b.inlines)
    if (b.kind === 'list') b.items.forEach(inline)
    if (b.kind === 'table') for (const row of b.rows) for (const cell of row.cells) if (cell.ref) refs.add(cell.ref)
    if (b.kind === 'chart') for (const point of b.points) if (point.ref) refs.add(point.ref)
  }
  for (const chapter of report.chapters) {
    inline(chapter.standfirst)
    chapter.blocks.forEach(block)
    for (const section of chapter.sections) section.blocks.forEach(block)
  }
  return [...refs]
}
