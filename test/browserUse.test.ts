// What a reader does: chooses, asks a figure where it comes from, goes from the assembly down to a voucher, filters, reads the report.
// With script and, for everything that is no island, without.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasBrowser, openSite, type Site, textOf, type Visitor } from './browser.ts'

/** `−1 234,50` as the number it is; what is no number fails the test that reads it. */
const number = (shown: string): number =>
  Number(
    shown
      .replace(/[\s\u00a0]/g, '')
      .replace('−', '-')
      .replace(',', '.'),
  )
const numbersIn = (shown: string): string[] => shown.match(/[−+]?\d[\d\u00a0]*(,\d+)?/g) ?? []
const focused = (page: Page) => page.locator(':focus')
const heading = (page: Page) => textOf(page.locator('h1'))

describe.runIf(hasBrowser())('reading', () => {
  let site: Site
  let visitor: Visitor
  let page: Page
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(async () => {
    await site?.close()
  })
  beforeEach(async () => {
    visitor = await site.visitor()
    page = visitor.page
  })
  afterEach(async () => {
    expect(visitor.complaints()).toEqual([])
    await visitor.close()
  })

  describe('choices', () => {
    it('a language is remembered, and the page says which it is', async () => {
      await page.goto('/?lang=en')
      expect(await page.locator('html').getAttribute('lang')).toBe('en')
      await page.goto('/mal')
      expect(await page.locator('html').getAttribute('lang')).toBe('en')
      await page.getByRole('link', { name: 'Svenska' }).click()
      expect(await page.locator('html').getAttribute('lang')).toBe('sv')
      await page.goto('/ekonomi')
      expect(await page.locator('html').getAttribute('lang')).toBe('sv')
    })

    it('take effect when chosen, stand in the address and follow along in the menu', async () => {
      await page.goto('/ekonomi')
      await page.getByRole('combobox', { name: 'År' }).selectOption('2019')
      await page.waitForURL(/year=2019/)
      expect(await heading(page)).toContain('2019')
      await page.getByRole('combobox', { name: 'Period' }).selectOption({ index: 1 })
      await page.waitForURL(/period=/)
      expect(page.url()).toContain('year=2019')
      await page.getByRole('link', { name: 'Räkenskaper', exact: true }).first().click()
      expect(page.url()).toContain('year=2019')
      expect(await textOf(page.locator('main thead').first())).toContain('2018')
    })
  })

  describe('by keyboard', () => {
    it('the order is: past the menu, the menu, the choices, the page; Enter asks a figure and Escape goes back to it', async () => {
      await page.goto('/')
      const stops: string[] = []
      let figure = false
      for (let i = 0; i < 40 && !figure; i++) {
        await page.keyboard.press('Tab')
        figure = ((await focused(page).getAttribute('class')) ?? '').includes('r-figure')
        stops.push((await focused(page).getAttribute('name')) ?? (await textOf(focused(page))).replace(/\s+/g, ' '))
      }
      const menu = ['Översikt', 'Mål', 'Utfall och budget', 'Räkenskaper', 'Investeringar', 'Rapporter', 'Avstämning']
      const at = ['Hoppa till innehåll', ...menu, 'year', '98 mkr'].map((stop) => stops.findIndex((one) => one.startsWith(stop)))
      expect(at[0]).toBe(0)
      expect(at).toEqual([...at].sort((a, b) => a - b))
      expect(at).not.toContain(-1)

      await page.keyboard.press('Enter')
      const popover = page.getByRole('dialog', { name: 'Årets resultat' })
      await popover.waitFor()
      expect((await popover.locator(':focus').count()) + (await popover.and(page.locator(':focus')).count())).toBe(1)
      for (let i = 0; i < 6; i++) await page.keyboard.press('Tab')
      expect(await popover.locator(':focus').count()).toBe(1)
      await page.keyboard.press('Escape')
      expect(await popover.count()).toBe(0)
      expect(await textOf(focused(page))).toBe('98\u00a0mkr')
    })

    it('the first stop leads past the menu', async () => {
      await page.goto('/mal')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      expect(await page.locator('main :focus').count()).toBe(1)
    })
  })

  describe('a figure', () => {
    it('answers in place: name, value, scope, state, parts and their sum, what it is tried against, and the way on', async () => {
      await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.goto('/rakenskaper')
      await page.locator('a.r-figure[data-ref="statements:income/net_operating_costs@region/2020"]').click()
      const popover = page.getByRole('dialog', { name: 'Verksamhetens nettokostnader' })
      const value = (await textOf(popover.locator('.r-pop-value'))).replace('mkr', '')
      expect(number(value)).toBeLessThan(0)
      expect(await textOf(popover.locator('.r-pop-state'))).toMatch(/^Regionen 2020\. .+\.$/)
      const rows = await popover.locator('tbody tr td').allInnerTexts()
      const sum = number(rows.pop()!)
      // Each part is rounded by itself, and so is the sum.
      expect(Math.abs(rows.map(number).reduce((a, b) => a + b, 0) - sum)).toBeLessThan(1 + rows.length * 0.06)
      expect(await textOf(popover.locator('.r-pop-verdict'))).toMatch(/Stämmer|Avvikelse|Avrundning|Definition/)
      await popover.getByRole('button', { name: 'Kopiera adress' }).click()
      await popover.getByRole('button', { name: 'Kopierad' }).waitFor()
      const copied = (await page.evaluate('navigator.clipboard.readText()')) as string
      expect(copied).toBe('statements:income/net_operating_costs@region/2020')
      await popover.getByRole('link', { name: 'Förklara till verifikation' }).click()
      await page.waitForURL(/\/forklara\?ref=/)
      expect(await heading(page)).toContain('Verksamhetens nettokostnader')
    })

    it('opens inside a small phone and closes when something else is touched', async () => {
      await page.setViewportSize({ width: 320, height: 640 })
      await page.goto('/')
      await page.locator('main a.r-figure').first().click()
      const box = await page.getByRole('dialog').boundingBox()
      expect(box!.x).toBeGreaterThanOrEqual(0)
      expect(box!.x + box!.width).toBeLessThanOrEqual(320)
      await page.locator('h1').click({ position: { x: 2, y: 2 } })
      expect(await page.getByRole('dialog').count()).toBe(0)
    })
  })

  describe('goals', () => {
    it('stand in a matrix of twelve by committee whose last column is what the tally counts, and each leads to its page', async () => {
      await page.goto('/')
      const rows = page.locator('.r-matrix tbody tr:has(td)')
      expect(await rows.count()).toBe(12)
      const words = await page.locator('.r-matrix tbody tr td:last-child').allInnerTexts()
      const of = (word: RegExp) => words.filter((one) => word.test(one)).length
      const tally = await page.locator('section:has(.r-matrix) .r-tally').locator('li').allInnerTexts()
      const told = tally.map((one) => number(numbersIn(one)[0]!))
      expect([of(/^Helt/), of(/^Delvis/), of(/^Inte/), of(/^Ej/)].filter((n) => n > 0)).toEqual(told.filter((n) => n > 0))
      expect(told.reduce((a, b) => a + b, 0)).toBe(12)
      const goal = rows.nth(7).getByRole('link').first()
      const name = (await textOf(goal)).trim()
      await goal.click()
      expect(page.url()).toContain('/mal/')
      expect(await heading(page)).toContain(name)
      expect(await page.locator('main table').count()).toBeGreaterThan(0)
    })
  })

  describe('money', () => {
    it('goes from committee to area, unit, account and voucher, and at each step the parts are the whole to the öre', async () => {
      await page.goto('/ekonomi?unit=kr')
      const rows = page.locator('.r-operating tbody tr')
      const amount = async (id: string) => number(await textOf(page.locator(`[id="${id}"] td`).first()))
      const ids = async () => await rows.evaluateAll((all) => all.map((row) => row.id as string))
      const vouchers = (id: string) => page.locator(`[id="${id}"] th a[href^="/verifikationer"]`)
      let open = 'rad-hsn'
      let steps = 0
      for (; (await vouchers(open).count()) === 0; steps++) {
        const before = await ids()
        const whole = await amount(open)
        await page.locator(`[id="${open}"] a.r-branch`).click()
        const parts = (await ids()).filter((id) => !before.includes(id))
        expect(parts.length, open).toBeGreaterThan(1)
        let sum = 0
        for (const part of parts) sum += Math.round((await amount(part)) * 100)
        expect(sum, open).toBe(Math.round(whole * 100))
        open = parts[0]!
      }
      expect(steps).toBeGreaterThanOrEqual(3)
      const account = await amount(open)
      await vouchers(open).click()
      await page.waitForURL(/\/verifikationer/)
      const told = numbersIn((await textOf(page.locator('.r-lead'))).split('summerar till')[1]!)[0]!
      expect(Math.abs(number(told))).toBe(Math.abs(account))
      await page.locator('a.r-branch').first().click()
      expect(await textOf(page.locator('.r-extract .is-marked'))).toContain('#TRANS')
    })
  })

  it('a unit that moved within the year stands in both places with its months, in the structure of then', async () => {
    await page.goto('/ekonomi?open=hsn&open=ls1&open=ls2&unit=kr')
    const moved = page.locator('tr', { hasText: 'Rehabilitering, ' })
    const names = await moved.locator('th').allInnerTexts()
    expect(names.map((name) => name.split(', ')[1])).toEqual(['januari–juni', 'juli–december'])
    const halves = (await moved.locator('td:first-of-type').allInnerTexts()).map((text) => Math.round(number(text) * 100))
    await page.goto('/ekonomi?open=hsn&open=ls1&open=ls2&unit=kr&structure=now')
    const whole = await textOf(page.locator('tr', { hasText: 'Rehabilitering' }).locator('td').first())
    expect(halves[0]! + halves[1]!).toBe(Math.round(number(whole) * 100))
  })

  describe('tie-out', () => {
    it('lists what a filter says it holds, and a row opens with both places', async () => {
      await page.goto('/avstamning')
      const filter = page.getByRole('link', { name: /^Avvikelse/ })
      const promised = number(numbersIn(await textOf(filter))[0]!)
      await filter.click()
      const rules = page.locator('main tbody tr')
      expect(await rules.count()).toBe(promised)
      await page.getByRole('combobox', { name: 'Avsnitt' }).selectOption('noter')
      await page.waitForURL(/chapter=noter/)
      expect(page.url()).toContain('verdict=deviation')
      expect(await rules.count()).toBeLessThan(promised)
      await page.locator('a.r-branch').first().click()
      const opened = await textOf(page.locator('main'))
      expect(opened).toContain('Uppgift')
      expect(opened).toContain('Jämförs med')
      await page.getByRole('combobox', { name: 'Källa' }).selectOption('books')
      await page.waitForURL(/source=books/)
      expect(await page.locator('main tbody tr').count()).toBe(0)
    })
  })

  describe('the annual report', () => {
    it('has a link on every figure of every chapter, and each leads to an explanation', async () => {
      await page.goto('/rapporter')
      await page.getByRole('link', { name: 'Årsredovisning 2020' }).click()
      const chapters = await page.locator('.r-report-contents a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))
      expect(chapters.length).toBeGreaterThan(7)
      const refs = new Set<string>()
      for (const href of chapters) {
        await page.goto(href)
        const unlinked = await page
          .locator('.r-report td.is-figure')
          .evaluateAll((cells) =>
            cells
              .filter((cell) => /\d/.test(cell.textContent) && !cell.querySelector('a.r-figure'))
              .map((cell) => `${cell.closest('table').caption.textContent}: ${cell.parentElement.textContent}`),
          )
        // Owned shares are facts of the register of companies; the tie-out appendix also shows what a rule reckoned from several.
        expect(unlinked.filter((one) => !/^Tabell (2\.2|9\.1) /.test(one))).toEqual([])
        for (const ref of await page.locator('.r-report a.r-figure').evaluateAll((all) => all.map((one) => one.dataset.ref)))
          refs.add(ref)
      }
      expect(refs.size).toBeGreaterThan(500)
      // One in twenty, spread over the whole report; every one of them is recomputed elsewhere.
      const sample = [...refs].filter((_, i) => i % 20 === 0)
      for (const ref of sample) {
        const answer = await fetch(`${site.base}/forklara.fragment?ref=${encodeURIComponent(ref)}`)
        expect({ ref, status: answer.status }).toEqual({ ref, status: 200 })
      }
      await page.goto(chapters[0]!)
      await page.locator('.r-report a.r-figure').first().click()
      expect(await textOf(page.getByRole('dialog').locator('h2'))).not.toBe('')
    })

    it('comes as PDF', async () => {
      await page.goto('/rapporter/arsredovisning')
      const started = page.waitForEvent('download')
      await page.getByRole('link', { name: 'PDF', exact: true }).click()
      const download = await started
      expect(download.suggestedFilename()).toBe('arsredovisning-2020.pdf')
      const bytes = readFileSync(await download.path())
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
      expect(bytes.length).toBeGreaterThan(100_000)
    })
  })

  describe('without script', () => {
    beforeEach(async () => {
      await visitor.close()
      visitor = await site.visitor({ javaScriptEnabled: false })
      page = visitor.page
    })

    it('choices have a button, branches are links, and a figure leads to its explanation', async () => {
      await page.goto('/ekonomi')
      await page.getByRole('combobox', { name: 'År' }).selectOption('2019')
      await page.getByRole('button', { name: 'Visa' }).first().click()
      expect(page.url()).toContain('year=2019')
      expect(await heading(page)).toContain('2019')
      const rows = await page.locator('.r-operating tbody tr').count()
      await page.locator('#rad-rs a.r-branch').click()
      expect(await page.locator('.r-operating tbody tr').count()).toBeGreaterThan(rows)
      await page.locator('#rad-rs a.r-branch').click()
      expect(await page.locator('.r-operating tbody tr').count()).toBe(rows)
      await page.locator('main a.r-figure').first().click()
      expect(page.url()).toContain('/forklara?ref=')
      const children = await page.locator('main tbody tr').count()
      await page.locator('main a.r-branch[aria-expanded="false"]').first().click()
      expect(await page.locator('main tbody tr').count()).toBeGreaterThan(children)
    })

    it('the menu of a phone opens, and no chart needs a script', async () => {
      await page.setViewportSize({ width: 320, height: 640 })
      await page.goto('/ekonomi')
      await page.locator('summary', { hasText: 'Meny' }).click()
      await page.locator('.r-phone-menu').getByRole('link', { name: 'Rapporter', exact: true }).click()
      expect(await heading(page)).toBe('Rapporter')
      await page.goto('/ekonomi')
      expect(await page.locator('figure svg').count()).toBeGreaterThan(0)
      await page.locator('summary', { hasText: 'Visa som tabell' }).first().click()
      expect(await page.locator('details[open] table').count()).toBeGreaterThan(0)
    })
  })
})
