// The same house on PostgreSQL, spoken to as the application's own role: pages answer as on the embedded database, a file is taken.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backupTo } from '../src/app/operations.ts'
import { copyPostgres } from '../src/storage/testing.ts'
import { faultsOf, hasBrowser, openSite, type Site, textOf, tryAs, type Visitor } from './browser.ts'
import { wholeLedger } from './smallLedger.ts'

const hasPostgres = process.env.RODER_TEST_ENGINES?.split(',').includes('postgres') === true

describe.runIf(hasBrowser() && hasPostgres)('pages on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof copyPostgres>>
  let site: Site
  let visitor: Visitor
  beforeAll(async () => {
    database = await copyPostgres()
    const url = new URL(database.url!)
    const role = `web_${url.pathname.slice(-8)}`
    await database.owner.transaction('', (c) => c.exec(`create role ${role} login in role roder_app`))
    url.username = role
    process.env.DATABASE_URL = url.href
    process.env.DATABASE_OWNER_URL = database.url
    site = await openSite()
    visitor = await site.visitor()
  })
  afterAll(async () => {
    delete process.env.DATABASE_URL
    delete process.env.DATABASE_OWNER_URL
    await site?.close()
    await database?.owner.close()
    await database?.remove()
  })

  it('is what this house stands on', () => {
    expect(site.house.db.engine).toBe('postgres')
  })

  it.each(['/', '/mal/8', '/ekonomi?open=hsn', '/rakenskaper', '/avstamning', '/rapporter/arsredovisning', '/organisation'])(
    '%s answers',
    async (path) => {
      const response = await visitor.page.goto(path)
      expect(response!.status()).toBe(200)
      expect(faultsOf(await response!.text())).toEqual([])
      expect(visitor.complaints()).toEqual([])
    },
  )

  it('a backup is written as the owner of the schema, who sees every row', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'roder-backup-'))
    const { rows } = await backupTo(undefined, join(folder, 'demo.backup'))
    rmSync(folder, { recursive: true })
    expect(rows).toBeGreaterThan(10_000)
  })

  it('a figure is followed to the line of its file', async () => {
    const { page } = visitor
    await page.goto('/')
    expect(await textOf(page.locator('main a.r-figure').first())).toBe('98\u00a0mkr')
    await page.goto('/verifikationer?year=2020&account=3011&structure=then')
    await page.locator('a.r-branch').first().click()
    expect(await textOf(page.locator('.r-extract .is-marked'))).toContain('#TRANS')
  })

  it('a file is read once, and once only', async () => {
    const { page } = visitor
    await tryAs(visitor, 'Controller')
    const send = async () => {
      await page.goto('/importer')
      await page.getByLabel('Huvudbok').setInputFiles(wholeLedger(2021))
      await page.getByRole('button', { name: 'Läs in fil' }).click()
    }
    await send()
    await page.waitForURL(/\/importer\/.+/)
    expect(await textOf(page.locator('h1'))).toBe('prov-2021.se')
    await send()
    await page.getByText('Filen är redan inläst').waitFor()
  })
})
