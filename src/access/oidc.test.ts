// Signing in by OpenID Connect against a real provider in a process of its own, over real HTTP: there, back, out, and every forgery.
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { forEachDatabase, type TestDatabase } from '../storage/testing.ts'
import { type Oidc, oidcClient } from './io/oidc.ts'
import { type Browser, type TestSite, testSite } from './io/testSite.ts'
import { addPerson } from './store.ts'

const ORIGIN = 'http://localhost:8080'
let provider: ChildProcess
let issuer = ''

beforeAll(async () => {
  provider = spawn(process.execPath, [fileURLToPath(new URL('./io/testProvider.mjs', import.meta.url)), ORIGIN], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  issuer = await new Promise<string>((resolve, reject) => {
    provider.once('exit', () => reject(new Error('the provider did not start')))
    provider.stdout!.once('data', (line: Buffer) => resolve(String(line).trim()))
  })
}, 60_000)
afterAll(() => {
  provider.kill()
})

const client = (claim = 'preferred_username'): Oidc =>
  oidcClient({ issuer, clientId: 'roder', clientSecret: 'a secret for tests alone, of no use elsewhere', claim })

/** A person's browser at the provider: signs in there as `subject`, consents, and stops at the way back to us. */
async function atProvider(url: string, subject: string, jar = new Map<string, string>()): Promise<string> {
  const visit = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), ...init.headers }
    const answer = await fetch(address, { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  let answer = await visit(url)
  for (let step = 0; step < 12; step++) {
    const next = answer.headers.get('location')
    if (next?.startsWith(ORIGIN)) return next
    if (next) answer = await visit(new URL(next, issuer).href)
    else {
      const html = await answer.text()
      const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1]
      if (!action) throw new Error(`the provider said ${answer.status}: ${html.slice(0, 300)}`)
      const fields = new URLSearchParams({ login: subject, password: 'x', logout: 'yes' })
      for (const [, name, value] of html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)) fields.set(name!, value!)
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      answer = await visit(new URL(action, issuer).href, { method: 'POST', body: fields.toString(), headers })
    }
  }
  throw new Error('the provider never sent the browser back')
}

const local = (address: string): string => address.slice(ORIGIN.length)

forEachDatabase('the organisation’s sign-in', (open) => {
  let db: TestDatabase
  let site: TestSite
  const register = (login: string) => db.transact((tx) => addPerson(tx, { login, name: `Roll ${login}` }))
  const start = async (browser: Browser, till = '/konto'): Promise<string> => {
    const answer = await browser.get(`/logga-in/oidc?till=${encodeURIComponent(till)}`)
    expect(answer.status).toBe(303)
    return answer.headers.get('location')!
  }
  const count = async (table: 'session' | 'identity' | 'oidc_state'): Promise<number> =>
    (await db.transact((tx) => tx.query(`select 1 from access.${table} where authority_id = $1`, [tx.authority]))).length
  const refused = async (browser: Browser, address: string): Promise<void> => {
    const answer = await browser.get(local(address))
    expect(answer.status).toBe(403)
    expect(browser.cookies.has('roder')).toBe(false)
    expect(await count('session')).toBe(0)
  }

  beforeEach(async () => {
    db = await open()
    site = testSite(db, { oidc: client(), origin: ORIGIN })
  })

  it('goes there with PKCE, state and nonce, and comes back signed in where the person was going', async () => {
    await register('anna')
    const browser = site.browser()
    const url = new URL(await start(browser))
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'roder',
      code_challenge_method: 'S256',
      redirect_uri: `${ORIGIN}/logga-in/oidc/svar`,
    })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(url.searchParams.get(name)!.length).toBeGreaterThan(40)
    const answer = await browser.get(local(await atProvider(url.href, 'subject-anna')))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/konto'])
    expect(await (await browser.get('/konto')).text()).toContain('Roll anna')
    expect([await count('identity'), await count('oidc_state')]).toEqual([1, 0])
    // Signing out ends the session here, and shows the way out there as a link.
    const out = await browser.post('/logga-ut', {})
    expect(out.headers.get('location')).toBe('/logga-in?ut=oidc')
    expect((await browser.get('/konto')).status).toBe(403)
    const page = await (await browser.get('/logga-in?ut=oidc')).text()
    const end = /href="([^"]*session\/end[^"]*)"/.exec(page)![1]!.replaceAll('&amp;', '&')
    expect(await atProvider(end, '')).toBe(`${ORIGIN}/logga-in`)
  })

  it('knows the person by issuer and subject afterwards, and gives a used login to no other subject', async () => {
    await register('anna')
    const browser = site.browser()
    await browser.get(local(await atProvider(await start(browser), 'subject-anna')))
    await db.transact((tx) =>
      tx.query(`update access.person set login = 'annat' where authority_id = $1 and login = 'anna'`, [tx.authority]),
    )
    const again = site.browser()
    expect((await again.get(local(await atProvider(await start(again), 'subject-anna')))).status).toBe(303)
    await db.transact((tx) =>
      tx.query(`update access.person set login = 'anna' where authority_id = $1 and login = 'annat'`, [tx.authority]),
    )
    const impostor = site.browser()
    // Another subject that states the same login: an address taken over by someone new.
    expect((await impostor.get(local(await atProvider(await start(impostor), 'anna')))).status).toBe(403)
    expect(await count('identity')).toBe(1)
  })

  it('refuses whoever is not registered, with a sentence, and makes nobody up', async () => {
    const browser = site.browser()
    const answer = await browser.get(local(await atProvider(await start(browser), 'subject-okänd')))
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('Du är inte upplagd i Roder')
    const people = await db.transact((tx) => tx.query('select 1 from access.person where authority_id = $1', [tx.authority]))
    expect([people.length, await count('identity'), await count('session')]).toEqual([0, 0, 0])
  })

  it('refuses an account that is closed', async () => {
    await register('anna')
    await db.transact((tx) => tx.query('update access.person set active = false where authority_id = $1', [tx.authority]))
    const browser = site.browser()
    await refused(browser, await atProvider(await start(browser), 'subject-anna'))
  })

  it('refuses an answer in another browser, an answer used twice, and one that took too long', async () => {
    await register('anna')
    const browser = site.browser()
    const address = await atProvider(await start(browser), 'subject-anna')
    await refused(site.browser(), address)
    const stranger = site.browser()
    await start(stranger)
    await refused(stranger, address)
    expect((await browser.get(local(address))).status).toBe(303)
    await browser.post('/logga-ut', {})
    await refused(browser, address)
    const late = site.browser()
    const slow = await atProvider(await start(late), 'subject-anna')
    site.later(601)
    await refused(late, slow)
  })

  it('refuses a forged state, a forged nonce, a forged code, a forged issuer, and the provider’s own no', async () => {
    await register('anna')
    const forge = async (change: (url: URL) => void, sql?: string): Promise<void> => {
      const browser = site.browser()
      const address = new URL(await atProvider(await start(browser), 'subject-anna'))
      change(address)
      if (sql) await db.transact((tx) => tx.query(sql, [tx.authority]))
      await refused(browser, address.href)
    }
    await forge((url) => url.searchParams.set('state', 'x'.repeat(43)))
    await forge((url) => url.searchParams.delete('state'))
    await forge((url) => url.searchParams.set('code', 'x'.repeat(43)))
    await forge((url) => url.searchParams.set('iss', 'http://127.0.0.1:1'))
    await forge((url) => {
      url.searchParams.delete('code')
      url.searchParams.set('error', 'access_denied')
    })
    await forge(() => undefined, `update access.oidc_state set nonce = 'another' where authority_id = $1`)
    await forge(() => undefined, `update access.oidc_state set verifier = '${'v'.repeat(43)}' where authority_id = $1`)
  })

  it('refuses a code from another sign-in, put into this one', async () => {
    await register('anna')
    const [victim, attacker] = [site.browser(), site.browser()]
    const theirs = new URL(await atProvider(await start(attacker), 'subject-anna'))
    const ours = new URL(await atProvider(await start(victim), 'subject-anna'))
    ours.searchParams.set('code', theirs.searchParams.get('code')!)
    await refused(victim, ours.href)
  })

  it('never sends anybody elsewhere afterwards', async () => {
    await register('anna')
    const browser = site.browser()
    const answer = await browser.get(local(await atProvider(await start(browser, '//ont.example'), 'subject-anna')))
    expect(answer.headers.get('location')).toBe('/')
  })

  it('believes an e-mail address only when the provider has verified it', async () => {
    site = testSite(db, { oidc: client('email'), origin: ORIGIN })
    await register('obekräftad')
    await register('verified')
    const [not, yes] = [site.browser(), site.browser()]
    await refused(not, await atProvider(await start(not), 'subject-obekräftad'))
    expect((await yes.get(local(await atProvider(await start(yes), 'subject-verified')))).status).toBe(303)
  })

  it('without a configured provider there is no such way in', async () => {
    site = testSite(db, { origin: ORIGIN })
    expect((await site.browser().get('/logga-in/oidc')).status).toBe(404)
    expect((await site.browser().get('/logga-in/oidc/svar?state=x')).status).toBe(404)
  })
})

describe('a provider that does not answer', () => {
  it('is a sentence, and is asked again next time', async () => {
    let asked = 0
    const silent: Server = createServer((_, answer) => {
      asked += 1
      answer.writeHead(500).end()
    })
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as { port: number }
    const oidc = oidcClient({ issuer: `http://127.0.0.1:${port}`, clientId: 'roder' })
    for (let no = 0; no < 2; no++)
      await expect(oidc.begin(`${ORIGIN}/x`)).rejects.toMatchObject({ kind: 'unavailable', code: 'access/oidc-unreachable' })
    expect(asked).toBe(2)
    await new Promise((resolve) => silent.close(resolve))
  })
})
