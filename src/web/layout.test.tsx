// The frame: menu order, choices in the URL, both languages, and a page within its weight (DESIGN §8).
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { assets } from './io/assets.ts'
import { keep, Page, renderPage } from './layout.tsx'
import { link, toggled } from './links.ts'
import { exampleShell } from './shell.examples.ts'
import { htmlFaults } from './testing.ts'

const page = (lang: 'sv' | 'en', more = {}) =>
  renderPage(
    <Page
      shell={exampleShell('/ekonomi', lang, { query: { open: ['hsn', 'u1'], year: '2020' }, ...more })}
      current="economy"
      title="Utfall och budget"
    >
      <p>innehåll</p>
    </Page>,
  )

test('the menu stands in the order of the house', async () => {
  const side = /<nav class="r-side-menu"[\s\S]*?<\/nav>/.exec(await page('sv'))![0]
  const entries = [...side.matchAll(/<a [^>]*>([^<]+)/g)].map((match) => match[1])
  expect(entries).toEqual([
    'Översikt',
    'Mina uppgifter',
    'Mål',
    'Uppdrag',
    'Årshjul',
    'Utfall och budget',
    'Budget',
    'Scenarier',
    'Räkenskaper',
    'Investeringar',
    'Rapporteringsomgång',
    'Åtgärder',
    'Rapporter',
    'Avstämning',
    'Nyckeltal',
    'Organisation',
    'Importer',
    'Personer och roller',
    'Händelselogg',
  ])
  expect(side).toContain('<a href="/ekonomi?source=published" aria-current="page">')
})

test('an entry that is not built is absent', async () => {
  expect(await page('sv', { entries: ['overview', 'economy'] })).not.toContain('Nyckeltal')
})

test('choices carry what else stands in the address, and the language switch comes back here', async () => {
  const html = await page('sv')
  expect(html).toContain('<input type="hidden" name="open" value="hsn"/><input type="hidden" name="open" value="u1"/>')
  expect(html).toContain('href="/ekonomi?open=hsn&amp;open=u1&amp;year=2020&amp;lang=en" lang="en" hreflang="en"')
})

test.each(['sv', 'en'] as const)('the frame keeps the promises in %s', async (lang) => {
  const html = await page(lang)
  expect(htmlFaults(html, { page: true })).toEqual([])
  expect(html).toContain(lang === 'sv' ? 'Hoppa till innehållet' : 'Skip to content')
})

test('only what differs from the default stands in links', () => {
  expect(keep({ year: 2020, structure: 'then', source: 'books' }, [2020, 2019])).toEqual({})
  expect(link('/ekonomi', keep({ year: 2019, structure: 'now', source: 'published' }, [2020, 2019]))).toBe(
    '/ekonomi?year=2019&structure=now&source=published',
  )
  expect(link('/forklara', { ref: 'statements:income/tax@region/2020?source=published' })).toBe(
    '/forklara?ref=statements:income/tax%40region/2020%3Fsource%3Dpublished',
  )
})

test('a branch opens and closes by the same link', () => {
  expect(toggled([], 'hsn')).toEqual(['hsn'])
  expect(toggled(toggled(['rs'], 'hsn'), 'hsn')).toEqual(['rs'])
})

test('style and islands weigh little, and every address the style asks for is served', async () => {
  const made = await assets()
  const css = made.files.get(made.css)!
  const js = made.files.get(made.js)!
  expect(gzipSync(css.body).length + gzipSync(js.body).length).toBeLessThan(20_000)
  const text = new TextDecoder().decode(css.body)
  for (const [, address] of text.matchAll(/url\("?(\/assets\/[^")]+)/g)) expect(made.files.has(address!)).toBe(true)
  expect(text).not.toMatch(/url\("?https?:/)
  expect(/--r-paper:\s*#fff/.test(text)).toBe(true)
})
