// Times pieces of work the same way for us and for the peers, and keeps what was timed beside the figure.
// Cold is the first run, warm the best of the following; loading is measured once and apart.

export interface Timing {
  /** Who did it: Roder, DuckDB, PostgreSQL … */
  who: string
  /** What the interval begins and ends with, in words. */
  interval: string
  coldMs: number
  /** Best of the later runs; absent where the work is done once. */
  warmMs?: number
}

export interface Ratio {
  label: string
  value: number
  /** The bar in words, e.g. `≥ 10`. */
  bar: string
  met: boolean
}

export interface BenchResult {
  bench: string
  title: string
  timings: Timing[]
  ratios: Ratio[]
  /** What was compared between the peers, with figures. */
  compared: string[]
  /** Figures that are not timings, each table with its head. */
  tables?: { head: string[]; rows: (string | number)[][] }[]
  /** How it was measured, in sentences. */
  how?: string[]
}

/** Runs once for cold, `again` more times for warm. Work returns what it made, so that nothing can be optimised away. */
export async function timed<T>(
  who: string,
  interval: string,
  work: () => T | Promise<T>,
  again = 0,
): Promise<{ timing: Timing; made: T }> {
  const start = performance.now()
  let made = await work()
  const timing: Timing = { who, interval, coldMs: performance.now() - start }
  for (let i = 0; i < again; i++) {
    const begun = performance.now()
    made = await work()
    timing.warmMs = Math.min(timing.warmMs ?? Number.POSITIVE_INFINITY, performance.now() - begun)
  }
  return { timing, made }
}

export const bestOf = (timing: Timing): number => Math.min(timing.coldMs, timing.warmMs ?? Number.POSITIVE_INFINITY)

/** How many times faster ours is than the peer; met from `floor` up. */
export function timesFaster(label: string, ours: number, peer: number, floor: number): Ratio {
  const value = peer / ours
  return { label, value, bar: `≥ ${floor} ×`, met: value >= floor }
}

/** How many times longer ours takes; met up to `ceiling`. */
export function timesSlower(label: string, ours: number, peer: number, ceiling: number): Ratio {
  const value = ours / peer
  return { label, value, bar: `≤ ${ceiling} ×`, met: value <= ceiling }
}

/** A figure against a ceiling in its own unit. */
export function atMost(label: string, value: number, ceiling: number, unit: string): Ratio {
  return { label: `${label} (${unit})`, value, bar: `≤ ${ceiling}`, met: value <= ceiling }
}

/** Many amounts compared one by one; what is written is how many and their sum. */
export function mustAgreeOre(what: string, ours: readonly number[], peer: readonly number[], peerName: string): string {
  mustAgree(what, ours.join(' '), peer.join(' '), peerName)
  return `${what}: ${ours.length} amounts, ${ours.reduce((sum, one) => sum + BigInt(one), 0n)} öre in all, each the same in ${peerName}`
}

/** Peers that disagree make the timing worthless: stop with both figures. */
export function mustAgree(what: string, ours: string, peer: string, peerName: string): string {
  if (ours !== peer) throw new Error(`${what}: Roder has ${ours}, ${peerName} has ${peer}`)
  return `${what}: ${ours}, same in ${peerName}`
}
