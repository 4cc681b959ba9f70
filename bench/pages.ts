// Pages: start-up on an existing database, then every main page in turn, again and again, as a reader without script gets it.
// Times are the client's on loopback, so they hold the whole answer; sizes are what goes over the wire, compressed.
import { mkdtemp, rm } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PATHS } from '../src/web/links.ts'
import { atMost, type BenchResult, type Timing } from './measure.ts'
import { startServer } from './server.ts'

const PAGES = Object.entries(PATHS).filter(([name]) => name !== 'explain' && name !== 'fragment')
const ROUNDS = 20

export async function benchPages(): Promise<BenchResult> {
  const data = await mkdtemp(join(tmpdir(), 'roder-bench-data-'))
  try {
    const first = await startServer(data)
    await first.stop()
    const server = await startServer(data)
    try {
      const timings: Timing[] = [
        { who: 'Roder', interval: 'start of the process, empty folder → demo seeded and ready', coldMs: first.readyMs },
        { who: 'Roder', interval: 'start of the process, existing database → ready', coldMs: server.readyMs },
      ]
      const all: number[] = []
      const sizes: { name: string; bytes: number; encoding: string }[] = []
      for (const [name, path] of PAGES) {
        const cold = await fetchPage(server.address, path)
        const warm: number[] = []
        for (let i = 0; i < ROUNDS; i++) warm.push((await fetchPage(server.address, path)).ms)
        all.push(...warm)
        sizes.push({ name, bytes: cold.bytes, encoding: cold.encoding })
        timings.push({
          who: `Roder ${name}`,
          interval: `GET ${path}, request → last byte`,
          coldMs: cold.ms,
          warmMs: percentile(warm, 0.95),
        })
      }
      const largest = Math.max(...sizes.map((size) => size.bytes))
      return {
        bench: 'pages',
        title: `Start-up and ${PAGES.length} main pages of the small demonstration (warm = p95 of ${ROUNDS})`,
        timings,
        ratios: [
          atMost('ready on an existing database', server.readyMs, 3000, 'ms'),
          atMost('p95 over the main pages', percentile(all, 0.95), 50, 'ms'),
          atMost('largest page, HTML over the wire', largest / 1000, 60, 'kB'),
        ],
        compared: sizes.map(({ name, bytes, encoding }) => `${name} ${(bytes / 1000).toFixed(1)} kB ${encoding}`),
      }
    } finally {
      await server.stop()
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

function fetchPage(address: string, path: string): Promise<{ ms: number; bytes: number; encoding: string }> {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const request = get(new URL(path, address), { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => {
        if (response.statusCode === 200)
          resolve({ ms: performance.now() - begun, bytes, encoding: response.headers['content-encoding'] ?? 'plain' })
        else reject(new Error(`${path} answered ${response.statusCode}`))
      })
    })
    request.once('error', reject)
  })
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}
