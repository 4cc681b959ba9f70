// A PostgreSQL cluster for one test run, in a temporary folder, reached over a unix socket; stopped and removed afterwards.
// initdb refuses to run as root, so as root it runs as the operating system's user postgres.
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Cluster {
  /** Connection string of a database in the cluster, as its superuser. */
  url(database: string): string
  stop(): Promise<void>
}

const HOME = '/usr/lib/postgresql'
const OLDEST = 15

/** The folder of the newest PostgreSQL programs Debian installed, if any is new enough. */
export function findPostgres(): string | undefined {
  const versions = existsSync(HOME) ? readdirSync(HOME).map(Number) : []
  const usable = versions.filter((v) => v >= OLDEST && existsSync(join(HOME, String(v), 'bin', 'initdb')))
  // The oldest one we promise to run on finds more than the newest.
  return usable.length > 0 ? join(HOME, String(Math.min(...usable)), 'bin') : undefined
}

/** The server lives as long as the pipe from this process does, so that a test run that is killed leaves none behind. SIGINT is
 * PostgreSQL's fast shutdown. */
const UNTIL_WE_ARE_GONE = '"$@" & server=$!; cat > /dev/null; kill -INT $server; wait $server; rm -rf "$0"'

/** Quick and gone at a loss of power: what a test run needs. */
const QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=60', 'shared_buffers=64MB']

export async function startCluster(bin: string, settings: readonly string[] = QUICK): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'roder-pg-'))
  const user = process.getuid?.() === 0 ? userPostgres() : undefined
  chmodSync(folder, 0o755)
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const as = { ...user, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'America/Lima' } }
  execFileSync(
    join(bin, 'initdb'),
    ['--pgdata', data, '--username=postgres', '--auth=trust', '--locale=C.UTF-8', '--encoding=UTF8', '--no-sync'],
    { ...as, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const args = ['-D', data, '-k', folder, '-c', 'listen_addresses=', ...settings.flatMap((s) => ['-c', s])]
  const server = spawn('sh', ['-c', UNTIL_WE_ARE_GONE, folder, join(bin, 'postgres'), ...args], {
    ...as,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  await ready(server)
  return {
    url: (database) => `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      server.stdin!.end()
      await ended
    },
  }
}

function userPostgres(): { uid: number; gid: number } {
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function ready(server: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`PostgreSQL did not start within 30 s: ${said}`)), 30_000)
    server.stderr!.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-4000)
      if (said.includes('ready to accept connections')) resolve()
      else if (said.includes('FATAL')) reject(new Error(`PostgreSQL did not start: ${said}`))
      else return
      clearTimeout(timer)
    })
    server.once('exit', () => reject(new Error(`PostgreSQL ended at start: ${said}`)))
  })
}
