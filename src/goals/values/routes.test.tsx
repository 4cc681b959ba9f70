// Values by pages: the grid, corrections, sheets with a preview; nobody else's indicators, nothing half saved.
import { expect, it } from 'vitest'
import { DEMO_READER, may } from '../../access/model.ts'
import { served } from '../../http/testing.tsx'
import type { Actor, Role } from '../../kernel/actor.ts'
import { saveUnits } from '../../organisation/store.ts'
import { closeRound, createRound } from '../../process/store.ts'
import { forEachDatabase, type TestDatabase } from '../../storage/testing.ts'
import { htmlFaults } from '../../web/testing.ts'
import { saveVersions } from '../steering/store.ts'
import type { Books } from './books.ts'
import { indicatorNode } from './nodes.examples.ts'
import { valueRoutes } from './routes.tsx'
import { loadValues, loadValueVersions, saveValue } from './store.ts'

const TODAY = '2023-05-09'
const NODES = [
  indicatorNode('i-1', 'Närvarotid', { reporter: 'e1', breakdown: ['sex'] }),
  indicatorNode('i-2', 'Besök', { reporter: 'e1', measureUnit: 'st' }),
  indicatorNode('i-3', 'Väntetid', { reporter: 'e2', measureUnit: 'dagar' }),
  indicatorNode('i-4', 'Enheter i balans', { reporter: 'e1', feed: { kind: 'formula', id: 'units-in-balance' } }),
]
const BOOKS: Books = {
  deviations: () => [{ unit: 'e1', name: 'Akuten', deviationOre: 0, ref: 'ledger:deviation@e1/2023-04' }],
  cost: () => undefined,
  figure: () => undefined,
  explain: () => undefined,
}

async function prepared(db: TestDatabase): Promise<void> {
  const decision = { body: 'HSN', paragraph: '§ 1', caseNumber: 'HSN 1', date: '2022-11-01' }
  const made = { version: 1, state: 'decided' as const, decision, by: 'lokal', at: '2022-11-01T10:00:00Z' }
  await db.transact(async (tx) => {
    await saveUnits(
      tx,
      [
        ['rf', 'Fullmäktige', undefined],
        ['e1', 'Akuten', 'rf'],
        ['e2', 'Röntgen', 'rf'],
      ].map(([code, name, parent]) => ({
        code: code!,
        name: name!,
        kind: parent ? ('unit' as const) : ('assembly' as const),
        validFrom: '2020-01-01',
        ...(parent ? { parent } : {}),
      })),
    )
    await saveVersions(
      tx,
      NODES.map((node) => ({ node, ...made })),
    )
    await createRound(tx, { id: '2023-04', opens: '2023-05-02', due: '2023-05-12', at: '2023-05-01T10:00:00Z', subjects: [] })
  })
}

const person = (role: Role, unit: string): Actor => ({
  name: `${role} ${unit}`,
  person: `${role}-${unit}` as NonNullable<Actor['person']>,
  grants: [{ role, unit, from: '2023-01-01' }],
})
const MANAGER = person('manager', 'e1')
const CONTROLLER = person('controller', 'rf')
const contains = (outer: string, inner: string) => outer === 'rf' || outer === inner
const as = (db: TestDatabase, actor: Actor) =>
  served(valueRoutes({ books: () => BOOKS }), {
    db,
    actor,
    today: TODAY,
    may: (permission, unit) => may(actor, permission, unit, { today: TODAY, contains }),
  })

const GRID = { omgang: '2023-04', enhet: 'e1' }
const cellsOf = async (db: TestDatabase) =>
  (await db.transact((tx) => loadValues(tx, { period: '2023-04' }))).map((v) => [v.indicator, v.part, v.cell || v.missing])

forEachDatabase('pages of values', (open) => {
  it('shows what a unit reports, names the silent ones and lets nothing of the books be typed', async () => {
    const db = await open()
    await prepared(db)
    const page = await (await as(db, MANAGER).get('/varden?omgang=2023-04')).text()
    expect(htmlFaults(page, { page: true })).toEqual([])
    expect(page).toContain('2 av 3 indikatorer saknar svar för april 2023: Besök, Närvarotid.')
    expect(page).toContain('100,0\u00a0%')
    expect([
      page.includes('id="cell.i-1.women"'),
      page.includes('id="cell.i-4.total"'),
      page.includes('id="cell.i-3.total"'),
    ]).toEqual([true, false, false])
    const over = await as(db, MANAGER).post('/varden', { ...GRID, 'cell.i-4.total': '50 %' })
    expect([over.status, (await over.text()).includes('följer räkenskaperna och kan inte skrivas över')]).toEqual([422, true])
  })

  it('saves all of a form or nothing, and another unit’s not at all', async () => {
    const db = await open()
    await prepared(db)
    const http = as(db, MANAGER)
    const bad = await http.post('/varden', { ...GRID, 'cell.i-1.total': '85,5,0', 'cell.i-2.total': '1 234' })
    const page = await bad.text()
    expect([bad.status, await cellsOf(db)]).toEqual([422, []])
    expect(page).toContain('href="#cell.i-1.total"')
    expect(page).toContain('value="1 234"')
    expect(htmlFaults(page, { page: true })).toEqual([])
    const good = {
      ...GRID,
      'cell.i-1.total': '85,5 %',
      'cell.i-1.women': '84 %',
      'persons.i-1.women': '12',
      'cell.i-2.total': '1 234',
    }
    expect((await http.post('/varden', { ...good, 'cell.i-3.total': '5' })).status).toBe(303)
    expect(await cellsOf(db)).toEqual([
      ['i-1', 'total', '85,5 %'],
      ['i-1', 'women', '84 %'],
      ['i-2', 'total', '1 234'],
    ])
    expect((await http.post('/varden', { ...GRID, enhet: 'e2', 'cell.i-3.total': '5' })).status).toBe(403)
    expect((await as(db, person('elected', 'rf')).post('/varden', good)).status).toBe(403)
  })

  it('shows an indicator with every version, and keeps a correction with its reason', async () => {
    const db = await open()
    await prepared(db)
    await db.transact(async (tx) => {
      await saveValue(tx, { indicator: 'i-2', period: '2022-12', part: 'total', cell: '1 100', source: 'typed' })
      await saveValue(tx, { indicator: 'i-2', period: '2023-04', part: 'total', cell: '1 234', source: 'typed' })
    })
    const form = { omgang: '2023-04', 'cell.i-2.total': '1 243', 'basedOn.i-2.total': '1' }
    expect((await as(db, MANAGER).post('/varden/i-2', form)).status).toBe(403)
    const http = as(db, CONTROLLER)
    const without = await http.post('/varden/i-2', form)
    expect([without.status, (await without.text()).includes('Skriv i Skäl varför det ändras till ”1 243”')]).toEqual([422, true])
    expect((await http.post('/varden/i-2', { ...form, 'reason.i-2.total': 'Omkastade siffror.' })).status).toBe(303)
    const versions = await db.transact((tx) => loadValueVersions(tx, 'i-2'))
    expect(versions.map((v) => [v.period, v.version, v.cell, v.reason])).toEqual([
      ['2022-12', 1, '1 100', undefined],
      ['2023-04', 1, '1 234', undefined],
      ['2023-04', 2, '1 243', 'Omkastade siffror.'],
    ])
    const late = await http.post('/varden/i-2', { ...form, 'cell.i-2.total': '9', 'reason.i-2.total': 'För sent.' })
    expect([late.status, (await late.text()).includes('controller rf sparade ”1 243”')]).toEqual([409, true])
    const page = await (await http.get('/varden/i-2?omgang=2023-04')).text()
    expect(htmlFaults(page, { page: true })).toEqual([])
    expect(page).toContain('Värdet är 1 243 för april 2023. Målvärdet är ≥ 90 %.')
    for (const seen of ['1 234', 'Omkastade siffror.', 'id="utveckling"']) expect(page).toContain(seen)
    const reader = await (await as(db, MANAGER).get('/varden/i-2?omgang=2023-04')).text()
    expect(reader).not.toContain('id="ratta"')
    expect((await http.get('/varden/okand?omgang=2023-04')).status).toBe(404)
  })

  it('shows small numbers to those who report them, and to nobody without a name', async () => {
    const db = await open()
    await prepared(db)
    const value = { indicator: 'i-1', period: '2023-04', source: 'typed' as const }
    await db.transact(async (tx) => {
      await saveValue(tx, { ...value, part: 'total', cell: '86,5 %', persons: 44 })
      await saveValue(tx, { ...value, part: 'women', cell: '88,1 %', persons: 41 })
      await saveValue(tx, { ...value, part: 'men', cell: '66,7 %', persons: 3 })
      await saveValue(tx, { ...value, indicator: 'i-2', part: 'total', cell: '4', persons: 4 })
    })
    for (const path of ['/varden?omgang=2023-04&enhet=e1', '/varden/i-1?omgang=2023-04', '/varden/i-2?omgang=2023-04']) {
      const page = await (await as(db, DEMO_READER).get(path)).text()
      expect([path, htmlFaults(page, { page: true })]).toEqual([path, []])
      for (const small of ['88,1', '66,7', '>4<', 'value="4"'])
        expect([path, small, page.includes(small)]).toEqual([path, small, false])
      expect([path, page.includes('×')]).toEqual([path, true])
    }
    const manager = await (await as(db, MANAGER).get('/varden/i-1?omgang=2023-04')).text()
    expect(manager).toContain('66,7')
  })

  it('previews a paste and a file, saves only after a yes, and only once', async () => {
    const db = await open()
    await prepared(db)
    const http = as(db, MANAGER)
    const broken = await http.post('/varden/klistra', {
      omgang: '2023-04',
      rader: 'Indikator\tVärde\nNärvarotid\t85,5,0\nVäntetid\t7',
    })
    const brokenPage = await broken.text()
    expect([broken.status, brokenPage.includes('name="blad"')]).toEqual([422, false])
    for (const says of [
      '2 av 2 celler går inte att läsa',
      '<code>B2</code>',
      '”85,5,0”',
      '<code>A3</code>',
      '”Väntetid” finns inte bland dem du rapporterar',
    ])
      expect(brokenPage).toContain(says)
    expect(htmlFaults(brokenPage, { page: true })).toEqual([])
    const form = new FormData()
    form.append('omgang', '2023-04')
    form.append('file', new File(['Indikator;Värde;Kvinnor\nNärvarotid;85,5 %;84 %\nBesök;1 234;\n'], 'april.csv'))
    const read = await http.post('/varden/las-in', form)
    const page = await read.text()
    expect([read.status, await cellsOf(db)]).toEqual([200, []])
    expect(page).toContain('3 celler lästa: 3 nya, 0 rättelser, 0 oförändrade. Inget är sparat än.')
    const blad = /name="blad" value="([^"]+)"/.exec(page)![1]!
    expect((await as(db, CONTROLLER).post('/varden/bekrafta', { blad })).status).toBe(404)
    for (const _ of [1, 2]) expect((await http.post('/varden/bekrafta', { blad })).status).toBe(303)
    expect(await cellsOf(db)).toEqual([
      ['i-1', 'total', '85,5 %'],
      ['i-1', 'women', '84 %'],
      ['i-2', 'total', '1 234'],
    ])
    expect((await db.transact((tx) => loadValueVersions(tx, 'i-1'))).every((v) => v.version === 1 && v.source === 'file')).toBe(
      true,
    )
    expect((await http.post('/varden/bekrafta', { blad: 'x' })).status).toBe(404)
  })

  it('refuses every way of saving when the round is closed, and says who can open it', async () => {
    const db = await open()
    await prepared(db)
    await db.transact((tx) =>
      closeRound(tx, '2023-04', { version: 1, at: '2023-06-01T10:00:00Z', reason: '', acceptMissing: false }),
    )
    const http = as(db, CONTROLLER)
    for (const path of ['/varden', '/varden/i-2']) {
      const answer = await http.post(path, { ...GRID, 'cell.i-2.total': '5' })
      expect([answer.status, (await answer.text()).includes('Omgången är stängd')]).toEqual([409, true])
    }
    const page = await (await http.get('/varden?omgang=2023-04&enhet=e1')).text()
    expect([page.includes('Omgången är stängd.'), page.includes('id="cell.i-2.total"')]).toEqual([true, false])
  })
})
