// The frame of every page: side menu, top bar of choices, path, heading, lead, source line (LOOK §2).
// Refuses: loading anything, and style attributes (the content security policy forbids them).
import type { Child, PropsWithChildren } from 'hono/jsx'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { AuthorityKind } from '../kernel/authorityWords.ts'
import type { Lang } from '../kernel/text.ts'
import { ACCOUNT_PATH, type Choices, link, PATHS, type Query, SEARCH_PATH } from './links.ts'
import { MarkSprite } from './status.tsx'
import { type Word, word } from './words.ts'

export type MenuKey = Exclude<keyof typeof PATHS, 'explain' | 'fragment' | 'plan' | 'documents' | 'moneyPlan' | 'forecasts'>

const MENU: readonly { head?: Word; entries: readonly MenuKey[] }[] = [
  { entries: ['overview', 'tasks'] },
  { head: 'steer', entries: ['goals', 'assignments', 'calendar'] },
  { head: 'economyGroup', entries: ['economy', 'budget', 'scenarios', 'statements', 'investments'] },
  { head: 'followUp', entries: ['round', 'measures'] },
  { head: 'account', entries: ['reports', 'tieout', 'keyFigures'] },
  { head: 'base', entries: ['organisation', 'imports', 'people', 'audit'] },
]

/** What the frame needs to know of the house and of this request. Built once per request by the routes. */
export interface Shell {
  lang: Lang
  /** The authority's name, e.g. `Region …`. */
  authority: string
  /** What the authority is, for the words of pages; a region when absent. */
  kind?: AuthorityKind
  /** Years to choose between, latest first. */
  years: readonly number[]
  choices: Required<Choices>
  /** This page's own address: the language switch and the choices come back here. */
  path: string
  query: Query
  /** From `assets()`: addresses with the content's hash. */
  assets: { css: string; js: string; islands?: Readonly<Record<string, string>> }
  /** Detail below the published level is generated: said on every page. */
  synthetic?: boolean
  /** Things waiting behind a menu entry. */
  counts?: Partial<Record<MenuKey, number>>
  /** Entries the role cannot use are absent, not grey. All when left out. */
  entries?: readonly MenuKey[]
  /** Who is signed in, and in which role; absent for a visitor. */
  person?: { name: string; role: string }
  /** Said above every page: reading the demo without signing in, something about to expire. */
  banner?: Child
  /** False where the reader may not search. */
  search?: boolean
  /** The way to sign in is shown to visitors where there is one. */
  signIn?: string
}

export interface PageProps {
  shell: Shell
  /** Entry of the menu; absent on pages that stand outside it. */
  current?: MenuKey
  title: string
  /** Replaces the title as h1 where a figure stands in it. */
  heading?: Child
  path?: readonly { label: string; href?: string }[]
  /** One or two plain sentences with live figures: the answer first. */
  lead?: Child
  /** Links right of the heading. */
  actions?: Child
  source?: Child
  /** Which of the choices in the top bar mean something here. All by default. */
  choices?: readonly ('year' | 'structure' | 'source')[]
  /** An island only this page needs, by name: `grid`, `levers`. The page works without it. */
  island?: string
}

/** The whole document as text. */
export async function renderPage(page: HtmlEscapedString | Promise<HtmlEscapedString>): Promise<string> {
  return `<!DOCTYPE html>${await renderPart(page)}`
}

/** A part of a page as text: fragments, tests. Charts are drawn while rendering, so this waits. */
export async function renderPart(part: HtmlEscapedString | Promise<HtmlEscapedString>): Promise<string> {
  return await (await part).toString()
}

export function Page({
  shell,
  current,
  title,
  heading,
  path,
  lead,
  actions,
  source,
  choices,
  island,
  children,
}: PropsWithChildren<PageProps>) {
  const { lang } = shell
  return (
    <html lang={lang} class="r-no-script">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${shell.authority} · Roder`}</title>
        <link rel="stylesheet" href={shell.assets.css} />
        <link rel="icon" href={FAVICON} />
        <script type="module" src={shell.assets.js}></script>
        {island && shell.assets.islands?.[island] && <script type="module" src={shell.assets.islands[island]}></script>}
      </head>
      <body data-size="sm">
        <a class="ds-skip-link r-skip" href="#innehall">
          {word('skipToContent', lang)}
        </a>
        <MarkSprite />
        <Side shell={shell} current={current} />
        <div class="r-main">
          <TopBar shell={shell} choices={choices ?? ['year', 'structure', 'source']} />
          <main id="innehall" class="r-content" tabindex={-1}>
            {shell.banner && <p class="r-banner">{shell.banner}</p>}
            <header class="r-page-head">
              {path && <Path path={path} lang={lang} />}
              <div class="r-title">
                <h1>{heading ?? title}</h1>
                {actions}
              </div>
              {lead && <p class="r-lead">{lead}</p>}
            </header>
            {children}
            {source && <p class="r-source r-page-source">{source}</p>}
          </main>
          {shell.synthetic && (
            <footer class="r-foot">
              <strong>{word('synthetic', lang)}.</strong> {word('syntheticMore', lang)}
            </footer>
          )}
        </div>
      </body>
    </html>
  )
}

const FAVICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230a4d68'/%3E%3Cpath d='M4 6h8M4 10h8' stroke='%23fff' stroke-width='1.8'/%3E%3C/svg%3E"

/** Side menu on wide screens; the same list behind *Meny* below 1 024 px. CSS shows one of the two. */
function Side({ shell, current }: { shell: Shell; current?: MenuKey }) {
  const { lang } = shell
  return (
    <header class="r-side">
      <p class="r-brand">
        <a href={menuHref('overview', shell)}>
          <b>Roder</b> <span>{shell.authority}</span>
        </a>
      </p>
      <nav class="r-side-menu" aria-label={word('mainMenu', lang)}>
        <Menu shell={shell} current={current} />
      </nav>
      <details class="r-phone-menu">
        <summary>{word('menu', lang)}</summary>
        <nav aria-label={word('mainMenu', lang)}>
          <Menu shell={shell} current={current} />
        </nav>
      </details>
    </header>
  )
}

const menuHref = (key: MenuKey, { choices, years }: Shell): string => link(PATHS[key], keep(choices, years))

/** Only what differs from the default is carried in addresses. */
export function keep(choices: Choices, years: readonly number[]): Choices {
  return {
    year: choices.year !== undefined && Number(choices.year) !== years[0] ? choices.year : undefined,
    structure: choices.structure === 'now' ? 'now' : undefined,
    source: choices.source === 'published' ? 'published' : undefined,
  }
}

function Menu({ shell, current }: { shell: Shell; current?: MenuKey }) {
  const { lang, counts, entries } = shell
  return (
    <>
      {MENU.map(({ head, entries: all }) => {
        const shown = all.filter((key) => entries === undefined || entries.includes(key))
        if (shown.length === 0) return null
        return (
          <>
            {head && <p class="r-menu-head">{word(head, lang)}</p>}
            <ul>
              {shown.map((key) => (
                <li>
                  <a href={menuHref(key, shell)} aria-current={key === current ? 'page' : undefined}>
                    {word(key, lang)}
                    {counts?.[key] ? (
                      <span class="r-count">
                        {counts[key]}
                        <span class="r-aloud"> {word('waiting', lang)}</span>
                      </span>
                    ) : null}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )
      })}
    </>
  )
}

function TopBar({ shell, choices }: { shell: Shell; choices: readonly ('year' | 'structure' | 'source')[] }) {
  const { lang, path, query } = shell
  const other: Lang = lang === 'sv' ? 'en' : 'sv'
  return (
    <section class="r-top" aria-label={word('choices', lang)}>
      {choices.length > 0 && <ChoicesForm shell={shell} choices={choices} />}
      <p class="r-top-right">
        {shell.synthetic && <span class="r-synthetic">{word('synthetic', lang)}</span>}
        {shell.search !== false && <SearchField lang={lang} />}
        <Who shell={shell} />
        <a href={link(path, { ...query, lang: other })} lang={other} hreflang={other}>
          {word('otherLanguage', lang)}
        </a>
      </p>
    </section>
  )
}

function SearchField({ lang }: { lang: Lang }) {
  return (
    <search class="r-search">
      <form method="get" action={SEARCH_PATH}>
        <label>
          <span class="r-aloud">{word('search', lang)}</span>
          <input class="r-input" type="search" name="q" placeholder={word('search', lang)} data-search />
        </label>
      </form>
    </search>
  )
}

/** Who, the role where the name does not say it already, and the way in or out. */
function Who({ shell: { lang, person, signIn } }: { shell: Shell }) {
  if (person)
    return (
      <a class="r-who" href={ACCOUNT_PATH}>
        {person.name}
        {!person.name.toLowerCase().includes(person.role.toLowerCase()) && <span class="r-who-role"> {person.role}</span>}
      </a>
    )
  return signIn ? (
    <a class="r-who" href={signIn}>
      {word('signIn', lang)}
    </a>
  ) : null
}

function ChoicesForm({ shell, choices }: { shell: Shell; choices: readonly ('year' | 'structure' | 'source')[] }) {
  const { lang, path, query } = shell
  const kept = Object.entries(query).filter(([key]) => !['year', 'structure', 'source', 'lang'].includes(key))
  const options = {
    year: shell.years.map((year) => ({ value: String(year), label: String(year) })),
    structure: [
      { value: 'then', label: `${word('structureThen', lang)} ${shell.choices.year}` },
      { value: 'now', label: word('structureNow', lang) },
    ],
    source: [
      { value: 'books', label: word('sourceBooks', lang) },
      { value: 'published', label: word('sourcePublished', lang) },
    ],
  }
  return (
    <form class="r-choices" method="get" action={path} data-auto-submit>
      {kept.flatMap(([key, value]) =>
        (Array.isArray(value) ? value : [value]).map((one) => <input type="hidden" name={key} value={String(one ?? '')} />),
      )}
      {choices.map((name) => (
        <label class={`r-choice r-choice-${name}`}>
          <span class="r-choice-label">{word(name, lang)}</span>
          <select name={name} class="r-select">
            {options[name].map(({ value, label }) => (
              <option value={value} selected={value === String(shell.choices[name])}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="submit" class="r-choices-show">
        {word('show', lang)}
      </button>
    </form>
  )
}

function Path({ path, lang }: { path: NonNullable<PageProps['path']>; lang: Lang }) {
  return (
    <nav class="r-path" aria-label={word('path', lang)}>
      <ol>
        {path.map(({ label, href }) => (
          <li>{href ? <a href={href}>{label}</a> : <span>{label}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}
