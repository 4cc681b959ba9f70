// The units' detailed budgets of 2021 are the books' budget of 2020 to the öre, and nobody is given more than the committee has.
import { expect, it } from 'vitest'
import { answersFor, balanceOf, frameOf, netOf, unitHolder } from '../../budget/model.ts'
import { loadDecisions, loadDetail } from '../../budget/store.ts'
import { OWN_ENTITY } from '../../ledger/model.ts'
import { unitTreeAt } from '../../organisation/model.ts'
import { saveUnits } from '../../organisation/store.ts'
import { forEachDatabase } from '../../storage/testing.ts'
import { DEMO_SEED, readDemo } from '../io/readDemo.ts'
import { allocation2021, demoDetails } from './details.ts'
import { seedDetails, seedPlan } from './seed.ts'

const demo = readDemo('small', DEMO_SEED)
const sheets = demoDetails(demo.books, demo.organisation)

it('every budgeted amount of a unit’s cost centres in 2020 stands in its sheet of 2021', () => {
  const own = demo.books.find(({ entity, year }) => entity === OWN_ENTITY && year === 2020)!
  const centres = new Set(demo.organisation.costCentres.filter(({ code }) => !code.startsWith('9')).map(({ code }) => code))
  let booked = 0
  for (const { label, objects, amount } of own.book.balances)
    if (label === 'PBUDGET' && objects.some(({ object }) => centres.has(object))) booked += amount
  expect(sheets.reduce((sum, sheet) => sum + netOf(sheet), 0)).toBe(-booked)
  expect(sheets.length).toBeGreaterThan(50)
  expect(sheets.every(({ rows }) => rows.every(({ months }) => months.length === 12))).toBe(true)
})

it('a unit is given last year’s cost after index, and its rows are within the frame', () => {
  const { entries } = allocation2021(sheets)
  expect(entries.map(({ id }) => id)).toEqual(expect.arrayContaining(['e2201', 'e2603']))
  for (const { id, amount } of entries) {
    const cost = -netOf(sheets.find(({ unit }) => unit === id)!)
    expect([amount >= cost, amount <= cost * 1.019, amount % 100_000], id).toEqual([true, true, 0])
  }
})

forEachDatabase('the demonstration’s detailed budgets', (open) => {
  it('are put in once; the committee’s frame is the same, some of it now with its units', async () => {
    const db = await open()
    await db.transact((tx) => saveUnits(tx, demo.organisation.units))
    await db.transact(seedPlan)
    const contains = answersFor(unitTreeAt(demo.organisation.units, '2021-06-30'))
    const frames = () =>
      db.transact(async (tx) => {
        const decisions = await loadDecisions(tx)
        const asked = { contains, asOf: '2021-03-01' }
        return [frameOf(decisions, 'hsn', 2021, asked), balanceOf(decisions, unitHolder('e2201'), 2021, asked)]
      })
    const [before] = await frames()
    await db.transact((tx) => seedDetails(tx, demo))
    await db.transact((tx) => seedDetails(tx, demo))
    const [after, unit] = await frames()
    expect(after).toBe(before)
    expect(unit).toBe(allocation2021(sheets).entries.find(({ id }) => id === 'e2201')!.amount)
    await db.transact(async (tx) => {
      expect((await loadDetail(tx, sheets.at(-1)!.unit, 2021)).rows.length).toBe(sheets.at(-1)!.rows.length)
      const own = sheets.find((sheet) => sheet.unit === 'e2201')!
      expect((await loadDetail(tx, 'e2201', 2021)).rows.map(({ account, months }) => [account, months])).toEqual(
        own.rows.map(({ account, months }) => [account, months]),
      )
    })
  })
})
