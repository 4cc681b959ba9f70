// Measures in the database: versions beside each other, a missing effect back as missing, and two who save at once.
import { expect, it } from 'vitest'
import { month } from '../../kernel/month.ts'
import { forEachDatabase } from '../../storage/testing.ts'
import { exampleMeasure, examplePlan, exampleReport, exampleStated, millions } from './examples.ts'
import type { Measure, MeasurePlan, MeasureReport, StatedEffect } from './measure.ts'
import { loadMeasures, saveMeasurePlans, saveMeasureReports, saveMeasures, saveStatedEffects } from './store.ts'

const based = <T extends { version: number; by: string; at: string }>({ version, by, at, ...rest }: T, basedOn = 0) => ({
  ...rest,
  basedOn,
})
const plan = (more?: Partial<MeasurePlan>) => based(examplePlan(more))
const stated = (more?: Partial<StatedEffect>) => based(exampleStated(more))
const measure = (more?: Partial<Measure>) => based(exampleMeasure(more))
const report = (more?: Partial<MeasureReport>, basedOn = 0) => based(exampleReport(more), basedOn)

forEachDatabase('measures', (open) => {
  it('come back as they were saved, missing amounts missing', async () => {
    const db = await open()
    const { state: _, permanence: __, ...printed } = measure({ id: 'm3', effectPlace: { kind: 'unnamed' } })
    await db.transact(async (tx) => {
      await saveMeasurePlans(tx, [
        plan({ plannedOre: millions(225) }),
        plan({ id: 'del', beside: 'plan-2023', base: 'periodPlan', last: month('2023-04') }),
      ])
      await saveStatedEffects(tx, [stated({ effectOre: millions(80), percentPrinted: 38 }), stated({ unit: 'e2' })])
      await saveMeasures(tx, [
        measure({ planned: { 2023: millions(10) }, starts: '2023-03-01' }),
        measure({ id: 'm2', effectPlace: { kind: 'unit', unit: 'e2' } }),
        printed,
      ])
      await saveMeasureReports(tx, [report({ effectOre: millions(-17.4) }), report({ measure: 'm2' })])
    })
    const book = await db.transact(loadMeasures)
    expect(book.plans).toMatchObject([
      { id: 'del', beside: 'plan-2023', base: 'periodPlan', first: '2023-01', last: '2023-04', version: 1 },
      { id: 'plan-2023', plannedOre: millions(225), base: 'yearPlan' },
    ])
    expect(book.plans[0]).not.toHaveProperty('plannedOre')
    expect(book.stated.map((one) => [one.unit, one.effectOre, one.percentPrinted])).toEqual([
      ['e2', undefined, undefined],
      ['hsf', millions(80), 38],
    ])
    expect(book.measures.map((one) => [one.id, one.effectPlace, one.planned, one.starts])).toEqual([
      ['m1', { kind: 'own' }, { 2023: millions(10) }, '2023-03-01'],
      ['m2', { kind: 'unit', unit: 'e2' }, {}, undefined],
      ['m3', { kind: 'unnamed' }, {}, undefined],
    ])
    expect(book.measures.map((one) => one.state)).toEqual(['ongoing', 'ongoing', undefined])
    expect(book.reports.map((one) => [one.measure, one.effectOre])).toEqual([
      ['m1', millions(-17.4)],
      ['m2', undefined],
    ])
  })

  it('keep every version, log what stood before, and make none when nothing is new', async () => {
    const db = await open()
    await db.transact((tx) => saveMeasures(tx, [measure()]))
    const save = (effect: number, basedOn: number) =>
      db.transact((tx) => saveMeasureReports(tx, [report({ effectOre: millions(effect) }, basedOn)]))
    expect([await save(1, 0), await save(1, 1), await save(2, 1)]).toEqual([1, 0, 1])
    await expect(save(3, 1)).rejects.toMatchObject({ kind: 'conflict' })
    await expect(db.transact((tx) => saveMeasures(tx, [measure({ title: 'Annat' })]))).rejects.toMatchObject({ kind: 'conflict' })
    const book = await db.transact(loadMeasures)
    expect(book.reports.map((one) => [one.version, one.effectOre])).toEqual([
      [1, millions(1)],
      [2, millions(2)],
    ])
    const logged = await db.transact((tx) =>
      tx.query<{ subject: string; before: { effectOre: number } | null }>(
        "select subject, before from storage.audit_log where authority_id = $1 and action = 'followup/measure-report' order by entry_no",
        [tx.authority],
      ),
    )
    expect(logged.map((one) => [one.subject, one.before?.effectOre])).toEqual([
      ['followup:measure-report/m1/2023-04', undefined],
      ['followup:measure-report/m1/2023-04', millions(1)],
    ])
  })
})
