// The journal as arithmetic: every krona comes from somebody, order does not matter, and a decision taken back leaves no trace.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ore, sumOre } from '../kernel/money.ts'
import { unitTreeAt } from '../organisation/model.ts'
import { answersFor, hasUnitsBelow } from './answersFor.ts'
import type { BudgetDecision, Entry } from './decision.ts'
import { LINES, lineHolder, parseHolder, unitHolder } from './holder.ts'
import {
  balanceOf,
  frameLines,
  frameOf,
  frameOfAll,
  hasFrame,
  incomeOverCosts,
  lineAmount,
  linesOfAll,
  resultOf,
  undistributed,
  yearsOf,
} from './journal.ts'

const UNITS = [
  { code: 'rf', kind: 'assembly' as const, name: 'Fullmäktige', validFrom: '2019-01-01' },
  { code: 'hsn', kind: 'committee' as const, name: 'Vårdnämnden', parent: 'rf', validFrom: '2019-01-01' },
  { code: 'nus', kind: 'unit' as const, name: 'Sjukhuset', parent: 'hsn', validFrom: '2019-01-01' },
  { code: 'rs', kind: 'executiveBoard' as const, name: 'Styrelsen', parent: 'rf', validFrom: '2019-01-01' },
]
const tree = unitTreeAt(UNITS, '2022-01-01')
const contains = answersFor(tree)

const HOLDERS = [
  ...LINES.map(lineHolder),
  unitHolder('rf'),
  unitHolder('hsn'),
  unitHolder('hsn', 'sjukhusvard'),
  unitHolder('nus'),
  unitHolder('rs'),
]
const YEARS = [2022, 2023]

const entries = fc.array(
  fc.record({
    from: fc.constantFrom(...HOLDERS),
    to: fc.constantFrom(...HOLDERS),
    year: fc.constantFrom(...YEARS),
    amount: fc.integer({ min: 1, max: 10 ** 12 }).map(ore),
    permanence: fc.constantFrom('permanent' as const, 'temporary' as const),
  }),
  { maxLength: 6 },
)
const decisions = fc
  .array(
    fc.record({
      state: fc.constantFrom('draft' as const, 'decided' as const, 'withdrawn' as const),
      date: fc.constantFrom('2021-06-15', '2022-02-01', '2022-09-30'),
      entries,
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(
      (one, at): BudgetDecision => ({
        ...one,
        id: `d-${at}`,
        kind: 'regionalPlan',
        body: 'assembly',
        title: 'Beslut',
        reason: 'Skäl',
        entries: one.entries.map((entry, no): Entry => ({ ...entry, id: String(no), reason: 'Skäl' })),
      }),
    ),
  )
const asOf = fc.constantFrom(undefined, '2021-01-01', '2022-01-31', '2022-12-31')

describe('any sequence of decisions', () => {
  it('sums to zero over all holders, every year and every day', () => {
    fc.assert(
      fc.property(decisions, asOf, fc.constantFrom(...YEARS), (all, day, year) => {
        expect(sumOre(HOLDERS.map((holder) => balanceOf(all, holder, year, { asOf: day })))).toBe(0)
      }),
    )
  })

  it('gives frames and lines that come to the result: income less what units and lines use', () => {
    fc.assert(
      fc.property(decisions, (all) => {
        const lines = LINES.filter((line) => line !== 'result').map((line) => lineAmount(all, line, 2022))
        expect(resultOf(all, 2022)).toBe(sumOre(lines) - frameOfAll(all, 2022))
        expect(incomeOverCosts(all, 2022)).toBe(resultOf(all, 2022) - lineAmount(all, 'reserve', 2022))
      }),
    )
  })

  it('explains each frame line by line, adding up exactly, oldest first', () => {
    fc.assert(
      fc.property(decisions, asOf, fc.constantFrom('rf', 'hsn', 'nus', 'rs'), (all, day, unit) => {
        const asked = { contains, asOf: day }
        const lines = frameLines(all, unit, 2022, asked)
        expect(sumOre(lines.map((one) => one.amountOre))).toBe(frameOf(all, unit, 2022, asked))
        for (const line of lines) expect(sumOre(line.entries.map((one) => one.amountOre))).toBe(line.amountOre)
        expect(lines.map((one) => one.date)).toEqual(lines.map((one) => one.date).toSorted())
        expect(sumOre(linesOfAll(all, 2022).map((one) => one.amountOre))).toBe(frameOfAll(all, 2022))
      }),
    )
  })

  it('puts every unit’s money in exactly one frame', () => {
    fc.assert(
      fc.property(decisions, (all) => {
        const frames = ['rf', 'hsn', 'rs'].map((unit) => frameOf(all, unit, 2022, { contains }))
        expect(sumOre(frames)).toBe(frameOfAll(all, 2022))
      }),
    )
  })

  it('comes to the same in any order', () => {
    fc.assert(
      fc.property(
        decisions.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(frameLines(shuffled, 'hsn', 2022, { contains })).toEqual(frameLines(all, 'hsn', 2022, { contains }))
          for (const holder of HOLDERS) expect(balanceOf(shuffled, holder, 2022)).toBe(balanceOf(all, holder, 2022))
        },
      ),
    )
  })

  it('counts drafts and withdrawn ones as nothing: to decide and take back is to have done nothing', () => {
    fc.assert(
      fc.property(decisions, entries, (all, more) => {
        const one: BudgetDecision = {
          id: 'ny',
          kind: 'regionalPlan',
          body: 'assembly',
          state: 'withdrawn',
          date: '2022-01-01',
          title: 'Nytt',
          reason: 'Skäl',
          entries: more.map((entry, no) => ({ ...entry, id: String(no), reason: 'Skäl' })),
        }
        for (const state of ['draft', 'withdrawn'] as const)
          for (const holder of HOLDERS)
            expect(balanceOf([...all, { ...one, state }], holder, 2022)).toBe(balanceOf(all, holder, 2022))
      }),
    )
  })

  it('never hides what is undistributed: it and what has been given on make the frame', () => {
    fc.assert(
      fc.property(decisions, (all) => {
        const left = undistributed(all, 'hsn', 2022, { hasParts: true })
        const given = sumOre(
          HOLDERS.filter((holder) => {
            const parsed = parseHolder(holder)
            return parsed?.kind === 'unit' && contains('hsn', parsed.unit) && holder !== 'unit/hsn'
          }).map((holder) => balanceOf(all, holder, 2022)),
        )
        expect((left?.amountOre ?? 0) + given).toBe(frameOf(all, 'hsn', 2022, { contains }))
      }),
    )
  })
})

const taken = (id: string, date: string, list: Omit<Entry, 'id' | 'reason' | 'permanence'>[]): BudgetDecision => ({
  id,
  kind: 'regionalPlan',
  state: 'decided',
  body: 'assembly',
  date,
  title: `Beslut ${id}`,
  reason: '',
  entries: list.map((entry, no) => ({ ...entry, id: String(no), reason: 'Skäl', permanence: 'permanent' })),
})

describe('a frame', () => {
  const plan = taken('1', '2021-06-15', [{ from: lineHolder('result'), to: unitHolder('hsn'), year: 2022, amount: ore(900) }])
  const split = taken('2', '2021-11-10', [
    { from: unitHolder('hsn'), to: unitHolder('hsn', 'sjukhusvard'), year: 2022, amount: ore(600) },
    { from: unitHolder('hsn'), to: unitHolder('nus'), year: 2022, amount: ore(250) },
  ])
  const moved = taken('3', '2022-03-01', [{ from: unitHolder('rs'), to: unitHolder('nus'), year: 2022, amount: ore(7) }])
  const all = [plan, split, moved]

  it('is what it was known to be on the day asked for', () => {
    expect(frameOf(all, 'hsn', 2022, { contains, asOf: '2022-02-28' })).toBe(900)
    expect(frameOf(all, 'hsn', 2022, { contains, asOf: '2022-03-01' })).toBe(907)
  })

  it('stays when the committee gives it to its own units, and the lines leave that out', () => {
    expect(frameLines(all, 'hsn', 2022, { contains }).map((one) => [one.id, one.amountOre, one.reason])).toEqual([
      ['1', 900, 'Beslut 1'],
      ['3', 7, 'Beslut 3'],
    ])
    expect(frameOf(all, 'hsn', 2022, { contains, activity: 'sjukhusvard' })).toBe(600)
    expect(frameOf(all, 'nus', 2022, { contains })).toBe(257)
  })

  it('has a line for what is undistributed, with owner and day', () => {
    expect(undistributed(all, 'hsn', 2022, { hasParts: hasUnitsBelow(tree, 'hsn') })).toEqual({
      unit: 'hsn',
      amountOre: 50,
      decision: '2',
      title: 'Beslut 2',
      since: '2021-11-10',
    })
    expect(undistributed(all, 'nus', 2022, { hasParts: hasUnitsBelow(tree, 'nus') })).toBeUndefined()
  })

  it('is missing, not zero, where nobody has decided anything', () => {
    expect(hasFrame(all, 'hsn', 2023, { contains })).toBe(false)
    expect(hasFrame(all, 'hsn', 2022, { contains })).toBe(true)
    expect(yearsOf(all)).toEqual([2022])
  })
})
