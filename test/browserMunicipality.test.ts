// Not only one region: an empty house becomes a made-up municipality by pages and files alone, and reaches statements, goals, tie-out and PDF.
// Other committees, another chart of accounts, other goals and targets; the files are test/fixtures/municipality.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureAdministrator } from '../src/access/store.ts'
import { openWorld } from '../src/app/world.ts'
import { axeFaults, faultsOf, hasBrowser, openSite, type Site, textOf, type Visitor } from './browser.ts'
import { FOLDER, MUNICIPALITY, municipalityFiles } from './municipality.ts'

const OWN_PASSWORD = 'fyra gröna cyklar i regn'
const file = (name: string): string => join(FOLDER, name)

/** What no page of a municipality says. The address keeps the scope `region`, so only what is read counts. */
const REGION_WORDS = /\bregion(en|ens|fullmäktige|styrelsen|skatt)?\b/i

it('the files are what the generator makes', () => {
  for (const [name, content] of Object.entries(municipalityFiles())) expect(readFileSync(file(name), 'utf8')).toBe(content)
})

describe.runIf(hasBrowser())('a municipality from nothing', () => {
  let site: Site
  let administrator: Visitor
  let controller: Visitor
  beforeAll(async () => {
    site = await openSite({ empty: true })
    administrator = await site.visitor()
    controller = await site.visitor()
  }, 120_000)
  afterAll(async () => await site?.close())

  const main = (page: Page): Promise<string> => textOf(page.locator('main'))

  async function open(page: Page, path: string): Promise<string> {
    const answer = await page.goto(path)
    expect([path, answer?.status(), faultsOf(await answer!.text())]).toEqual([path, 200, []])
    return await main(page)
  }

  async function signIn({ page }: Visitor, login: string, oneTime: string): Promise<void> {
    await page.goto('/logga-in')
    await page.fill('#login', login)
    await page.fill('#password', oneTime)
    await page.getByRole('button', { name: 'Logga in' }).click()
    await page.fill('#password', OWN_PASSWORD)
    await page.fill('#again', OWN_PASSWORD)
    await page.getByRole('button', { name: 'Byt lösenord' }).click()
    await page.waitForURL((url) => !url.pathname.includes('losenord'))
  }

  async function send(page: Page, path: string, name: string, button: string): Promise<string> {
    await open(page, path)
    await page.locator('input[type=file]').setInputFiles(file(name))
    await page.getByRole('button', { name: button }).click()
    await page.waitForLoadState()
    return await main(page)
  }

  it('the administrator signs in with the one-time password of the first start and says what the authority is', async () => {
    const { db, authority } = site.house
    const first = await ensureAdministrator(db, authority.authorityId, new Date().toISOString())
    await signIn(administrator, first!.login, first!.oneTimePassword)
    const { page } = administrator
    expect(await open(page, '/kom-igang')).toContain('Fem av 5 steg återstår')
    await open(page, '/myndighet')
    await page.fill('#name', MUNICIPALITY.name)
    await page.fill('#code', MUNICIPALITY.code)
    await page.selectOption('#kind', 'municipality')
    await page.fill('#orgnr', MUNICIPALITY.orgnr)
    await page.check('#synthetic')
    await page.getByRole('button', { name: 'Spara' }).click()
    await page.waitForURL('**/myndighet?sparat=1')
    expect(await page.inputValue('#assembly')).toBe('Kommunfullmäktige')
    expect(await axeFaults(page)).toEqual([])
  }, 120_000)

  it('the organisation is read from a file, looked through and saved', async () => {
    const { page } = administrator
    expect(await send(page, '/organisation/las-in', 'organisation.csv', 'Granska filen')).toContain('Socialnämnden')
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Spara organisationen' }).click()
    await page.waitForURL('**/organisation/las-in?sparat=26')
    expect(await open(page, '/organisation')).toContain('26 enheter')
  }, 120_000)

  it('a controller is registered over the whole municipality and signs in', async () => {
    const { page } = administrator
    await open(page, '/personer/ny')
    await page.fill('#name', 'Ekonomicontroller')
    await page.fill('#login', 'controller')
    await page.locator('main form button').last().click()
    await page.waitForLoadState()
    const oneTime = /\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3,}\b/.exec(await main(page))![0]
    await page.goto('/personer')
    await page.getByRole('link', { name: 'Ekonomicontroller' }).click()
    await page.selectOption('#role', 'controller')
    await page.selectOption('#unit', 'kf')
    await page.locator('#ge-roll').locator('xpath=ancestor::section').getByRole('button').click()
    await page.waitForLoadState()
    await signIn(controller, 'controller', oneTime)
  }, 120_000)

  it('two years of books in Kommun-Bas are read in, and accounts of its own are put on lines', async () => {
    const { page } = controller
    for (const year of [2024, 2025]) {
      await open(page, '/importer')
      await page.locator('input[type=file]').setInputFiles(file(`bokforing-${year}.se`))
      await page.getByRole('button', { name: 'Läs in fil' }).click()
      await page.waitForURL(/\/importer\/region-\d{4}-1/)
      expect(await main(page)).toContain(`bokforing-${year}.se`)
    }
    expect(await open(page, '/konton')).toContain('3290')
    expect(await send(page, '/konton', 'kontomappning.csv', 'Granska filen')).toContain('Taxor och avgifter')
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Spara kontomappningen' }).click()
    await page.waitForURL('**/konton?sparat=1')
    expect(await main(page)).toContain('Alla konton i böckerna står på en rad.')
    expect(await axeFaults(page)).toEqual([])
  }, 180_000)

  it('goals with sub-goals, indicators and targets come from a file, become drafts and are decided', async () => {
    const { page } = controller
    expect(await send(page, '/plan/las-in?year=2025', 'mal.csv', 'Läs in och granska')).toContain('Alla barn klarar skolan')
    await page.getByRole('button', { name: 'Spara som utkast' }).click()
    await page.waitForURL(/\/plan\?/)
    await open(page, '/plan/beslut?year=2025&namnd=kf')
    await page.fill('input[name=paragraph]', '§ 87')
    await page.fill('input[name=caseNumber]', 'KS 2024/311')
    await page.fill('input[name=date]', '2024-11-18')
    await page.locator('form[action="/plan/beslut"] button').click()
    await page.waitForURL(/\/plan\?/)
    expect(await open(page, '/plan?year=2025')).toContain('2 mål, 2 delmål, 2 indikatorer')
  }, 120_000)

  it('the year’s round is created, values come from a file, and the goal shows what they propose', async () => {
    const { page } = controller
    await open(page, '/omgang')
    await page.fill('#ny-month', '2025-12')
    await page.fill('#ny-opens', '2026-01-07')
    await page.fill('#ny-due', '2026-01-31')
    await page.getByRole('button', { name: 'Skapa omgång' }).click()
    await page.waitForURL(/\/omgang\/2025-12/)
    expect(await main(page)).toContain('Äldreomsorg')
    await open(page, '/varden/klistra?omgang=2025-12')
    await page.locator('input[type=file]').setInputFiles(file('varden.csv'))
    await page.locator('form[enctype] button').click()
    await page.waitForLoadState()
    expect(await main(page)).toContain('87,4')
    await page.locator('form[action="/varden/bekrafta"] button').click()
    await page.waitForLoadState()
    // Nobody has judged yet: the goal shows what its rule proposes, and the committee confirms with one press.
    const goal = await open(page, '/mal/2/omgang/2025-12')
    expect(goal).toContain('Ingen har bedömt än. Regelns förslag visas.')
    expect(goal).toContain('Lägre är bättre')
    await open(page, '/bedomning?ref=goals:subgoal/m1-bun@BUN/2025-12')
    await page.getByRole('button', { name: 'Bekräfta förslaget' }).click()
    await page.waitForLoadState()
    expect(await main(page)).toContain('Ekonomicontroller')
    const goals = await open(page, '/mal?year=2025')
    expect(goals).toContain('Två mål: ett helt och ett delvis.')
    expect(goals).not.toMatch(REGION_WORDS)
    expect(await axeFaults(page)).toEqual([])
    expect(await open(page, '/mal/1?year=2025')).not.toMatch(REGION_WORDS)
  }, 120_000)

  it('the statements are the municipality’s own, explained down to its own accounts', async () => {
    const { page } = controller
    const statements = await open(page, '/rakenskaper?year=2025')
    expect(statements).toContain('Skatteintäkter')
    expect(statements).not.toMatch(REGION_WORDS)
    expect(await open(page, '/rakenskaper/noter?year=2025')).toContain('Kommunalskatt')
    expect(await open(page, '/ekonomi?year=2025')).toContain('Socialnämnden')
    const why = await open(page, '/forklara?ref=statements:income/operating_costs@region/2025')
    expect(why).toContain('Köp av huvudverksamhet')
    expect(why).toContain('Kommunen 2025')
    expect(why).toContain('5020')
    expect(await open(page, '/')).not.toMatch(REGION_WORDS)
  }, 120_000)

  it('the tie-out of its own books finds nothing wrong', async () => {
    const { page } = controller
    const tieout = await open(page, '/avstamning?year=2025&source=books')
    expect(tieout).not.toMatch(REGION_WORDS)
    const { summary, results } = (await openWorld(site.house)).tieOut(2025, 'books')
    expect(summary.byVerdict.deviation).toBe(0)
    expect(summary.byVerdict.ok).toBeGreaterThan(600)
    expect(tieout).toContain('Kommunen')
    expect(results.map((one) => one.name.sv)).toContain('Avvikelse = utfall − budget, Socialnämnden')
  }, 120_000)

  it('the annual report comes out as a tagged PDF in its own words', async () => {
    const { page } = controller
    expect(await open(page, '/rapporter/arsredovisning?year=2025')).not.toMatch(REGION_WORDS)
    const pdf = await page.request.get('/rapporter/arsredovisning.pdf?year=2025')
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
    const bytes = await pdf.body()
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(bytes.length).toBeGreaterThan(50_000)
  }, 120_000)

  it('the guide says that everything is in place, and the browser complained of nothing', async () => {
    expect(await open(administrator.page, '/kom-igang')).toContain('Allt är på plats.')
    expect([...administrator.complaints(), ...controller.complaints()]).toEqual([])
  }, 60_000)
})
