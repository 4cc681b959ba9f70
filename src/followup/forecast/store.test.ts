// Forecasts in the database: versions only, two who save at once, unit reports read as they stand, and a lock that holds.
import { expect, it } from 'vitest'
import { ORE_PER_MKR, ore } from '../../kernel/money.ts'
import { saveUnits } from '../../organisation/store.ts'
import { forEachDatabase } from '../../storage/testing.ts'
import * as store from '../store.ts'
import type { NewForecast } from './forecast.ts'

const mkr = (value: number) => ore(value * ORE_PER_MKR)
const forecast = (more: Partial<NewForecast> = {}): NewForecast => ({
  round: '2023-04',
  holder: 'unit/hsn',
  year: 2023,
  outcomeToDate: mkr(-100),
  restOfYear: mkr(-210),
  budget: mkr(-300),
  method: 'judged',
  comment: 'Vikarier.',
  ...more,
})

forEachDatabase('forecasts', (open) => {
  it('are kept in versions; who saved on an old one saves nothing, and the same again makes none', async () => {
    const db = await open()
    expect(await db.transact((tx) => store.saveForecast(tx, forecast(), 0))).toBe(1)
    expect(await db.transact((tx) => store.saveForecast(tx, forecast(), 1))).toBe(1)
    expect(await db.transact((tx) => store.saveForecast(tx, forecast({ restOfYear: mkr(-200) }), 1))).toBe(2)
    await expect(db.transact((tx) => store.saveForecast(tx, forecast({ comment: 'Annat.' }), 1))).rejects.toMatchObject({
      code: store.FORECAST_CONFLICT,
    })
    const versions = await db.transact((tx) => store.loadForecastVersions(tx, '2023-04', 'unit/hsn'))
    expect(versions.map((one) => [one.version, one.restOfYear, one.by])).toEqual([
      [1, mkr(-210), 'lokal'],
      [2, mkr(-200), 'lokal'],
    ])
  })

  it('take the units’ reports as they stand, unless the unit has made a forecast of its own', async () => {
    const db = await open()
    const report = {
      round: '2023-04',
      version: 1,
      text: '',
      deviationReason: 'Hyrpersonal.',
      unchanged: false,
      by: 'A',
      at: '2023-05-02T08:00:00Z',
    }
    await db.transact((tx) =>
      store.seedReports(tx, [
        { ...report, unit: 'e1', forecastOre: mkr(-3) },
        { ...report, unit: 'e1', version: 2, forecastOre: mkr(-4) },
        { ...report, unit: 'e2', forecastOre: mkr(-5) },
        { ...report, unit: 'e3' },
      ]),
    )
    await db.transact((tx) => store.saveForecast(tx, forecast({ holder: 'unit/e2' }), 0))
    const all = await db.transact((tx) => store.loadForecasts(tx, '2023-04'))
    expect(all.map((one) => [one.holder, one.method, one.statedDeviation ?? null])).toEqual([
      ['unit/e2', 'judged', null],
      ['unit/e1', 'unit-report', mkr(-4)],
    ])
  })

  it('are the memory of a round once it is locked: nothing is added, and reports that change later do not move it', async () => {
    const db = await open()
    const report = {
      round: '2023-04',
      unit: 'e1',
      version: 1,
      text: '',
      deviationReason: '',
      unchanged: false,
      by: 'A',
      at: '2023-05-02T08:00:00Z',
    }
    await db.transact((tx) => store.seedReports(tx, [{ ...report, forecastOre: mkr(-3) }]))
    await db.transact((tx) => store.saveForecast(tx, forecast(), 0))
    expect(
      await db.transact((tx) =>
        store.saveAdjustment(tx, { round: '2023-04', unit: 'hsn', amount: mkr(5), reason: 'Bidrag väntas i höst.' }),
      ),
    ).toBe(1)
    const lock = await db.transact((tx) => store.lockForecasts(tx, '2023-04'))
    expect(lock).toMatchObject({ round: '2023-04', by: 'lokal' })
    for (const write of [
      (tx: Parameters<typeof store.loadReports>[0]) => store.saveForecast(tx, forecast({ comment: 'Sent.' }), 1),
      (tx: Parameters<typeof store.loadReports>[0]) =>
        store.saveAdjustment(tx, { round: '2023-04', unit: 'hsn', amount: mkr(1), reason: 'För sent nu.' }),
      (tx: Parameters<typeof store.loadReports>[0]) => store.lockForecasts(tx, '2023-04'),
    ])
      await expect(db.transact<unknown>(write)).rejects.toMatchObject({ code: store.FORECAST_LOCKED, kind: 'conflict' })
    await db.transact((tx) => store.seedReports(tx, [{ ...report, version: 2, forecastOre: mkr(-9) }]))
    const kept = await db.transact((tx) => store.loadForecasts(tx, '2023-04'))
    expect(kept.find((one) => one.holder === 'unit/e1')).toMatchObject({ statedDeviation: mkr(-3), by: 'A', lockedAt: lock.at })
    const known = await db.transact((tx) =>
      store.loadAccuracy(tx, () => [{ holder: 'unit/hsn', year: 2023, outcome: mkr(-306) }]),
    )
    expect(known.hits.map((one) => [one.forecast.holder, one.error])).toEqual([['unit/hsn', mkr(4)]])
  })

  it('of one save or one lock at the same time, nobody writes past the lock', async () => {
    const db = await open()
    const done = await Promise.allSettled([
      db.transact((tx) => store.lockForecasts(tx, '2023-04')),
      db.transact((tx) => store.saveForecast(tx, forecast(), 0)),
      db.transact((tx) => store.lockForecasts(tx, '2023-04')),
    ])
    expect([done[0], done[2]].filter((one) => one!.status === 'fulfilled')).toHaveLength(1)
    const lock = await db.transact((tx) => store.loadLock(tx, '2023-04'))
    const saved = await db.transact((tx) => store.loadForecastVersions(tx, '2023-04', 'unit/hsn'))
    expect(saved).toHaveLength(done[1]!.status === 'fulfilled' ? 1 : 0)
    expect(saved.filter((one) => one.at > lock!.at)).toEqual([])
    await expect(db.transact((tx) => store.saveForecast(tx, forecast(), saved.length))).rejects.toMatchObject({
      code: store.FORECAST_LOCKED,
    })
  })

  it('many are read in once and leave what is there alone', async () => {
    const db = await open()
    await db.transact((tx) => store.saveForecast(tx, forecast(), 0))
    const many = [forecast({ comment: 'Tryckt.' }), forecast({ holder: 'line/financial' })].map((one) => ({
      ...one,
      by: 'Delårsrapport',
    }))
    expect(await db.transact((tx) => store.saveForecasts(tx, many))).toBe(1)
    expect(await db.transact((tx) => store.saveForecasts(tx, many))).toBe(0)
    expect((await db.transact((tx) => store.loadForecasts(tx, '2023-04'))).map((one) => [one.holder, one.by])).toEqual([
      ['line/financial', 'Delårsrapport'],
      ['unit/hsn', 'lokal'],
    ])
    expect(await db.transact((tx) => store.previousForecastRound(tx, '2023-08'))).toBe('2023-04')
    expect(await db.transact((tx) => store.previousForecastRound(tx, '2024-03'))).toBeUndefined()
  })

  it('are rolled up round by round for those who ask', async () => {
    const db = await open()
    await db.transact((tx) =>
      saveUnits(tx, [
        { code: 'hsn', kind: 'committee', name: 'Vårdnämnden', parent: 'rf', validFrom: '2020-01-01' },
        { code: 'rf', kind: 'assembly', name: 'Fullmäktige', validFrom: '2020-01-01' },
      ]),
    )
    await db.transact((tx) => store.saveForecasts(tx, [forecast(), forecast({ round: '2023-03', restOfYear: mkr(-200) })]))
    const rolled = await db.transact(store.loadRolledForecasts)
    expect([...rolled].map(([round, one]) => [round, one.netCost.deviation])).toEqual([
      ['2023-04', mkr(-10)],
      ['2023-03', mkr(0)],
    ])
  })

  it('worked time keeps what each file said, and the latest holds', async () => {
    const db = await open()
    const row = { unit: 'e1', month: '2020-01', fteHundredths: 1_250 }
    expect(await db.transact((tx) => store.saveWorkedTime(tx, [row], { fileName: 'a.csv' }))).toBe(1)
    expect(await db.transact((tx) => store.saveWorkedTime(tx, [row], { fileName: 'b.csv' }))).toBe(0)
    expect(await db.transact((tx) => store.saveWorkedTime(tx, [{ ...row, fteHundredths: 1_300 }], { fileName: 'c.csv' }))).toBe(1)
    const kept = await db.transact((tx) => store.loadWorkedTime(tx, 2020))
    expect(kept.map((one) => [one.fteHundredths, one.version, one.fileName])).toEqual([[1_300, 2, 'c.csv']])
    expect(await db.transact((tx) => store.loadWorkedYears(tx))).toEqual([2020])
  })
})
