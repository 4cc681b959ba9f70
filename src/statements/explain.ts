// Expressions → explanation trees whose recomputation gives the figure exactly. Ledger queries are explained by the ledger room.
// Parts that are nil are left out; parts that are missing stay, and say what is missing.
import { type ExplainNode, type FigureRef, formatRef, type Unit } from '../kernel/figure.ts'
import type { Text } from '../kernel/text.ts'
import { text } from '../kernel/text.ts'
import { periodOf, REGION } from './context.ts'
import type { Evaluate, Expression, LedgerQuery } from './expression.ts'

export type ExplainLedger = (ref: FigureRef) => ExplainNode | undefined | Promise<ExplainNode | undefined>

const PATH = { opening: 'opening', movement: 'account', closing: 'closing' } as const
/** January to a month; the opening balance is always that of the year. */
const PATH_THROUGH = { ...PATH, movement: 'accumulated' } as const

/** The ledger's own address of a query, for the year or January to a month. */
export function ledgerRef(query: LedgerQuery, through?: number): FigureRef {
  const { entity, year, at, accounts, unit, measure, counterpart, object } = query
  const params: Record<string, string> = {
    ...(measure === 'budget' ? { measure } : {}),
    ...(counterpart === undefined ? {} : { counterpart }),
    ...(object === undefined ? {} : { object }),
  }
  const scope = unit === undefined ? entity : unit.toUpperCase()
  return formatRef({
    room: 'ledger',
    path: `${(through === undefined ? PATH : PATH_THROUGH)[at]}/${accounts}`,
    scope: entity === REGION ? scope : entity,
    period: at === 'opening' ? String(year) : periodOf({ through }, year),
    params,
  })
}

export class Explainer {
  constructor(
    private readonly evaluate: Evaluate,
    private readonly ledger: ExplainLedger | undefined,
    private readonly through?: number,
  ) {}

  async node(expression: Expression, ref: string, asked?: Unit): Promise<ExplainNode> {
    const unit = asked ?? unitOf(expression)
    const value = this.evaluate(expression)
    const own = { ref, label: expression.label, value, unit }
    switch (expression.kind) {
      case 'ledger':
        return await this.ledgerNode(expression.query, expression.label, value)
      case 'missing':
        return { ...own, operation: 'leaf', children: [], note: expression.label }
      case 'registered':
        return {
          ...own,
          operation: 'leaf',
          children: [],
          source: { kind: 'registered', place: expression.place },
        }
      case 'share':
        return await this.shareNode(expression, ref, value)
      case 'min':
        return { ...own, operation: 'min', children: await this.all(expression.of, ref) }
      case 'sum':
        return {
          ...own,
          ref: expression.ref ?? ref,
          operation: 'sum',
          children: await this.terms(expression, expression.ref ?? ref),
        }
      default:
        return { ...own, operation: expression.kind, children: await this.all([expression.first, expression.second], ref) }
    }
  }

  private async all(parts: readonly Expression[], ref: string): Promise<ExplainNode[]> {
    const nodes: ExplainNode[] = []
    for (const [i, part] of parts.entries()) nodes.push(await this.node(part, `${ref}#${i + 1}`))
    return nodes
  }

  private async terms(expression: Extract<Expression, { kind: 'sum' }>, ref: string): Promise<ExplainNode[]> {
    const children: ExplainNode[] = []
    for (const [i, { factor, of }] of expression.terms.entries()) {
      if (this.evaluate(of) === 0) continue
      const child = await this.node(of, `${ref}#${i + 1}`)
      children.push(factor === 1 ? child : { ...child, factor })
    }
    return children
  }

  private async ledgerNode(query: LedgerQuery, label: Text, value: number | null): Promise<ExplainNode> {
    const ref = ledgerRef(query, this.through)
    const leaf: ExplainNode = { ref, label, value, unit: 'ore', operation: 'leaf', children: [] }
    const found = value === null ? undefined : await this.ledger?.(ref)
    return found && found.value === value ? found : value === null ? { ...leaf, note: noBooks(query) } : leaf
  }

  /** `whole × numerator ÷ denominator`, and the rounding to whole öre named where there is one. */
  private async shareNode(
    expression: Extract<Expression, { kind: 'share' }>,
    ref: string,
    value: number | null,
  ): Promise<ExplainNode> {
    const { share, of, label } = expression
    const child = await this.node(of, `${ref}#whole`)
    if (share.numerator === share.denominator || value === null || value === 0)
      return { ...child, label: child.operation === 'leaf' ? child.label : label }
    const multiplied: ExplainNode = {
      ref: `${ref}#times`,
      label,
      value: child.value! * share.numerator,
      unit: 'ore',
      operation: 'sum',
      children: [{ ...child, factor: share.numerator }],
    }
    const divisor: ExplainNode = {
      ref: `${ref}#denominator`,
      label: text('Nämnare i ägd andel', 'Denominator of the share'),
      value: share.denominator,
      unit: 'count',
      operation: 'leaf',
      children: [],
    }
    const exact = multiplied.value! / share.denominator
    const ratio: ExplainNode = { ref, label, value: exact, unit: 'ore', operation: 'ratio', children: [multiplied, divisor] }
    if (exact === value) return ratio
    const rounding: ExplainNode = {
      ref: `${ref}#rounding`,
      label: text('Avrundning till hela ören', 'Rounding to whole öre'),
      value: value - exact,
      unit: 'ore',
      operation: 'leaf',
      children: [],
    }
    return { ref, label, value, unit: 'ore', operation: 'sum', children: [{ ...ratio, ref: `${ref}#exact` }, rounding] }
  }
}

/** A part's own unit: a ratio is a plain number until it is shown in percent. */
function unitOf(expression: Expression): Unit {
  if (expression.kind === 'ratio' || expression.kind === 'growth') return 'count'
  return ('unit' in expression ? expression.unit : undefined) ?? 'ore'
}

const noBooks = ({ entity, year }: LedgerQuery): Text =>
  text(
    `Böckerna för ${entity} ${year} är inte inlästa. Läs in årets fil under Import.`,
    `The books of ${entity} ${year} have not been imported. Import the year's file under Import.`,
  )
