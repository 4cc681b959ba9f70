// Puts the rooms' routes on the server: every one behind its rule, in one place. A visitor is shown the way to sign in.
// Refuses: a route whose rule is not in the table of permissions.
import type { Context, Hono } from 'hono'
import { isPermission } from '../access/model.ts'
import { ACCESS_PATHS } from '../access/pages/paths.ts'
import { wantsHtml } from '../http/problem.ts'
import type { Answer, Route } from '../http/route.ts'
import { assert, Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { renderPage } from '../web/layout.tsx'
import { link, SIGN_IN_PATH } from '../web/links.ts'
import { askedOf, notAllowed } from './asked.ts'
import type { House } from './house.ts'
import { requirePublic } from './publicWorld.ts'
import type { Visitor } from './visitor.ts'
import type { WorldAsked } from './worldAsked.ts'
import type { World } from './worldShape.ts'

export interface Mounting {
  house: House
  current(): Promise<World>
  visitorOf(c: Context): Promise<Visitor>
}

const signInFirst = () =>
  new Refusal('not-allowed', 'app/sign-in', text('Logga in först, och skicka sedan igen.', 'Sign in first, then send again.'))

/** Where to come back to after signing in: only our own pages. */
const backTo = (c: Context): string => `${c.req.path}${new URL(c.req.url).search}`

async function answerOf(c: Context, answer: Answer): Promise<Response> {
  return answer instanceof Response ? answer : c.html(await renderPage(answer))
}

export function mount(app: Hono, routes: readonly Route<WorldAsked>[], { house, current, visitorOf }: Mounting): void {
  for (const { method, path, rule, handle } of routes) {
    assert(rule === 'open' || isPermission(rule), 'a route has a rule that is not in the table', { path, rule })
    app[method](path, async (c) => {
      const visitor = await visitorOf(c)
      const asked = await askedOf(c, house, await current(), visitor)
      if (visitor.signedIn?.mustChange && rule !== 'open' && c.req.path !== ACCESS_PATHS.password)
        return c.redirect(ACCESS_PATHS.password, 303)
      if (rule !== 'open' && !asked.may(rule)) {
        if (visitor.entry === 'session') throw notAllowed(rule)
        if (method === 'get' && wantsHtml(c)) return c.redirect(link(SIGN_IN_PATH, { till: backTo(c) }), 303)
        throw signInFirst()
      }
      if (asked.publicRounds) requirePublic(new URL(c.req.url), asked.publicRounds)
      return await answerOf(c, await handle(asked))
    })
  }
}
