// The server: middleware in order, the routes behind their rules, and an end that drains.
// Refuses: another address than this machine's without https in front, since sign-in would travel in the clear.
import { serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { ensureAdministrator } from '../access/store.ts'
import { DEMO_AUTHORITY } from '../demo/seed.ts'
import { type OidcConfig, readConfig } from '../http/config.ts'
import { clientAddress, rateLimit, timeLimit } from '../http/limits.ts'
import { requestLog } from '../http/log.ts'
import { onNotFound, onProblem, type Problem } from '../http/problem.ts'
import { security } from '../http/security.ts'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import type { Finding } from '../kernel/finding.ts'
import { Refusal } from '../kernel/result.ts'
import { type Lang, text } from '../kernel/text.ts'
import { type MailConfig, readMailConfig } from '../mail/config.ts'
import { checkRole } from '../storage/role.ts'
import { assets } from '../web/io/assets.ts'
import { Page, renderPage } from '../web/layout.tsx'
import { PATHS } from '../web/links.ts'
import { LinkRow } from '../web/parts.tsx'
import { askedOf } from './asked.ts'
import { headFolderOf, queueOf, startDailyWork } from './dailyWork.ts'
import { dataFolder, type House, openHouse } from './house.ts'
import { mount } from './mount.tsx'
import { closePdf } from './reporting.ts'
import { langOf } from './requestShell.ts'
import { routesOf } from './routeList.ts'
import { doorOpen, isSecure, type Visitor, visitorOf } from './visitor.ts'
import { worldKeeper } from './worldKeeper.ts'
import type { World } from './worldShape.ts'

export interface Server {
  address: string
  /** Settles when the server has drained and the database is closed. */
  closed: Promise<void>
  close(): Promise<void>
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|::1|\[::1\])$/

/** Passwords and sessions never travel in plain http: another address than this machine's needs https in front. */
function refuseOpenAddress(host: string, publicUrl: string | undefined): void {
  if (LOOPBACK.test(host) || isSecure(publicUrl)) return
  throw new Refusal(
    'not-allowed',
    'app/needs-https',
    text(
      `Roder svarar utanför den egna datorn bara bakom https, för annars går lösenord i klartext. Du angav ${host}. Sätt PUBLIC_URL till webbplatsens https-adress, eller starta utan --host.`,
      `Roder answers beyond this machine only behind https, since passwords would otherwise travel in the clear. You gave ${host}. Set PUBLIC_URL to the site’s https address, or start without --host.`,
    ),
  )
}

async function problemPage(
  c: Context,
  { house, current, visitor }: { house: House; current: () => Promise<World>; visitor: (c: Context) => Promise<Visitor> },
  problem: Problem,
  lang: Lang,
): Promise<Response> {
  const world = await current().catch(() => undefined)
  const who = world && (await visitor(c).catch(() => undefined))
  if (!world || !who) return c.text(`${problem.title}. ${problem.detail}`)
  const shell = { ...(await askedOf(c, house, world, who)).shell, lang }
  return c.html(
    await renderPage(
      <Page
        shell={shell}
        current="overview"
        title={problem.title}
        lead={problem.detail}
        choices={[]}
        source={problem.requestId ? `${lang === 'sv' ? 'Ärende' : 'Request'} ${problem.requestId}` : undefined}
      >
        <LinkRow links={[{ label: lang === 'sv' ? 'Till översikten' : 'To the overview', href: PATHS.overview }]} />
      </Page>,
    ),
  )
}

/** A terminal shows what went wrong; RODER_LOG=1 shows every request. */
const errorsOnly = (line: string): void => {
  if (line.includes('"level":"error"')) process.stderr.write(`${line}\n`)
}

export interface Serving {
  publicUrl?: string
  /** Keeps the request log out of the terminal. */
  quiet?: boolean
  /** The address the server listens on; this machine's own when absent. */
  listening?: string
  oidc?: OidcConfig
  mail?: MailConfig
}

/** The application without a socket: what tests call. */
export function application(house: House, options: Serving = {}): Hono {
  const { publicUrl, quiet, listening = '127.0.0.1' } = options
  const current = worldKeeper(house)
  const publicPages = async () => (await current()).publicPages
  const doors = { house, listening, publicPages, ...(publicUrl ? { publicUrl } : {}) }
  const visitor = (c: Context) => visitorOf(c, doors)
  const app = new Hono()
  app.use(requestLog(quiet ? errorsOnly : undefined) as never)
  for (const middleware of security({ publicUrl })) app.use(middleware)
  app.use(compress({ threshold: 1_024 }))
  app.use(rateLimit({ perMinute: 3_000, burst: 600, keyOf: clientAddress(isSecure(publicUrl)) }))
  const problems = {
    langOf,
    page: (c: Context, problem: Problem, lang: Lang) => problemPage(c, { house, current, visitor }, problem, lang),
  }
  app.onError(onProblem(problems))
  app.notFound(onNotFound(problems))
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    await house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, (tx) => tx.query('select 1 as one'))
    return c.text('ready')
  })
  app.get('/assets/*', async (c) => {
    const file = (await assets()).files.get(c.req.path)
    if (!file) return c.notFound()
    return c.body(file.body, 200, { 'content-type': file.type, 'cache-control': 'public, max-age=31536000, immutable' })
  })
  const mounting = { house, current, visitorOf: visitor }
  const { slow, quick } = routesOf({
    house,
    current,
    visitorOf: visitor,
    demoDoor: (c) => doorOpen(c, doors),
    enqueueMail: queueOf(options.mail),
    ...options,
  })
  mount(app, slow, mounting)
  app.use(timeLimit(60_000))
  mount(app, quick, mounting)
  return app
}

const badSettings = (findings: Finding[]) =>
  new Refusal(
    'invalid',
    'app/config',
    text(
      'Inställningarna går inte att använda. Rätta dem och starta igen.',
      'The settings cannot be used. Correct them and start again.',
    ),
    findings,
  )

/** Nobody who can sign in: an administrator is made, with a password that is shown this once. The demo's roles have their own door. */
async function greetAdministrator({ db, authority }: House): Promise<void> {
  if (authority.authorityId === DEMO_AUTHORITY.authorityId) return
  const first = await ensureAdministrator(db, authority.authorityId, new Date().toISOString())
  if (first)
    process.stderr.write(
      `Första administratören: logga in som ${first.login} med engångslösenordet ${first.oneTimePassword}\nDet visas bara nu och byts vid första inloggningen.\n`,
    )
}

export async function serveHouse(options: { port: number; host: string; data?: string; empty?: boolean }): Promise<Server> {
  const config = readConfig(process.env)
  if (!config.ok) throw badSettings(config.findings)
  const { publicUrl, oidc } = config.value
  const mail = readMailConfig(process.env)
  if (!mail.ok) throw badSettings(mail.findings)
  refuseOpenAddress(options.host, publicUrl)
  const house = await openHouse({
    data: options.data,
    empty: options.empty,
    purpose: 'servern (./roder serve)',
    progress: (line) => process.stderr.write(`${line}\n`),
  })
  // A command run by the schema's owner is his own business; what answers others must not be able to pass the wall.
  await checkRole(house.db).catch(async (error) => {
    await house.close()
    throw error
  })
  await greetAdministrator(house)
  const work = startDailyWork(house, { mail: mail.value, headFolder: headFolderOf(dataFolder(options.data)) })
  const app = application(house, {
    publicUrl,
    oidc,
    mail: mail.value,
    listening: options.host,
    quiet: process.env.RODER_LOG !== '1',
  })
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const started = serve({ fetch: app.fetch, port: options.port, hostname: options.host }, () => resolve(started))
    started.once('error', reject)
  }).catch(async (error: NodeJS.ErrnoException) => {
    await house.close()
    throw portTaken(error, options.port)
  })
  // Longer than browsers and proxies keep theirs: a connection closed while a request is on its way is an error to somebody.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = 75_000
  let end: () => void
  const closed = new Promise<void>((resolve) => {
    end = resolve
  })
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => {
    closing ??= new Promise<void>((resolve) => {
      server.close(() => resolve())
      // Idle browser connections would keep the server open for minutes; requests under way finish first.
      if ('closeIdleConnections' in server) server.closeIdleConnections()
      setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 5_000).unref()
    })
      .then(() => work.stop())
      .then(closePdf)
      .then(() => house.close())
      .then(() => end())
    return closing
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void close())
  const { port } = server.address() as { port: number }
  return {
    address: `http://${options.host.includes(':') ? `[${options.host.replace(/[[\]]/g, '')}]` : options.host}:${port}`,
    closed,
    close,
  }
}

function portTaken(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error
  return new Refusal(
    'conflict',
    'app/port',
    text(
      `Porten ${port} är upptagen. Välj en annan: npm start -- --port ${port + 1}.`,
      `Port ${port} is taken. Choose another: npm start -- --port ${port + 1}.`,
    ),
  )
}
