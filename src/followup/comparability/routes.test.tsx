// Items affecting comparability on the page: the cleaned result with who stands behind each line, forms that say everything wrong.
import { expect, it } from 'vitest'
import { may } from '../../access/model.ts'
import { served } from '../../http/testing.tsx'
import type { Actor, Role } from '../../kernel/actor.ts'
import { month } from '../../kernel/month.ts'
import { forEachDatabase, type TestDatabase } from '../../storage/testing.ts'
import { htmlFaults } from '../../web/testing.ts'
import { EXAMPLE_UNITS } from '../measures/examples.ts'
import { exampleEstimate, exampleRule, millions } from './examples.ts'
import type { Estimate } from './item.ts'
import { type ComparabilityDeps, comparabilityRoutes } from './routes.tsx'
import { loadComparability, saveEstimates, saveTagRules } from './store.ts'

const based = <T extends { version: number; by: string; at: string }>({ version, by, at, ...rest }: T) => ({
  ...rest,
  basedOn: 0,
})

const LINES: readonly (Partial<Estimate> & { id: string })[] = [
  { id: 's', role: 'start', group: 'Resultat', amountOre: millions(259), source: 'Rapport november' },
  { id: 'e1', group: 'Intäktsförluster', position: 1, amountOre: millions(104) },
  { id: 'e2', group: 'Statsbidrag', position: 2, amountOre: millions(-593) },
  { id: 'p', role: 'printedResult', group: 'Strukturellt', amountOre: millions(-230) },
  { id: 'h', role: 'fullYear', group: 'Helår', period: month('2020-12'), amountOre: millions(-250) },
]

async function prepared(db: TestDatabase): Promise<void> {
  await db.transact(async (tx) => {
    await saveTagRules(tx, [based(exampleRule())])
    await saveEstimates(
      tx,
      LINES.map((one) => based(exampleEstimate({ unit: 'rf', ...one }))),
    )
    const { signed: _, ...waiting } = based(exampleEstimate({ id: 'v', group: 'Resor', amountOre: millions(-56) }))
    await saveEstimates(tx, [waiting])
  })
}

const person = (role: Role, unit: string): Actor => ({
  name: `${role} ${unit}`,
  person: 'p' as NonNullable<Actor['person']>,
  grants: [{ role, unit, from: '2020-01-01' }],
})
const parents: Record<string, string> = { rs: 'rf', hsn: 'rf', hsf: 'hsn', e1: 'hsf', e2: 'rs' }
const contains = (outer: string, inner: string): boolean =>
  outer === inner || (parents[inner] !== undefined && contains(outer, parents[inner]))

const as = (db: TestDatabase, actor: Actor, deps: Partial<ComparabilityDeps> = {}) =>
  served(comparabilityRoutes({ units: async () => EXAMPLE_UNITS, ...deps }), {
    db,
    actor,
    today: '2021-01-15',
    drafts: new Map(),
    may: (permission, unit) => may(actor, permission, unit, { today: '2021-01-15', contains }),
  })

const CONTROLLER = person('controller', 'rf')
const BOOKS: Partial<ComparabilityDeps> = {
  amount: async ({ selector }, months) => (selector === '9019' && months.first === '2020-03' ? millions(-150) : undefined),
  operatingResult: async () => millions(261),
}
const errorsOf = (html: string): string[] =>
  [...(html.match(/<div class="ds-error-summary[\s\S]*?<\/div>/)?.[0] ?? '').matchAll(/<a href="#([^"]+)">/g)].map((m) => m[1]!)

const ESTIMATE = {
  role: 'correction',
  group: 'Sjukresor',
  period: '2020-11',
  unit: 'hsn',
  amount: '-20',
  why: 'Färre resor',
  sign: 'yes',
}
const RULE = {
  kind: 'account',
  selector: '4011, 4020-4029',
  from: '2020-03',
  to: '2020-12',
  owner: 'hsn',
  ruleGroup: 'Merkostnader',
  tagEffect: 'worse',
  reason: 'Skyddsutrustning',
}

forEachDatabase('the page of items affecting comparability', (open) => {
  it('opens with the cleaned result, and every line says who stands behind it', async () => {
    const db = await open()
    await prepared(db)
    const page = await (await as(db, CONTROLLER, BOOKS).get('/jamforelsestorande?ar=2020')).text()
    expect(htmlFaults(page, { page: true })).toEqual([])
    const lead =
      'Verksamhetens resultat till och med november 2020 var 259 mkr. Rensat från tillfälliga effekter var det −80 mkr. Bedömd helårseffekt är −250 mkr.'
    for (const said of [
      lead,
      'Räkenskaperna visar 261 mkr för samma period',
      'Räkenskaperna: projekt 9019',
      'källan skriver −230 mkr, skillnad 150 mkr',
      'lokal, 2020-12-10',
      'Inte underskrivet, räknas inte',
      'Har gjort resultatet sämre',
    ])
      expect([said, page.includes(said)]).toEqual([said, true])
  })

  it('without the books says what is missing instead of a result', async () => {
    const db = await open()
    await prepared(db)
    const page = await (await as(db, person('auditor', 'rf')).get('/jamforelsestorande?ar=2020')).text()
    expect(htmlFaults(page, { page: true })).toEqual([])
    expect(page).toContain('Rensat från tillfälliga effekter kan det inte räknas: en del saknas.')
    expect(page).toContain('Merkostnader: räkenskaperna har inget belopp och ingen uppskattning är underskriven')
    expect(page).not.toContain('action="/jamforelsestorande/regel"')
    const empty = await (await as(db, CONTROLLER).get('/jamforelsestorande?ar=2018')).text()
    expect(empty).toContain('Inget är märkt eller uppskattat för 2018.')
  })

  it('takes an estimate, signs it, and signs one that waits only as it was read', async () => {
    const db = await open()
    await prepared(db)
    const controller = as(db, CONTROLLER)
    expect((await controller.post('/jamforelsestorande/uppskattning', ESTIMATE)).headers.get('location')).toBe(
      '/jamforelsestorande?ar=2020&period=2020-11',
    )
    const sign = { id: 'v', version: '1', gor: 'skriv-under' }
    expect((await controller.post('/jamforelsestorande/uppskattning', sign)).status).toBe(303)
    expect((await controller.post('/jamforelsestorande/uppskattning', sign)).status).toBe(409)
    const { estimates } = await db.transact(loadComparability)
    expect(estimates.find((one) => one.group === 'Sjukresor')).toMatchObject({
      amountOre: millions(-20),
      signed: { by: 'controller rf' },
    })
    expect(estimates.find((one) => one.id === 'v')).toMatchObject({
      version: 2,
      signed: { by: 'controller rf' },
      amountOre: millions(-56),
    })
  })

  it('takes a rule with owner and reason, and says everything that is wrong at once', async () => {
    const db = await open()
    await prepared(db)
    const controller = as(db, CONTROLLER)
    expect((await controller.post('/jamforelsestorande/regel', RULE)).status).toBe(303)
    expect((await db.transact(loadComparability)).rules.map((one) => one.selector).sort()).toEqual(['4011,4020-4029', '9019'])
    const wrong = await controller.post('/jamforelsestorande/regel', {
      ...RULE,
      selector: 'covid',
      to: '2020-01',
      owner: '',
      reason: '',
    })
    const html = await wrong.text()
    expect([wrong.status, errorsOf(html), html.includes('value="covid"')]).toEqual([
      422,
      ['selector', 'to', 'owner', 'reason'],
      true,
    ])
    const bare = await controller.post('/jamforelsestorande/uppskattning', {
      ...ESTIMATE,
      amount: '',
      why: '',
      period: 'november',
    })
    expect([bare.status, errorsOf(await bare.text())]).toEqual([422, ['period', 'why', 'amount']])
  })

  it('lets nobody write for a committee that is not theirs', async () => {
    const db = await open()
    await prepared(db)
    const other = as(db, person('official', 'rs'))
    expect(errorsOf(await (await other.post('/jamforelsestorande/uppskattning', ESTIMATE)).text())).toEqual(['unit'])
    expect(errorsOf(await (await other.post('/jamforelsestorande/regel', RULE)).text())).toEqual(['owner'])
    const hsn = as(db, person('official', 'hsn'))
    expect((await hsn.post('/jamforelsestorande/uppskattning', { id: 'v', version: '1', gor: 'skriv-under' })).status).toBe(403)
  })
})
