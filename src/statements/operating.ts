// The operating account (LKBR 10:1, RKR R14): each committee's outcome, budget, deviation and growth, down to the region's result.
// The investment account (LKBR 10:2) by area. Deviations are signed as printed: below budget is positive in both.
import { type Text, text } from '../kernel/text.ts'
import type { Compiler } from './compile.ts'
import { periodOf, REGION, type StatementContext } from './context.ts'
import { type Expression, percent, type Summand, sum, times } from './expression.ts'
import { RESULT_LEAVES } from './leaves.ts'

export const COLUMNS = ['outcome', 'budget', 'deviation', 'growth'] as const
export type Column = (typeof COLUMNS)[number]

export interface OperatingRow {
  id: string
  label: Text
  total?: boolean
  /** Committee of the row. */
  committee?: string
  /** Line of the income statement, or the rows it sums. */
  line?: string
  sums?: readonly string[]
}

/** Rows in printed order; those of committees come from the context. */
export function operatingRows(ctx: Pick<StatementContext, 'committees'>): OperatingRow[] {
  const committees = ctx.committees.map(({ code, row, label }) => ({ id: row, label, committee: code }))
  const central = (id: string, sv: string, en: string): OperatingRow => ({ id, label: text(sv, en), line: id })
  const total = (id: string, sv: string, en: string, ...sums: string[]): OperatingRow => ({
    id,
    label: text(sv, en),
    total: true,
    sums,
  })
  return [
    ...committees,
    {
      ...total('net_operating_costs', 'Verksamhetens nettokostnader', 'Net operating costs'),
      sums: committees.map((row) => row.id),
    },
    central('tax_revenue', 'Skatteintäkter', 'Tax revenue'),
    central(
      'general_state_grants_and_equalisation',
      'Generella statsbidrag och utjämning',
      'General state grants and equalisation',
    ),
    total(
      'operating_result',
      'Verksamhetens resultat',
      'Operating result',
      'net_operating_costs',
      'tax_revenue',
      'general_state_grants_and_equalisation',
    ),
    central('financial_income', 'Finansiella intäkter', 'Financial income'),
    central('financial_costs', 'Finansiella kostnader', 'Financial costs'),
    total('net_financial_items', 'Finansnetto', 'Net financial items', 'financial_income', 'financial_costs'),
    total(
      'total_region',
      'Årets resultat',
      'Result for the year',
      'operating_result',
      'net_financial_items',
      'extraordinary_items',
    ),
  ]
}

/** What a committee answers for: operating income and costs, depreciation, and internal settlement. */
export const OPERATING_ACCOUNTS = '3000-7999,9100-9299'
const CAPEX_ACCOUNTS = '1011,1111,1211'

const BUDGET_WORDS = text('Budget', 'Budget')
const OUTCOME_WORDS = text('Utfall', 'Outcome')

export class OperatingAccount {
  private readonly rows: ReadonlyMap<string, OperatingRow>

  constructor(
    private readonly ctx: StatementContext,
    private readonly compiler: Compiler,
  ) {
    this.rows = new Map([
      ...operatingRows(ctx).map((row) => [row.id, row] as const),
      // Extraordinary items stand in the result without a row of their own, as in print; nil in most years.
      [
        'extraordinary_items',
        { id: 'extraordinary_items', label: text('Extraordinära poster', 'Extraordinary items'), line: 'extraordinary_items' },
      ],
    ])
  }

  row(id: string, column: string, year: number): Expression | undefined {
    const row = this.rows.get(id)
    if (!row) return undefined
    if (column === 'outcome') return this.amount(row, 'actual', year)
    if (column === 'budget') return this.amount(row, 'budget', year)
    if (column === 'deviation') return deviation(this.amount(row, 'actual', year), this.amount(row, 'budget', year))
    if (column !== 'growth') return undefined
    return percent(text('Förändring i procent', 'Change in percent'), {
      kind: 'growth',
      label: row.label,
      first: this.amount(row, 'actual', year),
      second: this.amount(row, 'actual', year - 1),
    })
  }

  private amount(row: OperatingRow, measure: 'actual' | 'budget', year: number): Expression {
    const label = measure === 'budget' ? text(`Budget, ${row.label.sv}`, `Budget, ${row.label.en}`) : row.label
    const ref = `statements:operating/${row.id}/${measure === 'budget' ? 'budget' : 'outcome'}@region/${periodOf(this.ctx, year)}`
    if (row.sums)
      return sum(
        label,
        row.sums.map((id) => this.amount(this.rows.get(id)!, measure, year)),
        ref,
      )
    if (row.committee !== undefined) {
      const query = { entity: REGION, year, at: 'movement' as const, accounts: OPERATING_ACCOUNTS, unit: row.committee, measure }
      return sum(label, [times(-1, { kind: 'ledger', query, label: label })], ref)
    }
    const line = this.compiler.line(`income/${row.line}`, 'region', year)
    return measure === 'actual' ? sum(label, [line], ref) : sum(label, this.budgetTerms(row.line!, year), ref)
  }

  /** A central line's budget: the accounts of its leaves in the budget of the books. */
  private budgetTerms(line: string, year: number): Summand[] {
    const leaves = this.compiler
      .leavesOf(`income/${line}`)
      .map(({ leaf, factor }) => ({ leaf: RESULT_LEAVES.find((one) => one.id === leaf)!, factor }))
    return leaves.flatMap(({ leaf, factor }) => {
      const accounts = leaf.accounts.region
      if (accounts === undefined) return []
      const query = { entity: REGION, year, at: 'movement' as const, accounts, measure: 'budget' as const }
      return [times(factor * leaf.sign, { kind: 'ledger', query, label: leaf.label })]
    })
  }

  /** `Fastighet` … or `Summa`; expenditure and budget positive, deviation = budget − outcome as printed. */
  investment(id: string, column: string, year: number): Expression | undefined {
    const areas = this.ctx.investmentAreas
    const chosen = id === 'Summa' ? areas : areas.filter((area) => area.id === id)
    if (chosen.length === 0) return undefined
    const of = (measure: 'actual' | 'budget'): Expression => this.spent(id, chosen, measure, year)
    if (column === 'outcome') return of('actual')
    if (column === 'budget') return of('budget')
    return column === 'deviation' ? deviation(of('budget'), of('actual')) : undefined
  }

  private spent(id: string, areas: StatementContext['investmentAreas'], measure: 'actual' | 'budget', year: number): Expression {
    const words = measure === 'budget' ? BUDGET_WORDS : OUTCOME_WORDS
    const on = (area: (typeof areas)[number]): Expression => {
      const query = { entity: REGION, year, at: 'movement' as const, accounts: CAPEX_ACCOUNTS, object: area.code, measure }
      return { kind: 'ledger', query, label: area.label }
    }
    const column = measure === 'budget' ? 'budget' : 'outcome'
    return sum(words, areas.map(on), `statements:investments/${id}/${column}@region/${periodOf(this.ctx, year)}`)
  }
}

const deviation = (first: Expression, second: Expression): Expression =>
  sum(text('Avvikelse', 'Deviation'), [first, times(-1, second)])
