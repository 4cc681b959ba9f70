// What the printed frames ask of the decimals behind them: every printed cell is a band, as wide as its rounding.
// Refuses: cells that other printed cells contradict; those are named in CONTRADICTED with the reason.
import { type Band, combine, type Form } from '../linear.ts'
import { COMMITTEES, PRINTED_ROWS, type PrintedRow, rowKey } from './rows.ts'

type CsvRow = Readonly<Record<string, string>>

export const BASE_YEAR = 2022
export const YEARS = [2023, 2024, 2025, 2026] as const

/** The index before rounding to one decimal: the rates that bring every printed index cell out. Parts per million. */
export const INDEX_PPM: Readonly<Record<number, number>> = { 2023: 38_475, 2024: 16_480, 2025: 33_615, 2026: 28_760 }

/** Temporary in 2022: the printed index of 2023 rests on a frame so much lower than the printed frame of 2022. Mkr. */
export const ONCE_2022: Readonly<Record<string, number>> = { 'rs/gemensamt': 98 }

/** Changes of the frames beyond index and forecast: what the printed frames need. Only −3.1 in 2024 is printed. Mkr. */
export const ADJUSTMENTS: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  'rs/primarvard': { 2023: 4.5, 2024: -0.65 },
  'rs/service': { 2023: -1.94, 2024: -0.35 },
  'rs/gemensamt': { 2023: 96.94, 2025: -0.22, 2026: 1.02 },
  'run/anslag': { 2024: -3.1, 2025: 0.43 },
}

/** Frames of 2021: as printed, with decimals only where the printed sums (17, 3 426, 5 147, 398 … 9 011) ask for them. Mkr. */
export const FRAMES_2021: Readonly<Record<string, number>> = {
  'rf/fullmaktige': 8.6,
  'rf/beredning_sodra_lappland': 2.9,
  'rf/beredning_skelleftea_norsjo': 2.9,
  'rf/beredning_umea': 2.9,
  'rs/primarvard': 1386,
  'rs/tandvard': 182,
  'rs/digitalisering': 430,
  'rs/service': 453,
  'rs/gemensamt': -494.4,
  'rs/avskrivningar': 450,
  'rs/pensioner': 1019,
  'hsn/sjukhusvard': 4576,
  'hsn/tandvard': 0,
  'hsn/gemensamt': 570.6,
  'run/kollektivtrafik': 227,
  'run/anslag': 170.6,
  'fhs/folkhogskola': 9.9,
  'pn/patientnamnd': 6,
  'rev/revision': 8,
}

/** Whole mkr every year, so that the statements come out in whole mkr too. */
export const NET_FRAMES: Readonly<Record<number, number>> = { 2022: 9336, 2023: 9696, 2024: 9755, 2025: 10113, 2026: 10351 }
/** Follows the investment plan. */
export const DEPRECIATION: Readonly<Record<number, number>> = { 2022: 480, 2023: 525, 2024: 550, 2025: 560, 2026: 560 }
/** 5278.6 decided + 0.4 moved + 53.4 supplementary, all printed. */
export const HSN_2022 = 5332.4
/** The rounding of the decided frame of the board (3 543, before +6.6 and +16.2) leaves this much in its frame of 2022. */
const RS_2022_MOST = 3566.2999

/** Cells that cannot come out because other printed cells say otherwise. `table/line/column`. */
export const CONTRADICTED: Readonly<Record<string, string>> = {
  'frames-by-activity/rf/summa/index_2024': 'raderna ger 0,2 + 0,0 + 0,0 + 0,0; trycket har −0,5',
  'frames-by-activity/totalt/index_2024': 'trycket bygger på −0,5 för regionfullmäktige; delsummorna ger 63',
}

const ONE = 0
const DEP = 'rs/avskrivningar'
const PEN = 'rs/pensioner'
const REST = 'hsn/gemensamt'

export interface FrameForms {
  /** Unknown bases in mkr; variable 0 is the constant one. */
  variables: string[]
  base: Map<string, Form>
  frame(row: string, year: number): Form
  change(row: string, year: number): Form
}

const constant = (value: number): Form => new Map([[ONE, value]])
const sum = (forms: Iterable<Form>): Form => combine([...forms].map((form) => [1, form] as const))

/** Frames and index as linear forms of the bases; pensions take what is left to the whole net frame of each year. */
export function frameForms(): FrameForms {
  const keys = PRINTED_ROWS.map(rowKey)
  const free = keys.filter((key) => ![DEP, PEN, REST].includes(key))
  const variables = ['one', ...free]
  const base = new Map<string, Form>(free.map((key, i) => [key, new Map([[i + 1, 1]])]))
  const hsn = free.filter((key) => key.startsWith('hsn/')).map((key) => [-1, base.get(key)!] as const)
  base.set(REST, combine([[1, constant(HSN_2022)], ...hsn]))
  base.set(DEP, constant(DEPRECIATION[BASE_YEAR]!))
  const frames = new Map<string, Form>()
  const changes = new Map<string, Form>()
  const once = (key: string): number => ONCE_2022[key] ?? 0
  for (const key of keys) if (key !== PEN) frames.set(`${key} ${BASE_YEAR}`, combine([[1, base.get(key)!]]))
  const restOf = (year: number): Form =>
    combine([
      [1, constant(NET_FRAMES[year]!)],
      ...keys.filter((key) => key !== PEN).map((key) => [-1, frames.get(`${key} ${year}`)!] as const),
    ])
  frames.set(`${PEN} ${BASE_YEAR}`, restOf(BASE_YEAR))
  base.set(PEN, restOf(BASE_YEAR))
  for (const year of YEARS) {
    for (const key of keys) {
      if (key === PEN) continue
      const temporary = year - 1 === BASE_YEAR ? once(key) : 0
      const carried = combine([
        [1, frames.get(`${key} ${year - 1}`)!],
        [1, constant(-temporary)],
      ])
      const change =
        key === DEP
          ? combine([
              [1, constant(DEPRECIATION[year]!)],
              [-1, carried],
            ])
          : combine([[INDEX_PPM[year]! / 1e6, carried]])
      changes.set(`${key} ${year}`, change)
      frames.set(`${key} ${year}`, sum([carried, change, constant(ADJUSTMENTS[key]?.[year] ?? 0)]))
    }
    frames.set(`${PEN} ${year}`, restOf(year))
    changes.set(
      `${PEN} ${year}`,
      combine([
        [1, restOf(year)],
        [-1, frames.get(`${PEN} ${year - 1}`)!],
      ]),
    )
  }
  return {
    variables,
    base,
    frame: (row, year) => frames.get(`${row} ${year}`)!,
    change: (row, year) => changes.get(`${row} ${year}`)!,
  }
}

/** Every printed cell that can hold, `margin` inside its rounding (a tenth of it for the index columns). */
export function frameBands(forms: FrameForms, printed: readonly CsvRow[], margin: number): Band[] {
  const bands: Band[] = []
  const cell = new Map(printed.map((row) => [`${row.committee}|${row.activity}|${row.column}`, row.value!]))
  const add = (name: string, form: Form, value: string, half: number, inside: number) => {
    if (!CONTRADICTED[name]) bands.push({ name, form, low: Number(value) - half + inside, high: Number(value) + half - inside })
  }
  const lines = (label: string, line: string, rows: readonly PrintedRow[]) => {
    const of = (what: 'frame' | 'change', year: number) => sum(rows.map((row) => forms[what](rowKey(row), year)))
    add(`${line}/budget_2022`, of('frame', BASE_YEAR), cell.get(`${label}|budget_2022`)!, 0.5, margin)
    for (const year of YEARS) {
      add(`${line}/plan_${year}`, of('frame', year), cell.get(`${label}|plan_${year}`)!, 0.5, margin)
      const index = cell.get(`${label}|index_${year}`)!
      const whole = line.endsWith('totalt')
      add(`${line}/index_${year}`, of('change', year), index, whole ? 0.5 : 0.05, whole ? 0 : margin / 10)
    }
  }
  for (const row of PRINTED_ROWS) lines(`${row.printed}|${row.name}`, `frames-by-activity/${rowKey(row)}`, [row])
  for (const [unit, printedName] of COMMITTEES)
    if (cell.has(`${printedName}|Summa|budget_2022`))
      lines(
        `${printedName}|Summa`,
        `frames-by-activity/${unit}/summa`,
        PRINTED_ROWS.filter((row) => row.unit === unit),
      )
  lines('Totalt|Summa verksamhetens nettokostnad', 'frames-by-activity/totalt', PRINTED_ROWS)
  const rs = sum(PRINTED_ROWS.filter((row) => row.unit === 'rs').map((row) => forms.frame(rowKey(row), BASE_YEAR)))
  bands.push({ name: 'supplementary-2022/rs/budget_2022', form: rs, low: 3565.3, high: RS_2022_MOST })
  return bands
}
