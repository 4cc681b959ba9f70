// Two people in the same sheet: what does not collide is merged whoever was first, what collides is named, no öre is lost.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ore } from '../../kernel/money.ts'
import { anyEdits, anySheet, row, sheet } from './io/sheetTesting.ts'
import { editsOf, type Merged, mergeSheets, mineOf } from './merge.ts'
import { applyEdits, type Edit, netOf } from './sheet.ts'

const BASE = sheet([row('r1', -100), row('r2', -200, { text: 'hyra' })])
const set = (id: string, field: Edit['field'], value: Edit['value']): Edit => ({ row: id, field, value })
const merged = (mine: Edit[], theirs: Edit[]): Merged =>
  mergeSheets(BASE, applyEdits(BASE, mine), { ...applyEdits(BASE, theirs), version: 2 })

describe('the merge', () => {
  it('takes each one’s cells, and says whose they are', () => {
    const { sheet: both, receipt } = merged(
      [set('r1', 'm1', ore(-150)), set('r2', 'm3', ore(-7)), set('r2', 'text', 'lokalhyra')],
      [set('r1', 'm2', ore(-90)), set('r2', 'm3', ore(-7))],
    )
    expect(both).toEqual(
      applyEdits({ ...BASE, version: 2 }, [
        set('r1', 'm1', ore(-150)),
        set('r1', 'm2', ore(-90)),
        set('r2', 'm3', ore(-7)),
        set('r2', 'text', 'lokalhyra'),
      ]),
    )
    const names = (list: readonly { row: string; field: string }[]) => list.map((one) => `${one.row}.${one.field}`)
    expect([names(receipt.mine), names(receipt.theirs), names(receipt.both), receipt.conflicts]).toEqual([
      ['r1.m1', 'r2.text'],
      ['r1.m2'],
      ['r2.m3'],
      [],
    ])
  })

  it('leaves a cell with two values as it is saved, and names both', () => {
    const { sheet: both, receipt } = merged([set('r1', 'm1', ore(-150))], [set('r1', 'm1', ore(-90))])
    expect(both.rows[0]?.months[0]).toBe(-90)
    expect(receipt.conflicts).toEqual([{ kind: 'cell', row: 'r1', field: 'm1', base: -100, mine: -150, theirs: -90 }])
    expect(mineOf(receipt.conflicts[0]!)).toEqual([set('r1', 'm1', ore(-150))])
  })

  it('asks about a row one took away while the other wrote in it; untouched it just goes', () => {
    const gone = set('r1', 'account', null)
    expect(merged([gone], []).sheet.rows.map(({ id }) => id)).toEqual(['r2'])
    const asked = merged([gone], [set('r1', 'm4', ore(-900))])
    expect(asked.sheet.rows.map(({ id }) => id)).toEqual(['r1', 'r2'])
    expect(asked.receipt.conflicts.map((one) => [one.kind, one.row])).toEqual([['row', 'r1']])
    // The other way round the row is gone, and what I wrote in it can be put back whole.
    const back = merged([set('r1', 'm4', ore(-900))], [gone])
    expect(back.sheet.rows.map(({ id }) => id)).toEqual(['r2'])
    const restored = applyEdits(back.sheet, mineOf(back.receipt.conflicts[0]!))
    expect(restored.rows.find(({ id }) => id === 'r1')?.months).toEqual([
      -100,
      -100,
      -100,
      -900,
      ...BASE.rows[0]!.months.slice(4),
    ])
  })

  const two = anySheet(fc).chain((base) =>
    fc.record({
      base: fc.constant(base),
      mine: anyEdits(fc, ['r0', 'r1', 'r2']).map((edits) => applyEdits(base, edits)),
      theirs: anyEdits(fc, ['r1', 'r2', 'r3']).map((edits) => applyEdits(base, edits)),
    }),
  )

  it('is the same whoever was first, where nothing collides', () => {
    fc.assert(
      fc.property(two, ({ base, mine, theirs }) => {
        const [one, other] = [mergeSheets(base, mine, theirs), mergeSheets(base, theirs, mine)]
        expect(one.receipt.conflicts.length).toBe(other.receipt.conflicts.length)
        fc.pre(one.receipt.conflicts.length === 0)
        expect(one.sheet).toEqual(other.sheet)
      }),
    )
  })

  it('changes nothing when the same edits are merged twice, or nobody edited', () => {
    fc.assert(
      fc.property(two, ({ base, mine, theirs }) => {
        const once = mergeSheets(base, mine, theirs)
        if (once.receipt.conflicts.length === 0) {
          const twice = mergeSheets(base, mine, once.sheet)
          expect([twice.sheet, twice.receipt.mine, twice.receipt.conflicts]).toEqual([once.sheet, [], []])
        }
        expect(mergeSheets(base, base, theirs).sheet).toEqual(theirs)
        expect(mergeSheets(base, mine, base).sheet).toEqual(mine)
      }),
    )
  })

  it('accounts for every öre: the merged sheet is theirs and what the receipt says is mine', () => {
    const money = (list: readonly { field: string; before: unknown; after: unknown }[]) =>
      list.reduce((sum, one) => sum + (one.field.startsWith('m') ? Number(one.after ?? 0) - Number(one.before ?? 0) : 0), 0)
    fc.assert(
      fc.property(two, ({ base, mine, theirs }) => {
        const { sheet: both, receipt } = mergeSheets(base, mine, theirs)
        expect(netOf(both)).toBe(netOf(theirs) + money(receipt.mine))
        expect(applyEdits(theirs, editsOf(receipt.mine))).toEqual(both)
      }),
    )
  })

  it('loses nothing of mine: what is not in the merged sheet is in a conflict, and can be put there', () => {
    fc.assert(
      fc.property(two, ({ base, mine, theirs }) => {
        const { sheet: both, receipt } = mergeSheets(base, mine, theirs)
        const insisted = applyEdits(both, receipt.conflicts.flatMap(mineOf))
        const again = mergeSheets(base, mine, insisted)
        expect(again.receipt.mine).toEqual([])
        expect(again.receipt.conflicts).toEqual([])
      }),
    )
  })
})
