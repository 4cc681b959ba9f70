// The forecast pages: the answer in words, the form with everything wrong at once, adjustment, lock and how well it hit.
import { expect, it } from 'vitest'
import { may } from '../../access/model.ts'
import { served } from '../../http/testing.tsx'
import type { Actor, Role } from '../../kernel/actor.ts'
import { ORE_PER_MKR, type Ore, ore } from '../../kernel/money.ts'
import { saveUnits } from '../../organisation/store.ts'
import { createRound } from '../../process/store.ts'
import { forEachDatabase, type TestDatabase } from '../../storage/testing.ts'
import { htmlFaults } from '../../web/testing.ts'
import { loadAdjustments, loadForecasts, saveForecasts, seedReports } from '../store.ts'
import { deviationOre, type NewForecast } from './forecast.ts'
import type { UnitMonths } from './material.ts'
import { forecastRoutes } from './routes.tsx'

const TODAY = '2023-05-09'
const UNITS = [
  { code: 'rf', kind: 'assembly' as const, name: 'Fullmäktige', validFrom: '2015-01-01' },
  { code: 'rs', kind: 'executiveBoard' as const, name: 'Styrelsen', parent: 'rf', validFrom: '2015-01-01' },
  { code: 'hsn', kind: 'committee' as const, name: 'Vårdnämnden', parent: 'rf', validFrom: '2015-01-01' },
  { code: 'pn', kind: 'committee' as const, name: 'Patientnämnden', parent: 'rf', validFrom: '2015-01-01' },
  { code: 'e1', kind: 'unit' as const, name: 'Akuten', parent: 'hsn', validFrom: '2015-01-01' },
]
const below: Record<string, string[]> = { rf: ['rf', 'rs', 'hsn', 'pn', 'e1'], hsn: ['hsn', 'e1'] }
const contains = (outer: string, inner: string) => outer === inner || (below[outer] ?? []).includes(inner)
const person = (role: Role, unit: string): Actor => ({
  name: `${role} ${unit}`,
  person: `${role}-${unit}` as NonNullable<Actor['person']>,
  grants: [{ role, unit, from: '2023-01-01' }],
})
const mkr = (value: number): Ore => ore(Math.round(value * ORE_PER_MKR))
const year = (level: number): Ore[] => Array.from({ length: 12 }, (_, m) => mkr(-level * (1 + ((m * 7) % 5) / 50)))

/** Six whole years before 2023, and January to May of it. */
function booksOf(unit: string, of: number): UnitMonths | undefined {
  const level = { rs: 10, hsn: 100, e1: 5 }[unit]
  if (level === undefined || of < 2017 || of > 2023) return undefined
  const months = year(level * 1.03 ** (of - 2017))
  return { outcome: of === 2023 ? months.slice(0, 5) : months, budget: year(level * 1.03 ** (of - 2017) * 0.98) }
}

const said = (holder: string, deviation: number, more: Partial<NewForecast> = {}): NewForecast => ({
  round: '2023-04',
  holder,
  year: 2023,
  statedDeviation: mkr(deviation),
  method: 'published',
  comment: '',
  ...more,
})
async function prepared(db: TestDatabase): Promise<void> {
  await db.transact(async (tx) => {
    await saveUnits(tx, UNITS)
    await createRound(tx, { id: '2023-04', opens: '2023-05-02', due: '2023-05-12', at: '2023-05-01T10:00:00Z', subjects: [] })
    await saveForecasts(tx, [
      said('unit/rs', -43),
      said('unit/hsn', -550),
      said('unit/hsn', -500, { round: '2023-03' }),
      said('line/tax_and_grants', 154),
      said('line/financial', 81),
      said('line/result', -358, { budget: mkr(-324) }),
    ])
  })
}
const as = (db: TestDatabase, actor: Actor, outcome: typeof booksOf | (() => undefined) = booksOf) =>
  served(forecastRoutes({ outcome, askable: true }), {
    db,
    actor,
    today: TODAY,
    may: (permission, unit) => may(actor, permission, unit, { today: TODAY, contains }),
  })

const CONTROLLER = person('controller', 'rf')
const MANAGER = person('manager', 'e1')
const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u2212', '-')
    .replace(/\s+/g, ' ')
const body = async (answer: Response | Promise<Response>): Promise<string> => await (await answer).text()

forEachDatabase('the forecast pages', (open) => {
  it('open with what the round comes to, what changed and who has said nothing', async () => {
    const db = await open()
    await prepared(db)
    const html = await body(as(db, CONTROLLER).get('/prognoser?omgang=2023-04'))
    expect(htmlFaults(html, { page: true })).toEqual([])
    const page = words(html)
    expect(page).toContain('Nettokostnaderna väntas bli 593 mkr sämre än budget.')
    expect(page).toContain('Årets resultat väntas bli -682 mkr, -358 mkr mot budgeterade -324 mkr.')
    expect(page).toContain('Summan vilar på 4 av 6 prognoser: Fullmäktige och Patientnämnden saknas.')
    expect(page).toMatch(/Vårdnämnden -550 -500 -50 -\d+,\d -\d+,\d till/)
    expect(page).toContain('Balanskravsresultatet anges när justeringarna är kända.')
    expect(page).toMatch(/Balanskravsresultat \.\. värde saknas/)
    expect(html).toContain('data-ref="followup:forecast/deviation@hsn/2023-04"')
    expect(html).toContain('data-ref="followup:forecast/result@region/2023-04"')
    const silent = words(await body(as(db, CONTROLLER, () => undefined).get('/prognoser?omgang=2024-01')))
    expect(silent).toContain('Ingen prognos är lämnad för 2024-01.')
    expect(silent).not.toContain('Modellens förslag')
    expect((await as(db, CONTROLLER).get('/prognoser?omgang=april')).status).toBe(422)
  })

  it('show one holder with three methods, the suggestion and its interval, beside an empty field', async () => {
    const db = await open()
    await prepared(db)
    const html = await body(as(db, MANAGER).get('/prognoser/e1?omgang=2023-04'))
    expect(htmlFaults(html, { page: true })).toEqual([])
    const page = words(html)
    expect(page).toContain('Akuten har inte lämnat någon prognos i omgången. Modellens förslag är')
    for (const method of ['Resten som förra årets', 'i samma takt', 'förra årets kurva', 'Fyra år av fem väntas sluta mellan'])
      expect(page).toContain(method)
    expect(html).toContain('name="amount" value=""')
    const line = words(await body(as(db, CONTROLLER).get('/prognoser/financial?omgang=2023-04')))
    expect(line).toContain('Väntad avvikelse mot budget, helåret')
    expect((await as(db, MANAGER).get('/prognoser/e9?omgang=2023-04')).status).toBe(404)
    expect(words(await body(as(db, MANAGER).get('/prognoser/hsn?omgang=2023-04')))).toContain('Du läser.')
  })

  it('save outcome to date and rest as one version, and bring a broken form back whole', async () => {
    const db = await open()
    await prepared(db)
    const form = {
      omgang: '2023-04',
      version: '0',
      amount: '-60',
      unit: 'mkr',
      method: 'judged',
      comment: 'Vikarier hela hösten.',
    }
    const broken = await as(db, MANAGER).post('/prognoser/e1', { ...form, amount: 'ca 60', method: 'gissning', comment: 'x' })
    expect(broken.status).toBe(422)
    const html = await broken.text()
    expect(htmlFaults(html, { page: true })).toEqual([])
    expect(words(html)).toContain('”ca 60” är ett ungefärligt tal')
    expect(words(html)).toContain('”gissning” finns inte')
    expect(html).toContain('value="ca 60"')
    const empty = await body(as(db, MANAGER).post('/prognoser/e1', { ...form, amount: '' }))
    expect(words(empty)).toContain('Resten av året: fältet är tomt.')
    const short = await body(as(db, MANAGER).post('/prognoser/e1', { ...form, comment: 'x' }))
    expect(words(short)).toContain('Skriv vad det beror på')
    const saved = await as(db, MANAGER).post('/prognoser/e1', form)
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/prognoser/e1?omgang=2023-04'])
    const kept = (await db.transact((tx) => loadForecasts(tx, '2023-04'))).find((one) => one.holder === 'unit/e1')!
    const toDate = booksOf('e1', 2023)!
      .outcome.slice(0, 4)
      .reduce((a, b) => a + b, 0)
    expect(kept).toMatchObject({ outcomeToDate: toDate, restOfYear: mkr(-60), by: 'manager e1', version: 1 })
    expect(deviationOre(kept)).toBe(toDate + mkr(-60) - kept.budget!)
    const conflict = await as(db, CONTROLLER).post('/prognoser/e1', { ...form, amount: '-61' })
    expect(conflict.status).toBe(409)
    expect(words(await conflict.text())).toContain('-60000000,00 kr')
    await as(db, CONTROLLER).post('/prognoser/e1', { ...form, version: '1', amount: '-62' })
    const behalf = (await db.transact((tx) => loadForecasts(tx, '2023-04'))).find((one) => one.holder === 'unit/e1')
    expect(behalf).toMatchObject({ version: 2, by: 'controller rf', onBehalfOf: 'chefen för Akuten' })
  })

  it('let nobody write for others, adjust without a reason, or write in a locked round', async () => {
    const db = await open()
    await prepared(db)
    const form = {
      omgang: '2023-04',
      version: '1',
      amount: '-1',
      unit: 'mkr',
      method: 'judged',
      comment: 'Inte mitt att skriva.',
    }
    expect((await as(db, MANAGER).post('/prognoser/hsn', form)).status).toBe(403)
    expect((await as(db, MANAGER).post('/prognoser/financial', form)).status).toBe(403)
    expect((await as(db, person('controller', 'hsn')).post('/prognoser/las', { omgang: '2023-04' })).status).toBe(403)
    const official = person('official', 'hsn')
    const adjustment = { omgang: '2023-04', adjustAmount: '20', adjustUnit: 'mkr', adjustReason: 'Bidrag väntas i höst.' }
    const bare = await as(db, official).post('/prognoser/hsn/justera', { ...adjustment, adjustAmount: '0', adjustReason: 'kort' })
    expect([bare.status, words(await bare.text()).includes('Du skrev ”kort”.')]).toEqual([422, true])
    expect((await as(db, official).post('/prognoser/pn/justera', adjustment)).status).toBe(403)
    expect((await as(db, CONTROLLER).post('/prognoser/e1/justera', adjustment)).status).toBe(422)
    expect((await as(db, official).post('/prognoser/hsn/justera', adjustment)).status).toBe(303)
    expect(await db.transact((tx) => loadAdjustments(tx, '2023-04'))).toMatchObject([
      { unit: 'hsn', amount: mkr(20), by: 'official hsn' },
    ])
    expect(words(await body(as(db, CONTROLLER).get('/prognoser?omgang=2023-04')))).toContain('Vårdnämnden -530 +20 -500 -30')
    expect((await as(db, CONTROLLER).post('/prognoser/las', { omgang: '2024-02' })).status).toBe(409)
    expect((await as(db, CONTROLLER).post('/prognoser/las', { omgang: '2023-04' })).status).toBe(303)
    const late = await as(db, CONTROLLER).post('/prognoser/hsn', form)
    expect([late.status, ((await late.json()) as { detail?: string; title?: string }).title !== undefined]).toEqual([409, true])
    const page = words(await body(as(db, CONTROLLER).get('/prognoser/hsn?omgang=2023-04')))
    expect(page).toContain('är låsta av controller rf')
    expect(words(await body(as(db, CONTROLLER).get('/prognoser?omgang=2023-04')))).toContain('Låsta')
  })

  it('tell how locked forecasts hit once the year is over', async () => {
    const db = await open()
    await prepared(db)
    const none = await body(as(db, CONTROLLER).get('/prognoser/traffsakerhet'))
    expect(words(none)).toContain('Ingen prognos är låst än.')
    const report = {
      round: '2020-10',
      version: 1,
      text: '',
      deviationReason: '',
      unchanged: false,
      by: 'A',
      at: '2020-11-05T08:00:00Z',
    }
    await db.transact((tx) => seedReports(tx, [{ ...report, unit: 'e1', forecastOre: mkr(-1) }]))
    await as(db, CONTROLLER).post('/prognoser/las', { omgang: '2020-10' })
    await as(db, CONTROLLER).post('/prognoser/las', { omgang: '2023-04' })
    const html = await body(as(db, CONTROLLER).get('/prognoser/traffsakerhet'))
    expect(htmlFaults(html, { page: true })).toEqual([])
    expect(words(html)).toContain('1 låsta prognoser kan jämföras med årets utfall')
    expect(words(html)).toContain('5 väntar på ett helt år.')
    expect(words(html)).toMatch(/Akuten 2020-10 -1,0 -1,\d/)
  })
})
