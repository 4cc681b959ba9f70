// The result budget: it adds up, follows from the year before, its percentages can be computed again, and it is above zero (KL 11:5–6).
// The supplementary budget prints the same lines in its own columns, and the old budget with its changes is the new one.
import { text } from '../kernel/text.ts'
import type { TableName } from '../plan/model.ts'
import { constant, difference, growth, ratio, sum } from './build.ts'
import { type Column, type ColumnKind, inColumn, type Tables } from './cataloguePlanCells.ts'
import { E, L, P, T } from './catalogueStatements.ts'
import type { Comparison } from './rule.ts'

const RESULT: TableName = 'result-budget'
const SUPPLEMENT: TableName = 'supplementary-2022'

/** A total with its parts; parts that are blank are left out, but not all of them. */
type Sum = readonly [no: number, total: string, parts: readonly string[], sv: string, en: string]
const SUMS: readonly Sum[] = [
  [
    2,
    'tax_and_grants',
    ['tax_income', 'general_state_grants', 'state_grant_covid'],
    'Skatter + statsbidrag = summan',
    'Taxes + grants = total',
  ],
  [
    3,
    'operating_result',
    ['net_frame', 'tax_and_grants'],
    'Nettoram + skatter och bidrag = verksamhetens resultat',
    'Net frame + taxes and grants = operating result',
  ],
  [
    4,
    'financial_net',
    ['financial_costs', 'financial_income'],
    'Finansiella kostnader + intäkter = finansnetto',
    'Financial costs + income = financial net',
  ],
  [
    5,
    'result_incl_fin',
    ['operating_result', 'financial_net'],
    'Verksamhetens resultat + finansnetto = resultat',
    'Operating result + financial net = result',
  ],
]

function sums(tables: Tables, table: TableName, rule: string, kinds: readonly ColumnKind[]): Comparison[] {
  return SUMS.flatMap(([no, total, parts, sv, en]) =>
    tables.columns(table, ...kinds).flatMap((column) => {
      const known = parts.filter((line) => tables.has(table, line, column.id))
      if (known.length === 0 || !tables.has(table, total, column.id)) return []
      const head = tables.head(table, column.id)
      const left = sum(...known.map((line) => tables.cell(table, line, column.id)))
      return [
        inColumn(
          `${rule}.${no}`,
          column,
          tables,
          text(`${sv}, ${head}`, `${en}, ${head}`),
          left,
          tables.cell(table, total, column.id),
          T,
        ),
      ]
    }),
  )
}

/** C112: sums of each column, and the net frame from one year to the next by its of-which lines. */
export function resultSums(tables: Tables): Comparison[] {
  const ofWhich = tables.lines(RESULT).filter((line) => line.startsWith('net_frame_'))
  const bridge = tables.columns(RESULT, 'plan').flatMap((column) => {
    const before = tables.before(RESULT, column)
    const parts = ofWhich.filter((line) => tables.has(RESULT, line, column.id))
    if (!before || parts.length === 0 || ![before, column].every(({ id }) => tables.has(RESULT, 'net_frame', id))) return []
    const head = tables.head(RESULT, column.id)
    const left = difference(tables.cell(RESULT, 'net_frame', column.id), tables.cell(RESULT, 'net_frame', before.id))
    const right = sum(...parts.map((line) => tables.cell(RESULT, line, column.id)))
    const name = text(
      `Nettoramens förändring = sina varav-rader, ${head}`,
      `Change of the net frame = its of-which lines, ${head}`,
    )
    return [inColumn('C112.1', column, tables, name, left, right, T)]
  })
  return [...bridge, ...sums(tables, RESULT, 'C112', ['plan', 'outcome'])]
}

const SHARES: [no: number, line: string, of: string, sv: string, en: string][] = [
  [
    1,
    'operating_result_pct',
    'operating_result',
    'Verksamhetens resultat, andel av skatter och bidrag',
    'Operating result, share of taxes and grants',
  ],
  [2, 'result_incl_fin_pct', 'result_incl_fin', 'Resultat, andel av skatter och bidrag', 'Result, share of taxes and grants'],
]
const GROWTHS: [no: number, line: string, of: string, sv: string, en: string][] = [
  [3, 'net_cost_growth_pct', 'net_frame', 'Nettokostnadsutveckling', 'Growth of net costs'],
  [4, 'tax_and_grants_growth_pct', 'tax_and_grants', 'Utveckling av skatter och bidrag', 'Growth of taxes and grants'],
]

/** C113: the first year of a growth has no year before it in the table, and is not tried. */
export function percentLines(tables: Tables): Comparison[] {
  return ([RESULT, SUPPLEMENT] as const).flatMap((table, at) =>
    tables.columns(table, 'plan', 'outcome', 'fresh').flatMap((column): Comparison[] => {
      const head = tables.head(table, column.id)
      const has = (line: string) => tables.has(table, line, column.id)
      const cell = (line: string) => tables.cell(table, line, column.id)
      const make = (no: number, line: string, sv: string, en: string, right: Parameters<typeof inColumn>[5]) =>
        inColumn(`C113.${no + at * 10}`, column, tables, text(`${sv}, ${head}`, `${en}, ${head}`), cell(line), right, P)
      const shares = SHARES.filter(([, line, of]) => has(line) && has(of) && has('tax_and_grants'))
      // Growth is against the budget of the year before, wherever in the document it stands.
      const before = tables.before(RESULT, column)
      const growths = GROWTHS.filter(([, line, of]) => has(line) && has(of) && before && tables.has(RESULT, of, before.id))
      return [
        ...shares.map(([no, line, of, sv, en]) => make(no, line, sv, en, ratio(cell(of), cell('tax_and_grants')))),
        ...growths.map(([no, line, of, sv, en]) => make(no, line, sv, en, growth(cell(of), tables.cell(RESULT, of, before!.id)))),
      ]
    }),
  )
}

/** C59: every budgeted and planned year; an outcome is no budget. */
export const aboveZero = (tables: Tables): Comparison[] =>
  tables.columns(RESULT, 'plan').flatMap((column) => {
    if (!tables.has(RESULT, 'result_incl_fin', column.id)) return []
    const head = tables.head(RESULT, column.id)
    const name = text(`Budgeterat resultat är större än noll, ${head}`, `Budgeted result is above zero, ${head}`)
    return [
      inColumn('C59.11', column, tables, name, tables.cell(RESULT, 'result_incl_fin', column.id), constant(0, 'mkr'), L('>')),
    ]
  })

/** C60: the plan reaches at least two years beyond the budget year, and its first year is the budget. */
export function threeYears(tables: Tables): Comparison[] {
  const budget = tables
    .columns('cash-flow-budget', 'plan')
    .filter((column) => column.id.startsWith('budget_'))
    .at(-1)
  const first = budget && tables.same(RESULT, budget)
  if (!budget || !first || !tables.has(RESULT, 'result_incl_fin', first.id)) return []
  const years = new Set(tables.columns(RESULT, 'plan').map((column) => column.year))
  const reached = [0, 1, 2].filter((n) => years.has(first.year + n)).length
  const span = text('Planen omfattar tre år med budgetåret först', 'The plan covers three years, budget year first')
  const name = text('Planens första år = budgeten', 'First year of the plan = the budget')
  const result = tables.cell(RESULT, 'result_incl_fin', first.id)
  const [counted, asked] = [constant(reached, 'count'), constant(3, 'count')]
  return [
    {
      ...inColumn('C60.1', first, tables, span, counted, asked, L('>=')),
      places: { left: tables.place(RESULT), right: 'KL 11:6' },
    },
    inColumn('C60.2', first, tables, name, result, tables.cell('cash-flow-budget', 'result', budget.id), E),
  ]
}

/** C54: the budget, what was moved and what was added = the new budget. */
export function newBudget(tables: Tables): Comparison[] {
  const [old] = tables.columns(SUPPLEMENT, 'plan')
  const [fresh] = tables.columns(SUPPLEMENT, 'fresh')
  if (!old || !fresh) return []
  const changes = tables.columns(SUPPLEMENT, 'change')
  return tables.lines(SUPPLEMENT).flatMap((line, i) => {
    if (line.endsWith('_pct') || ![old, fresh].every(({ id }) => tables.has(SUPPLEMENT, line, id))) return []
    const parts = [old, ...changes].filter(({ id }) => tables.has(SUPPLEMENT, line, id))
    const label = tables.label(SUPPLEMENT, line)
    const name = text(
      `Budget + ändring + tilläggsbudget = ny budget, ${label}`,
      `Budget + change + supplement = new budget, ${label}`,
    )
    const left = sum(...parts.map(({ id }) => tables.cell(SUPPLEMENT, line, id)))
    return [{ ...inColumn(`C54.${i + 11}`, old, tables, name, left, tables.cell(SUPPLEMENT, line, fresh.id), T) }]
  })
}

/** C117: each column of the supplementary budget. Rows above the net frame are committees. */
export function supplementSums(tables: Tables): Comparison[] {
  const lines = tables.lines(SUPPLEMENT)
  const rows = lines.slice(0, Math.max(0, lines.indexOf('net_frame')))
  const kinds: ColumnKind[] = ['plan', 'change', 'fresh']
  const committees = tables.columns(SUPPLEMENT, ...kinds).flatMap((column: Column) => {
    const parts = rows.filter((line) => tables.has(SUPPLEMENT, line, column.id))
    if (parts.length === 0 || !tables.has(SUPPLEMENT, 'net_frame', column.id)) return []
    const head = tables.head(SUPPLEMENT, column.id)
    const left = sum(...parts.map((line) => tables.cell(SUPPLEMENT, line, column.id)))
    const name = text(`Nämnderna = nettoramen, ${head}`, `Committees = net frame, ${head}`)
    return [inColumn('C117.1', column, tables, name, left, tables.cell(SUPPLEMENT, 'net_frame', column.id), T)]
  })
  return [...committees, ...sums(tables, SUPPLEMENT, 'C117', kinds)]
}

/** C116: the new budget of the supplementary table = the budget of the result budget. */
export const sameNewBudget = (tables: Tables): Comparison[] =>
  tables.columns(SUPPLEMENT, 'fresh').flatMap((column) => {
    const there = tables.columns(RESULT, 'plan').find((one) => one.year === column.year)
    if (!there) return []
    const both = tables
      .lines(SUPPLEMENT)
      .filter((line) => tables.has(SUPPLEMENT, line, column.id) && tables.has(RESULT, line, there.id))
    return both.map((line, i) => {
      const label = tables.label(RESULT, line)
      const name = text(`Ny budget = resultatbudgeten, ${label}`, `New budget = result budget, ${label}`)
      return inColumn(
        `C116.${i + 41}`,
        column,
        tables,
        name,
        tables.cell(SUPPLEMENT, line, column.id),
        tables.cell(RESULT, line, there.id),
        E,
      )
    })
  })
