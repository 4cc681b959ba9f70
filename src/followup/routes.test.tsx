// A manager's ten minutes: open, fill in, save, hand in; everything wrong at once, nothing half saved, nobody else's unit.
import { expect, it } from 'vitest'
import { may } from '../access/model.ts'
import type { SteeringNode } from '../goals/model.ts'
import { loadActivityStates, loadValues, saveValue, saveVersions } from '../goals/store.ts'
import { served } from '../http/testing.tsx'
import type { Actor, Role } from '../kernel/actor.ts'
import { type Ore, ore } from '../kernel/money.ts'
import { saveUnits } from '../organisation/store.ts'
import { createRound, setTaskState, taskFor } from '../process/store.ts'
import { forEachDatabase, type TestDatabase } from '../storage/testing.ts'
import { htmlFaults } from '../web/testing.ts'
import type { UnitMoney } from './report.ts'
import { followupRoutes } from './routes.tsx'
import { loadReport, loadReportVersions, seedReports } from './store.ts'

const TODAY = '2023-05-09'
const UNITS = [
  { code: 'rf', kind: 'assembly' as const, name: 'Fullmäktige', validFrom: '2020-01-01' },
  { code: 'e1', kind: 'unit' as const, name: 'Akuten', parent: 'rf', validFrom: '2020-01-01' },
  { code: 'e2', kind: 'unit' as const, name: 'Röntgen', parent: 'rf', validFrom: '2020-01-01' },
]

const person = (role: Role, unit: string): Actor => ({
  name: `${role} ${unit}`,
  person: `${role}-${unit}` as NonNullable<Actor['person']>,
  grants: [{ role, unit, from: '2023-01-01' }],
})
const contains = (outer: string, inner: string) => outer === 'rf' || outer === inner

const tkr = (value: number): Ore => ore(value * 100_000)
const moneyOf = (deviation: number): UnitMoney => ({
  outcome: tkr(-10_000 + deviation),
  budget: tkr(-10_000),
  deviation: tkr(deviation),
  refs: { outcome: 'ledger:outcome@e1/2023-04', budget: 'ledger:budget@e1/2023-04', deviation: 'ledger:deviation@e1/2023-04' },
})

const indicator = (no: number): SteeringNode => ({
  id: `i-${no}`,
  kind: 'indicator',
  title: `Indikator ${no}`,
  parents: [],
  unit: 'rf',
  from: 2023,
  perspectives: [],
  weight: 1,
  indicator: {
    definition: 'Andel',
    target: '≥ 90 %',
    measureUnit: '%',
    direction: 'higherIsBetter',
    measure: 'level',
    strict: false,
    interval: 'tertial',
    reporter: 'e1',
    feed: { kind: 'typed' },
    breakdown: [],
  },
})
const activity: SteeringNode = {
  id: 'a-1',
  kind: 'activity',
  title: 'Nytt schema',
  parents: [],
  unit: 'e1',
  from: 2023,
  perspectives: [],
  weight: 1,
  activity: {},
}

async function prepared(db: TestDatabase, { indicators = 2, month = '2023-04' } = {}): Promise<void> {
  const nodes = [...Array.from({ length: indicators }, (_, i) => indicator(i + 1)), activity]
  const decision = { body: 'HSN', paragraph: '§ 1', caseNumber: 'HSN 1', date: '2022-11-01' }
  await db.transact(async (tx) => {
    await saveUnits(tx, UNITS)
    const made = { version: 1, state: 'decided' as const, decision, by: 'lokal', at: '2022-11-01T10:00:00Z' }
    await saveVersions(
      tx,
      nodes.map((node) => ({ node, ...made })),
    )
    await createRound(tx, {
      id: month,
      opens: '2023-05-02',
      due: '2023-05-12',
      at: '2023-05-01T10:00:00Z',
      subjects: ['e1', 'e2'].map((unit) => ({ address: `organisation:unit/${unit}`, kind: 'unit', unit, title: unit })),
    })
  })
}

const as = (db: TestDatabase, actor: Actor, deviations: Record<string, number> = { e1: -100, e2: 0 }, drafts = new Map()) =>
  served(followupRoutes({ unitMoney: (unit) => (deviations[unit] === undefined ? undefined : moneyOf(deviations[unit])) }), {
    db,
    actor,
    today: TODAY,
    drafts,
    may: (permission, unit) => may(actor, permission, unit, { today: TODAY, contains }),
  })

const MANAGER = person('manager', 'e1')
const FULL = {
  omgang: '2023-04',
  version: '0',
  text: 'Lugn period.',
  'cell.i-1.total': '85,5 %',
  'missing.i-2.total': 'Mätningen är inte klar',
  'cell.i-2.total': '',
  'state.a-1': 'onPlan',
  'note.a-1': 'Provas i maj.',
}

const errorsOf = (html: string): string[] =>
  [...(html.match(/<div class="ds-error-summary[\s\S]*?<\/div>/)?.[0] ?? '').matchAll(/<a href="#([^"]+)">/g)].map((m) => m[1]!)

forEachDatabase('the unit page', (open) => {
  it('opens with the answer and keeps the promises of every page', async () => {
    const db = await open()
    await prepared(db)
    const page = await (await as(db, MANAGER).get('/enhet/e1?omgang=2023-04')).text()
    expect(htmlFaults(page, { page: true })).toEqual([])
    expect(page).toContain('Akuten är 100 tkr sämre än budget till och med april 2023. 0 av 2 indikatorer är besvarade.')
    expect(page).toContain('Sista dag är fre 12 maj, om tre dagar.')
    expect(page).toContain('data-draft="followup:report@e1/2023-04"')
    expect(page).not.toContain('id="deviationReason"')
    const without = await (await as(db, MANAGER, {}).get('/enhet/e1?omgang=2023-04')).text()
    expect(without).toContain('Räkenskaperna för april 2023 är inte inlästa, så utfall och avvikelse saknas.')
    expect(without).toContain('..')
  })

  it('saves report, values and activities in one go, and hands in', async () => {
    const db = await open()
    await prepared(db)
    const answer = await as(db, MANAGER).post('/enhet/e1', { ...FULL, gor: 'lamna', forecast: '-1,5', forecastUnit: 'mkr' })
    expect([answer.status, answer.headers.get('location')?.replace(/\d\d:\d\d/, 'hh:mm')]).toEqual([
      303,
      '/enhet/e1?omgang=2023-04&sparat=hh:mm',
    ])
    await db.transact(async (tx) => {
      expect(await loadReport(tx, '2023-04', 'e1')).toMatchObject({
        version: 1,
        text: 'Lugn period.',
        forecastOre: -150_000_000,
        by: 'manager e1',
        unchanged: false,
      })
      expect((await loadValues(tx, { period: '2023-04' })).map((v) => [v.indicator, v.cell, v.missing])).toEqual([
        ['i-1', '85,5 %', undefined],
        ['i-2', '', 'Mätningen är inte klar'],
      ])
      expect((await loadActivityStates(tx, '2023-04')).get('a-1')).toMatchObject({ state: 'onPlan', note: 'Provas i maj.' })
      expect((await taskFor(tx, '2023-04', 'organisation:unit/e1'))?.state).toBe('ready')
    })
  })

  it('saves nothing of 25 values with three broken ones, and names the three', async () => {
    const db = await open()
    await prepared(db, { indicators: 25 })
    const form: Record<string, string> = { ...FULL, 'missing.i-2.total': '', gor: 'spara' }
    for (let no = 1; no <= 25; no++) form[`cell.i-${no}.total`] = `${60 + no} %`
    const broken = { ...form, 'cell.i-3.total': '85,5,0', 'cell.i-11.total': 'ca 70', 'cell.i-20.total': '70 kr' }
    const answer = await as(db, MANAGER).post('/enhet/e1', broken)
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(errorsOf(page)).toEqual(['cell.i-3.total', 'cell.i-11.total', 'cell.i-20.total'])
    for (const says of ['Indikator 3: ”85,5,0”', 'Indikator 11: ”ca 70”', 'Indikator 20: värdet anges i %, inte kr'])
      expect(page).toContain(says)
    for (const id of errorsOf(page)) expect(page).toContain(`id="${id}"`)
    // Nothing typed is lost, and nothing is saved.
    expect(page).toContain('value="85,5,0"')
    expect(page).toContain('value="84 %"')
    expect(htmlFaults(page, { page: true })).toEqual([])
    await db.transact(async (tx) => {
      expect(await loadValues(tx, { period: '2023-04' })).toEqual([])
      expect(await loadReport(tx, '2023-04', 'e1')).toBeUndefined()
      expect((await loadActivityStates(tx, '2023-04')).size).toBe(0)
      expect((await taskFor(tx, '2023-04', 'organisation:unit/e1'))?.state).toBe('notStarted')
    })
    expect((await as(db, MANAGER).post('/enhet/e1', form)).status).toBe(303)
    expect(await db.transact((tx) => loadValues(tx, { period: '2023-04' }))).toHaveLength(25)
  })

  it('asks for all that is missing when handed in, and for a reason only beyond the limit', async () => {
    const db = await open()
    await prepared(db)
    const form = { omgang: '2023-04', version: '0', text: '', gor: 'lamna' }
    const within = await (await as(db, MANAGER, { e1: -499 }).post('/enhet/e1', form)).text()
    expect(errorsOf(within)).toEqual(['cell.i-1.total', 'cell.i-2.total', 'state.a-1'])
    const beyond = await (await as(db, MANAGER, { e1: -501 }).post('/enhet/e1', form)).text()
    expect(errorsOf(beyond)).toEqual(['deviationReason', 'cell.i-1.total', 'cell.i-2.total', 'state.a-1'])
    expect(beyond).toContain('avvikelsen är −501 tkr, gränsen är 500 tkr')
  })

  it('asks a month for money and forecast only, and a missing forecast stays missing', async () => {
    const db = await open()
    await prepared(db, { month: '2023-03' })
    const http = as(db, MANAGER)
    const page = await (await http.get('/enhet/e1?omgang=2023-03')).text()
    for (const section of ['indikatorer', 'aktiviteter', 'kommentar']) expect(page).not.toContain(`id="${section}"`)
    const empty = await http.post('/enhet/e1', { omgang: '2023-03', version: '0', forecast: '', gor: 'lamna' })
    expect(errorsOf(await empty.text())).toEqual(['forecast'])
    expect((await http.post('/enhet/e1', { omgang: '2023-03', version: '0', forecast: '', gor: 'spara' })).status).toBe(303)
    expect((await db.transact((tx) => loadReport(tx, '2023-03', 'e1')))?.forecastOre).toBeUndefined()
    expect((await http.post('/enhet/e1', { omgang: '2023-03', version: '1', forecast: '0', gor: 'lamna' })).status).toBe(303)
    expect((await db.transact((tx) => loadReport(tx, '2023-03', 'e1')))?.forecastOre).toBe(0)
  })

  it('shows both texts when two have written, and saves nothing of the second', async () => {
    const db = await open()
    await prepared(db)
    await as(db, MANAGER).post('/enhet/e1', { ...FULL, gor: 'spara' })
    const late = await as(db, MANAGER).post('/enhet/e1', { ...FULL, text: 'Min text.', 'cell.i-1.total': '12 %', gor: 'spara' })
    const page = await late.text()
    expect([late.status, page.includes('Lugn period.'), page.includes('Min text.')]).toEqual([409, true, true])
    expect(page).toContain('name="version" value="1"')
    expect((await db.transact((tx) => loadValues(tx, { period: '2023-04' })))[0]?.cell).toBe('85,5 %')
    expect((await as(db, MANAGER).post('/enhet/e1', { ...FULL, version: '1', text: 'Båda.', gor: 'spara' })).status).toBe(303)
    const versions = await db.transact((tx) => loadReportVersions(tx, '2023-04', 'e1'))
    expect(versions.map((one) => one.text)).toEqual(['Lugn period.', 'Båda.'])
  })

  it('names a value that somebody else saved meanwhile, and saves nothing', async () => {
    const db = await open()
    await prepared(db)
    await db.transact((tx) =>
      saveValue(tx, { indicator: 'i-1', period: '2023-04', part: 'total', cell: '70 %', source: 'typed' }),
    )
    const form = { ...FULL, 'basedOn.i-1.total': '0', 'reason.i-1.total': 'Ny mätning.', gor: 'spara' }
    const answer = await as(db, MANAGER).post('/enhet/e1', form)
    const page = await answer.text()
    expect([answer.status, errorsOf(page)]).toEqual([409, ['cell.i-1.total']])
    expect(page).toContain('lokal sparade ”70 %”')
    expect(await db.transact((tx) => loadReport(tx, '2023-04', 'e1'))).toBeUndefined()
  })

  it('names an activity that somebody else reported meanwhile, and asks for words of one’s own', async () => {
    const db = await open()
    await prepared(db)
    const http = as(db, MANAGER)
    await http.post('/enhet/e1', { ...FULL, gor: 'spara' })
    const form = {
      ...FULL,
      version: '1',
      'state.a-1': 'delayed',
      'stateVersion.a-1': '0',
      'basedOn.i-1.total': '1',
      gor: 'spara',
    }
    const late = await http.post('/enhet/e1', { ...form, 'missing.i-2.total': 'annat', 'reason.i-2.total': '' })
    const page = await late.text()
    expect([late.status, errorsOf(page)]).toEqual([422, ['reason.i-2.total', 'state.a-1']])
    expect(page).toContain('läget ändrades medan du skrev, till ”Pågår enligt plan”')
    expect((await http.post('/enhet/e1', { ...form, 'stateVersion.a-1': '1' })).status).toBe(303)
  })

  it('lets a controller write in the manager’s place with both names kept, and nobody else', async () => {
    const db = await open()
    await prepared(db)
    const controller = as(db, person('controller', 'rf'))
    expect(await (await controller.get('/enhet/e1?omgang=2023-04')).text()).toContain(
      'Du skriver i stället för chefen för Akuten',
    )
    expect((await controller.post('/enhet/e1', { ...FULL, gor: 'spara' })).status).toBe(303)
    await db.transact(async (tx) => {
      expect(await loadReport(tx, '2023-04', 'e1')).toMatchObject({ by: 'controller rf', onBehalfOf: 'chefen för Akuten' })
      const [value] = await loadValues(tx, { period: '2023-04', indicators: ['i-1'] })
      expect(value).toMatchObject({ by: 'controller rf', onBehalfOf: 'chefen för Akuten' })
      const log = await tx.query<{ after: { onBehalfOf?: string } }>(
        `select after from storage.audit_log where authority_id = $1 and action = 'followup/report'`,
        [tx.authority],
      )
      expect(log[0]?.after.onBehalfOf).toBe('chefen för Akuten')
    })
    for (const other of [person('manager', 'e2'), person('auditor', 'rf'), person('elected', 'rf')]) {
      const http = as(db, other)
      expect((await http.post('/enhet/e1', { ...FULL, version: '1', gor: 'spara' })).status).toBe(403)
      const page = await (await http.get('/enhet/e1?omgang=2023-04')).text()
      expect([page.includes('<textarea'), page.includes('Du läser.'), page.includes('Lugn period.')]).toEqual([false, true, true])
      expect(htmlFaults(page, { page: true })).toEqual([])
    }
  })

  it('is read-only with the reason when it is approved, and a save is refused', async () => {
    const db = await open()
    await prepared(db)
    await as(db, MANAGER).post('/enhet/e1', { ...FULL, gor: 'lamna' })
    await db.transact(async (tx) => {
      const task = await taskFor(tx, '2023-04', 'organisation:unit/e1')
      await setTaskState(tx, task!.id, 'approved', { at: '2023-05-10T10:00:00Z', may: () => true })
    })
    const page = await (await as(db, MANAGER).get('/enhet/e1?omgang=2023-04')).text()
    expect([page.includes('Rapporten är godkänd och låst.'), page.includes('<form method="post"')]).toEqual([true, false])
    const refused = await as(db, MANAGER).post('/enhet/e1', { ...FULL, version: '1', text: 'Efteråt.', gor: 'spara' })
    expect([refused.status, (await refused.text()).includes('godkänd och låst')]).toEqual([409, true])
    expect((await db.transact((tx) => loadReport(tx, '2023-04', 'e1')))?.text).toBe('Lugn period.')
  })

  it('opens with what was said last, marked unchanged, and restores a draft', async () => {
    const db = await open()
    await prepared(db)
    await db.transact((tx) =>
      seedReports(tx, [
        {
          round: '2022-12',
          unit: 'e1',
          version: 1,
          text: 'Som förra året.',
          deviationReason: '',
          unchanged: false,
          by: 'syntetisk',
          at: '2023-01-20T10:00:00Z',
        },
        {
          round: '2023-03',
          unit: 'e1',
          version: 1,
          text: '',
          forecastOre: tkr(-200),
          deviationReason: '',
          unchanged: false,
          by: 'syntetisk',
          at: '2023-04-10T10:00:00Z',
        },
      ]),
    )
    const page = await (await as(db, MANAGER).get('/enhet/e1?omgang=2023-04')).text()
    expect(page).toContain('>Som förra året.</textarea>')
    expect(page).toContain('Oförändrat från helår 2022.')
    expect(page).toContain('value="−200"')
    const drafts = new Map([['followup:report@e1/2023-04', { text: 'Halvskrivet', version: '0' }]])
    const http = as(db, MANAGER, { e1: 0 }, drafts)
    expect(await (await http.get('/enhet/e1?omgang=2023-04')).text()).toContain('>Halvskrivet</textarea>')
    await http.post('/enhet/e1', { ...FULL, text: 'Som förra året.', forecast: '−200', forecastUnit: 'tkr', gor: 'spara' })
    expect(drafts.size).toBe(0)
    expect((await db.transact((tx) => loadReport(tx, '2023-04', 'e1')))?.unchanged).toBe(true)
  })
})

forEachDatabase('many units at once', (open) => {
  it('hands in what nobody needs to change, and names what asks for an answer', async () => {
    const db = await open()
    await prepared(db)
    const http = as(db, person('manager', 'rf'), { e1: 0, e2: 0 })
    const page = await (await http.get('/enheter?omgang=2023-04')).text()
    expect(htmlFaults(page, { page: true })).toEqual([])
    expect(page).toContain('0 av 2 enheter är inlämnade. En kan lämnas in som den står.')
    expect([page.includes('value="e2:0"'), page.includes('value="e1:0"')]).toEqual([true, false])
    const form = new FormData()
    for (const one of ['e1:0', 'e2:0']) form.append('enhet', one)
    form.append('omgang', '2023-04')
    const answer = await http.post('/enheter', form)
    const after = await answer.text()
    expect(answer.status).toBe(422)
    expect(after).toContain('Indikator 1: inget värde är angivet.')
    await db.transact(async (tx) => {
      expect((await taskFor(tx, '2023-04', 'organisation:unit/e2'))?.state).toBe('ready')
      expect((await taskFor(tx, '2023-04', 'organisation:unit/e1'))?.state).toBe('notStarted')
    })
    const other = new FormData()
    other.append('enhet', 'e2:1')
    other.append('omgang', '2023-04')
    expect((await as(db, MANAGER).post('/enheter', other)).status).toBe(403)
  })
})
