// From the structure of a plan to its cells: rows, totals, investments, depreciation, the three statements and their ratios.
// Nothing here knows an authority's names; what is left over (the base year, history) is put in as leaves.
import type { FigureRef } from '../kernel/figure.ts'
import { type Cell, leafCell, less, named, plus, sumCell, type Term } from './cells.ts'
import {
  BALANCE_LINES,
  BALANCE_REQUIREMENT_LINES,
  CASH_FLOW_LINES,
  type FormulaLine,
  NEED_LINES,
  RATIO_LINES,
  RESULT_LINES,
} from './formulas.ts'
import type { PlanRow, PlanStructure } from './input.ts'
import { INPUT_CELLS, W } from './inputWords.ts'
import { frameRef, INPUTS, LEAF, planRef, resultRef, rowRef } from './refs.ts'
import { tableCells } from './tableShape.ts'

/** Investments are planned this many years ahead, counted from the budget year. */
export const INVESTMENT_YEARS = 10

const carriedRef = (unit: string, id: string, year: number): FigureRef => planRef(`row/${id}/carried`, unit.toUpperCase(), year)
export const depreciationRef = (area: string, year: number): FigureRef => planRef(`depreciation/${area}`, 'region', year)
export const totalRef = (what: 'depreciation' | 'investment', year: number): FigureRef => planRef(`total/${what}`, 'region', year)

export const investmentYears = ({ years }: PlanStructure): number[] =>
  Array.from({ length: INVESTMENT_YEARS }, (_, i) => years[0]! + i)

function rowCells(row: PlanRow, { baseYear, years }: PlanStructure): Cell[] {
  const { unit, id, name } = row
  const words = { base: named(name, W.base), once: named(name, W.once), frame: named(name, W.frame) }
  const cells: Cell[] = [
    leafCell(rowRef(unit, id, 'frame', baseYear - 1), words.frame),
    leafCell(LEAF.base(unit, id, baseYear), words.base),
    leafCell(LEAF.once(unit, id, baseYear), words.once, 'ore', 0),
    sumCell(rowRef(unit, id, 'frame', baseYear), words.frame, [
      plus(LEAF.base(unit, id, baseYear)),
      plus(LEAF.once(unit, id, baseYear)),
    ]),
  ]
  for (const year of years) {
    const carried = carriedRef(unit, id, year)
    const change = rowRef(unit, id, 'change', year)
    const before = [rowRef(unit, id, 'frame', year - 1), LEAF.once(unit, id, year - 1)] as const
    const adjustment = LEAF.adjustment(unit, id, year)
    const once = LEAF.once(unit, id, year)
    cells.push(
      sumCell(carried, named(name, W.carried), [plus(before[0]), less(before[1])]),
      leafCell(adjustment, named(name, W.adjustment), 'ore', 0),
      leafCell(once, words.once, 'ore', 0),
      changeCell(row, year, carried, change),
      sumCell(rowRef(unit, id, 'frame', year), words.frame, [carried, change, adjustment, once].map(plus)),
    )
    if (row.treatment === 'level') cells.push(leafCell(LEAF.level(unit, id, year), named(name, W.level)))
  }
  return cells
}

function changeCell({ unit, id, name, treatment }: PlanRow, year: number, carried: FigureRef, ref: FigureRef): Cell {
  if (treatment === 'indexed') {
    const rate = LEAF.input('price_index_ppm', year)
    return {
      ref,
      label: named(name, W.index),
      unit: 'ore',
      op: { kind: 'product', value: carried, rate, factor: 1 },
    }
  }
  const target = treatment === 'level' ? LEAF.level(unit, id, year) : totalRef('depreciation', year)
  return sumCell(ref, named(name, W.forecastChange), [plus(target), less(carried)])
}

function totalCells({ rows, baseYear, years }: PlanStructure): Cell[] {
  const units = [...new Map(rows.map((row) => [row.unit, row.committee]))]
  const cells: Cell[] = []
  const total = (column: 'frame' | 'change', year: number) => {
    const words = column === 'frame' ? W.frame : W.change
    for (const [unit, committee] of units)
      cells.push(
        sumCell(
          frameRef(unit, column, year),
          named(committee, words),
          rows.filter((row) => row.unit === unit).map((row) => plus(rowRef(unit, row.id, column, year))),
        ),
      )
    cells.push(
      sumCell(
        frameRef('region', column, year),
        column === 'frame' ? W.allFrames : W.allChanges,
        units.map(([unit]) => plus(frameRef(unit, column, year))),
      ),
    )
  }
  for (const year of [baseYear - 1, baseYear, ...years]) total('frame', year)
  for (const year of years) total('change', year)
  return cells
}

/** Net frame(year) − net frame(year before) is told by these lines to the öre: reductions and supplementary budgets are shown apart. */
function bridgeCells({ rows, years }: PlanStructure): Cell[] {
  return years.flatMap((year) => {
    const minus = (of: readonly PlanRow[]): Term[] => of.map(({ unit, id }) => less(rowRef(unit, id, 'change', year)))
    const decided = rows.flatMap(({ unit, id }) => [
      less(LEAF.adjustment(unit, id, year)),
      less(LEAF.once(unit, id, year)),
      plus(LEAF.once(unit, id, year - 1)),
    ])
    const shown = [less(resultRef('net_frame_reduction', year)), less(resultRef('net_frame_suppl_budget', year))]
    const label = (id: string) => RESULT_LINES.find(({ path }) => path === `result/${id}`)!.label
    const cell = (id: string, terms: Term[]) => sumCell(resultRef(id, year), label(id), terms)
    return [
      cell('net_frame_lpik', minus(rows.filter(({ treatment }) => treatment === 'indexed'))),
      cell('net_frame_excl_lpik_1', minus(rows.filter(({ treatment }) => treatment !== 'indexed'))),
      cell('net_frame_excl_lpik_2', [...decided, ...shown]),
    ]
  })
}

/** Depreciation is linear by area from the year after the expenditure, over the area's years of use; each area is rounded once. */
function investmentCells(structure: PlanStructure): Cell[] {
  const { areas, years } = structure
  const first = years[0]!
  const cells: Cell[] = []
  for (const year of investmentYears(structure)) {
    for (const { id, name } of areas) cells.push(leafCell(LEAF.investment(id, year), named(name, W.investment)))
    const terms = areas.map(({ id }) => plus(LEAF.investment(id, year)))
    cells.push(sumCell(totalRef('investment', year), W.allInvestments, terms))
  }
  for (const year of years) {
    for (const { id, name, lifeYears } of areas) {
      const used = years.filter((spent) => spent < year && spent >= Math.max(first, year - lifeYears))
      cells.push({
        ref: depreciationRef(id, year),
        label: named(name, W.newDepreciation),
        unit: 'ore',
        op: { kind: 'divide', terms: used.map((spent) => plus(LEAF.investment(id, spent))), by: lifeYears },
      })
    }
    cells.push(
      sumCell(totalRef('depreciation', year), W.depreciation, [
        plus(LEAF.input('depreciation_existing', year)),
        ...areas.map(({ id }) => plus(depreciationRef(id, year))),
      ]),
    )
  }
  return cells
}

/** New loans cost a full year's interest from the year they are taken: the cautious reading. */
function moneyCells({ years }: PlanStructure): Cell[] {
  return years.flatMap((year): Cell[] => {
    const loans = planRef('loans/new', 'region', year)
    const before = year === years[0] ? [] : [plus(planRef('loans/new', 'region', year - 1))]
    return [
      {
        ref: planRef('tax/change', 'region', year),
        label: W.taxChange,
        unit: 'ore',
        op: {
          kind: 'share',
          value: LEAF.input('tax_revenue', year),
          part: LEAF.input('tax_rate_change', year),
          whole: LEAF.input('tax_rate', year),
        },
      },
      sumCell(
        planRef('tax/rate', 'region', year),
        W.taxRate,
        [plus(LEAF.input('tax_rate', year)), plus(LEAF.input('tax_rate_change', year))],
        'count',
      ),
      sumCell(loans, W.loans, [...before, plus(LEAF.input('new_loans', year))]),
      {
        ref: planRef('loans/interest', 'region', year),
        label: W.interest,
        unit: 'ore',
        op: { kind: 'product', value: loans, rate: LEAF.input('loan_interest_ppm', year), factor: -1 },
      },
      {
        ref: planRef('cash_flow/change_short_term_placements', 'region', year),
        label: CASH_FLOW_LINES.find(({ path }) => path.endsWith('placements'))!.label,
        unit: 'ore',
        op: {
          kind: 'product',
          value: resultRef('financial_income', year),
          rate: LEAF.input('reinvested_ppm', year),
          factor: -1,
        },
      },
    ]
  })
}

const termOf = (word: string, year: number): Term => {
  const factor = word.startsWith('-') ? -1 : 1
  return { ref: pathRef(word.replace(/^-/, ''), year), factor }
}

const pathRef = (path: string, year: number): FigureRef =>
  path.startsWith('^') ? planRef(path.slice(1), 'region', year - 1) : planRef(path, 'region', year)

function lineCell(line: FormulaLine, year: number, { baseYear }: PlanStructure): Cell | undefined {
  const ref = planRef(line.path, 'region', year)
  const planned = year > baseYear
  if (line.percent) {
    const [first, second] = line.percent.of
    // Growth of the oldest year has nothing to be counted from: it is put in.
    if (line.percent.kind === 'growth' && year < baseYear) return leafCell(ref, line.label, 'percent')
    const of = [pathRef(first, year), pathRef(second, year)] as const
    return { ref, label: line.label, unit: 'percent', op: { kind: line.percent.kind, of } }
  }
  const terms = planned ? line.terms : year === baseYear ? line.given : withinFamily(line)
  if (terms)
    return sumCell(
      ref,
      line.label,
      terms.map((word) => termOf(word, year)),
    )
  if (planned && !line.optional) return undefined
  return leafCell(ref, line.label, 'ore', line.optional === 'always' || (planned && line.optional) ? 0 : null)
}

/** The year before the base year has a budgeted result but a real balance: those two families never meet. */
const withinFamily = ({ path, given }: FormulaLine): readonly string[] | undefined => {
  const family = path.slice(0, path.indexOf('/') + 1)
  return given?.every((word) => word.replace(/^-/, '').startsWith(family) || word === '-total/frame') ? given : undefined
}

/** Lines that rest on inputs do so in the base year as well: what was budgeted then is put in the same way. */
const inBaseYear = (line: FormulaLine): FormulaLine =>
  line.terms?.every((word) => word.startsWith('input/') || word === 'tax/change' || word === 'loans/interest')
    ? { ...line, given: line.terms.filter((word) => word.startsWith('input/')) }
    : line

export function planCells(structure: PlanStructure): Cell[] {
  const { baseYear, years } = structure
  if (structure.rows.filter(({ treatment }) => treatment === 'depreciation').length > 1)
    throw new Error('a plan has at most one row of depreciation')
  const cells = [...totalCells(structure), ...bridgeCells(structure), ...investmentCells(structure), ...moneyCells(structure)]
  for (const row of structure.rows) cells.push(...rowCells(row, structure))
  for (const year of [baseYear, ...years]) for (const name of INPUTS) cells.push(INPUT_CELLS[name](LEAF.input(name, year)))
  const statements = [...RESULT_LINES, ...NEED_LINES, ...CASH_FLOW_LINES, ...BALANCE_LINES]
  for (const year of [baseYear - 1, baseYear])
    for (const line of statements) cells.push(lineCell(year === baseYear ? inResult(line) : line, year, structure)!)
  for (const year of years)
    for (const line of [...statements, ...BALANCE_REQUIREMENT_LINES, ...RATIO_LINES]) {
      const cell = lineCell(line, year, structure)
      if (cell) cells.push(cell)
    }
  cells.push(leafCell(totalRef('investment', baseYear), W.allInvestments))
  for (const line of RATIO_LINES) cells.push(lineCell(line, baseYear, structure)!)
  return [...cells, ...tableCells(structure)]
}

/** Cash flow of the base year is given whole, its result lines rest on the inputs of that year. */
const inResult = (line: FormulaLine): FormulaLine => (line.path.startsWith('result/') ? inBaseYear(line) : line)
