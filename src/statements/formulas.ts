// One way from an address to its formula: lines, operating and investment columns, ratios, overviews, the deficit ledger.
// Knows scopes and aliases; evaluates nothing.
import type { Unit } from '../kernel/figure.ts'
import { type Text, text } from '../kernel/text.ts'
import { Compiler, GROUP_PARTS, type LineStatement, linesOf, type Scope } from './compile.ts'
import { REGION, type StatementContext } from './context.ts'
import { deficitExpression, deficitLabel } from './deficits.ts'
import type { Expression } from './expression.ts'
import { INTERNAL_LEAVES } from './leaves.ts'
import { OperatingAccount, operatingRows } from './operating.ts'
import { OVERVIEWS } from './overviews.ts'
import { type Translate, translator } from './ownExpression.ts'
import { type LineOf, RATIO_ROWS, ratioExpression } from './ratios.ts'

export interface Formula {
  expression: Expression
  label: Text
  unit: Unit
  /** Decimals shown (of mkr for öre). */
  decimals: number
}

/** Names people use for lines that have another printed id. */
const ALIASES: Record<string, string> = {
  'income/net_result': 'income/result_for_the_year',
  'income/net_cost': 'income/net_operating_costs',
  'balance/equity': 'balance/total_equity',
}

const LINE_STATEMENTS: readonly string[] = ['income', 'balance', 'cash-flow', 'balance-requirement', 'notes']
const NO_LINE: Expression = {
  kind: 'missing',
  label: text('raden finns inte i denna omfattning', 'the line does not exist in this scope'),
}

export class Formulas {
  private readonly compiler: Compiler
  private readonly operating: OperatingAccount
  private readonly made = new Map<string, Formula | undefined>()
  private readonly plain = new Map<string, Formula | undefined>()
  private readonly inOwnAccounts: Translate

  constructor(private readonly ctx: StatementContext) {
    this.compiler = new Compiler(ctx)
    this.operating = new OperatingAccount(ctx, this.compiler)
    const { accounts, books } = ctx
    const years = new Set(books.entities().includes(REGION) ? books.years(REGION) : [])
    this.inOwnAccounts = accounts ? translator(accounts, (year) => years.has(year)) : (expression) => expression
  }

  /** Scope as in an address: `region`, `group` or a committee in upper case. Undefined when there is no such figure. */
  at(path: string, scope: string, year: number): Formula | undefined {
    const key = `${path}@${scope}/${year}`
    if (!this.made.has(key)) {
      const formula = this.standard(path, scope, year)
      this.made.set(key, formula && { ...formula, expression: this.inOwnAccounts(formula.expression) })
    }
    return this.made.get(key)
  }

  /** Over standard accounts, before they are put in the authority's own: formulas are built of these. */
  private standard(path: string, scope: string, year: number): Formula | undefined {
    const key = `${path}@${scope}/${year}`
    if (!this.plain.has(key)) this.plain.set(key, this.make(ALIASES[path] ?? path, scope, year))
    return this.plain.get(key)
  }

  private make(path: string, scope: string, year: number): Formula | undefined {
    const own = scope === 'region' || scope === 'group' ? scope : this.committee(scope)
    if (own === undefined) return undefined
    // Within the year: the authority's own books. Group accounts and the deficit ledger are made for whole years.
    if (this.ctx.through !== undefined && (own === 'group' || path.startsWith('deficit/'))) return undefined
    const [statement = '', ...rest] = path.split('/')
    if (own !== 'region' && own !== 'group') {
      if (statement === 'internal') return this.internal(rest.join('/'), own, year)
      return statement === 'income' ? this.line(path, own, year) : undefined
    }
    if (statement === 'operating' || statement === 'investments')
      return own === 'region' ? this.column(statement, rest, year) : undefined
    if (statement === 'ratios') return this.ratio(rest.join('/'), own, year)
    if (statement in OVERVIEWS) return this.overview(statement, rest.join('/'), own, year)
    if (statement === 'consolidation') return own === 'group' ? this.consolidation(rest, year) : undefined
    if (statement === 'internal') return own === 'region' ? this.internal(rest.join('/'), own, year) : undefined
    if (statement === 'deficit') return own === 'region' ? this.deficit(rest.join('/'), year) : undefined
    return LINE_STATEMENTS.includes(statement) ? this.line(path, own, year) : undefined
  }

  private committee(scope: string): Scope | undefined {
    const code = scope.toLowerCase()
    return code !== scope && this.ctx.committees.some((one) => one.code === code) ? code : undefined
  }

  private line(path: string, scope: Scope, year: number): Formula | undefined {
    if (!this.compiler.has(path)) return undefined
    const rule = this.compiler.rule(path)
    const unit = 'unit' in rule && rule.unit ? rule.unit : 'ore'
    return { expression: this.compiler.line(path, scope, year), label: rule.label, unit, decimals: 0 }
  }

  /** `consolidation/balance/current_receivables/companies`: one part of a group line. */
  private consolidation(path: readonly string[], year: number): Formula | undefined {
    const line = path.slice(0, -1).join('/')
    const part = path.at(-1) ?? ''
    const known = [...GROUP_PARTS, ...this.ctx.companies.map((company) => company.code)]
    return known.includes(part) ? this.line(line, `group:${part}`, year) : undefined
  }

  /** `internal/internal_income` and `internal/internal_costs`: settlement between committees, nil over the region together. */
  private internal(id: string, scope: Scope, year: number): Formula | undefined {
    const leaf = INTERNAL_LEAVES.find((one) => one.id === id)
    return leaf && { expression: this.compiler.leaf(id, 'movement', scope, year), label: leaf.label, unit: 'ore', decimals: 0 }
  }

  private column(statement: string, path: readonly string[], year: number): Formula | undefined {
    const column = path.at(-1) ?? ''
    const id = path.slice(0, -1).join('/')
    const expression =
      statement === 'operating' ? this.operating.row(id, column, year) : this.operating.investment(id, column, year)
    if (!expression) return undefined
    return { expression, label: this.columnLabel(statement, id), unit: column === 'growth' ? 'percent' : 'ore', decimals: 0 }
  }

  private columnLabel(statement: string, id: string): Text {
    if (statement === 'operating') return operatingRows(this.ctx).find((row) => row.id === id)?.label ?? text(id, id)
    return this.ctx.investmentAreas.find((area) => area.id === id)?.label ?? text('Summa', 'Total')
  }

  private lineOf(scope: string): LineOf {
    return (path, year) => this.standard(path, scope, year)?.expression ?? NO_LINE
  }

  private ratio(id: string, scope: string, year: number): Formula | undefined {
    const row = RATIO_ROWS.find((one) => one.id === id)
    const expression = row && ratioExpression(id, this.lineOf(scope), this.ctx, year)
    return expression && { expression, label: row.label, unit: row.unit, decimals: row.decimals }
  }

  private overview(name: string, id: string, scope: string, year: number): Formula | undefined {
    const row = OVERVIEWS[name]!.find((one) => one.id === id)
    return (
      row && { expression: row.of(this.lineOf(scope), this.ctx, year), label: row.label, unit: row.unit, decimals: row.decimals }
    )
  }

  private deficit(id: string, year: number): Formula | undefined {
    const years = this.ctx.books.entities().includes(REGION) ? this.ctx.books.years(REGION) : []
    const expression = deficitExpression(id, this.lineOf('region'), this.ctx, year, years)
    return expression && { expression, label: deficitLabel(id), unit: 'ore', decimals: 0 }
  }

  /** Paths of a statement's figures in printed order; columns of tables with several give one path per column. */
  paths(name: string, scope: string): string[] {
    if (name === 'operating') return operatingRows(this.ctx).map((row) => `operating/${row.id}/outcome`)
    if (name === 'investments')
      return [...this.ctx.investmentAreas.map((area) => area.id), 'Summa'].map((id) => `investments/${id}/outcome`)
    if (name === 'ratios') return RATIO_ROWS.map((row) => `ratios/${row.id}`)
    if (name in OVERVIEWS) return OVERVIEWS[name]!.map((row) => `${name}/${row.id}`)
    if (!LINE_STATEMENTS.includes(name)) return []
    return linesOf(this.ctx, name as LineStatement, scope).map((line) => `${name}/${line.id}`)
  }
}
