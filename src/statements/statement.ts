// A statement as lines, and its figures by address: the two ways other rooms read this room.
// Exact öre inside; mkr is rounded only here, for reading.
import { type Figure, type FigureSource, parseRef, type Unit } from '../kernel/figure.ts'
import { mkr, type Ore } from '../kernel/money.ts'
import type { Lang, Text } from '../kernel/text.ts'
import { linesOf } from './compile.ts'
import { askBooks, REGION, type StatementContext } from './context.ts'
import { Explainer, type ExplainLedger } from './explain.ts'
import { type Evaluate, type Expression, evaluator } from './expression.ts'
import { type Formula, Formulas } from './formulas.ts'

export interface StatementLine {
  id: string
  label: Text
  note?: string
  /** Full precision in the unit; öre for amounts. Null exactly when state is missing. */
  value: number | null
  ore: Ore | null
  unit: Unit
  state: 'known' | 'missing'
  total?: boolean
  ofWhich?: boolean
  expression: Expression
  /** Operating and investment lines. */
  budget?: Ore | null
  deviation?: Ore | null
  growthPercent?: number | null
}

export interface StatementOptions {
  year: number
  /** `region` (default), `group`, or a committee in upper case for the income statement. */
  scope?: string
  /** Last month counted, for January to that month. */
  through?: number
}

interface Machine {
  formulas: Formulas
  evaluate: Evaluate
}

const machines = new WeakMap<StatementContext, Map<number | undefined, Machine>>()

/** Totals and formulas are kept per context and last month counted; a new import makes a new context. */
function machineOf(ctx: StatementContext, through?: number): Machine {
  const kept = machines.get(ctx) ?? new Map<number | undefined, Machine>()
  machines.set(ctx, kept)
  const found = kept.get(through)
  if (found) return found
  const own = through === undefined ? ctx : { ...ctx, through }
  const made = { formulas: new Formulas(own), evaluate: evaluator(askBooks(ctx.books, through)) }
  kept.set(through, made)
  return made
}

const hasBooks = (ctx: StatementContext, year: number): boolean =>
  ctx.books.entities().includes(REGION) && ctx.books.years(REGION).includes(year)

/** Lines in printed order; none when there are no books of the year or no such statement in the scope. */
export function statement(
  ctx: StatementContext,
  name: string,
  { year, scope = 'region', through }: StatementOptions,
): StatementLine[] {
  if (!hasBooks(ctx, year)) return []
  const { formulas, evaluate } = machineOf(ctx, through)
  const rules = ['income', 'balance', 'cash-flow', 'balance-requirement', 'notes'].includes(name)
    ? linesOf(ctx, name as 'income', scope)
    : []
  return formulas.paths(name, scope).flatMap((path, i): StatementLine[] => {
    const formula = formulas.at(path, scope, year)
    if (!formula) return []
    const rule = rules[i]
    const line: StatementLine = {
      id: idOf(path),
      ...known(formula, evaluate),
      label: formula.label,
      expression: formula.expression,
      ...(rule?.note ? { note: rule.note } : {}),
      ...(rule?.total ? { total: true } : {}),
      ...(rule && 'ofWhich' in rule && rule.ofWhich ? { ofWhich: true } : {}),
    }
    return [path.endsWith('/outcome') ? { ...line, ...columns(formulas, evaluate, path, year) } : line]
  })
}

const idOf = (path: string): string => path.slice(path.indexOf('/') + 1).replace(/\/outcome$/, '')

function known({ expression, unit }: Formula, evaluate: Evaluate): Pick<StatementLine, 'value' | 'ore' | 'unit' | 'state'> {
  const value = evaluate(expression)
  return { value, ore: unit === 'ore' ? (value as Ore | null) : null, unit, state: value === null ? 'missing' : 'known' }
}

function columns(formulas: Formulas, evaluate: Evaluate, path: string, year: number): Partial<StatementLine> {
  const of = (column: string): number | null => {
    const formula = formulas.at(path.replace(/outcome$/, column), 'region', year)
    return formula ? evaluate(formula.expression) : null
  }
  return { budget: of('budget') as Ore | null, deviation: of('deviation') as Ore | null, growthPercent: of('growth') }
}

export interface StatementJsonLine {
  id: string
  label: string
  note: string
  ore: number | null
  mkr: number | null
  value?: number | null
  unit?: Unit
  state?: 'missing'
  budgetMkr?: number | null
  deviationMkr?: number | null
}

const rounded = (ore: Ore | null | undefined): number | null => (ore === null || ore === undefined ? null : mkr(ore))

/** The answer of `./roder statement`. */
export function statementJson(
  ctx: StatementContext,
  name: string,
  options: StatementOptions,
  lang: Lang = 'sv',
): StatementJsonLine[] {
  return statement(ctx, name, options).map((line) => ({
    id: line.id,
    label: line.label[lang],
    note: line.note ?? '',
    ore: line.ore,
    mkr: rounded(line.ore),
    ...(line.unit === 'ore' ? {} : { value: line.value, unit: line.unit }),
    ...(line.state === 'missing' ? { state: 'missing' as const } : {}),
    ...('budget' in line ? { budgetMkr: rounded(line.budget), deviationMkr: rounded(line.deviation) } : {}),
  }))
}

/** Every `statements:` address; explanations go on into the ledger through `ledger`. */
export function statementsSource(ctx: StatementContext, ledger?: Pick<FigureSource, 'explain'> | ExplainLedger): FigureSource {
  const below: ExplainLedger | undefined = typeof ledger === 'function' ? ledger : ledger && ((ref) => ledger.explain(ref))
  const asked = (ref: string): { formula: Formula; machine: Machine; through: number | undefined } | undefined => {
    const parts = parseRef(ref)
    const period = /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/.exec(parts?.period ?? '')
    if (parts?.room !== 'statements' || parts.params.source !== undefined || !period) return undefined
    const through = period[2] === undefined ? undefined : Number(period[2])
    const machine = machineOf(ctx, through)
    const formula = machine.formulas.at(parts.path, parts.scope, Number(period[1]))
    return formula && { formula, machine, through }
  }
  return {
    room: 'statements',
    resolve: (ref): Figure | undefined => {
      const found = asked(ref)
      if (!found) return undefined
      const { formula, machine } = found
      const { value, unit, state } = known(formula, machine.evaluate)
      return { ref, label: formula.label, value, unit, precision: formula.decimals, state, basis: 'computed' }
    },
    explain: async (ref) => {
      const found = asked(ref)
      if (!found) return undefined
      const { formula, machine, through } = found
      const node = await new Explainer(machine.evaluate, below, through).node(formula.expression, ref, formula.unit)
      return { ...node, ref, label: formula.label, unit: formula.unit }
    },
  }
}
