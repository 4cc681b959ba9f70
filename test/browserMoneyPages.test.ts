// The pages of money ahead in a browser: whole, readable by everyone, and within a small phone; as a controller, a manager and
// a visitor meet them. What people do on them stands beside (browserMoney.test.ts).
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFaults, faultsOf, hasBrowser, linksOf, openSite, type Site, sidewaysFaults, tryAs, type Visitor } from './browser.ts'

/** An address, or the first link of a page that looks like one. */
const PAGES: Record<string, string | [page: string, link: RegExp]> = {
  budget: '/budget',
  'a frame': '/budget/ram/hsn?ar=2022',
  decisions: '/budget/beslut',
  'a decision': ['/budget/beslut', /^\/budget\/beslut\/(?!nytt)/],
  editions: '/budget/index',
  'detailed budgets': '/budget/detalj?alla=1',
  'the grid': '/budget/detalj/e2201?year=2021',
  staffing: '/budget/bemanning/e2201?year=2021',
  'the plan': '/ekonomiplan',
  'a table of the plan': '/ekonomiplan/tabell/frames-by-committee',
  scenarios: '/scenarier',
  'a branch': '/scenarier/syntetiskt-exempel-a-2023',
  'a figure in a branch': ['/scenarier/syntetiskt-exempel-a-2023', /\/forklara\?/],
  compared: '/scenarier/jamfor?a=syntetiskt-exempel-a-2023&b=syntetiskt-exempel-b-2023',
  'the meeting': '/motet',
  'the investment plan': '/investeringar/plan',
  'a project': ['/investeringar/plan', /^\/investeringar\/projekt\/(?!ny)/],
  forecasts: '/prognoser',
  'forecasts with suggestions': '/prognoser?omgang=2020-11',
  'a unit’s forecast': '/prognoser/e2201?omgang=2020-11',
  'how well forecasts hit': '/prognoser/traffsakerhet',
  measures: '/atgarder',
  'a measure': ['/atgarder?ar=2020', /^\/atgarder\/(?!ny)/],
  'what disturbs comparison': '/jamforelsestorande',
  'worked time': '/arbetadtid',
}

/** Pages where something is written, seen only by those who may. */
const FORMS: typeof PAGES = {
  'a new decision': '/budget/beslut/nytt',
  'a new row': '/budget/detalj/e2201/rad/ny?year=2021',
  'a new scenario': '/scenarier/ny',
  'a new project': '/investeringar/projekt/ny',
  'a new measure': '/atgarder/ny',
}

describe.runIf(hasBrowser())('pages of money ahead', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(async () => await site?.close())

  // Every width meets axe in one language; the longer words of Swedish are held against the narrow window as well.
  describe.each([
    ['sv', 1440, 'light', 'Controller', { ...PAGES, ...FORMS }, true],
    ['sv', 320, 'dark', 'Chef Akutsjukvård', PAGES, false],
    ['en', 320, 'light', undefined, PAGES, true],
  ] as const)('in %s at %i px, %s, as %s', (lang, width, colorScheme, role, pages, axe) => {
    let visitor: Visitor
    beforeAll(async () => {
      visitor = await site.visitor({ viewport: { width, height: 900 }, colorScheme })
      if (role !== undefined) await tryAs(visitor, role)
    })
    afterAll(async () => await visitor?.close())

    const addressOf = async (where: string | [page: string, link: RegExp]): Promise<string> => {
      if (typeof where === 'string') return where
      await visitor.page.goto(where[0])
      return linksOf(await visitor.page.content()).find((href) => where[1].test(href)) ?? `no link like ${where[1]}`
    }

    it.each(Object.entries(pages))('%s', async (_, where) => {
      const { page } = visitor
      const path = await addressOf(where as string)
      const response = await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
      expect([path, response!.status()]).toEqual([path, 200])
      expect(faultsOf(await response!.text(), lang)).toEqual([])
      expect(await sidewaysFaults(page)).toEqual([])
      if (axe) expect(await axeFaults(page, { every: true })).toEqual([])
      expect(visitor.complaints()).toEqual([])
    })
  })
})
