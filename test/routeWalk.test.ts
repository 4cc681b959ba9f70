// Every route × every role, against a list written by hand: what is not in the list fails, and so does a door too many or too few.
// Also down to the field: what a role that stops at account × committee must not find on any page.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PUBLIC_KEY } from '../src/access/model.ts'
import { routesOf } from '../src/app/routeList.ts'
import { application } from '../src/app/server.tsx'
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
}

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
}

const sampleOf = (path: string): string =>
  SAMPLES[path] ??
  path
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

describe('another way in is no way in', () => {
  test('a form from another site, a cookie made up, a page beyond the person', async () => {
    expect((await walk.ask('post', '/utkast', { login: 'controller', origin: 'https://evil.example' })).status).toBe(403)
    expect(await walk.getsIn('get', '/konto', { cookie: 'roder=x'.padEnd(50, 'x') })).toBe(false)
    expect((await walk.ask('post', '/enhet/e2603', { login: 'chef-e2201' })).status).toBe(403)
    expect((await walk.ask('post', '/namnd/run/bekrafta', { login: 'tjanst-hsn' })).status).toBe(403)
  })

  test('no answer to anyone is a fault of ours', () => expect(walk.faults()).toEqual([]))
})
