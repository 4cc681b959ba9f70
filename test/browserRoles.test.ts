// Every role walks its own menu: each page it is shown the way to answers it, whole and readable, and none shows it a shut door.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFaults, faultsOf, hasBrowser, linksOf, openSite, type Site, sidewaysFaults, tryAs, type Visitor } from './browser.ts'

const ROLES = {
  manager: 'Chef Akutsjukvård',
  official: 'Tjänsteperson hälso- och sjukvårdsnämnden',
  controller: 'Controller',
  elected: 'Ordförande',
  auditor: 'Revisor',
  administrator: 'Administratör',
} as const

/** Pages fetched per role, and how many of one kind: pages that differ only in what they are asked about are alike. */
const MOST = 60
const MOST_ALIKE = 2
/** Pages looked at in a browser: one of each kind, whichever role comes to it first. */
const MOST_LOOKED_AT = 45

/** What a page is, whatever it is asked about: numbers, codes and the words of a question left out. */
const kindOf = (href: string): string =>
  href
    .replace(/=[^&]*/g, '')
    .split('/')
    .map((part) => (/\d|^(hsn|rs|run|fhs|pn|rev|rf)\b/.test(part.split('?')[0]!) ? part.replace(/^[^?]*/, '*') : part))
    .join('/')

const INSIDE = /<main[\s\S]*<\/main>/

describe.runIf(hasBrowser())('the pages of a role', () => {
  let site: Site
  const looked = new Map<string, { role: string; href: string }>()
  const visitors = new Map<string, Visitor>()
  beforeAll(async () => {
    site = await openSite()
  }, 240_000)
  afterAll(async () => await site?.close())

  const visitorAs = async (role: string): Promise<Visitor> => {
    const known = visitors.get(role)
    if (known) return known
    const visitor = await site.visitor()
    await tryAs(visitor, role)
    visitors.set(role, visitor)
    return visitor
  }

  it.each(Object.entries(ROLES))(
    '%s: the menu and what is linked from its pages all answer',
    async (_, role) => {
      const { context } = await visitorAs(role)
      const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
      const answer = async (path: string) => {
        const response = await fetch(site.base + path, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' })
        return { status: response.status, html: await response.text() }
      }
      const start = await answer('/')
      const menu = linksOf(start.html.replace(INSIDE, ''))
      expect(menu.length).toBeGreaterThan(8)
      const faults: string[] = []
      const alike = new Map<string, number>()
      const seen = new Set<string>()
      const queue: { href: string; from: string; deep: number }[] = []
      const add = (hrefs: readonly string[], from: string, deep: number) => {
        for (const href of hrefs) {
          const kind = kindOf(href)
          if (seen.has(href) || (deep > 0 && (alike.get(kind) ?? 0) >= MOST_ALIKE)) continue
          alike.set(kind, (alike.get(kind) ?? 0) + 1)
          seen.add(href)
          queue.push({ href, from, deep })
        }
      }
      add(menu, 'the menu', 0)
      for (let tried = 0, next = queue.shift(); next !== undefined && tried < MOST; tried++, next = queue.shift()) {
        const { href, from, deep } = next
        const { status, html } = await answer(href)
        if (status !== 200) faults.push(`${href}, linked from ${from}, answers ${status}`)
        else faults.push(...faultsOf(html).map((fault) => `${href} ${fault}`))
        if (!looked.has(kindOf(href))) looked.set(kindOf(href), { role, href })
        if (deep < 2) add(linksOf(INSIDE.exec(html)?.[0] ?? ''), href, deep + 1)
      }
      expect(faults).toEqual([])
    },
    180_000,
  )

  it.each([1440, 320])(
    'each kind of page is readable by everyone, %i px wide',
    async (width) => {
      expect(looked.size).toBeGreaterThan(25)
      const faults: string[] = []
      for (const { role, href } of [...looked.values()].slice(0, MOST_LOOKED_AT)) {
        const { page, complaints } = await visitorAs(role)
        await page.setViewportSize({ width, height: 900 })
        await page.goto(href)
        const found = [...(await axeFaults(page, { every: true })), ...(await sidewaysFaults(page)), ...complaints()]
        faults.push(...found.map((fault) => `${href} as ${role}: ${fault}`))
      }
      expect(faults).toEqual([])
    },
    300_000,
  )
})
