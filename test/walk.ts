// The demo's house behind a real socket, asked as any of its roles: for the walk over routes and roles.
// Signing in goes through the demo's own door, as a visitor would.
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { type House, openHouse } from '../src/app/house.ts'
import { application } from '../src/app/server.tsx'
import { seedFolder } from '../src/storage/testing.ts'

export interface Asking {
  /** One of the demo's roles; absent without signing in. */
  login?: string
  /** As if the request had come through something: the demo's door is shut. */
  shut?: boolean
  cookie?: string
  origin?: string
}

export interface Walk {
  house: House
  base: string
  ask(method: string, address: string, asking: Asking): Promise<Response>
  /** Neither refused nor shown the way to sign in. */
  getsIn(method: string, address: string, asking: Asking): Promise<boolean>
  /** Answers of 500 and above, to anyone. */
  faults(): string[]
  close(): Promise<void>
}

export async function openWalk(): Promise<Walk> {
  const data = mkdtempSync(join(tmpdir(), 'roder-walk-'))
  await seedFolder(data)
  const house = await openHouse({ data, purpose: 'the walk over routes' })
  const app = application(house, { quiet: true })
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started))
  })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const faults: string[] = []
  const cookies = new Map<string, string>()

  async function signIn(login: string): Promise<string> {
    const answer = await fetch(`${base}/prova-som`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: base, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ login }),
    })
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('roder='))
    if (!cookie) throw new Error(`${login} was not let in by the demo's door: ${answer.status}`)
    return cookie.split(';')[0]!
  }

  async function ask(method: string, address: string, { login, shut, cookie, origin = base }: Asking): Promise<Response> {
    let held = cookie
    if (login) {
      // Signing out is one of the routes walked: whoever did it signs in again.
      held = address === '/logga-ut' ? await signIn(login) : (cookies.get(login) ?? (await signIn(login)))
      if (address !== '/logga-ut') cookies.set(login, held)
    }
    const answer = await fetch(base + address, {
      method: method.toUpperCase(),
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        origin,
        ...(held ? { cookie: held } : {}),
        ...(shut ? { 'x-forwarded-for': '192.0.2.1' } : {}),
        ...(method === 'post' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(method === 'post' ? { body: '' } : {}),
    })
    if (answer.status >= 500) faults.push(`${login ?? 'visitor'} ${method} ${address}: ${answer.status}`)
    return answer
  }

  return {
    house,
    base,
    ask,
    getsIn: async (method, address, asking) => {
      const answer = await ask(method, address, asking)
      await answer.arrayBuffer()
      const shownTheWay = answer.status === 303 && (answer.headers.get('location') ?? '').startsWith('/logga-in?till=')
      return answer.status !== 403 && answer.status !== 401 && !shownTheWay
    },
    faults: () => faults,
    close: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await house.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
