// The demonstration's door over HTTP: open on this machine for the demo authority, and for nobody and nothing else.
import { expect, it } from 'vitest'
import { text } from '../kernel/text.ts'
import { forEachDatabase, TEST_AUTHORITY, type TestDatabase } from '../storage/testing.ts'
import { htmlFaults } from '../web/testing.ts'
import { hashPassword } from './io/password.ts'
import { type SiteOptions, testSite } from './io/testSite.ts'
import type { DemoRole } from './person.ts'
import { addGrant, addPerson } from './store.ts'

const ROLES: DemoRole[] = [
  { login: 'chef', title: text('Chef Provenheten', 'Manager, test unit'), role: 'manager', unit: 'hsn' },
  { login: 'egen', title: text('Egen', 'Own'), role: 'manager', unit: 'hsn' },
]
const OPEN: SiteOptions = { demoAuthority: TEST_AUTHORITY, demoRoles: ROLES }

forEachDatabase('the demonstration’s door', (open) => {
  const prepared = async (): Promise<TestDatabase> => {
    const db = await open()
    await db.transact(async (tx) => {
      const chef = await addPerson(tx, { login: 'chef', name: 'Chef Provenheten' })
      if (chef.ok) await addGrant(tx, chef.value, { role: 'manager', unit: 'hsn', from: '2019-01-01' }, '2019-01-01T00:00:00Z')
      await addPerson(tx, { login: 'annan', name: 'Någon annan' })
      await addPerson(tx, { login: 'egen', name: 'Någons eget', credential: await hashPassword('fyra lugna grå hästar') })
    })
    return db
  }

  it('one click signs in as a role, and the page keeps its promises', async () => {
    const browser = testSite(await prepared(), OPEN).browser()
    const page = await (await browser.get('/logga-in?till=/uppgifter')).text()
    expect(htmlFaults(page, { page: true })).toEqual([])
    expect(page).toContain('Chef Provenheten')
    const answer = await browser.post('/prova-som', { login: 'chef', till: '/uppgifter' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/uppgifter'])
    expect(await (await browser.get('/konto')).text()).toContain('demonstrationens Prova som')
  })

  it.each(['annan', 'egen', 'finns-inte', '', "' or true"])('lets nobody in as %j', async (login) => {
    const browser = testSite(await prepared(), OPEN).browser()
    expect((await browser.post('/prova-som', { login, till: '/' })).status).toBe(404)
    expect(browser.cookies.size).toBe(0)
  })

  it.each<[string, SiteOptions]>([
    ['another authority', { ...OPEN, demoAuthority: 'de300000-0000-4000-8000-000000000024' }],
    ['no demonstration', { demoRoles: ROLES }],
    ['listening to everyone', { ...OPEN, listening: '0.0.0.0' }],
    ['another machine’s address', { ...OPEN, origin: 'http://10.0.0.1:8080' }],
  ])('is closed for %s', async (_what, options) => {
    const browser = testSite(await prepared(), options).browser()
    expect(await (await browser.get('/logga-in')).text()).not.toContain('Chef Provenheten')
    expect((await browser.post('/prova-som', { login: 'chef', till: '/' })).status).toBe(404)
    expect(browser.cookies.size).toBe(0)
  })

  it('is closed for what came through something else, and for a form from another site', async () => {
    const { app } = testSite(await prepared(), OPEN)
    const send = (headers: Record<string, string>) =>
      app.request('http://localhost:8080/prova-som', {
        method: 'POST',
        body: 'login=chef',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost:8080', ...headers },
      })
    expect((await send({})).status).toBe(303)
    for (const name of ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'])
      expect((await send({ [name]: '1.2.3.4' })).status).toBe(404)
    expect((await send({ origin: 'https://ont.example' })).status).toBe(403)
    expect((await send({ host: 'plan.example.se' })).status).toBe(404)
  })

  it('a session from the door is worth nothing where the door is closed', async () => {
    const db = await prepared()
    const inside = testSite(db, OPEN).browser()
    await inside.post('/prova-som', { login: 'chef', till: '/' })
    expect((await inside.get('/konto')).status).toBe(200)
    for (const options of [{ ...OPEN, listening: '0.0.0.0' }, {}]) {
      const moved = testSite(db, options).browser()
      moved.cookies.set('roder', inside.cookies.get('roder')!)
      expect((await moved.get('/konto')).status).toBe(403)
    }
  })

  it('over https the cookies carry the prefix that ties them to this host', async () => {
    const site = testSite(await prepared(), { origin: 'https://127.0.0.1', secure: true })
    const answer = await site.browser().post('/logga-in', { login: 'egen', password: 'fyra lugna grå hästar' })
    const lines = answer.headers.getSetCookie()
    expect(lines.map((line) => line.split('=')[0])).toEqual(['__Host-roder', '__Host-roder-enhet'])
    for (const line of lines) for (const said of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(line).toContain(said)
    for (const line of lines) expect(line).not.toContain('Domain')
  })
})
