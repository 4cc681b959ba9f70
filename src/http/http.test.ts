// Problems, headers, foreign requests, limits and the log, through the front door (app.request).
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { beforeEach, describe, expect, it } from 'vitest'
import { finding } from '../kernel/finding.ts'
import { type Kind, Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { formLimit, rateLimit, timeLimit } from './limits.ts'
import { requestLog, withoutSecrets } from './log.ts'
import { onNotFound, onProblem, type Problem, type ProblemOptions, STATUS } from './problem.ts'
import { security } from './security.ts'

let lines: Record<string, unknown>[]
let clock: number
beforeEach(() => {
  lines = []
  clock = 0
})

function makeApp(publicUrl?: string): Hono {
  const app = new Hono()
  app.use(requestLog((line) => lines.push(JSON.parse(line))))
  for (const middleware of security({ publicUrl })) app.use(middleware)
  const options: ProblemOptions = {
    page: (c, problem) => c.html(`<h1>${problem.title}</h1>`),
    langOf: (c) => (c.req.query('lang') === 'en' ? 'en' : 'sv'),
  }
  app.onError(onProblem(options))
  app.notFound(onNotFound(options))
  app.get('/ok', (c) => c.text('ok'))
  app.post('/form', formLimit(100), async (c) => c.json(await c.req.parseBody()))
  app.get('/slow', timeLimit(20), async (c) => {
    await new Promise((resolve) => setTimeout(resolve, 200))
    return c.text('late')
  })
  app.get('/often', rateLimit({ perMinute: 60, burst: 3, keyOf: (c) => c.req.header('from'), now: () => clock }), (c) =>
    c.text('ok'),
  )
  app.get('/refuse/:kind', (c) => {
    const findings = [finding('ledger/x', 'error', text('rad fel', 'line wrong'), { line: 7 })]
    throw new Refusal(c.req.param('kind') as Kind, 'ledger/test', text('på svenska', 'in English'), findings)
  })
  app.get('/bug', () => {
    throw new Error('cannot reach postgres://roder:hemligt@db/x with token=abc123')
  })
  app.get('/teapot', () => {
    throw new HTTPException(418 as 400, { message: 'inner secret' })
  })
  return app
}

const problemIn = async (response: Response): Promise<Problem> => (await response.json()) as Problem

describe('a problem', () => {
  it.each(Object.entries(STATUS))(
    'of kind %s is answered with %i, in the language asked for, with its findings',
    async (kind, status) => {
      const response = await makeApp().request(`/refuse/${kind}?lang=en`)
      expect(response.status).toBe(status)
      expect(response.headers.get('content-type')).toContain('application/problem+json')
      expect(await problemIn(response)).toMatchObject({
      type: 'about:blank', status, detail: 'in English', code: 'ledger/test', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      findings: [{ code: 'ledger/x', severity: 'error', line: 7, message: 'line wrong' }],
    }) // biome-ignore format: one glance
    },
  )

  it('is a page for whoever asks for one, and JSON for programs', async () => {
    const browser = await makeApp().request('/nowhere', { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } })
    expect([browser.status, browser.headers.get('content-type'), await browser.text()]).toEqual([
      404,
      expect.stringContaining('text/html'),
      '<h1>Finns inte</h1>',
    ])
    for (const accept of ['application/json', '*/*', 'application/problem+json, text/html']) {
      const program = await makeApp().request('/nowhere', { headers: { accept } })
      expect([program.status, (await problemIn(program)).code]).toEqual([404, 'http/unknown-page'])
    }
  })

  it('that is a bug says nothing of itself to the world, and everything but its secrets to the log', async () => {
    const response = await makeApp().request('/bug')
    const body = await problemIn(response)
    expect([response.status, body.code]).toEqual([500, 'http/bug'])
    expect(JSON.stringify(body)).not.toMatch(/postgres|hemligt|abc123/)
    const logged = lines.find((line) => line.level === 'error')!
    expect(logged.message).toBe('cannot reach postgres://roder:***@db/x with token=***')
    expect(logged.requestId).toBe(body.requestId)
    expect(logged.stack).toContain('http.test.ts')
    expect(JSON.stringify(lines)).not.toMatch(/hemligt|abc123/)
  })

  it('of the framework’s own that we have no words for is a bug, and its message stays inside', async () => {
    const response = await makeApp().request('/teapot')
    expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining('inner secret')])
  })
})

describe('every answer', () => {
  it.each(['/ok', '/nowhere', '/bug', '/refuse/invalid'])(
    'carries the policy, the id and the headers that keep a browser careful: %s',
    async (path) => {
      const { headers } = await makeApp('https://plan.example.se').request(`https://plan.example.se${path}`)
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; " +
          "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('strict-transport-security')).toContain('max-age=')
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    },
  )

  it('promises https only where it is https', async () => {
    const { headers } = await makeApp().request('/ok')
    expect(headers.get('strict-transport-security')).toBeNull()
  })
})

describe('a foreign request', () => {
  const post = (app: Hono, headers: Record<string, string>, url = '/form') =>
    app.request(url, {
      method: 'POST',
      body: 'a=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })

  it.each([
    ['our own page', undefined, { origin: 'http://localhost' }, 200],
    ['another site', undefined, { origin: 'https://evil.example' }, 403],
    ['a page without an origin', undefined, { origin: 'null' }, 403],
    ['nobody says whom', undefined, {}, 403],
    ['our own page behind a proxy', 'https://plan.example.se', { origin: 'https://plan.example.se' }, 200],
    ['the server’s inner name behind a proxy', 'https://plan.example.se', { origin: 'http://localhost' }, 403],
  ])('from %s', async (_, publicUrl, headers, status) => {
    const response = await post(makeApp(publicUrl), headers as Record<string, string>)
    expect(response.status).toBe(status)
    if (status === 403) expect((await problemIn(response)).detail).toContain('inte från den här webbplatsen')
  })

  it.each([
    ['http://localhost:8080/ok', undefined, 200],
    ['http://127.0.0.1:8080/ok', undefined, 200],
    ['http://[::1]:8080/ok', undefined, 200],
    ['http://evil.example/ok', undefined, 421],
    ['http://plan.example.se/ok', 'https://plan.example.se', 200],
    ['http://127.0.0.1.evil.example/ok', 'https://plan.example.se', 421],
  ])('by the name %s (PUBLIC_URL %s) is answered with %i', async (url, publicUrl, status) => {
    expect((await makeApp(publicUrl).request(url)).status).toBe(status)
  })
})

describe('limits', () => {
  it('stop a form that is too large, with or without its length said', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' }
    const said = await makeApp().request('/form', {
      method: 'POST',
      headers: { ...headers, 'content-length': '101' },
      body: 'a'.repeat(101),
    })
    const streamed = await makeApp().request('/form', {
      method: 'POST',
      headers,
      body: new Blob(['a'.repeat(101)]).stream(),
      duplex: 'half',
    } as RequestInit)
    for (const response of [said, streamed])
      expect([response.status, (await problemIn(response)).code]).toEqual([413, 'http/too-large'])
    expect((await makeApp().request('/form', { method: 'POST', headers, body: 'a=1' })).status).toBe(200)
  })

  it('answer for work that takes too long', async () => {
    const response = await makeApp().request('/slow')
    expect([response.status, (await problemIn(response)).code]).toEqual([503, 'http/too-slow'])
  })

  it('let one address ask so often and no more, without touching another', async () => {
    const app = makeApp()
    const ask = async (from: string) => (await app.request('/often', { headers: { from } })).status
    const statuses = []
    for (let i = 0; i < 5; i++) statuses.push(await ask('a'))
    expect(statuses).toEqual([200, 200, 200, 429, 429])
    expect(await ask('b')).toBe(200)
    const refused = await app.request('/often', { headers: { from: 'a' } })
    expect(refused.headers.get('retry-after')).toBe('1')
    clock = 1_000
    expect([await ask('a'), await ask('a')]).toEqual([200, 429])
    clock = 60_000
    expect([await ask('a'), await ask('a'), await ask('a'), await ask('a')]).toEqual([200, 200, 200, 429])
  })
})

describe('the log', () => {
  it('has one line for a request: path without query, status, time, id', async () => {
    await makeApp().request('/ok?personnummer=191212121212', {
      headers: { cookie: 'session=abc', 'x-request-id': 'proxy-id-0001' },
    })
    expect(lines).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        level: 'info',
        requestId: 'proxy-id-0001',
        method: 'GET',
        path: '/ok',
        status: 200,
        ms: expect.any(Number),
      },
    ])
  })

  it('takes no id that could be something else than an id', async () => {
    await makeApp().request('/ok', { headers: { 'x-request-id': '"} {"level":"x' } })
    expect(lines[0]!.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it.each([
    ['postgres://u:p%40ss@h/db', 'postgres://u:***@h/db'],
    ['Authorization: Bearer abc.def', 'Authorization: Bearer ***'],
    ['{"password":"x y"}', '{"password":***}'],
    ['token=abc&x=1', 'token=***&x=1'],
    ['konto 3011 saknas', 'konto 3011 saknas'],
  ])('says %s as %s', (said, logged) => {
    expect(withoutSecrets(said)).toBe(logged)
  })
})
