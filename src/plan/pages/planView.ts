// From a sheet to what the pages show: columns, rows and figures with their addresses, in the branch that is read.
// Refuses: computing; every value is asked of the sheet.
import type { FigureRef } from '../../kernel/figure.ts'
import { type Lang, type Text, text } from '../../kernel/text.ts'
import type { FigureView } from '../../web/figure.tsx'
import { viewOf } from '../../web/figure.tsx'
import type { Column, Row } from '../../web/table.tsx'
import { investmentYears as plannedYears } from '../compile.ts'
import { inBranch } from '../figures.ts'
import type { FormulaLine } from '../formulas.ts'
import { frameRef, LEAF, planRef } from '../refs.ts'
import type { FigurePart, Sentence } from '../sentences.ts'
import type { Sheet } from '../sheetShape.ts'
import { unitRows } from '../tableShape.ts'

export interface Read {
  sheet: Sheet
  /** Id of the branch; absent for the plan as it stands. */
  branch?: string
}

export function figureAt({ sheet, branch }: Read, ref: FigureRef, { precision }: { precision?: number } = {}): FigureView {
  const figure = sheet.figure(ref)
  if (!figure) return { value: null, state: 'missing' }
  const view = viewOf({ ...figure, ref: inBranch(ref, branch), precision: precision ?? figure.precision })
  return view.value === 0 && figure.unit === 'ore' ? { ...view, state: 'nil' } : view
}

export const yearColumns = (years: readonly number[], { sheet }: Read): Column[] =>
  years.map((year) => ({ id: String(year), head: String(year), earlier: year <= sheet.input.structure.baseYear }))

/** The base year and the years of the plan. */
export const shownYears = ({ sheet }: Read): number[] => [sheet.input.structure.baseYear, ...sheet.input.structure.years]

/** Where a statement ends. */
const FINAL = new Set([
  'result/result_incl_fin',
  'cash_flow/liquid_closing',
  'balance/equity_provisions_liabilities',
  'balance_requirement/balance_requirement_result',
])

/** Lines of a statement as rows; one that nobody has put anything in, in any year, is left out. */
export function lineRows(lines: readonly FormulaLine[], years: readonly number[], read: Read, lang: Lang): Row[] {
  return lines.flatMap((line): Row[] => {
    const refs = years.map((year) => planRef(line.path, 'region', year))
    const empty = line.optional && refs.every((ref) => !read.sheet.value(ref))
    if (empty) return []
    return [
      {
        kind: FINAL.has(line.path) ? 'total' : line.total ? 'sum' : 'line',
        label: unitNamed(line.label[lang], refs, read),
        ...(line.label.sv.startsWith('–') ? { level: 1, soft: true } : {}),
        cells: refs.map((ref) => figureAt(read, ref)),
      },
    ]
  })
}

/** In a table of millions a line in per cent says so. */
function unitNamed(label: string, refs: readonly FigureRef[], { sheet }: Read): string {
  const money = !refs.some((ref) => sheet.figure(ref)?.unit === 'percent')
  return money || /procent|per cent/i.test(label) ? label : `${label}, %`
}

/** As printed, with a dash for its hyphen; which of two lines of one name is said in Swedish, as the table is. */
export const lineName = (label: string): string =>
  label.replace(/^- /, '– ').replace(' (first row)', ', första raden').replace(' (second row)', ', andra raden')

export function frameRows(years: readonly number[], read: Read, all: Text, lang: Lang): Row[] {
  const row = (scope: string, label: string): Row => ({
    label,
    cells: years.map((year) => figureAt(read, frameRef(scope, 'frame', year))),
  })
  return [
    ...unitRows(read.sheet.input.structure).map(({ unit, committee }) => row(unit, committee)),
    { ...row('region', all[lang]), kind: 'total' },
  ]
}

/** Years whose investments somebody has put in, of the ten that are planned ahead. */
export const investmentYears = ({ sheet }: Read): number[] =>
  plannedYears(sheet.input.structure).filter((year) =>
    sheet.input.structure.areas.some(({ id }) => (sheet.value(LEAF.investment(id, year)) ?? null) !== null),
  )

export function investmentRows(years: readonly number[], read: Read, total: Text, lang: Lang): Row[] {
  const row = (label: string, ref: (year: number) => FigureRef): Row => ({
    label,
    cells: years.map((year) => figureAt(read, ref(year))),
  })
  return [
    ...read.sheet.input.structure.areas.map(({ id, name }) => row(name, (year) => LEAF.investment(id, year))),
    { ...row(total[lang], (year) => planRef('total/investment', 'region', year)), kind: 'total' },
  ]
}

/** The pieces of a sentence: words as they are, figures with their address. */
export type Piece = string | { figure: FigureView }

export function pieces({ sheet, branch }: Read, { parts }: Sentence, lang: Lang): Piece[] {
  return parts.map((part): Piece => ('sv' in part ? part[lang] : { figure: pieceFigure(sheet, part, branch) }))
}

/** As the sentence writes it: a figure that asks for its sign to be left out or for kronor is shown so. */
function pieceFigure(sheet: Sheet, part: FigurePart, branch: string | undefined): FigureView {
  const figure = sheet.figure(part.ref)
  const ref = inBranch(part.ref, branch)
  if (!figure || figure.value === null) return { value: null, state: 'missing', ref }
  if (part.krona) return { value: figure.value / 100, decimals: 2, ref }
  const value = part.plain ? Math.abs(figure.value) : figure.value
  return viewOf({ ...figure, ref, value, precision: part.decimals ?? figure.precision })
}

export const ALL_FRAMES = text('Summa verksamhetens nettokostnad', 'Net cost of operations')
