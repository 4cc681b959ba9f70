// Three statements from one set of leaves: what they say in the example, and what holds whatever is put in.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ExplainNode, type FigureRef, recompute } from '../kernel/figure.ts'
import { mkr, type Ore } from '../kernel/money.ts'
import type { Change } from './input.ts'
import { balanceRef, cashFlowRef, frameRef, LEAF, planRef, resultRef, rowRef } from './refs.ts'
import { buildSheet } from './sheet.ts'
import type { Sheet } from './sheetShape.ts'
import { EXAMPLE, exampleInput, leaf } from './testing.ts'

const MKR = 100_000_000
const sheet = buildSheet(exampleInput())
const shown = (ref: FigureRef, of: Sheet = sheet) => mkr(of.value(ref) as Ore)

describe('the example plan', () => {
  it('lets a frame grow from what is permanent by the index, and lets what was temporary fall away', () => {
    // 5 732 × 3,847 % = 220,51; the 38 of the year before are gone.
    expect(sheet.value(rowRef('hsn', 'vard', 'change', 2023))).toBe(22_051_004_000)
    expect(shown(frameRef('hsn', 'frame', 2022))).toBe(5770)
    expect(shown(frameRef('hsn', 'frame', 2023))).toBe(5953)
  })

  it('computes depreciation by area from the year after the expenditure, for as long as it is used', () => {
    // 2024: 500 + 595 ÷ 25 + 214 ÷ 2; 2026: the IT of 2023 is written off.
    expect(sheet.value(planRef('total/depreciation', 'region', 2024))).toBe(63_080_000_000)
    expect(sheet.value(planRef('depreciation/it', 'region', 2026))).toBe(((200 + 200) / 2) * MKR)
    expect(sheet.value(rowRef('rs', 'avskrivningar', 'frame', 2024))).toBe(63_080_000_000)
  })

  it('tells the result, and which operating result the financial costs need', () => {
    const frames = sheet.value(frameRef('region', 'frame', 2023))!
    expect(sheet.value(resultRef('net_frame', 2023))).toBe(-frames)
    expect(sheet.value(resultRef('operating_result', 2023))).toBe(9745 * MKR - frames)
    expect(sheet.value(resultRef('needed_operating_result', 2023))).toBe(216 * MKR)
    expect(shown(resultRef('financial_net', 2023))).toBe(-39)
  })

  it('moves tax revenue in proportion to the rate: ten öre of 11,35 kronor', () => {
    const { sheet: raised } = sheet.with([{ ref: LEAF.input('tax_rate_change', 2023), set: 10 }])
    expect(raised.value(resultRef('tax_income', 2023))).toBe(7428 * MKR + Math.round((7428 * MKR * 10) / 1135))
    expect(raised.value(resultRef('tax_income', 2024))).toBe(7666 * MKR)
  })

  it('charges a full year of interest on new loans from the year they are taken', () => {
    const { sheet: lent } = sheet.with([
      { ref: LEAF.input('new_loans', 2024), set: 300 * MKR },
      { ref: LEAF.input('loan_interest_ppm', 2024), set: 20_000 },
      { ref: LEAF.input('loan_interest_ppm', 2025), set: 25_000 },
    ])
    expect(lent.value(resultRef('financial_costs', 2024))).toBe((-206 - 6) * MKR)
    expect(lent.value(resultRef('financial_costs', 2025))).toBe((-256 - 7.5) * MKR)
    // Nobody has said what the loan costs in 2026.
    expect(lent.value(resultRef('financial_costs', 2026))).toBeNull()
    expect(lent.value(balanceRef('long_term_liabilities', 2026))).toBe((2471 + 300) * MKR)
  })

  it('is missing where what it rests on is missing, never zero', () => {
    const unknown = buildSheet(exampleInput([[LEAF.input('tax_revenue', 2024), leaf(null)]]))
    expect(unknown.value(resultRef('result_incl_fin', 2023))).not.toBeNull()
    expect(unknown.value(resultRef('result_incl_fin', 2024))).toBeNull()
    expect(unknown.figure(balanceRef('equity_total', 2025))?.state).toBe('missing')
    expect(unknown.value(planRef('result/no_such_line', 'region', 2024))).toBeUndefined()
  })

  it('says that what rests on made-up decimals is made up', () => {
    const made = buildSheet(exampleInput([[LEAF.input('price_index_ppm', 2024), leaf(16_001, 'ppm', 'synthetic')]]))
    expect(made.figure(resultRef('net_frame', 2023))?.basis).toBe('computed')
    expect(made.figure(resultRef('net_frame', 2024))?.basis).toBe('synthetic')
  })

  it('takes a leaf where history is put in at an address that also has a formula', () => {
    const ref = resultRef('operating_result', 2022)
    expect(buildSheet(exampleInput([[ref, leaf(190 * MKR)]])).value(ref)).toBe(190 * MKR)
  })
})

/** Changes at random leaves of the example, of amounts and rates that can occur. */
const changeable = [...exampleInput().leaves.keys()].filter((ref) => !/^plan:(balance|cash_flow)/.test(ref))
const optional = EXAMPLE.years.flatMap((year) => [
  LEAF.adjustment('rs', 'service', year),
  LEAF.once('hsn', 'vard', year),
  LEAF.once('rs', 'avskrivningar', year),
  LEAF.input('asset_sales', year),
  LEAF.input('realised_gains', year),
  LEAF.input('receivables_change', year),
  LEAF.input('stock_change', year),
  LEAF.input('short_term_debt_change', year),
  LEAF.input('other_provision_change', year),
  LEAF.input('tax_rate_change', year),
])
const anyChange: fc.Arbitrary<Change> = fc
  .tuple(fc.constantFrom(...changeable, ...optional), fc.integer({ min: -90_000_000_000, max: 90_000_000_000 }))
  .map(([ref, add]) => ({ ref, add: /_ppm|tax_rate/.test(ref) ? add % 100 : add }))
const changes = fc.array(anyChange, { minLength: 1, maxLength: 8 })

describe('whatever is put in', () => {
  it('assets are equity, provisions and liabilities, and cash closes as it opened with the flow of the year', () => {
    fc.assert(
      fc.property(changes, (some) => {
        const { sheet: moved } = sheet.with(some)
        for (const year of EXAMPLE.years) {
          expect(moved.value(balanceRef('total_assets', year))).toBe(
            moved.value(balanceRef('equity_provisions_liabilities', year)),
          )
          expect(moved.value(cashFlowRef('liquid_closing', year))).toBe(
            moved.value(cashFlowRef('liquid_closing', year - 1))! + moved.value(cashFlowRef('cash_flow', year))!,
          )
        }
      }),
    )
  })

  it('the lines under the net frame tell to the öre why it moved', () => {
    const parts = ['reduction', 'lpik', 'excl_lpik_1', 'excl_lpik_2', 'suppl_budget']
    fc.assert(
      fc.property(changes, (some) => {
        const { sheet: moved } = sheet.with(some)
        for (const year of EXAMPLE.years)
          expect(parts.reduce((sum, part) => sum + moved.value(resultRef(`net_frame_${part}`, year))!, 0)).toBe(
            moved.value(resultRef('net_frame', year))! - moved.value(resultRef('net_frame', year - 1))!,
          )
      }),
    )
  })

  it('a change gives the same sheet as building it anew, and lists exactly what moved', () => {
    fc.assert(
      fc.property(changes, (some) => {
        const { sheet: moved, changed } = sheet.with(some)
        const anew = buildSheet(moved.input)
        const differs = anew.refs().filter((ref) => anew.value(ref) !== sheet.value(ref))
        expect(moved.refs().map((ref) => moved.value(ref))).toEqual(moved.refs().map((ref) => anew.value(ref)))
        expect(changed.map(({ ref }) => ref).sort()).toEqual(differs.sort())
        for (const one of changed) expect([one.before, one.after]).toEqual([sheet.value(one.ref), moved.value(one.ref)])
      }),
    )
  })

  it('what moves rests on what was changed', () => {
    fc.assert(
      fc.property(anyChange, (one) => {
        const reachable = new Set([one.ref, ...sheet.dependents(one.ref)])
        expect(sheet.with([one]).changed.filter(({ ref }) => !reachable.has(ref))).toEqual([])
      }),
    )
  })

  it('the opposite change restores every value', () => {
    fc.assert(
      fc.property(changes, (some) => {
        const back = some.map((one) => ({ ref: one.ref, add: -(one as { add: number }).add }))
        const { sheet: restored } = sheet.with(some).sheet.with(back)
        expect(restored.refs().map((ref) => restored.value(ref))).toEqual(sheet.refs().map((ref) => sheet.value(ref)))
      }),
    )
  })

  it('every explanation recomputes to the value it explains', () => {
    fc.assert(
      fc.property(changes, (some) => {
        const { sheet: moved } = sheet.with(some)
        const proven = new Map<ExplainNode, number | null>()
        for (const ref of moved.refs()) {
          const node = moved.explain(ref)!
          expect(node.value).toBe(moved.figure(ref)!.value)
          expect(onlyThis(node, proven)).toBe(node.value)
        }
      }),
      { numRuns: 10 },
    )
  })
})

/** Recomputes one node from its children as the kernel does; children have been proven as nodes of their own. */
function onlyThis(node: ExplainNode, proven: Map<ExplainNode, number | null>): number | null {
  const known = proven.get(node)
  if (known !== undefined) return known
  const children = node.children.map((child) => ({ ...child, value: onlyThis(child, proven), children: [] }))
  const value = recompute({ ...node, children })
  proven.set(node, value === 0 ? 0 : value)
  return proven.get(node)!
}
