// Forms on designsystemet's controls: field, select, file, error summary, buttons (LOOK §8). Nothing typed is lost.
// Refuses: knowing what a valid value is; rooms' input.ts says so and hands the words here.
import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Finding, Severity } from '../kernel/finding.ts'
import { formatNumber, type Lang } from '../kernel/text.ts'
import { MarkIcon } from './status.tsx'
import { word } from './words.ts'

interface FieldProps {
  id: string
  name: string
  label: string
  lang: Lang
  help?: Child
  /** What is wrong and what to do, with what was written. */
  error?: string
  optional?: boolean
  /** Neither required by the browser nor said to be optional: the form itself says what is missing when it is handed in. */
  plain?: boolean
}

const described = ({ id, help, error }: FieldProps): string | undefined =>
  [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

function Field({ children, ...field }: PropsWithChildren<FieldProps>) {
  return (
    <div class="r-field">
      <label class="ds-label" data-weight="semibold" for={field.id}>
        {field.label}
        {field.optional && <span class="r-optional"> ({word('optional', field.lang)})</span>}
      </label>
      {field.help && (
        <p class="r-help" id={`${field.id}-help`}>
          {field.help}
        </p>
      )}
      {children}
      {field.error && (
        <p class="r-field-error" id={`${field.id}-error`}>
          <MarkIcon mark="error" /> {field.error}
        </p>
      )}
    </div>
  )
}

/** `width` in characters: a field is as wide as its content. `figure` aligns right. */
export function TextField(
  props: FieldProps & {
    value?: string
    width?: number
    figure?: boolean
    type?: 'text' | 'search' | 'date' | 'email' | 'password'
    autocomplete?: string
  },
) {
  return (
    <Field {...props}>
      <input
        class={props.figure ? 'ds-input is-figure' : 'ds-input'}
        type={props.type ?? 'text'}
        id={props.id}
        name={props.name}
        value={props.value}
        size={props.width ?? 24}
        required={!props.optional && !props.plain}
        autocomplete={props.autocomplete}
        aria-describedby={described(props)}
        aria-invalid={props.error ? 'true' : undefined}
      />
    </Field>
  )
}

/** Running text: as many rows as it usually needs. */
export function TextAreaField(props: FieldProps & { value?: string; rows?: number }) {
  return (
    <Field {...props}>
      <textarea
        class="ds-input r-textarea"
        id={props.id}
        name={props.name}
        rows={props.rows ?? 4}
        required={!props.optional && !props.plain}
        aria-describedby={described(props)}
        aria-invalid={props.error ? 'true' : undefined}
      >
        {props.value}
      </textarea>
    </Field>
  )
}

/** What the form carries along: the version it was opened at, where it belongs. */
export function HiddenFields({ fields }: { fields: Record<string, string | number | undefined> }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) =>
        value === undefined ? null : <input type="hidden" name={name} value={String(value)} />,
      )}
    </>
  )
}

/** One choice among many, in a list or a table row; the label may be read aloud only. */
export function CheckField({
  id,
  name,
  value,
  label,
  checked,
  aloud,
}: {
  id: string
  name: string
  value: string
  label: string
  checked?: boolean
  aloud?: boolean
}) {
  return (
    <span class="r-check">
      <input class="ds-input" type="checkbox" id={id} name={name} value={value} checked={checked} />
      <label for={id} class={aloud ? 'r-aloud' : undefined}>
        {label}
      </label>
    </span>
  )
}

export interface SelectOption {
  value: string
  label: string
}

export function SelectField(props: FieldProps & { value?: string; options: readonly SelectOption[] }) {
  return (
    <Field {...props}>
      <select
        class="ds-input"
        data-width="auto"
        id={props.id}
        name={props.name}
        aria-describedby={described(props)}
        aria-invalid={props.error ? 'true' : undefined}
      >
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** `accept` as in HTML; the island adds progress, without script the form sends the file as it is. */
export function FileField(props: FieldProps & { accept?: string }) {
  return (
    <Field {...props}>
      <input
        class="r-file"
        type="file"
        id={props.id}
        name={props.name}
        accept={props.accept}
        required={!props.optional}
        aria-describedby={described(props)}
        aria-invalid={props.error ? 'true' : undefined}
      />
    </Field>
  )
}

/** Verb first. `kind` `primary` once per page; `form` when it stands outside the form it sends. */
export function Button({
  kind = 'primary',
  name,
  value,
  form,
  children,
}: PropsWithChildren<{ kind?: 'primary' | 'secondary'; name?: string; value?: string; form?: string }>) {
  return (
    <button class="ds-button" type="submit" data-variant={kind} name={name} value={value} form={form}>
      {children}
    </button>
  )
}

/** A link that looks like a button: an act that is only going somewhere. */
export function ButtonLink({
  href,
  kind = 'secondary',
  children,
}: PropsWithChildren<{ href: string; kind?: 'primary' | 'secondary' }>) {
  return (
    <a class="ds-button" href={href} data-variant={kind}>
      {children}
    </a>
  )
}

/** On top of a form that was not accepted; the island moves focus here. Each error links to its field. */
export function ErrorSummary({ title, errors }: { title: string; errors: readonly { field?: string; message: string }[] }) {
  return (
    <div class="ds-error-summary r-error-summary" role="alert" tabindex={-1} data-focus>
      <h2>{title}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}

/** What is wrong with one field, in words; undefined when nothing is. */
export const errorOf = (findings: readonly Finding[] | undefined, cell: string, lang: Lang): string | undefined =>
  findings?.find((one) => one.cell === cell)?.message[lang]

/** Everything wrong with a form, on top of it, each linked to its field. Nothing when nothing is. */
export function FormErrors({ findings = [], lang, title }: { findings?: readonly Finding[]; lang: Lang; title?: string }) {
  if (findings.length === 0) return null
  return (
    <ErrorSummary
      title={title ?? word('formErrors', lang)}
      errors={findings.map(({ cell, message }) => ({ field: cell, message: message[lang] }))}
    />
  )
}

const SEVERITY: Record<Severity, 'error' | 'warning' | 'info'> = { error: 'error', warning: 'warning', info: 'info' }

/** Findings of a reader or a rule: mark, line, what is wrong and what to do next. All at once. */
export function FindingList({ findings, lang }: { findings: readonly Finding[]; lang: Lang }) {
  return (
    <ul class="r-findings">
      {findings.map((one) => (
        <li>
          <MarkIcon mark={SEVERITY[one.severity]} />
          <span class="r-aloud">{word(SEVERITY[one.severity], lang)}: </span>
          {one.line !== undefined && (
            <code>
              {word('line', lang)}&nbsp;{formatNumber(one.line, 0, lang)}
            </code>
          )}
          {one.cell && <code>{one.cell}</code>}
          <span>{one.message[lang]}</span>
        </li>
      ))}
    </ul>
  )
}
