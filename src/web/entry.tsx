// Rows of entry: one thing to fill in per row, with what it is, what it was, and its few fields side by side (LOOK §8).
// Refuses: knowing what is asked for; rows come as data from the rooms.
import type { Child } from 'hono/jsx'
import type { Lang } from '../kernel/text.ts'
import { HiddenFields, SelectField, type SelectOption, TextField } from './form.tsx'

export interface EntryField {
  kind: 'text' | 'select'
  /** Name and id. */
  id: string
  label: string
  value: string
  width?: number
  figure?: boolean
  options?: readonly SelectOption[]
  error?: string
}

export interface EntryRow {
  id: string
  legend: Child
  notes?: readonly Child[]
  fields: readonly EntryField[]
  hidden?: Record<string, string>
}

/** A row in a compact list: the usual fields on one line, what is seldom needed folded below it. */
export interface EntryLine extends EntryRow {
  /** What it was last time, in a column of its own. */
  was?: Child
  more?: { summary: string; open: boolean; fields: readonly EntryField[]; rows: readonly EntryRow[] }
}

/**
 * One line per thing to fill in, under shared heads; labels show where the heads do not (phones, folded parts).
 * `values`: name, last time where any row has one, value, why it is missing, more. `states`: name, state, note.
 */
export function EntryList({
  kind,
  heads,
  rows,
  lang,
}: {
  kind: 'values' | 'states'
  heads: readonly string[]
  rows: readonly EntryLine[]
  lang: Lang
}) {
  const wasHead = rows.some(({ was }) => was !== undefined) ? heads[1] : undefined
  return (
    <div class={`r-lines r-lines-${kind}${wasHead ? ' has-was' : ''}`}>
      <div class="r-line r-line-heads" aria-hidden="true">
        {heads.map((head) => (
          <span>{head}</span>
        ))}
      </div>
      {rows.map((row) => (
        <Line row={row} wasHead={wasHead} lang={lang} />
      ))}
    </div>
  )
}

function Line({ row, wasHead, lang }: { row: EntryLine; wasHead: string | undefined; lang: Lang }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in a column of its own
    <div class="r-line" id={row.id} role="group" aria-labelledby={`${row.id}-namn`}>
      <div class="r-line-name">
        <p id={`${row.id}-namn`}>{row.legend}</p>
        {row.notes && row.notes.length > 0 && (
          <p class="r-entry-notes">
            {row.notes.map((note) => (
              <span>{note}</span>
            ))}
          </p>
        )}
      </div>
      {wasHead && (
        <p class="r-line-was">
          {row.was !== undefined && (
            <>
              <span class="r-line-was-head">{wasHead}: </span>
              {row.was}
            </>
          )}
        </p>
      )}
      {row.fields.map((field) => (
        <One field={field} lang={lang} />
      ))}
      {row.more && (
        <details class="r-line-more" open={row.more.open}>
          <summary>
            {row.more.summary}
            <span class="r-aloud">: {row.legend}</span>
          </summary>
          {row.more.fields.length > 0 && (
            <div class="r-entry-fields">
              {row.more.fields.map((field) => (
                <One field={field} lang={lang} />
              ))}
            </div>
          )}
          {row.more.rows.length > 0 && <EntryRows rows={row.more.rows} lang={lang} />}
        </details>
      )}
      {row.hidden && <HiddenFields fields={row.hidden} />}
    </div>
  )
}

export function EntryRows({ rows, lang }: { rows: readonly EntryRow[]; lang: Lang }) {
  return (
    <div class="r-entries">
      {rows.map((row) => (
        <fieldset class="r-entry" id={row.id}>
          <legend>{row.legend}</legend>
          {row.notes && row.notes.length > 0 && (
            <p class="r-entry-notes">
              {row.notes.map((note) => (
                <span>{note}</span>
              ))}
            </p>
          )}
          <div class="r-entry-fields">
            {row.fields.map((field) => (
              <One field={field} lang={lang} />
            ))}
          </div>
          {row.hidden && <HiddenFields fields={row.hidden} />}
        </fieldset>
      ))}
    </div>
  )
}

function One({ field, lang }: { field: EntryField; lang: Lang }) {
  const { kind, id, label, value, error } = field
  const same = { id, name: id, label, value, lang, ...(error ? { error } : {}) }
  if (kind === 'select') return <SelectField {...same} options={field.options ?? []} />
  // Nothing is required by the browser: an empty row is left for later, and what is missing is said when handed in.
  return <TextField {...same} plain width={field.width} figure={field.figure} />
}
