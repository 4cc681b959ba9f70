// Scenarios, party budgets and the meeting as somebody uses them, and as somebody tries who may not.
import { expect, it } from 'vitest'
import { may } from '../../access/model.ts'
import { addGrant, addGroup, addPerson } from '../../access/store.ts'
import { loadDecisions, recordDecisions, saveActivities } from '../../budget/store.ts'
import { served } from '../../http/testing.tsx'
import type { Actor, Grant, PersonId } from '../../kernel/actor.ts'
import { saveUnits } from '../../organisation/store.ts'
import { forEachDatabase, type TestDatabase } from '../../storage/testing.ts'
import { htmlFaults } from '../../web/testing.ts'
import { LEAF, resultRef } from '../refs.ts'
import { loadPlanInput } from '../store.ts'
import { branchRoutes } from './routes.tsx'
import { loadBranches } from './store.ts'
import { EXAMPLE_STRUCTURE, exampleBudget, exampleInput, mkr } from './testing.ts'

const TODAY = '2022-05-01'
const NOW = '2022-01-01T10:00:00Z'
const UNITS = [
  { code: 'rf', kind: 'assembly' as const, name: 'Fullmäktige', validFrom: '2020-01-01' },
  { code: 'rs', kind: 'executiveBoard' as const, name: 'Regionstyrelsen', parent: 'rf', validFrom: '2020-01-01' },
  { code: 'hsn', kind: 'committee' as const, name: 'Hälso- och sjukvårdsnämnden', parent: 'rf', validFrom: '2020-01-01' },
]
const contains = (outer: string, inner: string) => outer === 'rf' || outer === inner

const person = (id: string, unit: string, ...grants: Omit<Grant, 'from' | 'unit'>[]): Actor => ({
  name: id,
  person: id as PersonId,
  grants: grants.map((grant) => ({ unit, from: '2022-01-01', ...grant })),
})
const MIA = person('mia', 'rf', { role: 'elected', partyGroup: 'g' })
const SAM = person('sam', 'rf', { role: 'official', partyGroup: 'g' })
const KIM = person('kim', 'rf', { role: 'controller' })
const OVE = person('ove', 'hsn', { role: 'official' })
const OUTSIDE = [
  person('ada', 'rf', { role: 'administrator' }),
  person('rut', 'rf', { role: 'auditor' }),
  KIM,
  OVE,
  person('per', 'rf', { role: 'elected', partyGroup: 'h' }),
]

const INPUT = exampleInput()
const as = (db: TestDatabase, actor: Actor) =>
  served(
    branchRoutes({
      baseInput: () => INPUT,
      units: () => UNITS,
      tieOut: () => [{ code: 'plan/rule', severity: 'warning', message: { sv: 'C59 prövad i grenen', en: 'C59 tested' } }],
    }),
    { db, actor, today: TODAY, may: (permission, unit) => may(actor, permission, unit, { today: TODAY, contains, board: 'rs' }) },
  )

const SECRET = 'Hemlig satsning'
const FORM = {
  titel: SECRET,
  text: 'För kortare köer.',
  rad: 'hsn/primarvard',
  ar: '2023',
  hur: 'andring',
  belopp: '5,5',
  varaktighet: 'permanent',
  finansiering: 'result',
  finansieringText: 'Lägre resultat.',
}

/** Mia's group has one private budget with one proposal. Answers its address. */
async function prepared(db: TestDatabase): Promise<string> {
  await db.transact(async (tx) => {
    await saveUnits(tx, UNITS)
    await addGroup(tx, { code: 'g', name: 'Grupp G' })
  })
  const mia = as(db, MIA)
  const made = await mia.post('/scenarier/ny', { namn: `${SECRET} 2023`, grupp: 'g', bas: '' })
  const address = made.headers.get('location')!
  expect((await mia.post(`${address}/forslag`, FORM)).status).toBe(303)
  return address
}

const page = async (response: Response): Promise<string> => {
  const html = await response.text()
  expect(htmlFaults(html, { page: true })).toEqual([])
  return html
}

forEachDatabase('a party budget', (open) => {
  it('is made, calculated and read by its group, without script', async () => {
    const db = await open()
    const address = await prepared(db)
    const html = await page(await as(db, SAM).get(address))
    expect(html).toContain('Resultatet blir 76,1')
    expect(html).toContain('Finansiering: resultatet. Lägre resultat.')
    expect(html).toContain('C59 prövad i grenen')
    expect(html).toContain('type="application/json"')
    const list = await page(await as(db, MIA).get('/scenarier'))
    expect(list).toContain(`${SECRET} 2023`)
    expect(await page(await as(db, MIA).get('/scenarier/ny'))).toContain('Grupp G')
  })

  it('does not exist for anybody outside its circle, whatever they ask for', async () => {
    const db = await open()
    const address = await prepared(db)
    const id = address.split('/').at(-1)!
    const nowhere = '00000000-0000-4000-8000-000000000000'
    const ref = encodeURIComponent(resultRef('result_incl_fin', 2023))
    const reads = (of: string) => [
      `/scenarier/${of}`,
      `/scenarier/${of}?samband=1`,
      `/scenarier/${of}/forklara?ref=${ref}`,
      `/scenarier/jamfor?a=main&b=${of}`,
      `/scenarier/jamfor?a=${of}&b=main`,
      `/scenarier/jamfor.csv?a=main&b=${of}`,
    ]
    const writes = (of: string): [string, Record<string, string>][] => [
      [`/scenarier/${of}/spakar`, { 'spak.tax_rate': '10', version: '0' }],
      [`/scenarier/${of}/forslag`, FORM],
      [`/scenarier/${of}/forslag/1`, { gor: 'bifall', version: '1' }],
      [`/scenarier/${of}/forslag/99`, { gor: 'bifall', version: '1' }],
      [`/scenarier/${of}/publicera`, { version: '1' }],
      [`/scenarier/${of}/lasare`, { version: '1', person: 'ove' }],
    ]
    for (const actor of OUTSIDE) {
      const asked = as(db, actor)
      for (const [at, path] of reads(id).entries()) {
        const [there, not] = [await asked.get(path), await asked.get(reads(nowhere)[at]!)]
        expect([actor.name, path, there.status]).toEqual([actor.name, path, 404])
        expect(await there.text()).toBe(await not.text())
      }
      for (const [at, [path, form]] of writes(id).entries()) {
        const [there, not] = [await asked.post(path, form), await asked.post(writes(nowhere)[at]![0], form)]
        expect([actor.name, path, there.status]).toEqual([actor.name, path, not.status])
        expect(await there.text()).toBe(await not.text())
      }
      const seen = await Promise.all(
        ['/scenarier', '/scenarier/jamfor', '/motet'].map(async (path) => (await asked.get(path)).text()),
      )
      expect(seen.join()).not.toMatch(new RegExp(`${SECRET}|${id}|Lägre resultat`))
      const taken = await asked.post('/motet', { gor: 'ta-upp', forslag: `${id}:1` })
      expect(taken.status).toBeGreaterThanOrEqual(400)
    }
    const based = await as(db, KIM).post('/scenarier/ny', { namn: 'På annans', bas: id })
    expect(based.status).toBe(422)
    // Nothing was written by any of them.
    const [mine] = await db.asAuthority(db.authority, MIA, (tx) => loadBranches(tx, TODAY))
    expect(mine).toMatchObject({ state: 'private', officials: [], proposals: [{ version: 1, state: 'proposed' }] })
  })

  it('is read but not written by an official it names, and named only if one', async () => {
    const db = await open()
    const address = await prepared(db)
    const ids = await db.transact(async (tx) => {
      const named = await addPerson(tx, { login: 'olle', name: 'Olle Official' })
      const other = await addPerson(tx, { login: 'rita', name: 'Rita Revisor' })
      if (!named.ok || !other.ok) throw new Error('no persons')
      await addGrant(tx, named.value, { role: 'official', unit: 'hsn', from: '2022-01-01' }, NOW)
      await addGrant(tx, other.value, { role: 'auditor', unit: 'rf', from: '2022-01-01' }, NOW)
      return [named.value.person, other.value.person]
    })
    expect(await page(await as(db, MIA).get(address))).toContain('Olle Official')
    const form = new FormData()
    form.set('version', '1')
    for (const id of ids) form.append('person', id)
    expect((await as(db, MIA).post(`${address}/lasare`, form)).status).toBe(303)
    const olle = person(ids[0]!, 'hsn', { role: 'official' })
    expect(await page(await as(db, olle).get(address))).toContain(SECRET)
    expect((await as(db, olle).post(`${address}/forslag`, FORM)).status).toBe(403)
    expect((await as(db, person(ids[1]!, 'rf', { role: 'auditor' })).get(address)).status).toBe(404)
  })

  it('is published when every raise says how it is paid for, by an elected member, and then read by all', async () => {
    const db = await open()
    const address = await prepared(db)
    const mia = as(db, MIA)
    const { finansiering: _, finansieringText: __, ...unfunded } = FORM
    await mia.post(`${address}/forslag`, { ...unfunded, titel: 'Ofinansierat' })
    const stopped = await mia.post(`${address}/publicera`, { version: '1' })
    expect(stopped.status).toBe(422)
    expect(await page(stopped)).toContain('href="#forslag-2"')
    await mia.post(`${address}/forslag/2`, { gor: 'tillbaka', version: '1' })
    expect((await as(db, SAM).post(`${address}/publicera`, { version: '1' })).status).toBe(403)
    expect((await mia.post(`${address}/publicera`, { version: '1' })).status).toBe(303)
    for (const actor of OUTSIDE) expect(await page(await as(db, actor).get(address))).toContain('Tillbakadraget')
    expect((await as(db, KIM).post(`${address}/forslag`, FORM)).status).toBe(403)
    expect((await as(db, OVE).post(`${address}/forslag/1`, { gor: 'bifall', version: '1' })).status).toBe(403)
    expect((await as(db, KIM).post(`${address}/forslag/1`, { gor: 'avslag', version: '1' })).status).toBe(303)
    const reserved = { gor: 'reservation', version: '2', av: 'Grupp G', reservation: 'Till förmån för förslaget.' }
    expect((await mia.post(`${address}/forslag/1`, reserved)).status).toBe(303)
    const html = await page(await as(db, OVE).get(address))
    expect(html).toContain('Avslaget')
    expect(html).toContain('Reservation, Grupp G: Till förmån för förslaget.')
  })

  it('with a result of zero or less is published only with its ground', async () => {
    const db = await open()
    const address = await prepared(db)
    const mia = as(db, MIA)
    await mia.post(`${address}/forslag`, { ...FORM, titel: 'Stort', belopp: '90' })
    const stopped = await mia.post(`${address}/publicera`, { version: '1' })
    expect(stopped.status).toBe(422)
    expect(await page(stopped)).toContain('KL 11 kap. 5 §')
    const ground = { 'undantag-2023': 'exceptionalReasons', 'undantag-2023-skal': 'Stark ställning.' }
    expect((await mia.post(`${address}/publicera`, { version: '1', ...ground })).status).toBe(303)
    expect(await page(await as(db, OVE).get(address))).toContain('synnerliga skäl: Stark ställning.')
  })

  it('shows both texts to the second of two who write at once, and takes the merged one', async () => {
    const db = await open()
    const address = await prepared(db)
    const [mia, sam] = [as(db, MIA), as(db, SAM)]
    const change = (text: string, version: string) => ({ ...FORM, rad: '', belopp: '', text, version, gor: 'andra' })
    expect((await mia.post(`${address}/forslag/1`, change('Mias text.', '1'))).status).toBe(303)
    const stopped = await sam.post(`${address}/forslag/1`, change('Sams text.', '1'))
    expect(stopped.status).toBe(409)
    const html = await page(stopped)
    for (const said of ['Mias text.', 'Sams text.', 'name="version" value="2"']) expect(html).toContain(said)
    expect((await sam.post(`${address}/forslag/1`, change('Bådas text.', '2'))).status).toBe(303)
    const after = await page(await mia.get(address))
    expect(after).toContain('Bådas text.')
    // The amount nobody touched is as it was.
    expect(after).toContain('Resultatet blir 76,1')
  })
})

forEachDatabase('a scenario', (open) => {
  it('pulls its levers by form, keeps what was wrong, and tells them again', async () => {
    const db = await open()
    await db.transact((tx) => saveUnits(tx, UNITS))
    const kim = as(db, KIM)
    const address = (await kim.post('/scenarier/ny', { namn: 'Högre skatt' })).headers.get('location')!
    const wrong = await kim.post(`${address}/spakar`, { 'spak.tax_rate': '9999', 'spak.price_index': '0,5', version: '0' })
    expect(wrong.status).toBe(422)
    expect(await page(wrong)).toMatch(/Skattesats: skriv ett tal mellan -200 och 200[\s\S]*value="0,5"/)
    const set = { 'spak.tax_rate': '10', 'spak.price_index': '0,5', version: '0' }
    expect((await kim.post(`${address}/spakar`, set)).status).toBe(303)
    const html = await page(await kim.get(address))
    expect(html).toContain('Prisindex +0,5 procentenheter, Skattesats +10 öre')
    expect(html).toMatch(/name="spak.price_index" size="7" value="0.5"/)
    expect((await kim.post(`${address}/spakar`, { 'spak.tax_rate': '20', version: '1' })).status).toBe(303)
    expect(await page(await kim.get(address))).toContain('Skattesats +20 öre')
    expect((await kim.post(`${address}/spakar`, { 'spak.tax_rate': '30', version: '1' })).status).toBe(409)
  })

  it('is compared with the plan: table, steps, file and explanation say the same', async () => {
    const db = await open()
    const address = await prepared(db)
    const id = address.split('/').at(-1)!
    const mia = as(db, MIA)
    const html = await page(await mia.get(`/scenarier/jamfor?a=main&b=${id}`))
    expect(html).toContain('−5,5')
    expect(html).toContain('Ram: Hälso- och sjukvårdsnämnden')
    const csv = await (await mia.get(`/scenarier/jamfor.csv?a=main&b=${id}`)).text()
    expect(csv).toContain('Resultatbudget;Resultat inklusive finansnetto;plan_2023;kr;81600000,00;76100000,00;-5500000,00')
    expect(csv).toContain('Varför resultatet skiljer;Ram: Hälso- och sjukvårdsnämnden;2023;kr;;;-5500000,00')
    const ref = encodeURIComponent(LEAF.adjustment('hsn', 'primarvard', 2023))
    expect(await page(await mia.get(`${address}/forklara?ref=${ref}`))).toContain(`förslag 1: ${SECRET}`)
    expect((await mia.get(`${address}/forklara?ref=plan:none@region/2023`)).status).toBe(404)
    expect(await page(await mia.get('/scenarier/jamfor?a=main&b=main'))).toContain('Planerna är lika i varje tal.')
  })
})

forEachDatabase('before there is a plan', (open) => {
  it('the pages say so, and where one is made', async () => {
    const db = await open()
    const bare = served(
      branchRoutes({ baseInput: (plan, asked) => asked.transact((tx) => loadPlanInput(tx, plan)), units: () => UNITS }),
      { db, actor: KIM, today: TODAY, may: () => true },
    )
    for (const path of ['/scenarier', '/motet'])
      expect(await page(await bare.get(path))).toContain('Ingen ekonomisk plan är inlagd.')
  })
})

forEachDatabase('a scenario of one’s own', (open) => {
  it('is nobody else’s until it is published; its owner adopts and rejects in it', async () => {
    const db = await open()
    await db.transact((tx) => saveUnits(tx, UNITS))
    const kim = as(db, KIM)
    const address = (await kim.post('/scenarier/ny', { namn: 'Högre skatt' })).headers.get('location')!
    await kim.post(`${address}/forslag`, FORM)
    for (const actor of [MIA, OVE, OUTSIDE[0]!, OUTSIDE[1]!]) expect((await as(db, actor).get(address)).status).toBe(404)
    const { finansiering: _, finansieringText: __, ...unfunded } = FORM
    await kim.post(`${address}/forslag`, { ...unfunded, titel: 'Ofinansierat' })
    expect((await kim.post(`${address}/forslag/2`, { gor: 'bifall', version: '1' })).status).toBe(422)
    expect((await kim.post(`${address}/forslag/2`, { gor: 'avslag', version: '1' })).status).toBe(303)
    expect((await kim.post(`${address}/forslag/1`, { gor: 'bifall', version: '1' })).status).toBe(303)
    // What another stands on must be readable by those who shall read the other.
    const upon = (await kim.post('/scenarier/ny', { namn: 'På det', bas: address.split('/').at(-1)! })).headers.get('location')!
    expect(await page(await kim.get(upon))).toContain('Högre skatt')
    expect(await (await kim.post(`${upon}/publicera`, { version: '1' })).json()).toMatchObject({ status: 422 })
    expect((await kim.post(`${address}/publicera`, { version: '1' })).status).toBe(303)
    expect((await kim.post(`${upon}/publicera`, { version: '1' })).status).toBe(303)
    expect(await page(await as(db, OVE).get(upon))).toContain('Resultatet blir 76,1')
    expect((await as(db, OVE).post(`${address}/forslag/1`, { gor: 'avslag', version: '2' })).status).toBe(403)
  })

  it('needs an owner', async () => {
    const db = await open()
    const nameless = { name: 'ingen', grants: KIM.grants! }
    expect((await as(db, nameless).post('/scenarier/ny', { namn: 'X' })).status).toBe(403)
  })
})

forEachDatabase('the meeting', (open) => {
  it('is opened and written by whoever registers decisions, and read by everyone inside', async () => {
    const db = await open()
    await db.transact((tx) => saveUnits(tx, UNITS))
    expect(await page(await as(db, MIA).get('/motet'))).toContain('Inget möte är öppet.')
    for (const actor of [MIA, OVE, OUTSIDE[0]!]) expect((await as(db, actor).post('/motet', { gor: 'oppna' })).status).toBe(403)
    const kim = as(db, KIM)
    expect((await kim.post('/motet', { gor: 'oppna' })).status).toBe(303)
    await kim.post('/motet', { ...FORM, gor: 'lagg', titel: 'Primärvård', hur: 'ram', belopp: '530' })
    const html = await page(await as(db, MIA).get('/motet'))
    // 500 × 1,038 = 519; the frame was to be 530.
    expect(html).toContain('Resultatet blir 70,6')
    expect(html).toMatch(/att ramen för Hälso- och sjukvårdsnämnden 2023 är 1[^<]568,0 mkr/)
    expect(html).toMatch(/Nyckeltal: \d+ tal/)
    expect(html).toContain('tal är desamma när planen räknas om från grunden.')
    expect(html).not.toContain('name="gor"')
  })

  it('undoes the latest step exactly, and refuses to undo what somebody has already undone', async () => {
    const db = await open()
    await db.transact((tx) => saveUnits(tx, UNITS))
    const kim = as(db, KIM)
    await kim.post('/motet', { gor: 'oppna' })
    await kim.post('/motet', { ...FORM, gor: 'lagg' })
    await kim.post('/motet', { gor: 'bifall', no: '1', version: '1' })
    const steg = async () => /name="steg" value="(\d+)"/.exec(await (await kim.get('/motet')).text())?.[1]
    expect(await steg()).toBe('2')
    expect((await kim.post('/motet', { gor: 'angra', steg: '2' })).status).toBe(303)
    expect((await kim.post('/motet', { gor: 'angra', steg: '2' })).status).toBe(409)
    expect(await page(await kim.get('/motet'))).toContain('Föreslaget')
    await kim.post('/motet', { gor: 'angra', steg: '1' })
    const html = await page(await kim.get('/motet'))
    expect(html).toContain('Resultatet blir 81,6')
    expect(html).toContain('Inga förslag ännu.')
    expect(await steg()).toBeUndefined()
  })

  it('takes up a published proposal, and closes with a decision that the journal and both branches remember', async () => {
    const db = await open()
    const address = await prepared(db)
    await db.transact((tx) => saveActivities(tx, EXAMPLE_STRUCTURE.rows))
    await as(db, MIA).post(`${address}/publicera`, { version: '1' })
    const kim = as(db, KIM)
    await kim.post('/motet', { gor: 'oppna' })
    expect((await kim.post('/motet', { gor: 'ta-upp', forslag: `${address.split('/').at(-1)}:1` })).status).toBe(303)
    const closing = {
      beslut: 'supplementaryBudget',
      rubrik: 'Tilläggsbudget 2023',
      paragraf: '61',
      diarienummer: 'D 1-2022',
      datum: '2022-05-01',
      skal: 'Mötets beslut.',
    }
    const undecided = await kim.post('/motet/avsluta', closing)
    expect(undecided.status).toBe(422)
    expect(await page(undecided)).toContain('är inte avgjort')
    await kim.post('/motet', { gor: 'bifall', no: '1', version: '1' })
    const short = await kim.post('/motet/avsluta', { ...closing, datum: '1 maj' })
    expect(short.status).toBe(422)
    expect(await page(short)).toContain('value="D 1-2022"')
    // The journal of this test holds no income of 2023: it asks for the ground of its own result.
    const journal = await kim.post('/motet/avsluta', closing)
    expect(journal.status).toBe(422)
    expect(await page(journal)).toContain('Intäkterna ska överstiga kostnaderna')
    await db.transact((tx) => recordDecisions(tx, [exampleBudget([2023])]))
    expect((await kim.post('/motet/avsluta', closing)).status).toBe(303)
    const decisions = await db.transact(loadDecisions)
    expect(decisions.find(({ paragraph }) => paragraph === '61')).toMatchObject({
      kind: 'supplementaryBudget',
      title: 'Tilläggsbudget 2023',
      funding: { kind: 'result' },
      entries: [{ from: 'line/result', to: 'unit/hsn/primarvard', year: 2023, amount: mkr(5.5), permanence: 'permanent' }],
    })
    const html = await page(await as(db, MIA).get(address))
    expect(html).toContain('avslutat')
    expect(html).toContain('Bifallet')
    expect(await page(await as(db, MIA).get('/motet'))).toContain('Inget möte är öppet.')
  })
})
