// The plan in memory: one frame changed with all that rests on it, and five scenarios of three statements each, against whole plans
// built again from the same leaves, and against DuckDB where a query can do the job. Every value compared, the money to the öre.
import { loadavg } from 'node:os'
import { planInput2022 } from '../src/demo/plan2022/leaves.ts'
import type { FigureRef } from '../src/kernel/figure.ts'
import { applyChanges } from '../src/plan/branches/apply.ts'
import { leverChanges, type Settings } from '../src/plan/branches/levers.ts'
import {
  BALANCE_LINES,
  buildSheet,
  CASH_FLOW_LINES,
  LEAF,
  type PlanInput,
  planRef,
  RESULT_LINES,
  type Sheet,
} from '../src/plan/model.ts'
import { type BenchResult, bestOf, mustAgree, type Timing, timed, timesFaster } from './measure.ts'
import { closingLines, planInDuckDb } from './moneyPlanDuck.ts'

const SETTINGS: Readonly<Record<string, Settings>> = {
  'a higher price index': { price_index: 5 },
  'a higher tax': { tax_rate: 20 },
  'a weaker tax base': { tax_base: -5, grants: 50 },
  'more for health care': { 'frame.hsn': 100, pension_cost: 30 },
  'fewer investments': { investments: -25, financial_income: 20 },
}
const AGAIN = 40
/** One frame: the largest activity of the largest committee, 25 million kronor more from the budget year. */
const ONE_FRAME = [{ ref: LEAF.adjustment('hsn', 'sjukhusvard', 2023), add: 2_500_000_000 }]

export async function benchMoneyPlan(): Promise<BenchResult> {
  const input = planInput2022()
  const base = await timed('Roder', 'leaves in memory → the plan compiled and computed', () => buildSheet(input))
  const frame = await oneFrame(input, base.made)
  const scenarios = await fiveScenarios(input, base.made)
  return {
    bench: 'money-plan',
    title: `A plan of ${base.made.refs().length} figures: one frame changed, five scenarios of three statements`,
    timings: [base.timing, ...frame.timings, ...scenarios.timings],
    ratios: [...frame.ratios, ...scenarios.ratios],
    compared: [...frame.compared, ...scenarios.compared],
    how: [
      'DuckDB holds the leaves of the five scenarios as tables and computes frames, index, depreciation and result of the four plan years in one recursive query; it is not asked for the cash flow, the balance or the ratios, which ours has computed as well.',
      `The machine’s load average was ${loadavg()[0]!.toFixed(1)} at the end.`,
    ],
  }
}

type Part = Pick<BenchResult, 'timings' | 'ratios' | 'compared'>

async function oneFrame(input: PlanInput, base: Sheet): Promise<Part> {
  const ours = await timed('Roder', 'one frame changed → every figure that rests on it', () => base.with(ONE_FRAME), AGAIN)
  const whole = await timed(
    'Roder',
    'the same leaves → the whole plan built again',
    () => buildSheet(applyChanges(input, ONE_FRAME, 'bench')),
    AGAIN,
  )
  const { sheet, changed } = ours.made
  const moved = whole.made.refs().filter((ref) => !Object.is(whole.made.value(ref), base.value(ref)))
  return {
    timings: [ours.timing, whole.timing],
    ratios: [timesFaster('one frame, faster than the plan built again', bestOf(ours.timing), bestOf(whole.timing), 10)],
    compared: [
      same('one frame', sheet, whole.made),
      mustAgree('figures told as moved', told(changed.map(({ ref }) => ref)), told(moved), 'the plan built again'),
    ],
  }
}

/** How many there are, and a number that another list of as many would not have. */
function told(refs: readonly FigureRef[]): string {
  let mark = 0
  for (const ref of [...refs].sort()) for (let i = 0; i < ref.length; i++) mark = (Math.imul(mark, 31) + ref.charCodeAt(i)) >>> 0
  return `${refs.length} (${mark.toString(16)})`
}

function same(what: string, ours: Sheet, built: Sheet): string {
  const refs = [...new Set([...ours.refs(), ...built.refs()])]
  const different = refs.filter((ref) => !Object.is(ours.value(ref), built.value(ref)))
  if (different.length > 0) throw new Error(`${what}: ${different.length} figures differ, the first is ${different[0]}`)
  return `${what}: all ${refs.length} figures the same in the plan built again`
}

/** Every line of the three statements, base year and plan years. */
function statementsOf(sheet: Sheet): number[] {
  const { baseYear, years } = sheet.input.structure
  return [...RESULT_LINES, ...CASH_FLOW_LINES, ...BALANCE_LINES].flatMap(({ path }) =>
    [baseYear, ...years].map((year) => sheet.value(planRef(path, 'region', year)) ?? Number.NaN),
  )
}

async function fiveScenarios(input: PlanInput, base: Sheet): Promise<Part> {
  const settings = Object.values(SETTINGS)
  const moved = () => settings.map((one) => base.with(leverChanges(input, one)).sheet)
  const built = () => settings.map((one) => buildSheet(applyChanges(input, leverChanges(input, one), 'bench')))
  const read = (sheets: Sheet[]) => ({ sheets, read: sheets.map(statementsOf) })
  const ours = await timed(
    'Roder',
    'five settings of the levers → every line of three statements, five years',
    () => read(moved()),
    AGAIN,
  )
  const whole = await timed('Roder', 'the same settings → five plans built again and read', () => read(built()), AGAIN)
  const peer = await planInDuckDb(ours.made.sheets.map((sheet) => sheet.input))
  const ratio = (label: string, other: Timing, floor: number) => timesFaster(label, bestOf(ours.timing), bestOf(other), floor)
  return {
    timings: [ours.timing, whole.timing, ...peer.timings],
    ratios: [
      ratio('five scenarios, faster than five plans built again', whole.timing, 10),
      ratio('five scenarios, faster than DuckDB’s frames and results', peer.query, 10),
    ],
    compared: [
      ...Object.keys(SETTINGS).map((name, i) => same(name, ours.made.sheets[i]!, whole.made.sheets[i]!)),
      mustAgree('öre of frames and result by scenario and year, weighted', closingLines(ours.made.sheets), peer.check, 'DuckDB'),
      `${ours.made.read[0]!.length} statement figures a scenario`,
    ],
  }
}
