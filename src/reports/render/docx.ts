// A composed report as a Word file: real headings, header rows repeated on each page, alternative text, language, title, page numbers.
// The same report gives the same bytes: dates are the report's own. Refuses: arithmetic; the tree is only printed.
import {
  AlignmentType,
  BookmarkEnd,
  BookmarkStart,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  type Table,
  TableOfContents,
  TextRun,
} from 'docx'
import type { Report } from '../document.ts'
import { block, type DrawChart, inlines, WORDS, type Writing } from './docxBlocks.ts'
import { datedZip } from './docxZip.ts'

const FONT = 'Calibri'
const QUIET = '44505B'
const ACCENT = '0A3F56'

const LANGUAGE = { sv: 'sv-SE', en: 'en-GB' } as const

/** Styles by the names Word itself uses, so that navigation, contents and screen readers know them. */
function styles(lang: Report['lang']) {
  const language = { value: LANGUAGE[lang], eastAsia: LANGUAGE[lang], bidirectional: LANGUAGE[lang] }
  const heading = (size: number, before: number, after: number) => ({
    run: { size, bold: true, font: FONT, color: ACCENT, language },
    paragraph: { spacing: { before, after }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: { font: FONT, size: 22, language },
        paragraph: { spacing: { after: 140, line: 276 } },
      },
      title: { run: { size: 56, bold: true, font: FONT, color: ACCENT }, paragraph: { spacing: { before: 2400, after: 200 } } },
      heading1: heading(36, 360, 160),
      heading2: heading(26, 300, 120),
    },
    paragraphStyles: [
      {
        id: 'Caption',
        name: 'caption',
        basedOn: 'Normal',
        run: { size: 20 },
        paragraph: { spacing: { before: 240, after: 80 } },
      },
      { id: 'Lead', name: 'Lead', basedOn: 'Normal', run: { size: 26 }, paragraph: { spacing: { after: 240 } } },
      { id: 'TableText', name: 'Table Text', basedOn: 'Normal', paragraph: { spacing: { before: 20, after: 20, line: 240 } } },
      {
        id: 'TableNote',
        name: 'Table Note',
        basedOn: 'Normal',
        run: { size: 18, color: QUIET },
        paragraph: { spacing: { before: 60, after: 240 } },
      },
      {
        id: 'ListBullet',
        name: 'List Bullet',
        basedOn: 'Normal',
        paragraph: { numbering: { reference: 'punkter', level: 0 }, spacing: { after: 80 } },
      },
      // The heading of the contents is no heading of the report: it does not stand in its own list.
      { id: 'ContentsHeading', name: 'TOC Heading', basedOn: 'Normal', run: { size: 30, bold: true, color: ACCENT } },
    ],
  }
}

const NUMBERING = {
  config: [
    {
      reference: 'punkter',
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.START,
          style: { paragraph: { indent: { left: 400, hanging: 260 } } },
        },
      ],
    },
  ],
}

const quiet = (children: ParagraphChild[]): Paragraph => new Paragraph({ style: 'TableNote', children })
const small = (text: string): TextRun => new TextRun({ text, size: 18, color: QUIET })

function cover(report: Report): (Paragraph | TableOfContents)[] {
  const words = WORDS[report.lang]
  return [
    new Paragraph({ style: 'Lead', children: [new TextRun(report.authority)] }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(report.title)] }),
    new Paragraph({ style: 'Lead', children: [new TextRun(report.subtitle)] }),
    ...(report.synthetic ? [new Paragraph({ children: [new TextRun(words.synthetic)] })] : []),
    new Paragraph({ style: 'ContentsHeading', pageBreakBefore: true, children: [new TextRun(words.contents)] }),
    new TableOfContents(words.contents, {
      hyperlink: true,
      headingStyleRange: '1-2',
      cachedEntries: headingsOf(report).map(({ level, title, mark }) => ({ level, title, href: mark })),
    }),
  ]
}

interface Heading {
  level: 1 | 2
  title: string
  /** Name the contents lead to. */
  mark: string
}

const headingOf = ({ number, title }: { number: string; title: string }, level: 1 | 2): Heading => ({
  level,
  title: `${number} ${title}`,
  mark: `_Toc${number.replace('.', '_')}`,
})

const headingsOf = (report: Report): Heading[] =>
  report.chapters.flatMap((chapter) => [headingOf(chapter, 1), ...chapter.sections.map((section) => headingOf(section, 2))])

/** Bookmarks are numbered here: the library's own numbers go on from report to report. */
function headings(report: Report): (heading: Heading) => Paragraph {
  const all = headingsOf(report).map(({ mark }) => mark)
  return ({ level, title, mark }) => {
    const no = all.indexOf(mark) + 1
    const children = [new BookmarkStart(mark, no), new TextRun(title), new BookmarkEnd(no)]
    return new Paragraph({
      heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
      pageBreakBefore: level === 1,
      children: children as ParagraphChild[],
    })
  }
}

async function chapters(report: Report, writing: Writing): Promise<(Paragraph | Table)[]> {
  const parts: (Paragraph | Table)[] = []
  const heading = headings(report)
  for (const chapter of report.chapters) {
    parts.push(heading(headingOf(chapter, 1)), new Paragraph({ style: 'Lead', children: inlines(chapter.standfirst) }))
    for (const one of chapter.blocks) parts.push(...(await block(one, writing)))
    for (const section of chapter.sections) {
      parts.push(heading(headingOf(section, 2)))
      for (const one of section.blocks) parts.push(...(await block(one, writing)))
    }
  }
  return parts
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

/** What the file says of itself; written here because the library would put in the clock's time. */
const properties = ({ title, authority, subtitle, date, lang }: Report): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subtitle)}</dc:subject><dc:creator>${escaped(authority)}</dc:creator><cp:lastModifiedBy>${escaped(authority)}</cp:lastModifiedBy><dc:language>${LANGUAGE[lang]}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:modified></cp:coreProperties>`

export async function toDocx(report: Report, draw: DrawChart): Promise<Uint8Array> {
  const words = WORDS[report.lang]
  const writing: Writing = { lang: report.lang, draw, drawings: 0 }
  const body = await chapters(report, writing)
  const running = report.synthetic ? `${report.title} · ${words.short}` : report.title
  const page = new TextRun({
    size: 18,
    color: QUIET,
    children: [`${words.page} `, PageNumber.CURRENT, ` ${words.of} `, PageNumber.TOTAL_PAGES],
  })
  const document = new Document({
    title: report.title,
    creator: report.authority,
    styles: styles(report.lang),
    numbering: NUMBERING,
    features: { updateFields: true },
    sections: [
      {
        properties: { titlePage: true, page: { size: { width: 11906, height: 16838 }, margin: { left: 1133, right: 1133 } } },
        headers: { default: new Header({ children: [quiet([small(`${report.authority} · ${running}`)])] }) },
        footers: { default: new Footer({ children: [quiet([page])] }) },
        children: [...cover(report), ...body],
      },
    ],
  })
  const bytes = await Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: properties(report) }])
  return datedZip(new Uint8Array(bytes), report.date)
}
