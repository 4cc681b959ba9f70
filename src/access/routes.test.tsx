// Coming in, staying, going out and being refused, over HTTP on both databases. Time is wound by hand; nothing is pretended.
import { beforeEach, expect, it } from 'vitest'
import type { Grant } from '../kernel/actor.ts'
import type { Unit } from '../organisation/model.ts'
import { saveUnits } from '../organisation/store.ts'
import { forEachDatabase, type TestDatabase } from '../storage/testing.ts'
import { htmlFaults } from '../web/testing.ts'
import { hashPassword } from './io/password.ts'
import { hashOf } from './io/secret.ts'
import { type Browser, type SiteOptions, type TestSite, testSite } from './io/testSite.ts'
import { isPermission } from './permission.ts'
import type { Person } from './person.ts'
import { accessRoutes } from './routes.tsx'
import { addGrant, addPerson, ensureAdministrator, loadPerson, loadSessions } from './store.ts'

const unit = (code: string, kind: Unit['kind'], parent?: string): Unit => ({
  code,
  kind,
  name: `Enhet ${code}`,
  validFrom: '2019-01-01',
  ...(parent ? { parent } : {}),
})
const UNITS = [
  unit('rf', 'assembly'),
  unit('rs', 'executiveBoard', 'rf'),
  unit('hsn', 'committee', 'rf'),
  unit('run', 'committee', 'rf'),
]
const PASSWORD = 'fyra lugna grå hästar'
let credential = ''

async function register(db: TestDatabase, login: string, ...grants: Omit<Grant, 'from'>[]): Promise<Person> {
  credential ||= await hashPassword(PASSWORD)
  return await db.transact(async (tx) => {
    const added = await addPerson(tx, { login, name: `Roll ${login}`, credential })
    if (!added.ok) throw new Error('not added')
    // The person's own password: chosen long ago.
    await tx.query('update access.person set must_change = false where authority_id = $1 and login = $2', [tx.authority, login])
    let person = added.value
    for (const grant of grants) {
      await addGrant(tx, person, { from: '2023-01-01', ...grant }, '2023-01-01T00:00:00Z')
      person = (await loadPerson(tx, person.person))!
    }
    return person
  })
}

async function signIn(site: TestSite, login: string, password = PASSWORD): Promise<Browser> {
  const browser = site.browser()
  const answer = await browser.post('/logga-in', { login, password, till: '/konto' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/konto'])
  return browser
}

const logged = (db: TestDatabase, action: string) =>
  db.transact((tx) =>
    tx.query<{ actor: string; subject: string; before: unknown; after: Record<string, unknown> }>(
      'select actor, subject, before, after from storage.audit_log where authority_id = $1 and action = $2 order by entry_no',
      [tx.authority, action],
    ),
  )

forEachDatabase('people and access over HTTP', (open) => {
  let db: TestDatabase
  let site: TestSite
  const begin = async (options: SiteOptions = {}) => {
    db = await open()
    await db.transact((tx) => saveUnits(tx, UNITS))
    site = testSite(db, options)
  }
  beforeEach(() => begin())

  it('signs in with a new session, shows it, and signs out for good', async () => {
    const person = await register(db, 'chef', { role: 'manager', unit: 'hsn' })
    const browser = site.browser()
    browser.cookies.set('roder', 'A'.repeat(43))
    const answer = await browser.post('/logga-in', { login: ' CHEF ', password: PASSWORD, till: '//ont.example' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('roder='))!
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    const token = browser.cookies.get('roder')!
    expect(token).not.toBe('A'.repeat(43))
    const stored = await db.transact((tx) => tx.query('select * from access.session where authority_id = $1', [tx.authority]))
    expect(JSON.stringify(stored)).not.toContain(token)
    expect(stored).toMatchObject([{ token_hash: hashOf(token), user_agent: 'Firefox, Linux', how: 'local' }])
    const account = await (await browser.get('/konto')).text()
    expect(htmlFaults(account, { page: true })).toEqual([])
    expect(account).toContain('Enhet hsn')
    expect((await browser.post('/logga-ut', {})).headers.get('location')).toBe('/logga-in?ut=local')
    expect(browser.cookies.has('roder')).toBe(false)
    browser.cookies.set('roder', token)
    expect((await browser.get('/konto')).status).toBe(403)
    expect((await logged(db, 'access/sign-in'))[0]).toMatchObject({
      actor: 'inloggning',
      subject: `access:person/${person.person}`,
    })
    expect((await logged(db, 'access/sign-out')).map(({ actor }) => actor)).toEqual(['Roll chef'])
  })

  it('a session ends when it is idle, when it is old, when it is forged, and when the account is closed', async () => {
    const person = await register(db, 'chef', { role: 'manager', unit: 'hsn' })
    const browser = await signIn(site, 'chef')
    site.later(7 * 3600)
    expect((await browser.get('/konto')).status).toBe(200)
    site.later(7 * 3600)
    expect((await browser.get('/konto')).status).toBe(200)
    for (const forged of ['', 'x', `${browser.cookies.get('roder')}x`, 'B'.repeat(43), "' or '1'='1"]) {
      const other = site.browser()
      other.cookies.set('roder', forged)
      expect((await other.get('/konto')).status).toBe(403)
    }
    site.later(8 * 3600 + 1)
    expect((await browser.get('/konto')).status).toBe(403)
    const long = await signIn(site, 'chef')
    for (let hours = 0; hours < 30 * 24; hours += 7) {
      expect((await long.get('/konto')).status).toBe(200)
      site.later(7 * 3600)
    }
    expect((await long.get('/konto')).status).toBe(403)
    const third = await signIn(site, 'chef')
    await db.transact((tx) =>
      tx.query('update access.person set active = false where authority_id = $1 and person_id = $2', [
        tx.authority,
        person.person,
      ]),
    )
    expect((await third.get('/konto')).status).toBe(403)
  })

  it('writes that a session was seen at most once a minute', async () => {
    const person = await register(db, 'chef')
    const browser = await signIn(site, 'chef')
    const seen = async () => (await db.transact((tx) => loadSessions(tx, person.person, site.now())))[0]!.lastSeenAt
    const first = await seen()
    site.later(59)
    await browser.get('/konto')
    expect(await seen()).toBe(first)
    site.later(2)
    await browser.get('/konto')
    expect(Date.parse(await seen()) - Date.parse(first)).toBe(61_000)
  })

  it('ends own sessions, and nobody else’s by its id', async () => {
    const other = await register(db, 'annan')
    await register(db, 'chef')
    const theirs = await signIn(site, 'annan')
    const here = await signIn(site, 'chef')
    const there = await signIn(site, 'chef')
    const [session] = await db.transact((tx) => loadSessions(tx, other.person, site.now()))
    await here.post('/konto/inloggningar', { session: session!.sessionId })
    expect((await theirs.get('/konto')).status).toBe(200)
    await here.post('/konto/inloggningar', { session: 'andra' })
    expect((await there.get('/konto')).status).toBe(403)
    expect((await here.get('/konto')).status).toBe(200)
  })

  it('says the same about a wrong password, a wrong login and a closed account', async () => {
    await register(db, 'chef')
    const closed = await register(db, 'slutat')
    await db.transact((tx) =>
      tx.query('update access.person set active = false where authority_id = $1 and person_id = $2', [
        tx.authority,
        closed.person,
      ]),
    )
    const answers = []
    for (const [login, password] of [
      ['chef', 'fel lösenord här'],
      ['finns-inte', PASSWORD],
      ['slutat', PASSWORD],
      ['', ''],
    ] as const) {
      const answer = await site.browser().post('/logga-in', { login, password })
      const html = await answer.text()
      expect(htmlFaults(html, { page: true })).toEqual([])
      expect(html).not.toContain('fel lösenord här')
      answers.push([answer.status, /<div class="ds-error-summary.*?<\/div>/s.exec(html)![0]])
    }
    expect(new Set(answers.map(([status, said]) => `${status}${said}`)).size).toBe(1)
    expect(answers[0]![0]).toBe(422)
  })

  it('slows a guesser down, and lets the person in from a device they have used', async () => {
    await register(db, 'chef')
    const known = await signIn(site, 'chef')
    await known.post('/logga-ut', {})
    const guess = () => site.browser().post('/logga-in', { login: 'chef', password: 'gissning gissning' })
    const statuses = []
    for (let no = 0; no < 6; no++) statuses.push((await guess()).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
    const slowed = await guess()
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(10)
    // The right password does not help a stranger who has to wait.
    expect((await site.browser().post('/logga-in', { login: 'chef', password: PASSWORD })).status).toBe(429)
    // The person's own browser, at the same address, is let in at once.
    expect((await known.post('/logga-in', { login: 'chef', password: PASSWORD })).status).toBe(303)
    // So is a stranger's neighbour with another login.
    await register(db, 'granne')
    expect((await site.browser().post('/logga-in', { login: 'granne', password: PASSWORD })).status).toBe(303)
    site.later(16)
    expect((await guess()).status).toBe(422)
    site.later(16)
    expect((await guess()).status).toBe(429)
    site.later(20)
    expect((await site.browser().post('/logga-in', { login: 'chef', password: PASSWORD })).status).toBe(303)
    expect((await guess()).status).toBe(422)
    expect((await logged(db, 'access/sign-in-slowed')).length).toBe(1)
  })

  it('holds many addresses against one login, and many logins against one address, but no known device', async () => {
    await register(db, 'chef')
    const known = await signIn(site, 'chef')
    await db.transact((tx) => tx.query(`update access.sign_in_attempt set failures = 0 where authority_id = $1`, [tx.authority]))
    await db.transact((tx) =>
      tx.query(
        `insert into access.sign_in_attempt (authority_id, key_hash, failures, last_at)
         select $1::uuid, k, 59, $3::timestamptz from unnest($2::text[]) as k
         on conflict (authority_id, key_hash) do update set failures = excluded.failures`,
        [tx.authority, [hashOf('login:chef'), hashOf('address:10.9.9.9')], site.now()],
      ),
    )
    site.from('10.7.7.7')
    expect((await site.browser().post('/logga-in', { login: 'chef', password: 'gissning gissning' })).status).toBe(422)
    site.from('10.6.6.6')
    expect((await site.browser().post('/logga-in', { login: 'chef', password: 'gissning gissning' })).status).toBe(429)
    expect((await known.post('/logga-in', { login: 'chef', password: PASSWORD })).status).toBe(303)
    site.from('10.9.9.9')
    expect((await site.browser().post('/logga-in', { login: 'a', password: 'gissning gissning' })).status).toBe(422)
    expect((await site.browser().post('/logga-in', { login: 'b', password: 'gissning gissning' })).status).toBe(429)
  })

  it('ten guesses at once are ten guesses', async () => {
    await register(db, 'chef')
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => site.browser().post('/logga-in', { login: 'chef', password: 'gissning gissning' })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([422, 422, 422, 422, 422, 429, 429, 429, 429, 429])
  })

  it('makes the first administrator once, with a password that must be replaced before anything else', async () => {
    const first = (await ensureAdministrator(db, db.authority, site.now()))!
    expect(first.oneTimePassword).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/)
    expect(await ensureAdministrator(db, db.authority, site.now())).toBeUndefined()
    const browser = site.browser()
    const answer = await browser.post('/logga-in', { login: first.login, password: first.oneTimePassword, till: '/personer' })
    expect(answer.headers.get('location')).toBe('/konto/losenord')
    expect((await browser.get('/personer')).status).toBe(403)
    expect(htmlFaults(await (await browser.get('/konto/losenord')).text(), { page: true })).toEqual([])
    const old = browser.cookies.get('roder')!
    const bad = { short: 'kort', login: first.login, differs: 'ett alldeles eget lösenord' }
    expect((await browser.post('/konto/losenord', { password: bad.short, again: bad.short })).status).toBe(422)
    expect((await browser.post('/konto/losenord', { password: bad.login, again: bad.login })).status).toBe(422)
    expect((await browser.post('/konto/losenord', { password: bad.differs, again: 'något annat' })).status).toBe(422)
    const own = 'ett alldeles eget lösenord'
    expect((await browser.post('/konto/losenord', { password: own, again: own })).status).toBe(303)
    expect(browser.cookies.get('roder')).not.toBe(old)
    expect((await browser.get('/personer')).status).toBe(200)
    const stolen = site.browser()
    stolen.cookies.set('roder', old)
    expect((await stolen.get('/konto')).status).toBe(403)
    expect((await site.browser().post('/logga-in', { login: first.login, password: first.oneTimePassword })).status).toBe(422)
    expect(JSON.stringify(await logged(db, 'access/change-password'))).not.toContain('lösenord')
  })

  it('a one-time password nobody used ends after 14 days, and the next start gives a new one to the same account', async () => {
    const first = (await ensureAdministrator(db, db.authority, site.now()))!
    site.later(15 * 86_400)
    expect((await site.browser().post('/logga-in', { login: first.login, password: first.oneTimePassword })).status).toBe(422)
    const next = (await ensureAdministrator(db, db.authority, site.now()))!
    expect(next.login).toBe(first.login)
    expect(next.oneTimePassword).not.toBe(first.oneTimePassword)
  })

  it('a password is changed by whoever knows the old one, and every other session ends', async () => {
    await register(db, 'chef')
    const [here, there] = [await signIn(site, 'chef'), await signIn(site, 'chef')]
    const own = 'åtta nya gröna hästar'
    const wrong = await here.post('/konto/losenord', { current: 'gissning gissning', password: own, again: own })
    expect([wrong.status, htmlFaults(await wrong.text(), { page: true })]).toEqual([422, []])
    expect((await here.post('/konto/losenord', { current: PASSWORD, password: own, again: own })).status).toBe(303)
    expect((await here.get('/konto')).status).toBe(200)
    expect((await there.get('/konto')).status).toBe(403)
    expect((await site.browser().post('/logga-in', { login: 'chef', password: PASSWORD })).status).toBe(422)
    expect((await site.browser().post('/logga-in', { login: 'chef', password: own })).status).toBe(303)
    // Whoever has found an open browser cannot guess the old one at speed.
    const statuses = []
    for (let no = 0; no < 6; no++)
      statuses.push((await here.post('/konto/losenord', { current: `gissning nummer ${no}`, password: own, again: own })).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
  })

  it('forgets counters nobody has touched for two days', async () => {
    await register(db, 'chef')
    for (const login of ['påhittad-1', 'påhittad-2'])
      await site.browser().post('/logga-in', { login, password: 'gissning gissning' })
    const counters = async () =>
      (await db.transact((tx) => tx.query('select 1 from access.sign_in_attempt where authority_id = $1', [tx.authority]))).length
    expect(await counters()).toBe(5)
    site.later(3 * 86_400)
    await signIn(site, 'chef')
    expect(await counters()).toBe(1)
  })

  it('two servers starting at once make one administrator', async () => {
    const made = await Promise.all([1, 2, 3].map(() => ensureAdministrator(db, db.authority, site.now())))
    expect(made.filter((one) => one !== undefined)).toHaveLength(1)
  })

  it('every route has a rule in the table', () => {
    const rules = accessRoutes({} as never).map(({ method, path, rule }) => [`${method} ${path}`, isPermission(rule)])
    expect(rules.filter(([, known]) => !known)).toEqual([])
    expect(rules.length).toBe(22)
  })
})
