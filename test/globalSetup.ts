// What database tests share in one run, made only when first asked for: a PostgreSQL cluster of our own and a migrated template
// of each database. Test processes ask over a loopback port; everything made here is gone when the run ends.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Cluster, findPostgres, startCluster } from './postgresCluster.ts'
import { pgliteTemplate, postgresTemplate } from './templates.ts'

/** The address test processes ask at; read by src/storage/testing.ts. */
const ADDRESS = 'RODER_TEST_DATABASES'

export default async function setup(): Promise<() => Promise<void>> {
  const postgres = announcePostgres()
  let cluster: Promise<Cluster> | undefined
  const answers: Record<string, () => Promise<string>> = {
    '/pglite': once(pgliteTemplate),
    '/postgres': once(async () => {
      cluster ??= startCluster(postgres!)
      return postgresTemplate(await cluster)
    }),
  }
  const server = createServer((request, response) => {
    // A process that asks seldom must not find the line it kept closed.
    response.setHeader('connection', 'close')
    const answer = answers[request.url ?? '']
    if (!answer) return response.writeHead(404).end()
    answer().then(
      (body) => response.end(body),
      (error) => response.writeHead(500).end(String(error?.stack ?? error)),
    )
  })
  await listen(server)
  process.env[ADDRESS] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  process.env.RODER_TEST_ENGINES = postgres ? 'pglite,postgres' : 'pglite'
  return async () => {
    server.close()
    server.closeAllConnections()
    await (await cluster)?.stop()
  }
}

function announcePostgres(): string | undefined {
  const found = findPostgres()
  if (found) return found
  const message = 'PostgreSQL 15 or later is not installed (looked for /usr/lib/postgresql/*/bin): tests run on PGlite only.'
  if (process.env.CI === 'true') throw new Error(`${message} In CI both databases are required.`)
  console.warn(`\n!!! ${message}\n!!! Install it with: apt-get install postgresql\n`)
  return undefined
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

const listen = (server: Server): Promise<void> => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
