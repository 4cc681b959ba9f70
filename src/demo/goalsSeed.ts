// Turns the demo region's printed goal tables (CSV rows) into the goals room's objects. Pure: rows in, objects out.
// The 111 printed rows are placements of fewer indicators: the same name and committee is one object with one value a year.
import type {
  CommitteeAnswer,
  Definition,
  Goals,
  Indicator,
  Placement,
  PrintedTotal,
  UnderInvestigation,
} from '../goals/model.ts'
import { DEFAULT_DEFINITION, readCell } from '../goals/model.ts'
import { type Text, text } from '../kernel/text.ts'
import type { Assessment } from '../kernel/verdict.ts'
import { DEFINITIONS_2020, footnote, INDICATOR_IDS, REMARKS_2020, UNDER_INVESTIGATION_2020 } from './goals2020.ts'
import { financialGoals } from './goalsFinancial.ts'
import { placeOf } from './goalsPlace.ts'
import { readCsv } from './publishedCsv.ts'

type Row = Record<string, string>

/** The CSV files by name, already read into rows. */
export interface GoalTables {
  goals: Row[]
  answers: Row[]
  totals: Row[]
  indicators: Row[]
  vision: Row[]
  perspectives: Row[]
  financial: Row[]
  interim2023: Row[]
}

const YEARS = [2017, 2018, 2019, 2020]
const YEAR = 2020
const APPENDIX = 'Årsredovisning 2020, Bilaga 4'

const COMMITTEES: Record<string, Text> = {
  HSN: text('Hälso- och sjukvårdsnämnden', 'Health and medical care committee'),
  RS: text('Regionstyrelsen', 'Regional executive board'),
  RUN: text('Regionala utvecklingsnämnden', 'Regional development committee'),
  FHS: text('Folkhögskolestyrelsen', 'Folk high school board'),
  PN: text('Patientnämnden', 'Patients’ committee'),
}

/** The demo region's goals from its own tables. */
export const demoGoals = (): Goals =>
  goalsOf({
    goals: readCsv('goals_2020.csv'),
    answers: readCsv('goal_committee_2020.csv'),
    totals: readCsv('goal_totals_2020.csv'),
    indicators: readCsv('indicators_2020.csv'),
    vision: readCsv('vision.csv'),
    perspectives: readCsv('perspectives.csv'),
    financial: readCsv('financial_goals.csv'),
    interim2023: readCsv('delar_2023.csv'),
  })

export function goalsOf(tables: GoalTables): Goals {
  const areas = [...new Set(tables.goals.map((r) => r.focus_area_sv!))]
  const { indicators, placements } = indicatorsOf(tables.indicators.filter((r) => r.row_type === 'indicator'))
  return {
    committees: Object.entries(COMMITTEES).map(([code, name]) => ({ code, name })),
    visions: tables.vision.map((r) => ({ year: Number(r.year), sentence: r.vision_sv!, place: placeOf(r.source!) })),
    perspectives: tables.perspectives.map((r) => ({
      year: Number(r.year),
      no: Number(r.perspective_no),
      name: r.name_sv!,
      place: placeOf(r.source!),
    })),
    focusAreas: areas.map((name, i) => ({ no: i + 1, name })),
    goals: tables.goals.map((r) => ({
      no: Number(r.goal_no),
      title: r.title_sv!,
      focusArea: areas.indexOf(r.focus_area_sv!) + 1,
      place: placeOf(r.source!),
    })),
    answers: tables.answers.filter((r) => r.committee! in COMMITTEES).map(answerOf),
    indicators,
    placements,
    underInvestigation: tables.indicators.filter((r) => r.row_type === 'under_investigation').map(underInvestigationOf),
    printedTotals: tables.totals.map(totalOf),
    printedCounts: tables.interim2023.map(countsOf),
    judgements: [],
    financialGoals: financialGoals(tables.financial),
    subgoals: [],
    plans: [],
  }
}

const answerOf = (r: Row): CommitteeAnswer => ({
  goal: Number(r.goal_no),
  committee: r.committee!,
  year: YEAR,
  printed: r.assessed === 'dash' ? 'dash' : 'assessed',
  place: placeOf(r.source!),
})

const STATUS: Record<string, Assessment> = {
  fulfilled: 'met',
  'fully fulfilled': 'met',
  'partly fulfilled': 'partlyMet',
  'not fulfilled': 'notMet',
}

function statusOf(word: string): Assessment {
  const found = STATUS[word]
  if (!found) throw new Error(`unknown status: ${word}`)
  return found
}

const totalOf = (r: Row): PrintedTotal => ({
  year: YEAR,
  assessment: statusOf(r.status!),
  goals: Number(r.goals),
  place: placeOf(r.source!),
})

/** Empty = not stated in the document, never 0. */
const stated = (cell: string | undefined): number | undefined => (cell ? Number(cell) : undefined)

const countsOf = (r: Row): Goals['printedCounts'][number] => ({
  year: 2023,
  round: 'delårsrapport april',
  goal: Number(r.goal_no),
  subgoals: {
    total: Number(r.delmal_adopted),
    met: stated(r.delmal_fulfilled),
    partlyMet: stated(r.delmal_partly),
    notMet: stated(r.delmal_not),
    notAssessed: stated(r.delmal_unassessed),
  },
  indicators: {
    total: Number(r.indicators),
    met: stated(r.ind_green),
    partlyMet: stated(r.ind_yellow),
    notMet: stated(r.ind_red),
    notAssessed: stated(r.ind_unassessed),
  },
  forecast: statusOf(r.overall_prognosis!),
  place: placeOf(r.source!),
})

const underInvestigationOf = (r: Row): UnderInvestigation => ({
  goal: Number(r.goal_no),
  year: YEAR,
  committee: r.committee!,
  name: r.indicator_sv!,
  note: UNDER_INVESTIGATION_2020[r.indicator_sv!] ?? text('', ''),
  place: `${APPENDIX}, Mål ${r.goal_no}`,
})

function indicatorsOf(rows: Row[]): { indicators: Indicator[]; placements: Placement[] } {
  const byKey = new Map<string, Indicator>()
  const used = new Set<string>()
  const placements = rows.map((row, i): Placement => {
    const key = `${row.committee}: ${row.indicator_sv}`
    const found = byKey.get(key)
    if (found) assertSame(found, row, key)
    const indicator = found ?? indicatorOf(row, key, used)
    byKey.set(key, indicator)
    return {
      goal: Number(row.goal_no),
      indicator: indicator.id,
      year: YEAR,
      order: i + 1,
      printed: row.assessment_note === 'Ingen bedömning' ? 'notAssessed' : 'assessed',
      place: `${APPENDIX}, Mål ${row.goal_no}`,
    }
  })
  return { indicators: [...byKey.values()], placements }
}

function indicatorOf(row: Row, key: string, used: Set<string>): Indicator {
  const definition: Definition = { ...DEFAULT_DEFINITION, ...DEFINITIONS_2020[key] }
  const notes = [row.footnote_no ? footnote(Number(row.footnote_no)) : undefined, REMARKS_2020[key]].filter(
    (n) => n !== undefined,
  )
  const uncertain = uncertainOf(row.extraction_flag ?? '')
  return {
    id: idOf(key, row, used),
    name: row.indicator_sv!,
    committees: row.committee!.split('/'),
    definition,
    outcomes: YEARS.map((year) => ({ year, cell: row[`outcome_${year}`] ?? '' })),
    targets: [{ year: YEAR, wording: row.target_2020_raw ?? '' }],
    ...(uncertain ? { uncertain } : {}),
    notes,
  }
}

/** `only 3 of 4 outcome cells printed; …` */
function uncertainOf(flag: string): Text | undefined {
  if (flag === '') return undefined
  const match = /only (\d) of (\d) outcome cells printed/.exec(flag)
  if (!match) throw new Error(`unknown extraction flag: ${flag}`)
  const [, printed, columns] = match
  if (printed === '0')
    return text(
      'utfall saknas 2020 (inget utfall är tryckt i källan).',
      'no outcome for 2020 (no outcome is printed in the source).',
    )
  return text(
    `källan har tryckt ${printed} av ${columns} utfall, så det är osäkert vilket år de gäller.`,
    `the source has printed ${printed} of ${columns} outcomes, so it is uncertain which year they are for.`,
  )
}

/** Placements of one indicator must tell the same value for the same year, however they are spaced. */
function assertSame(indicator: Indicator, row: Row, key: string): void {
  const meaning = (cell: string) =>
    JSON.stringify(readCell(cell), (_, value) => (typeof value === 'bigint' ? value.toString() : value))
  const target = indicator.targets[0]!.wording
  if (row.target_2020_raw !== target) throw new Error(`two targets for ${key}: ${target}, ${row.target_2020_raw}`)
  for (const { year, cell } of indicator.outcomes)
    if (meaning(row[`outcome_${year}`] ?? '') !== meaning(cell))
      throw new Error(`two values for ${key} in ${year}: ${cell}, ${row[`outcome_${year}`]}`)
}

const ASCII: Record<string, string> = { å: 'a', ä: 'a', ö: 'o', é: 'e' }

function idOf(key: string, row: Row, used: Set<string>): string {
  const words = `${row.committee} ${row.indicator_sv}`
    .toLowerCase()
    .replace(/[åäöé]/g, (c) => ASCII[c]!)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const sex = /\((kvinnor|män)\)$/.exec(row.indicator_sv!)?.[1]
  const short = [...words.slice(0, 8), ...(sex && words.length > 8 ? [sex.replace('ä', 'a')] : [])].join('-')
  let id = INDICATOR_IDS[key] ?? short
  for (let n = 2; used.has(id); n++) id = `${short}-${n}`
  used.add(id)
  return id
}
