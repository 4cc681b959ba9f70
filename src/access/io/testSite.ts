// For tests only: this room's routes on a real server application, with real cookies and a clock the test winds.
// Refuses: standing in for the house; it mounts the routes behind their rules and nothing more.
import { type Context, Hono } from 'hono'
import { onProblem } from '../../http/problem.ts'
import type { Asked, Form } from '../../http/route.ts'
import { security } from '../../http/security.ts'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { unitTreeAt } from '../../organisation/model.ts'
import { loadUnits } from '../../organisation/store.ts'
import type { TestDatabase } from '../../storage/testing.ts'
import { renderPage } from '../../web/layout.tsx'
import { exampleShell } from '../../web/shell.examples.ts'
import { demoDoorOpen, FORWARDING_HEADERS } from '../demoDoor.ts'
import type { DemoRole } from '../person.ts'
import { accessRoutes } from '../routes.tsx'
import { may } from '../rules.ts'
import { actorOf } from '../sessions/store.ts'
import { readSessionCookie } from './cookie.ts'
import type { AccessDeps } from './deps.ts'
import type { Oidc } from './oidc.ts'

export interface TestSite {
  app: Hono
  /** Wind the clock: seconds from the start. */
  later(seconds: number): void
  now(): string
  /** The address tries come from. */
  from(address: string): void
  browser(): Browser
}

/** A browser: keeps cookies, sends its own origin, follows nothing by itself. */
export interface Browser {
  get(path: string): Promise<Response>
  post(path: string, fields: Record<string, string>): Promise<Response>
  cookies: Map<string, string>
}

export interface SiteOptions {
  demoAuthority?: string
  demoRoles?: readonly DemoRole[]
  listening?: string
  oidc?: Oidc
  origin?: string
  secure?: boolean
}

const START = '2023-05-10T08:00:00.000Z'

export function testSite(db: TestDatabase, options: SiteOptions = {}): TestSite {
  let clock = Date.parse(START)
  let address = '10.0.0.1'
  const now = () => new Date(clock).toISOString()
  const origin = options.origin ?? 'http://localhost:8080'
  const { secure = false } = options
  const demoDoor = (c: Context): boolean =>
    demoDoorOpen({
      authority: db.authority,
      demoAuthority: options.demoAuthority,
      host: c.req.header('host') ?? new URL(c.req.url).host,
      listening: options.listening ?? '127.0.0.1',
      forwarded: FORWARDING_HEADERS.some((name) => c.req.header(name) !== undefined),
    })
  const deps: AccessDeps = {
    db,
    authority: db.authority,
    secure,
    demoDoor,
    address: () => address,
    now,
    ...(options.demoRoles ? { demoRoles: options.demoRoles } : {}),
    ...(options.oidc ? { oidc: options.oidc } : {}),
  }
  const app = new Hono()
  for (const middleware of security()) app.use(middleware)
  app.onError(onProblem({}))
  for (const { method, path, rule, handle } of accessRoutes(deps))
    app[method](path, async (c) => {
      const asked = await askedFor(c, deps)
      if (rule !== 'open') asked.require(rule)
      const answer = await handle(asked)
      return answer instanceof Response ? answer : c.html(await renderPage(answer))
    })
  return {
    app,
    later: (seconds) => {
      clock += seconds * 1000
    },
    now,
    from: (other) => {
      address = other
    },
    browser: () => browserAt(app, origin),
  }
}

async function askedFor(c: Context, deps: AccessDeps): Promise<Asked> {
  const { db, authority } = deps
  const signed = await actorOf(db, authority, readSessionCookie(c, deps), deps.now(), { demoDoor: deps.demoDoor(c) })
  const actor = signed?.actor ?? { name: 'besökare', grants: [] }
  const today = deps.now().slice(0, 10)
  const units = await db.asAuthority(authority, { name: 'prov' }, loadUnits)
  const where = { today, contains: unitTreeAt(units, today).contains, board: 'rs' }
  const asks: Asked['may'] = (permission, unit) => may(actor, permission, unit, where)
  const lang = c.req.query('lang') === 'en' ? 'en' : 'sv'
  return {
    c,
    actor,
    lang,
    today,
    shell: exampleShell(c.req.path, lang),
    transact: (work) => db.asAuthority(authority, actor, work),
    may: asks,
    require: (permission, unit) => {
      if (!asks(permission, unit)) throw new Refusal('not-allowed', 'test/not-allowed', text('Inte tillåtet.', 'Not allowed.'))
    },
    sees: () => true,
    requireSight: () => undefined,
    form: () => formOf(c),
    draft: async () => undefined,
    dropDraft: async () => undefined,
    changed: () => undefined,
  }
}

async function formOf(c: Context): Promise<Form> {
  const body = (await c.req.parseBody()) as Record<string, string>
  const first = (name: string) => (body[name] ?? '').trim()
  return {
    text: first,
    all: (name) => (name in body ? [first(name)] : []),
    number: (name) => (/^-?\d+$/.test(first(name)) ? Number(first(name)) : undefined),
    entries: () => Object.fromEntries(Object.keys(body).map((name) => [name, first(name)])),
  }
}

function browserAt(app: Hono, origin: string): Browser {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    headers.set('user-agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0')
    const answer = await app.request(new URL(path, origin).href, { ...init, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  return {
    cookies,
    get: (path) => send(path, {}),
    post: (path, fields) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(origin).origin },
      }),
  }
}
