// The report as one HTML file that stands on its own: style inside, contents, and a list of where each figure comes from.
import { raw } from 'hono/html'
import { renderPage } from '../../web/layout.tsx'
import { MarkSprite } from '../../web/status.tsx'
import { figuresIn, type Report } from '../document.ts'
import { ChapterView } from './body.tsx'

/** Where a figure comes from, one level down: enough to follow without the product at hand. */
export interface Origin {
  ref: string
  label: string
  /** E.g. `summa av`, `kvot av`, `publicerad i …`. */
  how: string
  parts: { label: string; shown: string }[]
}

const WORDS = {
  sv: {
    contents: 'Innehåll',
    skip: 'Till innehållet',
    origins: 'Siffrornas ursprung',
    synthetic: 'Demonstration: detaljer under publicerad nivå är syntetiska (syntetisk detaljnivå).',
  },
  en: {
    contents: 'Contents',
    skip: 'To the contents',
    origins: 'Where the figures come from',
    synthetic: 'Demonstration: detail below the published level is synthetic.',
  },
} as const

const anchor = (ref: string): string => `ursprung-${ref.replace(/[^a-z0-9]+/gi, '-')}`

function Contents({ report }: { report: Report }) {
  const { contents } = WORDS[report.lang]
  return (
    <nav id="innehall" aria-label={contents} role="doc-toc">
      <h2>{contents}</h2>
      <ol class="r-contents">
        {report.chapters.map((chapter) => (
          <li>
            <a href={`#${chapter.id}`}>
              {chapter.number} {chapter.title}
            </a>
            {chapter.sections.length ? (
              <ol>
                {chapter.sections.map((section) => (
                  <li>
                    <a href={`#${section.id}`}>
                      {section.number} {section.title}
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

function Origins({ origins, lang }: { origins: Origin[]; lang: Report['lang'] }) {
  return (
    <article class="r-chapter" id="ursprung" aria-labelledby="ursprung-rubrik">
      <h2 id="ursprung-rubrik">{WORDS[lang].origins}</h2>
      <dl class="r-origins">
        {origins.map((origin) => (
          <>
            <dt id={anchor(origin.ref)}>
              {origin.label} <code>{origin.ref}</code>
            </dt>
            <dd>
              {origin.how}
              {origin.parts.length ? (
                <ul>
                  {origin.parts.map((part) => (
                    <li>
                      {part.label}: {part.shown}
                    </li>
                  ))}
                </ul>
              ) : null}
            </dd>
          </>
        ))}
      </dl>
    </article>
  )
}

/** A whole document; the figures link to the list of origins at its end. */
export async function toHtml(
  report: Report,
  options: { css: string; origin: (ref: string) => Origin | undefined },
): Promise<string> {
  const origins = figuresIn(report).map((ref) => options.origin(ref) ?? { ref, label: ref, how: '', parts: [] })
  const href = (ref: string) => `#${anchor(ref)}`
  const page = (
    <html lang={report.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>
          {report.title} – {report.authority}
        </title>
        <style>{raw(options.css)}</style>
      </head>
      <body class="r-report-file">
        <MarkSprite />
        <a class="ds-skip-link" href="#innehall">
          {WORDS[report.lang].skip}
        </a>
        <header>
          <p>{report.authority}</p>
          <h1>{report.title}</h1>
          <p class="r-standfirst">{report.subtitle}</p>
          {report.synthetic ? <p class="r-synthetic">{WORDS[report.lang].synthetic}</p> : null}
        </header>
        <Contents report={report} />
        <main>
          {report.chapters.map((chapter) => (
            <ChapterView chapter={chapter} href={href} lang={report.lang} />
          ))}
          {origins.length > 0 && <Origins origins={origins} lang={report.lang} />}
        </main>
      </body>
    </html>
  )
  return await renderPage(page)
}
