// The report as pages to read: contents left, one chapter at a time, every figure a link (look/reader.png).
// Refuses: arithmetic and loading; the report arrives composed.

import { Page, type Shell } from '../../web/layout.tsx'
import { explainHref, link, PATHS } from '../../web/links.ts'
import { Empty, LinkRow, Section } from '../../web/parts.tsx'
import type { Chapter, Report } from '../document.ts'
import { ChapterView } from '../render/body.tsx'
import { periodName, REPORT_WORDS as W } from './words.ts'

export type ReaderFormat = 'pdf' | 'docx' | 'html' | 'json'

/** What names a report in an address: the year, and for an interim report its last month and the committee whose own it is. */
export type ReportName = Pick<Report, 'year' | 'period' | 'committee'>

const baseOf = ({ period }: ReportName): string => `${PATHS.reports}/${period === undefined ? 'arsredovisning' : 'delarsrapport'}`
const queryOf = ({ year, period, committee }: ReportName): Record<string, string | number> => ({
  year,
  ...(period === undefined ? {} : { period: period.slice(5) }),
  ...(committee === undefined ? {} : { namnd: committee }),
})

export const readerPath = (report: ReportName): string => link(baseOf(report), queryOf(report))
export const chapterPath = (report: ReportName, id: string): string => link(baseOf(report), { ...queryOf(report), kapitel: id })
export const filePath = (report: ReportName, format: ReaderFormat): string => link(`${baseOf(report)}.${format}`, queryOf(report))

const files = (report: ReportName, lang: Shell['lang'], name = ''): { label: string; href: string; download: true }[] =>
  (['pdf', 'docx', 'html', 'json'] as const).map((format) => ({
    label: `${W[format][lang]}${name}`,
    href: filePath(report, format),
    download: true,
  }))

function Contents({ report, current }: { report: Report; current: Chapter }) {
  return (
    <nav class="r-report-contents" aria-label="Innehåll" role="doc-toc">
      <ol>
        {report.chapters.map((chapter) => (
          <li>
            <a href={chapterPath(report, chapter.id)} aria-current={chapter.id === current.id ? 'page' : undefined}>
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

export function ReaderPage({ shell, report, chapter }: { shell: Shell; report: Report; chapter: Chapter }) {
  const { lang } = shell
  const at = report.chapters.indexOf(chapter)
  const neighbours = [
    { found: report.chapters[at - 1], word: W.previous },
    { found: report.chapters[at + 1], word: W.next },
  ].flatMap(({ found, word }) => (found ? [{ label: `${word[lang]}: ${found.title}`, href: chapterPath(report, found.id) }] : []))
  return (
    <Page
      shell={shell}
      current="reports"
      title={report.title}
      path={[{ label: W.reports[lang], href: PATHS.reports }, { label: report.title }]}
      lead={`${W.notSigned[lang]} ${W.swedishOnly[lang]}`.trim()}
      choices={['year']}
      actions={<LinkRow links={files(report, lang)} />}
    >
      <div class="r-reader">
        <Contents report={report} current={chapter} />
        <div class="r-report" lang="sv">
          <ChapterView chapter={chapter} href={explainHref} lang={report.lang} />
          <LinkRow links={neighbours} />
        </div>
      </div>
    </Page>
  )
}

export interface ReportsPageProps {
  shell: Shell
  years: readonly number[]
  /** Interim reports there is something to tell in, latest first, with the committees that have their own. */
  interim?: readonly { year: number; period: string; committees: readonly { code: string; name: string }[] }[]
}

export function ReportsPage({ shell, years, interim = [] }: ReportsPageProps) {
  const { lang } = shell
  return (
    <Page shell={shell} current="reports" title={W.reports[lang]} lead={W.lead[lang]} choices={[]}>
      {years.length === 0 && interim.length === 0 ? <Empty>{W.none[lang]}</Empty> : null}
      {interim.map((one) => (
        <InterimSection lang={lang} {...one} />
      ))}
      {years.map((year) => (
        <Section id={`ar-${year}`} title={`${W.annual[lang]} ${year}`}>
          <LinkRow
            links={[{ label: `${W.annual[lang]} ${year}`, href: readerPath({ year }) }, ...files({ year }, lang, ` ${year}`)]}
          />
        </Section>
      ))}
    </Page>
  )
}

type InterimProps = NonNullable<ReportsPageProps['interim']>[number] & { lang: Shell['lang'] }

function InterimSection({ lang, year, period, committees }: InterimProps) {
  const name = `${W.interim[lang]} ${periodName(period, lang)} ${year}`
  const report = { year, period: `${year}-${period}` }
  return (
    <Section id={`delar-${year}-${period}`} title={name}>
      <LinkRow links={[{ label: name, href: readerPath(report) }, ...files(report, lang, `, ${name}`)]} />
      {committees.length > 0 ? (
        <>
          <h3>{W.ofCommittees[lang]}</h3>
          <LinkRow links={committees.map((c) => ({ label: c.name, href: readerPath({ ...report, committee: c.code }) }))} />
        </>
      ) : null}
    </Section>
  )
}
