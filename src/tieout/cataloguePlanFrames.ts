// Frames: activities add up to committees, committees to the net frame, and last year's frame with its index is this year's.
// Refuses to guess a change that nobody printed: what is left over is a difference, explained by whoever has read the documents.
import { text } from '../kernel/text.ts'
import { difference, sum } from './build.ts'
import { type Column, inColumn, type Tables } from './cataloguePlanCells.ts'
import { E, T } from './catalogueStatements.ts'
import type { Comparison, PlanRegister } from './rule.ts'

const BY_COMMITTEE = 'frames-by-committee'
const BY_ACTIVITY = 'frames-by-activity'
const SUM = 'Summa'
const TOTAL = 'Totalt'

const committeeOf = (line: string): string => line.split('/')[0]!
const isSum = (line: string): boolean => line.split('/')[1] === SUM
const isTotal = (line: string): boolean => committeeOf(line) === TOTAL
const isTotalFrame = (line: string): boolean => line.startsWith(SUM)

const activities = (tables: Tables): string[] => tables.lines(BY_ACTIVITY).filter((line) => !isSum(line) && !isTotal(line))
const committees = (tables: Tables): string[] => [...new Set(activities(tables).map(committeeOf))]

/** The row that is a committee's: its sum, or its only activity. */
function rowOf(tables: Tables, committee: string): string | undefined {
  const rows = tables.lines(BY_ACTIVITY).filter((line) => committeeOf(line) === committee)
  return rows.find(isSum) ?? (rows.length === 1 ? rows[0] : undefined)
}

const said = (
  tables: Tables,
  table: 'frames-by-committee' | 'frames-by-activity',
  what: [string, string],
  line: string,
  column: Column,
) => {
  const end = `${tables.label(table, line)}, ${tables.head(table, column.id)}`
  return text(`${what[0]}, ${end}`, `${what[1]}, ${end}`)
}

/** C110: every column, also the index. */
export function frameSums(tables: Tables): Comparison[] {
  const found: Comparison[] = []
  const add = (
    no: number,
    table: typeof BY_ACTIVITY | typeof BY_COMMITTEE,
    parts: string[],
    total: string,
    what: [string, string],
  ) => {
    for (const column of tables.columns(table, 'plan', 'outcome', 'index')) {
      const rows = parts.filter((line) => tables.has(table, line, column.id))
      if (rows.length === 0 || !tables.has(table, total, column.id)) continue
      const left = sum(...rows.map((line) => tables.cell(table, line, column.id)))
      const name = said(tables, table, what, total, column)
      found.push(inColumn(`C110.${no}`, column, tables, name, left, tables.cell(table, total, column.id), T))
    }
  }
  for (const total of tables.lines(BY_COMMITTEE).filter(isTotalFrame)) {
    const parts = tables.lines(BY_COMMITTEE).filter((line) => !isTotalFrame(line))
    add(1, BY_COMMITTEE, parts, total, ['Nämndernas ramar = summan', 'Frames of the committees = total'])
  }
  const rows = committees(tables).flatMap((committee) => rowOf(tables, committee) ?? [])
  for (const total of tables.lines(BY_ACTIVITY).filter(isTotal))
    add(2, BY_ACTIVITY, rows, total, ['Nämnderna i tabellen per verksamhet = summan', 'Committees by activity = total'])
  committees(tables).forEach((committee, i) => {
    const parts = activities(tables).filter((line) => committeeOf(line) === committee)
    const row = rowOf(tables, committee)
    if (row && isSum(row))
      add(i + 3, BY_ACTIVITY, parts, row, ['Verksamheterna = nämndens summa', 'Activities = committee total'])
  })
  return found
}

/** C111: the frame of the year before and the index of the year = the frame of the year. */
export function frameRoll(tables: Tables): Comparison[] {
  const lines = tables.lines(BY_ACTIVITY)
  return lines.flatMap((line, i) =>
    tables.columns(BY_ACTIVITY, 'plan').flatMap((column) => {
      const before = tables.before(BY_ACTIVITY, column)
      const index = tables.columns(BY_ACTIVITY, 'index').find((one) => one.year === column.year)
      if (!before || !index) return []
      if (![before, index, column].every(({ id }) => tables.has(BY_ACTIVITY, line, id))) return []
      const cell = (id: string) => tables.cell(BY_ACTIVITY, line, id)
      const what: [string, string] = ['Föregående ram + uppräkning = ram', 'Frame before + index = frame']
      const name = said(tables, BY_ACTIVITY, what, line, column)
      return [inColumn(`C111.${i + 1}`, column, tables, name, sum(cell(before.id), cell(index.id)), cell(column.id), T)]
    }),
  )
}

/** C116: a committee's frame in both tables, and the net frame of the result budget. */
export function sameFrames(tables: Tables): Comparison[] {
  const found: Comparison[] = []
  const totals = (table: typeof BY_ACTIVITY | typeof BY_COMMITTEE) =>
    tables.lines(table).filter(table === BY_ACTIVITY ? isTotal : isTotalFrame)
  const pairs: [string, string][] = [
    ...totals(BY_COMMITTEE).flatMap((line) => totals(BY_ACTIVITY).map((other): [string, string] => [line, other])),
    ...committees(tables).flatMap((committee): [string, string][] => {
      const row = rowOf(tables, committee)
      return row ? [[committee, row]] : []
    }),
  ]
  const what: [string, string] = ['Samma ram per nämnd och per verksamhet', 'Same frame by committee and by activity']
  pairs.forEach(([line, other], i) => {
    for (const column of tables.columns(BY_COMMITTEE, 'plan')) {
      if (!tables.has(BY_COMMITTEE, line, column.id) || !tables.has(BY_ACTIVITY, other, column.id)) continue
      const [left, right] = [tables.cell(BY_COMMITTEE, line, column.id), tables.cell(BY_ACTIVITY, other, column.id)]
      found.push(inColumn(`C116.${i + 21}`, column, tables, said(tables, BY_COMMITTEE, what, line, column), left, right, E))
    }
  })
  for (const line of totals(BY_COMMITTEE)) {
    for (const column of tables.columns(BY_COMMITTEE, 'plan', 'outcome')) {
      if (!tables.has(BY_COMMITTEE, line, column.id) || !tables.has('result-budget', 'net_frame', column.id)) continue
      const name = said(
        tables,
        BY_COMMITTEE,
        ['Nämndernas ramar = verksamhetens nettoram', 'Committees’ frames = net frame'],
        line,
        column,
      )
      const right = tables.cell('result-budget', 'net_frame', column.id, -1)
      found.push(inColumn('C116.20', column, tables, name, tables.cell(BY_COMMITTEE, line, column.id), right, E))
    }
  }
  return found
}

/** C112: what the result budget says of the index and of the own forecasts = the index column by activity. */
export function indexInResult(tables: Tables, register: PlanRegister | undefined): Comparison[] {
  if (!register?.forecast) return []
  const own = new Set(register.forecast)
  const groups: [no: number, line: string, rows: string[], sv: string, en: string][] = [
    [
      21,
      'net_frame_lpik',
      activities(tables).filter((line) => !own.has(line)),
      'Index i resultatbudgeten = verksamheternas index',
      'Index in the result budget = index by activity',
    ],
    [
      22,
      'net_frame_excl_lpik_1',
      activities(tables).filter((line) => own.has(line)),
      'Egna prognoser i resultatbudgeten = verksamheternas',
      'Own forecasts in the result budget = by activity',
    ],
  ]
  return groups.flatMap(([no, line, rows, sv, en]) =>
    tables.columns('result-budget', 'plan').flatMap((column) => {
      const index = tables.columns(BY_ACTIVITY, 'index').find((one) => one.year === column.year)
      if (!index || !tables.has('result-budget', line, column.id)) return []
      const parts = rows.filter((row) => tables.has(BY_ACTIVITY, row, index.id))
      if (parts.length === 0) return []
      const head = tables.head('result-budget', column.id)
      const right = sum(...parts.map((row) => tables.cell(BY_ACTIVITY, row, index.id, -1)))
      return [
        inColumn(
          `C112.${no}`,
          column,
          tables,
          text(`${sv}, ${head}`, `${en}, ${head}`),
          tables.cell('result-budget', line, column.id),
          right,
          T,
        ),
      ]
    }),
  )
}

/** The change of a row between two columns. */
export const moved = (tables: Tables, table: Parameters<Tables['cell']>[0], line: string, from: Column, to: Column) =>
  difference(tables.cell(table, line, to.id), tables.cell(table, line, from.id))
