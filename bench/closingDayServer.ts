// The server of the closing day: the real program on PostgreSQL at an address that stays, killed and started again on demand.
// Refuses: leaving a process behind; whatever was started here is ended here.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { cpuOf } from './server.ts'

const RODER = fileURLToPath(new URL('../roder', import.meta.url))
const ENTRY = fileURLToPath(new URL('../scripts/roder.mjs', import.meta.url))
const STDIO: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe']
const READY_WITHIN_MS = 120_000
/** What the caller's own settings may not change. */
const OURS = /^(RODER_|DATABASE_|NODE_|TSX_|PORT$|HOST$|PUBLIC_URL$|OIDC_|SMTP_|MAIL_)/

const plainEnv = (more: Record<string, string>): Record<string, string> => ({
  ...(Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name))) as Record<string, string>),
  ...more,
})

export interface Database {
  /** The application's own login. */
  web: string
  owner: string
}

const environment = ({ web, owner }: Database) => plainEnv({ DATABASE_URL: web, DATABASE_OWNER_URL: owner })

export class Server {
  private child: ChildProcess | undefined
  private said = ''
  readonly address: string

  constructor(
    private readonly database: Database,
    private readonly data: string,
    private readonly port: number,
    /** Folder for a CPU profile of each process, if one is asked for. */
    private readonly profile?: string,
  ) {
    this.address = `http://127.0.0.1:${port}`
  }

  /** Starts it and answers when it says it is ready; ms from start to ready. */
  async start(): Promise<number> {
    const begun = performance.now()
    this.said = ''
    const args = ['serve', '--data', this.data, '--port', String(this.port)]
    const env = environment(this.database)
    const child = this.profile
      ? spawn(process.execPath, ['--cpu-prof', `--cpu-prof-dir=${this.profile}`, ENTRY, ...args], { env, stdio: STDIO })
      : spawn(RODER, args, { env, stdio: STDIO })
    this.child = child
    const hear = (chunk: Buffer): void => {
      this.said = (this.said + chunk).slice(-8_000)
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    while (!this.said.includes('ready at http')) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended at start: ${this.said}`)
      if (performance.now() - begun > READY_WITHIN_MS) throw new Error(`the server was not ready in time: ${this.said}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return performance.now() - begun
  }

  /** What it has complained of since it started. */
  get complaints(): string {
    return this.said.replace(/^.*ready at http\S+/s, '').trim()
  }

  /** Processor time used so far, ms; nought where the system does not tell. */
  get cpuMs(): number {
    return cpuOf(this.child?.pid)
  }

  kill = (): Promise<void> => this.end('SIGKILL')
  stop = (): Promise<void> => this.end('SIGTERM')

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await gone
    clearTimeout(late)
  }
}

/** `./roder audit verify` on the same database: its last line, and whether the log holds together. */
export async function verifyLog(database: Database, data: string): Promise<{ ok: boolean; said: string }> {
  const child = spawn(RODER, ['audit', 'verify', '--data', data], {
    env: environment(database),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => {
      said += chunk
    })
  const [code] = await once(child, 'close')
  return { ok: code === 0, said: said.trim() }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
