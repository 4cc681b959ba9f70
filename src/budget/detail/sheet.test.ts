// What a sheet is: cells in and out lose nothing, an amount written is the amount read, a phased year has every öre.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ore, ore, sumOre } from '../../kernel/money.ts'
import { readAmount } from '../../ledger/model.ts'
import { anyEdits, anySheet, row, sheet } from './io/sheetTesting.ts'
import { MOST_ORE, readKronor, writeKronor } from './kronor.ts'
import { phase } from './phasing.ts'
import { applyEdits, cellsOf, editsBetween, emptySheet, netOf, rowsOf, turned, withoutAccount } from './sheet.ts'
import { amountWords } from './words.ts'

describe('an amount in a cell', () => {
  it.each([
    ['1 234,5', 123_450],
    ['1\u00a0234,50 kr', 123_450],
    ['−1234.5', -123_450],
    ['-1,5 tkr', -150_000],
    ['(12)', -1200],
    ['12-', -1200],
    ['2 mkr', 200_000_000],
    ["1'234", 123_400],
    ['0', 0],
    ['-0', 0],
    ['', null],
    ['  ', null],
  ])('%j is %j öre', (written, expected) => {
    expect(readKronor(written)).toEqual({ ok: true, ore: expected })
  })

  it.each(['1.234', '12,345,6', '1,234', 'ca 5', '12 %', '1 23', '5,', ',5', '--5', '900 000 mkr', '#REF!', '1e5'])(
    '%j is asked about, with what was written',
    (written) => {
      const read = readKronor(written)
      expect(read.ok).toBe(false)
      if (!read.ok) expect(Object.values(amountWords(read.why)).every((why) => why.includes(written))).toBe(true)
    },
  )

  it('reads back what it writes, to the öre', () => {
    fc.assert(
      fc.property(fc.integer({ min: -MOST_ORE, max: MOST_ORE }), (n) => {
        expect(readKronor(writeKronor(n as Ore))).toEqual({ ok: true, ore: n === 0 ? 0 : n })
      }),
    )
    expect(writeKronor(-123_450 as Ore)).toBe('−1\u00a0234,50')
    expect(writeKronor(5 as Ore)).toBe('0,05')
  })

  it('says the same as the reader of amounts everywhere else, which is too large for a browser', () => {
    const part = fc.constantFrom('1', '12', '234', ' ', '\u00a0', ',', '.', '-', '−', '(', ')', 'tkr', 'kr', '0')
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 6 }).map((parts) => parts.join('')),
        (written) => {
          const [mine, theirs] = [readKronor(written), readAmount(written, 'kr')]
          if (mine.ok && theirs.ok) expect(mine.ore ?? undefined).toEqual(theirs.ore)
          if (mine.ok) expect([written, theirs.ok]).toEqual([written, true])
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('a sheet', () => {
  it('is its cells, and nothing else', () => {
    fc.assert(
      fc.property(anySheet(fc), (one) => {
        expect(rowsOf(one.rows.flatMap(cellsOf))).toEqual(one.rows)
      }),
    )
  })

  it('becomes another by the edits between them', () => {
    fc.assert(
      fc.property(anySheet(fc), anySheet(fc), (from, to) => {
        expect(applyEdits(from, editsBetween(from, to))).toEqual(to)
        expect(editsBetween(from, from)).toEqual([])
      }),
    )
  })

  it('keeps its rows in one order, whatever order they were written in', () => {
    fc.assert(
      fc.property(anySheet(fc), anyEdits(fc, ['r0', 'r1']), (one, edits) => {
        const after = applyEdits(one, edits)
        expect(applyEdits({ ...after, rows: [...after.rows].reverse() }, [])).toEqual(after)
      }),
    )
  })

  it('names a row that holds money and has no account, instead of dropping it', () => {
    const money = { row: 'ny', field: 'm1' as const, value: ore(100) }
    expect(withoutAccount(emptySheet('e1', 2024), [money])).toEqual(['ny'])
    expect(withoutAccount(emptySheet('e1', 2024), [money, { row: 'ny', field: 'account', value: '5010' }])).toEqual([])
    expect(withoutAccount(sheet([row('r1', 1)]), [{ row: 'r1', field: 'account', value: null }])).toEqual([])
  })

  it('has income above zero and costs below; the ledger’s signs are turned once, and back', () => {
    const one = sheet([row('r1', 100, { account: '3010' }), row('r2', -250)])
    expect(netOf(one)).toBe(-1800)
    expect(turned(ore(250))).toBe(-250)
    expect(turned(turned(ore(-7)))).toBe(-7)
    expect(Object.is(turned(ore(0)), 0)).toBe(true)
  })
})

describe('phasing', () => {
  const total = fc.integer({ min: -1e12, max: 1e12 }).map(ore)
  const curve = fc.array(fc.integer({ min: 0, max: 1e11 }), { minLength: 12, maxLength: 12 }).filter((c) => c.some((n) => n > 0))

  it('has every öre in some month, for costs as for income', () => {
    fc.assert(
      fc.property(total, curve, (amount, weights) => {
        for (const template of [
          { kind: 'even' as const },
          { kind: 'seasonal' as const, weights },
          { kind: 'lastYear' as const, months: weights.map((n) => ore(-n)) },
        ]) {
          const spread = phase(amount, template)
          expect(spread.ok && sumOre(spread.value)).toBe(amount)
          const other = phase(ore(-amount), template)
          if (spread.ok && other.ok) expect(other.value.map((n) => ore(-n))).toEqual(spread.value)
        }
      }),
    )
  })

  it('follows last year’s months, also one that went the other way', () => {
    const months = [-200, 100, ...Array.from({ length: 10 }, () => -100)].map(ore)
    const spread = phase(ore(-2200), { kind: 'lastYear', months })
    expect(spread.ok && spread.value.slice(0, 3)).toEqual([-400, 200, -200])
  })

  it('invents no months: what is missing or swings is said', () => {
    const codes = (months: (Ore | null)[] | undefined) =>
      phase(ore(100), { kind: 'lastYear', months }).findings.map((f) => f.code)
    expect(codes(undefined)).toEqual(['budget/phasing-no-curve'])
    expect(codes([null, ...Array.from({ length: 11 }, () => ore(5))])).toEqual(['budget/phasing-no-curve'])
    expect(codes([ore(100), ore(-99), ...Array.from({ length: 10 }, () => ore(0))])).toEqual(['budget/phasing-no-shape'])
    expect(phase(ore(100), { kind: 'seasonal', weights: [1, 2] }).findings[0]?.code).toBe('budget/phasing-weights')
    expect(phase(ore(100), { kind: 'seasonal', weights: Array.from({ length: 12 }, () => 0) }).ok).toBe(false)
  })
})
