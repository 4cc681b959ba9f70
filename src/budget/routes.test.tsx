// The budget's pages: the answer first, any frame on any day, a draft that becomes a decision by form alone, and nobody else's money.
import { expect, it } from 'vitest'
import { may } from '../access/model.ts'
import { served } from '../http/testing.tsx'
import type { Actor, Role } from '../kernel/actor.ts'
import { ore } from '../kernel/money.ts'
import { saveUnits } from '../organisation/store.ts'
import { forEachDatabase, type TestDatabase } from '../storage/testing.ts'
import { htmlFaults } from '../web/testing.ts'
import type { BudgetDecision, Entry } from './decision.ts'
import { lineHolder, unitHolder } from './holder.ts'
import { budgetRoutes } from './routes.tsx'
import { chosenVintages, loadDecision, loadDecisions, recordDecisions, saveActivities, saveDraft, saveVintage } from './store.ts'

const TODAY = '2022-03-10'
const since = { validFrom: '2019-01-01' }
const MKR = 100_000_000
const [TAX, RESULT] = [lineHolder('tax_revenue'), lineHolder('result')]
const [HSN, CARE, NUS, RS] = [unitHolder('hsn'), unitHolder('hsn', 'vard'), unitHolder('nus'), unitHolder('rs')]
const row = (id: string, from: Entry['from'], to: Entry['to'], mkr: number, year = 2022): Entry => ({
  id,
  from,
  to,
  year,
  amount: ore(mkr * MKR),
  reason: 'Ram',
  permanence: 'permanent',
})
const decision = (
  id: string,
  kind: BudgetDecision['kind'],
  date: string,
  entries: Entry[],
  more: Partial<BudgetDecision> = {},
): BudgetDecision => ({
  id,
  kind,
  state: 'decided',
  body: 'assembly',
  date,
  paragraph: '78',
  caseNumber: 'RS 1-2021',
  title: `Beslut ${id}`,
  reason: 'Skäl',
  entries,
  ...more,
})
const DECISIONS = [
  decision('plan', 'regionalPlan', '2021-06-15', [
    row('1', TAX, RESULT, 1_000),
    row('2', RESULT, HSN, 700),
    row('3', RESULT, RS, 200),
    row('4', TAX, RESULT, 1_050, 2023),
    row('5', RESULT, HSN, 730, 2023),
  ]),
  decision('delning', 'allocation', '2021-11-10', [row('1', HSN, CARE, 400), row('2', HSN, NUS, 250)], {
    body: 'committee',
    unit: 'hsn',
  }),
  decision('tillagg', 'supplementaryBudget', '2022-03-01', [row('1', RESULT, HSN, 25)], {
    reason: 'Dyrare läkemedel',
    funding: { kind: 'result', note: 'Överskottet' },
  }),
]

async function prepared(db: TestDatabase): Promise<void> {
  await db.transact(async (tx) => {
    await saveUnits(tx, [
      { code: 'rf', kind: 'assembly', name: 'Fullmäktige', ...since },
      { code: 'hsn', kind: 'committee', name: 'Vårdnämnden', parent: 'rf', ...since },
      { code: 'nus', kind: 'unit', name: 'Sjukhuset', parent: 'hsn', ...since },
      { code: 'rs', kind: 'executiveBoard', name: 'Styrelsen', parent: 'rf', ...since },
    ])
    await saveActivities(tx, [{ unit: 'hsn', id: 'vard', name: 'Vård', treatment: 'indexed', position: 1 }])
    await recordDecisions(tx, DECISIONS)
  })
}

const person = (role: Role, unit: string): Actor => ({
  name: `${role} ${unit}`,
  person: `${role}-${unit}` as NonNullable<Actor['person']>,
  grants: [{ role, unit, from: '2021-01-01' }],
})
const contains = (outer: string, inner: string) => outer === 'rf' || outer === inner || (outer === 'hsn' && inner === 'nus')
const as = (db: TestDatabase, actor: Actor) =>
  served(budgetRoutes(), {
    db,
    actor,
    today: TODAY,
    may: (permission, unit) => may(actor, permission, unit, { today: TODAY, contains }),
  })
const ECONOMY = person('controller', 'rf')
const CARE_OFFICIAL = person('official', 'hsn')
const MANAGER = person('manager', 'nus')

const page = async (answer: Response | Promise<Response>) => {
  const html = await (await answer).text()
  expect(htmlFaults(html, { page: true })).toEqual([])
  return html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
}
const errorsOf = (html: string): string[] =>
  [...(html.match(/<div class="ds-error-summary[\s\S]*?<\/div>/)?.[0] ?? '').matchAll(/<a href="#([^"]+)">/g)].map((m) => m[1]!)

const FORM = {
  kind: 'supplementaryBudget',
  body: 'assembly',
  date: '2022-03-08',
  paragraph: '12',
  caseNumber: 'RS 9-2022',
  title: 'Nya läkemedel',
  reason: 'Dyrare',
  fundingKind: 'result',
  fundingNote: 'Överskottet',
  version: '0',
  rows: '2',
  'from-0': 'line/result',
  'to-0': 'unit/hsn',
  'year-0': '2022',
  'amount-0': '5,72',
  'why-0': 'Läkemedel',
  'permanence-0': 'permanent',
  'year-1': '2022',
}

forEachDatabase('the pages of the budget', (open) => {
  it('opens with the frames, the result and what is not distributed', async () => {
    const db = await open()
    await prepared(db)
    const text = await page(as(db, MANAGER).get('/budget'))
    expect(text).toContain(
      'Ramarna för 2022 är tillsammans 925 mkr och det budgeterade resultatet 75 mkr. 75 mkr är inte fördelade.',
    )
    const html = await (await as(db, MANAGER).get('/budget')).text()
    for (const ref of [
      'budget:frame@HSN/2022',
      'budget:frame@HSN/2023',
      'budget:result@region/2022',
      'budget:undistributed@HSN/2022',
    ])
      expect(html).toContain(`data-ref="${ref}"`)
    expect(html).toContain('href="/budget/ram/hsn?ar=2022"')
    expect(await page(as(db, MANAGER).get('/budget?ar=2023'))).toContain('Ramarna för 2023 är tillsammans 730 mkr')
  })

  it('says what to do when nothing has been decided', async () => {
    const db = await open()
    expect(await page(as(db, MANAGER).get('/budget'))).toContain('Inga beslut om pengar är registrerade.')
    expect(await page(as(db, MANAGER).get('/budget/index'))).toContain('Inga upplagor är registrerade.')
    expect(await page(as(db, MANAGER).get('/budget/beslut'))).toContain('Inga beslut')
  })

  it('explains a frame on any day, line by line, and how it is given on', async () => {
    const db = await open()
    await prepared(db)
    const now = await page(as(db, MANAGER).get('/budget/ram/hsn?ar=2022'))
    expect(now).toContain('Ramen är 725,00 mkr, given av 2 beslut. Det senaste är från 1 mars 2022. 75,00 mkr är inte fördelade.')
    expect(now).toContain('Dyrare läkemedel')
    expect(now).toContain('Ofördelat, Vårdnämnden, sedan 2022-03-01')
    const then = await page(as(db, MANAGER).get('/budget/ram/HSN?ar=2022&per=2022-02-28'))
    expect(then).toContain('Som den var känd 28 februari 2022 är ramen 700,00 mkr, given av ett beslut.')
    expect(await page(as(db, MANAGER).get('/budget/ram/hsn?ar=2022&per=2020-01-01'))).toContain('Inga beslut rör ramen 2022')
    expect(await page(as(db, MANAGER).get('/budget/ram/hsn?per=1mars'))).toContain('Skriv dagen ÅÅÅÅ-MM-DD. Du skrev ”1mars”.')
    expect((await as(db, MANAGER).get('/budget/ram/xyz')).status).toBe(404)
  })

  it('takes a draft from form to decision, and back with a reason', async () => {
    const db = await open()
    await prepared(db)
    const economy = as(db, ECONOMY)
    expect(await page(economy.get('/budget/beslut/nytt'))).toContain('Lägg till en rad')
    const more = await (await economy.post('/budget/beslut/nytt', { ...FORM, gor: 'rad' })).text()
    expect(more).toContain('name="from-2"')
    expect(more).toContain('value="5,72"')
    const saved = await economy.post('/budget/beslut/nytt', { ...FORM, gor: 'spara' })
    expect(saved.status).toBe(303)
    const href = saved.headers.get('location')!
    const draft = await page(economy.get(href))
    expect(draft).toContain(
      'Utkast som ännu inte räknas. Ramarna 2022 ändras med +5,72 mkr och resultatet med −5,72 mkr. Det kan registreras som beslutat.',
    )
    expect(await page(economy.get('/budget'))).toContain('1 utkast väntar på beslut.')
    const decided = await economy.post(href, { ...FORM, version: '1', gor: 'besluta' })
    expect(decided.status).toBe(303)
    expect(await page(economy.get(href))).toContain(
      'Tilläggsbudget beslutad av fullmäktige 8 mars 2022, § 12, RS 9-2022. Ramarna 2022 ändras med +5,72 mkr och resultatet med −5,72 mkr.',
    )
    expect(await page(economy.get('/budget/ram/hsn?ar=2022'))).toContain('Ramen är 730,72 mkr')
    const unexplained = await economy.post(href, { gor: 'aterta', version: '3', because: '' })
    expect([unexplained.status, errorsOf(await unexplained.text())]).toEqual([422, ['because']])
    expect((await economy.post(href, { gor: 'aterta', version: '3', because: 'Upphävt' })).status).toBe(303)
    expect(await page(economy.get(href))).toContain('Återtaget och räknas inte. Skäl: Upphävt')
    expect(await page(economy.get('/budget/ram/hsn?ar=2022'))).toContain('Ramen är 725,00 mkr')
  })

  it('gives a broken form back with everything wrong and everything typed, and saves nothing', async () => {
    const db = await open()
    await prepared(db)
    const answer = await as(db, ECONOMY).post('/budget/beslut/nytt', {
      ...FORM,
      gor: 'spara',
      'amount-0': 'ca fem',
      'year-0': '22',
      kind: 'x',
    })
    const html = await answer.text()
    expect([answer.status, errorsOf(html)]).toEqual([422, ['kind', 'year-0', 'amount-0']])
    expect(html).toContain('value="ca fem"')
    expect((await db.transact(loadDecisions)).length).toBe(3)
  })

  it('keeps a draft that may not be decided yet and says all that is left', async () => {
    const db = await open()
    await prepared(db)
    await db.transact((tx) =>
      saveDraft(tx, decision('ny', 'supplementaryBudget', '2022-03-08', [row('1', RESULT, HSN, 5)], { state: 'draft' }), 0),
    )
    const answer = await as(db, ECONOMY).post('/budget/beslut/ny', {
      ...FORM,
      version: '1',
      gor: 'besluta',
      fundingNote: '',
      'amount-0': '90',
      reason: '',
    })
    const html = await answer.text()
    expect([answer.status, errorsOf(html)]).toEqual([422, ['reason', 'fundingNote', 'exceptionAmount']])
    expect(htmlFaults(html, { page: true })).toEqual([])
    expect(await db.transact((tx) => loadDecision(tx, 'ny'))).toMatchObject({
      state: 'draft',
      version: 2,
      title: 'Nya läkemedel',
    })
    const left = await page(as(db, ECONOMY).get('/budget/beslut/ny'))
    expect(left).toContain('3 saker återstår.')
  })

  it('shows both when two have saved the same draft', async () => {
    const db = await open()
    await prepared(db)
    await db.transact(async (tx) => {
      const ny = decision('ny', 'supplementaryBudget', '2022-03-08', [row('1', RESULT, HSN, 5)], { state: 'draft' })
      await saveDraft(tx, ny, 0)
      await saveDraft(tx, { ...ny, title: 'Deras rubrik' }, 1)
    })
    const answer = await as(db, ECONOMY).post('/budget/beslut/ny', { ...FORM, version: '1', gor: 'spara' })
    const html = await answer.text()
    expect(answer.status).toBe(409)
    expect(htmlFaults(html, { page: true })).toEqual([])
    for (const said of ['Deras rubrik', 'Nya läkemedel', 'Rad 1, belopp, mkr']) expect(html).toContain(said)
  })

  it('lets each decide for their own: the assembly’s decisions need the whole authority, a committee’s its own officials', async () => {
    const db = await open()
    await prepared(db)
    const official = as(db, CARE_OFFICIAL)
    expect((await official.post('/budget/beslut/nytt', { ...FORM, gor: 'spara' })).status).toBe(403)
    const own = { ...FORM, kind: 'allocation', body: 'committee', unit: 'hsn', fundingNote: '', 'from-0': HSN, 'to-0': NUS }
    const saved = await official.post('/budget/beslut/nytt', { ...own, gor: 'spara' })
    expect(saved.status).toBe(303)
    const href = saved.headers.get('location')!
    expect((await official.post(href, { ...own, version: '1', unit: 'rs', gor: 'spara' })).status).toBe(403)
    expect((await as(db, MANAGER).get(href)).status).toBe(404)
    expect((await as(db, MANAGER).post(href, { ...own, version: '1', gor: 'besluta' })).status).toBe(403)
    expect((await official.post(href, { ...own, version: '1', gor: 'besluta' })).status).toBe(303)
    expect((await as(db, MANAGER).get(href)).status).toBe(200)
    expect((await official.post('/budget/beslut/plan', { gor: 'aterta', version: '1', because: 'Nej' })).status).toBe(403)
    expect(await page(as(db, MANAGER).get('/budget/beslut'))).toContain('4 beslut.')
  })

  it('shows editions side by side and changes the chosen one with a reason', async () => {
    const db = await open()
    await prepared(db)
    const edition = (id: string, published: string, value: string) =>
      ({
        id,
        series: 'priceIndex',
        name: `Prisindex ${published}`,
        published,
        source: 'Exempel',
        unit: 'percent',
        values: { total: { 2023: value } },
      }) as const
    await db.transact(async (tx) => {
      await saveVintage(tx, edition('april', '2021-04', '2.05'))
      await saveVintage(tx, edition('december', '2021-12', '3.3'))
    })
    const economy = as(db, ECONOMY)
    const before = await page(economy.get('/budget/index'))
    expect(before).toContain('Inget prisindex är valt för ramarna. 2 upplagor är registrerade.')
    expect(before).toContain('+1,25')
    const bad = await economy.post('/budget/index', { choice: 'x|total', reason: '' })
    expect([bad.status, errorsOf(await bad.text())]).toEqual([422, ['choice', 'reason']])
    expect((await economy.post('/budget/index', { choice: 'december|total', reason: 'Planen 2023' })).status).toBe(303)
    expect((await db.transact(chosenVintages)).priceIndex?.vintage.id).toBe('december')
    expect(await page(economy.get('/budget/index'))).toContain(
      'Ramarna räknas upp med Prisindex 2021-12. 1 av 1 verksamheter följer det',
    )
    expect((await as(db, CARE_OFFICIAL).post('/budget/index', { choice: 'april|total', reason: 'Nej' })).status).toBe(403)
  })
})
