// The demo region's printed plans as facts: planning conditions 2023–2026 with their tables, the opposition's supplementary budget 2021
// and the executive board's interim report of April 2021. Refuses to correct a sign or a sum: what contradicts is the tie-out's business.
import type { FigureRef, Unit } from '../kernel/figure.ts'
import { type TableName, tableRef } from '../plan/model.ts'
import type { PublishedFigure } from '../statements/model.ts'
import { LATER_PLAN } from './publishedAppendix.ts'
import { fact, ref } from './publishedCell.ts'
import { type CsvRow, readCsv } from './publishedCsv.ts'
import { PLAN_TEXTS } from './publishedPlanTexts.ts'

export const PLAN_2023 = LATER_PLAN
export const ALLIANCE = 'Alliansens tilläggsbudget 2021'
export const BOARD_APRIL_2021 = 'Regionstyrelsens delårsrapport april 2021'

const table = (name: string): CsvRow[] => readCsv(`plan_2022_2026/${name}.csv`)

/** Column headings as printed, by the column's id. */
function headOf(column: string, budgetAndPlan = false): string {
  const [, word, year] = /^([a-z_]+?)_(\d{4})/.exec(column) ?? []
  const words: Record<string, string> = {
    budget: 'Budget',
    plan: 'Plan',
    outcome: budgetAndPlan ? 'Utfall' : 'Bokslut (prel.)',
    index: 'LPIK & prognos',
    ny_budget: 'Ny Budget',
    tb: 'TB',
    total: 'Totalt',
    change: 'Förändring',
  }
  if (column === 'andring') return 'Ändring'
  if (column.startsWith('total')) return 'Totalt'
  return word && year ? `${words[word] ?? word} ${year}` : column
}

interface Cell {
  name: TableName
  line: string
  column: string
  label: string
  /** As the document writes the line; the label when absent. */
  row?: string
  printed: string
  chapter: string
  caption: string
  unit?: Unit
  document?: string
  head?: string
}

/** A blank cell of these tables is no hole: the line does not apply to the column, and gives no fact. */
function cell({
  name,
  line,
  column,
  label,
  row = label,
  printed,
  chapter,
  caption,
  unit = 'mkr',
  document = PLAN_2023,
  head,
}: Cell): PublishedFigure[] {
  if (printed.trim() === '') return []
  const place = { chapter, table: caption, row, column: head ?? headOf(column) }
  return [fact({ ref: tableRef(name, line, column), label, printed, unit, place, document })]
}

const unitOf = (line: string): Unit => (line.endsWith('_pct') ? 'percent' : 'mkr')
const RESULT_CHAPTER = '5.5 Resultatbudget'
const bare = (label: string): string =>
  label.replace(/^-\s*/, '').replace(/ \((procent|first row|second row|efter finansnetto)\)/g, '')

const RESULT_LABELS: Record<string, string> = {
  net_frame_excl_lpik_1: 'varav budgetförändring exkl LPIK, första raden',
  net_frame_excl_lpik_2: 'varav budgetförändring exkl LPIK, andra raden',
  result_incl_fin_pct: 'Procent av skatter & statsbidrag, efter finansnetto',
}

const resultBudget = (file: string, caption: string) => (): PublishedFigure[] =>
  table(file).flatMap((r) =>
    cell({
      name: 'result-budget',
      line: r.line_id!,
      column: r.column!,
      label: RESULT_LABELS[r.line_id!] ?? bare(r.label_sv!),
      row: r.label_sv!,
      printed: r.value!,
      chapter: RESULT_CHAPTER,
      caption,
      unit: unitOf(r.line_id!),
    }),
  )

const BY_COMMITTEE = 'Preliminära ekonomiska ramar per nämnd år 2023–2026'

const frames = (): PublishedFigure[] =>
  table('frames_by_committee').flatMap((r) =>
    cell({
      name: 'frames-by-committee',
      line: r.committee!,
      column: r.column!,
      label: r.committee!,
      printed: r.value!,
      chapter: RESULT_CHAPTER,
      caption: BY_COMMITTEE,
    }),
  )

const activities = (): PublishedFigure[] =>
  table('frames_by_activity').flatMap((r) =>
    cell({
      name: 'frames-by-activity',
      line: `${r.committee}/${r.activity}`,
      column: r.column!,
      label: r.committee === r.activity ? r.committee! : `${r.committee}, ${r.activity}`,
      printed: r.value!,
      chapter: RESULT_CHAPTER,
      caption: 'Preliminära ekonomiska ramar per nämnd och verksamhet år 2023–2026',
    }),
  )

const statement = (file: string, name: TableName, chapter: string, caption: string) => (): PublishedFigure[] =>
  table(file).flatMap((r) =>
    cell({
      name,
      line: r.line_id!,
      column: r.column!,
      label: r.label_sv!,
      printed: r.value!,
      chapter,
      caption,
      head: headOf(r.column!, true),
    }),
  )

const investments = (): PublishedFigure[] =>
  table('investment_plan').flatMap((r) =>
    cell({
      name: 'investment-plan',
      line: r.area!,
      column: r.period!,
      label: r.area!,
      printed: r.value!,
      chapter: '5.6 Investeringsbudget i sammanfattning',
      caption: 'Investeringsplan',
    }),
  )

const SUPPLEMENT_COLUMNS = ['budget_2022', 'andring', 'tb_2022', 'ny_budget_2022'] as const

const supplement = (): PublishedFigure[] =>
  table('result_budget_tb_2022').flatMap((r) =>
    SUPPLEMENT_COLUMNS.flatMap((column) =>
      cell({
        name: 'supplementary-2022',
        line: r.line_id!,
        column,
        label: bare(r.label_sv!),
        row: r.label_sv!,
        printed: r[column]!,
        chapter: '5.4 God ekonomisk hushållning',
        caption: 'Resultatbudget med tilläggsbudget 2022',
        unit: unitOf(r.line_id!),
      }),
    ),
  )

const ALLIANCE_HEADS: Record<string, string> = {
  change_2021: 'Förändring 2021',
  budget_2021: 'Budget 2021',
  tb_2021_alliansen: 'TB 2021 Alliansen',
  ny_budget_2021: 'Ny budget 2021',
}
const ALLIANCE_PLACES: Record<string, string> = {
  frame_adjustment: 'Förändring av budgetramar',
  result_budget: 'Resultatbudget',
}
const ALLIANCE_UNITS: Record<string, Unit> = { mkr: 'mkr', percent: 'percent', count: 'count', SEK: 'kr' }

/** The frame adjustments and the result budget are tables; the figures of the prose stand by their own row number. */
const alliance = (): PublishedFigure[] =>
  table('alliance_2021').flatMap((r) => {
    const line = `${r.table}/${r.committee || 'region'}/${r.row_no}`
    const unit = ALLIANCE_UNITS[r.unit!]!
    if (r.table === 'prose_figure') return [allianceText(r, line, unit)]
    const caption = ALLIANCE_PLACES[r.table!]
    if (!caption) return []
    const head = ALLIANCE_HEADS[r.column!] ?? r.column!
    const chapter = `Avsnitt ${r.source_section}`
    const named = r.table === 'frame_adjustment' ? `${caption}, ${r.committee}` : caption
    const label = bare(r.label!)
    return cell({
      name: 'opposition-2021',
      line,
      column: r.column!,
      label,
      row: r.label!,
      printed: r.value!,
      chapter,
      caption: named,
      unit,
      document: ALLIANCE,
      head,
    })
  })

/** A figure of running text has no row; what it says stands in its place. */
const inText = (r: CsvRow, label: string) => ({ chapter: `Avsnitt ${r.source_section}`, table: `texten: ${label}` })

function allianceText(r: CsvRow, line: string, unit: Unit): PublishedFigure {
  const year = /\d{4}$/.exec(r.column!)?.[0] ?? '2021'
  const label = PLAN_TEXTS[r.label!] ?? r.label!
  return fact({
    ref: ref(`facts/opposition/${line}`, 'region', year, {}, 'plan'),
    label,
    printed: r.value!,
    unit,
    place: inText(r, label),
    document: ALLIANCE,
  })
}

const FACT_UNITS: Record<string, Unit> = { mkr: 'mkr', percent: 'percent', years: 'years', fte: 'fte', SEK: 'kr' }

export const slug = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')

/** The address of a single figure of the prose: what it is about, what it says, and the year it is about. */
export function factRef(topic: string, statement: string, period: string, unit = 'mkr'): FigureRef {
  const kind = unit === 'percent' && !/percent|share|ratio|growth/i.test(statement) ? '_percent' : ''
  const year = /\d{4}/.exec(period)?.[0] ?? '2022'
  return ref(`facts/${topic}/${slug(statement)}${kind}`, 'region', year, {}, 'plan')
}

const APPROXIMATE: [words: RegExp, how: NonNullable<PublishedFigure['approximate']>][] = [
  [/\b(about|close to)\b/, 'about'],
  [/\bjust over\b/, 'over'],
  [/\bjust under\b/, 'under'],
]

export const approximateOf = (statement: string): PublishedFigure['approximate'] =>
  APPROXIMATE.find(([words]) => words.test(statement))?.[1]

/** What stands as text and is no number is left out: a fraction, a span of years. */
const isNumber = (printed: string): boolean => /^-?\d+(\.\d+)?$/.test(printed.trim())

const proseFacts = (): PublishedFigure[] =>
  table('facts').flatMap((r) => {
    // What the document says of the end of 2020 stands at the addresses of the annual report.
    if (!isNumber(r.value!) || (r.topic === 'solidity' && r.period!.startsWith('2020'))) return []
    const label = PLAN_TEXTS[r.statement_en!] ?? r.statement_en!
    const approximate = approximateOf(r.statement_en!)
    const made = fact({
      ref: factRef(r.topic!, r.statement_en!, r.period!, r.unit),
      label,
      printed: r.value!,
      unit: FACT_UNITS[r.unit!] ?? 'count',
      place: inText(r, label),
      document: PLAN_2023,
    })
    return [{ ...made, ...(approximate ? { approximate } : {}) }]
  })

/** The same index is printed by component, above the result budget, as decided the year before and as applied in the frames. */
const INDEX_PLACES: Record<string, [id: string, row: string]> = {
  '2021-12-16 (SKR Ekonominytt 13/2021)': ['december_2021', 'Prognos för LPIK'],
  '2021-12-16 (row above result budget)': ['december_2021_result_budget', 'LPIK exkl. läkemedel 16 dec 2021'],
  'April 2021 (row above result budget)': ['april_2021', 'LPIK april 2021'],
  'regionplan 2022 (as decided, prose)': ['regionplan_2022', 'LPIK vid beslutet om regionplanen 2022'],
  'applied in committee frames': ['frames', 'LPIK exkl. läkemedel i ramarna'],
}

export const indexRef = (component: string, where: string, year: number | string): FigureRef =>
  ref(`facts/lpik/${slug(component)}/${where}`, 'region', year, {}, 'plan')

const indices = (): PublishedFigure[] =>
  table('lpik').map((r) => {
    const [where, row] = INDEX_PLACES[r.forecast!]!
    return fact({
      ref: indexRef(r.component!, where, r.year!),
      label: `${r.component}, ${row}`,
      printed: r.percent!,
      unit: 'percent',
      place: { chapter: r.source_section!, table: row, row: r.component!, column: r.year! },
      document: PLAN_2023,
    })
  })

const BOARD_UNITS: Record<string, Unit> = {
  mkr: 'mkr',
  percent: 'percent',
  count: 'count',
  persons: 'count',
  hours: 'count',
  months: 'count',
}

export const boardRef = (area: string, topic: string, measure: string, period = '2021-04'): FigureRef =>
  ref(`facts/april_2021/${[area, topic, measure].filter(Boolean).map(slug).join('/')}`, 'RS', period, {}, 'plan')

/** The executive board's own interim report: each figure with its quotation. */
const boardFacts = (): PublishedFigure[] =>
  table('delar_april_2021_rs').map((r) => {
    const area = r.committee!.split(' - ')[1] ?? ''
    const period = /^\d{4}-\d{2}(?:\.\.(\d{4}-\d{2}))?/.exec(r.period!)
    const made = fact({
      ref: boardRef(
        area,
        r.topic!,
        r.unit === 'percent' ? `${r.measure} percent` : r.measure!,
        period?.[1] ?? r.period!.slice(0, 7).replace(/\/.*/, ''),
      ),
      label: r.quote!,
      printed: r.value!,
      unit: BOARD_UNITS[r.unit!]!,
      place: { chapter: area || 'Regionstyrelsen' },
      document: BOARD_APRIL_2021,
    })
    return { ...made, quote: r.quote! }
  })

const BOARD_SCOPES = new Set(['HSN', 'RS', 'RUN', 'FHS'])

/** Lines are numbered within their committee; a printed sum is `total`, the net of the list `net_change`. */
function reallocations(): PublishedFigure[] {
  const count = new Map<string, number>()
  return table('reallocations_2021').map((r) => {
    const scope = BOARD_SCOPES.has(r.committee!) ? r.committee! : 'region'
    const no = (count.get(scope) ?? 0) + 1
    count.set(scope, no)
    const name = r.is_printed_sum === 'no' ? String(no).padStart(2, '0') : scope === 'region' ? 'net_change' : 'total'
    return fact({
      ref: ref(`reallocations/${name}`, scope, 2021, {}, 'budget'),
      label: r.reason_sv!,
      printed: r.value!,
      place: {
        chapter: 'Bilaga Omfördelningar',
        table: `Omfördelningar ${r.committee}`,
        row: [r.area, r.reason_sv].filter(Boolean).join(': '),
        column: 'mkr',
      },
      document: BOARD_APRIL_2021,
    })
  })
}

/** Every printed cell and figure of the plans. The lower result table prints the same lines again: second places of the same addresses. */
export function planFacts(): PublishedFigure[] {
  const read = [
    resultBudget('result_budget', 'Resultatbudget'),
    frames,
    resultBudget('result_budget_frames_table', `${BY_COMMITTEE}, resultatraderna under ramarna`),
    activities,
    statement('cash_flow_budget', 'cash-flow-budget', '5.7 Kassaflödesanalys', 'Kassaflödesanalys'),
    statement('balance_budget', 'balance-budget', '5.8 Balansbudget', 'Balansbudget'),
    investments,
    supplement,
    alliance,
    proseFacts,
    indices,
    boardFacts,
    reallocations,
  ]
  return read.flatMap((one) => one())
}
