// Money ahead on the command line: the plan's tables against the print, its tie-out, frames, branches, forecasts and measures.
// The real program where the process is what is tested, its commands in this process where the answer is; one seeded data folder.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readArguments } from '../src/cli/arguments.ts'
import type { Command } from '../src/cli/command.ts'
import { branchDiffCommand } from '../src/cli/commands/branch.ts'
import { budgetExplainCommand, budgetShowCommand } from '../src/cli/commands/budget.ts'
import { forecastListCommand } from '../src/cli/commands/forecast.ts'
import { measuresCommand } from '../src/cli/commands/measures.ts'
import { planTableCommand } from '../src/cli/commands/plan.ts'
import { tieOutCommand } from '../src/cli/commands/tieOut.ts'
import { type CsvRow, readCsv } from '../src/demo/publishedCsv.ts'
import { type ExplainNode, recompute } from '../src/kernel/figure.ts'
import { TABLE_NAMES, type TableName } from '../src/plan/model.ts'
import type { tieOutJson } from '../src/tieout/model.ts'
import { type Call, endAll, roder, temporaryPlace } from './roderProcess.ts'

// Each call opens the house; a machine with other work to do takes its time.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const place = temporaryPlace()
const elsewhere = join(place.folder, 'elsewhere')
const data = join(place.folder, 'data')
const seeded = (...args: string[]) => roder([...args, '--data', data], { cwd: elsewhere })

/** The command's one JSON document, asked for in this process. */
async function asked<T>({ options, positionals, run }: Command, ...args: string[]): Promise<T> {
  const printed: string[] = []
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed.push(String(chunk))
    return true
  })
  try {
    await run(readArguments([...args, '--json', '--data', data], options, positionals))
  } finally {
    out.mockRestore()
  }
  return JSON.parse(printed.join(''))
}

interface Line {
  id: string
  label: string
  column: string
  mkr: number | null
  ore?: number | null
  unit: 'mkr' | 'percent'
}
interface Table {
  table: string
  source: string
  lines: Line[]
}
type TieOut = ReturnType<typeof tieOutJson>

function refused(answer: Call, says: RegExp): void {
  expect([answer.code, answer.out]).toEqual([2, ''])
  expect(answer.err).toMatch(says)
  expect(answer.err.trim().split('\n'), 'one sentence').toHaveLength(1)
}

// What the files of the printed plan hold

const rows = (name: string): CsvRow[] => readCsv(`plan_2022_2026/${name}.csv`)
const unitOf = (id: string) => (id.endsWith('_pct') ? 'percent' : 'mkr')

interface Printed extends Omit<Line, 'mkr' | 'ore'> {
  written: string
}
const byLine = (file: string) => (): Printed[] =>
  rows(file).map(({ line_id: id, label_sv: label, column, value }) => ({
    id: id!,
    label: label!,
    column: column!,
    written: value!,
    unit: unitOf(id!),
  }))

const PRINT: Record<TableName, () => Printed[]> = {
  'frames-by-committee': () =>
    rows('frames_by_committee').map(({ committee, column, value }) => ({
      id: committee!,
      label: committee!,
      column: column!,
      written: value!,
      unit: 'mkr',
    })),
  'frames-by-activity': () =>
    rows('frames_by_activity').map(({ committee, activity, column, value }) => ({
      id: `${committee}/${activity}`,
      label: activity!,
      column: column!,
      written: value!,
      unit: 'mkr',
    })),
  'result-budget': byLine('result_budget'),
  'cash-flow-budget': byLine('cash_flow_budget'),
  'balance-budget': byLine('balance_budget'),
  'investment-plan': () =>
    rows('investment_plan').map(({ area, period, value }) => ({
      id: area!,
      label: area!,
      column: period!,
      written: value!,
      unit: 'mkr',
    })),
  'supplementary-2022': () =>
    rows('result_budget_tb_2022').flatMap(({ line_id: id, label_sv: label, ...cells }) =>
      Object.entries(cells).map(([column, written]) => ({
        id: id!,
        label: label!,
        column,
        written: written!,
        unit: unitOf(id!),
      })),
    ),
  'opposition-2021': () =>
    rows('alliance_2021')
      .filter(({ table }) => table === 'frame_adjustment' || table === 'result_budget')
      .map((row) => ({
        id: `${row.table}/${row.committee || 'region'}/${row.row_no}`,
        label: row.label!,
        column: row.column!,
        written: row.value!,
        unit: row.unit === 'percent' ? 'percent' : 'mkr',
      })),
}
const printOf = (name: TableName): Printed[] => PRINT[name]().filter(({ written }) => written.trim() !== '')
const keyOf = ({ id, column }: Pick<Line, 'id' | 'column'>) => `${id}@${column}`
const decimalsOf = (written: string): number => written.split('.')[1]?.length ?? 0

/** Half away from nought, from whole öre where there are any. */
function rounded({ mkr, ore }: Line, decimals: number): number | null {
  if (mkr === null) return null
  const [value, per] = ore === undefined || ore === null ? [mkr * 1e6, 1e6] : [ore, 1e8]
  const step = per / 10 ** decimals
  return (Math.sign(value) * Math.round(Math.abs(value) / step)) / 10 ** decimals + 0
}

const own = new Map<TableName, Table>()
let tiedOut: TieOut
beforeAll(async () => {
  mkdirSync(elsewhere)
  // The first call makes the demonstration's data folder.
  const first = await seeded('plan', 'table', 'result-budget', '--json')
  expect(first.code).toBe(0)
  own.set('result-budget', first.json() as unknown as Table)
  const answer = await seeded('tie-out', '--year', '2022', '--source', 'published', '--json')
  expect([answer.code, answer.err]).toEqual([1, ''])
  tiedOut = answer.json<TieOut>()
})
afterAll(() => {
  endAll()
  place.remove()
})

describe('plan table', () => {
  it.each(TABLE_NAMES)('%s as published is the print to the letter', async (name) => {
    const { table, source, lines } = await asked<Table>(planTableCommand, name, '--source', 'published')
    expect([table, source]).toEqual([name, 'published'])
    const print = printOf(name).map(({ written, ...line }) => ({ ...line, mkr: Number(written) }))
    expect(lines.map(({ id, label, column, mkr, unit }) => ({ id, label, column, mkr, unit }))).toEqual(
      print.map(({ id, label, column, mkr, unit }) => ({ id, label, column, mkr, unit })),
    )
  })

  it('gives the own plan in the same shape, equal when rounded but for the lines that the tie-out lists', async () => {
    const differing: Record<string, number> = {}
    for (const name of TABLE_NAMES) {
      if (!own.has(name)) own.set(name, await asked<Table>(planTableCommand, name))
      const { table, source, lines } = own.get(name)!
      expect([table, source]).toEqual([name, 'plan'])
      const cells = new Map(lines.map((line) => [keyOf(line), line]))
      for (const print of printOf(name)) {
        const cell = cells.get(keyOf(print))!
        expect({ label: cell?.label, unit: cell?.unit }, keyOf(print)).toEqual({ label: print.label, unit: print.unit })
        if (print.unit === 'mkr') expect(Number.isInteger(cell.ore), keyOf(print)).toBe(true)
        const decimals = decimalsOf(print.written)
        const mine = rounded(cell, decimals)
        if (mine !== Number(print.written))
          differing[`${name}/${keyOf(print)}`] = Number((Number(print.written) - mine!).toFixed(decimals))
      }
    }
    const listed = tiedOut.results
      .filter(({ rule, verdict }) => rule.startsWith('C119') && verdict !== 'ok')
      .map(({ left, difference }) => [/^plan:table\/(.*)$/.exec(left.ref!)![1]!.replace('@region/', '@'), difference])
    expect(differing).toEqual(Object.fromEntries(listed))
    expect(tiedOut.results.filter(({ rule }) => rule.startsWith('C119')).length).toBeGreaterThan(700)
  })

  it('adds up where the print does not: a sum of the own plan is its parts to the öre', () => {
    const { lines } = own.get('frames-by-activity')!
    const sums = lines.filter(({ id, ore }) => id.endsWith('/Summa') && ore !== null && ore !== undefined)
    expect(sums.length).toBeGreaterThan(30)
    for (const sum of sums) {
      const parts = lines.filter(
        ({ id, column }) => column === sum.column && id !== sum.id && id.startsWith(`${sum.id.split('/')[0]}/`),
      )
      expect(
        parts.reduce((total, one) => total + (one.ore ?? 0), 0),
        keyOf(sum),
      ).toBe(sum.ore)
    }
  })
})

describe('tie-out of the plan', () => {
  it('finds what the printed plan contradicts, with both values', () => {
    const deviation = (rule: string) =>
      tiedOut.results
        .filter((one) => one.rule === rule && one.verdict === 'deviation')
        .map(({ left, right, difference }) => [left.value, right.value, difference])
    expect(deviation('C54.16'), 'the change of tax revenue is missing in the new budget').toEqual([[7127, 7166, -39]])
    expect(deviation('C112.1'), 'the bridge of the net frame').toContainEqual([-59, -66, 7])
    expect(deviation('C110.3.index'), 'the index of the assembly 2024').toEqual([[0.2, -0.5, 0.7]])
    expect(deviation('C85.1028'), 'investments 2021 in the text and in the cash flow').toEqual([[767, 787, -20]])
    for (const one of tiedOut.results.filter(({ verdict }) => verdict === 'deviation'))
      expect([one.where.length, one.message.length > 10], one.rule).toEqual([2, true])
  })

  it.each(['2022', '2023'])('finds nothing in the own plan of %s', async (year) => {
    const { results } = await asked<TieOut>(tieOutCommand, '--year', year, '--source', 'books')
    expect(results.filter(({ verdict }) => verdict === 'deviation' || verdict === 'rounding')).toEqual([])
    expect(results.filter(({ verdict }) => verdict === 'ok').length).toBeGreaterThan(200)
  })
})

describe('budget', () => {
  interface Shown {
    committee: string
    frameOre: number
    asOf: string | null
    decisions: { id: string; kind: string; date: string; amountOre: number; reason: string }[]
  }
  const NAMED = ['--committee', 'HSN', '--year', '2022']

  it('shows the frame of the health committee with every decision that gave it, adding up', async () => {
    const answer = await seeded('budget', 'show', ...NAMED, '--json')
    expect([answer.code, answer.err]).toEqual([0, ''])
    const { committee, frameOre, asOf, decisions } = answer.json() as unknown as Shown
    expect([committee, frameOre, asOf]).toEqual(['HSN', 533_240_000_000, null])
    expect(decisions.reduce((sum, one) => sum + one.amountOre, 0)).toBe(frameOre)
    expect(decisions.map(({ id, date }) => [id, date])).toEqual([
      ['regionplan-2022', '2021-06-15'],
      ['omfordelning-2022', '2022-02-22'],
      ['tillaggsbudget-2022', '2022-04-26'],
    ])
    for (const { kind, reason } of decisions) expect([kind.length > 3, reason.length > 3]).toEqual([true, true])
  })

  it('shows it as it was known on a day', async () => {
    const { frameOre, asOf, decisions } = await asked<Shown>(budgetShowCommand, ...NAMED, '--as-of', '2022-01-01')
    expect([frameOre, asOf, decisions.map(({ id }) => id)]).toEqual([527_860_000_000, '2022-01-01', ['regionplan-2022']])
  })

  it('explains it down to the rows of the decisions', async () => {
    const root = await asked<ExplainNode>(budgetExplainCommand, ...NAMED)
    expect([root.ref, root.value, recompute(root)]).toEqual(['budget:frame@HSN/2022', 533_240_000_000, 533_240_000_000])
    const leaves = (node: ExplainNode): ExplainNode[] => (node.children.length === 0 ? [node] : node.children.flatMap(leaves))
    for (const { ref, source } of leaves(root))
      expect(source, ref).toMatchObject({ kind: 'registered', place: expect.stringMatching(/\d{4}/) })
  })
})

describe('branch diff', () => {
  interface Difference {
    lines: { table: string; id: string; column: string; aMkr: number | null; bMkr: number | null; differenceMkr: number | null }[]
    waterfall: { year: number; aMkr: number; bMkr: number; steps: { id: string; label: string; ore: number }[] }[]
  }
  const B = 'syntetiskt-exempel-a-2023'

  it('gives every differing cell as the tables have them, and steps that add up to the öre', async () => {
    const { lines, waterfall } = await asked<Difference>(branchDiffCommand, 'main', B)
    expect(waterfall.map(({ year }) => year)).toEqual([2023, 2024, 2025, 2026])
    for (const { year, aMkr, bMkr, steps } of waterfall)
      expect(Math.round(aMkr * 1e8) + steps.reduce((sum, one) => sum + one.ore, 0), `${year}`).toBe(Math.round(bMkr * 1e8))
    const name = 'result-budget'
    const branch = new Map(
      (await asked<Table>(planTableCommand, name, '--branch', B)).lines.map((line) => [keyOf(line), line.mkr]),
    )
    const main = new Map(own.get(name)!.lines.map((line) => [keyOf(line), line.mkr]))
    const expected = [...branch].filter(([key, mkr]) => mkr !== main.get(key)).map(([key, mkr]) => [key, main.get(key), mkr])
    const told = lines.filter(({ table }) => table === name).map((line) => [keyOf(line), line.aMkr, line.bMkr])
    expect(expected.length).toBeGreaterThan(5)
    expect(told).toEqual(expected)
  })
})

describe('forecasts and measures', () => {
  it('lists the forecasts of April 2023 with what they come to, and names who has said nothing', async () => {
    const answer = await asked<{
      lines: { id: string; deviationMkr: number | null }[]
      totals: { resultMkr: number; netCostMkr?: number }
      missing: string[]
      findings: { message: string }[]
    }>(forecastListCommand, '--round', '2023-04')
    const said = Object.fromEntries(answer.lines.map(({ id, deviationMkr }) => [id, deviationMkr]))
    expect(said).toMatchObject({ hsn: -550, rs: -43, run: -51, tax_and_grants: 154, financial: 81, rf: null, pn: null })
    expect(answer.totals.resultMkr).toBe(-733)
    expect(answer.missing).toEqual(['Regionfullmäktige', 'Folkhögskolestyrelsen', 'Patientnämnden', 'Revision (Revisorerna)'])
    expect(answer.findings.map(({ message }) => message)).toEqual([expect.stringMatching(/summerar till −44.*är −43/)])
  })

  it('gives what the measures of 2020 achieved, and the plan each percentage is a part of', async () => {
    interface Effect {
      plan: number | null
      achieved: number | null
      percent: number | null
      baseWords: string
    }
    const answer = await asked<Effect & { by: (Effect & { unit: string })[]; competing: Effect[] }>(
      measuresCommand,
      '--year',
      '2020',
    )
    expect([answer.plan, answer.achieved, answer.percent, answer.baseWords]).toEqual([225, 138, 61, 'årsplanen 2020'])
    expect(answer.by.map(({ plan, achieved, percent }) => [plan, achieved, percent])).toEqual([
      [null, 80, 38],
      [11.5, 57, 496],
      [null, null, null],
    ])
    expect(answer.competing.map(({ plan, percent }) => [plan, percent])).toEqual([
      [188, 62],
      [188, 50],
    ])
  })
})

describe('a call that cannot be answered', () => {
  it.each([
    ['a table there is not', ['plan', 'table', 'ramar'], /”ramar” finns inte\. Det finns: frames-by-committee, /],
    ['a source there is not', ['plan', 'table', 'result-budget', '--source', 'books'], /plan, published|plan \| published/],
    ['a committee without a year', ['budget', 'explain', '--committee', 'HSN'], /--committee och --year/],
    ['a day that is none', ['budget', 'show', '--committee', 'HSN', '--year', '2022', '--as-of', 'igår'], /”igår”/],
    ['a round that is none', ['forecast', 'list', '--round', 'april'], /Du skrev ”april”/],
    ['one side only', ['branch', 'diff', 'main'], /B/],
  ])('is refused in one sentence: %s', async (_, args, says) => {
    refused(await roder(args, { cwd: elsewhere }), says)
  })

  it.each([
    ['a branch nobody has published', ['plan', 'table', 'result-budget', '--branch', 'min-gren'], /”min-gren” finns inte/],
    ['a committee nobody has', ['budget', 'show', '--committee', 'XYZ', '--year', '2022'], /”XYZ” finns inte.*HSN/],
  ])('is refused with what there is: %s', async (_, args, says) => {
    refused(await seeded(...args), says)
  })
})
