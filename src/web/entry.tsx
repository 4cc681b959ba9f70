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
