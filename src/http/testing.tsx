// A room's routes served for its own tests: a real form, a real transaction, permissions as the test grants them.
// Refuses: standing for the house. Sign-in, cookies and forged forms are tried against the whole server.
import { Hono } from 'hono'
import type { Actor } from '../kernel/actor.ts'
import type { UnitCode } from '../kernel/ids.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import type { TestDatabase } from '../storage/testing.ts'
import { renderPage } from '../web/layout.tsx'
import { exampleShell } from '../web/shell.examples.ts'
import { problemOf } from './problem.ts'
import type { Asked, Form, Route } from './route.ts'

export interface ServedBy {
  db: TestDatabase
  actor: Actor
  today: string
  /** `unit` undefined asks whether it is allowed anywhere. */
  may(permission: string, unit?: UnitCode): boolean
  drafts?: Map<string, Record<string, string>>
  /** Whose amounts are shown; everyone's when absent. */
  sees?(unit: UnitCode): boolean
}

export interface Served {
  get(path: string): Promise<Response>
  post(path: string, form: Record<string, string> | FormData): Promise<Response>
}

export function served(routes: readonly Route[], by: ServedBy): Served {
  const app = new Hono()
  for (const { method, path, rule, handle } of routes)
    app[method](path, async (c) => {
      const asked = askedOf(c, by)
      if (rule !== 'open') asked.require(rule)
      const answer = await handle(asked)
      return answer instanceof Response ? answer : c.html(await renderPage(answer))
    })
  app.onError((error, c) => {
    if (!(error instanceof Refusal)) throw error
    const problem = problemOf(error, 'sv')
    return c.json(problem, problem.status as 422)
  })
  const request = async (path: string, init?: RequestInit) => await app.request(path, init)
  return {
    get: (path) => request(path),
    post: (path, form) => request(path, { method: 'POST', body: form instanceof FormData ? form : new URLSearchParams(form) }),
  }
}

function askedOf(c: Asked['c'], { db, actor, today, may, drafts, sees = () => true }: ServedBy): Asked {
  let form: Promise<Form> | undefined
  const shell = exampleShell(c.req.path)
  return {
    c,
    actor,
    today,
    shell,
    lang: shell.lang,
    may,
    require: (permission, unit) => {
      if (!may(permission, unit))
        throw new Refusal('not-allowed', 'test/not-allowed', text(`Saknar ${permission}.`, `Lacks ${permission}.`))
    },
    sees,
    requireSight: (unit) => {
      if (!sees(unit)) throw new Refusal('not-allowed', 'test/too-fine', text(`Ser inte ${unit}.`, `Does not see ${unit}.`))
    },
    transact: (work) => db.asAuthority(db.authority, actor, work),
    form: () => {
      form ??= readForm(c)
      return form
    },
    draft: async (key) => drafts?.get(key),
    dropDraft: async (key) => {
      drafts?.delete(key)
    },
    changed: () => undefined,
  }
}

async function readForm(c: Asked['c']): Promise<Form> {
  const body = await c.req.parseBody({ all: true })
  const all = (name: string) => [body[name] ?? []].flat().flatMap((one) => (typeof one === 'string' ? [one.trim()] : []))
  const first = (name: string) => all(name)[0] ?? ''
  return {
    all,
    text: first,
    number: (name) => (/^-?\d{1,15}$/.test(first(name)) ? Number(first(name)) : undefined),
    entries: () => Object.fromEntries(Object.keys(body).map((name) => [name, first(name)])),
  }
}
