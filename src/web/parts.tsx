// Building blocks between tables: section heads, choices, fact lists, lists of deviations, notices, segmented choices.
// Refuses: boxes. A frame means a decision or a quotation (LOOK §1), and only `Place` and `Frame` have one.
import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Lang } from '../kernel/text.ts'
import type { Verdict } from '../kernel/verdict.ts'
import type { Query } from './links.ts'
import { MarkIcon, VerdictMark } from './status.tsx'
import { word } from './words.ts'

interface HeadProps {
  title: Child
  right?: Child
  id?: string
  /** 3 for a heading inside a section; no level is skipped. */
  level?: 2 | 3
  /** A smaller h2: sections in side columns and charts. */
  small?: boolean
}

/** h2 left, unit or links right, ruled below in ink. */
export function SectionHead({ title, right, id, level = 2, small }: HeadProps) {
  return (
    <div class={level === 2 && !small ? 'r-section-head' : 'r-section-head is-small'}>
      {level === 2 ? <h2 id={id}>{title}</h2> : <h3 id={id}>{title}</h3>}
      {right && <div class="r-section-right">{right}</div>}
    </div>
  )
}

export function Section({ source, children, ...head }: PropsWithChildren<HeadProps & { source?: Child }>) {
  return (
    <section class="r-section" aria-labelledby={head.id}>
      <SectionHead {...head} />
      {children}
      {source && <SourceLine>{source}</SourceLine>}
    </section>
  )
}

/** `two` equal columns, `three`, `side` (evidence left, facts 344 px right), `wide-left` (4:3). One column on phones. */
export function Columns({ kind, children }: PropsWithChildren<{ kind: 'two' | 'three' | 'side' | 'statements' }>) {
  return <div class={`r-columns r-columns-${kind}`}>{children}</div>
}

/** 12 px: what the figures rest on. */
export function SourceLine({ children }: PropsWithChildren) {
  return <p class="r-source">{children}</p>
}

/** Links right of a heading: Excel, CSV, other views. */
export function LinkRow({ links }: { links: readonly { label: Child; href: string; download?: boolean }[] }) {
  return (
    <ul class="r-link-row">
      {links.map(({ label, href, download }) => (
        <li>
          <a href={href} download={download ? '' : undefined}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The same columns in full precision. */
export const TableLinks = ({ excel, csv, lang }: { excel?: string; csv?: string; lang: Lang }) => (
  <LinkRow
    links={[
      ...(excel ? [{ label: word('excel', lang), href: excel, download: true }] : []),
      ...(csv ? [{ label: word('csv', lang), href: csv, download: true }] : []),
    ]}
  />
)

/** Name and value pairs: the facts column of the explain page, receipts. */
export function Facts({ facts }: { facts: readonly { name: Child; value: Child; mono?: boolean }[] }) {
  return (
    <dl class="r-facts">
      {facts.map(({ name, value, mono }) => (
        <div>
          <dt>{name}</dt>
          <dd class={mono ? 'is-mono' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export interface ListItem {
  verdict?: Verdict
  title: Child
  /** Second line: where, why, which rule. */
  sub?: Child
  value?: Child
  href?: string
}

/** Ruled rows of title, second line and value: what does not tie out, the largest deviations. */
export function ItemList({ items, lang, label }: { items: readonly ListItem[]; lang: Lang; label?: string }) {
  return (
    <ul class="r-items" aria-label={label}>
      {items.map((item) => (
        <li class={item.verdict ? 'has-mark' : undefined}>
          {item.verdict && <VerdictMark verdict={item.verdict} lang={lang} aloud />}
          <span class="r-item-title">{item.href ? <a href={item.href}>{item.title}</a> : item.title}</span>
          {item.value !== undefined && <span class="r-item-value">{item.value}</span>}
          {item.sub && <span class="r-item-sub">{item.sub}</span>}
        </li>
      ))}
    </ul>
  )
}

export interface Option {
  label: Child
  href: string
  current: boolean
}

/** Two or three choices side by side as links: *Som den var | Som den är nu*. Works without script. */
export function Segments({ label, options }: { label: string; options: readonly Option[] }) {
  return (
    <div class="r-choice">
      <span class="r-choice-label">{label}</span>
      <ul class="r-segments" aria-label={label}>
        {options.map((option) => (
          <li>
            <a href={option.href} aria-current={option.current ? 'true' : undefined}>
              {option.label}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Round filters with counts above a list; the chosen one is filled. `mark` shows the sign of a verdict. */
export function Filters({
  label,
  options,
}: {
  label: string
  options: readonly (Option & { count?: number; verdict?: Verdict })[]
}) {
  return (
    <ul class="r-filters" aria-label={label}>
      {options.map((option) => (
        <li>
          <a href={option.href} aria-current={option.current ? 'true' : undefined}>
            {option.verdict && <MarkIcon mark={option.verdict} />}
            {option.label}
            {option.count !== undefined && <b>{option.count}</b>}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The ruled strip of choices that only this page has, with links to the right. */
export function PageChoices({ lang, right, children }: PropsWithChildren<{ lang: Lang; right?: Child }>) {
  return (
    <section class="r-page-choices" aria-label={word('pageChoices', lang)}>
      <div class="r-choices-left">{children}</div>
      {right}
    </section>
  )
}

/** A printed or computed place, framed because it is a quotation (tie-out, explain). */
export function Place({ head, value, children }: PropsWithChildren<{ head: Child; value: Child }>) {
  return (
    <div class="r-place">
      <p class="r-place-head">{head}</p>
      <p class="r-place-value">{value}</p>
      {children}
    </div>
  )
}

/** A decision: the region's assessment. `status` colours the edge only. */
export function Decision({ status, children }: PropsWithChildren<{ status: 'met' | 'partlyMet' | 'notMet' | 'notAssessed' }>) {
  return (
    <div class="r-decision" data-status={status}>
      {children}
    </div>
  )
}

/** Why it is empty, and the next step. */
export function Empty({ children }: PropsWithChildren) {
  return <div class="r-empty">{children}</div>
}

/** A page-level choice with many values: a form of its own, so that it works without script. `kept` travels along hidden. */
export function ChoiceSelect({ label, name, value, options, action, kept = {}, lang }: ChoiceSelectProps) {
  return (
    <form class="r-choice" method="get" action={action} data-auto-submit>
      {Object.entries(kept)
        .filter(([key]) => key !== name)
        .flatMap(([key, one]) =>
          (Array.isArray(one) ? one : [one])
            .filter((each) => each !== undefined)
            .map((each) => <input type="hidden" name={key} value={String(each)} />),
        )}
      <label class="r-choice">
        <span class="r-choice-label">{label}</span>
        <select name={name} class="r-select">
          {options.map((option) => (
            <option value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="r-choices-show">
        {word('show', lang)}
      </button>
    </form>
  )
}

interface ChoiceSelectProps {
  label: string
  name: string
  value: string
  options: readonly { value: string; label: string }[]
  action: string
  kept?: Query
  lang: Lang
}
