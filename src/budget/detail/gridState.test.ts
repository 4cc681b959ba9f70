// The grid, as somebody who lives in spreadsheets expects it; and that a change costs the change, not the sheet.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ore, ore } from '../../kernel/money.ts'
import { cellsOfText, quotedCell } from './clipboard.ts'
import { press } from './gridKeys.ts'
import { type GridRow, GridState } from './gridState.ts'

const kr = (n: number): Ore => ore(n * 100)
const line = (id: string, amount: number, more: Partial<GridRow> = {}): GridRow => ({
  id,
  locked: false,
  text: id,
  comment: '',
  months: Array.from({ length: 12 }, () => kr(amount)),
  ...more,
})
const grid = (rows = [line('r1', -100), line('r2', -200), line('r3', 0)], frame: Ore | undefined = kr(5000)) =>
  new GridState(rows, frame)
const type = (state: GridState, ...keys: string[]) =>
  keys.map((one) => {
    const [, ctrl, shift, key = ''] = /^(\^)?(\+)?(.+)$/.exec(one)!
    return press(state, { key, ctrl: ctrl !== undefined, shift: shift !== undefined })
  })
const write = (state: GridState, written: string, key = 'Enter') => {
  state.edit('')
  return press(state, { key, ctrl: false, shift: false }, written, true)
}

describe('moving', () => {
  it('goes by arrows, pages and ends, and stops at the edges', () => {
    const state = grid()
    type(state, 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowUp')
    expect(state.cursor).toEqual({ row: 0, column: 2 })
    type(state, 'End', 'PageDown')
    expect(state.cursor).toEqual({ row: 2, column: 13 })
    type(state, '^Home')
    expect(state.cursor).toEqual({ row: 0, column: 0 })
  })

  it('goes by Tab from cell to cell, and out of the grid at its end: nobody is trapped', () => {
    const state = grid()
    type(state, 'End', 'Tab')
    expect(state.cursor).toEqual({ row: 1, column: 0 })
    type(state, '^End')
    expect(type(state, 'Tab')[0]?.handled).toBe(false)
    type(state, '^Home')
    expect(type(state, '+Tab')[0]?.handled).toBe(false)
  })

  it('selects with Shift', () => {
    const state = grid()
    type(state, '+ArrowDown', '+ArrowRight', '+ArrowRight')
    expect(state.selection).toEqual({ top: 0, left: 1, bottom: 1, right: 3 })
    type(state, 'Escape')
    expect(state.selection).toEqual({ top: 1, left: 3, bottom: 1, right: 3 })
  })

  it('leaves the keys of the browser alone', () => {
    for (const one of ['F5', '^f', '^p', '^c', '^v', 'F6']) expect([one, type(grid(), one)[0]?.handled]).toEqual([one, false])
    expect(press(grid(), { key: 'ArrowLeft', ctrl: false, shift: false, alt: true }).handled).toBe(false)
  })
})

describe('writing', () => {
  it('writes over by typing, edits by F2, and Escape leaves the cell as it was', () => {
    const state = grid()
    type(state, '7')
    expect(state.editing).toBe('7')
    press(state, { key: 'Escape', ctrl: false, shift: false }, '75')
    expect([state.editing, state.shownAt({ row: 0, column: 1 })]).toEqual([undefined, '−100'])
    type(state, 'F2')
    expect(state.editing).toBe('−100')
    press(state, { key: 'Enter', ctrl: false, shift: false }, '1 234,5')
    expect([state.shownAt({ row: 0, column: 1 }), state.cursor]).toEqual(['1\u00a0234,50', { row: 1, column: 1 }])
  })

  it('moves on with an arrow when the cell is written over, and within the text when it is edited', () => {
    const state = grid()
    write(state, '5', 'ArrowRight')
    expect([state.cursor, state.editing]).toEqual([{ row: 0, column: 2 }, undefined])
    type(state, 'F2')
    expect(press(state, { key: 'ArrowLeft', ctrl: false, shift: false }, '5', false).handled).toBe(false)
  })

  it('keeps the totals of row, month, sheet and frame with each change', () => {
    const state = grid()
    expect([state.total, state.rest]).toEqual([kr(-3600), kr(1400)])
    write(state, '-1100')
    expect([state.rowTotals[0], state.columnTotals[1], state.total, state.rest]).toEqual([
      kr(-2200),
      kr(-1300),
      kr(-4600),
      kr(400),
    ])
    type(state, '^z')
    expect([state.total, state.rest]).toEqual([kr(-3600), kr(1400)])
    expect(new GridState([line('r1', 1)], undefined).rest).toBeUndefined()
  })

  it('keeps what it cannot read as it was written, and the amount as it was', () => {
    const state = grid()
    write(state, '1.234')
    expect(state.findings.get('0.1')).toMatchObject({ written: '1.234' })
    expect([state.shownAt({ row: 0, column: 1 }), state.edits()]).toEqual(['−100', []])
    state.moveTo({ row: 0, column: 1 })
    type(state, 'F2')
    expect(state.editing).toBe('1.234')
    press(state, { key: 'Enter', ctrl: false, shift: false }, '1234')
    expect(state.findings.size).toBe(0)
  })

  it('empties a cell to missing, never to zero', () => {
    const state = grid()
    type(state, '+ArrowRight', 'Delete')
    expect(state.edits()).toEqual([
      { row: 'r1', field: 'm1', value: null },
      { row: 'r1', field: 'm2', value: null },
    ])
  })

  it('does not write in a row another page computes, and says so', () => {
    const state = grid([line('s-1', -5, { locked: true }), line('r2', 1)])
    expect(type(state, '9')[0]?.say).toBe('computed')
    type(state, '+ArrowDown', 'Delete')
    expect(state.edits().map(({ row }) => row)).toEqual(['r2'])
  })
})

describe('filling, copying and pasting', () => {
  it('fills down and right from the first, or from the cell before when one is selected', () => {
    const state = grid()
    type(state, '+ArrowDown', '+ArrowDown', '^d')
    expect([1, 2].map((at) => state.rows[at]?.months[0])).toEqual([kr(-100), kr(-100)])
    state.moveTo({ row: 1, column: 3 })
    write(state, '7')
    state.moveTo({ row: 1, column: 4 })
    type(state, '^r')
    expect(state.rows[1]?.months[3]).toBe(kr(7))
    type(state, '^z', '^z', '^z')
    expect(state.edits()).toEqual([])
    expect(type(state, '^z')[0]?.say).toBe('nothingToUndo')
    type(state, '^y', '^y', '^+z')
    expect(state.edits()).toHaveLength(4)
  })

  it('reads a paste from a Swedish spreadsheet, and says of each cell it cannot read', () => {
    const state = grid()
    state.moveTo({ row: 1, column: 11 })
    const answer = state.paste('1\u00a0234,5\t−12\r\n(7)\tca 5\r\n1\t2\r\n')
    expect(answer).toEqual({ cells: 3, wrong: 1, locked: 0, outside: 2 })
    expect(state.edits()).toEqual([
      { row: 'r2', field: 'm11', value: 123_450 },
      { row: 'r2', field: 'm12', value: -1200 },
      { row: 'r3', field: 'm11', value: -700 },
    ])
    expect([...state.findings.keys()]).toEqual(['2.12'])
    type(state, '^z')
    expect(state.edits()).toEqual([])
  })

  it('puts one copied value in every selected cell', () => {
    const state = grid()
    type(state, '+ArrowDown', '+ArrowRight')
    expect(state.paste('5')).toMatchObject({ cells: 4 })
  })

  it('pastes what it copied without moving an öre, quotes and lines included', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', '1', 'å'), maxLength: 5 })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 }), (table) => {
        expect(cellsOfText(table.map((cells) => cells.map(quotedCell).join('\t')).join('\n'))).toEqual(table)
      }),
    )
    const amounts = fc.array(fc.option(fc.integer({ min: -1e12, max: 1e12 }), { nil: null }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(amounts, (months) => {
        const from = grid([line('a', 0, { months: months as (Ore | null)[] })])
        type(from, '^a')
        const to = grid([line('a', 3)])
        to.moveTo({ row: 0, column: 0 })
        to.paste(from.copy())
        expect(to.rows[0]?.months).toEqual(months.map((one) => (one === 0 ? 0 : one)))
      }),
    )
  })
})

describe('saving', () => {
  it('sends the cells that differ from what was read, and nothing when they are back', () => {
    const state = grid()
    write(state, '-5')
    expect(state.edits()).toEqual([{ row: 'r1', field: 'm1', value: kr(-5) }])
    state.saved(state.edits(), [])
    expect(state.edits()).toEqual([])
    type(state, '^z')
    expect(state.edits()).toEqual([{ row: 'r1', field: 'm1', value: kr(-100) }])
  })

  it('takes in what others saved, keeps mine, and waits for a choice where a cell has two values', () => {
    const state = grid()
    write(state, '-5')
    write(state, '-6')
    const theirs = [
      { row: 'r1', field: 'm1', value: kr(-9) },
      { row: 'r3', field: 'm2', value: kr(1) },
    ]
    state.rebase(theirs, [{ row: 'r1', field: 'm1', value: kr(-5), theirs: kr(-9), by: 'Ada' }])
    expect([state.rows[0]?.months[0], state.rows[2]?.months[1], state.conflicts.size]).toEqual([kr(-5), kr(1), 1])
    expect(state.edits().map(({ row }) => row)).toEqual(['r1', 'r2'])
    state.choose('0.1', 'theirs')
    expect(state.edits()).toEqual([{ row: 'r2', field: 'm1', value: kr(-6) }])
    expect([state.conflicts.size, state.total]).toEqual([0, kr(-9 + -1100 + -6 - 2200 + 1)])
  })

  it('puts a draft back as one step, and counts what found no cell', () => {
    const state = grid()
    expect(
      state.restore([
        { row: 'r1', field: 'm2', value: kr(8) },
        { row: 'borta', field: 'm1', value: kr(1) },
      ]),
    ).toBe(1)
    expect(state.rows[0]?.months[1]).toBe(kr(8))
    type(state, '^z')
    expect(state.edits()).toEqual([])
  })
})

describe('800 rows', () => {
  const large = () => grid(Array.from({ length: 800 }, (_, i) => line(`r${i}`, -i)))

  it('cost one addition a changed cell, and only those cells are drawn again', () => {
    const state = large()
    const before = state.additions
    write(state, '-77')
    expect([state.additions - before, state.takeTouched()]).toEqual([1, ['0.1']])
    state.moveTo({ row: 10, column: 1 })
    state.paste(Array.from({ length: 100 }, (_, i) => `${i}`).join('\n'))
    expect([state.additions - before, state.takeTouched().length]).toEqual([101, 100])
    type(state, 'ArrowDown', '+PageDown', '^End')
    expect([state.additions - before, state.takeTouched()]).toEqual([101, []])
  })

  it('have the totals a fresh count has, whatever was done', () => {
    const act = fc.record({ row: fc.nat(799), column: fc.nat(13), written: fc.constantFrom('5', '-1 000,01', '', 'x', '2 tkr') })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), fc.nat(10), (acts, undone) => {
        const state = large()
        for (const { row, column, written } of acts) {
          state.moveTo({ row, column })
          write(state, written)
        }
        for (let i = 0; i < undone; i++) state.undo()
        const fresh = new GridState(state.rows, state.frame)
        expect([state.total, state.columnTotals, state.rowTotals]).toEqual([fresh.total, fresh.columnTotals, fresh.rowTotals])
      }),
      { numRuns: 30 },
    )
  })
})
