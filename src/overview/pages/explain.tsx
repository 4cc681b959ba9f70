// Where a figure comes from: the tree with a control per step, facts beside it, and the file line itself (look/explain.png).
// Refuses: calling either side of a contradiction right.
import { type ExplainNode, type Figure as KernelFigure, parseRef } from '../../kernel/figure.ts'
import { formatNumber, type Lang, type Text } from '../../kernel/text.ts'
import type { Verdict } from '../../kernel/verdict.ts'
import { type FigureView, figureText, unitWord } from '../../web/figure.tsx'
import { type MenuKey, Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS, toggled } from '../../web/links.ts'
import { Columns, Empty, Facts, ItemList, Section } from '../../web/parts.tsx'
import { VerdictMark } from '../../web/status.tsx'
import { type Row, Table } from '../../web/table.tsx'
import { countWord } from '../../web/words.ts'
import { depthOf, endsInFile, everyStepAddsUp, ROOT_KEY, type TreeRow, treeRows } from '../explainTree.ts'
import { EXPLAIN_WORDS as W } from './explainWords.ts'
import { exactAmount, figureWithUnit, nodeFigure } from './nodeFigure.ts'

/** Lines of the imported file around the one asked for. */
export interface FileExtract {
  importNo: string
  file: string
  /** `SIE 4, 2020-09-11 08:14`. */
  about: string
  line: number
  /** Lines of the whole file, where they are known. */
  lineCount?: number
  lines: readonly { no: number; text: string; marked?: boolean }[]
  note?: Text
  allHref?: string
}

export interface ExplainView {
  figure: KernelFigure
  root: ExplainNode
  /** Open branches; `largestPath(root)` when the reader has not chosen. */
  open: readonly string[]
  /** Scope and period in words: *Regionen 2020*. */
  about: Text
  /** Where the figure lives, for the path and the menu. */
  path: readonly { label: Text; href: string }[]
  rule?: Text
  law?: string
  /** *Låst vid underskrift 2021-03-30*; the basis in words when left out. */
  state?: Text
  seenOn: readonly { label: Text; href: string }[]
  contradicts: readonly { verdict: Verdict; title: Text; where: Text; value: FigureView; href: string }[]
  knownAs: readonly { date: string; value: FigureView }[]
  /** By the key of the leaf in the tree. */
  extracts: Readonly<Record<string, FileExtract>>
  source?: Text
}

const ENTRIES: Record<string, MenuKey> = {
  statements: 'statements',
  plan: 'budget',
  budget: 'budget',
  goals: 'goals',
  ledger: 'economy',
}
const roomOf = (ref: string): string => parseRef(ref)?.room ?? ''

/** The entry the figure is met under. */
const currentOf = (ref: string): MenuKey => ENTRIES[roomOf(ref)] ?? 'statements'

/** Year, structure and source choose among the books' figures only. */
const ofTheBooks = (ref: string): boolean => !['plan', 'budget'].includes(roomOf(ref))

export function ExplainPage({ shell, view }: { shell: Shell; view: ExplainView }) {
  const { lang } = shell
  const unit = unitWord(view.figure.unit, lang)
  const value = figureText({ ...figureWithUnit(view.figure), unit }, lang)
  const title = `${view.figure.label[lang]}, ${value}`
  return (
    <Page
      shell={shell}
      current={currentOf(view.figure.ref)}
      choices={ofTheBooks(view.figure.ref) ? undefined : []}
      title={title}
      path={[...view.path.map(({ label, href }) => ({ label: label[lang], href })), { label: W.explain[lang] }]}
      lead={lead(view, lang)}
    >
      <Columns kind="side">
        <Section
          id="byggd"
          title={W.howBuilt[lang]}
          right={unit === undefined ? undefined : W.unitNote[lang]}
          source={view.source?.[lang]}
        >
          {view.root.children.length === 0 && view.root.source === undefined ? (
            <Empty>{W.noParts[lang]}</Empty>
          ) : (
            <Tree view={view} lang={lang} />
          )}
        </Section>
        <div class="r-stack">
          <TheFigure view={view} lang={lang} />
          <SeenOn view={view} lang={lang} />
          <Contradicts view={view} lang={lang} />
          <KnownAs view={view} lang={lang} />
        </div>
      </Columns>
    </Page>
  )
}

/** `Regionen 2020. Sex led ner till raden i filen. Varje led summerar till det ovanför.` */
function lead({ root, about }: ExplainView, lang: Lang): string {
  const depth = depthOf(root)
  if (depth === 0) return `${about[lang]}. ${W.noSteps[lang]}`
  const steps = `${countWord(depth, lang, { capital: true, neuter: true })} ${depth === 1 && lang === 'en' ? 'step' : W.steps[lang]}`
  const end = endsInFile(root) ? W.toFileLine[lang] : W.toPlace[lang]
  return `${about[lang]}. ${steps} ${end}. ${everyStepAddsUp(root) ? W.addsUp[lang] : W.someDiffer[lang]}`
}

function Tree({ view, lang }: { view: ExplainView; lang: Lang }) {
  const rows = treeRows(view.root, view.open)
  return (
    <Table
      lang={lang}
      caption={W.howBuilt[lang]}
      rowHead={W.step[lang]}
      columns={[
        { id: 'value', head: W.value[lang] },
        { id: 'control', head: W.control[lang], kind: 'text' },
      ]}
      className="r-explain"
      phone="blocks"
      rows={rows.map((row) => treeRow(row, view, lang))}
    />
  )
}

function treeRow(row: TreeRow, view: ExplainView, lang: Lang): Row {
  const { node } = row
  const extract = row.open ? view.extracts[row.key] : undefined
  const canOpen = row.branches || view.extracts[row.key] !== undefined || node.source?.kind === 'import'
  return {
    label: node.label[lang],
    level: row.level,
    marked: row.level === 0,
    branch: canOpen
      ? {
          open: row.open,
          href: `${link(PATHS.explain, { ref: view.figure.ref, open: toggled(view.open, row.key) })}#byggd`,
          name: node.label[lang],
        }
      : undefined,
    cells: [nodeFigure(node, row.value, lang, row.level === 0), <Control row={row} lang={lang} />],
    detail: extract && <Extract extract={extract} turned={row.scale < 0} lang={lang} />,
    id: row.key === ROOT_KEY ? undefined : `led-${row.key}`,
  }
}

/** `= 3 delar`; where the parts give another value it is written out. */
function Control({ row, lang }: { row: TreeRow; lang: Lang }) {
  const { check, node } = row
  if (!check) {
    if (node.source?.kind === 'published' || node.source?.kind === 'registered') return <>{node.source.place}</>
    return node.note ? node.note[lang] : null
  }
  const other =
    check.verdict === 'rounding' || check.verdict === 'deviation'
      ? figureText(nodeFigure(node, check.computed === null ? null : check.computed * row.scale, lang, row.level === 0), lang)
      : undefined
  const parts = `${formatNumber(check.parts, 0, lang)} ${check.parts === 1 ? W.part[lang] : W.parts[lang]}`
  return (
    <>
      <VerdictMark verdict={check.verdict} lang={lang} aloud /> {other ? `${W.partsGive[lang]} ${other}` : parts}
    </>
  )
}

function Extract({ extract, turned, lang }: { extract: FileExtract; turned: boolean; lang: Lang }) {
  return (
    <>
      <p class="r-help">
        {W.import[lang]} {extract.importNo}, <strong>{extract.file}</strong>, {extract.about}. {W.line[lang]}{' '}
        {formatNumber(extract.line, 0, lang)}
        {extract.lineCount === undefined ? '' : ` ${W.of[lang]} ${formatNumber(extract.lineCount, 0, lang)}`}:
      </p>
      <section
        class="r-scroll"
        tabindex={0}
        aria-label={`${W.line[lang]} ${formatNumber(extract.line, 0, lang)}, ${extract.file}`}
      >
        <ol class="r-extract">
          {extract.lines.map((one) => (
            <li class={one.marked ? 'is-marked' : undefined}>
              <span>{formatNumber(one.no, 0, lang)}</span>
              <code>{one.text}</code>
            </li>
          ))}
        </ol>
      </section>
      <p class="r-help">
        {extract.note?.[lang] ?? (turned ? W.signTurned[lang] : '')}{' '}
        {extract.allHref && <a href={extract.allHref}>{W.allLines[lang]}</a>}
      </p>
    </>
  )
}

function TheFigure({ view, lang }: { view: ExplainView; lang: Lang }) {
  const { figure } = view
  const facts = [
    { name: W.address[lang], value: figure.ref, mono: true },
    { name: W.state[lang], value: view.state?.[lang] ?? W[figure.basis][lang] },
    { name: W.precision[lang], value: precision(figure, lang) },
    ...(figure.unit === 'ore' && figure.value !== null ? [{ name: W.exact[lang], value: exactAmount(figure.value, lang) }] : []),
    ...(view.rule ? [{ name: W.rule[lang], value: view.rule[lang] }] : []),
    ...(view.law ? [{ name: W.law[lang], value: view.law }] : []),
    ...(figure.place ? [{ name: W.place[lang], value: figure.place }] : []),
  ]
  return (
    <Section id="siffran" small title={W.theFigure[lang]}>
      <Facts facts={facts} />
    </Section>
  )
}

function precision(figure: KernelFigure, lang: Lang): string {
  const decimals = `${figure.precision} ${figure.precision === 1 ? W.decimal[lang] : W.decimals[lang]}`
  const unit = unitWord(figure.unit, lang)
  return unit ? `${unit}, ${decimals}` : decimals
}

function SeenOn({ view, lang }: { view: ExplainView; lang: Lang }) {
  if (view.seenOn.length === 0) return null
  return (
    <Section id="syns" small title={W.seenOn[lang]}>
      <ItemList lang={lang} items={view.seenOn.map(({ label, href }) => ({ title: label[lang], href }))} />
    </Section>
  )
}

function Contradicts({ view, lang }: { view: ExplainView; lang: Lang }) {
  return (
    <Section id="sager-emot" small title={W.contradicts[lang]}>
      {view.contradicts.length === 0 ? (
        <Empty>{W.nothingContradicts[lang]}</Empty>
      ) : (
        <ItemList
          lang={lang}
          items={view.contradicts.map((one) => ({
            verdict: one.verdict,
            title: one.title[lang],
            sub: one.where[lang],
            value: figureText(one.value, lang),
            href: one.href,
          }))}
        />
      )}
    </Section>
  )
}

function KnownAs({ view, lang }: { view: ExplainView; lang: Lang }) {
  if (view.knownAs.length === 0) return null
  return (
    <Section id="kand" small title={W.asKnown[lang]}>
      <ItemList lang={lang} items={view.knownAs.map(({ date, value }) => ({ title: date, value: figureText(value, lang) }))} />
    </Section>
  )
}
