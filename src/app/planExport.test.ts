// The demo's plan of 2023 taken home: whole and one committee's, as PDF/UA and as one HTML file, through the house's own server.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planDocument } from '../goals/model.ts'
import { steeringRoutes } from '../goals/steering/routes.tsx'
import { loadPlan } from '../goals/store.ts'
import { onProblem } from '../http/problem.ts'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { seedFolder } from '../storage/testing.ts'
import { htmlFaults } from '../web/testing.ts'
import { type House, openHouse } from './house.ts'
import { mount } from './mount.tsx'
import { planExportRoutes } from './planExport.ts'
import { closePdf } from './reporting.ts'
import { worldKeeper } from './worldKeeper.ts'

let data: string
let house: House
let get: (path: string) => Promise<Response>

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'roder-plan-'))
  await seedFolder(data)
  house = await openHouse({ data, purpose: 'test' })
  const app = new Hono()
  const actor = { name: 'Ledamot', grants: [{ role: 'elected' as const, unit: 'rf', from: '2020-01-01' }] }
  const current = worldKeeper(house)
  const routes = [...planExportRoutes(), ...steeringRoutes({ units: async () => (await current()).units })]
  mount(app, routes, { house, current, visitorOf: async () => ({ actor, entry: 'session', demoDoor: false }) })
  app.onError(onProblem())
  get = async (path) => await app.request(path)
}, 240_000)

afterAll(async () => {
  await closePdf()
  await house.close()
  rmSync(data, { recursive: true, force: true })
})

const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
const transact = <T>(work: Parameters<typeof house.db.asAuthority<T>>[2]) =>
  house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, work)

test('the page of a committee’s plan leads to its files', async () => {
  const html = await (await get('/plan?year=2023&namnd=hsn')).text()
  for (const format of ['pdf', 'html', 'xlsx']) expect(html).toContain(`/plan/export.${format}?year=2023&amp;namnd=hsn`)
})

describe('as one HTML file', () => {
  test('the whole plan is there: every goal, every node, every decision', async () => {
    const answer = await get('/plan/export.html?year=2023')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="plan-2023.html"')
    const html = await answer.text()
    const said = words(html)
    const plan = await transact((tx) => loadPlan(tx, 2023))
    const document = planDocument(plan, { lang: 'sv', title: '', nameOf: (unit) => unit })
    expect(document.sections.length).toBeGreaterThan(12)
    expect(document.decisions.length).toBeGreaterThan(0)
    const rows = document.sections.flatMap((section) => section.rows)
    const left = [...rows.map((row) => row.cells[1]!), ...document.sections.map((one) => one.heading), ...document.decisions]
      .map((one) => one.replace(/\s+/g, ' '))
      .filter((one) => !said.includes(one))
    expect(left).toEqual([])
    expect(html.match(/<tr class="is-line">/g)).toHaveLength(rows.length)
    // The file stands on its own: its one style element is served by nobody.
    expect(htmlFaults(html.replace(/<style>[^<]*<\/style>/, ''))).toEqual([])
    expect(said).not.toContain('Siffrornas ursprung')
  })

  test('a committee’s plan holds no other committee’s sub-goals', async () => {
    const said = words(await (await get('/plan/export.html?year=2023&namnd=hsn')).text())
    const plan = await transact((tx) => loadPlan(tx, 2023))
    const subgoals = plan.all.filter((one) => one.node.kind === 'subgoal')
    const shown = subgoals.filter((one) => said.includes(one.node.title))
    expect(shown.length).toBeGreaterThan(5)
    expect(shown.length).toBeLessThan(subgoals.length)
    expect(said).toContain('Hälso- och sjukvårdsnämnden')
  })

  test('in English the frame is English', async () => {
    const html = await (await get('/plan/export.html?year=2023&lang=en')).text()
    expect(html).toContain('<html lang="en">')
    expect(words(html)).toContain('Contents')
    expect(words(html)).not.toContain('Innehåll')
  })
})

test('the PDF is tagged PDF/UA-1, and the same bytes when made twice', { timeout: 120_000 }, async () => {
  const made = async () => Buffer.from(await (await get('/plan/export.pdf?year=2023&namnd=hsn')).arrayBuffer())
  const first = await made()
  const said = first.toString('latin1')
  for (const mark of ['%PDF-1.', 'pdfuaid', '/MarkInfo', '/StructTreeRoot', '/Lang']) expect(said).toContain(mark)
  expect(Buffer.compare(first, await made())).toBe(0)
})

test('a year nothing is planned for says so', async () => {
  const answer = await get('/plan/export.pdf?year=2005')
  expect(answer.status).toBe(404)
  expect(words(await answer.text())).toContain('Det finns ingen plan för 2005')
})
