// `npm run bench [name …]`: runs the benches one after another, prints each with its ratios and writes bench/results.
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import type { BenchResult, Timing } from './measure.ts'

const BENCHES: Record<string, () => Promise<BenchResult>> = {
  sie: async () => (await import('./sie.ts')).benchSie(),
  drilldown: async () => (await import('./drilldown.ts')).benchDrilldown(),
  rollup: async () => (await import('./rollup.ts')).benchRollup(),
}

const RESULTS = new URL('./results/', import.meta.url)

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}

const started = new Date().toISOString()
const results: BenchResult[] = []
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const result = await bench()
  results.push(result)
  console.log(asMarkdown(result))
}
await save(results)
process.exitCode = results.some((result) => result.ratios.some((ratio) => !ratio.met)) ? 1 : 0

async function save(made: BenchResult[]): Promise<void> {
  await mkdir(RESULTS, { recursive: true })
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.version}`
  await writeFile(
    new URL(`${started.slice(0, 10)}.json`, RESULTS),
    `${JSON.stringify({ started, machine, results: made }, null, 2)}\n`,
  )
  const title = `# Measured ${started.slice(0, 16).replace('T', ' ')} UTC\n\n${machine}. Cold is the first run, warm the best of the later ones.`
  await writeFile(new URL('latest.md', RESULTS), `${[title, ...made.map(asMarkdown)].join('\n\n')}\n`)
}

function asMarkdown({ title, timings, ratios, compared }: BenchResult): string {
  const ms = (value: number | undefined): string => (value === undefined ? '–' : value < 10 ? value.toFixed(2) : value.toFixed(0))
  const timing = ({ who, interval, coldMs, warmMs }: Timing): string => `| ${who} | ${interval} | ${ms(coldMs)} | ${ms(warmMs)} |`
  return [
    `## ${title}`,
    '',
    '| Who | From → to | Cold, ms | Warm, ms |',
    '|---|---|---:|---:|',
    ...timings.map(timing),
    '',
    ...(ratios.length > 0 ? ['| Ratio | Value | Bar | Met |', '|---|---:|---|---|'] : []),
    ...ratios.map(({ label, value, bar, met }) => `| ${label} | ${value.toFixed(2)} | ${bar} | ${met ? 'yes' : 'no'} |`),
    ...(compared.length > 0 ? ['', `Compared: ${compared.join('; ')}.`] : []),
  ].join('\n')
}
