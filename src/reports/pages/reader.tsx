// The report as pages to read: contents left, one chapter at a time, every figure a link (look/reader.png).
// Refuses: arithmetic and loading; the report arrives composed.

import { Page, type Shell } from '../../web/layout.tsx'
import { explainHref, link, PATHS } from '../../web/links.ts'
import { Empty, LinkRow, Section } from '../../web/parts.tsx'
import type { Chapter, Report } from '../document.ts'
import { ChapterView } from '../render/body.tsx'
import { REPORT_WORDS as W } from './words.ts'

export const chapterPath = (year: number, id: string): string => link(`${PATHS.reports}/arsredovisning`, { year, kapitel: id })
export const filePath = (year: number, format: 'pdf' | 'html' | 'json'): string =>
  link(`${PATHS.reports}/arsredovisning.${format}`, { year })

function Contents({ report, current }: { report: Report; current: Chapter }) {
  return (
    <nav class="r-report-contents" aria-label="Innehåll" role="doc-toc">
      <ol>
        {report.chapters.map((chapter) => (
          <li>
            <a href={chapterPath(report.year, chapter.id)} aria-current={chapter.id === current.id ? 'page' : undefined}>
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
  ].flatMap(({ found, word }) =>
    found ? [{ label: `${word[lang]}: ${found.title}`, href: chapterPath(report.year, found.id) }] : [],
  )
  return (
    <Page
      shell={shell}
      current="reports"
      title={report.title}
      path={[{ label: W.reports[lang], href: PATHS.reports }, { label: report.title }]}
      lead={`${W.notSigned[lang]} ${W.swedishOnly[lang]}`.trim()}
      choices={['year']}
      actions={
        <LinkRow
          links={[
            { label: W.pdf[lang], href: filePath(report.year, 'pdf'), download: true },
            { label: W.html[lang], href: filePath(report.year, 'html'), download: true },
            { label: W.data[lang], href: filePath(report.year, 'json'), download: true },
          ]}
        />
      }
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

export function ReportsPage({ shell, years }: { shell: Shell; years: readonly number[] }) {
  const { lang } = shell
  return (
    <Page shell={shell} current="reports" title={W.reports[lang]} lead={W.lead[lang]} choices={[]}>
      {years.length === 0 ? <Empty>{W.none[lang]}</Empty> : null}
      {years.map((year) => (
        <Section id={`ar-${year}`} title={`${W.annual[lang]} ${year}`}>
          <LinkRow
            links={[
              { label: `${W.annual[lang]} ${year}`, href: link(`${PATHS.reports}/arsredovisning`, { year }) },
              { label: `${W.pdf[lang]} ${year}`, href: filePath(year, 'pdf'), download: true },
              { label: `${W.html[lang]} ${year}`, href: filePath(year, 'html'), download: true },
              { label: `${W.data[lang]} ${year}`, href: filePath(year, 'json'), download: true },
            ]}
          />
        </Section>
      ))}
    </Page>
  )
}
