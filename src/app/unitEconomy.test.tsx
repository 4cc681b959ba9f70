// A unit's page against the books themselves: rows add up to the unit's figure, explanations reach the same amounts, who sees what,
// and a comment from the form to the row, with two people writing at once.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CITIZEN } from '../access/model.ts'
import { moneyRef } from '../followup/model.ts'
import { loadDeviationComments, saveForecast, saveWorkedTime } from '../followup/store.ts'
import { onProblem } from '../http/problem.ts'
import type { Actor, Role } from '../kernel/actor.ts'
import { recompute } from '../kernel/figure.ts'
import type { Ore } from '../kernel/money.ts'
import type { Tx } from '../storage/database.ts'
import { htmlFaults } from '../web/testing.ts'
import { type House, openHouse } from './house.ts'
import { mount } from './mount.tsx'
import { pageRoutes } from './routes.tsx'
import { unitEconomyRoutes } from './unitEconomyRoutes.tsx'
import { economyView } from './views/economy.ts'
import { periodOf } from './views/periods.ts'
import { type UnitChoice, unitEconomyView } from './views/unitEconomy.ts'
import { openWorld } from './world.ts'
import { worldKeeper } from './worldKeeper.ts'
import type { World } from './worldShape.ts'

let data: string
let house: House
let world: World
let serve: (actor: Actor) => Hono
const inHouse = <T,>(work: (tx: Tx) => Promise<T>) => house.db.asAuthority(house.authority.authorityId, { name: 'test' }, work)
const person = (role: Role, unit: string): Actor => ({
  name: `${role} ${unit}`,
  person: `${role}-${unit}` as NonNullable<Actor['person']>,
  grants: [{ role, unit, from: '2019-01-01' }],
})
let AREA: string
let UNIT: string

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'roder-unit-economy-'))
  house = await openHouse({ data, purpose: 'test' })
  world = await openWorld(house)
  const current = worldKeeper(house)
  serve = (actor) => {
    const app = new Hono()
    const entry = actor === CITIZEN ? ('public' as const) : ('session' as const)
    const visitorOf = async () => ({ actor, entry, demoDoor: false })
    mount(app, [...pageRoutes(), ...unitEconomyRoutes()], { house, current, visitorOf })
    app.onError(onProblem())
    return app
  }
  UNIT = world.units.find((one) => one.kind === 'unit' && one.parent !== undefined)!.code
  AREA = world.units.find((one) => one.code === UNIT)!.parent!
}, 240_000)
afterAll(async () => {
  await house?.close()
  rmSync(data, { recursive: true, force: true })
})

const choice = (more: Partial<UnitChoice> = {}): UnitChoice => ({
  code: 'hsn',
  year: 2020,
  structure: 'then',
  period: 't2',
  alone: false,
  unit: 'kr',
  type: '',
  open: [],
  sees: { belowCommittee: true, vouchers: true, figures: true },
  mayWrite: true,
  ...more,
})
const view = (more: Partial<UnitChoice> = {}) => unitEconomyView(world, choice(more))!
const cents = (value: number | null) => Math.round((value ?? 0) * 100)
const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, one) => total + cents(one), 0)

describe('the figures of a unit', () => {
  it('are the books: cost types, accounts, months and units below each add up to the same öre', () => {
    const page = view()
    const { outcome, budget } = page.total
    expect(outcome.value).not.toBe(0)
    const money = world.figure(moneyRef('outcome', 'hsn', '2020-08'))
    expect(cents(outcome.value)).toBe(money!.value)
    const lines = page.rows.filter((row) => row.kind === undefined)
    for (const part of ['outcome', 'budget', 'deviation', 'previous'] as const)
      expect([part, sum(lines.map((row) => row[part].value))]).toEqual([part, cents(page.total[part].value)])
    expect(cents(page.months[7]!.accumulated.outcome.value)).toBe(cents(outcome.value))
    expect(sum(page.months.slice(0, 8).map((one) => one.own.budget.value))).toBe(cents(budget.value))
    expect(sum(page.children.map((one) => one.outcome.value))).toBe(cents(outcome.value))
    const [first, last] = [page.steps[0]!, page.steps.at(-1)!]
    const steps = page.steps.slice(1, -1)
    expect([first.to, steps.at(-1)!.to]).toEqual([cents(budget.value), last.to])
    expect(last.to).toBe(cents(outcome.value))
  })

  it('open a cost type into its accounts, and an account leads to its vouchers', () => {
    const [type] = view().types
    const page = view({ open: [type!.value] })
    const at = page.rows.findIndex((row) => row.id === type!.value)
    const accounts = page.rows.slice(at + 1).filter((row) => row.level === 1)
    expect(sum(accounts.map((row) => row.outcome.value))).toBe(cents(page.rows[at]!.outcome.value))
    expect(accounts[0]!.href).toContain(`unit=hsn&account=${accounts[0]!.id}&period=t2`)
    expect(view({ type: type!.value }).rows.map((row) => row.id)).toEqual(accounts.map((row) => row.id))
    expect(view({ open: [type!.value], sees: { ...choice().sees, vouchers: false } }).rows[at + 1]!.href).toBeUndefined()
  })

  it('have addresses that explain themselves to the same amount, also for a month alone and in the structure of today', async () => {
    for (const more of [{}, { period: 'm3', alone: true }, { structure: 'now' as const }]) {
      const page = view(more)
      for (const row of [page.rows.find((one) => one.kind === undefined)!, page.total])
        for (const part of ['outcome', 'budget', 'deviation', 'previous'] as const) {
          const explained = await world.explain(row[part].ref!)
          expect([row.id, part, recompute(explained!)]).toEqual([row.id, part, cents(row[part].value)])
        }
    }
  })

  it('are missing for a year without books, and growth has no base before the first year', () => {
    const before = world.years[0]!
    expect(view({ year: before - 1 }).total.outcome).toMatchObject({ value: null, state: 'missing' })
    const first = view({ year: before })
    expect(first.total.previous).toMatchObject({ value: null, state: 'missing' })
    expect(first.total.change).toMatchObject({ value: null, state: 'notApplicable' })
    expect(unitEconomyView(world, choice({ code: 'finns-inte' }))).toBeUndefined()
  })
})

describe('the page', () => {
  const page = async (actor: Actor, path: string): Promise<string> => {
    const answer = await serve(actor).request(path)
    const html = await answer.text()
    expect([path, answer.status, htmlFaults(html, { page: true })]).toEqual([path, 200, []])
    return html
  }
  const controller = person('controller', 'rf')

  it.each([
    '/ekonomi/enhet/hsn?year=2020',
    '/ekonomi/enhet/hsn?year=2020&period=m7&visa=manad&structure=now&typ=salaries&unit=kr',
    '/ekonomi/enhet/rf?year=2019',
    '/ekonomi/enhet/hsn?year=2020&lang=en&open=salaries&period=m2',
    '/ekonomi?year=2020&open=hsn',
  ])('%s stands, for a controller and for an elected member', async (path) => {
    await page(controller, path)
    await page(person('elected', 'rf'), path)
  })

  it('stops at the committee for those who stop there', async () => {
    for (const actor of [person('elected', 'rf'), CITIZEN]) {
      const html = await (await serve(actor).request('/ekonomi/enhet/hsn?year=2020')).text()
      expect(html).not.toContain('id="under"')
      expect(html).not.toContain('/verifikationer')
      expect((await serve(actor).request(`/ekonomi/enhet/${UNIT}?year=2020`)).status).toBe(403)
      expect((await serve(actor).request(`/ekonomi/enhet/${UNIT}/tabell.csv?year=2020`)).status).toBe(403)
    }
    expect(await page(controller, `/ekonomi/enhet/${AREA}?year=2020`)).toContain('id="under"')
    expect((await serve(controller).request('/ekonomi/enhet/finns-inte')).status).toBe(404)
  })

  it('shows a citizen neither comments nor forecasts, and no address that would be refused', async () => {
    const html = await (await serve(CITIZEN).request('/ekonomi/enhet/hsn?year=2020')).text()
    expect(html).not.toContain('id="kommentarer"')
    expect(html).not.toContain('followup:')
    expect(html).toContain('Personalkostnader')
  })

  it('gives the table as a file to the öre', async () => {
    const answer = await serve(controller).request('/ekonomi/enhet/hsn/tabell.csv?year=2020&period=t2')
    const [head, ...lines] = (await answer.text()).split('\r\n')
    expect(head).toBe('kod;rad;utfall;budget;avvikelse;förra året;ändring, %;prognos helår;kommentar')
    const total = lines.find((line) => line.startsWith('summa;'))!.split(';')
    expect(total[2]).toBe(view().total.outcome.value!.toFixed(2).replace('.', ','))
  })

  it('shows the forecast of the year beside the budget, on the page and in the list of all', async () => {
    const forecast = { round: '2020-11', holder: 'unit/hsn', year: 2020, statedDeviation: -1_000_000_000 as Ore }
    await inHouse((tx) => saveForecast(tx, { ...forecast, method: 'judged', comment: '' }, 0))
    const html = await page(controller, '/ekonomi/enhet/hsn?year=2020&unit=kr')
    expect(html).toContain('Omgång 2020-11, test. Egen bedömning')
    expect(html).toMatch(/−10\u00a0000\u00a0000,00/)
    const all = await page(controller, '/ekonomi?year=2020')
    expect(all).toContain('Prognos helår')
    expect(all).toContain('Prognoserna är från omgång 2020-11')
    expect(await page(controller, '/ekonomi?year=2019')).not.toContain('Prognoserna är från')
  })

  it('shows worked time beside the target', async () => {
    await inHouse((tx) => saveWorkedTime(tx, [{ unit: UNIT, month: '2019-02', fteHundredths: 1_234 }], { fileName: 'tid.csv' }))
    const html = await page(controller, `/ekonomi/enhet/${UNIT}?year=2019&period=m2`)
    expect(html).toContain('12,3')
    expect(html).toContain('Bemanningsmål saknas')
    expect(await page(controller, `/ekonomi/enhet/${UNIT}?year=2019&period=m1`)).not.toContain('12,3')
  })
})

describe('the page of all committees', () => {
  it('has lead, waterfall, tax and grants of the months the period reaches, and they add up to its result', () => {
    const shown = { year: 2020, structure: 'then' as const, unit: 'kr' as const, open: [] }
    const { lead, through, rows } = economyView(world, { ...shown, period: periodOf('t2') })
    expect(through!.sv).toBe('januari–augusti')
    expect(lead.result.ref).toBe('statements:income/result_for_the_year@region/2020-08')
    const lines = rows.filter((row) => row.kind === undefined || row.kind === 'line')
    expect(sum(lines.map((row) => row.outcome.value))).toBe(cents(rows.at(-1)!.outcome.value))
    expect(cents(rows.at(-1)!.outcome.value)).toBe(world.figure(lead.result.ref!)!.value)
    expect(economyView(world, { ...shown, period: periodOf('ar') }).through).toBeUndefined()
    const july = economyView(world, { ...shown, period: periodOf('m7') })
    expect([july.through!.sv, july.lead.result.ref]).toEqual([
      'januari–juli',
      'statements:income/result_for_the_year@region/2020-07',
    ])
    expect(july.rows.at(-1)!.id).toBe('summa')
  })
})

describe('a comment', () => {
  const address = '/ekonomi/enhet/hsn/kommentar?year=2020&period=t2'
  const send = (actor: Actor, fields: Record<string, string>) =>
    serve(actor).request(address, { method: 'POST', body: new URLSearchParams(fields) })
  const writer = person('controller', 'rf')

  it('is written at the row, stands there and in the list of all units, and is nobody’s outside', async () => {
    const form = await (await serve(writer).request('/ekonomi/enhet/hsn?year=2020&period=t2&kommentera=salaries')).text()
    expect(form).toContain('Kommentar: Personalkostnader')
    const empty = await send(writer, { rad: 'salaries', version: '0', kommentar: ' ' })
    const broken = await empty.text()
    expect([empty.status, htmlFaults(broken, { page: true })]).toEqual([422, []])
    expect(broken).toContain('Skriv en kommentar. Fältet är tomt.')
    const saved = await send(writer, { rad: 'salaries', version: '0', kommentar: 'Fler vikarier i juli.' })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/ekonomi/enhet/hsn?year=2020&period=t2#rad-salaries'])
    const html = await (await serve(writer).request('/ekonomi/enhet/hsn?year=2020&period=t2')).text()
    expect(html).toContain('Fler vikarier i juli.')
    expect(await (await serve(writer).request('/ekonomi?year=2020&period=t2')).text()).toContain('Fler vikarier i juli.')
    expect(await (await serve(writer).request('/ekonomi?year=2020')).text()).not.toContain('Fler vikarier i juli.')
    expect(await (await serve(CITIZEN).request('/ekonomi?year=2020&period=t2')).text()).not.toContain('Fler vikarier')
  })

  it('is not written over: both texts are shown, and the next save stands on the one that won', async () => {
    const answer = await send(writer, { rad: 'salaries', version: '0', kommentar: 'Ny löneöversyn.' })
    const html = await answer.text()
    expect([answer.status, htmlFaults(html, { page: true })]).toEqual([409, []])
    for (const words of ['Ny löneöversyn.', 'Fler vikarier i juli.']) expect(html).toContain(words)
    expect((await send(writer, { rad: 'salaries', version: '1', kommentar: 'Båda.' })).status).toBe(303)
    expect((await send(writer, { rad: 'salaries', version: '2', kommentar: '' })).status).toBe(303)
    const stored = await inHouse((tx) => loadDeviationComments(tx, '2020-08', 'hsn'))
    expect(stored).toMatchObject([{ line: 'salaries', version: 3, text: '' }])
    expect(await (await serve(writer).request('/ekonomi/enhet/hsn?year=2020&period=t2')).text()).not.toContain('Båda.')
  })

  it('is refused on a line the unit does not have, and to who does not answer for the unit', async () => {
    for (const rad of ['99999', 'finns_inte', "x'"])
      expect([rad, (await send(writer, { rad, version: '0', kommentar: 'x' })).status]).toEqual([rad, 422])
    for (const actor of [person('elected', 'rf'), person('manager', UNIT), CITIZEN])
      expect((await send(actor, { rad: '', version: '0', kommentar: 'x' })).status).toBeGreaterThanOrEqual(401)
    expect(await inHouse((tx) => loadDeviationComments(tx, '2020-08', 'hsn'))).toHaveLength(1)
  })
})
