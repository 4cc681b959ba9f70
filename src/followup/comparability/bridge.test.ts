// The bridge to the result without temporary effects: exact to the öre, each line once, books before estimates, nothing unsigned.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ore, ore, sumOre } from '../../kernel/money.ts'
import { month } from '../../kernel/month.ts'
import { bridgeOf, bridgePeriods, comparabilityYears } from './bridge.ts'
import { exampleEstimate, exampleRule, millions } from './examples.ts'
import { coveredBy, type Estimate } from './item.ts'

const PERIOD = month('2020-11')
const start = exampleEstimate({ id: 's', role: 'start', group: 'Verksamhetens resultat', amountOre: millions(259) })
const printed = exampleEstimate({ id: 'p', role: 'printedResult', group: 'Strukturellt', amountOre: millions(-230) })

describe('the bridge', () => {
  it('adds start and corrections exactly, and says what it differs from the printed line by', () => {
    const lines = [104, 150, -272, -43, -296, -20, -43, -56, -13].map((value, i) =>
      exampleEstimate({ id: `e${i}`, group: `Rad ${i}`, position: i, amountOre: millions(value) }),
    )
    const bridge = bridgeOf({ period: PERIOD, tagged: [], estimates: [start, ...lines, printed] })
    expect([bridge.cleaned, bridge.printed]).toEqual([millions(-230), { ore: millions(-230), difference: 0 }])
    expect(bridge.steps.map((step) => [step.group, step.from])).toEqual(lines.map((one) => [one.group, 'estimate']))
    const changed = bridgeOf({ period: PERIOD, tagged: [], estimates: [start, ...lines.slice(1), printed] })
    expect(changed.printed?.difference).toBe(millions(-104))
  })

  it('takes what is tagged in the books, with the sign turned, and lets the estimate of the same line stand aside', () => {
    const rule = exampleRule()
    const bridge = bridgeOf({
      period: PERIOD,
      books: millions(260),
      tagged: [{ rule, ore: millions(-149.5) }],
      estimates: [start, exampleEstimate()],
    })
    expect(bridge.steps).toMatchObject([{ from: 'books', correction: millions(149.5), estimates: [], replaced: [{ id: 'e1' }] }])
    expect([bridge.cleaned, bridge.booksSay]).toEqual([millions(408.5), millions(260)])
  })

  it('falls back on the signed estimate while the books lack the line, and is missing without either', () => {
    const tagged = [{ rule: exampleRule() }]
    const estimated = bridgeOf({ period: PERIOD, tagged, estimates: [start, exampleEstimate()] })
    expect([estimated.steps[0]!.from, estimated.cleaned]).toEqual(['estimate', millions(409)])
    const without = bridgeOf({ period: PERIOD, tagged, estimates: [start] })
    expect(without.cleaned).toBeUndefined()
    expect(without.remarks[0]!.sv).toContain('Merkostnader: räkenskaperna har inget belopp')
  })

  it('shows an unsigned estimate and does not count it', () => {
    const { signed: _, ...unsigned } = exampleEstimate()
    const bridge = bridgeOf({ period: PERIOD, tagged: [], estimates: [start, unsigned] })
    expect([bridge.steps, bridge.cleaned, bridge.unsigned.map((one) => one.id)]).toEqual([[], millions(259), ['e1']])
  })

  it('starts from the books where nobody has written a start, and is missing where neither is there', () => {
    expect(bridgeOf({ period: PERIOD, books: millions(200), tagged: [], estimates: [] })).toMatchObject({
      start: { ore: millions(200), from: 'books' },
      cleaned: millions(200),
    })
    expect(bridgeOf({ period: PERIOD, tagged: [], estimates: [] }).cleaned).toBeUndefined()
  })

  it('says when the books show the opposite sign, and when a thing is tagged twice', () => {
    const again = exampleRule({ id: 'r2', group: 'Annat' })
    const { remarks } = bridgeOf({
      period: PERIOD,
      tagged: [
        { rule: exampleRule(), ore: millions(10) },
        { rule: again, ore: millions(-1) },
      ],
      estimates: [start],
    })
    expect(remarks.map((one) => one.sv)).toEqual([
      '9019 är märkt två gånger, i Merkostnader och Annat, och räknas därför två gånger. Avsluta den ena regeln.',
      'Merkostnader: 9019 ska ha gjort resultatet sämre, men räkenskaperna visar motsatsen. Kontrollera urvalet.',
    ])
  })

  it('however amounts fall, the cleaned result is the start and every counted amount, to the öre', () => {
    const amounts = fc.integer({ min: -1e13, max: 1e13 }).map((value) => ore(value))
    const line = fc.record({ group: fc.constantFrom('a', 'b', 'c', 'd'), amount: amounts, signed: fc.boolean() })
    fc.assert(
      fc.property(amounts, fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 6 }), (begin, written, inBooks) => {
        const estimates: Estimate[] = written.map((one, i) => {
          const { signed, ...rest } = exampleEstimate({ id: `e${i}`, group: one.group, position: i, amountOre: one.amount })
          return one.signed ? { ...rest, signed: signed! } : rest
        })
        const tagged = inBooks.map((one, i) => ({ rule: exampleRule({ id: `r${i}`, group: one.group }), ore: one.amount }))
        const groups = new Set(inBooks.map((one) => one.group))
        const byHand: Ore[] = [
          begin,
          ...inBooks.map((one) => ore(-one.amount)),
          ...written.filter((one) => one.signed && !groups.has(one.group)).map((one) => one.amount),
        ]
        expect(bridgeOf({ period: PERIOD, books: begin, tagged, estimates }).cleaned).toBe(sumOre(byHand))
      }),
    )
  })
})

describe('periods', () => {
  it('are those somebody has estimated, or the year’s end where only rules cover it', () => {
    const rule = exampleRule()
    expect(bridgePeriods(2020, [rule], [start, exampleEstimate({ period: month('2020-08') })])).toEqual(['2020-11', '2020-08'])
    expect(bridgePeriods(2021, [rule], [start])).toEqual(['2021-12'])
    expect(bridgePeriods(2022, [rule], [start])).toEqual([])
    expect(comparabilityYears([rule], [start])).toEqual([2021, 2020])
  })

  it('a rule is asked for its own months only', () => {
    expect(coveredBy(exampleRule(), month('2020-01'), PERIOD)).toEqual({ first: '2020-03', last: '2020-11' })
    expect(coveredBy(exampleRule(), month('2019-01'), month('2019-12'))).toBeUndefined()
  })
})
