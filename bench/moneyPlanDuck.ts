// A plan's frames and result as one query over its leaves: the same rows, the same rounding, year upon year.
// Refuses: nothing; what a query of this size leaves out (cash flow, balance, ratios) is said by the bench.
import type { FigureRef } from '../src/kernel/figure.ts'
import { frameRef, INPUTS, LEAF, type PlanInput, resultRef, type Sheet } from '../src/plan/model.ts'
import { openDuckDb } from './duckdb.ts'
import { type Timing, timed } from './measure.ts'

type Cell = string | number | null

const values = (rows: readonly (readonly Cell[])[]): string =>
  rows
    .map(
      (row) =>
        `(${row.map((one) => (one === null ? 'null' : typeof one === 'number' ? one : `'${one.replaceAll("'", "''")}'`)).join(', ')})`,
    )
    .join(', ')

const leafOf = ({ leaves }: PlanInput, ref: FigureRef, absent: number | null = null): number | null =>
  leaves.get(ref)?.value ?? absent

/** What is decided of a row in a year; of the base year its frame. */
const rowFacts = (input: PlanInput, scenario: number): Cell[][] =>
  input.structure.rows.flatMap(({ unit, id, treatment }) =>
    [input.structure.baseYear, ...input.structure.years].map((year): Cell[] => [
      scenario,
      unit,
      id,
      treatment,
      year,
      year === input.structure.baseYear ? leafOf(input, LEAF.base(unit, id, year), 0) : null,
      leafOf(input, LEAF.adjustment(unit, id, year), 0),
      leafOf(input, LEAF.once(unit, id, year), 0),
      treatment === 'level' ? leafOf(input, LEAF.level(unit, id, year)) : null,
    ]),
  )

const yearFacts = (input: PlanInput, scenario: number): Cell[][] =>
  input.structure.years.map((year) => [
    scenario,
    year,
    ...INPUTS.map((name) => leafOf(input, LEAF.input(name, year), 0)),
    leafOf(input, resultRef('state_grant_covid', year), 0),
  ])

const spendingFacts = (input: PlanInput, scenario: number): Cell[][] =>
  input.structure.areas.flatMap(({ id, lifeYears }) =>
    input.structure.years.map((year) => [scenario, id, lifeYears, year, leafOf(input, LEAF.investment(id, year), 0)]),
  )

/** Half away from zero in whole öre, as the plan rounds. */
const rounded = (value: string, part: string, whole: string): string =>
  `(sign(${value} * ${part})::bigint * ((2 * abs(${value} * ${part}) + ${whole}) // (2 * ${whole})))`

const RESULTS = `with recursive
  depreciation as (
    select y.scenario, y.year, any_value(y.depreciation_existing) + coalesce(sum(a.share), 0)::bigint as ore
      from year y left join (
        select y2.scenario, y2.year, ${rounded('sum(s.ore)::bigint', '1', 'any_value(s.life)')} as share
          from year y2 join spending s on s.scenario = y2.scenario and s.year < y2.year and s.year >= y2.year - s.life
         group by y2.scenario, y2.year, s.area) a on a.scenario = y.scenario and a.year = y.year
     group by y.scenario, y.year),
  frame(scenario, unit, activity, treatment, year, ore, temporary) as (
    select scenario, unit, activity, treatment, year, base + once, once from planned where base is not null
    union all
    select p.scenario, p.unit, p.activity, p.treatment, p.year,
           case p.treatment
             when 'indexed' then f.ore - f.temporary + ${rounded('(f.ore - f.temporary)', 'y.price_index_ppm', '1000000')}
             when 'level' then p.level
             else d.ore end + p.adjustment + p.once,
           p.once
      from frame f
      join planned p on p.scenario = f.scenario and p.unit = f.unit and p.activity = f.activity and p.year = f.year + 1
      join year y on y.scenario = p.scenario and y.year = p.year
      join depreciation d on d.scenario = p.scenario and d.year = p.year),
  framed as (select scenario, year, sum(ore)::bigint as ore from frame group by scenario, year),
  result as (
    select y.scenario, y.year, f.ore as frames,
           -f.ore + y.tax_revenue + ${rounded('y.tax_revenue', 'y.tax_rate_change', 'y.tax_rate')}
             + y.general_state_grants + y.covid + y.financial_income + y.financial_costs as ore
      from year y join framed f on f.scenario = y.scenario and f.year = y.year)
  select count(*), sum(frames * (scenario * 31 + year % 97))::varchar, sum(ore * (scenario * 31 + year % 97))::varchar from result`

export interface PlanPeer {
  timings: Timing[]
  query: Timing
  check: string
}

export async function planInDuckDb(inputs: readonly PlanInput[]): Promise<PlanPeer> {
  const duck = await openDuckDb()
  try {
    const load = await timed('DuckDB', 'the leaves of five scenarios as values → three tables in memory', async () => {
      await duck.run(`create table planned as select * from (values ${values(inputs.flatMap(rowFacts))})
        t(scenario, unit, activity, treatment, year, base, adjustment, once, level)`)
      await duck.run(`create table year as select * from (values ${values(inputs.flatMap(yearFacts))})
        t(scenario, year, ${INPUTS.join(', ')}, covid)`)
      await duck.run(`create table spending as select * from (values ${values(inputs.flatMap(spendingFacts))})
        t(scenario, area, life, year, ore)`)
    })
    const query = await timed(
      'DuckDB',
      'tables in memory → frames and result of five scenarios, four plan years',
      () => duck.row(RESULTS),
      8,
    )
    return { timings: [load.timing, query.timing], query: query.timing, check: query.made.join(' ') }
  } finally {
    duck.close()
  }
}

/** The same count and the same two weighted sums as the query makes. */
export function closingLines(sheets: readonly Sheet[]): string {
  let [count, frames, results] = [0, 0n, 0n]
  for (const [scenario, sheet] of sheets.entries())
    for (const year of sheet.input.structure.years) {
      const weight = BigInt(scenario * 31 + (year % 97))
      count++
      frames += BigInt(sheet.value(frameRef('region', 'frame', year))!) * weight
      results += BigInt(sheet.value(resultRef('result_incl_fin', year))!) * weight
    }
  return `${count} ${frames} ${results}`
}
