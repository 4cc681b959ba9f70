// Signing in and out over HTTP: the form, the identity provider there and back, the demonstration's door.
// Refuses: sending anybody to another site, and a session that existed before.
import type { Context } from 'hono'
import type { Asked, Route } from '../../http/route.ts'
import { Refusal } from '../../kernel/result.ts'
import { type Text, text } from '../../kernel/text.ts'
import { renderPage } from '../../web/layout.tsx'
import { link } from '../../web/links.ts'
import {
  clearFlowCookie,
  clearSessionCookie,
  readDeviceCookie,
  readFlowCookie,
  readSessionCookie,
  setDeviceCookie,
  setFlowCookie,
  setSessionCookie,
} from '../io/cookie.ts'
import type { AccessDeps } from '../io/deps.ts'
import { localPath } from '../localPath.ts'
import { ACCESS_PATHS } from '../pages/paths.ts'
import { SignInPage, WRONG, waitWords } from '../pages/signIn.tsx'
import { closeSession, SIGN_IN_ACTOR } from '../sessions/store.ts'
import { ROLE_DOES } from '../words.ts'
import { type Browser, keepFlow, signInDemo, signInLocal, signInOidc, takeFlow } from './store.ts'

type Handler = Route<Asked>['handle']

/** What is known of the browser; used by everything that opens a session. */
export const browserOf = (c: Context, deps: AccessDeps): Browser => ({
  now: deps.now(),
  address: deps.address(c),
  userAgent: c.req.header('user-agent'),
  session: readSessionCookie(c, deps),
  device: readDeviceCookie(c, deps),
})

const origin = (c: Context, { publicUrl }: AccessDeps): string => publicUrl ?? new URL(c.req.url).origin

interface Shown {
  login?: string
  error?: Text
  till?: string
  signedOut?: { provider?: string }
}

async function form({ c, lang, shell }: Asked, deps: AccessDeps, shown: Shown, status: 200 | 403 | 422 | 429): Promise<Response> {
  c.header('cache-control', 'no-store')
  const roles = deps.demoDoor(c) ? (deps.demoRoles ?? []) : []
  const view = {
    till: localPath(shown.till ?? c.req.query('till')),
    oidc: deps.oidc !== undefined,
    tryAs: roles.map(({ login, title, role }) => ({ login, title: title[lang], does: ROLE_DOES[role][lang] })),
    ...(shown.login === undefined ? {} : { login: shown.login }),
    ...(shown.error === undefined ? {} : { error: shown.error[lang] }),
    ...(shown.signedOut === undefined ? {} : { signedOut: shown.signedOut }),
  }
  return c.html(await renderPage(<SignInPage shell={{ ...shell, signIn: undefined }} view={view} />), status)
}

export const signInPage =
  (deps: AccessDeps): Handler =>
  async (asked) => {
    const out = asked.c.req.query('ut')
    if (out === undefined) return await form(asked, deps, {}, 200)
    const back = `${origin(asked.c, deps)}${ACCESS_PATHS.signIn}`
    const provider = out === 'oidc' ? await deps.oidc?.endSession(back).catch(() => undefined) : undefined
    return await form(asked, deps, { signedOut: provider === undefined ? {} : { provider } }, 200)
  }

export const signInForm =
  (deps: AccessDeps): Handler =>
  async (asked) => {
    const { c } = asked
    const fields = await asked.form()
    const typed = { login: fields.text('login'), password: fields.text('password') }
    const till = localPath(fields.text('till'))
    const answer = await signInLocal(deps.db, deps.authority, typed, browserOf(c, deps))
    if (!answer.ok && answer.reason === 'wait') {
      c.header('retry-after', String(answer.seconds))
      return await form(asked, deps, { login: typed.login, error: waitWords(answer.seconds), till }, 429)
    }
    if (!answer.ok) return await form(asked, deps, { login: typed.login, error: WRONG, till }, 422)
    setSessionCookie(c, answer.token, deps)
    if (answer.device) setDeviceCookie(c, answer.device, deps)
    return c.redirect(answer.mustChange ? ACCESS_PATHS.password : till, 303)
  }

export const signOut =
  (deps: AccessDeps): Handler =>
  async ({ c, actor }) => {
    const by = actor.person ? actor : SIGN_IN_ACTOR
    const how = await deps.db.asAuthority(deps.authority, by, (tx) => closeSession(tx, readSessionCookie(c, deps)))
    clearSessionCookie(c, deps)
    // The provider's own session ends on its own page, reached by a link: a form may not lead to another site.
    return c.redirect(link(ACCESS_PATHS.signIn, { ut: how ?? 'local' }), 303)
  }

export const tryAs =
  (deps: AccessDeps): Handler =>
  async (asked) => {
    const { c } = asked
    if (!deps.demoDoor(c)) throw noSuchPage()
    const fields = await asked.form()
    const role = deps.demoRoles?.find(({ login }) => login === fields.text('login'))
    const token = role && (await signInDemo(deps.db, deps.authority, role.login, browserOf(c, deps)))
    if (!token) throw noSuchRole()
    setSessionCookie(c, token, deps)
    return c.redirect(localPath(fields.text('till')), 303)
  }

export const oidcStart =
  (deps: AccessDeps): Handler =>
  async ({ c }) => {
    if (!deps.oidc) throw noSuchPage()
    const { url, ...flow } = await deps.oidc.begin(`${origin(c, deps)}${ACCESS_PATHS.oidcAnswer}`)
    const returnTo = localPath(c.req.query('till'))
    const secret = await deps.db.asAuthority(deps.authority, SIGN_IN_ACTOR, (tx) =>
      keepFlow(tx, { ...flow, returnTo }, deps.now()),
    )
    setFlowCookie(c, secret, deps)
    c.header('cache-control', 'no-store')
    return c.redirect(url, 303)
  }

export const oidcAnswer =
  (deps: AccessDeps): Handler =>
  async (asked) => {
    const { c } = asked
    if (!deps.oidc) throw noSuchPage()
    const browser = browserOf(c, deps)
    const state = c.req.query('state') ?? ''
    const secret = readFlowCookie(c, deps)
    clearFlowCookie(c, deps)
    const flow = await deps.db.asAuthority(deps.authority, SIGN_IN_ACTOR, (tx) => takeFlow(tx, state, secret, browser.now))
    if (!flow) return await form(asked, deps, { error: STALE }, 403)
    const address = new URL(c.req.url)
    const answer = new URL(`${address.pathname}${address.search}`, origin(c, deps))
    const said = await deps.oidc.finish(answer, flow).catch((error: unknown) => {
      if (error instanceof Refusal) return error
      throw error
    })
    if (said instanceof Refusal) return await form(asked, deps, { error: said.text, till: flow.returnTo }, 403)
    const opened = await deps.db.asAuthority(deps.authority, SIGN_IN_ACTOR, (tx) => signInOidc(tx, said, browser))
    if (!opened) return await form(asked, deps, { error: UNKNOWN, till: flow.returnTo }, 403)
    setSessionCookie(c, opened.token, deps)
    return c.redirect(flow.returnTo, 303)
  }

const STALE = text(
  'Inloggningen tog för lång tid eller påbörjades i en annan webbläsare. Börja om.',
  'The sign-in took too long or was begun in another browser. Start again.',
)
const UNKNOWN = text(
  'Du är inte upplagd i Roder. Be en administratör lägga upp dig med ditt inloggningsnamn.',
  'You are not registered in Roder. Ask an administrator to register you with your login.',
)

const noSuchPage = (): Refusal =>
  new Refusal(
    'not-found',
    'access/no-such-way',
    text('Den här vägen in finns inte här. Logga in med lösenord.', 'This way in does not exist here. Sign in with a password.'),
  )
const noSuchRole = (): Refusal =>
  new Refusal(
    'not-found',
    'access/no-such-role',
    text(
      'Rollen finns inte i demonstrationen. Välj en i listan.',
      'There is no such role in the demonstration. Choose one in the list.',
    ),
  )
