// What is being written survives: a lost connection, a closed browser, a killed server, and somebody else who saves first.
// The real program as a child process on one folder, and a real browser whose session outlives its windows.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedFolder } from '../src/storage/testing.ts'
import { hasBrowser, openBrowser, textOf, tryAs, type Visitor } from './browser.ts'
import { endAll, Running } from './roderProcess.ts'

const UNIT = '/enhet/e2201?omgang=2023-04'
const MANAGER = 'Chef Akutsjukvård'
const READY = /Roder is ready at (http:\/\/\S+)\n/

const comment = (page: Page) => page.locator('textarea[name="text"]')
const draftLine = (page: Page) => page.locator('[data-draft-status]')
const KEPT = /^Sparat som utkast \d\d:\d\d$/
const saysKept = async (page: Page) => {
  await draftLine(page).filter({ hasText: KEPT }).waitFor()
}
const save = (page: Page) => page.getByRole('button', { name: 'Spara', exact: true }).last().click()

describe.runIf(hasBrowser())('what is being written', () => {
  let folder: string
  let server: Running
  let base: string
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let manager: Visitor

  /** The program on the folder; on the port it had before, when it has had one. */
  async function start(port = '0'): Promise<void> {
    server = new Running(['serve', '--port', port, '--data', folder], { cwd: tmpdir() })
    base = (await server.says(READY))[1]!
  }
  async function kill(): Promise<void> {
    server.child.kill('SIGKILL')
    expect((await server.ended).signal).toBe('SIGKILL')
  }
  const again = () => start(new URL(base).port)

  /** Text in the field by typing it, as the last of what stands there. */
  async function type(page: Page, words: string): Promise<void> {
    await comment(page).focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(words)
  }
  /** The page opened anew in a window of its own, with the same session. */
  async function newWindow(): Promise<Page> {
    const page = await manager.context.newPage()
    page.setDefaultTimeout(30_000)
    await page.goto(UNIT)
    return page
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'roder-drafts-'))
    await seedFolder(folder)
    await start()
    browser = await openBrowser()
    manager = await browser.visitor(base)
    await tryAs(manager, MANAGER)
    await manager.page.goto(UNIT)
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    endAll()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is said to be kept a moment after the last key', { timeout: 90_000 }, async () => {
    await comment(manager.page).fill('')
    await type(manager.page, 'Första meningen.')
    await saysKept(manager.page)
  })

  it('stays through a lost connection, and reaches the server by itself when it is back', { timeout: 120_000 }, async () => {
    const { page, context } = manager
    await context.setOffline(true)
    await type(page, ' Skrivet utan nät.')
    await draftLine(page).filter({ hasText: 'Servern nås inte' }).waitFor()
    expect(await textOf(draftLine(page))).toMatch(/^Sparat i webbläsaren \d\d:\d\d\. Servern nås inte\.$/)
    await context.setOffline(false)
    await saysKept(page)
    expect(await comment(page).inputValue()).toBe('Första meningen. Skrivet utan nät.')
    const other = await newWindow()
    expect(await comment(other).inputValue()).toBe('Första meningen. Skrivet utan nät.')
    await other.close()
  })

  it('is offered when the browser was closed before the connection came back', { timeout: 120_000 }, async () => {
    const { page, context } = manager
    await context.setOffline(true)
    await type(page, ' Sedan stängdes fönstret.')
    await draftLine(page).filter({ hasText: 'Servern nås inte' }).waitFor()
    await page.close()
    await context.setOffline(false)
    manager.page = await newWindow()
    expect(await comment(manager.page).inputValue()).toBe('Första meningen. Skrivet utan nät.')
    expect(await textOf(manager.page.locator('.r-draft-offer'))).toContain('som inte hann sparas')
    await manager.page.getByRole('button', { name: 'Hämta tillbaka den' }).click()
    expect(await comment(manager.page).inputValue()).toBe('Första meningen. Skrivet utan nät. Sedan stängdes fönstret.')
    await saysKept(manager.page)
  })

  it('stands in a new browser with the same session', { timeout: 120_000 }, async () => {
    const cookies = await manager.context.cookies()
    await manager.close()
    manager = await browser.visitor(base)
    await manager.context.addCookies(cookies)
    await manager.page.goto(UNIT)
    expect(await textOf(manager.page.locator('.r-who'))).toContain(MANAGER)
    expect(await comment(manager.page).inputValue()).toBe('Första meningen. Skrivet utan nät. Sedan stängdes fönstret.')
  })

  it('is there after the server was killed, with what was written meanwhile', { timeout: 240_000 }, async () => {
    const { page } = manager
    await kill()
    await type(page, ' Skrivet utan server.')
    await draftLine(page).filter({ hasText: 'Servern nås inte' }).waitFor()
    await again()
    // The kept draft stands in the form; what the dead server never got is offered from the browser.
    await page.reload()
    expect(await comment(page).inputValue()).toBe('Första meningen. Skrivet utan nät. Sedan stängdes fönstret.')
    await page.getByRole('button', { name: 'Hämta tillbaka den' }).click()
    expect(await comment(page).inputValue()).toMatch(/Skrivet utan server\.$/)
    await saysKept(page)
  })

  it('once saved is saved, also when the server is killed as it answers', { timeout: 240_000 }, async () => {
    const { page } = manager
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().includes('/enhet/'))
    await save(page)
    expect((await answered).status()).toBe(303)
    await kill()
    await again()
    await page.goto(UNIT)
    expect(await comment(page).inputValue()).toBe(
      'Första meningen. Skrivet utan nät. Sedan stängdes fönstret. Skrivet utan server.',
    )
    expect(await page.locator('.r-draft-offer').count()).toBe(0)
  })

  it('meets what another browser saved first: both texts are shown, and both can be kept', { timeout: 240_000 }, async () => {
    const { page } = manager
    const other = await browser.visitor(base)
    await tryAs(other, 'Controller')
    await other.page.goto(UNIT)
    await page.goto(UNIT)
    await comment(other.page).fill('Controllerns mening.')
    await save(other.page)
    await other.page
      .getByRole('status')
      .filter({ hasText: /^Sparat \d\d:\d\d/ })
      .first()
      .waitFor()

    await comment(page).fill('Chefens mening.')
    await save(page)
    const compared = page.locator('#jamfor-text').locator('xpath=ancestor-or-self::section[1]')
    await compared.waitFor()
    expect(await textOf(compared)).toContain('Chefens mening.')
    expect(await textOf(compared)).toContain('Controllerns mening.')
    expect(await page.locator('textarea[name="text"]').inputValue()).toBe('Chefens mening.\n\nControllerns mening.')
    await page.locator('textarea[name="text"]').fill('Controllerns mening. Chefens mening.')
    await page.getByRole('button', { name: 'Spara sammanslagen text' }).click()
    await page.waitForURL(/\/enhet\/e2201/)
    await other.page.goto(UNIT)
    expect(await comment(other.page).inputValue()).toBe('Controllerns mening. Chefens mening.')
    expect(await page.locator('.r-draft-offer').count()).toBe(0)
    await other.close()
  })
})
