// The printed forecasts of April 2023: what adds up, what does not, and who printed nothing.
import { expect, it } from 'vitest'
import { deviationOre, forecastListing, rollUp } from '../followup/model.ts'
import { loadForecasts, loadWorkedTime } from '../followup/store.ts'
import { dayOfPeriod, unitTreeAt } from '../organisation/model.ts'
import { loadUnits, saveUnits } from '../organisation/store.ts'
import { forEachDatabase } from '../storage/testing.ts'
import { printedForecasts, seedForecasts } from './forecastsSeed.ts'
import { demoOrganisation } from './organisation.ts'
import { readCsv } from './publishedCsv.ts'

const UNITS = demoOrganisation(readCsv('organisation.csv'), 'small').units
const rolled = (forecasts: Parameters<typeof rollUp>[0]['forecasts']) =>
  rollUp({ round: '2023-04', tree: unitTreeAt(UNITS, dayOfPeriod(2023, 4)), forecasts })
const PRINTED = printedForecasts().map((one) => ({ ...one, by: 'x', at: '', version: 1 }))

it('come to −409 and −733, and the balance requirement starts from that (C97, C98)', () => {
  const listing = forecastListing(rolled(PRINTED))
  expect(listing.totals).toMatchObject({
    netCostDeviationMkr: -644,
    taxAndGrantsDeviationMkr: 154,
    financialDeviationMkr: 81,
    totalDeviationMkr: -409,
    budgetResultMkr: -324,
    resultMkr: -733,
  })
  expect(listing.balanceRequirement).toMatchObject({ startsFromMkr: -733, resultMkr: null })
  expect(
    listing.lines
      .filter((one) => one.level === 'committee' && one.deviationMkr !== null)
      .map((one) => [one.id, one.deviationMkr]),
  ).toEqual([
    ['rs', -43],
    ['hsn', -550],
    ['run', -51],
  ])
  expect(listing.missing).toEqual(['Regionfullmäktige', 'Revision (Revisorerna)', 'Patientnämnden', 'Folkhögskolestyrelsen'])
  expect(listing.lines.every((one) => one.level === 'total' || one.deviationMkr === null || one.method === 'published')).toBe(
    true,
  )
})

it('of the board’s parts come to −44 where −43 is printed: told, not mended; the development committee’s two come out', () => {
  const { findings } = rolled(PRINTED)
  expect(findings.map((one) => one.message.sv.replaceAll('\u2212', '-'))).toEqual([
    'Regionstyrelsen: delarna summerar till -44 mkr, men prognosen är -43 mkr. Skillnad -1 mkr.',
  ])
  const parts = (unit: string) =>
    PRINTED.filter((one) => one.holder.startsWith(`unit/${unit}/`)).map((one) => deviationOre(one)! / 1e8)
  expect(parts('rs')).toEqual([3, 1, 26, 6, -80])
  expect(parts('run')).toEqual([-47, -4])
})

it('agree with the printed operating result of boards and committees: 113 budgeted, −377 expected', () => {
  const rows = readCsv('plan_2022_2026/delar_april_2023_finance.csv')
  const printed = (measure: string) => Number(rows.find((row) => row.measure === measure)?.value)
  expect(printed('operating result forecast') - printed('operating result budget')).toBe(-644 + 154)
})

forEachDatabase('the seed of forecasts', (open) => {
  it('is put in once, and again leaves everything as it is', async () => {
    const db = await open()
    await db.transact((tx) => saveUnits(tx, UNITS))
    await db.transact(seedForecasts)
    await db.transact(seedForecasts)
    const kept = await db.transact((tx) => loadForecasts(tx, '2023-04'))
    expect(kept.map((one) => one.version)).toEqual(printedForecasts().map(() => 1))
    const worked = await db.transact((tx) => loadWorkedTime(tx, 2020))
    expect(worked.length).toBeGreaterThan(100)
    expect(worked.every((one) => one.synthetic && one.version === 1)).toBe(true)
    expect((await db.transact(loadUnits)).length).toBe(UNITS.length)
  })
})
