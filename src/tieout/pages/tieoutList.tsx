// The tie-out as a list: filters above, one row per comparison, an opened row shows both places side by side (look/tieout.png).
// Refuses to call either side right: *Uppgift* and *Jämförs med*.
import { inWordsOf } from '../../kernel/authorityWords.ts'
import { formatNumber, type Lang } from '../../kernel/text.ts'
import type { Verdict } from '../../kernel/verdict.ts'
import { VERDICT_WORDS } from '../../kernel/verdict.ts'
import { Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS, type Query, toggled } from '../../web/links.ts'
import { ChoiceSelect, Empty, Filters, LinkRow, PageChoices } from '../../web/parts.tsx'
import { VerdictMark } from '../../web/status.tsx'
import { type Row, Table } from '../../web/table.tsx'
import { CHAPTERS, PAGE_SIZE, resultKey, type TieOutFilter, type TieOutList, VERDICT_ORDER } from '../list.ts'
import type { TieOutResult } from '../rule.ts'
import type { TieOutSummary } from '../run.ts'
import { differenceView, sideView, unitOf } from './tieoutFigures.ts'
import { Opened } from './tieoutOpened.tsx'
import { SEVERITY_WORDS, TIEOUT_WORDS as W } from './words.ts'

export interface TieOutView {
  year: number
  source: 'books' | 'published'
  list: TieOutList
  filter: TieOutFilter
  summary: TieOutSummary
}

interface Props {
  shell: Shell
  view: TieOutView
}

export function TieOutPage({ shell, view }: Props) {
  const { lang } = shell
  const { list, summary } = view
  return (
    <Page
      shell={shell}
      current="tieout"
      title={`${W.title[lang]} ${view.year}`}
      lead={leadOf(view, lang)}
      choices={['year', 'source']}
      source={footOf(list, summary, lang)}
    >
      <section class="r-section" aria-label={W.list[lang]}>
        <Choices shell={shell} view={view} />
        {list.rows.length === 0 ? <Empty>{W.nothing[lang]}</Empty> : <Results shell={shell} view={view} />}
        <Paging shell={shell} view={view} />
      </section>
    </Page>
  )
}

const COUNT_WORDS = ['Inga', 'En', 'Två', 'Tre', 'Fyra', 'Fem', 'Sex', 'Sju', 'Åtta', 'Nio', 'Tio', 'Elva', 'Tolv']

/** The answer first: how many figures contradict another, or that none does. */
function leadOf({ source, summary }: TieOutView, lang: Lang): string {
  const n = summary.byVerdict.deviation
  const tried = formatNumber(summary.evaluated, 0, lang)
  if (n === 0) {
    return lang === 'sv'
      ? `Ingen av ${tried} prövade uppgifter avviker. ${summary.rulesEvaluated} av ${summary.rules} regler kunde prövas.`
      : `None of ${tried} figures tested deviates. ${summary.rulesEvaluated} of ${summary.rules} rules could be tested.`
  }
  const where = source === 'published' ? 'i den tryckta redovisningen' : 'i böckerna'
  const count = COUNT_WORDS[n] ?? formatNumber(n, 0, 'sv')
  return lang === 'sv'
    ? `${count} uppgifter ${where} säger emot en annan uppgift. Resten av ${tried} prövade stämmer, är avrundning eller har en förklarad definition.`
    : `${formatNumber(n, 0, 'en')} figures contradict another figure. The rest of ${tried} tested tie out, are rounding or have an explained definition.`
}

const footOf = (list: TieOutList, summary: TieOutSummary, lang: Lang): string =>
  lang === 'sv'
    ? `${summary.rules} regler i katalogen, ${summary.rulesEvaluated} kunde prövas. Listan visar ${list.rows.length} av ${list.matching} jämförelser.`
    : `${summary.rules} rules in the catalogue, ${summary.rulesEvaluated} could be tested. The list shows ${list.rows.length} of ${list.matching} comparisons.`

/** Choices that go along in links; an opened row and the page number belong to one list only. */
function kept(shell: Shell, change: Query): Query {
  const { open: _open, page: _page, ...rest } = shell.query
  return { ...rest, ...change }
}

function verdictOptions({ list, filter }: TieOutView, shell: Shell) {
  const { lang, path } = shell
  const option = (verdict: Verdict | undefined, label: string, count: number) => ({
    label,
    count,
    href: link(path, kept(shell, { verdict })),
    current: filter.verdict === verdict,
    ...(verdict ? { verdict } : {}),
  })
  return [
    option(undefined, W.all[lang], list.all),
    ...VERDICT_ORDER.map((verdict) => option(verdict, VERDICT_WORDS[verdict][lang], list.counts[verdict])),
  ]
}

export const scopeWord = (scope: string, { lang, kind }: Pick<Shell, 'lang' | 'kind'>): string =>
  scope === 'region' ? inWordsOf(kind ?? 'region', W.region)[lang] : scope === 'group' ? W.group[lang] : scope

function Choices({ shell, view }: Props) {
  const { lang, path } = shell
  const everything = { value: '', label: W.all[lang] }
  const { filter, list } = view
  const common = { action: path, lang, kept: kept(shell, {}) }
  return (
    <PageChoices
      lang={lang}
      right={
        filter.rule ? (
          <LinkRow links={[{ label: `${W.rule[lang]} ${filter.rule} ×`, href: link(path, kept(shell, { rule: undefined })) }]} />
        ) : null
      }
    >
      <Filters label={W.filters[lang]} options={verdictOptions(view, shell)} />
      <ChoiceSelect
        {...common}
        label={W.chapter[lang]}
        name="chapter"
        value={filter.chapter ?? ''}
        options={[everything, ...CHAPTERS.map((c) => ({ value: c.id, label: c.name[lang] }))]}
      />
      <ChoiceSelect
        {...common}
        label={W.severity[lang]}
        name="severity"
        value={filter.severity ?? ''}
        options={[everything, ...(['F', 'V'] as const).map((s) => ({ value: s, label: SEVERITY_WORDS[s][lang] }))]}
      />
      <ChoiceSelect
        {...common}
        label={W.scope[lang]}
        name="scope"
        value={filter.scope ?? ''}
        options={[everything, ...list.scopes.map((s) => ({ value: s, label: scopeWord(s, shell) }))]}
      />
    </PageChoices>
  )
}

function Results({ shell, view }: Props) {
  const { lang } = shell
  return (
    <Table
      lang={lang}
      caption={W.list[lang]}
      rowHead={W.what[lang]}
      phone="blocks"
      columns={[
        { id: 'outcome', head: W.outcome[lang], kind: 'text' },
        { id: 'scope', head: W.scope[lang], kind: 'text' },
        { id: 'left', head: W.left[lang] },
        { id: 'right', head: W.right[lang] },
        { id: 'difference', head: W.difference[lang] },
        { id: 'unit', head: W.unit[lang], kind: 'text' },
        { id: 'severity', head: W.severity[lang], kind: 'text' },
      ]}
      rows={view.list.rows.map((result) => rowOf(result, shell, view.filter))}
    />
  )
}

function rowOf(result: TieOutResult, shell: Shell, filter: TieOutFilter): Row {
  const { lang, path, query } = shell
  const key = resultKey(result)
  const open = filter.open ?? []
  const isOpen = open.includes(key)
  const href = `${link(path, { ...query, open: toggled(open, key) })}#${encodeURIComponent(key)}`
  const name = result.name[lang]
  return {
    id: key,
    label: `${result.rule} ${name}`,
    branch: { open: isOpen, href, name: `${result.rule} ${name}` },
    marked: isOpen,
    cells: [
      <VerdictMark verdict={result.verdict} lang={lang} />,
      `${scopeWord(result.scope, shell)}\u00a0${result.period}`,
      sideView(result.left),
      sideView(result.right),
      differenceView(result),
      unitOf(result, lang),
      SEVERITY_WORDS[result.severity][lang],
    ],
    ...(isOpen
      ? {
          detail: (
            <Opened
              result={result}
              lang={lang}
              ruleHref={link(PATHS.tieout, kept(shell, { rule: result.rule.split('.')[0]! }))}
            />
          ),
        }
      : {}),
  }
}

function Paging({ shell, view }: Props) {
  const { page, pages, matching } = view.list
  if (matching <= PAGE_SIZE) return null
  const { lang, path, query } = shell
  const to = (n: number) => link(path, { ...query, open: undefined, page: n })
  return (
    <LinkRow
      links={[
        ...(page > 1 ? [{ label: W.previous[lang], href: to(page - 1) }] : []),
        ...(page < pages ? [{ label: W.next[lang], href: to(page + 1) }] : []),
      ]}
    />
  )
}
