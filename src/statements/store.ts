// Door 2: the printed figures of an authority in the database. The only file of the room with SQL.
// A document is saved whole and replaces its earlier reading; computed statements are never stored, they follow from the books.
import type { FigureRef, FigureState, Unit } from '../kernel/figure.ts'
import type { Tx } from '../storage/database.ts'
import type { PublishedFigure } from './published.ts'

interface Row {
  document: string
  ref: string
  label: string
  value: string | null
  state: FigureState
  unit: Unit
  decimals: number
  chapter: string
  in_table: string | null
  in_row: string | null
  in_column: string | null
  note_no: string | null
  quote: string | null
  claims: string | null
  approximate: 'about' | 'over' | 'under' | null
}

const INSERT = `insert into statements.published_figure
  (authority_id, document, document_no, item_no, ref, label, value, state, unit, decimals, chapter, in_table, in_row, in_column, note_no, quote, claims, approximate)
  select $1, $2, $18::bigint, t.item_no, t.ref, t.label, t.value::numeric, t.state, t.unit, t.decimals, t.chapter, t.in_table, t.in_row, t.in_column,
         t.note_no, t.quote, t.claims, t.approximate
    from unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::smallint[], $10::text[], $11::text[],
                $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[])
      as t(item_no, ref, label, value, state, unit, decimals, chapter, in_table, in_row, in_column, note_no, quote, claims, approximate)`

/** The number a document has, or the next one. */
async function documentNo(tx: Tx, document: string): Promise<number> {
  const rows = await tx.query<{ document: string; no: number }>(
    'select document, max(document_no)::bigint as no from statements.published_figure where authority_id = $1 group by document',
    [tx.authority],
  )
  const known = rows.find((r) => r.document === document)
  return known ? Number(known.no) : Math.max(0, ...rows.map((r) => Number(r.no))) + 1
}

/** Replaces everything read from the documents the facts come from; other documents stay. */
export async function savePublished(tx: Tx, facts: readonly PublishedFigure[]): Promise<void> {
  const documents = new Map<string, PublishedFigure[]>()
  for (const fact of facts) documents.set(fact.document, [...(documents.get(fact.document) ?? []), fact])
  for (const [document, rows] of documents) {
    const no = await documentNo(tx, document)
    await tx.query('delete from statements.published_figure where authority_id = $1 and document = $2', [tx.authority, document])
    const column = <T>(of: (fact: PublishedFigure) => T) => rows.map(of)
    await tx.query(INSERT, [
      tx.authority,
      document,
      rows.map((_, i) => i + 1),
      column((f) => f.ref),
      column((f) => f.label),
      column((f) => (f.value === null ? null : String(f.value))),
      column((f) => f.state),
      column((f) => f.unit),
      column((f) => f.precision),
      column((f) => f.place.chapter),
      column((f) => f.place.table ?? null),
      column((f) => f.place.row ?? null),
      column((f) => f.place.column ?? null),
      column((f) => f.note ?? null),
      column((f) => f.quote ?? null),
      column((f) => f.claims ?? null),
      column((f) => f.approximate ?? null),
      no,
    ])
  }
}

/** Every printed figure in printed order, document by document in the order they were first read. */
export async function loadPublished(tx: Tx): Promise<PublishedFigure[]> {
  const rows = await tx.query<Row>(
    `select document, ref, label, value, state, unit, decimals, chapter, in_table, in_row, in_column, note_no, quote, claims, approximate
       from statements.published_figure where authority_id = $1 order by document_no, item_no`,
    [tx.authority],
  )
  return rows.map((r) => ({
    ref: r.ref as FigureRef,
    label: r.label,
    value: r.value === null ? null : Number(r.value),
    state: r.state,
    unit: r.unit,
    precision: Number(r.decimals),
    document: r.document,
    place: {
      chapter: r.chapter,
      ...(r.in_table === null ? {} : { table: r.in_table }),
      ...(r.in_row === null ? {} : { row: r.in_row }),
      ...(r.in_column === null ? {} : { column: r.in_column }),
    },
    ...(r.note_no === null ? {} : { note: r.note_no }),
    ...(r.quote === null ? {} : { quote: r.quote }),
    ...(r.claims === null ? {} : { claims: r.claims }),
    ...(r.approximate === null ? {} : { approximate: r.approximate }),
  }))
}
