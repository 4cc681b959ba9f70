// Giving and ending roles over HTTP: what an administrator can do, and everything nobody can do to get more than they were given.
import { beforeEach, expect, it } from 'vitest'
import type { Actor, Grant, PersonId, Role } from '../kernel/actor.ts'
import type { Unit } from '../organisation/model.ts'
import { saveUnits } from '../organisation/store.ts'
import { forEachDatabase, OTHER_AUTHORITY, type TestDatabase } from '../storage/testing.ts'
import { htmlFaults } from '../web/testing.ts'
import { mayReadGroup } from './grant.ts'
import { type Browser, type TestSite, testSite } from './io/testSite.ts'
import type { Person } from './person.ts'
import {
  actorOf,
  addGrant,
  addPerson,
  endGrant,
  loadGrants,
  loadPerson,
  loadSessions,
  openSession,
  personByLogin,
  setActive,
  standing,
} from './store.ts'

const unit = (code: string, kind: Unit['kind'], parent?: string): Unit => ({
  code,
  kind,
  name: `Enhet ${code}`,
  validFrom: '2019-01-01',
  ...(parent ? { parent } : {}),
})
const UNITS = [unit('rf', 'assembly'), unit('hsn', 'committee', 'rf'), unit('run', 'committee', 'rf'), unit('e22', 'unit', 'hsn')]
const TODAY = '2023-05-10'

forEachDatabase('roles given and ended', (open) => {
  let db: TestDatabase
  let site: TestSite
  let admin: Browser

  const register = (login: string, ...grants: Omit<Grant, 'from'>[]): Promise<Person> =>
    db.transact(async (tx) => {
      const added = await addPerson(tx, { login, name: `Roll ${login}` })
      if (!added.ok) throw new Error('not added')
      let person = added.value
      for (const grant of grants) {
        await addGrant(tx, person, { from: '2023-01-01', ...grant }, '2023-01-01T00:00:00Z')
        person = (await loadPerson(tx, person.person))!
      }
      return person
    })
  const enter = async ({ person, name }: Person): Promise<Browser> => {
    const browser = site.browser()
    const opening = { person, name, how: 'oidc', now: site.now() } as const
    browser.cookies.set('roder', await db.transact((tx) => openSession(tx, opening)))
    return browser
  }
  const fresh = async (login: string): Promise<Person> => (await db.transact((tx) => personByLogin(tx, login)))!
  const give = async (browser: Browser, login: string, fields: Record<string, string>): Promise<number> => {
    const person = await fresh(login)
    const form = { version: String(person.version), from: TODAY, to: '', role: 'manager', unit: 'e22', ...fields }
    return (await browser.post(`/personer/${person.person}/roller`, form)).status
  }
  const rolesOf = async (login: string): Promise<string[]> => {
    const { person } = await fresh(login)
    return (await db.transact((tx) => loadGrants(tx, person))).map(
      (one) => `${one.role} ${one.unit}${one.endedAt ? ' ended' : ''}${one.waiting ? ' waiting' : ''}`,
    )
  }
  const actor = async (browser: Browser): Promise<Actor> =>
    (await actorOf(db, db.authority, browser.cookies.get('roder'), site.now()))!.actor

  beforeEach(async () => {
    db = await open()
    await db.transact((tx) => saveUnits(tx, UNITS))
    site = testSite(db)
    admin = await enter(await register('administratör', { role: 'administrator', unit: 'rf' }))
  })

  it('registers a person, tells the one-time password once, gives a role and ends it, with everything in the log but the password', async () => {
    const answer = await admin.post('/personer/ny', { name: 'Chef Provenheten', login: 'Chef.Prov', email: '', how: 'local' })
    const html = await answer.text()
    expect([answer.status, answer.headers.get('cache-control'), htmlFaults(html, { page: true })]).toEqual([200, 'no-store', []])
    const password = /<span id="engangslosenord">([^<]+)</.exec(html)![1]!
    expect(await (await admin.get('/personer')).text()).not.toContain(password)
    expect(await give(admin, 'chef.prov', {})).toBe(303)
    expect(await rolesOf('chef.prov')).toEqual(['manager e22'])
    const person = await fresh('chef.prov')
    const page = await (await admin.get(`/personer/${person.person}`)).text()
    expect(htmlFaults(page, { page: true })).toEqual([])
    const browser = site.browser()
    const signedIn = await browser.post('/logga-in', { login: 'chef.prov', password })
    expect(signedIn.headers.get('location')).toBe('/konto/losenord')
    const [grant] = await db.transact((tx) => loadGrants(tx, person.person))
    const end = { version: String(person.version), grant: grant!.grantId, lastDay: '' }
    expect((await admin.post(`/personer/${person.person}/avsluta`, end)).status).toBe(303)
    expect(await rolesOf('chef.prov')).toEqual(['manager e22 ended'])
    const log = JSON.stringify(
      await db.transact((tx) => tx.query('select * from storage.audit_log where authority_id = $1', [tx.authority])),
    )
    expect(log).toContain('Roll administratör')
    expect(log).not.toContain(password)
    expect(log).not.toContain('scrypt')
  })

  it('says what is wrong in a form at its field, all at once, and keeps what was typed', async () => {
    const answer = await admin.post('/personer/ny', { name: 'lokal', login: 'å b', email: 'x', how: 'local' })
    const html = await answer.text()
    expect([answer.status, htmlFaults(html, { page: true })]).toEqual([422, []])
    for (const said of ['används av systemet', 'å b', 'namn@exempel.se', 'value="lokal"']) expect(html).toContain(said)
    await register('chef')
    const taken = await admin.post('/personer/ny', { name: 'roll CHEF', login: 'chef', email: '', how: 'oidc' })
    expect(await taken.text()).toMatch(/chef är upptaget[\s\S]*heter roll CHEF/)
    const wrong = { role: 'kung', unit: 'finns-inte', deputyFor: 'x', partyGroup: 'y' }
    const { person, version } = await fresh('chef')
    const refused = await admin.post(`/personer/${person}/roller`, { version: String(version), from: TODAY, to: '', ...wrong })
    expect([refused.status, (await refused.text()).match(/i listan\./g)!.length >= 4]).toEqual([422, true])
    expect(await rolesOf('chef')).toEqual([])
  })

  it('saves nothing over what someone else changed', async () => {
    await register('chef')
    const seen = await fresh('chef')
    expect(await give(admin, 'chef', {})).toBe(303)
    const stale = { version: String(seen.version), role: 'controller', unit: 'run', from: TODAY, to: '' }
    const answer = await admin.post(`/personer/${seen.person}/roller`, stale)
    const html = await answer.text()
    expect([answer.status, htmlFaults(html, { page: true })]).toEqual([409, []])
    expect(html).toContain('Någon annan har ändrat personen')
    expect(html).toMatch(/<option value="controller" selected/)
    expect(await rolesOf('chef')).toEqual(['manager e22'])
    const { version: _none, ...without } = stale
    expect((await admin.post(`/personer/${seen.person}/roller`, without)).status).toBe(409)
  })

  it('nobody gets more than they were given', async () => {
    const local = await enter(await register('lokal-admin', { role: 'administrator', unit: 'hsn' }))
    await register('chef')
    const boss = await fresh('administratör')
    // Within the own unit, yes; outside it, no, whatever the id in the address.
    expect(await give(local, 'chef', { unit: 'e22' })).toBe(303)
    expect(await give(local, 'chef', { unit: 'run' })).toBe(403)
    expect(await give(local, 'chef', { unit: 'rf', role: 'administrator' })).toBe(403)
    expect(await give(local, 'chef', { unit: '*', role: 'administrator' })).toBe(403)
    // Not oneself, not by the biggest of them.
    expect(await give(local, 'lokal-admin', { role: 'controller', unit: 'hsn' })).toBe(403)
    expect(await give(admin, 'administratör', { role: 'controller', unit: 'rf' })).toBe(403)
    // Not by taking over an account that has more.
    for (const act of ['losenord', 'konto', 'inloggningar'])
      expect((await local.post(`/personer/${boss.person}/${act}`, { version: String(boss.version), active: 'nej' })).status).toBe(
        403,
      )
    const [grant] = await db.transact((tx) => loadGrants(tx, boss.person))
    const end = { version: String(boss.version), grant: grant!.grantId, lastDay: '' }
    expect((await local.post(`/personer/${boss.person}/avsluta`, end)).status).toBe(403)
    // Not by putting another person's grant in one's own person's address.
    const chef = await fresh('chef')
    const swapped = { version: String(chef.version), grant: grant!.grantId, lastDay: '' }
    expect((await local.post(`/personer/${chef.person}/avsluta`, swapped)).status).toBe(404)
    expect(await rolesOf('administratör')).toEqual(['administrator rf'])
  })

  it('every other role is refused at the door, and an unknown id is not found', async () => {
    const target = await register('mål')
    for (const role of ['elected', 'manager', 'controller', 'official', 'auditor', 'citizen'] as Role[]) {
      const browser = await enter(await register(`som-${role}`, { role, unit: 'rf' }))
      const form = { version: '1', role: 'administrator', unit: 'rf', from: TODAY, name: 'x', login: 'y', code: 'z' }
      for (const path of [
        '/personer/ny',
        '/personer/grupper',
        ...['roller', 'avsluta', 'losenord', 'konto', 'inloggningar'].map((act) => `/personer/${target.person}/${act}`),
      ])
        expect([role, path, (await browser.post(path, form)).status]).toEqual([role, path, 403])
      expect((await browser.get('/personer')).status).toBe(['controller', 'auditor'].includes(role) ? 200 : 403)
    }
    for (const id of ['00000000-0000-4000-8000-000000000000', 'x', "'"])
      expect((await admin.get(`/personer/${id}`)).status).toBe(404)
  })

  it('another authority’s sessions and people are not there', async () => {
    const other = await db.asAuthority(OTHER_AUTHORITY, { name: 'lokal' }, async (tx) => {
      const added = await addPerson(tx, { login: 'granne', name: 'Granne' })
      if (!added.ok) throw new Error('not added')
      const token = await openSession(tx, { person: added.value.person, name: 'Granne', how: 'oidc', now: site.now() })
      return { person: added.value.person, token }
    })
    const browser = site.browser()
    browser.cookies.set('roder', other.token)
    expect((await browser.get('/konto')).status).toBe(403)
    expect((await admin.get(`/personer/${other.person}`)).status).toBe(404)
  })

  it('a closed account is out at once, and the last administrator stays', async () => {
    const chef = await register('chef', { role: 'manager', unit: 'e22' })
    const browser = await enter(chef)
    expect((await browser.get('/konto')).status).toBe(200)
    expect((await admin.post(`/personer/${chef.person}/konto`, { version: String(chef.version), active: 'nej' })).status).toBe(
      303,
    )
    expect((await browser.get('/konto')).status).toBe(403)
    const boss = await fresh('administratör')
    const close = db.asAuthority(db.authority, { name: 'lokal' }, (tx) => setActive(tx, boss, false, TODAY))
    await expect(close).rejects.toMatchObject({ code: 'access/last-administrator' })
    expect((await fresh('administratör')).active).toBe(true)
  })

  it('an administrator ends another’s session', async () => {
    const chef = await register('chef', { role: 'manager', unit: 'e22' })
    const browser = await enter(chef)
    const [session] = await db.transact((tx) => loadSessions(tx, chef.person, site.now()))
    await admin.post(`/personer/${chef.person}/inloggningar`, { session: session!.sessionId })
    expect((await browser.get('/konto')).status).toBe(403)
  })

  it('a deputy has what the other has, and goes when it goes', async () => {
    const chef = await register('chef', { role: 'manager', unit: 'hsn' })
    await register('ersättare')
    const deputy = { role: 'manager', unit: 'e22', deputyFor: chef.person as string }
    expect(await give(admin, 'ersättare', deputy)).toBe(422)
    expect(await give(admin, 'ersättare', { ...deputy, role: 'controller', to: '2023-06-30' })).toBe(422)
    expect(await give(admin, 'ersättare', { ...deputy, to: '2023-06-30' })).toBe(303)
    expect(await give(admin, 'ersättare', { ...deputy, from: '2023-08-01', to: '2023-08-31' })).toBe(303)
    const [held] = await db.transact((tx) => loadGrants(tx, chef.person))
    const when = { lastDay: '2023-06-01', now: site.now(), today: TODAY }
    await db.transact((tx) => endGrant(tx, chef, held!.grantId, when))
    const standIns = await db.transact(async (tx) => loadGrants(tx, (await personByLogin(tx, 'ersättare'))!.person))
    expect(standIns.map(({ from, to, endedAt }) => [from, to, endedAt !== undefined])).toEqual([
      [TODAY, '2023-06-01', false],
      ['2023-08-01', '2023-08-31', true],
    ])
  })

  it('a party group lets people in itself, and an administrator never gets to what it keeps private', async () => {
    await admin.post('/personer/grupper', { code: 'blå', groupName: 'Blå gruppen' })
    const party = { role: 'elected', unit: 'rf', partyGroup: 'blå' }
    const first = await register('första')
    const second = await register('andra')
    expect(await give(admin, 'första', party)).toBe(303)
    const [one, two] = [await enter(first), await enter(second)]
    const reads = async (browser: Browser) => mayReadGroup(await actor(browser), 'blå', TODAY)
    const waitingOf = async (login: string) => {
      const { person } = await fresh(login)
      return (await db.transact((tx) => loadGrants(tx, person))).find((grant) => grant.waiting)
    }
    const letIn = async (browser: Browser, login: string) =>
      (await browser.post('/konto/grupp', { grant: (await waitingOf(login))?.grantId ?? '' })).status
    // Registered is not let in; the first member of an empty group accepts for themselves, nobody else does it for them.
    expect(await reads(one)).toBe(false)
    expect(await letIn(admin, 'första')).toBe(403)
    expect(await letIn(two, 'första')).toBe(403)
    expect(await letIn(one, 'första')).toBe(303)
    expect(await reads(one)).toBe(true)
    // From then on a member lets others in, and nobody themselves.
    expect(await give(admin, 'andra', party)).toBe(303)
    expect(await letIn(two, 'andra')).toBe(403)
    expect(await letIn(admin, 'andra')).toBe(403)
    const account = await (await one.get('/konto')).text()
    expect(account).toContain('Släpp in')
    expect(htmlFaults(account, { page: true })).toEqual([])
    expect(await letIn(one, 'andra')).toBe(303)
    expect(await reads(two)).toBe(true)
    // The administrator cannot put themselves in, nor an account of their own making.
    expect(await give(admin, 'administratör', party)).toBe(403)
    await register('bulvan')
    expect(await give(admin, 'bulvan', party)).toBe(303)
    const straw = await enter(await fresh('bulvan'))
    expect(await letIn(straw, 'bulvan')).toBe(403)
    expect(await reads(straw)).toBe(false)
    // Nor take over a member: a new one-time password puts the member outside until another member says yes.
    const taken = await fresh('andra')
    expect((await admin.post(`/personer/${taken.person}/losenord`, { version: String(taken.version) })).status).toBe(200)
    const again = standing(await db.transact((tx) => loadGrants(tx, taken.person)))
    expect(again).toEqual([])
    await db.transact((tx) =>
      tx.query('update access.person set must_change = false where authority_id = $1 and login = $2', [tx.authority, 'andra']),
    )
    const posing = await enter(await fresh('andra'))
    expect(await reads(posing)).toBe(false)
    expect(await letIn(posing, 'bulvan')).toBe(403)
    expect(await letIn(posing, 'andra')).toBe(403)
    expect(await letIn(one, 'andra')).toBe(303)
    // When the last member is outside, the group stays closed: there is no founding it twice.
    for (const login of ['första', 'andra']) {
      const member = await fresh(login)
      await admin.post(`/personer/${member.person}/losenord`, { version: String(member.version) })
    }
    expect(await letIn(straw, 'bulvan')).toBe(403)
    expect((await db.transact((tx) => loadGrants(tx))).filter((g) => g.partyGroup && !g.waiting && !g.endedAt)).toEqual([])
  })

  it('an administrator who is a member reads no group while being administrator', async () => {
    const both: Actor = {
      name: 'båda',
      person: 'p' as PersonId,
      grants: [
        { role: 'elected', unit: 'rf', from: '2023-01-01', partyGroup: 'blå' },
        { role: 'administrator', unit: 'e22', from: '2023-01-01', to: TODAY },
      ],
    }
    expect([mayReadGroup(both, 'blå', TODAY), mayReadGroup(both, 'blå', '2023-05-11')]).toEqual([false, true])
  })
})
