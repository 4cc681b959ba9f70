// The statements: income statement and balance sheet side by side, or one statement alone (look/statements.png).
// Refuses: judging a contradiction; each one links to its rule.
import type { Lang, Text } from '../../kernel/text.ts'
import type { Verdict } from '../../kernel/verdict.ts'
import { type FigureView, figureText } from '../../web/figure.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS } from '../../web/links.ts'
import { Columns, Empty, ItemList, LinkRow, Section, SectionHead, SourceLine } from '../../web/parts.tsx'
import { VerdictLegend } from '../../web/status.tsx'
import { StatementLinks, StatementTable, type StatementView } from './statementTable.tsx'
import { STATEMENT_WORDS as W } from './words.ts'

export interface StatementDeviation {
  title: Text
  /** Both places and the rule: *Balansräkning not 8 mot avsnittet Medelsförvaltning. C91*. */
  where: Text
  left: FigureView
  right: FigureView
  href: string
}

export interface StatementsView {
  title: Text
  /** One or two; two stand side by side. */
  statements: readonly StatementView[]
  /** Other statements, notes, Excel and PDF. */
  others: readonly { label: Text; href: string }[]
  /** Undefined where nothing was tested, which is not the same as no deviation. */
  deviations?: readonly StatementDeviation[]
  /** The paragraph the layout follows, and how amounts are rounded. */
  law: Text
  lead?: Text
}

export function StatementsPage({ shell, view }: { shell: Shell; view: StatementsView }) {
  const { lang } = shell
  const [first, second] = view.statements
  return (
    <Page
      shell={shell}
      current="statements"
      title={view.title[lang]}
      path={[{ label: W.economy[lang], href: PATHS.economy }, { label: W.statements[lang] }]}
      lead={view.lead?.[lang]}
      actions={<LinkRow links={view.others.map(({ label, href }) => ({ label: label[lang], href }))} />}
    >
      <Columns kind={second ? 'statements' : 'side'}>
        <div class="r-stack">
          {first && <OneStatement statement={first} shell={shell} />}
          {second && <Deviations view={view} lang={lang} />}
          {second && <SourceLine>{view.law[lang]}</SourceLine>}
        </div>
        <div class="r-stack">
          {second ? <OneStatement statement={second} shell={shell} /> : <Deviations view={view} lang={lang} />}
          {!second && <SourceLine>{view.law[lang]}</SourceLine>}
        </div>
      </Columns>
    </Page>
  )
}

const LEGEND_ORDER: readonly Verdict[] = ['ok', 'rounding', 'deviation', 'definition', 'untestable']

function OneStatement({ statement, shell }: { statement: StatementView; shell: Shell }) {
  const { lang } = shell
  const present = LEGEND_ORDER.filter((one) => statement.lines.some((line) => line.verdict === one))
  return (
    <section class="r-section r-statement" aria-labelledby={statement.id}>
      <div class="r-statement-head">
        <h2 id={statement.id}>{statement.title[lang]}</h2>
        <StatementLinks statement={statement} lang={lang} />
      </div>
      <StatementTable statement={statement} lang={lang} kind={shell.kind} />
      {present.length > 0 && <VerdictLegend verdicts={present} lang={lang} />}
    </section>
  )
}

function Deviations({ view, lang }: { view: StatementsView; lang: Lang }) {
  if (view.deviations === undefined) return null
  return (
    <Section id="avvikelser" small title={W.deviationsHere[lang]} right={<a href={PATHS.tieout}>{W.tieout[lang]}</a>}>
      {view.deviations.length === 0 ? (
        <Empty>{W.noDeviations[lang]}</Empty>
      ) : (
        <ItemList
          lang={lang}
          items={view.deviations.map((one) => ({
            verdict: 'deviation',
            title: one.title[lang],
            sub: one.where[lang],
            value: `${figureText(one.left, lang)} ≠ ${figureText(one.right, lang)}`,
            href: one.href,
          }))}
        />
      )}
    </Section>
  )
}

export interface NoteView {
  /** Anchor: `not-income-1`. */
  id: string
  number: string
  title: Text
  statement: StatementView
}

export interface NotesView {
  title: Text
  parts: readonly { title: Text; notes: readonly NoteView[] }[]
  others: readonly { label: Text; href: string }[]
  law: Text
}

/** Notes one after the other, each a table; contents on top so that a note is one step away. */
export function NotesPage({ shell, view }: { shell: Shell; view: NotesView }) {
  const { lang } = shell
  return (
    <Page
      shell={shell}
      current="statements"
      title={view.title[lang]}
      path={[{ label: W.statements[lang], href: link(PATHS.statements) }, { label: W.notes[lang] }]}
      actions={<LinkRow links={view.others.map(({ label, href }) => ({ label: label[lang], href }))} />}
      source={view.law[lang]}
    >
      {view.parts.map(({ title, notes }) => (
        <section class="r-section">
          <SectionHead title={title[lang]} right={W.mkr[lang]} />
          <nav aria-label={`${W.contents[lang]}, ${title[lang]}`} class="r-note-list">
            <ul>
              {notes.map((note) => (
                <li>
                  <a href={`#${note.id}`}>
                    {note.number} {note.title[lang]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <Columns kind="statements">
            {notes.map((note) => (
              <section class="r-section r-note" aria-labelledby={note.id}>
                <h3 id={note.id}>
                  {W.note[lang]} {note.number}. {note.title[lang]}
                </h3>
                <StatementTable statement={note.statement} lang={lang} kind={shell.kind} />
              </section>
            ))}
          </Columns>
        </section>
      ))}
    </Page>
  )
}
