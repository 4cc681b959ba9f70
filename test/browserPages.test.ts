// Every page a reader can come to from the overview: answers, is whole, is readable by everyone, and fits a small phone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFaults, faultsOf, hasBrowser, linksOf, openSite, type Site, sidewaysFaults, type Visitor } from './browser.ts'

/** How many pages are tried one by one, and how many that differ only in what they explain or open. */
const MOST = 150
const MOST_ALIKE = 14

/** Pages of money ahead that lie further from the overview than the crawl goes: tried first, within the same number. */
const FURTHER = [
  '/budget/detalj/e2201',
  '/budget/bemanning/e2201',
  '/budget/beslut/regionplan-2022',
  '/ekonomiplan/tabell/result-budget',
  '/scenarier/jamfor',
  '/investeringar/projekt/k-akut',
  '/prognoser',
  '/prognoser/hsn',
  '/prognoser/traffsakerhet',
  '/arbetadtid',
]

const RESULT = 'statements:income/result_for_the_year%40region/2020'
const MAIN_PAGES = {
  overview: '/',
  goal: '/mal/8',
  economy: '/ekonomi?open=hsn&open=rs',
  statements: '/rakenskaper',
  'a chapter': '/rapporter/arsredovisning?kapitel=kapitel-2',
  'tie-out': '/avstamning?verdict=deviation',
  'the origin of a figure': `/forklara?ref=${RESULT}`,
  imports: '/importer',
}
const OTHER_PAGES = {
  goals: '/mal',
  'cash flow': '/rakenskaper/kassaflode',
  'balance requirement': '/rakenskaper/balanskrav',
  notes: '/rakenskaper/noter',
  investments: '/investeringar',
  'key figures': '/nyckeltal',
  reports: '/rapporter',
  organisation: '/organisation',
  'a receipt': '/importer/region-2020-1',
  vouchers: '/verifikationer?year=2020&account=3011',
  'a page that does not exist': '/finns-inte',
}

describe.runIf(hasBrowser())('pages', () => {
  let site: Site
  const visitors: Visitor[] = []
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(async () => {
    for (const visitor of visitors) await visitor.close()
    await site?.close()
  })

  it('linked from the overview all answer, and so do those linked from them', async () => {
    const answer = async (path: string) => {
      const response = await fetch(site.base + path)
      return { status: response.status, html: await response.text() }
    }
    const start = await answer('/')
    const queue = ['/', ...FURTHER, ...linksOf(start.html)]
    const seen = new Set(queue)
    const alike = new Map<string, number>()
    const faults: string[] = []
    let tried = 0
    for (let next = queue.shift(); next !== undefined && tried < MOST; next = queue.shift()) {
      tried += 1
      const { status, html } = await answer(next)
      if (status !== 200) faults.push(`${next} answers ${status}`)
      faults.push(...faultsOf(html).map((fault) => `${next} ${fault}`))
      for (const href of linksOf(html)) {
        const kind = href.replace(/=[^&]*/g, '')
        if (seen.has(href) || (alike.get(kind) ?? 0) >= MOST_ALIKE) continue
        alike.set(kind, (alike.get(kind) ?? 0) + 1)
        seen.add(href)
        queue.push(href)
      }
    }
    expect(faults).toEqual([])
    expect(tried).toBeGreaterThan(100)
  })

  const asked = (path: string, lang: string) => `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`

  const all = { ...MAIN_PAGES, ...OTHER_PAGES }
  // On the main pages every pair of language, width and scheme meets; the others, made of the same parts, are tried both ways.
  describe.each([
    ['sv', 1440, 'light', all],
    ['sv', 320, 'dark', MAIN_PAGES],
    ['en', 1440, 'dark', MAIN_PAGES],
    ['en', 320, 'light', all],
  ] as const)('in %s at %i px, %s', (lang, width, colorScheme, pages) => {
    let visitor: Visitor
    beforeAll(async () => {
      visitor = await site.visitor({ viewport: { width, height: 900 }, colorScheme })
      visitors.push(visitor)
    })

    it.each(Object.entries(pages))('%s is readable by everyone', async (name, path) => {
      const { page } = visitor
      const exists = name !== 'a page that does not exist'
      const response = await page.goto(asked(path, lang))
      expect(response!.status()).toBe(exists ? 200 : 404)
      expect(faultsOf(await response!.text(), lang)).toEqual([])
      expect(await axeFaults(page)).toEqual([])
      expect(await sidewaysFaults(page)).toEqual([])
      // The browser itself remarks on an answer of 404.
      expect(visitor.complaints().filter((one) => exists || !one.includes('404'))).toEqual([])
    })
  })
})
