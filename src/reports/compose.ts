// Template → report: resolves every figure reference and words that follow a sign. No number is typed by hand.
// A reference that cannot be resolved is shown as missing, never left out.
import { type Figure, type FigureRef, parseRef } from '../kernel/figure.ts'
import { formatNumber, type Lang } from '../kernel/text.ts'
import type { Assessment } from '../kernel/verdict.ts'
import type { Block, Cell, Chapter, Chart, Column, Inline, Report, Row, RowKind, Section, Table } from './document.ts'
import { type Format, publishedValue, showFigure } from './shown.ts'

/** A part of a sentence: words, a figure, words chosen by a figure's sign, or a status. */
export type Part =
  | string
  | { figure: string; format?: Format }
  | { choose: string; positive: string; negative: string; zero?: string; missing?: string }
  | { status: Assessment; text: string }
export type Sentence = Part[]

export interface TemplateCell {
  /** With a figure: the wording as it was reported (`T1: 79 % T2: 82 %`), shown in place of the value and leading to it. */
  text?: string
  figure?: string
  format?: Format
  status?: Assessment
}
export interface TemplateRow {
  kind?: RowKind
  cells: (string | TemplateCell)[]
}
export type TemplateBlock =
  | { paragraph: Sentence }
  | { list: Sentence[] }
  | { table: { caption: string; columns: Column[]; rows: TemplateRow[]; note?: string } }
  | {
      chart: {
        caption: string
        alt: Sentence
        shape: Chart['shape']
        points: { label: string; figure: string; strong?: boolean; format?: Format }[]
        note?: string
      }
    }

export interface TemplateSection {
  title: string
  blocks: TemplateBlock[]
}
export interface TemplateChapter {
  title: string
  standfirst: Sentence
  blocks?: TemplateBlock[]
  sections?: TemplateSection[]
}
export interface Template extends Omit<Report, 'chapters'> {
  chapters: TemplateChapter[]
}

export const figure = (ref: string, format: Format = {}): Part => ({ figure: ref, format: { as: 'words', ...format } })
export const choose = (ref: string, positive: string, negative: string, zero = positive, missing = ''): Part => ({
  choose: ref,
  positive,
  negative,
  zero,
  missing,
})
export const num = (ref: string, format: Format = {}): TemplateCell => ({ figure: ref, format })

/** A sentence with figures inside: s`Årets resultat blev ${figure(ref)}.` */
export function s(words: TemplateStringsArray, ...parts: (Part | Sentence)[]): Sentence {
  const sentence: Sentence = []
  words.forEach((word, i) => {
    if (word) sentence.push(word)
    const part = parts[i]
    if (Array.isArray(part)) sentence.push(...part)
    else if (part !== undefined) sentence.push(part)
  })
  return sentence
}

type Resolve = (ref: FigureRef) => Figure | undefined

const missing = (ref: string): Figure => ({
  ref: ref as FigureRef,
  label: { sv: ref, en: ref },
  value: null,
  unit: 'count',
  precision: 0,
  state: 'missing',
  basis: 'computed',
})

class Composer {
  private readonly resolve: Resolve
  private readonly lang: Lang
  private tables = 0
  private charts = 0
  constructor(resolve: Resolve, lang: Lang) {
    this.resolve = resolve
    this.lang = lang
  }

  private ask(ref: string): Figure {
    if (!parseRef(ref)) throw new Error(`a report template names an address that is none: ${ref}`)
    return this.resolve(ref as FigureRef) ?? missing(ref)
  }

  sentence(parts: Sentence): Inline[] {
    return parts.map((part): Inline => {
      if (typeof part === 'string') return { kind: 'text', text: part }
      if ('status' in part) return { kind: 'status', status: part.status, text: part.text }
      if ('choose' in part) {
        const value = publishedValue(this.ask(part.choose))
        const word =
          value === null
            ? (part.missing ?? '')
            : value > 0
              ? part.positive
              : value < 0
                ? part.negative
                : (part.zero ?? part.positive)
        return { kind: 'text', text: word }
      }
      const found = this.ask(part.figure)
      return {
        kind: 'figure',
        ref: found.ref,
        shown: showFigure(found, { as: 'words', ...part.format }, this.lang),
        state: found.state,
      }
    })
  }

  private cell(cell: string | TemplateCell): Cell {
    if (typeof cell === 'string') return { text: cell }
    if (cell.figure === undefined) return { text: cell.text ?? '', ...(cell.status ? { status: cell.status } : {}) }
    const found = this.ask(cell.figure)
    const shown = cell.text ?? showFigure(found, { as: 'number', ...cell.format }, this.lang)
    return { text: shown, ref: found.ref, state: found.state }
  }

  block(block: TemplateBlock, chapter: number): Block {
    if ('paragraph' in block) return { kind: 'paragraph', inlines: this.sentence(block.paragraph) }
    if ('list' in block) return { kind: 'list', items: block.list.map((item) => this.sentence(item)) }
    if ('table' in block) {
      const number = `${chapter}.${++this.tables}`
      const rows = block.table.rows.map(
        (row): Row => ({ kind: row.kind ?? 'row', cells: row.cells.map((cell) => this.cell(cell)) }),
      )
      return { kind: 'table', id: `tabell-${number}`, number, ...block.table, rows } satisfies Table
    }
    const number = `${chapter}.${++this.charts}`
    const points = block.chart.points.map((point) => {
      const found = this.ask(point.figure)
      const value = publishedValue(found, point.format?.decimals)
      return {
        label: point.label,
        value,
        shown: showFigure(found, point.format, this.lang),
        ref: found.ref,
        strong: point.strong,
      }
    })
    const alt = this.sentence(block.chart.alt)
      .map((i) => ('shown' in i ? i.shown : i.text))
      .join('')
    return {
      kind: 'chart',
      id: `diagram-${number}`,
      number,
      caption: block.chart.caption,
      alt,
      shape: block.chart.shape,
      points,
      note: block.chart.note,
    }
  }

  chapter(chapter: TemplateChapter, index: number): Chapter {
    this.tables = 0
    this.charts = 0
    const number = index + 1
    const blocks = (chapter.blocks ?? []).map((b) => this.block(b, number))
    const sections = (chapter.sections ?? []).map((section, i): Section => {
      const sectionNumber = `${number}.${i + 1}`
      return {
        id: `avsnitt-${sectionNumber}`,
        number: sectionNumber,
        title: section.title,
        blocks: section.blocks.map((b) => this.block(b, number)),
      }
    })
    return {
      id: `kapitel-${number}`,
      number: String(number),
      title: chapter.title,
      standfirst: this.sentence(chapter.standfirst),
      blocks,
      sections,
    }
  }
}

/** Resolves a template against the figures there are. Throws only on an address that is not one (a fault in the template). */
export function compose(template: Template, resolve: Resolve): Report {
  const composer = new Composer(resolve, template.lang)
  return { ...template, chapters: template.chapters.map((chapter, i) => composer.chapter(chapter, i)) }
}

/** A count in running text, e.g. of goals; not money, so it needs no address of its own. */
export const count = (value: number, lang: Lang): string => formatNumber(value, 0, lang)
