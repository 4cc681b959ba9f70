// `npm run bench [name …]`: runs the benches one after another, prints each with its ratios and writes bench/results.
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import type { BenchResult, Timing } from './measure.ts'

/** Only the closing day has options: a short version to try. */
const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    users: { type: 'string' },
    seconds: { type: 'string' },
    kills: { type: 'string' },
    'warm-up': { type: 'string' },
    profile: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
})
const whole = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d{1,4}$/.test(value) ? Number(value) : undefined

const BENCHES: Record<string, () => Promise<BenchResult>> = {
  sie: async () => (await import('./sie.ts')).benchSie(),
  growth: async () => (await import('./growth.ts')).benchGrowth(),
  drilldown: async () => (await import('./drilldown.ts')).benchDrilldown(),
  pages: async () => (await import('./pages.ts')).benchPages(),
  report: async () => (await import('./report.ts')).benchReport(),
  rollup: async () => (await import('./rollup.ts')).benchRollup(),
  'money-plan': async () => (await import('./moneyPlan.ts')).benchMoneyPlan(),
  'money-pages': async () => (await import('./moneyPages.ts')).benchMoneyPages(),
  'closing-day': async () =>
    (await import('./closingDay.ts')).benchClosingDay({
      users: whole(options.users),
      seconds: whole(options.seconds),
      kills: whole(options.kills),
      warmUp: whole(options['warm-up']),
      profile: options.profile,
    }),
}

const RESULTS = new URL('./results/', import.meta.url)

/** `money` is all that begin with `money-`. */
const meant = (asked: string, name: string): boolean => name === asked || name.startsWith(`${asked}-`)

const unknown = wanted.filter((asked) => !Object.keys(BENCHES).some((name) => meant(asked, name)))
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}

const started = new Date().toISOString()
const results: BenchResult[] = []
/** A bench that breaks does not take the others with it, but the run fails. */
const broken: string[] = []
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.some((asked) => meant(asked, name))) continue
  try {
    const result = await bench()
    results.push(result)
    console.log(asMarkdown(result))
  } catch (error) {
    broken.push(name)
    console.error(`${name} could not be measured:`, error)
  }
}
if (!options['dry-run']) await save(results)
process.exitCode = broken.length > 0 || results.some((result) => result.ratios.some((ratio) => !ratio.met)) ? 1 : 0

interface Day {
  machine: string
  results: (BenchResult & { measured: string })[]
}

/** One file a day: a bench run again the same day takes its own place, the others stay. */
async function save(made: BenchResult[]): Promise<void> {
  await mkdir(RESULTS, { recursive: true })
  const file = new URL(`${started.slice(0, 10)}.json`, RESULTS)
  const before: Day['results'] = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Day).results : []
  const byName = new Map(before.map((result) => [result.bench, result]))
  for (const result of made) byName.set(result.bench, { ...result, measured: started })
  const results = Object.keys(BENCHES).flatMap((name) => byName.get(name) ?? [])
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.version}`
  await writeFile(file, `${JSON.stringify({ machine, results } satisfies Day, null, 2)}\n`)
  const title = `# Measured ${started.slice(0, 10)}\n\n${machine}. Cold is the first run, warm the best of the later ones.`
  const parts = results.map(
    (result) => `${asMarkdown(result)}\n\nMeasured ${result.measured.slice(0, 16).replace('T', ' ')} UTC.`,
  )
  await writeFile(new URL('latest.md', RESULTS), `${[title, ...parts].join('\n\n')}\n`)
}

function asMarkdown({ title, timings, ratios, compared, tables = [], how = [] }: BenchResult): string {
  const ms = (value: number | undefined): string => (value === undefined ? '–' : value < 10 ? value.toFixed(2) : value.toFixed(0))
  const timing = ({ who, interval, coldMs, warmMs }: Timing): string => `| ${who} | ${interval} | ${ms(coldMs)} | ${ms(warmMs)} |`
  return [
    `## ${title}`,
    '',
    ...(timings.length > 0 ? ['| Who | From → to | Cold, ms | Warm, ms |', '|---|---|---:|---:|'] : []),
    ...timings.map(timing),
    ...(timings.length > 0 ? [''] : []),
    ...(ratios.length > 0 ? ['| Ratio | Value | Bar | Met |', '|---|---:|---|---|'] : []),
    ...ratios.map(({ label, value, bar, met }) => `| ${label} | ${value.toFixed(2)} | ${bar} | ${met ? 'yes' : 'no'} |`),
    ...tables.flatMap(({ head, rows }) => [
      '',
      ...[head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
    ]),
    ...(how.length > 0 ? ['', ...how] : []),
    ...(compared.length > 0 ? ['', `Compared: ${compared.join('; ')}.`] : []),
  ].join('\n')
}
