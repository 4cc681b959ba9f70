// The reader of a report: whichever it is, chapters, files and neighbours lead to the same report.
import { describe, expect, test } from 'vitest'
import { renderPage, type Shell } from '../../web/layout.tsx'
import { htmlFaults } from '../../web/testing.ts'
import { compose, s, type Template } from '../compose.ts'
import { chapterPath, filePath, readerPath } from './addresses.ts'
import { ReaderPage, ReportsPage } from './reader.tsx'

const shell = (lang: 'sv' | 'en' = 'sv'): Shell => ({
  lang,
  authority: 'Region Exempel',
  years: [2023, 2020],
  choices: { year: '2023', structure: 'then', source: 'books' },
  path: '/rapporter',
  query: {},
  assets: { css: '/assets/a.css', js: '/assets/a.js' },
})
const template: Template = {
  lang: 'sv',
  title: 'Delårsrapport januari–april 2023, Nämnden',
  subtitle: 'Egen uppföljning',
  authority: 'Region Exempel',
  year: 2023,
  period: '2023-04',
  committee: 'HSN',
  synthetic: true,
  date: '2023-06-30',
  source: 'published',
  chapters: [
    { title: 'Perioden i korthet', standfirst: s`Kort.`, sections: [{ title: 'Avsnitt', blocks: [{ paragraph: s`Ord.` }] }] },
    { title: 'Beslut', standfirst: s`Beslut saknas.` },
  ],
}
const report = compose(template, () => undefined)
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('addresses', () => {
  test.each([
    [{ year: 2020 }, '/rapporter/arsredovisning'],
    [{ year: 2020, period: '2020-08' }, '/rapporter/delarsrapport'],
    [{ year: 2023, period: '2023-04', committee: 'HSN' }, '/rapporter/delarsrapport'],
  ])('%o stands at %s', (name, path) => {
    const at = new URL(readerPath(name), 'http://x')
    expect(at.pathname).toBe(path)
    expect(Object.fromEntries(at.searchParams)).toMatchObject({ year: String(name.year) })
    expect(filePath(name, 'docx')).toContain(`${path}.docx?`)
    expect(chapterPath(name, 'kapitel-2')).toContain('kapitel=kapitel-2')
  })

  test('a committee’s report keeps its month and committee in every link', () => {
    const query = Object.fromEntries(new URL(filePath(report, 'pdf'), 'http://x').searchParams)
    expect(query).toEqual({ year: '2023', period: '04', namnd: 'HSN' })
  })
})

test.each(['sv', 'en'] as const)('the reader is whole and leads on, in %s', async (lang) => {
  const html = await renderPage(<ReaderPage shell={shell(lang)} report={report} chapter={report.chapters[0]!} />)
  expect(htmlFaults(html, { page: true })).toEqual([])
  const links = [...html.matchAll(/href="([^"]*delarsrapport[^"]*)"/g)].map(([, href]) => href!)
  expect(links.length).toBeGreaterThan(5)
  expect(links.filter((href) => !href.includes('namnd=HSN'))).toEqual([])
  expect(words(html)).toContain(lang === 'sv' ? 'Word-fil' : 'Word file')
})

test('the list has interim reports, each committee’s own, and the annual ones', async () => {
  const interim = [{ year: 2023, period: '04', committees: [{ code: 'HSN', name: 'Nämnden' }] }]
  const html = await renderPage(<ReportsPage shell={shell()} years={[2020]} interim={interim} />)
  expect(htmlFaults(html, { page: true })).toEqual([])
  expect(words(html)).toMatch(/Delårsrapport januari–april 2023 .*Nämndernas egna rapporter .*Nämnden .*Årsredovisning 2020/)
  expect(words(await renderPage(<ReportsPage shell={shell()} years={[]} />))).toContain('Det finns ingen bokföring')
})
