// The demonstration's budget journal gives the printed frames, and the reallocations are the printed list.
import { describe, expect, it } from 'vitest'
import { balanceOf, frameOf, frameOfAll, lineAmount, resultOf, unitHolder } from '../../budget/model.ts'
import { ORE_PER_MKR, type Ore, ore, mkr as shown } from '../../kernel/money.ts'
import { readCsv } from '../publishedCsv.ts'
import { demoDecisions } from './decisions.ts'
import { calibratedFrames } from './leaves.ts'
import { printedMoves } from './reallocations.ts'
import { PRINTED_ROWS } from './rows.ts'

const decisions = demoDecisions()
const contains = () => false
const before = { asOf: '2021-01-01' }

describe('the journal', () => {
  it('gives every activity the printed budget of 2021 and 2022', () => {
    const cells = new Map(
      readCsv('plan_2022_2026/frames_by_activity.csv').map((one) => [
        `${one.committee}/${one.activity}/${one.column}`,
        Number(one.value),
      ]),
    )
    for (const { unit, id, printed, name } of PRINTED_ROWS) {
      const own = unitHolder(unit, id)
      expect(shown(balanceOf(decisions, own, 2021, before)), `${own} 2021`).toBe(cells.get(`${printed}/${name}/budget_2021`))
      expect(shown(balanceOf(decisions, own, 2022)), `${own} 2022`).toBe(cells.get(`${printed}/${name}/budget_2022`))
    }
    expect(frameOfAll(decisions, 2021, before)).toBe(9011 * ORE_PER_MKR)
    expect(frameOfAll(decisions, 2022)).toBe(9336 * ORE_PER_MKR)
  })

  it('holds what the plan is put in with: permanent and temporary 2022 by activity', () => {
    for (const { unit, activity, column, amount } of calibratedFrames().filter(({ year }) => year === 2022)) {
      const own = unitHolder(unit, activity)
      const kind = column === 'once' ? 'temporary' : 'permanent'
      const net = decisions
        .flatMap(({ state, entries }) => (state === 'decided' ? entries : []))
        .filter((one) => one.year === 2022 && one.permanence === kind)
        .reduce((sum, one) => sum + (one.to === own ? one.amount : 0) - (one.from === own ? one.amount : 0), 0)
      expect(net, own).toBe(amount)
    }
  })

  it('tells the health committee’s 2022: 5 278,6 decided, 0,4 moved, 53,4 added', () => {
    const at = (asOf: string) => frameOf(decisions, 'hsn', 2022, { contains, asOf })
    expect([at('2022-01-01'), at('2022-03-01'), at('2022-12-31')].map((amount) => shown(amount, 1))).toEqual([
      5278.6, 5279, 5332.4,
    ])
  })

  it('has the printed result at each step', () => {
    const at = (asOf: string) => resultOf(decisions, 2022, { asOf })
    expect([at('2022-01-01'), at('2022-12-31')].map((amount) => shown(amount, 1))).toEqual([182.6, 177])
    expect(shown(resultOf(decisions, 2021, before))).toBe(158)
    expect(shown(lineAmount(decisions, 'tax_revenue', 2022))).toBe(7166)
  })

  it('keeps the decided deficit of 2023 as an exception on record, and counts nothing of it', () => {
    const draft = decisions.find(({ id }) => id === 'budget-2023')!
    expect([draft.state, draft.exception!.amount]).toEqual(['draft', 324 * ORE_PER_MKR])
    expect(frameOfAll(decisions, 2023)).toBe(0)
  })
})

describe('the reallocations of January–April 2021', () => {
  const own = decisions.filter(({ id }) => id.startsWith('omfordelning-2021'))
  const entries = own.flatMap((one) => one.entries)

  it('give every holder each printed line, reason by reason', () => {
    const key = (holder: string, group: string) => `${holder}|${group}`
    const net = new Map<string, number>()
    for (const { id, entries: moved } of own)
      for (const { from, to, amount } of moved) {
        const group = id.replace('omfordelning-2021-', '')
        net.set(key(to, group), (net.get(key(to, group)) ?? 0) + amount)
        net.set(key(from, group), (net.get(key(from, group)) ?? 0) - amount)
      }
    const printed = new Map<string, number>()
    for (const { holder, group, amount } of printedMoves())
      printed.set(key(holder, group), (printed.get(key(holder, group)) ?? 0) + amount)
    for (const [at, amount] of printed) expect(net.get(at), at).toBe(amount)
  })

  it('sum as printed: 155,11, −100,17 and 55,0, but for 0,01 between the lines and the sum of the health committee', () => {
    const of = (prefix: string) =>
      entries.reduce(
        (sum, { from, to, amount }) => sum + (to.startsWith(prefix) ? amount : 0) - (from.startsWith(prefix) ? amount : 0),
        0,
      )
    expect(['unit/hsn', 'unit/rs', 'unit/run', 'unit/fhs'].map((one) => shown(ore(of(one)), 2))).toEqual([
      155.12, -100.17, 0.04, 0.02,
    ])
    expect(shown(of('unit/') as Ore, 1)).toBe(55)
    expect(entries.every(({ permanence, amount }) => permanence === 'temporary' && amount > 0)).toBe(true)
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  })
})
