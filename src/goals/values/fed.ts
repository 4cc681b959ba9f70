// Values that follow the books: counted when asked for, from a registered formula or a figure's address, with their tree.
// Refuses: keeping a copy that could drift from the books, and a value where the books say nothing.
import type { ExplainNode, Figure } from '../../kernel/figure.ts'
import { mkr, type Ore } from '../../kernel/money.ts'
import { formatNumber, type Text, text } from '../../kernel/text.ts'
import { refOfValue } from '../round/refs.ts'
import type { SteeringNode } from '../steering/node.ts'
import type { Books, BooksAnswer } from './books.ts'
import { FORMULAS, type Formula, formulaFor } from './formula.ts'
import { followsBooks } from './typed.ts'
import type { IndicatorValue } from './value.ts'

/** `goals:value/<id>@HSN/2023-04`: the committee or unit whose indicator it is, upper case. */
export const valueRef = (indicator: SteeringNode, period: string, part: string = 'total'): string =>
  `${refOfValue(indicator.id, indicator.unit, period)}${part === 'total' ? '' : `?part=${part}`}`

const NO_FORMULA = (id: string): Text =>
  text(`Formeln ”${id}” är inte registrerad för året.`, `The formula “${id}” is not registered for the year.`)
const NO_FIGURE = (ref: string): Text =>
  text(`Siffran ${ref} finns inte för perioden.`, `There is no figure ${ref} for the period.`)

/** What the books say about one indicator; undefined when it is not fed by them. */
export function fedAnswer(
  indicator: SteeringNode,
  period: string,
  books: Books,
  formulas: readonly Formula[] = FORMULAS,
): BooksAnswer | undefined {
  const feed = indicator.indicator?.feed
  const ref = valueRef(indicator, period)
  if (feed?.kind === 'formula') {
    const formula = formulaFor(feed.id, Number(period.slice(0, 4)), formulas)
    return formula ? formula.compute(books, indicator.unit, period, ref) : { ok: false, missing: NO_FORMULA(feed.id) }
  }
  if (feed?.kind !== 'figure') return undefined
  const figure = books.figure(feed.ref, period)
  const explain = books.explain(feed.ref, period)
  if (!figure || figure.value === null || !explain) return { ok: false, missing: NO_FIGURE(feed.ref) }
  return { ok: true, value: { cell: cellOf(figure), explain } }
}

/** A figure as a cell: amounts in mkr, others in their own unit, as many decimals as the figure shows. */
function cellOf({ value, unit, precision }: Figure): string {
  if (unit === 'ore') return `${formatNumber(mkr(value as Ore, precision), precision)}\u00a0mkr`
  const word = unit === 'percent' ? '\u00a0%' : unit === 'mkr' || unit === 'tkr' || unit === 'kr' ? `\u00a0${unit}` : ''
  return `${formatNumber(value!, precision)}${word}`
}

/** The values of every indicator that follows the books, as the books say now. `at` is when they were asked. */
export function fedValues(nodes: readonly SteeringNode[], period: string, books: Books, at: string): IndicatorValue[] {
  return nodes.filter(followsBooks).flatMap((indicator): IndicatorValue[] => {
    const answer = fedAnswer(indicator, period, books)
    if (!answer) return []
    const source = indicator.indicator!.feed.kind === 'formula' ? ('formula' as const) : ('figure' as const)
    const same = { indicator: indicator.id, period, part: 'total' as const, source, version: 1, by: 'räkenskaperna', at }
    return [answer.ok ? { ...same, cell: answer.value.cell } : { ...same, cell: '', missing: answer.missing.sv }]
  })
}

/** Typed values and those of the books together; what is typed about a fed indicator never hides the books. */
export function withBooks(
  typed: readonly IndicatorValue[],
  nodes: readonly SteeringNode[],
  period: string,
  books: Books,
  at: string,
): IndicatorValue[] {
  const fed = new Set(nodes.filter(followsBooks).map((node) => node.id))
  return [...typed.filter((one) => !fed.has(one.indicator)), ...fedValues(nodes, period, books, at)]
}

export const explainFed = (indicator: SteeringNode, period: string, books: Books): ExplainNode | undefined => {
  const answer = fedAnswer(indicator, period, books)
  return answer?.ok ? answer.value.explain : undefined
}
