// Finds the decimals behind the printed frames and writes plan_calibrated/frames.csv. Run by hand: `npx tsx src/demo/plan2022/io/calibrateFrames.ts`.
// Deterministic. The kept table is what the demonstration uses; a test tries it against every printed cell.
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { ORE_PER_MKR, type Ore, ore, shareOf, sumOre } from '../../../kernel/money.ts'
import { amountAt, project } from '../../linear.ts'
import {
  ADJUSTMENTS,
  BASE_YEAR,
  DEPRECIATION,
  FRAMES_2021,
  frameBands,
  frameForms,
  INDEX_PPM,
  NET_FRAMES,
  ONCE_2022,
  YEARS,
} from '../frameBands.ts'
import { PRINTED_ROWS, rowKey } from '../rows.ts'

const FOLDER = new URL('../../data/vasterbotten/', import.meta.url)
/** Mkr inside each rounding. */
const MARGIN = 0.005
const DECIMALS = 1000

const inOre = (mkr: number): Ore => ore(Math.round(mkr * DECIMALS) * (ORE_PER_MKR / DECIMALS))

const printed = parse(readFileSync(new URL('plan_2022_2026/frames_by_activity.csv', FOLDER)), {
  columns: true,
  bom: true,
}) as Record<string, string>[]
const forms = frameForms()
const bands = frameBands(forms, printed, MARGIN)
const start = forms.variables.map((key) => {
  if (key === 'one') return 1
  const row = PRINTED_ROWS.find((one) => rowKey(one) === key)!
  return Number(
    printed.find((cell) => cell.committee === row.printed && cell.activity === row.name && cell.column === 'budget_2022')!.value,
  )
})
const weights = forms.variables.map((key) => (key === 'one' ? 0 : 1))
const found = project(start, weights, bands, 1e-6, 400_000)
console.error(`${found.sweeps} sweeps, ${found.missed.length} missed`, found.missed)
const values = found.values.map((value, i) => (i === 0 ? 1 : Math.round(value * DECIMALS) / DECIMALS))
for (const band of frameBands(forms, printed, 0)) {
  const value = amountAt(band.form, values)
  if (value < band.low - 1e-9 || value >= band.high + 1e-9)
    console.error('outside after rounding', band.name, value, band.low, band.high)
}

const frames = new Map<string, Ore>()
const lines: string[] = []
const write = (key: string, column: string, year: number, amount: Ore) => {
  if (amount !== 0 || column === 'base' || column === 'frame') lines.push(`${key.replace('/', ',')},${column},${year},${amount}`)
}
for (const row of PRINTED_ROWS) {
  const key = rowKey(row)
  const frame = inOre(amountAt(forms.frame(key, BASE_YEAR), values))
  const once = inOre(ONCE_2022[key] ?? 0)
  write(key, 'frame', BASE_YEAR - 1, inOre(FRAMES_2021[key]!))
  write(key, 'base', BASE_YEAR, ore(frame - once))
  write(key, 'once', BASE_YEAR, once)
  frames.set(`${key} ${BASE_YEAR}`, frame)
}
for (const year of YEARS) {
  let rest = inOre(NET_FRAMES[year]!)
  for (const row of PRINTED_ROWS) {
    const key = rowKey(row)
    if (row.treatment === 'level') continue
    const carried = ore(frames.get(`${key} ${year - 1}`)! - (year - 1 === BASE_YEAR ? inOre(ONCE_2022[key] ?? 0) : 0))
    const adjustment = inOre(ADJUSTMENTS[key]?.[year] ?? 0)
    const change =
      row.treatment === 'depreciation'
        ? ore(inOre(DEPRECIATION[year]!) - carried)
        : shareOf(carried, INDEX_PPM[year]!, 1_000_000, 'half-away')
    const frame = sumOre([carried, change, adjustment])
    write(key, 'adjustment', year, adjustment)
    frames.set(`${key} ${year}`, frame)
    rest = ore(rest - frame)
  }
  write('rs/pensioner', 'level', year, rest)
}
writeFileSync(new URL('plan_calibrated/frames.csv', FOLDER), `unit,activity,column,year,ore\n${lines.join('\n')}\n`)
