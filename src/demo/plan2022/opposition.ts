// The plan of 2021 and the opposition's supplementary budget to it, line by line as printed, with the table it prints.
// Committees are rows of their own here: the print of the opposition starts from the regional plan 2021, not from the later budget.
import { type FigureRef, formatRef } from '../../kernel/figure.ts'
import { text } from '../../kernel/text.ts'
import {
  LEAF,
  type Leaf,
  type OwnCell,
  type OwnLine,
  type OwnTable,
  type PlanInput,
  type PlanStructure,
  resultRef,
  rowRef,
  tableRef,
} from '../../plan/model.ts'
import { type CsvRow, readCsv } from '../publishedCsv.ts'
import { mkr } from './amounts.ts'

export const PLAN_2021_ID = '2021'
export const OPPOSITION_BRANCH = 'alliansen-2021'
const DOCUMENT = 'Alliansens tilläggsbudget 2021'
const TABLE = 'opposition-2021'

/** Regional plan 2021 as the opposition prints it; decimals only where the printed sums ask for them. Mkr. */
const BASE_2021 = [
  ['rs', 'ram_2021', 'Regionstyrelsen utom tandvård', 'Regionstyrelsen', 3101],
  ['rs', 'tandvard_2021', 'Tandvård', 'Regionstyrelsen', 182],
  ['hsn', 'ram_2021', 'Hälso- och sjukvårdsnämnden', 'Hälso- och sjukvårdsnämnden', 5077.1],
  ['run', 'ram_2021', 'Regional utvecklingsnämnd', 'Regional utvecklingsnämnd', 370.3],
  ['fhs', 'ram_2021', 'Folkhögskolestyrelsen', 'Folkhögskolestyrelsen', 10],
  ['rf', 'ram_2021', 'Regionfullmäktige', 'Övrigt', 17],
  ['pn', 'ram_2021', 'Patientnämnden', 'Övrigt', 6],
  ['rev', 'ram_2021', 'Revision', 'Övrigt', 8],
] as const

/** Tax and grants of 2020 that give the printed growth of 1,9 and 4,02 per cent. */
const TAX_AND_GRANTS_2020 = 8784.2
const GRANTS_2021 = 2203.3
const FINANCIAL_COSTS_2021 = -143.9
const ADDED = { grants: 184, financialCosts: 0.6 } as const
/** Printed effects the opposition adds below the result: plans that do not come true, and the pandemic. */
const EFFECTS = { plans: -106, pandemic: -121.5 } as const

export const lineRef = (line: string, column: string) => tableRef(TABLE, line, column)
const region = (no: number): string => `result_budget/region/${no}`
const COLUMNS = ['budget_2021', 'tb_2021_alliansen', 'ny_budget_2021'] as const

type Terms = readonly { ref: FigureRef; factor: number }[]
const plus = (...refs: FigureRef[]): Terms => refs.map((ref) => ({ ref, factor: 1 }))
const less = (...refs: FigureRef[]): Terms => refs.map((ref) => ({ ref, factor: -1 }))

const rowsOf = (units: readonly string[], only?: string) =>
  BASE_2021.filter(([unit, id]) => units.includes(unit) && (only === undefined || id === only))

/** Before, change and after of frames: the base is the regional plan, the change what proposals put in. */
function frameTriple(units: readonly string[], only?: string, sign: 1 | -1 = 1): [Terms, Terms, Terms] {
  const signed = sign === 1 ? plus : less
  const rows = rowsOf(units, only)
  return [
    signed(...rows.map(([unit, id]) => LEAF.base(unit, id, 2020))),
    signed(...rows.map(([unit, id]) => LEAF.adjustment(unit, id, 2021))),
    signed(...rows.map(([unit, id]) => rowRef(unit, id, 'frame', 2021))),
  ]
}

const ALL = [...new Set(BASE_2021.map(([unit]) => unit))]

/** A line of the result budget: its own value before, so that the change is what the branch has moved. */
const resultTriple = (before: Terms, after: FigureRef): [Terms, Terms, Terms] => [
  before,
  [...plus(after), ...before.map(({ ref, factor }) => ({ ref, factor: -factor }))],
  plus(after),
]

/** Leaves of the table itself: what the regional plan had before anything is proposed. */
const BEFORE: Record<string, FigureRef> = Object.fromEntries(
  ['tax', 'grants', 'financial_costs', 'financial_income'].map((name) => [
    name,
    formatRef({ room: 'plan', path: `given/${name}`, scope: 'region', period: '2021' }),
  ]),
)
const before = (...names: string[]): Terms => plus(...names.map((name) => BEFORE[name]!))
const netBefore = frameTriple(ALL, undefined, -1)[0]
const operatingBefore: Terms = [...netBefore, ...before('tax', 'grants')]
const resultBefore: Terms = [...operatingBefore, ...before('financial_costs', 'financial_income')]

/** First row number of each printed line, and its three cells. */
const TRIPLES: readonly (readonly [first: number, label: string, cells: [Terms, Terms, Terms]])[] = [
  [1, 'Verksamhetens nettoram', frameTriple(ALL, undefined, -1)],
  [4, '- varav Regionstyrelsen', frameTriple(['rs'])],
  [7, '- varav Regional utvecklingsnämnd', frameTriple(['run'])],
  [10, '- varav hälso- och sjukvårdsnämnd', frameTriple(['hsn'])],
  [13, '- varav tandvård', frameTriple(['rs'], 'tandvard_2021')],
  [16, '- varav Folkhögskolestyrelsen', frameTriple(['fhs'])],
  [19, '- varav övrigt', frameTriple(['rf', 'fhs', 'pn', 'rev'])],
  [22, 'Skatteintäkter', resultTriple(before('tax'), resultRef('tax_income', 2021))],
  [25, 'Generella statsbidrag', resultTriple(before('grants'), resultRef('general_state_grants', 2021))],
  [28, 'Summa skatter och statsbidrag', resultTriple(before('tax', 'grants'), resultRef('tax_and_grants', 2021))],
  [34, 'Verksamhetens resultat', resultTriple(operatingBefore, resultRef('operating_result', 2021))],
  [40, 'Finansiella kostnader', resultTriple(before('financial_costs'), resultRef('financial_costs', 2021))],
  [43, 'Finansiella intäkter', resultTriple(before('financial_income'), resultRef('financial_income', 2021))],
  [46, 'Summa finansnetto', resultTriple(before('financial_costs', 'financial_income'), resultRef('financial_net', 2021))],
  [49, 'Resultat inklusive finansnetto', resultTriple(resultBefore, resultRef('result_incl_fin', 2021))],
]

const resultLine = (no: number, label: string, at: number, cell?: OwnCell, unit: OwnLine['unit'] = 'ore'): OwnLine => ({
  id: region(no),
  label,
  unit,
  cells: cell ? { [COLUMNS[at]!]: cell } : {},
})

const resultLines = (): OwnLine[] => [
  ...TRIPLES.flatMap(([first, label, cells]) => cells.map((sum, at) => resultLine(first + at, label, at, { sum }))),
  resultLine(
    31,
    'utveckling skatter och statsbidrag',
    0,
    { growth: [lineRef(region(28), COLUMNS[0]), resultRef('tax_and_grants', 2020)] },
    'percent',
  ),
  resultLine(
    33,
    'utveckling skatter och statsbidrag',
    2,
    { growth: [resultRef('tax_and_grants', 2021), resultRef('tax_and_grants', 2020)] },
    'percent',
  ),
  resultLine(
    37,
    'andel av skatter och statsbidrag',
    0,
    { ratio: [lineRef(region(34), COLUMNS[0]), lineRef(region(28), COLUMNS[0])] },
    'percent',
  ),
  resultLine(
    39,
    'andel av skatter och statsbidrag',
    2,
    { ratio: [resultRef('operating_result', 2021), resultRef('tax_and_grants', 2021)] },
    'percent',
  ),
  resultLine(54, 'Effektgrad av omställningsplanen 60 %: 0,4 × (175 + 90)', 2),
  resultLine(57, 'Fortsatta effekter av pandemin', 2),
  ...[0, 1, 2].map((at) =>
    resultLine(58 + at, 'Ny bedömning av resultat inklusive finansnetto', at, {
      sum: plus(
        lineRef(region(49 + at), COLUMNS[at]!),
        ...(at === 2 ? [lineRef(region(54), COLUMNS[2]), lineRef(region(57), COLUMNS[2])] : []),
      ),
    }),
  ),
]

export const printedFrameLines = (): CsvRow[] =>
  readCsv('plan_2022_2026/alliance_2021.csv').filter((row) => row.table === 'frame_adjustment')
export const frameLineId = ({ committee, row_no }: CsvRow): string => `frame_adjustment/${committee}/${row_no}`
export const unitOfLine = ({ committee }: CsvRow): string =>
  ({
    Regionstyrelsen: 'rs',
    Folkhögskolestyrelsen: 'fhs',
    'Regionala utvecklingsnämnden': 'run',
    'Hälso- och sjukvårdsnämnden': 'hsn',
  })[committee!]!

/** Each printed line is a cell that its proposal puts in; a total is the sum of the committee's changes. */
const frameLines = (): OwnLine[] =>
  printedFrameLines().map((row): OwnLine => {
    const cells: OwnLine['cells'] = row.group === 'total' ? { change_2021: { sum: frameTriple([unitOfLine(row)])[1] } } : {}
    return { id: frameLineId(row), label: row.label!, cells }
  })

/** What the document calls a line of its result budget. */
const printedLabel = (id: string): string | undefined =>
  readCsv('plan_2022_2026/alliance_2021.csv').find((row) => row.table === 'result_budget' && region(Number(row.row_no)) === id)
    ?.label

const OPPOSITION_TABLE: OwnTable = {
  name: TABLE,
  caption: text('Alliansens tilläggsbudget 2021', 'The opposition’s supplementary budget 2021'),
  columns: [
    { id: 'change_2021', label: text('Förändring 2021', 'Change 2021') },
    { id: 'budget_2021', label: text('Budget 2021', 'Budget 2021') },
    { id: 'tb_2021_alliansen', label: text('Tilläggsbudget 2021 Alliansen', 'Supplementary budget 2021') },
    { id: 'ny_budget_2021', label: text('Ny budget 2021', 'New budget 2021') },
  ],
  lines: [...frameLines(), ...resultLines().map((line) => ({ ...line, label: printedLabel(line.id) ?? line.label }))],
  precision: 1,
  branch: OPPOSITION_BRANCH,
}

export const PLAN_2021: PlanStructure = {
  id: PLAN_2021_ID,
  name: 'Regionplan 2021',
  baseYear: 2020,
  years: [2021],
  rows: BASE_2021.map(([unit, id, name, committee], at) => ({
    unit,
    id,
    name,
    committee,
    treatment: 'indexed',
    position: at + 1,
  })),
  areas: [],
  tables: [OPPOSITION_TABLE],
}

/** The regional plan 2021 before any supplementary budget. Its frames are put in as last year's and moved by no index. */
export function planInput2021(): PlanInput {
  const leaves = new Map<FigureRef, Leaf>()
  const put = (
    ref: FigureRef,
    value: number | null,
    label: string,
    { unit = 'ore', basis = 'published', source = '9' }: Partial<Pick<Leaf, 'unit' | 'basis' | 'source'>> = {},
  ) => leaves.set(ref, { value, unit, label: text(label, label), basis, source: `${DOCUMENT}, avsnitt ${source}` })
  const made = { basis: 'synthetic', source: '9, med syntetiska decimaler' } as const
  for (const [unit, id, name, , amount] of BASE_2021)
    put(
      LEAF.base(unit, id, 2020),
      mkr(amount),
      `${name}: ram i regionplan 2021, före ändring`,
      Number.isInteger(amount) ? {} : made,
    )
  put(LEAF.input('price_index_ppm', 2021), 0, 'Prisindex: ramarna är redan 2021 års', { unit: 'ppm' })
  const inputs = [
    ['tax', 'tax_revenue', 6750, 'Skatteintäkter'],
    ['grants', 'general_state_grants', GRANTS_2021, 'Generella statsbidrag'],
    ['financial_costs', 'financial_costs', FINANCIAL_COSTS_2021, 'Finansiella kostnader'],
    ['financial_income', 'financial_income', 120, 'Finansiella intäkter'],
  ] as const
  for (const [name, input, amount, label] of inputs) {
    const how = Number.isInteger(amount) ? {} : made
    put(LEAF.input(input, 2021), mkr(amount), label, how)
    put(BEFORE[name]!, mkr(amount), `${label} i regionplan 2021`, how)
  }
  // Nothing is there until the proposals put it in.
  for (const row of printedFrameLines())
    if (row.group !== 'total')
      put(lineRef(frameLineId(row), 'change_2021'), null, `${row.committee}: ${row.label}`, { source: '8' })
  put(resultRef('tax_and_grants', 2020), mkr(TAX_AND_GRANTS_2020), 'Summa skatter och statsbidrag 2020', made)
  put(lineRef(region(54), COLUMNS[2]), mkr(EFFECTS.plans), 'Effektgrad av omställningsplanen 60 %')
  put(lineRef(region(57), COLUMNS[2]), mkr(EFFECTS.pandemic), 'Fortsatta effekter av pandemin')
  return { structure: PLAN_2021, leaves }
}

export const ADDED_INCOME = { grants: mkr(ADDED.grants), financialCosts: mkr(ADDED.financialCosts) } as const
