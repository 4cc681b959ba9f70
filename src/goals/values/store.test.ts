// Values in the database: versions, reasons, all or nothing, on both databases.
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../kernel/result.ts'
import { forEachDatabase } from '../../storage/testing.ts'
import { lastRealChange, type NewValue } from './change.ts'
import { confirmSheet, keepSheet, loadSheet, loadValueSeries, loadValues, loadValueVersions, saveValues } from './store.ts'

const typed = (indicator: string, cell: string, more: Partial<NewValue> = {}): NewValue => ({
  indicator,
  period: '2023-04',
  part: 'total',
  cell,
  source: 'typed',
  ...more,
})

const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw new Error(`not refused: ${error}`)
  return error
}

forEachDatabase('values of indicators', (open) => {
  it('saves what was written, and the same again makes no version', async () => {
    const db = await open()
    await db.transact((tx) => saveValues(tx, [typed('i-1', '85,5 %'), typed('i-1', '84 %', { part: 'women', persons: 12 })]))
    const again = await db.transact((tx) => saveValues(tx, [typed('i-1', '85,5 %')]))
    expect(again).toEqual([])
    const values = await db.transact((tx) => loadValues(tx, { period: '2023-04' }))
    expect(values.map((v) => [v.indicator, v.part, v.cell, v.persons, v.version, v.by])).toEqual([
      ['i-1', 'total', '85,5 %', undefined, 1, 'lokal'],
      ['i-1', 'women', '84 %', 12, 1, 'lokal'],
    ])
    expect(await db.transact((tx) => loadValues(tx, { period: '2023-04', indicators: ['i-2'] }))).toEqual([])
  })

  it('keeps every version of a correction, which needs a reason', async () => {
    const db = await open()
    await db.transact((tx) => saveValues(tx, [typed('i-1', '', { missing: 'Mäts först i maj.' })]))
    const refused = await refusalOf(db.transact((tx) => saveValues(tx, [typed('i-1', '85,5'), typed('i-2', '3')])))
    expect(refused.findings.map((f) => [f.code, f.cell])).toEqual([['goals/correction-without-reason', 'reason.i-1.total']])
    expect(await db.transact((tx) => loadValues(tx, { period: '2023-04', indicators: ['i-2'] }))).toEqual([])
    await db.transact((tx) => saveValues(tx, [typed('i-1', '85,5', { reason: 'Mätningen blev klar.' })]))
    const versions = await db.transact((tx) => loadValueVersions(tx, 'i-1'))
    expect(versions.map((v) => [v.version, v.cell, v.missing, v.reason])).toEqual([
      [1, '', 'Mäts först i maj.', undefined],
      [2, '85,5', undefined, 'Mätningen blev klar.'],
    ])
    expect(lastRealChange(versions)).toBe(versions[1]!.at)
  })

  it('refuses a value built on a version that is no longer the latest, and says who saved what', async () => {
    const db = await open()
    await db.transact((tx) => saveValues(tx, [typed('i-1', '70')]))
    const refused = await refusalOf(db.transact((tx) => saveValues(tx, [typed('i-1', '71', { basedOn: 0, reason: 'Ny' })])))
    expect(refused.kind).toBe('conflict')
    expect(refused.findings[0]!.message.sv).toContain('lokal sparade ”70”')
  })

  it('brings in history with its own days, and gives the series in order', async () => {
    const db = await open()
    await db.transact((tx) =>
      saveValues(tx, [
        typed('i-1', '70', { period: '2022', at: '2023-01-20T08:00:00Z', by: 'syntetisk' }),
        typed('i-1', '72', { period: '2022-08', at: '2022-09-20T08:00:00Z', by: 'syntetisk' }),
      ]),
    )
    const series = await db.transact((tx) => loadValueSeries(tx, ['i-1']))
    expect(series.map((v) => [v.period, v.cell, v.at.slice(0, 10), v.by])).toEqual([
      ['2022', '70', '2023-01-20', 'syntetisk'],
      ['2022-08', '72', '2022-09-20', 'syntetisk'],
    ])
  })

  it('writes each value in the log with what stood before', async () => {
    const db = await open()
    await db.transact((tx) => saveValues(tx, [typed('i-1', '70')]))
    await db.transact((tx) => saveValues(tx, [typed('i-1', '71', { reason: 'Skrivfel.' })]))
    const log = await db.transact((tx) =>
      tx.query<{ action: string; before: unknown; after: unknown }>(
        `select action, before, after from storage.audit_log where authority_id = $1 and action like 'goals/%' order by entry_no`,
        [tx.authority],
      ),
    )
    expect(log.map((l) => [l.action, l.before, l.after])).toEqual([
      ['goals/report-values', { 'goals:value/i-1/2023-04': null }, { 'goals:value/i-1/2023-04': { cell: '70' } }],
      [
        'goals/correct-values',
        { 'goals:value/i-1/2023-04': { cell: '70' } },
        { 'goals:value/i-1/2023-04': { cell: '71', reason: 'Skrivfel.' } },
      ],
    ])
  })

  it('keeps a read sheet until its yes, which counts once', async () => {
    const db = await open()
    const id = '0f0e0d0c-0000-4000-8000-000000000001'
    await db.transact((tx) => keepSheet(tx, { id, period: '2023-04', fileName: 'april.csv', content: { rows: [] } }))
    expect(await db.transact((tx) => loadSheet(tx, id))).toMatchObject({ readBy: 'lokal', content: { rows: [] } })
    expect(await db.transact((tx) => confirmSheet(tx, id))).toBe(true)
    expect(await db.transact((tx) => confirmSheet(tx, id))).toBe(false)
  })
})

describe('last real change', () => {
  const version = (no: number, cell: string, at: string) => ({
    ...typed('i-1', cell),
    version: no,
    by: 'a',
    at,
  })
  it('is the day the value last differed, not the day it was last touched', () => {
    const versions = [version(1, '85,5 %', '2023-05-02'), version(2, '86 %', '2023-05-03'), version(3, '86 %', '2023-05-09')]
    expect(lastRealChange(versions)).toBe('2023-05-03')
    expect(lastRealChange([version(1, '86%', '2023-05-01'), version(2, '86 %', '2023-05-02')])).toBe('2023-05-01')
    expect(lastRealChange([])).toBeUndefined()
  })
})
