// A process importing a ledger is killed at a random moment, again and again on the same folder: each time all of an import is
// there or nothing of it, what was reported finished stays, and what was left half done is swept.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { costOf, VOUCHERS } from './killImport.file.ts'

const KILLS = 50
const folder = mkdtempSync(join(tmpdir(), 'roder-kill-'))
const alive = new Set<ChildProcess>()
afterAll(() => {
  for (const child of alive) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface State {
  finished: number
  active: number
  unfinished: number
  logged: number
  vouchers: number
  strays: number
  cost: number
  balance: number
  swept: number
}

class Importer {
  private readonly child: ChildProcess
  private readonly said: { what: string; value: unknown }[] = []
  private wake: () => void = () => undefined
  private errors = ''
  /** The last version it reported as finished. */
  finished = 0

  constructor() {
    const entry = fileURLToPath(new URL('./killImport.child.ts', import.meta.url))
    this.child = spawn(process.execPath, ['--import', 'tsx', entry, folder], { stdio: ['pipe', 'pipe', 'pipe'] })
    alive.add(this.child)
    this.child.stderr!.on('data', (text) => {
      this.errors += text
    })
    this.child.on('exit', () => this.wake())
    createInterface({ input: this.child.stdout! }).on('line', (line) => {
      const message = JSON.parse(line)
      if (message.what === 'finished') this.finished = message.value
      this.said.push(message)
      this.wake()
    })
  }

  start(): void {
    this.child.stdin!.write('go\n')
  }

  async hear<T>(what: string): Promise<T> {
    for (;;) {
      const found = this.said.find((message) => message.what === what)
      if (found) return found.value as T
      if (this.child.exitCode !== null) throw new Error(`the importing process ended by itself: ${this.errors}`)
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
  }

  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGKILL')
    await gone
    alive.delete(this.child)
  }
}

/** Repeatable chance: 0 to 1. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
}

it(`an import killed ${KILLS} times is each time all there or not at all`, { timeout: 600_000 }, async () => {
  const random = chance(20_201_122)
  const seen = { before: 0, swept: 0 }
  let promised = 0
  let longest = 300
  let importer = new Importer()
  for (let kill = 0; kill <= KILLS; kill++) {
    importer.start()
    const next = kill < KILLS ? new Importer() : undefined
    const state = await importer.hear<State>('state')
    // Finished when it said so; one more may have been committed just before the kill without being able to tell.
    expect([promised, promised + 1]).toContain(state.finished)
    expect(state).toMatchObject({ active: Math.min(1, state.finished), unfinished: 0, strays: 0, balance: 0 })
    expect(state.logged).toBe(state.finished)
    expect(state.cost).toBe(costOf(state.finished))
    expect(state.vouchers).toBe(state.finished === 0 ? 0 : VOUCHERS * 2)
    seen.swept += state.swept
    if (!next) break
    const begun = performance.now()
    await importer.hear('begins')
    await pause(random() * longest)
    await importer.kill()
    if (importer.finished > state.finished) longest = Math.min(longest, performance.now() - begun)
    else seen.before++
    promised = Math.max(state.finished, importer.finished)
    importer = next
  }
  await importer.kill()
  // The kills must have fallen within imports, or nothing was proved.
  expect(seen.before).toBeGreaterThan(KILLS / 4)
  expect(seen.swept).toBeGreaterThan(KILLS / 4)
})
