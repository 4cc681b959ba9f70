// Everything put into the plan 2023–2026: calibrated frames, printed forecasts, investments, the base year and history as printed.
// Decimals that are ours are synthetic and say so; what is printed is published and names its table. Refuses: computing a result.
import type { Basis, FigureRef } from '../../kernel/figure.ts'
import { ORE_PER_MKR, ore, shareOf, sumOre } from '../../kernel/money.ts'
import { type Text, text } from '../../kernel/text.ts'
import {
  balanceRef,
  buildSheet,
  cashFlowRef,
  type InputName,
  LEAF,
  type Leaf,
  type PlanInput,
  planRef,
  resultRef,
  rowRef,
  type TableName,
  tableRef,
} from '../../plan/model.ts'
import { type CsvRow, readCsv } from '../publishedCsv.ts'
import { PLAN_AREAS } from './areas.ts'
import { DEPRECIATION, INDEX_PPM, YEARS } from './frameBands.ts'
import { demoProjects } from './investments.ts'
import { PLAN_2022 } from './structure.ts'
import { ADDED_2022, decidedFrame, LINES_2022, MOVED_2022 } from './supplement.ts'

const DOCUMENT = 'Planeringsförutsättningar 2023–2026'
const SYNTHETIC = 'Syntetiska decimaler: de tryckta ramarna kommer ut efter avrundning (plan_calibrated)'
const table = (name: string): CsvRow[] => readCsv(`plan_2022_2026/${name}.csv`)

export interface FrameCell {
  unit: string
  activity: string
  column: 'frame' | 'base' | 'once' | 'adjustment' | 'level'
  year: number
  amount: number
}

/** The kept table of calibrated frames. */
export const calibratedFrames = (): FrameCell[] =>
  readCsv('plan_calibrated/frames.csv').map((row) => ({
    unit: row.unit!,
    activity: row.activity!,
    column: row.column as FrameCell['column'],
    year: Number(row.year),
    amount: ore(Number(row.ore)),
  }))

/** Why a frame changes beyond index and forecast. Only the first is printed. */
export function adjustmentSource({ unit, activity, year }: Pick<FrameCell, 'unit' | 'activity' | 'year'>): string {
  if (unit === 'run' && activity === 'anslag' && year === 2024)
    return `${DOCUMENT}, 5.5: ramen minskas när ett digitalt projekt upphör`
  if (unit === 'rs' && activity === 'gemensamt' && year === 2023)
    return 'Syntetiskt: bidrag som fördelades tillfälligt 2022 blir varaktiga, som det tryckta indexet 2023 kräver'
  return 'Syntetiskt: vad den tryckta ramen kräver utöver index'
}

class Leaves {
  readonly all = new Map<FigureRef, Leaf>()
  private readonly words: (ref: FigureRef) => Text | undefined

  constructor() {
    const empty = buildSheet({ structure: PLAN_2022, leaves: new Map() })
    this.words = (ref) => empty.figure(ref)?.label
  }

  put(
    ref: FigureRef,
    value: number,
    { unit = 'ore', basis, source }: { unit?: Leaf['unit']; basis: Basis; source: string },
  ): void {
    this.all.set(ref, { value, unit, label: this.words(ref) ?? text(ref, ref), basis, source })
  }

  /** A printed cell, in mkr or percent; a blank is left out. */
  printed(ref: FigureRef, value: string | undefined, source: string): void {
    if (value === undefined || value.trim() === '') return
    const percent = /_pct@/.test(ref)
    const amount = percent ? Number(value) : Math.round(Number(value) * 10) * (ORE_PER_MKR / 10)
    this.put(ref, amount, { unit: percent ? 'percent' : 'ore', basis: 'published', source: `${DOCUMENT}, ${source}` })
  }
}

function frames(leaves: Leaves): void {
  for (const { unit, activity, column, year, amount } of calibratedFrames()) {
    const ref = column === 'frame' ? rowRef(unit, activity, 'frame', year) : LEAF[column](unit, activity, year)
    const source = column === 'adjustment' ? adjustmentSource({ unit, activity, year }) : SYNTHETIC
    leaves.put(ref, amount, { basis: 'synthetic', source })
  }
}

const INPUT_OF: Readonly<Record<string, InputName>> = {
  tax_income: 'tax_revenue',
  general_state_grants: 'general_state_grants',
  financial_costs: 'financial_costs',
  financial_income: 'financial_income',
}

/** What other lines give is left to the plan itself. */
const GIVEN_2021 = ['tax_income', 'general_state_grants', 'state_grant_covid', 'financial_costs', 'financial_income']
const BRIDGE = [
  'net_frame_reduction',
  'net_frame_lpik',
  'net_frame_excl_lpik_1',
  'net_frame_excl_lpik_2',
  'net_frame_suppl_budget',
]
const GROWTH = ['net_cost_growth_pct', 'tax_and_grants_growth_pct']

function resultBudget(leaves: Leaves): void {
  const source = '5.5 Resultatbudget'
  for (const { line_id: line = '', column = '', value } of table('result_budget')) {
    const year = Number(column.slice(-4))
    if (column === 'outcome_2021_prel') leaves.printed(tableRef('result-budget', line, column), value, source)
    else if (INPUT_OF[line] && year >= 2022) leaves.printed(LEAF.input(INPUT_OF[line], year), value, source)
    else if (year <= 2022 && BRIDGE.includes(line)) leaves.printed(resultRef(line, year), value, source)
    else if (year === 2021 && (GIVEN_2021.includes(line) || GROWTH.includes(line)))
      leaves.printed(resultRef(line, year), value, source)
  }
  for (const { committee = '', column = '', value } of table('frames_by_committee'))
    if (column === 'outcome_2021_prel')
      leaves.printed(tableRef('frames-by-committee', committee, column), value, '5.5 Ekonomiska ramar per nämnd')
}

/** Lines of history that follow from others and come out as printed: left to be computed, so that they can be explained. */
const FOLLOWS = {
  'cash-flow-budget': ['funds_before_wc', 'operating_cash_flow', 'investing_cash_flow', 'financing_cash_flow', 'liquid_closing'],
  'balance-budget': ['total_assets', 'equity_total', 'provisions_total', 'liabilities_total', 'equity_provisions_liabilities'],
} as const

function statements(leaves: Leaves): void {
  const put = (name: keyof typeof FOLLOWS, file: string, ref: typeof cashFlowRef, source: string) => {
    for (const { line_id: line = '', column = '', value } of table(file)) {
      const year = Number(column.slice(-4))
      // The result of the budget year is the plan's own; its cash flow is printed one below what its parts give.
      const own = year === 2022 && (line === 'result' || line === 'equity_result')
      if (year <= 2022 && !own && !(FOLLOWS[name] as readonly string[]).includes(line))
        leaves.printed(ref(line, year), value, source)
    }
  }
  put('cash-flow-budget', 'cash_flow_budget', cashFlowRef, '5.7 Kassaflödesanalys')
  put('balance-budget', 'balance_budget', balanceRef, '5.8 Balansbudget')
  leaves.printed(planRef('total/investment', 'region', 2022), '939', '5.6: budget 2022')
  for (const row of table('balance_budget')) if (row.line_id === 'pension_provisions') pension(leaves, row)
}

/** The change of the provision is the difference of the printed provisions. */
function pension(leaves: Leaves, row: CsvRow): void {
  const year = Number(row.column!.slice(-4))
  const before = table('balance_budget').find((one) => one.line_id === row.line_id && one.column!.endsWith(String(year - 1)))
  if (year > 2022 && before)
    leaves.printed(
      LEAF.input('pension_provision_change', year),
      String(Number(row.value) - Number(before.value)),
      '5.8: skillnad mellan tryckta avsättningar',
    )
}

function investments(leaves: Leaves): void {
  const projects = demoProjects()
  for (const { id, name } of PLAN_AREAS)
    for (let year = 2023; year <= 2032; year++) {
      const amount = sumOre(
        projects.filter((one) => one.area === id && one.state === 'planned').map((one) => one.planned[year] ?? 0),
      )
      const printed = year <= 2026
      leaves.put(LEAF.investment(id, year), amount, {
        basis: printed ? 'published' : 'synthetic',
        source: printed ? `${DOCUMENT}, 5.6 Investeringsplan, ${name}` : 'Syntetiskt: fördelning av tryckt behov 2027–2032',
      })
    }
}

/** New investments are depreciated from the year after; what is left of the printed total is on what already exists. */
function depreciation(leaves: Leaves): void {
  for (const year of YEARS) {
    const made = PLAN_AREAS.map(({ id, lifeYears }) => {
      const spent = sumOre(
        YEARS.filter((one) => one < year && one >= year - lifeYears).map(
          (one) => leaves.all.get(LEAF.investment(id, one))!.value!,
        ),
      )
      return shareOf(spent, 1, lifeYears, 'half-away')
    })
    leaves.put(LEAF.input('depreciation_existing', year), sumOre([DEPRECIATION[year]! * ORE_PER_MKR, -sumOre(made)]), {
      basis: 'synthetic',
      source: `${DOCUMENT}, 5.5: tryckta avskrivningar ${DEPRECIATION[year]} mkr, minus avskrivning på planerade investeringar`,
    })
  }
}

function rates(leaves: Leaves): void {
  for (const year of YEARS) {
    leaves.put(LEAF.input('price_index_ppm', year), INDEX_PPM[year]!, {
      unit: 'ppm',
      basis: 'synthetic',
      source: 'LPIK exkl. läkemedel 16 december 2021 (SKR), med syntetiska decimaler som ger de tryckta indexbeloppen',
    })
    leaves.put(LEAF.input('tax_rate', year), 1135, {
      unit: 'count',
      basis: 'published',
      source: `${DOCUMENT}, 5.2: 11,35 kronor`,
    })
    leaves.put(LEAF.input('loan_interest_ppm', year), 5000, {
      unit: 'ppm',
      basis: 'published',
      source: `${DOCUMENT}, 5.3: genomsnittlig ränta omkring 0,5 procent 2023, antagen även för åren därefter`,
    })
    leaves.put(LEAF.input('reinvested_ppm', year), 1_000_000, {
      unit: 'ppm',
      basis: 'published',
      source: `${DOCUMENT}, 5.7: kortfristiga placeringar ökar med hela de finansiella intäkterna`,
    })
    leaves.printed(LEAF.input('new_loans', year), '0', '5.3: ingen nyupplåning bedöms nödvändig')
  }
}

function supplement(leaves: Leaves): void {
  const name: TableName = 'supplementary-2022'
  const put = (line: string, column: string, amount: number, basis: Basis = 'published') =>
    leaves.put(tableRef(name, line, column), amount, { basis, source: `${DOCUMENT}, 5.4 Resultatbudget med tilläggsbudget 2022` })
  const frameOf = (units: readonly string[]) =>
    sumOre(calibratedFrames().flatMap((one) => (one.year === 2022 && units.includes(one.unit) ? [one.amount] : [])))
  for (const [line, units] of [
    ['rs', ['rs']],
    ['hsn', ['hsn']],
    ['run', ['run']],
    ['other_committees', ['rf', 'fhs', 'pn', 'rev']],
  ] as const) {
    put(line, 'budget_2022', -decidedFrame(line, frameOf(units)), 'synthetic')
    put(line, 'andring', -(MOVED_2022[line] ?? 0))
    put(line, 'tb_2022', -(ADDED_2022[line] ?? 0))
  }
  const { decided, added } = LINES_2022
  put('tax_income', 'budget_2022', decided.tax)
  put('general_state_grants', 'budget_2022', decided.grants)
  put('financial_costs', 'budget_2022', -decided.financialCosts)
  put('financial_income', 'budget_2022', decided.financialIncome)
  for (const line of ['tax_income', 'general_state_grants', 'financial_costs', 'financial_income']) put(line, 'andring', 0)
  put('tax_income', 'tb_2022', added.tax)
  put('general_state_grants', 'tb_2022', added.grants)
  for (const line of ['financial_costs', 'financial_income']) put(line, 'tb_2022', 0)
}

/** The whole plan as it is put in. The same every time. */
export function planInput2022(): PlanInput {
  const leaves = new Leaves()
  for (const step of [frames, resultBudget, statements, investments, depreciation, rates, supplement]) step(leaves)
  return { structure: PLAN_2022, leaves: leaves.all }
}
