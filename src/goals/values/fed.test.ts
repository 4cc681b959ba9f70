// Values that follow the books: counted exactly, explained to their leaves, and missing where the books are silent.
import { describe, expect, it } from 'vitest'
import { type ExplainNode, recompute } from '../../kernel/figure.ts'
import { text } from '../../kernel/text.ts'
import type { Books, UnitDeviation } from './books.ts'
import { explainFed, fedValues, withBooks } from './fed.ts'
import { FORMULAS, formulaFor } from './formula.ts'
import { indicatorNode } from './nodes.examples.ts'

const leaf = (ref: string, ore: number): ExplainNode => ({
  ref,
  label: text(ref, ref),
  value: ore,
  unit: 'ore',
  operation: 'leaf',
  children: [],
})
const unit = (code: string, deviationOre: number): UnitDeviation => ({
  unit: code,
  name: code,
  deviationOre,
  ref: `ledger:deviation@${code}/2023-04`,
})
const BOOKS: Books = {
  deviations: (_, period) => (period === '2023-04' ? [unit('e1', 100), unit('e2', 0), unit('e3', -1)] : undefined),
  cost: (group, _, period) => {
    if (period !== '2023-04') return undefined
    const doctors = leaf('ledger:account/5411@HSN/2023-04', 1_500)
    const nurses = leaf('ledger:account/5412@HSN/2023-04', 600)
    if (group === 'ownStaff') return leaf('ledger:account/4011@HSN/2023-04', 60_000)
    return { ...leaf('ledger:agency@HSN/2023-04', 2_100), operation: 'sum', children: [doctors, nurses] }
  },
  figure: () => undefined,
  explain: () => undefined,
}
const BALANCE = indicatorNode('i-b', 'Andel enheter i balans', { feed: { kind: 'formula', id: 'units-in-balance' } })
const AGENCY = indicatorNode('i-a', 'Hyrpersonal', { feed: { kind: 'formula', id: 'agency-staff-share' } })
const FIGURE = indicatorNode('i-f', 'Resultat', { feed: { kind: 'figure', ref: 'statements:income/net_result@region/{period}' } })
const UNKNOWN = indicatorNode('i-u', 'Okänd', { feed: { kind: 'formula', id: 'no-such' } })
const TYPED = indicatorNode('i-t', 'Skriven')

describe('formulas over the books', () => {
  it('counts exactly and says nothing where the books do', () => {
    const values = (period: string) =>
      fedValues([BALANCE, AGENCY, FIGURE, UNKNOWN, TYPED], period, BOOKS, '2023-05-10T08:00:00Z').map((v) => [
        v.indicator,
        v.cell,
        v.missing,
      ])
    expect(values('2023-04')).toEqual([
      ['i-b', '66,7\u00a0%', undefined],
      ['i-a', '3,5\u00a0%', undefined],
      ['i-f', '', 'Siffran statements:income/net_result@region/{period} finns inte för perioden.'],
      ['i-u', '', 'Formeln ”no-such” är inte registrerad för året.'],
    ])
    expect(values('2023-05').slice(0, 2)).toEqual([
      ['i-b', '', 'Räkenskaperna för 2023-05 är inte inlästa.'],
      ['i-a', '', 'Räkenskaperna för 2023-05 är inte inlästa.'],
    ])
  })

  it.each([
    [BALANCE, (2 / 3) * 100, ['e1', 'e2', 'e1', 'e2', 'e3']],
    [AGENCY, (2_100 / 60_000) * 100, ['5411', '5412', '4011']],
  ])('explains down to the ledger: $title', (indicator, value, leaves) => {
    const tree = explainFed(indicator, '2023-04', BOOKS)!
    expect(tree.value).toBe(value)
    expect(recompute(tree)).toBe(value)
    const found = (node: ExplainNode): string[] => (node.operation === 'leaf' ? [node.ref] : node.children.flatMap(found))
    expect(found(tree)).toEqual(leaves.map((one) => expect.stringContaining(one)))
  })

  it('lets nothing typed stand in the books’ place', () => {
    const typed = {
      indicator: 'i-b',
      period: '2023-04',
      part: 'total',
      cell: '99 %',
      source: 'typed',
      version: 1,
      by: 'a',
      at: '',
    } as const
    expect(withBooks([typed], [BALANCE], '2023-04', BOOKS, 'nu').map((v) => v.cell)).toEqual(['66,7\u00a0%'])
  })

  it('keeps older versions of a formula for the years they held', () => {
    const next = { ...FORMULAS[0]!, version: 2, from: 2025 }
    const all = [...FORMULAS, next]
    expect([2019, 2024, 2025].map((year) => formulaFor('units-in-balance', year, all)?.version)).toEqual([undefined, 1, 2])
  })
})
