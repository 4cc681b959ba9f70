// A real browser against the real application on a loopback port, and what every page must hold however it was reached.
// Chromium is the operating system's own; where it is missing the suite says so, and fails where CI promises it.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { serve } from '@hono/node-server'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core'
import { type House, openHouse } from '../src/app/house.ts'
import { application } from '../src/app/server.tsx'
import { seedFolder } from '../src/storage/testing.ts'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const found = PLACES.find((path) => existsSync(path))

/** False only outside CI, after saying so loudly. */
export function hasBrowser(): boolean {
  if (found) return true
  const message = `Chromium is not installed (looked for ${PLACES.join(', ')}): no page is tried in a browser.`
  if (process.env.CI === 'true') throw new Error(`${message} In CI a browser is required.`)
  console.warn(`\n!!! ${message}\n!!! Install it with: apt-get install chromium\n`)
  return false
}

export interface Site {
  base: string
  house: House
  /** A context of its own: cookies, window and whether scripts run. */
  visitor(options?: BrowserContextOptions): Promise<Visitor>
  close(): Promise<void>
}

/**
 * The demo region, seeded in a folder that goes when the site is closed; or in the database of DATABASE_URL; or an empty house.
 * `like`: a folder that was seeded before, copied, which is quicker.
 */
export async function openSite({ empty = false, like }: { empty?: boolean; like?: string } = {}): Promise<Site> {
  const data = mkdtempSync(join(tmpdir(), 'roder-browser-'))
  if (like) cpSync(like, data, { recursive: true })
  else if (!process.env.DATABASE_URL && !empty) await seedFolder(data)
  const house = await openHouse({ data, empty, purpose: 'browser tests' })
  const app = application(house, { quiet: true })
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started))
  })
  const browser = await chromium.launch({ executablePath: found, args: FLAGS })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    base,
    house,
    visitor: (options) => visit(browser, base, options),
    async close() {
      await browser.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await house.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** A browser alone, for a server the test runs itself. */
export async function openBrowser(): Promise<{ visitor(base: string): Promise<Visitor>; close(): Promise<void> }> {
  const browser = await chromium.launch({ executablePath: found, args: FLAGS })
  return { visitor: (base) => visit(browser, base), close: () => browser.close() }
}

export interface Visitor {
  page: Page
  context: BrowserContext
  /** Everything the browser complained of since last asked: console errors, refused content, failed requests, thrown errors. */
  complaints(): string[]
  close(): Promise<void>
}

async function visit(browser: Browser, base: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1440, height: 900 }, locale: 'sv-SE', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const heard: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) heard.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => heard.push(`thrown: ${error.message}`))
  page.on('requestfailed', (request) => {
    // A download is taken over from the page, which the browser calls an aborted request.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') heard.push(`failed: ${request.url()}`)
  })
  return { page, context, complaints: () => heard.splice(0), close: () => context.close() }
}

/** In at the demonstration's own door, as one of its roles. */
export async function tryAs({ page }: Visitor, role: string): Promise<void> {
  await page.goto('/logga-in')
  await page.getByRole('button', { name: role, exact: true }).click()
  await page.locator('.r-who', { hasText: role }).waitFor()
}

/** What a reader sees there, which is less than what the document holds. */
// biome-ignore lint/performance/useDomNodeTextContent: text that is hidden must not count.
export const textOf = (place: Locator): Promise<string> => place.innerText()

/** What is never on a page: a value the program lost, a promise it forgot, a heading out of order. `html` as it was sent. */
export function faultsOf(html: string, lang = 'sv'): string[] {
  const faults: string[] = []
  if (!html.includes(`<html lang="${lang}"`)) faults.push(`is not lang="${lang}"`)
  const levels = [...html.matchAll(/<h([1-6])[\s>]/g)].map((match) => Number(match[1]))
  if (levels.filter((level) => level === 1).length !== 1) faults.push('has not exactly one h1')
  if (levels.some((level, i) => level > (levels[i - 1] ?? 0) + 1)) faults.push(`skips a heading level: ${levels.join(' ')}`)
  for (const word of ['NaN', 'undefined', '[object', 'Infinity'])
    if (html.includes(word))
      faults.push(`says ${word}: …${html.slice(Math.max(0, html.indexOf(word) - 60), html.indexOf(word) + 20)}`)
  return faults
}

const DOWNLOAD = /\.(pdf|html|json|csv|xlsx|docx|ics)$/

/** Addresses of our own pages on a page, without fragments, downloads and the other language. */
export function linksOf(html: string): string[] {
  const tags = [...html.matchAll(/<a [^>]*>/g)].map(([tag]) => tag).filter((tag) => !/ download[ =>]/.test(tag))
  const hrefs = tags.flatMap((tag) => / href="([^"#]*)/.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? [])
  return [...new Set(hrefs)].filter(
    (href) => href.startsWith('/') && !DOWNLOAD.test(href.split('?')[0]!) && !/[?&]lang=/.test(href),
  )
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Serious and critical faults axe finds, or all of them: rule, how many places, and the first of them. */
export async function axeFaults(page: Page, { every = false } = {}): Promise<string[]> {
  // No frames anywhere, so the quicker way of running it; and nobody reads what passed.
  const options = { runOnly: { type: 'tag' as const, values: TAGS }, resultTypes: ['violations' as const] }
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options(options)
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => every || impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} × ${nodes.length}: ${nodes[0]!.html.slice(0, 160)}`)
}

const SIDEWAYS = readFileSync(new URL('./sideways.js', import.meta.url), 'utf8')

/** What sticks out of a narrow window: anything but the inside of a named, focusable region. */
export const sidewaysFaults = (page: Page): Promise<string[]> => page.evaluate<string[]>(SIDEWAYS)
