// The real program as a child process, from a folder that is not its own: what it printed where, how it ended, and that it ended.
// A call that hangs or prints a stack trace fails here, whichever test made it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

export const RODER = fileURLToPath(new URL('../roder', import.meta.url))

/** What the caller's own settings may not change. */
const OURS = /^(RODER_|DATABASE_|NODE_|VITEST|TSX_|PORT$|HOST$|PUBLIC_URL$)/
const plainEnv = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name)))

/** Frames of a stack and names of thrown errors, in any of the forms Node prints them. */
const STACK = /^\s+at .+[:(]\d+|\b[A-Za-z]*Error:|node:internal|UnhandledPromise|\bfile:\/\//m

export interface Call {
  code: number | null
  signal: NodeJS.Signals | null
  out: string
  err: string
  /** The one document on stdout; throws when it is not one. */
  json<T = Record<string, unknown>>(): T
}

export interface Options {
  cwd: string
  env?: Record<string, string>
  /** Milliseconds after which it counts as hanging. */
  within?: number
  /** Another path to the program. */
  program?: string
}

export class Running {
  readonly child: ChildProcess
  readonly ended: Promise<Call>
  out = ''
  err = ''

  constructor(
    readonly args: readonly string[],
    { cwd, env, program = RODER }: Options,
  ) {
    this.child = spawn(program, args, { cwd, env: { ...plainEnv, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    this.child.stdout!.setEncoding('utf8').on('data', (text) => {
      this.out += text
    })
    this.child.stderr!.setEncoding('utf8').on('data', (text) => {
      this.err += text
    })
    alive.add(this.child)
    this.ended = once(this.child, 'close').then(([code, signal]) => {
      alive.delete(this.child)
      return this.call(code, signal)
    })
  }

  /** Waits until what it has printed says so; fails when it ends first. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.out + this.err)
      if (found) return found
      if (this.child.exitCode !== null || this.child.signalCode !== null)
        throw new Error(`roder ${this.args.join(' ')} ended without saying ${pattern}: ${this.out}${this.err}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  private call(code: number | null, signal: NodeJS.Signals | null): Call {
    const { out, err, args } = this
    const told = `roder ${args.join(' ')}\n${out.slice(0, 2_000)}\n${err.slice(0, 2_000)}`
    if (STACK.test(out.slice(0, 100_000)) || STACK.test(err)) throw new Error(`a stack trace from ${told}`)
    const json = () => {
      try {
        return JSON.parse(out)
      } catch {
        throw new Error(`stdout is not one JSON document: ${told}`)
      }
    }
    return { code, signal, out, err, json }
  }
}

const alive = new Set<ChildProcess>()

/** Whatever a failed test left running. */
export function endAll(): void {
  for (const child of alive) child.kill('SIGKILL')
}

/** One call to its end, which it must come to by itself. */
export async function roder(args: readonly string[], options: Options): Promise<Call> {
  const running = new Running(args, options)
  let late = false
  const timer = setTimeout(() => {
    late = true
    running.child.kill('SIGKILL')
  }, options.within ?? 90_000)
  try {
    const call = await running.ended
    if (late) throw new Error(`roder ${args.join(' ')} did not end by itself. ${call.out.slice(0, 500)}${call.err.slice(0, 500)}`)
    return call
  } finally {
    clearTimeout(timer)
  }
}

export interface Place {
  folder: string
  remove(): void
}

export function temporaryPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'roder-cli-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** An empty database of the run's own PostgreSQL, as its superuser and as a login role that may only be the application. */
export async function postgresDatabase(name: string): Promise<{ owner: string; application: string; drop(): Promise<void> }> {
  const address = await (await fetch(`${process.env.RODER_TEST_DATABASES}/postgres`)).text()
  const urlOf = (database: string) => address.replace('%7Bdatabase%7D', database).replace('{database}', database)
  const admin = async (sql: string) => {
    const client = new pg.Client({ connectionString: urlOf('postgres') })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await admin(`create database ${name} template roder_template`)
  await admin(`create role ${name} login in role roder_app`)
  const application = new URL(urlOf(name))
  application.username = name
  return {
    owner: urlOf(name),
    application: application.href,
    drop: () => admin(`drop database ${name} with (force)`),
  }
}
