// Every route × every role, against a list written by hand: what is not in the list fails, and so does a door too many or too few.
// Also down to the field: what a role that stops at account × committee must not find on any page.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PUBLIC_KEY } from '../src/access/model.ts'
import { addGrant, addGroup, addPerson, letIn, personByLogin } from '../src/access/store.ts'
import { routesOf } from '../src/app/routeList.ts'
import { application } from '../src/app/server.tsx'
import type { Actor } from '../src/kernel/actor.ts'
import { ore } from '../src/kernel/money.ts'
import { assert } from '../src/kernel/result.ts'
import { LEAF } from '../src/plan/model.ts'
import { addProposal, saveBranch } from '../src/plan/store.ts'
import type { Tx } from '../src/storage/database.ts'
import { saveSetting } from '../src/storage/setting.ts'
import { openWalk, type Walk } from './walk.ts'

/**
 * Who gets in: E elected, M manager, O official, C controller, A auditor, D administrator, R the demo's reader without sign-in.
 * A visitor where the demo's door is shut gets in nowhere but where everyone does (*); where the authority has opened its public
 * pages the visitor is a citizen (Z).
 */
const ALL = 'EMOCADR'
const PUBLIC = 'EMOCADRZ'
const SIGNED = 'EMOCAD'
/** Who reads amounts of units below a committee. */
const BELOW = 'MOCAR'
const TABLE: Record<string, string> = {
  'get /': PUBLIC,
  'get /ekonomi': PUBLIC,
  'get /rakenskaper': ALL,
  'get /rakenskaper/kassaflode': ALL,
  'get /rakenskaper/balanskrav': ALL,
  'get /rakenskaper/noter': ALL,
  'get /investeringar': ALL,
  'get /nyckeltal': PUBLIC,
  'get /mal': PUBLIC,
  'get /mal/:no': PUBLIC,
  'get /mal/overblick': ALL,
  'get /mal/:no/omgang/:round': ALL,
  'get /bedomning': ALL,
  'post /bedomning': 'OC',
  'get /namnd/:code': ALL,
  'post /namnd/:code/bekrafta': 'OC',
  'post /namnd/:code/text': 'OC',
  'get /avstamning': ALL,
  'get /forklara': PUBLIC,
  'get /forklara.fragment': PUBLIC,
  'get /rapporter': PUBLIC,
  'get /rapporter/arsredovisning': PUBLIC,
  'get /rapporter/delarsrapport': PUBLIC,
  'get /rapporter/arsredovisning.html': PUBLIC,
  'get /rapporter/arsredovisning.pdf': PUBLIC,
  'get /rapporter/arsredovisning.docx': PUBLIC,
  'get /rapporter/arsredovisning.json': PUBLIC,
  'get /rapporter/delarsrapport.html': PUBLIC,
  'get /rapporter/delarsrapport.pdf': PUBLIC,
  'get /rapporter/delarsrapport.docx': PUBLIC,
  'get /rapporter/delarsrapport.json': PUBLIC,
  'get /rapporter/beslut': 'C',
  'post /rapporter/beslut': 'C',
  'post /rapporter/underteckna': 'C',
  'get /rapporter/undertecknad': PUBLIC,
  'get /rapporter/undertecknad.html': PUBLIC,
  'get /rapporter/undertecknad.pdf': PUBLIC,
  'get /rapporter/undertecknad.docx': PUBLIC,
  'get /rapporter/undertecknad.json': PUBLIC,
  'get /sok': ALL,
  'get /organisation': ALL,
  'get /organisation/las-in': 'D',
  'post /organisation/las-in': 'D',
  'post /organisation/las-in/spara': 'D',
  'get /kom-igang': 'D',
  'get /myndighet': 'D',
  'post /myndighet': 'D',
  'get /konton': 'MOCADR',
  'post /konton': 'C',
  'post /konton/spara': 'C',
  'post /konton/ett': 'C',
  'get /importer': 'MOCADR',
  'post /importer': 'C',
  'get /importer/:id': 'MOCADR',
  'get /verifikationer': 'MOCAR',
  'get /handelser': 'AD',
  'get /handelser.csv': 'AD',
  'get /logga-in': '*',
  'post /logga-in': '*',
  'get /logga-in/oidc': '*',
  'get /logga-in/oidc/svar': '*',
  'post /logga-ut': '*',
  'post /prova-som': '*',
  'get /konto': SIGNED,
  'get /konto/losenord': SIGNED,
  'post /konto/losenord': SIGNED,
  'post /konto/inloggningar': SIGNED,
  // An empty form names no group, and nobody may let anyone into that.
  'post /konto/grupp': '',
  'get /behorigheter': SIGNED,
  'get /personer': 'CAD',
  'get /personer/ny': 'D',
  'post /personer/ny': 'D',
  'post /personer/grupper': 'D',
  'get /personer/:person': 'CAD',
  'post /personer/:person/roller': 'D',
  'post /personer/:person/avsluta': 'D',
  'post /personer/:person/losenord': 'D',
  'post /personer/:person/konto': 'D',
  'post /personer/:person/inloggningar': 'D',
  'get /uppgifter': ALL,
  'post /uppgifter/klara': 'MOC',
  'post /utkast': SIGNED,
  'get /arshjul': ALL,
  'get /arshjul.ics': ALL,
  'get /arshjul/steg/:step': 'C',
  'post /arshjul/steg/:step': 'C',
  'post /arshjul/steg/:step/ta-bort': 'C',
  'get /omgang': ALL,
  'post /omgang': 'C',
  'get /omgang/:round': ALL,
  'post /omgang/:round/godkann': 'OC',
  'post /omgang/:round/paminn': 'C',
  'post /omgang/:round/utoka': 'C',
  'post /omgang/:round/stang': 'C',
  'post /omgang/:round/oppna': 'C',
  'get /omgang/:round/uppgift/:task': ALL,
  'post /omgang/:round/uppgift/:task/lage': 'MOC',
  'get /enhet/:code': ALL,
  'post /enhet/:code': 'MC',
  'get /enheter': ALL,
  'post /enheter': 'MOC',
  'get /uppdrag': ALL,
  'get /uppdrag/nytt': 'C',
  'post /uppdrag/nytt': 'C',
  'get /uppdrag/:no{[0-9]+}': ALL,
  'post /uppdrag/:no{[0-9]+}/rapport': 'O',
  'post /uppdrag/:no{[0-9]+}/sista-dag': 'C',
  'get /styrdokument': ALL,
  'get /styrdokument/nytt': 'OC',
  'post /styrdokument/nytt': 'OC',
  'get /styrdokument/:id': 'OC',
  'post /styrdokument/:id': 'OC',
  'get /plan': ALL,
  'get /plan/nod/:id': ALL,
  'get /plan/ny': 'OC',
  'post /plan/ny': 'OC',
  'post /plan/andra': 'OC',
  'post /plan/flytta': 'OC',
  'post /plan/dela': 'OC',
  'post /plan/sla-ihop': 'OC',
  'get /plan/nasta-ar': 'OC',
  'post /plan/nasta-ar': 'OC',
  'get /plan/beslut': 'OC',
  // An empty form is about the whole authority's plan, which an official of one committee does not decide.
  'post /plan/beslut': 'C',
  'get /plan/las-in': 'OC',
  'post /plan/las-in': 'OC',
  'post /plan/las-in/spara': 'OC',
  'get /plan/export.xlsx': ALL,
  'get /plan/export.pdf': ALL,
  'get /plan/export.html': ALL,
  'get /varden': ALL,
  'post /varden': 'MC',
  'get /varden/klistra': 'MC',
  'post /varden/klistra': 'MC',
  'post /varden/las-in': 'MC',
  'post /varden/bekrafta': 'MC',
  'get /varden/:indicator': ALL,
  'post /varden/:indicator': 'C',

  // Money ahead. Frames and decisions on them.
  'get /budget': ALL,
  'get /budget/ram/:unit': ALL,
  'get /budget/beslut': ALL,
  'get /budget/beslut/nytt': 'OC',
  // An empty form is a decision of the assembly, and so is the one in the address: an official of one committee registers neither.
  'post /budget/beslut/nytt': 'C',
  'get /budget/beslut/:id': ALL,
  'post /budget/beslut/:id': 'C',
  'get /budget/index': ALL,
  'post /budget/index': 'C',
  // A unit's detailed budget is below the committee: elected members and administrators stop above it.
  'get /budget/detalj': ALL,
  'get /budget/detalj/:unit': BELOW,
  'post /budget/detalj/:unit': 'MC',
  'get /budget/detalj/:unit/rad/:row': 'MC',
  'post /budget/detalj/:unit/rad/:row': 'MC',
  'post /budget/detalj/:unit/fordela': 'MC',
  'post /budget/detalj/:unit/kommentar': 'MC',
  'post /budget/detalj/:unit/lamna': 'MC',
  'post /budget/detalj/:unit/kopiera': 'MC',
  'get /budget/detalj/:unit/excel': BELOW,
  'post /budget/detalj/:unit/excel': 'MC',
  'get /budget/detalj/:unit/sie': BELOW,
  'get /budget/bemanning/:unit': BELOW,
  'post /budget/bemanning/:unit': 'MC',

  // The economic plan, scenarios and the meeting.
  'get /ekonomiplan': ALL,
  'get /ekonomiplan/tabell/:name': ALL,
  'get /scenarier': ALL,
  'get /scenarier/jamfor': ALL,
  'get /scenarier/jamfor.csv': ALL,
  'get /scenarier/ny': 'EOC',
  'post /scenarier/ny': 'EOC',
  'get /scenarier/:id': ALL,
  'get /scenarier/:id/forklara': ALL,
  // The address is a published party budget: only its own group writes in it, and none of the demo's roles is in the group.
  'post /scenarier/:id/spakar': '',
  'post /scenarier/:id/forslag': '',
  'post /scenarier/:id/forslag/:no{[0-9]+}': '',
  'post /scenarier/:id/publicera': '',
  'post /scenarier/:id/lasare': '',
  'get /motet': ALL,
  'post /motet': 'C',
  'post /motet/avsluta': 'C',

  // The investment plan.
  'get /investeringar/plan': ALL,
  'get /investeringar/projekt/ny': 'C',
  'post /investeringar/projekt/ny': 'C',
  'get /investeringar/projekt/:id': ALL,
  'post /investeringar/projekt/:id': 'C',
  'post /investeringar/projekt/:id/utfall': 'C',

  // Outcome against budget, forecasts, worked time, measures and items affecting comparability.
  'get /ekonomi/enhet/:code': PUBLIC,
  'get /ekonomi/enhet/:code/tabell.csv': PUBLIC,
  'post /ekonomi/enhet/:code/kommentar': 'OC',
  'get /prognoser': ALL,
  'get /prognoser/traffsakerhet': ALL,
  'post /prognoser/las': 'C',
  'get /prognoser/:unit': BELOW,
  'post /prognoser/:unit': 'MOC',
  'post /prognoser/:unit/justera': 'OC',
  'get /arbetadtid': ALL,
  'post /arbetadtid': 'MC',
  'get /atgarder': ALL,
  'get /atgarder/ny': 'MOC',
  'post /atgarder/ny': 'MOC',
  'get /atgarder/:id': ALL,
  // The measure of the address is a committee's administration's: its officials, not the manager of one unit in it.
  'post /atgarder/:id/rapport': 'OC',
  'post /atgarder/:id/andra': 'OC',
  'get /jamforelsestorande': ALL,
  'post /jamforelsestorande/uppskattning': 'MOC',
  'post /jamforelsestorande/regel': 'MOC',
}

/** A party budget that its group has published. */
const PUBLISHED = 'syntetiskt-exempel-a-2023'

/** What stands in an address where the route has a name; the unit is one the manager and the official answer for. */
const SAMPLES: Record<string, string> = {
  '/mal/:no/omgang/:round': '/mal/8/omgang/2023-04',
  '/mal/:no': '/mal/8',
  '/namnd/:code': '/namnd/hsn?omgang=2023-04',
  '/namnd/:code/bekrafta': '/namnd/hsn/bekrafta',
  '/namnd/:code/text': '/namnd/hsn/text',
  '/bedomning': '/bedomning?ref=goals:assessment/8@HSN/2023-04',
  '/forklara': '/forklara?ref=statements:income/result_for_the_year@region/2020',
  '/forklara.fragment': '/forklara.fragment?ref=statements:income/result_for_the_year@region/2020',
  '/verifikationer': '/verifikationer?account=4010&unit=e2201&year=2020',
  '/omgang/:round/uppgift/:task': '/omgang/2023-04/uppgift/1',
  '/enhet/:code': '/enhet/e2201?omgang=2023-04',
  '/uppdrag/:no{[0-9]+}/rapport': '/uppdrag/2/rapport',
  '/uppdrag/:no{[0-9]+}/sista-dag': '/uppdrag/2/sista-dag',
  '/uppdrag/:no{[0-9]+}': '/uppdrag/2',
  '/styrdokument/:id': '/styrdokument/d1',
  '/plan/nod/:id': '/plan/nod/g8',
  '/plan': '/plan?ar=2023',
  '/plan/export.pdf': '/plan/export.pdf?year=2023&namnd=hsn',
  '/plan/export.html': '/plan/export.html?year=2023&namnd=hsn',
  '/varden': '/varden?omgang=2023-04&enhet=e2201',
  '/arshjul/steg/:step': '/arshjul/steg/1',
  '/budget/ram/:unit': '/budget/ram/hsn?ar=2022',
  '/budget/beslut/:id': '/budget/beslut/regionplan-2022',
  '/ekonomiplan/tabell/:name': '/ekonomiplan/tabell/result-budget.csv',
  '/scenarier/jamfor': `/scenarier/jamfor?b=${PUBLISHED}`,
  '/scenarier/jamfor.csv': `/scenarier/jamfor.csv?b=${PUBLISHED}`,
  '/scenarier/:id/forklara': `/scenarier/${PUBLISHED}/forklara?ref=plan:result/result_incl_fin@region/2023`,
  '/investeringar/projekt/:id': '/investeringar/projekt/f-operation',
  '/investeringar/projekt/:id/utfall': '/investeringar/projekt/f-operation/utfall',
  '/ekonomi/enhet/:code': '/ekonomi/enhet/hsn?year=2020',
  '/ekonomi/enhet/:code/tabell.csv': '/ekonomi/enhet/hsn/tabell.csv?year=2020',
  '/ekonomi/enhet/:code/kommentar': '/ekonomi/enhet/hsn/kommentar?year=2020',
  '/prognoser/:unit': '/prognoser/e2201?omgang=2023-04',
  '/prognoser/:unit/justera': '/prognoser/hsn/justera',
  '/atgarder/:id': '/atgarder/hyrpersonal-2020',
  '/atgarder/:id/rapport': '/atgarder/hyrpersonal-2020/rapport',
  '/atgarder/:id/andra': '/atgarder/hyrpersonal-2020/andra',
}

const sampleOf = (path: string): string =>
  SAMPLES[path] ??
  path
    .replace('/scenarier/:id', `/scenarier/${PUBLISHED}`)
    .replace(':no{[0-9]+}', '1')
    .replace(':unit', 'e2201')
    .replace(':row', 'ny')
    .replace(':round', '2023-04')
    .replace(':task', '1')
    .replace(':person', '00000000-0000-4000-8000-000000000000')
    .replace(':step', '1')
    .replace(':indicator', 'g8-i5')
    .replace(':id', 'd1')
    .replace(/:no(\{[^}]*\})?/, '8')

let walk: Walk
beforeAll(async () => {
  walk = await openWalk()
}, 240_000)
afterAll(async () => await walk?.close())

const LETTERS: Record<string, string> = {
  E: 'ordforande',
  M: 'chef-e2201',
  O: 'tjanst-hsn',
  C: 'controller',
  A: 'revisor',
  D: 'administrator-demo',
}

const letterOf = (login: string): string => Object.keys(LETTERS).find((letter) => LETTERS[letter] === login) ?? 'R'

function listed(): string[] {
  const { slow, quick } = routesOf({
    house: { db: {}, authority: { authorityId: 'x', code: 'x' } } as never,
    current: () => Promise.reject(new Error('no world is asked for the list itself')),
    visitorOf: () => Promise.reject(new Error('nobody is asked for the list itself')),
    demoDoor: () => false,
  })
  return [...slow, ...quick].map(({ method, path }) => `${method} ${path}`)
}

test('every route has a row, every row has a route, and nothing is mounted beside the list', () => {
  const routes = listed()
  expect(routes.filter((route) => !(route in TABLE))).toEqual([])
  expect(Object.keys(TABLE).filter((route) => !routes.includes(route))).toEqual([])
  const mounted = application(walk.house, { quiet: true })
    .routes.filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method.toLowerCase()} ${path}`)
  const beside = ['get /healthz', 'get /readyz', 'get /assets/*']
  expect([...new Set(mounted)].filter((route) => !(route in TABLE) && !beside.includes(route))).toEqual([])
})

/** Heavy files are asked for once, by one role in and one out; the rule is the same line as for the page. */
const HEAVY = /\.(pdf|docx|html|json)$/

describe('who gets in', () => {
  test.each(Object.entries(TABLE))('%s: %s', { timeout: 120_000 }, async (route, allowed) => {
    const [method = '', path = ''] = route.split(' ')
    const address = sampleOf(path)
    const open = allowed === '*'
    const found: string[] = []
    const roles = HEAVY.test(path) ? ['E'] : Object.keys(LETTERS)
    for (const letter of roles) if (await walk.getsIn(method, address, { login: LETTERS[letter]! })) found.push(letter)
    if (!HEAVY.test(path) && (await walk.getsIn(method, address, {}))) found.push('R')
    const expected = open
      ? [...roles, ...(HEAVY.test(path) ? [] : ['R'])]
      : [...allowed].filter((one) => roles.includes(one) || (one === 'R' && !HEAVY.test(path)))
    expect(found.sort().join('')).toBe(expected.sort().join(''))
    expect(await walk.getsIn(method, address, { shut: true }), 'a visitor where the door is shut').toBe(open)
  })
})

describe('an authority that opens its public pages', () => {
  const setting = async (open: boolean) => {
    await walk.house.db.asAuthority(walk.house.authority.authorityId, { name: 'test' }, (tx) =>
      saveSetting(tx, PUBLIC_KEY, { open }),
    )
    walk.house.changed()
  }
  const citizen = async (address: string) => {
    const answer = await walk.ask('get', address, { shut: true })
    return { status: answer.status, html: await answer.text() }
  }
  beforeAll(() => setting(true))
  afterAll(() => setting(false))

  const light = Object.entries(TABLE).filter(([route]) => !/\.(pdf|docx)$/.test(route))
  test.each(light)('%s: %s', { timeout: 120_000 }, async (route, allowed) => {
    const [method = '', path = ''] = route.split(' ')
    expect(await walk.getsIn(method, sampleOf(path), { shut: true })).toBe(allowed === '*' || allowed.includes('Z'))
  })

  test('a citizen has a menu of five, the way to sign in, and no search', async () => {
    const { html } = await citizen('/')
    const menu = /<nav class="r-side-menu".*?<\/nav>/s.exec(html)![0]
    expect([...menu.matchAll(/<a href="([^"?]+)/g)].map((found) => found[1])).toEqual([
      '/',
      '/mal',
      '/ekonomi',
      '/rapporter',
      '/nyckeltal',
    ])
    expect(html).toContain('href="/logga-in?till=')
    expect(html).not.toContain('r-search')
    expect(html).not.toContain('/verifikationer')
  })

  test('amounts stop at account × committee, and no file is quoted', async () => {
    expect((await citizen('/ekonomi?open=hsn')).html).not.toContain('Akutsjukvård')
    expect((await citizen('/forklara?ref=ledger:account/4010@e2201/2020')).status).toBe(403)
    const explained = await citizen('/forklara?ref=statements:income/result_for_the_year@region/2020')
    expect(explained.status).toBe(200)
    expect(explained.html).not.toContain('#TRANS')
  })

  test('a unit’s outcome stops there too, and plans and forecasts are not public', async () => {
    expect((await citizen('/ekonomi/enhet/e2201?year=2020')).status).toBe(403)
    expect((await citizen('/ekonomi/enhet/hsn?year=2020')).html).not.toContain('Akutsjukvård')
    expect((await citizen('/forklara?ref=budget:frame@E2603/2021')).status).toBe(403)
  })

  test.each([
    '/forklara?ref=goals:assessment/8@HSN/2023-04',
    '/forklara.fragment?ref=goals:value/g8-i4@HSN/2023-04',
    '/forklara?ref=followup:unit/result@e2201/2023-04',
    '/rapporter/delarsrapport?year=2023&period=04',
    '/rapporter/delarsrapport.json?year=2023&period=04',
  ])('what is under way is not public: %s', async (address) => expect((await citizen(address)).status).toBe(403))

  test('nothing leads to the judgements of a round', async () => {
    for (const address of ['/', '/mal', '/mal?year=2023', '/mal/8'])
      expect((await citizen(address)).html).not.toContain('/overblick')
  })

  test('who is signed in keeps what they have', async () => {
    expect(await walk.getsIn('get', '/uppgifter', { login: 'chef-e2201' })).toBe(true)
    expect(await walk.getsIn('get', '/mal/overblick', { login: 'ordforande' })).toBe(true)
  })
})

describe('down to the field', () => {
  const as = (login: string, address: string) => walk.ask('get', address, { login })

  test.each(['ordforande', 'administrator-demo'])('%s stops at account × committee on the economy page', async (login) => {
    const page = await (await as(login, '/ekonomi?open=hsn')).text()
    expect(page).toContain('Hälso- och sjukvårdsnämnden')
    expect(page).not.toContain('/verifikationer')
    expect(page).not.toContain('Akutsjukvård')
    const detail = await (await as('controller', '/ekonomi?open=hsn&open=ls1')).text()
    expect(detail).toContain('Akutsjukvård')
  })

  test('an address below the committee is refused to an elected member, and given to a controller', async () => {
    const address = '/forklara?ref=ledger:account/4010@e2201/2020'
    expect((await as('ordforande', address)).status).toBe(403)
    expect((await as('controller', address)).status).toBe(200)
    expect((await as('ordforande', '/forklara?ref=ledger:account/4010@HSN/2020')).status).toBe(200)
  })

  test('lines of the file are shown to those who read vouchers of the whole, and to nobody else', async () => {
    const address = '/forklara?ref=statements:income/result_for_the_year@region/2020'
    const lines = async (login: string) => (await (await as(login, address)).text()).includes('#TRANS')
    expect(await lines('revisor')).toBe(true)
    for (const login of ['ordforande', 'administrator-demo', 'chef-e2201']) expect(await lines(login), login).toBe(false)
  })

  test('a manager reads vouchers of the own unit, not of another', async () => {
    expect((await as('chef-e2201', '/verifikationer?account=4010&unit=e2201&year=2020')).status).toBe(200)
    expect((await as('chef-e2201', '/verifikationer?account=4010&unit=e2603&year=2020')).status).toBe(403)
    expect((await as('chef-e2201', '/verifikationer?account=4010&year=2020')).status).toBe(403)
  })
})

describe('down to the field: money ahead', () => {
  const as = (login: string, address: string) => walk.ask('get', address, { login })
  const html = async (login: string, address: string) => (await as(login, address)).text()
  const STOPPED = ['ordforande', 'administrator-demo']

  test.each([
    '/budget/ram/e2603?ar=2021',
    '/ekonomi/enhet/e2603?year=2020',
    '/forklara?ref=budget:frame@E2603/2021',
    '/forklara.fragment?ref=budget:undistributed@E2603/2021',
    '/forklara?ref=budget:frame/sjukhusvard@HSN/2021%3Fdecision=internbudget-hsn-2021%26entry=e2603',
  ])('below the committee: %s', async (address) => {
    for (const login of STOPPED) expect((await as(login, address)).status, login).toBe(403)
    expect((await as('controller', address)).status).toBe(200)
  })

  test.each([
    ['/budget/detalj?year=2021&alla=1', 'Folkhögskolestyrelsen'],
    ['/budget/ram/hsn?ar=2021', 'Så är ramen fördelad', 'Hälso- och sjukvårdsförvaltning<'],
    ['/budget/beslut/internbudget-hsn-2021', 'Fördelning inom nämnden'],
    ['/forklara?ref=budget:frame/sjukhusvard@HSN/2021%3Fdecision=internbudget-hsn-2021', 'Internbudget 2021'],
    ['/ekonomi/enhet/hsn?year=2020', 'Hälso- och sjukvårdsnämnden'],
  ])('%s is read by all inside, its units by those who see them', async (address, shown, unit = 'Hälsocentral Älven') => {
    for (const login of STOPPED) {
      const page = await html(login, address)
      expect(page, login).toContain(shown)
      expect(page, login).not.toContain(unit)
    }
    expect(await html('controller', address)).toContain(unit)
  })

  test('nobody writes for a unit or a committee they do not answer for', async () => {
    const refused = [
      ['chef-e2201', '/budget/detalj/e2603'],
      ['chef-e2201', '/budget/detalj/e2603/kopiera'],
      ['chef-e2201', '/budget/bemanning/e2603'],
      ['chef-e2201', '/prognoser/e2603'],
      ['chef-e2201', '/prognoser/hsn'],
      ['tjanst-run', '/prognoser/hsn/justera'],
      ['tjanst-hsn', '/prognoser/las'],
      ['tjanst-run', '/atgarder/hyrpersonal-2020/andra'],
      ['tjanst-run', '/ekonomi/enhet/hsn/kommentar?year=2020'],
      ['tjanst-hsn', '/budget/index'],
    ]
    for (const [login, address] of refused)
      expect((await walk.ask('post', address!, { login: login! })).status, `${login} ${address}`).toBe(403)
  })
})

describe('a private party budget', () => {
  const ID = 'hemlig-gren'
  const UNUSED = 'ingen-gren-'
  const SECRET = 'Osynligt budgetförslag'
  const GROUP = 'prov'
  const ref = (branch: string) => encodeURIComponent(`plan:result/result_incl_fin@region/2023?branch=${branch}`)
  /** Where a branch is asked for by its address. */
  const NAMED = (branch: string) => [
    `/scenarier/${branch}`,
    `/scenarier/${branch}/forklara?ref=plan:result/result_incl_fin@region/2023`,
    `/scenarier/jamfor?a=main&b=${branch}`,
    `/scenarier/jamfor?a=${branch}&b=main`,
    `/scenarier/jamfor.csv?b=${branch}`,
    `/ekonomiplan?gren=${branch}`,
    `/ekonomiplan/tabell/result-budget?gren=${branch}`,
    `/ekonomiplan/tabell/result-budget.csv?gren=${branch}`,
    `/forklara?ref=${ref(branch)}`,
    `/forklara.fragment?ref=${ref(branch)}`,
  ]
  const LISTS = ['/scenarier', '/scenarier/jamfor', '/motet', '/sok?q=Osynligt', '/ekonomiplan', '/']
  const WRITES = ['spakar', 'forslag', 'forslag/1', 'publicera', 'lasare'].map((what) => `/scenarier/${ID}/${what}`)
  const asks = (login: string) => (login === 'demo' ? {} : { login })
  let member: Actor

  beforeAll(async () => {
    const { db, authority } = walk.house
    const by = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => db.asAuthority(authority.authorityId, actor, work)
    // Someone nobody signs in as holds the group, so that every role of the demonstration stands outside it.
    const { person } = await by({ name: 'prov' }, async (tx) => {
      await addGroup(tx, { code: GROUP, name: 'Provgruppen' })
      const added = await addPerson(tx, { login: 'grupp', name: 'Gruppens ledamot' })
      assert(added.ok, 'the login is free')
      return added.value
    })
    member = {
      name: 'Gruppens ledamot',
      person,
      grants: [{ role: 'elected', unit: 'rf', from: '2020-01-01', partyGroup: GROUP }],
    }
    const head = {
      id: ID,
      plan: '2023-2026',
      kind: 'partyBudget' as const,
      name: SECRET,
      owner: person,
      ownerName: member.name,
      partyGroup: GROUP,
      officials: [],
      state: 'private' as const,
      exceptions: [],
      version: 0,
    }
    const changes = [{ ref: LEAF.adjustment('hsn', 'sjukhusvard', 2023), add: ore(12_345_600_000) }]
    await by(member, async (tx) => {
      await saveBranch(tx, head)
      await addProposal(tx, { ...head, version: 1 }, { title: SECRET, text: SECRET, changes })
    })
    walk.house.changed()
  })

  const told = async (answer: Response, branch: string) => {
    const text = (await answer.text()).replaceAll(branch, 'X').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'N')
    return { status: answer.status, text }
  }

  test.each(['demo', ...Object.values(LETTERS)])('does not exist for %s', { timeout: 120_000 }, async (login) => {
    const unused = NAMED(UNUSED)
    for (const [at, address] of NAMED(ID).entries()) {
      const [asked, nothing] = [await walk.ask('get', address, asks(login)), await walk.ask('get', unused[at]!, asks(login))]
      const answer = await told(asked, ID)
      expect(answer.status, address).toBe(404)
      expect(answer.text, address).not.toMatch(/Osynligt|Provgruppen|123,4/)
      expect(answer, address).toEqual(await told(nothing, UNUSED))
    }
    for (const address of LISTS) {
      const page = await (await walk.ask('get', address, asks(login))).text()
      expect(page.replaceAll('Osynligt”', ''), address).not.toMatch(/Osynligt budget|hemlig-gren|Provgruppen/)
    }
    for (const address of WRITES) {
      const { status } = await walk.ask('post', address, asks(login))
      // Those who may make scenarios are told that there is none; the others that they may make none.
      expect(status, address).toBe('EOC'.includes(letterOf(login)) ? 404 : 403)
    }
  })

  test('is told by the log as saved, when and by whom, and no more', async () => {
    for (const login of ['revisor', 'administrator-demo']) {
      const log = await (await walk.ask('get', '/handelser.csv', { login })).text()
      expect(log).toContain(`plan:branch/${ID}`)
      expect(log).not.toMatch(/Osynligt|12345600000/)
    }
  })

  test('is read by whoever the group lets in, and by nobody in another group', { timeout: 120_000 }, async () => {
    const { db, authority } = walk.house
    const now = new Date().toISOString()
    const today = now.slice(0, 10)
    const grantTo = async (login: string, partyGroup: string) => {
      const granted = await db.asAuthority(authority.authorityId, { name: 'prov' }, async (tx) => {
        const person = (await personByLogin(tx, login))!
        await addGroup(tx, { code: partyGroup, name: `Gruppen ${partyGroup}` })
        return await addGrant(tx, person, { role: 'elected', unit: 'rf', from: '2020-01-01', partyGroup }, now)
      })
      const own = { name: login, person: granted.person, grants: [] }
      await db.asAuthority(authority.authorityId, own, (tx) => letIn(tx, granted.grantId, { now, today }))
    }
    await grantTo('tjanst-run', 'annan')
    expect((await walk.ask('get', `/scenarier/${ID}`, { login: 'tjanst-run' })).status).toBe(404)
    await grantTo('ordforande', GROUP)
    for (const address of [...NAMED(ID).slice(0, 8), '/scenarier']) {
      const answer = await walk.ask('get', address, { login: 'ordforande' })
      expect(answer.status, address).toBe(200)
      if (!address.includes('tabell')) expect(await answer.text(), address).toContain(SECRET)
    }
    // The house's common figures never hold a private branch, not even for its own group: its page explains them.
    for (const address of NAMED(ID).slice(8))
      expect((await walk.ask('get', address, { login: 'ordforande' })).status, address).toBe(404)
    for (const what of ['spakar', 'forslag', 'forslag/1'])
      expect([303, 422], what).toContain((await walk.ask('post', `/scenarier/${ID}/${what}`, { login: 'ordforande' })).status)
  })
})

describe('another way in is no way in', () => {
  test('a form from another site, a cookie made up, a page beyond the person', async () => {
    expect((await walk.ask('post', '/utkast', { login: 'controller', origin: 'https://evil.example' })).status).toBe(403)
    expect(await walk.getsIn('get', '/konto', { cookie: 'roder=x'.padEnd(50, 'x') })).toBe(false)
    expect((await walk.ask('post', '/enhet/e2603', { login: 'chef-e2201' })).status).toBe(403)
    expect((await walk.ask('post', '/namnd/run/bekrafta', { login: 'tjanst-hsn' })).status).toBe(403)
  })

  test('no answer to anyone is a fault of ours', () => expect(walk.faults()).toEqual([]))
})
