// The server: middleware in order, the routes, and an end that drains. Until sign-in exists it answers on loopback only.
import { serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { readConfig } from '../http/config.ts'
import { connectionAddress, rateLimit, timeLimit } from '../http/limits.ts'
import { requestLog } from '../http/log.ts'
import { onNotFound, onProblem, type Problem } from '../http/problem.ts'
import { security } from '../http/security.ts'
import { Refusal } from '../kernel/result.ts'
import { type Lang, text } from '../kernel/text.ts'
import { checkRole } from '../storage/role.ts'
import { assets } from '../web/io/assets.ts'
import { Page, renderPage } from '../web/layout.tsx'
import { PATHS } from '../web/links.ts'
import { LinkRow } from '../web/parts.tsx'
import { type House, openHouse } from './house.ts'
import { importRoutes } from './importRoutes.tsx'
import { closePdf } from './reporting.ts'
import { langOf, shellOf } from './requestShell.ts'
import { pageRoutes } from './routes.tsx'
import { type World, worldKeeper } from './world.ts'

export interface Server {
  address: string
  /** Settles when the server has drained and the database is closed. */
  closed: Promise<void>
  close(): Promise<void>
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|::1|\[::1\])$/

function refuseBeyondLoopback(host: string): void {
  if (LOOPBACK.test(host)) return
  throw new Refusal(
    'not-allowed',
    'app/loopback-only',
    text(
      `Roder svarar bara på den egna datorn (127.0.0.1) tills inloggning finns. Du angav ${host}. Starta utan --host.`,
      `Roder answers on this machine only (127.0.0.1) until sign-in exists. You gave ${host}. Start without --host.`,
    ),
  )
}

async function problemPage(
  c: Parameters<typeof shellOf>[0],
  world: World | undefined,
  problem: Problem,
  lang: Lang,
): Promise<Response> {
  if (!world) return c.text(`${problem.title}. ${problem.detail}`)
  const shell = { ...(await shellOf(c, world)), lang }
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

/** The application without a socket: what tests call. `quiet` keeps the request log out of the terminal. */
export function application(house: House, options: { publicUrl?: string; quiet?: boolean } = {}): Hono {
  const current = worldKeeper(house)
  const app = new Hono()
  app.use(requestLog(options.quiet ? errorsOnly : undefined) as never)
  for (const middleware of security({ publicUrl: options.publicUrl })) app.use(middleware)
  app.use(compress({ threshold: 1_024 }))
  app.use(rateLimit({ perMinute: 3_000, burst: 600, keyOf: connectionAddress }))
  const problems = {
    langOf,
    page: async (c: Context, problem: Problem, lang: Lang) =>
      await problemPage(c, await current().catch(() => undefined), problem, lang),
  }
  app.onError(onProblem(problems))
  app.notFound(onNotFound(problems))
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    await house.db.asAuthority(house.authority.authorityId, { name: 'lokal' }, (tx) => tx.query('select 1 as one'))
    return c.text('ready')
  })
  app.get('/assets/*', async (c) => {
    const file = (await assets()).files.get(c.req.path)
    if (!file) return c.notFound()
    return c.body(file.body, 200, { 'content-type': file.type, 'cache-control': 'public, max-age=31536000, immutable' })
  })
  app.route('/', importRoutes(house, current))
  app.use(timeLimit(60_000))
  app.route('/', pageRoutes(current))
  return app
}

export async function serveHouse(options: { port: number; host: string; data?: string; empty?: boolean }): Promise<Server> {
  refuseBeyondLoopback(options.host)
  const config = readConfig(process.env)
  if (!config.ok)
    throw new Refusal(
      'invalid',
      'app/config',
      text(
        'Inställningarna går inte att använda. Rätta dem och starta igen.',
        'The settings cannot be used. Correct them and start again.',
      ),
      config.findings,
    )
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
  const app = application(house, { publicUrl: config.value.publicUrl, quiet: process.env.RODER_LOG !== '1' })
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const started = serve({ fetch: app.fetch, port: options.port, hostname: options.host }, () => resolve(started))
    started.once('error', reject)
  }).catch(async (error: NodeJS.ErrnoException) => {
    await house.close()
    throw portTaken(error, options.port)
  })
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
