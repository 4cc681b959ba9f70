// The published plans of measures, their follow-up and the opposition's bridge to the structural result, put in through their doors;
// and the printed figures behind them as facts. Each row as printed. Refuses to fill in: a blank amount stays missing.
import { type Estimate, type MeasurePlan, measureRef, type StatedEffect } from '../followup/model.ts'
import {
  loadComparability,
  loadMeasures,
  saveEstimates,
  saveMeasurePlans,
  saveMeasureReports,
  saveMeasures,
  saveStatedEffects,
} from '../followup/store.ts'
import { decimal, multiplyDecimal, trimDecimal } from '../kernel/decimal.ts'
import { asPublished, type FigureRef } from '../kernel/figure.ts'
import { ORE_PER_MKR, type Ore, ore } from '../kernel/money.ts'
import { month } from '../kernel/month.ts'
import type { PublishedFigure } from '../statements/model.ts'
import type { Tx } from '../storage/database.ts'
import { PLACED, PLANS, type Placed, type PlanPlace, SOURCES } from './measuresTable.ts'
import { fact, ref } from './publishedCell.ts'
import { type CsvRow, readCsv } from './publishedCsv.ts'
import { ALLIANCE } from './publishedPlan.ts'

const BY = { by: 'Demodata (publicerade uppgifter)', basis: 'published' as const }
/** The opposition's numerator: the formula is printed, its result is not. */
const ASSESSED = 'omstallningsplan-2020-omprovad'

/** Amounts the list has computed itself are no printed figures. */
const COMPUTED = 'plan column is their sum'

const oreOf = (printed: string): Ore | undefined => {
  if (printed.trim() === '') return undefined
  const exact = trimDecimal(multiplyDecimal(decimal(printed.trim()), decimal(String(ORE_PER_MKR))))
  return ore(Number(exact.units))
}

interface PlacedRow {
  placed: Placed
  plan: PlanPlace
  row: CsvRow
  source: string
}

export function placedRows(): PlacedRow[] {
  const rows = readCsv('plan_2022_2026/measures.csv')
  if (rows.length !== PLACED.length) throw new Error(`measures.csv has ${rows.length} rows, ${PLACED.length} have a place`)
  return rows.map((row, at) => {
    const placed = PLACED[at]!
    const plan = PLANS.get(placed.plan)!
    return { placed, plan, row, source: `${SOURCES[row.source!]!}, ${plan.chapter}` }
  })
}

const amount = <K extends string>(key: K, value: Ore | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [k in K]?: Ore }

function plansOf(rows: readonly PlacedRow[]) {
  return [...PLANS.values()].map(({ chapter: _, ...plan }) => {
    const own = rows.filter((one) => one.plan.id === plan.id)
    const planned = own.find((one) => one.placed.as === 'plan')
    return {
      ...plan,
      ...amount('plannedOre', planned && oreOf(planned.row.plan_mkr!)),
      source: own[0]!.source,
      ...BY,
      basis: planned?.row.note_en?.includes(COMPUTED) ? ('computed' as const) : BY.basis,
      basedOn: 0,
    } satisfies Omit<MeasurePlan, 'version' | 'at'> & { basedOn: number }
  })
}

/** A plan's row with an effect or a percentage is its total; a row without either is the amount alone. */
function statedOf(rows: readonly PlacedRow[]) {
  return rows.flatMap(({ placed, plan, row, source }) => {
    if (placed.as === 'measure' || placed.as === 'words') return []
    const effect = plan.id === ASSESSED ? assessedEffect() : oreOf(row.effect_mkr!)
    if (placed.as === 'plan' && effect === undefined && row.percent === '') return []
    return [
      {
        plan: plan.id,
        unit: placed.as === 'unit' ? placed.unit : plan.unit,
        ...amount('plannedOre', placed.as === 'unit' ? oreOf(row.plan_mkr!) : undefined),
        ...amount('effectOre', effect),
        ...(row.percent === '' ? {} : { percentPrinted: Number(row.percent) }),
        note: '',
        source,
        ...BY,
        basis: plan.id === ASSESSED ? ('computed' as const) : BY.basis,
        basedOn: 0,
      } satisfies Omit<StatedEffect, 'version' | 'at'> & { basedOn: number },
    ]
  })
}

/** 117 − (18.9 + 2 + 2), each as printed. */
function assessedEffect(): Ore {
  const printed = new Map(table('effect_degree').map((row) => [row.label!, oreOf(row.value!)!]))
  const deductions = [...printed].filter(([label]) => label.startsWith('Deduction')).map(([, value]) => value)
  return ore(printed.get('Effect (in formula)')! - deductions.reduce((sum, value) => sum + value, 0))
}

function measuresOf(rows: readonly PlacedRow[]) {
  return rows.flatMap(({ placed, plan, row, source }) => {
    if (placed.as !== 'measure') return []
    const planned = oreOf(row.plan_mkr!)
    return [
      {
        id: placed.id,
        plan: plan.id,
        title: placed.title,
        unit: placed.unit,
        kind: 'lowerCost' as const,
        effectPlace: placed.place,
        planned: planned === undefined ? {} : { [plan.base === 'yearPlan' ? plan.last.slice(0, 4) : plan.last]: planned },
        source,
        ...BY,
        basedOn: 0,
      },
    ]
  })
}

const reportsOf = (rows: readonly PlacedRow[]) =>
  rows.flatMap(({ placed, row, source }) => {
    const effect = placed.as === 'measure' ? oreOf(row.effect_mkr!) : undefined
    if (placed.as !== 'measure' || effect === undefined) return []
    return [
      {
        measure: placed.id,
        round: month(placed.round),
        effectOre: effect,
        evidence: source,
        confounders: '',
        ...BY,
        basedOn: 0,
      },
    ]
  })

const table = (name: string): CsvRow[] => readCsv('plan_2022_2026/alliance_2021.csv').filter((row) => row.table === name)

const BRIDGE_CHAPTER = '1.1 Planeringsförutsättningar'
const BRIDGE_SOURCE = `${ALLIANCE}, ${BRIDGE_CHAPTER}, tabellen Strukturellt underskott`
const BRIDGE_ROLES: Readonly<Record<string, Estimate['role']>> = { 1: 'start', 11: 'printedResult', 12: 'fullYear' }

/** The printed lines as estimates, signed by whoever wrote them in: that they stand as printed. */
const bridgeEstimates = () =>
  table(BRIDGE.table).map((row, at) => ({
    id: `strukturellt-2020-${row.row_no!.padStart(2, '0')}`,
    role: BRIDGE_ROLES[row.row_no!] ?? ('correction' as const),
    period: month(row.row_no === '12' ? '2020-12' : '2020-11'),
    unit: 'rf',
    group: row.label!,
    position: Number(row.row_no),
    amountOre: oreOf(row.value!)!,
    why: 'Tryckt rad, inskriven som den står. Källan säger att beloppen kan se exakta ut men är behäftade med betydande osäkerheter.',
    source: BRIDGE_SOURCE,
    ref: asPublished(allianceRef(BRIDGE, row, at)),
    signed: { by: BY.by },
    ...BY,
    basedOn: 0,
  }))

/** Put in once: what is there is left alone. */
export async function seedMeasures(tx: Tx): Promise<void> {
  const rows = placedRows()
  if ((await loadMeasures(tx)).plans.length === 0) {
    await saveMeasurePlans(tx, plansOf(rows))
    await saveStatedEffects(tx, statedOf(rows))
    await saveMeasures(tx, measuresOf(rows))
    await saveMeasureReports(tx, reportsOf(rows))
  }
  if ((await loadComparability(tx)).estimates.length === 0) await saveEstimates(tx, bridgeEstimates())
}

/** Every printed number of the list of measures and of the opposition's tables that belong to them. */
export function measureFacts(): PublishedFigure[] {
  return [...placedRows().flatMap(factsOfRow), ...ALLIANCE_TABLES.flatMap(allianceFacts)]
}

function factsOfRow({ placed, plan, row }: PlacedRow): PublishedFigure[] {
  const unit = placed.as === 'unit' || placed.as === 'measure' ? placed.unit : plan.unit
  const scope = unit === 'rf' ? 'region' : unit
  const item = placed.as === 'measure' || placed.as === 'words' ? placed.id : undefined
  const label = [plan.name, placed.as === 'measure' ? placed.title : undefined].filter(Boolean).join(': ')
  const columns = [
    { what: 'plan' as const, printed: row.note_en!.includes(COMPUTED) ? '' : row.plan_mkr!, unit: 'mkr' as const },
    { what: 'effect' as const, printed: row.effect_mkr!, unit: 'mkr' as const },
    { what: 'percent' as const, printed: row.percent!, unit: 'percent' as const },
  ]
  return columns.flatMap(({ what, printed, unit }) =>
    printed === ''
      ? []
      : [
          {
            ...fact({
              ref: measureRef({ plan, scope, ...(item ? { item } : {}) }, what),
              label,
              printed,
              unit,
              place: { chapter: plan.chapter },
              document: SOURCES[row.source!]!,
            }),
            ...(what !== 'plan' && /\babout\b/.test(`${row.note_en} ${row.activity}`) ? { approximate: 'about' as const } : {}),
          },
        ],
  )
}

interface AllianceTable {
  table: string
  path: string
  chapter: string
  caption?: string
  /** Part of the address, by row number. */
  lines: readonly string[]
  /** Other than the column's year. */
  period?(row: CsvRow): string
}

const RESULT_LINES = ['operations_net', 'financial_net', 'result_for_the_year', 'balance_requirement_result']
const RESULT_COLUMNS = 11

const BRIDGE: AllianceTable = {
  table: 'structural_deficit_bridge',
  path: 'structural_deficit/bridge',
  chapter: BRIDGE_CHAPTER,
  caption: 'Strukturellt underskott, mkr',
  lines: [
    'operating_result',
    'lost_income',
    'extra_costs',
    'grants_and_tax',
    'grants_sick_pay',
    'grants_testing',
    'patient_travel',
    'care_elsewhere',
    'staff_overheads',
    'other',
    'structural_result',
    'full_year',
  ],
  period: (row) => (row.row_no === '12' ? '2020' : '2020-11'),
}

const ALLIANCE_TABLES: readonly AllianceTable[] = [
  BRIDGE,
  {
    table: 'structural_deficit_prose',
    path: 'structural_deficit/text',
    chapter: BRIDGE_CHAPTER,
    lines: [
      'interval_lower',
      'interval_upper',
      'structural_result',
      'lost_income_and_extra_costs',
      'reduced_costs',
      'net_effect',
      'grants',
      'improvement',
    ],
    period: (row) => (Number(row.row_no) > 3 ? '2020-11' : row.column!),
  },
  {
    table: 'covid_effect_per_month',
    path: 'covid_effect_per_month',
    chapter: '1.3 Bedömning av fortsatt månadseffekt av coronapandemin',
    caption: 'Analys av covidpandemins effekter för verksamheten',
    lines: [
      'lost_income',
      'public_transport',
      'sick_leave',
      'extra_costs',
      'reduced_costs',
      'grants_testing',
      'business_travel',
      'patient_transport',
      'total',
      'text_lower',
      'text_upper',
    ],
    period: () => '2021',
  },
  {
    table: 'accumulated_result',
    path: 'accumulated_result',
    chapter: '10 Ackumulerat underskott i verksamheten samt överskott i finansnetto',
    caption: 'Ackumulerat resultat, mkr',
    lines: RESULT_LINES.flatMap((line) =>
      Array.from({ length: RESULT_COLUMNS }, (_, at) => (at === 10 ? `${line}/forecast` : at === 9 ? `${line}/sum` : line)),
    ),
    period: (row) => (row.column!.startsWith('ack') ? '2011-2019' : row.column!.startsWith('prognos') ? '2020-08' : row.column!),
  },
  {
    table: 'effect_degree',
    path: 'effect_degree',
    chapter: '1.2 Bedömning av effektgrad av åtgärdsplanen så här långt',
    lines: [
      'reported',
      'assessed',
      'effect',
      'deduction_patient_travel',
      'deduction_business_travel',
      'deduction_hired_doctors',
      'plan',
      'likely',
      'plan',
      'carried_over',
      'not_achieved_share',
      'result_effect',
      'covid_full_months',
      'covid_half_months',
      'covid_result_effect',
    ],
  },
]

const UNIT_OF = { mkr: 'mkr', percent: 'percent', months: 'count', fraction: 'count' } as const

const allianceRef = ({ path, lines, period }: AllianceTable, row: CsvRow, at: number): FigureRef =>
  ref(`${path}/${lines[at]!}`, 'region', period?.(row) ?? row.column!, {}, 'followup')

function allianceFacts(one: AllianceTable): PublishedFigure[] {
  const { table: name, chapter, caption } = one
  return table(name).map((row, at) => {
    const made = fact({
      ref: allianceRef(one, row, at),
      label: row.label!,
      printed: row.value!,
      unit: UNIT_OF[row.unit as keyof typeof UNIT_OF],
      place: caption
        ? { chapter, table: caption, row: row.label!, column: row.column! }
        : { chapter: row.source_section!.includes('9') ? '9 Resultatbudget' : chapter },
      document: ALLIANCE,
    })
    const close = /, about$|^Reduced costs, about/.test(row.label!) ? ('about' as const) : undefined
    const over = /just over/.test(row.label!) ? ('over' as const) : undefined
    const approximate = over ?? close
    return approximate ? { ...made, approximate } : made
  })
}
