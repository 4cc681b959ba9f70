// A page asked for again and again by one visitor: times, processor time of the server, and sizes with the style and script it brings.
// Refuses: a mean. Cold is the first request, the rest are told as p50 and p95.
import type { Running } from './server.ts'
import type { Answered, Visitor } from './visitor.ts'

export interface PageTimes {
  name: string
  coldMs: number
  p50: number
  p95: number
  count: number
  /** Of the server's process, for each request after the first. */
  cpuMs: number
  /** Over the wire, kB. */
  html: number
  /** With CSS and JS, fonts apart. */
  whole: number
  last: Answered
  /** What p95 is held to, ms; the bar of a page when absent. */
  barMs?: number
}

/** Of asking in all: pages that take long are asked for fewer times. */
const LONGEST_MS = 10_000

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}

/** What is asked each time; the answer whose size counts is the last one given. */
export async function pageTimes(
  name: string,
  { server, visitor }: { server: Running; visitor: Visitor },
  ask: () => Promise<Answered>,
  { again = 40, between }: { again?: number; between?: (made: Answered) => Promise<void> } = {},
): Promise<PageTimes> {
  const first = await ask()
  let last = first
  const times: number[] = []
  let cpu = 0
  let spent = 0
  while (times.length < again && (times.length < 2 || spent < LONGEST_MS)) {
    await between?.(last)
    const before = server.cpuMs()
    last = await ask()
    cpu += server.cpuMs() - before
    times.push(last.ms)
    spent += last.ms
  }
  const html = last.bytes / 1000
  const whole = html + (await assetBytes(visitor, last.body)) / 1000
  const told = { p50: percentile(times, 0.5), p95: percentile(times, 0.95), count: times.length, cpuMs: cpu / times.length }
  return { name, coldMs: first.ms, ...told, html, whole, last }
}

async function assetBytes(visitor: Visitor, body: string): Promise<number> {
  const paths = new Set(
    [...body.matchAll(/<(?:link|script)\b[^>]*(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map(([, path]) => path!),
  )
  let bytes = 0
  for (const path of paths) bytes += (await visitor.page(path)).bytes
  return bytes
}

export const pageTable = (pages: readonly PageTimes[]) => ({
  head: ['Page', 'Requests', 'First, ms', 'p50, ms', 'p95, ms', 'Server CPU, ms', 'HTML, kB', 'with CSS and JS, kB'],
  rows: pages.map(({ name, count, coldMs, p50, p95, cpuMs, html, whole }) => [
    name,
    count + 1,
    coldMs.toFixed(0),
    p50.toFixed(0),
    p95.toFixed(0),
    Number.isNaN(cpuMs) ? '–' : cpuMs.toFixed(0),
    html === 0 ? '–' : html.toFixed(1),
    whole === 0 ? '–' : whole.toFixed(1),
  ]),
})

const plain = (html: string): string =>
  html
    .replace(/<span class="r-aloud">.*?<\/span>/gs, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .trim()

/** Cells of the row whose tag holds the words given: text as a reader sees it. */
export function cellsOfRow(body: string, tag: string): string[] {
  const row = new RegExp(`<tr[^>]*${tag}[^>]*>(.*?)</tr>`, 's').exec(body)?.[1]
  if (row === undefined) throw new Error(`the page has no row ${tag}`)
  return [...row.matchAll(/<td\b[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => plain(cell))
}

/** `−2 611 093 665,59` and `1 200` kronor as öre; undefined for an empty cell. */
export function writtenOre(cell: string): number | undefined {
  const digits = cell
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace('+', '')
  const found = /^(-?)(\d+)(?:,(\d\d))?$/.exec(digits)
  if (!found) return undefined
  const [, sign, kronor = '', part = '00'] = found
  return (sign === '-' ? -1 : 1) * (Number(kronor) * 100 + Number(part)) + 0
}
