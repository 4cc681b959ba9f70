// Detailed budgets in both databases: history kept, two people at once, totals by the database, everything of an authority its own.
import { expect, it } from 'vitest'
import { LOCAL_ACTOR } from '../../kernel/actor.ts'
import { type Ore, ore } from '../../kernel/money.ts'
import { forEachDatabase, OTHER_AUTHORITY, type TestDatabase } from '../../storage/testing.ts'
import { copiedRows, outcomeRows } from './copy.ts'
import { row, sheet } from './io/sheetTesting.ts'
import { type Edit, netOf } from './sheet.ts'
import { loadStaffing, saveStaffing } from './staffing/store.ts'
import {
  copyYear,
  type DetailSave,
  detailTotals,
  handInDetail,
  listSheets,
  loadDetail,
  type Saved,
  saveDetail,
  saveDetails,
} from './store.ts'

const kr = (n: number): Ore => ore(n * 100)
const set = (id: string, field: Edit['field'], value: Edit['value']): Edit => ({ row: id, field, value })
const START: Edit[] = [
  set('r1', 'account', '5010'),
  set('r1', 'm1', kr(-100)),
  set('r1', 'm2', kr(-100)),
  set('r2', 'account', '3010'),
  set('r2', 'm1', kr(40)),
]
const save = (edits: Edit[], basedOn: number, more: Partial<DetailSave> = {}): DetailSave => ({
  unit: 'e1',
  year: 2024,
  basedOn,
  edits,
  source: 'grid',
  ...more,
})
const begun = async (db: TestDatabase) => {
  await db.transact((tx) => saveDetail(tx, save(START, 0)))
}
const by = (db: TestDatabase, name: string, one: DetailSave, first?: () => Promise<void>): Promise<Saved> =>
  db.asAuthority(db.authority, { name }, async (tx) => {
    await first?.()
    return await saveDetail(tx, one)
  })

forEachDatabase('the detailed budget', (open, engine) => {
  it('is read as it was saved, and as it was at each version', async () => {
    const db = await open()
    await begun(db)
    await db.transact((tx) =>
      saveDetail(tx, save([set('r1', 'm1', null), set('r1', 'n2', 'nytt avtal'), set('r2', 'account', null)], 1)),
    )
    await db.transact(async (tx) => {
      const now = await loadDetail(tx, 'e1', 2024)
      expect([now.version, now.rows.map(({ id }) => id)]).toEqual([2, ['r1']])
      expect(now.rows[0]).toMatchObject({ notes: { 2: 'nytt avtal' } })
      expect(now.rows[0]?.months.slice(0, 3)).toEqual([null, kr(-100), null])
      const then = await loadDetail(tx, 'e1', 2024, 1)
      expect([then.version, netOf(then), then.rows.map(({ account }) => account)]).toEqual([1, kr(-160), ['3010', '5010']])
      expect(await loadDetail(tx, 'e2', 2024)).toEqual({ unit: 'e2', year: 2024, version: 0, rows: [] })
    })
  })

  it('makes no version and no entry in the log when nothing differs', async () => {
    const db = await open()
    await begun(db)
    const again = await db.transact((tx) => saveDetail(tx, save([set('r1', 'm1', kr(-100))], 1)))
    expect(again).toMatchObject({ kind: 'saved', changed: 0, sheet: { version: 1 } })
  })

  it('merges what two people did in different cells, and tells the second what the first did', async () => {
    const db = await open()
    await begun(db)
    await by(db, 'Ada', save([set('r1', 'm1', kr(-150))], 1))
    const saved = await by(db, 'Bo', save([set('r1', 'm2', kr(-90)), set('r2', 'text', 'avgifter')], 1))
    expect(saved).toMatchObject({
      kind: 'saved',
      sheet: { version: 3 },
      merged: { receipt: { theirs: [{ row: 'r1', field: 'm1' }] } },
    })
    expect((await db.transact((tx) => loadDetail(tx, 'e1', 2024))).rows[1]?.months.slice(0, 2)).toEqual([kr(-150), kr(-90)])
  })

  it('saves nothing where one cell collides, and shows both values, who and when', async () => {
    const db = await open()
    await begun(db)
    await by(db, 'Ada', save([set('r1', 'm1', kr(-150))], 1))
    // Bo moves 50 from January to February: half of it would be wrong.
    const answer = await by(db, 'Bo', save([set('r1', 'm1', kr(-50)), set('r1', 'm2', kr(-150))], 1))
    expect(answer.kind).toBe('conflict')
    if (answer.kind !== 'conflict') return
    const [conflict] = answer.merged.receipt.conflicts
    expect(conflict).toEqual({ kind: 'cell', row: 'r1', field: 'm1', base: kr(-100), mine: kr(-50), theirs: kr(-150) })
    expect(answer.savedBy(conflict!)).toMatchObject({ by: 'Ada' })
    const now = await db.transact((tx) => loadDetail(tx, 'e1', 2024))
    expect([now.version, now.rows[1]?.months[1]]).toEqual([2, kr(-100)])
  })

  it('lets two transactions at once both through when their cells differ, and only one when they do not', async () => {
    const db = await open()
    await begun(db)
    const both = await Promise.all([
      by(db, 'Ada', save([set('r1', 'm1', kr(-1))], 1)),
      by(db, 'Bo', save([set('r2', 'm1', kr(2))], 1)),
    ])
    expect(both.map(({ kind }) => kind)).toEqual(['saved', 'saved'])
    const one = await Promise.all([
      by(db, 'Ada', save([set('r1', 'm5', kr(-1))], 3)),
      by(db, 'Bo', save([set('r1', 'm5', kr(-2))], 3)),
    ])
    expect(one.map(({ kind }) => kind).sort()).toEqual(['conflict', 'saved'])
    const now = await db.transact((tx) => loadDetail(tx, 'e1', 2024))
    expect([now.version, now.rows.map(({ months }) => months[0])]).toEqual([4, [kr(2), kr(-1)]])
  })

  if (engine === 'postgres')
    it('makes the second transaction wait for the first, and meet what it saved', async () => {
      const db = await open()
      await begun(db)
      let release = () => {}
      const held = new Promise<void>((resolve) => {
        release = resolve
      })
      let entered = () => {}
      const inside = new Promise<void>((resolve) => {
        entered = resolve
      })
      const first = db.asAuthority(db.authority, { name: 'Ada' }, async (tx) => {
        await saveDetail(tx, save([set('r1', 'm1', kr(-1))], 1))
        entered()
        await held
      })
      await inside
      const second = by(db, 'Bo', save([set('r1', 'm1', kr(-2))], 1))
      release()
      await first
      expect((await second).kind).toBe('conflict')
    })

  it('adds up by unit, account and month, without rows taken away', async () => {
    const db = await open()
    await begun(db)
    await db.transact((tx) =>
      saveDetail(tx, save([set('r3', 'account', '5010'), set('r3', 'm1', kr(-7)), set('r2', 'account', null)], 1)),
    )
    await db.transact(async (tx) => {
      expect(await detailTotals(tx, 2024)).toEqual([
        { unit: 'e1', account: '5010', month: 1, ore: kr(-107) },
        { unit: 'e1', account: '5010', month: 2, ore: kr(-100) },
      ])
      expect(await detailTotals(tx, 2024, ['e2'])).toEqual([])
      expect(await listSheets(tx, 2024)).toMatchObject([{ unit: 'e1', version: 2, net: kr(-207), savedBy: 'lokal' }])
    })
  })

  it('brings in many sheets at once, and each authority sees its own', async () => {
    const db = await open()
    const made = await db.transact((tx) =>
      saveDetails(tx, [sheet([row('a', kr(-1))], { unit: 'e1' }), sheet([row('a', kr(-2))], { unit: 'e2' })], {
        by: 'Budgetavdelningen',
        at: '2023-11-30T10:00:00Z',
      }),
    )
    expect(made).toBe(2)
    await db.transact(async (tx) => {
      expect((await loadDetail(tx, 'e2', 2024)).rows).toEqual([row('a', kr(-2))])
      expect((await listSheets(tx, 2024)).map(({ savedBy }) => savedBy)).toEqual(['Budgetavdelningen', 'Budgetavdelningen'])
    })
    await db.asAuthority(OTHER_AUTHORITY, LOCAL_ACTOR, async (tx) => expect(await detailTotals(tx, 2024)).toEqual([]))
  })

  it('starts a year from last year’s budget or outcome, once', async () => {
    const db = await open()
    await begun(db)
    await db.transact(async (tx) => {
      const last = await loadDetail(tx, 'e1', 2024)
      await copyYear(tx, { unit: 'e1', year: 2025, rows: copiedRows(last) })
      expect((await loadDetail(tx, 'e1', 2025)).rows).toEqual(last.rows)
      await expect(copyYear(tx, { unit: 'e1', year: 2025, rows: copiedRows(last) })).rejects.toThrow('har redan rader')
      const booked = Array.from({ length: 12 }, (_, i) => (i === 11 ? null : kr(10)))
      await copyYear(tx, {
        unit: 'e3',
        year: 2025,
        rows: outcomeRows(
          new Map([
            ['5010', booked],
            ['6110', booked.map(() => ore(0))],
          ]),
        ),
      })
      const started = await loadDetail(tx, 'e3', 2025)
      expect(started.rows.map(({ account, months }) => [account, months[0], months[11]])).toEqual([['5010', kr(-10), null]])
    })
  })

  it('hands in the version that was read, with who distributes the rest; a later save is later', async () => {
    const db = await open()
    await begun(db)
    await db.transact(async (tx) => {
      const now = await loadDetail(tx, 'e1', 2024)
      await handInDetail(tx, now, { frame: kr(200), undistributed: { owner: 'Ekonomichefen', due: '2024-03-31' } })
      await saveDetail(tx, save([set('r1', 'm1', kr(-1))], 1))
      await expect(handInDetail(tx, now, { frame: kr(200) })).rejects.toThrow('medan sidan var öppen')
      expect((await listSheets(tx, 2024))[0]).toMatchObject({
        version: 2,
        handedIn: { version: 1, net: kr(-160), frame: kr(200), undistributed: { owner: 'Ekonomichefen', due: '2024-03-31' } },
      })
    })
  })

  it('keeps staffing targets in versions and their rows in the sheet, computed anew each time', async () => {
    const db = await open()
    await begun(db)
    const target = { id: 'ssk', title: 'Sjuksköterskor', fte: '2', monthlySalary: kr(10_000), account: '4011', activity: '' }
    const one = { unit: 'e1', year: 2024, targets: [target], onCostAccount: '4511' }
    await db.transact(async (tx) => {
      await saveStaffing(tx, { ...one, basedOn: 0, decide: '2' })
      expect((await loadDetail(tx, 'e1', 2024)).rows.map(({ id, months }) => [id, months[0]])).toEqual([
        ['r2', kr(40)],
        ['s-ssk', kr(-20_000)],
        ['s-ssk-po', kr(-6284)],
        ['r1', kr(-100)],
      ])
      await saveStaffing(tx, { ...one, basedOn: 1, targets: [] })
      expect((await loadDetail(tx, 'e1', 2024)).rows.map(({ id }) => id)).toEqual(['r2', 'r1'])
      expect(await loadStaffing(tx, 'e1', 2024)).toMatchObject({ version: 2, targets: [], decided: { fte: '2', by: 'lokal' } })
      await expect(saveStaffing(tx, { ...one, basedOn: 1 })).rejects.toThrow('Någon annan har sparat')
    })
  })
})
