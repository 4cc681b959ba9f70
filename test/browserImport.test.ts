// Sending a ledger through the browser: receipt, the same file again, a broken one, and what the pages say afterwards.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultsOf, hasBrowser, openSite, type Site, textOf, tryAs, type Visitor } from './browser.ts'
import { BROKEN_LINES, brokenLedger, wholeLedger } from './smallLedger.ts'

describe.runIf(hasBrowser())('reading a file', () => {
  let site: Site
  let scripted: Visitor
  let plain: Visitor
  beforeAll(async () => {
    site = await openSite()
    scripted = await site.visitor()
    plain = await site.visitor({ javaScriptEnabled: false })
    for (const visitor of [scripted, plain]) await tryAs(visitor, 'Controller')
  })
  afterAll(async () => {
    await site?.close()
  })

  const send = async ({ page }: Visitor, file: ReturnType<typeof wholeLedger>) => {
    await page.goto('/importer')
    await page.getByLabel('Huvudbok').setInputFiles(file)
    await page.getByRole('button', { name: 'Läs in fil' }).click()
  }
  const listed = async ({ page }: Visitor) => {
    await page.goto('/importer')
    return await page.locator('main tbody tr').count()
  }

  it('without script a form sends it and the answer is its receipt', async () => {
    await send(plain, wholeLedger(2021))
    await plain.page.waitForURL(/\/importer\/.+/)
    expect(await textOf(plain.page.locator('h1'))).toBe('prov-2021.se')
    expect(await textOf(plain.page.locator('.r-lead'))).toContain('2 rader lästa.')
    expect(await textOf(plain.page.locator('#kontrollsummor').locator('xpath=ancestor::section[1]'))).toContain('1\u00a0200,00')
  })

  it('with script progress is shown on the way to the receipt', async () => {
    const { page } = scripted
    await page.goto('/importer')
    const progress = page.locator('[data-upload-progress]')
    expect(await progress.isVisible()).toBe(false)
    // The answer waits until the progress has been seen.
    let answer: () => void = () => undefined
    const seen = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/importer', async (route) => {
      if (route.request().method() === 'POST') await seen
      await route.continue()
    })
    await page.getByLabel('Huvudbok').setInputFiles(wholeLedger(2022))
    await page.getByRole('button', { name: 'Läs in fil' }).click()
    await progress.waitFor({ state: 'visible' })
    answer()
    await page.waitForURL(/\/importer\/.+/)
    await page.unroute('**/importer')
    expect(await textOf(page.locator('h1'))).toBe('prov-2022.se')
    expect(scripted.complaints()).toEqual([])
  })

  it.each([
    ['with script', () => scripted],
    ['without', () => plain],
  ] as const)('the same bytes again change nothing, %s', async (_, of) => {
    const before = await listed(of())
    await send(of(), wholeLedger(2021))
    await of().page.getByText('Filen är redan inläst').waitFor()
    expect(await textOf(of().page.locator('main'))).toContain('Inget har ändrats.')
    expect(await listed(of())).toBe(before)
  })

  it.each([
    ['with script', () => scripted],
    ['without', () => plain],
  ] as const)('a broken file has everything that is wrong told at once, and changes nothing, %s', async (_, of) => {
    const { page } = of()
    const before = await listed(of())
    await send(of(), brokenLedger(2021))
    const findings = page.locator('.r-findings li')
    await findings.first().waitFor()
    const told = (await findings.allInnerTexts()).map((text) => Number(/rad\s(\d+)/.exec(text)?.[1]))
    expect(told).toEqual(BROKEN_LINES)
    expect(await textOf(page.getByRole('alert'))).toContain('Inget har ändrats. trasig-2021.se har tre fel.')
    expect(await listed(of())).toBe(before)
  })

  it('after a refusal the page works as before: focus is on what is wrong, and a whole file can be sent', async () => {
    const { page } = scripted
    await send(scripted, brokenLedger(2023))
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').and(page.locator(':focus')).count()).toBe(1)
    await page.getByLabel('Huvudbok').setInputFiles(wholeLedger(2023))
    await page.getByRole('button', { name: 'Läs in fil' }).click()
    await page.waitForURL(/\/importer\/.+/)
    expect(await textOf(page.locator('h1'))).toBe('prov-2023.se')
  })

  it('is refused as a page with a sentence when no file was chosen or something else was sent', async () => {
    const form = new FormData()
    form.set('entity', 'region')
    const [session] = (await scripted.context.cookies()).filter(({ name }) => name === 'roder')
    const origin = { origin: site.base, accept: 'text/html', cookie: `roder=${session!.value}` }
    const none = await fetch(`${site.base}/importer`, { method: 'POST', body: form, headers: origin })
    expect(none.status).toBe(422)
    expect(await none.text()).toContain('Ingen fil är vald')
    form.set('file', new File([new Uint8Array([0x4d, 0x5a, 0, 1, 2, 3])], 'program.se'))
    const binary = await fetch(`${site.base}/importer`, { method: 'POST', body: form, headers: origin })
    expect(binary.status).toBe(422)
    expect(await binary.text()).toContain('Inget har ändrats.')
  })

  it('is for those who answer for the books: others see no form, and are refused', async () => {
    const visitor = await site.visitor()
    await visitor.page.goto('/importer')
    expect(await visitor.page.locator('main input[type=file]').count()).toBe(0)
    const form = new FormData()
    form.set('entity', 'region')
    form.set('file', new File([wholeLedger(2024).buffer], 'prov-2024.se'))
    const before = await listed(visitor)
    const answer = await fetch(`${site.base}/importer`, { method: 'POST', body: form, headers: { origin: site.base } })
    expect(answer.status).toBe(403)
    expect(await listed(visitor)).toBe(before)
    await visitor.close()
  })

  it.each([
    '/',
    '/mal',
    '/ekonomi',
    '/rakenskaper',
    '/rakenskaper/noter',
    '/investeringar',
    '/nyckeltal',
    '/avstamning',
    '/rapporter',
    '/rapporter/arsredovisning',
    '/organisation',
  ])('a year of two lines is shown for what it is on %s: nothing lost, nothing invented', async (path) => {
    const response = await fetch(`${site.base}${path}?year=2021`)
    expect(response.status).toBe(200)
    expect(faultsOf(await response.text())).toEqual([])
  })
})
