// What a citizen sees of goals set up here: closed rounds, totals with enough people behind them, and that a round is under way.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CITIZEN } from '../access/model.ts'
import { type IndicatorValue, indicatorRef, type SteeringNode } from '../goals/model.ts'
import { saveValue, saveVersions } from '../goals/store.ts'
import { onProblem } from '../http/problem.ts'
import type { Actor } from '../kernel/actor.ts'
import { saveUnits } from '../organisation/store.ts'
import { closeRound, createRound } from '../process/store.ts'
import type { Tx } from '../storage/database.ts'
import { seedFolder } from '../storage/testing.ts'
import { htmlFaults } from '../web/testing.ts'
import { type House, openHouse } from './house.ts'
import { mount } from './mount.tsx'
import { closedOnly } from './publicWorld.ts'
import { pageRoutes } from './routes.tsx'
import { worldKeeper } from './worldKeeper.ts'

// Without books a page is about the year we are in.
const YEAR = new Date().getUTCFullYear()
const AT = `${YEAR}-05-01T10:00:00Z`
const WIDE = 'Andel som fått kurs'
const NARROW = 'Andel i den minsta gruppen'

const node = (id: string, kind: SteeringNode['kind'], parents: string[], more: Partial<SteeringNode> = {}): SteeringNode => ({
  id,
  kind,
  title: `Titel ${id}`,
  parents,
  unit: 'rf',
  from: YEAR,
  perspectives: [],
  weight: 1,
  ...more,
})
const indicator = (id: string, title: string): SteeringNode =>
  node(id, 'indicator', ['s1'], {
    title,
    unit: 'hsn',
    indicator: {
      definition: '',
      target: '≥ 90 %',
      measureUnit: '%',
      direction: 'higherIsBetter',
      measure: 'level',
      strict: false,
      interval: 'tertial',
      reporter: 'hsn',
      feed: { kind: 'typed' },
      breakdown: ['sex'],
    },
  })
const NODES = [
  node('f1', 'focusArea', [], { no: 1 }),
  node('g1', 'goal', ['f1'], { no: 1 }),
  node('s1', 'subgoal', ['g1'], { unit: 'hsn' }),
  indicator('wide', WIDE),
  indicator('narrow', NARROW),
]

let data: string
let house: House
let citizen: Hono
let official: Hono
const inHouse = <T,>(work: (tx: Tx) => Promise<T>) => house.db.asAuthority(house.authority.authorityId, { name: 'test' }, work)
const value = (id: string, period: string, cell: string, persons: number, part: IndicatorValue['part'] = 'total') =>
  inHouse((tx) => saveValue(tx, { indicator: id, period, part, cell, persons, source: 'typed', at: AT }))

function serve(current: ReturnType<typeof worldKeeper>, actor: Actor, entry: 'public' | 'session'): Hono {
  const app = new Hono()
  mount(app, pageRoutes(), { house, current, visitorOf: async () => ({ actor, entry, demoDoor: false }) })
  app.onError(onProblem())
  return app
}
async function page(app: Hono, path: string): Promise<string> {
  const answer = await app.request(path)
  const html = await answer.text()
  expect([path, answer.status, htmlFaults(html, { page: true })]).toEqual([path, 200, []])
  return html
}
const rowOf = (html: string, name: string): string => html.split('<tr').find((row) => row.includes(name)) ?? ''

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'roder-public-'))
  await seedFolder(data)
  house = await openHouse({ data, empty: true, purpose: 'test' })
  const decision = { body: 'Fullmäktige', paragraph: '§ 1', caseNumber: '1', date: `${YEAR - 1}-11-01` }
  await inHouse(async (tx) => {
    await saveUnits(tx, [
      { code: 'rf', name: 'Fullmäktige', kind: 'assembly', validFrom: '2020-01-01' },
      { code: 'hsn', name: 'Nämnden', kind: 'committee', parent: 'rf', validFrom: '2020-01-01' },
    ])
    await saveVersions(
      tx,
      NODES.map((one) => ({ node: one, version: 1, state: 'decided' as const, decision, by: 'lokal', at: AT })),
    )
    await createRound(tx, { id: `${YEAR}-04`, opens: `${YEAR}-04-01`, due: `${YEAR}-05-12`, at: AT, subjects: [] })
  })
  await value('wide', `${YEAR}-04`, '77 % (K: 81 %, M: 33 %)', 103)
  await value('wide', `${YEAR}-04`, '81 %', 100, 'women')
  await value('wide', `${YEAR}-04`, '33 %', 3, 'men')
  await value('narrow', `${YEAR}-04`, '25 %', 4)
  const current = worldKeeper(house)
  citizen = serve(current, CITIZEN, 'public')
  official = serve(current, { name: 'Tjänsteperson', grants: [{ role: 'official', unit: 'rf', from: '2020-01-01' }] }, 'session')
}, 240_000)
afterAll(async () => {
  await house?.close()
  rmSync(data, { recursive: true, force: true })
})

test('while the round is under way its values are nowhere for a citizen, and the page says why', async () => {
  expect(await page(official, '/mal/1')).toContain('77 %'.replace(' ', '\u00a0'))
  for (const path of ['/', '/mal', '/mal/1']) {
    const html = await page(citizen, path)
    for (const cell of ['77\u00a0%', '81\u00a0%', '33\u00a0%', '25\u00a0%'])
      expect([path, html.includes(cell)]).toEqual([path, false])
    expect(html).toContain(`Omgången pågår. Bedömningar för ${YEAR} visas här när den är stängd.`)
  }
  expect((await citizen.request(`/forklara?ref=goals:value/wide@HSN/${YEAR}-04`)).status).toBe(403)
})

test('closed, the total is shown without the parts that are too few, and small totals are a cross', async () => {
  const left = await inHouse((tx) =>
    closeRound(tx, `${YEAR}-04`, { version: 1, at: AT, acceptMissing: true, reason: 'Beslutad.' }),
  )
  expect(left).toEqual([])
  const html = await page(citizen, '/mal/1')
  expect(html).not.toContain('Omgången pågår')
  expect(rowOf(html, WIDE)).toContain('77\u00a0%')
  for (const part of ['81', '33']) expect(rowOf(html, WIDE)).not.toContain(part)
  expect(rowOf(html, NARROW)).toContain('×')
  expect(rowOf(html, NARROW)).toContain('utfallet är dolt av sekretess')
  expect(rowOf(html, NARROW)).not.toContain('25')
  const address = `/forklara?ref=${encodeURIComponent(indicatorRef('narrow', 'HSN', YEAR))}`
  expect(await page(official, address)).toContain('25\u00a0%')
  expect(await page(citizen, address)).not.toContain('25\u00a0%')
  expect(rowOf(await page(official, '/mal/1'), NARROW)).toContain('25')
})

test.each([
  ['a month of a closed round', '2023-04', true],
  ['a month of a round under way', '2023-08', false],
  ['a month nobody has made a round of', '2023-06', false],
  ['the year, whose own round is not closed', '2023', false],
  ['a year before there were rounds', '2022', true],
  ['a month before there were rounds', '2022-12', true],
])('%s: %s', (_what, period, shown) => {
  const rounds = { closed: new Set(['2023-04']), ongoing: new Set(['2023-08']) }
  const one = { indicator: 'i', period, part: 'total' as const, cell: '1', source: 'typed' as const, version: 1, by: 'x', at: AT }
  expect(closedOnly([one], rounds)).toHaveLength(shown ? 1 : 0)
})
