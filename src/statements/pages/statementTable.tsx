// One statement as a table: lines in the legal order, region and group side by side, tie-out signs in the margin.
// Refuses: reordering and summing; the lines arrive as the law lists them.
import { type AuthorityKind, inWordsOf } from '../../kernel/authorityWords.ts'
import type { Lang, Text } from '../../kernel/text.ts'
import type { Verdict } from '../../kernel/verdict.ts'
import type { FigureView } from '../../web/figure.tsx'
import { TableLinks } from '../../web/parts.tsx'
import { type Column, type Row, Table } from '../../web/table.tsx'
import { word } from '../../web/words.ts'
import { STATEMENT_WORDS as W } from './words.ts'

export interface StatementColumn {
  scope: 'region' | 'group'
  year: number
}

export interface StatementLine {
  kind: 'line' | 'sum' | 'total' | 'group'
  label: Text
  /** *varav*: an of-which line under the one above. */
  ofWhich?: boolean
  note?: { label: string; href: string }
  /** One per column; a group heading has none. */
  figures: readonly FigureView[]
  verdict?: Verdict
  verdictHref?: string
}

export interface StatementView {
  id: string
  title: Text
  columns: readonly StatementColumn[]
  lines: readonly StatementLine[]
  excel?: string
  csv?: string
}

const columnsOf = (statement: StatementView, lang: Lang, kind: AuthorityKind): Column[] => {
  const latest = Math.max(...statement.columns.map(({ year }) => year))
  const both = new Set(statement.columns.map(({ scope }) => scope)).size > 1
  return [
    ...(hasNotes(statement) ? [{ id: 'note', head: word('note', lang), kind: 'note' as const }] : []),
    ...statement.columns.map(({ scope, year }) => ({
      id: `${scope}-${year}`,
      head: String(year),
      earlier: year < latest,
      group: both ? inWordsOf(kind, W[scope])[lang] : undefined,
    })),
  ]
}

const hasNotes = (statement: StatementView): boolean => statement.lines.some((line) => line.note)

export function StatementTable({
  statement,
  lang,
  kind = 'region',
}: {
  statement: StatementView
  lang: Lang
  kind?: AuthorityKind
}) {
  const notes = hasNotes(statement)
  const rows: Row[] = statement.lines.map((line) => ({
    kind: line.kind,
    label: line.label[lang],
    level: line.ofWhich ? 1 : 0,
    soft: line.ofWhich,
    verdict: line.verdict,
    verdictHref: line.verdictHref,
    cells: [...(notes ? [line.note ? <a href={line.note.href}>{line.note.label}</a> : null] : []), ...line.figures],
  }))
  return (
    <Table
      lang={lang}
      caption={`${statement.title[lang]}, ${W.mkr[lang]}`}
      rowHead={W.mkr[lang]}
      columns={columnsOf(statement, lang, kind)}
      rows={rows}
      phone={statement.columns.length > 2 ? 'scroll' : 'fit'}
      verdicts={statement.lines.some((line) => line.verdict)}
      className="r-statutory"
    />
  )
}

export const StatementLinks = ({ statement, lang }: { statement: StatementView; lang: Lang }) =>
  statement.excel || statement.csv ? <TableLinks excel={statement.excel} csv={statement.csv} lang={lang} /> : null
