// The report as pages to read: contents left, one chapter at a time, every figure a link (look/reader.png).
// Refuses: arithmetic and loading; the report arrives composed, living or as it was signed.
import type { Child } from 'hono/jsx'
import { formatDate, type Lang } from '../../kernel/text.ts'
import { momentWords } from '../../web/conflict.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { explainHref, PATHS } from '../../web/links.ts'
import { Empty, Facts, LinkRow, Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import type { Chapter, Report } from '../document.ts'
import { hasMoved, type Movement } from '../movement.ts'
import { ChapterView } from '../render/body.tsx'
import type { ReportAbout, SignedReport } from '../signing.ts'
import {
  decisionPath,
  livingAddresses,
  READER_FORMATS,
  type ReaderAddresses,
  readerPath,
  signedAddresses,
  signedPath,
} from './addresses.ts'
import { movementWords, periodName, REPORT_WORDS as W } from './words.ts'

const files = ({ file }: ReaderAddresses, lang: Lang, name = ''): { label: string; href: string; download: true }[] =>
  READER_FORMATS.map((format) => ({ label: `${W[format][lang]}${name}`, href: file(format), download: true }))

function Contents({ report, current, at }: { report: Report; current: Chapter; at: ReaderAddresses }) {
  return (
    <nav class="r-report-contents" aria-label="Innehåll" role="doc-toc">
      <ol>
        {report.chapters.map((chapter) => (
          <li>
            <a href={at.chapter(chapter.id)} aria-current={chapter.id === current.id ? 'page' : undefined}>
              <span>{chapter.number}</span> {chapter.title}
            </a>
            {chapter.id === current.id && chapter.sections.length > 0 ? (
              <ol>
                {chapter.sections.map((section) => (
                  <li>
                    <a href={`#${section.id}`}>
                      <span>{section.number}</span> {section.title}
                    </a>
                  </li>
                ))}
              </ol>
            ) : null}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Read({ lang, report, chapter, at }: { lang: Lang; report: Report; chapter: Chapter; at: ReaderAddresses }) {
  const place = report.chapters.indexOf(chapter)
  const neighbours = [
    { found: report.chapters[place - 1], word: W.previous },
    { found: report.chapters[place + 1], word: W.next },
  ].flatMap(({ found, word }) => (found ? [{ label: `${word[lang]}: ${found.title}`, href: at.chapter(found.id) }] : []))
  return (
    <div class="r-reader">
      <Contents report={report} current={chapter} at={at} />
      <div class="r-report" lang="sv">
        <ChapterView chapter={chapter} href={explainHref} lang={report.lang} />
        <LinkRow links={neighbours} />
      </div>
    </div>
  )
}

/** The latest signing of a report, and how far the report has moved since. */
export interface Standing {
  signed: SignedReport
  moved: Movement
}

const byWords = ({ by, onBehalfOf }: Pick<SignedReport, 'by' | 'onBehalfOf'>, lang: Lang): string =>
  onBehalfOf ? `${by} ${lang === 'sv' ? 'för' : 'for'} ${onBehalfOf}` : by

/** `Har ändrats sedan underskriften: 3 siffror och 2 statusar står annorlunda.` */
export function movedSentence(moved: Movement, lang: Lang): string {
  if (!hasMoved(moved)) return W.notMoved[lang]
  const what = movementWords(moved, lang)
  return lang === 'sv'
    ? `Har ändrats sedan underskriften: ${what} står annorlunda.`
    : `Has moved since signing: ${what} stand otherwise.`
}

export interface ReaderProps {
  shell: Shell
  report: Report
  chapter: Chapter
  /** Whether the reader may write the decision and sign. */
  mayDecide?: boolean
  standing?: Standing
}

export function ReaderPage({ shell, report, chapter, mayDecide, standing }: ReaderProps) {
  const { lang } = shell
  const at = livingAddresses(report)
  const decide = mayDecide ? [{ label: W.decide[lang], href: decisionPath(report) }] : []
  return (
    <Page
      shell={shell}
      current="reports"
      title={report.title}
      path={[{ label: W.reports[lang], href: PATHS.reports }, { label: report.title }]}
      lead={
        <>
          {standing ? <SignedWords standing={standing} lang={lang} /> : W.notSigned[lang]} {W.swedishOnly[lang]}
        </>
      }
      choices={['year']}
      actions={<LinkRow links={[...files(at, lang), ...decide]} />}
    >
      <Read lang={lang} report={report} chapter={chapter} at={at} />
    </Page>
  )
}

function SignedWords({ standing: { signed, moved }, lang }: { standing: Standing; lang: Lang }) {
  const when = momentWords(signed.at, lang)
  return (
    <>
      <a href={signedPath(signed)}>
        {lang === 'sv' ? `Undertecknad av ${byWords(signed, lang)} ${when}.` : `Signed by ${byWords(signed, lang)} on ${when}.`}
      </a>{' '}
      {movedSentence(moved, lang)}
    </>
  )
}

export interface SignedProps {
  shell: Shell
  signed: SignedReport
  report: Report
  chapter: Chapter
  moved?: Movement
}

/** A report as it was signed: who, when, what it rests on, and its chapters from the frozen tree. */
export function SignedPage({ shell, signed, report, chapter, moved }: SignedProps) {
  const { lang } = shell
  const at = signedAddresses(signed)
  return (
    <Page
      shell={shell}
      current="reports"
      title={`${report.title} (${lang === 'sv' ? 'undertecknad' : 'signed'})`}
      path={[{ label: W.reports[lang], href: PATHS.reports }, { label: report.title }]}
      lead={`${W.signedLead[lang]} ${moved ? movedSentence(moved, lang) : ''} ${W.swedishOnly[lang]}`.trim()}
      choices={[]}
      actions={<LinkRow links={[...files(at, lang), { label: W.living[lang], href: readerPath(report) }]} />}
    >
      <Section id="underskrift" title={W.signature[lang]}>
        <Facts facts={factsOf(signed, lang)} />
      </Section>
      <Read lang={lang} report={report} chapter={chapter} at={at} />
    </Page>
  )
}

function factsOf(signed: SignedReport, lang: Lang): { name: string; value: Child; mono?: boolean }[] {
  const imports = signed.imports.map(({ entity, year, measure, importId }) => `${entity} ${year} ${measure}: ${importId}`)
  return [
    { name: W.signedBy[lang], value: byWords(signed, lang) },
    { name: W.signedAt[lang], value: momentWords(signed.at, lang) },
    { name: W.logHead[lang], value: `${signed.auditHead.entryNo}:${signed.auditHead.hash}`, mono: true },
    { name: W.contentSum[lang], value: signed.sha256, mono: true },
    {
      name: W.imports[lang],
      value: imports.length === 0 ? W.noImports[lang] : <LongList items={imports} />,
    },
    ...(signed.overrideReason ? [{ name: W.override[lang], value: signed.overrideReason }] : []),
  ]
}

/** A dozen imports and more are folded: they are there to be checked, not to be read. */
function LongList({ items }: { items: readonly string[] }) {
  return (
    <details>
      <summary>{items.length}</summary>
      <ul>
        {items.map((one) => (
          <li>
            <code>{one}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}

export interface ReportsPageProps {
  shell: Shell
  years: readonly number[]
  /** Interim reports there is something to tell in, latest first, with the committees that have their own. */
  interim?: readonly { year: number; period: string; committees: readonly { code: string; name: string }[] }[]
  signed?: readonly SignedReport[]
}

export function ReportsPage({ shell, years, interim = [], signed = [] }: ReportsPageProps) {
  const { lang } = shell
  return (
    <Page shell={shell} current="reports" title={W.reports[lang]} lead={W.lead[lang]} choices={[]}>
      {years.length === 0 && interim.length === 0 ? <Empty>{W.none[lang]}</Empty> : null}
      {signed.length > 0 && <SignedSection signed={signed} lang={lang} />}
      {interim.map((one) => (
        <InterimSection lang={lang} {...one} />
      ))}
      {years.map((year) => (
        <Section id={`ar-${year}`} title={`${W.annual[lang]} ${year}`}>
          <LinkRow
            links={[
              { label: `${W.annual[lang]} ${year}`, href: readerPath({ year }) },
              ...files(livingAddresses({ year }), lang, ` ${year}`),
            ]}
          />
        </Section>
      ))}
    </Page>
  )
}

export function SignedSection({ signed, lang }: { signed: readonly SignedReport[]; lang: Lang }) {
  return (
    <Section id="undertecknade" title={W.signed[lang]}>
      <Table
        lang={lang}
        phone="blocks"
        caption={W.signed[lang]}
        rowHead={lang === 'sv' ? 'Rapport' : 'Report'}
        columns={[
          { id: 'by', head: W.signedBy[lang], kind: 'text' },
          { id: 'at', head: W.signedAt[lang], kind: 'text' },
          { id: 'files', head: lang === 'sv' ? 'Filer' : 'Files', kind: 'text' },
        ]}
        rows={signed.map((one) => ({
          label: <a href={signedPath(one)}>{one.title}</a>,
          cells: [
            byWords(one, lang),
            formatDate(one.at, lang),
            <FileLinks at={signedAddresses(one)} of={one.title} lang={lang} />,
          ],
        }))}
      />
    </Section>
  )
}

/** `PDF`, read aloud with what it is of. */
function FileLinks({ at, of, lang }: { at: ReaderAddresses; of: string; lang: Lang }) {
  return (
    <LinkRow
      links={(['pdf', 'docx', 'html'] as const).map((format) => ({
        label: (
          <>
            {W[format][lang]}
            <span class="r-aloud">, {of}</span>
          </>
        ),
        href: at.file(format),
        download: true,
      }))}
    />
  )
}

type InterimProps = NonNullable<ReportsPageProps['interim']>[number] & { lang: Lang }

function InterimSection({ lang, year, period, committees }: InterimProps) {
  const name = `${W.interim[lang]} ${periodName(period, lang)} ${year}`
  const report: ReportAbout = { year, period: `${year}-${period}` }
  return (
    <Section id={`delar-${year}-${period}`} title={name}>
      <LinkRow links={[{ label: name, href: readerPath(report) }, ...files(livingAddresses(report), lang, `, ${name}`)]} />
      {committees.length > 0 && (
        <details>
          <summary>{W.ofCommittees[lang]}</summary>
          <Table
            lang={lang}
            phone="blocks"
            caption={`${W.ofCommittees[lang]}, ${periodName(period, lang)} ${year}`}
            rowHead={lang === 'sv' ? 'Nämnd' : 'Committee'}
            columns={[{ id: 'files', head: lang === 'sv' ? 'Filer' : 'Files', kind: 'text' }]}
            rows={committees.map(({ code, name: of }) => ({
              label: <a href={readerPath({ ...report, committee: code })}>{of}</a>,
              cells: [<FileLinks at={livingAddresses({ ...report, committee: code })} of={of} lang={lang} />],
            }))}
          />
        </details>
      )}
    </Section>
  )
}
