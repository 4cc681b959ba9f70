// Worked time is read in two steps: first how every value is read, then saved; a broken file changes nothing.
import { expect, it } from 'vitest'
import { may } from '../../access/model.ts'
import { served } from '../../http/testing.tsx'
import type { Actor, Role } from '../../kernel/actor.ts'
import { ore } from '../../kernel/money.ts'
import { saveUnits } from '../../organisation/store.ts'
import { forEachDatabase, type TestDatabase } from '../../storage/testing.ts'
import { htmlFaults } from '../../web/testing.ts'
import { loadWorkedTime } from '../store.ts'
import { workedRoutes } from './routes.tsx'

const TODAY = '2020-11-09'
const UNITS = [
  { code: 'rf', kind: 'assembly' as const, name: 'Fullmäktige', validFrom: '2020-01-01' },
  { code: 'e1', kind: 'unit' as const, name: 'Akuten', parent: 'rf', validFrom: '2020-01-01' },
  { code: 'e2', kind: 'unit' as const, name: 'Röntgen', parent: 'rf', validFrom: '2020-01-01' },
]
const person = (role: Role, unit: string): Actor => ({
  name: `${role} ${unit}`,
  person: `${role}-${unit}` as NonNullable<Actor['person']>,
  grants: [{ role, unit, from: '2020-01-01' }],
})
const as = (db: TestDatabase, actor: Actor) =>
  served(
    workedRoutes({
      staffingTargets: () => (unit) => (unit === 'e1' ? { fteHundredths: 1_000, costPerFte: ore(5_000_000) } : undefined),
    }),
    {
      db,
      actor,
      today: TODAY,
      may: (permission, unit) =>
        may(actor, permission, unit, { today: TODAY, contains: (outer, inner) => outer === 'rf' || outer === inner }),
    },
  )
const CONTROLLER = person('controller', 'rf')
const ROWS = 'Enhet;Månad;Årsarbetare\ne1;2020-01;11\ne1;2020-02;13\ne2;2020-01;5,5'
const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u2212', '-')
    .replace(/\s+/g, ' ')

forEachDatabase('the page of worked time', (open) => {
  it('shows how a file is read, saves it on a yes, and tells the difference and its cost', async () => {
    const db = await open()
    await db.transact((tx) => saveUnits(tx, UNITS))
    expect(words(await (await as(db, CONTROLLER).get('/arbetadtid')).text())).toContain('Ingen arbetad tid är inläst')
    const file = new FormData()
    file.set('fil', new File([ROWS], 'tid.csv', { type: 'text/csv' }))
    const shown = await as(db, CONTROLLER).post('/arbetadtid', file)
    const html = await shown.text()
    expect([shown.status, htmlFaults(html, { page: true })]).toEqual([200, []])
    expect(words(html)).toContain('3 värden för 2 enheter är lästa. Inget är sparat än.')
    expect(await db.transact((tx) => loadWorkedTime(tx, 2020))).toEqual([])
    const saved = await as(db, CONTROLLER).post('/arbetadtid', { rader: ROWS, filnamn: 'tid.csv', gor: 'spara' })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/arbetadtid?ar=2020&sparade=3'])
    const page = await (await as(db, person('elected', 'rf')).get('/arbetadtid?ar=2020')).text()
    expect(htmlFaults(page, { page: true })).toEqual([])
    expect(words(page)).toContain('2 enheter har arbetad tid för 2020. 1 av 1 med bemanningsmål ligger över målet.')
    expect(words(page)).toMatch(/Akuten 12,0 10,0 \+2,0 -200 2/)
    expect(page).not.toContain('Läs in en fil')
  })

  it('changes nothing when a cell is broken or a unit is somebody else’s', async () => {
    const db = await open()
    await db.transact((tx) => saveUnits(tx, UNITS))
    const broken = await as(db, CONTROLLER).post('/arbetadtid', { rader: `${ROWS}\ne9;x;y`, gor: 'spara' })
    const html = await broken.text()
    expect([broken.status, htmlFaults(html, { page: true })]).toEqual([422, []])
    for (const says of ['A5', 'B5', 'C5', '”e9” finns inte']) expect(words(html)).toContain(says)
    expect(html).toContain('e9;x;y')
    const outside = await as(db, person('manager', 'e1')).post('/arbetadtid', { rader: ROWS, gor: 'spara' })
    expect([outside.status, words(await outside.text()).includes('Enheten e2 svarar du inte för.')]).toEqual([422, true])
    expect((await as(db, person('elected', 'rf')).post('/arbetadtid', { rader: ROWS })).status).toBe(403)
    expect(await db.transact((tx) => loadWorkedTime(tx, 2020))).toEqual([])
  })
})
