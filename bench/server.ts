// Starts the real server as a process of its own on a data folder, and stops it again. Nothing is reached past its address.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const RODER = fileURLToPath(new URL('../roder', import.meta.url))
const WAIT_MS = 120_000

export interface Running {
  address: string
  /** From the start of the process until it says that it is ready. */
  readyMs: number
  /** Processor time the process has used so far, ms; nought where the system does not tell. */
  cpuMs(): number
  stop(): Promise<void>
}

export async function startServer(data: string): Promise<Running> {
  const port = await freePort()
  const begun = performance.now()
  const child = spawn(RODER, ['serve', '--data', data, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await readyAddress(child)
  return {
    address,
    readyMs: performance.now() - begun,
    cpuMs: () => cpuOf(child.pid),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** In hundredths of a second, as the kernel counts. */
export function cpuOf(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return 0
  }
}

function readyAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`the server did not say it was ready within ${WAIT_MS / 1000} s: ${said}`))
    }, WAIT_MS)
    const hear = (chunk: Buffer): void => {
      said = (said + chunk).slice(-4000)
      const address = /ready at (http\S+)/.exec(said)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the server ended with ${code}: ${said}`))
    })
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
