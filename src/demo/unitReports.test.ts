// The units' earlier words: the same each time, labelled as made up, and shown unchanged in the round that follows.
import { describe, expect, it } from 'vitest'
import { openReport } from '../followup/model.ts'
import { loadPreviousReports, loadReports } from '../followup/store.ts'
import { saveUnits } from '../organisation/store.ts'
import { forEachDatabase } from '../storage/testing.ts'
import { DEMO_SEED, readDemo } from './io/readDemo.ts'
import { seedUnitReports, unitReports } from './unitReports.ts'

const { units } = readDemo('small', DEMO_SEED).organisation

describe('what units said', () => {
  const reports = unitReports(units)
  it('is the same each time and says that it is synthetic', () => {
    expect(unitReports(units)).toEqual(reports)
    expect(reports.length).toBeGreaterThan(50)
    for (const one of reports) {
      expect(one.by).toContain('syntetisk')
      if (one.text !== '') expect(one.text).toMatch(/Syntetisk exempeltext\.$/)
      if (one.deviationReason !== '') expect(one.deviationReason).toMatch(/Syntetisk exempeltext\.$/)
    }
  })
  it('asks a month for a forecast and the year for a comment', () => {
    for (const one of reports)
      expect([one.text === '', one.forecastOre === undefined]).toEqual(one.round === '2022-12' ? [false, true] : [true, false])
  })
})

forEachDatabase('the demo’s earlier reports', (open) => {
  it('are put in once and open the round of April', async () => {
    const db = await open()
    await db.transact(async (tx) => {
      await saveUnits(tx, units)
      await seedUnitReports(tx)
      await seedUnitReports(tx)
      expect(await loadReports(tx, '2022-12')).toHaveLength(unitReports(units).filter((one) => one.round === '2022-12').length)
      const [previous] = await loadPreviousReports(tx, '2023-04', ['e2201'])
      const opened = openReport(undefined, previous)
      expect(opened).toMatchObject({ version: 0, from: '2022-12' })
      expect(opened.text).toContain('Syntetisk exempeltext.')
      expect(opened.forecast).not.toBe('')
    })
  })
})
