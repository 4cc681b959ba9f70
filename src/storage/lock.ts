// The data folder's lock: one process at a time, because two PGlite processes on one folder silently destroy each other's rows.
// A lock whose process is gone is taken over; one whose process lives, or cannot be judged, is refused with a sentence.
import { randomUUID } from 'node:crypto'
import { closeSync, linkSync, openSync, readFileSync, rmSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { bootId, type Holder, isRunning, pidSpace, startTicks } from './process.ts'

export interface FolderLock {
  readonly path: string
  release(): void
}

const NAME = 'roder.lock'
/** A live holder touches its lock this often, so that a process we cannot look up (another container or machine) can be judged. */
const HEARTBEAT_MS = 2_000
/** How long a lock of such a process must stand untouched before it is taken over. */
const SILENCE_MS = 10_000

/** `purpose` is shown to whoever is refused, e.g. `serve http://127.0.0.1:8080`. */
export async function lockFolder(folder: string, purpose = '', silenceMs = SILENCE_MS): Promise<FolderLock> {
  const path = join(folder, NAME)
  const me: Holder = {
    token: randomUUID(),
    pid: process.pid,
    start: startTicks(process.pid),
    boot: bootId(),
    space: pidSpace(),
    host: hostname(),
    purpose,
  }
  for (;;) {
    if (place(path, me)) return keep(path, me)
    const holder = read(path)
    if (holder === 'gone') continue
    if (await isLive(path, holder, silenceMs)) throw taken(folder, holder)
    await removeStale(path, holder)
  }
}

/** Written aside and linked into place: the lock appears whole or not at all, and only for one. */
function place(path: string, me: Holder): boolean {
  const aside = `${path}.${me.token}`
  writeFileSync(aside, JSON.stringify(me), { flag: 'wx' })
  try {
    linkSync(aside, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    unlinkSync(aside)
  }
}

function read(path: string): Holder | 'gone' | 'unreadable' {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8'))
    return typeof holder?.pid === 'number' && typeof holder?.token === 'string' ? holder : 'unreadable'
  } catch (error) {
    // An empty or torn file can only be what a power loss left behind; it is judged by its silence.
    return codeOf(error) === 'ENOENT' ? 'gone' : 'unreadable'
  }
}

async function isLive(path: string, holder: Holder | 'unreadable', silenceMs: number): Promise<boolean> {
  if (holder !== 'unreadable' && holder.boot === bootId() && holder.space === pidSpace()) return isRunning(holder)
  const before = touchedAt(path)
  for (let waited = 0; waited < silenceMs; waited += 250) {
    await pause(250)
    if (touchedAt(path) !== before) return true
  }
  return false
}

const touchedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Two processes may find the same dead lock; a second lock around the removal keeps one from removing the other's new one. */
async function removeStale(path: string, holder: Holder | 'unreadable'): Promise<void> {
  const guard = `${path}.takeover`
  try {
    closeSync(openSync(guard, 'wx'))
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    // The guard is held for microseconds; an old one belongs to a process that died just then.
    if (Date.now() - touchedAt(guard) > SILENCE_MS) rmSync(guard, { force: true })
    await pause(50)
    return
  }
  try {
    const now = read(path)
    const same =
      now === holder || (now !== 'gone' && now !== 'unreadable' && holder !== 'unreadable' && now.token === holder.token)
    if (same) rmSync(path, { force: true })
  } finally {
    rmSync(guard, { force: true })
  }
}

function keep(path: string, me: Holder): FolderLock {
  const beat = setInterval(() => touch(path), HEARTBEAT_MS)
  beat.unref()
  const release = () => {
    clearInterval(beat)
    held.delete(release)
    const now = read(path)
    if (now !== 'gone' && now !== 'unreadable' && now.token === me.token) rmSync(path, { force: true })
  }
  held.add(release)
  watchForEnd()
  return { path, release }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // The folder was removed under us; the next write to the database says so better than we can.
  }
}

const held = new Set<() => void>()
let watching = false

/** Locks vanish however the process ends, except by kill -9 and power loss. */
function watchForEnd(): void {
  if (watching) return
  watching = true
  const releaseAll = () => {
    for (const release of [...held]) release()
  }
  process.on('exit', releaseAll)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    const end = () => {
      // Someone else drains first and exits on its own; then `exit` above releases.
      if (process.listenerCount(signal) > 1) return
      releaseAll()
      process.off(signal, end)
      process.kill(process.pid, signal)
    }
    process.on(signal, end)
  }
}

function taken(folder: string, holder: Holder | 'unreadable'): Refusal {
  const who = holder === 'unreadable' ? '?' : `${holder.pid}${holder.host === hostname() ? '' : ` @ ${holder.host}`}`
  const doing = holder !== 'unreadable' && holder.purpose ? ` (${holder.purpose})` : ''
  return new Refusal(
    'conflict',
    'storage/folder-in-use',
    text(
      `Datamappen ${folder} används redan av process ${who}${doing}. Avsluta den först, eller välj en annan mapp med --data.`,
      `The data folder ${folder} is already used by process ${who}${doing}. Stop it first, or choose another folder with --data.`,
    ),
  )
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code
