// An empty house set up through its addresses: every page whole, every broken file named cell by cell, nothing half saved.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onProblem } from '../http/problem.ts'
import type { Actor, Role } from '../kernel/actor.ts'
import { loadAccountMapping } from '../ledger/store.ts'
import { loadUnits } from '../organisation/store.ts'
import { listAudit } from '../storage/auditReading.ts'
import { loadAuthority } from '../storage/authority.ts'
import type { Tx } from '../storage/database.ts'
import { loadSetting } from '../storage/setting.ts'
import { htmlFaults } from '../web/testing.ts'
import { type House, openHouse } from './house.ts'
import { mount } from './mount.tsx'
import { setupRoutes } from './setupRoutes.tsx'
import { worldKeeper } from './worldKeeper.ts'

const FOLDER = new URL('../../test/fixtures/municipality/', import.meta.url)
const fixture = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8')

let data: string
let house: House
let administrator: Hono
let controller: Hono
let committeeController: Hono

const grant = (role: Role, unit: string) => ({ role, unit, from: '2020-01-01' })
function serve(actor: Actor): Hono {
  const app = new Hono()
  const visitor = { actor, entry: 'session' as const, demoDoor: false }
  mount(app, setupRoutes(), { house, current: worldKeeper(house), visitorOf: async () => visitor })
  app.onError(onProblem())
  return app
}
const inHouse = <T,>(work: (tx: Tx) => Promise<T>) => house.db.asAuthority(house.authority.authorityId, { name: 'test' }, work)

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'roder-setup-'))
  house = await openHouse({ data, empty: true, purpose: 'test' })
  administrator = serve({ name: 'Administratör', grants: [grant('administrator', 'kf')] })
  controller = serve({ name: 'Controller', grants: [grant('controller', 'kf')] })
  committeeController = serve({ name: 'Nämndens controller', grants: [grant('controller', 'bun')] })
}, 60_000)
afterAll(async () => {
  await house.close()
  rmSync(data, { recursive: true, force: true })
})

async function page(app: Hono, path: string): Promise<string> {
  const answer = await app.request(path)
  const html = await answer.text()
  expect([path, answer.status, htmlFaults(html, { page: true })]).toEqual([path, 200, []])
  return html
}
const send = (app: Hono, path: string, fields: Record<string, string>) =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
  })
async function sendFile(app: Hono, path: string, name: string, content: string) {
  const form = new FormData()
  form.set('file', new File([content], name, { type: 'text/csv' }))
  const answer = await app.request(path, { method: 'POST', body: form })
  return { status: answer.status, html: await answer.text() }
}
const pendingIn = (html: string): string => /name="pending" value="([^"]+)"/.exec(html)![1]!

const MUNICIPALITY = {
  version: '0',
  name: 'Exempelkommun (syntetisk)',
  code: 'exempelkommun',
  kind: 'municipality',
  orgnr: '212000-0000',
  assembly: '',
  board: '',
  synthetic: 'ja',
}

test('the guide of an empty house says what is missing, in order', async () => {
  const html = await page(administrator, '/kom-igang')
  expect(html).toContain('Fem av 5 steg återstår. Nästa: myndigheten.')
})

test('what the authority is called: every wrong field is named, then saved once', async () => {
  const wrong = await send(administrator, '/myndighet', { ...MUNICIPALITY, name: '', code: 'Exempel Kommun', orgnr: '12' })
  expect(wrong.status).toBe(422)
  const html = await wrong.text()
  for (const words of ['Namn saknas', 'Koden ”Exempel Kommun” går inte att använda', '”12” är inget organisationsnummer'])
    expect(html).toContain(words)
  expect((await send(administrator, '/myndighet', MUNICIPALITY)).status).toBe(303)
  expect(await inHouse(loadAuthority)).toMatchObject({ name: MUNICIPALITY.name, kind: 'municipality', synthetic: true })
  expect(await page(administrator, '/myndighet')).toContain('Kommunfullmäktige')
  const late = await send(administrator, '/myndighet', { ...MUNICIPALITY, name: 'Någon annans kommun' })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('Någon annans kommun')
  expect((await inHouse(loadAuthority)).name).toBe(MUNICIPALITY.name)
})

test('the public pages are opened and shut by a box, each time as a line in the log', async () => {
  const opened = async () => (await inHouse((tx) => loadSetting<{ open: boolean }>(tx, 'access/public')))?.open === true
  const box = /<input[^>]*name="publicPages"[^>]*>/
  expect(await opened()).toBe(false)
  expect(box.exec(await page(administrator, '/myndighet'))![0]).not.toContain('checked')
  expect((await send(controller, '/myndighet', { ...MUNICIPALITY, version: '1', publicPages: 'ja' })).status).toBe(403)
  expect((await send(administrator, '/myndighet', { ...MUNICIPALITY, version: '1', publicPages: 'ja' })).status).toBe(303)
  expect(await opened()).toBe(true)
  expect(box.exec(await page(administrator, '/myndighet'))![0]).toContain('checked')
  expect((await send(administrator, '/myndighet', { ...MUNICIPALITY, version: '2' })).status).toBe(303)
  expect(await opened()).toBe(false)
  const log = await inHouse((tx) => listAudit(tx, { action: 'access', subject: 'access/public', limit: 10 }))
  expect(log.map(({ action, before, after }) => [action, before, after])).toEqual([
    ['access/shut-public-pages', { open: true }, { open: false }],
    ['access/open-public-pages', { open: false }, { open: true }],
  ])
})

const BROKEN_ORGANISATIONS: [name: string, content: string, cells: string[]][] = [
  ['tom.csv', '', ['A1']],
  ['utan-kolumner.csv', 'kod;namn\nkf;Fullmäktige\n', ['A1']],
  ['okand-typ.csv', 'kod;namn;typ;överordnad;från\nkf;Fullmäktige;fullmäktige;;2023-01-01\nx;Råd;råd;kf;2023-01-01\n', ['C3']],
  ['datum.csv', 'kod;namn;typ;överordnad;från\nkf;Fullmäktige;fullmäktige;;2023-02-30\n', ['E2']],
  ['foralder.csv', 'kod;namn;typ;överordnad;från\nkf;Fullmäktige;fullmäktige;;2023-01-01\nx;X;enhet;y;2023-01-01\n', ['D3']],
  [
    'ring.csv',
    'kod;namn;typ;överordnad;från\nkf;F;fullmäktige;;2023-01-01\nx;X;enhet;y;2023-01-01\ny;Y;enhet;x;2023-01-01\n',
    ['D3'],
  ],
]

test.each(BROKEN_ORGANISATIONS)('%s is refused cell by cell and nothing is saved', async (name, content, cells) => {
  const { status, html } = await sendFile(administrator, '/organisation/las-in', name, content)
  expect([status, htmlFaults(html, { page: true })]).toEqual([422, []])
  for (const cell of cells) expect(html).toContain(`<code>${cell}</code>`)
  expect(html).not.toContain('name="pending"')
  expect(await inHouse(loadUnits)).toEqual([])
})

test('an organisation is saved as it was shown, and only by the one it was shown to', async () => {
  const { status, html } = await sendFile(administrator, '/organisation/las-in', 'organisation.csv', fixture('organisation.csv'))
  expect([status, htmlFaults(html, { page: true })]).toEqual([200, []])
  expect(html).toContain('Barn- och utbildningsnämnden')
  expect(await inHouse(loadUnits)).toEqual([])
  const pending = pendingIn(html)
  const other = serve({ name: 'En annan', grants: [grant('administrator', 'kf')] })
  expect((await send(other, '/organisation/las-in/spara', { pending })).status).toBe(404)
  expect((await send(administrator, '/organisation/las-in/spara', { pending })).status).toBe(303)
  const units = await inHouse(loadUnits)
  expect(units.length).toBe(26)
  expect(units.find((unit) => unit.code === 'fritid')!.changes).toEqual([{ from: '2025-01-01', parent: 'sbf' }])
  expect((await send(administrator, '/organisation/las-in/spara', { pending })).status).toBe(404)
})

test('an organisation that changed meanwhile is shown again, not written over', async () => {
  const change = 'kod;namn;typ;överordnad;från\nny;Ny enhet;enhet;buf;2025-01-01\n'
  const first = pendingIn((await sendFile(administrator, '/organisation/las-in', 'a.csv', change)).html)
  const other = serve({ name: 'En annan', grants: [grant('administrator', 'kf')] })
  const second = pendingIn((await sendFile(other, '/organisation/las-in', 'b.csv', change)).html)
  expect((await send(other, '/organisation/las-in/spara', { pending: second })).status).toBe(303)
  const late = await send(administrator, '/organisation/las-in/spara', { pending: first })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('ändrades av någon annan')
})

const BROKEN_MAPPINGS: [name: string, content: string, cell: string][] = [
  ['tom.csv', '', 'A1'],
  ['utan-rad.csv', 'konto;namn\n3290;Avgifter\n', 'A1'],
  ['okand-rad.csv', 'konto;rad\n3290;Trollkonster\n', 'B2'],
  ['konto.csv', 'konto;rad\n32X;Taxor och avgifter\n', 'A2'],
  ['datum.csv', 'konto;rad;från\n3290;Taxor och avgifter;i fjol\n', 'C2'],
  ['dubbelt.csv', 'konto;rad\n3290;Taxor och avgifter\n3290;Övriga intäkter\n', 'A3'],
]

test.each(BROKEN_MAPPINGS)('the mapping %s is refused by its cell and nothing is saved', async (name, content, cell) => {
  const { status, html } = await sendFile(controller, '/konton', name, content)
  expect([status, htmlFaults(html, { page: true })]).toEqual([422, []])
  expect(html).toContain(`<code>${cell}</code>`)
  expect((await inHouse((tx) => loadAccountMapping(tx))).version).toBe(0)
})

test('accounts nobody has put on a line are listed; the file puts them there, one account at a time too', async () => {
  for (const year of [2024, 2025]) {
    const name = `bokforing-${year}.se`
    const path = new URL(name, FOLDER).pathname
    await house.importFile({ path, fileName: name, format: 'sie' })
  }
  expect(await page(controller, '/konton')).toContain('1 konto i böckerna står inte på någon rad')
  const { html } = await sendFile(controller, '/konton', 'kontomappning.csv', fixture('kontomappning.csv'))
  expect(htmlFaults(html, { page: true })).toEqual([])
  expect((await send(controller, '/konton/spara', { pending: pendingIn(html) })).status).toBe(303)
  expect(await page(controller, '/konton')).toContain('Alla konton i böckerna står på en rad.')
  expect(await page(administrator, '/kom-igang')).toContain('Alla konton i böckerna')
  const wrong = await send(controller, '/konton/ett', { konto: '32', rad: '9', fran: 'snart', version: '1' })
  expect(wrong.status).toBe(422)
  expect((await send(controller, '/konton/ett', { konto: '4711', rad: '7690', fran: '', version: '0' })).status).toBe(409)
  expect((await send(controller, '/konton/ett', { konto: '4711', rad: '7690', fran: '2025-01-01', version: '1' })).status).toBe(
    303,
  )
  const { version, rows } = await inHouse((tx) => loadAccountMapping(tx))
  expect([version, rows.length, rows.at(-1)]).toEqual([
    2,
    5,
    { accounts: '4711', standard: '7690', from: '2025-01-01', note: '' },
  ])
  expect((await inHouse((tx) => loadAccountMapping(tx, 1))).rows.length).toBe(4)
})

test('in English too', async () => {
  for (const path of ['/kom-igang?lang=en', '/myndighet?lang=en', '/organisation/las-in?lang=en'])
    expect(await page(administrator, path)).not.toContain('Läs in')
  expect(await page(controller, '/konton?lang=en')).toContain('Every account of the books is on a line.')
})

test('a role over one committee sets up nothing for everyone', async () => {
  for (const path of ['/konton', '/organisation/las-in'])
    expect((await sendFile(committeeController, path, 'x.csv', 'konto;rad\n')).status).toBe(403)
  for (const path of ['/kom-igang', '/myndighet']) expect((await committeeController.request(path)).status).toBe(403)
  expect((await send(committeeController, '/konton/ett', { konto: '4711', rad: '7690', fran: '', version: '2' })).status).toBe(
    403,
  )
})
