// The folder's lock, with real processes: a second one is refused, a dead one's lock is taken over, and no lock is left behind.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Refusal } from '../kernel/result.ts'
import { lockFolder } from './lock.ts'
import { openDatabase } from './open.ts'
import { seedFolder } from './testing.ts'

// Several processes open an embedded database each, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 240_000 })

const HOLD = fileURLToPath(new URL('./fixtures/hold.mts', import.meta.url))
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

let folder: string
let children: ChildProcess[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roder-lock-'))
  children = []
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface Held {
  child: ChildProcess
  /** First line said: `held` or the refusal. */
  said: string
  ended: Promise<number | NodeJS.Signals>
}

/** Another process that takes the lock (`lock`) or opens the whole database (`database`) and waits to be ended. */
async function another(what: 'lock' | 'database' | 'drain' | 'leave', exit?: string): Promise<Held> {
  const child = spawn(process.execPath, ['--import', 'tsx', HOLD, what, folder, exit ?? ''], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const ended = new Promise<number | NodeJS.Signals>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code!)))
  const said = await new Promise<string>((resolve) => {
    let all = ''
    child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
      all += chunk
      if (all.includes('\n')) resolve(all.split('\n')[0]!)
    })
    child.once('exit', () => resolve(all))
  })
  return { child, said, ended }
}

const refusalOf = (promise: Promise<unknown>): Promise<Refusal> =>
  promise.then(
    () => expect.unreachable('was not refused'),
    (error) => error,
  )

describe('the lock of a data folder', () => {
  it('refuses a second process with a sentence that says who has it and what to do', async () => {
    await seedFolder(folder)
    const first = await another('database')
    expect(first.said).toBe('held')
    const refusal = await refusalOf(openDatabase({ dataDir: folder }))
    expect(refusal).toMatchObject({ name: 'Refusal', kind: 'conflict', code: 'storage/folder-in-use' })
    expect(refusal.text.sv).toBe(
      `Datamappen ${folder} används redan av process ${first.child.pid} (serve på prov). Avsluta den först, eller välj en annan mapp med --data.`,
    )
    expect(refusal.text.en).toContain(`already used by process ${first.child.pid} (serve på prov)`)
    expect((await another('database')).said).toBe('storage/folder-in-use')
  })

  it('refuses the same process too', async () => {
    const lock = await lockFolder(folder)
    expect((await refusalOf(lockFolder(folder))).code).toBe('storage/folder-in-use')
    lock.release()
    expect(readdirSync(folder)).toEqual([])
  })

  it('is taken over after kill -9, and what was committed is there', async () => {
    await seedFolder(folder)
    const first = await another('database')
    first.child.kill('SIGKILL')
    await first.ended
    expect(readdirSync(folder)).toContain('roder.lock')
    const db = await openDatabase({ dataDir: folder })
    const { listAuthorities } = await import('./authority.ts')
    expect((await listAuthorities(db)).map((a) => a.code)).toEqual(['prov'])
    await db.close()
    expect(existsSync(join(folder, 'roder.lock'))).toBe(false)
  })

  it('is let go when the database cannot be opened, and the sentence says what to do', async () => {
    mkdirSync(join(folder, 'database'))
    for (const name of ['PG_VERSION', 'postgresql.conf']) writeFileSync(join(folder, 'database', name), 'skräp')
    const refusal = await refusalOf(openDatabase({ dataDir: folder }))
    expect([refusal.code, refusal.text.sv]).toEqual(['storage/damaged-folder', expect.stringContaining('säkerhetskopian')])
    expect(readdirSync(folder)).toEqual(['database'])
    const file = await refusalOf(openDatabase({ dataDir: join(folder, 'database', 'PG_VERSION') }))
    expect(file.code).toBe('storage/unusable-folder')
  })

  it.each([
    ['SIGTERM', 'SIGTERM'],
    ['SIGINT', 'SIGINT'],
    ['SIGHUP', 'SIGHUP'],
  ] as const)('vanishes on %s, and the process still ends by that signal', async (signal, by) => {
    const first = await another('lock')
    first.child.kill(signal)
    expect(await first.ended).toBe(by)
    expect(readdirSync(folder)).toEqual([])
  })

  it('is kept while a server drains, and vanishes when it exits', async () => {
    const first = await another('drain')
    first.child.kill('SIGTERM')
    expect((await refusalOf(lockFolder(folder))).code).toBe('storage/folder-in-use')
    expect(await first.ended).toBe(0)
    expect(readdirSync(folder)).toEqual([])
  })

  it('vanishes on a clean exit and on a bug that ends the process', async () => {
    for (const code of ['0', '3']) {
      const first = await another('leave', code)
      expect([first.said, await first.ended]).toEqual(['held', Number(code)])
      expect(readdirSync(folder)).toEqual([])
    }
  })

  it('lets exactly one of many take over a dead lock', async () => {
    writeFileSync(
      join(folder, 'roder.lock'),
      JSON.stringify({ ...(await holderOfNow()), pid: 2 ** 22 + 1, start: '1', token: 'dead' }),
    )
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)))
    const won = results.flatMap((r) => (r.status === 'fulfilled' ? [r.value] : []))
    expect(won).toHaveLength(1)
    won[0]!.release()
    expect(readdirSync(folder)).toEqual([])
  })

  it('knows a process number that is used again by another process', async () => {
    const now = await holderOfNow()
    writeFileSync(join(folder, 'roder.lock'), JSON.stringify({ ...now, pid: process.ppid, start: '1', token: 'dead' }))
    const lock = await lockFolder(folder)
    lock.release()
  })

  it('judges a process of another container or boot by whether it still touches its lock', async () => {
    const path = join(folder, 'roder.lock')
    writeFileSync(path, JSON.stringify({ ...(await holderOfNow()), boot: 'another', host: 'annan-dator', token: 'far away' }))
    const touching = setInterval(() => utimesSync(path, new Date(), new Date()), 100)
    const refusal = await refusalOf(lockFolder(folder, '', 1_000))
    expect(refusal.text.sv).toContain('@ annan-dator')
    clearInterval(touching)
    const lock = await lockFolder(folder, '', 1_000)
    lock.release()
  })

  it('takes over what a power loss left of a lock', async () => {
    writeFileSync(join(folder, 'roder.lock'), '')
    const lock = await lockFolder(folder, '', 500)
    expect(JSON.parse(readFileSync(lock.path, 'utf8')).pid).toBe(process.pid)
    lock.release()
  })
})

/** A lock as this machine writes it just now. */
async function holderOfNow(): Promise<Record<string, unknown>> {
  const lock = await lockFolder(folder)
  const holder = JSON.parse(readFileSync(lock.path, 'utf8'))
  lock.release()
  return holder
}
